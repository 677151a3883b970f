"""The named entities of the treebank UD GUM: those that a proper name heads, by that name."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from worker.evaluation.names import GoldName, GoldText, flat, written
from worker.nlp.names.recogniser import NameKind
from worker.nlp.places.words import TITLES

_KINDS = {"person": NameKind.PERSON, "place": NameKind.PLACE, "organization": NameKind.GROUP}
_PARTICLES = frozenset("de la del al van von bin".split())
_LINKS = _PARTICLES | frozenset("of and for the in & 's -".split())
_MARK = re.compile(r"\(\d+-[^()]*\)?|\d+\)")
_FORM, _TAG, _HEAD, _MISC = 1, 4, 6, 9
_GAP = 3
Row = list[str]


def read_gum(path: Path) -> Iterator[GoldText]:
    """The documents of a file of the treebank."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = re.split(r"(?m)^# newdoc id = ", file.read())[1:]
    for document in documents:
        name, _, body = document.partition("\n")
        sentences = [list(_rows(block)) for block in body.split("\n\n")]
        yield _document(f"gum:{name}", [s for s in sentences if s])


def _rows(block: str) -> Iterator[Row]:
    for line in block.splitlines():
        cells = line.split("\t")
        if cells[0].isdigit():
            yield cells


def _document(name: str, sentences: Sequence[Sequence[Row]]) -> GoldText:
    text, spans = written([[row[_FORM] for row in s] for s in sentences])
    names: list[GoldName] = []
    base = 0
    for sentence in sentences:
        for first, last, label in _entities(sentence):
            if (found := _named(sentence, first, last, label)) is not None:
                start, end, kind = found
                names.append((spans[base + start][0], spans[base + end][1], kind))
        base += len(sentence)
    return GoldText(name, text, tuple(flat(names, text)))


def _entities(sentence: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    """(first word, last word, type) of each entity."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, row in enumerate(sentence):
        told = re.search(r"Entity=([^|\s]*)", row[_MISC])
        for mark in _MARK.findall(told[1]) if told else ():
            if not mark.startswith("("):
                if opened.get(mark[:-1]):
                    first, label = opened[mark[:-1]].pop()
                    yield first, i, label
                continue
            number, label = mark.strip("()").split("-")[:2]
            if mark.endswith(")"):
                yield i, i, label
            else:
                opened.setdefault(number, []).append((i, label))


def _named(s: Sequence[Row], first: int, last: int, label: str) -> GoldName | None:
    """The words around the head of an entity that are its name; None where it has none."""
    inside = {s[i][0] for i in range(first, last + 1)}
    head = next((i for i in range(first, last + 1) if s[i][_HEAD] not in inside), first)
    if s[head][_TAG] not in ("NNP", "NNPS") or label == "time":
        return None
    kind = _KINDS.get(label, NameKind.OTHER)
    people = s[head][_TAG] == "NNPS" and kind is NameKind.PERSON
    links = _PARTICLES if kind is NameKind.PERSON else _LINKS
    start, end = head, head
    while (step := _step(s, start, -1, first, links)) is not None:
        start = step
    while (step := _step(s, end, 1, last, links)) is not None:
        end = step
    while start < end and _leads(s[start][_FORM], kind):
        start += 1
    return start, end, NameKind.OTHER if people else kind


def _step(s: Sequence[Row], at: int, way: int, bound: int, links: frozenset[str]) -> int | None:
    """The next word of a name to the left or right, over the words that link it."""
    for gap in range(1, _GAP + 1):
        other = at + gap * way
        if (other - bound) * way > 0:
            return None
        word, tag = s[other][_FORM], s[other][_TAG]
        if tag in ("NNP", "NNPS") or (word[0].isupper() and tag in ("JJ", "NN", "NNS", "CD")):
            return other
        if word.lower() not in links:
            return None
    return None


def _leads(word: str, kind: NameKind) -> bool:
    low = word.lower().rstrip(".")
    return low == "the" or word in "-&" or (kind is NameKind.PERSON and low in TITLES)
