"""What "attacked", "killed" and "hit" report: by whom, on whom and with what decide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import ActorMention, AircraftMention
from worker.domain.fighters import is_armed, is_civil_vehicle, is_civilian
from worker.domain.kinds import ActorKind, AircraftCategory, EventType, Role, WeaponCategory
from worker.nlp.actors.reader import ARMED
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import objects_of
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case, Roles

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


def of_attack(case: Case) -> EventType | None:
    """The type of an attack or a killing; None where nothing says that it was meant."""
    kind = case.found.kind
    if kind in _AIMED and (craft := of_craft(case)) is not None:
        return craft
    if words.SUICIDE.search(case.text):
        return EventType.SUICIDE_ATTACK
    if kind in ("attack", "destroy") and (_by_accident(case) or not _armed(case)):
        return None
    if kind not in ("shoot", "body") and (armament := _by_means(case)) is not None:
        return armament
    if _is_strike(case):
        return case.recent if case.recent in words.LASTING else EventType.AIR_STRIKE
    if _two_sides(case):
        return EventType.ARMED_CLASH
    by_whom = case.kinds(Role.INITIATOR)
    if kind in ("attack", "under") and case.recent in words.LASTING and not by_whom & ARMED:
        return case.recent
    army = ActorKind.STATE_FORCE in by_whom
    foes = army and words.FOES.search(case.text) and not _only_civilians(case)
    if foes and kind in ("attack", "kill", "destroy", "offensive"):
        return EventType.ARMED_CLASH
    return EventType.ARMED_CLASH if fell_in_fight(case) else EventType.ARMED_ATTACK


def _only_civilians(case: Case) -> bool:
    """Whether all that were hit are people without arms, whoever else the sentence names."""
    hit = [a for role, a in case.actors if role is Role.TARGET and a.kind in _WHO]
    return bool(hit) and all(
        a.kind is not ActorKind.INDIVIDUAL
        and (is_civilian(a.kind, a.name) or a.name.lower().endswith("village"))
        for a in hit
    )


_WHO = ARMED | words.PEOPLE | {ActorKind.FACILITY}


def of_ambush(case: Case) -> EventType:
    """Soldiers who are ambushed shoot back; travellers are attacked."""
    hit = [a for role, a in case.actors if role is Role.TARGET]
    if any(_fights(a) for a in hit) or _is_on_a_post(case):
        return EventType.ARMED_CLASH
    travelling = any(is_civilian(a.kind, a.name) or is_civil_vehicle(a.name) for a in hit)
    aboard = any(a.kind is ActorKind.VEHICLE for a in hit) and _TRAVELLERS.search(case.text)
    travelling = travelling or (bool(aboard) and not _ESCORTS.search(case.text))
    return EventType.ARMED_ATTACK if travelling else EventType.ARMED_CLASH


_TRAVELLERS = re.compile(
    r"\b(?:passengers?|driver|travell?ers?|civilians?|traders?|merchants?|pilgrims?|students?"
    r"|teachers?|workers?|aid|humanitarian|ngo|red cross|company|ambulance)\b",
    re.IGNORECASE,
)
_ESCORTS = re.compile(
    r"\b(?:soldiers?|troops|army|military|police\w*|gendarmes?|officers?|guards?|escort\w*)\b",
    re.IGNORECASE,
)


def of_killing(case: Case) -> EventType | None:
    """ "Mowed down the villagers", "wiped out a patrol"; not a lawn, nor a debt."""
    if case.recent in words.AIRCRAFT and _is_by_a_wreck(case.token):
        return case.recent
    if any(c.dep_ == "prt" and c.lower_ == "off" for c in case.token.children):
        return None  # "killed off the plan", "kills off its critics"
    if any(t.lower_ in _LIFELESS for o in case.objects() for t in o.subtree):
        return None
    figurative = case.token.lower_ in _FELLING and case.found.end > case.found.start + 1
    hit = case.kinds(Role.TARGET) & (ARMED | words.PEOPLE)
    return None if figurative and not hit else of_attack(case)


_LIFELESS = frozenset(
    "germs bacteria jobs weeds pests itself bill proposal deal plan hopes engine".split()
)
"""What is killed without a death."""


def _is_by_a_wreck(token: Token) -> bool:
    """ "The crash killed all on board", "the wreckage fell on a house, killing two"."""
    above = token.head if token.dep_ in ("advcl", "conj") else token
    return any(
        c.lower_ in _WRECKS and c.dep_ in ("nsubj", "nsubjpass")
        for t in (token, above)
        for c in t.children
    )


_WRECKS = frozenset("crash downing shootdown wreckage wreck debris".split())
_FELLING = frozenset(
    "mow mows mowed mowing mown cut cuts cutting wipe wipes wiped wiping pick picks picked"
    " picking".split()
)


def fell_in_fight(case: Case) -> bool:
    """ "Militants were killed as soldiers advanced": nobody is named who killed them, but troops.

    Not of one man: "the killing of a militant" may be a murder.
    """
    if case.found.kind not in ("kill", "murder") or case.kinds(Role.INITIATOR):
        return False
    several = any(
        role is Role.TARGET and words.FOES_MANY.search(actor.name) for role, actor in case.actors
    )
    return several and bool(words.TROOPS.search(case.text))


_AIMED = frozenset({"attack", "under", "shoot"})


def of_craft(case: Case) -> EventType | None:
    """What befell an aircraft that was hit: it did not fly on, or had not flown.

    "The jet was hit by a missile and its pilot ejected"; "hit the helicopter after it had landed".
    """
    if any(o.lower_ in _SURFACE for o in case.objects()) and case.setting.aircraft:
        return EventType.AIRCRAFT_CRASH if case.token.lower_ in _HITS else None
    hit = _met(case)
    if case.recent in words.AIRCRAFT and any(o.lower_ == "it" for o in hit):
        return case.recent  # "said that it was hit by a rocket"
    met = craft_among(case, hit)
    if not met or case.token.lower_ == "attacked":
        return None
    if all(a.category is AircraftCategory.UAV for a in met):
        return EventType.UAV_DOWNING if words.FELL.search(case.text) else None
    if words.FELL.search(case.text):
        return EventType.AIRCRAFT_SHOOTDOWN
    if words.GROUNDED.search(case.text):
        return EventType.AIRCRAFT_DESTROYED
    by_arms = words.UNDER_FIRE.search(case.text) or case.weapons()
    told_before = case.token.lower_ in _HITS and any(_is_the_one(o) for o in hit)
    shot = case.found.kind == "under" or by_arms or told_before
    fell = words.FELL.search(case.setting.article) or words.DOWNING.search(case.setting.article)
    return EventType.AIRCRAFT_SHOOTDOWN if shot and fell else None


def _met(case: Case) -> list[Token]:
    """What is hit by a verb, or by "an attack on"; what comes "under" fire."""
    hit = case.objects()
    if case.found.kind == "under":
        hit += [c for c in case.token.children if c.dep_ == "nsubj"]
    if case.token.lower_ in _HITS and not hit:
        hit = _of_a_note(case)
    if case.token.lower_ == "attack" and case.found.noun:
        hit += objects_of(case.token, ("on", "against"))
    if case.token.lower_ in _HITS and any(o.lower_ == "it" for o in hit):
        hit += _stands_for_it(case)  # "the helicopter burned after it was hit"
    return [*hit, *(o for h in hit if h.lower_ == "one" for o in objects_of(h, ("of",)))]


def of_shots_at_craft(case: Case) -> EventType | None:
    """ "Fired on a helicopter", where the article tells that one was brought down."""
    aimed = [o for c in case.token.children if c.lower_ in _AT for o in c.children]
    met = craft_among(case, aimed)
    if met and case.recent in words.AIRCRAFT:
        return case.recent
    met = [a for a in met if a.category is not AircraftCategory.UAV]
    downed = met and words.DOWNING.search(case.setting.article)
    return EventType.AIRCRAFT_SHOOTDOWN if downed else None


_AT = frozenset({"on", "at", "upon"})


def craft_among(case: Case, tokens: Sequence[Token]) -> list[AircraftMention]:
    """The aircraft that some words name."""
    return [
        a for a in case.setting.aircraft if any(a.span.start <= t.idx < a.span.end for t in tokens)
    ]


def _stands_for_it(case: Case) -> list[Token]:
    """What the sentence names before "it", which may be an aircraft."""
    return [t for t in case.setting.sent if t.i < case.token.i and t.dep_ in _NAMING]


_NAMING = frozenset("nsubj nsubjpass attr pobj dobj".split())


def _is_the_one(token: Token) -> bool:
    """ "The jet": the one that was told before."""
    return token.lower_ == "it" or any(c.lower_ == "the" for c in token.children)


_HITS = frozenset({"hit", "struck", "shot"})
_SURFACE = frozenset("ground water sea ocean".split())
"""What planes hit that come down."""


def _of_a_note(case: Case) -> list[Token]:
    """What was hit, in a note without "was": "Mi-24 of the air force hit by a missile"."""
    token = case.token
    doc, i = token.doc, token.i - 1
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in ("by", "over", "near"):
        return []
    while i >= token.sent.start and not doc[i].tag_.startswith("VB") and doc[i].lower_ != ",":
        if any(a.span.start <= doc[i].idx < a.span.end for a in case.setting.aircraft):
            return [doc[i]]
        i -= 1
    return []


def _is_strike(case: Case) -> bool:
    """ "Russian strikes on the town": what states and coalitions call their raids from the air."""
    word, states = case.token.lower_, case.kinds(Role.INITIATOR) & words.STATES
    if states and word == "struck" and words.AIR.search(case.setting.article):
        return True
    if not case.found.noun or not states:
        return False
    raid = word in ("raid", "raids") and words.AIR.search(case.setting.article)
    return word in ("strike", "strikes") or bool(raid)


def _hit(case: Case) -> set[WeaponCategory]:
    """The arms of what was hit: "struck a missile factory", "destroyed a rocket launcher"."""
    things = [(o.left_edge.idx, o.right_edge.idx) for o in case.objects()]
    inside: set[WeaponCategory] = set()
    outside: set[WeaponCategory] = set()
    for weapon in case.setting.weapons:
        hit = any(start <= weapon.span.start <= end for start, end in things)
        (inside if hit else outside).add(weapon.category)
    return inside - outside - _SET_OFF


_SET_OFF = frozenset({WeaponCategory.MINE, WeaponCategory.IED})
"""What goes off when a vehicle hits it."""


def _by_means(case: Case) -> EventType | None:
    """The type that what was used makes of an attack."""
    if WeaponCategory.CHEMICAL in case.weapons():
        return EventType.CHEMICAL_ATTACK
    if (
        words.AIR.search(case.text) or by_planes(case.actors) or _by_models(case)
    ) and not words.DOWNING.search(case.text):
        return EventType.AIR_STRIKE
    return by_weapon(case)


def _two_sides(case: Case) -> bool:
    armed = any(role is Role.TARGET and _fights(actor) for role, actor in case.actors)
    by_armed = case.kinds(Role.INITIATOR) & ARMED
    if armed and (by_armed or case.found.kind in ("attack", "under", "destroy")):
        return True
    if by_armed and case.found.kind == "attack" and _is_on_a_post(case):
        return True
    return bool(words.FIGHTING.search(case.text))


def _fights(actor: ActorMention) -> bool:
    return is_armed(actor.kind, actor.name, actor.canonical_id)


def _is_on_a_post(case: Case) -> bool:
    """ "Rebels stormed a barracks": those in it fight."""
    return any(
        role is Role.TARGET and words.MANNED.search(actor.name) for role, actor in case.actors
    )


def _armed(case: Case) -> bool:
    """Something beside the word of attack says that it is meant: arms, armed men, people hurt.

    "The raid" alone is one that was told before.
    """
    if case.found.noun and any(c.lower_ in _DEFINITE for c in case.token.children):
        return True
    if _is_suffered(case) or _goes_on(case):
        return True
    if case.setting.weapons or case.setting.aircraft or words.ARMS.search(case.beside):
        return True
    if case.token.lower_ in _ASSAILED and case.kinds(Role.TARGET) & _HIT:
        return True
    kinds = {actor.kind for _, actor in case.actors if not words.POLITICAL.search(actor.name)}
    return bool(kinds & (ARMED | words.PEOPLE | {ActorKind.STATE}))


def _goes_on(case: Case) -> bool:
    """ "It earlier reported strikes at 0650 and 1930": after one told as a strike or a shelling."""
    more = case.found.noun and case.token.tag_ == "NNS"
    return more and case.recent in words.LASTING and bool(_CLOCK.search(case.text))


_CLOCK = re.compile(r"\b(?:at|around|about) \d{1,2}[:.]?\d\d\b", re.IGNORECASE)


def _is_suffered(case: Case) -> bool:
    """ "The town was the target of an attack", where the article tells of arms."""
    of = case.token.head
    aimed = case.token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _AIMS
    return aimed and bool(words.HARM.search(case.setting.article))


_AIMS = frozenset("target targets object scene victim aim".split())
_ASSAILED = frozenset("attacked raided stormed ransacked".split())
_HIT = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE})
_DEFINITE = frozenset("the this that these those".split())


def _by_accident(case: Case) -> bool:
    """ "hit by a bus": what hits is a vehicle, and nobody drives it at people.

    A ship that hits a mine is hit by it.
    """
    if _SET_OFF & case.weapons():
        return False
    return case.kinds(Role.INITIATOR) == {ActorKind.VEHICLE}


def by_planes(actors: Roles) -> bool:
    """Whether planes or helicopters did it."""
    return any(role is Role.INITIATOR and words.PLANES.search(actor.name) for role, actor in actors)


def _by_models(case: Case) -> bool:
    """ "Attacked by Skyhawks": by planes that are told by their model."""
    did = [actor.span for role, actor in case.actors if role is Role.INITIATOR]
    models = (a.span for a in case.setting.aircraft if a.model)
    return any(span.overlaps(other) for span in models for other in did)


def by_weapon(case: Case) -> EventType | None:
    """The type that the weapons of the sentence make of an attack; rifles and RPGs make none."""
    found = case.weapons()
    if case.found.kind in ("attack", "destroy"):
        found -= _hit(case)
    if words.RPG.search(case.text):
        found -= {WeaponCategory.ROCKET, WeaponCategory.GRENADE}
    if _is_aimed_low(case, found):
        return EventType.SHELLING
    return next((kind for categories, kind in _BY_WEAPON if found & categories), None)


def _is_aimed_low(case: Case, weapons: set[WeaponCategory]) -> bool:
    """ "S-300 missiles struck a block of flats": made against aircraft, fired at the ground."""
    aloft = (
        case.setting.aircraft
        or words.DOWNING.search(case.text)
        or words.IN_THE_AIR.search(case.text)
    )
    on_ground = case.kinds(Role.TARGET) & (words.PEOPLE | {ActorKind.FACILITY})
    return WeaponCategory.SAM in weapons and not aloft and bool(on_ground)
