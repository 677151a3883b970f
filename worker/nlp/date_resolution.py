"""Turns a time expression into days, given what is known of the day it is told from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from worker.domain.annotations import TimeRelation
from worker.domain.incident import DateRange
from worker.domain.kinds import DatePrecision, DateSource
from worker.domain.text import Span
from worker.nlp import date_calendar as cal
from worker.nlp.date_calendar import DAY, MONTHS, NUMBERS, WEEKDAYS, Days
from worker.nlp.date_patterns import FUTURE

_AROUND = {"day": 6, "hour": 1, "week": 28, "month": 180, "year": 1500, "decade": 9000}
"""Days that "several … ago" may reach back."""
_NEAR = 45
"""Days before publication in which a date of ambiguous order ("03/04") is looked for."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as found: which pattern, its groups, the text before it."""

    kind: str
    span: Span
    groups: dict[str, str]
    before: str

    def get(self, name: str) -> str:
        """A group in lower case with single spaces; empty where it is missing."""
        return self.groups.get(name, "")

    def number(self, name: str) -> int | None:
        """A group as a number, in digits or in words."""
        value = self.get(name)
        return int(value) if value.isdigit() else NUMBERS.get(value)


@dataclass(frozen=True, slots=True)
class Reading:
    """The days of an expression, how exact they are and how they were read."""

    days: Days
    source: DateSource
    precision: DatePrecision | None = None
    relation: TimeRelation = TimeRelation.AT

    def as_range(self) -> DateRange:
        """The reading as it goes into a mention."""
        start, end = self.days
        return DateRange(start, end, self.precision or cal.precision_of(start, end), self.source)


@dataclass(frozen=True, slots=True)
class Frame:
    """What expressions are resolved against.

    The day of telling, the last day and the last month told of and where in the text that stood,
    and the years that the text names.
    """

    reference: dt.date | None
    anchor: dt.date | None = None
    month: dt.date | None = None
    told_until: int | None = None
    years: tuple[int, ...] = ()


def resolve(expression: Expression, frame: Frame) -> Reading | None:
    """The days that an expression means, or None where that cannot be known."""
    return _RESOLVERS[expression.kind](expression, frame)


def _iso(e: Expression, _: Frame) -> Reading | None:
    day = cal.day(int(e.get("year")), int(e.get("mm")), int(e.get("day")))
    return Reading((day, day), DateSource.TEXT) if day else None


def _numeric(e: Expression, frame: Frame) -> Reading | None:
    """Day and month in either order, where only one order makes a date (dots: day first)."""
    a, b, year = int(e.get("a")), int(e.get("b")), int(e.get("year"))
    orders = [cal.day(year, b, a)] if e.get("sep") == "." else _both_orders(year, a, b)
    return _only(orders, frame)


def _short(e: Expression, frame: Frame) -> Reading | None:
    """As in "19/01": a date only where the day of publication makes one order the likely one."""
    if frame.reference is None:
        return None
    a, b = int(e.get("a")), int(e.get("b"))
    years = (frame.reference.year, frame.reference.year - 1)
    near = [
        d
        for year in years
        for d in _both_orders(year, a, b)
        if d and 0 <= (frame.reference - d).days <= _NEAR
    ]
    return _only(near, frame)


def _both_orders(year: int, a: int, b: int) -> list[dt.date | None]:
    return [cal.day(year, b, a), cal.day(year, a, b)]


def _only(days: Sequence[dt.date | None], frame: Frame) -> Reading | None:
    real = sorted({d for d in days if d})
    if len(real) == 2 and frame.reference is not None:
        real = [d for d in real if 0 <= (frame.reference - d).days <= _NEAR]
    return Reading((real[0], real[0]), DateSource.TEXT) if len(real) == 1 else None


def _day_month(e: Expression, frame: Frame) -> Reading | None:
    month = MONTHS[e.get("month").rstrip(".")]
    first, last = int(e.get("day")), int(e.get("last") or e.get("day"))
    if e.get("year"):
        return _days(int(e.get("year")), month, first, last, DateSource.TEXT)
    year = _year_for(e, month, first, frame)
    source = DateSource.TEXT if frame.reference else DateSource.INFERRED
    return _days(year, month, first, last, source) if year else None


