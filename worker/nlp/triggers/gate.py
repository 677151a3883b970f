"""Which sentences may report an occurrence at all: a cheap test of words, without a parse.

An article without such a sentence is not parsed. The test trades speed for the few incidents told
without any of the words; `python -m worker.evaluation.gate` measures both on the shared corpora.
"""

from __future__ import annotations

import re
from functools import lru_cache

from worker.nlp.triggers.finder import stems
from worker.nlp.triggers.phrasal import bases

_HARM = (
    "dead death deaths killed wounded injured casualties fatalities bodies toll hostage hostages"
    " captive crashed survivors gunmen bomb bombs mortar mortars rocket rockets missile missiles"
    " airstrike airstrikes raid raids shells ied landmine grenade grenades gunfire downed warplanes"
    " arsonists arsonist throats intercepted gunned blew bullets"
    " afire alight blown clobbered ablaze torched airspace"
)
_WEAK = frozenset(
    "strike strikes striking struck hit hits hitting target targets targeting targeted fire fires"
    " fired launch launches launched launching battle battles fight fights fighting free frees"
    " freed freeing capture captures seize seizes destroy destroyed crash crashes down downs hurt"
    " hurts hang hangs repel offensive execution combat encounter assault storm storms stormed raid"
    " executes execute executed chop chops attacking gas gases regain regains regained"
    " regaining hung encounters rescue rescues recapture battled bombs exchange exchanges operation"
    " operations situation situations taking run runs attempt attempts lynch pound pounds shell"
    " mission missions violate violates violated violating slaughter toll rape hurting beat beats"
    " beating beaten throw throws throwing threw thrown engage engages engaged engaging eliminate"
    " eliminates eliminated eliminating neutralize neutralized invade invaded fought death dies"
    " died deaths opened opens body head bodies seized blast blasts invades invading burned burning"
    " found lose loses losing lost loss plant plants planted planting place places placed placing"
    " thrown fall falls falling fell fallen take takes took taken overthrow overthrows overthrew"
    " overthrown won land lands landed landing plunge plunges plunged plummet plummeted held"
    " picked intercept intercepts intercepting drop drops dropped dropping sink sinks sank sunk"
    " sinking wreck wrecks wrecked drove driven drives push pushed expelled ousted carried dragged"
    " crossed strayed failed hoisted raised damage damages damaged damaging return returned"
    " collide collides collided colliding collision collisions control security stability sky"
    " mine mines occupy occupies occupied occupying grab grabs grabbed grabbing vanish vanished"
    " vanishes lives victim hands send sends sent sending disappear disappears disappeared"
    " disappearing ditch ditched ditches ditching rout"
    " routs routed routing".split()
)
"""Words that report an occurrence only beside one of arms, of people, or of a group."""

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_ARMS = re.compile(
    r"\b(?:troops?|soldiers?|rebels?|guerrillas?|army|militar\w+|militia\w*|police|gunm[ae]n"
    r"|militants?|guards?|insurgents?|terrorists?|jihadi\w*|warplanes?|jets?|helicopters?"
    r"|aircraft|planes?|drones?|pilots?|air raids?|missiles?|rockets?|mortars?|artillery"
    r"|shell(?:s|ed|ing)|bombs?|bombed|bombing|grenades?|guns?|explosi\w+|weapons?|killed|kill"
    r"|dead|wounded|injured|hostages?|civilians?|forces|fighters?|commandos?|attackers?"
    r"|assailants?|separatists?|kidnap\w*|regime|opposition|tank(?:s|ers?)?|frigate|vessels?|ships?|freighters?|pirates?"
    r"|air ?strikes?|suicide|warships?|gunboats?|embassy|refugees?|villag\w+|prison\w*"
    r"|bandits?|herders?|herdsmen|raiders?|cattle|clan|tribes?\w*|mob|groups?|gangs?|youths?"
    r"|supporters|factions?|rivals?|residents?|protesters?|captive|uavs?|airliner|unmanned"
    r"|air ?force|air defen[cs]es?|crews?|offensive|bases?|airbase|attack(?:s|ed)?"
    r"|clash(?:es|ed)?|fighting|people|man|woman|men|women|children|child|boys?|girls?"
    r"|teenagers?|famil(?:y|ies)|relatives|passengers?|drivers?|traders?|teachers?|individuals?|persons?|worshippers|farmers?|miners?"
    r"|homes?|officers?|goons?|thugs?|cadres?|activists?|students?|peasants?|leader|judge|mayor|journalists?)\b",
    re.IGNORECASE,
)
_PHRASES = re.compile(
    r"\b(?:bombs?|devices?|explosives?|charges?|grenades?|mines?)\b.{0,40}"
    r"\b(?:went|going|gone) off\b"
    r"|\bcame under (?:\w+ ){0,2}(?:fire|attack|bombardment)\b"
    r"|\bdeath toll\b",
    re.IGNORECASE,
)
"""What reports an occurrence although none of its words does."""
_NAMED_ARMS = re.compile(r"\b(?:[A-Z][a-zA-Z]{0,3}-?\d{1,3}|[A-Z]{3,5})\b")
"""Designations ("Su-25", "Mi-8") and the initials of groups ("FARC", "ISIL")."""


