"""Gold: what a careful reader found in a document, and the flat view in which it is compared.

A gold file holds one JSON object a line, `{"doc", "published", "incidents": [...]}`; an incident
has `ref`, `type`, `salience`, `date`, `date_prec`, `country`, `admin1`, `place`, `initiators`,
`targets`, `aircraft_model`, `aircraft_operator`, `weapon`, `killed`, `injured`, `crew_fate`,
`claims`, `polarity`, and where the text leaves room `alt_types`, `alt_places`, `alt_countries`,
`optional`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.domain.incident import Candidate, Count, Incident
from worker.domain.kinds import Polarity, Role, Salience
from worker.errors import InputError

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """One incident, flat: gold and prediction alike. Alternatives stand beside the first choice.

    `loose_places` are names that gold allows where it gives no place: they help to match an
    incident, and nobody is held to them.
    """

    types: tuple[str, ...]
    main: bool
    denied: bool
    date: dt.date | None
    date_precision: int
    countries: tuple[str, ...]
    admin1: str | None
    places: tuple[str, ...]
    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    model: str | None
    operator: str | None
    weapon: str | None
    killed: Range | None
    injured: Range | None
    fates: frozenset[str]
    claims: frozenset[tuple[str, str]]
    optional: bool = False
    ref: str | None = None
    loose_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The incidents of one document."""

    doc: str
    incidents: tuple[Facts, ...]


def read_gold(path: Path) -> Iterator[GoldDocument]:
    """The documents of a gold file; `InputError` names the line that is no gold."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            yield GoldDocument(
                str(record["doc"]), tuple(_gold_facts(x) for x in record["incidents"])
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}:{number}: not a gold record: {error!r}") from error


def _gold_facts(x: Mapping[str, Any]) -> Facts:
    return Facts(
        types=(x["type"], *x.get("alt_types", ())),
        main=x["salience"] == Salience.MAIN,
        denied=x.get("polarity") == Polarity.DENIED,
        date=dt.date.fromisoformat(x["date"]) if x.get("date") else None,
        date_precision=x.get("date_prec") or 1,
        countries=_some(x.get("country"), x.get("alt_countries")),
        admin1=x.get("admin1"),
        places=_some(x.get("place"), x.get("alt_places")),
        initiators=tuple(x.get("initiators") or ()),
        targets=tuple(x.get("targets") or ()),
        model=x.get("aircraft_model"),
        operator=x.get("aircraft_operator"),
        weapon=x.get("weapon"),
        killed=_range(x.get("killed")),
        injured=_range(x.get("injured")),
        fates=_fates(x.get("crew_fate")) | frozenset(x.get("alt_crew_fate", ())),
        claims=frozenset((c["source"], c["stance"]) for c in x.get("claims") or ()),
        optional=bool(x.get("optional")),
        ref=x.get("ref"),
        loose_places=() if x.get("place") else tuple(x.get("alt_places") or ()),
    )


def _some(first: str | None, others: list[str] | None) -> tuple[str, ...]:
    return (first, *(others or ())) if first else ()


def _range(value: Mapping[str, int | None] | None) -> Range | None:
    if not value or value.get("low") is None:
        return None
    low = int(value["low"] or 0)
    return low, int(value.get("high") or low)


def _fates(value: str | list[str] | None) -> frozenset[str]:
    fates = [value] if isinstance(value, str) else value or []
    return frozenset(fates) - {"unknown"}


def facts_of(c: Candidate | Incident) -> Facts:
    """A candidate or an incident in the flat view."""
    aircraft = c.aircraft[0] if c.aircraft else None
    place = c.location
    return Facts(
        types=(c.event_type.value,),
        main=c.salience is Salience.MAIN,
        denied=c.polarity is Polarity.DENIED,
        date=c.date.start if c.date else None,
        date_precision=int(c.date.precision) if c.date else 1,
        countries=_some(place.country_code if place else None, None),
        admin1=place.admin1 if place else None,
        places=_some(place.name if place else None, None),
        initiators=_names(c, Role.INITIATOR, Role.RESCUER),
        targets=_names(c, Role.TARGET, Role.VICTIM),
        model=aircraft.model if aircraft else None,
        operator=(aircraft.operator_code or aircraft.operator) if aircraft else None,
        weapon=" ".join(w.name or w.category.value for w in c.weapons) or None,
        killed=_count(c.casualties.killed),
        injured=_count(c.casualties.injured),
        fates=frozenset(m.fate.value for m in c.crew) - {"unknown"},
        claims=frozenset((q.source, q.stance.value) for q in c.claims),
    )


def _names(c: Candidate | Incident, *roles: Role) -> tuple[str, ...]:
    return tuple(a.name for a in c.actors if a.role in roles)


def _count(count: Count | None) -> Range | None:
    return (count.low, count.high) if count else None
