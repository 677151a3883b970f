"""The composition root: `Settings` in, a wired `Pipeline` out."""

from __future__ import annotations

from functools import partial

from worker.clean import clean_article
from worker.incidents.proposal.candidates import propose
from worker.nlp.annotator import Annotator
from worker.pipeline import Pipeline
from worker.settings import Settings
from worker.wire.raw import decode_raw, identify


def build_pipeline(settings: Settings) -> Pipeline:
    """Load the language model and wire the steps; `ModelError` where the model is missing."""
    annotator = Annotator(settings.spacy_model)
    return Pipeline(
        decode=partial(decode_raw, max_bytes=settings.max_article_bytes),
        clean=partial(clean_article, max_chars=settings.max_text_chars),
        parse=annotator.parse,
        annotate=annotator,
        propose=propose,
        identify=identify,
    )
