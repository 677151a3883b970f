"""Whether an occurrence is told as having happened.

Threats, plans, conditions, orders and habits are no occurrences; what is denied is one, with that
polarity. The words that govern a trigger in the parse decide.
"""

from __future__ import annotations

import re

from worker.domain.day_names import MONTHS, WEEKDAYS
from worker.domain.kinds import Polarity
from worker.nlp.text.document import Token
from worker.nlp.triggers.finder import is_deed
from worker.nlp.triggers.unsure import INDEFINITE, PAST, is_had, is_unsure, modality_words

_CLIMBED = frozenset("xcomp pcomp acl conj pobj dobj prep compound nmod amod poss".split())
_STEPS = 6


def polarity(token: Token) -> Polarity:
    """Whether what a trigger tells happened, is denied, or is not said to have happened."""
    if _negated(token):
        return Polarity.HYPOTHETICAL if is_unsure(token) else Polarity.DENIED
    current = token
    for _ in range(_STEPS):
        if _presupposed(current) or _is_followed(current):
            break
        if is_unsure(current) or _governed(current) or _is_backdrop(current):
            return Polarity.HYPOTHETICAL
        if _is_custom(current) and token.tag_ not in PAST:
            return Polarity.HYPOTHETICAL
        if current.dep_ not in _CLIMBED or current.head == current:
            break
        if current is token and _is_of_a_victim(token):
            break
        current = current.head
    return Polarity.ASSERTED


def _is_of_a_victim(token: Token) -> bool:
    """ "Plans to free the teachers abducted by": what the plan is for has happened."""
    return token.dep_ == "acl" and token.tag_ == "VBN"


def _is_custom(token: Token) -> bool:
    """ "Gangs who kidnap for ransom": what they do as a rule."""
    return token.dep_ == "relcl" and token.tag_ in ("VBP", "VBZ") and is_deed(token.lower_)


def _is_backdrop(token: Token) -> bool:
    """What goes on around the news: "it came amid fighting", "the latest in a string of raids"."""
    if token.dep_ == "pobj" and token.head.lower_ == "amid":
        return token.head.head.lower_ in _COMING
    if token.dep_ == "nsubj" and token.head.lower_ in _COMING and token.tag_.startswith("NN"):
        return any(c.lower_ in ("amid", "despite") for c in token.head.children)
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "in", "by"):
        return _is_one_of_many(token) or _is_some_of_many(token)
    if is_had(token) and any(c.dep_ == "nsubj" and _is_series(c) for c in token.children):
        return True  # "a series of attacks has killed dozens"
    return token.dep_ == "xcomp" and token.head.lower_ == "used" and _is_perfect(token.head)


def _is_series(token: Token) -> bool:
    return token.lower_ in modality_words("series") and any(
        c.lower_ == "of" for c in token.children
    )


_COMING = frozenset("come comes came coming".split())


def _is_perfect(verb: Token) -> bool:
    """ "Had been used to"."""
    return any(c.lower_ == "been" for c in verb.children)


def _is_one_of_many(token: Token) -> bool:
    """ "The latest in a string of attacks": those before it are not told."""
    series = token.head.head
    if series.lower_ not in modality_words("series") or not _is_general(token):
        return False
    before = series.sent[: series.i - series.sent.start + 1].text[-_LATEST_REACH:]
    return bool(_LATEST.search(before))


_LATEST = re.compile(
    r"\b(?:latest|newest|last|another|(?:first|second|third|fourth|fifth|one|part|culmination))"
    r" (?:\w+ ){0,2}(?:in|of) (?:an?|the|this|what) (?:[\w-]+ ){0,4}\w+$",
    re.IGNORECASE,
)
_LATEST_REACH = 80
"""Characters before a "series" in which the latest of it stands."""


def _is_some_of_many(token: Token) -> bool:
    """ "Several of their attacks": of no day; "a series of attacks has killed dozens": of many."""
    series = token.head.head
    if token.tag_ != "NNS" or token.head.lower_ != "of":
        return False
    if series.lower_ in _SOME:
        return not any(c.lower_ == "the" for c in token.children)
    return _is_series(series) and _is_general(token) and is_had(series.head)


_SOME = frozenset("some several many most".split())


def is_figure(token: Token) -> bool:
    """Whether a word of attack tells of a disaster, a deal, a strike of workers or games of war."""
    if any(c.dep_ == "dobj" and c.lower_ in modality_words("deals") for c in token.children):
        return True
    beside = (*token.children, token.head, *token.head.children)
    near = {t.lower_ for t in beside if not _is_storming(t)}
    near |= {t.lower_ for c in token.children for t in c.children if not _is_of_an_office(t)}
    subjects = [*token.children, *(c for c in token.head.children if token.dep_ == "conj")]
    if any(c.lower_ in ("fire", "blaze") and _is_blaze(c) for c in subjects):
        return True
    if near & modality_words("disasters") or any(
        w.split("-")[0] in modality_words("disasters") for w in near
    ):
        return True
    around = {t.lower_ for t in token.sent}
    if token.lower_ in ("strike", "strikes", "striking", "struck") and around & modality_words(
        "labour"
    ):
        return True
    return {"war", "games"} <= around


