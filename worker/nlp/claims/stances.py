"""What the words of a claim say of it: a denial, a claim of a deed, a silence, and about what."""

from __future__ import annotations

import re

from worker.domain.kinds import About
from worker.nlp.claims.own_deeds import (
    DEEDS,
    MODALS,
    TOLD,
    clauses,
    is_negated,
    is_own_men,
    own_clause,
    pointed_at,
)
from worker.nlp.claims.sources import REFUSED, SILENCES, UNABLE, negated, puts_down, verbs
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.triggers.finder import is_deed

_DISOWNS = re.compile(
    r"\b(?:nothing to do with|no [\w-]+(?: [\w-]+){0,2} had anything to do with"
    r"|no (?:part|role|hand|involvement) in"
    r"|not (?:behind|involved|responsible)|never (?:attacked|targeted|carried out)"
    r"|(?:did|done) no such thing|not (?:its|their|our) (?:work|doing|own|men|fighters)"
    r"|not (?:been )?(?:brought|shot) down"
    r"|rather than (?:being |having been )?(?:brought|shot) down)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:false(?:ly)?|untrue|baseless|groundless|unfounded|absurd|nonsense|lies?|fabricat\w+|invented"
    r"|propaganda|disinformation|misinformation|no truth|slander|fake|smear)\b",
    re.IGNORECASE,
)
_CHARGES = frozenset(
    "charge charges accusation accusations allegation allegations claim claims report reports"
    " responsibility involvement suggestion suggestions account accounts link links".split()
)
_RULED_OUT = frozenset(
    "fire attack sabotage missile terrorism action bomb foul hostile shot cause".split()
)
_CAUSE = re.compile(
    r"\b(?:cause[ds]?|shot down|technical|malfunction|brought down)\b", re.IGNORECASE
)


def disowns(token: Token) -> bool:
    """ "Said they had nothing to do with the attack", "said its men had not fired"."""
    clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
    text = " ".join(t.text for t in clause.subtree) if clause is not None else ""
    if _DISOWNS.search(text.replace(" n't", " not")):
        return True
    own = own_clause(token)
    return own is not None and is_deed(own.lower_) and is_negated(own)


def rejects(token: Token) -> bool:
    """ "Rejected the charge", "called the reports false", "said the report was untrue"."""
    word = token.lower_
    if word in verbs("deny"):
        if token.dep_ != "conj":
            return True
        refused = token.head.head.lower_ in REFUSED  # "refused to confirm or deny it"
        return not refused and all(c.lower_ != "neither" for c in token.head.children)
    if word in verbs("reject"):
        objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        if any(c.lower_ == "out" for c in token.children):
            return any(t.lower_ in _RULED_OUT for o in objects for t in o.subtree)
        return any(o.lower_ in _CHARGES or (o.lower_ in TOLD and o.tag_ != "PRP") for o in objects)
    if word in verbs("call"):
        return bool(_FALSE.search(_said(token)))
    told = [c for c in token.children if c.dep_ == "ccomp"]
    return word in verbs("say") and any(_is_false(c) for c in told)


def _said(token: Token) -> str:
    """The words behind a verb."""
    return " ".join(t.text for c in token.rights for t in c.subtree)


def _is_false(clause: Token) -> bool:
    """ "The reports were false"."""
    subject = {c.lower_ for c in clause.children if c.dep_ == "nsubj"}
    return bool(subject & _CHARGES) and bool(_FALSE.search(_said(clause)))


def silent(token: Token) -> bool:
    """ "Has said nothing", "made no comment", "had no information"."""
    if token.lower_ in verbs("say"):
        return any(c.dep_ == "dobj" and c.lower_ == "nothing" for c in token.children)
    return token.lower_ in SILENCES


def tells_past(token: Token) -> bool:
    """ "Said the pilot had ejected"; not "said the report would be looked into"."""
    if token.lower_ == "according":
        said: Token | None = token.head if token.head.tag_.startswith("VB") else token.sent.root
    elif token.lower_ in verbs("say"):
        verbal = [c for c in clauses(token) if c.tag_.startswith("VB")]
        said = verbal[0] if verbal else token.head if token.dep_ == "parataxis" else None
    else:
        return False
    if said is None or any(c.lower_ in MODALS for c in said.children):
        return False
    helping = any(c.lower_ in _PAST for c in said.children if c.dep_ in ("aux", "auxpass"))
    return said.tag_ == "VBD" or (said.tag_ in ("VBN", "VBG") and helping)


def tells_of_it(token: Token) -> bool:
    """ "Reported the incident", "announced this on its website": what was told before."""
    if token.lower_ not in _TELLING:
        return False
    objects = [c for c in token.children if c.dep_ == "dobj"]
    return any(
        o.lower_ in TOLD
        or (o.lower_ in _EVENTS | DEEDS and any(c.lower_ in _DEFINITE for c in o.lefts))
        for o in objects
    )


