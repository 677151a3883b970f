"""What a source says that its own side did."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import Stance

HIT = "A bomb killed four soldiers near Doko on Monday."
JET = "A helicopter was shot down near Doko on Monday."
CLAIMED = {
    "responsible": (f"{HIT} The Shining Path said it was responsible.", "Shining Path"),
    "its own": (f"{HIT} The Shining Path said that the deed was its own.", "Shining Path"),
    "its work": (f"{HIT} The Taliban said that this was its work.", "Taliban"),
    "they who": (
        f"{JET} In a note the rebels said that it was they who had shot down the helicopter.",
        "rebels",
    ),
    "we": (
        'Gunmen attacked Doko. "We shot down an aircraft of the army," Omar Adam said.',
        "Omar Adam",
    ),
    "apologised": (f"{JET} The army apologised on Tuesday for the mistake.", "army"),
    "the seat of a government": (
        "A Russian helicopter was shot down by Azerbaijan on Monday, the government in Baku said.",
        "government in Baku",
    ),
    "a feat": (
        "The president announced the killing of rebel chief Omar Adam in a raid on Doko.",
        "president",
    ),
    "one deed of two": (
        (
            "An army helicopter was brought down near Doko on Friday, the rebels of the Free Front"
            " declared, close to the town that the government won back from them last week."
        ),
        "rebels of the Free Front",
    ),
}


@pytest.mark.parametrize(("text", "source"), CLAIMED.values(), ids=CLAIMED.keys())
def test_own_deeds_are_claimed(text: str, source: str) -> None:
    """It needs no word of claiming."""
    said = {(c.source, c.stance) for c in read(text).claims}
    assert (source, Stance.CLAIMS_RESPONSIBILITY) in said


UNCLAIMED = {
    "responsible for something else": f"{HIT} The army said it was responsible for the road.",
    "they, in a quotation": (
        'Rebels fired two rockets at the port of Doko, the army said on X. "They hit the MV Lena."'
    ),
    "others": f"{JET} The army said it was the rebels who fired.",
}


@pytest.mark.parametrize("text", UNCLAIMED.values(), ids=UNCLAIMED.keys())
def test_deeds_of_others_are_not_claimed(text: str) -> None:
    """What sounds like it, but is of others or of something else."""
    assert Stance.CLAIMS_RESPONSIBILITY not in {c.stance for c in read(text).claims}


def test_it_was_they_accuses() -> None:
    """ "It was the rebels who fired" names who did it."""
    found = read(f"{JET} The army said it was the rebels who fired.").claims
    assert ("army", Stance.ALLEGES) in {(c.source, c.stance) for c in found}
