"""The features of the words of a sentence, as numbers that stand for them.

Of a word: its letters, shape and affixes, its tag and head in the parse, the lists that have it; of
the two words on each side nearly the same; of the run of capitals that it is in, the last word and
what stands around it; of the document, how the word stands elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from worker.nlp.names.lists import classes_of, listed
from worker.nlp.places.words import TITLES
from worker.nlp.text.document import Doc, Span, Token

Features = list[int]

_NEAR = (-2, -1, 1, 2)
_LONG = 3
_MOST = 0.7
"""Share of long words with capitals above which a sentence is a headline."""
_SAYING = frozenset("said told says added".split())
_WITHIN = frozenset("in near at".split())
_CAPITAL, _SMALL, _DIGIT = re.compile("[A-ZÀ-Þ]"), re.compile("[a-zß-ÿ]"), re.compile(r"\d")
_LONG_RUN = re.compile(r"(.)\1{2,}")


def _number(text: str) -> int:
    return crc32(text.encode())


@lru_cache(65_536)
def shape(word: str) -> str:
    """ "Su-25" is "Xx-dd", "Nusra" "Xxx"."""
    told = _DIGIT.sub("d", _SMALL.sub("x", _CAPITAL.sub("X", word)))
    return _LONG_RUN.sub(r"\1\1", told)


@lru_cache(65_536)
def _own(word: str, tag: str) -> tuple[int, ...]:
    """What a word tells by itself."""
    low = word.lower()
    told = ["always", f"w {low}", f"shape {shape(word)}", f"tag {tag}"]
    if len(low) >= _LONG:
        told += [f"starts {low[:n]}" for n in (2, 3, 4)] + [f"ends {low[-n:]}" for n in (2, 3, 4)]
    if word.isupper() and len(word) > 1:
        told.append(f"acronym {min(len(word), 6)}")
    return tuple(map(_number, (*told, *(f"is {c}" for c in classes_of(low)))))


@lru_cache(131_072)
def _beside(at: int, word: str, tag: str) -> tuple[int, ...]:
    """What a word tells of the one from which it stands `at` words away."""
    low = word.lower()
    told = [f"w {low}", f"tag {tag}", *(f"is {c}" for c in classes_of(low))]
    if abs(at) == 1:
        told += [f"shape {shape(word)}", f"ends {low[-3:]}"]
    return tuple(_number(f"{at} {text}") for text in told)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document tells of its words: the lists that have each, how each stands elsewhere."""

    lists: list[list[str]]
    elsewhere: dict[str, set[str]]


def surroundings(doc: Doc) -> Surroundings:
    """Of all words of a document."""
    elsewhere: defaultdict[str, set[str]] = defaultdict(set)
    for token in doc:
        if token.text.islower():
            elsewhere[token.lower_].add("small")
        elif token.text[0].isupper():
            elsewhere[token.lower_].update(_stands(token))
    return Surroundings(listed(doc), elsewhere)


def _stands(token: Token) -> list[str]:
    told = [] if token.is_sent_start else ["inside"]
    before = token.nbor(-1).lower_ if token.i else ""
    if before.rstrip(".") in TITLES:
        told.append("titled")
    if before in _WITHIN:
        told.append("within")
    if before in ("the", "("):
        told.append(f"behind {before}")
    if token.i + 1 < len(token.doc) and token.nbor().lower_ in _SAYING:
        told.append("says")
    return told


class Sentence:
    """The words of a sentence while their features are made."""

    def __init__(self, sent: Span, around: Surroundings) -> None:
        self.tokens = [token for token in sent if not token.is_space]
        self._around = around
        self._capital = [token.text[0].isupper() for token in self.tokens]
        self._shapes = [shape(token.text) for token in self.tokens]
        self._case = self._headline()

    def features(self) -> list[Features]:
        """Those of each word."""
        return [self._of(j) for j in range(len(self.tokens))]

    def _headline(self) -> list[str]:
        long = [t.text for t in self.tokens if len(t.text) > _LONG and t.text.isalpha()]
        if sum(w.isupper() for w in long) > _MOST * max(1, len(long)):
            return ["in capitals"]
        raised = sum(w[0].isupper() for w in long)
        return ["title case"] if len(long) > _LONG and raised > _MOST * len(long) else []

    def _of(self, j: int) -> Features:
        token = self.tokens[j]
        found = list(_own(token.text, token.tag_))
        for at in _NEAR:
            if 0 <= j + at < len(self.tokens):
                other = self.tokens[j + at]
                found += _beside(at, other.text, other.tag_)
                found += [_number(f"{at} {name}") for name in self._around.lists[other.i]]
            else:
                found.append(_number(f"end {at}"))
        told = [*self._in_parse(token), *self._pairs(j), *self._case, *self._by_lists(token)]
        if j == 0:
            told.append("first")
        if self._capital[j]:
            told += [f"elsewhere {w}" for w in self._around.elsewhere[token.lower_]]
            told += self._run(j)
        return found + [_number(text) for text in told]

    def _by_lists(self, token: Token) -> list[str]:
        names = self._around.lists[token.i]
        return [*names, *(f"{name} {token.tag_}" for name in names)]

    @staticmethod
    def _in_parse(token: Token) -> list[str]:
        head = token.head
        led = any(child.dep_ == "det" for child in token.lefts)
        own = [f"dep {token.dep_}", f"head {head.lower_}", f"head {head.tag_} {token.dep_}"]
        return own if led else [*own, "bare"]

    def _pairs(self, j: int) -> list[str]:
        told = []
        words, tags, shapes = self.tokens, self._tag, self._shapes
        if j:
            told += [
                f"pair -1 {words[j - 1].lower_} {words[j].lower_}",
                f"tags -1 {tags(j - 1)} {tags(j)}",
                f"shapes -1 {shapes[j - 1]} {shapes[j]}",
            ]
        if j + 1 < len(words):
            told += [
                f"pair 1 {words[j].lower_} {words[j + 1].lower_}",
                f"tags 1 {tags(j)} {tags(j + 1)}",
                f"shapes 1 {shapes[j]} {shapes[j + 1]}",
            ]
        if 0 < j < len(words) - 1:
            told.append(f"between {words[j - 1].lower_} {words[j + 1].lower_}")
        return told

    def _tag(self, j: int) -> str:
        return self.tokens[j].tag_

    def _run(self, j: int) -> list[str]:
        """Of the capitals around a word: the last one, how many, what stands before and behind."""
        first, last = j, j
        while first and self._capital[first - 1]:
            first -= 1
        while (step := self._goes_on(last)) > last:
            last = step
        final = self.tokens[last].lower_
        before = self.tokens[first - 1].lower_ if first else ""
        behind = self.tokens[last + 1].lower_ if last + 1 < len(self.tokens) else ""
        return [
            f"last {final}",
            f"words {min(4, last - first + 1)}",
            f"before {before}",
            f"behind {behind}",
            *(f"last is {c}" for c in classes_of(final)),
            *(f"behind is {c}" for c in classes_of(behind)),
        ]

    def _goes_on(self, last: int) -> int:
        """Where a run of capitals goes on behind a word; itself where it ends."""
        for gap in (1, 2):
            if last + gap < len(self.tokens) and self._capital[last + gap]:
                return last + gap
            if gap == 1 and (last + 1 >= len(self.tokens) or self.tokens[last + 1].text != "-"):
                break
        return last
