"""The days that an article names, resolved against the day it was published.

1. recognise   `patterns`   "on Wednesday", "3 Feb.", "two days earlier"
2. reference   here         the day that "yesterday" is told from
3. resolve     `resolution` each expression to a range of days

An expression that cannot be resolved (a weekday where no day of publication is known) is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from worker.domain.annotations import DateMention, TimeRelation
from worker.domain.kinds import DateSource
from worker.domain.text import Span
from worker.nlp.text.asked import has_any
from worker.nlp.text.document import Doc
from worker.nlp.times.calendar import DAY, WEEKDAYS
from worker.nlp.times.patterns import (
    ANYTHING,
    NEEDED,
    ON,
    PATTERNS,
    POSSESSIVE,
    RANKED,
    SINCE,
    UNTIL,
    WHEN,
)
from worker.nlp.times.periods import years_of
from worker.nlp.times.readings import Expression, Frame, Reading
from worker.nlp.times.resolution import resolve
from worker.nlp.times.telling import is_of_aftermath, is_of_telling

DATELINE = 400
"""Characters from the start in which a bare full date is the dateline of the article."""
_LEAD = 50
"""Characters before it on its line that a date without a weekday has at most in a dateline; what
has more is a caption ("Jets at the base, 18 June 2016")."""
STALE = 60
"""Days before publication beyond which a date at the start is no dateline.

