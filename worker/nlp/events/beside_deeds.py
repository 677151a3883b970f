"""Names beside a deed that do not say who did it: where it was done, what a headline is of."""

from __future__ import annotations

from functools import lru_cache

from worker.domain.kinds import ActorKind
from worker.nlp.places.demonyms import country_of, is_country
from worker.nlp.text.deeds import is_ranked
from worker.nlp.text.document import Token
from worker.nlp.text.heads import heads


def is_label(token: Token) -> bool:
    """ "Nigeria: 16 freed from kidnappers": the country that a headline is filed under."""
    behind = token.i + 1 < token.sent.end and token.doc[token.i + 1].text == ":"
    before = token.doc[token.sent.start : token.i]
    return behind and all(t.is_space or t.head is token for t in before)


def only_says_where(token: Token) -> bool:
    """ "Kenya blast kills six": neither the blast nor the country, in which it was, is the doer."""
    named = token.dep_ in _BEFORE_NOUN and is_where(token, token.head)
    return named or any(is_where(c, token) for c in token.lefts if c.dep_ in _BEFORE_NOUN)


_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})


def is_where(token: Token, noun: Token) -> bool:
    """ "Killed in Colombia ambush", "the Kenya mall attack": a country in which it happened."""
    if token.dep_ == "poss":
        return is_ranked(noun) and is_country(token.text)
    if noun.lower_ in _BOMBINGS and token.lower_ not in ("palestinian", "palestinians"):
        device = any(c.lower_ in _DEVICES for c in noun.lefts)
        if device and country_of(token.text) is not None:  # "an Afghan roadside bombing"
            return True
    if not is_country(token.text):
        return False
    first = token.left_edge
    inside = first.i > 0 and first.nbor(-1).lower_ == "in"
    return inside or noun.lower_ in _SET or any(c.lower_ in things() for c in noun.lefts)


_BOMBINGS = frozenset("bombing bombings bomb bombs blast blasts attack attacks".split())
_DEVICES = frozenset("roadside suicide car truck ied mine landmine".split())
"""What no state sets off."""
_SET = frozenset(
    "bombing bombings blast blasts ambush bomb explosion shooting shootings massacre kidnapping"
    " clash clashes fighting crash siege killing killings murder".split()
)
"""Deeds that a headline puts behind the country in which they were done."""


@lru_cache(1)
def things() -> frozenset[str]:
    """Buildings and vehicles, which a bomb beside them is meant for."""
    hit = (ActorKind.FACILITY, ActorKind.VEHICLE)
    return frozenset(w for w, kind in heads().items() if kind in hit) - _AREAS


_AREAS = frozenset(
    w + s
    for w in "village town city neighbourhood neighborhood district area settlement suburb province"
    " island line site center centre street road highway position".split()
    for s in ("", "s")
)
