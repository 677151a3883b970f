"""Reports that are lists: each item opens with the town or the day of which it tells.

"MOSUL - Gunmen shot dead a lawyer", "March 20: Rebels attacked a post". What one item tells is not
what another tells, and it happened where and when the item says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from worker.domain.annotations import Annotations, Trigger
from worker.domain.text import Span

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_LABEL = re.compile(
    r"\W{0,3}(?:[A-Z][A-Z'’. -]{2,28}[A-Z](?: \([^)]{1,30}\)|, [A-Z][\w ]{2,24})?"
    r" ?(?:[-–—]+|:)\s"
    rf"|(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:, \d{{4}})? ?[-–—:]\s)"
)
_LEAST = 3
"""Items from which a report is a list: one such opening is a dateline."""


def items(text: str, annotations: Annotations) -> list[int]:
    """By sentence the number of the item that it is in; -1 in a title, a lead, or no list."""
    opened: dict[int, int] = {}
    for number, sentence in enumerate(annotations.sentences):
        if sentence.paragraph >= 0:
            opened.setdefault(sentence.paragraph, number)
    labelled = {n for n in opened.values() if _label(text, annotations, n) is not None}
    if len(labelled) < _LEAST:
        return [-1] * len(annotations.sentences)
    found, current = [], -1
    for number in range(len(annotations.sentences)):
        current = number if number in labelled else current
        found.append(current)
    return found


def _label(text: str, annotations: Annotations, sentence: int) -> Span | None:
    start = annotations.sentences[sentence].span.start
    match = _LABEL.match(text, start)
    return Span(start, match.end()) if match else None


def as_list(text: str, annotations: Annotations) -> Annotations:
    """The annotations with each deed of an item in the town, and on the day, of its label."""
    numbers = items(text, annotations)
    labels = {n: label for n in set(numbers) - {-1} if (label := _label(text, annotations, n))}
    if not labels:
        return annotations
    triggers: list[Trigger] = []
    opened: set[int] = set()
    for trigger in annotations.triggers:
        number = numbers[trigger.sentence]
        if label := labels.get(number):
            triggers.append(_labelled(annotations, trigger, label, first=number not in opened))
            opened.add(number)
        else:
            triggers.append(trigger)
    return replace(annotations, triggers=tuple(triggers))


def _labelled(annotations: Annotations, trigger: Trigger, label: Span, *, first: bool) -> Trigger:
    """A deed of an item where its label says, if it names no quarter of that town itself."""
    place = _place(annotations, trigger, label) if first or trigger.place is not None else None
    days = [i for i, d in enumerate(annotations.dates) if label.overlaps(d.span)]
    date = days[0] if days and first and trigger.date is None else trigger.date
    return replace(trigger, place=place, date=date)


def _place(annotations: Annotations, trigger: Trigger, label: Span) -> int | None:
    towns = [i for i, p in enumerate(annotations.places) if label.overlaps(p.span)]
    if not towns:
        return trigger.place
    if trigger.place is None:
        return towns[0]
    named, town = annotations.places[trigger.place], annotations.places[towns[0]].location
    inside = named.location.latitude is None or named.location.admin1 == town.admin1
    return trigger.place if named.locative and inside else towns[0]


def is_of_another_item(
    numbers: Sequence[int], members: Sequence[Trigger], trigger: Trigger
) -> bool:
    """Whether a trigger is of another item than one of a group."""
    mine = numbers[trigger.sentence]
    return mine >= 0 and any(numbers[m.sentence] not in (-1, mine) for m in members)
