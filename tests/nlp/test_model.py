"""The language model as we load it."""

from __future__ import annotations

import numpy as np
import spacy

from worker.nlp.model import DEFAULT, UNUSED, load_model

TEXTS = [
    "Rebels shelled the town. The town's army shelled the rebels.",
    "The army of the rebels left the town, which the army had shelled.",
]


def test_a_word_is_looked_at_once_and_nothing_else_is_changed() -> None:
    """To the last bit, for texts with words that come again in each and in both."""
    shipped, ours = spacy.load(DEFAULT, exclude=list(UNUSED)), load_model()
    embed = ours.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    assert "embed_once" in [layer.name for layer in embed.layers]
    for plain, once in zip(shipped.pipe(TEXTS), ours.pipe(TEXTS), strict=True):
        assert np.array_equal(plain.tensor, once.tensor)
        assert [(t.tag_, t.head.i) for t in plain] == [(t.tag_, t.head.i) for t in once]
