"""Whether two reports are of one incident: named levels, each with a weight.

The method is that of Fellegi and Sunter (1969) as splink presents it: each comparison falls into
the first of its levels that holds, the weights of the levels are log2 likelihood ratios (how much
more often reports of one incident fall into the level than reports of two), and their sum decides.
What one side does not say has weight 0: absence is no evidence. A decision explains itself: it is
the list of its levels.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from worker.domain.incident import (
    Actor,
    Candidate,
    Count,
    Incident,
    Location,
    SourceReport,
)
from worker.domain.kinds import DatePrecision, DateSource, EventType, PlacePrecision, Role, Salience
from worker.incidents.copies import is_copy
from worker.incidents.names import alike

THRESHOLD = 8.0
"""Bits of evidence from which two reports count as one incident.

B3 F1 at 6, 8 and 10 bits: on the development gold (incidents-dev, 357 reports of 332 occurrences,
hardly any with two reports, so that only its precision tells) 0.962, 0.966 and 0.971; on reports of
which three to five are of one occurrence each (123 of 34) 0.972, 0.959 and 0.959; read from their
texts 0.882, 0.864 and 0.792; on news of shootings 0.901, 0.890 and 0.873, with a precision of
0.972, 0.990 and 0.997. Below 8 look-alikes are merged that `index` does not even look up, above it
reports of one event are split.
`python -m training.match_weights` measures the weights, `python -m worker.evaluation.resolution`,
`mentions` and `documents` the scores."""

Report = Candidate | Incident

FAMILY: dict[EventType, str] = {
    EventType.AIRCRAFT_SHOOTDOWN: "aircraft",
    EventType.AIRCRAFT_CRASH: "aircraft",
    EventType.AIRCRAFT_DESTROYED: "aircraft",
    EventType.UAV_DOWNING: "aircraft",
    EventType.AIRSPACE_VIOLATION: "airspace",
    EventType.AIR_STRIKE: "remote",
    EventType.DRONE_STRIKE: "remote",
    EventType.SHELLING: "remote",
    EventType.CHEMICAL_ATTACK: "remote",
    EventType.BOMBING: "explosive",
    EventType.SUICIDE_ATTACK: "explosive",
    EventType.ARMED_CLASH: "ground",
    EventType.TERRITORY_CHANGE: "ground",
    EventType.ARMED_ATTACK: "ground",
    EventType.SEXUAL_VIOLENCE: "ground",
    EventType.ABDUCTION: "capture",
    EventType.RESCUE: "rescue",
}
"""Types that one event is reported under."""

RARE = 4.0
SAME_TYPE = {
    EventType.AIR_STRIKE: 2.5,
    EventType.ARMED_CLASH: 2.5,
    EventType.ARMED_ATTACK: 2.5,
    EventType.SHELLING: 2.5,
    EventType.BOMBING: 3.0,
}
"""What it weighs that two reports give the same type, by how common it is: that both tell of an air
strike on one day says less than that both tell of an abduction (term frequencies, as splink has
them). Bits are log2(0.85 / share of the type among the 719 occurrences of the development gold),
rounded down; those above are each the type of one occurrence in thirteen or more."""

_OTHER_TYPE = -12.0
_HARM = frozenset({"remote", "explosive", "ground"})
"""Families of which may be what only says that somebody was hurt: that is read as an attack."""

SHARED = (3.0, 7.5, 12.0, 15.0)
"""What it weighs that two reports share one particular, two, three, or more. One age or hour is
shared by chance, and two shootings may have one spokesman; of 103,000 pairs of reports of two
shootings 8 share three or more, of 312 pairs of one almost every third."""
_MANY = 4
"""Particulars from which it tells something that none is shared."""

_NEAR = frozenset(
    {
        frozenset({"remote", "explosive"}),
        frozenset({"remote", "ground"}),
        frozenset({"explosive", "ground"}),
        frozenset({"ground", "capture"}),
        frozenset({"aircraft", "rescue"}),
    }
)


@dataclass(frozen=True, slots=True)
class Level:
    """Into which level of a comparison two reports fell, and what that weighs (bits)."""

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """All levels; `score` is the sum of their weights."""

    levels: tuple[Level, ...]

    @property
    def score(self) -> float:
        """Bits of evidence that the two are one incident."""
        return sum(level.weight for level in self.levels)

    @property
    def same(self) -> bool:
        """Whether the two count as one incident."""
        return self.score >= THRESHOLD


def compare(a: Report, b: Report) -> Verdict:
    """Compare two reports, or a report with an incident; symmetric."""
    return Verdict(tuple(comparison(a, b) for comparison in _COMPARISONS))


def _event_type(a: Report, b: Report) -> Level:
    left, right = FAMILY[a.event_type], FAMILY[b.event_type]
    if a.event_type is b.event_type:
        return Level("type", "same", SAME_TYPE.get(a.event_type, RARE))
    if left == right:
        return Level("type", "same family", 1.5)
    if EventType.ARMED_ATTACK in (a.event_type, b.event_type) and {left, right} <= _HARM:
        return Level("type", "harm", -0.5)
    if frozenset({left, right}) in _NEAR:
        return Level("type", "neighbouring family", -1.5)
    return Level("type", "else", _OTHER_TYPE)


def _time(a: Report, b: Report) -> Level:
    if a.date is None or b.date is None:
        return Level("time", "null", 0.0)
    gap = a.date.days_to(b.date)
    exact = max(a.date.precision, b.date.precision) is DatePrecision.DAY
    if gap == 0:
        return Level("time", "same day" if exact else "overlap", 4.5 if exact else 2.5)
    if gap == 1:
        return Level("time", "one day apart", 0.0)
    if gap > _SLACK[max(a.date.precision, b.date.precision)]:
        return Level("time", "else", -8.0)
    if DateSource.INFERRED in (a.date.source, b.date.source):
        return Level("time", "within what was inferred", 0.0)
    return Level("time", "within precision", -1.0 if not exact else -4.0)


_SLACK = {
    DatePrecision.DAY: 2,
    DatePrecision.DAYS: 3,
    DatePrecision.WEEK: 7,
    DatePrecision.MONTH: 15,
    DatePrecision.YEAR: 60,
}


def _place(a: Report, b: Report) -> Level:
    left, right = a.location, b.location
    if left is None or right is None:
        return Level("place", "null", 0.0)
    if left.country_code and right.country_code and left.country_code != right.country_code:
        near = _kilometres(left, right)
        if near is not None and near < 50:
            return Level("place", "across a border", 1.0)
        return Level("place", "other country", -10.0)
    if name_of(left) and name_of(right):
        return _named_places(left, right)
    return _wide_places(left, right)


def _named_places(left: Location, right: Location) -> Level:
    """Names on the map are known to be apart; another may be a street or a hall of the place."""
    if alike(left.name, right.name):
        return Level("place", "same name", 5.5)
    distance = _kilometres(left, right)
    if distance is not None:
        near = [limit for limit in (15, 60) if distance < limit]
        if near:
            return Level("place", f"within {near[0]} km", 3.5 if near[0] == 15 else 0.5)
        return Level("place", "further apart", -4.0)
    if alike(left.name, right.admin1) or alike(right.name, left.admin1):
        return Level("place", "one within the other", 2.5)
    if left.admin1 and right.admin1 and not alike(left.admin1, right.admin1):
        return Level("place", "other province", -6.0)
    if is_area(left) is not is_area(right) and left.admin1 and right.admin1:
        return Level("place", "area of its province", 0.5)
    return Level("place", "other name", -4.0)


def name_of(place: Location) -> str | None:
    """Its name, if that is of a place: that of a province or a region says no more than it does."""
    return None if place.precision in _WIDE else place.name


_WIDE = frozenset({PlacePrecision.PROVINCE, PlacePrecision.VAGUE, PlacePrecision.COUNTRY})


def is_vague(report: Report) -> bool:
    """Whether it names no place below the country."""
    place = report.location
    return place is None or not (name_of(place) or place.admin1)


def is_area(place: Location) -> bool:
    """Whether its name is that of a district or a region, in which others have theirs."""
    return PlacePrecision.DISTRICT <= place.precision <= PlacePrecision.VAGUE


def _wide_places(left: Location, right: Location) -> Level:
    if left.admin1 and right.admin1:
        if alike(left.admin1, right.admin1):
            return Level("place", "same province", 2.5)
        return Level("place", "other province", -9.0)
    if left.country_code and right.country_code:
        return Level("place", "same country", 0.5)
    return Level("place", "null", 0.0)


def _kilometres(a: Location, b: Location) -> float | None:
    """Great-circle distance, where both are known to the place (haversine, mean radius)."""
    if max(a.precision, b.precision) > PlacePrecision.DISTRICT:
        return None
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((p - q) / 2) ** 2
    half += math.cos(p) * math.cos(q) * math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def _initiators(a: Report, b: Report) -> Level:
    left, right = _named(a, Role.INITIATOR), _named(b, Role.INITIATOR)
    if not left or not right:
        return Level("initiator", "null", 0.0)
    if any(_same_actor(x, y) for x in left for y in right):
        return Level("initiator", "shared", 1.5)
    if any(_is_told_apart(x) for x in left) and any(_is_told_apart(y) for y in right):
        return Level("initiator", "else", -1.5)
    return Level("initiator", "unnamed", 0.0)


def _is_told_apart(actor: Actor) -> bool:
    """Whether it is a side by name: "gunmen" may be of any, and of that which another names."""
    return bool(actor.canonical_id or actor.country_code)


def _named(report: Report, role: Role) -> list[Actor]:
    return [actor for actor in report.actors if actor.role is role]


def _same_actor(x: Actor, y: Actor) -> bool:
    if x.canonical_id and y.canonical_id:
        return x.canonical_id == y.canonical_id
    return alike(x.name, y.name)


def _aircraft(a: Report, b: Report) -> Level:
    left = {(x.model, x.operator_code) for x in a.aircraft}
    right = {(x.model, x.operator_code) for x in b.aircraft}
    if not left or not right:
        return Level("aircraft", "null", 0.0)
    if any(m and m == n for m, _ in left for n, _ in right):
        return Level("aircraft", "same model", 3.0)
    if all(m and n for m, _ in left for n, _ in right):
        return Level("aircraft", "other model", -4.0)
    if any(o and o == p for _, o in left for _, p in right):
        return Level("aircraft", "same operator", 1.0)
    if all(o and p for _, o in left for _, p in right):
        return Level("aircraft", "other operator", -5.0)
    return Level("aircraft", "null", 0.0)


def _killed(a: Report, b: Report) -> Level:
    left, right = a.casualties.killed, b.casualties.killed
    if left is None or right is None:
        return Level("killed", "null", 0.0)
    if not _differ(left, right):
        return Level("killed", "same", 2.5 if min(left.best, right.best) >= 3 else 1.0)
    if _of_one_order(left, right):
        return Level("killed", "same order", 0.0)
    return Level("killed", "else", -1.5)


def _of_one_order(a: Count, b: Count) -> bool:
    small, large = sorted((a.best, b.best))
    return large <= 2 * small + 2


def _copy(a: Report, b: Report) -> Level:
    left, right = _sources(a), _sources(b)
    if not {s.fingerprint for s in left}.isdisjoint(s.fingerprint for s in right):
        return Level("text", "copy", 4.0)
    if any(is_copy(x, y) for x in left for y in right):
        return Level("text", "edited copy", 3.0)
    return Level("text", "else", 0.0)


def _particulars(a: Report, b: Report) -> Level:
    if not a.particulars or not b.particulars:
        return _NO_PARTICULARS
    shared = len(frozenset(a.particulars).intersection(b.particulars))
    if shared >= len(SHARED):
        return Level("particulars", f"{len(SHARED)} or more shared", SHARED[-1])
    if shared:
        return Level("particulars", f"{shared} shared", SHARED[shared - 1])
    if min(len(a.particulars), len(b.particulars)) >= _MANY:
        return Level("particulars", "else", -1.5)
    return _NO_PARTICULARS


_NO_PARTICULARS = Level("particulars", "null", 0.0)


def _sources(report: Report) -> Sequence[SourceReport]:
    return (report.source,) if isinstance(report, Candidate) else report.sources


def set_apart(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates of one article are two incidents, as its author tells them.

    Asked of two that other reports tell as one. They are two, unless no toll speaks against it and
    both are attacks: as that is read whatever only says that somebody was hurt, and of all that an
    article says again the day of a hearing or the town of a hospital is misread first. So are a
    death told in passing and what it may be of, where the article says of it no other day or place.
    """
    mine, theirs = a.casualties, b.casualties
    if _differ(mine.killed, theirs.killed) or _differ(mine.injured, theirs.injured):
        return True
    if a.event_type is b.event_type is EventType.ARMED_ATTACK:
        return False
    if not (_in_passing(a) or _in_passing(b)):
        return True
    if _event_type(a, b).weight <= _OTHER_TYPE or _place(a, b).weight < 0:
        return True
    return bool(a.date and b.date and a.date.days_to(b.date))


