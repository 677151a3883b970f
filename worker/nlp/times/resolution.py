"""Turns a time expression into days, given what is known of the day it is told from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from worker.domain.kinds import DatePrecision, DateSource
from worker.nlp.times import calendar as cal
from worker.nlp.times.calendar import DAY, HOLIDAYS, MONTHS, WEEKDAYS
from worker.nlp.times.patterns import FUTURE
from worker.nlp.times.readings import (
    AROUND,
    HALF_A_DAY,
    Expression,
    Frame,
    Reading,
    counted,
    unit_of,
)
from worker.nlp.times.story import earlier, in_apposition, next_day, that_day

_FRESH = 10
"""Days before publication in which a day of a month is news, whatever weekday stands beside it."""
_NEAR = 45
"""Days before publication in which a date of ambiguous order ("03/04") is looked for."""


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
    year = _told_year(e, frame) or _year_for(e, month, first, frame)
    known = frame.reference is not None and (frame.years or not frame.era)
    source = DateSource.TEXT if known else DateSource.INFERRED
    return _days(year, month, first, last, source) if year else None


def _days(year: int, month: int, first: int, last: int, source: DateSource) -> Reading | None:
    start, end = cal.day(year, month, first), cal.day(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Reading((start, end), source)


def _told_year(e: Expression, frame: Frame) -> int | None:
    """ "3 April last year", "in May this year": the year, counted from the day of writing."""
    if not e.get("of_year") or frame.reference is None:
        return None
    return frame.reference.year - (e.get("of_year") == "last")


def _year_for(e: Expression, month: int, day: int, frame: Frame) -> int | None:
    """The year of a day and month: the latest before publication, by the weekday where given."""
    weekday = WEEKDAYS.get(e.get("weekday"))
    if frame.reference is not None:
        reference = frame.reference.year
        future = bool(FUTURE.search(e.before))
        candidates = [reference, reference - 1, reference + 1]
        days = [d for y in candidates if (d := cal.day(y, month, day))]
        if weekday is not None and not any(0 <= (frame.reference - d).days < _FRESH for d in days):
            days = [d for d in days if d.weekday() == weekday] or days
        slack = DAY * (300 if future else 3)
        gaps = {abs((d - frame.reference).days): d for d in days if d - frame.reference <= slack}
        return gaps[min(gaps)].year if gaps else None
    years = list(dict.fromkeys(reversed(frame.years)))
    if weekday is not None:
        years = [y for y in years or frame.era if _falls_on(y, month, day, weekday)]
    return years[0] if len(years) == 1 else None


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    date = cal.day(year, month, day)
    return date is not None and date.weekday() == weekday


def _holiday(e: Expression, frame: Frame) -> Reading | None:
    """As in "on Christmas Eve", "on New Year's Day": the latest, or that of the year beside it."""
    month, day = HOLIDAYS[e.get("holiday").replace("\u2019", "'")]
    if e.get("year"):
        return _days(int(e.get("year")), month, day, day, DateSource.TEXT)
    year = _year_for(e, month, day, frame)
    source = DateSource.RELATIVE if frame.reference else DateSource.INFERRED
    return _days(year, month, day, day, source) if year else None


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
    if told := _told_year(e, frame):
        return Reading(cal.month(told, month, _part(e)), DateSource.TEXT)
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
    weekday, lead = WEEKDAYS[e.get("weekday")], e.get("lead")
    if frame.reference is None:
        again = frame.anchor if not lead and frame.anchor else None
        same = again is not None and again.weekday() == weekday
        return Reading((again, again), DateSource.INFERRED) if again and same else None
    ahead = lead in ("next", "coming", "the following") or bool(FUTURE.search(e.before))
    if ahead and lead != "last":
        day = cal.next_weekday(frame.reference, weekday)
    else:
        day = cal.last_weekday(frame.reference, weekday, strictly=lead in ("last", "the previous"))
    return Reading((day, day), DateSource.RELATIVE)


_OF_A_DAY = ("'s ", "\u2019s ")
"""Before "overnight": "Saturday's overnight attack" is Saturday's."""


def _today(e: Expression, frame: Frame) -> Reading | None:
    if frame.reference is None:
        return None
    word = e.get("word")
    if word == "overnight" and e.before.endswith(_OF_A_DAY):
        return None
    if word == "overnight":
        beside = frame.anchor and in_apposition(e, e.span.start - (frame.told_until or 0))
        morning = frame.anchor if frame.anchor and beside else frame.reference
        return Reading((morning - DAY, morning), DateSource.RELATIVE)
    offset = {
        "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
        "the day before yesterday": -2,
    }.get(word, 0)  # fmt: skip
    day = frame.reference + DAY * offset
    return Reading((day, day), DateSource.RELATIVE)


def _ago(e: Expression, frame: Frame) -> Reading | None:
    if frame.reference is None:
        return None
    return counted(e, frame.reference, -1)


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


def _past(e: Expression, frame: Frame) -> Reading | None:
    """As in "in the past 24 hours", "over the last few days": up to publication."""
    if frame.reference is None:
        return None
    unit, number = e.get("unit"), e.number("number")
    if number is None and not e.get("vague") and not e.get("plural"):
        number = 1
    if unit == "hour":
        back = 0 if number is None or number < HALF_A_DAY else max(1, round(number / 24))
    else:
        back = _LENGTH[unit] * number if number else AROUND[unit] // 2
    return Reading((frame.reference - DAY * back, frame.reference), DateSource.RELATIVE)


_LENGTH = {"day": 1, "week": 7, "month": 30, "year": 365}


def _this_week(e: Expression, frame: Frame) -> Reading | None:
    """As in "this week" up to the day of publication, "last month", "late last year"."""
    if frame.reference is None:
        return None
    unit, lead, part = e.get("unit"), e.get("lead") or "last", e.get("part")
    offset = {"this": 0, "next": 1}.get(lead, -1)
    if unit == "weekend":
        return _weekend(frame.reference, lead)
    start, end = unit_of(unit, frame.reference, offset)
    if offset == 0:
        end = max(start, min(end, frame.reference))
    if unit == "week" and lead == "this":
        start -= DAY  # in half of the world a week begins on Sunday
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
    "holiday": _holiday,
    "month_year": _month_year,
    "month": _month,
    "part_month": _month,
    "year": _year,
    "part_year": _year,
    "weekday": _weekday,
    "today": _today,
    "ago": _ago,
    "earlier": earlier,
    "next_day": next_day,
    "day_before": next_day,
    "that_day": that_day,
    "past_hours": _past,
    "this_week": _this_week,
    "weekend": _this_week,
    "season": _season,
}
