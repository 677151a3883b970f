"""Fit the weights of the line classifier (`worker/clean/boilerplate.json`).

Corpus: the pages of article-extraction-benchmark (Scrapinghub; repository under MIT) that are laid
out as `worker.evaluation.cleaning` reads them. Each page is flattened to its visible lines; a line
is of the article if it is a line of the true text or more than half of its runs of four words are
in it. Every page is shown four times: whole, cut to 15 and to 3 lines around the article, and the
article alone, because raw articles arrive in all of these shapes.

Model: logistic regression with L2, each page with the same weight, a line by the square root of
its words. Deterministic.

Run: `python -m training.boilerplate PATH [--write]`; it prints the F1 (measure of the benchmark) of
each of the four shapes, cross-validated over pages in six folds, then writes the weights fitted on
all pages.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import worker.clean
from worker.clean.boilerplate import best_run, describe_all, weigh
from worker.clean.characters import normalise
from worker.clean.features import features
from worker.clean.lines import split_paragraphs
from worker.evaluation.cleaning import (
    RUN,
    Counts,
    TruePage,
    compare,
    flatten,
    load_pages,
    total_score,
)

Floats = NDArray[np.float64]

OUTPUT = Path(worker.clean.__file__).with_name("boilerplate.json")
FOLDS = 6
# Strength of the prior towards zero. 0.1 to 10 differ by less than 0.003 F1 in cross-validation.
L2 = 1.0
SHAPES = {"whole": None, "around 15": 15, "around 3": 3, "alone": 0}
CAP = 60
PAGE_WEIGHT = 50.0
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Example:
    """A page in one shape: its lines, their features and whether each is of the article."""

    page: TruePage
    shape: str
    lines: list[str]
    features: list[dict[str, float]]
    labels: Floats

    @property
    def weights(self) -> Floats:
        """How much each line counts; each page counts the same."""
        words = np.array([min(len(line.split()), CAP) for line in self.lines], dtype=float)
        root = np.sqrt(words)
        scaled: Floats = root / root.sum() * PAGE_WEIGHT
        return scaled


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def label(lines: list[str], body: str) -> Floats:
    """1 for each line that is of the article."""
    true_lines = {tuple(_words(line)) for line in body.split("\n")}
    words = _words(body)
    runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return np.array([_is_body(_words(line), true_lines, runs) for line in lines], dtype=float)


def _is_body(
    words: list[str], true_lines: set[tuple[str, ...]], runs: set[tuple[str, ...]]
) -> bool:
    if tuple(words) in true_lines:
        return True
    own = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    return sum(run in runs for run in own) > len(own) / 2


def examples(page: TruePage) -> Iterator[Example]:
    """The page in each of its shapes."""
    lines = split_paragraphs(normalise(flatten(page.html)))
    labels = label(lines, normalise(page.body))
    at = np.flatnonzero(labels)
    if not len(at):
        return
    for shape, margin in SHAPES.items():
        chosen = _shape(len(lines), at, margin)
        kept = [lines[index] for index in chosen]
        yield Example(page, shape, kept, features(describe_all(kept)), labels[chosen])


def _shape(size: int, at: NDArray[np.intp], margin: int | None) -> list[int]:
    if margin is None:
        return list(range(size))
    if margin == 0:
        return [int(index) for index in at]
    return list(range(max(0, int(at[0]) - margin), min(size, int(at[-1]) + 1 + margin)))


def fit(shown: list[Example]) -> dict[str, float]:
    """The weights of the features, by Newton's method."""
    names = sorted(shown[0].features[0])
    x = np.array([[line[name] for name in names] for one in shown for line in one.features])
    y = np.concatenate([one.labels for one in shown])
    w = np.concatenate([one.weights for one in shown])
    beta = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + L2 * beta
        hessian = (x.T * (w * p * (1 - p))) @ x + L2 * np.eye(len(names))
        beta -= np.linalg.solve(hessian, gradient)
    return {name: round(float(value), 3) for name, value in zip(names, beta, strict=True)}


def judge(example: Example, weights: dict[str, float]) -> Counts:
    """What the weights make of a page, counted against its true text."""
    keep = best_run(weigh(describe_all(example.lines), example.features, weights))
    kept = "\n".join(line for line, good in zip(example.lines, keep, strict=True) if good)
    return compare(example.page.body, kept)


def cross_validate(shown: list[Example]) -> dict[str, list[Counts]]:
    """Counts by shape, each page judged by weights that never saw it."""
    ids = sorted({one.page.page_id for one in shown})
    found: dict[str, list[Counts]] = {shape: [] for shape in SHAPES}
    for fold in range(FOLDS):
        held = set(ids[fold::FOLDS])
        weights = fit([one for one in shown if one.page.page_id not in held])
        for one in shown:
            if one.page.page_id in held:
                found[one.shape].append(judge(one, weights))
    return found


def main(argv: list[str]) -> None:
    """Print the cross-validated scores; write the weights where `--write` is given."""
    shown = [one for page in load_pages(Path(argv[0])) for one in examples(page)]
    for shape, counts in cross_validate(shown).items():
        score = total_score(counts)
        sys.stdout.write(
            f"{shape:10} precision {score.precision:.4f} recall {score.recall:.4f}"
            f" F1 {score.f1:.4f} ({len(counts)} pages)\n"
        )
    weights = fit(shown)
    sys.stdout.write(json.dumps(weights, indent=1) + "\n")
    if "--write" in argv:
        OUTPUT.write_text(json.dumps({"weights": weights}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
