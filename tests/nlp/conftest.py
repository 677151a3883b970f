"""The language model, loaded once for all tests of this folder."""

from __future__ import annotations

import pytest

from worker.nlp.model import Reader, load_model, load_reader
from worker.nlp.text.document import Doc


@pytest.fixture(scope="session")
def language() -> Reader:
    """Reads a text with the shipped model, without what we replace."""
    return load_reader()


@pytest.fixture(scope="session")
def tokenize() -> Reader:
    """Only parts a text into words."""
    make = load_model().make_doc
    return lambda text: Doc(make(text))
