"""The known incidents of one sub-region, and which of them may be the one that a report means.

The index is derived: it can be rebuilt from the incidents at any time. A report that names a day is
looked up by day and country; one that does not, by what it names instead: place, aircraft, text.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from worker.domain.incident import Candidate, DateRange, Incident, TrackedIncident
from worker.domain.kinds import DatePrecision, Status
from worker.incidents.names import skeleton

REACH_DAYS = 3
"""How far apart two reports of one day may date it: `compare` rules out more."""

WIDE = DatePrecision.WEEK
"""Dates from this precision on are kept apart: they can be near any day."""

_T = TypeVar("_T")
_Bucket = tuple[str, str | int]
_ANY = ""
"""The country of what has none."""


class RegionIndex:
    """The incidents of one sub-region by key, by article, and by what reports have in common."""

    def __init__(self, incidents: Iterable[TrackedIncident] = ()) -> None:
        self._by_key: dict[str, TrackedIncident] = {}
        self._by_article: defaultdict[str, set[str]] = defaultdict(set)
        self._buckets: defaultdict[_Bucket, set[str]] = defaultdict(set)
        self._countries: set[str] = {_ANY}
        for tracked in incidents:
            self.put(tracked)

    def __len__(self) -> int:
        """How many incidents are known, merged and retracted ones included."""
        return len(self._by_key)

    def __iter__(self) -> Iterator[TrackedIncident]:
        """All of them."""
        return iter(self._by_key.values())

    def __contains__(self, key: str) -> bool:
        """Whether a dedup key is in use."""
        return key in self._by_key

    def get(self, key: str) -> TrackedIncident | None:
        """The incident under a key."""
        return self._by_key.get(key)

    def put(self, tracked: TrackedIncident) -> None:
        """Add an incident, or replace the one under its key."""
        key = tracked.incident.dedup_key
        self.remove(key)
        self._by_key[key] = tracked
        for article in tracked.reports:
            self._by_article[article].add(key)
        if tracked.incident.status is Status.ACTIVE:
            self._countries.add(_country(tracked.incident))
            for bucket in _buckets(tracked.incident):
                self._buckets[bucket].add(key)

    def remove(self, key: str) -> None:
        """Forget an incident, if it is known."""
        tracked = self._by_key.pop(key, None)
        if tracked is None:
            return
        for article in tracked.reports:
            _discard(self._by_article, article, key)
        for bucket in _buckets(tracked.incident):
            _discard(self._buckets, bucket, key)

    def of_article(self, article_id: str) -> list[TrackedIncident]:
        """The incidents that an article reports, by key."""
        return [self._by_key[key] for key in sorted(self._by_article.get(article_id, ()))]

    def near(self, report: Candidate | Incident) -> list[TrackedIncident]:
        """The active incidents that may be the one, by key."""
        keys: set[str] = set()
        for bucket in self._reached(report):
            keys |= self._buckets.get(bucket, set())
        return [self._by_key[key] for key in sorted(keys)]

    def _reached(self, report: Candidate | Incident) -> Iterator[_Bucket]:
        country = _country(report)
        countries = self._countries if country == _ANY else {country, _ANY}
        if _is_wide(report.date):
            yield from _named(report)
            return
        days = {day + step for day in _days(report.date) for step in _STEPS}
        for code in countries:
            yield code, "wide"
            for day in days:
                yield code, day

    def expire(self, before: dt.datetime) -> list[str]:
        """Forget the incidents last reported before a time; their keys."""
        old = [
            key
            for key, tracked in self._by_key.items()
            if (tracked.incident.last_reported_at or dt.datetime.max.replace(tzinfo=dt.UTC))
            < before
        ]
        for key in old:
            self.remove(key)
        return old


_STEPS = range(-REACH_DAYS, REACH_DAYS + 1)


def _country(report: Candidate | Incident) -> str:
    return (report.location.country_code if report.location else None) or _ANY


def _buckets(report: Candidate | Incident) -> Iterator[_Bucket]:
    """Where an incident is filed: under its days and under its names."""
    country = _country(report)
    yield from _named(report)
    if _is_wide(report.date):
        yield country, "wide"
    for day in _days(report.date):
        yield country, day


def _named(report: Candidate | Incident) -> Iterator[_Bucket]:
    """The names that two reports of one incident share where no day ties them."""
    if report.location and report.location.name:
        yield "place", skeleton(report.location.name)
    yield from (("aircraft", a.model) for a in report.aircraft if a.model)
    sources = report.sources if isinstance(report, Incident) else (report.source,)
    yield from (("text", source.fingerprint) for source in sources)


def _is_wide(date: DateRange | None) -> bool:
    return date is None or date.precision >= WIDE


def _days(date: DateRange | None) -> range:
    if date is None or _is_wide(date):
        return range(0)
    return range(date.start.toordinal(), date.end.toordinal() + 1)


def _discard(filed: defaultdict[_T, set[str]], under: _T, key: str) -> None:
    """Take a key out, and the place where it was the last with it."""
    filed[under].discard(key)
    if not filed[under]:
        del filed[under]
