"""A raid in which people are killed and others are taken is one occurrence."""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import EventType, Role
from worker.incidents.proposal.likeness import same_names
from worker.incidents.proposal.view import HARM, View, kind_of

_NEXT = 2
"""Sentences within which the killing and the taking are told of one raid."""


def is_raid(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger tells of people taken where the members tell of an attack, or so."""
    taking = trigger.event_type is EventType.ABDUCTION
    if trigger.sentence - members[-1].sentence > _NEXT:
        return False
    if taking and trigger.date is not None and " had " in view.sentence(trigger):
        return False  # "freed her in a raid; she had been kidnapped in May"
    others = [m for m in members if (m.event_type is EventType.ABDUCTION) is not taking]
    attacks = others if taking else [trigger]
    return bool(others) and all(_is_by_hand(t) for t in attacks)


def _is_by_hand(trigger: Trigger) -> bool:
    """An attack by people who came, not a body that was found days after."""
    if kind_of(trigger) == "body":
        return False
    return trigger.event_type is EventType.ARMED_ATTACK or kind_of(trigger) in HARM


def takes_others(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether one sentence tells who was taken, and another an attack on others."""
    taking = trigger.event_type is EventType.ABDUCTION
    others = all((m.event_type is EventType.ABDUCTION) is not taking for m in members)
    if not others or kind_of(trigger) in HARM:
        return False
    told = [m for m in members if view.names(m, Role.TARGET)]
    named = bool(told) and bool(view.names(trigger, Role.TARGET))
    return named and not any(same_names(view, m, trigger, Role.TARGET) for m in told)
