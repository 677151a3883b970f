"""Who claims a deed did it, where the text has no name for those who did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from worker.domain.annotations import ActorMention, ClaimMention
from worker.domain.incident import Actor
from worker.domain.kinds import IRREGULAR, Certainty, Role, Stance
from worker.incidents.names import alike
from worker.incidents.proposal.view import View


def with_claimants(
    view: View, actors: Sequence[Actor], claims: Iterable[ClaimMention]
) -> tuple[Actor, ...]:
    """ "Rebels brought it down. The X Army said it had hit it": those rebels are the X Army."""
    did = [a for a in actors if a.role is Role.INITIATOR]
    if not did or any(a.canonical_id or a.kind not in IRREGULAR for a in did):
        return tuple(actors)
    boasts = [c for c in claims if c.stance is Stance.CLAIMS_RESPONSIBILITY]
    named = {g.canonical_id: g for c in boasts for g in _groups(view, c)}
    return (*actors, *(_claimant(g) for g in named.values()))


def _groups(view: View, claim: ClaimMention) -> Iterator[ActorMention]:
    """The armed group that a claim is of, as the text names it."""
    for mention in view.annotations.actors:
        known = mention.canonical_id is not None and mention.kind in IRREGULAR
        if known and alike(mention.name, claim.source):
            yield mention
            return


def _claimant(group: ActorMention) -> Actor:
    return Actor(
        group.name,
        Role.INITIATOR,
        group.kind,
        group.canonical_id,
        group.country_code,
        Certainty.CLAIMED,
    )
