"""What an occurrence was done with."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article, read
from worker.incidents.proposal.candidates import propose


def weapons(text: str) -> list[str | None]:
    """The names of the weapons of the incidents of a text."""
    return [w.name for c in propose(article(text), read(text)) for w in c.weapons]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        pytest.param("Air strikes killed five people in Idlib on Monday.", "air strike", id="air"),
        pytest.param("Gunmen opened fire on a crowd in Kano on Monday.", "gunfire", id="fire"),
        pytest.param("Jets bombarded rebels in Faya on Monday.", "bombs", id="jets bombard"),
        pytest.param("Rebels dynamited a bridge at Lempa on Monday.", "dynamite", id="dynamite"),
        pytest.param(
            "A MiG-23 was shot down by a Turkish F-16 near Kessab on Monday.", "F-16", id="plane"
        ),
        pytest.param(
            "Rebels shot down a Su-22 jet near Idlib. It was hit by heavy machine gun fire.",
            "heavy machine gun",
            id="next sentence",
        ),
    ],
)
def test_the_means_are_told_by_name_or_by_the_deed(text: str, weapon: str) -> None:
    """Where no weapon is named, the deed or the sentence behind it says what was used."""
    assert weapon in weapons(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Rebels shot down an army helicopter near Goma on Monday. Five officers died. The"
            " minister spoke of a loss. The weapon, he said, was a shoulder-fired missile.",
            ["shoulder-fired missile"],
            id="sentences later",
        ),
        pytest.param(
            "Rebels shot down an army helicopter near Goma on Monday. Five officers died. On"
            " Sunday missiles had been fired at Beni.",
            [],
            id="of another deed",
        ),
        pytest.param(
            "Six farmers were killed in an attack on Beni on Monday. The governor came. Most had"
            " been cut with machetes.",
            ["machetes"],
            id="by hand",
        ),
        pytest.param(
            "Six farmers were killed in an attack on Beni on Monday. The governor came. Such"
            " missiles are made in Iran.",
            [],
            id="no weapon for it",
        ),
    ],
)
def test_the_means_are_told_further_on(text: str, found: list[str]) -> None:
    """Where no sentence of a deed has them: a weapon for such a deed, with no other in between."""
    first = propose(article(text), read(text))[0]
    assert [w.name for w in first.weapons] == found


def test_ammunition_that_was_found_is_no_weapon_of_the_attack() -> None:
    """Stores that were seized are not what an attack was done with."""
    text = "Soldiers shot two militants in Mopti on Monday and seized ammunition."
    assert weapons(text) == ["gunfire"]


def test_snipers_shoot() -> None:
    """Who did it says with what, where no weapon is named."""
    assert "sniper fire" in weapons("A sniper killed a reporter in Homs on Monday.")


def test_a_weapon_is_told_once() -> None:
    """Whatever it is called: in full and by its initials, quoted in part."""
    text = (
        "Rebels shot down a Su-22 jet near Idlib with a man-portable air-defense system. The"
        ' MANPADS and anti-aircraft "weapons" hit the jet as it flew low.'
    )
    assert weapons(text) == ["man-portable air-defense system", "anti-aircraft weapons"]


def test_a_pilot_has_a_weapon_of_his_own() -> None:
    """It brought nothing down."""
    text = (
        "Rebels shot down a Su-22 jet near Idlib on Monday. The pilot, who was shot down, used his"
        " pistol before he was captured."
    )
    assert weapons(text) == []
