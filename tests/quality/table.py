"""Every figure that the project is held to, beside its target: `make scores`.

    python -m tests.quality.table [--sample N]

What needs the shared corpora (`INCIDENTS_SHARED`) is left out where they are not. Of the notes of
ACLED every n-th is read with `--sample`; all of them take some minutes.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.quality.floors import OWN
from tests.shared import ROOT
from worker.evaluation import (
    cleaning,
    documents,
    gate,
    mentions,
    muc4,
    muc4_incidents,
    names,
    resolution,
    shootings,
)
from worker.evaluation.scores import Scores
from worker.evaluation.sets import evaluate, find_sets
from worker.nlp.annotator import Annotator
from worker.nlp.names.recogniser import NameKind
from worker.offline import understand
from worker.settings import Settings, load_settings
from worker.wire.records import encode_extraction

DATA = Path(os.environ.get("INCIDENTS_SHARED", ROOT.parent / "shared")) / "data"
REPORTS = ROOT / "tests/quality/reports"

SLOTS = {
    "type": 0.92, "day": 0.92, "country": 0.97, "province": 0.90, "place": 0.85, "initiator": 0.80,
    "aircraft_model": 0.95, "killed": 0.88, "crew_fate": 0.90, "claims": 0.70,
}  # fmt: skip
NOTES = {
    "found": 0.96, "type": 0.85, "sub": 0.80, "day": 0.96, "country": 0.95, "admin1": 0.92,
    "location": 0.82, "fatalities": 0.92, "actor1": 0.85,
}  # fmt: skip
MAIN = {
    "articles": (0.82, 0.93), "syria": (0.82, 0.93), "reuters-1987": (0.80, 0.90),
    "latin-america-1989": (0.75, 0.88), "notes": (0.93, None),
}  # fmt: skip
"""F1 and recall of the main incidents."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and its target; None where it has none. `most`: it is to be no more than that."""

    what: str
    value: float
    target: float | None
    most: bool = False

    @property
    def reached(self) -> str:
        """For a person."""
        if self.target is None:
            return ""
        return "yes" if (self.value <= self.target) is self.most else "no"


def rows(settings: Settings, sample: int | None) -> Iterator[Row]:
    """All figures whose data is at hand."""
    yield from _extraction(settings, OWN, {})
    yield from _resolution()
    if not DATA.exists():
        return
    yield from _extraction(settings, (DATA / "incidents-dev",), MAIN)
    for name in ("burkina-faso", "asia-2015", "kenya"):
        yield from _notes(settings, name, sample)
    yield from _gate(settings)
    yield from _names(settings)
    pages = cleaning.load_pages(DATA / "cleaning")
    yield Row("cleaning: HTML, F1", cleaning.score_html(pages).f1, 0.965)
    yield Row("cleaning: flattened, F1", cleaning.score_flattened(pages).f1, 0.90)
    yield from _shootings(settings, DATA / "dedup/shootings-dev.jsonl.gz")
    if (reports := DATA / "muc4/dev.jsonl.gz").exists():
        yield Row("MUC-4 dev: CEAF-REE micro F1", muc4.evaluate(settings, reports).micro.f1, 0.50)
        yield from _attacks(settings, DATA / "muc4")


def _shootings(settings: Settings, path: Path) -> Iterator[Row]:
    reports = documents.read(settings, path)
    told = documents.resolved(reports).scores
    yield Row("shootings: B3 F1", told.f1, 0.88)
    yield Row("shootings: B3 precision", told.precision, 0.93)
    read = shootings.score(reports)
    for slot, asked in read.asked.items():
        yield Row(f"shootings: {slot}", read.right[slot] / asked, None)


def _attacks(settings: Settings, folder: Path) -> Iterator[Row]:
    for half in ("first", "second"):
        found = muc4_incidents.evaluate(settings, folder, half)
        yield Row(f"MUC-4 keys, {half} half: recall", found.scores.recall, None)


