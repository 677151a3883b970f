"""Shorter names of a source: "the ministry" that was named before, "the general" for "Gen. X"."""

from __future__ import annotations

from collections.abc import Iterator

from worker.nlp.text.document import Token

_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "case", "nummod"})
_LINKS = frozenset({"of", "for", "from", "at"})
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE = 9
"""Words of a sentence in which the dash behind a dateline stands."""
_AGO = 200
"""Words from the name of an office to "the ministry" that means it."""
_SHORT = {
    "general": "gen",
    "colonel": "col",
    "major": "maj",
    "captain": "capt",
    "lieutenant": "lt",
    "commander": "cmdr",
    "governor": "gov",
    "senator": "sen",
    "doctor": "dr",
}


def key(head: Token) -> str:
    """The noun that heads a source, for one and for many."""
    return head.lower_.removesuffix("s")


def titled(title: str) -> frozenset[str]:
    """A title with its short form: "the general" is "Gen. X"."""
    short = _SHORT.get(title, title)
    return frozenset({title, short, f"{short}."})


def named_before(head: Token) -> Token | None:
    """ "The ministry": the one that was named last, though it has said nothing yet."""
    before = head.doc[max(head.i - _AGO, 0) : head.i]
    same = (t for t in reversed(before) if key(t) == key(head))
    return next((t for t in same if any(w.tag_ == "NNP" for w in _phrase(t))), None)


def person_before(head: Token) -> Token | None:
    """ "The commissioner": the last name of the one of whom the article has told that he is it."""
    before = head.doc[max(head.i - _AGO, 0) : head.i]
    same = (t for t in reversed(before) if t.lower_ == head.lower_)
    return next((name for t in same if (name := _borne_by(t)) is not None), None)


def _borne_by(office: Token) -> Token | None:
    """Whose office it is: "the commissioner, John Doe,", "John Doe, the commissioner,"."""
    names = [c for c in office.rights if c.dep_ == "appos"]
    if office.dep_ in ("appos", "compound"):
        names.append(office.head)
    return next((n for n in names if n.tag_ == "NNP" and n.nbor(-1).tag_ == "NNP"), None)


def _phrase(head: Token) -> Iterator[Token]:
    """The words that name an office: "the Foreign Ministry of X", "X's army"."""
    for child in head.children:
        if child.dep_ in _BEFORE or child.lower_ in _LINKS:
            yield from child.subtree


def is_written_at(head: Token) -> bool:
    """ "Beirut, Lebanon - Hezbollah said": where it was written says nothing."""
    sent = head.sent
    for i in range(head.i + 1, min(sent.start + _DATELINE, sent.end)):
        token = head.doc[i]
        if token.text in _DASHES:
            return bool(token.whitespace_) and bool(head.doc[i - 1].whitespace_)
        if not (token.is_punct or token.tag_.startswith(("NNP", "CD"))):
            return False
    return False
