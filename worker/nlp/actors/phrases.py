"""The grammar around the head of an actor's phrase: what it belongs to, whether it acts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from worker.domain.kinds import ActorKind
from worker.nlp.actors.communities import fights
from worker.nlp.actors.words import (
    BARE_MEN,
    EQUIPMENT,
    EQUIPPED,
    FOLLOWERS,
    FORCES,
    GROUPS,
    LEADERS,
    QUALIFIERS,
    TITLES,
)
from worker.nlp.names.recogniser import NameKind, kind_of
from worker.nlp.places.demonyms import Country, country_of
from worker.nlp.places.gazetteer import gazetteer
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads

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
    return last - 1 if preposition.doc[last].dep_ == "cc" else last  # "of a judge and | at"


def of_state(of: Token, head: Token, countries: Container[int]) -> bool:
    """ "Troops of Tanzania", "a jet fighter of Pakistan": whose forces they are."""
    forces = head.lower_ in FORCES or heads().get(head.lower_) is ActorKind.STATE_FORCE
    return forces and of.dep_ == "prep" and any(c.i in countries for c in of.children)


def counted_as(head: Token, kinds: Mapping[str, ActorKind]) -> ActorKind | None:
    """ "A group of soldiers", "members of the armed forces": of the kind of those it is made of."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for one in child.children:
                if one.dep_ == "pobj" and head.lower_ in BARE_MEN and one.lower_ in GROUPS:
                    return ActorKind.MILITIA  # "men of the group"
                if one.dep_ == "pobj" and (kind := kinds.get(one.lower_) or _of_force(one)):
                    armed = one.lower_ in BARE_MEN and equipment(one) is not None
                    return ActorKind.MILITIA if armed else kind
    return None


def _of_force(noun: Token) -> ActorKind | None:
    """The kind of "the armed forces", "the rebel forces"."""
    before = noun.doc[noun.left_edge.i : noun.i].text.lower()
    return qualified(before, noun.lower_) if noun.lower_ in ("force", "forces") else None


def qualified(before: str, noun: str) -> ActorKind | None:
    """The kind that the words before a noun for a force give it."""
    if noun == "forces":  # "the armed forces", "paramilitary forces"
        before = before.replace("armed", "army").replace("paramilitary", "army")
    return next((kind for kind, pattern in QUALIFIERS if pattern.search(before)), None)


def is_proper_name(head: Token, start: int) -> bool:
    """ "Mr. Baker" is no baker, "General Torre" no tower."""
    before = head.doc[head.i - 1] if head.i > start else None
    named = head.tag_ == "NNP" and before is not None and before.tag_ == "NNP"
    return named and bool(TITLES.search(head.doc[start : head.i].text))


def names_person(head: Token, start: int) -> bool:
    """A name behind a rank or an office, or of two words and more that is no place."""
    if not head.tag_.startswith("NNP"):
        return False
    words = head.doc[start : head.i]
    if TITLES.search(words.text) or any(heads().get(t.lower_) in _OFFICES for t in words):
        return True
    names = [t.text for t in words if t.tag_.startswith("NNP")]
    if not names or gazetteer().exact(" ".join([*names, head.text])):
        return False
    return not head.text[0].isupper() or kind_of(head) not in _NO_PERSONS


_NO_PERSONS = frozenset({NameKind.GROUP, NameKind.PLACE, NameKind.ARMS})
_OFFICES = frozenset({ActorKind.INDIVIDUAL, ActorKind.CIVILIANS, ActorKind.STATE_FORCE})


def is_description(token: Token) -> bool:
    """ "Ann Lee, a nurse": who somebody is that was named, and nobody else."""
    led = any(c.dep_ in ("det", "poss") for c in token.lefts)
    return token.dep_ == "appos" and led and token.tag_ == "NN" and token.head.tag_ == "NNP"


def equipment(men: Token) -> int | None:
    """Where the words end that say men are armed ("in uniform", "dressed as police"), if any do."""
    for child in men.rights:
        if child.dep_ == "prep" and child.lower_ in EQUIPMENT:
            worn = [o for o in child.subtree if o.lower_ in EQUIPMENT[child.lower_]]
            if worn:
                return worn[-1].i + 1
        elif child.dep_ == "acl" and (child.lower_ in EQUIPPED or _is_guise(child)):
            return _end_of_guise(child)
    return None


def _is_guise(participle: Token) -> bool:
    """ "Dressed as nurses", "wearing masks"; not "dressed all in white"."""
    following = {t.lower_ for t in participle.doc[participle.i + 1 : participle.i + REACH]}
    clad = participle.lower_ in ("dressed", "wearing")
    return clad and bool(following & (EQUIPMENT["in"] | {"as"}))


def _end_of_guise(participle: Token) -> int:
    """The end of "dressed as doctors", of "armed with knives": the first noun behind."""
    for token in participle.doc[participle.i + 1 : participle.sent.end]:
        if token.tag_ in ("NN", "NNS") and token.dep_ not in ("compound", "nmod"):
            return token.i + 1
        if token.tag_.startswith(("V", ",")):
            break
    return participle.i + 1


def of_whom(head: Token) -> Iterator[int]:
    """The words that say whose an armed man is: "of X", "from X", "suspected to belong to X".

    And what his group is called: "the separatist organization X", "rebels known as X".
    """
    for child in head.rights:
        if child.dep_ == "appos" and child.left_edge.i == head.i + 1:
            yield child.i
        prep = child.dep_ == "prep" and child.lower_ in ("of", "from")
        clause = child.dep_ in ("acl", "relcl", "amod")
        if prep or (clause and any(t.lower_ in _BELONG for t in child.subtree)):
            stop = min(_next_side(child), head.i + REACH)
            yield from (t.i for t in child.subtree if t.i < stop)


_BELONG = frozenset(
    "belong belonging belonged affiliated linked allied loyal believed suspected thought identified"
    " calling called known".split()
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
