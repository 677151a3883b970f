"""Which source a shorter name or a pronoun means."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read

CASES = {
    "an office that has said nothing yet": (
        (
            "The army of Mali said a jet was shot down near Doko. For the Defence Office of"
            " Chad it was a surprise. The jet had been hit by a missile, the office said."
        ),
        "Defence Office of Chad",
    ),
    "it": (
        (
            "Gunmen killed nine people in Doko on Monday, Omar Adam said. MONUC was sure of it."
            " It would not say how many had died."
        ),
        "MONUC",
    ),
    "a title in short": (
        (
            "Gen. Omar Adam said an army helicopter was shot down near Doko. Two of the crew were"
            " killed, the general told reporters."
        ),
        "Gen. Omar Adam",
    ),
    "known as": (
        "A bomb killed nine in Doko. The group known as Army of the Sun said it was its own.",
        "group known as Army of the Sun",
    ),
    "initials within": (
        (
            "Two men died in Doko, according to the Joint Public Relations Directorate (JPR)."
            " Soldiers came after the attack, said JPR."
        ),
        "Joint Public Relations Directorate",
    ),
}


@pytest.mark.parametrize(("text", "source"), CASES.values(), ids=CASES.keys())
def test_the_source_that_is_meant(text: str, source: str) -> None:
    """The last claim is of the one meant."""
    assert read(text).claims[-1].source == source


def test_a_dateline_says_nothing() -> None:
    """ "Beirut, Lebanon - Hezbollah announced": only one of them speaks."""
    found = read(
        "Beirut, Lebanon - Hezbollah announced that it had brought down a drone on Friday."
    )
    assert {c.source for c in found.claims} == {"Hezbollah"}
