"""What is no deed of a day: wars of years, what people fight for, the abuses of a force."""

from __future__ import annotations

from collections.abc import Container

from worker.domain.day_names import WEEKDAYS
from worker.domain.kinds import ActorKind, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import objects_of
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case


def is_lasting(case: Case) -> bool:
    """ "Where the army is battling rebels", "which has been fighting them": a war, no battle."""
    token = case.token
    causes = list(objects_of(token, ("for",)))
    if not case.found.noun and any(o.text in _CAUSES for o in (*case.objects(), *causes)):
        return True
    if any(o.lower_ in _LIVES for o in causes) or _is_its_aim(case):
        return True
    if token.tag_ != "VBG":
        return False
    helped = [c.lower_ for c in token.children if c.dep_ == "aux"]
    beside = token.dep_ in ("relcl", "advcl") and bool(helped)
    of_those = token.dep_ in ("acl", "amod")  # "troops battling an insurgency"
    return beside or of_those or "been" in helped


def _is_its_aim(case: Case) -> bool:
    """ "The group fights the government and nobody else": in a sentence, not in a headline."""
    fights = case.token.lower_ in ("fight", "fights") and case.token.tag_ in ("VBP", "VBZ")
    return fights and case.text.rstrip("\"'”’ \n").endswith(".")


_LIVES = frozenset("life lives his hers theirs".split())
"""What the wounded fight for: "two died and a third is fighting for his"."""
_CAUSES = frozenset(
    "independence homeland state autonomy secession freedom insurgency guerrilla-war campaign"
    " self-rule unification statehood".split()
)
"""What is fought for, or fought, for years: "a group fighting for an independent state"."""


def strives(case: Case) -> bool:
    """ "Firefighters battled to put out the flames", "fights extradition": with nobody."""
    if _is_with_a_thing(case):
        return True
    to = [c for c in case.token.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"]
    helps = any(c.lower_ in words.HELPING for c in to)
    return helps or (bool(to) and not case.kinds(Role.TARGET))


def _is_with_a_thing(case: Case) -> bool:
    """What is fought is neither people nor a side, nor a battle: "battled two fires"."""
    objects = case.objects()
    if case.found.noun or not objects:
        return False
    against = any(c.lower_ in ("with", "against", "between") for c in case.token.children)
    if all(o.lower_ in _ILLS for o in objects):
        return True
    things = all(o.tag_ in _COMMON and o.lower_ not in _FOUGHT for o in objects)
    sides = against or case.kinds(Role.TARGET) & _SIDES
    return things and not sides and not words.HARM.search(case.beside)


_ILLS = frozenset(
    "terrorism extremism radicalism crime corruption poverty hunger disease drugs racism piracy"
    " trafficking smuggling impunity inflation unemployment pollution".split()
)
"""What is fought by laws as much as by arms, and for years."""
_COMMON = frozenset("NN NNS VBG".split())
_SIDES = words.PEOPLE | ARMED | {ActorKind.STATE, ActorKind.FACILITY, ActorKind.VEHICLE}
_FOUGHT = frozenset(
    "battle battles gunbattle gunbattles duel duels war wars engagement engagements skirmish"
    " skirmishes clash clashes firefight firefights action rebellion regime uprising revolt".split()
)
"""What is fought with somebody: "fought a battle"."""


def is_backdrop(token: Token) -> bool:
    """ "Refugees fleeing fighting", "in the wake of an offensive", "where fighting has raged"."""
    above = token.head
    if (
        token.dep_ == "amod" and above.lower_ == "part"
    ):  # so the parser reads "part of the offensive"
        return True
    if not token.tag_.startswith("NN") and token.dep_ not in ("dobj", "pobj"):
        return False
    if token.dep_ == "dobj" and above.lower_ in _FLEEING:
        return True
    if token.dep_ == "pobj" and above.lower_ in ("of", "from"):
        fled = above.lower_ == "from" and above.head.lower_ in _FLEEING
        lasting = above.lower_ == "of" and above.head.lower_ in _PERIODS
        around = above.head.lower_ in _AFTERMATH or _is_a_part(above)
        return fled or lasting or around or _has_suffered(above.head)
    if token.lower_ in _UNREST and _goes_on(token):
        return True
    lasts = token.dep_ == "nsubj" and above.dep_ == "relcl"
    aux = {c.lower_ for c in above.children if c.dep_ in ("aux", "advmod")}
    return lasts and "where" in aux and not aux.isdisjoint(("has", "have", "is", "are"))


def _is_a_part(of: Token) -> bool:
    """ "The jet was part of an offensive", "as part of an operation": what a deed is told in."""
    part = of.head
    return part.lower_ == "part" and (part.dep_ == "attr" or part.head.lower_ == "as")


def _goes_on(noun: Token) -> bool:
    """ "Linked to persistent ethnic violence", "ongoing clan conflict": what a deed is part of."""
    about = noun.dep_ == "pobj" and noun.head.head.lower_ in _LINKED
    return about or any(c.lower_ in _ONGOING or c.lower_ == "election" for c in noun.children)


_UNREST = frozenset({"violence", "conflict"})
_LINKED = frozenset("linked related attributed connected tied link links".split())
_ONGOING = frozenset("ongoing persistent continuing continued recent election-related".split())


def is_campaign(case: Case) -> bool:
    """ "An offensive against the drug trade": of laws and searches, where nobody is hurt."""
    against = [o for t in (case.token, case.token.head) for o in objects_of(t, ("against", "on"))]
    met = {t.lower_ for o in against for t in (o, *o.lefts, *o.conjuncts)}
    return bool(met & (_ILLS | _DRUGS)) and not words.CASUALTIES.search(case.text)


_DRUGS = frozenset(
    "drug drugs narcotics narcotraffickers trafficker traffickers cartel cartels mafia mafias"
    " drug-trafficking smugglers".split()
)


def is_answered(noun: Token) -> bool:
    """ "In retaliation for an attack on X", "victims of a raid on X": a deed before this one."""
    below = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "to", "of")
    return below and noun.head.head.lower_ in _ANSWERS | {"victims", "survivors"}


