"""Candidates (one article's report of an incident) and incidents (resolved over all articles).

A value that the sources do not give is `None` or empty, never a default.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from worker.domain.kinds import (
    About,
    ActorKind,
    AircraftCategory,
    Certainty,
    ChangeKind,
    CrewFate,
    CrewRole,
    DatePrecision,
    DateSource,
    EventType,
    PlacePrecision,
    Polarity,
    Role,
    Salience,
    Stance,
    Status,
    WeaponCategory,
)
from worker.domain.text import Span


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED event type and sub-event type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class PloverCode:
    """PLOVER event and mode."""

    event: str
    mode: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days in which an incident happened, both inclusive."""

    start: dt.date
    end: dt.date
    precision: DatePrecision
    source: DateSource

    def days_to(self, other: DateRange) -> int:
        """Days between the two, whichever is first; 0 where they share a day."""
        return max(0, (self.start - other.end).days, (other.start - self.end).days)


@dataclass(frozen=True, slots=True)
class Location:
    """Where an incident happened.

    `name` is the most specific named place, which may be a province or a region (None where only a
    country is known), `text` the words of the article, `country_code` ISO 3166-1 alpha-2,
    coordinates in degrees (WGS 84).
    """

    precision: PlacePrecision
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant; `canonical_id` is the same for every spelling of one group or state."""

    name: str
    role: Role
    kind: ActorKind = ActorKind.UNKNOWN
    canonical_id: str | None = None
    country_code: str | None = None
    certainty: Certainty = Certainty.ASSERTED


@dataclass(frozen=True, slots=True)
class Aircraft:
    """An aircraft that the incident happened to."""

    model: str | None = None
    category: AircraftCategory | None = None
    operator: str | None = None
    operator_code: str | None = None
    count: int | None = None
    registration: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon, and on whose word it was used."""

    category: WeaponCategory
    name: str | None = None
    certainty: Certainty = Certainty.ASSERTED


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people; `low` and `high` are the range over what is reported."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class GroupToll:
    """The toll of one group of people (`crew`, `civilians`, `soldiers`, `children`, …)."""

    group: str
    killed: int | None = None
    injured: int | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """Killed and injured in this incident alone."""

    killed: Count | None = None
    injured: Count | None = None
    by_group: tuple[GroupToll, ...] = ()


@dataclass(frozen=True, slots=True)
class CrewMember:
    """One or more of an aircraft's crew with the same fate."""

    role: CrewRole
    fate: CrewFate
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimEvidence:
    """Where a claim stands."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Who takes which stance on which part of an incident."""

    source: str
    stance: Stance
    about: About
    evidence: ClaimEvidence | None = None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One article as a source of an incident.

    `spans` are the sentences that report it; `slots` maps the name of a slot (`date`, `location`,
    `killed`, `actors`, …) to the spans that gave its value. Both refer to the cleaned text with
    `fingerprint`. By its `sketch` edited copies of it are known.
    """

    article_id: str
    fingerprint: str
    url: str | None = None
    publisher: str | None = None
    published_at: dt.datetime | None = None
    title: str | None = None
    sketch: str | None = None
    spans: tuple[Span, ...] = ()
    slots: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One incident as one article reports it.

    `confidence` is in 0..1; `particulars` are names, ages, hours and streets told with it, by which
    two reports of it are known.
    """

    event_type: EventType
    plover: PloverCode | None
    acled: AcledCode | None
    summary: str
    salience: Salience
    polarity: Polarity
    date: DateRange | None
    location: Location | None
    actors: tuple[Actor, ...]
    aircraft: tuple[Aircraft, ...]
    weapons: tuple[Weapon, ...]
    casualties: Casualties
    crew: tuple[CrewMember, ...]
    claims: tuple[Claim, ...]
    confidence: float
    source: SourceReport
    particulars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateBatch:
    """All candidates of one article for one sub-region: a value of `incidents.candidates`.

    It replaces whatever the article contributed to the sub-region before; without candidates it
    withdraws that. `sub_region` is a UN M49 code, or `unplaced`.
    """

    article_id: str
    sub_region: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def contributor(self) -> str:
        """Whose reports these are: what the article says of one sub-region is one contribution."""
        return f"{self.sub_region}/{self.article_id}"


@dataclass(frozen=True, slots=True)
class Change:
    """What a revision did, to which fields, because of which article."""

    kind: ChangeKind
    fields: tuple[str, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class Incident:
    """The resolved record over all articles that report one occurrence: a value of `incidents`."""

    dedup_key: str
    revision: int
    status: Status
    merged_into: str | None
    change: Change
    event_type: EventType
    plover: PloverCode | None
    acled: AcledCode | None
    summary: str
    salience: Salience
    polarity: Polarity
    date: DateRange | None
    location: Location | None
    actors: tuple[Actor, ...]
    aircraft: tuple[Aircraft, ...]
    weapons: tuple[Weapon, ...]
    casualties: Casualties
    crew: tuple[CrewMember, ...]
    claims: tuple[Claim, ...]
    confidence: float
    sources: tuple[SourceReport, ...]
    source_count: int
    independent_source_count: int
    first_reported_at: dt.datetime | None
    last_reported_at: dt.datetime | None
    particulars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackedIncident:
    """An incident with the reports it was merged from: what the resolver keeps as state.

    `reports` maps a contributor (`CandidateBatch`) to its candidates for the incident; it can be
    computed anew from them whenever one is replaced or withdrawn.
    """

    incident: Incident
    reports: Mapping[str, tuple[Candidate, ...]]
