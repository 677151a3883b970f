"""Decides which possible names are places at all."""

from __future__ import annotations

from collections.abc import Sequence

from worker.nlp.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.place_context import Context
from worker.nlp.place_cues import is_doubtful, is_nationality, is_part_of_other
from worker.nlp.place_resolution import choose, is_certain
from worker.nlp.place_spans import BIG, HUGE
from worker.nlp.place_text import Case, Cue, Name, Words
from worker.nlp.place_words import COMMON_WORDS, NOT_ALONE, OF_TOWNS, ORGANISATION_WORDS

SMALL = 5_000
MIDDLING = 20_000
_ABBREVIATION = 3
"""In lower case a country of so few letters (\"car\", \"us\") is another word."""
_SAYING = frozenset("said says told added tells adds tweeted testified".split())
_OWNED = 4
"""Words behind "'s" in which what belongs to a town is looked for."""
_LOCAL = 0.25
"""Share of the evidence for a country from which its smaller places are believed."""


def persons(names: Sequence[Name]) -> frozenset[str]:
    """The last words of longer capitalised names: "Kelly" is no town after "John Kelly"."""
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
    people: frozenset[str],
) -> bool:
    """Whether a possible name is taken for a place; `people` as `persons` gives them."""
    if name.beyond and not name.entries:
        return True
    if is_part_of_other(words, name) or is_doubtful(name) or _is_measure(words, name):
        return False
    if is_nationality(name, words, gazetteer):
        return False
    best = choose(name, context, gazetteer)
    if best is None:
        return name.text.lower() not in people and _plausible_unknown(name, words)
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


def _is_measure(words: Words, name: Name) -> bool:
    """ "An area the size of Switzerland"."""
    return words.word(name.left - 1) == "of" and words.word(name.left - 2) == "size"


def _is_person(name: Name, best: Entry, words: Words, people: frozenset[str]) -> bool:
    if best.kind is not Kind.PLACE or name.cue is Cue.KIND:
        return False
    says = words.word(name.right) in _SAYING and name.cue < Cue.INSIDE
    named = name.text.lower() in people
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


def _plausible_unknown(name: Name, words: Words) -> bool:
    """A name without an entry: only where the words around leave little doubt."""
    parts = [p for p in words.lower[name.start : name.end] if p[0].isalpha()]
    if len(parts) > 1 and words.text[name.right - 1] in _CENTRES and words.word(name.right) != "-":
        return False
    if name.case in (Case.UPPER, Case.TITLE) or not 0 < len(parts) <= 5:
        return False
    if name.text.isupper() or max(len(p) for p in parts) < 3:
        return False
    if all(p in NOT_ALONE for p in parts) or parts[-1] in ORGANISATION_WORDS:
        return False
    if name.cue is Cue.KIND:
        return True
    if name.case is Case.LOWER or name.cue not in (Cue.INSIDE, Cue.NEAR):
        return False
    follows = words.tag[name.right] if name.right < len(words.tag) else ""
    if follows == "POS":
        return any(w in OF_TOWNS for w in words.lower[name.right + 1 : name.right + _OWNED])
    return not follows.startswith(("NN", "CD", "POS", "HYPH")) or words.word(name.right) == ","
