"""Who is named a sentence later: "the victims were identified as X and Y", "the gunman as Z"."""

from __future__ import annotations

from collections.abc import Iterator

from worker.domain.annotations import ActorMention
from worker.domain.kinds import IRREGULAR, ActorKind, Role
from worker.nlp.actors.reader import ActorReader
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.text.heads import heads

_IDENTIFIED = frozenset("identified named listed".split())
_HARMED = frozenset(
    "victim victims dead deceased body bodies corpse corpses hostage hostages wounded injured"
    " killed fatality fatalities casualties kidnapped".split()
)


def identified(reader: ActorReader, sent: Sent) -> list[tuple[Role, ActorMention]]:
    """The persons that a sentence names as those who did, or suffered, what was told before."""
    found = []
    for token in sent:
        if token.lower_ in _IDENTIFIED and (role := _role(token)) is not None:
            named = [one for head in _names(token) for one in reader.coordinated(head)]
            read = (reader.read(one) for one in named)
            found += [(role, a) for a in read if a is not None and _is_person(a)]
    return found


def _is_person(actor: ActorMention) -> bool:
    return actor.kind is ActorKind.INDIVIDUAL and actor.named


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
