"""Fights of two sides, and people who are beaten."""

from __future__ import annotations

import re

from worker.domain.kinds import ActorKind, EventType, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.text.document import Token
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case


def of_fight(case: Case) -> EventType | None:
    """A fight of two sides; a feud is one only where people were hurt in it."""
    token = case.token
    sides = any(c.lower_ in ("between", "with") for c in token.children)
    if token.lower_ in _QUARRELS and not (token.dep_ == "pobj" and _is_scene(token)):
        return None
    if token.lower_ in _QUARRELS and not (words.HARM.search(case.beside) or _are_armed(case)):
        return None
    return EventType.ARMED_CLASH if sides else None


def _are_armed(case: Case) -> bool:
    return any(actor.kind in ARMED for _, actor in case.actors)


def _is_scene(token: Token) -> bool:
    """ "Killed during a feud between": what people were hurt in, and no quarrel of years."""
    during = token.head.lower_ in ("in", "during", "amid", "following", "after")
    return during and not any(c.lower_ in ("the", "this", "that") for c in token.children)


_QUARRELS = frozenset("feud confrontation altercation".split())


_CONTEST = re.compile(
    r"\bby (?:an? |some |about |more than )?(?:[\w,.-]+ ){0,3}"
    r"(?:votes?|points?|margin|seats?|goals?|runs?|strokes?)\b",
    re.IGNORECASE,
)
"""By how much one beats those whom one does not hit."""


def of_beating(case: Case) -> EventType | None:
    """Beating people is an attack where it is no sport."""
    if _CONTEST.search(case.text):
        return None
    after = [t.lower_ for t in case.token.doc[case.token.i + 1 : case.token.i + 9]]
    beaten_up = ActorKind.MILITIA in case.kinds(Role.TARGET) and "up" in after[:1]
    if _is_defeat(case):
        return None
    hurt = case.kinds(Role.TARGET) & words.PEOPLE or "death" in after or beaten_up
    hurt = hurt or any(o.lower_ in ("him", "her", "them") for o in case.objects())
    by_force = any(c.dep_ == "agent" for c in case.token.children)
    hurt = hurt or (by_force and case.kinds(Role.INITIATOR) & ARMED)
    return EventType.ARMED_ATTACK if hurt else None


def _is_defeat(case: Case) -> bool:
    """ "Militants who were beaten by the army": they lost a war."""
    lost = (a for role, a in case.actors if role is Role.TARGET)
    rebels = case.token.lower_ == "beaten" and any(words.FOES_MANY.search(a.name) for a in lost)
    return rebels and ActorKind.STATE_FORCE in case.kinds(Role.INITIATOR)
