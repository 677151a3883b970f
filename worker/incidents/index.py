"""The known incidents of one sub-region, and which of them may be the one that a report means.

The index is derived: it can be rebuilt from the incidents at any time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from worker.domain.incident import Candidate, DateRange, Incident, TrackedIncident
from worker.domain.kinds import DatePrecision, Status

REACH_DAYS = 3
"""How far apart two reports of one day may date it: `compare` rules out more."""

WIDE = DatePrecision.WEEK
"""Dates from this precision on are kept apart: they can be near any day."""


class RegionIndex:
    """The incidents of one sub-region by key, by article and by day."""

    def __init__(self, incidents: Iterable[TrackedIncident] = ()) -> None:
        self._by_key: dict[str, TrackedIncident] = {}
        self._by_article: defaultdict[str, set[str]] = defaultdict(set)
        self._by_day: defaultdict[int, set[str]] = defaultdict(set)
        self._wide: set[str] = set()
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
        self.remove(tracked.incident.dedup_key)
        key = tracked.incident.dedup_key
        self._by_key[key] = tracked
        for article in tracked.reports:
            self._by_article[article].add(key)
        if tracked.incident.status is Status.ACTIVE:
            self._file(tracked.incident.date, key)

    def remove(self, key: str) -> None:
        """Forget an incident, if it is known."""
        tracked = self._by_key.pop(key, None)
        if tracked is None:
            return
        for article in tracked.reports:
            self._by_article[article].discard(key)
            if not self._by_article[article]:
                del self._by_article[article]
        self._wide.discard(key)
        for day in _days(tracked.incident.date):
            self._by_day[day].discard(key)

    def of_article(self, article_id: str) -> list[TrackedIncident]:
        """The incidents that an article reports, by key."""
        return [self._by_key[key] for key in sorted(self._by_article.get(article_id, ()))]

    def near(self, report: Candidate | Incident) -> list[TrackedIncident]:
        """The active incidents that may be the one, by key: near in time, or loosely dated."""
        if _is_wide(report.date):
            keys = {key for key, t in self._by_key.items() if t.incident.status is Status.ACTIVE}
        else:
            around = {day + step for day in _days(report.date) for step in _STEPS}
            keys = set(self._wide).union(*(self._by_day[d] for d in around if d in self._by_day))
        return [self._by_key[key] for key in sorted(keys)]

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

    def _file(self, date: DateRange | None, key: str) -> None:
        if _is_wide(date):
            self._wide.add(key)
        for day in _days(date):
            self._by_day[day].add(key)


_STEPS = range(-REACH_DAYS, REACH_DAYS + 1)


def _is_wide(date: DateRange | None) -> bool:
    return date is None or date.precision >= WIDE


def _days(date: DateRange | None) -> range:
    if date is None or _is_wide(date):
        return range(0)
    return range(date.start.toordinal(), date.end.toordinal() + 1)
