"""When armed groups fought."""

from __future__ import annotations

from worker.nlp.actors.groups import listed_groups
from worker.nlp.times.periods import periods, shared


def test_periods_are_of_listed_groups() -> None:
    """Each has a group, and ends after it starts."""
    assert periods().keys() <= {group.canonical_id for group, _ in listed_groups()}
    assert all(len(years) for years in periods().values())


def test_the_years_that_groups_share() -> None:
    """A text that names two groups is of the years in which both fought."""
    assert shared(["contras", "m-19"]) == tuple(range(1979, 1991))
    assert shared(["contras", "kosovo-liberation-army"]) == ()
    assert shared(["nobody"]) == ()
