"""Whom a word of harm has as its victims, by the grammar.

The heads of their noun phrases are given; how many people each names, `people` tells.
"""

from __future__ import annotations

from spacy.tokens import Token

from worker.nlp.harm_words import STATES, TRANSITIVE
from worker.nlp.numbers import number_of
from worker.nlp.people import count_of


def left_behind(state: Token) -> list[Token]:
    """Who is left dead: "leaving two people dead", "two were left wounded", "two more wounded"."""
    if state.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "advmod", "dep"):
        verb = state.head
        if verb.lower_ in _LEAVING | _FOUND:
            objects = [c for c in (*verb.children, *state.children) if c.dep_ in ("dobj", "nsubj")]
            passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
            active = [o for o in objects if o.i > verb.i]
            return with_others(passive or active)
    return []


_LEAVING = frozenset({"left", "leaving", "leave", "leaves"})


def suffered(verb: Token) -> list[Token]:
    """The object of an active verb of harm, the subject of a passive one; shared over "and"."""
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if passive:
        return [_resolved(c, verb) for c in passive]
    if verb.dep_ in ("attr", "dep"):  # "were on Friday shot dead" is no noun, as the parser has it
        return [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and not _is_among(c)]
    if objects:
        return _of_list(verb, objects)
    return _without_object(verb)


def _without_object(verb: Token) -> list[Token]:
    """Whom a participle or the verb of a headline harms, and what "and" shares."""
    if verb.dep_ in ("acl", "amod", "relcl") and verb.tag_ == "VBN":
        return _listed(verb.head) if verb.dep_ == "acl" else []
    if verb.tag_ == "VBG" and (later := next((c for c in verb.conjuncts if c.i > verb.i), None)):
        return [c for c in later.children if c.dep_ == "dobj"]  # "killing and robbing him"
    if verb.dep_ == "conj":
        return _shared_object(verb)
    if verb.tag_ == "VBN" and verb.head.lower_ in _FOUND:
        return subjects(verb.head, ("nsubj", "nsubjpass"))
    before = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "ccomp", "advcl", "parataxis"):
        return before
    if verb.tag_ == "VBD" and verb.dep_ == "ROOT":  # headlines: "seven soldiers killed"
        return [c for c in before if _is_counted(c)]
    return []


_FOUND = frozenset({"found", "discovered"})


def _listed(last: Token) -> list[Token]:
    """ "seven guards and two officers killed": those before the last one too, if counted."""
    first = last.head if last.dep_ == "conj" and not _is_of_another_harm(last) else None
    return [first, last] if first is not None and count_of(first) is not None else [last]


def _of_list(verb: Token, objects: list[Token]) -> list[Token]:
    """Objects, but the subject in a list without commas: "8 persons killed 58 others injured"."""
    last = objects[-1]
    following = last.nbor() if last.i + 1 < len(verb.doc) else last
    counted = [c for c in verb.lefts if c.dep_ == "nsubj" and count_of(c) is not None]
    return counted if counted and following.lower_ in STATES else objects


def _shared_object(verb: Token) -> list[Token]:
    """ "was shot and killed"; "attacked and killed a farmer" has its own object."""
    first = verb.head
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return own
    return [c for c in first.children if c.dep_ == "nsubjpass"] or [
        c for c in first.children if c.dep_ == "dobj" and c.i > first.i and c.i < verb.i
    ]


def subjects(verb: Token, wanted: tuple[str, ...]) -> list[Token]:
    """The subjects of a verb in the relations `wanted`, or of the verbs that it is joined to."""
    current = verb
    for _ in range(3):
        found = [c for c in current.children if c.dep_ in wanted]
        if found:
            return [_resolved(c, current) for c in found]
        if current.dep_ not in ("conj", "xcomp"):
            break
        current = current.head
    return [verb.head] if verb.dep_ == "acl" else []


def _resolved(token: Token, verb: Token) -> Token:
    if token.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return token


def with_others(heads: list[Token]) -> list[Token]:
    """Heads of noun phrases with those that are listed behind them."""
    found = list(heads)
    for head in found:
        found += [c for c in head.children if _is_next(c) and c not in found]
        found += [c for c in companions(head) if c not in found]
    return found


def companions(head: Token) -> list[Token]:
    """ "Shot dead along with another man", "killed together with his driver"."""
    prepositions = [c for c in (*head.children, *head.head.children) if c.lower_ == "with"]
    prepositions += [
        p for c in head.head.children if c.lower_ == "along" for p in c.children if p.dep_ == "prep"
    ]
    return [
        c
        for p in prepositions
        if p.i and p.nbor(-1).lower_ in ("along", "together") and p.i > head.i
        for c in p.children
        if c.dep_ == "pobj"
    ]


def _is_next(token: Token) -> bool:
    """The next of a list; "a child" of "a policeman, a child and a nurse" is no apposition."""
    if token.dep_ == "conj":
        return not _is_among(token) and not _is_of_another_harm(token)
    if token.dep_ != "appos" or token.left_edge.i == 0 or token.left_edge.nbor(-1).text != ",":
        return False
    last = next((c for c in token.children if c.dep_ == "conj"), None)
    if _is_among(token):
        return False
    return last is not None and _is_led(token) and _is_led(last)


def _is_of_another_harm(token: Token) -> bool:
    """ "Nine officers injured and one policeman killed": each has a word of its own."""
    own = [c for c in token.children if c.dep_ == "acl" and c.lower_ in TRANSITIVE]
    first = [c for c in token.head.children if c.dep_ == "acl" and c.lower_ in TRANSITIVE]
    return bool(own and first)


def _is_among(token: Token) -> bool:
    """ "Six people, among them a woman": a part of those told before."""
    return any(c.lower_ in ("among", "including") for c in token.lefts)


def _is_counted(head: Token) -> bool:
    return any(number_of(c.text) is not None for c in head.lefts)


def _is_led(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts)
