"""The known incidents, and which of them may be the one that a report means.

The index is derived: it can be rebuilt from the incidents at any time. A report that names a day is
looked up by country, day and what ties it to a place; without a place, in all countries by day and
who did it, or by day, kind and toll; without a day, by what it names instead: place, aircraft,
text. Left out is what cannot reach `compare.THRESHOLD`: two reports whose places have different
names and are known to be apart, of a common type, of no aircraft, with no particular in common, and
no copies.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from worker.domain.incident import Candidate, DateRange, Incident, TrackedIncident
from worker.domain.kinds import DatePrecision, PlacePrecision, Role, Status
from worker.incidents.compare import FAMILY, SAME_TYPE, is_area, is_vague, name_of
from worker.incidents.names import fold, skeleton

REACH_DAYS = 3
"""How far apart two reports of one day may date it: `compare` rules out more."""

WIDE = DatePrecision.WEEK
"""Dates from this precision on are kept apart: they can be near any day."""

COMMON = 8
"""Incidents that may share a particular: what more of them have tells none of them."""

_T = TypeVar("_T")
_R = TypeVar("_R", Candidate, Incident)
_EMPTY: frozenset[str] = frozenset()
_When = tuple[str, str | int]
"""A country, or all, and a day."""
_Label = str | _When
"""Under what an incident is filed in a drawer: a name, or where and when something ties it."""
_ANY = ""
"""The country of what has none."""
_ALL = "*"
"""The tie of all reports: what names no place is compared with each."""
_NOWHERE = ""
"""The tie of reports that name no place: each is compared with them."""
_FLOWN = "flown"
_TOLLS = 50
"""Of a wide range of tolls so many are filed."""
_CACHED = 65_536
_BAND = 0.6
"""Degrees of latitude: 67 km, just more than `compare` takes two places to be one."""


class IncidentIndex:
    """The incidents by key, by contributor, and by what reports have in common."""

    def __init__(self, incidents: Iterable[TrackedIncident] = ()) -> None:
        self._by_key: dict[str, TrackedIncident] = {}
        self._by_contributor: defaultdict[str, set[str]] = defaultdict(set)
        self._drawers: defaultdict[str, defaultdict[_Label, set[str]]]
        self._drawers = defaultdict(lambda: defaultdict(set))
        self._losers: defaultdict[str, set[str]] = defaultdict(set)
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
        for contributor in tracked.reports:
            self._by_contributor[contributor].add(key)
        if (winner := tracked.incident.merged_into) is not None:
            self._losers[winner].add(key)
        if tracked.incident.status is Status.ACTIVE:
            self._countries.add(_country(tracked.incident))
            for drawer, label in _labels(tracked.incident):
                self._drawers[drawer][label].add(key)

    def remove(self, key: str) -> None:
        """Forget an incident, if it is known."""
        tracked = self._by_key.pop(key, None)
        if tracked is None:
            return
        for contributor in tracked.reports:
            _discard(self._by_contributor, contributor, key)
        if (winner := tracked.incident.merged_into) is not None:
            _discard(self._losers, winner, key)
        if tracked.incident.status is not Status.ACTIVE:
            return
        for drawer, label in _labels(tracked.incident):
            _discard(self._drawers[drawer], label, key)
            if not self._drawers[drawer]:
                del self._drawers[drawer]

    def of(self, contributor: str) -> list[TrackedIncident]:
        """The incidents that an article reports from a sub-region (`CandidateBatch`), by key."""
        return [self._by_key[key] for key in sorted(self._by_contributor.get(contributor, ()))]

    def merged_into(self, winner: str) -> list[TrackedIncident]:
        """The incidents that point to another as their successor, by key."""
        return [self._by_key[key] for key in sorted(self._losers.get(winner, ()))]

    def near(self, report: Candidate | Incident) -> list[TrackedIncident]:
        """The active incidents that may be the one, by key."""
        keys = self._alike(report)
        for drawer, labels in self._reached(report):
            if (filed := self._drawers.get(drawer)) is not None:
                keys.update(*(filed[label] for label in filed.keys() & labels))
        return [self._by_key[key] for key in sorted(keys)]

    def telling(self, report: _R) -> _R:
        """The report without the particulars that many incidents have: a spokesman, a hospital."""
        kept = self._telling(report.particulars)
        return report if kept == report.particulars else replace(report, particulars=kept)

    def _telling(self, particulars: Iterable[str]) -> tuple[str, ...]:
        return tuple(p for p in particulars if len(self._with(p)) <= COMMON)

    def _with(self, particular: str) -> AbstractSet[str]:
        return self._drawers["told"].get(particular, _EMPTY)

    def _alike(self, report: Candidate | Incident) -> set[str]:
        """The incidents that share a telling particular with a report."""
        return {
            key
            for particular in self._telling(report.particulars)
            for key in self._with(particular)
        }

    def _reached(self, report: Candidate | Incident) -> Iterator[tuple[str, AbstractSet[_Label]]]:
        """Where incidents that may be the one are filed: drawers, and labels in each."""
        wide = _is_wide(report.date)
        names = _named(report) if wide else _models(report)
        yield from ((drawer, {label}) for drawer, label in chain(_texts(report), names))
        if wide:
            return
        if is_vague(report):
            yield from _elsewhere(report)
            return
        country = _country(report)
        countries = self._countries if country == _ANY else {country, _ANY}
        times: list[str | int] = ["wide", *_around(report)]
        here = {(code, when) for code in countries for when in times}
        yield from ((tie, here) for tie in _asked(report))
        anywhere = {(_ALL, when) for when in times}
        yield from ((cell, anywhere) for cell in _cells_around(report))


def _around(report: Candidate | Incident) -> set[int]:
    """The days within reach of those of a report."""
    return {day + step for day in _days(report.date) for step in _STEPS}


_STEPS = range(-REACH_DAYS, REACH_DAYS + 1)


def _country(report: Candidate | Incident) -> str:
    return (report.location.country_code if report.location else None) or _ANY


def _labels(report: Candidate | Incident) -> Iterator[tuple[str, _Label]]:
    """Where an incident is filed: what ties it, under its days, and its names."""
    yield from _texts(report)
    yield from _named(report)
    yield from (("told", particular) for particular in report.particulars)
    country = _country(report)
    ties = {_ALL, *_filed(report)}
    anywhere = {*_doers(report, _ties), *_likeness(report), *_cell(report)}
    for when in ("wide",) if _is_wide(report.date) else _days(report.date):
        yield from ((tie, (country, when)) for tie in ties)
        yield from ((tie, (_ALL, when)) for tie in anywhere)


def _filed(report: Candidate | Incident) -> Iterator[str]:
    """What ties an incident to a place: its name, and that of the province around it."""
    yield from _rare(report)
    location = report.location
    if location is None or not (name := name_of(location)):
        yield _NOWHERE
        return
    yield from _ties("name", name)
    yield from _ties("within", location.admin1)
    if is_area(location):
        yield from _ties("area", location.admin1)


def _asked(report: Candidate | Incident) -> set[str]:
    """The ties of the incidents that a report may be of."""
    location = report.location
    if location is None or not (name := name_of(location)):
        return {_ALL}
    ties = {*_like("name", name), *_like("within", name)}
    ties.update(_like("name", location.admin1))
    ties.update(_like("within" if is_area(location) else "area", location.admin1))
    return ties | {_NOWHERE, *_rare(report)}


def _rare(report: Candidate | Incident) -> Iterator[str]:
    """What can outweigh another name of the place."""
    if report.aircraft:
        yield _FLOWN
    if report.event_type not in SAME_TYPE:
        yield f"type {report.event_type}"


def _ties(kind: str, name: str | None) -> tuple[str, ...]:
    """Under what a name is filed, so that those `alike` are found: whole, in parts, as bones."""
    return _forms(kind, name, "is", "has")


def _like(kind: str, name: str | None) -> tuple[str, ...]:
    """The ties of the names that are `alike`: those that hold it, those it holds, those alike."""
    return _forms(kind, name, "has", "is")


@lru_cache(_CACHED)
def _forms(kind: str, name: str | None, whole: str, part: str) -> tuple[str, ...]:
    if not name:
        return ()
    parts = (f"{kind} {part} {words}" for words in _parts(fold(name)))
    return f"{kind} {whole} {fold(name)}", *parts, f"{kind} sounds {skeleton(name)}"


def _parts(folded: str) -> Iterator[str]:
    """The runs of words of a name."""
    words = folded.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _elsewhere(report: Candidate | Incident) -> Iterator[tuple[str, AbstractSet[_Label]]]:
    """Where incidents of any place are filed that can be one that is told without a place.

    Without a place two reports reach the threshold only by who did it, or by the kind or toll of
    one day.
    """
    doers, likeness = set(_doers(report, _like)), set(_likeness(report))
    own = {(_ALL, when) for when in ("wide", *_days(report.date))}
    near = own | {(_ALL, when) for when in _around(report)}
    for tie in doers | likeness:
        yield tie, near if report.aircraft or tie in doers else own


def _doers(
    report: Candidate | Incident, ties: Callable[[str, str | None], Iterable[str]]
) -> Iterator[str]:
    for actor in report.actors:
        if actor.role is Role.INITIATOR:
            yield from ties("by", actor.name)
            if actor.canonical_id:
                yield f"by {actor.canonical_id}"


def _likeness(report: Candidate | Incident) -> Iterator[str]:
    """The kind of an incident, where it is rare, and its toll with the family of kinds."""
    if report.event_type not in SAME_TYPE:
        yield f"type {report.event_type}"
    if (killed := report.casualties.killed) is not None:
        family = FAMILY[report.event_type]
        tolls = range(killed.low, min(killed.high, killed.low + _TOLLS) + 1)
        yield from (f"{family} {toll}" for toll in tolls)


def _cell(report: Candidate | Incident) -> Iterator[str]:
    """The square of the map that a place lies in."""
    if (point := _point(report)) is not None:
        band = math.floor(point[0] / _BAND)
        yield f"cell {band} {_column(band, point[1])}"


def _cells_around(report: Candidate | Incident) -> Iterator[str]:
    """The squares that a place within reach may lie in, on this side of a border or the other."""
    if (point := _point(report)) is None:
        return
    middle = math.floor(point[0] / _BAND)
    for band in (middle - 1, middle, middle + 1):
        column = _column(band, point[1])
        yield from (f"cell {band} {near}" for near in (column - 1, column, column + 1))


def _point(report: Candidate | Incident) -> tuple[float, float] | None:
    """Latitude and longitude of a place, where that is known to the place."""
    place = report.location
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if place.precision > PlacePrecision.DISTRICT:
        return None
    return place.latitude, place.longitude


def _column(band: int, longitude: float) -> int:
    """Columns are as wide as bands are high, in the middle of their band."""
    width = max(0.05, math.cos(math.radians((band + 0.5) * _BAND)))
    return math.floor(longitude * width / _BAND)


def _texts(report: Candidate | Incident) -> Iterator[tuple[str, str]]:
    sources = report.sources if isinstance(report, Incident) else (report.source,)
    yield from (("text", source.fingerprint) for source in sources)


def _named(report: Candidate | Incident) -> Iterator[tuple[str, str]]:
    """The names that two reports of one incident share where no day ties them."""
    if report.location and (name := name_of(report.location)):
        yield "place", skeleton(name)
    yield from _models(report)


def _models(report: Candidate | Incident) -> Iterator[tuple[str, str]]:
    """The aircraft of a report: one model at one place is one incident on whatever day."""
    yield from (("aircraft", a.model) for a in report.aircraft if a.model)


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