def _days(year: int, month: int, first: int, last: int, source: DateSource) -> Reading | None:
    start, end = cal.day(year, month, first), cal.day(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Reading((start, end), source)


def _year_for(e: Expression, month: int, day: int, frame: Frame) -> int | None:
    """The year of a day and month: the latest before publication, by the weekday where given."""
    weekday = WEEKDAYS.get(e.get("weekday"))
    if frame.reference is not None:
        reference = frame.reference.year
        future = bool(FUTURE.search(e.before))
        candidates = [reference, reference - 1, reference + 1]
        days = [d for y in candidates if (d := cal.day(y, month, day))]
        if weekday is not None:
            days = [d for d in days if d.weekday() == weekday] or days
        slack = DAY * (300 if future else 3)
        gaps = {abs((d - frame.reference).days): d for d in days if d - frame.reference <= slack}
        return gaps[min(gaps)].year if gaps else None
    years = list(dict.fromkeys(reversed(frame.years)))
    if weekday is not None:
        years = [y for y in years if (d := cal.day(y, month, day)) and d.weekday() == weekday]
    return years[0] if len(years) == 1 else None


def _month_year(e: Expression, _: Frame) -> Reading:
    days = cal.month(int(e.get("year")), MONTHS[e.get("month").rstrip(".")], _part(e))
    return Reading(days, DateSource.TEXT)


def _month(e: Expression, frame: Frame) -> Reading | None:
    """As in "in July": the latest up to the month of publication; "last July" before that."""
    month = MONTHS[e.get("month").rstrip(".")]
    if frame.reference is None:
        only = set(frame.years)
        return (
            Reading(cal.month(only.pop(), month, _part(e)), DateSource.INFERRED)
            if len(only) == 1
            else None
        )
    year = frame.reference.year
    if month > frame.reference.month or (
        e.get("lead") == "last" and month == frame.reference.month
    ):
        year -= 1
    if e.get("lead") == "next" or (FUTURE.search(e.before) and month > frame.reference.month):
        year = frame.reference.year + (month <= frame.reference.month)
    return Reading(cal.month(year, month, _part(e)), DateSource.TEXT)


def _year(e: Expression, _: Frame) -> Reading:
    return Reading(cal.year(int(e.get("year")), _part(e)), DateSource.TEXT, DatePrecision.YEAR)


def _part(e: Expression) -> str:
    words = e.get("part")
    if words in ("early", "mid", "late", ""):
        return words
    return {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}[
        words.split()[1]
    ]


def _weekday(e: Expression, frame: Frame) -> Reading | None:
    if frame.reference is None:
        return None
    weekday, lead = WEEKDAYS[e.get("weekday")], e.get("lead")
    ahead = lead in ("next", "coming", "the following") or bool(FUTURE.search(e.before))
    if ahead and lead != "last":
        day = cal.next_weekday(frame.reference, weekday)
    else:
        day = cal.last_weekday(frame.reference, weekday, strictly=lead in ("last", "the previous"))
    return Reading((day, day), DateSource.RELATIVE)


def _today(e: Expression, frame: Frame) -> Reading | None:
    if frame.reference is None:
        return None
    word = e.get("word")
    if word == "overnight":
        return Reading((frame.reference - DAY, frame.reference), DateSource.RELATIVE)
    offset = {
        "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
        "the day before yesterday": -2,
    }.get(word, 0)  # fmt: skip
    day = frame.reference + DAY * offset
    return Reading((day, day), DateSource.RELATIVE)


def _ago(e: Expression, frame: Frame) -> Reading | None:
    if frame.reference is None:
        return None
    return _back(e, frame.reference, -1)


_CAME = re.compile(r"\b(?:came|comes|happened|occurred|followed)\s+(?:just\s+|only\s+)?$|,\s*$")
"""Before "a day after": what is told of came later, and the day is of what follows."""


def _in_apposition(e: Expression, gap: int) -> bool:
    """Whether it stands beside the day told last, or later in that sentence."""
    between = e.before[-gap:] if 0 < gap <= len(e.before) else "."
    return gap <= 2 or not any(stop in between for stop in ".!?\n")


def _earlier(e: Expression, frame: Frame) -> Reading | None:
    """As in "two days earlier", "days later": told from the last day that was told of.

    In "on Friday, two days after the attack" it is the attack that was two days before that day.
    """
    anchor = frame.anchor or frame.reference
    if anchor is None:
        return None
    beside = frame.told_until is not None and _in_apposition(e, e.span.start - frame.told_until)
    beside = beside or bool(_CAME.search(e.before))
    clause = beside and e.get("way") in ("after", "before") and "clause" in e.groups
    later = (e.get("way") in ("later", "after")) is not clause
    reading = _back(e, anchor, 1 if later else -1)
    exact = reading.precision if frame.anchor or reading.precision else DatePrecision.DAYS
    relation = TimeRelation.AFTER_MAIN if later else TimeRelation.BEFORE_MAIN
    return replace(reading, relation=relation, precision=exact)


def _back(e: Expression, origin: dt.date, sign: int) -> Reading:
    """So many days, weeks, months or years before or after a day."""
    unit, number = e.get("unit"), e.number("number")
    if number is None:
        ends = sorted((origin + sign * DAY, origin + sign * DAY * _AROUND[unit]))
        return Reading((ends[0], ends[1]), DateSource.RELATIVE)
    if unit == "hour":
        start = origin if number < 12 else origin + sign * DAY * round(number / 24)
        return Reading((min(start, origin), max(start, origin)), DateSource.RELATIVE)
    if unit in ("day", "week"):
        day = origin + sign * DAY * number * (7 if unit == "week" else 1)
        slack = DAY * 3 if unit == "week" else DAY * 0
        return Reading((day - slack, day + slack), DateSource.RELATIVE)
    if unit == "month":
        return Reading(cal.month(*cal.shift_months(origin, sign * number)), DateSource.RELATIVE)
    years = number * (10 if unit == "decade" else 1)
    return Reading(cal.year(origin.year + sign * years), DateSource.RELATIVE)


def _season(e: Expression, frame: Frame) -> Reading | None:
    """As in "last summer", "the summer of 2014": the latest one that has begun."""
    name = e.get("season")
    if e.get("year"):
        return Reading(cal.season(name, int(e.get("year"))), DateSource.TEXT, DatePrecision.YEAR)
    if frame.reference is None or e.get("lead") == "next":
        return None
    this = frame.reference.year
    begun = [y for y in (this, this - 1) if cal.season(name, y)[0] <= frame.reference]
    if e.get("lead") == "last":
        begun = [y for y in begun if cal.season(name, y)[1] < frame.reference]
    if not begun:
        return None
    return Reading(cal.season(name, begun[0]), DateSource.RELATIVE, DatePrecision.YEAR)


def _next_day(e: Expression, frame: Frame) -> Reading | None:
    """As in "the same day", "the following night", "the previous week"."""
    way, unit = e.get("way"), e.get("unit")
    told = frame.month if unit in ("month", "year") else frame.anchor
    anchor = told or frame.reference
    if anchor is None:
        return None
    sign = {"same": 0, "following": 1, "next": 1, "after": 1}.get(way, -1)
    relation = {0: TimeRelation.AT, 1: TimeRelation.AFTER_MAIN, -1: TimeRelation.BEFORE_MAIN}[sign]
    return Reading(_unit(unit, anchor, sign), DateSource.RELATIVE, relation=relation)


def _that_day(e: Expression, frame: Frame) -> Reading | None:
    """As in "in the morning", "later that day": of the day told last.

    Where it does not start its sentence, only of a day that is told in that sentence.
    """
    gap = e.span.start - (frame.told_until or 0)
    starts = not e.before.strip() or e.before.rstrip()[-1:] in '.!?:"”'
    if not starts and not _in_apposition(e, gap):
        return None
    day = frame.anchor or frame.reference
    if day is not None and frame.reference is not None and (frame.reference - day).days > _NEWS:
        day = frame.reference
    return Reading((day, day), DateSource.RELATIVE) if day else None


_NEWS = 14
"""Days back to which "in the morning" may be of a day told before."""


def _unit(unit: str, origin: dt.date, offset: int) -> Days:
    if unit == "week":
        return cal.week(origin, offset)
    if unit == "month":
        return cal.month(*cal.shift_months(origin, offset))
    if unit == "year":
        return cal.year(origin.year + offset)
    day = origin + DAY * offset
    return day, day


def _past(e: Expression, frame: Frame) -> Reading | None:
    """As in "in the past 24 hours", "over the last few days": up to publication."""
    if frame.reference is None:
        return None
    unit, number = e.get("unit"), e.number("number")
    if number is None and not e.get("vague"):
        number = 1 if not e.get("unit").endswith("s") else None
    length = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}[unit]
    back = round(length * number) if number else _AROUND[unit] // 2
    back = 1 if unit == "hour" and back == 0 else back
    return Reading((frame.reference - DAY * back, frame.reference), DateSource.RELATIVE)


