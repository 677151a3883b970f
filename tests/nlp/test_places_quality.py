"""Floors under the quality of places; they only ever rise.

Measured with `python -m worker.evaluation.places`; raise a floor with the figure it prints.
"""

from __future__ import annotations

import pytest

from tests.shared import shared
from worker.evaluation.places import score
from worker.nlp.model import Reader
from worker.nlp.places.finder import find_places

WRONG_COUNTRY = 0.06
"""Null rather than wrong: the share of notes that may be put into another country."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "floors"),
    [
        pytest.param(
            "acled/asia-2015.jsonl.gz",
            {"location any": 0.965, "admin1 any": 0.94, "country best": 0.76},
            id="Asia 2015",
        ),
        pytest.param(
            "acled/burkina-faso.jsonl.gz",
            {"location any": 0.975, "admin1 any": 0.95, "country best": 0.605},
            id="Burkina Faso",
        ),
        pytest.param(
            "acled/kenya.jsonl.gz",
            {"location any": 0.92, "admin1 any": 0.93, "country best": 0.51},
            id="Kenya",
        ),
        pytest.param(
            # streets are places there, and none here
            "geo/GeoWebNews.xml.gz",
            {"found": 0.86, "within 161 km": 0.78},
            id="GeoWebNews",
        ),
    ],
)
def test_places_stay_as_good_as_they_were(
    language: Reader, file: str, floors: dict[str, float]
) -> None:
    """No share of right answers falls below its floor, and few notes get another country."""
    tally = score(shared(f"data/{file}"), lambda text: find_places(language(text)))
    assert {q: tally.share(q) for q in floors if tally.share(q) < floors[q]} == {}
    assert tally.share("country wrong") < WRONG_COUNTRY
