"""Giving a token of a parsed document another head."""

from __future__ import annotations

from worker.nlp.text.document import Token


def tie(token: Token, head: Token, relation: str) -> None:
    """Gives a token another head."""
    token.head.children = [c for c in token.head.children if c is not token]
    token.head, token.dep_ = head, relation
    if head is not token:
        head.children = sorted((*head.children, token), key=lambda t: t.i)


def forget(token: Token) -> None:
    """What the tokens of its sentence know of those below them, which have changed."""
    for other in token.sent:
        other.forget()
