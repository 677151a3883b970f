"""Which times are of the telling, a trial or a funeral, and not of what happened."""

from __future__ import annotations

from worker.domain.text import Span
from worker.nlp.actors.reference import SAYING
from worker.nlp.text.document import Doc, Token


def is_of_telling(doc: Doc, span: Span) -> bool:
    """Whether it is the time at which somebody said it: "said on Wednesday that", "told us Monday".

    By the words right before it, as the parser often hangs it on the verb of what was said.
    """
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not tokens.start:
        return False
    before = doc[tokens.start - 1]
    while before.i and before.lower_ in _BETWEEN:
        before = before.nbor(-1)
    if tokens.end < len(doc) and _tells(doc[tokens.end]):  # "a source on Monday denied that"
        return True
    root = tokens.root
    if _is_of_claim(root) and any(t.lower_ in _AFTER for t in tokens):
        return True
    if root.dep_ == "pobj" and root.head.lower_ == "on":  # "On Monday the agency reported that"
        on = root.head
        apart = _opens_telling(on) or _before_what_is_told(on) or _closes_telling(on)
        return _tells(before) or apart
    return _tells(before) or (root.dep_ == "npadvmod" and _tells(root.head))


def _is_of_claim(root: Token) -> bool:
    """ "Claimed the attack two days later": the claim came later."""
    verb = next((t for t in root.ancestors if t.tag_.startswith("VB")), None)
    if verb is None or verb.lower_ not in ("claimed", "claims", "claim"):
        return False
    return any(c.dep_ == "dobj" and c.i < root.i for c in verb.children)


_AFTER = frozenset("later after next following afterwards".split())


def _opens_telling(on: Token) -> bool:
    """ "On Monday the agency reported": no deed stands before it or between it and the telling."""
    verb = on.head
    return (
        on.i < verb.i
        and _tells(verb)
        and not any(t.tag_ in _FINITE for t in verb.sent if t.i < verb.i)
    )


def _before_what_is_told(on: Token) -> bool:
    """ "Told newsmen on Friday in Pambegua that": between the telling and what is told."""
    verb = on.head
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    return verb.i < on.i and _tells(verb) and any(on.i < c.left_edge.i for c in told)


def _closes_telling(on: Token) -> bool:
    """ "..., he told the agency on Monday": with those who were told in between."""
    verb = on.head
    heard = any(c.dep_ in ("dobj", "dative") and c.i < on.i for c in verb.children)
    return verb.lower_ in _TOLD and verb.i < on.i and heard and not _has_clause(on)


def _has_clause(on: Token) -> bool:
    """Whether the verb goes on behind it: "told police on Monday gunmen had fired" does not."""
    return any(t.tag_ in _FINITE for t in on.sent if t.i > on.i)


_TOLD = frozenset("told tell tells informed".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PUBLISHING = frozenset(
    "deny denies denied reject rejects rejected concede conceded insist insisted maintained"
    " warned disclosed revealed published released issued listed condemned mourned buried accuse"
    " accuses accused blame blames blamed criticized criticised denounced defended praised"
    " hailed vowed pledged urged demanded threatened".split()
)
"""Verbs of telling that are not of one's own deeds."""
_BETWEEN = frozenset("on in late early earlier later a an the statement".split())


def is_of_aftermath(doc: Doc, span: Span) -> bool:
    """Whether it is the time of what came after: an arrest, a search, a trial, a funeral.

    "Was indicted on Tuesday", "police are searching on Friday for the man who shot her", "remained
    in hospital on Sunday"; and of a release: "the priest, held by gunmen, was released on Monday".
    """
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return False
    governing = list(tokens.root.ancestors)[:3]
    verb = next((t for t in governing if t.tag_.startswith("VB") or t.pos_ == "AUX"), None)
    if _is_in_court(doc, tokens.start):
        return True
    if verb is None or _is_of_a_deed(doc, verb, tokens.start):
        return False
    if verb.lower_ in _POLICE_WORK:
        return _is_beside(doc, verb, tokens.start)
    return verb.lower_ in _AFTERMATH or _is_in_their_hands(verb)


_JUSTICE = frozenset(
    "arrested charged indicted sentenced convicted arraigned extradited acquitted jailed pleaded"
    " pled appeared testified buried mourned booked detained apprehended released"
    " reunited".split()
)
_POLICE_WORK = frozenset(
    "identified investigating searching looking hunting seeking sought questioning questioned"
    " interviewing interviewed examining examined reviewing reviewed canvassing offering".split()
)
_RECOVERY = frozenset(
    "hospitalized hospitalised recovering recuperating underwent remained remains mourning grieving"
    " honored honoured remembered commemorated visited toured".split()
)


_AFTERMATH = _JUSTICE | _RECOVERY


def _is_in_court(doc: Doc, start: int) -> bool:
    """ "Appeared in a courtroom Monday", whatever verb the parser hangs the day on."""
    before = [t.lower_ for t in doc[max(0, start - 2) : start] if t.lower_ not in _BETWEEN]
    return bool(before) and before[-1] in ("court", "courtroom", "hearing")


def _is_of_a_deed(doc: Doc, verb: Token, start: int) -> bool:
    """ "Arrested for the shooting at a bar on June 11": a deed with a place has the day, too."""
    return any(
        t.lower_ in _DEEDS and any(c.lower_ in _AT and t.i < c.i < start for c in t.children)
        for t in doc[verb.i + 1 : start]
    )


_DEEDS = frozenset(
    "shooting shootings killing killings murder murders slaying slayings death deaths attack"
    " attacks assault bombing kidnapping abduction robbery raid ambush stabbing".split()
)
_AT = frozenset("at in outside near inside on".split())


def _is_beside(doc: Doc, verb: Token, start: int) -> bool:
    """Whether a time stands before a verb or right after it, with no "shooting" between."""
    return start < verb.i or all(t.lower_ in _BETWEEN for t in doc[verb.i + 1 : start])


def _is_in_their_hands(verb: Token) -> bool:
    """Whether somebody is or was taken "in custody", "in critical condition", "in hospital"."""
    held = (p for c in verb.children if c.lower_ in ("in", "into") for p in c.children)
    return verb.lower_ in _BEING and any(p.dep_ == "pobj" and p.lower_ in _HANDS for p in held)


_BEING = frozenset("is are was were be been taken stayed".split())
_HANDS = frozenset("custody court jail prison hospital surgery condition coma".split())


def _tells(token: Token) -> bool:
    """Whether it is a verb of saying, with somebody who says it; "in Borno state" is none."""
    if token.lower_ in ("state", "states") and not token.tag_.startswith("VB"):
        return False
    return token.lower_ in SAYING | _PUBLISHING and not any(
        c.dep_ in ("auxpass", "nsubjpass") for c in token.children
    )
