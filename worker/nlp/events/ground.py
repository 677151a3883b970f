"""Ground that changes hands, and people that are taken instead."""

from __future__ import annotations

from worker.domain.kinds import IRREGULAR, ActorKind, EventType, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.events.arrests import is_arrest
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import antecedent, objects_of
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case


def of_taking(case: Case) -> EventType | None:
    """ "Took the height" is a gain of ground; persons that were "taken" are abducted."""
    if _is_by_storm(case.token):
        return EventType.ARMED_ATTACK
    objects = [c for c in case.token.children if c.dep_ == "dobj" and not _is_share(c)]
    taken = [o for o in objects if o.lower_ in words.GROUND | _HOLD]
    war = words.WAR.search(case.setting.article)
    if taken and war and not any(t.lower_ in words.BUSINESS for o in taken for t in o.subtree):
        return EventType.TERRITORY_CHANGE
    people = case.kinds(Role.TARGET) & (words.PEOPLE - {ActorKind.STATE_FORCE})
    passive = case.token.tag_ == "VBN" and not objects
    by_captors = bool(objects) and (case.kinds(Role.INITIATOR) & IRREGULAR or _are_neutral(case))
    persons = people or (objects and _are_neutral(case))
    held = (passive or by_captors) and persons and words.KIDNAP.search(case.setting.article)
    return EventType.ABDUCTION if held else None


def _are_neutral(case: Case) -> bool:
    """Peacekeepers and observers, whom no side may take."""
    return any(r is Role.TARGET and words.NEUTRAL.search(a.name) for r, a in case.actors)


def of_hands(case: Case) -> EventType | None:
    """ "The town fell into the hands of the rebels", "two nurses fell into the hands of a gang"."""
    captors = case.kinds(Role.INITIATOR) & (ARMED - {ActorKind.STATE_FORCE})
    fallen = [c for c in case.token.children if c.dep_ == "nsubj"]
    if any(map(_is_ground, fallen)):
        return EventType.TERRITORY_CHANGE if case.kinds(Role.INITIATOR) & ARMED else None
    return EventType.ABDUCTION if captors and case.kinds(Role.TARGET) & words.PEOPLE else None


_HOLD = frozenset("control security stability".split())
"""What is taken of a place, or restored to it."""


def _is_by_storm(token: Token) -> bool:
    """ "Gunmen took the village by storm": they came, and went."""
    return any(o.lower_ == "storm" for o in objects_of(token, ("by",)))


def _is_share(token: Token) -> bool:
    """ "Took part in": not "took part of the town"."""
    return token.lower_ == "part" and not any(c.lower_ == "of" for c in token.children)


def of_seizing(case: Case) -> EventType | None:
    """Persons that are seized are abducted, towns change hands; goods are loot."""
    if case.found.noun and not words.WAR.search(case.setting.article):
        return None
    if case.token.lower_.startswith("occup"):
        return _of_occupying(case)
    people = {ActorKind.CIVILIANS, ActorKind.INDIVIDUAL, ActorKind.STATE_FORCE}
    if _are_planes(case) and not words.HIJACK.search(case.text):
        return EventType.AIRCRAFT_DESTROYED
    meant = _meant(case)
    wanted = any(o.lower_ in _WANTED for o in meant)
    if wanted and not case.kinds(Role.INITIATOR) & IRREGULAR:
        return None  # an arrest
    ground = any(map(_is_ground, meant))
    if not ground and is_arrest(case):
        return None
    if case.kinds(Role.TARGET) & people and not ground:
        lost = case.found.noun and case.token.lower_ in ("fall", "takeover")
        return None if lost else EventType.ABDUCTION
    boarded = any(o.lower_ in _BOARDED for o in case.objects())
    if boarded and case.kinds(Role.INITIATOR) & IRREGULAR:
        return EventType.ABDUCTION
    objects = [*meant, *case.objects("pobj", "prep")]
    objects += [o for c in case.token.children if c.lower_ == "of" for o in c.children]
    if any(t.lower_ in words.GOODS for o in objects for t in (o, *o.lefts)):
        return None
    placed = case.found.noun or any(
        (o.text[:1].isupper() and o.dep_ != "prep") or o.lower_ in words.GROUND for o in objects
    )
    return EventType.TERRITORY_CHANGE if placed else None


def is_ground_held(case: Case) -> bool:
    """ "The province, which is held by the rebels": nobody is their captive there."""
    return any(o.lower_ in words.GROUND | _LANDS for o in _meant(case))


_LANDS = frozenset("province provinces governorate county half zone enclave pocket land".split())
_WANTED = frozenset(
    "inmate inmates fugitive fugitives suspect suspects escapee escapees convict convicts thief"
    " thieves robber robbers burglar burglars murderer killer".split()
)
"""Who is captured by those who look for them."""


def _meant(case: Case) -> list[Token]:
    """What is taken: of "the suburb of X, which was seized" X and the suburb."""
    meant = [antecedent(o, case.token) for o in case.objects()]
    heads = [o.head.head for o in meant if o.dep_ == "pobj" and o.head.lower_ == "of"]
    return meant + heads


def _is_ground(token: Token) -> bool:
    return token.lower_ in words.GROUND


def _of_occupying(case: Case) -> EventType | None:
    """Armed men who enter and hold a place: a deed; "has occupied the strip since" is a state."""
    lasting = any(c.lower_ in ("has", "have", "had", "since") for c in case.token.children)
    ground = any(map(_is_ground, case.objects()))
    posted = any(
        role is Role.TARGET and words.MANNED.search(actor.name) for role, actor in case.actors
    )
    armed = case.kinds(Role.INITIATOR) & ARMED
    done = armed and (ground or posted) and not lasting
    return EventType.TERRITORY_CHANGE if done else None


_BOARDED = frozenset(
    "ship tanker supertanker vessel freighter trawler ferry yacht dhow plane airliner bus"
    " train".split()
)
"""Hijacked with those on board."""


def _are_planes(case: Case) -> bool:
    """ "Captured several trainers on the airfield"."""
    taken = [one for o in case.objects() for one in (o, *o.conjuncts)]
    return any(a.span.start <= o.idx < a.span.end for o in taken for a in case.setting.aircraft)


def falls_from_the_sky(case: Case) -> bool:
    """ "After the fall of a helicopter"."""
    if not case.found.noun or case.token.lower_ != "fall":
        return False
    fallen = [o for c in case.token.children if c.lower_ == "of" for o in c.children]
    return any(a.span.start <= o.idx < a.span.end for o in fallen for a in case.setting.aircraft)


def falls_to(case: Case) -> bool:
    """ "The town fell to the rebels"; a price falls to a figure."""
    subjects = [c for c in case.token.children if c.dep_ == "nsubj"]
    placed = any(s.lower_ in words.GROUND or s.tag_.startswith("NNP") for s in subjects)
    return placed and _to_a_side(case)


def is_given_up(case: Case) -> bool:
    """ "Lost the city to the rebels"."""
    lost = [o for o in case.objects() if o.lower_ in words.GROUND or o.tag_.startswith("NNP")]
    return bool(lost) and _to_a_side(case)


def _to_a_side(case: Case) -> bool:
    """Whether the verb has a "to" with those who fight."""
    taken_by = [
        o
        for c in case.token.children
        if c.lower_ == "to" and c.dep_ == "prep"
        for o in c.children
        if o.dep_ == "pobj"
    ]
    return bool(taken_by) and bool(
        words.WAR.search(" ".join(t.text for o in taken_by for t in o.subtree))
    )
