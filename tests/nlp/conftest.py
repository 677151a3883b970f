"""The language model, loaded once for all tests of this folder."""

from __future__ import annotations

import pytest
from spacy.language import Language

from worker.nlp.model import load_model


@pytest.fixture(scope="session")
def language() -> Language:
    """The shipped model, without what we replace."""
    return load_model()
