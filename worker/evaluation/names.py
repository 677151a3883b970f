"""How well names are recognised in held-back documents of re3d and wikigold.

    python -m worker.evaluation.names ../shared/data/ner

A name counts where its span and its kind are those of the corpus, as it is read here:

- re3d      names only, and weapons, vehicles and platforms (named or not); no pronouns, no phrases
            that only describe ("the regime"). Of a title and a name only the name, without articles
            and adjectives; of spans inside each other the longest, but the inner of persons. A
            country is a place where it acts, too. Slips of the corpus, such as "st ISIL" for a
            vehicle, are left out by their form.
- wikigold  persons, places and organisations; its sentences are joined as text is written.

Held back is each document whose name has an MD5 that four divides. `casing` tells how a text is
written anew: in capitals, in small letters, each word with a capital, without commas and quotes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from worker.domain.article import Article
from worker.domain.text import Span
from worker.nlp.annotator import Annotator
from worker.nlp.model import DEFAULT
from worker.nlp.names.recogniser import NameKind, find_names
from worker.nlp.places.demonyms import Sort, find_country
from worker.nlp.places.words import TITLES
from worker.nlp.text.document import Doc

GoldName = tuple[int, int, NameKind]
"""Characters `[start, end)` and kind."""
SCORED = (NameKind.PERSON, NameKind.PLACE, NameKind.GROUP)
_HELD = 4


def digest_of(text: str) -> int:
    """A number that depends on a text alone."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16)


@dataclass(frozen=True, slots=True)
class GoldText:
    """A document of a corpus with its names."""

    name: str
    text: str
    names: tuple[GoldName, ...]

    @property
    def held_back(self) -> bool:
        """Whether it is for evaluation alone."""
        return digest_of(self.name) % _HELD == 0


_KINDS = {
    "Organisation": NameKind.GROUP,
    "Location": NameKind.PLACE,
    "Person": NameKind.PERSON,
    "Weapon": NameKind.ARMS,
    "Vehicle": NameKind.ARMS,
    "MilitaryPlatform": NameKind.ARMS,
    "Nationality": NameKind.OTHER,
    "DocumentReference": NameKind.OTHER,
}
_SLIPS = re.compile(r"^(?:st|ss|SS|ns|ts|ps|my)\s")
_DEEDS = frozenset(
    "strike strikes airstrike airstrikes bombardment attack attacks operations shelling".split()
)
_LED = frozenset(
    "the a an this that these those its their our his her several many some two three four five six"
    " seven eight nine ten one no any other more multiple such additional single lone both all"
    " new".split()
)
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_OFFICES = TITLES | frozenset("prime foreign defence defense vice assistant".split())
_NO_NAMES = frozenset("i we you he she it they us our their his her its your me him them".split())
_PARTICLE = re.compile(r"(?:al|el|ash|bin|de|von|van)\b")
_WORD = re.compile(r"\S+")
_RANK = (NameKind.PLACE, NameKind.GROUP, NameKind.ARMS, NameKind.OTHER, NameKind.PERSON)
"""Of two kinds that re3d gives one span the first counts."""


