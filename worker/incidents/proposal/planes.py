"""Planes in the grouping: what keeps tellings of downings apart, what belongs to one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import Harm, Trigger
from worker.domain.kinds import ActorKind, AircraftCategory, EventType, Role
from worker.incidents.compare import FAMILY
from worker.incidents.proposal.scenes import NEAR, NEAR_IN_THE_AIR
from worker.incidents.proposal.view import AIR, CRAFT, CREW, HARM, STRONG, VIOLENT, View, kind_of

_DEFINITE = re.compile(r"\b(?:the|that|this)\s+$", re.IGNORECASE)
_ANY_CRAFT = re.compile(r"\b(?:aircrafts?|planes?)$", re.IGNORECASE)


def same_craft(view: View, trigger: Trigger) -> bool:
    """ "The MiG-21 was downed": of the plane told last, where "a MiG-21" would be another."""
    spans = [view.annotations.aircraft[i].span for i in trigger.aircraft]
    return trigger.event_type in CRAFT and any(
        _DEFINITE.search(view.text[max(0, s.start - 6) : s.start]) for s in spans
    )


def told_last(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether of all planes told before a trigger the last are those of a group."""
    told = [
        t
        for t in view.annotations.triggers
        if t.event_type in CRAFT and t.span.start < trigger.span.start
    ]
    return bool(told) and told[-1] in members


def same_aircraft(view: View, a: Trigger, b: Trigger) -> float:
    """What it says for two tellings of a downing that they name one model, or one operator."""
    if a.event_type not in CRAFT or b.event_type not in CRAFT:
        return 0.0
    left = [view.annotations.aircraft[i] for i in a.aircraft]
    right = [view.annotations.aircraft[i] for i in b.aircraft]
    if {x.model for x in left if x.model} & {y.model for y in right if y.model}:
        return 0.8
    both = {x.operator_code for x in left if x.operator_code}
    return 0.4 if both & {y.operator_code for y in right if y.operator_code} else 0.0


