"""The ACLED pair of an incident: who is armed, and with what."""

from __future__ import annotations

import pytest

from worker.domain.incident import Actor, Weapon
from worker.domain.kinds import ActorKind, EventType, Role, WeaponCategory
from worker.incidents.proposal.codes import acled_code

SOLDIERS = ("soldiers", ActorKind.STATE_FORCE)
FARMERS = ("farmers", ActorKind.CIVILIANS)
GUNMEN = ("gunmen", ActorKind.MILITIA)
YOUTH = ("a youth", ActorKind.MILITIA)
POST = ("an army post", ActorKind.FACILITY)
HOUSE = ("a house", ActorKind.FACILITY)
Who = tuple[str, ActorKind]


def _actors(did: tuple[Who, ...], hit: tuple[Who, ...]) -> list[Actor]:
    acted = [Actor(name=n, role=Role.INITIATOR, kind=k) for n, k in did]
    return acted + [Actor(name=n, role=Role.TARGET, kind=k) for n, k in hit]


ATTACKS: dict[str, tuple[tuple[Who, ...], tuple[Who, ...], str]] = {
    "on farmers": ((GUNMEN,), (FARMERS,), "Violence against civilians"),
    "on soldiers": ((GUNMEN,), (SOLDIERS,), "Battles"),
    "on a youth": ((GUNMEN,), (YOUTH,), "Violence against civilians"),
    "on gunmen": ((SOLDIERS,), (GUNMEN,), "Battles"),
    "on a post": ((GUNMEN,), (POST,), "Battles"),
    "on a house": ((SOLDIERS,), (HOUSE,), "Violence against civilians"),
    "of soldiers on nobody named": ((SOLDIERS,), (), "Battles"),
    "of both sides": ((SOLDIERS, GUNMEN), (), "Battles"),
    "of both sides with farmers hurt": (
        (SOLDIERS, GUNMEN),
        (FARMERS,),
        "Violence against civilians",
    ),
}


@pytest.mark.parametrize(("did", "hit", "coded"), ATTACKS.values(), ids=ATTACKS.keys())
def test_who_is_armed_decides(did: tuple[Who, ...], hit: tuple[Who, ...], coded: str) -> None:
    """An attack on the armed is a battle, whether or not they fire back."""
    pair = acled_code(EventType.ARMED_ATTACK, _actors(did, hit), [])
    assert pair is not None
    assert pair.event_type == coded


BOMBS = {
    "petrol bomb": (WeaponCategory.IED, "Violence against civilians"),
    "crude bomb": (WeaponCategory.IED, "Explosions/Remote violence"),
    "grenade": (WeaponCategory.GRENADE, "Explosions/Remote violence"),
}


@pytest.mark.parametrize(("name", "coded"), [(n, c[1]) for n, c in BOMBS.items()])
def test_petrol_bombs_are_no_remote_violence(name: str, coded: str) -> None:
    """They are thrown from near by, and burn."""
    weapons = [Weapon(category=BOMBS[name][0], name=name)]
    pair = acled_code(EventType.BOMBING, _actors((GUNMEN,), (FARMERS,)), weapons)
    assert pair is not None
    assert pair.event_type == coded
