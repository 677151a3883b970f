"""Triggers to occurrences: the type of event, who, what with, and whether it happened at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    r"\b(?:air ?strikes?|air raids?|air attacks?|warplanes?|fighter jets?|bomber(?:s)? aircraft|barrel bombs?"
    r"|air ?force|jets|fighter-bombers?|aerial|helicopter gunships?|planes bombed)\b",
    re.IGNORECASE,
)
_RPG = re.compile(r"\b(?:rpgs?|rocket[- ]propelled|grenade launcher)", re.IGNORECASE)


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


def event_type(
    found: Found,
    setting: Setting,
    actors: Sequence[tuple[Role, ActorMention]],
    token: Token,
    recent: EventType | None = None,
) -> EventType | None:
    """The type of event that a trigger reports in its setting; None where it reports none.

    `recent` is the type told last, a few sentences ago at most: what "the attack" means.
    """
    kind = found.kind
    if kind in ("down", "crash", "destroy"):
        return _of_aircraft(kind, setting, actors, token)
    if kind == "violate":
        return EventType.AIRSPACE_VIOLATION if "airspace" in setting.text.lower() else None
    if kind == "explode":
        if token.lower_ in ("bombing", "bombings") and found.end - found.start == 1:
            return _of_bombing(setting, actors, recent)
        return EventType.SUICIDE_ATTACK if _SUICIDE.search(setting.text) else EventType.BOMBING
    if kind == "bomb":
        return _of_bombing(setting, actors, recent)
    if kind == "seize":
        return _of_seizing(actors, found, token)
    if kind == "detain":
        armed = any(
            r is Role.INITIATOR and a.kind in ARMED - {ActorKind.STATE_FORCE} for r, a in actors
        )
        return EventType.ABDUCTION if armed else None
    if kind == "rescue":
        return _of_rescue(found, setting, actors)
    if kind == "fire":
        return _of_firing(setting, token)
    if kind == "throw":
        return _of_throwing(token)
    if kind == "fight":
        sides = any(c.lower_ in ("between", "with") for c in token.children)
        return EventType.ARMED_CLASH if sides else None
    if kind in ("beat", "burn"):
        return _of_beating(kind, actors, token)
    if kind in _DIRECT:
        return _refined(_DIRECT[kind], kind, setting)
    return _of_attack(setting, actors, kind, recent)


def _refined(direct: EventType, kind: str, setting: Setting) -> EventType:
    if kind in ("air", "shell", "drone") and _weapons(setting) & {WeaponCategory.CHEMICAL}:
        return EventType.CHEMICAL_ATTACK
    return direct


def _of_aircraft(
    kind: str, setting: Setting, actors: Sequence[tuple[Role, ActorMention]], token: Token
) -> EventType | None:
    if not setting.aircraft and not _mentions_flight(setting.text):
        return _of_attack(setting, actors, "attack") if kind == "destroy" else None
    uav = bool(setting.aircraft) and all(
        a.category is AircraftCategory.UAV for a in setting.aircraft
    )
    if kind == "destroy":
        hit = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
        hit += [token.head] if token.dep_ in ("acl", "oprd", "amod") else []
        spans = [a.span for a in setting.aircraft]
        direct = any(s.start <= t.idx < s.end for h in hit for t in h.subtree for s in spans)
        return EventType.AIRCRAFT_DESTROYED if direct else _of_attack(setting, actors, "attack")
    if uav:
        return EventType.UAV_DOWNING
    return EventType.AIRCRAFT_SHOOTDOWN if kind == "down" else EventType.AIRCRAFT_CRASH


def _mentions_flight(text: str) -> bool:
    return bool(re.search(r"\b(?:pilot|airman|flight|warplane|aviation)\w*\b", text, re.IGNORECASE))


def _of_bombing(
    setting: Setting, actors: Sequence[tuple[Role, ActorMention]], recent: EventType | None
) -> EventType:
    weapons = _weapons(setting)
    if WeaponCategory.CHEMICAL in weapons:
        return EventType.CHEMICAL_ATTACK
    if _SUICIDE.search(setting.text):
        return EventType.SUICIDE_ATTACK
    state = any(
        r is Role.INITIATOR
        and a.kind in (ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION)
        for r, a in actors
    )
    if (
        _AIR.search(setting.text)
        or setting.aircraft
        or (state and WeaponCategory.IED not in weapons)
    ):
        return EventType.AIR_STRIKE
    if weapons & {WeaponCategory.ARTILLERY, WeaponCategory.MORTAR, WeaponCategory.ROCKET}:
        return EventType.SHELLING
    if recent in (EventType.AIR_STRIKE, EventType.SHELLING, EventType.SUICIDE_ATTACK):
        return recent
    return EventType.BOMBING


def _of_seizing(
    actors: Sequence[tuple[Role, ActorMention]], found: Found, token: Token
) -> EventType | None:
    targets = [a for r, a in actors if r is Role.TARGET]
    people = {ActorKind.CIVILIANS, ActorKind.INDIVIDUAL, ActorKind.STATE_FORCE}
    if any(a.kind in people for a in targets):
        return EventType.ABDUCTION
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "pobj", "prep")]
    goods = {
        "weapons",
        "arms",
        "drugs",
        "ammunition",
        "power",
        "cocaine",
        "assets",
        "explosives",
        "money",
    }
    if any(o.lower_ in goods for o in objects):
        return None
    placed = found.noun or any(o.text[:1].isupper() or o.lower_ in _GROUND for o in objects)
    return EventType.TERRITORY_CHANGE if placed else None


_GROUND = frozenset(
    "town city village villages towns base airport area areas hill hills territory control post"
    " bridge positions position neighbourhood neighborhood district checkpoint airbase garrison"
    " port island part parts capital".split()
)


def _of_rescue(
    found: Found, setting: Setting, actors: Sequence[tuple[Role, ActorMention]]
) -> EventType | None:
    """A rescue of persons from captors or enemy ground; not by firemen, nor of a bank."""
    text = setting.text.lower()
    captive = re.search(
        r"\b(?:hostages?|captives?|kidnapp\w+|abduct\w+|pilots?|navigator|airm[ae]n|prisoners)\b",
        text,
    )
    return (
        EventType.RESCUE
        if captive and not re.search(r"\bprisoners? (?:swap|exchange)", text)
        else None
    )


def _of_firing(setting: Setting, token: Token) -> EventType | None:
    weapons = _weapons(setting)
    if (
        any(c.lower_ in ("at", "on", "upon", "into", "towards", "toward") for c in token.children)
        or weapons
    ):
        return _by_weapon(setting) or (
            EventType.ARMED_ATTACK if weapons or token.lower_ == "fired" else None
        )
    return None


_THROWN = frozenset(
    "grenade grenades bomb bombs explosive explosives device dynamite cocktail cocktails firebomb"
    " firebombs ied ieds".split()
)


def _of_throwing(token: Token) -> EventType | None:
    """ "hurled a grenade"; not a stone, nor an insult."""
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    if token.dep_ == "acl" and token.tag_ == "VBN":
        objects.append(token.head)
    return EventType.BOMBING if any(o.lower_ in _THROWN for o in objects) else None


def _of_beating(
    kind: str, actors: Sequence[tuple[Role, ActorMention]], token: Token
) -> EventType | None:
    """Beating people, burning what is theirs: an attack where it is no sport or accident."""
    targets = {a.kind for role, a in actors if role is Role.TARGET}
    armed = any(role is Role.INITIATOR and a.kind in ARMED for role, a in actors)
    if kind == "beat":
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 9]]
        hurt = bool(targets & _PEOPLE) or "death" in after
    else:
        hurt = armed or ActorKind.FACILITY in targets
    return EventType.ARMED_ATTACK if hurt else None


_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.INDIVIDUAL, ActorKind.STATE_FORCE})


def _of_attack(
    setting: Setting,
    actors: Sequence[tuple[Role, ActorMention]],
    kind: str,
    recent: EventType | None = None,
) -> EventType | None:
    if _SUICIDE.search(setting.text):
        return EventType.SUICIDE_ATTACK
    if kind == "attack" and (_by_accident(actors) or not _armed(setting, actors)):
        return None
    if kind != "shoot":
        if WeaponCategory.CHEMICAL in _weapons(setting):
            return EventType.CHEMICAL_ATTACK
        if (_AIR.search(setting.text) or _by_planes(actors)) and not _is_downing(setting):
            return EventType.AIR_STRIKE
        if (weapon := _by_weapon(setting)) is not None:
            return weapon
    sides = {
        role: {a.kind for r, a in actors if r is role} & ARMED
        for role in (Role.INITIATOR, Role.TARGET)
    }
    if sides[Role.TARGET] and (sides[Role.INITIATOR] or kind in ("attack", "under")):
        return EventType.ARMED_CLASH
    if re.search(
        r"\b(?:clash\w*|fighting|battle|firefight|ambush\w*|offensive|combat)\b",
        setting.text,
        re.IGNORECASE,
    ):
        return EventType.ARMED_CLASH
    if kind in ("attack", "under") and recent in _LASTING and not sides[Role.INITIATOR]:
        return recent
    army = ActorKind.STATE_FORCE in sides[Role.INITIATOR]
    if army and kind in ("attack", "kill", "destroy", "offensive") and _FOES.search(setting.text):
        return EventType.ARMED_CLASH
    return EventType.ARMED_ATTACK


def _armed(setting: Setting, actors: Sequence[tuple[Role, ActorMention]]) -> bool:
    """Something beside the word of attack says that it is meant: arms, armed men, people hurt."""
    if setting.weapons or setting.aircraft or _ARMS.search(setting.text):
        return True
    kinds = {actor.kind for _, actor in actors}
    return bool(kinds & (ARMED | _PEOPLE | {ActorKind.STATE}))


_ARMS = re.compile(
    r"\b(?:kill|wound|injur|dead|death|bomb|gun|shell|rocket|missile|mortar|raid|fire|attack|troops"
    r"|militia|rebel|militant|soldier|polic|arm(?:ed|y)|forces|insurgent|guerrilla|terror|jihad"
    r"|villag|position|tanker|vessel|ship)\w*",
    re.IGNORECASE,
)


def _by_accident(actors: Sequence[tuple[Role, ActorMention]]) -> bool:
    """ "hit by a bus": what hits is a vehicle, and nobody drives it at people."""
    did = [a.kind for role, a in actors if role is Role.INITIATOR]
    return bool(did) and all(kind is ActorKind.VEHICLE for kind in did)


def _by_planes(actors: Sequence[tuple[Role, ActorMention]]) -> bool:
    return any(role is Role.INITIATOR and _PLANES.search(actor.name) for role, actor in actors)


_PLANES = re.compile(
    r"\b(?:planes?|warplanes?|jets?|aircraft|bombers|helicopters?|gunships?|air force)\b",
    re.IGNORECASE,
)
_FOES = re.compile(
    r"\b(?:militants?|terrorists?|rebels?|insurgents?|guerrillas?|fighters|gunmen|jihadists?"
    r"|ISIS|ISIL|Daesh|Islamic State|Taliban|separatists|enemy)\b",
    re.IGNORECASE,
)


def _is_downing(setting: Setting) -> bool:
    return bool(re.search(r"\b(?:shot|brought|shoot\w*) down|downed|downing\b", setting.text))


def _weapons(setting: Setting) -> set[WeaponCategory]:
    return {w.category for w in setting.weapons}


def _by_weapon(setting: Setting) -> EventType | None:
    found = _weapons(setting)
    if _RPG.search(setting.text):
        found -= {WeaponCategory.ROCKET, WeaponCategory.GRENADE}
    for categories, kind in _BY_WEAPON:
        if found & categories:
            return kind
    return None


def anaphoric(doc: Doc, found: Found) -> bool:
    """ "the attack", "this incident": an occurrence that is told elsewhere."""
    if not found.noun:
        return False
    head = doc[found.head]
    return any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these") for c in head.children
    )
