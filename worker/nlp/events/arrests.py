"""People whom the law takes: "captured by the police" is an arrest, and no abduction."""

from __future__ import annotations

import re

from worker.domain.kinds import IRREGULAR, ActorKind, Role
from worker.nlp.text.asked import tells
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case

_PERSONS = IRREGULAR | {ActorKind.CIVILIANS, ActorKind.INDIVIDUAL}
_SOUGHT = re.compile(
    r"\b(?:arrest\w*|extradit\w*|convict\w*|fugitives?|warrants?|traffick\w+|narcotics|drugs?"
    r"|cartels?|mafias?|smuggl\w+)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:polic(?:e|em[ae]n)|authorit(?:y|ies)|detectives?|prosecutors?|judicial|agents?"
    r"|carabineros|gendarmes?)\b",
    re.IGNORECASE,
)
"""Who arrests; what soldiers take without a word of a crime may be abducted."""


def is_arrest(case: Case) -> bool:
    """Whether persons are seized by nobody but the law, as the sentence tells.

    Soldiers are taken by an enemy, hostages and crews by whoever says so; "police said" is said of
    the abducted, too, and who was "seized" by nobody named may be one of them.
    """
    taken, by = case.kinds(Role.TARGET), case.kinds(Role.INITIATOR)
    if not taken & _PERSONS or ActorKind.STATE_FORCE in taken or by - words.STATES:
        return False
    if words.CAPTIVE.search(case.beside) or words.KIDNAP.search(case.beside):
        return False
    if case.setting.aircraft or case.recent in words.AIRCRAFT:
        return False
    if case.found.noun and taken <= IRREGULAR and by & words.STATES:
        return True  # "the capture of ten guerrillas by the army"
    if any(r is Role.INITIATOR and _LAW.search(a.name) for r, a in case.actors):
        return True
    return case.token.lower_.startswith("captur") and tells(_SOUGHT, case.text)
