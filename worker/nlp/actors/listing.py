"""Lists of people told one by one, read by their commas: "a judge, a colonel and Senator Ana Ruiz".

The parser ties the members of such a list to each other, to the verb or to a place nearby, so that
it loses some of them. Here a list is what stands between commas and "and", if each is one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.nlp.actors.beside import PARTS
from worker.nlp.actors.people import count_of, is_person
from worker.nlp.text.document import Doc, Token


def listed_behind(preposition: Token) -> list[Token]:
    """Those of "the murder of a judge, a colonel and Senator X"; empty where it is no list."""
    start = end = preposition.i + 1
    doc, last = preposition.doc, preposition.sent.end
    while end < last and (doc[end].tag_[:2] in _NOMINAL or doc[end].lower_ in _BETWEEN):
        end += 1
    return _members(doc, start, end)


def listed_before(verb: Token) -> list[Token]:
    """Those of "a judge, a colonel and Senator X were killed"; empty where it is no list."""
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass") and c.lower_ in _MANY]
    if not helping:
        return []
    doc, end = verb.doc, helping[0].i
    start = end
    while start > verb.sent.start and not _opens(doc[start - 1]):
        start -= 1
    return _members(doc, start, end)


_MANY = frozenset("were are have".split())
_NOMINAL = frozenset("DT PR CD JJ NN HY PO".split())
"""What may stand in a list, by the first letters of the tag."""
_BETWEEN = frozenset({",", "and", "of"})


def _opens(token: Token) -> bool:
    """Whether a clause begins behind a word: "after", "that", "when", a verb, a colon."""
    if token.tag_ in ("WRB", "WDT", "WP") or token.tag_[:2] == "VB":
        return True
    return token.lower_ in _OPENING or (token.tag_ == "IN" and token.dep_ == "mark")


_OPENING = frozenset({"after", "before", ":", "--", "—"})


def _members(doc: Doc, start: int, end: int) -> list[Token]:
    """One head for each who is listed; nobody where one of them is not one person."""
    found: list[Token] = []
    before: bool | None = None
    joined = aside = False
    for words, behind_and in _segments(doc, start, end):
        head = _head(words)
        if words[0].lower_ in PARTS:
            return []
        named = head is not None and _is_named(words, head)
        if head is None or (aside and not behind_and) or not (named or _is_led(words)):
            aside = True
            continue  # "Ana Ruiz, mayor of X, in the south, and her driver"
        aside = False
        if not named and not (is_person(head) and count_of(head) == 1):
            return []
        if behind_and or before is None or before is named or words[0].tag_ == "PRP$":
            joined = joined or (behind_and and bool(found))
            found.append(head)  # else "Ana Ruiz, a judge", "his wife, Ana Ruiz"
        before = named
    return found if joined else []


def _is_led(words: Sequence[Token]) -> bool:
    return words[0].tag_ in ("DT", "PRP$") or any(t.tag_ == "POS" for t in words)


def _segments(doc: Doc, start: int, end: int) -> Iterator[tuple[list[Token], bool]]:
    """What stands between commas and "and", with whether more than a comma stands before it."""
    words: list[Token] = []
    behind = False
    for token in doc[start:end]:
        if token.lower_ not in _SEPARATORS:
            words.append(token)
            continue
        if words:
            yield words, behind
            words, behind = [], False
        behind = behind or token.lower_ in ("and", ";")
    if words:
        yield words, behind


_SEPARATORS = frozenset({",", ";", "and"})


def _head(words: Sequence[Token]) -> Token | None:
    """The noun of a phrase, before what is tied to it by a preposition."""
    own = words[1:] if words[0].lower_ == "of" else words
    cut = next((n for n, t in enumerate(own) if t.tag_ == "IN"), len(own))
    return own[cut - 1] if cut and own[cut - 1].tag_[:2] == "NN" else None


def _is_named(words: Sequence[Token], head: Token) -> bool:
    """Two names at the end or more, of which none is an abbreviation: "Senator Ana Ruiz"."""
    names = [t for t in words if t.i <= head.i and t.i > head.i - 2]
    return len(names) > 1 and all(t.tag_ == "NNP" and not t.text.isupper() for t in names)
