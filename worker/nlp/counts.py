"""Sentences that count the dead of a war or a period, and so tell of no one occurrence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import DateMention, TollMention
from worker.domain.kinds import DatePrecision
from worker.domain.text import Span
from worker.nlp.document import Token
from worker.nlp.toll_patterns import CUMULATIVE, SUPERLATIVE

_HARMED = frozenset({"kill", "injure", "die", "clash"})
_ONE_BY_ONE = frozenset({"shoot", "murder", "abduct"})
"""Kinds of triggers that are mostly of one occurrence: only those with a figure count."""
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
    if kind in _HARMED:
        return True
    harmed = [c for c in token.children if c.dep_ in ("nsubjpass", "dobj")]
    return kind in _ONE_BY_ONE and any(c.dep_ == "nummod" for h in harmed for c in h.children)


def is_count(
    text: str, within: Span, dates: Sequence[DateMention], tolls: Sequence[TollMention]
) -> bool:
    """Whether a sentence, `text` at `within`, only counts: "190 rebels were killed last year"."""
    if CUMULATIVE.search(SUPERLATIVE.sub("", text)):
        return True
    times = [d.date for d in dates if within.contains(d.span)]
    if any(d.precision is not DatePrecision.YEAR for d in times):
        return False
    if not times and not _OF_A_YEAR.search(text):  # not resolved where no publication is known
        return False
    many = any(t.low >= _MANY for t in tolls if within.contains(t.span))
    return many and not _AT_ONCE.search(text)
