"""Triggers to occurrences: the type of event, who, what with, and whether it happened at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from worker.domain.kinds import (
    ActorKind,
    AircraftCategory,
    EventType,
    Role,
    WeaponCategory,
)
from worker.domain.text import Span
from worker.nlp import event_words as words
from worker.nlp.actors import ARMED
from worker.nlp.attacks import by_planes, by_weapon, of_attack
from worker.nlp.cases import Case
from worker.nlp.ground import falls_to, is_given_up, of_seizing, of_taking
from worker.nlp.harmless import is_harmless
from worker.nlp.triggers import Found

WEAK = frozenset(
    {"kill", "injure", "die", "attack", "destroy", "under", "fire", "shoot", "beat", "body", "burn"}
)
"""Classes that say little by themselves: a more telling trigger of the sentence takes them in."""

_DIRECT = {
    "air": EventType.AIR_STRIKE,
    "drone": EventType.DRONE_STRIKE,
    "shell": EventType.SHELLING,
    "dynamite": EventType.BOMBING,
    "suicide": EventType.SUICIDE_ATTACK,
    "chemical": EventType.CHEMICAL_ATTACK,
    "gas": EventType.CHEMICAL_ATTACK,
    "clash": EventType.ARMED_CLASH,
    "offensive": EventType.ARMED_CLASH,
    "ambush": EventType.ARMED_CLASH,
    "repel": EventType.ARMED_CLASH,
    "abduct": EventType.ABDUCTION,
    "rape": EventType.SEXUAL_VIOLENCE,
    "murder": EventType.ARMED_ATTACK,
}


def event_type(case: Case) -> EventType | None:
    """The type of event that a trigger reports in its setting; None where it reports none."""
    kind = case.found.kind
    if kind in words.CROWD and _is_riot(case):
        return None
    if kind == "fire" and words.IRRITANT.search(case.text) and not words.DEADLY.search(case.text):
        return None
    if kind == "clash" and (_strives(case) or _is_lasting(case)):
        return None
    if is_harmless(case):
        return None
    if kind in _DIRECT:
        return _refined(kind, case)
    return _READERS.get(kind, of_attack)(case)


def _is_riot(case: Case) -> bool:
    """A crowd that throws, burns and scuffles at a demonstration, with nobody killed by it."""
    sent = case.setting.sent
    start, end = max(0, sent.start_char - words.AROUND), sent.end_char + words.AROUND
    around = case.setting.article[start:end]
    return bool(words.UNREST.search(around)) and not words.DEADLY.search(around)


def _is_lasting(case: Case) -> bool:
    """ "Where the army is battling rebels", "which has been fighting them": a war, no battle."""
    token = case.token
    if token.tag_ != "VBG":
        return False
    helped = [c.lower_ for c in token.children if c.dep_ == "aux"]
    beside = token.dep_ in ("relcl", "advcl") and bool(helped)
    return beside or "been" in helped


def _strives(case: Case) -> bool:
    """ "Firefighters battled to put out the flames": with nobody."""
    to = [c for c in case.token.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"]
    helps = any(c.lower_ in words.HELPING for c in to)
    return helps or (bool(to) and not case.kinds(Role.TARGET))


def _refined(kind: str, case: Case) -> EventType:
    if kind in ("air", "shell", "drone") and WeaponCategory.CHEMICAL in case.weapons():
        return EventType.CHEMICAL_ATTACK
    return _DIRECT[kind]


def _of_violation(case: Case) -> EventType | None:
    return EventType.AIRSPACE_VIOLATION if "airspace" in case.text.lower() else None


def _of_explosion(case: Case) -> EventType:
    named = case.token.lower_ in ("bombing", "bombings")
    if named and case.found.end - case.found.start == 1:
        return _of_bombing(case)
    return EventType.SUICIDE_ATTACK if words.SUICIDE.search(case.text) else EventType.BOMBING


def _of_detaining(case: Case) -> EventType | None:
    """Held by an armed group: an abduction. By police or soldiers: an arrest, which is none."""
    armed = case.kinds(Role.INITIATOR) & (ARMED - {ActorKind.STATE_FORCE})
    return EventType.ABDUCTION if armed else None


def _of_fight(case: Case) -> EventType | None:
    sides = any(c.lower_ in ("between", "with") for c in case.token.children)
    return EventType.ARMED_CLASH if sides else None


def _of_loss(case: Case) -> EventType | None:
    """ "A jet was lost", "the loss of his aircraft": how, it does not say. Or ground was lost."""
    if is_given_up(case):
        return EventType.TERRITORY_CHANGE
    lost = case.objects() if not case.found.noun else case.objects("pobj")
    lost += [c for o in case.token.children if o.dep_ == "prep" for c in o.children]
    spans = [a.span for a in case.setting.aircraft]
    if not any(s.start <= o.idx < s.end for o in lost for s in spans):
        return None
    return _of_downing(case)


def _of_downing(case: Case) -> EventType | None:
    goes_on = case.found.kind == "down" and case.recent in words.AIRCRAFT
    if not case.setting.aircraft and not words.FLIGHT.search(case.text) and not goes_on:
        return None
    uav = bool(case.setting.aircraft) and all(
        a.category is AircraftCategory.UAV for a in case.setting.aircraft
    )
    if uav:
        return EventType.UAV_DOWNING
    crash = case.found.kind in ("crash", "lose", "fall")
    return EventType.AIRCRAFT_CRASH if crash else EventType.AIRCRAFT_SHOOTDOWN


def _of_bringing_down(case: Case) -> EventType | None:
    """ "Brought down a jet"; "two barrels brought down a house" is an attack on the house."""
    things = (ActorKind.FACILITY, ActorKind.CIVILIANS)
    spans = [a.span for a in case.setting.aircraft]
    struck = [a for role, a in case.actors if role is Role.TARGET and a.kind in things]
    if struck and not any(
        a.span.overlaps(s) for role, a in case.actors if role is Role.TARGET for s in spans
    ):
        by_air = case.setting.aircraft or words.AIR.search(case.text)
        return EventType.AIR_STRIKE if by_air else of_attack(case)
    return _of_downing(case)


def _of_falling(case: Case) -> EventType | None:
    """A plane that fell or came down, shells that landed: not a town or a price."""
    fallen = [c for c in case.token.children if c.dep_ == "nsubj"]
    rounds = [t for c in fallen if c.lower_ in words.ROUNDS for t in c.lefts]
    if any(c.lower_ in words.SHELLS for c in (*fallen, *rounds)):
        return None if words.TEST.search(case.text) else _refined("shell", case)
    if case.token.lower_ in _LANDED:
        return None
    if falls_to(case):
        return EventType.TERRITORY_CHANGE
    spans = [a.span for a in case.setting.aircraft]
    if not any(s.start <= c.idx < s.end for c in fallen for s in spans):
        return None
    return _of_downing(case)


_LANDED = frozenset("land lands landed landing".split())
"""What planes do unharmed."""


def _of_intercepting(case: Case) -> EventType | None:
    """A drone that is intercepted is downed; a plane is only turned away."""
    met = [a.category for a in case.setting.aircraft if _is_object(case, a.span)]
    drones = bool(met) and all(category is AircraftCategory.UAV for category in met)
    return EventType.UAV_DOWNING if drones else None


def _is_object(case: Case, span: Span) -> bool:
    return any(span.start <= o.idx < span.end for o in case.objects())


def _of_destroying(case: Case) -> EventType | None:
    """A plane on the ground, a drone in the air, if that is what was destroyed; else an attack."""
    token = case.token
    hit = case.objects("oprd")
    hit += [token.head] if token.dep_ in ("acl", "oprd", "amod") else []
    if token.dep_ == "xcomp":  # "two planes were found destroyed"
        hit += [c for c in token.head.children if c.dep_ == "nsubjpass"]
    things = [t for h in hit for t in _itself(h)]
    craft = [
        a.category
        for a in case.setting.aircraft
        if any(a.span.start <= t.idx < a.span.end for t in things)
    ]
    if craft and all(category is AircraftCategory.UAV for category in craft):
        return EventType.UAV_DOWNING
    return EventType.AIRCRAFT_DESTROYED if craft else of_attack(case)


def _itself(head: Token) -> Iterator[Token]:
    """A noun with what is joined to it ("two jets and a tank", "32 of 44 drones")."""
    yield head
    for child in head.children:
        if child.dep_ in ("conj", "compound", "nmod", "appos"):
            yield from _itself(child)
        elif child.lower_ == "of" and (head.tag_ == "CD" or head.lower_ in _SOME):
            yield from (t for c in child.children for t in _itself(c))


_SOME = frozenset("one some most all both dozens several many number part half".split())


def _of_bombing(case: Case) -> EventType:
    weapons = case.weapons()
    if WeaponCategory.CHEMICAL in weapons:
        return EventType.CHEMICAL_ATTACK
    if words.SUICIDE.search(case.text):
        return EventType.SUICIDE_ATTACK
    state = case.kinds(Role.INITIATOR) & words.STATES
    by_plane = words.AIR.search(case.text) or case.setting.aircraft
    if by_plane or (state and WeaponCategory.IED not in weapons):
        return EventType.AIR_STRIKE
    if weapons & {WeaponCategory.ARTILLERY, WeaponCategory.MORTAR, WeaponCategory.ROCKET}:
        return EventType.SHELLING
    if case.recent in (EventType.AIR_STRIKE, EventType.SHELLING, EventType.SUICIDE_ATTACK):
        return case.recent
    return EventType.BOMBING


def _of_rescue(case: Case) -> EventType | None:
    """A rescue of persons from captors or enemy ground; not by firemen, nor of a bank."""
    if case.token.lower_ in _SAVING:
        saved = [o for o in case.objects() if words.CAPTIVE.search(o.text)]
        return EventType.RESCUE if saved else None
    captive = words.CAPTIVE.search(case.text) and not words.SWAP.search(case.text)
    return EventType.RESCUE if captive else None


_SAVING = frozenset("save saves saved saving".split())
"""Said of many things: only of those who are captives or a crew themselves."""


def _of_firing(case: Case) -> EventType | None:
    if case.token.lower_ == "firing" and _at_arms(case):
        sides = any(c.lower_ == "between" for c in case.token.children)
        return EventType.ARMED_CLASH if sides else of_attack(case)
    if case.found.noun:
        return None
    weapons = case.weapons()
    aimed = any(c.lower_ in words.TOWARDS for c in case.token.children)
    if not aimed and not weapons:
        return None
    if by_planes(case.actors) or _from_the_air(case):
        return EventType.AIR_STRIKE
    shots = weapons or case.token.lower_ == "fired"
    return by_weapon(case) or (EventType.ARMED_ATTACK if shots else None)


def _from_the_air(case: Case) -> bool:
    """ "Missiles fired from a jet"."""
    froms = [o for c in case.token.children if c.lower_ in ("from", "by") for o in c.children]
    return any(a.span.start <= o.idx < a.span.end for o in froms for a in case.setting.aircraft)


def _at_arms(case: Case) -> bool:
    """ "firing between the troops", "firing on a post"; not the firing of a coach."""
    aimed = any(c.lower_ in words.TOWARDS | {"between"} for c in case.token.children)
    sides = words.ARMS.search(case.text) or words.POSTS.search(case.text)
    return aimed and bool(sides or case.setting.weapons)


def _of_throwing(case: Case) -> EventType | None:
    """ "hurled a grenade"; not a stone, nor an insult."""
    objects = case.objects()
    if case.token.dep_ == "acl" and case.token.tag_ == "VBN":
        objects.append(case.token.head)
    return _of_bombing(case) if any(o.lower_ in words.THROWN for o in objects) else None


def _of_beating(case: Case) -> EventType | None:
    """Beating people is an attack where it is no sport."""
    after = [t.lower_ for t in case.token.doc[case.token.i + 1 : case.token.i + 9]]
    beaten_up = ActorKind.MILITIA in case.kinds(Role.TARGET) and "up" in after[:1]
    hurt = case.kinds(Role.TARGET) & words.PEOPLE or "death" in after or beaten_up
    return EventType.ARMED_ATTACK if hurt else None


def _of_burning(case: Case) -> EventType | None:
    """Burning what is somebody's is an attack where it is no accident."""
    armed = case.kinds(Role.INITIATOR) & ARMED
    hit = {ActorKind.FACILITY, ActorKind.VEHICLE} & case.kinds(Role.TARGET)
    if any(t.lower_ in words.TOKENS for t in case.token.subtree):
        return None
    if _FAR_OFF & case.weapons() or by_planes(case.actors):
        return of_attack(case)
    by = (t.lower_ for c in case.token.children if c.dep_ == "agent" for t in c.subtree)
    if case.kinds(Role.TARGET) & words.PEOPLE and words.THROWN & set(by):
        return EventType.BOMBING  # "were burned by a petrol bomb"
    aimed = armed or hit or case.token.lower_.startswith("sabotag")
    return EventType.ARMED_ATTACK if aimed else None


