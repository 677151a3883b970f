"""The values of the other topics, and the lines of the offline commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from worker.domain.article import Article, Publisher
from worker.domain.incident import (
    Candidate,
    CandidateBatch,
    Incident,
    TrackedIncident,
)
from worker.domain.outcome import NoIncidentReason, Origin, Outcome, OutcomeKind, Understanding
from worker.domain.text import Span
from worker.wire.codec import dumps, loads
from worker.wire.records import (
    decode_batch,
    decode_candidate,
    decode_incident,
    decode_outcome,
    decode_tracked,
    encode_article,
    encode_batch,
    encode_candidate,
    encode_extraction,
    encode_incident,
    encode_outcome,
    encode_tracked,
)

ORIGIN = Origin("articles.raw", 3, 1207)
PROCESSED_AT = dt.datetime(2016, 5, 1, 10, 30, tzinfo=dt.UTC)


def outcome_record(
    outcome: Outcome, fingerprint: str | None = None, sub_regions: tuple[str, ...] = ()
) -> bytes:
    """The value of `articles.outcomes` for an outcome."""
    return encode_outcome(
        outcome,
        fingerprint=fingerprint,
        sub_regions=sub_regions,
        origin=ORIGIN,
        processed_at=PROCESSED_AT,
        version="1.2.3",
    )


@given(strategies.candidates)
def test_candidates_come_back_as_they_were(candidate: Candidate) -> None:
    """A candidate is decoded to what was encoded."""
    assert decode_candidate(loads(dumps(encode_candidate(candidate)))) == candidate


@given(strategies.candidates)
def test_a_candidate_has_its_source_where_an_incident_has_them(candidate: Candidate) -> None:
    """The source of a candidate is the one element of `sources`."""
    record = loads(dumps(encode_candidate(candidate)))
    assert [source["article_id"] for source in record["sources"]] == [candidate.source.article_id]
    assert "source" not in record


@given(strategies.batches)
def test_batches_come_back_as_they_were(batch: CandidateBatch) -> None:
    """A value of `incidents.candidates` is decoded to what was encoded."""
    assert decode_batch(encode_batch(batch)) == batch


@given(strategies.incidents)
def test_incidents_come_back_as_they_were(incident: Incident) -> None:
    """A value of `incidents` is decoded to what was encoded."""
    assert decode_incident(encode_incident(incident)) == incident


@given(strategies.tracked_incidents)
def test_tracked_incidents_come_back_as_they_were(tracked: TrackedIncident) -> None:
    """The resolver finds its state as it left it."""
    assert decode_tracked(encode_tracked(tracked)) == tracked


@given(strategies.outcomes)
def test_outcomes_come_back_as_they_were(outcome: Outcome) -> None:
    """The outcome in a value of `articles.outcomes` is the one that was encoded."""
    assert decode_outcome(outcome_record(outcome)) == outcome


def test_an_outcome_says_where_the_article_stood_and_who_read_it() -> None:
    """The record has all that is known of the processing beside the outcome itself."""
    outcome = Outcome("a1", OutcomeKind.INCIDENTS, incidents=2)
    assert loads(outcome_record(outcome, "f1", ("unplaced", "145"))) == {
        "article_id": "a1",
        "outcome": "incidents",
        "incidents": 2,
        "code": None,
        "message": None,
        "stage": None,
        "fingerprint": "f1",
        "sub_regions": ["145", "unplaced"],
        "source": {"topic": "articles.raw", "partition": 3, "offset": 1207},
        "processed_at": "2016-05-01T10:30:00Z",
        "worker_version": "1.2.3",
    }


def test_any_failure_can_be_told() -> None:
    """A message with a lone surrogate, which no UTF-8 can say, is written with an escape for it."""
    outcome = Outcome("a1", OutcomeKind.REJECTED, code="unprocessable", message="at \ud83d")
    assert decode_outcome(outcome_record(outcome)).message == r"at \ud83d"
    assert loads(encode_extraction(Understanding(outcome)))["message"] == r"at \ud83d"


@pytest.mark.parametrize(
    "decode",
    [decode_batch, decode_incident, decode_tracked, decode_outcome],
    ids=lambda f: f.__name__,
)
@given(value=strategies.json_values.map(dumps) | st.binary(max_size=20))
def test_what_is_no_such_record_is_refused(decode: Callable[[bytes], Any], value: bytes) -> None:
    """Whatever bytes there are, decoding raises nothing but KeyError, TypeError or ValueError."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(value)


