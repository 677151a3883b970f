"""Candidates for tests, by what differs from a plain one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from worker.domain.incident import (
    Actor,
    Candidate,
    Casualties,
    Count,
    DateRange,
    Location,
    SourceReport,
)
from worker.domain.kinds import (
    ActorKind,
    DatePrecision,
    DateSource,
    EventType,
    PlacePrecision,
    Polarity,
    Role,
    Salience,
)


def day(text: str, days: int = 1) -> DateRange:
    """A day, or so many from it on."""
    start = dt.date.fromisoformat(text)
    end = start + dt.timedelta(days=days - 1)
    precision = DatePrecision.DAY if days == 1 else DatePrecision.DAYS
    return DateRange(start, end, precision, DateSource.TEXT)


def place(name: str | None, admin1: str | None = "Idlib", country: str = "SY") -> Location:
    """A place by name, province and country."""
    precision = PlacePrecision.EXACT if name else PlacePrecision.PROVINCE
    return Location(precision, name, admin1, country_code=country)


def actor(name: str, role: Role = Role.INITIATOR, canonical_id: str | None = None) -> Actor:
    """An actor in a role."""
    return Actor(name, role, ActorKind.REBEL, canonical_id)


def killed(number: int) -> Casualties:
    """So many killed."""
    return Casualties(killed=Count(number, number, number))


def report(article: str, hour: int = 0, fingerprint: str | None = None, **given: Any) -> Candidate:
    """A report of an air strike on Babeska on 2 April 2017, but for what is given."""
    published = dt.datetime(2017, 4, 3, hour, tzinfo=dt.UTC)
    source = SourceReport(article, fingerprint or f"text of {article}", published_at=published)
    values: dict[str, Any] = {
        "event_type": EventType.AIR_STRIKE,
        "plover": None,
        "acled": None,
        "summary": "Air strike.",
        "salience": Salience.MAIN,
        "polarity": Polarity.ASSERTED,
        "date": day("2017-04-02"),
        "location": place("Babeska"),
        "actors": (actor("Russian jets"),),
        "aircraft": (),
        "weapons": (),
        "casualties": Casualties(),
        "crew": (),
        "claims": (),
        "confidence": 0.9,
        "source": source,
    }
    return Candidate(**(values | given))
