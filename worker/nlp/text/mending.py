"""Where the parse goes wrong in a way that can be told from the parse itself.

A verb has one subject. Where a parenthesis stands between two joined names ("Group A (the branch of
X), and Group B claimed it") the parser gives it two.
"""

from __future__ import annotations

from worker.nlp.text.document import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")


def join_subjects(doc: Doc) -> Doc:
    """The document with the second of two subjects that "and" joins as a conjunct of the first."""
    for verb in doc:
        both = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i]
        if len(both) == 2 and _are_joined(*both):
            tie(both[1], both[0], "conj")
            forget(both[0])
    return doc


def _are_joined(first: Token, second: Token) -> bool:
    return first.dep_ == second.dep_ and any(
        c.dep_ == "cc" and c.i < second.i for c in first.rights
    )


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
