"""Triggers to occurrences: the type of event, who, what with, and whether it happened at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import ActorMention, AircraftMention, WeaponMention
from worker.domain.kinds import (
    ActorKind,
    AircraftCategory,
    EventType,
    Role,
    WeaponCategory,
)
from worker.nlp.actors import ARMED
from worker.nlp.triggers import Found

WEAK = frozenset(
    {"kill", "injure", "die", "attack", "destroy", "under", "fire", "shoot", "beat", "body", "burn"}
)
"""Classes that say little by themselves: a more telling trigger of the sentence takes them in."""

_DIRECT = {
    "air": EventType.AIR_STRIKE,
    "drone": EventType.DRONE_STRIKE,
    "shell": EventType.SHELLING,
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
_BY_WEAPON: tuple[tuple[frozenset[WeaponCategory], EventType], ...] = (
    (frozenset({WeaponCategory.CHEMICAL}), EventType.CHEMICAL_ATTACK),
    (frozenset({WeaponCategory.DRONE}), EventType.DRONE_STRIKE),
    (
        frozenset(
            {
                WeaponCategory.MISSILE,
                WeaponCategory.ARTILLERY,
                WeaponCategory.MORTAR,
                WeaponCategory.ROCKET,
            }
        ),
        EventType.SHELLING,
    ),
    (
        frozenset(
            {WeaponCategory.IED, WeaponCategory.MINE, WeaponCategory.BOMB, WeaponCategory.GRENADE}
        ),
        EventType.BOMBING,
    ),
)
_LASTING = frozenset(
    {EventType.AIR_STRIKE, EventType.SHELLING, EventType.DRONE_STRIKE, EventType.SUICIDE_ATTACK}
)
"""Types that "the attack" may mean a sentence later."""
_SUICIDE = re.compile(
    r"\bsuicide (?:bomb|attack|car|vest|blast|truck)|\bblew (?:himself|herself|themselves) up"
    r"|\bdetonated (?:his|her|their|an) explosive (?:belt|vest)",
    re.IGNORECASE,
)
_AIR = re.compile(
    r"\b(?:air ?strikes?|air raids?|air attacks?|warplanes?|fighter jets?|bombers? aircraft"
    r"|barrel bombs?"
    r"|air ?force|jets|fighter-bombers?|aerial|helicopter gunships?|planes bombed)\b",
    re.IGNORECASE,
)
_RPG = re.compile(r"\b(?:rpgs?|rocket[- ]propelled|grenade launcher)", re.IGNORECASE)
_FLIGHT = re.compile(
    r"\b(?:pilot|airman|flight|warplane|aviation|air ?force fighter)\w*\b", re.IGNORECASE
)
_CAPTIVE = re.compile(
    r"\b(?:hostages?|captives?|kidnapp\w+|abduct\w+|pilots?|navigator|airm[ae]n|prisoners)\b",
    re.IGNORECASE,
)
_SWAP = re.compile(r"\bprisoners? (?:swap|exchange)", re.IGNORECASE)
_DOWNING = re.compile(r"\b(?:shot|brought|shoot\w*) down|downed|downing\b")
_FIGHTING = re.compile(
    r"\b(?:clash\w*|fighting|battle|firefight|ambush\w*|offensive|combat)\b", re.IGNORECASE
)
_ARMS = re.compile(
    r"\b(?:kill|wound|injur|dead|death|bomb|gun|shell|rocket|missile|mortar|raid|fire|attack|troops"
    r"|militia|rebel|militant|soldier|polic|arm(?:ed|y)|forces|insurgent|guerrilla|terror|jihad"
    r"|villag|position|tanker|vessel|ship)\w*",
    re.IGNORECASE,
)
_PLANES = re.compile(
    r"\b(?:planes?|warplanes?|jets?|aircraft|bombers|helicopters?|gunships?|air force)\b",
    re.IGNORECASE,
)
_FOES = re.compile(
    r"\b(?:militants?|terrorists?|rebels?|insurgents?|guerrillas?|fighters|gunmen|jihadists?"
    r"|ISIS|ISIL|Daesh|Islamic State|Taliban|separatists|enemy)\b",
    re.IGNORECASE,
)
_GROUND = frozenset(
    "town city village villages towns base airport area areas hill hills territory control post"
    " bridge positions position neighbourhood neighborhood district checkpoint airbase garrison"
    " port island part parts capital".split()
)
_THROWN = frozenset(
    "grenade grenades bomb bombs explosive explosives device dynamite cocktail cocktails firebomb"
    " firebombs ied ieds".split()
)
_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.INDIVIDUAL, ActorKind.STATE_FORCE})
_AIRCRAFT = frozenset({EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH})
_STATES = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
_GOODS = frozenset("weapons arms drugs ammunition power cocaine assets explosives money".split())
_UPWARDS = frozenset("up ahead past higher".split())
_CROWD = frozenset("clash fight burn destroy".split())
_UNREST = re.compile(
    r"\b(?:demonstrat\w+|protest\w*|procession|rall(?:y|ies)|hartal|bandh|blockad\w+|pickets?"
    r"|shutdown|riot\w*|brickbats?|tear ?gas|baton|agitat\w+)\b",
    re.IGNORECASE,
)
_DEADLY = re.compile(
    r"\b(?:kill\w*|dead|died|death|shot|gun\w*|opened fire|firing|missiles?|rockets?|mortars?"
    r"|militants?|rebels?|insurgents?|soldiers|troops|army|suicide|grenades?|air ?strikes?)\b",
    re.IGNORECASE,
)
_AROUND = 200
"""Characters on each side of a sentence that tell what it is a part of."""
_TOWARDS = frozenset("at on upon into towards toward".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence holds beside its trigger."""

    sent: Sent
    weapons: Sequence[WeaponMention]
    aircraft: Sequence[AircraftMention]

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sent.text


