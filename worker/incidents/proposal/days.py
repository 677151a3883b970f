"""Whether two times of one article can be that of one occurrence."""

from __future__ import annotations

import re

from worker.domain.annotations import TimeRelation, Trigger
from worker.domain.incident import DateRange
from worker.domain.kinds import DatePrecision
from worker.incidents.proposal.view import View


def days_differ(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether the times cannot be one; what is told on a day happened then or shortly before."""
    mine, theirs = view.date(a), view.date(b)
    if mine is None or theirs is None:
        return False
    if _is_earlier(view, a) is not _is_earlier(view, b) and mine.days_to(theirs) > 0:
        return True
    only_told = view.is_told(a), view.is_told(b)
    if all(only_told):
        return mine.days_to(theirs) > _TOLD_WITHIN
    if not any(only_told):
        spoken = _is_spoken(view, a) or _is_spoken(view, b)
        return _dates_differ(mine, theirs) and not (spoken and mine.days_to(theirs) <= 1)
    told, happened = (mine, theirs) if only_told[0] else (theirs, mine)
    if told.precision is DatePrecision.DAY and happened.precision is DatePrecision.DAY:
        return not 0 <= (told.start - happened.start).days <= _TOLD_WITHIN
    return _dates_differ(mine, theirs)


def _is_spoken(view: View, trigger: Trigger) -> bool:
    """ "We were bombed tonight," he said: the night before the report, if he spoke then."""
    if trigger.date is None:
        return False
    span = view.annotations.dates[trigger.date].span
    before = view.text[view.annotations.sentences[trigger.sentence].span.start : span.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened and bool(_SPOKEN.search(span.of(view.text)))


_SPOKEN = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)


def _is_earlier(view: View, trigger: Trigger) -> bool:
    """ "Days before, gunmen …": told from what the story is about, and so none of it."""
    if trigger.date is None:
        return False
    return view.annotations.dates[trigger.date].relation is TimeRelation.BEFORE_MAIN


_TOLD_WITHIN = 2
"""Days within which most of what happens is told."""


def _dates_differ(a: DateRange | None, b: DateRange | None) -> bool:
    if a is None or b is None:
        return False
    gap = a.days_to(b)
    both_days = max(a.precision, b.precision) is DatePrecision.DAY
    if a.precision >= DatePrecision.MONTH and b.precision <= DatePrecision.DAYS:
        return gap > 0 or a.precision is DatePrecision.YEAR
    if b.precision >= DatePrecision.MONTH and a.precision <= DatePrecision.DAYS:
        return gap > 0 or b.precision is DatePrecision.YEAR
    return gap > (0 if both_days else 3)
