"""Incidents for a person: one row of short cells each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.table import Table

from worker.domain.incident import (
    Aircraft,
    Casualties,
    Claim,
    Count,
    CrewMember,
    DateRange,
    Incident,
    Location,
)
from worker.domain.kinds import DatePrecision, Polarity, Role, Stance

_STANCES = {
    Stance.CLAIMS_RESPONSIBILITY: "claimed by",
    Stance.CONFIRMS: "confirmed by",
    Stance.DENIES: "denied by",
    Stance.ALLEGES: "alleged by",
    Stance.CANNOT_CONFIRM: "not confirmed by",
}


class Row(NamedTuple):
    """The cells of one incident."""

    what: str
    when: str
    where: str
    who: str
    result: str
    claims: str
    sources: str


def row(incident: Incident) -> Row:
    """The cells of one incident; what no source gives is left blank."""
    return Row(
        what=_what(incident),
        when=when(incident.date),
        where=where(incident.location),
        who=_who(incident),
        result=_result(incident.casualties, incident.crew),
        claims=_claims(incident.claims),
        sources=str(incident.independent_source_count),
    )


def table(incidents: Iterable[Incident], title: str | None = None) -> Table:
    """A rich table of incidents, a row each."""
    result = Table(title=title, title_justify="left", expand=True, show_lines=False)
    for name in Row._fields:
        least = {"when": 10, "sources": 7}.get(name)
        result.add_column(name.capitalize(), overflow="fold", ratio=_RATIOS[name], min_width=least)
    for incident in incidents:
        result.add_row(*row(incident))
    return result


_RATIOS = {"what": 5, "when": 3, "where": 5, "who": 6, "result": 4, "claims": 7, "sources": 2}


def when(date: DateRange | None) -> str:
    """A date no more exact than its precision."""
    if date is None:
        return ""
    if date.precision is DatePrecision.YEAR:
        return f"{date.start:%Y}"
    if date.precision is DatePrecision.MONTH:
        return f"{date.start:%Y-%m}"
    if date.start == date.end:
        return date.start.isoformat()
    return f"{date.start} – {date.end}"


def where(location: Location | None) -> str:
    """Place, province and country, as far as they are known."""
    if location is None:
        return ""
    parts = [location.name, location.admin1, location.country or location.country_code]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _what(incident: Incident) -> str:
    kind = incident.event_type.value.replace("_", " ")
    aircraft = ", ".join(filter(None, map(_aircraft, incident.aircraft)))
    denied = " (denied)" if incident.polarity is Polarity.DENIED else ""
    return f"{kind}: {aircraft}{denied}" if aircraft else f"{kind}{denied}"


def _aircraft(aircraft: Aircraft) -> str:
    return " ".join(filter(None, [aircraft.operator, aircraft.model]))


def _who(incident: Incident) -> str:
    def named(*roles: Role) -> str:
        return ", ".join(dict.fromkeys(a.name for a in incident.actors if a.role in roles))

    by, on = named(Role.INITIATOR, Role.RESCUER), named(Role.TARGET, Role.VICTIM)
    return " → ".join(filter(None, [by, on]))


def _result(casualties: Casualties, crew: tuple[CrewMember, ...]) -> str:
    parts = [
        _count(casualties.killed, "killed"),
        _count(casualties.injured, "injured"),
        *(f"{m.role.value.replace('_', ' ')} {m.fate.value}" for m in crew),
    ]
    return ", ".join(filter(None, parts))


def _count(count: Count | None, harm: str) -> str:
    if count is None:
        return ""
    if count.low == count.high:
        return f"{count.best} {harm}"
    return f"{count.best} {harm} ({count.low}–{count.high})"


def _claims(claims: tuple[Claim, ...]) -> str:
    by_stance: dict[Stance, list[str]] = {}
    for claim in claims:
        by_stance.setdefault(claim.stance, []).append(claim.source)
    return "; ".join(
        f"{_STANCES[stance]} {', '.join(dict.fromkeys(names))}"
        for stance, names in by_stance.items()
    )
