"""Where a source has its seat, and where a craft is at home: nothing happened there."""

from __future__ import annotations

import pytest

from worker.nlp.model import Reader
from worker.nlp.places.finder import find_places

AWAY = {
    "its seat": (
        "A monitor that has its seat in Geneva said eleven were hurt in Homs on Tuesday.",
        "Geneva",
    ),
    "based in": (
        "Three people were hurt, said the watchdog, which is based in Coventry.",
        "Coventry",
    ),
    "a craft at home": ("The jet, a Sukhoi 24 based in Homs, had been hit by rebels.", "Homs"),
    "headquartered": (
        "The charity, headquartered in Oslo, said a clinic was shelled in Taiz.",
        "Oslo",
    ),
    "an office that says": (
        "The army in Manila described the shelling of the post as an error.",
        "Manila",
    ),
    "an account": ("It was the base from which, by Moscow's account, the drones flew.", "Moscow"),
    "admits": ("Damascus admitted the loss of the plane later in the day.", "Damascus"),
}
THERE = {
    "fighters based there": (
        "Shells hit soldiers who are based in Taiz, doctors said on Monday.",
        "Taiz",
    ),
    "an army hit": ("Rebels attacked the army in Mosul on Monday.", "Mosul"),
}


@pytest.mark.parametrize(("text", "place"), AWAY.values(), ids=AWAY.keys())
def test_a_seat_is_no_scene(language: Reader, text: str, place: str) -> None:
    """Of who says it, or of what was hit elsewhere."""
    assert [p.actor for p in find_places(language(text)) if p.span.of(text) == place] == [True]


@pytest.mark.parametrize(("text", "place"), THERE.values(), ids=THERE.keys())
def test_what_is_hit_is_hit_at_home(language: Reader, text: str, place: str) -> None:
    """Those who fight may be hit where they are."""
    assert [p.actor for p in find_places(language(text)) if p.location.name == place] == [False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SANA - A soldier was wounded by a shell on Tuesday.", id="an agency"),
        pytest.param("Nine were from the Public Security Department.", id="a department"),
        pytest.param("They joined the General Intelligence Department.", id="another"),
    ],
)
def test_no_place(language: Reader, text: str) -> None:
    """A dash with blanks joins no name; what a department is for is no name of one."""
    assert not find_places(language(text))


def test_the_news_agency_of_a_state_is_no_state(language: Reader) -> None:
    """ "Syria's SANA state news agency" is not in Sanaa state."""
    text = "Syria's SANA state news agency said that a drone fell in Idlib."
    places = find_places(language(text))
    assert {p.location.country_code for p in places} == {"SY"}
