"""The weights of the recogniser of names: `worker/nlp/names/weights.npz`.

    pip install .[training]
    python -m training.names ../shared/data [--write]

A linear chain over the features of `worker.nlp.names`, trained as an averaged structured perceptron
(Collins 2002) by `python-crfsuite`: the same corpora give the same weights.

The corpora are re3d and wikigold without the documents that are held back, each document also in
one other casing (`worker.evaluation.names`), and the named entities of UD GUM (train).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pycrfsuite

from training.names_gum import read_gum
from worker.evaluation.names import (
    CASINGS,
    GoldName,
    GoldText,
    as_article,
    digest_of,
    read_re3d,
    read_wikigold,
)
from worker.nlp.annotator import Annotator
from worker.nlp.model import DEFAULT
from worker.nlp.names.features import Sentence, surroundings
from worker.nlp.names.recogniser import OUTSIDE, WEIGHTS
from worker.nlp.text.document import Doc

ROUNDS = 12
_RARE = 2
_SALT = 7
"""Makes the casing of a document independent of whether it is held back."""
_SMALLEST = 0.02
"""Weights below this share of the greatest are left out."""


def gold(data: Path) -> Iterator[GoldText]:
    """The documents to train on."""
    texts = [*read_re3d(data / "ner/re3d.jsonl.gz"), *read_wikigold(data / "ner/wikigold.conll.gz")]
    others = list(CASINGS)[1:]
    for text in texts:
        if not text.held_back:
            yield text
            yield CASINGS[others[digest_of(text.name) // _SALT % len(others)]](text)
    yield from read_gum(data / "treebank/gum-train.conllu.gz")


def examples(doc: Doc, names: Iterable[GoldName]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The sentences of a document as the trainer takes them: features and labels of each word."""
    labels = [OUTSIDE] * len(doc)
    for start, end, kind in names:
        span = doc.char_span(start, end, alignment_mode="expand")
        for i in range(span.start, span.end) if span is not None else ():
            labels[i] = f"{'B' if span is not None and i == span.start else 'I'}-{kind}"
    around = surroundings(doc)
    for sent in doc.sents:
        sentence = Sentence(sent, around)
        if sentence.tokens:
            rows = [[str(f) for f in features] for features in sentence.features()]
            yield rows, [labels[t.i] for t in sentence.tokens]


def train(data: Path, model: Path) -> int:
    """Train on all examples; returns how many words they have."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params(
        {"max_iterations": ROUNDS, "feature.minfreq": _RARE, "feature.possible_transitions": True}
    )
    annotator, words = Annotator(DEFAULT), 0
    for text in gold(data):
        for rows, labels in examples(annotator.read(as_article(text)), text.names):
            trainer.append(rows, labels)
            words += len(rows)
    trainer.train(str(model))
    return words


def export(model: Path, target: Path) -> int:
    """Write the weights in the form of the worker; returns of how many features."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    labels = sorted(info.labels, key=lambda label: (label != OUTSIDE, label))
    number = {label: i for i, label in enumerate(labels)}
    least = _SMALLEST * max(map(abs, info.state_features.values()))
    rows: dict[int, np.ndarray] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        if abs(weight) >= least:
            row = rows.setdefault(int(feature), np.zeros(len(labels), np.float32))
            row[number[label]] = weight
    steps = np.zeros((len(labels), len(labels)), np.float32)
    for (first, second), weight in info.transitions.items():
        steps[number[first], number[second]] = weight
    keys = np.array(sorted(rows), dtype=np.uint32)
    weights = np.stack([rows[int(key)] for key in keys]).astype(np.float16)
    np.savez_compressed(
        target, labels=np.array(labels), keys=keys, weights=weights, steps=steps.astype(np.float16)
    )
    return len(keys)


def main() -> None:
    """Train, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch) / "names.crf"
        words = train(options.data, model)
        target = WEIGHTS if options.write else Path(scratch) / WEIGHTS.name
        features = export(model, target)
        size = target.stat().st_size
    print(f"{words:,} words, {features:,} features, {size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
