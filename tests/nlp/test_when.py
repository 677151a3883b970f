"""Which of the times in a sentence is that of the occurrence."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.annotations import TimeRelation


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Shells killed nine in Basra, where the May 12 election was held, on Monday.",
            "2021-06-14",
            id="the day of an election",
        ),
        pytest.param(
            "A jet hit a clinic near the ruins of the May 3 quake on Tuesday, killing two.",
            "2021-06-15",
            id="the day of an earthquake",
        ),
        pytest.param(
            "In May nine people were killed in the same area as Monday's attack.",
            "2021-05-01",
            id="the day of an attack that it is compared with",
        ),
        pytest.param(
            "In May a bomb killed nine people near the site of Monday's attack.",
            "2021-05-01",
            id="the day of an attack nearby",
        ),
    ],
)
def test_what_has_a_day_of_its_own_does_not_give_it(text: str, day: str) -> None:
    """A day that names something else is not that of the attack beside it."""
    notes = read(text)
    told = [t.date for t in notes.triggers if t.date is not None]
    assert {str(notes.dates[index].date.start) for index in told} == {day}


def test_a_day_on_which_somebody_was_told_is_not_that_of_the_attack() -> None:
    """ "He told the agency on Tuesday" gives it only where no other day is told."""
    notes = read('"Jets bombed the depot of Hpakant," he told the Kachin Times on Tuesday.')
    assert [d.relation for d in notes.dates] == [TimeRelation.TOLD]


def test_news_is_of_these_days_whatever_weekday_stands_beside_the_date() -> None:
    """14 June of the year of publication was a Monday, and of the year before a Sunday."""
    notes = read("A bomb went off in Quetta on Sunday, June 14, killing five people.")
    assert [str(d.date.start) for d in notes.dates] == ["2021-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine at a checkpoint near Diffa in one of the deadliest raids this year.",
        "A blast killed a guard in Herat in the city's worst attack in recent months.",
    ],
)
def test_the_period_of_a_comparison_is_no_day(text: str) -> None:
    """The worst raid of a year was on some day of it."""
    assert all(t.date is None for t in read(text).triggers)


def test_the_day_of_a_release_is_not_that_of_the_abduction() -> None:
    """And who is blamed on a day was at work before."""
    held = read(
        "An engineer, held hostage by rebels in Nduga, was released on Monday, police said."
    )
    assert [d.relation for d in held.dates] == [TimeRelation.FOLLOWING]
    blamed = read("The army on Monday blamed rebels for an attack on a bus in Sarh on Sunday.")
    assert str(blamed.dates[blamed.triggers[-1].date or 0].date.start) == "2021-06-13"
