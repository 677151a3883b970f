"""The deed of a crime report, told in its lead and again below."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.incidents.proposal.candidates import propose

TITLE = "Girl, 6, wounded in Tucson shooting"
LEAD = "A man is in jail after a girl, 6, was wounded in a shooting in Tucson, Arizona.\n\n"
MONDAY = dt.date(2021, 6, 14)


def told(below: str, lead: str = LEAD) -> list[Candidate]:
    """The candidates of a report with a headline and a lead."""
    return list(propose(article(lead + below, TITLE), read(lead + below, TITLE)))


@pytest.mark.parametrize(
    "below",
    [
        "The girl was shot in the leg on Monday evening at Mesquite Court, police said.",
        "The girl was shot in the leg at about 8 p.m. Monday at a park in Oro Valley, police said.",
        "Officers came to Camden Street at 8 p.m. Monday. The girl was shot at Camden, they said.",
    ],
)
def test_what_the_lead_tells_is_told_again_with_its_day(below: str) -> None:
    """A park or a street below the lead is where the one deed was done."""
    found = told(below)
    assert [c.date.start for c in found if c.date] == [MONDAY]
    assert found[0].location is not None
    assert found[0].location.name == "Tucson"


@pytest.mark.parametrize(
    "below",
    [
        "A boy was shot in the leg on Monday evening in Flagstaff, police said.",
        "A boy was also shot in the leg on Monday evening in Flagstaff, police said.",
        "In a separate shooting on Monday a girl was hurt in Oro Valley.",
        "The girl's uncle was shot on Monday evening in Denver, Colorado, police said.",
    ],
)
def test_another_deed_below_the_lead_is_another(below: str) -> None:
    """Another victim in another town, the words or the name of the province part them."""
    assert len(told(below)) == 2


def test_a_lead_on_several_shootings_tells_no_one_deed() -> None:
    """Each of them is told below."""
    lead = "A man is in jail after two shootings in Tucson, Arizona, on Sunday and Monday.\n\n"
    below = "Three men opened fire on a crowd in Oro Valley on Monday evening, police said."
    assert len(told(below, lead)) == 2


def test_what_is_said_of_the_shooting_on_a_later_day_is_no_other_deed() -> None:
    """Its own day stays that of the lead."""
    lead = "A girl, 6, was wounded in a shooting in Tucson, Arizona, on Monday.\n\n"
    found = told("Nobody was in jail.\n\nOn Tuesday police at Camden spoke of the shooting.", lead)
    assert [c.date.start for c in found if c.date] == [MONDAY]
