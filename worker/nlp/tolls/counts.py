"""Sentences that count the dead or the deeds of a war or a period: they tell of no occurrence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import DateMention, TimeRelation, TollMention
from worker.domain.kinds import DatePrecision
from worker.domain.text import Span
from worker.nlp.text.document import Token
from worker.nlp.tolls.patterns import CUMULATIVE, SUPERLATIVE

_HARMED = frozenset({"kill", "injure", "die", "clash"})
_ONE_BY_ONE = frozenset({"shoot", "murder", "abduct"})
"""Kinds of triggers that are mostly of one occurrence: only those with a figure count."""
_BOTH = 2
"""What stands in a sentence that tells the dead of a day beside those of a war."""
_MANY = 10
"""People of one year from which it is taken that they were not killed at once."""
_OF_A_YEAR = re.compile(r"\b(?:last|this) year\b", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:an?|one|the|this|that|another|its?|\w+'s) (?:[\w-]+ ){0,3}"
    r"(?:attack|ambush|assault|raid|bombing|blast|explosion|strike|air ?strike|massacre|shooting"
    r"|crash|battle|clash|operation|siege|bomb)\b"
    r"|\bwhen\b|\bafter\b",
    re.IGNORECASE,
)


def may_count(kind: str, token: Token) -> bool:
    """Whether a trigger may be that of a count: "were killed", "800 pupils have been kidnapped"."""
    if kind in _HARMED or _are_deeds_that_killed(token):
        return True
    harmed = [c for c in token.children if c.dep_ in ("nsubjpass", "dobj")]
    return kind in _ONE_BY_ONE and any(c.dep_ == "nummod" for h in harmed for c in h.children)


def _are_deeds_that_killed(token: Token) -> bool:
    """ "Attacks by armed groups have killed more than 900 people": none of them, if counted."""
    plain = token.tag_ == "NNS" and not any(c.dep_ == "det" for c in token.children)
    return plain and token.dep_ == "nsubj" and token.head.lower_ in _COST


_COST = frozenset("killed claimed left cost taken displaced".split())


def is_count(
    text: str, within: Span, dates: Sequence[DateMention], tolls: Sequence[TollMention]
) -> bool:
    """Whether a sentence, `text` at `within`, only counts: "190 rebels were killed last year"."""
    if CUMULATIVE.search(SUPERLATIVE.sub("", text)):
        here = [t for t in tolls if within.contains(t.span) and t.low]
        return len({t.cumulative for t in here}) < _BOTH
    times = [d.date for d in dates if within.contains(d.span)]
    if _NTH.search(text) and not any(d.precision is DatePrecision.DAY for d in times):
        return True
    if any(d.precision is not DatePrecision.YEAR for d in times):
        return False
    if not times and not _OF_A_YEAR.search(text):  # not resolved where no publication is known
        return False
    many = any(t.low >= _MANY for t in tolls if within.contains(t.span))
    return many and not _AT_ONCE.search(text)


_NTH = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?:[\w-]+ ){1,5}(?:to (?:be|have been) |who (?:was|has been) )?(?:killed|murdered|slain"
    r"|kidnapped|abducted|shot|injured|wounded)(?: [\w-]+){0,4}"
    r" (?:this|since|so far|in the past)\b",
    re.IGNORECASE,
)
"""One in a count: "the 12th officer to be killed this year"."""
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
_MANY_DEEDS = re.compile(
    r"\b(?:[1-9]\d{1,2}(?:,\d{3})*|[1-9],\d{3}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:a |several |two |three )?hundred(?:s of)?|dozens of|scores of|thousands of)"
    r" (?:[\w-]+ ){0,2}(?:attacks|raids|(?:air ?|drone |rocket )?strikes|bombings|explosions"
    r"|ambushes"
    r"|kidnappings|abductions|clashes|incidents|killings|murders|assassinations|assaults"
    r"|shootings|executions|violations|massacres|disappearances|shellings|times(?= since))\b",
    re.IGNORECASE,
)


def is_tally(text: str, within: Span, dates: Sequence[DateMention]) -> bool:
    """Whether a sentence, `text` at `within`, counts occurrences: "45 bombings in May".

    One that also tells what happened on a day does not.
    """
    if _MANY_DEEDS.search(text) is None or (period := _PERIOD.search(text)) is None:
        return False
    told = Span(within.start + period.start(), within.start + period.end())
    return not any(
        within.contains(d.span) and _is_day(d) and not told.overlaps(d.span) for d in dates
    )


def _is_day(mention: DateMention) -> bool:
    return mention.relation is TimeRelation.AT and mention.date.precision is DatePrecision.DAY
