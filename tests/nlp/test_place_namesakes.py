"""Which of the towns of one name is meant, and which names are towns beside persons."""

from __future__ import annotations

import pytest

from worker.nlp.model import Reader
from worker.nlp.places.finder import find_places

OF_NEW_YORK = """Two officers were shot in Medford on Monday. Police of Suffolk County, New York,
 came. The men had driven from Buffalo, New York."""
OF_OKLAHOMA = """Deputies of Oklahoma City, Oklahoma, said that a man shot two people in Wellston on
 Sunday. He fled to Tulsa, Oklahoma."""


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        pytest.param(OF_NEW_YORK, "Medford", "New York", id="a county and a city"),
        pytest.param(OF_OKLAHOMA, "Wellston", "Oklahoma", id="cities, for a village"),
    ],
)
def test_a_town_lies_in_the_province_that_is_told_of(
    language: Reader, text: str, name: str, admin1: str
) -> None:
    """Of namesakes in one country not the largest."""
    places = find_places(language(text))
    assert {p.location.admin1 for p in places if p.location.name == name} == {admin1}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Howland", id="another state has it"),
        pytest.param("Quillan Corners", id="no list has it"),
    ],
)
def test_a_town_that_no_list_has_lies_in_the_province_of_the_article(
    language: Reader, name: str
) -> None:
    """Of a small town elsewhere in the country only the name is its own."""
    text = (
        f"Four people were shot in {name} on Saturday.\n\nThe men had driven there from Cleveland,"
        " Ohio, and from Toledo, Ohio."
    )
    places = find_places(language(text))
    assert [p.location.admin1 for p in places if p.location.name == name] == ["Ohio"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Shots were fired in Newark on Sunday. Ann Blessing Newark of New Jersey was hurt.",
            "Newark",
            id="in it",
        ),
        pytest.param(
            "Bridgeport police said two men were shot on Monday night in Connecticut.",
            "Bridgeport",
            id="its police",
        ),
    ],
)
def test_a_town_is_no_person(language: Reader, text: str, name: str) -> None:
    """Where it stands as only a town does."""
    assert name in {p.location.name for p in find_places(language(text))}
