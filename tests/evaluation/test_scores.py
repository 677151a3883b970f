"""Scores count what was found, missed and made up, and which slots are right."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from worker.errors import InputError
from worker.evaluation.gold import Facts, GoldDocument, read_gold
from worker.evaluation.scores import score

STRIKE = Facts(
    types=("air_strike",),
    main=True,
    denied=False,
    date=dt.date(2017, 4, 2),
    date_precision=1,
    countries=("SY",),
    admin1="Idlib",
    places=("Babeska",),
    initiators=("Russian jets",),
    targets=(),
    model=None,
    operator=None,
    weapon=None,
    killed=(1, 1),
    injured=None,
    fates=frozenset(),
    claims=frozenset({("opposition", "alleges")}),
)


def test_a_perfect_prediction_scores_one() -> None:
    """What equals the gold has F1 and every slot at 1."""
    scores, misses = score([GoldDocument("a", (STRIKE,))], {"a": [STRIKE]})
    assert (scores.f1, scores.main_recall, misses) == (1.0, 1.0, [])
    assert scores.slots == scores.slots_right


def test_a_missed_and_an_invented_incident_cost_recall_and_precision() -> None:
    """One of two found and one too many: precision and recall are both a half."""
    other = replace(STRIKE, countries=("IQ",), places=("Mosul",), admin1=None)
    invented = replace(STRIKE, countries=("YE",), places=("Sanaa",), admin1=None)
    scores, misses = score([GoldDocument("a", (STRIKE, other))], {"a": [STRIKE, invented]})
    assert (scores.precision, scores.recall) == (0.5, 0.5)
    assert misses[0].missed == (other,)
    assert misses[0].extra == (invented,)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"countries": ("IQ",)}, id="country"),
        pytest.param({"date": dt.date(2017, 4, 9)}, id="date"),
        pytest.param({"types": ("rescue",)}, id="type"),
    ],
)
def test_a_contradiction_is_no_match(change: dict[str, object]) -> None:
    """Another country, another week or another kind of thing is another incident."""
    scores, _ = score([GoldDocument("a", (STRIKE,))], {"a": [replace(STRIKE, **change)]})
    assert scores.true_positives == 0


def test_optional_gold_neither_helps_nor_hurts() -> None:
    """An optional incident counts neither when missed nor when found."""
    gold = [GoldDocument("a", (replace(STRIKE, optional=True),))]
    for predicted in ([], [STRIKE]):
        scores, _ = score(gold, {"a": predicted})
        assert (scores.true_positives, scores.false_positives, scores.false_negatives) == (0, 0, 0)


def test_of_equal_pairs_the_last_is_taken() -> None:
    """Two bombs of one day that fit a record alike: which was found is a matter of convention."""
    first, last = (replace(STRIKE, main=main) for main in (False, True))
    scores, misses = score([GoldDocument("a", (first, last))], {"a": [STRIKE]})
    assert (scores.main_recall, misses[0].missed) == (1.0, (first,))


def test_a_place_that_gold_allows_helps_to_match_and_is_not_asked_for(tmp_path: Path) -> None:
    """Gold without a place, but with a name that may be given."""
    path = tmp_path / "a.gold.jsonl"
    incident = {"type": "air_strike", "salience": "main", "place": None, "alt_places": ["Idlib"]}
    elsewhere = {**incident, "alt_places": ["Mosul"]}
    path.write_text(json.dumps({"doc": "a", "incidents": [incident, elsewhere]}))
    told = replace(STRIKE, places=("Idlib",), admin1=None, countries=(), date=None)
    scores, misses = score(read_gold(path), {"a": [told]})
    assert misses[0].missed[0].loose_places == ("Mosul",)
    assert "place" not in scores.slots


def test_a_confused_type_is_counted_as_such() -> None:
    """A shelling taken for an air strike is found, with the wrong type."""
    scores, _ = score([GoldDocument("a", (STRIKE,))], {"a": [replace(STRIKE, types=("shelling",))]})
    assert scores.confusion["air_strike", "shelling"] == 1
    assert scores.accuracy("type") == 0.0


def test_a_line_that_is_no_gold_is_named(tmp_path: Path) -> None:
    """The error says which line of which file."""
    path = tmp_path / "x.gold.jsonl"
    path.write_text('{"doc": "a", "incidents": []}\n{"incidents": []}\n')
    with pytest.raises(InputError, match=r"x\.gold\.jsonl:2"):
        list(read_gold(path))


def test_an_aircraft_has_its_names_of_the_list() -> None:
    """What gold calls by the name that a text gives is the model of a record."""
    gold, told = replace(STRIKE, model="Black Hawk"), replace(STRIKE, model="UH-60")
    scores, _ = score([GoldDocument("a", (gold,))], {"a": [told]})
    assert scores.accuracy("aircraft_model") == 1.0
    scores, _ = score([GoldDocument("a", (gold,))], {"a": [replace(STRIKE, model="CH-47")]})
    assert scores.accuracy("aircraft_model") == 0.0
