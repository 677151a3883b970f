"""Floors of the quality: pinned, and raised only.

    python -m tests.quality.floors                 measure, and compare with what is pinned
    python -m tests.quality.floors --raise         pin what is higher than before
    python -m tests.quality.floors --lower SET     pin a set as it is, with a reason in CHANGELOG.md

F1 and the recall of the main incidents are pinned as ratios, slots as the number of right values: a
share would fall when a hard incident is found that was missed before. A floor holds for one corpus:
its fingerprint stands beside it, and a set whose texts or gold have changed must be pinned anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path

from tests.shared import ROOT
from worker.evaluation.report import SLOTS
from worker.evaluation.scores import Scores
from worker.evaluation.sets import GoldSet, evaluate, find_sets
from worker.settings import Settings

PINNED = Path(__file__).with_name("floors.json")
OWN = (ROOT / "seeds", ROOT / "tests/quality/gold")
SHARED = Path(os.environ.get("INCIDENTS_SHARED", ROOT.parent / "shared")) / "data/incidents-dev"
PINNED_SLOTS = tuple(slot for slot in SLOTS if not slot.endswith("_spurious"))

Floor = dict[str, str | float]


def sets() -> dict[str, GoldSet]:
    """The sets that are there, by name."""
    paths = [*OWN, *([SHARED] if SHARED.exists() else [])]
    return {found.name: found for found in find_sets(paths)}


def measure(found: GoldSet) -> Floor:
    """What a floor of the set would be now."""
    scores, _ = evaluate(Settings(processes=1), found)
    return {"fingerprint": fingerprint(found), **_figures(scores)}


def _figures(scores: Scores) -> dict[str, float]:
    ratios = {"f1": scores.f1, "main_recall": scores.main_recall}
    figures = {name: math.floor(value * 1000) / 1000 for name, value in ratios.items()}
    return figures | {slot: scores.slots_right[slot] for slot in PINNED_SLOTS if scores.slots[slot]}


def fingerprint(found: GoldSet) -> str:
    """The hash of the articles and gold of a set."""
    files = sorted(found.articles.iterdir()) if found.articles.is_dir() else [found.articles]
    digest = hashlib.sha256(found.gold.read_bytes())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def pinned() -> dict[str, Floor]:
    """The floors by set."""
    floors: dict[str, Floor] = json.loads(PINNED.read_text("utf-8")) if PINNED.exists() else {}
    return floors


def short_of(floor: Floor, measured: Floor) -> Iterator[str]:
    """The figures that are below their floor, for a person."""
    for name, least in floor.items():
        value = measured.get(name, 0.0)
        if not isinstance(least, str) and not isinstance(value, str) and value < least:
            yield f"{name} {value:g}, at least {least:g}"


def raised(old: Floor | None, new: Floor) -> Floor:
    """The higher of each figure; a changed corpus starts anew."""
    if old is None or old["fingerprint"] != new["fingerprint"]:
        return new
    return {
        name: value if isinstance(value, str) else max(value, old.get(name, value))  # type: ignore[type-var]
        for name, value in new.items()
    }


def main() -> None:
    """Measure all sets; with `--raise` or `--lower` write what is pinned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument("--lower", default=None)
    arguments = parser.parse_args()
    floors = pinned()
    for name, found in sets().items():
        measured = measure(found)
        print(name, measured, *short_of(floors.get(name, {}), measured), sep="\n  ")  # noqa: T201
        if arguments.up:
            floors[name] = raised(floors.get(name), measured)
        if arguments.lower == name:
            floors[name] = measured
    PINNED.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
