"""Many reports to one incident: a pure function of the reports.

Conflicts are kept, not averaged: tolls become a range, claims stand side by side, a precise value
is never replaced by a vague one. Copies of one text count as one source.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from worker.domain.incident import (
    Actor,
    Aircraft,
    Candidate,
    Casualties,
    Change,
    Claim,
    Count,
    CrewMember,
    DateRange,
    GroupToll,
    Incident,
    Location,
    Weapon,
)
from worker.domain.kinds import (
    ActorKind,
    Certainty,
    CrewFate,
    DateSource,
    EventType,
    Polarity,
    Salience,
    Status,
)
from worker.domain.text import Span
from worker.incidents.copies import texts
from worker.incidents.names import alike

Reports = Mapping[str, Sequence[Candidate]]
T = TypeVar("T")

_EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)
_SURENESS = [Certainty.ASSERTED, Certainty.CLAIMED, Certainty.ALLEGED, Certainty.DENIED]


def merge(key: str, revision: int, change: Change, reports: Reports) -> Incident:
    """The incident that the reports (article id to candidates, at least one) add up to."""
    ordered = in_order(reports)
    sources = tuple(c.source for c in ordered)
    numbers = texts(sources)
    independent = list(dict(zip(numbers, ordered, strict=True)).values())  # copies have one vote
    leading = _leading(ordered, independent)
    times = [s.published_at for s in sources if s.published_at]
    return Incident(
        dedup_key=key,
        revision=revision,
        status=Status.ACTIVE,
        merged_into=None,
        change=change,
        event_type=leading.event_type,
        plover=leading.plover,
        acled=leading.acled,
        summary=leading.summary,
        salience=_salience(ordered),
        polarity=_polarity(ordered),
        date=_date([c.date for c in ordered if c.date]),
        location=_location([c.location for c in ordered if c.location]),
        actors=_actors(ordered),
        aircraft=_aircraft(ordered),
        weapons=_weapons(ordered),
        casualties=_casualties(ordered, numbers),
        crew=_crew(ordered),
        claims=_claims(ordered),
        confidence=_confidence(independent),
        sources=sources,
        source_count=len({s.article_id for s in sources}),
        independent_source_count=len(independent),
        first_reported_at=min(times, default=None),
        last_reported_at=max(times, default=None),
        particulars=_particulars(ordered),
    )


def in_order(reports: Reports) -> list[Candidate]:
    """All candidates by publication, then by article: the order of arrival plays no part."""
    return sorted((c for said in reports.values() for c in said), key=report_order)


def report_order(c: Candidate) -> tuple[dt.datetime, str, str, tuple[Span, ...]]:
    """Where a report stands in that order."""
    source = c.source
    published = source.published_at or _EARLIEST
    return published, source.article_id, c.event_type.value, source.spans


def _leading(ordered: Sequence[Candidate], independent: Sequence[Candidate]) -> Candidate:
    """The report that names type and summary: of the most frequent type, main, most confident."""
    types = Counter(c.event_type for c in independent)
    return max(
        reversed(ordered),
        key=lambda c: (
            types[c.event_type],
            c.salience is Salience.MAIN,
            _SPECIFIC[c.event_type],
            c.confidence,
        ),
    )


_SPECIFIC = {
    kind: kind not in (EventType.ARMED_ATTACK, EventType.ARMED_CLASH) for kind in EventType
}


def _salience(ordered: Sequence[Candidate]) -> Salience:
    main = any(c.salience is Salience.MAIN for c in ordered)
    return Salience.MAIN if main else Salience.BACKGROUND


def _polarity(ordered: Sequence[Candidate]) -> Polarity:
    """Asserted by one is asserted: that others deny it stands in the claims."""
    found = {c.polarity for c in ordered}
    return next(
        p for p in (Polarity.ASSERTED, Polarity.DENIED, Polarity.HYPOTHETICAL) if p in found
    )


def _date(dates: Sequence[DateRange]) -> DateRange | None:
    """The most precise date; among these what most say, and what is said rather than inferred."""
    if not dates:
        return None
    votes = Counter((d.start, d.end) for d in dates)
    return min(
        dates,
        key=lambda d: (
            d.precision,
            d.source is DateSource.INFERRED,
            -votes[d.start, d.end],
            d.start,
            d.source,
        ),
    )


def _location(places: Sequence[Location]) -> Location | None:
    """The most precise place; among these the one that most name."""
    if not places:
        return None
    votes = Counter(p.name for p in places)
    return min(
        places,
        key=lambda p: (
            p.name is None,
            p.precision,
            -votes[p.name],
            p.latitude is None,
            p.admin1 is None,
            p.name or "",
        ),
    )


def _actors(ordered: Sequence[Candidate]) -> tuple[Actor, ...]:
    """Each actor once a role, under its best known name, with the surest word for it."""
    return _unite((a for c in ordered for a in c.actors), _same_actor, _better_actor)


def _same_actor(a: Actor, b: Actor) -> bool:
    if a.role is not b.role:
        return False
    if a.canonical_id and b.canonical_id:
        return a.canonical_id == b.canonical_id
    return alike(a.name, b.name)


def _better_actor(a: Actor, b: Actor) -> Actor:
    known = a if (a.canonical_id or not b.canonical_id) else b
    sure = min(a.certainty, b.certainty, key=_SURENESS.index)
    kind = known.kind if known.kind is not ActorKind.UNKNOWN else b.kind
    country = a.country_code or b.country_code
    return Actor(known.name, known.role, kind, known.canonical_id, country, sure)


def _aircraft(ordered: Sequence[Candidate]) -> tuple[Aircraft, ...]:
    return _unite(
        (a for c in ordered for a in c.aircraft),
        lambda a, b: _agree(a.model, b.model) and _agree(a.operator_code, b.operator_code),
        lambda a, b: Aircraft(
            a.model or b.model,
            a.category or b.category,
            a.operator or b.operator,
            a.operator_code or b.operator_code,
            a.count or b.count,
            a.registration or b.registration,
        ),
    )


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _weapons(ordered: Sequence[Candidate]) -> tuple[Weapon, ...]:
    return _unite(
        (w for c in ordered for w in c.weapons),
        lambda a, b: a.category is b.category and (a.name == b.name or not a.name or not b.name),
        lambda a, b: Weapon(
            a.category, a.name or b.name, min(a.certainty, b.certainty, key=_SURENESS.index)
        ),
    )


def _crew(ordered: Sequence[Candidate]) -> tuple[CrewMember, ...]:
    """The fates of the crew as the reports that tell most of them have them."""
    told = [c.crew for c in ordered if any(m.fate is not CrewFate.UNKNOWN for m in c.crew)]
    others = [c.crew for c in ordered if c.crew]
    return max(reversed(told or others), key=len, default=())


def _claims(ordered: Sequence[Candidate]) -> tuple[Claim, ...]:
    """Side by side, each source once for a stance on a subject, with its first evidence."""
    return _unite(
        (q for c in ordered for q in c.claims),
        lambda a, b: (a.stance, a.about) == (b.stance, b.about) and alike(a.source, b.source),
        lambda a, _: a,
    )


def _casualties(ordered: Sequence[Candidate], numbers: Sequence[int]) -> Casualties:
    """The tolls; `numbers` says which reports print one text."""
    groups = _unite(
        (g for c in reversed(ordered) for g in c.casualties.by_group),
        lambda a, b: a.group == b.group,
        lambda a, b: GroupToll(
            a.group,
            b.killed if a.killed is None else a.killed,
            b.injured if a.injured is None else a.injured,
        ),
    )
    killed = _count([c.casualties.killed for c in ordered], numbers)
    injured = _count([c.casualties.injured for c in ordered], numbers)
    return Casualties(killed, injured, groups)


def _count(counts: Sequence[Count | None], numbers: Sequence[int]) -> Count | None:
    """The range over all sources; the best is what most of them say, the latest of equals.

    Of one text what it says last counts: a copy has a newer toll, an article comes back to it.
    """
    told = list({n: count for n, count in zip(numbers, counts, strict=True) if count}.values())
    if not told:
        return None
    votes = Counter(count.best for count in told)
    latest = {count.best: position for position, count in enumerate(told)}
    best = max(votes, key=lambda number: (votes[number], latest[number]))
    return Count(min(c.low for c in told), best, max(c.high for c in told))


def _particulars(ordered: Sequence[Candidate]) -> tuple[str, ...]:
    """Those that most reports tell, the first told of equals."""
    votes = Counter(p for c in ordered for p in c.particulars)
    return tuple(p for p, _ in votes.most_common(MOST_PARTICULARS))


MOST_PARTICULARS = 64
"""Particulars that an incident keeps: enough for reports of it to be known by them."""


def _confidence(independent: Sequence[Candidate]) -> float:
    """That at least one independent report is right, were each right with its own confidence."""
    wrong = 1.0
    for candidate in independent:
        wrong *= 1.0 - candidate.confidence
    return round(1.0 - wrong, 4)


def _unite(
    values: Iterable[T], same: Callable[[T, T], bool], join: Callable[[T, T], T]
) -> tuple[T, ...]:
    """Each value once, joined with those that are the same, in the order of first mention."""
    united: list[T] = []
    for value in values:
        for position, other in enumerate(united):
            if same(other, value):
                united[position] = join(other, value)
                break
        else:
            united.append(value)
    return tuple(united)
