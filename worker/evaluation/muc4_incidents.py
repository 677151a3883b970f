"""How many of the attacks that the keys of MUC-4 know are found, and how well they are told.

    python -m worker.evaluation.muc4_incidents FOLDER [--half first|second] [--show REASON [-n N]]

FOLDER holds `train.jsonl.gz` and `dev.jsonl.gz` (see `muc4`) and the keys below `raw/` (see
`muc4_keys`). Read are the 1,500 reports as they come, lower-cased and without a day, of those
between 500 and 2,800 letters that have a template. `--half` tells a half to develop on from one to
test on; `--show` lists what was missed for a reason, with what was found instead.

Reasons: `none`, no record at all; `country` and `date`, contradicted by them; `taken`, a record
fits but is paired with another template, as two deeds are told as one; `other`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from worker.bootstrap import build_pipeline
from worker.evaluation.gold import Facts, GoldDocument, facts_of
from worker.evaluation.matching import agreement, match
from worker.evaluation.muc4 import message_of, read_reports
from worker.evaluation.muc4_keys import read_keys
from worker.evaluation.report import SLOTS
from worker.evaluation.scores import Scores, score
from worker.pool import Pool
from worker.settings import Settings, load_settings

_LETTERS = range(500, 2_801)
_MEASURED = frozenset({"type", "country", "province", "place", "initiator", "killed"})
"""Slots that the keys give from the text alone: their days are of datelines."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A template without its incident, why, and what was found in its report."""

    doc: str
    reason: str
    gold: Facts
    predicted: tuple[Facts, ...]


@dataclass(slots=True)
class Result:
    """Scores (recall and slots), the misses, and how many records were found beside."""

    scores: Scores
    misses: list[Miss] = field(default_factory=list)
    extra: int = 0


def evaluate(settings: Settings, folder: Path, half: str | None = None) -> Result:
    """Read the reports of a folder, or one half of them, and pair them with their keys."""
    keys = read_keys(folder / "raw")
    reports = [r for r in _reports(folder, half) if _is_measured(r, keys)]
    predicted: dict[str, tuple[Facts, ...]] = {}
    with Pool(settings, build_pipeline) as pool:
        for report, read in zip(reports, pool.map(map(message_of, reports)), strict=True):
            predicted[report["docid"]] = tuple(facts_of(c) for c in read.candidates)
    gold = [GoldDocument(doc, keys[doc]) for doc in predicted]
    scores, missed = score(gold, predicted)
    result = Result(scores, extra=scores.false_positives)
    for document in missed:
        found = predicted[document.doc]
        result.misses += [
            Miss(document.doc, _reason(gold, found), gold, found) for gold in document.missed
        ]
    return result


def _reports(folder: Path, half: str | None) -> list[dict[str, Any]]:
    records = [r for name in ("train", "dev") for r in read_reports(folder / f"{name}.jsonl.gz")]
    middle = len(records) // 2
    return {"first": records[:middle], "second": records[middle:]}.get(half or "", records)


def _is_measured(report: Mapping[str, Any], keys: Mapping[str, Sequence[Facts]]) -> bool:
    told = any(not gold.optional for gold in keys.get(report["docid"], ()))
    return told and len(report["doctext"]) in _LETTERS


def _reason(gold: Facts, predicted: Sequence[Facts]) -> str:
    if not predicted:
        return "none"
    if any(match([gold], [one]) for one in predicted):
        return "taken"
    for reason, without in (("country", {"countries": ()}), ("date", {"date": None})):
        if any(agreement(replace(gold, **without), one) for one in predicted):
            return reason
    return "other"


def main(arguments: Sequence[str]) -> None:
    """Print recall, slots and the reasons of what was missed."""
    parser = argparse.ArgumentParser(prog="worker.evaluation.muc4_incidents")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--show", metavar="REASON")
    parser.add_argument("-n", type=int, default=20)
    asked = parser.parse_args(arguments)
    result = evaluate(load_settings(), asked.folder, asked.half)
    sys.stdout.writelines(f"{line}\n" for line in _lines(result))
    shown = [miss for miss in result.misses if miss.reason == asked.show][: asked.n]
    sys.stdout.writelines(f"{line}\n" for miss in shown for line in _told(miss))


def _lines(result: Result) -> Iterator[str]:
    scores = result.scores
    templates = scores.true_positives + scores.false_negatives
    yield (
        f"{scores.documents} reports, {templates} templates: recall {scores.recall:.3f}; "
        f"{result.extra} records without one"
    )
    for slot in SLOTS:
        if slot in _MEASURED and (share := scores.accuracy(slot)) is not None:
            yield f"  {slot:10} {share:.3f} of {scores.slots[slot]}"
    for reason, count in Counter(miss.reason for miss in result.misses).most_common():
        yield f"  missed: {reason:8} {count}"


def _told(miss: Miss) -> Iterator[str]:
    yield f"{miss.doc} missed {_brief(miss.gold)}"
    yield from (f"    found {_brief(one)}" for one in miss.predicted)


def _brief(one: Facts) -> str:
    where = ", ".join((*one.places, *one.countries))
    return f"{one.types[0]} at {where} by {', '.join(one.initiators)}: {', '.join(one.targets)}"


if __name__ == "__main__":
    main(sys.argv[1:])
