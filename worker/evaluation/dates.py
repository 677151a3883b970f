"""How well dates are read, against texts whose dates are resolved by hand (GUM, TEI `date`).

    python -m worker.evaluation.dates PATH...

A gold date counts as found where an expression of ours overlaps it, and as right where both say the
same day, month or year (`when`), or ranges that overlap (`from`/`to`, `notBefore`/`notAfter`).
Clock times and dates without a year in the gold are left out.
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from worker.domain.annotations import DateMention
from worker.domain.text import Span
from worker.nlp.model import load_reader
from worker.nlp.times import calendar as cal
from worker.nlp.times.finder import find_dates

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?)\]%’”]|'s|n't|'$)")
_WIDEST = dt.date(1, 1, 1), dt.date(9999, 12, 31)


@dataclass(slots=True)
class Document:
    """A text with its gold dates and the day it was published."""

    name: str
    text: str
    published: dt.datetime | None
    dates: list[tuple[Span, cal.Days]] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """Counts over gold dates."""

    gold: int = 0
    found: int = 0
    right: int = 0
    said: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The score on one line."""
        recall, accuracy = self.found / (self.gold or 1), self.right / (self.found or 1)
        return (
            f"gold {self.gold}; found {self.found} = {recall:.3f}; right of these {self.right} ="
            f" {accuracy:.3f}; expressions of ours {self.said}"
        )


def read(path: Path) -> Document:
    """A GUM text in its XML form, one token a line."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode().splitlines()
    document, text, opened = Document(path.stem, "", None), "", []
    for line in lines:
        tag = _TAG.match(line)
        if tag is None:
            token = line.split("\t")[0]
            glue = "" if not text or _NO_SPACE_BEFORE.match(token) else " "
            text += glue + token
        elif tag[2] == "text":
            document.published = _published(tag[3])
        elif tag[2] == "date" and not tag[1]:
            opened.append((len(text) + 1, dict(_ATTRIBUTE.findall(tag[3]))))
        elif tag[2] == "date" and opened:
            start, attributes = opened.pop()
            if days := gold_days(attributes):
                document.dates.append((Span(start, len(text)), days))
        elif tag[2] in ("p", "head") and tag[1]:
            text += "\n\n"
    document.text = text
    return document


def _published(attributes: str) -> dt.datetime | None:
    """The day that the text itself gives wins over this one, as for any article."""
    day = dict(_ATTRIBUTE.findall(attributes)).get("dateCreated", "")
    return dt.datetime.fromisoformat(day + "T12:00:00+00:00") if len(day) == 10 else None


def gold_days(attributes: dict[str, str]) -> cal.Days | None:
    """The range of days of a TEI date; None where it has no year."""
    if "when" in attributes:
        return days_of(attributes["when"])
    start = days_of(attributes.get("from") or attributes.get("notBefore") or "")
    end = days_of(attributes.get("to") or attributes.get("notAfter") or "")
    if start is None and end is None:
        return None
    return (start or _WIDEST)[0], (end or _WIDEST)[1]


def days_of(value: str) -> cal.Days | None:
    """A year, month or day in ISO form as the days it covers."""
    match = re.match(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if match is None:
        return None
    year, month, day = match.groups()
    if day:
        exact = dt.date(int(year), int(month), int(day))
        return exact, exact
    return cal.month(int(year), int(month)) if month else cal.year(int(year))


def evaluate(documents: Iterable[Document], mentions: Iterable[tuple[DateMention, ...]]) -> Score:
    """Compares the mentions of each document with its gold."""
    score = Score()
    for document, found in zip(documents, mentions, strict=True):
        score.said += len(found)
        for span, days in document.dates:
            score.gold += 1
            ours = [m for m in found if m.span.overlaps(span)]
            score.found += bool(ours)
            if any(_agree((m.date.start, m.date.end), days) for m in ours):
                score.right += 1
            else:
                said = [f"{m.span.of(document.text)} = {m.date.start}..{m.date.end}" for m in ours]
                gold = f"{span.of(document.text)!r} is {days[0]}..{days[1]}"
                score.wrong.append(f"{document.name}: {gold}, not {said}")
    return score


def _agree(ours: cal.Days, gold: cal.Days) -> bool:
    if gold[0] == gold[1]:
        return ours == gold
    return ours[0] <= gold[1] and gold[0] <= ours[1]


def documents(paths: Iterable[Path]) -> Iterator[Document]:
    """The texts in files and folders."""
    for path in paths:
        files = sorted(path.glob("*.xml*")) if path.is_dir() else [path]
        yield from map(read, files)


def main(arguments: list[str]) -> None:
    """Prints the score and what was wrong."""
    texts = list(documents(map(Path, arguments)))
    read = load_reader()
    found = [find_dates(read(d.text), d.published) for d in texts]
    score = evaluate(texts, found)
    for line in score.wrong:
        print(line)  # noqa: T201
    print(score)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