def read_re3d(path: Path) -> Iterator[GoldText]:
    """The documents of re3d."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            text = document["text"]
            kinds: dict[tuple[int, int], set[NameKind]] = {}
            for start, end, label in document["entities"]:
                if (name := _name(text, start, end, label)) is not None:
                    kinds.setdefault(name[:2], set()).add(name[2])
            names = [(s, e, min(found, key=_RANK.index)) for (s, e), found in kinds.items()]
            yield GoldText(f"re3d:{document['id']}", text, tuple(flat(names, text)))


def _name(text: str, start: int, end: int, label: str) -> GoldName | None:
    """A span of re3d as a name; None where it is none."""
    kind = _KINDS.get(label)
    if kind is None or (label == "Vehicle" and _SLIPS.match(text[start:end])):
        return None
    words = [(m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:end])]
    written = [text[s:e] for s, e in words]
    first = _first_word(written, kind)
    if first is None:
        return None
    start, end = words[first][0], words[-1][1]
    if kind is not NameKind.ARMS:
        name = text[start:end].rstrip(",;:'\"”’")
        name = name if re.search(r"\b[A-Z]\.[A-Z]\.$", name) else name.rstrip(".,;:'\"”’")
        end = start + len(re.sub(r"['’]s$", "", name))
    return (start, end, _of_country(text[start:end], kind)) if end > start else None


def _first_word(words: Sequence[str], kind: NameKind) -> int | None:
    """The first word of the name in a span; None where that has none."""
    if not words:
        return None
    if kind is NameKind.ARMS:
        led = next((i for i, w in enumerate(words) if w.lower() not in _LED), None)
        return None if words[-1].lower() in _DEEDS else led
    first = next(
        (i for i, w in enumerate(words) if w[0].isupper() or w[0].isdigit() or _PARTICLE.match(w)),
        None,
    )
    if first is not None and words[first].lower() in _LED:
        first = first + 1 if first + 1 < len(words) else None
    if first is not None and kind is NameKind.PERSON:
        while first < len(words) - 1 and words[first].lower().rstrip(".") in _OFFICES:
            first += 1
        if words[-1].lower().rstrip(".") in _OFFICES | _MONTHS:
            return None
    last = words[-1]
    named = last[0].isupper() or last[0].isdigit() or "-" in last[:4]
    if first is None or not named or words[first].lower() in _NO_NAMES:
        return None
    return first


def _of_country(name: str, kind: NameKind) -> NameKind:
    country = find_country(name)
    if country is None or kind is NameKind.ARMS:
        return kind
    if kind is NameKind.GROUP and country.sort is Sort.NAME:
        return NameKind.PLACE
    people = kind in (NameKind.GROUP, NameKind.PERSON) and country.sort is Sort.DEMONYM
    return NameKind.OTHER if people else kind


def flat(names: Iterable[GoldName], text: str) -> list[GoldName]:
    """Names without those that overlap a better one."""
    every = sorted(set(names))
    kept: list[GoldName] = []
    best = [n for n in every if not any(_gives_way(n, other, text) for other in every)]
    for name in sorted(best, key=lambda n: (n[0] - n[1], n[0])):
        if not any(name[0] < other[1] and other[0] < name[1] for other in kept):
            kept.append(name)
    return sorted(kept)


def _gives_way(name: GoldName, other: GoldName, text: str) -> bool:
    """A person to a person inside, "Palmyra, Syria" to the places of which it is made."""
    inside = other != name and name[0] <= other[0] and other[1] <= name[1] and other[2] is name[2]
    listed = name[2] in (NameKind.PLACE, NameKind.GROUP) and "," in text[name[0] : name[1]]
    return inside and (listed or name[2] is NameKind.PERSON)


_CLOSE = frozenset(". , ; : ! ? ) ] } % 's n't ' '' 're 've 'll 'd 'm ’s".split())
_LABELS = {
    "PER": NameKind.PERSON,
    "LOC": NameKind.PLACE,
    "ORG": NameKind.GROUP,
    "MISC": NameKind.OTHER,
}


def written(sentences: Iterable[Sequence[str]]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, and where each stands in it."""
    text, spans = "", []
    for words in sentences:
        text += " " if text else ""
        for word in words:
            joined = not text or text[-1].isspace() or word in _CLOSE or text[-1] in "([{$"
            text += "" if joined else " "
            spans.append((len(text), len(text) + len(word)))
            text += word
    return text, spans


