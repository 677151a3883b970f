"""Names from lists, found in a document whatever their spelling.

Names are matched token by token in a folded form: lower case, without diacritics, hyphens,
apostrophes and Arabic articles, so that "Hay'at Tahrir al-Cham" and "Hayat Tahrir al-Sham" differ in
one sound only, which the sound key levels. Names of one short word in capitals ("IS", "SDF") match
capitals only, where the text has lower case at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

from spacy.tokens import Doc

T = TypeVar("T")

_ARTICLES = frozenset("al el ash as ad an ar at az ez ul".split())
_SOUNDS = (("ch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("dj", "j"), ("kh", "k"))
_ACRONYM_LETTERS = 4
"""Capitals up to this length are too often a word of another kind in lower case."""


@lru_cache(65_536)
def sound_key(word: str) -> str:
    """A word without what transliterations and spellings vary; empty for what is skipped."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c)
    )
    plain = re.sub(r"[^a-z0-9+/&]", "", plain)
    if plain in _ARTICLES:
        return ""
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return re.sub(r"([a-z])\1", r"\1", plain)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of the words of a name."""
    words = re.findall(r"[^\W\d_]+|\d+|[+&]", name.replace("'", "").replace("’", ""))
    return tuple(key for key in map(sound_key, words) if key)


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated list in `worker/nlp/lexicon`; `#` starts a comment line."""
    text = files("worker.nlp.lexicon").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    value: T | None = None
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found: tokens `[start, end)`, and its entry."""

    start: int
    end: int
    value: T


class PhraseIndex(Generic[T]):
    """A trie of names over folded words."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, names: Iterable[str], value: T) -> None:
        """Add an entry under its names; the first entry of a name keeps it."""
        for name in names:
            node = self._root
            for key in keys_of(name):
                node = node.children.setdefault(key, _Node())
            if node is not self._root and node.value is None:
                node.value = value
                node.capitals = name.isupper() and len(name) <= _ACRONYM_LETTERS

    def find(self, doc: Doc) -> list[Hit[T]]:
        """The longest names, from left to right, without overlaps."""
        words = _words(doc)
        mixed = any(text.islower() for text, *_ in words)
        hits: list[Hit[T]] = []
        i = 0
        while i < len(words):
            hit, stop = self._longest(words, i, mixed=mixed)
            if hit is not None:
                hits.append(hit)
            i = stop
        return hits

    def _longest(
        self, words: list[tuple[str, str, int]], i: int, *, mixed: bool
    ) -> tuple[Hit[T] | None, int]:
        node, best, stop = self._root, None, i + 1
        j = i
        while j < len(words) and (child := node.children.get(words[j][1])) is not None:
            node = child
            j += 1
            plain = node.capitals and mixed and not words[i][0].isupper()
            if node.value is not None and not plain:
                best = Hit(words[i][2], words[j - 1][2] + 1, node.value)
                stop = j
        return best, stop


_PART = re.compile(r"[^\W\d_]+|\d+|[+&]")


def _words(doc: Doc) -> list[tuple[str, str, int]]:
    """(text, key, token) of each part of a word that has a key: "Su-25" has two."""
    found = []
    for token in doc:
        for part in _PART.findall(token.text.replace("'", "").replace("’", "")):
            key = sound_key(part)
            if key:
                found.append((part, key, token.i))
    return found
