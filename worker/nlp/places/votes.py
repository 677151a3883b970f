"""Weighs the countries and provinces that an article is about.

Every name votes for the countries that have a place of that name, the more so the larger the place;
demonyms and words that only some countries use vote too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from worker.nlp.places.away import is_away
from worker.nlp.places.context import REPEATS, Context, given_by
from worker.nlp.places.cues import is_doubtful, is_nationality, is_part_of_other
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.names import exact_key
from worker.nlp.places.persons import Persons, is_called, is_of_person
from worker.nlp.places.resolution import SHARPNESS, in_context, nowhere, of_itself
from worker.nlp.places.scenes import does, is_made
from worker.nlp.places.spans import BIG, HUGE
from worker.nlp.places.text import Case, Cue, Name, Words
from worker.nlp.places.words import COMMON_WORDS, HOUSES

ROUNDS = 2
_WEIGHT = {
    Kind.COUNTRY: 1.5, Kind.ADMIN1: 1.2, Kind.ADMIN2: 0.8, Kind.AREA: 0.8, Kind.SEA: 0.0,
    Kind.PLACE: 1.0,
}  # fmt: skip
_DOING = 0.4
"""The vote of "in Russia's attack", which was hardly in Russia."""
_IN_CAPITAL = 1.5
"""The vote of "in Damascus", which is as much as "in Syria"."""
_BACKING = 0.3
"""Share of the vote of a name from which it speaks for a country by itself."""
_NOTE = 150
"""Tokens up to which a text is a note, which tells of one place."""


def context_of(
    words: Words,
    names: Sequence[Name],
    gazetteer: Gazetteer,
    hints: Mapping[str, float],
    people: Persons,
) -> Context:
    """Weighs the countries of an article by what it names."""
    _share_partners(names)
    given, anchors = given_by(words, gazetteer, hints)
    empty = Context(
        given=given,
        anchors=anchors,
        is_note=len(words.text) <= _NOTE,
        scenes=gazetteer.is_scene,
    )
    distinct = Counter(exact_key(n.text) for n in names)
    voters = [
        _Voter(
            name,
            [of_itself(entry, name, gazetteer) for entry in name.entries],
            _weight_of(words, name) * min(1.0, REPEATS / distinct[exact_key(name.text)]),
            doubted=is_away(words, name) or is_called(name, words),
        )
        for name in names
        if name.entries and _votes(name, words, gazetteer, people)
    ]
    sure = [voter for voter in voters if not voter.doubted]
    context = _counted(sure, empty, _context(empty), gazetteer)
    home = context.main() or context.likeliest()
    if len(sure) < len(voters):
        context = _counted(voters, replace(empty, home=home), context, gazetteer)
    return replace(context, home=home)


@dataclass(slots=True)
class _Voter:
    """A name that says where the article is, as much as `weight`.

    `own` is what speaks for each of its entries, whatever the article is about; a `doubted` one
    says little of another country than the others do.
    """

    name: Name
    own: Sequence[float]
    weight: float
    doubted: bool


def _counted(
    voters: Sequence[_Voter], empty: Context, context: Context, gazetteer: Gazetteer
) -> Context:
    for _ in range(ROUNDS):
        seen = _context(empty)
        for voter in voters:
            _vote(seen, voter, context, gazetteer)
        seen.settle()
        context = replace(seen, home=empty.home)
    return context


def _weight_of(words: Words, name: Name) -> float:
    """What does something, or is done by those of a country, was hardly there.

    "In Russia's attack", "a U.S. student", "the Kelly hospital".
    """
    last = words.doc[name.end - 1]
    attribute = last.dep_ in ("compound", "nmod", "amod") and last.head.i >= name.end
    abbreviated = len(exact_key(name.text)) <= _ABBREVIATION
    town = all(entry.kind in (Kind.PLACE, Kind.ADMIN2) for entry in name.entries)
    house = town and last.head.lower_ in HOUSES
    slight = (attribute and (abbreviated or house)) or does(last)
    return _DOING if slight else 1.0


_ABBREVIATION = 3
"""Letters of "US" and "UK", which stand for a nationality too."""


def _share_partners(names: Sequence[Name]) -> None:
    """What lies in a country where it stands beside it, lies there each time it is named."""
    shared: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for name in names:
        shared[exact_key(name.text)] |= name.partners
    for name in names:
        name.partners = shared[exact_key(name.text)]


def _context(empty: Context) -> Context:
    context = replace(
        empty,
        countries=defaultdict(float, empty.given),
        provinces=defaultdict(float),
        named=defaultdict(float),
        divided=defaultdict(float),
        backers=defaultdict(set),
    )
    for code in empty.given:
        context.backers[code].add("")
    context.settle()
    return context


def _votes(name: Name, words: Words, gazetteer: Gazetteer, people: Persons) -> bool:
    if not any(entry.kind is Kind.COUNTRY for entry in name.entries):
        person = is_of_person(name, words, people) or _is_surname(name, words, people)
        if person or name.text.lower() in people.bodies or _is_word(name, words):
            return False
    others = is_part_of_other(words, name) or is_nationality(name, words, gazetteer)
    return not others and not is_doubtful(name) and not is_made(words, name)


def _is_surname(name: Name, words: Words, people: Persons) -> bool:
    """Whether it reads like a person's name, of which another one told here is made."""
    return name.text.lower() in people.likely and is_called(name, words)


