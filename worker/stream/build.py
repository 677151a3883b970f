"""What a process of the pool runs first. Apart, so that only those processes import spaCy."""

from __future__ import annotations

from worker.pipeline import Pipeline
from worker.settings import Settings


def build(settings: Settings) -> Pipeline:
    """The pipeline."""
    from worker.bootstrap import build_pipeline

    return build_pipeline(settings)
