"""Dataclasses to JSON and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given

from tests import strategies
from worker.domain.incident import (
    AcledCode,
    Candidate,
    Casualties,
    Claim,
    Count,
    DateRange,
    Incident,
    Location,
    SourceReport,
)
from worker.domain.kinds import DatePrecision, DateSource, PlacePrecision
from worker.domain.text import Span
from worker.wire.codec import build, dumps, loads

DATE: dict[str, Any] = {
    "start": "2016-05-01",
    "end": "2016-05-02",
    "precision": 2,
    "source": "relative",
}
SOURCE: dict[str, Any] = {"article_id": "a", "fingerprint": "f"}


@given(strategies.locations | strategies.actors | strategies.claims | strategies.source_reports)
def test_a_dataclass_comes_back_as_it_was(value: Any) -> None:
    """What is encoded can be decoded, and nothing of it is lost."""
    assert build(type(value), loads(dumps(value))) == value


def test_fields_stand_under_their_names_in_the_words_of_the_wire() -> None:
    """Enumerations are written by value, dates as YYYY-MM-DD."""
    date = DateRange(
        dt.date(2016, 5, 1), dt.date(2016, 5, 2), DatePrecision.DAYS, DateSource.RELATIVE
    )
    assert loads(dumps(date)) == DATE


def test_nothing_is_left_out() -> None:
    """A value that is not known is written as null."""
    location = Location(PlacePrecision.COUNTRY, country="Syria")
    assert loads(dumps(location)) == asdict(location)


def test_spans_are_pairs() -> None:
    """A span is written as [start, end]."""
    report = SourceReport("a", "f", spans=(Span(0, 5),), slots={"date": (Span(1, 2),)})
    written = loads(dumps(report))
    assert (written["spans"], written["slots"]) == ([[0, 5]], {"date": [[1, 2]]})


@pytest.mark.parametrize(
    "time",
    [
        pytest.param(dt.datetime(2016, 5, 1, 12, 30, tzinfo=dt.UTC), id="utc"),
        pytest.param(
            dt.datetime(2016, 5, 1, 15, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))), id="zone"
        ),
        pytest.param(dt.datetime(2016, 5, 1, 12, 30), id="naive"),  # noqa: DTZ001
    ],
)
def test_times_of_a_source_are_read_back_as_the_same_moment(time: dt.datetime) -> None:
    """A time is the same moment after its journey; one without zone is taken as UTC."""
    report = SourceReport("a", "f", published_at=time)
    back = build(SourceReport, loads(dumps(report))).published_at
    assert back == dt.datetime(2016, 5, 1, 12, 30, tzinfo=dt.UTC)


def test_any_mapping_can_be_encoded() -> None:
    """A read-only mapping is written like a dict."""
    report = SourceReport("a", "f", slots=MappingProxyType({"date": (Span(1, 2),)}))
    assert loads(dumps(report))["slots"] == {"date": [[1, 2]]}


def test_an_unknown_type_is_refused() -> None:
    """What has no JSON raises `TypeError` and is not written as something else."""
    with pytest.raises(TypeError):
        dumps({"a": object()})


def test_fields_of_a_later_version_are_ignored() -> None:
    """A record with fields that this version does not know is read without them."""
    assert build(Count, {"low": 1, "best": 2, "high": 3, "median": 2}) == Count(1, 2, 3)


def test_a_field_with_a_default_may_be_missing() -> None:
    """A record of an earlier version, without a field that has a default, is read with that."""
    assert build(SourceReport, SOURCE) == SourceReport("a", "f")


@dataclass(frozen=True)
class _Numbers:
    whole: int = 0
    real: float = 0.0
    flag: bool = False
    named: dict[str, tuple[int, ...]] = field(default_factory=dict)


def test_a_whole_number_serves_as_a_real_one() -> None:
    """JSON does not tell 1 from 1.0 where a real number is expected."""
    assert build(_Numbers, {"real": 1}).real == 1


@pytest.mark.parametrize(
    ("cls", "record", "error"),
    [
        pytest.param(AcledCode, {"event_type": "Battles"}, TypeError, id="a field is missing"),
        pytest.param(AcledCode, [], TypeError, id="an array for an object"),
        pytest.param(AcledCode, "Battles", TypeError, id="a string for an object"),
        pytest.param(Casualties, [], TypeError, id="an array where all has defaults"),
        pytest.param(Casualties, "", TypeError, id="a string where all has defaults"),
        pytest.param(Count, {"low": "1", "best": 1, "high": 1}, TypeError, id="string for int"),
        pytest.param(Count, {"low": True, "best": 1, "high": 1}, TypeError, id="bool for int"),
        pytest.param(Count, {"low": 1.5, "best": 1, "high": 1}, TypeError, id="float for int"),
        pytest.param(_Numbers, {"flag": 1}, TypeError, id="int for bool"),
        pytest.param(_Numbers, {"named": [["a", [1]]]}, TypeError, id="array for mapping"),
        pytest.param(_Numbers, {"named": {"a": {"1": 2}}}, TypeError, id="object for sequence"),
        pytest.param(DateRange, DATE | {"start": "May 1"}, ValueError, id="no date"),
        pytest.param(DateRange, DATE | {"start": 20160501}, TypeError, id="a number for a date"),
        pytest.param(DateRange, DATE | {"precision": 9}, ValueError, id="unknown precision"),
        pytest.param(DateRange, DATE | {"source": "guess"}, ValueError, id="unknown word"),
        pytest.param(SourceReport, SOURCE | {"spans": "ab"}, TypeError, id="string for spans"),
        pytest.param(SourceReport, SOURCE | {"spans": ["ab"]}, TypeError, id="string for a span"),
        pytest.param(SourceReport, SOURCE | {"spans": [["a", "b"]]}, TypeError, id="no positions"),
        pytest.param(SourceReport, SOURCE | {"spans": [[1, 2, 3]]}, ValueError, id="three ends"),
        pytest.param(SourceReport, SOURCE | {"slots": []}, TypeError, id="array for slots"),
        pytest.param(Claim, {"source": "x", "stance": None}, ValueError, id="null for a word"),
    ],
)
def test_a_record_of_another_shape_is_refused(
    cls: type[Any], record: Any, error: type[Exception]
) -> None:
    """A record that is not of the dataclass's shape raises, and is not read as if it were."""
    with pytest.raises(error):
        build(cls, record)


@given(strategies.json_values)
def test_any_other_json_is_refused_with_the_promised_errors(value: Any) -> None:
    """Whatever JSON there is, `build` raises nothing but KeyError, TypeError or ValueError."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        build(Incident, value)
    with pytest.raises((KeyError, TypeError, ValueError)):
        build(Candidate, value)
