"""Which possible names are those of persons: "Kelly" is no town after "John Kelly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worker.nlp.places.gazetteer import Entry, Kind
from worker.nlp.places.spans import HUGE
from worker.nlp.places.text import Case, Cue, Name, Words
from worker.nlp.places.words import NOT_ALONE, PREPOSITIONS

_SAYING = frozenset("said says told added tells adds tweeted testified".split())


@dataclass(frozen=True, slots=True)
class Persons:
    """`likely` are words that may name persons, `aged` those of persons told with their age.

    `spans` are the tokens of the latter where the age stands; `bodies` are words with an article,
    as towns have none: "the Oas said".
    """

    likely: frozenset[str]
    aged: frozenset[str]
    spans: tuple[range, ...]
    bodies: frozenset[str] = frozenset()

    def has(self, name: Name) -> bool:
        """Whether a name stands where a person is told with an age."""
        return any(name.start in span for span in self.spans)


def persons(names: Sequence[Name], words: Words) -> Persons:
    """Words that name persons: "Kelly" is no town after "John Kelly", nor after "Kelly, 34,"."""
    spans = tuple(_with_age(words))
    aged = frozenset(words.lower[i] for span in spans for i in span if len(words.text[i]) > 2)
    bodies = frozenset(name.text.lower() for name in names if _has_article(name, words))
    surnames = _surnames(names, words) - {n.text.lower() for n in names if is_town(n, words)}
    return Persons(surnames | aged, aged, spans, bodies)


def is_town(name: Name, words: Words) -> bool:
    """Whether a name stands as only a town's does: "in Newark", "Bridgeport police said"."""
    if name.case is not Case.NORMAL:
        return False
    inside = name.cue is Cue.INSIDE and name.preposition in _PLACING
    alone = words.tag[name.right : name.right + 1] not in (["POS"], ["NNP"], ["NN"], ["NNS"])
    return (inside and alone) or has_townsfolk(name, words)


def has_townsfolk(name: Name, words: Words) -> bool:
    """ "Rome police", "a Vallejo man": who is of a town, and ends no name of a person."""
    before = words.word(name.start - 1)
    first = name.start == 0 or not words.capital(name.start - 1) or not before[-1:].isalnum()
    return first and words.word(name.right) in _TOWNSFOLK


_PLACING = frozenset({"in", "near", "outside"})
_TOWNSFOLK = frozenset(
    "police man woman men women teen teenager teens resident residents boy girl couple family"
    " mother father officer officers firefighters mayor".split()
)
"""Who is called by a town as nobody is by a person's name."""


_AGES = frozenset("year month week day".split())


def _with_age(words: Words) -> Iterator[range]:
    """As in "17-year-old Adil Khan", "Adil Khan, 17,": two capitalised words or more."""
    for i, word in enumerate(words.lower):
        if word == "old" and words.word(i - 1) == "-" and words.word(i - 2) in _AGES:
            span = range(i + 1, _run_end(words, i + 1, 1))
            noun = words.tag[span.stop : span.stop + 1] in (["NN"], ["NNS"])
            if len(span) > 1 and not noun:
                yield span
            elif i > 7 and words.lower[i - 6 : i - 4] == [",", "a"]:
                yield from _named_before(words, i - 6)
        elif len(word) == 2 and word.isdigit() and words.word(i - 1) == "," == words.word(i + 1):
            yield from _named_before(words, i - 1)


def _named_before(words: Words, comma: int) -> Iterator[range]:
    span = range(_run_end(words, comma - 1, -1) + 1, comma)
    placed = {words.word(span.start - 1), words.lower[span.start]} & PREPOSITIONS
    if len(span) > 1 and not placed:
        yield span


def _run_end(words: Words, at: int, step: int) -> int:
    """The first token from `at` on without a capital."""
    while 0 <= at < len(words.text) and words.capital(at):
        at += step
    return at


