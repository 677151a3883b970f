"""The index leaves out nothing that a comparison would have found."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from tests.incidents.reports import actor, killed, report
from worker.domain.incident import (
    Aircraft,
    Candidate,
    CandidateBatch,
    DateRange,
    Location,
)
from worker.domain.kinds import (
    AircraftCategory,
    DatePrecision,
    DateSource,
    EventType,
    PlacePrecision,
    Status,
)
from worker.incidents.compare import THRESHOLD, at_least
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Resolver

NAMES = (
    "Tell Abyad", "Tal Abyad", "Abyad", "Tell Rifaat", "Rifaat", "Khan Sheikhoun", "Khan Shaykhun",
    "Sheikh Maqsoud", "Aleppo", "eastern Aleppo", "Idlib", "Idleb", "Qamishli", None, None,
)  # fmt: skip
PROVINCES = ("Aleppo", "Idlib", "Raqqa", None)


def place(chance: random.Random) -> Location | None:
    """Any place on either side of a border, with coordinates or without."""
    if chance.random() < 0.05:
        return None
    known = chance.random() < 0.5
    return Location(
        chance.choice([*list(PlacePrecision)[:3], PlacePrecision.VAGUE]),
        chance.choice(NAMES),
        chance.choice(PROVINCES),
        country_code=chance.choice(["SY", "SY", "TR", None]),
        latitude=36.5 + chance.uniform(-1.0, 1.0) if known else None,
        longitude=38.0 + chance.uniform(-1.0, 1.0) if known else None,
    )


def date(chance: random.Random, *, wide: bool) -> DateRange | None:
    """A day or a few; where `wide`, now and then a month or none."""
    start = dt.date(2017, 4, 1) + dt.timedelta(days=chance.randrange(8))
    if wide and chance.random() < 0.3:
        month = DateRange(start, start + dt.timedelta(29), DatePrecision.MONTH, DateSource.TEXT)
        return chance.choice([None, month])
    days = chance.choice([0, 0, 2])
    precision = DatePrecision.DAYS if days else DatePrecision.DAY
    return DateRange(start, start + dt.timedelta(days), precision, DateSource.TEXT)


def candidate(name: str, chance: random.Random, *, wide: bool) -> Candidate:
    """Any report."""
    model = chance.choice(["Su-25", "MiG-21", None])
    flown = Aircraft(model, AircraftCategory.FIXED_WING, None, "SY", None)
    return report(
        name,
        fingerprint=f"text {chance.randrange(40)}",
        event_type=chance.choice([EventType.AIRCRAFT_SHOOTDOWN, EventType.SHELLING]),
        date=date(chance, wide=wide),
        location=place(chance),
        aircraft=(flown,) if chance.random() < 0.4 else (),
        actors=(actor("rebels"),) if chance.random() < 0.6 else (),
        casualties=killed(chance.choice([3, 4])),
        particulars=tuple(f"name {chance.randrange(60)}" for _ in range(chance.randrange(6))),
    )


@pytest.mark.parametrize("seed", range(20))
def test_nothing_that_fits_is_left_out(seed: int) -> None:
    """Every incident that reaches the threshold is among those that are looked at."""
    chance = random.Random(seed)
    index, resolver = IncidentIndex(), Resolver()
    for number in range(120):
        told = candidate(f"old-{number}", chance, wide=True)
        resolver.apply(index, CandidateBatch(f"old-{number}", "145", (told,)))
    fitting = 0
    for number in range(60):
        asked = candidate(f"new-{number}", chance, wide=False)
        near = {known.incident.dedup_key for known in index.near(asked)}
        fits = {
            known.incident.dedup_key
            for known in index
            if known.incident.status is Status.ACTIVE
            and at_least(index.telling(asked), known.incident, THRESHOLD) is not None
        }
        assert fits <= near
        fitting += len(fits)
    assert fitting > 20
