"""The grammar around the head of an actor's phrase: what it belongs to, whether it acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from worker.nlp.actor_words import FOLLOWERS, LEADERS
from worker.nlp.communities import fights
from worker.nlp.demonyms import Country, country_of
from worker.nlp.document import Doc, Token

REACH = 8
"""Words behind a head that still belong to its phrase."""

_QUALIFYING = frozenset(
    "backed led held made controlled allied occupied run supported based born trained linked"
    " speaking sponsored style built supplied brokered funded mediated installed designed".split()
)


def qualifies(doc: Doc, end: int) -> bool:
    """ "Turkish-backed": not the country itself."""
    return end + 1 < len(doc) and doc[end].text in "-–" and doc[end + 1].lower_ in _QUALIFYING


def parted_at(head: Token) -> int:
    """Where a phrase starts behind a name joined to it: "the KIA and | military forces"."""
    joined = [c for c in head.lefts if c.dep_ == "cc"]
    for child in head.lefts:
        if not any(c.dep_ == "conj" for c in child.children):
            joined += [c for c in child.rights if c.dep_ == "cc"]
    return max((c.i + 1 for c in joined), default=0)


def leads(head: Token) -> bool:
    """Whether a noun means the group itself: its fighters, or its followers where they act."""
    return head.lower_ in LEADERS or (head.lower_ in FOLLOWERS and fights(head))


def end_of(preposition: Token) -> int:
    """The last word of the nouns behind "of", without what is told of them ("in the north")."""
    last = preposition.i
    for token in preposition.subtree:
        if token.i <= last:
            continue
        if token.dep_ in ("relcl", "acl", "punct") or (token.tag_ == "IN" and token.lower_ != "of"):
            break
        last = token.i
    return last


def of_whom(head: Token) -> Iterator[int]:
    """The words that say whose an armed man is: "of X", "from X", "suspected to belong to X"."""
    for child in head.rights:
        prep = child.dep_ == "prep" and child.lower_ in ("of", "from")
        clause = child.dep_ in ("acl", "relcl", "amod")
        if prep or (clause and any(t.lower_ in _BELONG for t in child.subtree)):
            stop = min(_next_side(child), head.i + REACH)
            yield from (t.i for t in child.subtree if t.i < stop)


_BELONG = frozenset(
    "belong belonging belonged affiliated linked allied loyal believed suspected thought identified"
    " calling called".split()
)


def acts(head: Token) -> bool:
    """Whether a phrase is the subject of a deed or a word, or its agent."""
    return head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.dep_ == "agent")


def _next_side(preposition: Token) -> int:
    """Where "and" goes on with another side: "raiders from Sudan and | Kenyan police"."""
    parts = (t.i for t in preposition.subtree if t.dep_ == "cc" and country_of(t.nbor(-1).text))
    return min(parts, default=len(preposition.doc))


def only_army(doc: Doc, countries: Mapping[int, Country]) -> tuple[str, Country] | None:
    """The army of a country, where the document names that of one only."""
    named = {
        countries[i].code: (doc[i : i + 2].text, countries[i])
        for i in sorted(countries, reverse=True)
        if doc[i + 1 : i + 2].text.lower() == "army"
    }
    return next(iter(named.values())) if len(named) == 1 else None
