"""Houses and vehicles that an attack leaves damaged, told in a clause or a sentence of its own."""

from __future__ import annotations

from worker.domain.kinds import IRREGULAR, ActorKind, EventType, Role
from worker.nlp.events.attacks import by_weapon
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import subjects
from worker.nlp.triggers.cases import Case

_THINGS = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE})
_WRECKING = frozenset(
    {
        EventType.AIR_STRIKE,
        EventType.ARMED_ATTACK,
        EventType.BOMBING,
        EventType.DRONE_STRIKE,
        EventType.SHELLING,
        EventType.SUICIDE_ATTACK,
    }
)
_IT = frozenset(
    "it they this which that bomb bombs device devices explosive explosives charge charges dynamite"
    " explosion explosions blast blasts detonation attack attacks attackers rocket rockets missile"
    " missiles shell shells mortar mortars grenade grenades".split()
)
"""What harms in the attack that is told."""


def of_wreck(case: Case) -> EventType | None:
    """ "It also damaged a kiosk", "several houses were damaged": of the attack told before."""
    if not case.kinds(Role.TARGET) & _THINGS:
        return None
    if case.kinds(Role.INITIATOR) & IRREGULAR:
        return by_weapon(case) or EventType.ARMED_ATTACK
    if not all(t.lower_ in _IT for t in _doers(case.token)):
        return None
    return by_weapon(case) or (case.recent if case.recent in _WRECKING else None)


def is_of_the_last(case: Case, kind: EventType) -> bool:
    """Whether the damage is that of the attack told before, and no deed of its own."""
    told = case.found.kind in ("damage", "destroy") and kind is case.recent in _WRECKING
    own = case.kinds(Role.INITIATOR) & IRREGULAR or case.setting.weapons
    return told and not own and of_wreck(case) is kind


def _doers(verb: Token) -> list[Token]:
    """By whom or what, as the grammar has it: of a passive what stands behind "by"."""
    agents = [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    return agents if passive or agents else subjects(verb)
