"""Subjects that the parser joins to the day before them: "On 2 April men kidnapped a trader".

Without a comma behind it the day seems to say which men they were. They become the object of "on",
and the verb has no subject; or they stay the subject, with the day as a part of their name.
"""

from __future__ import annotations

import re

from worker.domain.day_names import MONTHS, WEEKDAYS
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.tying import forget, tie

_BEFORE_DAYS = frozenset("on in at over during since by of after around".split())
_NAMED = (WEEKDAYS | MONTHS) | frozenset(
    "morning afternoon evening night weekend dawn noon midday midnight dusk day am pm a.m. p.m."
    " gmt jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept."
    " sep. oct. nov. dec.".split()
)
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?")
_SUBJECTS = ("nsubj", "nsubjpass")
_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})


def free_dated(doc: Doc) -> Doc:
    """The document with those who act given to their verb, and the day to its preposition."""
    for token in doc:
        if token.lower_ in _BEFORE_DAYS and token.i + 2 < len(doc):
            _free(token)
    return doc


def _free(preposition: Token) -> None:
    doc = preposition.doc
    start = preposition.i + 1
    end = _end_of_date(doc, start)
    if end is None:
        return
    noun = _outside(doc[end - 1], start, end)
    if noun.i < end or not noun.tag_.startswith("NN") or noun.left_edge.i not in (start, end):
        return
    verb = _verb_of(noun, preposition)
    if verb is None:
        return
    _part(preposition, noun, end)
    if noun.head is not verb:
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        tie(noun, verb, "nsubjpass" if passive else "nsubj")
    forget(verb)


def _outside(word: Token, start: int, end: int) -> Token:
    """What the words of a day belong to."""
    while start <= word.i < end and word.head is not word:
        word = word.head
    return word


def _end_of_date(doc: Doc, start: int) -> int | None:
    """Where a day, an hour or a year ends that starts at a token; None where none does."""
    i = start + (doc[start].lower_ == "the")
    first = i
    while i < len(doc) and _is_of_date(doc, i, first):
        i += 1
    dated = any(doc[j].lower_ in _NAMED or _YEAR.fullmatch(doc[j].text) for j in range(first, i))
    return i if dated and i < len(doc) else None


def _is_of_date(doc: Doc, i: int, first: int) -> bool:
    word = doc[i].lower_
    if word in _NAMED:
        return True
    before = doc[i - 1].lower_ if i > first else ""
    behind = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if _YEAR.fullmatch(word):
        return i == first or before in MONTHS or bool(_DAY.fullmatch(before))
    if _DAY.fullmatch(word) and (before in MONTHS or behind in MONTHS):
        return True
    return bool(_CLOCK.fullmatch(word)) and behind in ("am", "pm", "a.m.", "p.m.", "gmt")


def _verb_of(noun: Token, preposition: Token) -> Token | None:
    """The verb right behind those who act, which has no other subject."""
    if noun.head is preposition and noun.dep_ == "pobj":
        verb = next((a for a in preposition.ancestors if a.i > noun.i), None)
    else:
        bare = not any(c.dep_ == "pobj" for c in preposition.children)
        verb = noun.head if bare and noun.dep_ in _SUBJECTS else None
    if verb is None or verb.i < noun.i or not _is_finite(verb):
        return None
    others = any(c.dep_ in (*_SUBJECTS, "expl") and c is not noun for c in verb.children)
    between = noun.doc[noun.right_edge.i + 1 : verb.i]
    right_behind = all(t.head is verb and t.dep_ in _HELPING for t in between)
    return verb if right_behind and not others else None


def _is_finite(verb: Token) -> bool:
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ in ("VBN", "VBG") and helped)


def _part(preposition: Token, noun: Token, end: int) -> None:
    """Gives the words of the day to the preposition, the last that is a name as its object."""
    doc = preposition.doc
    words = list(doc[preposition.i + 1 : end])
    named = [w for w in words if w.lower_ in _NAMED]
    day = named[-1] if named else words[-1]
    tie(day, preposition, "pobj")
    for word in words:
        if word is not day and not (word.head in words and word.head is not word):
            tie(word, day, word.dep_)
    forget(noun)
