"""An incident keeps what its reports agree on, and where they differ, both."""

from __future__ import annotations

from tests.incidents.reports import actor, day, killed, place, report
from worker.domain.incident import Candidate, Change, Claim, Incident
from worker.domain.kinds import About, ChangeKind, EventType, Role, Salience, Stance
from worker.incidents.merge import merge


def merged(*reports: Candidate) -> Incident:
    """The incident of these reports."""
    change = Change(ChangeKind.CREATED, (), "a")
    return merge("key", 1, change, {c.source.article_id: (c,) for c in reports})


def test_rival_tolls_are_a_range() -> None:
    """Low and high are the range over the sources, best is what most of them say."""
    tolls = [("a", 0, 5), ("b", 1, 9), ("c", 2, 9)]
    found = merged(*(report(a, hour=h, casualties=killed(n)) for a, h, n in tolls))
    assert found.casualties.killed is not None
    count = found.casualties.killed
    assert (count.low, count.best, count.high) == (5, 9, 9)


def test_the_latest_toll_wins_a_tie() -> None:
    """Of two figures with one source each the later one is the best."""
    found = merged(
        report("a", hour=5, casualties=killed(12)), report("b", hour=1, casualties=killed(7))
    )
    assert found.casualties.killed is not None
    assert found.casualties.killed.best == 12


def test_copies_count_once() -> None:
    """Two articles with one text are two sources, of which one is independent."""
    found = merged(report("a", fingerprint="wire"), report("b", fingerprint="wire"))
    assert (found.source_count, found.independent_source_count) == (2, 1)


def test_a_vague_place_never_replaces_an_exact_one() -> None:
    """The village stays, though a later report names the province only."""
    found = merged(report("a"), report("b", hour=9, location=place(None)))
    assert found.location is not None
    assert found.location.name == "Babeska"


def test_a_vague_date_never_replaces_an_exact_one() -> None:
    """The day stays, though another report says only a span of days."""
    found = merged(report("a", hour=9), report("b", date=day("2017-04-01", 4)))
    assert found.date == day("2017-04-02")


def test_one_group_under_two_spellings_is_one_actor() -> None:
    """A canonical id unites spellings; another role keeps them apart."""
    one = actor("HTS", Role.INITIATOR, "hayat-tahrir-al-sham")
    other = actor("Hayat Tahrir al-Cham", Role.INITIATOR, "hayat-tahrir-al-sham")
    target = actor("HTS", Role.TARGET, "hayat-tahrir-al-sham")
    found = merged(report("a", actors=(one,)), report("b", actors=(other, target)))
    assert [(a.name, a.role) for a in found.actors] == [
        ("HTS", Role.INITIATOR),
        ("HTS", Role.TARGET),
    ]


def test_claims_stand_side_by_side() -> None:
    """A claim and its denial are both kept; the same claim from two articles once."""
    claim = Claim("HTS", Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY)
    denial = Claim("Moscow", Stance.DENIES, About.CAUSE)
    found = merged(report("a", claims=(claim,)), report("b", claims=(claim, denial)))
    assert found.claims == (claim, denial)


def test_main_in_any_is_main() -> None:
    """An incident that one article recalls and another reports is main."""
    found = merged(report("a", salience=Salience.BACKGROUND), report("b"))
    assert found.salience is Salience.MAIN


def test_the_order_of_the_reports_plays_no_part() -> None:
    """The same reports give the same incident in any order."""
    one, two = report("a", casualties=killed(2)), report("b", hour=1, location=place("Babiska"))
    assert merged(one, two) == merged(two, one)


def test_an_article_that_comes_back_to_an_incident_keeps_its_toll() -> None:
    """What it says further on without a figure does not take the figure away."""
    change = Change(ChangeKind.CREATED, (), "a")
    told = (report("a", casualties=killed(5)), report("a", event_type=EventType.ARMED_ATTACK))
    for said in (told, told[::-1]):
        found = merge("key", 1, change, {"a": said, "b": (report("b", casualties=killed(7)),)})
        assert found.casualties.killed is not None
        assert (found.casualties.killed.low, found.casualties.killed.high) == (5, 7)
        assert found.independent_source_count == 2
