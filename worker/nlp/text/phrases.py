"""Names from lists, found in a document whatever their spelling.

Names are matched word by word in a folded form. Three foldings are offered, from narrow to wide:

- `plain_key`   lower case, no diacritics or punctuation
- `stem_key`    the same without the plural s: "barrel bombs", "MANPADS"
- `sound_key`   also without Arabic articles and what transliterations disagree on: "Hay'at Tahrir
                al-Cham" and "Hayat Tahrir al-Sham" are one

Case counts where it tells a name from a word. Where the text has capitals, "SDF" or "Shining Path"
do not match in lower case; a name written `=IS` in a list matches exactly so, and never in a text
or headline without case. Texts in lower case (old wires) and headlines in capitals match the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

from worker.nlp.text.document import Doc

T = TypeVar("T")
Key = Callable[[str], str]

_ARTICLES = frozenset("al el ul il".split())
_SOUNDS = (
    ("ch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("dj", "j"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("y", "i"), ("q", "k"),
)  # fmt: skip
_APOSTROPHES = re.compile("['’‘`ʻʼʾʿ]")
_OWNERS = re.compile("['’]s\\b")
_PART = re.compile(r"[^\W\d_]+|\d+|[+&]")
_FEW_CAPITALS = 0.02
"""Below this share of words with a capital a text is taken to be without case."""
_AROUND = 2
"""Words on each side that tell a headline in capitals from a name in capitals."""


@lru_cache(65_536)
def plain_key(word: str) -> str:
    """A word in lower case, without diacritics and punctuation."""
    folded = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in folded if c.isalnum() or c in "+&")


@lru_cache(65_536)
def stem_key(word: str) -> str:
    """The plain key without the s of a plural."""
    plain = plain_key(word)
    return plain[:-1] if len(plain) > 3 and plain[-1] == "s" and plain[-2] != "s" else plain


@lru_cache(65_536)
def sound_key(word: str) -> str:
    """A word without what transliterations and spellings vary; empty for an Arabic article."""
    plain = plain_key(word)
    if plain in _ARTICLES or plain in _ASSIMILATED:
        return ""
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    if len(plain) > _LONGEST_CODE:
        plain = re.sub(r"([a-z])\1", r"\1", plain)
    return re.sub(r"(?<=[aeiou])h$", "", plain)


_LONGEST_CODE = 4
"""Acronyms up to this length keep their doubled letters: AA is not A."""
_ASSIMILATED = frozenset("ash as ad an ar at az ez ed er ech".split())


def parts_of(text: str) -> list[str]:
    """The letters, numbers and signs of a text: "Su-25" has two parts."""
    return [text] if text.isalpha() else _PART.findall(_APOSTROPHES.sub("", text))


def keys_of(name: str, key: Key = sound_key) -> tuple[str, ...]:
    """The keys of the words of a name; of all its words where only articles would be left."""
    parts = parts_of(name)
    return tuple(filter(None, map(key, parts))) or tuple(map(plain_key, parts))


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated list in `worker/nlp/lexicon`; `#` starts a comment line."""
    text = files("worker.nlp.lexicon").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_words(name: str) -> frozenset[str]:
    """The words of a list, one a line."""
    return frozenset(row[0] for row in read_rows(name))


class _Case(IntEnum):
    """How much the case of a name counts."""

    ANY = 0
    INITIAL = 1
    CAPITALS = 2
    EXACT = 3


_LONGEST_ACRONYM = 6