def _is_word(name: Name, words: Words) -> bool:
    """ "Violence leads nowhere": a word of English that opens a sentence."""
    bare = name.case is Case.NORMAL and name.cue < Cue.INSIDE
    known = name.text.lower() in COMMON_WORDS
    return bare and known and not words.tag[name.start].startswith(("NNP", "JJ", "FW"))


def _vote(seen: Context, voter: _Voter, context: Context, gazetteer: Gazetteer) -> None:
    """Shares the vote of a name among the countries it may be in, and "none of them"."""
    name = voter.name
    scores: dict[str, tuple[float, Entry]] = {}
    divisions: dict[tuple[str, str], float] = {}
    for entry, alone in zip(name.entries, voter.own, strict=True):
        score = alone + in_context(entry, name, context)
        code = entry.country_code or ""
        if entry.admin1:
            division = (code, entry.admin1)
            divisions[division] = max(score, divisions.get(division, score))
        if code not in scores or score > scores[code][0]:
            scores[code] = (score, entry)
    none = nowhere(name)
    top = max(none, *(s for s, _ in scores.values()))
    masses = {c: math.exp(SHARPNESS * (s - top)) for c, (s, _) in scores.items()}
    total = sum(masses.values()) + math.exp(SHARPNESS * (none - top))
    for code, mass in masses.items():
        entry = scores[code][1]
        weight = voter.weight * mass / total * _share(voter, entry, context, gazetteer)
        if code:
            seen.countries[code] += weight
            if mass / total >= _BACKING and (
                name.case is not Case.LOWER
                or entry.kind is not Kind.PLACE
                or entry.population > HUGE
            ):
                seen.backers[code].add(exact_key(name.text))
        if code and entry.admin1:
            seen.provinces[code, entry.admin1] += weight
            _vote_for_divisions(seen, name, code, weight, divisions)


def _vote_for_divisions(
    seen: Context, name: Name, code: str, weight: float, scores: Mapping[tuple[str, str], float]
) -> None:
    """Shares the vote for a country among those of its provinces that have a place of the name."""
    own = {admin1: score for (country, admin1), score in scores.items() if country == code}
    top = max(own.values())
    masses = {admin1: math.exp(SHARPNESS * (score - top)) for admin1, score in own.items()}
    for admin1, mass in masses.items():
        seen.add_division(code, admin1, exact_key(name.text), weight * mass / sum(masses.values()))


def _share(voter: _Voter, entry: Entry, context: Context, gazetteer: Gazetteer) -> float:
    """How much a name says of a country, if it means this place of it."""
    name, share = voter.name, _WEIGHT[entry.kind]
    if name.beyond:
        share *= 0.3
    if voter.doubted and context.is_foreign(entry.country_code):
        share *= _DOING
    if name.cue >= Cue.INSIDE:
        bonus = gazetteer.is_capital(entry, name.text) and not voter.doubted
        return share * (_IN_CAPITAL if bonus else 1.0)
    if entry.kind is Kind.COUNTRY:
        return share * 0.4
    small = entry.kind is Kind.PLACE and entry.population < BIG
    return share * (0.3 if small else 1.0)
