"""Sentences that count many occurrences of a period: "45 bombings in May", "200 raids since 2016".

Their figures are of no occurrence. A sentence that also tells what happened on a day is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from worker.domain.annotations import DateMention, TimeRelation
from worker.domain.kinds import DatePrecision
from worker.domain.text import Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?!\d))"
_PERIOD = re.compile(
    rf"\b(?:since (?:{_DAY}|{_MONTH}|(?:early |mid-|late )?(?:19|20)\d\d|last (?:year|month|\w+er)"
    r"|the (?:start|beginning|year|fall|coup|invasion))"
    rf"|between (?:{_DAY}|{_MONTH}|\d{{4}}) and (?:{_DAY}|{_MONTH}|\d{{4}})"
    rf"|from (?:{_DAY}|{_MONTH}) (?:to|until|through) (?:{_DAY}|{_MONTH})"
    rf"|in (?:the month of )?(?:{_MONTH}|(?:19|20)\d\d)(?! \d{{1,2}}\b)"
    r"|(?:last|this) (?:year|month)|so far|alone"
    r"|(?:in|over|during|within) (?:the )?(?:(?:past|last|first|previous) )?"
    r"(?:\w+ )?(?:weeks|months|years)|(?:a|per|each|every) (?:week|month|year))",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:[1-9]\d{1,2}(?:,\d{3})*|[1-9],\d{3}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:a |several |two |three )?hundred(?:s of)?|dozens of|scores of|thousands of)"
    r" (?:[\w-]+ ){0,2}(?:attacks|raids|(?:air ?|drone |rocket )?strikes|bombings|explosions"
    r"|ambushes"
    r"|kidnappings|abductions|clashes|incidents|killings|murders|assassinations|assaults"
    r"|shootings|executions|violations|massacres|disappearances|shellings)\b",
    re.IGNORECASE,
)


def is_tally(sentence: str, at: int, dates: Iterable[DateMention]) -> bool:
    """Whether a sentence, which starts `at`, counts occurrences of a period and tells of no day."""
    if _MANY.search(sentence) is None or (period := _PERIOD.search(sentence)) is None:
        return False
    within, told = Span(at, at + len(sentence)), Span(at + period.start(), at + period.end())
    return not any(
        within.contains(d.span) and _is_day(d) and not told.overlaps(d.span) for d in dates
    )


def _is_day(mention: DateMention) -> bool:
    return mention.relation is TimeRelation.AT and mention.date.precision is DatePrecision.DAY
