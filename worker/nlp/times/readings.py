"""What a time expression is, what it is resolved against, and what comes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from worker.domain.annotations import TimeRelation
from worker.domain.incident import DateRange
from worker.domain.kinds import DatePrecision, DateSource
from worker.domain.text import Span
from worker.nlp.times import calendar as cal
from worker.nlp.times.calendar import DAY, NUMBERS, Days

AROUND = {"day": 6, "week": 28, "month": 180, "year": 1500, "decade": 9000}
"""Days that "several … ago" may reach back."""


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

    The day of telling, the first and the last day told of, the last month, where in the text the
    last one stood, the years that the text names, and those of which it can be.
    """

    reference: dt.date | None
    main: dt.date | None = None
    anchor: dt.date | None = None
    month: dt.date | None = None
    told_until: int | None = None
    years: tuple[int, ...] = ()
    era: tuple[int, ...] = ()


def counted(e: Expression, origin: dt.date, sign: int) -> Reading:
    """So many days, weeks, months or years before or after a day."""
    unit, number = e.get("unit"), e.number("number")
    if unit == "hour" and (number is None or number < HALF_A_DAY):
        return Reading((origin, origin), DateSource.RELATIVE)
    if number is None:
        ends = sorted((origin + sign * DAY, origin + sign * DAY * AROUND[unit]))
        return Reading((ends[0], ends[1]), DateSource.RELATIVE)
    if unit == "hour":
        start = origin + sign * DAY * round(number / 24)
        return Reading((min(start, origin), max(start, origin)), DateSource.RELATIVE)
    if unit in ("day", "week"):
        day = origin + sign * DAY * number * (7 if unit == "week" else 1)
        slack = DAY * 3 if unit == "week" else DAY * 0
        return Reading((day - slack, day + slack), DateSource.RELATIVE)
    if unit == "month":
        return Reading(cal.month(*cal.shift_months(origin, sign * number)), DateSource.RELATIVE)
    years = number * (10 if unit == "decade" else 1)
    return Reading(cal.year(origin.year + sign * years), DateSource.RELATIVE)


HALF_A_DAY = 12
"""Hours up to which "hours later" is of the same day."""


def unit_of(unit: str, origin: dt.date, offset: int) -> Days:
    """The day, week, month or year of a day, `offset` of them on."""
    if unit == "week":
        return cal.week(origin, offset)
    if unit == "month":
        return cal.month(*cal.shift_months(origin, offset))
    if unit == "year":
        return cal.year(origin.year + offset)
    day = origin + DAY * offset
    return day, day
