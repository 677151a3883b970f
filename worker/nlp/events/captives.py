"""People who are taken, held or freed."""

from __future__ import annotations

from worker.domain.kinds import ActorKind, EventType, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.events.ground import is_ground_held
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case


def of_detaining(case: Case) -> EventType | None:
    """Held by an armed group: an abduction. By police or soldiers: an arrest, which is none."""
    if is_ground_held(case):
        return None
    armed = case.kinds(Role.INITIATOR) & (ARMED - {ActorKind.STATE_FORCE})
    neutral = any(
        role is Role.TARGET and words.NEUTRAL.search(actor.name) for role, actor in case.actors
    )
    by = case.kinds(Role.INITIATOR)
    return EventType.ABDUCTION if armed or (neutral and (by & ARMED or not by)) else None


def of_rescue(case: Case) -> EventType | None:
    """A rescue of persons from captors or enemy ground; not by firemen, nor of a bank."""
    if case.token.lower_ in _SAVING:
        saved = [o for o in case.objects() if words.CAPTIVE.search(o.text)]
        return EventType.RESCUE if saved else None
    captive = words.CAPTIVE.search(case.text) and not words.SWAP.search(case.text)
    airman = case.recent in words.AIRCRAFT and ActorKind.INDIVIDUAL in case.kinds(Role.TARGET)
    return EventType.RESCUE if captive or airman else None


_SAVING = frozenset("save saves saved saving".split())
"""Said of many things: only of those who are captives or a crew themselves."""


def of_taking_away(case: Case) -> EventType | None:
    """People carried off by those who are no police: "took him away in a pickup"."""
    objects = case.objects()
    if ActorKind.STATE_FORCE in case.kinds(Role.INITIATOR) or _off_something(case):
        return None
    if any(o.lower_ in words.BODY for o in objects):
        return None
    pronoun = any(o.lower_ in ("him", "her", "them") for o in objects)
    taken = case.kinds(Role.TARGET) & words.PEOPLE
    armed = case.kinds(Role.INITIATOR) & ARMED or words.KIDNAP.search(case.setting.article)
    return EventType.ABDUCTION if taken or (pronoun and armed) else None


def _off_something(case: Case) -> bool:
    """ "Dragged off the podium" is not carried off."""
    return any(c.lower_ == "off" and any(True for _ in c.children) for c in case.token.children)
