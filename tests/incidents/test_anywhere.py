"""What is told without a place, or on two sides of a border, finds its incident all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.incidents.reports import day, killed, place, report
from worker.domain.incident import Candidate, CandidateBatch, Incident, Location
from worker.domain.kinds import ChangeKind, EventType, PlacePrecision, Status
from worker.incidents.explain import explain_resolution
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Resolver, resolve_all, routed

NAMES = ("igor petrenko", "age 41 years", "olena bondar")


def sources(incidents: list[Incident]) -> list[set[str]]:
    """The articles of each incident."""
    return sorted(({s.article_id for s in incident.sources} for incident in incidents), key=sorted)


def told(*reports: Candidate) -> list[set[str]]:
    """The articles of each incident, when each report is an article of its own."""
    return sources(resolve_all((r.source.article_id, [r]) for r in reports))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_names_no_place_waits_for_its_incident(order: tuple[int, int]) -> None:
    """It is bound by the next article that tells of the same persons, or to one told before."""
    both = (
        report("placed", particulars=NAMES, location=place("Kherson", "Kherson", "UA")),
        report("vague", particulars=NAMES, location=None),
    )
    assert told(*(both[i] for i in order)) == [{"placed", "vague"}]


def test_once_bound_it_has_the_place_of_the_other() -> None:
    """Under the key under which it waited."""
    index, resolver = IncidentIndex(), Resolver()
    waiting = report("vague", particulars=NAMES, location=None)
    placed = report("placed", 1, particulars=NAMES)
    for batch in routed([("vague", [waiting]), ("placed", [placed])]):
        changed = resolver.apply(index, batch)
    (incident,) = [tracked.incident for tracked in changed]
    assert (incident.change.kind, incident.revision) == (ChangeKind.UPDATED, 2)
    assert incident.location == placed.location


def on_map(name: str, country: str, latitude: float, longitude: float) -> Location:
    """A place with its coordinates."""
    return Location(
        PlacePrecision.EXACT, name, country_code=country, latitude=latitude, longitude=longitude
    )


def test_two_sides_of_a_border_are_one_place() -> None:
    """Western Asia and Southern Asia are two sub-regions; a river is between them."""
    here = on_map("Siba", "IQ", 30.43, 48.19)
    there = on_map("Abadan", "IR", 30.34, 48.30)
    far = on_map("Bushehr", "IR", 28.97, 50.84)
    toll = killed(7)
    assert len(told(report("a", location=here, casualties=toll), report("b", location=far))) == 2
    assert told(
        report("a", location=here, casualties=toll), report("b", 1, location=there, casualties=toll)
    ) == [{"a", "b"}]


def test_what_fits_two_incidents_is_neither() -> None:
    """Two abductions of a day, one told without a place: nobody can say which it is."""
    kind = {"event_type": EventType.ABDUCTION, "actors": ()}
    north = report("north", location=place("Kaduna", "Kaduna", "NG"), **kind)
    south = report("south", location=place("Cali", "Valle", "CO"), **kind)
    vague = report("vague", 1, location=None, **kind)
    assert told(north, vague) == [{"north", "vague"}]
    assert told(north, south, vague) == [{"north"}, {"south"}, {"vague"}]
    clear, north = (replace(r, casualties=killed(5)) for r in (vague, north))
    assert told(north, south, clear) == [{"north", "vague"}, {"south"}]


def test_the_explanation_says_that_it_waits() -> None:
    """For whoever wonders why a report that fits was not bound."""
    kind = {"event_type": EventType.ABDUCTION, "actors": ()}
    reports = (
        report("north", location=place("Kaduna", "Kaduna", "NG"), **kind),
        report("south", location=place("Cali", "Valle", "CO"), **kind),
        report("vague", 1, location=None, **kind),
    )
    lines = list(explain_resolution((r.source.article_id, [r]) for r in reports))
    assert sum("it waits for more" in line for line in lines) == 1


def test_a_day_and_a_kind_that_are_common_bind_nothing() -> None:
    """Somewhere in the world there is an air strike every day."""
    strike = report("vague", 1, location=None, actors=())
    assert len(told(report("a", actors=()), strike)) == 2


def test_an_article_contributes_to_each_sub_region_by_itself() -> None:
    """What it says of one is replaced and withdrawn without touching what it says of the other."""
    syria, mali = report("a"), report("a", location=place("Kidal", "Kidal", "ML"))
    index, resolver = IncidentIndex(), Resolver()
    for batch in routed([("a", [syria, mali])]):
        resolver.apply(index, batch)
    resolver.apply(index, CandidateBatch("a", "145"))
    standing = [t.incident for t in index if t.incident.status is Status.ACTIVE]
    assert [i.location.name for i in standing if i.location] == ["Kidal"]


def test_two_that_one_article_tells_stay_two_in_whatever_sub_region() -> None:
    """As its author knows; a third article that fits both does not join them."""
    here = on_map("Siba", "IQ", 30.43, 48.19)
    there = on_map("Abadan", "IR", 30.34, 48.30)
    both = [report("a", location=here), report("a", location=there, date=day("2017-04-03"))]
    found = resolve_all([("a", both), ("b", [report("b", 1, location=here)])])
    assert len(found) == 2
