"""Hypothesis strategies for the words of the domain, and for records of `articles.raw`.

What they draw is what the worker can make: text without lone surrogates (no JSON has them), finite
numbers, times with a zone, a merged incident with the key it was merged into.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from worker.domain.incident import (
    AcledCode,
    Actor,
    Aircraft,
    Candidate,
    CandidateBatch,
    Casualties,
    Change,
    Claim,
    ClaimEvidence,
    Count,
    CrewMember,
    DateRange,
    GroupToll,
    Incident,
    Location,
    PloverCode,
    SourceReport,
    TrackedIncident,
    Weapon,
)
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
from worker.domain.outcome import NoIncidentReason, Origin, Outcome, OutcomeKind
from worker.domain.text import Span
from worker.errors import article_errors
from worker.wire.deadletter import PREFIX, Failure

Fields = dict[str, st.SearchStrategy[Any]]

MAX_OFFSET = 2**63 - 1

texts = st.text(st.characters(codec="utf-8"), max_size=12)
ids = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
numbers = st.integers(0, 10_000)
country_codes = st.sampled_from("SY TR IQ UA YE XK".split())
times = st.datetimes(
    min_value=dt.datetime(1900, 1, 1),  # noqa: DTZ001 - the zone is the next argument
    max_value=dt.datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The same, or None."""
    return st.none() | strategy


def tuples_of(strategy: st.SearchStrategy[Any], max_size: int = 2) -> st.SearchStrategy[Any]:
    """A tuple of up to `max_size` of them."""
    return st.lists(strategy, max_size=max_size).map(tuple)


spans = st.tuples(numbers, numbers).map(lambda ends: Span(min(ends), max(ends)))
counts = st.lists(numbers, min_size=3, max_size=3).map(lambda drawn: Count(*sorted(drawn)))
days = st.lists(st.dates(), min_size=2, max_size=2).map(sorted)

date_ranges = st.builds(
    lambda ends, precision, source: DateRange(ends[0], ends[1], precision, source),
    days,
    st.sampled_from(DatePrecision),
    st.sampled_from(DateSource),
)
locations = st.builds(
    Location,
    precision=st.sampled_from(PlacePrecision),
    name=optional(texts),
    admin1=optional(texts),
    country=optional(texts),
    country_code=optional(country_codes),
    latitude=optional(st.floats(-90, 90)),
    longitude=optional(st.floats(-180, 180)),
    geonameid=optional(st.integers(1, 2**31)),
    text=optional(texts),
)
actors = st.builds(
    Actor,
    name=texts,
    role=st.sampled_from(Role),
    kind=st.sampled_from(ActorKind),
    canonical_id=optional(ids),
    country_code=optional(country_codes),
    certainty=st.sampled_from(Certainty),
)
aircraft = st.builds(
    Aircraft,
    model=optional(texts),
    category=optional(st.sampled_from(AircraftCategory)),
    operator=optional(texts),
    operator_code=optional(country_codes),
    count=optional(numbers),
    registration=optional(texts),
)
weapons = st.builds(
    Weapon,
    category=st.sampled_from(WeaponCategory),
    name=optional(texts),
    certainty=st.sampled_from(Certainty),
)
group_tolls = st.builds(GroupToll, group=texts, killed=optional(numbers), injured=optional(numbers))
casualties = st.builds(
    Casualties,
    killed=optional(counts),
    injured=optional(counts),
    by_group=tuples_of(group_tolls),
)
crew = st.builds(
    CrewMember,
    role=st.sampled_from(CrewRole),
    fate=st.sampled_from(CrewFate),
    count=optional(numbers),
)
claims = st.builds(
    Claim,
    source=texts,
    stance=st.sampled_from(Stance),
    about=st.sampled_from(About),
    evidence=optional(st.builds(ClaimEvidence, article_id=ids, span=spans)),
)
source_reports = st.builds(
    SourceReport,
    article_id=ids,
    fingerprint=ids,
    url=optional(texts),
    publisher=optional(texts),
    published_at=optional(times),
    title=optional(texts),
    spans=tuples_of(spans),
    slots=st.dictionaries(st.sampled_from("date location killed".split()), tuples_of(spans)),
)

_REPORT: Fields = {
    "event_type": st.sampled_from(EventType),
    "plover": optional(st.builds(PloverCode, event=texts, mode=texts)),
    "acled": optional(st.builds(AcledCode, event_type=texts, sub_event_type=texts)),
    "summary": texts,
    "salience": st.sampled_from(Salience),
    "polarity": st.sampled_from(Polarity),
    "date": optional(date_ranges),
    "location": optional(locations),
    "actors": tuples_of(actors),
    "aircraft": tuples_of(aircraft),
    "weapons": tuples_of(weapons),
    "casualties": casualties,
    "crew": tuples_of(crew),
    "claims": tuples_of(claims),
    "confidence": st.floats(0, 1),
}
"""What a candidate and an incident have in common."""

