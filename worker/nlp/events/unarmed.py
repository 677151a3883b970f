"""People who are no armed side, as those who did it: "two men shot", "villagers lynched"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind, Role
from worker.nlp.actors.words import BARE_MEN, FOLLOWERS
from worker.nlp.events.folding import Roles
from worker.nlp.events.role_governors import MUTUAL
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import Link
from worker.nlp.triggers.found import Found

_BODIES = frozenset(
    "group groups organization organizations organisation organisations faction factions ring"
    " rings network networks cell cells dealers".split()
)
"""What those are called of whom nothing is known but what they did: "an unknown group"."""


_KINDS = {
    **dict.fromkeys(_BODIES, ActorKind.MILITIA),
    **dict.fromkeys(FOLLOWERS, ActorKind.CIVILIANS),
    "forces": ActorKind.STATE_FORCE,
}


def with_doers(roles: Roles, found: Found, linked: Sequence[Link]) -> Roles:
    """Unarmed people do it only to somebody: "two men shot a judge", not "man attacked on road".

    `linked` are the phrases that the roles were read from: a victim may be a pronoun ("shot her"),
    and whoever stands behind a "by" did it. Those who are no more than men are armed then.
    """
    hit = found.kind in MUTUAL or any(_is_certain(role, head) for role, head in linked)
    return [
        (role, as_doer(actor) if role is Role.INITIATOR else actor)
        for role, actor in roles
        if hit or role is not Role.INITIATOR or actor.kind is not ActorKind.CIVILIANS
    ]


def _is_certain(role: Role, head: Token) -> bool:
    return role is Role.TARGET or head.head.lower_ == "by"


def as_doer(actor: ActorMention) -> ActorMention:
    """Those who are no more than men or a group, as armed men: they did it."""
    last = actor.name.split()[-1].lower()
    unknown = actor.kind is ActorKind.UNKNOWN
    men = actor.kind is ActorKind.CIVILIANS and last in BARE_MEN
    if men:
        return replace(actor, kind=ActorKind.MILITIA)
    return replace(actor, kind=_KINDS.get(last, actor.kind)) if unknown else actor