_FAR_OFF = frozenset(
    {
        WeaponCategory.MISSILE,
        WeaponCategory.ROCKET,
        WeaponCategory.ARTILLERY,
        WeaponCategory.DRONE,
        WeaponCategory.BOMB,
    }
)


def _of_toll(case: Case) -> EventType | None:
    """The toll at a place is of the kind of attack that was told last."""
    return case.recent if case.recent in words.LASTING | _DEADLY else None


_DEADLY = {EventType.BOMBING, EventType.ARMED_ATTACK, EventType.CHEMICAL_ATTACK}


def _of_shooting(case: Case) -> EventType | None:
    """Shots at somebody; not prices that shoot up."""
    upwards = any(
        c.dep_ in ("prt", "advmod") and c.lower_ in words.UPWARDS for c in case.token.children
    )
    return None if upwards and not case.kinds(Role.TARGET) & words.PEOPLE else of_attack(case)


_READERS: dict[str, Callable[[Case], EventType | None]] = {
    "down": _of_bringing_down,
    "fall": _of_falling,
    "take": of_taking,
    "crash": _of_downing,
    "lose": _of_loss,
    "intercept": _of_intercepting,
    "destroy": _of_destroying,
    "violate": _of_violation,
    "explode": _of_explosion,
    "bomb": _of_bombing,
    "seize": of_seizing,
    "detain": _of_detaining,
    "rescue": _of_rescue,
    "fire": _of_firing,
    "throw": _of_throwing,
    "shoot": _of_shooting,
    "fight": _of_fight,
    "beat": _of_beating,
    "burn": _of_burning,
    "toll": _of_toll,
}
"""How the classes of triggers are read that have more than one meaning; others are attacks."""


_GOES_ON = frozenset("continuing continued continues continue resumed raging".split())
"""Of fighting that was told before."""


def anaphoric(doc: Doc, found: Found) -> bool:
    """ "the attack", "the kidnapped students": an occurrence that is told elsewhere."""
    head = doc[found.head]
    if not found.noun:
        return found.kind == "abduct" and head.dep_ == "amod"
    if found.kind == "clash" and head.dep_ == "nsubj" and head.head.lower_ in _GOES_ON:
        return True
    return any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these") for c in head.children
    )
