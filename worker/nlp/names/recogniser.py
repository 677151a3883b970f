"""What kind of thing a name is: a person, a group, a place, a weapon, something else.

A linear model over the words of a sentence and their features, trained by `training/names.py`; the
best sequence of labels is found by dynamic programming. It is asked where the lists and the words
around leave a doubt, and reads a sentence once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np

from worker.nlp.names.features import Sentence, Surroundings, surroundings
from worker.nlp.text.document import Doc, Span, Token

WEIGHTS = Path(__file__).with_name("weights.npz")
OUTSIDE = "O"
_KEPT = "names"


class NameKind(StrEnum):
    """What a name is the name of; weapons, vehicles and craft are arms, named or not."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    ARMS = "arms"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Named:
    """A name: tokens `[start, end)`."""

    start: int
    end: int
    kind: NameKind


class Recogniser:
    """The labels of sentences by weights of features and of one label behind another."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self.labels: list[str] = stored["labels"].tolist()
            self._keys = stored["keys"]
            self._weights = stored["weights"].astype(np.float32)
            self._steps = stored["steps"].astype(np.float32)

    def label(self, sentence: Sentence) -> list[str]:
        """The label of each word: "B-person" where a name starts, "I-person" where it goes on."""
        scores = self._scores(sentence.features())
        best = scores[0]
        back = np.empty((len(scores), len(self.labels)), dtype=np.intp)
        for j in range(1, len(scores)):
            paths = best[:, None] + self._steps
            back[j] = paths.argmax(axis=0)
            best = paths.max(axis=0) + scores[j]
        at = int(best.argmax())
        path = [at]
        for j in range(len(scores) - 1, 0, -1):
            at = int(back[j, at])
            path.append(at)
        return [self.labels[i] for i in reversed(path)]

    def _scores(self, features: list[list[int]]) -> np.ndarray:
        """What the features of each word give each label."""
        every = np.fromiter(chain.from_iterable(features), dtype=np.uint32)
        at = np.minimum(np.searchsorted(self._keys, every), len(self._keys) - 1)
        known = (self._keys[at] == every)[:, None]
        starts = np.cumsum([0, *(len(one) for one in features[:-1])])
        return np.add.reduceat(self._weights[at] * known, starts, axis=0)


@lru_cache(1)
def recogniser() -> Recogniser:
    """That of the shipped weights; a process reads them once."""
    return Recogniser(WEIGHTS)


class _Reading:
    """The names of a document, found sentence by sentence as they are asked for."""

    def __init__(self, doc: Doc) -> None:
        self._around: Surroundings = surroundings(doc)
        self._labels: dict[int, dict[int, str]] = {}

    def labels(self, sent: Span) -> dict[int, str]:
        """Token -> label."""
        if sent.start not in self._labels:
            sentence = Sentence(sent, self._around)
            told = recogniser().label(sentence) if sentence.tokens else []
            self._labels[sent.start] = dict(
                zip((token.i for token in sentence.tokens), told, strict=True)
            )
        return self._labels[sent.start]


def _reading(doc: Doc) -> _Reading:
    kept: _Reading | None = doc.kept.get(_KEPT)
    if kept is None:
        kept = doc.kept[_KEPT] = _Reading(doc)
    return kept


def kind_of(token: Token) -> NameKind | None:
    """What the name is that a word is part of; None where it is part of none."""
    if not token.doc.has_sents:
        return None
    label = _reading(token.doc).labels(token.sent).get(token.i, OUTSIDE)
    return None if label == OUTSIDE else NameKind(label[2:])


def is_person(token: Token) -> bool:
    """Whether a word is part of the name of a person."""
    return kind_of(token) is NameKind.PERSON


def find_names(doc: Doc) -> list[Named]:
    """All names of a document, in the order of the text."""
    found: list[Named] = []
    for sent in doc.sents:
        last = OUTSIDE
        for i, label in _reading(doc).labels(sent).items():
            if label != OUTSIDE and last != OUTSIDE and label == f"I{last[1:]}":
                found[-1] = replace(found[-1], end=i + 1)
            elif label != OUTSIDE:
                found.append(Named(i, i + 1, NameKind(label[2:])))
            last = label
    return found
