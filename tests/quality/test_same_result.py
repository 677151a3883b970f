"""An article gives the same record whoever reads it: redelivery must change nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.shared import ROOT
from worker.bootstrap import build_pipeline
from worker.pipeline import Message
from worker.settings import Settings
from worker.wire.records import encode_extraction

REPORTS = ROOT / "tests/quality/reports"


def test_any_company() -> None:
    """What is read together with others is the same as what is read alone."""
    pipeline = build_pipeline(Settings(processes=1))
    messages = [Message(line) for line in (REPORTS / "modern.jsonl").read_bytes().splitlines()]
    messages += [Message(b"no json"), Message(None, b"gone")]
    together = [encode_extraction(found) for found in pipeline.understand_all(messages)]
    assert together == [encode_extraction(pipeline.understand(message)) for message in messages]


def test_any_process() -> None:
    """Nothing depends on the order of a set, which each process draws anew."""
    first, second = (_extracted(REPORTS / "regions.jsonl", seed) for seed in ("1", "2"))
    assert first
    assert first == second


def _extracted(path: Path, seed: str) -> bytes:
    command = [sys.executable, "-m", "worker", "extract", str(path)]
    environment = os.environ | {"PYTHONHASHSEED": seed, "INCIDENTS_PROCESSES": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return done.stdout
