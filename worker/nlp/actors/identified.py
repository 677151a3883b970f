"""Who is named a sentence later: "the victims were identified as X and Y", "the injured are X"."""

from __future__ import annotations

from collections.abc import Iterator

from worker.domain.annotations import ActorMention
from worker.domain.kinds import IRREGULAR, ActorKind, Role
from worker.nlp.actors.reader import ActorReader
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.text.heads import heads

_IDENTIFIED = frozenset("identified named listed".split())
_BEING = frozenset("is are was were include includes included".split())
_HARMED = frozenset(
    "victim victims dead deceased body bodies corpse corpses hostage hostages wounded injured"
    " killed fatality fatalities casualties kidnapped abducted murdered slain".split()
)


def identified(reader: ActorReader, sent: Sent) -> list[tuple[Role, ActorMention]]:
    """The persons that a sentence names as those who did, or suffered, what was told before."""
    found = []
    for token in sent:
        for role, head in _named(token):
            read = (reader.read(one) for one in reader.coordinated(head))
            found += [(role, a) for a in read if a is not None and _is_person(a)]
    return found


def _is_person(actor: ActorMention) -> bool:
    return actor.kind is ActorKind.INDIVIDUAL and actor.named


def _named(verb: Token) -> Iterator[tuple[Role, Token]]:
    """Who stand behind a verb that says who somebody is, each with the part that they had."""
    if verb.lower_ in _IDENTIFIED and (role := _role(verb)) is not None:
        yield from ((role, name) for name in _names(verb))
    elif verb.lower_ in _BEING:
        told = [c for c in verb.children if c.dep_ in ("nsubj", "attr", "dobj")]
        if any(map(_are_harmed, (t for t in told if t.i < verb.i))) or _is_among(verb):
            yield from ((Role.TARGET, t) for t in told if t.i > verb.i)


def _are_harmed(subject: Token) -> bool:
    """ "The injured", "the wounded reporters", "those (who were) killed", "one of the victims"."""
    while subject.i + 1 < len(subject.doc) and subject.nbor().lower_ == "of":
        parts = [o for o in subject.nbor().children if o.dep_ == "pobj"]
        if not parts:
            break
        subject = parts[0]
    clause = [c for c in subject.rights if c.dep_ in ("acl", "relcl")]
    return not _HARMED.isdisjoint(t.lower_ for t in (subject, *subject.lefts, *clause))


def _is_among(verb: Token) -> bool:
    """ "Among the injured were X and Y"."""
    among = (c for c in verb.lefts if c.lower_ == "among")
    return any(_are_harmed(o) for c in among for o in c.children if o.dep_ == "pobj")


def _names(verb: Token) -> Iterator[Token]:
    """The objects of "as" behind the verb."""
    for child in verb.children:
        if child.lower_ == "as":
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "oprd":
            yield child


def _role(verb: Token) -> Role | None:
    """What those had part in who are identified: by the noun that is said to be."""
    subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if verb.dep_ == "acl":
        subjects.append(verb.head)
    for subject in subjects:
        words = {subject.lower_, *(c.lower_ for c in subject.lefts)}
        kind = heads().get(subject.lower_)
        if words & _HARMED or kind is ActorKind.CIVILIANS:
            return Role.TARGET
        if kind in IRREGULAR:
            return Role.INITIATOR
    return None
