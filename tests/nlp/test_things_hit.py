"""Buildings and vehicles that an attack hits, wherever the sentence names them."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Role

HIT = {
    "the same word twice": (
        "Two bombs exploded at the house of a judge and at the offices of a lawyer in Loja.",
        {"house of a judge", "offices of a lawyer"},
    ),
    "between two": (
        "The explosion took place in Loja, between the Vega store and the Andean Bank.",
        {"Vega store", "Andean Bank"},
    ),
    "one each": (
        (
            "Three bombs went off in Loja, one at the town hall, another at the state university,"
            " and another at a school."
        ),
        {"town hall", "state university", "school"},
    ),
    "a part of it": ("A car bomb blast damaged the windows of a bank in Loja on Monday.", {"bank"}),
    "in a sentence of its own": (
        (
            "A bomb exploded in a lane in Loja on Monday. Police said that two people were hurt."
            " It also destroyed a kiosk. Several houses nearby were damaged. The police arrested"
            " a man over the attack."
        ),
        {"kiosk", "houses"},
    ),
    "damage and nothing else": (
        "Guerrillas damaged seven power poles near Loja on Monday.",
        {"seven power poles"},
    ),
}


@pytest.mark.parametrize("name", HIT)
def test_hit(name: str) -> None:
    """Each of the things is a target."""
    text, things = HIT[name]
    found = read(text)
    links = [link for t in found.triggers for link in t.roles if link.role is Role.TARGET]
    assert things <= {found.actors[link.actor].name for link in links}


NOT_HIT = {
    "where somebody was killed": "Mayor Ruiz was killed at Loja airport on Monday.",
    "the car of the bomb": (
        "Police arrested ten people suspected of having detonated a car bomb 300 meters from the"
        " palace in Loja."
    ),
}


@pytest.mark.parametrize("name", NOT_HIT)
def test_not_hit(name: str) -> None:
    """A place, or what carried the bomb, is no target."""
    found = read(NOT_HIT[name])
    links = [link for t in found.triggers for link in t.roles if link.role is Role.TARGET]
    names = {found.actors[link.actor].name for link in links}
    assert found.triggers
    assert not any("airport" in n or n == "car" for n in names)


def test_wreck_is_of_the_attack_before() -> None:
    """Damage told later is of the kind of the attack, and no deed of its own."""
    found = read(HIT["in a sentence of its own"][0])
    wrecked = [t for t in found.triggers if t.rule in ("verb:damage", "verb:destroy")]
    assert wrecked
    assert all(t.event_type is EventType.BOMBING and t.anaphoric for t in wrecked)


def test_damage_by_a_storm() -> None:
    """A storm's damage is none of an attack's."""
    found = read(
        "A bomb killed two soldiers in Loja on Monday. A storm damaged thirty houses in Cuenca,"
        " and rebels attacked a post."
    )
    assert not [t for t in found.triggers if t.rule == "verb:damage"]