def _is_of_an_office(token: Token) -> bool:
    """ "Killed a tax collector": what somebody deals with."""
    return token.dep_ == "compound" and token.head.lower_ in _OFFICERS


_OFFICERS = frozenset(
    "collector collectors official officials officer officers inspector inspectors worker workers"
    " agent agents".split()
)


def _is_storming(token: Token) -> bool:
    """ "Gunmen storm village": no weather, whatever its tag."""
    done = any(c.dep_ == "dobj" for c in token.children)
    return token.lower_ == "storm" and (done or token.dep_ == "compound")


def _is_blaze(fire: Token) -> bool:
    """A fire that burns, not that of guns: nobody's, and of no arms."""
    agent = fire.dep_ in ("nsubj", "nsubjpass")
    return agent and not any(c.dep_ in ("compound", "amod", "nmod") for c in fire.children)


def is_habit(sentence: str) -> bool:
    """Whether a sentence tells what goes on all the time, or what never was, on no day of its own.

    As in "not since Kosovo has a jet shot one down".
    """
    return bool(_HABIT.search(sentence))


_HABIT = re.compile(
    r"\b(?:(?:throughout|every day of) the (?:year|decade|century)"
    r"|there (?:were|are|have been) (?:numerous|many|frequent|credible) (?:reports?|accounts?)"
    r"|on an? (?:almost |near-?)?daily basis|(?:almost|nearly) (?:daily|every day)"
    r"|day after day|day and night|continues? unabated|ha(?:s|ve) been (?:on-?going|going on) for"
    r"|for (?:the past |several |many )?(?:months|years) now|consecutive (?:day|week|month)"
    r"|since [^.;]{0,24}\b(?:\d{4}|last year|year)[^.;]{0,40}\bha(?:s|ve) been \w+ing)\b"
    r"|\b(?:goes|carries|presses) on with (?:its|their) (?:\w+ )?(?:bombing|bombardment|shelling"
    r"|raids|strikes|attacks|offensive|war)\b"
    r"|^since (?:the )?(?:fighting|war|conflict|clashes|violence|hostilities)\b[^,]*"
    r"\b(?:broke out|erupted|began|started)\b"
    r"|^(?:not|never) since\b(?!.*\bwhen\b)|^never before\b",
    re.IGNORECASE,
)


def _negated(token: Token) -> bool:
    if token.tag_.startswith("VB"):
        return any(c.dep_ == "neg" for c in token.children)
    nouns = [c for c in token.children if c.lower_ in ("no", "more", "further")]
    more = any(c.lower_ == "no" for n in nouns for c in n.children)  # "no more fighting"
    return more or any(c.lower_ == "no" for c in nouns)


def _presupposed(token: Token) -> bool:
    """What is investigated, avenged or deplored has happened: "to investigate the murder of"."""
    if not token.tag_.startswith("NN"):
        return False
    head = token.head.head if token.dep_ == "pobj" else token.head
    if _is_definite(token) and head.lower_ in modality_words("factive"):
        return True
    return head.lower_ in modality_words("factive_named") and _is_of_one_named(token)


