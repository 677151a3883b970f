"""Listing, showing and sending back dead letters."""

from __future__ import annotations

import io
import json
from dataclasses import replace as changed

import pytest
from confluent_kafka import Message, Producer
from rich.console import Console

from worker.errors import InputError
from worker.kafka import client
from worker.kafka.dead_letters import (
    DeadLetter,
    Filter,
    as_json,
    dead_letter,
    dead_letters,
    print_letter,
    print_list,
    replay,
)
from worker.kafka.reading import messages
from worker.settings import Settings
from worker.wire.deadletter import ATTEMPT, Failure, dead_letter_headers, next_attempt

BROKEN = b"\xff\x00{broken\r\n"
ORIGINAL = [("trace", b"\x01\x02"), ("trace", b"again")]


def _failure(code: str = "not_utf8", attempt: int = 1) -> Failure:
    return Failure(
        stage="decode",
        code=code,
        message="byte 0xff at 0",
        topic="articles.raw",
        partition=2,
        offset=40,
        timestamp=1_517_648_000_000,
        attempt=attempt,
        version="0.1.0",
    )


@pytest.fixture
def topic(settings: Settings) -> str:
    """Four dead letters, one of them a retraction's, and a record of someone else's."""
    name = settings.topic_prefix + "articles.dead-letter"
    producer: Producer = client.producer(settings)

    def put(value: bytes | None, key: bytes | None, code: str | None) -> None:
        headers = dead_letter_headers(_failure(code), ORIGINAL) if code else []
        producer.produce(name, value, key, partition=0, headers=headers)  # type: ignore[arg-type]

    put(BROKEN, b"\xfekey", "not_utf8")
    put(b"[]", None, "not_json")
    put(None, b"a-3", "unprocessable")
    put(b"x", b"k", "not_json")
    put(b"foreign", b"f", None)
    assert producer.flush(10) == 0
    return name


def _letters(settings: Settings, topic: str, wanted: Filter | None = None) -> list[DeadLetter]:
    return list(dead_letters(client.consumer(settings), topic, wanted))


def _sent_back(settings: Settings, letters: list[DeadLetter]) -> list[Message]:
    raw = settings.topic_prefix + "articles.raw"
    replay(client.producer(settings), raw, letters)
    return [m for m in messages(client.consumer(settings), raw) if m is not None]


def test_a_letter_has_its_bytes_and_its_failure(settings: Settings, topic: str) -> None:
    """What is read is the record as it came, and why it failed."""
    first = _letters(settings, topic)[0]
    assert (first.key, first.value, first.failure) == (b"\xfekey", BROKEN, _failure())


@pytest.mark.parametrize(
    ("wanted", "offsets"),
    [
        (Filter(), [0, 1, 2, 3, 4]),
        (Filter(codes=frozenset({"not_json"})), [1, 3]),
        (Filter(codes=frozenset({"not_json", "not_utf8"})), [0, 1, 3]),
        (Filter(partition=0, offset=2), [2]),
        (Filter(partition=1), []),
        (Filter(codes=frozenset({"not_utf8"}), offset=1), []),
    ],
    ids=["all", "code", "codes", "position", "partition", "both"],
)
def test_letters_are_chosen_by_code_and_position(
    settings: Settings, topic: str, wanted: Filter, offsets: list[int]
) -> None:
    """A filter takes what fulfils each of its conditions."""
    assert [letter.offset for letter in _letters(settings, topic, wanted)] == offsets


def test_a_letter_is_found_by_its_position(settings: Settings, topic: str) -> None:
    """`show PARTITION OFFSET` reads that one record."""
    assert dead_letter(client.consumer(settings), topic, 0, 3).value == b"x"


@pytest.mark.parametrize("position", [(0, 99), (3, 0)], ids=["offset", "partition"])
def test_a_position_without_a_letter_is_an_error(
    settings: Settings, topic: str, position: tuple[int, int]
) -> None:
    """Nothing is shown in place of what is not there."""
    with pytest.raises(InputError, match=f"{position[0]}@{position[1]}"):
        dead_letter(client.consumer(settings), topic, *position)


