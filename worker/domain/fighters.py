"""Who fights: whether one who is attacked is armed, by kind and by name."""

from __future__ import annotations

import re

from worker.domain.kinds import ARMED, ActorKind

_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.INDIVIDUAL})


def is_armed(kind: ActorKind, name: str, group: str | None) -> bool:
    """Fighters; a youth, a thief or a man of a party is called by the word for a militia, too.

    `group` is the id of a group of the lists.
    """
    if is_unarmed(name):
        return False
    if kind in (ActorKind.UNKNOWN, ActorKind.CIVILIANS):
        return bool(_GUARD.search(name) or _RANK.search(name))
    if kind is ActorKind.INDIVIDUAL:
        return bool(_RANK.search(name))
    if kind is not ActorKind.MILITIA:
        return kind in ARMED
    if _FIGHTER.search(name):
        return True
    return group is not None and group not in _PARTIES


def is_civilian(kind: ActorKind, name: str) -> bool:
    """People without arms, by their kind or by what they are called."""
    return kind in _PEOPLE or (kind in ARMED and is_unarmed(name))


def is_unarmed(name: str) -> bool:
    """Who has no arms, or has them no more: "two herders", "a retired policeman"."""
    return bool(_NO_MORE.search(name)) or (bool(_UNARMED.search(name)) and not _POSTED.search(name))


def is_criminal(name: str) -> bool:
    """Bandits and the like: police fight them, a crowd lynches them."""
    return bool(_CRIMINAL.search(name))


def is_civil_vehicle(name: str) -> bool:
    """What carries people or goods, and no soldiers: "a passenger bus", "a mining convoy"."""
    return bool(_CIVIL.search(name)) and not _OFFICIAL.search(name)


_NO_MORE = re.compile(
    r"\b(?:retired|former|ex|off-duty|unarmed|surrendered|defectors?|returnees?)\b", re.IGNORECASE
)
_UNARMED = re.compile(
    r"\b(?:herd(?:ers?|smen|sman|boys?)|pastoralists?|farmers?|villagers?|supporters?|bus"
    r"|students?|traders?|refugees?)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\b(?:militia|fighters?|gunmen|warriors?)\b", re.IGNORECASE)
_GUARD = re.compile(
    r"\b(?:(?<!body)guards?|personn?el|rangers?|wardens?|levies|defen[cs]e"
    r" volunteers?)$|\b(?:ranger|guard|forest) (?:post|station)s?\b",
    re.IGNORECASE,
)
"""Who is posted with arms, though no soldier."""
_RANK = re.compile(
    r"\b(?:[DS]SP|SHO|ASI|(?:police|(?:deputy|district|assistant)(?: police)?) superint[ea]nd[ae]nt"
    r"|(?:head |police )?constable|(?:sub-?|police )inspector|khasadars?"
    r"|(?:officials?|members?|personnel) of (?:the |a )?(?:[\w-]+ )?"
    r"(?:police|army|levies|constabulary|security (?:forces?|team)|(?:border|frontier) \w+))\b",
    re.IGNORECASE,
)
"""Ranks of police and those who serve in a force: "an official of the Levies"."""
_PARTIES = frozenset(
    "progressive-socialist-party islah odm-kenya pnu-kenya kanu frelimo zanu-pf inkatha mqm"
    " awami-national-party rss-india bjp inc-india trinamool-congress cpi-marxist slmm-nepal"
    " jamaat-e-islami bnp awami-league chhatra-league jubo-league jatiya-party hefazat"
    " arena-salvador".split()
)
"""Whose men are armed only where they act."""
_FIGHTER = re.compile(
    r"fighter|militia|warrior|raider|rustler|volunteer|vigilante|gunm[ae]n|militant|attacker"
    r"|assailant|bandit|\bgang|kidnapper|robber|infiltrator|\bpirate|hitm[ae]n|cultist|dacoit"
    r"|insurgent|separatist|commander",
    re.IGNORECASE,
)
_CRIMINAL = re.compile(r"bandit|\bgang|kidnapper|robber|cultist|dacoit", re.IGNORECASE)
_CIVIL = re.compile(
    r"\b(?:bus|buses|minibus(?:es)?|coach|lorr(?:y|ies)|trucks?|taxis?|matatus?|cars?|ambulances?"
    r"|motorcycl\w+|tankers?|trains?|boats?|cruisers?"
    r"|(?:mining|company|passenger|civilian|commercial|humanitarian|aid|relief|food|goods|traders?"
    r"|ngo|un|workers?)(?: \w+)? (?:convoys?|vehicles?))\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:army|military|police|security|gendarme\w*|soldiers?|troops|government|patrol|armou?red"
    r"|escort\w*)\b",
    re.IGNORECASE,
)
