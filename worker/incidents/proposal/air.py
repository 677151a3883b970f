"""Planes, and those in them: what befell them is one occurrence with the downing.

A pilot who is captured, killed or picked up is told with the words of abductions, attacks and
rescues. Only a rescue that is a deed of its own stays one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from worker.domain.annotations import ActorMention, Annotations, Trigger
from worker.domain.kinds import ActorKind, AircraftCategory, EventType, Polarity, Role
from worker.domain.text import Span
from worker.incidents.compare import FAMILY
from worker.incidents.proposal.planes import is_aside
from worker.incidents.proposal.view import (
    CRAFT,
    CREW,
    DOWNINGS,
    HARM,
    PLANE,
    STRONG,
    VIOLENT,
    Group,
    View,
    is_crafts,
    kind_of,
)

_OPERATION = re.compile(
    r"\b(?:rescue (?:operations?|missions?|teams?)"
    r"|(?:operation|mission|raid) to (?:rescue|free|save)"
    r"|(?:CSAR|SAR|search[- ]and[- ]rescue) \w+|(?:by|in) (?:an? )?(?:\w+ )?(?:mission|operation)"
    r"|commandos?|special forces|rescuers|swap|infiltrat\w+|extract\w+)\b",
    re.IGNORECASE,
)
_ABOARD = re.compile(r"\b(?:on board|aboard)\b", re.IGNORECASE)
_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)


def as_air(text: str, annotations: Annotations) -> Annotations:
    """The annotations with what befell crews and planes as part of a downing, if there is one."""
    view = View(text, annotations)
    first = next((t.event_type for t in annotations.triggers if t.event_type in CRAFT), None)
    last: EventType | None = None
    triggers: list[Trigger] = []
    operation = any(_is_operation(view, t) for t in annotations.triggers)
    blamed = any(
        t.event_type in CRAFT and view.actors(t, Role.INITIATOR) for t in annotations.triggers
    )
    for trigger in annotations.triggers:
        if trigger.event_type in CRAFT:
            last = trigger.event_type
        ahead = last or first
        other = trigger.event_type not in CRAFT
        if ahead is not None and other and _may_befall(view, trigger, ahead, operation):
            triggers.append(_as(view, ahead, trigger, blamed=blamed))
        else:
            triggers.append(trigger if other else _undone(view, trigger))
    return replace(annotations, triggers=tuple(triggers))


def _undone(view: View, trigger: Trigger) -> Trigger:
    """A downing without those as its initiators to whom it was done: the plane hit, its crew."""
    hit = [view.annotations.aircraft[i].span for i in trigger.aircraft[:1]]
    roles = tuple(
        link
        for link in trigger.roles
        if link.role is not Role.INITIATOR
        or not _is_aboard(view, trigger, view.annotations.actors[link.actor], hit)
    )
    return replace(trigger, roles=roles)


def _shot(view: View, trigger: Trigger, actor: ActorMention) -> bool:
    """ "Allied pilots shot down three MiGs": of planes of their own, which they were not in."""
    hit = [view.annotations.aircraft[i].span for i in trigger.aircraft]
    return (
        trigger.event_type in DOWNINGS
        and actor.span.start < trigger.span.start
        and bool(hit)
        and all(span.start > trigger.span.start for span in hit)
    )


def _is_aboard(view: View, trigger: Trigger, actor: ActorMention, hit: Sequence[Span]) -> bool:
    crew = bool(CREW.search(actor.name)) and not _shot(view, trigger, actor)
    return crew or any(is_crafts(view.text, actor.span, s) for s in hit)


def _as(view: View, kind: EventType, trigger: Trigger, *, blamed: bool) -> Trigger:
    """A weak telling of a downing. Where somebody died need not be where the plane fell.

    Nor need whoever killed or seized a pilot on the ground be who brought the plane down, where
    another is told for that (`blamed`).
    """
    place = None if kind_of(trigger) in HARM else trigger.place
    told = replace(trigger, event_type=kind, score=min(trigger.score, 0.5), place=place)
    if blamed and any(CREW.search(actor.name) for actor in _harmed(view, trigger)):
        others = tuple(link for link in trigger.roles if link.role is not Role.INITIATOR)
        return replace(told, roles=others)
    return _undone(view, told)


def _may_befall(view: View, trigger: Trigger, ahead: EventType, operation: bool) -> bool:
    """Drones have no crew, the crew of a ship is none of a plane, nor is who is told in passing."""
    if is_aside(view, trigger):
        return False
    targets = [actor.name for actor in _harmed(view, trigger)]
    if ahead is EventType.UAV_DOWNING and not any(PLANE.search(name) for name in targets):
        return False
    words = view.sentence(trigger)
    if _SHIPS.search(words) and not PLANE.search(_BY_AIR.sub("", words)):
        return False
    return _befell(view, trigger, operation)


_BY_AIR = re.compile(
    r"\b(?:by|from|with) (?:an? |the )?(?:\w+ )?(?:helicopters?|planes?|drones?)\b", re.IGNORECASE
)
"""How somebody came to a ship."""
_SHIPS = re.compile(
    r"\b(?:ships?|vessels?|tankers?|freighters?|boats?|trawlers?|ferry|ferries|dhow|cruisers?"
    r"|destroyers?|seam[ae]n|sailors?|pirates?|car carrier)\b",
    re.IGNORECASE,
)


def _befell(view: View, trigger: Trigger, operation: bool) -> bool:
    """Whether a trigger tells what became of a plane or of those in it.

    `operation`: the article tells of a rescue as a deed of its own, which "the rescue" then means.
    """
    targets = [actor.name for actor in _harmed(view, trigger)]
    if trigger.event_type is EventType.SUICIDE_ATTACK:
        return any(CREW.search(name) for name in view.names(trigger, Role.INITIATOR))
    if trigger.event_type is EventType.RESCUE:
        if any(_CAPTIVES.search(name) for name in targets):
            return False
        noun = trigger.rule.startswith("noun")
        return not (operation and (noun or _is_operation(view, trigger)))
    if FAMILY[trigger.event_type] not in VIOLENT | {"capture"}:
        return False
    crew_told = bool(CREW.search(view.sentence(trigger)))
    if targets and not any(CREW.search(name) or PLANE.search(name) for name in targets):
        return crew_told and all(a.kind is ActorKind.INDIVIDUAL for a in _harmed(view, trigger))
    if targets:
        return True
    weak = trigger.score < STRONG or trigger.event_type is EventType.ABDUCTION
    return (
        weak and crew_told and (bool(trigger.crew) or bool(_ABOARD.search(view.sentence(trigger))))
    )


_CAPTIVES = re.compile(
    r"\b(?:captives?|hostages?|abductees?|kidnapped|abducted|pupils?|students?|school\w+|villagers)\b",
    re.IGNORECASE,
)
"""Who is freed from those who took them, not from a plane that fell."""


def _harmed(view: View, trigger: Trigger) -> list[ActorMention]:
    return view.actors(trigger, Role.TARGET) + view.actors(trigger, Role.VICTIM)


def _is_operation(view: View, trigger: Trigger) -> bool:
    """Whether a rescue is told as a deed of its own: somebody went in, or it has a name."""
    if trigger.event_type is not EventType.RESCUE:
        return False
    return bool(_OPERATION.search(view.sentence(trigger))) or any(
        not CREW.search(actor.name) for actor in view.actors(trigger, Role.INITIATOR)
    )


def crews(view: View, groups: Sequence[Group]) -> list[list[int]]:
    """By group: the fates, by index, that are of its aircraft.

    Those of the sentences that tell it; what stands between belongs to the aircraft told last, or
    to the one told next where none was. Whom a rescue of its own brought back was in one too.
    """
    told = [sorted({view.trigger(i).sentence for i in g.triggers}) for g in groups]
    kinds = [{view.trigger(i).event_type for i in g.triggers} for g in groups]
    owned = [{i for t in g.triggers for i in view.trigger(t).crew} for g in groups]
    downed = {n: told[n] for n, types in enumerate(kinds) if types & CRAFT}
    flying = downed | {n: told[n] for n, types in enumerate(kinds) if EventType.RESCUE in types}
    found: list[list[int]] = [[] for _ in groups]
    for index, mention in enumerate(view.annotations.crew):
        at = view.sentence_of(mention.span)
        mine = {n for n, indices in enumerate(owned) if index in indices and n in flying}
        mine = mine or {n for n, sentences in flying.items() if at in sentences}
        if not mine & downed.keys():
            mine |= _nearest(at, downed)
        for number in sorted(mine):
            found[number].append(index)
    return found


_CREW_REACH = 3
"""Sentences behind a downing in which its crew can be told without it."""


def _nearest(at: int, told: Mapping[int, Sequence[int]]) -> set[int]:
    """The group told last before a sentence, else what is told right after it."""
    before = [
        (max(s for s in sentences if s < at), -n)
        for n, sentences in told.items()
        if sentences[0] < at
    ]
    if before and at - max(before)[0] <= _CREW_REACH:
        return {-max(before)[1]}
    return {n for n, sentences in told.items() if at + 1 in sentences}


def air_type(view: View, triggers: Sequence[Trigger]) -> EventType | None:
    """The type of an occurrence of planes; None of any other.

    A drone is told by what was hit. Where a text tells a crash, and that it was shot down only as
    somebody's claim, it is a crash.
    """
    told = [t for t in triggers if t.event_type in CRAFT and t.score >= STRONG]
    told = [t for t in told if not _is_recalled(t)] or told
    kinds = {t.event_type for t in told}
    if not kinds or kinds == {EventType.AIRCRAFT_DESTROYED}:
        return next(iter(kinds), None)
    hit = next((view.annotations.aircraft[t.aircraft[0]] for t in told if t.aircraft), None)
    if hit is not None and hit.category is AircraftCategory.UAV:
        return EventType.UAV_DOWNING
    if EventType.AIRCRAFT_SHOOTDOWN not in kinds:
        return None
    down = [t for t in told if t.event_type is EventType.AIRCRAFT_SHOOTDOWN]
    crashed = [t for t in told if t.event_type is EventType.AIRCRAFT_CRASH]
    claimed = all(_is_claimed(view, t) for t in down)
    return EventType.AIRCRAFT_CRASH if crashed and claimed else EventType.AIRCRAFT_SHOOTDOWN


def _is_recalled(trigger: Trigger) -> bool:
    """ "Blew up a downed helicopter": what befell it before."""
    return trigger.anaphoric and trigger.rule.startswith("verb:")


def _is_claimed(view: View, trigger: Trigger) -> bool:
    """Whether a word of claiming stands before it in its sentence, or the text denies it."""
    start = view.annotations.sentences[trigger.sentence].span.start
    before = view.text[start : trigger.span.start]
    return trigger.polarity is Polarity.DENIED or bool(_CLAIMED.search(before))
