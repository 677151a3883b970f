"""The quality of the extraction on development gold only goes up."""

from __future__ import annotations

import pytest

from tests.quality.floors import fingerprint, measure, pinned, sets, short_of


@pytest.mark.parametrize("name", sorted(pinned()))
def test_no_figure_is_below_its_floor(name: str) -> None:
    """F1, recall of the main incidents and each slot are at least what is pinned."""
    found = sets().get(name)
    if found is None:
        pytest.skip(f"needs the corpus {name}, which is not part of the project")
    floor = pinned()[name]
    assert floor["fingerprint"] == fingerprint(found), "the corpus has changed: pin it anew"
    assert list(short_of(floor, measure(found))) == []


def test_the_own_gold_is_pinned() -> None:
    """The sets of this repository have floors, so that the test above cannot be empty."""
    assert {"seeds", "own"} <= pinned().keys()
