"""Triggers to occurrences: the type of event, who, what with, and whether it happened at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from worker.domain.day_names import WEEKDAYS
from worker.domain.kinds import (
    ActorKind,
    EventType,
    Role,
    WeaponCategory,
)
from worker.nlp.actors.reader import ARMED
from worker.nlp.events.attacks import (
    by_planes,
    by_weapon,
    fell_in_fight,
    of_ambush,
    of_attack,
    of_killing,
)
from worker.nlp.events.captives import of_detaining, of_rescue, of_taking_away
from worker.nlp.events.downings import (
    is_craft_blown_up,
    is_craft_hit,
    is_subject_a_craft,
    itself,
    of_bringing_down,
    of_damage,
    of_destroying,
    of_downing,
    of_intercepting,
    of_loss,
    of_missing,
    of_violation,
)
from worker.nlp.events.fights import of_beating, of_fight
from worker.nlp.events.firing import of_firing, of_shooting
from worker.nlp.events.ground import (
    falls_from_the_sky,
    falls_to,
    of_hands,
    of_seizing,
    of_taking,
)
from worker.nlp.events.harmless import is_harmless
from worker.nlp.events.lasting import is_abuse, is_backdrop, is_campaign, is_lasting, strives
from worker.nlp.text.document import Token
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case
from worker.nlp.triggers.found import Found

WEAK = frozenset("kill injure die attack destroy damage under fire shoot beat body burn".split())
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
    "repel": EventType.ARMED_CLASH,
    "abduct": EventType.ABDUCTION,
    "rape": EventType.SEXUAL_VIOLENCE,
}


def event_type(case: Case) -> EventType | None:
    """The type of event that a trigger reports in its setting; None where it reports none."""
    kind = case.found.kind
    if kind in words.CROWD and _is_riot(case):
        return None
    if kind == "fire" and words.IRRITANT.search(case.text) and not words.DEADLY.search(case.text):
        return None
    if kind == "clash" and (strives(case) or is_lasting(case)):
        return None
    if kind in ("clash", "offensive") and is_backdrop(case.token):
        return None
    if kind == "offensive" and is_campaign(case):
        return None
    if is_harmless(case) or is_abuse(case):
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


def _of_murder(case: Case) -> EventType | None:
    """ "Gunned down a helicopter" is no murder, nor is it one where a banner hung."""
    if case.token.lower_.startswith("gun") and is_craft_hit(case):
        return of_downing(case)
    return None if _kills_nobody(case) else _refined("murder", case)


def _kills_nobody(case: Case) -> bool:
    """ "Executed a warrant", "an executed contract", "a flag hung over the square"."""
    token = case.token
    if case.found.noun or case.kinds(Role.TARGET) & (words.PEOPLE | ARMED):
        return False
    objects = case.objects()
    if token.dep_ == "amod":
        objects.append(token.head)
    if token.lower_ == "hung" and not objects:
        return True
    if token.lower_ == "hung":
        return not any(o.tag_ == "PRP" for o in objects)
    done = token.lower_.startswith("execut")
    return done and any(o.lower_ in _CARRIED_OUT for o in objects)


_CARRIED_OUT = frozenset(
    "agreement agreements amendment amendments code command commands contract contracts deed deeds"
    " document documents lease leases manoeuvre maneuver operation operations order orders plan"
    " plans program project raid raids script search searches strategy task tasks trade trades"
    " transaction transactions turnaround warrant warrants will".split()
)
"""What is executed without a death."""


def _refined(kind: str, case: Case) -> EventType:
    if kind == "murder" and fell_in_fight(case):
        return EventType.ARMED_CLASH
    if kind in ("air", "shell", "drone") and WeaponCategory.CHEMICAL in case.weapons():
        return EventType.CHEMICAL_ATTACK
    return _DIRECT.get(kind, EventType.ARMED_ATTACK)


def _of_explosion(case: Case) -> EventType | None:
    if is_craft_blown_up(case):
        return EventType.AIRCRAFT_DESTROYED
    if words.FROM_HELICOPTERS.search(case.text) and case.found.noun:
        return EventType.AIR_STRIKE
    named = case.token.lower_ in ("bombing", "bombings")
    if named and case.found.end - case.found.start == 1:
        return _of_bombing(case)
    if words.SUICIDE.search(case.text):
        return EventType.SUICIDE_ATTACK
    told = case.recent in _FROM_AFAR and anaphoric(case.token, case.found)
    return case.recent if told else EventType.BOMBING


_FROM_AFAR = words.LASTING - {EventType.SUICIDE_ATTACK}
""""The blast" may be that of a missile told before, where a suicide bomber is not the only one."""


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
    if not any(s.start <= t.idx < s.end for c in fallen for t in itself(c) for s in spans):
        return None
    return of_downing(case)


_LANDED = frozenset("land lands landed landing".split())
"""What planes do unharmed."""


def _of_bombing(case: Case) -> EventType | None:
    weapons = case.weapons()
    if case.token.lower_.startswith("straf") and not _from_planes(case):
        return of_attack(case)
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


def _from_planes(case: Case) -> bool:
    """ "Strafed by troops" on the ground, as Spanish has it: no plane is told of."""
    armed = case.kinds(Role.INITIATOR) & ARMED
    return not armed or bool(words.PLANES.search(case.text) or words.AIR.search(case.text))


def _of_throwing(case: Case) -> EventType | None:
    """ "hurled a grenade"; not a stone, nor an insult."""
    objects = case.objects()
    if case.token.dep_ in ("acl", "amod"):
        objects.append(case.token.head)
    objects += [t for o in objects for t in o.conjuncts]
    parts = [t for o in objects for t in (o, *(c for c in o.lefts if c.dep_ == "compound"))]
    thrown = words.THROWN | (words.MORE if case.recent is EventType.AIR_STRIKE else frozenset())
    if not any(t.lower_ in thrown for t in parts):
        return None
    kind = _of_bombing(case)
    if WeaponCategory.DRONE in case.weapons():
        return EventType.DRONE_STRIKE
    dropped = case.token.lower_.startswith(("drop", "releas", "unload")) and not words.GRENADES & {
        o.lower_ for o in objects
    }
    return EventType.AIR_STRIKE if dropped and kind is EventType.BOMBING else kind


def _of_sinking(case: Case) -> EventType | None:
    """A ship that somebody sank: by whom or with what is said; not one that sank in a storm."""
    sunk = case.objects("pobj", "prep")
    weapons = case.weapons() or words.NAVAL.search(case.text)
    if not sunk and (not weapons or not _HIT_BY.search(case.text)):
        return None
    if by_planes(case.actors) or words.AIR.search(case.text):
        return EventType.AIR_STRIKE
    done = weapons or case.kinds(Role.INITIATOR) & (ARMED | {ActorKind.STATE})
    return by_weapon(case) or (EventType.ARMED_ATTACK if done else None)


_HIT_BY = re.compile(
    r"\b(?:torpedo\w*|missiles?|rockets?|mines?|shell(?:s|ed|ing)|bomb(?:s|ed|ing)?|attack\w*|hit"
    r"|struck|fire|explo\w+|blast|drones?|ramm\w+|limpet)\b",
    re.IGNORECASE,
)
"""What a ship sank by that went down without a word of who sank it."""


def _of_expelling(case: Case) -> EventType | None:
    """ "Drove the rebels out of the town": those who fight lose ground."""
    driven = case.kinds(Role.TARGET) & ARMED
    foes = any(role is Role.TARGET and actor.country_code for role, actor in case.actors)
    by_armed = case.kinds(Role.INITIATOR) & ARMED
    return EventType.TERRITORY_CHANGE if driven or (foes and by_armed) else None


def _of_flag(case: Case) -> EventType | None:
    """ "Raised their flag over the town", in a war."""
    over = any(c.lower_ in ("over", "on", "in", "at") for c in case.token.children)
    war = words.WAR.search(case.setting.article)
    return EventType.TERRITORY_CHANGE if over and war else None


def _of_burning(case: Case) -> EventType | None:
    """Burning what is somebody's is an attack where it is no accident."""
    if is_craft_blown_up(case):
        return EventType.AIRCRAFT_DESTROYED
    if not case.objects() and is_subject_a_craft(case):
        return case.recent if case.recent in words.AIRCRAFT else None
    armed = case.kinds(Role.INITIATOR) & ARMED
    hit = {ActorKind.FACILITY, ActorKind.VEHICLE} & case.kinds(Role.TARGET)
    if any(t.lower_ in words.TOKENS for t in case.token.subtree):
        return None
    far_off = _FAR_OFF - {WeaponCategory.BOMB} if armed else _FAR_OFF
    if far_off & case.weapons() or by_planes(case.actors):
        return of_attack(case)
    by = (t.lower_ for c in case.token.children if c.dep_ == "agent" for t in c.subtree)
    if case.kinds(Role.TARGET) & words.PEOPLE and words.THROWN & set(by):
        return EventType.BOMBING  # "were burned by a petrol bomb"
    crowd = ActorKind.CIVILIANS in case.kinds(Role.INITIATOR)
    if crowd and not words.DEADLY.search(case.text):
        return None
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


