"""Finds the words that may name a place, and what the words around them say.

Three kinds of evidence, in this order: a gazetteer knows the name; the words around say that it is
a place ("near …", "the village of …", "… district"); it is written like a name. What the names mean
is decided later, with the whole article in view (`place_resolution`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from spacy.tokens import Doc

from worker.nlp.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.place_words import (
    COMPASS,
    DIRECTED,
    DIRECTIONS,
    INSIDE,
    KIND_WORDS,
    LEVEL,
    MODIFIERS,
    NEAR,
    NOT_PLACES,
    OFFICES,
    ORGANISATION_WORDS,
    TITLES,
)

MAX_NAME = 6
BIG = 50_000
_JOINERS = frozenset("- – ' ’ ‘ ` /".split())
_CONNECTORS = _JOINERS | frozenset(
    "al el as ash ad an ar at az ez es er ed ech de la del du of and e ou le les bin d den der um i"
    " ul".split()
)
_ARTICLES = frozenset("al el as ash ad an ar at az ez es er ed ech ou um".split())
_COMPOUND_KINDS = {
    ("refugee", "camp"), ("trading", "centre"), ("trading", "center"), ("shopping", "centre"),
    ("shopping", "center"), ("air", "base"), ("military", "base"), ("idp", "camp"),
    ("naval", "base"), ("border", "crossing"), ("mountain", "range"), ("urban", "area"),
    ("tribal", "agency"), ("tribal", "district"), ("tribal", "region"), ("oil", "field"),
    ("military", "airport"), ("international", "airport"), ("sub", "-"), ("police", "station"),
    ("gas", "field"), ("army", "base"), ("market", "area"),
}  # fmt: skip


class Case(Enum):
    """What capitals say in a sentence."""

    NORMAL = "normal"
    LOWER = "lower"
    UPPER = "upper"
    TITLE = "title"


class Cue(IntEnum):
    """What the words around say; the higher, the surer that the name is a place."""

    NONE = 0
    DIRECTED = 1
    INSIDE = 2
    NEAR = 3
    KIND = 4


@dataclass(slots=True)
class Name:
    """A possible place name: tokens `[start, end)`, with the words that belong to it `[left, right)`.

    `entries` are what the gazetteer knows under the name; `level` what a word for a kind of place
    says it is; `near` that the event was beside it, `direction` that only a part of it is meant;
    `country_code` the country of an adjective before it ("the Syrian town of …").
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    case: Case
    left: int
    right: int
    cue: Cue = Cue.NONE
    preposition: str = ""
    level: Kind | None = None
    kind_word: str = ""
    near: bool = False
    direction: bool = False
    country_code: str | None = None
    sentence: int = 0


@dataclass(slots=True)
class Words:
    """The tokens of a document as plain lists, which is ten times faster than asking spaCy."""

    doc: Doc
    text: list[str]
    lower: list[str]
    tag: list[str]
    start: list[int]
    end: list[int]

    @classmethod
    def of(cls, doc: Doc) -> Words:
        text = [t.text for t in doc]
        starts = [t.idx for t in doc]
        return cls(
            doc,
            text,
            [w.lower() for w in text],
            [t.tag_ for t in doc],
            starts,
            [s + len(w) for s, w in zip(starts, text, strict=True)],
        )

    def name(self, start: int, end: int) -> str:
        """The characters of tokens `[start, end)`, on one line."""
        return " ".join(self.doc.text[self.start[start] : self.end[end - 1]].split())

    def capital(self, i: int) -> bool:
        return self.text[i][:1].isupper()


def segments(doc: Doc) -> Iterator[tuple[int, int]]:
    """Sentences where the document has them, else lines; as ranges of tokens."""
    has_sentences = doc.has_annotation("SENT_START")
    start = 0
    for token in doc:
        blank = token.is_space and "\n\n" in token.text
        if token.i > start and (blank or (has_sentences and token.is_sent_start)):
            yield start, token.i
            start = token.i
    if start < len(doc):
        yield start, len(doc)


