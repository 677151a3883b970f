"""Which of the times in a sentence is that of the occurrence."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read


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
    ],
)
def test_what_has_a_day_of_its_own_does_not_give_it(text: str, day: str) -> None:
    """A day that names something else is not that of the attack beside it."""
    notes = read(text)
    told = [t.date for t in notes.triggers if t.date is not None]
    assert {str(notes.dates[index].date.start) for index in told} == {day}