def _case_of(name: str) -> _Case:
    if name.startswith("="):
        return _Case.EXACT
    if name.isupper() and name.isalpha() and len(name) <= _LONGEST_ACRONYM:
        return _Case.CAPITALS
    return _Case.INITIAL if name[:1].isupper() else _Case.ANY


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    names: list[tuple[str, _Case, T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found: tokens `[start, end)`, its entry, and the name as the list writes it."""

    start: int
    end: int
    value: T
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The parts of the tokens of a document that have a key, in three parallel lists.

    `cased` says whether capitals mean something in the document.
    """

    texts: list[str]
    keys: list[str]
    tokens: list[int]
    cased: bool

    def shouted(self, i: int, j: int) -> bool:
        """Whether the words around `[i, j)` are all in capitals."""
        around = self.texts[max(0, i - _AROUND) : i] + self.texts[j : j + _AROUND]
        letters = [text for text in around if text.isalpha() and len(text) > 1]
        return bool(letters) and all(text.isupper() for text in letters)


class PhraseIndex(Generic[T]):
    """A trie of names over folded words; `key` folds."""

    def __init__(self, key: Key = sound_key) -> None:
        self._root: _Node[T] = _Node()
        self._key = key

    def add(self, names: Iterable[str], value: T) -> None:
        """Add an entry under its names; the first entry of a name keeps it.

        The s of an owner is a word of its own in a text, but where that has lost its apostrophes.
        """
        spellings = [s for name in names for s in (name, _OWNERS.sub(r" \g<0>", name))]
        for name in dict.fromkeys(spellings):
            node = self._root
            for key in keys_of(name, self._key):
                node = node.children.setdefault(key, _Node())
            if node is not self._root:
                node.names.append((name.lstrip("="), _case_of(name), value))

    def find(self, doc: Doc) -> list[Hit[T]]:
        """The longest names, from left to right, without overlaps."""
        found = _words(doc, self._key)
        first = self._root.children
        hits: list[Hit[T]] = []
        end = 0
        for i in [i for i, key in enumerate(found.keys) if key in first]:
            if i >= end and (match := self._longest(found, i)) is not None:
                hit, end = match
                hits.append(hit)
        return hits

    def _longest(self, found: _Words, i: int) -> tuple[Hit[T], int] | None:
        keys, tokens = found.keys, found.tokens
        node, best, j = self._root, None, i
        while j < len(keys) and (child := node.children.get(keys[j])) is not None:
            node, j = child, j + 1
            for name, case, value in node.names:
                if _fits(case, name, found, i, j):
                    best = Hit(tokens[i], tokens[j - 1] + 1, value, name), j
                    break
        return best


def _fits(case: _Case, name: str, found: _Words, i: int, j: int) -> bool:
    """Whether the words `[i, j)` have the case that a name asks for."""
    first = found.texts[i]
    if case is _Case.EXACT:
        if not found.cased or found.shouted(i, j):
            return False
        return found.texts[i:j] == parts_of(name)
    if case is _Case.ANY or not found.cased:
        return True
    return first.isupper() if case is _Case.CAPITALS else not first.islower()


def _words(doc: Doc, key: Key) -> _Words:
    """The parts of the tokens that have a key; made once for each way to fold."""
    kept: dict[Key, _Words] = doc.kept.setdefault(_KEPT, {})
    if key not in kept:
        kept[key] = _fold(doc, key)
    return kept[key]


def _fold(doc: Doc, key: Key) -> _Words:
    kept = [(part, folded, token) for part, token in _parts(doc) if (folded := key(part))]
    texts, keys, tokens = map(list, zip(*kept, strict=True)) if kept else ([], [], [])
    return _Words(texts, keys, tokens, is_cased(doc))


def _parts(doc: Doc) -> list[tuple[str, int]]:
    parts: list[tuple[str, int]] | None = doc.kept.get(_PARTS)
    if parts is None:
        texts = [token.text for token in doc]
        parts = [(part, i) for i, text in enumerate(texts) for part in parts_of(text)]
        doc.kept[_PARTS] = parts
    return parts


def is_cased(doc: Doc) -> bool:
    """Whether capitals mean something in a document."""
    cased: bool | None = doc.kept.get(_CASED)
    if cased is None:
        parts = _parts(doc)
        capitals = sum(part[0].isupper() for part, _ in parts)
        cased = doc.kept[_CASED] = capitals > _FEW_CAPITALS * len(parts)
    return cased


_PARTS, _CASED, _KEPT = "phrases.parts", "phrases.cased", "phrases.words"
"""Several lists are looked up in each document, so that its parts are kept with it."""
