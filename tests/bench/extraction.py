"""Articles a second of the extraction, beside those of the bare language model on the same texts.

The ratio of the two, taken in one run, is what can be compared between machines.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import spacy

from tests.shared import ROOT
from worker.bootstrap import build_pipeline
from worker.nlp.model import DEFAULT, UNUSED
from worker.pipeline import Message
from worker.pool import BATCH_ARTICLES, Pool
from worker.settings import Settings

SETS = ("articles", "syria", "reuters-1987", "latin-america-1989", "notes")
TURNS = 5


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds for all articles: by the model alone, by one process, by the pool."""

    articles: int
    processes: int
    model: float
    single: float
    pooled: float

    def __str__(self) -> str:
        """For a person."""
        n = self.articles
        return (
            f"extraction: {n:,} articles; tagger and parser alone {n / self.model:,.0f}/s, "
            f"one process {n / self.single:,.0f}/s (ratio {self.model / self.single:.2f}), "
            f"{self.processes} processes {n / self.pooled:,.0f}/s"
        )


def run(processes: int = 2) -> Result:
    """Time the own gold articles and the seeds, and the shared corpus where it is."""
    lines = [line for path in _files() for line in path.read_bytes().splitlines() if line]
    texts = [json.loads(line)["text"] for line in lines]
    model = spacy.load(DEFAULT, exclude=list(UNUSED))  # as it is shipped
    settings = Settings(processes=processes)
    pipeline = build_pipeline(settings)
    messages = [Message(line) for line in lines]
    batches = [messages[i : i + BATCH_ARTICLES] for i in range(0, len(messages), BATCH_ARTICLES)]
    pipeline.understand(messages[0])
    with Pool(settings, build_pipeline) as pool:
        list(pool.map(messages[: 20 * processes]))
        bare = _seconds(lambda: [model(text) for text in texts])
        single = _seconds(lambda: [pipeline.understand_all(batch) for batch in batches])
        pooled = _seconds(lambda: list(pool.map(messages * TURNS))) / TURNS
    return Result(len(lines), processes, bare, single, pooled)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _files() -> list[Path]:
    shared = Path(os.environ.get("INCIDENTS_SHARED", ROOT.parent / "shared"))
    others = [shared / "data" / "incidents-dev" / f"{name}.jsonl" for name in SETS]
    return [ROOT / "tests/quality/gold/own.jsonl", *(path for path in others if path.exists())]
