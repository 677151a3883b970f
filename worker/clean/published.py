"""When an article was published: the record, else the page, else a date the text opens with.

A text opens with a date in three ways: a wire's dateline ("SAN JUAN, 3 MAR 91 (EFE) --"), a line
that gives the time of publication, or the same at the head of a text whose line breaks are lost.
Only a full date counts: a year that is not there is not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worker.clean.features import CAPTION
from worker.domain.article import PublishedSource

EARLIEST = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
# A clock that runs ahead by more than this is wrong: what is dropped is a date that would make
# every "yesterday" of the article wrong. Time zones differ by less than a day.
MAX_AHEAD = dt.timedelta(days=1)
# Characters of a line in which a date of publication may stand.
MAX_DATELINE = 300
# Only the day is known: noon is inside that day in (nearly) every time zone.
NOON = dt.time(12)

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<{0}>(?:19|20)?\d\d)"
_CLOCK = (
    r"(?:\s*,?\s*(?:at\s+)?\d{1,2}[:.]?\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*(?:gmt|utc|[bce]s?t|[+-]\d{4}))?)?"
)
_DATES = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH.format('m1')},?[\s-]{_YEAR.format('y1')}",
    rf"{_MONTH.format('m2')}\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s?{_YEAR.format('y2')}",
    r"(?P<d3>\d{1,2})[-./](?P<n3>\d{1,2})[-./](?P<y3>(?:19|20)\d\d)",
    r"(?P<y4>(?:19|20)\d\d)-(?P<n4>\d{1,2})-(?P<d4>\d{1,2})",
)
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|publication\s+date"
    r"|date\s+of\s+publication|date|issued|created|written)(?:\s+(?:on|at))?\s*:?\s*)"
)
_DATE = f"(?:{'|'.join(_DATES)})"
DATE_STAMP = rf"(?P<label>{_LABEL})?{_DAY_NAME}{_DATE}{_CLOCK}"
_HEAD_DATE = re.compile(rf"^\W{{0,3}}{DATE_STAMP}", re.IGNORECASE)
_ANY_DATE = re.compile(rf"(?<![\w-]){_DATE}(?!\w)", re.IGNORECASE)
_ARCHIVE = re.compile(r"\b(?:file|archives?|undated)\b", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^\W{{0,3}}[^\d\n]{{2,60}}?,?\s+(?:(?P<d1>\d{{1,2}})\s{_MONTH.format('m1')},?\s"
    rf"{_SHORT_YEAR.format('y1')}|{_MONTH.format('m2')}\s(?P<d2>\d{{1,2}}),?\s{_YEAR.format('y2')})"
    r"\s*(?:\([^)\n]{2,60}\)\s*)*(?:(?:--+|[-–—])\s*(?:\[[^\]\n]{2,60}\]\s*)*|(?:\[[^\]\n]{2,60}\]\s*)+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time and where it was read."""

    at: dt.datetime
    source: PublishedSource


def find_published(
    record: dt.datetime | None,
    metadata: str | None,
    opening: tuple[str, ...],
    received_at: dt.datetime | None,
) -> Published | None:
    """The first plausible publication time; `opening` are the first lines of the text."""
    for at, source in _found(record, metadata, opening):
        aware = _aware(at)
        if aware >= EARLIEST and not _is_ahead(aware, received_at):
            return Published(aware, source)
    return None


def _found(
    record: dt.datetime | None, metadata: str | None, opening: tuple[str, ...]
) -> Iterator[tuple[dt.datetime, PublishedSource]]:
    if record is not None:
        yield record, PublishedSource.RECORD
    if metadata and (at := parse_time(metadata)):
        yield at, PublishedSource.METADATA
    for pattern, source in (
        (_DATELINE, PublishedSource.DATELINE),
        (_HEAD_DATE, PublishedSource.TEXT),
    ):
        for line in opening:
            match = pattern.match(line[:MAX_DATELINE])
            if match and (day := _day(match.groupdict())):
                yield dt.datetime.combine(day, NOON, dt.UTC), source


def pictured_on(lines: Iterable[str]) -> dt.date | None:
    """The latest day that captions with a credit give in full; none that are of the archive.

    A text that has such a picture was not published before.
    """
    captions = (line for line in lines if CAPTION.search(line) and not _ARCHIVE.search(line))
    found = (_day(match.groupdict()) for line in captions for match in _ANY_DATE.finditer(line))
    return max((day for day in found if day), default=None)


def dateline_end(text: str) -> int:
    """The length of the dateline at the head of a text, 0 without one."""
    match = _DATELINE.match(text[:MAX_DATELINE])
    return match.end() if match else 0


def dateline_day(text: str) -> dt.date | None:
    """The day of the dateline at the head of a text, None without one."""
    match = _DATELINE.match(text[:MAX_DATELINE])
    return _day(match.groupdict()) if match else None


def _is_ahead(at: dt.datetime, received_at: dt.datetime | None) -> bool:
    return received_at is not None and at - _aware(received_at) > MAX_AHEAD


def _aware(at: dt.datetime) -> dt.datetime:
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at


def parse_time(text: str) -> dt.datetime | None:
    """A time in ISO 8601, or a day in the words that news uses; None for anything else."""
    text = text.strip()
    try:
        if len(text) > len("2000-01-01"):
            return dt.datetime.fromisoformat(text)
        return dt.datetime.combine(dt.date.fromisoformat(text), NOON, dt.UTC)
    except ValueError:
        match = _HEAD_DATE.match(text)
        day = _day(match.groupdict()) if match else None
        return dt.datetime.combine(day, NOON, dt.UTC) if day else None


def _day(groups: dict[str, str | None]) -> dt.date | None:
    """The day that the groups d1, m1, y1 (or d2, …) of a match name; in figures day comes first."""
    found = {name[0]: value for name, value in groups.items() if value and name != "label"}
    month = int(found["n"]) if "n" in found else _MONTHS.index(found["m"][:3].lower()) + 1
    day, year = int(found["d"]), int(found["y"])
    if year < 100:
        year += 1900 if year >= 50 else 2000
    if month > 12 >= day:
        day, month = month, day
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
