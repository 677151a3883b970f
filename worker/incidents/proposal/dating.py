"""When an occurrence happened: of the times that an article names, the one that is of it.

1. told       the time that the grammar ties to one of its sentences
2. lead       else, for what title or lead tells, the day of the lead
3. inherited  else, for news further down, the day told last before it in its paragraph, or the main
              day of the article
4. written    else the day of writing, or that and the one before

What 3 and 4 give is inferred. What is recalled gets nothing but a time of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from worker.domain.annotations import DateMention, TimeRelation, Trigger
from worker.domain.article import Article
from worker.domain.incident import DateRange
from worker.domain.kinds import DatePrecision, DateSource
from worker.domain.text import Span
from worker.incidents.proposal.aftermath import of_the_deed
from worker.incidents.proposal.view import LEAD, View

EVENING = 18
"""From this hour (UTC) on news is of its own day; until then most of it is of the day before. On
notes that name no day, of which the coded day is known, either choice alone is wrong by a day."""
_PAST_DAYS = 60
FRESH = 14
"""Days for which something is news."""
_CLOSE = 2
"""Sentences after a day in which, in one paragraph, what is told is of that day."""
_DAY = dt.timedelta(days=1)
_COURT = re.compile(
    r"\b(?:indicted|indictment|sentenced|convicted|plead(?:s|ed)?|pled|arraign\w+|guilty|on trial"
    r"|trial of|jury|verdict|life in prison|extradited|charged with|court hearing|acquitted)\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:previous(?:ly)?|earlier (?:this|last)|in (?:the )?(?:past|recent|early|late)|ago"
    r"|since then|last (?:year|month|week|summer|winter)|(?:in|of) (?:19|20)\d\d|repeatedly|often"
    r"|over the (?:years|months|weeks)|(?:in|for) (?:years|months|weeks)|lately|recently)\b",
    re.IGNORECASE,
)
_AT_OR_TOLD = frozenset({TimeRelation.AT, TimeRelation.TOLD})


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of one occurrence and the words that gave it."""

    date: DateRange | None = None
    span: Span | None = None


def is_history(view: View, date: DateRange) -> bool:
    """A year or month long past, which news recalls: "the bridge, built in 1978, was hit"."""
    day = view.annotations.told_on
    return (
        day is not None
        and date.precision >= DatePrecision.MONTH
        and (day - date.end).days > _PAST_DAYS
    )


def opens_with_news(view: View) -> bool:
    """Whether the first sentences tell an occurrence, or the lead names a day.

    Those of an opinion or of a report on a year do neither.
    """
    opening = any(t.sentence < _OPENS for t in view.annotations.triggers)
    return opening or _of_lead(view) is not None


_OPENS = 2 * LEAD


def date_of(article: Article, view: View, triggers: Sequence[Trigger]) -> Dating:
    """The date of the occurrence that some triggers tell, in the order of the text."""
    triggers = of_the_deed(view, triggers)
    in_lead = triggers[0].sentence < LEAD
    told = _told(view, triggers, in_lead=in_lead)
    first = (_of_lead(view) or _of_opening(view) or _of_reference(view)) if in_lead else None
    if told is not None and (first is None or not _is_vague(told.date)):
        return Dating(told.date, told.span)
    if in_lead:
        return Dating(first.date, first.span) if first else Dating(_written(article, view))
    if view.annotations.told_on is None:
        return Dating()  # what is news of that day, and what is not, cannot be told
    if any(_RECALLED.search(view.sentence(t)) for t in triggers):
        return Dating()
    told_before = _inherited(view, triggers[0].sentence)
    if told_before is None and not opens_with_news(view):
        return Dating()
    return told_before or Dating(_written(article, view))


def _is_vague(date: DateRange) -> bool:
    """ "In recent months": what a lead adds, which has a day of its own."""
    return date.precision >= DatePrecision.MONTH and date.source is DateSource.RELATIVE


def _told(view: View, triggers: Sequence[Trigger], *, in_lead: bool) -> DateMention | None:
    """The most exact time of a telling sentence; when somebody told of it counts least.

    Of days on which it was told the first is nearest to it.
    """
    dates = view.annotations.dates
    told = [
        dates[t.date]
        for t in triggers
        if t.date is not None and (t is triggers[0] or not _is_aftermath(dates[t.date]))
    ]
    told = [m for m in told if not _is_to_come(view, m.date)]
    if in_lead:
        told = [m for m in told if not is_history(view, m.date) or _opens(view, m)]
    return min(told, key=_exactness, default=None)


def _exactness(mention: DateMention) -> tuple[bool, DatePrecision, dt.date]:
    is_telling = mention.relation is TimeRelation.TOLD
    return is_telling, mention.date.precision, mention.date.end if is_telling else dt.date.min


