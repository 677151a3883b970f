"""Quotations of more than one sentence: whoever is named at one end says all of it.

"The jet was hit over the gulf. Its pilot is dead," the minister said: the first sentence names no
source of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worker.domain.text import Span
from worker.nlp.claims.speakers import lexicon
from worker.nlp.text.document import Span as Sent

_MARK = re.compile(r'[“”"]|\n\s*\n')
_LONGEST = 1_500
"""Characters of a quotation; a mark further on is taken for another one's."""


def speakers_of(sents: Sequence[Sent], text: str) -> dict[int, int]:
    """The sentences that are said by somebody named in another one, with the number of that one."""
    found: dict[int, int] = {}
    for quote in _quotations(text):
        inside = [n for n, s in enumerate(sents) if _overlaps(s, quote)]
        teller = _teller(sents, inside, quote) if len(inside) > 1 else None
        if teller is not None:
            found.update({n: teller for n in inside if n != teller})
    return found


def _quotations(text: str) -> Iterator[Span]:
    """What stands between marks; straight ones open and close in turn in each paragraph."""
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "“" or (mark == '"' and opened is None):
            opened = match.end()
        elif opened is not None:
            if mark in '”"' and match.start() - opened <= _LONGEST:
                yield Span(opened, max(opened, match.start()))
            opened = None


def _overlaps(sent: Sent, quote: Span) -> bool:
    """Whether more than a mark of a sentence is in the quotation."""
    return min(sent.end_char, quote.end) - max(sent.start_char, quote.start) > 1


def _teller(sents: Sequence[Sent], inside: Sequence[int], quote: Span) -> int | None:
    """The sentence at an end of a quotation that has a verb of saying outside of it."""
    for number in (inside[-1], inside[0]):
        outside = (t for t in sents[number] if not quote.start <= t.idx < quote.end)
        if any(t.lower_ in _saying() and t.tag_.startswith("VB") for t in outside):
            return number
    return None


def _saying() -> frozenset[str]:
    return frozenset(lexicon()["verbs"]["say"].split())