def read_wikigold(path: Path) -> Iterator[GoldText]:
    """The documents of wikigold, which have no name: the start of the text stands for it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = re.split(r"(?m)^-DOCSTART- O\n", file.read())
    for block in blocks:
        sentences = [s.splitlines() for s in re.split(r"\n{2,}", block.strip()) if s.strip()]
        if sentences:
            yield _wikigold([[line.rsplit(" ", 1) for line in s] for s in sentences])


def _wikigold(sentences: list[list[list[str]]]) -> GoldText:
    text, spans = written([[word for word, _ in s] for s in sentences])
    names: list[GoldName] = []
    at, last = 0, "O"
    for sentence in sentences:
        last = "O"
        for _, label in sentence:
            if label != "O" and label == last:
                names[-1] = names[-1][0], spans[at][1], names[-1][2]
            elif label != "O":
                names.append((*spans[at], _LABELS[label[2:]]))
            at, last = at + 1, label
    return GoldText(f"wikigold:{digest_of(text[:200]):032x}"[:21], text, tuple(names))


_MARKS = ",\"“”'‘’`"
Writing = Callable[[GoldText], GoldText]


def _without_marks(gold: GoldText) -> GoldText:
    kept, at = [], [0]
    for char in gold.text:
        kept.append("" if char in _MARKS else char)
        at.append(at[-1] + len(kept[-1]))
    names = tuple((at[s], at[e], kind) for s, e, kind in gold.names)
    return GoldText(gold.name, "".join(kept), names)


def _by(change: Callable[[str], str]) -> Writing:
    """A document with its letters changed, where none is lost."""

    def writing(gold: GoldText) -> GoldText:
        text = change(gold.text)
        return GoldText(gold.name, text if len(text) == len(gold.text) else gold.text, gold.names)

    return writing


def _raised(text: str) -> str:
    return re.sub(r"(?<![\w'’])[a-z]", lambda match: match[0].upper(), text)


CASINGS: Mapping[str, Writing] = {
    "as written": _by(str),
    "in capitals": _by(str.upper),
    "in small letters": _by(str.lower),
    "title case": _by(_raised),
    "without commas and quotes": _without_marks,
}


@dataclass(slots=True)
class Counts:
    """Names right, found and in the corpus, by kind."""

    right: Counter[NameKind] = field(default_factory=Counter)
    found: Counter[NameKind] = field(default_factory=Counter)
    gold: Counter[NameKind] = field(default_factory=Counter)

    def f1(self, kinds: Sequence[NameKind] = SCORED) -> float:
        """Exact spans and kinds, over some kinds together."""
        right, found, gold = (sum(c[k] for k in kinds) for c in (self.right, self.found, self.gold))
        return 2 * right / (found + gold) if found + gold else 0.0

    def add(self, gold: set[GoldName], found: set[GoldName]) -> None:
        """Those of one document."""
        self.gold.update(kind for _, _, kind in gold)
        self.found.update(kind for _, _, kind in found)
        self.right.update(kind for _, _, kind in gold & found)


def names_of(doc: Doc) -> set[GoldName]:
    """The names that the recogniser finds, by characters."""
    return {(doc[n.start].idx, doc[n.start : n.end].end_char, n.kind) for n in find_names(doc)}


def as_article(gold: GoldText) -> Article:
    """A document as the worker reads it."""
    whole = Span(0, len(gold.text))
    return Article(gold.name, gold.text, (whole,), fingerprint="", language="en")


def corpora(folder: Path) -> dict[str, list[GoldText]]:
    """The held-back documents of each corpus."""
    read = {
        "re3d": read_re3d(folder / "re3d.jsonl.gz"),
        "wikigold": read_wikigold(folder / "wikigold.conll.gz"),
    }
    return {name: [g for g in texts if g.held_back] for name, texts in read.items()}


def evaluate(annotator: Annotator, texts: Iterable[GoldText], casing: str) -> Counts:
    """How well the names of documents are found that are written in one of the `CASINGS`."""
    counts = Counts()
    for gold in map(CASINGS[casing], texts):
        counts.add(set(gold.names), names_of(annotator.read(as_article(gold))))
    return counts


def main(folder: Path) -> None:
    """Print F1 for each corpus and casing."""
    annotator = Annotator(DEFAULT)
    for name, texts in corpora(folder).items():
        for casing in CASINGS:
            counts = evaluate(annotator, texts, casing)
            each = " ".join(f"{k} {counts.f1([k]):.3f}" for k in (*SCORED, NameKind.ARMS))
            sys.stdout.write(f"{name}, {casing}: F1 {counts.f1():.3f}; {each}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
