"""Who is armed, by kind and by name."""

from __future__ import annotations

import pytest

from worker.domain.fighters import is_armed, is_civil_vehicle, is_civilian, is_criminal
from worker.domain.kinds import ActorKind


@pytest.mark.parametrize(
    ("kind", "name", "group"),
    [
        (ActorKind.STATE_FORCE, "soldiers", None),
        (ActorKind.MILITIA, "two bandits", None),
        (ActorKind.MILITIA, "VDP", "vdp"),
        (ActorKind.MILITIA, "Fulani herders militia", None),
        (ActorKind.UNKNOWN, "two forest guards", None),
        (ActorKind.UNKNOWN, "seven personnel", None),
        (ActorKind.UNKNOWN, "DSP", None),
        (ActorKind.INDIVIDUAL, "Deputy Superintendent X", None),
        (ActorKind.INDIVIDUAL, "official of the Levies", None),
        (ActorKind.UNKNOWN, "a khasadar", None),
        (ActorKind.CIVILIANS, "six village defence volunteers", None),
    ],
)
def test_who_fights(kind: ActorKind, name: str, group: str | None) -> None:
    """Guards too, though no soldiers."""
    assert is_armed(kind, name, group)


@pytest.mark.parametrize(
    ("kind", "name", "group"),
    [
        (ActorKind.STATE_FORCE, "retired policeman", None),
        (ActorKind.MILITIA, "two Fulani herders", "fulani-militia"),
        (ActorKind.MILITIA, "ex-fighter", None),
        (ActorKind.MILITIA, "BJP", "bjp"),
        (ActorKind.MILITIA, "a youth", None),
        (ActorKind.UNKNOWN, "bodyguard", None),
        (ActorKind.INDIVIDUAL, "official of the party", None),
    ],
)
def test_who_does_not(kind: ActorKind, name: str, group: str | None) -> None:
    """Those who were armed once, and men of a party."""
    assert not is_armed(kind, name, group)


def test_the_unarmed_are_civilians() -> None:
    """By kind or by name."""
    assert is_civilian(ActorKind.MILITIA, "two herders")
    assert is_civilian(ActorKind.CIVILIANS, "a trader")
    assert not is_civilian(ActorKind.MILITIA, "two bandits")


def test_what_carries_travellers() -> None:
    """An army truck does not."""
    assert is_civil_vehicle("passenger bus")
    assert is_civil_vehicle("mining company convoy")
    assert not is_civil_vehicle("army truck")
    assert not is_civil_vehicle("convoy")


def test_whom_a_crowd_lynches() -> None:
    """Bandits, not soldiers."""
    assert is_criminal("three suspected robbers")
    assert not is_criminal("three soldiers")