def _in_passing(c: Candidate) -> bool:
    """Whether no more is told than that somebody was harmed: that is read as an attack."""
    return c.event_type is EventType.ARMED_ATTACK and c.salience is Salience.BACKGROUND


def _differ(a: Count | None, b: Count | None) -> bool:
    return bool(a and b) and (a.low > b.high or b.low > a.high)  # type: ignore[union-attr]


_COMPARISONS: tuple[Callable[[Report, Report], Level], ...] = (
    _particulars,
    _event_type,
    _time,
    _place,
    _initiators,
    _aircraft,
    _killed,
    _copy,
)
_MOST = (SHARED[-1], RARE, 4.5, 5.5, 1.5, 3.0, 2.5, 4.0)
"""The most that each comparison can add; a test holds the levels to it."""

_STILL = tuple(sum(_MOST[position + 1 :]) for position in range(len(_MOST)))


def at_least(a: Report, b: Report, threshold: float) -> float | None:
    """The score of two reports where it reaches the threshold, else None.

    Stops as soon as the comparisons that are left cannot reach it, which is after the first few for
    most pairs; the one that can add most is the first.
    """
    score = 0.0
    for comparison, still in zip(_COMPARISONS, _STILL, strict=True):
        score += comparison(a, b).weight
        if score + still < threshold:
            return None
    return score
