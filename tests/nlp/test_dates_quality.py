"""Floors under the quality of dates; they only ever rise.

Measured with `python -m worker.evaluation.dates`; raise a floor with the figure it prints.
"""

from __future__ import annotations

from tests.shared import shared
from worker.evaluation.dates import documents, evaluate
from worker.nlp.model import Reader
from worker.nlp.times.finder import find_dates


def test_dates_stay_as_good_as_they_were(language: Reader) -> None:
    """Of the dates of 24 texts three quarters are found, and 19 of 20 of those are right."""
    texts = list(documents([shared("data/dates")]))
    score = evaluate(texts, [find_dates(language(d.text), d.published) for d in texts])
    assert score.found / score.gold >= 0.77
    assert score.right / score.found >= 0.94
