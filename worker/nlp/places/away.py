"""Where somebody goes, is, meets or holds a post while the deed is told of another country."""

from __future__ import annotations

from itertools import islice

from worker.nlp.places.text import Cue, Name, Words
from worker.nlp.text.document import Token
from worker.nlp.text.inflection import forms


def is_away(words: Words, name: Name) -> bool:
    """ "Will travel to X", "the ambassador to X", "talks in X", "is in X", "exiled in X".

    It may be the scene all the same, where nothing else speaks for another country.
    """
    if words.word(name.right) in _MEETINGS:
        return True
    if name.cue is Cue.KIND or name.left == 0:
        return False
    link = words.doc[name.left - 1]
    if name.preposition in ("to", "from"):
        return link.lower_ == name.preposition and link.head.lower_ not in _REACHING
    return name.preposition in ("in", "at") and (_is_of_meeting(link) or _is_whereabouts(link))


def was_there_before(words: Words, name: Name) -> bool:
    """ "A commando trained in X", "born in X": what is told of somebody, and of no deed."""
    if name.preposition not in ("in", "at") or name.left == 0:
        return False
    return words.doc[name.left - 1].head.lower_ in _BEFORE


_BEFORE = frozenset("trained born educated raised exiled schooled graduated".split())


def _is_of_meeting(link: Token) -> bool:
    for above in islice(link.ancestors, _STEPS):
        if above.lower_ in _MEETING:
            return True
        if above.tag_.startswith("VB") and above.lower_ not in _ARRANGED:
            return False
    return False


def _is_whereabouts(link: Token) -> bool:
    """ "The president is in X with his wife"; not "was killed in X", "are dead in X"."""
    being = link.head
    if being.lower_ not in _BEING or being.dep_ in ("aux", "auxpass"):
        return False
    return all(c.dep_ not in ("acomp", "attr", "expl") for c in being.children)


_STEPS = 7
_MEETINGS = frozenset(
    "meeting meetings talk talks dialogue dialog conference summit negotiation negotiations round"
    " rounds convention session forum symposium seminar exile asylum visit visits tour stay"
    " trip".split()
)
_MET = "meet attend confer negotiate exile visit study live reside train graduate".split()
_MEETING = _MEETINGS | {f for verb in _MET for f in (verb, *forms(verb))}
_ARRANGED = frozenset("scheduled held planned set due slated hosted convened began start".split())
_BEING = frozenset("is are was were be been being remain remains remained".split())
_REACHING = frozenset(
    f
    for verb in "fire launch spread extend spill advance push lob".split()
    for f in (verb, *forms(verb))
)
"""Verbs of what is done "to" a place, and there."""
