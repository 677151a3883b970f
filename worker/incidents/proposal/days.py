"""Whether two times of one article can be that of one occurrence, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import TimeRelation, Trigger
from worker.domain.incident import DateRange
from worker.domain.kinds import DatePrecision, EventType, Role
from worker.incidents.names import alike
from worker.incidents.proposal.scenes import is_point
from worker.incidents.proposal.view import CRAFT, View


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
        again = only_told[0] and b.anaphoric  # "the clashes began last Thursday"
        again = again or (only_told[1] and _is_same_deed(view, [a], b))
        within = _TOLD_AGAIN_WITHIN if again else _TOLD_WITHIN
        return not 0 <= (told.start - happened.start).days <= within
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
_TOLD_AGAIN_WITHIN = 7
"""The same of what is told again, with its day, as "the attack"."""


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


def recalled(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against a trigger of weeks ago that the group is told as news."""
    told_on, date = view.annotations.told_on, view.date(trigger)
    if told_on is None or date is None or any(m.date is not None for m in members):
        return 0.0
    age = (told_on - date.end).days
    later = trigger.sentence > (members[0].sentence if age > _OLD_DAYS else NEWS)
    if not later or age <= _NEWS_DAYS:
        return 0.0
    if _opens_with_its_day(view, trigger):
        return 2.0
    return 1.0 if members[0].sentence <= NEWS else 0.0


def _opens_with_its_day(view: View, trigger: Trigger) -> bool:
    """ "On Dec. 20, six refugees were shot dead": begins to tell of another day."""
    if trigger.date is None or trigger.anaphoric:
        return False
    start = view.annotations.sentences[trigger.sentence].span.start
    return view.annotations.dates[trigger.date].span.start <= start + len("On ")


NEWS = 3
"""Sentences, the headline among them, that tell the news of an article."""
_NEWS_DAYS = 10
_OLD_DAYS = 300
"""From then on it is no news, however early it is told."""


def told_later(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against a trigger that of it or of the group only the telling is dated."""
    if trigger.event_type in CRAFT | {EventType.RESCUE}:
        return 0.0
    days = {(view.is_told(t), d.start) for t in (*members, trigger) if (d := view.date(t))}
    if len(days) < 2:
        return 0.0
    next_to_it = trigger.anaphoric or trigger.sentence - members[-1].sentence <= 1
    return _NEXT if next_to_it or _is_same_deed(view, members, trigger) else _LATER


def _is_same_deed(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether one known group did both, in one town: "claimed on Monday that it had killed 55"."""
    place = view.place(trigger)
    towns = [p for m in members if (p := view.place(m)) is not None and is_point(p)]
    did = {a.canonical_id for a in view.actors(trigger, Role.INITIATOR)} - {None}
    others = {a.canonical_id for m in members for a in view.actors(m, Role.INITIATOR)}
    same_town = place is not None and any(alike(place.name, town.name) for town in towns)
    return same_town and not did.isdisjoint(others)


_NEXT, _LATER = 0.5, 2.0
"""That in the sentence after the telling it may be said when it happened; further on less so."""
