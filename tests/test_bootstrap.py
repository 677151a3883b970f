"""The composition root."""

from __future__ import annotations

import gc

from worker.bootstrap import build_pipeline
from worker.nlp.places.gazetteer import gazetteer
from worker.settings import Settings


def test_a_pipeline_is_built_with_its_lists_which_no_collection_looks_at() -> None:
    """The first article waits for nothing, and none pays for what stays anyway."""
    gazetteer.cache_clear()
    gc.unfreeze()  # what a test before this one froze
    build_pipeline(Settings(processes=1))
    assert gazetteer.cache_info().currsize == 1
    assert gc.get_freeze_count() > 0