def _extraction(
    settings: Settings, paths: Sequence[Path], targets: dict[str, tuple[float, float | None]]
) -> Iterator[Row]:
    together = Scores()
    for found in find_sets(paths):
        scores, _ = evaluate(settings, found)
        f1, main = targets.get(found.name, (None, None))
        yield Row(f"{found.name}: F1", scores.f1, f1)
        yield Row(f"{found.name}: recall of main incidents", scores.main_recall, main)
        together.slots += scores.slots
        together.slots_right += scores.slots_right
    for slot, target in SLOTS.items():
        value = together.accuracy(slot)
        if value is not None:
            names = "incidents-dev" if targets else "own"
            yield Row(f"{names}: {slot}", value, target if targets else None)


def _notes(settings: Settings, name: str, sample: int | None) -> Iterator[Row]:
    """The corpus's own script scores what is extracted from its notes."""
    folder = DATA / "acled"
    lines = gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes()).splitlines()
    step = max(1, len(lines) // sample) if sample else 1
    with tempfile.TemporaryDirectory() as scratch:
        coded, predicted = Path(scratch) / f"{name}.jsonl", Path(scratch) / "predicted.jsonl"
        coded.write_bytes(b"\n".join(lines[::step]) + b"\n")
        read = understand(settings, [str(coded)], lambda _: None)
        predicted.write_bytes(b"".join(encode_extraction(u) + b"\n" for u in read))
        script = [sys.executable, str(folder / "score.py"), str(coded), str(predicted)]
        told = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    for slot, target in NOTES.items():
        if (match := re.search(rf"^\s+{slot}\s.*= ([0-9.]+)", told, re.MULTILINE)) is not None:
            yield Row(f"ACLED {name}: {slot}", float(match[1]), target)
    for what, pattern, most in (
        ("records a note", r"incidents per note ([0-9.]+)", 1.15),
        ("alarms per 100 protests", r"peaceful protests ([0-9.]+)", 4.0),
    ):
        if (match := re.search(pattern, told)) is not None:
            yield Row(f"ACLED {name}: {what}", float(match[1]), most, most=True)


def _gate(settings: Settings) -> Iterator[Row]:
    hose = gate.firehose(settings, DATA / "articles/reuters-1987.jsonl.gz")
    missing, every = gate.lost(settings, find_sets([DATA / "incidents-dev"]))
    yield Row("gate: sentences let through", hose.share, 0.2, most=True)
    yield Row("gate: gold incidents lost", missing / every, 0.01, most=True)
    yield Row("firehose: records per 1,000 items", 1000 * hose.incidents / hose.articles, None)


def _names(settings: Settings) -> Iterator[Row]:
    """Names in held-back documents; written otherwise they may lose five points."""
    annotator = Annotator(settings.spacy_model)
    for corpus, texts in names.corpora(DATA / "ner").items():
        least = 0.80
        for casing in names.CASINGS:
            counts = names.evaluate(annotator, texts, casing)
            yield Row(f"names, {corpus}, {casing}: F1", counts.f1(), least)
            if casing == "as written":
                least = counts.f1() - 0.05
                if arms := counts.gold[NameKind.ARMS]:
                    what = f"names, {corpus}, {arms} weapons and platforms: F1"
                    yield Row(what, counts.f1([NameKind.ARMS]), 0.75)


def _resolution() -> Iterator[Row]:
    for name, folder, target in (
        ("own reports", REPORTS, 0.95),
        ("incidents-dev", DATA / "incidents-dev", 0.95),
    ):
        paths = sorted(folder.glob("*.gold.jsonl"))
        lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
        if lines:
            scores, _, _ = resolution.evaluate(lines)
            yield Row(f"resolution, {name}: B3 F1", scores.f1, target)
    read = mentions.evaluate(sorted(REPORTS.glob("*.gold.jsonl")))
    yield Row("extraction and resolution, own reports: B3 F1", read.scores.f1, None)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=None)
    arguments = parser.parse_args()
    table = Table("figure", "value", "target", "reached")
    for row in rows(load_settings(), arguments.sample):
        bound = "" if row.target is None else f"{'≤' if row.most else '≥'} {row.target:g}"
        table.add_row(row.what, f"{row.value:.3f}", bound, row.reached)
    Console().print(table)


if __name__ == "__main__":
    main()
