"""People who are no armed side, as those who did it: "two men shot", "villagers lynched"."""

from __future__ import annotations

from dataclasses import replace

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind, Role
from worker.nlp.actors.words import BARE_MEN
from worker.nlp.events.folding import Roles
from worker.nlp.events.role_governors import MUTUAL
from worker.nlp.triggers.found import Found


def with_doers(roles: Roles, found: Found) -> Roles:
    """Unarmed people do it only to somebody: "two men shot a judge", not "man attacked on road".

    Those who are no more than men are armed then.
    """
    hit = found.kind in MUTUAL or any(role is Role.TARGET for role, _ in roles)
    return [
        (role, as_doer(actor) if role is Role.INITIATOR else actor)
        for role, actor in roles
        if hit or role is not Role.INITIATOR or actor.kind is not ActorKind.CIVILIANS
    ]


def as_doer(actor: ActorMention) -> ActorMention:
    """Those who are no more than men, as armed men: they did it."""
    men = actor.kind is ActorKind.CIVILIANS and actor.name.split()[-1].lower() in BARE_MEN
    return replace(actor, kind=ActorKind.MILITIA) if men else actor
