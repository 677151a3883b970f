"""Who says so."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import Stance

CASES = {
    "claims responsibility": (
        "Boko Haram claimed responsibility for the bombing that killed 12 people in Jos.",
        ("Boko Haram", "claims_responsibility"),
    ),
    "took responsibility": (
        "The FARC took responsibility for the ambush in which five soldiers died near Cali.",
        ("FARC", "claims_responsibility"),
    ),
    "its own deed": (
        "Ukraine said its troops had shot down a helicopter near Kherson on Monday.",
        ("Ukraine", "claims_responsibility"),
    ),
    "the deed of another": (
        "Residents said government jets bombed the market of Taiz on Friday.",
        ("Residents", "alleges"),
    ),
    "a neutral source confirms": (
        "Police said three people were killed in a clash in Lamu on Tuesday.",
        ("Police", "confirms"),
    ),
    "according to": (
        "Four farmers were shot dead near Kidal, according to a hospital source.",
        ("hospital source", "confirms"),
    ),
    "confirmed": (
        "The Russian defence ministry confirmed that a bomber had crashed near Engels.",
        ("Russian defence ministry", "confirms"),
    ),
    "denied": (
        "Eritrea denied responsibility for the air raid on Axum.",
        ("Eritrea", "denies"),
    ),
    "could not confirm": (
        "The army could not confirm that the plane had been shot down near Agadez.",
        ("army", "cannot_confirm"),
    ),
    "blamed": (
        "The government blamed the Tamil Tigers for the bus bombing in Colombo.",
        ("government", "alleges"),
    ),
    "a monitor stands for the one that is named": (
        ("The Sudan Observatory watches. A shell killed nine people, the monitor said."),
        ("Sudan Observatory", "confirms"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_claims_name_source_and_stance(text: str, expected: tuple[str, str]) -> None:
    """A source is named as in the text, with what it says of the occurrence."""
    assert expected in {(c.source, c.stance.value) for c in read(text).claims}


def test_no_group_claims_nothing() -> None:
    """Where no group claimed it, nobody did."""
    claims = read("A bomb killed two people in Quetta. No group claimed responsibility.").claims
    assert "claims_responsibility" not in {c.stance.value for c in claims}


def test_speech_about_other_things_is_no_claim() -> None:
    """What a source says of anything but an occurrence is left alone."""
    assert (
        read("A bomb killed two people in Quetta. The minister said prices would fall.").claims
        == ()
    )


def test_rebels_do_not_claim_the_raid_of_those_they_fight() -> None:
    """A group and a coalition of one country are two sides."""
    found = read(
        "A raid by the Saudi-led coalition in Yemen killed 23 civilians near Taez, Houthi rebels"
        " said."
    )
    stances = {claim.stance for claim in found.claims}
    assert Stance.CLAIMS_RESPONSIBILITY not in stances
