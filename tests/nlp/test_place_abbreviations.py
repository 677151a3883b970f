"""States in the short form that papers print after a town."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        ("A gunman killed three people in Perry, Fla., police said.", "Perry", "Florida"),
        ("Two people were shot dead in Duncan, Okla., on Monday.", "Duncan", "Oklahoma"),
        ("Two people were shot dead in Athens, Ga., on Monday.", "Athens", "Georgia"),
        ("Two people were shot in Greenville, N.C. on Monday.", "Greenville", "North Carolina"),
        ("ATHENS, Ala. - Two people were shot dead on Monday.", "Athens", "Alabama"),
    ],
)
def test_a_shortened_state_says_which_town(text: str, town: str, state: str) -> None:
    """There is a Perry in a dozen states, and an Athens abroad."""
    found = [(p.location.name, p.location.admin1) for p in read(text).places]
    assert found == [(town, state)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("SMYRNA (WZQX) - Two people were shot dead in Smyrna on Monday.", "US"),
        ("A man was shot dead in Chelsea on Monday, sheriff's deputies said.", "US"),
        ("A man was shot dead in Chelsea on Monday, officers said.", "GB"),
        ("RAMALLAH (WAFA) - Two people were shot dead in Ramallah on Monday.", "PS"),
    ],
)
def test_american_stations_and_sheriffs_say_which_country(text: str, country: str) -> None:
    """Their call signs start with K or W; so do the names of some agencies."""
    assert {p.location.country_code for p in read(text).places} == {country}
