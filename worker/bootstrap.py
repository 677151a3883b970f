"""The composition root: `Settings` in, a wired `Pipeline` out."""

from __future__ import annotations

import gc
from functools import partial

from worker.clean import clean_article
from worker.incidents.proposal.candidates import propose
from worker.nlp.annotator import Annotator
from worker.pipeline import Message, Pipeline
from worker.settings import Settings
from worker.wire.raw import decode_raw, identify

_FIRST = (
    b'{"text": "Rebels shot down a jet near Damascus on Monday, killing the pilot, the army said."}'
)
"""What a pipeline reads first: each step loads its lists with the first report that it reads."""


def build_pipeline(settings: Settings) -> Pipeline:
    """Load the language model and wire the steps; `ModelError` where the model is missing.

    The model and the lists stay for good: the garbage collector need never go through them again,
    which took it a tenth of the time of all articles.
    """
    pipeline = _wired(settings)
    pipeline.understand(Message(_FIRST))
    gc.collect()
    gc.freeze()
    return pipeline


def _wired(settings: Settings) -> Pipeline:
    annotator = Annotator(settings.spacy_model)
    return Pipeline(
        decode=partial(decode_raw, max_bytes=settings.max_article_bytes),
        clean=partial(clean_article, max_chars=settings.max_text_chars),
        parse=annotator.parse,
        annotate=annotator,
        propose=propose,
        identify=identify,
    )
