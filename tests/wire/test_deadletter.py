"""The headers of dead letters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests import strategies
from worker.domain.outcome import Origin
from worker.wire.deadletter import (
    ATTEMPT,
    PREFIX,
    Failure,
    Headers,
    dead_letter_headers,
    next_attempt,
    read_failure,
    replay_headers,
)

FAILURE = Failure(
    stage="decode",
    code="not_json",
    message="an empty value",
    topic="articles.raw",
    partition=3,
    offset=1207,
    timestamp=1462104000000,
    attempt=1,
    version="1.2.3",
)
OWN: Headers = [("trace", b"\x00\xff"), ("trace", b"again"), ("content-type", b"text/html")]


@given(strategies.failures, strategies.own_headers)
def test_a_failure_is_read_as_it_was_written(failure: Failure, own: Headers) -> None:
    """All that is known of a failure comes back from the headers."""
    assert read_failure(dead_letter_headers(failure, own)) == failure


@given(strategies.failures, strategies.own_headers)
def test_the_headers_of_the_article_stay_as_they_came(failure: Failure, own: Headers) -> None:
    """Its own headers stand first, in their order, with their bytes."""
    assert dead_letter_headers(failure, own)[: len(own)] == own


def test_an_unknown_timestamp_is_left_out() -> None:
    """What is not known has no header rather than the word None."""
    names = [name for name, _ in dead_letter_headers(replace(FAILURE, timestamp=None), [])]
    assert f"{PREFIX}timestamp" not in names
    assert len(names) == 8


def test_any_failure_can_be_told() -> None:
    """A message with a lone surrogate, which no UTF-8 can say, is written with an escape for it."""
    told = read_failure(dead_letter_headers(replace(FAILURE, message="at \ud83d"), []))
    assert told == replace(FAILURE, message=r"at \ud83d")


def test_only_the_latest_failure_is_told() -> None:
    """A record that fails again has the new failure once, not both."""
    first = dead_letter_headers(FAILURE, OWN)
    second = dead_letter_headers(replace(FAILURE, attempt=2), first)
    assert second == dead_letter_headers(replace(FAILURE, attempt=2), OWN)


def test_a_replayed_record_goes_back_as_it_came() -> None:
    """Replaying leaves the record its own headers, and the number of attempts so far."""
    assert replay_headers(dead_letter_headers(FAILURE, OWN)) == [*OWN, (ATTEMPT, b"1")]


def test_attempts_count_on_through_replays() -> None:
    """The second failure of a record says that it was the second."""
    headers = replay_headers(dead_letter_headers(FAILURE, OWN))
    again = dead_letter_headers(replace(FAILURE, attempt=next_attempt(headers)), headers)
    assert next_attempt(replay_headers(again)) == 3


@pytest.mark.parametrize(
    ("headers", "attempt"),
    [
        pytest.param([], 1, id="none"),
        pytest.param(OWN, 1, id="only its own"),
        pytest.param([(ATTEMPT, b"4")], 5, id="four so far"),
        pytest.param([(ATTEMPT, b"4"), (ATTEMPT, b"2")], 5, id="twice"),
        pytest.param([(ATTEMPT, b"many")], 1, id="not a number"),
        pytest.param([(ATTEMPT, b"")], 1, id="empty"),
        pytest.param([(ATTEMPT, b"9" * 5000)], 1, id="absurd"),
        pytest.param([(ATTEMPT, None)], 1, id="null"),
    ],
)
def test_the_next_attempt(headers: Any, attempt: int) -> None:
    """Attempts are counted from the header; one that makes no sense counts as none."""
    assert next_attempt(headers) == attempt


def test_null_headers_are_read_as_empty_ones() -> None:
    """Kafka has headers that are null; they make no reading fail."""
    headers: Any = [*dead_letter_headers(FAILURE, []), ("trace", None), (PREFIX + "message", None)]
    assert read_failure(headers) == replace(FAILURE, message="")


@pytest.mark.parametrize("missing", "stage code topic partition offset attempt version".split())
def test_headers_that_do_not_tell_a_failure(missing: str) -> None:
    """Without any of its parts a failure cannot be told."""
    headers = dead_letter_headers(FAILURE, [])
    assert read_failure([h for h in headers if h[0] != PREFIX + missing]) is None


@pytest.mark.parametrize("name", "partition offset timestamp attempt".split())
def test_numbers_that_are_none(name: str) -> None:
    """A failure whose numbers cannot be read is no failure, and raises nothing."""
    assert read_failure([*dead_letter_headers(FAILURE, []), (PREFIX + name, b"x")]) is None


@given(strategies.own_headers)
def test_records_that_never_failed_tell_no_failure(own: Headers) -> None:
    """Headers without the prefix are not taken for a failure."""
    assert read_failure(own) is None


def test_the_origin_is_where_the_record_stood() -> None:
    """Topic, partition and offset of a failure lead to the record."""
    assert FAILURE.origin == Origin("articles.raw", 3, 1207)