@lru_cache(1)
def _telling() -> frozenset[str]:
    return stems() | frozenset(_HARM.split())


@lru_cache(1)
def _strong() -> frozenset[str]:
    return _telling() - _weak()


@lru_cache(1)
def _any() -> frozenset[str]:
    return _telling() | _weak()


@lru_cache(1)
def _weak() -> frozenset[str]:
    plain = (w for w in bases() - _telling() if not _ARMS.fullmatch(w))
    return _WEAK.union(plain)  # "forces" is arms


_VIOLENCE = re.compile(
    r"\b(?:kill|dead|die[ds]\b|death|wounded|wounding|injur|bomb|explo|gun|shot|shoot|blast|firing"
    r"|fired|rebel|guerr?illa|militant|insurg|terror|troop|soldier|army|militar|police|militia"
    r"|missile|rocket|mortar|artiller|shelling|shelled|warplane|jet\b|jets\b|aircraft|plane\b"
    r"|planes\b|helicopter|drone|hostage|kidnap|abduct|captive|rape|attack|raid|clash|ambush|weapon"
    r"|assault|machete|stab|beat|lynch|massacre|assassin|murder|execution|executed|behead|grenade"
    r"|mine\b|mines\b|warship|frigate|arson|torched|burn|stormed|hacked|strangl|body|bodies|corpse"
    r"|fighting|fighters|fought|casualt|crash|downed|sabotage|dynamit|shrapnel|suicide|bandit"
    r"|rustl|fire\b|offensive|destroy|forces\b|marines|commando|airstrike|vandal|loot|tribes"
    r"|armed|arms\b|violen|slaughter|slit|hung\b|hanged|thrash|tortur|detonat|ied\b|ieds\b|maoist"
    r"|assailant|blew up|brought down|warring|captur|seized"
    r"|overran|overrun|retook|taliban|jihad|separatis"
    r"|lost (?:their|his|her) li|\blives\b|air strike|\bshells?\b"
    r"|pirates?\b|pilot\b|air ?force|airm[ae]n\b|torpedo|navy|hijack"
    r"|hezbollah|hamas\b|houthi|boko haram|islamic state)",
    re.IGNORECASE,
)


def is_violent(text: str) -> bool:
    """Whether an article has a word of violence at all; "a battle for control of a firm" has none.

    Asked of the whole text, once; sentences are asked by `passes` and `hints`.
    """
    return bool(_VIOLENCE.search(text))


def _words(sentence: str) -> set[str]:
    """The words of a sentence, joined ones also in their parts."""
    words = set(_WORD.findall(sentence.lower()))
    return words.union(*(word.split("-") for word in words if "-" in word))


def hints(sentence: str) -> bool:
    """Whether a sentence may go on about an occurrence, where the sentences around report some."""
    return not _any().isdisjoint(_words(sentence))


def passes(sentence: str) -> bool:
    """Whether a sentence may report an occurrence."""
    words = _words(sentence)
    if words & _strong() or _PHRASES.search(sentence):
        return True
    if not words & _weak():
        return False
    armed = {match.lower() for match in _ARMS.findall(sentence)}
    return bool(armed - (words & _weak())) or (
        bool(_NAMED_ARMS.search(sentence)) and not sentence.isupper()
    )
