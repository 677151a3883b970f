"""Reports that tell of the same persons, hours and houses are of one incident."""

from __future__ import annotations

from typing import Any

import pytest

from tests.incidents.reports import actor, day, killed, place, report
from worker.domain.incident import Candidate, CandidateBatch
from worker.domain.kinds import EventType, Salience
from worker.incidents.compare import compare
from worker.incidents.index import COMMON, IncidentIndex
from worker.incidents.resolve import Resolver

NAMES = ("ada okonjo", "larkmoor street", "age 17 years", "hour 9:40 pm")


def shooting(article: str, *particulars: str, **given: Any) -> Candidate:
    """A report of a shooting in Babeska on 2 April 2017, but for what is given."""
    values = {"event_type": EventType.ARMED_ATTACK, "actors": (), "particulars": particulars}
    return report(article, **(values | given))


def resolved(*batches: tuple[Candidate, ...]) -> list[set[str]]:
    """The articles of each incident, of articles with these candidates."""
    index, resolver = IncidentIndex(), Resolver()
    for said in batches:
        resolver.apply(index, CandidateBatch(said[0].source.article_id, "145", said))
    return [{s.article_id for s in t.incident.sources} for t in index if t.reports]


@pytest.mark.parametrize(
    "other",
    [
        {"date": day("2017-06-20")},
        {"date": None, "location": None},
        {"location": place("Larkmoor", "Hama")},
        {"date": day("2017-04-20"), "location": place(None)},
    ],
)
def test_a_report_of_the_same_persons_is_of_the_same(other: dict[str, object]) -> None:
    """Whatever it says of day and place: the trial, the funeral, a street for the town."""
    found = resolved((shooting("first", *NAMES),), (shooting("second", *NAMES, **other),))
    assert found == [{"first", "second"}]


def test_one_of_a_day_later_with_other_persons_is_another() -> None:
    """One age is shared by chance."""
    later = shooting("second", "igor petrenko", "age 17 years", date=day("2017-04-09"))
    assert len(resolved((shooting("first", *NAMES),), (later,))) == 2


def test_what_many_incidents_share_tells_none() -> None:
    """A spokesman, a hospital and a prison are in all reports of a town."""
    index, resolver = IncidentIndex(), Resolver()
    for number in range(COMMON + 1):
        article, when = f"a{number}", day(f"2017-05-{3 * number + 1:02}")
        said = shooting(article, "omar spokesman", "north prison", f"name {number}", date=when)
        resolver.apply(index, CandidateBatch(article, "145", (said,)))
    assert len(index) == COMMON + 1
    asked = shooting("new", "omar spokesman", "north prison", "name 1")
    assert index.telling(asked).particulars == ("name 1",)


def test_a_decision_says_how_many_are_shared() -> None:
    """So that it can be explained."""
    levels = {
        v.comparison: v.level
        for v in compare(shooting("a", *NAMES), shooting("b", *NAMES[:3])).levels
    }
    assert levels["particulars"] == "3 shared"


def test_a_death_told_in_passing_is_no_second_incident() -> None:
    """It is of the air strike of its article, if nothing sets the two apart."""
    strike = report("second", casualties=killed(4))
    passing = report(
        "second",
        event_type=EventType.ARMED_ATTACK,
        salience=Salience.BACKGROUND,
        actors=(actor("Russian jets"),),
        casualties=killed(4),
    )
    first = report("first", casualties=killed(4))
    assert resolved((first,), (strike, passing)) == [{"first", "second"}]


def test_one_name_ties_reports_of_a_day_that_put_it_in_two_places() -> None:
    """The street of one report and the quarter of another; without the name they are two."""
    first = shooting("first", "ada okonjo", location=place("Larkmoor"), casualties=killed(3))
    second = shooting("second", "ada okonjo", location=place("Calder"), casualties=killed(3))
    assert resolved((first,), (second,)) == [{"first", "second"}]
    third = shooting("third", location=place("Heron"), casualties=killed(3))
    assert len(resolved((first,), (third,))) == 2
