"""Who did it by name, where the text only says "rebels" there.

1. claimed   who claims the deed did it
2. the       "the rebels", where one armed group was named before them, are of that group
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from worker.domain.annotations import ActorMention, ClaimMention
from worker.domain.incident import Actor
from worker.domain.kinds import IRREGULAR, ActorKind, Certainty, Role, Stance
from worker.incidents.names import alike
from worker.incidents.proposal.listed import items
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
    if named:
        return (*actors, *(_by_name(g, Certainty.CLAIMED) for g in named.values()))
    meant = _named_before(view, did)
    return (*actors, _by_name(meant, Certainty.ALLEGED)) if meant is not None else tuple(actors)


def _groups(view: View, claim: ClaimMention) -> Iterator[ActorMention]:
    """The armed group that a claim is of, as the text names it."""
    for mention in view.annotations.actors:
        known = mention.canonical_id is not None and mention.kind in IRREGULAR
        if known and alike(mention.name, claim.source):
            yield mention
            return


def _named_before(view: View, did: Sequence[Actor]) -> ActorMention | None:
    """ "X holds the north. … The rebels shot down a jet": those of X, if no other group is told."""
    told = [
        m
        for m in view.annotations.actors
        if m.canonical_id is None and any(m.name == a.name and m.kind is a.kind for a in did)
    ]
    meant = next((m for m in told if _is_definite(view, m)), None)
    if meant is None:
        return None
    start = view.annotations.sentences[view.sentence_of(meant.span)].span.start
    before = [m for m in view.annotations.actors if m.span.start < start]
    groups = {m.canonical_id: m for m in before if m.canonical_id and m.kind in IRREGULAR}
    group = next(iter(groups.values()), None)
    if group is None or len(groups) > 1 or {group.kind, meant.kind} == _UNLIKE:
        return None
    return group if _are_of_one_item(view, group, meant) else None


def _are_of_one_item(view: View, a: ActorMention, b: ActorMention) -> bool:
    """Whether both stand in one item, in a report that is a list."""
    numbers = items(view.text, view.annotations)
    return numbers[view.sentence_of(a.span)] == numbers[view.sentence_of(b.span)]


def _is_definite(view: View, mention: ActorMention) -> bool:
    start = mention.span.start
    bare = mention.name.lower() in _MEMBERS
    return bare and view.text[max(0, start - 4) : start].lower() == "the "


_UNLIKE = {ActorKind.REBEL, ActorKind.TERRORIST}
_MEMBERS = frozenset(
    "rebels guerrillas guerillas insurgents militants fighters extremists jihadists terrorists"
    " separatists militia militiamen group gang".split()
)
"""What those of a group that was named are called further on; "the captors" did one deed."""


def _by_name(group: ActorMention, certainty: Certainty) -> Actor:
    return Actor(
        group.name,
        Role.INITIATOR,
        group.kind,
        group.canonical_id,
        group.country_code,
        certainty,
    )
