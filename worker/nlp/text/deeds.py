"""Nouns for deeds of war that belong to who does them, and where they belong to a place."""

from __future__ import annotations

from worker.nlp.text.document import Token

DEEDS = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids bombardment bombardments"
    " shelling assault assaults offensive offensives invasion incursion incursions campaign"
    " operation operations onslaught barrage retaliation aggression".split()
)
_RANKS = frozenset("first second third latest last".split())


def is_ranked(deed: Token) -> bool:
    """ "Mali's deadliest attack", "the country's second attack in a week": of those in a place."""
    return any(c.tag_ == "JJS" or c.lower_ in _RANKS for c in deed.lefts)