_READERS: dict[str, Callable[[Case], EventType | None]] = {
    "down": of_bringing_down,
    "kill": of_killing,
    "murder": _of_murder,
    "fall": _of_falling,
    "take": of_taking,
    "crash": of_downing,
    "lose": of_loss,
    "missing": of_missing,
    "damage": of_damage,
    "intercept": of_intercepting,
    "destroy": of_destroying,
    "violate": of_violation,
    "ambush": of_ambush,
    "explode": _of_explosion,
    "bomb": _of_bombing,
    "seize": lambda case: (of_downing if falls_from_the_sky(case) else of_seizing)(case),
    "detain": of_detaining,
    "rescue": of_rescue,
    "fire": of_firing,
    "throw": _of_throwing,
    "sink": _of_sinking,
    "take_away": of_taking_away,
    "expel": _of_expelling,
    "flag": _of_flag,
    "hands": of_hands,
    "shoot": of_shooting,
    "fight": of_fight,
    "beat": of_beating,
    "burn": _of_burning,
    "toll": _of_toll,
}
"""How the classes of triggers are read that have more than one meaning; others are attacks."""


_GOES_ON = frozenset("continuing continued continues continue resumed raging".split())
"""Of fighting that was told before."""


def _is_downed(token: Token) -> bool:
    """ "A downed helicopter", which headlines tell without a parse to trust."""
    before = token.nbor(-1).tag_ if token.i else ""
    return token.lower_ == "downed" and before in ("DT", "PRP$")