_ANSWERS = frozenset("reply response retaliation reprisal reprisals revenge answer".split())


def is_around(token: Token, downed: Container[int]) -> bool:
    """ "Shot down in an ambush", "during fighting": what went on around a plane that came down.

    `downed` are the words, by index, that tell of planes that did.
    """
    during = token.dep_ == "pobj" and token.head.lower_ in _DURING
    return during and token.head.head.i in downed


_DURING = frozenset("in during amid amidst".split())


def _has_suffered(verb: Token) -> bool:
    """ "The region has for years suffered from clashes"."""
    before = {t.lower_ for t in verb.doc[max(0, verb.i - _AUXILIARY) : verb.i]}
    return verb.lower_ == "suffered" and not before.isdisjoint(("has", "have", "had"))


_AUXILIARY = 4
"""Words before a verb among which its auxiliary stands, whatever the parser makes of them."""
_FLEEING = frozenset("flee flees fled fleeing escape escaped escaping".split())
_PERIODS = frozenset("weeks months years decades".split())
_AFTERMATH = frozenset({"aftermath", "wake"})


def is_abuse(case: Case) -> bool:
    """ "Reports of mass killings, abductions and looting": what a force does, on no day."""
    if case.found.kind in _ABUSES and _is_of_crimes(case.token):
        return True
    if case.found.kind not in _ABUSES or _is_dated(case.text):
        return False
    first = case.token
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ != "pobj" or first.head.head.lower_ not in _CHARGED:
        return False
    listed = [first, *(t for t in first.subtree if t.dep_ == "conj")]
    return case.token in listed and len(listed) > 1 and not any(_is_one(t) for t in listed)


def _is_of_crimes(noun: Token) -> bool:
    """ "As bank robberies, kidnapping and other crimes mounted": none of them is told."""
    bare = noun.tag_ == "NN" and not _is_one(noun)
    return bare and any(t.lower_ in _CRIMES for t in noun.conjuncts)


_CRIMES = frozenset(
    "crime crimes robbery robberies extortion looting theft thefts arson smuggling rape rapes"
    " banditry blackmail".split()
)


def _is_dated(sentence: str) -> bool:
    return any(w.strip(",.").lower() in _DAYS for w in sentence.split())


_ABUSES = frozenset({"murder", "abduct", "rape"})
_DAYS = WEEKDAYS | {"yesterday", "today", "overnight"}


def _is_one(noun: Token) -> bool:
    return any(c.dep_ in ("det", "nummod", "poss") for c in noun.children)


_CHARGED = frozenset(
    "reports accounts allegations accusations evidence cases campaign accused suspected guilty"
    " charges documented including wave spate history pattern record".split()
)
