"""Floors under the quality of places; they only ever rise.

Measured with `python -m worker.evaluation.places`; raise a floor with the figure it prints.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.shared import shared
from worker.evaluation.places import score
from worker.nlp.places import find_places


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "floors"),
    [
        pytest.param(
            "acled/asia-2015.jsonl.gz",
            {"location any": 0.96, "admin1 any": 0.9, "country best": 0.71},
            id="Asia 2015",
        ),
        pytest.param(
            "acled/burkina-faso.jsonl.gz",
            {"location any": 0.96, "admin1 any": 0.9, "country best": 0.57},
            id="Burkina Faso",
        ),
        pytest.param(
            "acled/kenya.jsonl.gz",
            {"location any": 0.93, "admin1 any": 0.91, "country best": 0.5},
            id="Kenya",
        ),
        pytest.param(
            "geo/GeoWebNews.xml.gz", {"found": 0.85, "within 161 km": 0.75}, id="GeoWebNews"
        ),
    ],
)
def test_places_stay_as_good_as_they_were(
    language: Language, file: str, floors: dict[str, float]
) -> None:
    """No share of right answers falls below its floor."""
    tally = score(shared(f"data/{file}"), lambda text: find_places(language(text)))
    assert {q: tally.share(q) for q in floors if tally.share(q) < floors[q]} == {}


@pytest.mark.slow
@pytest.mark.parametrize("file", ["asia-2015", "burkina-faso", "kenya"])
def test_few_places_are_put_into_the_wrong_country(language: Language, file: str) -> None:
    """Null rather than wrong: at most one note in ten gets another country."""
    tally = score(shared(f"data/acled/{file}.jsonl.gz"), lambda text: find_places(language(text)))
    assert tally.share("country wrong") < 0.1
