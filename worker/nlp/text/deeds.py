"""Nouns for deeds of war that belong to who does them, and where they belong to a place."""

from __future__ import annotations

from worker.nlp.text.document import Token

BLOWS = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids bombardment bombardments"
    " shelling assault assaults offensive".split()
)
"""Deeds that fall on a place."""
_DEEDS = BLOWS | frozenset(
    "offensives invasion incursion incursions campaign operation operations onslaught barrage"
    " retaliation aggression".split()
)
_RANKS = frozenset("first second third latest last".split())


def is_ranked(deed: Token) -> bool:
    """ "Mali's deadliest attack", "the country's second attack in a week": of those in a place."""
    return any(c.tag_ == "JJS" or c.lower_ in _RANKS for c in deed.lefts)


_REACH = 4
"""Words behind "'s" in which the deed stands: "Russia's overnight drone attack"."""


def owned_deed(owner: Token) -> Token | None:
    """The deed behind "'s". By the words: parses of headlines often lose an owner."""
    doc = owner.doc
    if owner.i + 1 >= len(doc) or doc[owner.i + 1].tag_ != "POS":
        return None
    for token in doc[owner.i + 2 : owner.i + 2 + _REACH]:
        if token.lower_ in _DEEDS:
            return token
        if not token.tag_.startswith(("JJ", "NN", "VBG")):
            break
    return None
