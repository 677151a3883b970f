"""The words of a document as place finding sees them, and the possible names in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from worker.nlp.places.gazetteer import Entry, Kind
from worker.nlp.text.document import Doc, Token


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
    """A possible place name: tokens `[start, end)`, with what belongs to it `[left, right)`.

    `entries` are what the gazetteer knows under the name; `level` what a word for a kind of place
    says it is; `near` that the event was beside it, `direction` that only a part of it is meant;
    `country_code` the country of an adjective before it ("the Syrian town of …"); `beyond` that the
    event was not in it ("the border with …"); `rural` that the country around a town is meant;
    `address` that it is a street; `house` that a house is named after it ("Kelly hospital");
    `container` that it stands where notes give the district or province ("Titao (Titao, Loroum)");
    `partners` are the countries in which it lies inside the next name, or holds the one before.
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
    beyond: bool = False
    rural: bool = False
    address: bool = False
    house: bool = False
    container: bool = False
    partners: frozenset[str] = frozenset()
    country_code: str | None = None
    sentence: int = 0


PersonTest = Callable[[Token], bool]


@dataclass(slots=True)
class Words:
    """The tokens of a document as plain lists, which is ten times faster than asking spaCy.

    `person` says whether a token reads like one of a person's name, where that can be asked.
    """

    doc: Doc
    content: str
    text: list[str]
    lower: list[str]
    tag: list[str]
    start: list[int]
    end: list[int]
    person: PersonTest | None = None

    @classmethod
    def of(cls, doc: Doc, person: PersonTest | None = None) -> Words:
        """The tokens of a document."""
        text = [t.text for t in doc]
        return cls(
            doc,
            doc.text,
            text,
            [t.lower_ for t in doc],
            [t.tag_ for t in doc],
            doc.starts,
            [s + len(w) for s, w in zip(doc.starts, text, strict=True)],
            person,
        )

    def name(self, start: int, end: int) -> str:
        """The characters of tokens `[start, end)`, on one line."""
        return " ".join(self.content[self.start[start] : self.end[end - 1]].split())

    def is_person(self, i: int) -> bool:
        """Whether token `i` reads like part of the name of a person."""
        return self.person is not None and self.person(self.doc[i])

    def capital(self, i: int) -> bool:
        """Whether token `i` starts with a capital."""
        return self.text[i][:1].isupper()

    def word(self, i: int) -> str:
        """Token `i` in lower case; empty beyond the document."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def after_local_government(self, i: int) -> int:
        """Where "local government (area)", a district of Nigeria, ends that starts at token `i`."""
        if (self.word(i), self.word(i + 1)) != ("local", "government"):
            return i
        return i + 3 if self.word(i + 2) in ("area", "areas", "council") else i + 2


def segments(doc: Doc) -> Iterator[tuple[int, int]]:
    """Sentences where the document has them, else lines; as ranges of tokens."""
    has_sentences = doc.has_sents
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
        capitals = any(w[0].isupper() for w in words.text[start:end])
        return Case.NORMAL if capitals else Case.LOWER
    headline = words.text[end - 1] not in (".", "?", "!", '"', "”")
    if headline and len(long) > 4 and raised > 0.8 * len(long):
        return Case.TITLE
    return Case.NORMAL
