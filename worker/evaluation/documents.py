"""How well whole articles end in the incident that they are about: B-cubed over documents.

Extraction and resolution together, streamed in the order of publication. The gold names one
incident for each article (`incident_id`); the one found is its first main one. An article in which
none is found is a cluster of its own.

    python -m worker.evaluation.documents ../shared/data/dedup/shootings-dev.jsonl.gz
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.bootstrap import build_pipeline
from worker.domain.incident import Candidate, Incident
from worker.domain.kinds import Salience
from worker.evaluation.resolution import BCubed, Clusters, b_cubed, key_of, mistakes
from worker.incidents.resolve import resolve_all
from worker.pipeline import Message
from worker.pool import Pool
from worker.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Result:
    """Scores, truth and clusters by document; in how many documents an incident was found."""

    scores: BCubed
    truth: Clusters
    found: Clusters
    told: int


Read = list[tuple[dict[str, Any], tuple[Candidate, ...]]]
"""The records of a file in the order of publication, each with its candidates."""


def read(settings: Settings, path: Path) -> Read:
    """Read the articles of a file (JSON lines, also .gz)."""
    records = sorted(_records(path), key=lambda r: (r["published"], r["id"]))
    with Pool(settings, build_pipeline) as pool:
        found = list(pool.map(Message(_article(record), None) for record in records))
    told = {u.outcome.article_id: u.candidates for u in found}
    return [(record, told.get(record["id"], ())) for record in records]


def evaluate(settings: Settings, path: Path) -> Result:
    """Read and resolve the articles of a file."""
    return resolved(read(settings, path))


def resolved(told: Read) -> Result:
    """Resolve what was read, and score it."""
    incidents = resolve_all((record["id"], candidates) for record, candidates in told)
    found = {record["id"]: _cluster(record["id"], said, incidents) for record, said in told}
    truth = {record["id"]: str(record["incident_id"]) for record, _ in told}
    return Result(b_cubed(truth, found), truth, found, sum(bool(said) for _, said in told))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from map(json.loads, data.splitlines())


def _article(record: dict[str, Any]) -> bytes:
    """The article as a topic would have it: nothing of the gold, and a headline if that is all."""
    keys = {"id": "id", "title": "title", "text": "text", "url": "url", "published": "published_at"}
    told = {new: record[old] for old, new in keys.items() if record.get(old)}
    return json.dumps({"text": record.get("title") or "", **told}).encode()


def main_of(told: Sequence[Candidate]) -> Candidate | None:
    """What a document is about: its first main candidate, else the first."""
    return min(told, key=lambda c: c.salience is not Salience.MAIN, default=None)


def _cluster(document: str, told: Sequence[Candidate], incidents: Sequence[Incident]) -> str:
    """The incident that a document is about; its own name where there is none."""
    first = main_of(told)
    return document if first is None else key_of(first, incidents)


def main(paths: Sequence[str]) -> None:
    """Print the mistakes and the scores of each file."""
    for path in map(Path, paths):
        result = evaluate(load_settings(), path)
        for mistake in mistakes(result.truth, result.found):
            sys.stdout.write(f"{mistake}\n")
        scores, truth = result.scores, result.truth
        sys.stdout.write(
            f"{path.name}: {len(truth)} articles of {len(set(truth.values()))} incidents, told in "
            f"{result.told}: B3 precision {scores.precision:.3f} recall {scores.recall:.3f} "
            f"F1 {scores.f1:.3f}\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
