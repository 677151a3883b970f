"""What is fired and shot: guns, rockets and missiles, at whom or what, and from where."""

from __future__ import annotations

from worker.domain.kinds import ActorKind, EventType, Role, WeaponCategory
from worker.nlp.actors.reader import ARMED
from worker.nlp.events.attacks import (
    by_planes,
    by_weapon,
    craft_among,
    of_attack,
    of_shots_at_craft,
)
from worker.nlp.text.role_grammar import objects_of
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case


def of_firing(case: Case) -> EventType | None:
    """ "Fired at the convoy", "fired rockets", "launched missiles"; not shots into the air."""
    if case.token.lower_ == "firing" and _at_arms(case):
        return _of_steady_fire(case)
    if case.found.noun or _is_into_the_air(case):
        return None
    weapons = case.weapons()
    aimed = any(c.lower_ in words.TOWARDS for c in case.token.children)
    if not aimed and case.recent in words.AIRCRAFT and _is_the_missile(case):
        return case.recent
    if not aimed and (not weapons or _sends_up(case, weapons)):
        return None
    if (craft := of_shots_at_craft(case)) is not None:
        told = case.token.dep_ == "pcomp"  # "accused of having fired on it": no second downing
        return None if told else craft
    if by_planes(case.actors) or _from_the_air(case):
        return EventType.AIR_STRIKE
    if _by_guns(case) or any(o.lower_ in _HEAVY for o in case.objects()):
        return EventType.SHELLING
    shots = weapons or case.token.lower_ == "fired"
    return by_weapon(case) or (of_attack(case) if shots else None)


def _sends_up(case: Case, weapons: set[WeaponCategory]) -> bool:
    """ "The ship launched the drones": a survey; by an armed side it is an attack."""
    launched = case.token.lower_.startswith("launch") and weapons == {WeaponCategory.DRONE}
    return launched and not case.kinds(Role.INITIATOR) & (ARMED | {ActorKind.STATE})


def _is_the_missile(case: Case) -> bool:
    """ "The missile was launched from a hill": the one that has hit what was told last."""
    fired = (c for c in case.token.children if c.dep_ == "nsubjpass" and c.lower_ in words.SHELLS)
    return any(t.lower_ == "the" for c in fired for t in c.children)


_HEAVY = frozenset("rocket rockets rpg rpgs mortar mortars".split())
"""Fired as such, where an attack with rifles and RPGs is none from afar."""


def _of_steady_fire(case: Case) -> EventType | None:
    """ "Firing between the troops", "tanks kept firing into the town"."""
    if any(c.lower_ == "between" for c in case.token.children):
        return EventType.ARMED_CLASH
    return EventType.SHELLING if _by_guns(case) else of_attack(case)


def _by_guns(case: Case) -> bool:
    return any(role is Role.INITIATOR and words.GUNS.search(a.name) for role, a in case.actors)


def _from_the_air(case: Case) -> bool:
    """ "Missiles fired from a jet"."""
    froms = [o for c in case.token.children if c.lower_ in ("from", "by") for o in c.children]
    return bool(craft_among(case, froms))


def _at_arms(case: Case) -> bool:
    """ "firing between the troops", "firing on a post"; not the firing of a coach."""
    aimed = any(c.lower_ in words.TOWARDS | {"between"} for c in case.token.children)
    sides = words.ARMS.search(case.text) or words.POSTS.search(case.text)
    return aimed and bool(sides or case.setting.weapons)


def _is_into_the_air(case: Case) -> bool:
    """ "An armed man fired into the air": at nobody."""
    airward = any(o.lower_ in ("air", "sky") for o in objects_of(case.token, ("into", "in")))
    return airward and not words.CASUALTIES.search(case.text)


def of_shooting(case: Case) -> EventType | None:
    """Shots at somebody; not prices that shoot up."""
    upwards = any(
        c.dep_ in ("prt", "advmod") and c.lower_ in words.UPWARDS for c in case.token.children
    )
    hit = case.kinds(Role.TARGET) & _SHOT_AT
    if not hit and any(o.lower_ in _SHOT for o in case.objects()):
        return None
    return None if upwards and not hit else of_attack(case)


_SHOT = frozenset(
    "arrow arrows basket baskets breeze clip clips documentary episode film films footage goal"
    " goals glance glances hoops lasers look looks movie movies par pellets penalty photo photos"
    " photograph photographs picture pictures pool scene scenes series video videos".split()
)
"""What is shot and hurts nobody: "shot a film"."""
_SHOT_AT = words.PEOPLE | ARMED | {ActorKind.VEHICLE, ActorKind.FACILITY}
