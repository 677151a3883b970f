"""ACLED and PLOVER codes of an incident, by the codebooks' rules.

ACLED (codebook 2023) codes by who meets whom and by the weapon, not by the word: an attack on armed
actors is a Battle whether or not they fire back, the same on unarmed people is Violence against
civilians; shelling, air strikes, bombs and mines by themselves are Explosions/Remote violence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.fighters import is_armed, is_civilian, is_criminal
from worker.domain.incident import AcledCode, Actor, PloverCode, Weapon
from worker.domain.kinds import ARMED, ActorKind, EventType, Role, WeaponCategory

BATTLES = "Battles"
EXPLOSIONS = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
STRATEGIC = "Strategic developments"

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
    pair = _acled(kind, actors, weapons)
    return AcledCode(*pair) if pair else None


def _acled(
    kind: EventType, actors: Sequence[Actor], weapons: Sequence[Weapon]
) -> tuple[str, str] | None:
    initiators = [a for a in actors if a.role is Role.INITIATOR]
    means = {weapon.category for weapon in weapons}
    if kind is EventType.AIRCRAFT_SHOOTDOWN and WeaponCategory.AAM in means:
        return BATTLES, "Armed clash"
    if kind is EventType.BOMBING and means == {WeaponCategory.GRENADE}:
        return EXPLOSIONS, "Grenade"
    if kind is EventType.TERRITORY_CHANGE and initiators and initiators[0].kind in _STATE:
        return BATTLES, "Government regains territory"
    if kind is EventType.ARMED_ATTACK and _is_battle(actors):
        return BATTLES, "Armed clash"
    if kind is EventType.BOMBING and _are_petrol_bombs(weapons, initiators):
        return CIVILIANS, "Attack"
    return _ACLED[kind]


def _is_battle(actors: Sequence[Actor]) -> bool:
    """Whether those who are attacked are armed, or the armed of both sides took part."""
    hit = [a for a in actors if a.role in (Role.TARGET, Role.VICTIM)]
    did = {a.kind for a in _doers(actors)}
    by_arms = any(a.kind in ARMED and not _CROWD.search(a.name) for a in _doers(actors))
    met = [a for a in hit if by_arms or not is_criminal(a.name)]
    if any(_is_armed(a) or _POST.search(a.name) for a in met):
        return True
    if any(is_civilian(a.kind, a.name) or _HOME.search(a.name) for a in hit):
        return False
    both = ActorKind.STATE_FORCE in did and bool(did & (ARMED - _STATE))
    things = all(a.kind in (ActorKind.FACILITY, ActorKind.MILITIA) for a in hit)
    return both or (bool(did) and did <= _STATE and things)


def _doers(actors: Sequence[Actor]) -> list[Actor]:
    return [a for a in actors if a.role is Role.INITIATOR]


def _is_armed(actor: Actor) -> bool:
    return is_armed(actor.kind, actor.name, actor.canonical_id)


_CROWD = re.compile(r"\b(?:mobs?|villagers|locals|residents|crowds?)\b", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:home|house|mosque|church|school|market|village|shop|hospital)s?\b", re.IGNORECASE
)
_POST = re.compile(
    r"\b(?:(?:volunteer|fighters?|rebel|militia)\b.* (?:position|base|post|camp)s?"
    r"|(?:out|check|border|police|military|army) ?(?:posts?|points?)|(?:army|military|police)"
    r" (?:base|camp|convoy|patrol|vehicle|station|headquarters)|barracks|garrison)\b",
    re.IGNORECASE,
)
"""Where those who are there are armed."""


def _are_petrol_bombs(weapons: Sequence[Weapon], initiators: Sequence[Actor]) -> bool:
    """What burns is thrown from near by: no remote violence, unless an army does it."""
    burning = any(_PETROL.search(w.name or "") for w in weapons)
    others = {w.category for w in weapons if not _PETROL.search(w.name or "")}
    others -= {WeaponCategory.OTHER}
    return burning and not others and not any(a.kind in _STATE for a in initiators)


_PETROL = re.compile(r"petrol|molotov|gasoline|fire-?bomb|arson", re.IGNORECASE)


def plover_code(kind: EventType, weapons: Sequence[Weapon]) -> PloverCode | None:
    """The PLOVER pair; None for what PLOVER does not code."""
    if kind is EventType.AIRCRAFT_SHOOTDOWN and any(
        w.category is WeaponCategory.AAM for w in weapons
    ):
        return PloverCode("ASSAULT", "aerial")
    pair = _PLOVER[kind]
    return PloverCode(*pair) if pair else None
