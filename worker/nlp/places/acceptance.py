"""Decides which possible names are places at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from worker.nlp.places.context import Context
from worker.nlp.places.cues import is_doubtful, is_nationality, is_part_of_other
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.resolution import choose, is_certain
from worker.nlp.places.spans import BIG, HUGE
from worker.nlp.places.text import Case, Cue, Name, Words
from worker.nlp.places.words import (
    BUILDINGS,
    CIVIC,
    COMMON_WORDS,
    NOT_ALONE,
    OF_TOWNS,
    ORGANISATION_WORDS,
    PREPOSITIONS,
    TITLES,
)

SMALL = 5_000
MIDDLING = 20_000
_ABBREVIATION = 3
"""In lower case a country of so few letters (\"car\", \"us\") is another word."""
_SAYING = frozenset("said says told added tells adds tweeted testified".split())
_OWNED = 4
"""Words behind "'s" in which what belongs to a town is looked for."""
_LOCAL = 0.25
"""Share of the evidence for a country from which its smaller places are believed."""


@dataclass(frozen=True, slots=True)
class Persons:
    """`likely` are words that may name persons, `aged` those of persons told with their age.

    `spans` are the tokens of the latter where the age stands.
    """

    likely: frozenset[str]
    aged: frozenset[str]
    spans: tuple[range, ...]

    def has(self, name: Name) -> bool:
        """Whether a name stands where a person is told with an age."""
        return any(name.start in span for span in self.spans)


def persons(names: Sequence[Name], words: Words) -> Persons:
    """Words that name persons: "Kelly" is no town after "John Kelly", nor after "Kelly, 34,"."""
    spans = tuple(_with_age(words))
    aged = frozenset(words.lower[i] for span in spans for i in span if len(words.text[i]) > 2)
    return Persons(_last_words(names) | aged, aged, spans)


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


def _last_words(names: Sequence[Name]) -> frozenset[str]:
    return frozenset(
        name.text.split()[-1].lower()
        for name in names
        if not name.entries and name.cue < Cue.INSIDE and " " in name.text
        if name.case is Case.NORMAL
    )


def accepted(
    name: Name,
    words: Words,
    context: Context,
    gazetteer: Gazetteer,
    people: Persons,
) -> bool:
    """Whether a possible name is taken for a place; `people` as `persons` gives them."""
    if name.beyond and not name.entries:
        return True
    if is_part_of_other(words, name) or is_doubtful(name) or _is_measure(words, name):
        return False
    if people.has(name) or is_nationality(name, words, gazetteer) or _is_ship(name, words):
        return False
    best = choose(name, context, gazetteer)
    if best is None:
        return name.text.lower() not in people.likely and _plausible_unknown(name, words)
    if _is_person(name, best, words, people) or _is_abbreviation(name, best):
        return False
    local = context.share(best.country_code) >= _LOCAL
    if name.case is not Case.NORMAL:
        return _accepted_without_capitals(name, best, local=local)
    if name.cue >= Cue.INSIDE or best.kind in (Kind.COUNTRY, Kind.SEA, Kind.AREA):
        return True
    known_word = not words.tag[name.start].startswith(("NNP", "JJ", "FW"))
    if known_word and name.end - name.start == 1 and best.population < HUGE:
        return False
    if best.kind is Kind.ADMIN1 or best.population >= BIG:
        return True
    known = best.kind is Kind.ADMIN2 or best.population >= SMALL or best.listed
    return (local and (name.cue is Cue.DIRECTED or known)) or _is_object(name, best, context)


def _is_object(name: Name, best: Entry, context: Context) -> bool:
    """ "Shelled Avdiivka": what a verb of war may be done to, and no other country has."""
    certain = context.has_scene(best) and is_certain(best, name, MIDDLING)
    return certain and name.cue is Cue.DIRECTED


def _is_ship(name: Name, words: Words) -> bool:
    """ "The Fumi, a tanker", "M/V Sea Champion"."""
    if words.text[name.start].upper() in _PREFIXES:
        return True
    if name.cue >= Cue.INSIDE or words.word(name.start - 1) != "the" or name.end - name.start > 2:
        return False
    if any(e.kind in (Kind.COUNTRY, Kind.SEA, Kind.AREA, Kind.ADMIN1) for e in name.entries):
        return False
    behind = words.lower[name.right : name.right + _DESCRIBED]
    return behind[:1] == [","] and not _VESSELS.isdisjoint(behind)


_PREFIXES = frozenset("M/V MV M/T HMS USS INS".split())
_VESSELS = frozenset("tanker ship freighter vessel frigate ferry trawler boat supertanker".split())
_DESCRIBED = 5
"""Words behind the name of a ship that say what it is."""


def _is_measure(words: Words, name: Name) -> bool:
    """ "An area the size of Switzerland"."""
    return words.word(name.left - 1) == "of" and words.word(name.left - 2) == "size"


def _is_person(name: Name, best: Entry, words: Words, people: Persons) -> bool:
    word = name.text.lower()
    if name.cue is Cue.KIND or best.kind is Kind.COUNTRY:
        return False
    if word in people.aged:
        return True
    if best.kind is not Kind.PLACE:
        return False
    says = words.word(name.right) in _SAYING and name.cue < Cue.INSIDE
    named = word in people.likely
    return says and named if best.population >= HUGE else says or named


def _is_abbreviation(name: Name, best: Entry) -> bool:
    """Whether it is no town but "NATO"; "UAE", "KPK" and "FATA" are in our own tables."""
    capitals = name.case is Case.NORMAL and name.text.isupper() and len(name.text) < 7
    capitals = capitals and not name.partners  # "BAQUBA, Iraq"
    return capitals and best.kind in (Kind.PLACE, Kind.ADMIN2) and not best.listed


def _accepted_without_capitals(name: Name, best: Entry, *, local: bool) -> bool:
    large = best.kind in (Kind.COUNTRY, Kind.ADMIN1, Kind.SEA, Kind.AREA) or best.population >= HUGE
    if name.case is Case.LOWER and len(name.text) <= _ABBREVIATION:
        return False
    if name.text.lower() in COMMON_WORDS and name.cue is not Cue.KIND and not large:
        return False
    if name.cue >= Cue.INSIDE:
        return local or large
    if name.cue is Cue.DIRECTED and " " in name.text:
        return local
    return best.kind is Kind.COUNTRY or best.population >= HUGE


_OPPOSED = frozenset(
    "clash clashes fight fights fighting violence dispute disputes battle battles gunfight shootout"
    " conflict conflicts tension tensions feud exchange exchanged hostilities skirmish skirmishes"
    " war rivalry talks gunfire".split()
)
_SAID = frozenset("were was broke erupted occurred reported".split())
_FURTHEST = 8


def _is_of_opponents(name: Name, words: Words) -> bool:
    """As in "clashes between Borana and Gabra": who fight; "an ambush between" has places."""
    before = words.lower[max(0, name.left - _FURTHEST) : name.left]
    said = any(a in _OPPOSED and b in _SAID for a, b in pairwise(before))
    if said and before[-1:] == ["the"]:
        before = before[:-1]
    if said and before[-1:] == ["between"]:  # "clashes were reported between the X and Y groups"
        return True
    return any(a in _OPPOSED and b == "between" for a, b in pairwise(before))


_CENTRES = frozenset("Center Centre".split())
"""Behind a name of several words it is a body: "the Emergency Operations Center"."""


def holds(name: Name, link: Sequence[str], wider: Name) -> bool:
    """Whether a name without a preposition is a place since the next one says where it lies.

    As in "they attacked Lokori in Turkana South": a verb that places can be the object of, or "on".
    """
    divided = wider.level in (Kind.ADMIN1, Kind.ADMIN2) or any(
        e.kind in (Kind.ADMIN1, Kind.ADMIN2, Kind.COUNTRY) for e in wider.entries
    )
    return (
        name.case is Case.NORMAL
        and name.cue is Cue.DIRECTED
        and divided
        and list(link) in ([","], ["("], ["in"])
    )


_CHARGES = frozenset(
    "security defence defense health affairs interior justice education works safety finance"
    " intelligence information transport energy treasury protection relations".split()
)
"""What a department of a government is for: no name of a department of France or Bolivia."""


def _is_common(word: str) -> bool:
    return word in NOT_ALONE or word in BUILDINGS or word.endswith("ist")


def _plausible_unknown(name: Name, words: Words) -> bool:
    """A name without an entry: only where the words around leave little doubt."""
    parts = [p for p in words.lower[name.start : name.end] if p[0].isalpha()]
    if len(parts) > 1 and words.text[name.right - 1] in _CENTRES and words.word(name.right) != "-":
        return False
    if name.case in (Case.UPPER, Case.TITLE) or not 0 < len(parts) <= 5:
        return False
    if name.text.isupper() or max(len(p) for p in parts) < 3:
        return False
    if all(_is_common(p) for p in parts) or parts[-1] in ORGANISATION_WORDS:
        return False  # "an Islamist state", "an official at the Embassy"
    charged = name.kind_word == "department" and parts[-1] in _CHARGES
    if charged or (parts[-1] in CIVIC and "national" not in parts):
        return False
    if name.cue is Cue.KIND:
        return True
    titled = not TITLES.isdisjoint(parts[:-1])  # "Force Commander Adil Khan"
    if titled or name.case is Case.LOWER or name.cue not in (Cue.INSIDE, Cue.NEAR):
        return False
    if name.preposition == "between" and _is_of_opponents(name, words):
        return False
    follows = words.tag[name.right] if name.right < len(words.tag) else ""
    if follows == "POS":
        return any(w in OF_TOWNS for w in words.lower[name.right + 1 : name.right + _OWNED])
    return not follows.startswith(("NN", "CD", "POS", "HYPH")) or words.word(name.right) == ","
