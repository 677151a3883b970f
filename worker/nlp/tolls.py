"""How many people were killed or injured, as the sentences say.

The grammar is read first: whom a word of harm has as its object or subject ("killing two soldiers
and a child"). Patterns over the words read what the parser does not understand: headlines, lists,
texts without commas ("8 persons killed 58 others injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import Harm, TollMention
from worker.domain.text import Span
from worker.nlp.harm_words import (
    COUNTED,
    INTRANSITIVE,
    NOUNS,
    STATES,
    TO_DEATH,
    TRANSITIVE,
)
from worker.nlp.numbers import number_in, number_of
from worker.nlp.people import count_of, group_of
from worker.nlp.toll_patterns import (
    CUMULATIVE,
    EITHER,
    NONE,
    NOT_THESE,
    PATTERNS,
    RANGE,
    TOLD,
    Reading,
)
from worker.nlp.victims import left_behind, subjects, suffered, with_others


def find_tolls(doc: Doc) -> tuple[TollMention, ...]:
    """The numbers of people harmed, in the order of the text."""
    found = [toll for sent in doc.sents for toll in _of_sentence(sent)]
    return tuple(sorted(found, key=lambda t: t.span))


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


def _of_sentence(sent: Sent) -> Iterator[TollMention]:
    text = sent.text
    if not TOLD.search(text):
        return
    cumulative = bool(CUMULATIVE.search(text))
    yield from _nobody(sent)
    yield from _with_ranges(_somebody(sent, cumulative=cumulative), sent)


def _somebody(sent: Sent, *, cumulative: bool) -> Iterator[TollMention]:
    text = sent.text
    parsed, settled = _parsed(sent, cumulative=cumulative)
    yield from parsed
    for reading in _read(text):
        around = _shifted(reading.words, sent)
        if any(around.overlaps(other) for other in settled):
            continue
        yield _from_pattern(reading, _shifted(reading.span, sent), sent, cumulative=cumulative)


def _nobody(sent: Sent) -> list[TollMention]:
    """ "There were no casualties": a figure too."""
    told: list[TollMention] = []
    for harms, pattern in NONE:
        for match in pattern.finditer(sent.text):
            span = _shifted(Span(*match.span()), sent)
            known = {t.harm for t in told if t.span.overlaps(span)}
            told += [TollMention(span, harm, 0, 0) for harm in harms if harm not in known]
    return told


def _shifted(span: Span, sent: Sent) -> Span:
    return Span(sent.start_char + span.start, sent.start_char + span.end)


def _read(text: str) -> list[Reading]:
    """Numbers with a word of harm beside, from left to right; each word is read once."""
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
    number = number_in(re.split(r"[\s-]+", match["number"]))
    if number is None or (match["number"].isdigit() and 1900 <= number <= 2100):
        return None
    if EITHER.search(text, max(0, match.start() - 15), match.end() + 15):
        return None
    if NOT_THESE.search(text[: match.start("number")]):
        return None
    return Reading(harm, number, Span(*match.span("number")), Span(*match.span()))


def _from_pattern(reading: Reading, span: Span, sent: Sent, *, cumulative: bool) -> TollMention:
    words = re.findall(r"[a-z-]+", reading.words.of(sent.text).lower())
    return TollMention(
        span, reading.harm, reading.number, reading.number, group_of(words), cumulative
    )


def _parsed(sent: Sent, *, cumulative: bool) -> tuple[list[TollMention], list[Span]]:
    """What the grammar tells, and the words of harm with which that is settled."""
    tolls: list[TollMention] = []
    settled: list[Span] = []
    for token in sent:
        cause = Span(token.idx, token.idx + len(token))
        for harm, victims in _harmed(token):
            if _unreal(token) or _either(token):
                settled.append(cause)
                continue
            told = [_toll(v, harm, cause, cumulative=cumulative) for v in _whole(victims)]
            tolls += [toll for toll in told if toll is not None]
            if any(toll is not None for toll in told):
                settled += [cause, *(toll.span for toll in told if toll is not None)]
    return tolls, settled


def _whole(victims: list[Token]) -> list[Token]:
    """Without the parts of a sum: "nine people, six soldiers and three others", "nine: six …"."""
    if not victims:
        return victims
    numbers = [c for c in victims[0].lefts if c.dep_ == "nummod"]
    if len(numbers) > 1 and ":" in victims[0].doc[numbers[0].i : numbers[-1].i].text:
        return victims[:1]
    total, *parts = [count_of(v) for v in victims]
    general = victims[0].lower_ in _GENERAL or number_of(victims[0].text) is not None
    summed = len(parts) > 1 and total == sum(part or 0 for part in parts)
    return victims[:1] if general and summed else victims


_GENERAL = frozenset("people persons individuals".split())


def _either(token: Token) -> bool:
    """ "killed or wounded 30": the figure is of neither."""
    near = [*token.children, *token.head.children] if token.dep_ == "conj" else token.children
    return any(c.dep_ == "cc" and c.lower_ in ("or", "and/or") for c in near) and bool(
        EITHER.search(token.sent.text)
    )


def _toll(victim: Token, harm: Harm, cause: Span, *, cumulative: bool) -> TollMention | None:
    number = count_of(victim)
    if number is None:
        return None
    start = min([victim.i, *(c.i for c in victim.lefts if number_of(c.text) is not None)])
    first = victim.doc[start]
    span = Span(first.idx, victim.idx + len(victim))
    words = [t.lower_ for t in victim.doc[start : victim.i + 1]]
    words += [t.lower_ for c in victim.rights if c.lower_ == "of" for t in c.subtree]
    return TollMention(span, harm, number, number, group_of(words), cumulative, cause=cause)


def _harmed(token: Token) -> Iterator[tuple[Harm, list[Token]]]:
    """The harm that a word tells, with the heads of the phrases of those who suffered it."""
    word = token.lower_
    if (harm := _verb_harm(token)) is not None:
        yield harm, with_others(_harmed_by(token))
    elif word in STATES and (people := left_behind(token)):
        yield STATES[word], people
    elif word in NOUNS:
        objects = [p for c in token.children if c.lower_ == "of" for p in c.children]
        yield NOUNS[word], with_others([p for p in objects if p.dep_ == "pobj"])
    if word in COUNTED and token.tag_.startswith(("NN", "JJ")):
        yield from _counted(token)


def _harmed_by(verb: Token) -> list[Token]:
    if verb.lower_ in INTRANSITIVE:
        return subjects(verb, ("nsubj", "nsubjpass"))
    return suffered(verb)


def _counted(token: Token) -> Iterator[tuple[Harm, list[Token]]]:
    """ "12 fatalities", "the bodies of three men"."""
    numbers = [c for c in token.lefts if number_of(c.text) is not None]
    if numbers:
        yield COUNTED[token.lower_], numbers[:1]
    elif token.lower_ in ("bodies", "corpses"):
        objects = [p for c in token.children if c.lower_ == "of" for p in c.children]
        yield Harm.KILLED, with_others([p for p in objects if p.dep_ == "pobj"])


def _verb_harm(token: Token) -> Harm | None:
    word = token.lower_
    if word in TO_DEATH and _deadly(token):
        return Harm.KILLED
    if not token.tag_.startswith(("VB", "JJ")):
        return None
    if word == "guns":
        return Harm.KILLED if any(c.lower_ == "down" for c in token.children) else None
    if word == "gunned" or (word in ("shot", "shooting") and _shot_person(token)):
        return Harm.KILLED if word == "gunned" else None
    return TRANSITIVE.get(word) or INTRANSITIVE.get(word)


def _deadly(token: Token) -> bool:
    """ "shot dead", "burned alive", "hacked to death"; "shot and killed" is told by "killed"."""
    if any(c.lower_ in ("dead", "alive") for c in token.children):
        return True
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 9]]
    return any(a == "to" and b == "death" for a, b in pairwise(after))


def _shot_person(token: Token) -> bool:
    return bool(token.n_rights)


def _unreal(token: Token) -> bool:
    """ "would have killed", "was not killed", "no one was killed"."""
    if any(c.lower_ == "no" for s in token.lefts for c in s.children if s.dep_[:5] == "nsubj"):
        return True
    return any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "will"))
        for c in token.children
    )
