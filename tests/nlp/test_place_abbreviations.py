"""States in the short form that papers print after a town."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        ("A gunman killed three people in Perry, Fla., police said.", "Perry", "Florida"),
        ("Two people were shot dead in Duncan, Okla., on Monday.", "Duncan", "Oklahoma"),
    ],
)
def test_a_shortened_state_says_which_town(text: str, town: str, state: str) -> None:
    """There is a Perry in a dozen states."""
    found = [(p.location.name, p.location.admin1) for p in read(text).places]
    assert found == [(town, state)]
