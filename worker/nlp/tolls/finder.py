"""How many people were killed or injured, as the sentences say.

The grammar is read first: whom a word of harm has as its object or subject ("killing two soldiers
and a child"). Patterns over the words read what the parser does not understand: headlines, lists,
texts without commas ("8 persons killed 58 others injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from worker.domain.annotations import Harm, TollMention
from worker.domain.text import Span
from worker.nlp.actors.people import group_of, is_thing
from worker.nlp.text.document import Doc
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.numbers import number_in
from worker.nlp.tolls.grammar import parsed_tolls
from worker.nlp.tolls.patterns import (
    ABOARD,
    ALL_LOST,
    AMONG,
    COUNTED,
    CUMULATIVE,
    EITHER,
    ELLIPTIC,
    NONE,
    NOT_THESE,
    PATTERNS,
    RANGE,
    SUPERLATIVE,
    TOLD,
    Reading,
)


def find_tolls(doc: Doc) -> tuple[TollMention, ...]:
    """The numbers of people harmed, in the order of the text."""
    found: list[TollMention] = []
    aboard: int | None = None
    for sent in doc.sents:
        text = sent.text
        told = list(_of_sentence(sent, text))
        before = [t for t in found if sent.start_char - t.span.end <= _BEFORE]
        told += _elliptic(text, sent, [*before, *told])
        aboard = _number(ABOARD.search(text)) or aboard if _BOARD.search(text) else aboard
        if aboard and (lost := ALL_LOST.search(text)):
            span = _shifted(Span(*lost.span()), sent)
            told.append(TollMention(span, Harm.KILLED, aboard, aboard))
        found += told
    return tuple(sorted(found, key=lambda t: t.span))


_BEFORE = 400
"""Letters behind a toll in which "the number" is of its people."""
_BOARD = re.compile(r"board|inside|\bin it\b", re.IGNORECASE)


def _number(match: re.Match[str] | None) -> int | None:
    return None if match is None else number_in(re.split(r"[\s-]+", match["number"]))


def _elliptic(text: str, sent: Sent, before: Sequence[TollMention]) -> Iterator[TollMention]:
    """ "Residents put the number at 40": of those who were told before."""
    if not before:
        return
    for match in ELLIPTIC.finditer(text):
        span, number = _shifted(Span(*match.span("number")), sent), _number(match)
        earlier = [t for t in before if t.span < span and not t.cumulative]
        if number and earlier and not any(t.span.overlaps(span) for t in before):
            last = _of_whom(earlier)
            yield replace(last, span=span, low=number, high=number, cause=None)


def _of_whom(tolls: Sequence[TollMention]) -> TollMention:
    """The dead that were told last, else whoever was."""
    killed = [t for t in tolls if t.harm is Harm.KILLED and t.low]
    return (killed or list(tolls))[-1]


def _with_ranges(tolls: Iterable[TollMention], sent: Sent) -> Iterator[TollMention]:
    """With both ends of "between 15 and 20", "15 to 20"."""
    ranges = [
        (_shifted(Span(*match.span()), sent), low, high)
        for match in RANGE.finditer(sent.text)
        if (low := _end(match["low"] or match["from"]))
        < (high := _end(match["high"] or match["to"]))
    ]
    for toll in tolls:
        ends = next(((low, high) for s, low, high in ranges if s.overlaps(toll.span)), None)
        yield toll if ends is None else replace(toll, low=ends[0], high=ends[1])


def _end(number: str) -> int:
    return number_in(re.split(r"[\s-]+", number)) or 0


def _of_sentence(sent: Sent, text: str) -> Iterator[TollMention]:
    if not TOLD.search(text.lower()):
        return
    cumulative = CUMULATIVE.search(SUPERLATIVE.sub(_blank, text))
    yield from _nobody(sent, text)
    told = _with_ranges(_somebody(sent, text, cumulative=cumulative is not None), sent)
    yield from told if cumulative is None else _of_a_period(list(told), cumulative.start(), sent)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _of_a_period(tolls: list[TollMention], period: int, sent: Sent) -> Iterator[TollMention]:
    """The figures of a sentence, of which those of another clause than "since" are of one deed.

    "Five died on Monday; the count since May is 900", "five died, and 900 have died since May".
    """
    ends = [m.end() for m in _CLAUSE.finditer(sent.text)]
    clause = sum(end <= period for end in ends)
    for toll in tolls:
        own = sum(end <= toll.span.start - sent.start_char for end in ends)
        apart = own != clause and any(
            sent.text[end - 2] == ";" for end in ends[min(own, clause) : max(own, clause)]
        )
        totals = [t for t in tolls if t.harm is toll.harm and t.low > toll.low * _TIMES]
        apart = apart or (own != clause and bool(totals))
        yield replace(toll, cumulative=False) if apart else toll


_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas) ")
_TIMES = 3
"""How often the dead of one deed go at least into those of a war."""


def _somebody(sent: Sent, text: str, *, cumulative: bool) -> Iterator[TollMention]:
    parsed, settled = parsed_tolls(sent, cumulative=cumulative)
    yield from parsed
    for reading in _read(text):
        around = _shifted(reading.words, sent)
        if any(around.overlaps(other) for other in settled):
            continue
        yield _from_pattern(reading, _shifted(reading.span, sent), sent, cumulative=cumulative)


def _nobody(sent: Sent, text: str) -> list[TollMention]:
    """ "There were no casualties": a figure too."""
    told: list[TollMention] = []
    for harms, pattern in NONE:
        for match in pattern.finditer(text):
            span = _shifted(Span(*match.span()), sent)
            known = {t.harm for t in told if t.span.overlaps(span)}
            told += [TollMention(span, harm, 0, 0) for harm in harms if harm not in known]
    return told


def _shifted(span: Span, sent: Sent) -> Span:
    return Span(sent.start_char + span.start, sent.start_char + span.end)


def _read(text: str) -> list[Reading]:
    """Numbers with a word of harm beside, from left to right; each word is read once."""
    if not COUNTED.search(text):
        return []
    found = [
        reading
        for harm, pattern in PATTERNS
        for match in pattern.finditer(text)
        if (reading := _reading(match, harm, text)) is not None
    ]
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda r: r.words):
        if not kept or reading.words.start >= kept[-1].words.end:
            kept.append(reading)
    return kept


def _reading(match: re.Match[str], harm: Harm, text: str) -> Reading | None:
    number = _number(match)
    if number is None or (match["number"].isdigit() and 1900 <= number <= 2100):
        return None
    if EITHER.search(text, max(0, match.start() - 15), match.end() + 15):
        return None
    if NOT_THESE.search(text[: match.start("number")]) or AMONG.match(text, match.end("number")):
        return None
    if (counted := _COUNTED_WORD.match(text, match.end("number"))) and is_thing(counted["word"]):
        return None
    return Reading(harm, number, Span(*match.span("number")), Span(*match.span()))


_COUNTED_WORD = re.compile(r"\s+(?P<word>[\w-]+)")


def _from_pattern(reading: Reading, span: Span, sent: Sent, *, cumulative: bool) -> TollMention:
    words = re.findall(r"[a-z-]+", reading.words.of(sent.text).lower())
    behind = _COUNTED_ONES.match(sent.text, reading.span.end)  # "a toll of 31 soldiers"
    group = group_of(words) or (group_of(behind[0].lower().split()) if behind else None)
    return TollMention(span, reading.harm, reading.number, reading.number, group, cumulative)


_COUNTED_ONES = re.compile(r"(?:\s[\w-]+){1,2}(?=[\s,.;)])")
"""The words right behind a number."""
