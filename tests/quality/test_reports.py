"""Many reports of one occurrence become one incident, look-alikes stay two, in whatever order."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from worker.domain.incident import Candidate
from worker.evaluation import mentions
from worker.evaluation.resolution import evaluate, gold_reports, mistakes
from worker.incidents.resolve import resolve_all

FOLDER = Path(__file__).with_name("reports")
GOLD = sorted(FOLDER.glob("*.gold.jsonl"))


def lines() -> list[str]:
    """All gold of the folder."""
    return [line for path in GOLD for line in path.read_text("utf-8").splitlines()]


def documents() -> list[tuple[str, list[Candidate], list[str]]]:
    """The reports, with the occurrence of each."""
    return list(gold_reports(lines()))


def test_there_is_something_to_tell_apart() -> None:
    """Most occurrences have three reports and more."""
    reports = Counter(ref for _, _, refs in documents() for ref in refs)
    assert len(reports) >= 30
    assert sum(number >= 3 for number in reports.values()) >= 0.8 * len(reports)


def test_reports_of_one_occurrence_are_one_incident() -> None:
    """B-cubed F1 is at least 0.95, and next to nothing is wrongly merged."""
    scores, truth, found = evaluate(lines())
    assert scores.f1 >= 0.95, list(mistakes(truth, found))
    assert scores.precision >= 0.98, list(mistakes(truth, found))


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    """In any order there are as many incidents."""
    told = [(document, candidates) for document, candidates, _ in documents()]
    expected = len(resolve_all(told))
    random.Random(seed).shuffle(told)
    assert len(resolve_all(told)) == expected


def test_read_from_their_texts_they_are_few_incidents() -> None:
    """With the extraction before it the resolution does less well; it shall not do worse."""
    result = mentions.evaluate(GOLD)
    assert result.missed <= 18, result
    assert result.scores.precision >= 0.9, result
    assert result.scores.f1 >= 0.8, result
