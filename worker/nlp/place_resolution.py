"""Decides which possible names are places, and which places they are, over a whole article.

Every name votes for the countries that have a place of that name, the more so the larger the place;
demonyms and words that only some countries use vote too. A small or ambiguous name then means the
place of that name in the country that the article is about, and none where that stays open.

The weights below trade countries that are missing for countries that are wrong. They were set by
hand and measured on notes from Asia, Burkina Faso and Kenya with `worker.evaluation.places`
("country best" against "country wrong"); run it again after a change.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from worker.nlp.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.national import national_words
from worker.nlp.place_cues import is_doubtful, is_nationality, is_part_of_other
from worker.nlp.place_names import exact_key, plain
from worker.nlp.place_spans import BIG, HUGE
from worker.nlp.place_text import Case, Cue, Name, Words
from worker.nlp.place_words import ABROAD, DOMESTIC, QUARTERS

ROUNDS = 2
_WEIGHT = {
    Kind.COUNTRY: 1.5, Kind.ADMIN1: 1.2, Kind.ADMIN2: 0.8, Kind.AREA: 0.8, Kind.SEA: 0.0,
    Kind.PLACE: 1.0,
}  # fmt: skip
_DEMONYM = 0.45
_AT_HOME = 1.0
"""The vote of "Kenyan police": unlike Kenyan soldiers or tourists they are seldom abroad."""
_NATIONAL = 1.5
_REPEATS = 3
"""A name counts at most so often: a country named in every sentence is not all that is told of."""
_SMOOTHING = 0.6
"""Evidence that no country has; keeps one small vote from looking like certainty."""
_NOWHERE = 2.2
"""The score of "none of these places": a town of 25,000, or one of 1,000 in a country at war."""
_SHARPNESS = 1.7
_SURE = 0.4
_LIKELY = 0.5
_ENOUGH = 1.0
"""Evidence that names a country: more than the nationality of a group or of a victim."""
_GIVEN = 0.9
"""Evidence besides the names, as a group that fights in three countries: it is in one of them."""
_NOTE = 150
"""Tokens up to which a text is a note, which tells of one place."""
_VILLAGE = 20_000
"""Inhabitants below which a place is none of the news of another country's groups and peoples."""
_PARTNER = 1.0
_ALIKE = 0.6
_PRIMARY = 0.4
_KIND_OF_TOWN = 0.7
_LISTED = 0.8
_STRANGE = 0.15
"""A small place in a country of less weight in the article than this is not meant."""


_WORLD_CITY = 1_000_000
"""Inhabitants from which a city is named in the news of any country."""