_TELLING = frozenset(
    "reported reports announced announces disclosed revealed conceded concedes".split()
)
_EVENTS = frozenset("incident crash loss news".split())
_DEFINITE = frozenset("the this that".split())
_PAST = frozenset("had was were has have been".split())


def hedges(token: Token) -> bool:
    """ "Said it may have been a bomb": what a source only thinks possible."""
    said = next((c for c in clauses(token) if c.tag_.startswith("VB")), None)
    if said is None:
        return False
    if said.lower_ in _SEEMING:
        return True
    if said.lower_ in _PAST:  # "was probably a bomb"
        what = [t for c in said.children for t in (c, *c.children)]
        return any(t.lower_ in _PERHAPS for t in what)
    return any(c.lower_ in _PERHAPS and c.i < said.i for c in said.children)


_SEEMING = frozenset("seems seemed appears appeared".split())


def foretells(token: Token) -> bool:
    """ "Said the toll could rise", "said it would avenge them": nothing that has happened."""
    said = next((c for c in clauses(token) if c.tag_.startswith("VB")), None)
    if said is None or said.tag_ != "VB" or said.lower_ in ("be", "have"):
        return False
    helping = {c.lower_ for c in said.children if c.i < said.i}
    return bool(helping & MODALS) and "have" not in helping


def unharmed(token: Token) -> bool:
    """ "Said no civilian was hurt", "said it had no indication of deaths"."""
    return any(_NO_HARM.search(" ".join(t.text for t in c.subtree)) for c in clauses(token))


_NO_HARM = re.compile(
    r"\bno(?: ?one|body)?(?: [\w-]+){0,3} (?:was|were|has been|have been|had been|is|are)"
    r" (?:hurt|harmed|killed|injured|wounded)\b"
    r"|\b(?:hurt|hurting|harmed|killed|injured) (?:nobody|no ?one)\b"
    r"|\bno(?: ?one|body)?(?: [\w-]+){0,3} (?:came to (?:any )?harm|died|lost (?:his|their)"
    r" lives)\b"
    r"|\b(?:was|were|been) no(?: [\w-]+){0,2} (?:casualties|deaths|injuries|victims|losses)\b"
    r"|\bno (?:indications?|evidence|signs?|reports?|information)"
    r" (?:of|about|on)(?: [\w-]+){0,2} (?:casualties|deaths|injuries|victims|losses)\b",
    re.IGNORECASE,
)
_PERHAPS = frozenset("may might could probably possibly likely perhaps apparently".split())


def unable(token: Token, sent: Sent) -> bool:
    """ "did not confirm", "could not say what caused", "there was no confirmation from"."""
    if token.lower_ == "confirmation":
        return bool(UNABLE.search(sent.text))
    if token.lower_ in verbs("confirm") or token.lower_ == "verify":
        return negated(token) or (token.dep_ == "xcomp" and token.head.lower_ in REFUSED)
    if token.lower_ not in verbs("specify") or not negated(token):
        return False
    said = any(c.dep_ == "ccomp" for c in token.children)
    could = any(c.lower_ in _COULD for c in (*token.children, token.head)) and not said
    return could or any(t.lower_ in _ASKED for t in token.subtree)


def ignorant(token: Token) -> bool:
    """ "Said it did not know who had fired", "said they were looking into the report"."""
    if token.lower_ not in verbs("say") | verbs("confirm"):
        return False
    said = next((c for c in clauses(token) if c.tag_.startswith("VB")), None)
    return said is not None and bool(_IGNORANT.match(_from_subject(said)))


def _from_subject(verb: Token) -> str:
    """The words of a clause from its subject on."""
    return " ".join(t.text for t in verb.subtree if t.lower_ != "that")


_IGNORANT = re.compile(
    r"(?:\w+ ){1,3}(?:(?:do|does|did) ?n[o']t (?:yet )?know|(?:was|were|is|are) (?:not |un)aware"
    r"|(?:had|has|have) (?:seen |received )?no (?:\w+ )?"
    r"(?:information|knowledge|idea|word|signs?|evidence|reports?|details?|confirmation) "
    r"|(?:was|were|is|are) (?:still |now )?(?:checking|looking into|investigating|verifying)"
    r"|(?:was|were|is|are) (?:still |now )?being (?:checked|looked into|investigated|verified))",
    re.IGNORECASE,
)


def avenges(token: Token) -> bool:
    """ "Called the operation a punishment", "said it was in response to a raid": why it did it."""
    told = [t for c in token.rights for t in c.subtree]
    if token.lower_ in verbs("call"):
        return any(t.lower_ in _REVENGE and t.dep_ not in ("amod", "compound") for t in told)
    return token.lower_ in verbs("say") and any(
        _AVENGES.match(_from_subject(c)) for c in clauses(token)
    )