def _this_week(e: Expression, frame: Frame) -> Reading | None:
    """As in "this week" up to the day of publication, "last month", "late last year"."""
    if frame.reference is None:
        return None
    unit, lead, part = e.get("unit"), e.get("lead") or "last", e.get("part")
    offset = {"this": 0, "next": 1}.get(lead, -1)
    if unit == "weekend":
        return _weekend(frame.reference, lead)
    start, end = _unit(unit, frame.reference, offset)
    if offset == 0:
        end = max(start, min(end, frame.reference))
    third = {"late": "late", "early": "early"}.get(part, "")
    if third and unit == "month":
        start, end = cal.month(start.year, start.month, third)
    if third and unit == "year":
        start, end = cal.year(start.year, third)
    precision = {
        "week": DatePrecision.WEEK,
        "month": DatePrecision.MONTH,
        "year": DatePrecision.YEAR,
    }
    return Reading((start, end), DateSource.RELATIVE, precision[unit])


def _weekend(reference: dt.date, lead: str) -> Reading:
    saturday = cal.last_weekday(reference, 5)
    if lead == "next":
        saturday = cal.next_weekday(reference, 5)
    end = saturday + DAY if saturday + DAY <= reference or lead == "next" else saturday
    return Reading((saturday, end), DateSource.RELATIVE)


_RESOLVERS: dict[str, Callable[[Expression, Frame], Reading | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "short": _short,
    "day_month": _day_month,
    "month_day": _day_month,
    "month_year": _month_year,
    "month": _month,
    "part_month": _month,
    "year": _year,
    "part_year": _year,
    "weekday": _weekday,
    "today": _today,
    "ago": _ago,
    "earlier": _earlier,
    "next_day": _next_day,
    "day_before": _next_day,
    "that_day": _that_day,
    "past_hours": _past,
    "this_week": _this_week,
    "weekend": _this_week,
    "season": _season,
}
