"""What the armed sides say of two tellings: whether somebody else did it."""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import ActorKind, EventType, Role
from worker.incidents.compare import FAMILY
from worker.incidents.names import alike
from worker.incidents.proposal.note import is_note, is_one_fight
from worker.incidents.proposal.view import CRAFT, STRONG, View


def sides_differ(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against a trigger that somebody else did it.

    Not where two are said to have freed one man: those are rival accounts.
    """
    if _one_freed(view, members, trigger) or (is_note(view) and is_one_fight(members, trigger)):
        return 0.0
    if _turned(view, members, trigger):
        return 1.0
    mine = _sides(view, [trigger])
    theirs = _sides(view, members)
    differ = bool(mine and theirs) and not mine & theirs
    if not differ and not _opposed(view, members, trigger):
        return 0.0
    families = {FAMILY[m.event_type] for m in members} | {FAMILY[trigger.event_type]}
    if len(families) > 1 and trigger.score >= STRONG:
        return 1.0
    return 0.0 if families == {"ground"} and trigger.score >= STRONG else 0.7


def _one_freed(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether both tell that the same was rescued, and no second one ("another pilot")."""
    if {trigger.event_type, *(m.event_type for m in members)} != {EventType.RESCUE}:
        return False
    theirs = [a.name for m in members for a in view.actors(m, Role.TARGET)]
    return any(alike(a.name, other) for a in view.actors(trigger, Role.TARGET) for other in theirs)


def _turned(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether it hits from afar those who did the others: no clash, but a deed of its own."""
    if FAMILY[trigger.event_type] == "ground":
        return False
    did, hit = (
        {a.canonical_id for t in found for a in view.actors(t, role) if a.canonical_id}
        for found, role in ((members, Role.INITIATOR), ([trigger], Role.TARGET))
    )
    return bool(did & hit)


def _opposed(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether an army did one and those it fights the other; the crew of a jet meets both."""
    if any(m.event_type in CRAFT for m in members):
        return False
    mine = {a.kind for a in view.actors(trigger, Role.INITIATOR)}
    theirs = {a.kind for m in members for a in view.actors(m, Role.INITIATOR)}
    sides = ((mine, theirs), (theirs, mine))
    return any(a and b and a <= _STATE and b <= _AGAINST_IT for a, b in sides)


_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
_AGAINST_IT = frozenset({ActorKind.REBEL, ActorKind.TERRORIST})


def _sides(view: View, triggers: Sequence[Trigger]) -> set[str]:
    """The armed sides that acted, by id or country."""
    acted = [a for t in triggers for a in view.actors(t, Role.INITIATOR)]
    return {
        key
        for a in acted
        if a.kind not in (ActorKind.UNKNOWN, ActorKind.CIVILIANS, ActorKind.FACILITY)
        for key in (a.canonical_id, a.country_code)
        if key
    }
