"""One word for the deeds of several towns: "killed two people in Gao and three in Kidal".

Each town with a figure of its own has a deed of its own, on the day that stands beside it; so has
each town of those in which bombs went off. What is shelled, bombed from the air or fought over may
be a string of towns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from worker.domain.annotations import Annotations, TimeRelation, Trigger
from worker.domain.kinds import EventType
from worker.domain.text import Span
from worker.incidents.proposal.scenes import is_point, places_differ, towns_in


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure, by index, with the town and the day told beside it."""

    toll: int
    place: int
    date: int | None


def as_several(text: str, annotations: Annotations) -> Annotations:
    """The annotations with a deed for each town that has a figure or a bomb of its own."""
    counted = (t for one in annotations.triggers for t in _parts(annotations, one))
    triggers = tuple(t for one in counted for t in _in_each_town(text, annotations, one))
    return replace(annotations, triggers=triggers)


def _in_each_town(text: str, annotations: Annotations, trigger: Trigger) -> Iterator[Trigger]:
    """Bombs that "went off in Gao, Kidal and Timbuktu" went off in each; one toll is of all."""
    towns = _listed_with(text, annotations, trigger)
    if trigger.event_type not in _OF_ONE_PLACE or trigger.tolls or len(towns) < 2:
        yield trigger
        return
    for town in towns:
        yield replace(trigger, place=town)


_OF_ONE_PLACE = frozenset({EventType.BOMBING, EventType.SUICIDE_ATTACK})


def _listed_with(text: str, annotations: Annotations, trigger: Trigger) -> list[int]:
    """The towns of the list in which the place of a trigger stands, those that cannot be one."""
    places, sentence = annotations.places, annotations.sentences[trigger.sentence].span
    towns = [
        i
        for i, p in enumerate(places)
        if sentence.contains(p.span) and not p.actor and is_point(p.location)
    ]
    if trigger.place not in towns:
        return []
    runs: list[list[int]] = [[towns[0]]]
    for before, town in pairwise(towns):
        listed = _COMMA.fullmatch(text[places[before].span.end : places[town].span.start])
        runs = [*runs[:-1], [*runs[-1], town]] if listed else [*runs, [town]]
    run = next(r for r in runs if trigger.place in r)
    start = places[run[0]].span.start
    if not _AND.search(text[start : places[run[-1]].span.end]):
        return []  # "in Ayorou, Tillaberi"
    if _BETWEEN.search(text[sentence.start : start]):
        return []
    found: list[int] = []
    for town in run:
        if all(places_differ(places[town].location, places[f].location) for f in found):
            found.append(town)
    return found


_AND = re.compile(r" and ")
_BETWEEN = re.compile(r"\bbetween(?: [\w']+){0,3} $", re.IGNORECASE)
_COMMA = re.compile(
    r"(?:,? and|,? as well as|,)(?: (?:also|in|at|on|near|the|another|other))*"
    r"(?: (?:town|village|city|municipality|neighbou?rhood|district|area)s?(?: of)?)? ",
    re.IGNORECASE,
)
"""Between two towns of a list: ", in the village of"."""


def _parts(annotations: Annotations, trigger: Trigger) -> Iterator[Trigger]:
    parts = _told(annotations, trigger)
    if len(parts) < len(trigger.tolls) or not _apart(annotations, parts):
        yield trigger
        return
    for number, part in enumerate(parts):
        span = annotations.tolls[part.toll].span if number else trigger.span
        date = trigger.date if part.date is None else part.date
        yield replace(trigger, span=span, place=part.place, date=date, tolls=(part.toll,))


def _apart(annotations: Annotations, parts: Sequence[_Part]) -> bool:
    places = [annotations.places[p.place].location for p in parts]
    harms = {annotations.tolls[p.toll].harm for p in parts}
    differ = all(places_differ(a, b) for a, b in pairwise(places))
    return len(parts) > 1 and len(harms) == 1 and differ


def _told(annotations: Annotations, trigger: Trigger) -> list[_Part]:
    """The figures of a trigger, each with a town: all before their towns, or all behind them."""
    sentence = annotations.sentences[trigger.sentence].span
    tolls = sorted(trigger.tolls, key=lambda i: annotations.tolls[i].span.start)
    if len(tolls) < 2:
        return []
    starts = [annotations.tolls[i].span.start for i in tolls]
    behind = list(pairwise([*starts, sentence.end]))
    ends = [annotations.tolls[i].span.end for i in tolls]
    before = list(pairwise([sentence.start, *ends]))
    opens = bool(towns_in(annotations, Span(*before[0])))
    found = []
    for toll, (start, end) in zip(tolls, before if opens else behind, strict=True):
        towns, days = towns_in(annotations, Span(start, end)), _days(annotations, Span(start, end))
        if len(towns) == 1:
            found.append(_Part(toll, towns[0], days[0] if len(days) == 1 else None))
    return found


def _days(annotations: Annotations, within: Span) -> list[int]:
    return [
        i
        for i, d in enumerate(annotations.dates)
        if within.contains(d.span) and d.relation is TimeRelation.AT
    ]
