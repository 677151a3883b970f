"""One generated sentence that says what an incident is."""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.incident import Actor, Aircraft, Casualties, DateRange, Location
from worker.domain.kinds import DatePrecision, EventType, Role

_WHAT: dict[EventType, str] = {
    EventType.AIRCRAFT_SHOOTDOWN: "shot down",
    EventType.AIRCRAFT_CRASH: "crashed",
    EventType.AIRCRAFT_DESTROYED: "destroyed on the ground",
    EventType.UAV_DOWNING: "downed",
    EventType.AIRSPACE_VIOLATION: "Airspace violation",
    EventType.AIR_STRIKE: "Air strike",
    EventType.DRONE_STRIKE: "Drone strike",
    EventType.SHELLING: "Shelling",
    EventType.BOMBING: "Bombing",
    EventType.SUICIDE_ATTACK: "Suicide attack",
    EventType.CHEMICAL_ATTACK: "Chemical attack",
    EventType.ARMED_CLASH: "Armed clash",
    EventType.TERRITORY_CHANGE: "Territory taken",
    EventType.ARMED_ATTACK: "Armed attack",
    EventType.ABDUCTION: "Abduction",
    EventType.SEXUAL_VIOLENCE: "Sexual violence",
    EventType.RESCUE: "Rescue",
}


def summarize(
    kind: EventType,
    date: DateRange | None,
    location: Location | None,
    actors: Sequence[Actor],
    aircraft: Sequence[Aircraft],
    casualties: Casualties,
) -> str:
    """One line: what, by whom, where, when, with what result.

    For example "Su-25 (Russian) shot down by Hayat Tahrir al-Sham at Maasran, Idlib, Syria on
    2018-02-03; 1 killed".
    """
    words = [_what(kind, aircraft), *_who(actors), *_where(location), *_when(date)]
    tail = [
        f"{count.best} {harm}"
        for count, harm in ((casualties.killed, "killed"), (casualties.injured, "injured"))
        if count is not None
    ]
    return " ".join(words) + (f"; {', '.join(tail)}" if tail else "") + "."


def _what(kind: EventType, aircraft: Sequence[Aircraft]) -> str:
    if not aircraft:
        text = _WHAT[kind]
        return text if text[0].isupper() else f"Aircraft {text}"
    first = aircraft[0]
    name = first.model or (
        first.category.value.replace("_", "-") + " aircraft" if first.category else ""
    )
    owner = f" ({first.operator})" if first.operator else ""
    return f"{name[:1].upper()}{name[1:]}{owner} {_WHAT[kind]}"


def _who(actors: Sequence[Actor]) -> list[str]:
    by = [a.name for a in actors if a.role in (Role.INITIATOR, Role.RESCUER)]
    return [f"by {' and '.join(by[:2])}"] if by else []


def _where(location: Location | None) -> list[str]:
    if location is None:
        return []
    parts = [location.name, location.admin1, location.country]
    return [f"at {', '.join(dict.fromkeys(p for p in parts if p))}"] if any(parts) else []


def _when(date: DateRange | None) -> list[str]:
    if date is None:
        return []
    if date.precision is DatePrecision.YEAR:
        return [f"in {date.start:%Y}"]
    if date.precision is DatePrecision.MONTH:
        return [f"in {date.start:%Y-%m}"]
    return [
        f"on {date.start}" if date.start == date.end else f"between {date.start} and {date.end}"
    ]
