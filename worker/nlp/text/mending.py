"""Where the parse goes wrong in a way that can be told from the parse itself.

A verb has one subject. Where a parenthesis stands between two joined names ("Group A (the branch of
X), and Group B claimed it") the parser gives it two. Behind a date it takes "presumed" for the verb
of which the suspects are the object ("On 3 May, presumed X militants abducted a trader"). Of a verb
of saying that stands in the sentence that it reports ("the men, said the monitor, had been beaten")
it makes those who are told of the subject, beside the one who says it.
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


def free_suspects(doc: Doc) -> Doc:
    """The document with the object of a "presumed" that presumes nothing as the subject behind."""
    for verb in doc:
        if verb.lower_ not in _DOUBTED or not verb.tag_.startswith("VB"):
            continue
        whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        deed = next((c for c in verb.children if _is_deed_of(c, whom)), None)
        if whom is not None and deed is not None and not _has_subject(verb):
            _turn(verb, whom, deed)
    return doc


def part_asides(doc: Doc) -> Doc:
    """The document with the subject before an aside ("…, said the army, …") given to its verb."""
    for said in doc:
        if said.dep_ != "parataxis" or said.i > said.head.i or _has_subject(said.head):
            continue
        told = [c for c in said.children if c.dep_ == "nsubj" and c.i < said.i]
        if len(told) == 1 and any(c.dep_ == "nsubj" and c.i > said.i for c in said.children):
            passive = any(c.dep_ == "auxpass" for c in said.head.children)
            tie(told[0], said.head, "nsubjpass" if passive else "nsubj")
            forget(said)
    return doc


_DOUBTED = frozenset("presumed suspected alleged".split())


def _is_deed_of(token: Token, whom: Token | None) -> bool:
    """Whether a verb beside has no subject but those who stand right before it."""
    finite = token.tag_ in ("VBD", "VBP", "VBZ") and token.dep_ in ("conj", "ccomp", "dep")
    return whom is not None and finite and token.i > whom.i and not _has_subject(token)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _turn(doubt: Token, whom: Token, deed: Token) -> None:
    """Makes the deed the verb of the clause, the suspects its subject, the doubt an adjective."""
    root = doubt.head is doubt
    tie(deed, deed if root else doubt.head, doubt.dep_)
    for child in doubt.children:
        if child is not whom:
            tie(child, deed, child.dep_)
    passive = any(c.dep_ == "auxpass" for c in deed.children)
    tie(whom, deed, "nsubjpass" if passive else "nsubj")
    tie(doubt, whom, "amod")
    forget(deed)


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
