"""Attacks that shed no blood: on computers, and those that troops only practise."""

from __future__ import annotations

import re

from worker.nlp.text.asked import tells
from worker.nlp.triggers.cases import Case

_CYBER = re.compile(
    r"\b(?:cyber|hackers?\b|hacking\b|hacked into|ransomware|malware|phishing|spyware|botnets?"
    r"|ddos\b|denial[- ]of[- ]service|data breach)",
    re.IGNORECASE,
)
_BLOOD = re.compile(
    r"\b(?:kill\w*|wound\w*|shot|shoot\w*|gun\w*|bomb\w*|explo\w+|shell(?:s|ed|ing)|rockets?"
    r"|mortars?|grenades?|missiles?|air ?strikes?|troops|soldiers?|rebels?|militants?|machetes?"
    r"|stab\w*|massacre\w*|crash\w*)\b",
    re.IGNORECASE,
)


def is_online(case: Case) -> bool:
    """Whether hackers attack, or hold hostage, what is on computers."""
    if case.setting.weapons or case.setting.aircraft or _BLOOD.search(case.beside):
        return False
    return bool(_CYBER.search(case.text)) or tells(_CYBER, case.lead)


_DRILL = re.compile(
    r"\b(?:military|naval|navy|army|air force|field|training|combat|joint|live-fire|annual|biannual"
    r"|large(?:-scale)?|largest|\w+-day|raf|nato|flag) (?:[\w-]+ ){0,2}"
    r"(?:exercises?|drills?|man(?:oeuv|euv)(?:re|er)s?)\b(?! (?:restraint|caution))"
    r"|\bwar ?games?\b|\bexercises? (?:tests?|tested|trains?|simulat\w+|scenario)\b"
    r"|\bsimulated (?:[\w-]+ )?(?:battle\w*|attacks?|combat|strikes?|enem(?:y|ies))\b"
    r"|\b(?:held|holds?|holding) (?:\w+ ){0,4}(?:exercises?|drills?)\b",
    re.IGNORECASE,
)
_IN_EARNEST = re.compile(
    r"\b(?:kill(?:ed|ing|s)|wounded|dead|died|injur\w+|crash\w*|attacked|shelled|shot dead"
    r"|retaliat\w+|rebels?|militants?|insurgents?|gunmen|intercepted|incursion|invasion|invaded"
    r"|clash\w*|fighting|civilians?)\b",
    re.IGNORECASE,
)


def is_drilled(case: Case) -> bool:
    """Whether an article is about an exercise: who is shot at there is nobody's enemy.

    Where its lead tells of somebody who came to harm, or of a war, it is not.
    """
    return tells(_DRILL, case.lead) and not tells(_IN_EARNEST, case.lead)
