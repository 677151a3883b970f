"""One word for a list of aircraft: "has downed three: a jet at X on May 3; a drone at Y on June 2".

Each item has an aircraft with a town or a day of its own, and is a downing of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from worker.domain.annotations import Annotations, TimeRelation, Trigger
from worker.domain.kinds import Role
from worker.domain.text import Span
from worker.incidents.proposal.scenes import towns_in
from worker.incidents.proposal.view import CRAFT

_SAME_DAY = re.compile(r"\b(?:same|that) (?:day|date)\b", re.IGNORECASE)


def as_fleet(text: str, annotations: Annotations) -> Annotations:
    """The annotations with a downing for each item of a list of aircraft."""
    triggers = tuple(t for one in annotations.triggers for t in _items(text, annotations, one))
    return replace(annotations, triggers=triggers)


def _items(text: str, annotations: Annotations, trigger: Trigger) -> Iterator[Trigger]:
    found: list[Trigger] = []
    parts = _parts(text, annotations, trigger) if trigger.event_type in CRAFT else []
    for part in parts:
        before = found[-1].date if found and _SAME_DAY.search(part.of(text)) else None
        if (item := _item(annotations, trigger, part, before)) is not None:
            found.append(item)
    yield from found if len(found) == len(parts) > 1 else [trigger]


def _parts(text: str, annotations: Annotations, trigger: Trigger) -> list[Span]:
    """What stands between the semicolons behind a word for a downing, from a colon on."""
    sentence = annotations.sentences[trigger.sentence].span
    if ";" not in text[trigger.span.end : sentence.end]:
        return []
    first = text.index(";", trigger.span.end)
    colon = text.find(":", trigger.span.end, first)
    cuts = [m.start() for m in re.finditer(";", text[first : sentence.end])]
    starts = [trigger.span.end if colon < 0 else colon + 1, *(first + cut + 1 for cut in cuts)]
    ends = [*(start - 1 for start in starts[1:]), sentence.end]
    return [Span(*bounds) for bounds in zip(starts, ends, strict=True)]


def _item(
    annotations: Annotations, trigger: Trigger, part: Span, before: int | None
) -> Trigger | None:
    """The downing that one item tells; `before` is the day of the item before, where it is this."""
    crafts = [i for i, c in enumerate(annotations.aircraft) if part.contains(c.span)]
    towns = towns_in(annotations, part)
    days = [
        i
        for i, d in enumerate(annotations.dates)
        if part.contains(d.span) and d.relation is TimeRelation.AT
    ]
    if not crafts or not (towns or days):
        return None
    return replace(
        trigger,
        span=annotations.aircraft[crafts[0]].span,
        roles=tuple(r for r in trigger.roles if r.role is Role.INITIATOR),
        place=towns[0] if towns else None,
        date=before if before is not None else next(iter(days), None),
        aircraft=tuple(crafts),
        tolls=(),
        crew=(),
    )