def _opens(view: View, mention: DateMention) -> bool:
    """ "Two years ago 39 people were killed": a time that opens its sentence is of the deed."""
    number = view.sentence_of(mention.span)
    start = view.annotations.sentences[number].span.start
    return number > 1 and mention.span.start - start <= _OPENING


_OPENING = len("Back in ")


def _is_aftermath(mention: DateMention) -> bool:
    """ "The next day" of a later telling: one of the wounded died, a body was found."""
    return mention.relation is TimeRelation.AFTER_MAIN


def _is_to_come(view: View, date: DateRange) -> bool:
    """Nothing has happened after the day of telling, wherever on earth that was."""
    day = view.annotations.told_on
    return day is not None and date.start > day + _DAY


def _of_lead(view: View) -> DateMention | None:
    """The first day of the lead of which an article can tell as news."""
    end = view.end_of_lead()
    news = [m for m in view.annotations.dates if m.span.start < end and _is_news(view, m)]
    return min(news, key=lambda m: m.relation is TimeRelation.TOLD, default=None)


def _of_opening(view: View) -> DateMention | None:
    """The first day with an hour below the lead: "officers were called at 10 a.m. on Sunday"."""
    days = (m for m in view.annotations.dates if _is_single_day(view, m) and _has_hour(view, m))
    return next((m for m in days if view.sentence_of(m.span) < _OPENS), None)


def _of_reference(view: View) -> DateMention | None:
    """The day by which a text without one above refers to its news: "since Thursday's attack".

    One whose place stands behind it is mostly another.
    """
    days = (m for m in view.annotations.dates if _is_single_day(view, m) and _is_news(view, m))
    return next((m for m in days if _S_DEED.match(view.text, m.span.end)), None)


_S_DEED = re.compile(
    r"['\u2019]s (?:\w+ ){0,2}?(?:attack|assault|raid|strike|air ?strike|bombing|blast|explosion"
    r"|ambush|shooting|killing|massacre|clash|shelling|crash|downing|incident|abduction|kidnapping"
    r"|violence|bloodshed)(?:e?s)?\b(?! (?:in|at|on|near|of) )"
)


def _has_hour(view: View, mention: DateMention) -> bool:
    start, end = mention.span.start, mention.span.end
    return bool(_HOUR.search(view.text[max(0, start - _BESIDE) : end + _BESIDE]))


_HOUR = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b|o'clock|midnight|\bnoon\b", re.IGNORECASE
)
_BESIDE = 20
"""Letters beside a day in which its hour stands."""


def _is_news(view: View, mention: DateMention) -> bool:
    """A day, or a few, of which an article can tell as news."""
    day = view.annotations.told_on
    if mention.relation not in _AT_OR_TOLD or mention.date.precision > DatePrecision.DAYS:
        return False
    return day is None or 0 <= (day - mention.date.start).days <= FRESH


def _inherited(view: View, sentence: int) -> Dating | None:
    """The day of what was told before: right before it is a day, further off a day or so."""
    days = [m for m in view.annotations.dates if _is_single_day(view, m)]
    told = [(view.sentence_of(m.span), m) for m in days]
    here = view.paragraph(sentence)
    near = [(n, m) for n, m in told if n < sentence and view.paragraph(n) == here]
    if near:
        number, last = near[-1]
        is_close = sentence - number <= _CLOSE
        return _as_inferred(last, DatePrecision.DAY if is_close else DatePrecision.DAYS)
    lead = _of_lead(view)
    return _as_inferred(lead, DatePrecision.DAYS) if lead in days else None


def _is_single_day(view: View, mention: DateMention) -> bool:
    return (
        _is_news(view, mention)
        and mention.relation is TimeRelation.AT
        and mention.date.precision is DatePrecision.DAY
    )


def _as_inferred(mention: DateMention, precision: DatePrecision) -> Dating:
    date = DateRange(mention.date.start, mention.date.end, precision, DateSource.INFERRED)
    return Dating(date, mention.span)


def _written(article: Article, view: View) -> DateRange | None:
    """News without a day is of the day that its dateline or stamp gives.

    So is what a headline tells. A note without one, of which only the publication is known, may be
    of that day or of the one before. News of an arrest or a trial says nothing of when it happened.
    """
    day = view.annotations.told_on
    published = article.published_at
    if day is None or _COURT.search(article.text[: view.end_of_lead()]):
        return None
    stamped = published is None or article.stamped_on == day or published.date() != day
    late = published is not None and published.astimezone(dt.UTC).hour >= EVENING
    first = day if stamped or late or article.title else day - _DAY
    return DateRange(first, day, DatePrecision.DAYS, DateSource.INFERRED)
