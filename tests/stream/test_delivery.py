"""What goes out fits where it goes."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable
from types import SimpleNamespace
from typing import Any

import pytest

from worker.stream.delivery import Flight, Outbox
from worker.wire.deadletter import read_failure
from worker.wire.topics import load_topics

TOPICS = load_topics()
LIMIT = int(TOPICS.dead_letter.config["max.message.bytes"])


class Sent:
    """A producer that keeps what it is given last."""

    value: bytes | None
    headers: list[tuple[str, bytes]]

    async def send(self, *record: Any) -> Awaitable[Any]:
        """As Faust's producer."""
        _, _, self.value, _, _, self.headers = record
        return asyncio.get_running_loop().create_future()


async def _letter(value: bytes) -> Sent:
    sent = Sent()
    message = SimpleNamespace(
        topic="articles.raw", partition=2, offset=7, key=b"a", value=value, headers=[], timestamp=1
    )
    event: Any = SimpleNamespace(message=message)
    app: Any = SimpleNamespace(producer=sent)

    flight = Flight(event, lambda _: None, 0.0)
    await Outbox(app, TOPICS).send_dead_letter(
        TOPICS.dead_letter, flight, "decode", "too_large", "too large"
    )
    return sent


async def test_a_large_article_that_compresses_well_is_kept() -> None:
    """A broker counts compressed bytes: what it took on the way in it takes as a dead letter."""
    value = b'{"text": "' + b"word " * (LIMIT // 4) + b'"}'
    sent = await _letter(value)
    failure = read_failure(sent.headers)
    assert len(value) > LIMIT
    assert sent.value == value
    assert failure is not None
    assert failure.omitted_bytes is None


@pytest.mark.parametrize("over", [0, 1_000_000])
async def test_what_can_never_fit_is_told_without_its_value(over: int) -> None:
    """The letter says how long the value is and where it stands; the worker goes on."""
    value = random.Random(1).randbytes(LIMIT + over)
    sent = await _letter(value)
    failure = read_failure(sent.headers)
    assert sent.value is None
    assert failure is not None
    assert (failure.omitted_bytes, failure.topic, failure.partition, failure.offset) == (
        len(value),
        "articles.raw",
        2,
        7,
    )