def _is_definite(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss") and c.lower_ not in INDEFINITE for c in token.children)


def _is_followed(token: Token) -> bool:
    """ "The threat has increased after the raid": what something came after has happened."""
    after = token.head.lower_ in ("after", "following")
    return after and token.dep_ == "pobj" and _is_definite(token)


def _is_of_one_named(token: Token) -> bool:
    """ "The murder of Maria Soto", "Soto's murder": of one person, by name."""
    owners = [c for c in token.children if c.dep_ == "poss"]
    of = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    named = [t for o in (*owners, *of) for t in (o, *o.children) if t.dep_ in _OF_A_NAME]
    return token.lower_ in _KILLINGS and any(t.tag_ == "NNP" for t in named)


_OF_A_NAME = frozenset("pobj poss appos".split())
_KILLINGS = frozenset(
    "murder assassination killing kidnapping abduction slaying execution shooting death".split()
)


def _governed(token: Token) -> bool:
    """The word above makes it a plan, a threat, a protest, an exercise."""
    head = token.head
    if head == token or _is_feared_dead(head.head if token.dep_ == "pobj" else head):
        return False
    accusing = {head.head.lower_, head.head.head.lower_} & _ACCUSING
    if token.dep_ == "pobj" and token.tag_ == "NNS" and accusing:
        return True  # "accuse the army of killings"
    if token.dep_ == "pcomp" and head.lower_ == "of" and token.lower_ in _COMMITTING and accusing:
        return True  # "accused of committing abuses, including rape"
    if _is_of_a_kind(token) or _is_announced(token) or _is_on_the_offensive(token):
        return True
    if token.dep_ == "pobj":
        word = head.head.lower_
        return (
            word in modality_words("heads")
            or word in modality_words("nouns")
            or _is_answered(token)
        )
    if _is_of_a_past(token):
        return True
    if token.tag_ == "VB" and (token.dep_ == "acl" or head.lower_ in _ANNOUNCED):
        return True
    if token.dep_ in ("dobj", "ccomp", "xcomp", "pcomp"):
        return head.lower_ in modality_words("heads") and not _is_an_attempt(token)
    if token.dep_ in ("acl", "compound", "nmod"):
        return head.lower_ in modality_words("nouns") and token.dep_ != "acl"
    return token.dep_ == "advcl" and token.tag_ == "VB" and _has_to(token)


def _is_answered(token: Token) -> bool:
    """ "In reply to the rebels' raids on shipping": many, of no day."""
    if token.tag_ != "NNS" or token.head.head.lower_ not in _ANSWERS:
        return False
    below = [t for c in token.children for t in (c, *c.children)]
    return not any(t.dep_ in ("nummod", "relcl") or t.lower_ in _DAYS for t in below)


_ANSWERS = frozenset("reply response retaliation reprisal revenge answer".split())
_DAYS = WEEKDAYS | MONTHS


def _is_an_attempt(token: Token) -> bool:
    """ "Gunmen attempted to assassinate the mayor": they did attack him."""
    tried = token.dep_ == "xcomp" and token.head.lower_ in ("attempted", "tried", "attempts")
    return tried and token.lower_ in _ATTEMPTED and token.head.dep_ not in ("relcl", "acl")


_ATTEMPTED = frozenset("assassinate murder kill lynch kidnap abduct ambush attack".split())


def _is_of_a_past(token: Token) -> bool:
    """ "An area that has seen fighting", "a history of carrying out raids"."""
    head = token.head
    if token.dep_ == "pcomp":
        return head.head.lower_ in modality_words("nouns")
    seen = head.dep_ == "relcl" and head.lower_ in ("witnessed", "seen")
    return token.dep_ == "dobj" and seen


def _is_of_a_kind(token: Token) -> bool:
    """ "Denounced killings", "have intensified their attacks": none of them is told."""
    if token.tag_ == "NNS" and token.dep_ == "dobj" and token.head.lower_ in _MORE_OF_THEM:
        return True
    again = token.head.lower_ in _OF_A_KIND or _is_again_and_again(token.head.head)
    return again and _is_general(token)


def _is_announced(token: Token) -> bool:
    """ "Announced a total offensive", "approved an operation": it is to come."""
    word = token.head.lower_
    if token.lower_ not in _UNDERTAKINGS or word not in _ANNOUNCED:
        return False
    return token.dep_ == "dobj" or (token.dep_ == "nsubjpass" and word.endswith("ed"))


_UNDERTAKINGS = frozenset("offensive operation operations campaign assault crackdown".split())
_ANNOUNCED = frozenset(
    "announce announces announced announcing approve approves approved approving".split()
)


def _is_on_the_offensive(token: Token) -> bool:
    """ "The army is on the offensive": the course of a war."""
    on = token.head
    idiom = token.lower_ == "offensive" and token.dep_ == "pobj" and on.lower_ == "on"
    return idiom and on.head.lower_ in _BE


_BE = frozenset("is are was were be been go goes went remain remains".split())


def _is_feared_dead(verb: Token) -> bool:
    """ "Fifteen are feared dead in the attack": the attack happened, only the toll is unsure."""
    return verb.lower_ == "feared" and any(c.dep_ == "oprd" for c in verb.children)


_COMMITTING = frozenset("committing perpetrating carrying".split())
_ACCUSING = frozenset("accuse accuses accused accusing".split())


_OF_A_KIND = frozenset(
    "denounce denounces denounced denouncing condemn condemns condemned condemning decry decried"
    " decrying stepped intensified".split()
)
"""What is said or done of attacks of a kind, none of which is told."""
_MORE_OF_THEM = frozenset("stepped intensified intensify escalated increased".split())


def _is_general(token: Token) -> bool:
    """ "Killings", "armed attacks": of any kind, without a number."""
    return token.tag_ == "NNS" and not any(
        c.dep_ in ("det", "poss", "nummod") for c in token.children
    )


def _is_again_and_again(verb: Token) -> bool:
    """ "Repeatedly subjected to attacks"."""
    return any(c.lower_ == "repeatedly" for c in verb.children)


def _has_to(token: Token) -> bool:
    return any(c.lower_ == "to" for c in token.children)