candidates = st.builds(Candidate, **_REPORT, source=source_reports)
batches = st.builds(
    CandidateBatch,
    article_id=ids,
    sub_region=st.sampled_from("145 015 unplaced".split()),
    candidates=tuples_of(candidates),
)
changes = st.builds(
    Change,
    kind=st.sampled_from(ChangeKind),
    fields=tuples_of(st.sampled_from("status date actors".split())),
    cause=ids,
)

_INCIDENT: Fields = _REPORT | {
    "dedup_key": ids,
    "revision": st.integers(1, 10_000),
    "change": changes,
    "sources": tuples_of(source_reports),
    "source_count": numbers,
    "independent_source_count": numbers,
    "first_reported_at": optional(times),
    "last_reported_at": optional(times),
}

_unmerged = st.builds(
    Incident,
    **_INCIDENT,
    status=st.sampled_from([Status.ACTIVE, Status.RETRACTED]),
    merged_into=st.none(),
)
_merged = st.builds(Incident, **_INCIDENT, status=st.just(Status.MERGED), merged_into=ids)
incidents = _unmerged | _merged

_LITTLE: Fields = {
    name: st.just(()) for name in "actors aircraft weapons crew claims sources".split()
}
headed_incidents = st.builds(
    Incident,
    **_INCIDENT | _LITTLE | {"date": st.none(), "location": st.none()},
    status=st.just(Status.ACTIVE),
    merged_into=st.none(),
)
"""Incidents with little in them, quickly drawn: for what looks at key, revision and change."""

tracked_incidents = st.builds(
    TrackedIncident,
    incident=incidents,
    reports=st.dictionaries(ids, tuples_of(candidates), max_size=2),
)

_stages = st.sampled_from("decode clean propose".split())
outcomes = st.one_of(
    st.builds(Outcome, ids, st.just(OutcomeKind.INCIDENTS), incidents=st.integers(1, 100)),
    st.builds(
        Outcome,
        ids,
        st.just(OutcomeKind.NO_INCIDENT),
        code=st.sampled_from(NoIncidentReason),
        message=optional(texts),
        stage=_stages,
    ),
    st.builds(
        Outcome,
        ids,
        st.just(OutcomeKind.REJECTED),
        code=st.sampled_from([error.code for error in article_errors()]),
        message=texts,
        stage=_stages,
    ),
    st.builds(Outcome, ids, st.just(OutcomeKind.RETRACTED)),
)
origins = st.builds(
    Origin,
    topic=ids,
    partition=st.integers(0, 1000),
    offset=st.integers(0, MAX_OFFSET),
)

failures = st.builds(
    Failure,
    stage=_stages,
    code=st.sampled_from([error.code for error in article_errors()]),
    message=texts,
    topic=ids,
    partition=st.integers(0, 1000),
    offset=st.integers(0, MAX_OFFSET),
    timestamp=st.none() | st.integers(0, 2**62),
    attempt=st.integers(1, 100),
    version=ids,
    omitted_bytes=st.none() | st.integers(0, 2**31),
)
own_headers = st.lists(
    st.tuples(texts.filter(lambda name: not name.startswith(PREFIX)), st.binary()), max_size=3
)
"""The headers with which a producer may send an article."""

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(-1e9, 1e9) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
"""Anything that JSON can say."""

time_texts = st.one_of(
    times.map(dt.datetime.isoformat),
    times.map(lambda time: time.strftime("%a, %d %b %Y %H:%M:%S +0200")),
    st.sampled_from(["2018-02-03", "yesterday", "", "2018-02-30", "03.02.2018 16:20"]),
)

_RAW: Fields = {
    "id": texts | st.integers(-(2**63), 2**64 - 1),
    "url": texts,
    "title": texts,
    "text": texts,
    "html": texts,
    "published_at": time_texts,
    "fetched_at": time_texts,
    "source": texts | st.fixed_dictionaries({}, optional={"name": texts, "domain": texts}),
    "language": texts,
}


def _records(change: Callable[[st.SearchStrategy[Any]], st.SearchStrategy[Any]]) -> Any:
    fields = {name: change(strategy) for name, strategy in _RAW.items()}
    return st.fixed_dictionaries({}, optional=fields | {"unknown": json_values})


raw_records = _records(optional).filter(
    lambda record: record.get("text") is not None or record.get("html") is not None
)
"""Records that are good raw articles."""

any_raw_records = _records(lambda strategy: optional(strategy) | json_values)
"""Records with the fields of a raw article, of the right type or of any other."""
