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
    "denied that there was any": (
        "Jets bombed a market in Taiz on Monday.\n\nThe coalition said there was no air strike.",
        ("coalition", "denies"),
    ),
    "could not confirm": (
        "The army could not confirm that the plane had been shot down near Agadez.",
        ("army", "cannot_confirm"),
    ),
    "blamed": (
        "The government blamed the Tamil Tigers for the bus bombing in Colombo.",
        ("government", "alleges"),
    ),
    "the ministry is the one named before": (
        (
            "Three soldiers were killed in a clash near Uri, the Indian defence ministry said. A"
            " grenade wounded two more, the ministry added."
        ),
        ("Indian defence ministry", "confirms"),
    ),
    "behind the name of a place": (
        "Three soldiers were killed in a clash near Uri, the Indian defence ministry said.",
        ("Indian defence ministry", "confirms"),
    ),
    "disowned": (
        (
            "A suicide bomber killed 30 worshippers in Kunduz. The Taliban said they had nothing"
            " to do with the attack."
        ),
        ("Taliban", "denies"),
    ),
    "no comment": (
        "A jet was shot down near Quneitra. The Israeli military declined to comment.",
        ("Israeli military", "cannot_confirm"),
    ),
    "could not verify": (
        "The United Nations said it could not verify the attack in Ituri that killed 17 villagers.",
        ("United Nations", "cannot_confirm"),
    ),
    "a toll that is put at": (
        "The interior ministry put the number of dead in the bombing at 43.",
        ("interior ministry", "confirms"),
    ),
    "pointed out": (
        "Police pointed out that three people were killed in a clash in Lamu on Tuesday.",
        ("Police", "confirms"),
    ),
    "the end of a longer quotation": (
        (
            "“The jet was shot down over the gulf. May its pilot rest in peace,” an Iranian"
            " minister said on Monday."
        ),
        ("Iranian minister", "confirms"),
    ),
    "the start of a longer quotation": (
        "The governor told reporters: “It was a black day. Gunmen killed 12 farmers in Kaga.”",
        ("governor", "confirms"),
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


def test_attacks_claim_lives_not_responsibility() -> None:
    """ "Clashes which claimed the lives of" is no claim of anybody."""
    claims = read("Troops fought rebels in clashes which claimed the lives of 30 militants.").claims
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
