"""Subjects, objects and sides of a verb, where the parse has them and where it goes astray."""

from __future__ import annotations

from collections.abc import Iterator

from worker.domain.day_names import MONTHS, WEEKDAYS
from worker.domain.kinds import Role
from worker.nlp.text.document import Span, Token

Link = tuple[Role, Token]

_RELATIVE = frozenset("who which that whom".split())
TIMES = (WEEKDAYS | MONTHS) | frozenset(
    "night dawn noon midnight morning afternoon evening day time altitude least range am pm"
    " a.m. p.m. a.m p.m hours hrs gmt jan feb mar apr jun jul aug sept sep oct nov dec jan. feb."
    " mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)


def objects_of(token: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """The objects of the prepositions of a word."""
    for child in token.children:
        if child.lower_ in prepositions:
            yield from (p for p in child.children if p.dep_ == "pobj")


def behind_place(deed: Token) -> list[Token]:
    """ "The murder in Goma of a priest": whose "of" the parser ties to the place, or to the day."""
    places = [p for p in objects_of(deed, ("in", "near", "at", "on")) if p.tag_.startswith("NNP")]
    return [o for place in places for o in objects_of(place, ("of",))]


def acted_before(token: Token) -> bool:
    """ "Rebels attacked, and they seized a post": whether a noun acts earlier in the sentence."""
    before = token.doc[token.sent.start : token.i]
    return any(t.dep_ == "nsubj" and t.tag_.startswith("NN") for t in before)


def is_quoted(clause: Token) -> bool:
    """Whether what is said opens with a quotation mark."""
    first = clause.left_edge
    return first.text in _MARKS or clause.doc[max(first.i - 1, 0)].text in _MARKS


_MARKS = frozenset({'"', "“", "``"})


def subject_before(token: Token) -> Token | None:
    """The subject of the main clause before: in this sentence, else in the one before it."""
    for sent in (token.sent, _sentence_before(token)):
        told = [
            t
            for t in (sent or ())
            if t.i < token.i
            and t.dep_ in ("nsubj", "nsubjpass")
            and t.head.dep_ in ("ROOT", "conj", "parataxis")
        ]
        if told:
            owner = next((c for c in told[-1].lefts if c.dep_ == "poss"), None)
            return owner if owner is not None and owner.tag_.startswith("NNP") else told[-1]
    return None


def _sentence_before(token: Token) -> Span | None:
    start = token.sent.start
    return token.doc[start - 1].sent if start > 0 else None


def is_passive(verb: Token) -> bool:
    """Whether a verb says what was done to its subject."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    return is_bare_participle(verb) or _is_reported(verb)


def _is_reported(verb: Token) -> bool:
    """ "He was reported injured": the participle behind a passive of saying."""
    active = any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    return verb.dep_ == "xcomp" and verb.tag_ == "VBN" and not active


def is_bare_participle(verb: Token) -> bool:
    """ "A man killed in the raid"; not "a statement that its men had killed"."""
    active = any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    return verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" and not active


def subjects(verb: Token) -> list[Token]:
    """The subject; a verb without one shares that of the verb it is joined to."""
    current = verb
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return []
    for _ in range(3):
        own = [c for c in current.children if c.dep_ in ("nsubj", "csubj")]
        if own:
            return [_undisguised(antecedent(own[0], current))]
        if current is not verb and any(c.dep_ == "nsubjpass" for c in current.children):
            return [] if is_passive(verb) is False else _passive_subject(current)
        if current.dep_ == "acl" and current.tag_ == "VBG":
            return [current.head]
        if current.dep_ == "pcomp" and is_passive(current):
            current = current.head  # "was treated after being shot"
        elif current.dep_ not in ("conj", "xcomp", "advcl") or current.head == current:
            return []
        current = current.head
        if not current.tag_.startswith("VB") or runs_into(current):
            return []
    return []


def _undisguised(subject: Token) -> Token:
    """ "Men dressed as police stormed": the men, where the parser takes the police to have."""
    if subject.i < _TWO or subject.nbor(-1).lower_ != "as":
        return subject
    verb = subject.nbor(-2)
    return verb.head if verb.lower_ in _DISGUISED and verb.dep_ == "acl" else subject


_TWO = 2
_DISGUISED = frozenset("dressed disguised posing masquerading".split())


def shared_objects(verb: Token) -> list[Token]:
    """ "Attacked and looted a village": the object of the verb that is joined to this one."""
    if is_passive(verb) or any(c.dep_ in ("dobj", "prep", "prt") for c in verb.children):
        return []
    joined = [
        c for c in verb.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBP", "VBZ", "VBN")
    ]
    if len(joined) != 1 or any(c.dep_ in ("nsubj", "nsubjpass") for c in joined[0].children):
        return []
    return [c for c in joined[0].children if c.dep_ == "dobj"]


def _passive_subject(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "nsubjpass"]


def antecedent(token: Token, verb: Token) -> Token:
    """What "who" or "which" stands for."""
    if token.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return token


def between(preposition: Token) -> Iterator[Link]:
    """The sides of "between X and Y", also where the parser puts X into the name of Y."""
    for first in (c for c in preposition.children if c.dep_ == "pobj"):
        yield Role.INITIATOR, first
        others = [c for c in first.children if c.dep_ == "conj"]
        others = others or [t for t in first.subtree if t.dep_ == "conj" and t.i > first.i][-1:]
        others = list(objects_of(first, ("against",))) or others  # "between X against Y"
        others = others or list(_within(first, preposition.i + 1))[:1]
        yield from ((Role.TARGET, c) for c in others or [first])


def _within(noun: Token, start: int) -> Iterator[Token]:
    """The noun before an "and" that stands inside the phrase of another."""
    for token in noun.subtree:
        if token.dep_ == "cc" and start < token.i < noun.i:
            yield token.nbor(-1)


def runs_into(verb: Token) -> bool:
    """ "A truck hit a landmine", "their vehicle struck an IED": it befell the subject."""
    return verb.lower_ in _RUNNING and any(is_laid(c) for c in verb.children if c.dep_ == "dobj")


def is_laid(device: Token) -> bool:
    """A mine or what works as one; a gold mine is none."""
    before = {c.lower_ for c in device.lefts}
    if device.lower_ in _DEVICES:
        return not before.isdisjoint(_EXPLOSIVE)
    return device.lower_ in _MINES and before.isdisjoint(_DUG)


_RUNNING = frozenset("hit hits hitting struck strike strikes striking triggered".split())
_MINES = frozenset("mine mines landmine landmines ied ieds".split())
_DEVICES = frozenset("device devices bomb bombs".split())
_EXPLOSIVE = frozenset("explosive roadside improvised".split())
_DUG = frozenset("gold coal copper iron uranium diamond salt tin silver".split())


def takes_captive(verb: Token, kind: str) -> bool:
    """ "The soldiers they had taken hostage": no object says whom."""
    objects = [c.lower_ for c in verb.children if c.dep_ == "dobj"]
    return kind == "abduct" and verb.dep_ == "relcl" and bool(_HELD.intersection(objects))


_HELD = frozenset("hostage hostages captive captives prisoner prisoners".split())
