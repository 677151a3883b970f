"""The keys of MUC-4 (1992) as gold incidents: what its templates say of type, day, place and doer.

A key file holds templates of 25 numbered slots, each with its values on one line or more:

    0.  MESSAGE: ID                     DEV-MUC3-0001 (NCCOSC)
    4.  INCIDENT: TYPE                  KIDNAPPING
    9.  PERP: INDIVIDUAL ID             "TERRORISTS"

What is not ours by `ANNOTATION.md` is made optional: templates that MUC marks so, what was only
tried or threatened, and the arson or robbery of an attack that is told beside it. A fight between
armies and guerrillas has no template at all: recall and slots can be measured, precision cannot.
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from worker.evaluation.gold import Facts
from worker.nlp.places.demonyms import country_of
from worker.nlp.times.calendar import MONTHS, day

Template = Mapping[int, Sequence[str]]
"""The lines of each slot, by its number."""

_ID, _NUMBER, _DATE, _LOCATION, _TYPE, _STAGE = 0, 1, 2, 3, 4, 5
_INDIVIDUAL, _ORGANIZATION, _PHYSICAL, _NAME, _DESCRIPTION = 9, 10, 12, 18, 19
_HUMANS, _EFFECT = 21, 23
_SLOT = re.compile(r"(\d+)\.\s+[A-Z: ]+?\s{2,}(.*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)+)"')
_DAY = re.compile(r"(\d\d) ([A-Z]{3}) (\d\d)")
_PLACE = re.compile(r"\s*([^(]+?)\s*\(([^)]*)\)")
_COUNTED = re.compile(r"\??\s*(\d+)\s*:")
_PROVINCES = ("DEPARTMENT", "PROVINCE", "STATE")
_TYPES: dict[str, tuple[str, ...]] = {
    "KIDNAPPING": ("abduction",),
    "BOMBING": ("bombing", "suicide_attack", "shelling", "air_strike", "armed_attack"),
    "ATTACK": (
        "armed_attack", "armed_clash", "shelling", "air_strike", "bombing", "other_violence",
        "aircraft_shootdown", "aircraft_destroyed", "territory_change",
    ),
    "ARSON": ("armed_attack", "other_violence", "bombing"),
    "ROBBERY": ("armed_attack", "other_violence"),
    "HIJACKING": ("abduction", "other_violence", "armed_attack"),
    "FORCED WORK STOPPAGE": ("other_violence",),
}  # fmt: skip
_BESIDE = frozenset({"ARSON", "ROBBERY"})


def read_keys(folder: Path) -> dict[str, tuple[Facts, ...]]:
    """The incidents of each report whose key stands in a folder (`key-*.gz`, at any depth)."""
    found: defaultdict[str, list[Facts]] = defaultdict(list)
    for path in sorted(folder.rglob("key-*.gz")):
        for template in _templates(gzip.decompress(path.read_bytes()).decode("latin-1")):
            doc = template[_ID][0].split()[0]
            if "*" in template[_NUMBER][0]:
                found[doc] = []
            else:
                found[doc].append(_facts(template))
    return {doc: _one_raid(incidents) for doc, incidents in found.items()}


def _templates(text: str) -> Iterator[Template]:
    template: dict[int, list[str]] = {}
    slot: list[str] = []
    for line in text.splitlines():
        if match := _SLOT.match(line):
            if int(match[1]) == _ID and template:
                yield template
                template = {}
            slot = template[int(match[1])] = [match[2]]
        elif line.startswith("   ") and line.strip():
            slot.append(line.strip())
    if template:
        yield template


def _facts(template: Template) -> Facts:
    kind = template[_TYPE][0].split("/")[0].removeprefix("ATTEMPTED ").strip()
    date, precision = _date(template)
    countries, province, places = _location(template)
    return Facts(
        types=_TYPES.get(kind, _TYPES["ATTACK"]),
        main=True,
        denied=False,
        date=date,
        date_precision=precision,
        countries=countries,
        admin1=province,
        places=places,
        initiators=(*_told(template, _ORGANIZATION), *_told(template, _INDIVIDUAL)),
        targets=tuple(
            name for n in (_NAME, _DESCRIPTION, _PHYSICAL) for name in _told(template, n)
        ),
        model=None,
        operator=None,
        weapon=None,
        killed=_killed(template),
        injured=None,
        fates=frozenset(),
        claims=frozenset(),
        optional="OPTIONAL" in template[_NUMBER][0] or "ACCOMPLISHED" not in template[_STAGE][0],
        ref=kind,
    )


def _told(template: Template, slot: int) -> tuple[str, ...]:
    """The quoted words of a slot, lower-cased as the reports are."""
    return tuple(w.lower() for line in template.get(slot, ()) for w in _QUOTED.findall(line))


def _date(template: Template) -> tuple[dt.date | None, int]:
    """The day, or the last one of a range ("03 JAN 90 - 05 JAN 90", "- 03 JAN 90": by then)."""
    text = " ".join(template[_DATE])
    told = [day(1900 + int(y), MONTHS[m.lower()], int(d)) for d, m, y in _DAY.findall(text)]
    days = [date for date in told if date is not None]
    exact = len(days) == 1 and not text.startswith("-")
    return (days[-1], 1 if exact else 5) if days else (None, 1)


def _location(template: Template) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """As "PERU: LIMA (CITY): MIRAFLORES (DISTRICT)": countries, province, and all other names."""
    countries: list[str] = []
    provinces: list[str] = []
    places: list[str] = []
    for part in re.split(r":| / | - ", " ".join(template[_LOCATION])):
        if match := _PLACE.match(part):
            places.append(match[1].title())
            provinces += [match[1].title()] if match[2] in _PROVINCES else []
        elif code := country_of(part.strip(" ?").lower()):
            countries.append(code)
    return tuple(countries), next(iter(provinces), None), tuple(places)


def _killed(template: Template) -> tuple[int, int] | None:
    """The dead, where each group of them has a number."""
    humans = template.get(_HUMANS, ())
    numbers = {w: int(m[1]) for h in humans if (m := _COUNTED.match(h)) for w in _QUOTED.findall(h)}
    dead = [_QUOTED.findall(line) for line in template.get(_EFFECT, ()) if line.startswith("DEATH")]
    counts = [next((numbers[w] for w in words if w in numbers), None) for words in dead]
    known = [count for count in counts if count is not None]
    return (sum(known), sum(known)) if known and len(known) == len(counts) else None


def _one_raid(incidents: Sequence[Facts]) -> tuple[Facts, ...]:
    """The burnt houses of a raid are of the raid: their template is optional."""
    return tuple(
        replace(one, optional=True) if _is_of_another(one, incidents) else one for one in incidents
    )


def _is_of_another(one: Facts, incidents: Sequence[Facts]) -> bool:
    return one.ref in _BESIDE and any(
        other.ref not in _BESIDE
        and other.places == one.places
        and not set(other.initiators).isdisjoint(one.initiators)
        for other in incidents
    )
