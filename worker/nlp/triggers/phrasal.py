"""Verbs that report an occurrence only with a word behind them: "shot down", "took hostage".

Which they are is listed in `lexicon/triggers.toml`; a few that need more than one word stand here.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from worker.nlp.text.document import Doc, Token
from worker.nlp.text.inflection import forms
from worker.nlp.triggers.found import Found

_REACH = 7
"""Words between a verb and its particle ("shot a Syrian air force plane down")."""
_LONG = 14
"""Words between a verb and the captives that people are made ("took a priest and … hostage")."""
_OF_CAPTIVES = frozenset({"take", "hold"})
_CAPTIVES = frozenset({"hostage", "captive"})
_DIRECTIONS = frozenset("down off up out back".split())
"""Particles that end the phrase of a verb: "went down off the coast" is no "went off"."""


@lru_cache(1)
def _listed() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The verb of each form, and the class of each pair of verb and particle."""
    text = files("worker.nlp.lexicon").joinpath("triggers.toml").read_text("utf-8")
    pairs = {
        (verb, particle): kind
        for kind, listed in tomllib.loads(text)["phrasal"].items()
        for verb, particle in (phrase.split() for phrase in listed.split("|"))
    }
    verbs = {verb for verb, _ in pairs} | _WITH_MORE
    return {form: verb for verb in verbs for form in forms(verb)}, pairs


def bases() -> frozenset[str]:
    """All forms of the verbs, for the gate."""
    return frozenset(_listed()[0])


_NOUNS_TOO = frozenset("force march spirit cut pick bundle lead pepper rake".split())
"""Verbs that are as often nouns: only where the tagger takes them for verbs."""
_SPRAYING = frozenset("spray rake riddle pepper".split())
_FROM_THE_SKY = frozenset("blow blast knock shoot bring swat".split())
_WITH_MORE = _SPRAYING | _FROM_THE_SKY


def find_phrasal(token: Token) -> Found | None:
    """The phrase of a verb that starts with a token, if it may report an occurrence."""
    verbs, pairs = _listed()
    verb = verbs.get(token.lower_)
    if verb is None or not token.tag_.startswith(("VB", "NN", "JJ")):
        return None
    if verb in _NOUNS_TOO and not token.tag_.startswith("VB"):
        return None  # "forces down a drone"
    if special := _sprayed(token, verb) or _out_of_the_sky(token, verb):
        return special
    doc = token.doc
    reach = _LONG if verb in _OF_CAPTIVES else _REACH
    for i in range(token.i + 1, min(token.i + reach, len(doc))):
        word = doc[i].lower_
        near = i < token.i + _REACH or word in _CAPTIVES
        if near and (kind := pairs.get((verb, word))):
            return Found(token.i, i + 1, token.i, kind, noun=False)
        if verb == "set" and word == "fire" and _burns(doc, i):
            return Found(token.i, i + 1, token.i, "burn", noun=False)
        if verb == "come" and word == "under":
            return _under(doc, token, i)
        if word in _DIRECTIONS or doc[i].tag_.startswith("VB"):
            break
        if doc[i].is_punct and word != "-":  # "drove al-Shabaab out"
            break
    return None


def _sprayed(token: Token, verb: str) -> Found | None:
    """ "Raked the ship with gunfire", "riddled with bullets"."""
    if verb not in _SPRAYING:
        return None
    meant = [t for c in token.children if c.lower_ in ("with", "by") for t in c.subtree]
    meant += [t for c in token.children if c.dep_ == "dobj" for t in c.subtree]
    if not any(t.lower_ in _SHOTS for t in meant):
        return None
    return Found(token.i, token.i + 1, token.i, "shoot", noun=False)


_SHOTS = frozenset(
    "fire gunfire bullets bullet shots rounds shrapnel machine-gun machineguns guns gun rifles"
    " cannon rockets".split()
)


def _out_of_the_sky(token: Token, verb: str) -> Found | None:
    """ "Blew a plane out of the sky"."""
    if verb not in _FROM_THE_SKY:
        return None
    beyond = token.doc[token.i + 1 : min(token.i + 2 * _REACH, len(token.doc))]
    for t in beyond:
        if t.lower_ in ("sky", "air") and {"of", "from"} & {w.lower_ for w in beyond if w.i < t.i}:
            return Found(token.i, token.i + 1, token.i, "down", noun=False)
        if t.lower_ in (".", ";"):
            break
    return None


def _burns(doc: Doc, i: int) -> bool:
    """ "Set fire to a bus", "set the bus on fire"."""
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return doc[i - 1].lower_ == "on" or after in ("to", "on")


def _under(doc: Doc, token: Token, i: int) -> Found | None:
    """ "came under fire", "came under mortar attack"."""
    for j in range(i + 1, min(i + 5, len(doc))):
        if doc[j].lower_ in ("fire", "attack", "bombardment", "shelling"):
            kind = "shell" if doc[j].lower_ in ("bombardment", "shelling") else "under"
            return Found(token.i, j + 1, token.i, kind, noun=False)
    return None