@given(strategies.candidates, st.integers(0, 3).filter(lambda count: count != 1))
def test_a_candidate_has_exactly_one_source(candidate: Candidate, count: int) -> None:
    """A candidate's record with no source, or with several, is refused."""
    record = loads(dumps(encode_candidate(candidate)))
    with pytest.raises(ValueError, match="values to unpack"):
        decode_candidate(record | {"sources": record["sources"] * count})


@given(strategies.headed_incidents)
def test_reports_of_another_shape_are_refused(incident: Incident) -> None:
    """State whose reports are no object raises `TypeError`, like any other wrong type."""
    record = loads(encode_tracked(TrackedIncident(incident, {})))
    with pytest.raises(TypeError):
        decode_tracked(dumps(record | {"reports": []}))


@given(strategies.candidates)
def test_a_line_of_extract_has_the_candidates(candidate: Candidate) -> None:
    """`incidents extract` writes the candidates of an article as records."""
    outcome = Outcome("a1", OutcomeKind.INCIDENTS, incidents=1)
    line = loads(encode_extraction(Understanding(outcome, candidates=(candidate,))))
    assert (line["article_id"], line["outcome"]) == ("a1", "incidents")
    assert [decode_candidate(record) for record in line["incidents"]] == [candidate]


@pytest.mark.parametrize(
    ("kind", "code", "message"),
    [
        pytest.param(OutcomeKind.REJECTED, "no_text", "neither text nor html", id="rejected"),
        pytest.param(
            OutcomeKind.NO_INCIDENT, NoIncidentReason.LANGUAGE, "language fr", id="no incident"
        ),
    ],
)
def test_a_line_of_extract_says_why_there_is_no_incident(
    kind: OutcomeKind, code: str, message: str
) -> None:
    """An article without incidents has the reason in their stead."""
    outcome = Outcome("a1", kind, code=code, message=message)
    assert loads(encode_extraction(Understanding(outcome))) == {
        "article_id": "a1",
        "outcome": kind,
        "code": code,
        "message": message,
        "incidents": [],
    }


def test_a_line_of_clean_has_the_paragraphs_alone() -> None:
    """`incidents clean` writes title and paragraphs apart, and the publisher by name."""
    article = Article(
        article_id="a1",
        text="Jet down\n\nA jet fell.\n\nIts pilot lives.",
        paragraphs=(Span(10, 21), Span(23, 39)),
        fingerprint="f1",
        title="Jet down",
        title_span=Span(0, 8),
        publisher=Publisher("Example News", "news.example"),
        published_at=PROCESSED_AT,
        language="en",
    )
    assert loads(encode_article(article)) == {
        "article_id": "a1",
        "title": "Jet down",
        "text": "A jet fell.\n\nIts pilot lives.",
        "published_at": "2016-05-01T10:30:00Z",
        "language": "en",
        "publisher": "Example News",
    }


@pytest.mark.parametrize(
    ("publisher", "written"),
    [
        pytest.param(Publisher(domain="news.example"), "news.example", id="domain"),
        pytest.param(Publisher(), None, id="unknown"),
    ],
)
def test_a_publisher_without_name_is_its_domain(publisher: Publisher, written: str | None) -> None:
    """The publisher of a line of `incidents clean` is the name, else the domain, else null."""
    article = Article("a1", "A jet fell.", (Span(0, 11),), "f1", publisher=publisher)
    assert loads(encode_article(article))["publisher"] == written
