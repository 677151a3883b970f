"""What an article says about where its events are: weights by country and by province."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from worker.nlp.places.gazetteer import Entry, Gazetteer
from worker.nlp.places.text import Words
from worker.nlp.places.words import ABROAD, DOMESTIC, RULING
from worker.nlp.text.national import national_words

_DEMONYM = 0.45
_AT_HOME = 1.0
"""The vote of "Kenyan police": unlike Kenyan soldiers or tourists they are seldom abroad."""
_RULING = 0.8
"""The vote of "the Kenyan government": they speak of what happened at home, and abroad too."""
_SMOOTHING = 0.6
"""Evidence that no country has; keeps one small vote from looking like certainty."""
SURE = 0.4
_LIKELY = 0.5
ENOUGH = 1.0
"""Evidence that names a country: more than the nationality of a group or of a victim."""
_GIVEN = 0.9
"""Evidence besides the names, as a group that fights in three countries: it is in one of them."""
REPEATS = 3
"""A name counts at most so often: a country named in every sentence is not all that is told of."""
NATIONAL = 1.5


@dataclass(slots=True)
class Context:
    """What an article says about where its events are: weights by country and by province.

    `home` is the country that it is about, by the names that surely say so. `named` says of a
    country, a province and the key of a name how much the name speaks for the province, shared with
    its namesakes in other provinces; `divided` of a country and a key how much for them all.
    """

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: defaultdict[tuple[str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    named: defaultdict[tuple[str, str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    divided: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    backers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    total: float = 0.0
    given: Mapping[str, float] = field(default_factory=dict)
    anchors: Mapping[str, float] = field(default_factory=dict)
    is_note: bool = False
    home: str | None = None
    scenes: Callable[[str | None], bool] = bool

    def has_scene(self, entry: Entry) -> bool:
        """Whether a place lies in a country that has seen armed conflict."""
        return self.scenes(entry.country_code)

    def is_about_another(self, country: str | None, key: str, *, known: bool = False) -> bool:
        """Whether but for one name nothing speaks for a country, and enough for another.

        Against a town that is `known` the nationality of those who may be abroad says nothing.
        """
        if not self.backers.get(country or "", set()) <= {key}:
            return False
        others = [
            weight - known * self._abroad(code)
            for code, weight in self.countries.items()
            if code != country
        ]
        return bool(others) and max(others) / (sum(others) + _SMOOTHING) >= SURE

    def _abroad(self, country: str) -> float:
        """The evidence for a country by the nationality of those who may be abroad."""
        return self.given.get(country, 0.0) - self.anchors.get(country, 0.0)

    def is_told_elsewhere(self, country: str | None, *, known: bool = False) -> bool:
        """Whether groups, peoples and nationalities all speak for other countries than this.

        Against a town that is `known` the nationality of those who may be abroad says nothing.
        """
        told = self.anchors if known else self.given
        return country not in self.given and sum(told.values()) >= _GIVEN

    def anchored(self, country: str | None) -> float:
        """How much words of other countries than this say where the article is."""
        return sum(weight for code, weight in self.anchors.items() if code != country)

    def share(self, country: str | None) -> float:
        """How much of the evidence is for a country, 0..1."""
        if country is None:
            return 0.0
        return self.countries.get(country, 0.0) / (self.total + _SMOOTHING)

    def add_division(self, country: str, admin1: str, key: str, weight: float) -> None:
        """Counts what a name says of the provinces of a country."""
        self.named[country, admin1, key] += weight
        for of_whom in (key, ""):
            self.divided[country, of_whom] += weight
        self.named[country, admin1, ""] += weight

    def share_of_province(self, country: str, admin1: str, key: str) -> float:
        """How much of what other names say of the provinces of a country is for one of them."""
        own = self.named.get((country, admin1, ""), 0.0)
        own -= self.named.get((country, admin1, key), 0.0)
        total = self.divided.get((country, ""), 0.0) - self.divided.get((country, key), 0.0)
        return own / (total + _SMOOTHING)

    def main_province(self, country: str | None, key: str = "-") -> str | None:
        """The province that most of what other names say of a country is for, where it is sure."""
        weights = {
            admin1: weight - self.named.get((country, admin1, key), 0.0)
            for (code, admin1, name), weight in self.named.items()
            if code == country and not name
        }
        admin1 = max(weights, key=weights.__getitem__, default=None)
        if country is None or admin1 is None or weights[admin1] < ENOUGH:
            return None
        return admin1 if self.share_of_province(country, admin1, key) >= _LIKELY else None

    def told_of(self, country: str | None) -> dict[str, float]:
        """The provinces of a country that are told of, with the evidence for each."""
        return {name: w for (code, name), w in self.provinces.items() if code == country}

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

    def told(self, besides: Set[str]) -> str | None:
        """The country of what is told without a place, by more than the names `besides`."""
        home = self.home if self.home and self.backers[self.home] - besides else None
        return self.likeliest(besides) or home

    def besides(self, country: str | None) -> str | None:
        """The country that most of the evidence for others than this one is for."""
        others = {code: weight for code, weight in self.countries.items() if code != country}
        code = max(others, key=others.__getitem__, default=None)
        if code is None or others[code] / (sum(others.values()) + _SMOOTHING / 2) < _LIKELY:
            return None
        return code

    def is_foreign(self, country: str | None) -> bool:
        """Whether the article is about another country than this."""
        about = self.home or self.main() or self.likeliest()
        return country is not None and about not in (None, country)

    def main(self) -> str | None:
        """The country of the article, where one has most of the evidence."""
        code = max(self.countries, key=self.countries.__getitem__, default=None)
        if code is None or self.countries[code] < ENOUGH:
            return None
        named = self.backers[code] - {""} or self.anchors.get(code)
        return code if self.share(code) >= (SURE if named else _LIKELY) else None


def given_by(
    words: Words, gazetteer: Gazetteer, hints: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The votes of the caller, of words that only some countries use, and of demonyms.

    And the same without the demonyms of those who may be abroad.
    """
    anchors: defaultdict[str, float] = defaultdict(float, hints)
    for code, share in national_words(words.doc).items():
        anchors[code] += NATIONAL * share
    weights = anchors.copy()
    seen: Counter[str] = Counter()
    for i, code in _peoples(words, gazetteer):
        of_whom = words.word(i + 1)
        seen[words.lower[i]] += 1
        if seen[words.lower[i]] > REPEATS or of_whom in ABROAD or of_whom in _HYPHENS:
            continue
        at_home = of_whom in DOMESTIC
        weights[code] += _AT_HOME if at_home else _RULING if of_whom in RULING else _DEMONYM
        if at_home:
            anchors[code] += _AT_HOME
    return dict(weights), dict(anchors)


def _peoples(words: Words, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """The demonyms of a text, by their last token, with the country: "Syrian", "Sri Lankan"."""
    for i, word in enumerate(words.lower):
        pair = gazetteer.demonym_of_two(words.word(i - 1), word) if i else None
        code = pair or (gazetteer.demonym(word) if len(word) > _SHORTEST else None)
        if code is not None and (words.capital(i) or word not in _WORDS):
            yield i, code


_HYPHENS = frozenset({"-", "–"})
"""Behind a demonym they say whose something is, wherever it is: "a Turkish-run mine"."""
_WORDS = frozenset("pole poles polish".split())
"""In small letters they are of no people."""
_SHORTEST = 3
"""Letters of a demonym that is another word in small letters."""
