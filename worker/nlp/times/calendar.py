"""Ranges of days by the words for them; no text here."""

from __future__ import annotations

import calendar
import datetime as dt

from worker.domain.kinds import DatePrecision

Days = tuple[dt.date, dt.date]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "couple of": 2, "a couple of": 2,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First months of the seasons of the northern hemisphere."""
HOLIDAYS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25),
    "christmas eve": (12, 24), "boxing day": (12, 26),
}  # fmt: skip
"""Months and days of feasts that the news calls by name and that do not move."""
DAY = dt.timedelta(days=1)


def day(year: int, month: int, number: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month(year: int, number: int, part: str = "") -> Days:
    """A month, or its first, middle or last third."""
    last = calendar.monthrange(year, number)[1]
    first, final = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part, (1, last))
    return dt.date(year, number, first), dt.date(year, number, final)


def year(number: int, part: str = "") -> Days:
    """A year, or its first, middle or last four months."""
    first, final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    return dt.date(number, first, 1), month(number, final)[1]


def season(name: str, number: int) -> Days:
    """A season; a winter is named after the year that it starts in."""
    start = dt.date(number, SEASONS[name], 1)
    return start, month(*shift_months(start, 2))[1]


def last_weekday(reference: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The latest such weekday up to the reference day; `strictly` leaves that day itself out."""
    back = (reference.weekday() - weekday) % 7
    return reference - DAY * (back or (7 if strictly else 0))


def next_weekday(reference: dt.date, weekday: int) -> dt.date:
    """The first such weekday after the reference day."""
    return reference + DAY * ((weekday - reference.weekday() - 1) % 7 + 1)


def week(reference: dt.date, offset: int = 0) -> Days:
    """The week (Monday to Sunday) of a day, `offset` weeks on."""
    monday = reference - DAY * reference.weekday() + DAY * 7 * offset
    return monday, monday + DAY * 6


def shift_months(reference: dt.date, offset: int) -> tuple[int, int]:
    """Year and month, `offset` months on."""
    index = reference.year * 12 + reference.month - 1 + offset
    return index // 12, index % 12 + 1


def precision_of(start: dt.date, end: dt.date) -> DatePrecision:
    """The finest precision of UCDP that a range of days has."""
    length = (end - start).days + 1
    if length == 1:
        return DatePrecision.DAY
    if length <= 6:
        return DatePrecision.DAYS
    if length <= 10:
        return DatePrecision.WEEK
    return DatePrecision.MONTH if length <= 31 else DatePrecision.YEAR