def models_differ(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether two tellings name other models, or one drones and the other what has a crew."""
    if a.event_type not in AIR or b.event_type not in AIR:
        return False
    if (_are_drones(view, a) and _is_manned(view, b)) or (
        _is_manned(view, a) and _are_drones(view, b)
    ):
        return True
    left = {view.annotations.aircraft[i].model for i in a.aircraft} - {None}
    right = {view.annotations.aircraft[i].model for i in b.aircraft} - {None}
    if left and right:
        return not left & right
    return _sorts_differ(view, a, b)


def _sorts_differ(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether one tells of helicopters and the other of planes, by no word for both."""
    sorts = []
    for trigger in (a, b):
        crafts = [view.annotations.aircraft[i] for i in trigger.aircraft]
        plain = [c for c in crafts if c.model or not _ANY_CRAFT.search(c.span.of(view.text))]
        sorts.append({c.category is AircraftCategory.HELICOPTER for c in plain})
    return all(sorts) and not sorts[0] & sorts[1]


def counted_apart(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether one is told as the first plane, the other as the second."""
    if a.event_type not in CRAFT or b.event_type not in CRAFT:
        return False
    mine, theirs = _ordinal(view, a), _ordinal(view, b)
    return mine is not None and theirs is not None and mine != theirs


def _ordinal(view: View, trigger: Trigger) -> str | None:
    found = _ORDINAL.findall(view.opening(trigger))
    return found[-1].lower() if found else None


_ORDINAL = re.compile(
    r"\b(?:the|a|its|their) (first|second|third|fourth)(?:,| one\b| (?:[\w-]+ ){0,3}"
    r"(?:planes?|jets?|aircraft|helicopters?|drones?|warplanes?|(?:\w{1,4}-)?\d\w*)\b)",
    re.IGNORECASE,
)


def is_wreck(view: View, trigger: Trigger) -> bool:
    """ "The wreckage came down in X": of a plane that may have been hit elsewhere."""
    return trigger.event_type in AIR and any(
        _WRECK.search(name) for name in view.names(trigger, Role.TARGET)
    )


_WRECK = re.compile(r"\b(?:wreck(?:age)?|debris|remains)\b", re.IGNORECASE)


def _are_drones(view: View, trigger: Trigger) -> bool:
    """Whether drones were downed, not planes."""
    return bool(trigger.aircraft) and all(
        view.annotations.aircraft[i].category is AircraftCategory.UAV for i in trigger.aircraft
    )


def _is_manned(view: View, trigger: Trigger) -> bool:
    """Whether planes or helicopters were downed: "the aircraft" alone may be a drone."""
    crafts = [view.annotations.aircraft[i] for i in trigger.aircraft]
    return any(
        c.category is not AircraftCategory.UAV
        and (c.model or not _ANY_CRAFT.search(c.span.of(view.text)))
        for c in crafts
    )


def near_degrees(a: Trigger, b: Trigger) -> float:
    """How far "near" reaches: a plane comes down near a city that is an hour away."""
    return NEAR_IN_THE_AIR if a.event_type in AIR and b.event_type in AIR else NEAR


def died_as_pilot(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "The pilot had ejected. He was killed in fighting": not in a battle told before the jet."""
    tolls = [view.annotations.tolls[i] for i in trigger.tolls]
    his = any(t.span.of(view.text).lower() in ("he", "she") for t in tolls if t.harm is Harm.KILLED)
    last = members[-1]
    near = 0 <= trigger.sentence - last.sentence <= _HIS and last.event_type in AIR
    return his and near and any(m.crew for m in members)


_HIS = 2
"""Sentences behind that of a jet in which "he" is its pilot."""


def aboard(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Deaths told right after a crash, with no one named who killed, are of those aboard.

    And "the attack", told right after a downing, is the downing.
    """
    gap = trigger.sentence - members[-1].sentence
    return (
        trigger.event_type is EventType.ARMED_ATTACK
        and trigger.score < STRONG
        and any(m.event_type in CRAFT for m in members)
        and 0 <= gap <= 1 + trigger.anaphoric
        and (trigger.anaphoric or not view.names(trigger, Role.INITIATOR))
        and not is_aside(view, trigger)
    )


def is_aside(view: View, trigger: Trigger) -> bool:
    """ "General X, wounded last week, freed the airman": harm to a person, told beside a deed."""
    beside = [t for t in view.annotations.triggers if t.sentence == trigger.sentence]
    harmed = view.actors(trigger, Role.TARGET) if len(beside) > 1 else ()
    named = (a for a in harmed if a.named and not CREW.search(a.name))
    return any(a.kind is ActorKind.INDIVIDUAL for a in named)


def strayed(members: Sequence[Trigger], trigger: Trigger) -> bool:
    """That a plane was in somebody's airspace is told of its downing: why it was shot down."""
    gap = trigger.sentence - members[-1].sentence
    kinds = {m.event_type for m in members}
    strayed = trigger.event_type is EventType.AIRSPACE_VIOLATION and bool(kinds & AIR)
    shot = trigger.event_type in AIR and kinds == {EventType.AIRSPACE_VIOLATION}
    return (strayed or shot) and 0 <= gap <= 1


def on_the_ground(members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Planes destroyed in a raid or a shelling that is told beside it."""
    kinds = {m.event_type for m in members}
    destroyed = EventType.AIRCRAFT_DESTROYED
    if any(kind_of(t) in _CAPTURE for t in (*members, trigger)):
        return False
    if trigger.event_type is destroyed:
        by = any(FAMILY[k] in VIOLENT for k in kinds)
    else:
        by = destroyed in kinds and FAMILY[trigger.event_type] in VIOLENT
    return by and 0 <= trigger.sentence - members[-1].sentence <= _BESIDE


_CAPTURE = frozenset({"seize", "take", "offensive", "fall"})
_BESIDE = 3
"""Sentences, a dateline among them, from the headline to the lead."""


def on_the_way(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Deaths told in the breath of a rescue are a part of it, and so is the fight for it."""
    gap = trigger.sentence - members[-1].sentence
    if not any(m.event_type is EventType.RESCUE for m in members) or gap < 0:
        return False
    fought = kind_of(trigger) == "clash" and trigger.date is None and trigger.place is None
    died = kind_of(trigger) in HARM and gap <= 1 and not is_aside(view, trigger)
    return died or (fought and gap <= _BREATH)


_BREATH = 2
