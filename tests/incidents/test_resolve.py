"""One occurrence is one incident under one key, whatever the order and however often told."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tests.incidents.reports import actor, day, killed, place, report
from worker.domain.incident import Candidate, CandidateBatch, Incident, Location
from worker.domain.kinds import ChangeKind, DateSource, EventType, PlacePrecision, Status
from worker.incidents.compare import compare
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Resolver, resolve_all


class Region:
    """An index with a resolver, as the stream has them."""

    def __init__(self) -> None:
        self.index = IncidentIndex()

    def tell(self, article: str, *candidates: Candidate) -> list[Incident]:
        """Apply a batch; the incidents that changed."""
        batch = CandidateBatch(article, "145", candidates)
        return [t.incident for t in Resolver().apply(self.index, batch)]

    @property
    def active(self) -> list[Incident]:
        """The standing incidents."""
        return [t.incident for t in self.index if t.incident.status is Status.ACTIVE]


def test_a_second_report_updates_the_record_under_its_key() -> None:
    """The same strike told by another article is the same record, one revision later."""
    region = Region()
    (created,) = region.tell("a", report("a"))
    (updated,) = region.tell("b", report("b", hour=1, casualties=killed(5)))
    assert created.change.kind is ChangeKind.CREATED
    assert updated.change.kind is ChangeKind.UPDATED
    assert (updated.dedup_key, updated.revision) == (created.dedup_key, 2)
    assert updated.change.cause == "b"
    assert "casualties" in updated.change.fields
    assert updated.source_count == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"location": place("Sarmin")}, id="another village"),
        pytest.param({"date": day("2017-04-05")}, id="three days later"),
        pytest.param({"event_type": EventType.ABDUCTION}, id="another kind of event"),
        pytest.param({"location": place("Mosul", "Nineveh", "IQ")}, id="another country"),
    ],
)
def test_what_differs_stays_two(other: dict[str, object]) -> None:
    """Another place, day or kind of event is another incident."""
    region = Region()
    region.tell("a", report("a"))
    region.tell("b", report("b", **other))
    assert len(region.active) == 2


def test_redelivery_changes_nothing() -> None:
    """The same batch a second time returns nothing and leaves the state as it was."""
    region = Region()
    region.tell("a", report("a"))
    region.tell("b", report("b", hour=1))
    before = list(region.index)
    assert region.tell("b", report("b", hour=1)) == []
    assert region.tell("a", report("a")) == []
    assert list(region.index) == before


def test_two_candidates_of_one_article_are_two_incidents() -> None:
    """An article that lists two strikes means two, however alike they are."""
    region = Region()
    region.tell("a", report("a", casualties=killed(3)), report("a", casualties=killed(7)))
    assert len(region.active) == 2


def test_a_corrected_article_replaces_what_it_said() -> None:
    """An article that comes again with another toll does not count twice."""
    region = Region()
    region.tell("a", report("a", casualties=killed(3)))
    (updated,) = region.tell("a", report("a", hour=2, casualties=killed(4)))
    assert updated.casualties.killed is not None
    assert (updated.casualties.killed.low, updated.casualties.killed.high) == (4, 4)
    assert updated.source_count == 1


def test_a_withdrawn_article_takes_its_report_along() -> None:
    """With its last source gone an incident is retracted; with one left it stands on that."""
    region = Region()
    region.tell("a", report("a"))
    region.tell("b", report("b", hour=1, casualties=killed(5)))
    (left,) = region.tell("b")
    (gone,) = region.tell("a")
    assert (left.change.kind, left.source_count) == (ChangeKind.UPDATED, 1)
    assert left.casualties.killed is None
    assert (gone.change.kind, gone.status) == (ChangeKind.RETRACTED, Status.RETRACTED)
    assert gone.dedup_key == left.dedup_key


def test_a_bridging_article_merges_two_incidents() -> None:
    """When an article shows two to be one, the loser points to the winner and no key dangles."""
    region = Region()
    vague = {"location": place(None), "date": day("2017-04-01", 3), "actors": ()}
    region.tell("a", report("a", casualties=killed(21), **vague))
    region.tell("b", report("b", hour=1, date=None, casualties=killed(21)))
    separate = len(region.active)
    changed = region.tell("c", report("c", hour=2, casualties=killed(21)))
    merged = [i for i in changed if i.status is Status.MERGED]
    assert separate == 2
    assert len(region.active) == 1
    assert [i.merged_into for i in merged] == [region.active[0].dedup_key]
    assert merged[0].change.kind is ChangeKind.MERGED


def test_without_the_bridge_the_two_part_again() -> None:
    """When the article that held two reports together goes, they are two incidents once more."""
    region = Region()
    vague = {"location": place(None), "date": day("2017-04-01", 3), "actors": ()}
    region.tell("a", report("a", casualties=killed(21), **vague))
    region.tell("b", report("b", hour=1, date=None, casualties=killed(21)))
    region.tell("c", report("c", hour=2, casualties=killed(21)))
    changed = region.tell("c")
    assert ChangeKind.SPLIT in {i.change.kind for i in changed}
    assert len(region.active) == 2


REPORTS = [
    ("a", report("a", casualties=killed(5))),
    ("b", report("b", hour=1, location=place("Babiska"), casualties=killed(6))),
    ("c", report("c", hour=2, event_type=EventType.SHELLING, actors=(actor("Syrian army"),))),
    ("d", report("d", hour=3, location=place("Urum al-Kubra", "Aleppo"), casualties=killed(5))),
    ("e", report("e", hour=4, date=day("2017-04-09"))),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_order_does_not_change_how_many_incidents_there_are(order: tuple[int, ...]) -> None:
    """However the five reports arrive, they are three incidents with the same sources."""
    found = resolve_all((REPORTS[i][0], [REPORTS[i][1]]) for i in order)
    sources = sorted(sorted(s.article_id for s in i.sources) for i in found)
    assert sources == [["a", "b", "c"], ["d"], ["e"]]


def test_what_others_tell_as_one_attack_is_one_though_an_article_tells_it_twice() -> None:
    """The day of a hearing and the wounded in another town make no second shooting of one."""
    attack = {"event_type": EventType.ARMED_ATTACK, "location": place("Sarmin")}
    region = Region()
    region.tell("a", report("a", **attack, casualties=killed(5)))
    region.tell(
        "b",
        report("b", 1, **attack, date=day("2017-04-03"), casualties=killed(5)),
        report("b", 1, **attack, casualties=killed(5)),
    )
    assert len(region.active) == 1


@pytest.mark.parametrize("kind", [EventType.ARMED_ATTACK, EventType.SHELLING])
def test_two_attacks_with_tolls_of_their_own_stay_two(kind: EventType) -> None:
    """Their author counts the victims of each."""
    told = {"event_type": kind, "location": place("Sarmin")}
    region = Region()
    region.tell("a", report("a", **told))
    region.tell(
        "b",
        report("b", 1, **told, casualties=killed(5)),
        report("b", 1, **told, casualties=killed(9)),
    )
    assert len(region.active) == 2


def test_what_only_says_that_people_were_hurt_may_be_the_suicide_attack() -> None:
    """ "Twenty-two mourners were killed" says nothing of how; it is no other event by that."""
    region = Region()
    region.tell("a", report("a", event_type=EventType.SUICIDE_ATTACK, actors=(actor("a bomber"),)))
    region.tell("b", report("b", 1, event_type=EventType.ARMED_ATTACK, actors=(actor("a man"),)))
    assert len(region.active) == 1


def area(name: str) -> Location:
    """A district of Idlib."""
    return Location(PlacePrecision.DISTRICT, name, "Idlib", country_code="SY")


def test_a_district_may_hold_the_village_of_another_report() -> None:
    """One article names the village, another its district; two districts are two."""
    region = Region()
    region.tell("a", report("a", location=place("Sarmin"), casualties=killed(5)))
    region.tell("b", report("b", 1, location=area("Ariha"), casualties=killed(5)))
    assert len(region.active) == 1
    region.tell("c", report("c", 2, location=area("Harim"), actors=()))
    assert len(region.active) == 2


def test_the_name_of_a_province_says_no_more_than_the_province() -> None:
    """Two raids in one province are not two reports of one raid since both name the province."""
    levels = []
    for name in (None, "Idlib"):
        where = Location(PlacePrecision.PROVINCE, name, "Idlib", country_code="SY")
        verdict = compare(report("a", location=where), report("b", location=where))
        levels.append([level for level in verdict.levels if level.comparison == "place"])
    assert levels[0] == levels[1]


@pytest.mark.parametrize(("source", "incidents"), [(DateSource.INFERRED, 1), (DateSource.TEXT, 2)])
def test_a_day_that_was_only_inferred_may_be_another(source: DateSource, incidents: int) -> None:
    """An article that names no day may have been written some days later."""
    told = replace(day("2017-04-04", 2), source=source)
    region = Region()
    region.tell("a", report("a", actors=()))
    region.tell("b", report("b", 1, actors=(), date=told, event_type=EventType.ABDUCTION))
    region.tell("c", report("c", 1, actors=(), date=told))
    assert len(region.active) == incidents + 1


@pytest.mark.parametrize(
    ("first", "second", "incidents"),
    [("shabaab", None, 1), (None, None, 1), ("shabaab", "shabaab", 1), ("shabaab", "adf", 2)],
)
def test_gunmen_may_be_of_the_group_that_another_names(
    first: str | None, second: str | None, incidents: int
) -> None:
    """Who is not named is not told apart; two groups are, where little else speaks for one."""
    one, other = actor("the group", canonical_id=first), actor("gunmen", canonical_id=second)
    where = place(None)
    region = Region()
    region.tell("a", report("a", location=where, actors=(one,), casualties=killed(2)))
    region.tell("b", report("b", 1, location=where, actors=(other,), casualties=killed(9)))
    assert len(region.active) == incidents
