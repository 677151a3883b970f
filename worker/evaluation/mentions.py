"""How well the texts of one occurrence end in one incident: extraction and resolution together.

`resolution` resolves what careful readers wrote down; here the articles are read by the extraction
first. Each gold mention takes the extracted incident that fits it best (`matching`); mentions that
were not found count as missed, the others are scored by B-cubed.

    python -m worker.evaluation.mentions tests/quality/reports/*.gold.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from worker.bootstrap import build_pipeline
from worker.domain.incident import Candidate, Incident
from worker.evaluation.gold import facts_of, read_gold
from worker.evaluation.matching import match
from worker.evaluation.resolution import BCubed, b_cubed, mistakes
from worker.incidents.resolve import resolve_all
from worker.pipeline import Message
from worker.settings import load_settings

Mentions = dict[str, tuple[str, Candidate]]
"""The gold mentions that were found: id to occurrence and extracted candidate."""


@dataclass(frozen=True, slots=True)
class Result:
    """Scores over the mentions that were found, and how many were not."""

    scores: BCubed
    found: int
    missed: int
    mistakes: tuple[str, ...]

    def __str__(self) -> str:
        """For a person."""
        s = self.scores
        return (
            f"{self.found} mentions found, {self.missed} missed; B3 precision {s.precision:.3f}"
            f" recall {s.recall:.3f} F1 {s.f1:.3f}"
        )


def evaluate(paths: Sequence[Path]) -> Result:
    """Read and resolve the articles, which stand beside gold `X.gold.jsonl` in `X.jsonl`."""
    pipeline = build_pipeline(load_settings())
    mentions: Mentions = {}
    told: list[tuple[str, str, tuple[Candidate, ...]]] = []
    total = 0
    for path in paths:
        documents = {d.doc: d for d in read_gold(path)}
        for line in path.with_name(path.name.replace(".gold", "")).read_bytes().splitlines():
            read = pipeline.understand(Message(line))
            document = documents[read.outcome.article_id]
            told.append((json.loads(line)["published_at"], document.doc, read.candidates))
            total += len(document.incidents)
            for i, j in match(document.incidents, [facts_of(c) for c in read.candidates]):
                ref = str(document.incidents[i].ref)
                mentions[f"{document.doc}#{i}"] = ref, read.candidates[j]
    incidents = resolve_all((doc, candidates) for _, doc, candidates in sorted(told))
    truth = {mention: ref for mention, (ref, _) in mentions.items()}
    found = {mention: _key(candidate, incidents) for mention, (_, candidate) in mentions.items()}
    wrong = tuple(mistakes(truth, found))
    return Result(b_cubed(truth, found), len(mentions), total - len(mentions), wrong)


def _key(candidate: Candidate, incidents: Sequence[Incident]) -> str:
    """The incident that a candidate ended in: what it says of its source is its own."""
    return next(i.dedup_key for i in incidents if candidate.source in i.sources)


def main(paths: Sequence[str]) -> None:
    """Print the scores over all gold in `paths`, and the mistakes."""
    result = evaluate([Path(path) for path in paths])
    for mistake in result.mistakes:
        sys.stdout.write(f"{mistake}\n")
    sys.stdout.write(f"{result}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
