"""What the figures of a text add up to for one occurrence."""

from __future__ import annotations

import pytest

from tests.incidents.test_grouping import told
from worker.domain.incident import Count

FIGURES = {
    "bodies that bring the toll to more": (
        "Air strikes hit a market in Idlib. Ten more bodies were found, bringing the toll to 45.",
        (45, 45, 45),
    ),
    "a toll that rose is a range": (
        "A suicide bomber killed 20 people in Kabul. A wounded man died, raising the toll to 21.",
        (20, 20, 21),
    ),
    "one source's range": (
        "Between 15 and 20 people were killed when a bomb exploded in Baghdad on Monday.",
        (15, 15, 20),
    ),
    "a crew that is told by number": (
        "Rebels downed a helicopter in Idlib. It had four people on board, all reported killed.",
        (4, 4, 4),
    ),
}


@pytest.mark.parametrize(("text", "killed"), FIGURES.values(), ids=FIGURES)
def test_figures_of_one_occurrence(text: str, killed: tuple[int, int, int]) -> None:
    """Parts are not added to their total, and a corrected toll keeps the earlier one beside it."""
    [found] = told(text)
    assert found.casualties.killed == Count(*killed)
