"""People who are hurt or die, and nobody meant it: accidents, illness, disasters, old age."""

from __future__ import annotations

import re

from worker.domain.kinds import Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.text.asked import tells
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import LEAD, Case

_FIRE = r"(?:fires?|blazes?|infernos?)"
_VEHICLE = (
    r"(?:(?:school )?bus(?:es)?|trucks?|lorr(?:y|ies)|cars?|vans?|trains?|trams?|tractors?|semis?"
    r"|ferr(?:y|ies)|motorcycles?|motorbikes?|trailers?|minibus(?:es)?|taxis?|vehicles?)"
)
_COLLISION = (
    rf"\b{_VEHICLE} (?:\w+ ){{0,5}}(?:collid\w+|crash(?:ed|es)|slamm\w+|plough\w+|plow\w+"
    rf"|skidd\w+|hit|hits|struck) (?:\w+ ){{0,3}}(?:{_VEHICLE}|tree|wall|pole|ditch|ravine)"
    rf"\b(?!-?\s*bomb)|\b{_VEHICLE} and (?:an? |the )?(?:\w+ )?{_VEHICLE} (?:\w+ )?collid\w+"
    r"|\b(?:road|traffic|car|bus|train|ferry) (?:accident|crash|collision)\b"
)
_ACCIDENT = re.compile(
    r"\b(?:overturned|capsized|sank|caved in|cave-?ins?|derail(?:ed|ment)|stampede|collapsed?"
    r"|(?:rock|roof) ?falls?|speeding|motorists?|hit-and-run|electrocut\w+|drown\w*|in falls?"
    r"|head-on|lost control|crane|mauled|mauling|gored|bitten|stung)\b"
    rf"|{_COLLISION}"
    r"|\bby (?:a |an |the )?(?:\w+ ){0,2}(?:truck|lorry|bus|car|vehicle|train|tram|trailer"
    r"|elephants?|lions?|crocodiles?|hippos?|snakes?|sharks?|dogs?)\b(?!-?\s*bomb)"
    r"|\b(?:killed|injured|died|dead|hurt) (?:[\w-]+ ){0,4}in (?:a|an|the) (?:[\w-]+ ){0,3}"
    rf"{_FIRE}\b"
    rf"|\b(?:a|the|huge|house|hotel|factory|market|warehouse|forest|mine) {_FIRE}"
    r" (?:[\w,-]+ ){0,6}(?:that|which) (?:\w+ ){0,8}(?:killed|injured)",
    re.IGNORECASE,
)
_STORM = (
    r"\b(?:avalanches?|mudslides?|landslides?|earthquakes?|quakes?|tremors?|flood(?:s|ing|ed)?"
    r"|cyclones?|hurricanes?|typhoons?|tornado(?:es)?|twisters?|volcano|tsunami|heatwave|lightning"
    r"|(?:deadly|fierce|severe|tropical|winter|ice|snow|sand) ?storms?"
    r"|(?:forest|bush|brush|wild) ?fires?)\b"
)
_DISASTER = re.compile(_STORM, re.IGNORECASE)
_MISHAP = re.compile(
    rf"{_STORM}|{_COLLISION}|\bheart attack\b"
    r"|\b(?:battl\w+|fight\w*|fought|tackl\w+|douse\w*|put out|extinguish\w*) (?:[\w-]+ ){0,4}"
    rf"{_FIRE}\b",
    re.IGNORECASE,
)
"""What an article is about that nobody meant."""
_AT_WAR = re.compile(
    r"\b(?:bomb(?:s|ed|ing|ings)?|sabotage|grenade|terror|rebel|militant|guerr?illa|gunm[ae]n"
    r"|missile|rocket|drone|air ?strike|strikes? (?:on|against)|shell(?:s|ed|ing)|arson)",
    re.IGNORECASE,
)
_ILLNESSES = (
    r"(?:cancer|illness|disease|heart (?:attack|failure)|heart|stroke|cholera|malaria|ebola"
    r"|covid(?:-19)?|coronavirus|pneumonia|fever|measles|old age|natural causes|hunger|starvation"
    r"|thirst|dehydration|overdoses?|aids|influenza|flu|tuberculosis|complications)"
)
_ILLNESS = re.compile(
    r"\bd(?:ie[ds]?|ying|ead)\b[^.;]{0,40} (?:of|from|with|after) (?:[\w-]+ ){0,4}"
    + _ILLNESSES
    + r"\b"
    r"|\b(?:heart attack|stroke|overdoses?|virus|epidemic|party drugs|alcohol)\b"
    r"|\b(?:clinical|drug|cancer|hospital|medical) (?:trials?|tests?)\b|\bside effects?\b"
    r"|\btumou?rs?\b|\btransplant",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(
    r"\b(?:kill\w*|murder\w*|shot|shoot\w*|gun\w*|bomb\w*|blast\w*|explo\w+|(?<!heart )attack\w*"
    r"|ambush\w*|raid\w*|clash\w*|fighting|fought|gunfight|firefight|combat|warfare|wound\w*"
    r"|stab(?:bed|bing|s)?|behead\w*|execution\w*|executed|massacre\w*|assassin\w*|abduct\w*"
    r"|kidnap\w*|hostages?|captiv\w+|captors?|tortur\w*|strangl\w*|lynch\w*|beat|beaten|beatings?"
    r"|machetes?|kni(?:fe|ves)|shell(?:s|ed|ing)|mortars?|rockets?|missiles?|grenades?"
    r"|air ?strikes?|militants?|rebels?|insurgen\w+|guerr?illas?|terror\w*|jihad\w*|troops"
    r"|soldiers?|militia\w*|army|arson\w*|torched|violence|violent\w*|riot\w*|bullets?|assault\w*"
    r"|shrapnel|ambulance bomb|besieg\w+|sieges?|offensive|bandits?|robbers|gangs?|mutilat\w+"
    r"|decapitat\w+|throats?|handcuffed|blindfolded|bound|gagged|victims?|separatis\w+|decompos\w+|dismember\w+)\b",
    re.IGNORECASE,
)
"""What tells of violence near a death that says nothing of how it came."""
_NEAR = 300
"""Characters on each side of a sentence in which that violence is told."""


def is_misfortune(case: Case) -> bool:
    """Who is hurt in a flood, a blaze, of an illness, by a truck; and an economy that is hurt."""
    meant = bool(words.MEANT.search(case.text) or words.ARMS_USED.search(case.text))
    if case.found.kind in _FATAL and _ILLNESS.search(case.text) and not meant:
        return True
    if not meant and (_ACCIDENT.search(case.text) or _DISASTER.search(case.text)):
        return True
    if case.found.kind == "die" and is_bare(case):
        return True
    if not meant and _is_about_a_mishap(case):
        return True
    return is_in_a_plant(case) or _only_suffers(case)


_FATAL = frozenset({"die", "kill"})


def is_bare(case: Case) -> bool:
    """A death or a body, and nothing near it tells of violence: "he died in Rome in 384"."""
    if case.setting.weapons or case.recent or case.kinds(Role.INITIATOR) & ARMED:
        return False
    if case.kinds(Role.TARGET) & ARMED:
        return False
    sent = case.setting.sent
    article = case.setting.article
    if _is_of_several(case):
        is_news = sent.start_char < LEAD and not case.found.noun
        return not is_news and not tells(_VIOLENCE, article)
    before = article[max(0, sent.start_char - _NEAR) : sent.start_char]
    after = article[sent.end_char : sent.end_char + _NEAR]
    return not any(_VIOLENCE.search(text) for text in (case.beside, before, after))


def _is_of_several(case: Case) -> bool:
    """ "Eight of them died": together, which old age does to nobody."""
    dead = [c for c in case.token.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.tag_ in ("NNS", "CD") or any(n.dep_ == "nummod" for n in c.children) for c in dead)


def is_in_a_plant(case: Case) -> bool:
    """In a factory, a mine or by gas, and nobody speaks of a bomb."""
    article = case.setting.article
    there = words.PLANT.search(case.text) or tells(words.PLANT, case.lead)
    return bool(there) and not tells(words.MEANT, article) and not words.ARMS_USED.search(case.text)


def _is_about_a_mishap(case: Case) -> bool:
    """Whether the article is about a disaster or an accident, and of nothing that anybody meant."""
    return tells(_MISHAP, case.lead) and not tells(_AT_WAR, case.setting.article)


def _only_suffers(case: Case) -> bool:
    """ "Subsidies are hurting farmers": nothing is told that hurts a body."""
    if not case.token.lower_.startswith("hurt") or case.setting.weapons:
        return False
    bodily = case.kinds(Role.TARGET) & words.PEOPLE and case.token.tag_ != "VBG"
    return bool(case.objects()) and not bodily and not words.ARMS.search(case.beside)
