"""The town of what the words around the deed tell only with a county or a province."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.incidents.proposal.candidates import propose


def names(text: str) -> list[str | None]:
    """The names of the places of all that a text tells."""
    found = propose(article(text), read(text))
    return [c.location.name if c.location else None for c in found]


def test_the_county_of_an_office_is_told_for_the_town() -> None:
    """The sheriff has the county, the police the town."""
    text = (
        "A man was shot dead on Monday in Jefferson County, the sheriff said.\n\n"
        "Louisville police arrested a man. The county is in Kentucky."
    )
    assert names(text) == ["Louisville"]


def test_a_county_stays_where_its_wounded_only_went_to_the_town() -> None:
    """What stands beside a hospital is no scene."""
    text = (
        "A man was shot dead on Monday in Jefferson County, Kentucky. His wife was flown to a"
        " hospital in Louisville."
    )
    assert names(text) == ["Jefferson"]


def test_a_district_is_the_scene_itself() -> None:
    """Outside of counties, a town of the lead is mostly another one."""
    text = "Gunmen killed two men in Sai Buri district of Pattani province, Thailand, on Monday."
    assert names(text) == ["Sai Buri"]
