"""Who is listed beside a victim: "a policeman, a child and a nurse", "along with his driver".

Whoever is only a part of those told before is not: "six people, among them a woman".
"""

from __future__ import annotations

from worker.nlp.actors.harm_words import TRANSITIVE
from worker.nlp.actors.people import count_of, group_of
from worker.nlp.text.document import Token
from worker.nlp.text.numbers import number_of

PARTS = frozenset({"among", "including"})
"""What stands before a part of those who were told."""


def with_others(heads: list[Token]) -> list[Token]:
    """Heads of noun phrases with those that are listed behind them."""
    found = list(heads)
    for head in found:
        following = [c for c in head.children if is_next(c)]
        following += [c for a in head.children if _is_title(a) for c in a.children if is_next(c)]
        following += companions(head)
        found += [c for c in following if c not in found and not _is_title(c)]
    return found


def _is_title(token: Token) -> bool:
    """ "X, the group's second man, and 24 others": who X is, between commas; no other person."""
    if token.dep_ not in ("appos", "conj") or token.head.tag_ != "NNP":
        return False
    if token.left_edge.i == 0 or token.left_edge.nbor(-1).text != ",":
        return False
    own = any(c.tag_ == "PRP$" for c in token.lefts)
    joint = next((c for c in token.children if c.dep_ == "cc"), None)
    return joint is not None and joint.nbor(-1).text == "," and not own


def companions(head: Token) -> list[Token]:
    """ "Shot dead along with another man", "killed together with his driver"."""
    whose = [c for c in head.children if c.dep_ == "relcl"]
    beside = [*head.children, *head.head.children, *(c for v in whose for c in v.children)]
    prepositions = [c for c in beside if c.lower_ == "with"]
    prepositions += [
        p for c in beside if c.lower_ == "along" for p in c.children if p.dep_ == "prep"
    ]
    return [
        c
        for p in prepositions
        if p.i > head.i
        for c in p.children
        if c.dep_ == "pobj"
        if p.nbor(-1).lower_ in ("along", "together") or _is_other(c)
    ]


def _is_other(token: Token) -> bool:
    """ "With nineteen others"."""
    return token.lower_ == "others" or any(c.lower_ == "other" for c in token.lefts)


def is_next(token: Token) -> bool:
    """The next of a list; "a child" of "a policeman, a child and a nurse" is no apposition."""
    if is_among(token):
        return False
    if token.dep_ == "conj":
        return not (is_of_another_harm(token) or _is_the_same(token) or _is_of_next(token))
    if token.dep_ != "appos" or token.left_edge.i == 0:
        return False
    last = next((c for c in token.children if c.dep_ == "conj"), None)
    parted = token.left_edge.nbor(-1).text == "," or (_is_one(token) and _is_one(token.head))
    if parted and last is None and _are_both_counted(token):
        return True
    return parted and last is not None and _is_led(token) and _is_led(last)


def _are_both_counted(token: Token) -> bool:
    """ "Killing one soldier, six gendarmes, and wounding others": not a part of "ten people"."""
    numbered = all(any(c.dep_ == "nummod" for c in t.lefts) for t in (token, token.head))
    general = token.head.lower_ in ("people", "persons", "individuals", "members", "casualties")
    return numbered and not general and token.tag_ != "CD"


def _is_one(token: Token) -> bool:
    """ "A father a mother and a son", where the commas are lost."""
    return any(c.lower_ in ("a", "an", "one", "his", "her") for c in token.lefts)


def is_of_another_harm(token: Token) -> bool:
    """ "Nine officers injured and one policeman killed": each has a word of its own."""
    own = [c for c in token.children if c.dep_ == "acl" and c.lower_ in TRANSITIVE]
    first = [c for c in token.head.children if c.dep_ == "acl" and c.lower_ in TRANSITIVE]
    return bool(own and first)


def _is_the_same(token: Token) -> bool:
    """ "A preacher and party leader was shot": one person with two trades."""
    verb = token.head.head
    subject = token.head.dep_ in ("nsubjpass", "nsubj") and token.i < verb.i
    return is_of_one(verb) and subject and token.tag_ == "NN" and not _is_led(token)


def _is_of_next(token: Token) -> bool:
    """ "A rebel killed, and two rebels wounded", "five killed and four missing"."""
    told = [c for c in token.head.children if c.dep_ == "acl" and c.i < token.i]
    if not any(c.lower_ in TRANSITIVE for c in told) or count_of(token) is None:
        return False
    behind = token.doc[token.right_edge.i + 1 : token.right_edge.i + 2]
    own = (*(c for c in token.rights if c.dep_ == "acl"), *behind)
    return any(t.tag_ in ("VBN", "VBD") or t.lower_ == "missing" for t in own)


def is_among(token: Token) -> bool:
    """ "Six people, among them a woman", "ten children among them": a part of those told before."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if [t.lower_ for t in behind] == ["among", "them"]:
        return True
    parts = [c for c in token.head.rights if c.lower_ in PARTS and c.i < token.i]
    if parts and _is_beside(token, parts[-1]):
        return False
    return bool(parts) or any(c.lower_ in PARTS for c in token.lefts)


def _is_beside(token: Token, part: Token) -> bool:
    """ "Five soldiers, including a captain, and a cook": others than the soldiers.

    Of "people, including two women, and a child" the child is one of them.
    """
    last = part.right_edge
    closed = last.i + 2 < len(token.doc) and last.nbor().text == "," and last.nbor(2).dep_ == "cc"
    listed = any(c.dep_ in ("conj", "appos") for p in part.children for c in p.children)
    theirs = group_of([token.head.lower_])
    trade = theirs not in (None, "civilians") and theirs != group_of([token.lower_])
    return closed and not listed and trade


def is_counted(head: Token) -> bool:
    """Whether a phrase starts with a number."""
    return any(number_of(c.text) is not None for c in (head, *head.lefts))


def _is_led(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts)


def auxiliary(verb: Token) -> Token | None:
    """The first auxiliary of a verb."""
    return next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)


def is_of_one(verb: Token) -> bool:
    """Whether a verb has one subject, by its auxiliary."""
    helping = auxiliary(verb)
    return helping is not None and helping.lower_ in ("was", "is", "has")