def anaphoric(head: Token, found: Found) -> bool:
    """ "the attack", "the kidnapped students", "a downed jet": an occurrence told elsewhere."""
    if not found.noun:
        kept = found.kind == "abduct" and head.dep_ == "amod"
        return kept or _goes_off_again(head, found) or _is_downed(head)
    if found.kind == "clash" and head.dep_ == "nsubj" and head.head.lower_ in _GOES_ON:
        return True
    return any(
        (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "both"))
        or (c.dep_ == "poss" and c.lower_ in _OF_A_DAY)
        for c in head.children
    )


def _goes_off_again(verb: Token, found: Found) -> bool:
    """ "The device exploded", "threw the grenade at them", "was still fighting": as told before."""
    if found.kind == "clash":
        return verb.tag_ == "VBG" and any(c.lower_ == "still" for c in verb.children)
    meant = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    if verb.dep_ == "acl":
        meant.append(verb.head)
    arms = (m for m in meant if m.lower_ in _CHARGES) if found.kind in _SET_OFF else ()
    return any(c.dep_ == "det" and c.lower_ == "the" for m in arms for c in m.children)


_SET_OFF = frozenset({"throw", "explode", "fire"})
_CHARGES = frozenset(
    "bomb bombs device devices grenade grenades explosive explosives charge missile missiles rocket"
    " rockets shell shells mine".split()
)
_OF_A_DAY = WEEKDAYS | {"yesterday", "today"}
""" "Yesterday's attack": the one of that day."""
