"""Decides which possible names are places, and which places they are, over a whole article.

The countries of an article are those it names or whose people it names, and those of its larger
places; a small or ambiguous name then means the place of that name in one of them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from worker.nlp.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.place_names import exact_key
from worker.nlp.place_spans import BIG, Case, Cue, Name, Words, is_part_of_other
from worker.nlp.place_words import NOT_PLACES

_EVIDENCE = {Kind.COUNTRY: 3.0, Kind.ADMIN1: 1.5, Kind.ADMIN2: 0.7, Kind.AREA: 1.0, Kind.SEA: 0.0}
_DEMONYM = 1.0
HUGE = 400_000
SMALL = 5_000


@dataclass(slots=True)
class Context:
    """What an article says about where its events are: weights by country and by province."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: defaultdict[tuple[str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    known: set[str] = field(default_factory=set)

    def share(self, country: str | None) -> float:
        """How much of the evidence is for a country, 0..1."""
        total = sum(self.countries.values())
        return self.countries.get(country, 0.0) / total if country and total else 0.0

    def main(self) -> str | None:
        """The country of the article, where one has most of the evidence."""
        if not self.countries:
            return None
        code = max(self.countries, key=self.countries.__getitem__)
        return code if self.share(code) >= 0.5 else None


def context_of(
    words: Words, names: Sequence[Name], gazetteer: Gazetteer, hints: Mapping[str, float]
) -> Context:
    """Weighs the countries of an article by its demonyms, countries, provinces and large places."""
    context = Context(defaultdict(float, hints))
    for word, text in zip(words.lower, words.text, strict=True):
        if len(text) > 3 and (code := gazetteer.demonym(word)):
            context.countries[code] += _DEMONYM
    for _ in range(2):  # the second time ambiguous names are weighed in the light of the clear ones
        seen = Context(context.countries.copy())
        for name in names:
            if name.entries and not _doubtful(name):
                _weigh(seen, name, context)
        context = seen
    return context


def _doubtful(name: Name) -> bool:
    return exact_key(name.text) in NOT_PLACES and name.cue is not Cue.KIND


def _weigh(seen: Context, name: Name, context: Context) -> None:
    best = max(name.entries, key=lambda e: prior(e, name, context))
    if best.country_code is None:
        return
    weight = _EVIDENCE.get(best.kind, min(math.log10(best.population + 1) / 5, 1.2))
    if name.cue < Cue.INSIDE and best.kind is Kind.PLACE and best.population < BIG:
        weight *= 0.2
    seen.countries[best.country_code] += weight
    if best.admin1:
        seen.provinces[best.country_code, best.admin1] += weight
    seen.known.add(exact_key(name.text))


def prior(entry: Entry, name: Name, context: Context) -> float:
    """How likely a name means an entry, without what stands right beside it."""
    score = 2.5 * context.share(entry.country_code)
    if entry.admin1 and entry.country_code:
        score += 0.5 * bool(context.provinces[entry.country_code, entry.admin1])
    if name.country_code:
        score += 4.0 * (entry.country_code == name.country_code)
    score += _by_kind(entry, name)
    return score


def _by_kind(entry: Entry, name: Name) -> float:
    size = math.log10(entry.population + 10) / 2
    natural = {
        Kind.COUNTRY: 6.0, Kind.SEA: 2.5, Kind.AREA: 1.8, Kind.ADMIN1: 2.0, Kind.ADMIN2: 1.2,
    }.get(entry.kind, size)  # fmt: skip
    if name.level is None:
        return natural - (0.6 if entry.kind in (Kind.ADMIN1, Kind.ADMIN2) else 0.0)
    if name.level is entry.kind:
        return natural + 2.0
    both_districts = {name.level, entry.kind} == {Kind.ADMIN1, Kind.ADMIN2}
    return natural + (1.2 if both_districts else 0.0)


def choose(name: Name, context: Context, within: Sequence[Entry] = ()) -> Entry | None:
    """The entry that a name means, given the larger places that stand beside it."""
    fitting = [e for e in name.entries if all(inside(e, outer) for outer in within)]
    if within and not fitting:
        return None
    if not fitting:
        return None
    return max(fitting, key=lambda e: prior(e, name, context))


def inside(entry: Entry, outer: Entry) -> bool:
    """Whether a place may lie in a larger one: same country, same province where one is known."""
    if outer.country_code is None or entry.kind in (Kind.COUNTRY, Kind.SEA):
        return False
    if entry.country_code != outer.country_code:
        return False
    if outer.kind is Kind.COUNTRY or outer.kind is Kind.AREA:
        return True
    if outer.kind is Kind.ADMIN1 and entry.kind is Kind.ADMIN1:
        return False
    return entry.admin1 == outer.admin1


def similar(name: Name, gazetteer: Gazetteer, context: Context) -> tuple[Entry, ...]:
    """Entries of the article's own countries that the name may be another transliteration of."""
    allowed = {code for code in context.countries if context.share(code) >= 0.2}
    if name.country_code:
        allowed.add(name.country_code)
    if len(name.text) < 4 or not allowed:
        return ()
    return tuple(e for e in gazetteer.similar(name.text) if e.country_code in allowed)


def accepted(name: Name, words: Words, context: Context) -> bool:
    """Whether a possible name is taken for a place."""
    if is_part_of_other(words, name):
        return False
    if _doubtful(name):
        return False
    if not name.entries:
        return _plausible_unknown(name, words)
    best = max(name.entries, key=lambda e: prior(e, name, context))
    if name.case is not Case.NORMAL:
        return _accepted_without_capitals(name, best, context)
    if name.cue >= Cue.INSIDE:
        return True
    if best.kind is not Kind.PLACE or best.population >= BIG:
        return True
    local = context.share(best.country_code) >= 0.3
    return local and (name.cue is Cue.DIRECTED or best.population >= SMALL)


def _accepted_without_capitals(name: Name, best: Entry, context: Context) -> bool:
    if best.kind is Kind.COUNTRY:
        return True
    local = context.share(best.country_code) >= 0.3
    large = best.kind in (Kind.ADMIN1, Kind.SEA, Kind.AREA) or best.population >= HUGE
    if name.cue >= Cue.INSIDE:
        return local or large
    return large and local


def _plausible_unknown(name: Name, words: Words) -> bool:
    """A name that no gazetteer has: only where the words around leave little doubt."""
    parts = [p for p in words.lower[name.start : name.end] if p[0].isalpha()]
    if name.case in (Case.UPPER, Case.TITLE) or len(parts) > 5 or not parts:
        return False
    if any(p in NOT_PLACES and len(parts) == 1 for p in parts) or parts[0] in NOT_PLACES:
        return False
    if name.text.isupper() or not any(len(p) > 2 for p in parts):
        return False
    if name.cue is Cue.KIND:
        return True
    if name.cue not in (Cue.INSIDE, Cue.NEAR) or name.preposition == "at":
        return False
    follows = words.tag[name.right] if name.right < len(words.tag) else ""
    return not follows.startswith(("NN", "CD"))
