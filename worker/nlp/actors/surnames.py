"""Persons told again by a part of their name: "Soto" is the "Juan Soto" who is named elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from worker.domain.kinds import ActorKind
from worker.nlp.actors.phrases import names_person
from worker.nlp.actors.words import TITLES
from worker.nlp.places.demonyms import country_of
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads

_LONGEST = 5
"""Words of a person's name."""
_PERSONS = frozenset({ActorKind.INDIVIDUAL, ActorKind.UNKNOWN})
_PLACING = frozenset("in at near from to around outside".split())
_KEPT = "full names"
_CACHED = 65_536


def in_full(name: str, kind: ActorKind, head: Token) -> tuple[str, ActorKind]:
    """The name and kind of whoever may be a person; of one who is named in full elsewhere."""
    somewhere = head.dep_ == "pobj" and head.head.lower_ in _PLACING
    if head.tag_ != "NNP" or kind not in _PERSONS or somewhere:
        return name, kind
    full = _full_name(name, head.doc)
    return (name, kind) if full is None else (full, ActorKind.INDIVIDUAL)


def _full_name(name: str, doc: Doc) -> str | None:
    """A name with the person's other names, where the document tells them; titles stay before."""
    words = name.split()
    for start in range(len(words)):
        full = _fullest(" ".join(words[start:]), doc)
        if full is not None and all(_is_title(w) for w in words[:start]):
            return " ".join([*words[:start], full])
    return None


def _fullest(part: str, doc: Doc) -> str | None:
    """The fullest name of the person who has a part of it; none where two persons have it."""
    runs = _by_part(doc).get(part, ())
    names = [doc[s:e].text for s, e in runs if names_person(doc[e - 1], s)]
    full = max(names, key=len, default=None)
    one = full is not None and all(set(n.split()) <= set(full.split()) for n in names)
    return full if one else None


def _by_part(doc: Doc) -> Mapping[str, Sequence[tuple[int, int]]]:
    """The tokens `[start, end)` of what may name persons, by the parts of it but the first word."""
    kept: dict[str, list[tuple[int, int]]] | None = doc.kept.get(_KEPT)
    if kept is None:
        kept = doc.kept[_KEPT] = {}
        for start, end in _runs(doc):
            for part in _parts(doc[start:end].text):
                kept.setdefault(part, []).append((start, end))
    return kept


def _parts(name: str) -> set[str]:
    words = name.split()
    stops = range(2, len(words) + 1)
    return {" ".join(words[a:b]) for b in stops for a in range(1, b)}


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Two words or more that are written like a name, without the title before them."""
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if not _is_name(token) or (following is not None and _is_name(following)):
            continue
        start = token.i
        while start > token.sent.start and _is_name(doc[start - 1]) and token.i - start < _LONGEST:
            start -= 1
        if start < token.i:
            yield start, token.i + 1


def _is_name(token: Token) -> bool:
    return token.tag_ == "NNP" and token.text[:1].isupper() and not _is_title(token.text)


@lru_cache(_CACHED)
def _is_title(word: str) -> bool:
    """Not a name itself: "General", "Judge", "Chilean"."""
    plain = word.strip(".").lower()
    return bool(TITLES.fullmatch(word)) or plain in heads() or country_of(word) is not None