_REVENGE = frozenset("punishment revenge retaliation reprisal retribution vengeance".split())
_AVENGES = re.compile(
    r"(?:it|this|that|the (?:[\w-]+ )?(?:attack|strike|raid|operation|bombing|assault|killing)s?)"
    r"(?: [\w-]+){0,3} (?:was|were|is|came|had been) (?:carried out |meant )?(?:as |in |an? )*"
    r"(?:retaliation|response|reply|answer|revenge|reprisal|retribution|punishment|vengeance)\b",
    re.IGNORECASE,
)
_COULD = frozenset("could can would unable".split())
_ASKED = frozenset("who what whether if how why which".split())
"""What a source does not say that it could be asked for; "did not name the ship" is no such."""


def denied(token: Token, sent: Sent) -> About:
    """What a denial is about."""
    words = {t.lower_ for t in token.subtree}
    if words & {"casualties", "killed", "deaths", "losses"}:
        return About.CASUALTIES
    if words & {"responsibility", "involvement", "bombing", "carrying", "attacking"}:
        return About.RESPONSIBILITY
    if _CAUSE.search(sent.text):
        return About.CAUSE
    return About.OCCURRENCE if words & _THAT_IT_WAS else About.RESPONSIBILITY


_THAT_IT_WAS = frozenset("report reports that such incident occurred happened".split())


def subject_matter(sent: Sent) -> About:
    """What it is that a source cannot confirm."""
    text = sent.text.lower()
    if "responsib" in text or "claim" in text or "who " in text:
        return About.RESPONSIBILITY
    if _CAUSE.search(text):
        return About.CAUSE
    if "casualt" in text or "toll" in text or "how many" in text:
        return About.CASUALTIES
    return About.OCCURRENCE


def accuses(token: Token) -> bool:
    """ "Said the raid bore the hallmarks of X", "X was behind the raid, the army said"."""
    said = [*(c for c in token.rights if c.dep_ != "conj"), *clauses(token)]
    if token.lower_ not in verbs("say") | verbs("confirm"):
        return False
    words = " ".join(t.text for c in said for t in c.subtree)
    return bool(_ACCUSES.search(words)) or any(map(_is_pointing, clauses(token)))


def _is_pointing(clause: Token) -> bool:
    """ "It was the rebels who fired": others than the source."""
    told = pointed_at(clause)
    return told is not None and not is_own_men(told)


_ACCUSES = re.compile(
    r"\b(?:fingerprints?|hallmarks?|handiwork|prime suspects?|(?:the )?work of"
    r"|(?:bore|bears?) (?:the |full |all )*responsibility"
    r"|(?:was|were|is|are) (?:to blame|responsible|liable|behind)"
    r"|identified (?:themselves|himself|herself) as|(?:was|were) (?:a )?(?:members?|fighters?) of"
    r"|(?:came|come) from (?:an? |the )?(?:[\w-]+ ){0,3}?(?:positions?|territory|lines|base)"
    r"|points? (?:in the direction of|to|at)|had been (?:carried out|fired|planted|staged) by)\b",
    re.IGNORECASE,
)


def blames(token: Token) -> bool:
    """ "Blamed the rebels", "held the rebels responsible"."""
    if token.lower_ in verbs("hold"):
        return any(c.lower_ in ("responsible", "accountable") for c in token.subtree)
    return token.lower_ in verbs("blame") or puts_down(token)


def blames_for_another(token: Token) -> bool:
    """ "Accused guards of firing at refugees": of a deed of its own, which nothing else tells.

    "Accused them of having staged the raid" speaks of what was told before.
    """
    whom = [c for c in token.children if c.dep_ == "dobj"]
    of = [c for t in (token, *whom) for c in t.children if c.lower_ in ("of", "for")]
    acts = [c for p in of for c in p.children if c.dep_ == "pcomp"]
    return bool(acts) and not any(_speaks_of_it(a) for a in acts)


def _speaks_of_it(act: Token) -> bool:
    """Whether what it was done to was told before, or it only says that somebody did it."""
    at = [c for c in act.children if c.lower_ in ("on", "at", "against")]
    hit = [c for t in (act, *at) for c in t.children if c.dep_ in ("dobj", "pobj")]
    words = {w.lower_ for o in hit for w in (o, *o.lefts)}
    return act.lower_ in _DOING or bool(words & (TOLD | _DEFINITE | DEEDS))


_DOING = frozenset(
    "being having carrying committing perpetrating staging planting masterminding orchestrating"
    " planning launching conducting doing ordering".split()
)


def names_it(token: Token) -> bool:
    """ "Under what a spokesman called heavy fire": told in the words of a source."""
    return token.lower_ in verbs("call") and any(
        c.lower_ == "what" and c.i < token.i for c in token.children
    )
