"""What a report tells besides what, where and when, by which two reports of one event are known.

Names of persons, streets and houses in two words or more, ages, hours, and the numbers of blocks:
each is rare by itself, and reports of two events hardly share three of them. Names of places on the
map, of groups, of offices, hospitals and papers are left out: they are told of many events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from worker.domain.annotations import Particular
from worker.domain.day_names import MONTHS, WEEKDAYS
from worker.domain.text import Span
from worker.nlp.actors.words import TITLES
from worker.nlp.places.names import plain
from worker.nlp.places.words import COMMON_WORDS
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.phrases import is_cased

_AGE = re.compile(
    r"\b(\d{1,2})[- ](?:(year|month|week|day)s?[- ])old\b"
    r"|(?:,|\baged?|\bage of) (\d{1,2})(?=,|\.|;| and\b| was\b| were\b|\)|$)",
    re.MULTILINE,
)
_HOUR = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
_BLOCK = re.compile(r"\b(\d{3,5})[- ]block\b", re.IGNORECASE)
_DAYS = WEEKDAYS | MONTHS
_OFFICES = frozenset(
    "police sheriff sheriffs detective detectives officer officers deputy chief commissioner"
    " superintendent commander spokesman spokeswoman coroner coroners examiner judge mayor"
    " attorney prosecutor prosecutors department division bureau office unit squad court jail"
    " homicide crime stoppers fire rescue state county district hospital hospitals medical medicine"
    " health trauma clinic center centre memorial university news radio tv channel network press"
    " broadcasting daily herald journal post times tribune weather caption copyright".split()
)
"""Words of the names of offices, hospitals and papers, which tell of all that happens in a town."""


def find_particulars(doc: Doc, taken: Sequence[Span]) -> list[Particular]:
    """The particulars of a document, in the order of the text; none of a name in `taken`."""
    found = [*_numbers(doc.text)]
    if is_cased(doc):
        found += _names(doc, taken)
    return sorted(found, key=lambda p: p.span.start)


def _numbers(text: str) -> Iterator[Particular]:
    for m in _AGE.finditer(text):
        yield _particular(m, f"age {int(m[1] or m[3])} {m[2] or 'year'}s")
    for m in _HOUR.finditer(text):
        if int(m[2] or 0):
            yield _particular(m, f"hour {int(m[1])}:{m[2]} {m[3].lower()}m")
    for m in _BLOCK.finditer(text):
        yield _particular(m, f"block {m[1]}")


def _particular(match: re.Match[str], text: str) -> Particular:
    return Particular(Span(*match.span()), text)


def _names(doc: Doc, taken: Sequence[Span]) -> Iterator[Particular]:
    """Each two words that follow each other in a name: one report gives more of it than another."""
    used = _covered(taken)
    for run in _runs(doc, used):
        words = [t for t in run if len(t) > 2]
        for first, second in pairwise(words):
            if _is_telling(first, second):
                span = Span(first.idx, second.idx + len(second))
                yield Particular(span, f"{plain(first.text)} {plain(second.text)}")


def _covered(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _runs(doc: Doc, used: set[int]) -> Iterator[list[Token]]:
    """The proper names of a document, but for those at `used` characters."""
    run: list[Token] = []
    for token in doc:
        if token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() and token.idx not in used:
            if run and token.is_sent_start:
                yield run
                run = []
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_telling(first: Token, second: Token) -> bool:
    words = {plain(first.text), plain(second.text)}
    if "" in words or words & (_DAYS | _OFFICES) or words <= COMMON_WORDS:
        return False
    return not (TITLES.match(first.text) or TITLES.match(second.text))
