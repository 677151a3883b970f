"""Persons told again by a part of their name: "Soto" is the "Juan Soto" who is named elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

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
    known = _full_names(doc)
    for start in range(len(words)):
        full = known.get(" ".join(words[start:]))
        if full is not None and all(_is_title(w) for w in words[:start]):
            return " ".join([*words[:start], full])
    return None


def _full_names(doc: Doc) -> Mapping[str, str]:
    """The fullest name of each person by its parts but the first; none that is of two persons."""
    kept: dict[str, str] | None = doc.kept.get(_KEPT)
    if kept is None:
        named: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(_persons(doc)):
            for part in _parts(name):
                named[part].append(name)
        fullest = {part: max(names, key=len) for part, names in named.items()}
        kept = doc.kept[_KEPT] = {
            part: name
            for part, name in fullest.items()
            if all(set(other.split()) <= set(name.split()) for other in named[part])
        }
    return kept


def _parts(name: str) -> set[str]:
    words = name.split()
    stops = range(2, len(words) + 1)
    return {" ".join(words[a:b]) for b in stops for a in range(1, b)}


def _persons(doc: Doc) -> Iterator[str]:
    """The names of persons with two words or more, without what stands before them."""
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if not _is_name(token) or (following is not None and _is_name(following)):
            continue
        start = token.i
        while start > token.sent.start and _is_name(doc[start - 1]) and token.i - start < _LONGEST:
            start -= 1
        if start < token.i and names_person(token, start):
            yield doc[start : token.i + 1].text


def _is_name(token: Token) -> bool:
    return token.tag_ == "NNP" and token.text[:1].isupper() and not _is_title(token.text)


def _is_title(word: str) -> bool:
    """Not a name itself: "General", "Judge", "Chilean"."""
    plain = word.strip(".").lower()
    return bool(TITLES.fullmatch(word)) or plain in heads() or country_of(word) is not None
