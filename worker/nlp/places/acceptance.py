"""Decides which possible names are places at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from worker.domain.kinds import ActorKind
from worker.nlp.places.context import Context
from worker.nlp.places.cues import is_doubtful, is_nationality, is_part_of_other
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.persons import Persons, has_townsfolk, is_person
from worker.nlp.places.resolution import choose, is_certain, is_misspelt
from worker.nlp.places.spans import BIG, HUGE
from worker.nlp.places.text import Case, Cue, Name, Words
from worker.nlp.places.words import (
    BUILDINGS,
    CIVIC,
    COMMON_WORDS,
    KIND_WORDS,
    NOT_ALONE,
    OF_TOWNS,
    ORGANISATION_WORDS,
    TITLES,
)
from worker.nlp.text.heads import heads

SMALL = 5_000
MIDDLING = 20_000
_ABBREVIATION = 3
"""In lower case a country of so few letters (\"car\", \"us\") is another word."""
_OWNED = 4
"""Words behind "'s" in which what belongs to a town is looked for."""
_LOCAL = 0.25
"""Share of the evidence for a country from which its smaller places are believed."""


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
    if _is_other(name, words, people) or is_nationality(name, words, gazetteer):
        return False
    best = choose(name, context, gazetteer)
    if best is None:
        return name.text.lower() not in people.likely and _plausible_unknown(name, words)
    foreign = context.is_foreign(best.country_code)
    if is_person(name, best, words, people, foreign=foreign) or _is_thing(name, best, words):
        return False
    local = context.share(best.country_code) >= _LOCAL
    if local and (has_townsfolk(name, words) or _is_shouted(name, words)):
        return True
    if name.case is not Case.NORMAL:
        return _accepted_without_capitals(name, best, local=local)
    if name.cue >= Cue.INSIDE or best.kind in (Kind.COUNTRY, Kind.SEA, Kind.AREA):
        return True
    known_word = not words.tag[name.start].startswith(("NNP", "JJ", "FW"))
    small = best.population < HUGE or is_misspelt(best, name)
    if known_word and name.end - name.start == 1 and small:
        return False
    if best.kind is Kind.ADMIN1 or best.population >= BIG:
        return True
    known = best.kind is Kind.ADMIN2 or best.population >= SMALL or best.listed
    return (local and (name.cue is Cue.DIRECTED or known)) or _is_object(name, best, context)


def _is_other(name: Name, words: Words, people: Persons) -> bool:
    """Whether the words around say that it is no place at all, whatever it means."""
    if is_part_of_other(words, name) or is_doubtful(name) or _is_measure(words, name):
        return True
    return people.has(name) or name.text.lower() in people.bodies or _is_ship(name, words)


def _is_shouted(name: Name, words: Words) -> bool:
    """A town before which a report begins, with the state it lies in: "SANDUSKY, Ohio (AP)"."""
    state = bool(name.partners) and words.word(name.right) == ","
    return state and name.text.isupper() and name.end - name.start <= _OF_A_TOWN


_OF_A_TOWN = 3
"""Words of the name of a town."""


def _is_object(name: Name, best: Entry, context: Context) -> bool:
    """ "Shelled Avdiivka": what a verb of war may be done to, and no other country has."""
    certain = context.has_scene(best) and is_certain(best, name, MIDDLING)
    return certain and name.cue is Cue.DIRECTED


def _is_thing(name: Name, best: Entry, words: Words) -> bool:
    """Whether a name stands for no place but for a make or an abbreviation."""
    if _is_abbreviation(name, best):
        return True
    bare = name.case is Case.NORMAL and name.cue < Cue.INSIDE
    return bare and _is_make(name, best, words)


def _is_make(name: Name, best: Entry, words: Words) -> bool:
    """ "Two Toyota cars", "a Bedford lorry": who made it, with the name of a town."""
    behind = heads().get(words.word(name.right))
    vehicle = behind is ActorKind.VEHICLE and words.word(name.right) not in KIND_WORDS
    return best.kind is Kind.PLACE and vehicle


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
