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


def test_the_lead_gives_the_province_and_a_later_sentence_the_town() -> None:
    """The one town in it that the article names; of two it may be either."""
    told = (
        "Gunmen shot down an army helicopter in Borno state, Nigeria, on Friday.\n\n"
        "The army gave no toll. Nobody said who the gunmen were. The army has lost others this"
        " year.\n\nSmoke was seen for hours in Bama."
    )
    assert names(told)[0] == "Bama"
    assert names(f"{told} Gunfire was heard in Gwoza.")[0] == "Borno"
