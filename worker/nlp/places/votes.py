"""Weighs the countries and provinces that an article is about.

Every name votes for the countries that have a place of that name, the more so the larger the place;
demonyms and words that only some countries use vote too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from worker.nlp.places.away import is_away
from worker.nlp.places.context import REPEATS, Context, given_by
from worker.nlp.places.cues import is_doubtful, is_nationality, is_part_of_other
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.names import exact_key
from worker.nlp.places.persons import is_called
from worker.nlp.places.resolution import SHARPNESS, in_context, nowhere, of_itself
from worker.nlp.places.scenes import does, is_made
from worker.nlp.places.spans import BIG, HUGE
from worker.nlp.places.text import Case, Cue, Name, Words

ROUNDS = 2
_WEIGHT = {
    Kind.COUNTRY: 1.5, Kind.ADMIN1: 1.2, Kind.ADMIN2: 0.8, Kind.AREA: 0.8, Kind.SEA: 0.0,
    Kind.PLACE: 1.0,
}  # fmt: skip
_DOING = 0.4
"""The vote of "in Russia's attack", which was hardly in Russia."""
_NOTE = 150
"""Tokens up to which a text is a note, which tells of one place."""


def context_of(
    words: Words, names: Sequence[Name], gazetteer: Gazetteer, hints: Mapping[str, float]
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
    context = _context(empty)
    distinct = Counter(exact_key(n.text) for n in names)
    voting = [n for n in names if n.entries and _votes(n, words, gazetteer)]
    own = [[of_itself(entry, name, gazetteer) for entry in name.entries] for name in voting]
    factors = [
        min(1.0, REPEATS / distinct[exact_key(name.text)])
        * (_DOING if does(words.doc[name.end - 1]) else 1.0)
        for name in voting
    ]
    doubts = [is_away(words, name) or is_called(name, words) for name in voting]
    for _ in range(ROUNDS):
        seen = _context(empty)
        for name, scores, factor, doubt in zip(voting, own, factors, doubts, strict=True):
            _vote(seen, name, scores, context, (factor, factor * _DOING if doubt else factor))
        seen.settle()
        context = seen
    return context


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
        backers=defaultdict(set),
    )
    for code in empty.given:
        context.backers[code].add("")
    context.settle()
    return context


def _votes(name: Name, words: Words, gazetteer: Gazetteer) -> bool:
    others = is_part_of_other(words, name) or is_nationality(name, words, gazetteer)
    return not others and not is_doubtful(name) and not is_made(words, name)


def _vote(
    seen: Context, name: Name, own: Sequence[float], context: Context, factors: tuple[float, float]
) -> None:
    """Shares the vote of a name among the countries it may be in, and "none of them".

    `own` is what speaks for each of its entries, whatever the article is about; `factors` are how
    much it counts for the country of the article, and for others.
    """
    scores: dict[str, tuple[float, Entry]] = {}
    for entry, alone in zip(name.entries, own, strict=True):
        score = alone + in_context(entry, name, context)
        code = entry.country_code or ""
        if code not in scores or score > scores[code][0]:
            scores[code] = (score, entry)
    none = nowhere(name)
    top = max(none, *(s for s, _ in scores.values()))
    masses = {c: math.exp(SHARPNESS * (s - top)) for c, (s, _) in scores.items()}
    total = sum(masses.values()) + math.exp(SHARPNESS * (none - top))
    for code, mass in masses.items():
        entry = scores[code][1]
        factor = factors[context.is_foreign(code)] * (0.3 if name.beyond else 1.0)
        weight = factor * _WEIGHT[entry.kind] * mass / total
        if entry.kind is Kind.COUNTRY and name.cue < Cue.INSIDE:
            weight *= 0.4
        if name.cue < Cue.INSIDE and entry.kind is Kind.PLACE and entry.population < BIG:
            weight *= 0.3
        if code:
            seen.countries[code] += weight
            if (
                name.case is not Case.LOWER
                or entry.kind is not Kind.PLACE
                or entry.population > HUGE
            ):
                seen.backers[code].add(exact_key(name.text))
        if code and entry.admin1:
            seen.provinces[code, entry.admin1] += weight