A dateline after the time of publication is believed: an article cannot tell of its future, so the
record is wrong.
"""
BEFORE = 160
"""Characters before an expression in which its preposition and the tense of its clause stand."""


def find_dates(
    doc: Doc, published: dt.datetime | None, pictured: dt.date | None = None
) -> tuple[DateMention, ...]:
    """The dates of a document, in the order of the text, without overlaps.

    `pictured` is the day of its pictures where it is not known when it was published.
    """
    text = doc.text
    found = _dates(doc)
    era = _era(doc, published)
    years = _years(found, era)
    frame = Frame(_reference(found, published, text, era, pictured), years=years, era=era)
    guessed = published is None and _told_from(found, era) is None
    mentions = []
    for expression, following in zip_longest(found, found[1:]):
        reading = resolve(expression, frame)
        if reading is None or (following and _is_glossed(text, expression, following)):
            continue
        if guessed and not expression.get("year"):
            reading = replace(reading, source=DateSource.INFERRED)
        if reading.relation is TimeRelation.AT:
            reading = replace(reading, relation=_relation(doc, text, expression))
        elif _is_after_the_fact(doc, reading, expression):
            reading = replace(reading, relation=TimeRelation.FOLLOWING)
        mentions.append(DateMention(expression.span, reading.as_range(), reading.relation))
        if reading.relation in _MOVING:
            frame = _moved(frame, reading, expression.span.end)
    return tuple(mentions)


_MOVING = frozenset({TimeRelation.AT, TimeRelation.TOLD, TimeRelation.WRITTEN})
"""Relations of days from which those that follow are told."""


def _is_glossed(text: str, expression: Expression, following: Expression) -> bool:
    """Whether a date in brackets says which day it is: "this afternoon (23/02)"."""
    between = text[expression.span.end : following.span.start]
    return (
        following.kind in _FULL
        and between.strip() == "("
        and text[following.span.end : following.span.end + 1] == ")"
    )


_FULL = frozenset({"iso", "numeric", "short", "day_month", "month_day"})
"""Kinds of expressions that name a day of a month."""


def _relation(doc: Doc, text: str, expression: Expression) -> TimeRelation:
    """What it says of a day: that something happened, was told, written, began or ended then."""
    bound = _bound(text, expression)
    if bound is not TimeRelation.AT:
        return bound
    stamped = expression.get("year") and _CLOCK.match(text, expression.span.end)
    if stamped or _is_in_dateline(text, expression):
        return TimeRelation.WRITTEN
    if is_of_telling(doc, expression.span):
        return TimeRelation.TOLD
    if is_of_aftermath(doc, expression.span):
        return TimeRelation.FOLLOWING
    return TimeRelation.AT


_CLOCK = re.compile(r"[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d\b")
"""Behind a full date it makes the stamp of a page: "Thursday 22 September 2016 09:14"."""


def _moved(frame: Frame, reading: Reading, end_of_text: int) -> Frame:
    """The frame once a time has been told: "the next day" and "the following month" follow it."""
    start, end = reading.days
    month = start if (end - start).days <= 31 else frame.month
    anchor = start if start == end else frame.anchor
    main = frame.main
    if main is None and start == end and reading.relation is TimeRelation.AT:
        main = start
    years = frame.years
    if reading.source is DateSource.INFERRED and not years:
        years = (start.year,)
    return replace(
        frame, main=main, anchor=anchor, month=month, told_until=end_of_text, years=years
    )


def told_on(
    doc: Doc, published: dt.datetime | None, pictured: dt.date | None = None
) -> dt.date | None:
    """The day an article tells from: its dateline where it has one to believe, else publication.

    Where it has neither, what it says of its day, or the days of its pictures do.
    """
    return _reference(_dates(doc), published, doc.text, _era(doc, published), pictured)


def _era(doc: Doc, published: dt.datetime | None) -> tuple[int, ...]:
    """The years of which a text without a time of publication can be."""
    return () if published is not None else years_of(doc)


def _dates(doc: Doc) -> list[Expression]:
    return [e for e in expressions(doc.text) if _is_date(e, doc)]


@lru_cache(2)  # asked for the dates of an article, and for the day it tells from
def expressions(text: str) -> tuple[Expression, ...]:
    """Time expressions in the order of the text; of two that overlap the earlier, then longer."""
    if not ANYTHING.search(text):
        return ()
    low = text.replace("İ", "i").lower()  # the only letter that is two in lower case
    found = [
        (match, kind)
        for kind, pattern in PATTERNS
        if has_any(low, NEEDED[kind])
        for match in pattern.finditer(low)
    ]
    found.sort(key=lambda f: (f[0].start(), -f[0].end()))
    kept: list[Expression] = []
    for match, kind in found:
        if not kept or match.start() >= kept[-1].span.end:
            kept.append(_expression(match, kind, text))
    return tuple(kept)


def _expression(match: re.Match[str], kind: str, text: str) -> Expression:
    given = {k: v for k, v in match.groupdict().items() if v is not None}
    groups = {k: " ".join(v.split()) for k, v in given.items()}
    start = match.start() + (len(groups["lead"]) + 1 if _lead_is_preposition(groups) else 0)
    before = text[max(0, start - BEFORE) : start]
    return Expression(kind, Span(start, match.end()), groups, before)


def _lead_is_preposition(groups: dict[str, str]) -> bool:
    lead = groups.get("lead", "")
    return lead in (
        "in since during by until till from of through the year a before after between".split()
    )


def _is_date(expression: Expression, doc: Doc) -> bool:
    """Leaves out what only looks like a date: the verbs "may" and "march", "in 2000 homes"."""
    month = expression.get("month")
    if month in ("may", "march", "mar", "sun", "sat") and not _is_month(expression, doc):
        return False
    if expression.kind == "weekday" and _is_person(expression, doc):
        return False
    if expression.kind == "year" and _IS_NUMBER.match(doc.text, expression.span.end):
        return False
    if expression.kind == "year" and expression.get("lead") not in ("the", "a", "year"):
        after = doc.char_span(expression.span.end - 4, expression.span.end)
        if after is not None and after.end < len(doc):
            return not doc[after.end].tag_.startswith("NNS")
    return True


_IS_NUMBER = re.compile(r"\s+(?:blocks?|hundred)\b", re.IGNORECASE)
"""Behind the number of a house, which looks like a year: "in the 1900 block of Main Street"."""


def _is_person(expression: Expression, doc: Doc) -> bool:
    """ "Mr. Sunday Bulus", "Daniel Monday, who": children are called by the day of their birth."""
    tokens = doc.char_span(expression.span.start, expression.span.end)
    if tokens is None or not tokens.start:
        return False
    before = doc[tokens.start - 1]
    titled = before.lower_.rstrip(".") in _TITLES
    after = next((t.lower_ for t in doc[tokens.end : tokens.end + 2] if t.text != ","), "")
    return titled or (before.dep_ == "compound" and before.head is tokens.root and after == "who")


_TITLES = frozenset(
    "mr mrs ms miss dr prof malam alhaji chief comrade sgt cpl col capt insp".split()
)


def _is_month(expression: Expression, doc: Doc) -> bool:
    text = expression.span.of(doc.text)
    if any(c.isupper() for c in text):
        return True
    if expression.kind in ("day_month", "month_year"):
        return True
    if expression.kind == "month_day":
        return expression.before.rstrip().lower().endswith((" on", "since", "until"))
    return expression.get("lead") in ("in", "since", "last", "during")


def _reference(
    found: Sequence[Expression],
    published: dt.datetime | None,
    text: str,
    era: tuple[int, ...],
    pictured: dt.date | None,
) -> dt.date | None:
    told = _told_from(found, era)
    if published is None:
        return told or _day_of_lead(found, era) or _after_pictures(found, pictured)
    day = published.date()
    if told is None:
        return _of_dateline(found, day, text) or day
    return day if told < day - DAY * STALE else told


def _day_of_lead(found: Sequence[Expression], era: tuple[int, ...]) -> dt.date | None:
    """The day of a lead that gives its weekday but no year: "Saturday, February 3".

    It is of the first year in which the two agree, from the latest on that the text names.
    """
    latest = max((int(e.get("year")) for e in found if e.get("year")), default=None)
    for e in found:
        if latest is None or era or e.span.start > DATELINE:
            break
        if e.kind in ("month_day", "day_month") and e.get("weekday") and not e.get("year"):
            years = tuple(range(latest, latest + _SAME_WEEKDAY))
            readings = (resolve(e, Frame(None, years=(year,))) for year in years)
            return next((reading.days[0] for reading in readings if reading), None)
    return None


def _after_pictures(found: Sequence[Expression], pictured: dt.date | None) -> dt.date | None:
    """The first weekday that a text tells, from the day on of what its pictures show.

    They show what it tells of only where it tells of that weekday, too.
    """
    weekdays = [WEEKDAYS[e.get("weekday")] for e in found if e.kind == "weekday"]
    if pictured is None or pictured.weekday() not in weekdays:
        return None
    return pictured + DAY * ((weekdays[0] - pictured.weekday()) % 7)


_SAME_WEEKDAY = 7
"""Years within which a day falls on a weekday once or twice."""


def _of_dateline(found: Sequence[Expression], published: dt.date, text: str) -> dt.date | None:
    """The day of a dateline without a year: one of the last days before publication."""
    first = next((e for e in found if _is_in_dateline(text, e)), None)
    reading = resolve(first, Frame(published)) if first else None
    if reading is None or not 0 <= (published - reading.days[0]).days <= _DELAY:
        return None
    return reading.days[0]


_DELAY = 7
"""Days that a report may be published after its dateline."""
_BEHIND_DATELINE = re.compile(
    r"\s*(?:\([^)\n]{2,40}\)\s*)*(?:--|[-\u2013\u2014](?=\s)|:(?=\s)|(?<=\))\s*(?=[\"'\u201c\u2018A-Z0-9]))"
)


def _is_in_dateline(text: str, expression: Expression) -> bool:
    """Whether it stands in a dateline: "KABUL, Oct 15 (Agency) -"."""
    line = expression.before.rpartition("\n")[2]
    return (
        expression.span.start <= DATELINE
        and expression.kind in _FULL
        and len(line) <= _LEAD
        and not ON.search(expression.before)
        and _BEHIND_DATELINE.match(text, expression.span.end) is not None
    )


def _told_from(found: Sequence[Expression], era: tuple[int, ...]) -> dt.date | None:
    """The dateline, or the date beside "today" or "yesterday"."""
    for first, second in pairwise(found):
        if first.kind == "today" and second.kind in ("day_month", "month_day", "iso"):
            reading = resolve(second, Frame(None, years=_years(found, era), era=era))
            gap = second.span.start - first.span.end
            if reading and gap <= 3 and not second.before.rstrip().endswith("."):
                offset = {"yesterday": 1, "last night": 1}.get(first.get("word"), 0)
                return reading.days[0] + DAY * offset
    for expression in found:
        if expression.span.start > DATELINE:
            break
        if expression.kind in ("day_month", "month_day", "iso", "numeric") and expression.get(
            "year"
        ):
            reading = resolve(expression, Frame(None))
            line = expression.before.rpartition("\n")[2]
            caption = len(line) > _LEAD and not expression.get("weekday")
            told = not caption and not ON.search(expression.before)
            if reading and told and not expression.get("last"):
                return reading.days[0]
    return None


def _years(found: Sequence[Expression], era: tuple[int, ...]) -> tuple[int, ...]:
    """The years of the days and months of a text; a year alone is mostly one that is recalled."""
    dated = (e for e in found if e.get("year") and (e.get("month") or e.kind in _FULL))
    years = (int(e.get("year")) for e in dated)
    return tuple(y for y in years if not era or y in era)


def _is_after_the_fact(doc: Doc, reading: Reading, expression: Expression) -> bool:
    """ "Claimed the attack two days later": nothing happened then but that somebody spoke."""
    return reading.relation is TimeRelation.AFTER_MAIN and (
        is_of_telling(doc, expression.span) or is_of_aftermath(doc, expression.span)
    )


_PERIODS = frozenset({"year", "past_hours", "this_week", "season"})
"""Kinds of expressions for a period: "the deadliest raid this year" was on some day of it."""


_LAST = re.compile(r"\b(?:not|first|time)(?: since)?(?: the)? *$", re.IGNORECASE)
"""Before a day that bounds no period: "not since May, when they bombed it"."""


def _bound(text: str, expression: Expression) -> TimeRelation:
    """Tells days that are the start or the end of a period from the time of an event."""
    if expression.get("last") or POSSESSIVE.match(text, expression.span.end):
        return TimeRelation.AT
    lead = expression.get("lead")
    if expression.kind in _PERIODS and RANKED.search(expression.before):
        return TimeRelation.SINCE
    if lead == "since" or SINCE.search(expression.before):
        last = _LAST.search(expression.before) and WHEN.match(text, expression.span.end)
        return TimeRelation.AT if last else TimeRelation.SINCE
    if lead in ("until", "till") or UNTIL.search(expression.before):
        return TimeRelation.UNTIL
    return TimeRelation.AT