Roles = Sequence[tuple[Role, ActorMention]]


@dataclass(frozen=True, slots=True)
class Case:
    """A trigger with all that decides its type.

    `recent` is the type told last, a few sentences ago at most: what "the attack" means.
    """

    found: Found
    token: Token
    setting: Setting
    actors: Roles
    recent: EventType | None = None

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.setting.text

    def kinds(self, role: Role) -> set[ActorKind]:
        """The kinds of those who have a role."""
        return {actor.kind for r, actor in self.actors if r is role}

    def weapons(self) -> set[WeaponCategory]:
        """The categories of the weapons of the sentence."""
        return {w.category for w in self.setting.weapons}

    def objects(self, *more: str) -> list[Token]:
        """What the trigger's word is done to; `more` relations may be asked for."""
        return [c for c in self.token.children if c.dep_ in ("dobj", "nsubjpass", *more)]


def event_type(case: Case) -> EventType | None:
    """The type of event that a trigger reports in its setting; None where it reports none."""
    kind = case.found.kind
    if kind in _CROWD and _is_riot(case):
        return None
    if kind in _DIRECT:
        return _refined(kind, case)
    return _READERS.get(kind, _of_attack)(case)


def _is_riot(case: Case) -> bool:
    """A crowd that throws, burns and scuffles at a demonstration, with nobody killed by it."""
    sent = case.setting.sent
    start, end = max(0, sent.start_char - _AROUND), sent.end_char + _AROUND
    around = case.token.doc.text[start:end]
    return bool(_UNREST.search(around)) and not _DEADLY.search(around)


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
    return EventType.SUICIDE_ATTACK if _SUICIDE.search(case.text) else EventType.BOMBING


def _of_detaining(case: Case) -> EventType | None:
    """Held by an armed group: an abduction. By police or soldiers: an arrest, which is none."""
    armed = case.kinds(Role.INITIATOR) & (ARMED - {ActorKind.STATE_FORCE})
    return EventType.ABDUCTION if armed else None


def _of_fight(case: Case) -> EventType | None:
    sides = any(c.lower_ in ("between", "with") for c in case.token.children)
    return EventType.ARMED_CLASH if sides else None


