"""Names of places and what is known of each: countries, provinces, districts, towns, seas.

`gazetteer.npz` is built by `training/gazetteer.py`; the tables `*.tsv` beside it are ours and read
as they are. A process reads them once (about 0.3 s, 50 MB).
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

import numpy as np
import pycountry

from worker.domain.incident import Location
from worker.domain.kinds import PlacePrecision
from worker.nlp.places.names import exact_key, sound_key

DATA = Path(__file__).with_name("data")
INDEX = DATA / "gazetteer.npz"


class Kind(IntEnum):
    """What sort of place an entry is."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    PLACE = 3
    AREA = 4
    SEA = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    Coordinates (degrees, WGS 84) only for towns, where they are known; `population` 0 where it is
    not known; `listed` says that it stands in our own tables: a place of the news.
    """

    name: str
    kind: Kind
    country_code: str | None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    geonameid: int | None = None
    listed: bool = False


def read_rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of one of our tables, padded to `columns`; lines that start with # are comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


def read_words(name: str) -> list[str]:
    """The words of one of our lists; lines that start with # are comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def hash_key(key: str) -> int:
    """64 bits that stand for a key in the index."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


class _Table:
    """A sorted table from hashed keys to rows, in a few bytes an entry."""

    def __init__(self, keys: np.ndarray, rows: np.ndarray) -> None:
        self._keys = array("Q", keys.astype(np.uint64).tobytes())
        self._rows = array("I", rows.astype(np.uint32).tobytes())

    def rows(self, key: str) -> list[int]:
        wanted = hash_key(key)
        at = bisect_left(self._keys, wanted)
        found = []
        while at < len(self._keys) and self._keys[at] == wanted:
            found.append(self._rows[at])
            at += 1
        return found


class _Index:
    """The places that come from packages."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self._names = _lines(stored["names"])
            self._countries = _lines(stored["countries"])
            self._admins = ["", *(line.split("\t")[1] for line in _lines(stored["admins"]))]
            self._country = stored["country"].tobytes()
            self._kind = stored["kind"].tobytes()
            self._admin = array("H", stored["admin"].tobytes())
            self._latitude = array("f", stored["latitude"].tobytes())
            self._longitude = array("f", stored["longitude"].tobytes())
            self._population = array("I", stored["population"].tobytes())
            self._geonameid = array("I", stored["geonameid"].tobytes())
            self.exact = _Table(stored["exact_keys"], stored["exact_places"])
            self.sound = _Table(stored["sound_keys"], stored["sound_places"])

    def entry(self, row: int) -> Entry:
        """The place in a row."""
        kind = Kind(self._kind[row])
        latitude, longitude = self._latitude[row], self._longitude[row]
        known = kind is Kind.PLACE and bool(latitude or longitude)
        return Entry(
            name=self._names[row],
            kind=kind,
            country_code=self._countries[self._country[row]],
            admin1=self._admins[self._admin[row]] or None,
            latitude=round(latitude, 5) if known else None,
            longitude=round(longitude, 5) if known else None,
            population=self._population[row],
            geonameid=self._geonameid[row] or None,
        )


def _lines(blob: np.ndarray) -> list[str]:
    return blob.tobytes().decode().split("\n")


ADDRESSED = ("AU", "CA", "US")
"""Countries whose papers add the state to a town, as the names of towns recur in many states."""


@lru_cache(maxsize=1)
def _postal_codes() -> dict[str, tuple[str, str]]:
    """Country and name of the states that addresses abbreviate; of one code the last country's."""
    codes = {
        state.code.removeprefix(f"{country}-"): (country, state.name)
        for country in ADDRESSED
        for state in pycountry.subdivisions
        if state.country_code == country
    }
    return codes | {short: codes[code] for short, code in _IN_PAPERS.items()}


_IN_PAPERS = {
    "ALA": "AL", "ARK": "AR", "DEL": "DE", "ILL": "IL", "KAN": "KS", "MASS": "MA", "MISS": "MS",
    "MONT": "MT", "ORE": "OR", "WASH": "WA", "WVA": "WV",
}  # fmt: skip
"""What American papers print of states, where that is a word elsewhere; behind a town only."""


_CAPITAL = 5_000
"""Inhabitants that a capital has at least: hamlets of its country may have its name."""


