"""Words of violence that tell of none: tests, drills, hackers, beasts, attacks in words.

A price is hit, a policy attacked, ministers clash over tariffs, a missile is fired at a hulk.
Accidents and illness are in `misfortunes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from worker.domain.kinds import ActorKind, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.events.beasts import is_of_a_beast
from worker.nlp.events.bloodless import is_drilled, is_online
from worker.nlp.events.misfortunes import is_bare, is_in_a_plant, is_misfortune
from worker.nlp.text.asked import tells
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import TIMES, antecedent
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case

_TEST = re.compile(
    r"\binto (?:orbit|space)\b|\b(?:spacecraft|astronauts?|telescope|space station|lunar)\b|"
    r"\btest[- ]?(?:fir(?:ed|es|ing)|launch\w*|flight|missiles?)\b|\btarget drones?\b"
    r"|\b(?:dummy|practice) (?:target|bomb|round)|\bfired\b[^.]{0,40}\bhulk\b",
    re.IGNORECASE,
)
_NATURE = frozenset("volcano star meteor meteorite anger population tyre tire foil".split())
"""What explodes without a bomb."""


def is_harmless(case: Case) -> bool:
    """Whether a word of violence tells of an accident, a disaster, a test or an argument."""
    if is_of_a_beast(case) or is_online(case) or is_drilled(case):
        return True
    check = _CHECKS.get(case.found.kind)
    return check is not None and check(case)


def _is_plain_explosion(case: Case) -> bool:
    """A plant blows up and nobody speaks of a bomb; "a senator blasts the budget".

    And a part of speech that is no deed: "exploding foil".
    """
    token = case.token
    plain = (token.tag_ == "VBG" and token.dep_ == "amod") or _goes_off_with(token)
    natural = any(c.lower_ in _NATURE for c in (*token.children, *_next(token)))
    if plain or natural or _is_of_a_wreck(case) or _is_in_the_air(case):
        return True
    return _sets_off_nothing(case) or is_in_a_plant(case)


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


def _is_in_the_air(case: Case) -> bool:
    """ "An explosion in the air", "a mid-air blast" beside an aircraft: what became of it."""
    token = case.token
    around = token.doc[max(0, token.i - _BESIDE) : token.i + 1 + _BESIDE].text
    craft = case.setting.aircraft or case.recent in words.AIRCRAFT
    return bool(case.found.noun and craft and _ALOFT.search(around))


_ALOFT = re.compile(r"\bin the (?:air|sky)\b(?! force)|\bmid-?air\b", re.IGNORECASE)
_BESIDE = 3


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


def _is_in_words(case: Case) -> bool:
    """Critics attack a policy, ministers clash over tariffs: no arms, no hurt, nothing to hit."""
    if _NAMED_FOR_ITS_DAY.search(case.text):
        return True
    if _is_test(case) or _is_of_workers(case) or _is_worst_hit(case.token) or _engages_in(case):
        return True
    if case.found.kind == "under" and (_is_about(case) or _is_criticised(case)):
        return True
    if case.setting.weapons or case.setting.aircraft or words.HARM.search(case.beside):
        return False
    if _is_sit_in(case):
        return True
    armed = case.kinds(Role.INITIATOR) & ARMED
    hit = case.kinds(Role.TARGET) & (words.PEOPLE | {ActorKind.FACILITY})
    if case.token.lower_.startswith("target") and not (armed or hit or case.found.noun):
        return True  # "tariffs that target China", "ads targeted Ohio"
    return _is_about(case) or (not armed and _is_of_business(case))


_NAMED_FOR_ITS_DAY = re.compile(
    r"\b(?:september 11(?:th)?|sept?\.? 11(?:th)?|11(?:th)? (?:of )?september|9/11)"
    r"(?:,? 2001)?,? (?:terror\w* )?attacks?\b",
    re.IGNORECASE,
)
"""The attacks after which times are counted: in passing, without a place."""


def _is_criticised(case: Case) -> bool:
    """ "Came under fire from investors", "for his remarks": in words."""
    verb = case.token if case.token.tag_.startswith("VB") else case.token.head
    preps = [c for t in (verb, case.token, *verb.children) for c in t.children if c.dep_ == "prep"]
    critics = (o for c in preps if c.lower_ in ("from", "by") for o in c.children)
    reasons = [o for c in preps if c.lower_ in ("for", "over") for o in c.children]
    armed = case.kinds(Role.INITIATOR) & ARMED
    why = any(o.lower_ not in _HOW_LONG for o in reasons) and not armed
    return why or any(o.lower_ in _CRITICS for o in critics)


_HOW_LONG = TIMES | frozenset(
    "hour hours minute minutes time times day days night nights week weeks weekend month months"
    " year years second third".split()
)
_CRITICS = frozenset(
    "activists analysts commentators critics customers democrats economists fans investors"
    " lawmakers legislators media members mps newspapers press republicans rivals senators"
    " shareholders unions users viewers voters".split()
)


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
    return bool(_TEST.search(case.text)) and not words.CASUALTIES.search(case.text)


def _is_of_workers(case: Case) -> bool:
    """ "Strikes spread": of workers, by what else the article tells."""
    article = case.setting.article
    strikes = case.token.lower_ in ("strike", "strikes")
    return strikes and tells(_WORKERS, article) and not tells(words.PLANES, article)


def _engages_in(case: Case) -> bool:
    """ "Engaged in a strike", "has engaged in talks": in what, and not whom."""
    engages = case.token.lower_.startswith("engag")
    return engages and any(c.lower_ == "in" for c in case.token.children) and not case.objects()


_WORKERS = re.compile(
    r"\b(?:unions?|unionists?|walkouts?|strikers|wages?|pay (?:rise|claim|talks)|stoppages?"
    r"|(?:general|hunger|armed|mining|miners['’]?|teachers['’]?|civic|rail"
    r"|transport|dock|[\w-]+(?:-| )hours?|[\w-]+-days?) strikes?"
    r"|strikes? of (?:\w+ ){1,3}(?:hours|days))\b",
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


def _is_of_drugs(case: Case) -> bool:
    """ "Destroyed two cocaine laboratories", "burned 40 hectares of coca": the work of the law."""
    hit = [antecedent(o, case.token) for o in case.objects()]
    return any(t.lower_ in _DRUGS for o in hit for t in o.subtree)


_DRUGS = frozenset(
    "cocaine coca heroin opium poppy poppies marijuana cannabis hashish amphetamine captagon"
    " drug drugs narcotics".split()
)


_CHECKS: dict[str, Callable[[Case], bool]] = {
    "explode": _is_plain_explosion,
    **dict.fromkeys(words.HARMED, is_misfortune),
    "body": is_bare,
    **dict.fromkeys(("attack", "clash", "under"), _is_in_words),
    "shoot": _is_about,  # "opened fire on the budget"
    "fire": _is_test,
    "shell": _is_test,
    "murder": _is_slaughter,
    **dict.fromkeys(("destroy", "burn"), _is_of_drugs),
}