def _has_article(name: Name, words: Words) -> bool:
    """ "The Oas said"; not "the Kabul attack", "the Yarmouk Basin", "the Maldives"."""
    town = bool(name.entries) and all(e.kind is Kind.PLACE and not e.listed for e in name.entries)
    alone = name.end - name.start == 1 and name.case is Case.NORMAL and name.cue is not Cue.KIND
    if not (town and alone) or words.word(name.start - 1) != "the":
        return False
    inside = name.cue >= Cue.INSIDE and name.preposition != "of"
    return not inside and words.doc[name.start].dep_ not in _ATTRIBUTED


_ATTRIBUTED = frozenset("compound nmod amod poss".split())


def _surnames(names: Sequence[Name], words: Words) -> frozenset[str]:
    """The last words of names of several that no list has, and towns among those of persons."""
    told: set[str] = set()
    towns = {name.text.lower() for name in names if name.entries}
    for name in names:
        unknown = not name.entries and name.cue < Cue.INSIDE and name.case is Case.NORMAL
        if unknown and " " in name.text:
            parts = name.text.lower().split()
            told.update(parts[-1:])
            if not towns.isdisjoint(parts) and words.is_person(name.end - 1):
                told.update(parts)
    return frozenset(told)


def is_person(name: Name, best: Entry, words: Words, people: Persons, *, foreign: bool) -> bool:
    """Whether it is a person's; `foreign` says that the article is about another country."""
    word = name.text.lower()
    if name.cue is Cue.KIND or best.kind is Kind.COUNTRY:
        return False
    if word in people.aged:
        return True
    if best.kind is not Kind.PLACE:
        return False
    if is_of_person(name, words, people) or (foreign and is_called(name, words)):
        return True
    says = words.word(name.right) in _SAYING and name.cue < Cue.INSIDE
    named = word in people.likely
    if named and foreign and name.cue < Cue.INSIDE:
        return True
    return says and named if best.population >= HUGE else says or named


def is_of_person(name: Name, words: Words, people: Persons) -> bool:
    """Whether it is surely a person's: "(Kelly) We do not know", "Valencia Ruiz said"."""
    if name.case is not Case.NORMAL or name.cue is Cue.KIND:
        return False
    return _speaks(name, words) or _starts_person(name, words, people) or _ends_person(name, words)


def _starts_person(name: Name, words: Words, people: Persons) -> bool:
    """ "Valencia Ruiz said"; not "the Wajir West member"."""
    last, after = words.doc[name.end - 1], words.word(name.end).rstrip("'’")
    if last.dep_ not in _PART_OF_NAME or last.head.i < name.end or not _is_named(words, name.end):
        return False
    known = {name.text.lower(), after} <= people.likely
    return known or (after not in NOT_ALONE and words.is_person(name.end - 1))


def _ends_person(name: Name, words: Words) -> bool:
    """ "Vladimir Vasilyev", which a list has as two towns."""
    before = words.doc[name.start - 1] if name.start else None
    if before is None or before.dep_ != "compound" or not words.capital(name.start - 1):
        return False
    joined = before.head.i == name.end - 1 and name.cue is Cue.NONE
    return joined and words.is_person(name.start - 1) and words.is_person(name.end - 1)


_PART_OF_NAME = frozenset("compound nmod amod".split())


def _is_named(words: Words, i: int) -> bool:
    """Whether token `i` is a part of a name: "Ruiz", "d'Anjou"."""
    text = words.text[i]
    return words.capital(i) or (text[1:2] in "'’" and text[2:3].isupper())


def _speaks(name: Name, words: Words) -> bool:
    """Who speaks in a transcript, in brackets before what he says."""
    before = words.word(name.start - 2)
    alone = words.word(name.start - 1) == "(" and words.word(name.end) == ")"
    return alone and (name.start < 2 or not before[-1:].isalnum())


def is_called(name: Name, words: Words) -> bool:
    """Whether it reads like the name of a person, where nothing says that it is a place."""
    bare = name.case is Case.NORMAL and name.cue is Cue.NONE
    town = all(entry.kind is not Kind.COUNTRY for entry in name.entries)
    return bare and town and words.is_person(name.end - 1)
