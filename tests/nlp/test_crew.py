"""What became of crews."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import CrewFate, CrewRole

Told = list[tuple[CrewRole, CrewFate, int | None]]


def fates(text: str) -> Told:
    """The fates of a text, behind a sentence that makes it news of a downing."""
    crew = read(f"A jet was shot down near Homs. {text}").crew
    return [(c.role, c.fate, c.count) for c in crew]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Both pilots did not survive.",
            [(CrewRole.PILOT, CrewFate.KILLED, 2)],
            id="did not survive",
        ),
        pytest.param(
            "The pilot is dead and the navigator was rescued by a patrol.",
            [
                (CrewRole.PILOT, CrewFate.KILLED, 1),
                (CrewRole.NAVIGATOR, CrewFate.RESCUED, 1),
            ],
            id="each has a fate of its own",
        ),
        pytest.param(
            "Both pilots, Capt. Karim Nasser and Maj. Hani Saleh, ejected and were captured.",
            [(CrewRole.PILOT, CrewFate.CAPTURED, 2)],
            id="ranks do not end a sentence",
        ),
        pytest.param(
            "Two men of its crew were hurt.",
            [(CrewRole.CREW, CrewFate.SURVIVED, None)],
            id="who is hurt lives",
        ),
        pytest.param(
            "The attack killed all soldiers on board.",
            [(CrewRole.CREW, CrewFate.KILLED, None)],
            id="those on board",
        ),
        pytest.param(
            "It was piloted by Col. Omar Said, who was killed.",
            [(CrewRole.PILOT, CrewFate.KILLED, None)],
            id="who piloted",
        ),
        pytest.param(
            "The team saved the pilot, killing the militants around him.",
            [(CrewRole.PILOT, CrewFate.RESCUED, 1)],
            id="others were killed",
        ),
        pytest.param(
            "The pilot bailed out and was taken prisoner.",
            [(CrewRole.PILOT, CrewFate.CAPTURED, 1)],
            id="bailed out and captured",
        ),
        pytest.param(
            "A video may show that the pilot had been captured by tribesmen.", [], id="a guess"
        ),
        pytest.param(
            "The jet piloted by Col. Sami Omar was shot down over the lake.", [], id="shot down"
        ),
        pytest.param(
            "It fell into a lake and nobody survived.",
            [(CrewRole.CREW, CrewFate.KILLED, None)],
            id="nobody survived",
        ),
        pytest.param(
            "The pilot ejected but blew himself up with a grenade to avoid capture.",
            [(CrewRole.PILOT, CrewFate.KILLED, 1)],
            id="suicide",
        ),
        pytest.param(
            "The helicopter had four people on board, all reported killed.",
            [(CrewRole.CREW, CrewFate.KILLED, 4)],
            id="so many on board",
        ),
        pytest.param(
            "Commandos were sent to the lake to take the pilot captive.", [], id="only wanted"
        ),
        pytest.param(
            "Captain Sami Omar bailed out and walked to the lake.",
            [(CrewRole.PILOT, CrewFate.SURVIVED, 1)],
            id="who bails out flies",
        ),
        pytest.param(
            "Omar ejected but was arrested by tribesmen.",
            [(CrewRole.PILOT, CrewFate.CAPTURED, 1)],
            id="who ejects flies",
        ),
        pytest.param(
            "The pilot ejected, only to be killed by tribesmen.",
            [(CrewRole.PILOT, CrewFate.KILLED, 1)],
            id="only to be killed",
        ),
        pytest.param(
            "The pilot bailed out and is now in captivity.",
            [(CrewRole.PILOT, CrewFate.CAPTURED, 1)],
            id="in captivity",
        ),
        pytest.param(
            "The governor said that there were no survivors.",
            [(CrewRole.CREW, CrewFate.KILLED, None)],
            id="no survivors",
        ),
        pytest.param("A man shot into the air and ordered the pilot to get out.", [], id="a shot"),
        pytest.param("He had begun pilot training before he was killed.", [], id="no pilot"),
    ],
)
def test_fates(text: str, told: Told) -> None:
    """The fate that is tied to somebody, not the worst of the sentence."""
    assert fates(text) == told
