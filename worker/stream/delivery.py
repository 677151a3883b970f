"""Records on their way out, and the record that they came from.

`Outbox.send` returns when a record is buffered, which promises nothing. Only an awaited delivery
does: `delivered` waits for all of an item's, and only then may the item be acknowledged.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import faust
from aiokafka.errors import KafkaError
from faust.exceptions import FaustError
from faust.types import EventT

from worker import __version__
from worker.errors import BrokerError, Unprocessable
from worker.wire.deadletter import Failure, dead_letter_headers, next_attempt
from worker.wire.topics import Topic, Topics

Headers = list[tuple[str, bytes]]
Delivery = Awaitable[Any]
Acknowledge = Callable[[EventT[Any]], None]

DELIVERY_SECONDS: Final = 120.0
"""After this a delivery counts as failed and the worker ends; a broker restarts in 5 to 60 s."""

OVERHEAD_BYTES: Final = 16_384
"""What a record may have besides its value (key, headers, framing) within `max.message.bytes`."""

HEADER_BYTES: Final = 524_288
"""What the headers of a dead letter may take of it: those of the article and our own."""

MESSAGE_CHARS: Final = 1_000
"""So much of an error's message goes into outcomes and headers."""

DEFAULT_MAX_BYTES: Final = 1_048_588
"""What Kafka takes where a topic does not say."""


@dataclass(slots=True, eq=False)
class Flight:
    """A record that came in. `since` is the time in seconds of a monotonic clock."""

    event: EventT[Any]
    acknowledge: Acknowledge
    since: float

    @property
    def partition(self) -> int:
        """The partition that it came from."""
        partition: int = self.event.message.partition
        return partition

    @property
    def key(self) -> bytes | None:
        """The key, as it came."""
        key: bytes | None = self.event.message.key
        return key

    @property
    def value(self) -> bytes | None:
        """The value, as it came."""
        value: bytes | None = self.event.message.value
        return value

    @property
    def headers(self) -> Headers:
        """All headers in their order, also where two have one name."""
        headers = self.event.message.headers or []
        return list(headers.items() if isinstance(headers, Mapping) else headers)

    @property
    def timestamp(self) -> int | None:
        """Kafka timestamp in milliseconds."""
        seconds = self.event.message.timestamp
        return None if seconds is None or seconds < 0 else round(seconds * 1000)

    @property
    def place(self) -> str:
        """Topic, partition and offset, for a person."""
        message = self.event.message
        return f"{message.topic}/{message.partition}@{message.offset}"

    @property
    def stale(self) -> bool:
        """Whether the group rebalanced since: the record will be read again, by whoever owns it."""
        mine: bool = self.event.message.generation_id == self.event.app.consumer_generation_id
        return not mine


class Outbox:
    """Sends records; knows how large each topic takes them."""

    def __init__(self, app: faust.App, topics: Topics) -> None:
        self._app = app
        self._limits = {topic.name: _limit(topic) for topic in topics}

    async def send(
        self, topic: Topic, key: bytes | None, value: bytes | None, headers: Headers | None = None
    ) -> Delivery:
        """Buffer a record, in order; the result awaits its delivery."""
        delivery: Delivery = await self._app.producer.send(
            topic.name, key, value, None, None, headers or []
        )
        return delivery

    async def send_dead_letter(
        self, topic: Topic, flight: Flight, stage: str, code: str, message: str
    ) -> Delivery:
        """Buffer the record as it came, with headers that say why.

        A producer with a better compression than ours may have got a value onto its topic that
        would not fit here. Its letter goes without it: refused by the broker, it would end the
        worker, and the next one on the same record.
        """
        origin = flight.event.message
        headers, value = flight.headers, flight.value
        omitted = value is not None and not self._fits(topic, value)
        failure = Failure(
            stage=stage,
            code=code,
            message=message[:MESSAGE_CHARS],
            topic=origin.topic,
            partition=origin.partition,
            offset=origin.offset,
            timestamp=flight.timestamp,
            attempt=next_attempt(headers),
            version=__version__,
            omitted_bytes=len(value) if value is not None and omitted else None,
        )
        return await self.send(
            topic, flight.key, None if omitted else value, dead_letter_headers(failure, headers)
        )

    def _fits(self, topic: Topic, value: bytes) -> bool:
        """Whether the broker takes the value; it counts compressed bytes."""
        limit = self._limits[topic.name] - HEADER_BYTES
        return len(value) <= limit or len(zlib.compress(value)) <= limit

    def check(self, topic: Topic, value: bytes) -> bytes:
        """The value, if the topic takes it; `Unprocessable` if it is too large.

        Found only by the broker, it would end the worker, and the next one on the same article.
        """
        limit = self._limits[topic.name]
        if len(value) > limit:
            raise Unprocessable(f"a record of {len(value):,} bytes, {topic.name} takes {limit:,}")
        return value


async def delivered(deliveries: Iterable[Delivery]) -> None:
    """Wait until all are with the broker; `BrokerError` where one is not."""
    try:
        await asyncio.wait_for(asyncio.gather(*deliveries), DELIVERY_SECONDS)
    except TimeoutError:
        raise BrokerError(f"no delivery within {DELIVERY_SECONDS:.0f} s") from None
    except (KafkaError, FaustError) as error:
        raise BrokerError(f"a record was not delivered: {error!r}") from error


def _limit(topic: Topic) -> int:
    return int(topic.config.get("max.message.bytes", DEFAULT_MAX_BYTES)) - OVERHEAD_BYTES