def _of_downing(case: Case) -> EventType | None:
    goes_on = case.found.kind == "down" and case.recent in _AIRCRAFT
    if not case.setting.aircraft and not _FLIGHT.search(case.text) and not goes_on:
        return None
    uav = bool(case.setting.aircraft) and all(
        a.category is AircraftCategory.UAV for a in case.setting.aircraft
    )
    if uav:
        return EventType.UAV_DOWNING
    crash = case.found.kind == "crash"
    return EventType.AIRCRAFT_CRASH if crash else EventType.AIRCRAFT_SHOOTDOWN


def _of_destroying(case: Case) -> EventType | None:
    """A plane on the ground where the plane itself is what was destroyed; else an attack."""
    token = case.token
    hit = case.objects("oprd")
    hit += [token.head] if token.dep_ in ("acl", "oprd", "amod") else []
    spans = [a.span for a in case.setting.aircraft]
    if any(s.start <= t.idx < s.end for h in hit for t in h.subtree for s in spans):
        return EventType.AIRCRAFT_DESTROYED
    return _of_attack(case)


def _of_bombing(case: Case) -> EventType:
    weapons = case.weapons()
    if WeaponCategory.CHEMICAL in weapons:
        return EventType.CHEMICAL_ATTACK
    if _SUICIDE.search(case.text):
        return EventType.SUICIDE_ATTACK
    state = case.kinds(Role.INITIATOR) & _STATES
    by_plane = _AIR.search(case.text) or case.setting.aircraft
    if by_plane or (state and WeaponCategory.IED not in weapons):
        return EventType.AIR_STRIKE
    if weapons & {WeaponCategory.ARTILLERY, WeaponCategory.MORTAR, WeaponCategory.ROCKET}:
        return EventType.SHELLING
    if case.recent in (EventType.AIR_STRIKE, EventType.SHELLING, EventType.SUICIDE_ATTACK):
        return case.recent
    return EventType.BOMBING


def _of_seizing(case: Case) -> EventType | None:
    people = {ActorKind.CIVILIANS, ActorKind.INDIVIDUAL, ActorKind.STATE_FORCE}
    objects = case.objects("pobj", "prep")
    if case.kinds(Role.TARGET) & people and not any(o.lower_ in _GROUND for o in case.objects()):
        return EventType.ABDUCTION
    if any(o.lower_ in _GOODS for o in objects):
        return None
    placed = case.found.noun or any(o.text[:1].isupper() or o.lower_ in _GROUND for o in objects)
    return EventType.TERRITORY_CHANGE if placed else None


def _of_rescue(case: Case) -> EventType | None:
    """A rescue of persons from captors or enemy ground; not by firemen, nor of a bank."""
    captive = _CAPTIVE.search(case.text) and not _SWAP.search(case.text)
    return EventType.RESCUE if captive else None


def _of_firing(case: Case) -> EventType | None:
    weapons = case.weapons()
    aimed = any(c.lower_ in _TOWARDS for c in case.token.children)
    if not aimed and not weapons:
        return None
    shots = weapons or case.token.lower_ == "fired"
    return _by_weapon(case) or (EventType.ARMED_ATTACK if shots else None)


def _of_throwing(case: Case) -> EventType | None:
    """ "hurled a grenade"; not a stone, nor an insult."""
    objects = case.objects()
    if case.token.dep_ == "acl" and case.token.tag_ == "VBN":
        objects.append(case.token.head)
    return EventType.BOMBING if any(o.lower_ in _THROWN for o in objects) else None


def _of_beating(case: Case) -> EventType | None:
    """Beating people is an attack where it is no sport."""
    after = [t.lower_ for t in case.token.doc[case.token.i + 1 : case.token.i + 9]]
    hurt = case.kinds(Role.TARGET) & _PEOPLE or "death" in after
    return EventType.ARMED_ATTACK if hurt else None


