"""Phrases that report an occurrence with words that alone report none.

"Nine lost their lives", "the bombs took the lives of 40", "they fell into the hands of rebels".
"""

from __future__ import annotations

import re

from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import is_laid
from worker.nlp.triggers.found import Found

_LOSE = frozenset("lose loses lost losing".split())
_TAKE = frozenset(
    "take takes took taken taking claim claims claimed claiming cost costs costing".split()
)
_LIVES = frozenset({"life", "lives"})
_DOWN = frozenset({"down", "downs"})
_DRIVE = frozenset("drove driven drive ran run rode rolled stepped trod stepping driving".split())
_SEND = frozenset("send sends sent sending rain rains rained raining".split())
_MISSILES = frozenset(
    "missile missiles rocket rockets shell shells drone drones projectile projectiles bombs".split()
)
_AT = frozenset("at against into towards toward".split())
_FALL = frozenset("fall falls fell fallen falling".split())


def starts() -> frozenset[str]:
    """The words that such a phrase starts with, in all forms."""
    return _LOSE | _TAKE | _FALL | _SEND | _DOWN | _DRIVE


def find_idiom(token: Token) -> Found | None:
    """The phrase that a verb starts, if it is one."""
    word = token.lower_
    kind = None
    if word in _LOSE and _has_lives(token):
        kind = "die"
    elif word in _TAKE and _has_lives(token):
        kind = "kill"
    elif word in _FALL:
        kind = _fallen(token)
    elif word in _SEND and _sends_arms(token):
        kind = "fire"
    elif word in _DOWN and _is_headline_down(token):
        kind = "down"
    elif word in _DRIVE and _is_over_a_mine(token):
        kind = "explode"
    return None if kind is None else Found(token.i, token.i + 1, token.i, kind, noun=False)


def _is_over_a_mine(verb: Token) -> bool:
    """ "A jeep drove over a land mine", "he stepped on a mine"."""
    over = (c for c in verb.children if c.lower_ in ("over", "on", "onto", "into"))
    return any(is_laid(o) for c in over for o in c.children)


def _is_headline_down(token: Token) -> bool:
    """ "Rebels down a jet", "LNA downs helicopter": the parser takes it for no verb."""
    if token.i == token.sent.start or token.tag_.startswith("VB"):
        return False
    if not token.nbor(-1).tag_.startswith("NN"):
        return False
    for behind in token.doc[token.i + 1 : min(token.sent.end, token.i + _FEW)]:
        if behind.tag_ not in _OF_OBJECT:
            return False
        if _CRAFT.fullmatch(behind.lower_):
            return True
    return False


_FEW = 6
_OF_OBJECT = frozenset("DT CD JJ NN NNS NNP NNPS PRP$ HYPH POS VBN".split())
_CRAFT = re.compile(
    r"(?:war)?planes?|jets?|helicopters?|choppers?|aircraft|airliners?|gunships?|bombers?"
    r"|drones?|uavs?|fighters?|(?:mig|su|mi|an|il|tu|f|c|uh|ah|mq|rq|ka|l)-?\d+\w*"
)


def _has_lives(verb: Token) -> bool:
    """ "Lost their lives", "took the lives of 40", "cost ten men their lives"; not "his own"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd", "appos")]
    lives = [o for o in objects if o.lower_ in _LIVES]
    return any(all(c.lower_ != "own" for c in o.children) for o in lives)


def _sends_arms(verb: Token) -> bool:
    """ "Sent two missiles at a ship", "drones sent against the port", "rained rockets on it"."""
    sent = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):
        sent.append(verb.head)
    below = [t for o in sent for t in (o, *(p for c in o.children for p in c.children))]
    at = [c for t in (verb, *below) for c in t.children if c.dep_ == "prep"]
    towards = _AT | {"on", "upon"} if verb.lower_.startswith("rain") else _AT
    return any(t.lower_ in _MISSILES for t in below) and any(c.lower_ in towards for c in at)


def _fallen(verb: Token) -> str | None:
    """ "Fell into the hands of rebels", "fell victim to a sniper"."""
    for child in verb.children:
        below = {t.lower_ for t in child.children}
        if child.lower_ == "into" and "hands" in below:
            return "hands"
        if child.lower_ == "victim" and ("to" in below or _has_to(verb)):
            return "die"
    return None


def captors(verb: Token) -> list[Token]:
    """Into whose hands, or to whom as a victim, somebody fell."""
    kind = _fallen(verb) if verb.lower_ in _FALL else None
    if kind == "hands":
        return [h for into in verb.children for o in into.children for h in _behind(o, "of")]
    beside = (verb, *verb.children) if kind else ()
    return [o for one in beside for o in _behind(one, "to")]


def _behind(token: Token, preposition: str) -> list[Token]:
    of = (c for c in token.children if c.lower_ == preposition)
    return [o for c in of for o in c.children if o.dep_ == "pobj"]


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.children)
