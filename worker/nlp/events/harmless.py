"""Words of violence that tell of none: accidents, illness, disasters, tests, attacks in words.

A price is hit, a policy attacked, ministers clash over tariffs, a missile is fired at a hulk.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from worker.domain.kinds import ActorKind, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.text.asked import tells
from worker.nlp.text.document import Token
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case

_FIRE = r"(?:fires?|blazes?|infernos?)"
_ACCIDENT = re.compile(
    r"\b(?:overturned|capsized|sank|caved in|cave-?ins?|derail(?:ed|ment)|stampede|collapsed?"
    r"|(?:rock|roof) ?falls?|speeding|motorists?|hit-and-run|electrocut\w+|drown\w*"
    r"|(?:road|traffic|car|bus|train|ferry) (?:accident|crash|collision))\b"
    r"|\bby (?:a |an |the )?(?:\w+ ){0,2}(?:truck|lorry|bus|car|vehicle|train|tram|trailer"
    r"|elephants?|lions?|crocodiles?|hippos?|snakes?|sharks?|dogs?)\b(?!-?\s*bomb)"
    r"|\b(?:killed|injured|died|dead|hurt) (?:[\w-]+ ){0,4}in (?:a|an|the) (?:[\w-]+ ){0,3}"
    + _FIRE
    + r"\b"
    r"|\b(?:a|the|huge|house|hotel|factory|market|warehouse|forest|mine) "
    + _FIRE
    + r" (?:[\w,-]+ ){0,6}(?:that|which) (?:\w+ ){0,8}(?:killed|injured)",
    re.IGNORECASE,
)
_DISASTER = re.compile(
    r"\b(?:avalanches?|mudslides?|landslides?|earthquakes?|quakes?|tremors?|flood(?:s|ing|ed)?"
    r"|cyclones?|hurricanes?|typhoons?|tornado(?:es)?|volcano|tsunami|heatwave|lightning"
    r"|(?:forest|bush|brush|wild) ?fires?)\b",
    re.IGNORECASE,
)
_LEAD = 250
"""Characters that tell what an article is about."""
_ILLNESS = re.compile(
    r"\bd(?:ie[ds]?|ying) (?:of|from|after) (?:\w+ ){0,4}(?:cancer|illness|disease|heart|stroke"
    r"|cholera|malaria|ebola|covid|coronavirus|pneumonia|fever|measles|old age|natural causes"
    r"|hunger|starvation|thirst|dehydration|overdose|aids|influenza|flu|tuberculosis)\b"
    r"|\b(?:clinical|drug|cancer|hospital|medical) (?:trials?|tests?)\b|\bside effects?\b"
    r"|\btumou?rs?\b|\btransplant",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"\btest[- ]?(?:fir(?:ed|es|ing)|launch\w*|flight|missiles?)\b|\btarget drones?\b"
    r"|\b(?:dummy|practice) (?:target|bomb|round)|\bfired\b[^.]{0,40}\bhulk\b",
    re.IGNORECASE,
)
_NATURE = frozenset("volcano star meteor meteorite anger population tyre tire foil".split())
"""What explodes without a bomb."""


def is_harmless(case: Case) -> bool:
    """Whether a word of violence tells of an accident, a disaster, a test or an argument."""
    check = _CHECKS.get(case.found.kind)
    return check is not None and check(case)


def _is_plain_explosion(case: Case) -> bool:
    """A plant blows up and nobody speaks of a bomb; "a senator blasts the budget".

    And a part of speech that is no deed: "exploding foil".
    """
    token = case.token
    plain = (token.tag_ == "VBG" and token.dep_ == "amod") or _goes_off_with(token)
    natural = any(c.lower_ in _NATURE for c in (*token.children, *_next(token)))
    return plain or natural or _is_of_a_wreck(case) or _sets_off_nothing(case) or _in_a_plant(case)


def _goes_off_with(token: Token) -> bool:
    """ "The raiders went off with money": they left."""
    gone = token.lower_ in _GOING and any(c.lower_ == "with" for c in token.children)
    return gone and not any(c.lower_ in _NOISES for t in token.children for c in t.children)


_GOING = frozenset("go goes going went gone".split())
_NOISES = frozenset("force bang roar noise flash effect power blast".split())


def _is_of_a_wreck(case: Case) -> bool:
    """ "The jet smashed into a house and exploded": that is its crash."""
    token = case.token
    if case.found.noun or case.objects():
        return False
    verb = token.head if token.dep_ == "conj" else token
    did = [c for t in (token, verb) for c in t.children if c.dep_ == "nsubj"]
    spans = [a.span for a in case.setting.aircraft]
    goes_on = case.recent in words.AIRCRAFT
    return any(
        (goes_on and c.lower_ == "it") or any(s.start <= c.idx < s.end for s in spans) for c in did
    )


def _sets_off_nothing(case: Case) -> bool:
    """ "Blasted the budget", "set off for Rome": the object is no bomb and nothing to blow up."""
    word = case.token.lower_
    if word == "blasts":
        return not _EXPLOSIVE.search(case.setting.article)
    if case.found.noun or not word.startswith(("blast", "set")):
        return False
    hit = ActorKind.FACILITY in case.kinds(Role.TARGET) and word.startswith("blast")
    return not hit and not any(o.lower_ in _CHARGES for o in case.objects())


_CHARGES = words.THROWN | frozenset(
    "charge charges mine mines landmine landmines blast blasts explosion explosions".split()
)


def _next(token: Token) -> list[Token]:
    return [token.nbor()] if token.i + 1 < len(token.doc) else []


_EXPLOSIVE = re.compile(
    r"\b(?:bomb|explo|deton|kill|injur|wound|dead|casualt|grenade|mine|device|damage)",
    re.IGNORECASE,
)


def _is_misfortune(case: Case) -> bool:
    """Who is hurt in a flood, a blaze, of an illness, by a truck; and an economy that is hurt."""
    meant = bool(words.MEANT.search(case.text) or words.ARMS_USED.search(case.text))
    if case.found.kind == "die" and _ILLNESS.search(case.text) and not meant:
        return True
    if not meant and (_ACCIDENT.search(case.text) or _DISASTER.search(case.text)):
        return True
    return _in_a_plant(case) or _in_a_disaster(case) or _only_suffers(case)


def _in_a_plant(case: Case) -> bool:
    """In a factory, a mine or by gas, and nobody speaks of a bomb."""
    article = case.setting.article
    there = words.PLANT.search(case.text) or tells(words.PLANT, article[:_LEAD])
    return bool(there) and not tells(words.MEANT, article) and not words.ARMS_USED.search(case.text)


def _in_a_disaster(case: Case) -> bool:
    """Whether the article is about a disaster, and of nothing that anybody meant."""
    article = case.setting.article
    return tells(_DISASTER, article[:_LEAD]) and not tells(words.MEANT, article)


def _only_suffers(case: Case) -> bool:
    """ "Subsidies are hurting farmers": nothing is told that hurts a body."""
    if not case.token.lower_.startswith("hurt") or case.setting.weapons:
        return False
    bodily = case.kinds(Role.TARGET) & words.PEOPLE and case.token.tag_ != "VBG"
    return bool(case.objects()) and not bodily and not words.ARMS.search(_beside(case))


def _beside(case: Case) -> str:
    at = case.token.idx - case.setting.sent.start_char
    return case.text[:at] + case.text[at + len(case.token) :]


def _is_in_words(case: Case) -> bool:
    """Critics attack a policy, ministers clash over tariffs: no arms, no hurt, nothing to hit."""
    if _is_test(case) or _is_of_workers(case) or _is_worst_hit(case.token):
        return True
    if case.found.kind == "under" and _is_about(case):
        return True
    if case.setting.weapons or case.setting.aircraft or words.HARM.search(_beside(case)):
        return False
    if _is_sit_in(case):
        return True
    armed = case.kinds(Role.INITIATOR) & ARMED
    return _is_about(case) or (not armed and _is_of_business(case))


def _is_of_business(case: Case) -> bool:
    """Whether an article speaks of money, and nowhere of arms or harm."""
    article = case.setting.article
    return tells(_MONEY, article) and not tells(words.HARM, article)


_MONEY = re.compile(
    r"\b(?:dlrs?|dollars?|pct|percent|shares?|stock|profits?|markets?|investors?|banks?|bankers?"
    r"|exports?|imports?|tariffs?|trade|tax(?:es)?|earnings|merger|takeover|inflation|economic)\b",
    re.IGNORECASE,
)


def _is_sit_in(case: Case) -> bool:
    """Residents storm an office, or the streets, and nobody is hurt."""
    unarmed = case.kinds(Role.INITIATOR) <= {ActorKind.CIVILIANS}
    return case.token.lower_.startswith("storm") and unarmed


def _is_worst_hit(token: Token) -> bool:
    """ "The worst hit areas": by what is told elsewhere."""
    return token.i > 0 and token.lower_ == "hit" and token.nbor(-1).lower_ in _HOW_BADLY


_HOW_BADLY = frozenset("worst hard hardest badly worse".split())


def _is_about(case: Case) -> bool:
    """Whether what is attacked, or clashed over, is a thought: "the plan", "as too costly"."""
    token = case.token
    below = [t for c in token.children if c.dep_ == "prep" for t in c.children]
    met = [*case.objects(), *below]
    as_such = any(c.lower_ == "as" and c.dep_ == "prep" for c in token.children)
    return as_such or any(t.lower_ in _THOUGHTS for t in met)


_THOUGHTS = frozenset(
    "access accord agenda agreement agreements aid allegation approach bill bills budget budgets"
    " controls credibility critics currency deal decision decisions deficit deficits demand demands"
    " dollar economy exports hiring idea ideas imports inflation issue issues law laws leadership"
    " legislation manifesto measure measures motion move moves plan plans policies policy"
    " poverty practice practices prices problem problems programme programmes program programs"
    " proposal proposals protectionism quota quotas rates record reform reforms report reports"
    " restrictions rights rule rules ruling speech stance statement strategy subsidies subsidy"
    " tariff tariffs tax taxes terms trade treaty wages".split()
)


def _is_test(case: Case) -> bool:
    return bool(_TEST.search(case.text)) and not _CASUALTIES.search(case.text)


_CASUALTIES = re.compile(r"\b(?:kill|wound|injur|dead|died|casualt)", re.IGNORECASE)


def _is_of_workers(case: Case) -> bool:
    """ "Strikes spread": of workers, by what else the article tells."""
    article = case.setting.article
    strikes = case.token.lower_ in ("strike", "strikes")
    return strikes and tells(_WORKERS, article) and not tells(words.PLANES, article)


_WORKERS = re.compile(
    r"\b(?:unions?|unionists?|walkouts?|strikers|wages?|pay (?:rise|claim|talks)|stoppages?"
    r"|(?:general|hunger|rail|transport|dock) strikes?)\b",
    re.IGNORECASE,
)


def _is_slaughter(case: Case) -> bool:
    """The slaughter of cattle."""
    if case.token.lower_ != "slaughter":
        return False
    before = case.token.doc[max(0, case.token.i - 1)]
    return any(
        t.lower_ in _ANIMALS for c in (before, *case.token.children) for t in (c, *c.children)
    )


_ANIMALS = frozenset(
    "cattle hog hogs pig pigs sheep lamb lambs calf calves cow cows poultry livestock seal seals"
    " whale whales animal animals horses beef".split()
)

_CHECKS: dict[str, Callable[[Case], bool]] = {
    "explode": _is_plain_explosion,
    **dict.fromkeys(words.HARMED, _is_misfortune),
    **dict.fromkeys(("attack", "clash", "under"), _is_in_words),
    "shoot": _is_about,  # "opened fire on the budget"
    "fire": _is_test,
    "shell": _is_test,
    "murder": _is_slaughter,
}