def test_a_letter_goes_back_as_it_came(settings: Settings, topic: str) -> None:
    """Bytes, key and headers are the original ones; only the count of attempts is added."""
    [message] = _sent_back(settings, _letters(settings, topic, Filter(offset=0)))
    assert (message.key(), message.value()) == (b"\xfekey", BROKEN)
    headers = list(message.headers() or [])
    assert headers == [*ORIGINAL, (ATTEMPT, b"1")]
    assert next_attempt(headers) == 2  # type: ignore[arg-type]


def test_a_retraction_goes_back_as_a_retraction(settings: Settings, topic: str) -> None:
    """A null value stays null: it is not an empty one."""
    [message] = _sent_back(settings, _letters(settings, topic, Filter(offset=2)))
    assert (message.key(), message.value()) == (b"a-3", None)


def test_what_is_no_dead_letter_is_not_sent(settings: Settings, topic: str) -> None:
    """A foreign record is named and counted, and does not reach the input topic."""
    raw = settings.topic_prefix + "articles.raw"
    done = replay(client.producer(settings), raw, _letters(settings, topic))
    assert (done.sent, done.delivered, done.unreadable) == (4, 4, 1)
    assert [failure.origin for failure in done.failures] == ["0@4"]


def test_a_letter_without_its_bytes_is_not_sent_back(settings: Settings) -> None:
    """Sent back it would retract the article; what is missing is named with its place."""
    name = settings.topic_prefix + "articles.dead-letter"
    producer: Producer = client.producer(settings)
    headers = dead_letter_headers(changed(_failure("too_large"), omitted_bytes=20_000_000), [])
    producer.produce(name, None, b"k", headers=headers)  # type: ignore[arg-type]
    assert producer.flush(10) == 0
    done = replay(producer, "unused", _letters(settings, name))
    assert (done.sent, done.unreadable) == (0, 1)
    assert "articles.raw 2@40" in done.failures[0].reason


def test_the_list_has_a_line_for_each(settings: Settings, topic: str) -> None:
    """A person sees position, code, key, message, origin and attempt."""
    out = io.StringIO()
    assert print_list(_letters(settings, topic), Console(file=out, width=40)) == 5
    lines = out.getvalue().splitlines()
    assert lines[0] == (
        "0@0      not_utf8        \\xfekey · byte 0xff at 0 · from articles.raw 2@40 · "
        "2018-02-03 08:53:20+00:00 · attempt 1"
    )
    assert lines[4].endswith("not a dead letter of the worker")


def test_json_says_the_same(settings: Settings, topic: str) -> None:
    """A program gets position, key, size and failure; bytes that are no text are escaped."""
    record = json.loads(as_json(_letters(settings, topic)[0]))
    assert (record["partition"], record["offset"], record["bytes"]) == (0, 0, len(BROKEN))
    assert record["key"] == "\\xfekey"
    assert record["failure"]["code"] == "not_utf8"


def test_a_letter_is_shown_with_all_its_headers(settings: Settings, topic: str) -> None:
    """Whoever looks at one letter sees every header."""
    out = io.StringIO()
    letter = _letters(settings, topic)[0]
    print_letter(letter, Console(file=out))
    assert len(out.getvalue().splitlines()) == 2 + len(letter.headers)


def test_sending_back_ends_even_if_letters_come_again(settings: Settings, topic: str) -> None:
    """What is added to the topic while it is read is left for the next time."""
    producer: Producer = client.producer(settings)
    seen = 0
    for letter in dead_letters(client.consumer(settings), topic, Filter(partition=0)):
        producer.produce(topic, letter.value, letter.key, partition=0)
        assert producer.flush(10) == 0
        seen += 1
    assert seen == 5