@dataclass(slots=True)
class Context:
    """What an article says about where its events are: weights by country and by province."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: defaultdict[tuple[str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    backers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    total: float = 0.0
    given: Mapping[str, float] = field(default_factory=dict)
    is_note: bool = False
    scenes: Callable[[str | None], bool] = bool

    def has_scene(self, entry: Entry) -> bool:
        """Whether a place lies in a country that has seen armed conflict."""
        return self.scenes(entry.country_code)

    def is_about_another(self, country: str | None, key: str) -> bool:
        """Whether but for one name nothing speaks for a country, and enough for another."""
        if not self.backers.get(country or "", set()) <= {key}:
            return False
        others = [weight for code, weight in self.countries.items() if code != country]
        return bool(others) and max(others) / (sum(others) + _SMOOTHING) >= _SURE

    def is_told_elsewhere(self, country: str | None) -> bool:
        """Whether groups, peoples and nationalities all speak for other countries than this."""
        return country not in self.given and sum(self.given.values()) >= _GIVEN

    def share(self, country: str | None) -> float:
        """How much of the evidence is for a country, 0..1."""
        if country is None:
            return 0.0
        return self.countries.get(country, 0.0) / (self.total + _SMOOTHING)

    def settle(self) -> None:
        """Fixes the total of the evidence once all of it is in."""
        self.total = sum(self.countries.values())

    def likeliest(self, besides: Set[str] = frozenset()) -> str | None:
        """The country that most of the evidence is for, however little there is.

        It counts only if more speaks for it than the names with the keys `besides`.
        """
        code = max(self.countries, key=self.countries.__getitem__, default=None)
        if code is None or (besides and self.backers[code] <= besides):
            return None
        return code if self.share(code) >= _LIKELY else None

    def main(self) -> str | None:
        """The country of the article, where one has most of the evidence."""
        code = max(self.countries, key=self.countries.__getitem__, default=None)
        enough = code is not None and self.countries[code] >= _ENOUGH
        return code if enough and self.share(code) >= _SURE else None


def context_of(
    words: Words, names: Sequence[Name], gazetteer: Gazetteer, hints: Mapping[str, float]
) -> Context:
    """Weighs the countries of an article by what it names."""
    empty = Context(
        given=_given(words, gazetteer, hints),
        is_note=len(words.text) <= _NOTE,
        scenes=gazetteer.is_scene,
    )
    context = _context(empty)
    distinct = Counter(exact_key(n.text) for n in names)
    for _ in range(ROUNDS):
        seen = _context(empty)
        for name in names:
            if name.entries and _votes(name, words, gazetteer):
                times = distinct[exact_key(name.text)]
                _vote(seen, name, context, min(1.0, _REPEATS / times), gazetteer)
        seen.settle()
        context = seen
    return context


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


def _given(words: Words, gazetteer: Gazetteer, hints: Mapping[str, float]) -> dict[str, float]:
    """The votes of demonyms, of words that only some countries use, and of the caller."""
    weights: defaultdict[str, float] = defaultdict(float, hints)
    for code, share in national_words(words.doc).items():
        weights[code] += _NATIONAL * share
    seen: Counter[str] = Counter()
    for i, word in enumerate(words.lower):
        code_of_people = gazetteer.demonym(word) if len(word) > 3 else None
        if code_of_people and seen[word] < _REPEATS:
            seen[word] += 1
            if words.word(i + 1) in ABROAD:
                continue
            at_home = words.word(i + 1) in DOMESTIC
            weights[code_of_people] += _AT_HOME if at_home else _DEMONYM
    return dict(weights)


def _votes(name: Name, words: Words, gazetteer: Gazetteer) -> bool:
    others = is_part_of_other(words, name) or is_nationality(name, words, gazetteer)
    return not others and not is_doubtful(name)


def _vote(seen: Context, name: Name, context: Context, factor: float, gazetteer: Gazetteer) -> None:
    """Shares the vote of a name among the countries it may be in, and "none of them"."""
    scores: dict[str, tuple[float, Entry]] = {}
    for entry in name.entries:
        score = prior(entry, name, context, gazetteer)
        code = entry.country_code or ""
        if code not in scores or score > scores[code][0]:
            scores[code] = (score, entry)
    nowhere = _nowhere(name)
    top = max(nowhere, *(s for s, _ in scores.values()))
    masses = {c: math.exp(_SHARPNESS * (s - top)) for c, (s, _) in scores.items()}
    total = sum(masses.values()) + math.exp(_SHARPNESS * (nowhere - top))
    for code, mass in masses.items():
        entry = scores[code][1]
        weight = factor * _WEIGHT[entry.kind] * mass / total * (0.3 if name.beyond else 1.0)
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


def prior(entry: Entry, name: Name, context: Context, gazetteer: Gazetteer) -> float:
    """How likely a name means an entry, without what stands right beside it."""
    code = entry.country_code
    score = 2.5 * context.share(code) + 0.7 * gazetteer.is_scene(code)
    if entry.admin1 and code:
        score += min(1.0, context.provinces.get((code, entry.admin1), 0.0))
    if name.country_code:
        score += 4.0 * (code == name.country_code)
    score += _PARTNER * (code in name.partners) + _LISTED * entry.listed
    score += _PRIMARY * (exact_key(entry.name) == exact_key(name.text))
    return score + _by_kind(entry, name)


def _by_kind(entry: Entry, name: Name) -> float:
    size = math.log10(entry.population + 10) / 2
    division = entry.kind in (Kind.ADMIN1, Kind.ADMIN2)
    natural = {
        Kind.COUNTRY: 6.0, Kind.SEA: 4.0, Kind.AREA: 3.5, Kind.ADMIN1: 2.7, Kind.ADMIN2: 1.2,
    }.get(entry.kind, size)  # fmt: skip
    if name.level is None:
        return natural + 1.5 * (division and name.container)
    if name.level is entry.kind:
        return natural + (2.0 if entry.kind is not Kind.PLACE else _KIND_OF_TOWN)
    divided = name.level in (Kind.ADMIN1, Kind.ADMIN2) and (division or entry.kind is Kind.AREA)
    return natural + (1.2 if divided else 0.0)


def choose(
    name: Name, context: Context, gazetteer: Gazetteer, within: Sequence[Entry] = ()
) -> Entry | None:
    """The entry that a name means, given the larger places beside it; None where that is open."""
    fitting = [e for e in name.entries if all(inside(e, outer) for outer in within)]
    if name.kind_word in QUARTERS and not within:
        fitting = [e for e in fitting if _of_a_city_told(e, context)]
    if not fitting:
        return None
    scores = [prior(e, name, context, gazetteer) for e in fitting]
    best = fitting[scores.index(max(scores))]
    wide = within or best.kind in (Kind.COUNTRY, Kind.SEA, Kind.AREA)
    if not wide and (
        _strange(best, name, context) or not _sure(fitting, scores, best, _nowhere(name))
    ):
        return None
    if name.rural:
        return _province_of(best, fitting)
    return best if name.level is not None else _town_of(best, fitting)


def _of_a_city_told(entry: Entry, context: Context) -> bool:
    """Whether a quarter lies in the province that the article names most, or in one like it."""
    told = {a: w for (code, a), w in context.provinces.items() if code == entry.country_code}
    top = max(told.values(), default=0.0)
    return top < _ENOUGH or told.get(entry.admin1 or "", 0.0) >= top / 2


def _province_of(best: Entry, entries: Sequence[Entry]) -> Entry:
    """The countryside of a town that its province is named after is the province."""
    home = (best.country_code, best.admin1)
    provinces = (e for e in entries if e.kind is Kind.ADMIN1)
    return next((e for e in provinces if (e.country_code, e.admin1) == home), best)


def _strange(entry: Entry, name: Name, context: Context) -> bool:
    """Whether the words around, or the article if few know the place, rule out its country."""
    if name.country_code and entry.country_code != name.country_code:
        return True
    if entry.population >= _WORLD_CITY or entry.listed:
        return False
    if entry.country_code == name.country_code:
        return False
    if (entry.kind is Kind.PLACE or name.case is Case.LOWER) and context.is_about_another(
        entry.country_code, exact_key(name.text)
    ):
        return True
    if entry.kind is Kind.PLACE and _is_far(entry, name, context):
        return True
    known = entry.population >= HUGE / 2 or context.main() is None
    return not known and context.share(entry.country_code) < _STRANGE


def _is_far(entry: Entry, name: Name, context: Context) -> bool:
    """Whether a town is too small for news that nothing else ties to its country.

    A note is of one place: its groups, peoples and nationalities say where; where they are silent,
    it is a place of a war rather than a namesake in a country at peace.
    """
    size = HUGE / 2 if context.is_note else _VILLAGE
    if entry.population < size and context.is_told_elsewhere(entry.country_code):
        return True
    lone = context.backers.get(entry.country_code or "", set()) <= {exact_key(name.text)}
    return context.is_note and lone and entry.population < BIG and not context.has_scene(entry)


def _nowhere(name: Name) -> float:
    """The score of "none of these": a village that no list has is a village all the same."""
    return _NOWHERE + _KIND_OF_TOWN * (name.level is Kind.PLACE)


def _sure(entries: Sequence[Entry], scores: Sequence[float], best: Entry, nowhere: float) -> bool:
    """Whether most of the weight is for the country of the best entry."""
    top = max(scores)
    masses = [math.exp(_SHARPNESS * (s - top)) for s in scores]
    same = max(m for m, e in zip(masses, entries, strict=True) if e is best)
    others = {e.country_code: 0.0 for e in entries if e.country_code != best.country_code}
    for mass, entry in zip(masses, entries, strict=True):
        if entry.country_code in others:
            others[entry.country_code] = max(others[entry.country_code], mass)
    none = math.exp(_SHARPNESS * (nowhere - top))
    return same / (same + sum(others.values()) + none) >= _SURE


def _town_of(best: Entry, entries: Sequence[Entry]) -> Entry:
    """A bare name that a province and a town in it share means the town."""
    if best.kind not in (Kind.ADMIN1, Kind.ADMIN2):
        return best
    towns = [
        e
        for e in entries
        if e.kind is Kind.PLACE and (e.country_code, e.admin1) == (best.country_code, best.admin1)
    ]
    return max(towns, key=lambda e: e.population, default=best)


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
    """Entries of the article's own countries that the name may be another transliteration of.

    An abbreviation is none: "CSAR" is not Qusayr.
    """
    if len(name.text) < 4 or (name.case is Case.NORMAL and name.text.isupper()):
        return ()
    return tuple(
        e
        for e in gazetteer.similar(name.text)
        if (e.country_code == name.country_code or context.share(e.country_code) >= 0.3)
        and SequenceMatcher(None, plain(name.text), plain(e.name)).ratio() >= _ALIKE
    )


def completed(name: Name, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries of a name with what the words around and other spellings add.

    "Rural Damascus" is a province of its own; a town may be spelled otherwise than its province.
    """
    if name.rural and (rural := gazetteer.exact(f"Rural {name.text}")):
        return rural
    provinces = {(e.country_code, e.admin1) for e in name.entries if e.kind is Kind.ADMIN1}
    towns = [e for e in name.entries if e.kind is Kind.PLACE]
    if not provinces or towns:
        return name.entries
    others = [e for e in gazetteer.similar(name.text) if e.kind is Kind.PLACE]
    return (*name.entries, *(e for e in others if (e.country_code, e.admin1) in provinces))
