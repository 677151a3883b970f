"""Every country has its sub-region, and a batch goes to each that an article touches."""

import pycountry
import pytest

from tests.incidents.reports import place, report
from worker.incidents.regions import UNPLACED, route, sub_region


@pytest.mark.parametrize("country", [c.alpha_2 for c in pycountry.countries])
def test_every_country_has_a_sub_region(country: str) -> None:
    """No country of ISO 3166-1 is unplaced."""
    assert sub_region(place("X", country=country)) != UNPLACED


def test_without_a_place_it_is_unplaced() -> None:
    """No location, or one without a country, has no sub-region."""
    assert sub_region(None) == UNPLACED


def test_one_batch_for_each_sub_region() -> None:
    """Candidates of two regions go in two batches; a region left behind gets an empty one."""
    syria, kenya = report("a"), report("a", location=place("Garissa", "Garissa", "KE"))
    batches = route("a", [syria, kenya], previous=["145", "011"])
    assert [(b.sub_region, len(b.candidates)) for b in batches] == [
        ("011", 0),
        ("014", 1),
        ("145", 1),
    ]


def test_what_has_no_place_goes_with_its_article() -> None:
    """It waits under `unplaced` only where nothing of its article has a country."""
    placed, unplaced = report("a"), report("a", location=None)
    assert [b.sub_region for b in route("a", [placed, unplaced])] == ["145"]
    assert [b.sub_region for b in route("a", [unplaced])] == [UNPLACED]
