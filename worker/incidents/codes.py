"""ACLED and PLOVER codes, by the rules of their codebooks.

The ACLED pair follows from what happened, to whom, and with what: an attack on soldiers, police or
fighters is a battle whether or not they fire back, the same on unarmed people is violence against
civilians; bombs, shells and air strikes are remote violence unless ground fighting was part of it.
Sources: ACLED codebook (2023), sections "Event types" and "Coding rules"; PLOVER (2022).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from worker.domain.incident import AcledCode, Actor, PloverCode, Weapon
from worker.domain.kinds import ActorKind, EventType, Role, WeaponCategory

BATTLES: Final = "Battles"
EXPLOSIONS: Final = "Explosions/Remote violence"
CIVILIANS: Final = "Violence against civilians"
STRATEGIC: Final = "Strategic developments"

CLASH: Final = AcledCode(BATTLES, "Armed clash")
ATTACK: Final = AcledCode(CIVILIANS, "Attack")
AIR_STRIKE: Final = AcledCode(EXPLOSIONS, "Air/drone strike")
SHELLING: Final = AcledCode(EXPLOSIONS, "Shelling/artillery/missile attack")
REMOTE_EXPLOSIVE: Final = AcledCode(EXPLOSIONS, "Remote explosive/landmine/IED")
GRENADE: Final = AcledCode(EXPLOSIONS, "Grenade")
REGAINED: Final = AcledCode(BATTLES, "Government regains territory")
OVERTAKEN: Final = AcledCode(BATTLES, "Non-state actor overtakes territory")

STATE_KINDS: Final = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
ARMED_KINDS: Final = STATE_KINDS - {ActorKind.STATE} | {
    ActorKind.REBEL,
    ActorKind.MILITIA,
    ActorKind.TERRORIST,
}

# None: outside of the codebook. Types that `acled_code` decides by actors and weapons have here the
# pair that they get where neither is known.
ACLED: Final[dict[EventType, AcledCode | None]] = {
    EventType.AIRCRAFT_SHOOTDOWN: SHELLING,
    EventType.AIRCRAFT_CRASH: None,
    EventType.AIRCRAFT_DESTROYED: SHELLING,
    EventType.UAV_DOWNING: AcledCode(STRATEGIC, "Disrupted weapons use"),
    EventType.AIRSPACE_VIOLATION: AcledCode(STRATEGIC, "Other"),
    EventType.AIR_STRIKE: AIR_STRIKE,
    EventType.DRONE_STRIKE: AIR_STRIKE,
    EventType.SHELLING: SHELLING,
    EventType.BOMBING: REMOTE_EXPLOSIVE,
    EventType.SUICIDE_ATTACK: AcledCode(EXPLOSIONS, "Suicide bomb"),
    EventType.CHEMICAL_ATTACK: AcledCode(EXPLOSIONS, "Chemical weapon"),
    EventType.ARMED_CLASH: CLASH,
    EventType.TERRITORY_CHANGE: OVERTAKEN,
    EventType.ARMED_ATTACK: ATTACK,
    EventType.ABDUCTION: AcledCode(CIVILIANS, "Abduction/forced disappearance"),
    EventType.SEXUAL_VIOLENCE: AcledCode(CIVILIANS, "Sexual violence"),
    EventType.RESCUE: AcledCode(STRATEGIC, "Other"),
}
PLOVER: Final[dict[EventType, PloverCode | None]] = {
    EventType.AIRCRAFT_SHOOTDOWN: PloverCode("ASSAULT", "heavy-weapons"),
    EventType.AIRCRAFT_CRASH: None,
    EventType.AIRCRAFT_DESTROYED: PloverCode("ASSAULT", "destroy"),
    EventType.UAV_DOWNING: PloverCode("ASSAULT", "destroy"),
    EventType.AIRSPACE_VIOLATION: PloverCode("MOBILIZE", "weapons"),
    EventType.AIR_STRIKE: PloverCode("ASSAULT", "aerial"),
    EventType.DRONE_STRIKE: PloverCode("ASSAULT", "drone"),
    EventType.SHELLING: PloverCode("ASSAULT", "heavy-weapons"),
    EventType.BOMBING: PloverCode("ASSAULT", "explosives"),
    EventType.SUICIDE_ATTACK: PloverCode("ASSAULT", "suicide-attack"),
    EventType.CHEMICAL_ATTACK: PloverCode("ASSAULT", "unconventional"),
    EventType.ARMED_CLASH: PloverCode("ASSAULT", "firearms"),
    EventType.TERRITORY_CHANGE: PloverCode("COERCE", "seize"),
    EventType.ARMED_ATTACK: PloverCode("ASSAULT", "firearms"),
    EventType.ABDUCTION: PloverCode("ASSAULT", "abduct"),
    EventType.SEXUAL_VIOLENCE: PloverCode("ASSAULT", "sexual"),
    EventType.RESCUE: None,
}
_BY_WEAPON: Final[tuple[tuple[frozenset[WeaponCategory], AcledCode], ...]] = (
    (frozenset({WeaponCategory.DRONE}), AIR_STRIKE),
    (frozenset({WeaponCategory.IED, WeaponCategory.MINE}), REMOTE_EXPLOSIVE),
    (frozenset({WeaponCategory.SMALL_ARMS}), CLASH),
)


def acled_code(
    event_type: EventType,
    actors: Collection[Actor],
    weapons: Collection[Weapon],
    *,
    fighting: bool = False,
) -> AcledCode | None:
    """The ACLED pair of an incident; `fighting`: there was ground combat in the same occurrence."""
    given = {weapon.category for weapon in weapons}
    match event_type:
        case EventType.AIRCRAFT_SHOOTDOWN:
            return CLASH if WeaponCategory.AAM in given else SHELLING
        case EventType.AIRCRAFT_DESTROYED:
            return next((code for kinds, code in _BY_WEAPON if kinds & given), SHELLING)
        case EventType.AIR_STRIKE | EventType.DRONE_STRIKE | EventType.SHELLING if fighting:
            return CLASH
        case EventType.BOMBING if WeaponCategory.GRENADE in given:
            return GRENADE
        case EventType.TERRITORY_CHANGE:
            return REGAINED if STATE_KINDS & set(_kinds(actors, Role.INITIATOR)) else OVERTAKEN
        case EventType.ARMED_ATTACK:
            return CLASH if fighting or is_armed(actors) else ATTACK
    return ACLED[event_type]


def plover_code(event_type: EventType) -> PloverCode | None:
    """The PLOVER event and mode of an incident."""
    return PLOVER[event_type]


def is_armed(actors: Iterable[Actor]) -> bool:
    """Whether those who were attacked are soldiers, police or fighters."""
    return any(kind in ARMED_KINDS for kind in _kinds(actors, Role.TARGET, Role.VICTIM))


def _kinds(actors: Iterable[Actor], *roles: Role) -> list[ActorKind]:
    return [actor.kind for actor in actors if actor.role in roles]
