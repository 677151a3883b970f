"""What the words of a claim say of it: a denial, a claim of a deed, a silence, and about what."""

from __future__ import annotations

import re

from spacy.tokens import Span as Sent
from spacy.tokens import Token

from worker.domain.kinds import About
from worker.nlp.sources import UNABLE, negated, verbs
from worker.nlp.triggers import is_deed

_DISOWNS = re.compile(
    r"\b(?:nothing to do with|no (?:part|role|hand|involvement) in"
    r"|not (?:behind|involved|responsible)|never (?:attacked|targeted|carried out))\b",
    re.IGNORECASE,
)
_DEEDS = frozenset(
    "responsibility attack attacks downing bombing killing raid ambush assault credit abduction"
    " strike explosion blast kidnapping shooting murder".split()
)
_CAUSE = re.compile(
    r"\b(?:cause[ds]?|shot down|technical|malfunction|brought down)\b", re.IGNORECASE
)
_OWN = frozenset("it they we its their our".split())


def disowns(token: Token) -> bool:
    """ "Said they had nothing to do with the attack", "said its men had not fired"."""
    clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
    text = " ".join(t.text for t in clause.subtree) if clause is not None else ""
    if _DISOWNS.search(text.replace(" n't", " not")):
        return True
    own = _own_clause(token)
    return own is not None and is_deed(own.lower_) and _is_negated(own)


def of_itself(token: Token) -> bool:
    """ "Iraq said its planes had hit", "the group said it shot down"."""
    own = _own_clause(token)
    if own is None or _is_negated(own) or any(c.lower_ in _MODALS for c in own.children):
        return False
    return own.lemma_.lower() not in _STATES or any(c.lower_ == "behind" for c in own.subtree)


def _own_clause(token: Token) -> Token | None:
    """The verb of what a source says of itself."""
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp"):
            for subject in child.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    words = {subject.lower_, *(c.lower_ for c in subject.subtree)}
                    own = subject.dep_ == "nsubj" and bool(words & _OWN)
                    return child if own else None
    return None


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


_MODALS = frozenset("would will could might may should can must".split())
_STATES = frozenset("have be know see believe think want need hope expect regret mean".split())
"""What a source says of itself that is no deed."""


def unable(token: Token, sent: Sent) -> bool:
    """ "did not confirm", "could not say what caused", "there was no confirmation from"."""
    if token.lower_ == "confirmation":
        return bool(UNABLE.search(sent.text))
    wanted = verbs("confirm") | verbs("specify")
    if token.lower_ not in wanted and token.lower_ != "verify":
        return False
    return negated(token)


def denied(token: Token, sent: Sent) -> About:
    """What a denial is about."""
    words = {t.lower_ for t in token.subtree}
    if words & {"casualties", "killed", "deaths", "losses"}:
        return About.CASUALTIES
    if words & {"responsibility", "involvement", "bombing", "carrying", "attacking"}:
        return About.RESPONSIBILITY
    if _CAUSE.search(sent.text):
        return About.CAUSE
    return About.OCCURRENCE if words & {"report", "reports", "that"} else About.RESPONSIBILITY


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


def claims_deed(token: Token) -> bool:
    """ "claimed responsibility", "claimed the attack", "claims to have shot down"."""
    if token.lower_ in verbs("take"):
        return any(c.lower_ in ("responsibility", "credit") for c in token.children)
    if token.lower_ not in verbs("claim"):
        return False
    objects = [c for c in token.children if c.dep_ in ("dobj", "conj", "nsubjpass")]
    if any(o.lower_ in _DEEDS for o in objects):
        return True
    if any(c.dep_ == "xcomp" for c in token.children):
        return True
    return of_itself(token)
