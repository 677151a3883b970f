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
from dataclasses import dataclass, field
from pathlib import Path

from worker.bootstrap import build_pipeline
from worker.domain.incident import Candidate
from worker.evaluation.gold import facts_of, read_gold
from worker.evaluation.matching import match
from worker.evaluation.resolution import BCubed, Clusters, b_cubed, key_of, mistakes
from worker.incidents.resolve import resolve_all
from worker.pipeline import Message
from worker.settings import load_settings

Mentions = dict[str, tuple[str, Candidate]]
"""The gold mentions that were found: id to occurrence and extracted candidate."""


@dataclass(frozen=True, slots=True)
class Result:
    """Scores over the mentions that were found, and how many were not.

    `vague` are those without a place or a day that other reports could have told; `bound` is how
    many of them are where another report of their occurrence is.
    """

    scores: BCubed
    found: int
    missed: int
    vague: int
    bound: int
    mistakes: tuple[str, ...]

    def __str__(self) -> str:
        """For a person."""
        s = self.scores
        return (
            f"{self.found} mentions found, {self.missed} missed; B3 precision {s.precision:.3f}"
            f" recall {s.recall:.3f} F1 {s.f1:.3f}; of {self.vague} without a place or a day"
            f" {self.bound} found their incident"
        )


@dataclass(slots=True)
class Reading:
    """What the extraction found in the articles (published, id, candidates), and of the gold."""

    told: list[tuple[str, str, tuple[Candidate, ...]]] = field(default_factory=list)
    mentions: Mentions = field(default_factory=dict)
    total: int = 0


def read(paths: Sequence[Path]) -> Reading:
    """Read the articles, which stand beside gold `X.gold.jsonl` in `X.jsonl`."""
    pipeline = build_pipeline(load_settings())
    reading = Reading()
    for path in paths:
        documents = {d.doc: d for d in read_gold(path)}
        for line in path.with_name(path.name.replace(".gold", "")).read_bytes().splitlines():
            found = pipeline.understand(Message(line))
            document = documents[found.outcome.article_id]
            published = json.loads(line).get("published_at") or ""
            reading.told.append((published, document.doc, found.candidates))
            reading.total += len(document.incidents)
            for i, j in match(document.incidents, [facts_of(c) for c in found.candidates]):
                ref = str(document.incidents[i].ref)
                reading.mentions[f"{document.doc}#{i}"] = ref, found.candidates[j]
    return reading


def evaluate(paths: Sequence[Path]) -> Result:
    """Read and resolve the articles."""
    reading = read(paths)
    mentions = reading.mentions
    incidents = resolve_all((doc, candidates) for _, doc, candidates in sorted(reading.told))
    truth = {mention: ref for mention, (ref, _) in mentions.items()}
    found = {mention: key_of(candidate, incidents) for mention, (_, candidate) in mentions.items()}
    vague = [m for m, (_, c) in mentions.items() if _is_vague(c) and _others(truth, m)]
    bound = sum(any(found[o] == found[m] for o in _others(truth, m)) for m in vague)
    return Result(
        b_cubed(truth, found),
        found=len(mentions),
        missed=reading.total - len(mentions),
        vague=len(vague),
        bound=bound,
        mistakes=tuple(mistakes(truth, found)),
    )


def _is_vague(candidate: Candidate) -> bool:
    """Whether no day is told, or no place within a country."""
    place = candidate.location
    return candidate.date is None or place is None or not (place.name or place.admin1)


def _others(truth: Clusters, mention: str) -> list[str]:
    """The other mentions of an occurrence."""
    return [m for m, ref in truth.items() if ref == truth[mention] and m != mention]


def main(paths: Sequence[str]) -> None:
    """Print the scores over all gold in `paths`, and the mistakes."""
    result = evaluate([Path(path) for path in paths])
    for mistake in result.mistakes:
        sys.stdout.write(f"{mistake}\n")
    sys.stdout.write(f"{result}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
