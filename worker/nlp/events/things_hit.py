"""Buildings, vehicles and their parts as what is hit: "at the bank and at the town hall"."""

from __future__ import annotations

from collections.abc import Iterator

from worker.nlp.events.beside_deeds import things
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import between, objects_of

PARTS = frozenset(
    "window windows windowpanes door doors gate entrance windshield windshields roof wall walls"
    " facade part parts glass showcases".split()
)
"""What is broken of a building or a vehicle, which is what was hit."""
BESIDE = frozenset("in inside outside near beside by behind under opposite between".split())
_STICKS = frozenset("stick sticks charge charges dynamite cocktail cocktails grenades".split())


def is_thing(token: Token) -> bool:
    """ "The bank", "the Hotel Plaza"."""
    named = token.tag_ == "NNP" and any(c.lower_ in things() for c in token.lefts)
    return named or token.lower_ in things()


def whole_of(part: Token) -> list[Token]:
    """ "The windows of a bank", "the shop's door": what a part belongs to."""
    owners = [c for c in part.children if c.dep_ == "poss" and is_thing(c)]
    inside = (o for o in objects_of(part, ("in", "at")) if is_thing(o))
    return [*objects_of(part, ("of",)), *inside, *owners]


def standing_by(preposition: Token) -> list[Token]:
    """ "Outside the bank", "in front of a shop", "between the bank and the shop"."""
    if preposition.lower_ == "between":
        return [o for _, o in between(preposition) if is_thing(o)]
    objects = [c for c in preposition.children if c.dep_ == "pobj"]
    behind = [p for o in objects if o.lower_ == "front" for p in objects_of(o, ("of",))]
    return [o for o in behind or objects if is_thing(o)]


def one_each(verb: Token) -> Iterator[Token]:
    """ "Three bombs went off, one at the town hall, another outside a school"."""
    for one in verb.subtree:
        if one.lower_ in _EACH and one.dep_ in ("appos", "conj", "nsubj", "npadvmod", "dep"):
            at = (c for c in one.children if c.lower_ in BESIDE | {"at"})
            yield from (o for c in at for o in c.children if o.dep_ == "pobj" and is_thing(o))


_EACH = frozenset("one another other others two second third".split())


def repeated(preposition: Token) -> Iterator[Token]:
    """The same word once more, behind "and"; the parser may join it to an "of" between the two."""
    of_objects = (c for o in preposition.children for c in o.children if c.dep_ == "prep")
    for above in (preposition, *of_objects):
        joined = (c for c in above.children if c.dep_ == "conj")
        yield from (c for c in joined if c.lower_ == preposition.lower_)


def is_passage(token: Token) -> bool:
    """An airport, a junction: where many are, whoever is meant."""
    return token.lower_ in _PASSAGES


_PASSAGES = frozenset(
    "airport airports terminal junction intersection crossing crossroads roundabout".split()
)


def is_charge(token: Token) -> bool:
    """A charge without a name of arms, or the car of a car bomb where the parser parts them."""
    bomb = token.i + 1 < len(token.doc) and token.nbor().lower_ in ("bomb", "bombs")
    return bomb or token.lower_ in _STICKS