def _of_burning(case: Case) -> EventType | None:
    """Burning what is somebody's is an attack where it is no accident."""
    armed = case.kinds(Role.INITIATOR) & ARMED
    aimed = armed or ActorKind.FACILITY in case.kinds(Role.TARGET)
    return EventType.ARMED_ATTACK if aimed else None


def _of_shooting(case: Case) -> EventType | None:
    """Shots at somebody; not prices that shoot up."""
    upwards = any(c.dep_ in ("prt", "advmod") and c.lower_ in _UPWARDS for c in case.token.children)
    return None if upwards and not case.kinds(Role.TARGET) & _PEOPLE else _of_attack(case)


def _of_attack(case: Case) -> EventType | None:
    kind = case.found.kind
    if _SUICIDE.search(case.text):
        return EventType.SUICIDE_ATTACK
    if kind in ("attack", "destroy") and (_by_accident(case) or not _armed(case)):
        return None
    if kind != "shoot" and (armament := _by_means(case)) is not None:
        return armament
    if _two_sides(case):
        return EventType.ARMED_CLASH
    by_whom = case.kinds(Role.INITIATOR)
    if kind in ("attack", "under") and case.recent in _LASTING and not by_whom & ARMED:
        return case.recent
    army = ActorKind.STATE_FORCE in by_whom
    if army and kind in ("attack", "kill", "destroy", "offensive") and _FOES.search(case.text):
        return EventType.ARMED_CLASH
    return EventType.ARMED_ATTACK


def _by_means(case: Case) -> EventType | None:
    """The type that what was used makes of an attack."""
    if WeaponCategory.CHEMICAL in case.weapons():
        return EventType.CHEMICAL_ATTACK
    if (_AIR.search(case.text) or _by_planes(case.actors)) and not _DOWNING.search(case.text):
        return EventType.AIR_STRIKE
    return _by_weapon(case)


def _two_sides(case: Case) -> bool:
    armed = case.kinds(Role.TARGET) & ARMED
    by_armed = case.kinds(Role.INITIATOR) & ARMED
    if armed and (by_armed or case.found.kind in ("attack", "under", "destroy")):
        return True
    return bool(_FIGHTING.search(case.text))


def _armed(case: Case) -> bool:
    """Something beside the word of attack says that it is meant: arms, armed men, people hurt."""
    if case.setting.weapons or case.setting.aircraft or _ARMS.search(case.text):
        return True
    kinds = {actor.kind for _, actor in case.actors}
    return bool(kinds & (ARMED | _PEOPLE | {ActorKind.STATE}))


def _by_accident(case: Case) -> bool:
    """ "hit by a bus": what hits is a vehicle, and nobody drives it at people."""
    return case.kinds(Role.INITIATOR) == {ActorKind.VEHICLE}


def _by_planes(actors: Roles) -> bool:
    return any(role is Role.INITIATOR and _PLANES.search(actor.name) for role, actor in actors)


def _by_weapon(case: Case) -> EventType | None:
    found = case.weapons()
    if _RPG.search(case.text):
        found -= {WeaponCategory.ROCKET, WeaponCategory.GRENADE}
    return next((kind for categories, kind in _BY_WEAPON if found & categories), None)


_READERS: dict[str, Callable[[Case], EventType | None]] = {
    "down": _of_downing,
    "crash": _of_downing,
    "destroy": _of_destroying,
    "violate": _of_violation,
    "explode": _of_explosion,
    "bomb": _of_bombing,
    "seize": _of_seizing,
    "detain": _of_detaining,
    "rescue": _of_rescue,
    "fire": _of_firing,
    "throw": _of_throwing,
    "shoot": _of_shooting,
    "fight": _of_fight,
    "beat": _of_beating,
    "burn": _of_burning,
}
"""How the classes of triggers are read that have more than one meaning; others are attacks."""


def anaphoric(doc: Doc, found: Found) -> bool:
    """ "the attack", "this incident": an occurrence that is told elsewhere."""
    if not found.noun:
        return False
    head = doc[found.head]
    return any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these") for c in head.children
    )
