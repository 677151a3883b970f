"""ACLED and PLOVER codes of an incident, by the codebooks' rules.

ACLED (codebook 2023) codes by who meets whom and by the weapon, not by the word: an attack on armed
actors is a Battle whether or not they fire back, the same on unarmed people is Violence against
civilians; shelling, air strikes, bombs and mines by themselves are Explosions/Remote violence.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.incident import AcledCode, Actor, PloverCode, Weapon
from worker.domain.kinds import ActorKind, EventType, Role, WeaponCategory

BATTLES = "Battles"
EXPLOSIONS = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
STRATEGIC = "Strategic developments"

ARMED = frozenset(
    {
        ActorKind.STATE_FORCE,
        ActorKind.REBEL,
        ActorKind.MILITIA,
        ActorKind.TERRORIST,
        ActorKind.COALITION,
    }
)
_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})

_ACLED: dict[EventType, tuple[str, str] | None] = {
    EventType.AIRCRAFT_SHOOTDOWN: (EXPLOSIONS, "Shelling/artillery/missile attack"),
    EventType.AIRCRAFT_CRASH: None,
    EventType.AIRCRAFT_DESTROYED: (EXPLOSIONS, "Shelling/artillery/missile attack"),
    EventType.UAV_DOWNING: (STRATEGIC, "Disrupted weapons use"),
    EventType.AIRSPACE_VIOLATION: (STRATEGIC, "Other"),
    EventType.AIR_STRIKE: (EXPLOSIONS, "Air/drone strike"),
    EventType.DRONE_STRIKE: (EXPLOSIONS, "Air/drone strike"),
    EventType.SHELLING: (EXPLOSIONS, "Shelling/artillery/missile attack"),
    EventType.BOMBING: (EXPLOSIONS, "Remote explosive/landmine/IED"),
    EventType.SUICIDE_ATTACK: (EXPLOSIONS, "Suicide bomb"),
    EventType.CHEMICAL_ATTACK: (EXPLOSIONS, "Chemical weapon"),
    EventType.ARMED_CLASH: (BATTLES, "Armed clash"),
    EventType.TERRITORY_CHANGE: (BATTLES, "Non-state actor overtakes territory"),
    EventType.ARMED_ATTACK: (CIVILIANS, "Attack"),
    EventType.ABDUCTION: (CIVILIANS, "Abduction/forced disappearance"),
    EventType.SEXUAL_VIOLENCE: (CIVILIANS, "Sexual violence"),
    EventType.RESCUE: (STRATEGIC, "Other"),
}
_PLOVER: dict[EventType, tuple[str, str] | None] = {
    EventType.AIRCRAFT_SHOOTDOWN: ("ASSAULT", "heavy-weapons"),
    EventType.AIRCRAFT_CRASH: None,
    EventType.AIRCRAFT_DESTROYED: ("ASSAULT", "destroy"),
    EventType.UAV_DOWNING: ("ASSAULT", "destroy"),
    EventType.AIRSPACE_VIOLATION: ("MOBILIZE", "weapons"),
    EventType.AIR_STRIKE: ("ASSAULT", "aerial"),
    EventType.DRONE_STRIKE: ("ASSAULT", "drone"),
    EventType.SHELLING: ("ASSAULT", "heavy-weapons"),
    EventType.BOMBING: ("ASSAULT", "explosives"),
    EventType.SUICIDE_ATTACK: ("ASSAULT", "suicide-attack"),
    EventType.CHEMICAL_ATTACK: ("ASSAULT", "unconventional"),
    EventType.ARMED_CLASH: ("ASSAULT", "firearms"),
    EventType.TERRITORY_CHANGE: ("COERCE", "seize"),
    EventType.ARMED_ATTACK: ("ASSAULT", "firearms"),
    EventType.ABDUCTION: ("ASSAULT", "abduct"),
    EventType.SEXUAL_VIOLENCE: ("ASSAULT", "sexual"),
    EventType.RESCUE: None,
}


def acled_code(
    kind: EventType, actors: Sequence[Actor], weapons: Sequence[Weapon]
) -> AcledCode | None:
    """The ACLED pair; None for what ACLED does not code."""
    pair = _acled(kind, actors, {weapon.category for weapon in weapons})
    return AcledCode(*pair) if pair else None


def _acled(
    kind: EventType, actors: Sequence[Actor], weapons: set[WeaponCategory]
) -> tuple[str, str] | None:
    targets = [a for a in actors if a.role in (Role.TARGET, Role.VICTIM)]
    initiators = [a for a in actors if a.role is Role.INITIATOR]
    if kind is EventType.AIRCRAFT_SHOOTDOWN and WeaponCategory.AAM in weapons:
        return BATTLES, "Armed clash"
    if kind is EventType.BOMBING and WeaponCategory.GRENADE in weapons and len(weapons) == 1:
        return EXPLOSIONS, "Grenade"
    if kind is EventType.TERRITORY_CHANGE and any(a.kind in _STATE for a in initiators):
        return BATTLES, "Government regains territory"
    if kind is EventType.ARMED_ATTACK and any(a.kind in ARMED for a in targets):
        return BATTLES, "Armed clash"
    return _ACLED[kind]


def plover_code(kind: EventType, weapons: Sequence[Weapon]) -> PloverCode | None:
    """The PLOVER pair; None for what PLOVER does not code."""
    if kind is EventType.AIRCRAFT_SHOOTDOWN and any(
        w.category is WeaponCategory.AAM for w in weapons
    ):
        return PloverCode("ASSAULT", "aerial")
    pair = _PLOVER[kind]
    return PloverCode(*pair) if pair else None