class Gazetteer:
    """Looks up names; `exact` forgets case and diacritics, `similar` the transliteration."""

    def __init__(self, path: Path = INDEX) -> None:
        self._index = _Index(path)
        self._exact: dict[str, list[Entry]] = {}
        self._sound: dict[str, list[Entry]] = {}
        self._demonyms: dict[str, str] = {}
        self._of_two: set[str] = set()
        self._names: dict[str, str] = {}
        self._scenes: set[str] = set()
        self._capitals: dict[str, str] = {}
        self._cache: dict[str, tuple[Entry, ...]] = {}
        self._similar_cache: dict[str, tuple[Entry, ...]] = {}
        self._add_countries()
        self._add_tables()

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Entries with this name, whatever its case, diacritics, hyphens and spaces."""
        key = exact_key(name)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._find(key, self._exact, self._index.exact)
        return found

    def similar(self, name: str) -> tuple[Entry, ...]:
        """Entries with a name that may be another transliteration of this one."""
        key = sound_key(name)
        found = self._similar_cache.get(key)
        if found is None:
            found = self._similar_cache[key] = self._find(key, self._sound, self._index.sound)
        return found

    def country_name(self, code: str | None) -> str | None:
        """The name we write for a country."""
        return self._names.get(code) if code else None

    def is_scene(self, code: str | None) -> bool:
        """Whether a country has seen armed conflict since 1980."""
        return code in self._scenes

    def capital(self, code: str) -> tuple[Entry, ...]:
        """The capital of a country."""
        return tuple(
            e
            for e in self.exact(self._capitals.get(code, ""))
            if e.country_code == code and e.kind is Kind.PLACE
        )

    def is_capital(self, entry: Entry, name: str) -> bool:
        """Whether a town is the capital of its country, and a name that of today: not Salisbury."""
        own = self._capitals.get(entry.country_code or "", "")
        named = bool(own) and exact_key(own) == exact_key(entry.name)
        named = named and sound_key(own) == sound_key(name)
        return named and entry.kind is Kind.PLACE and entry.population >= _CAPITAL

    def postal(self, code: str) -> tuple[Entry, ...]:
        """The state that a town's address abbreviates: "Preston, ID"; only behind a town and comma.

        Of the countries whose papers do so; ISO 3166-2 has the same codes. With points also what
        papers print: "Athens, Ga.", "Cary, N.C."
        """
        short = code.replace(".", "").upper() if code.endswith(".") else code
        country, name = _postal_codes().get(short, ("", ""))
        return tuple(
            e for e in self.exact(name) if e.country_code == country and e.kind is Kind.ADMIN1
        )

    def location(
        self, entry: Entry, *, precision: PlacePrecision, name: str | None, text: str
    ) -> Location:
        """A location at an entry, under the name that is written for it."""
        return Location(
            precision=precision,
            name=name,
            admin1=entry.admin1,
            country=self.country_name(entry.country_code),
            country_code=entry.country_code,
            latitude=entry.latitude,
            longitude=entry.longitude,
            geonameid=entry.geonameid,
            text=text,
        )

    def demonym(self, word: str) -> str | None:
        """The country of a demonym ("Syrian", "Malians")."""
        return self._demonyms.get(exact_key(word))

    def demonym_of_two(self, first: str, last: str) -> str | None:
        """The country of a demonym of two words in lower case ("sri lankan")."""
        return self.demonym(f"{first} {last}") if last in self._of_two else None

    def _find(self, key: str, ours: dict[str, list[Entry]], table: _Table) -> tuple[Entry, ...]:
        if len(key) < 2:
            return ()
        rows = [self._index.entry(row) for row in table.rows(key)]
        return (*ours.get(key, ()), *rows)

    def _add(self, entry: Entry, names: list[str]) -> None:
        for name in filter(None, names):
            self._exact.setdefault(exact_key(name), []).append(entry)
            self._sound.setdefault(sound_key(name), []).append(entry)

    def _add_countries(self) -> None:
        listed = set()
        for code, name, others, demonyms, scene, capital in read_rows("countries.tsv", 6):
            listed.add(code)
            self._capitals[code] = capital
            if scene:
                self._scenes.add(code)
            self._names[code] = name
            self._add(Entry(name, Kind.COUNTRY, code), [name, *others.split("|")])
            self._demonyms.update({exact_key(d): code for d in demonyms.split("|") if d})
            self._of_two.update(d.split()[-1].lower() for d in demonyms.split("|") if " " in d)
        for country in pycountry.countries:
            if country.alpha_2 not in listed:
                self._names[country.alpha_2] = country.name
                self._add(Entry(country.name, Kind.COUNTRY, country.alpha_2), [country.name])

    def _add_tables(self) -> None:
        for code, admin1, name, others in read_rows("districts.tsv", 4):
            self._add(
                Entry(name, Kind.ADMIN2, code, admin1, listed=True), [name, *others.split("|")]
            )
        for code, name, short in read_rows("abbreviations.tsv", 3):
            self._add(Entry(name, Kind.ADMIN1, code, name, listed=True), short.split("|"))
        for code, admin1, name, others in read_rows("localities.tsv", 4):
            self._add(
                Entry(name, Kind.PLACE, code, admin1, listed=True), [name, *others.split("|")]
            )
        for kind, name, others, country in read_rows("areas.tsv", 4):
            entry = Entry(
                name, Kind.SEA if kind == "sea" else Kind.AREA, country or None, listed=True
            )
            self._add(entry, [name, *others.split("|")])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    return Gazetteer()
