"""Which particulars of an article belong to which of its candidates.

A sentence without an occurrence goes on about the one told last. What the article is mainly about
also has what is told of candidates that nothing sets apart from it: most of them are parts of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Annotations
from worker.domain.incident import Candidate
from worker.domain.kinds import Salience

MOST = 48
"""Particulars that a candidate keeps, the first told: a long article has more than it needs."""


def assign(
    annotations: Annotations, candidates: Sequence[Candidate], sentences: Sequence[Sequence[int]]
) -> list[tuple[str, ...]]:
    """The particulars of each candidate, of which `sentences` lists those that tell it."""
    owners = _owners(len(annotations.sentences), sentences)
    told: list[dict[str, None]] = [{} for _ in candidates]
    numbers = _sentence_numbers(annotations)
    for particular, sentence in zip(annotations.particulars, numbers, strict=True):
        for number in _with_main(owners[sentence], candidates):
            told[number][particular.text] = None
    return [tuple(list(found)[:MOST]) for found in told]


def _owners(length: int, sentences: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each sentence the candidates that it tells of, else those told last, else the first."""
    owners: list[list[int]] = []
    last = [0] if sentences else []
    for sentence in range(length):
        last = [n for n, told in enumerate(sentences) if sentence in told] or last
        owners.append(last)
    return owners


def _sentence_numbers(annotations: Annotations) -> list[int]:
    """The sentence of each particular; both stand in the order of the text."""
    numbers, at = [], 0
    last = len(annotations.sentences) - 1
    for particular in annotations.particulars:
        while at < last and annotations.sentences[at].span.end <= particular.span.start:
            at += 1
        numbers.append(at)
    return numbers


def _with_main(owners: Sequence[int], candidates: Sequence[Candidate]) -> set[int]:
    """The owners, and the main candidates that they may be a part of."""
    mains = [n for n, c in enumerate(candidates) if c.salience is Salience.MAIN]
    parts = [candidates[n] for n in owners]
    return {*owners, *(n for n in mains if any(_one_time(candidates[n], p) for p in parts))}


def _one_time(a: Candidate, b: Candidate) -> bool:
    return a.date is None or b.date is None or a.date.days_to(b.date) == 0
