"""Who is told by name: murders recalled, victims identified later; what is no part."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Role


def _names(text: str, role: Role) -> set[str]:
    found = read(text)
    return {found.actors[r.actor].name for t in found.triggers for r in t.roles if r.role is role}


@pytest.mark.parametrize(
    "text",
    [
        "Forty judges may resign to protest the assassination of Mariela Duarte in Cali.",
        "The cartel boss ordered the murder of Mariela Duarte, a judge, in Cali.",
        "Unions condemned the kidnapping and murder of Mariela Duarte in Cali.",
        "Gunmen seized a judge near Cali on Monday. The victim was identified as Mariela Duarte.",
    ],
)
def test_victims_by_name(text: str) -> None:
    """A murder of somebody by name has happened, whatever is done about it."""
    assert "Mariela Duarte" in _names(text, Role.TARGET)


def test_an_answer_is_an_occurrence_of_its_own() -> None:
    """A bus that is burned over an attack is not what was attacked."""
    text = (
        "A bus was burned in Kabul by unidentified men protesting the bomb attack on the office in"
    )
    found = read(f"{text} Herat which killed ten people.")
    kinds = [t.event_type for t in found.triggers]
    assert kinds == [EventType.ARMED_ATTACK, EventType.BOMBING]


def test_who_acts_after_a_blast_did_not_do_it() -> None:
    """ "Following the blast" tells when."""
    text = "Following the blast in Kandahar, in which two people died, troops launched a search."
    assert _names(text, Role.INITIATOR) == set()


def test_arms_that_were_seized_were_not_used() -> None:
    """They are loot."""
    found = read("Police killed two rebels in a clash in Goma and seized six rifles.")
    assert not any(t.weapons for t in found.triggers)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The mayor's residence in Herat was the target of a rebel attack.", "mayor's residence"),
        ("Gunmen attacked the offices of the bar union in Jos.", "offices of the bar union"),
        ("Militants placed dynamite sticks in four shops in Mosul.", "four shops"),
    ],
)
def test_what_is_hit(text: str, hit: str) -> None:
    """By the word "target", with its owner, and not what was thrown."""
    assert _names(text, Role.TARGET) == {hit}