def case_of(words: Words, start: int, end: int) -> Case:
    """How a sentence uses capitals: only in normal case do they mark names."""
    long = [w for w in words.text[start:end] if len(w) > 3 and w.isalpha()]
    if not long:
        return Case.NORMAL
    if sum(w.isupper() for w in long) > 0.7 * len(long):
        return Case.UPPER
    raised = sum(w[0].isupper() for w in long)
    if raised == 0:
        return Case.LOWER
    if len(long) > 4 and raised > 0.8 * len(long):
        return Case.TITLE
    return Case.NORMAL


class Scanner:
    """Finds the possible names of one document."""

    def __init__(self, words: Words, gazetteer: Gazetteer) -> None:
        self._words = words
        self._gazetteer = gazetteer

    def names(self) -> list[Name]:
        """Possible names in the order of the text, without overlaps."""
        spans = list(segments(self._words.doc))
        lower = self._all_lower(spans)
        found: list[Name] = []
        for number, (start, end) in enumerate(spans):
            case = Case.LOWER if lower else case_of(self._words, start, end)
            for name in self._scan(start, end, case):
                name.sentence = number
                self._look_around(name, start, end, found[-1] if found else None)
                found.append(name)
        return found

    def _all_lower(self, spans: list[tuple[int, int]]) -> bool:
        cases = [case_of(self._words, start, end) for start, end in spans[:12]]
        return bool(cases) and cases.count(Case.LOWER) * 2 > len(cases)

    def _scan(self, start: int, end: int, case: Case) -> Iterator[Name]:
        i = start
        while i < end:
            name = self._name_at(i, start, end, case)
            if name is None:
                i += 1
                continue
            if name.text:
                yield name
            i = max(name.end, i + 1)

    def _name_at(self, i: int, start: int, end: int, case: Case) -> Name | None:
        if not self._may_start(i, end, case):
            return None
        stop, entries = self._longest_hit(i, end, case)
        if case is not Case.NORMAL:
            if entries:
                return self._make(i, stop, entries, case)
            return self._unknown_beside_kind(i, start, end, case)
        run = self._run(i, end)
        if entries and (stop >= run or _is_big(entries) or self._breaks(stop)):
            return self._make(i, stop, entries, case)
        return self._of_run(i, run, case)

    def _of_run(self, i: int, run: int, case: Case) -> Name:
        """A run of capitalised words that no gazetteer has as a whole."""
        while i < run and self._leads(i):
            i += 1
        if i >= run:
            return self._make(i, max(run, i), (), case, empty=True)
        stop, entries = self._longest_hit(i, run, case)
        if entries and stop == run:
            return self._make(i, run, entries, case)
        return self._make(i, run, (), case)

    def _leads(self, i: int) -> bool:
        """Words that may stand before a name and are capitalised with it."""
        word = self._words.lower[i]
        return word in DIRECTIONS or self._gazetteer.demonym(word) is not None or word in TITLES

    def _breaks(self, i: int) -> bool:
        """Whether a name may end before token `i`, although that is capitalised too."""
        word = self._words.lower[i]
        return word in KIND_WORDS or word in ORGANISATION_WORDS or word in NOT_PLACES

    def _may_start(self, i: int, end: int, case: Case) -> bool:
        word = self._words.text[i]
        if not word[0].isalpha():
            return False
        if case is Case.NORMAL:
            return word[0].isupper() or self._article_starts(i, end)
        lower = self._words.lower[i]
        return len(lower) > 2 or lower in _ARTICLES

    def _article_starts(self, i: int, end: int) -> bool:
        """ "al-Bab", "el Fasher": an article in lower case before a capital."""
        if self._words.lower[i] not in _ARTICLES or self._words.lower[i] in ("as", "an", "at"):
            return self._words.lower[i] in _ARTICLES and self._hyphenated(i, end)
        return self._hyphenated(i, end) or (
            self._words.lower[i] in ("al", "el") and i + 1 < end and self._words.capital(i + 1)
        )

    def _hyphenated(self, i: int, end: int) -> bool:
        return i + 2 < end and self._words.text[i + 1] == "-" and self._words.capital(i + 2)

    def _longest_hit(self, i: int, end: int, case: Case) -> tuple[int, tuple[Entry, ...]]:
        for stop in range(min(i + MAX_NAME, end), i, -1):
            if self._may_be_name(i, stop, case):
                entries = self._gazetteer.exact(self._words.name(i, stop))
                if entries:
                    return stop, entries
        return i, ()

    def _may_be_name(self, i: int, stop: int, case: Case) -> bool:
        words = self._words
        if words.lower[stop - 1] in _CONNECTORS and stop - i > 1:
            return False
        if not words.text[stop - 1][0].isalnum():
            return False
        if case is not Case.NORMAL:
            return all(w[0].isalnum() or w in _JOINERS for w in words.text[i:stop])
        return all(
            w[0].isupper() or w[0].isdigit() or lower in _CONNECTORS
            for w, lower in zip(words.text[i:stop], words.lower[i:stop], strict=True)
        )

    def _run(self, i: int, end: int) -> int:
        """The end of the run of capitalised words that starts at token `i`."""
        words = self._words
        stop = i + 1
        while stop < end:
            if words.capital(stop) and not self._ends_run(stop):
                stop += 1
            elif words.lower[stop] in _JOINERS or words.lower[stop] in _ARTICLES:
                ahead = next(
                    (k for k in (stop + 1, stop + 2) if k < end and words.capital(k)), None
                )
                if ahead is None or not self._glued(stop, ahead):
                    break
                stop = ahead + 1
            else:
                break
        return stop

    def _glued(self, stop: int, ahead: int) -> bool:
        """Whether a hyphen or an article joins what is around it ("Tal al-Abyad", not "at - In")."""
        between = self._words.lower[stop:ahead]
        if self._words.lower[stop] in ("as", "an", "at"):
            return len(between) == 2 and between[1] == "-"
        touching = self._words.start[ahead] - self._words.end[ahead - 1] == 0
        return touching or all(w in _ARTICLES for w in between)

    def _ends_run(self, i: int) -> bool:
        word = self._words.lower[i]
        return word in KIND_WORDS and word not in ("city", "bazar", "bazaar", "market", "base")

    def _unknown_beside_kind(self, i: int, start: int, end: int, case: Case) -> Name | None:
        """In lower case an unknown name is one only right beside the word for its kind."""
        words = self._words
        if case is not Case.LOWER or not words.tag[i].startswith(("NN", "JJ", "FW")):
            return None
        before = words.lower[max(start, i - 2) : i]
        if len(before) == 2 and before[1] == "of" and before[0] in KIND_WORDS:
            stop = i + 1
            while stop < end and words.tag[stop].startswith(("NNP", "FW")) and stop - i < 3:
                stop += 1
            return self._make(i, stop, (), case)
        return None

    def _make(
        self, i: int, stop: int, entries: tuple[Entry, ...], case: Case, *, empty: bool = False
    ) -> Name:
        text = "" if empty else self._words.name(i, stop)
        return Name(i, stop, text, entries, case, left=i, right=stop)

    def _look_around(self, name: Name, start: int, end: int, previous: Name | None) -> None:
        self._look_right(name, end)
        self._look_left(name, start)
        if name.cue is Cue.NONE and previous is not None:
            self._inherit(name, previous)

    def _look_right(self, name: Name, end: int) -> None:
        """ "… village", "… refugee camp", "… Province"."""
        lower = self._words.lower
        at = name.end
        if at >= end:
            return
        if at + 1 < end and (lower[at], lower[at + 1]) in _COMPOUND_KINDS:
            name.level, name.kind_word, name.right = Kind.PLACE, lower[at + 1], at + 2
            name.cue = Cue.KIND
        elif lower[at] in KIND_WORDS:
            name.level, name.kind_word, name.right = LEVEL[lower[at]], lower[at], at + 1
            name.cue = Cue.KIND

    def _look_left(self, name: Name, start: int) -> None:
        """The preposition, the word for the kind and the adjectives before a name."""
        lower = self._words.lower
        i = name.start - 1
        if i - 1 >= start and lower[i] == "of" and lower[i - 1] in KIND_WORDS:
            name.kind_word = name.kind_word or lower[i - 1]
            name.level = LEVEL[lower[i - 1]] if name.level is None else name.level
            name.cue, i = Cue.KIND, i - 2
            name.left = i + 1
        i = self._skip_modifiers(name, i, start)
        if i < start:
            return
        self._read_preposition(name, i, start)

    def _skip_modifiers(self, name: Name, i: int, start: int) -> int:
        lower = self._words.lower
        while i >= start and name.start - i < 8:
            demonym = self._gazetteer.demonym(lower[i])
            if demonym is None and lower[i] not in MODIFIERS and lower[i] != "-":
                break
            name.direction |= lower[i] in DIRECTIONS
            name.country_code = name.country_code or demonym
            if lower[i] not in ("the", "a", "an"):
                name.left = i
            i -= 1
        return i

    def _read_preposition(self, name: Name, i: int, start: int) -> None:
        word = self._words.lower[i]
        if word in ("of", "from") and i > start and self._compass(i - 1, start):
            name.cue, name.near = max(name.cue, Cue.NEAR), True
        elif word == "to" and i - 1 >= start and self._words.lower[i - 1] in ("close", "next"):
            name.cue, name.near = max(name.cue, Cue.NEAR), True
        elif word in INSIDE:
            name.cue = max(name.cue, Cue.INSIDE)
        elif word in NEAR:
            name.cue, name.near = max(name.cue, Cue.NEAR), True
        elif word in DIRECTED:
            name.cue = max(name.cue, Cue.DIRECTED)
        name.preposition = word

    def _compass(self, i: int, start: int) -> bool:
        """ "north of", "15 km from", "the outskirts of", "north-east of"."""
        return i >= start and self._words.lower[i] in COMPASS

    def _inherit(self, name: Name, previous: Name) -> None:
        """ "in Idlib, Hama and Homs": a list shares the preposition of its first member."""
        between = self._words.lower[previous.right : name.left]
        joined = len(between) in (1, 2) and all(w in (",", "and", "or", "&") for w in between)
        plural = previous.kind_word.endswith("s")
        if joined and previous.cue >= Cue.INSIDE and (name.entries or "and" in between or plural):
            name.cue, name.near = min(previous.cue, Cue.NEAR), previous.near
            name.preposition = previous.preposition
            if plural and name.level is None:
                name.level, name.kind_word = previous.level, previous.kind_word


def _is_big(entries: tuple[Entry, ...]) -> bool:
    return any(e.kind is not Kind.PLACE or e.population >= BIG for e in entries)


def is_part_of_other(words: Words, name: Name) -> bool:
    """Whether the name belongs to a person ("Gen. …") or a group ("… Media Center", "Army of …")."""
    lower = words.lower
    before = lower[name.left - 1] if name.left else ""
    after = lower[name.right] if name.right < len(lower) else ""
    if before.rstrip(".") in TITLES and name.level is None:
        return True
    if after in ORGANISATION_WORDS and words.capital(name.right) and name.case is Case.NORMAL:
        return True
    if before in ("of", "in") and name.left >= 2 and name.cue < Cue.NEAR:
        return lower[name.left - 2] in OFFICES and (before == "of" or words.capital(name.left - 2))
    return False
