"""Who was seen to come for the victims, where the deed itself has no doer.

"The judge was shot dead. He had been intercepted by four men on motorcycles", "the gunmen fled".
"""

from __future__ import annotations

from collections.abc import Iterator

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind
from worker.nlp.actors.reader import ActorReader
from worker.nlp.actors.words import BARE_MEN
from worker.nlp.events.unarmed import as_doer
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token

_ATTACKERS = frozenset(
    "attacker attackers assailant assailants gunman gunmen kidnapper kidnappers abductor abductors"
    " hitman hitmen killer killers assassin assassins hijacker hijackers murderer murderers"
    " captors".split()
)
"""Whom a text calls by what they did."""
_CAME = frozenset(
    "intercepted intercepting waylaid approached accosted surrounded cornered fled escaped burst"
    " barged stormed entered forced threw hurled lobbed placed dragged".split()
)
"""What those do who come to do it, and who get away."""


def sighted(reader: ActorReader, sent: Sent) -> list[ActorMention]:
    """The nameless men of a sentence who came for somebody, or are called by what they did."""
    for token in sent:
        men = token.lower_ in BARE_MEN and any(v.lower_ in _CAME for v in _acting(token))
        if not men and not (token.lower_ in _ATTACKERS and any(_acting(token))):
            continue
        actor = reader.read(token)
        if actor is not None and as_doer(actor).kind is ActorKind.MILITIA:
            return [as_doer(actor)]
    return []


def _acting(noun: Token) -> Iterator[Token]:
    """The verbs of what somebody does: as its subject, behind its "by", in a clause of its own."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ != "ROOT":
        noun = noun.head.head  # "a group of armed men"
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        yield verb.head
    elif noun.dep_ == "nsubj":
        yield verb
        yield from (c for c in verb.conjuncts if not any(s.dep_ == "nsubj" for s in c.children))
    for clause in noun.children:
        if clause.dep_ == "relcl" and any(
            c.dep_ == "nsubj" and c.lower_ in ("who", "that") for c in clause.children
        ):
            yield clause
