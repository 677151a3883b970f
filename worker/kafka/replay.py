"""Articles from files onto `articles.raw`, at a rate, with every delivery awaited."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from confluent_kafka import KafkaError, KafkaException, Producer

from worker.errors import BrokerError, InputError
from worker.files import STDIN, ArticleFile, Found, Item, Record, Unreadable, read_file

NAMED = 100
"""So many failures are named one by one; the rest are counted, so that memory stays bounded."""

FLUSH_SECONDS = 90.0
"""Longer than a delivery may take (`client.DELIVERY_SECONDS`): then all reports are in."""


class KeyChoice(StrEnum):
    """What becomes the Kafka key of a record."""

    ID = "id"
    URL = "url"
    NONE = "none"


@dataclass(slots=True)
class Replayed:
    """What became of a replay, so far or in the end; the failures are named as far as `NAMED`."""

    files: int = 0
    sent: int = 0
    delivered: int = 0
    undelivered: int = 0
    unreadable: int = 0
    payload_bytes: int = 0
    seconds: float = 0.0
    failures: list[Unreadable] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether everything was read and delivered."""
        return self.undelivered == self.unreadable == 0

    def fail(self, origin: str, reason: str) -> None:
        """Name a failure, if not too many are named already."""
        if len(self.failures) < NAMED:
            self.failures.append(Unreadable(origin, reason))


OnProgress = Callable[[Replayed], None]
Headers = list[tuple[str, str | bytes | None]]


def replay(
    producer: Producer,
    topic: str,
    files: list[Found],
    *,
    key: KeyChoice = KeyChoice.ID,
    rate: float | None = None,
    repeat: int = 1,
    on_progress: OnProgress = lambda _: None,
    clock: Callable[[], float] = time.monotonic,
) -> Replayed:
    """Send the articles of `files` (from `files.find`) `repeat` times; at most `rate` a second.

    Returns when every record is delivered or known not to be. What cannot be read is counted and
    named, once; the rest goes on.
    """
    if repeat > 1 and any(isinstance(f, ArticleFile) and f.path is None for f in files):
        raise InputError(f"standard input ({STDIN}) cannot be read more than once")
    done = Replayed()
    start = clock()
    for item in _items(files, repeat, done):
        if isinstance(item, Record):
            if rate:
                _wait(producer, start + done.sent / rate, clock)
            _send(producer, topic, item, key, done)
        else:
            done.unreadable += 1
            done.fail(item.origin, item.reason)
        done.seconds = clock() - start
        on_progress(done)
    await_deliveries(producer)
    done.seconds = clock() - start
    on_progress(done)
    return done


def _items(files: list[Found], repeat: int, done: Replayed) -> Iterator[Item]:
    for turn in range(repeat):
        for found in files:
            yield from _of_turn(read_file(found), turn)
            done.files += 1


def _of_turn(items: Iterable[Item], turn: int) -> Iterator[Item]:
    return (item for item in items if turn == 0 or isinstance(item, Record))


def _wait(producer: Producer, due: float, clock: Callable[[], float]) -> None:
    while (left := due - clock()) > 0:
        producer.poll(left)


def _send(producer: Producer, topic: str, record: Record, key: KeyChoice, done: Replayed) -> None:
    def report(error: KafkaError | None) -> None:
        if error is None:
            done.delivered += 1
        else:
            done.undelivered += 1
            done.fail(record.origin, error.str())

    done.sent += 1
    done.payload_bytes += len(record.value)
    try:
        produce(producer, topic, record.value, _key(record, key), report)
    except KafkaException as error:
        report(error.args[0])


def produce(
    producer: Producer,
    topic: str,
    value: bytes | None,
    key: bytes | None,
    report: Callable[[KafkaError | None], None],
    headers: Headers | None = None,
) -> None:
    """Hand over a record, waiting while the local queue is full; `report` hears of its delivery."""
    while True:
        try:
            producer.produce(
                topic, value, key, headers=headers or [], on_delivery=lambda error, _: report(error)
            )
        except BufferError:
            producer.poll(0.1)
        else:
            producer.poll(0)
            return


def _key(record: Record, choice: KeyChoice) -> bytes | None:
    match choice:
        case KeyChoice.ID:
            return record.key
        case KeyChoice.URL:
            return _url(record.value) or record.key
        case KeyChoice.NONE:
            return None


def _url(value: bytes) -> bytes | None:
    try:
        fields = json.loads(value)
    except (ValueError, RecursionError):
        return None
    url = fields.get("url") if isinstance(fields, dict) else None
    return url.encode(errors="replace") if isinstance(url, str) and url else None


def await_deliveries(producer: Producer) -> None:
    """Wait until every record handed over has its delivery report."""
    left = producer.flush(FLUSH_SECONDS)
    if left:
        raise BrokerError(f"{left} records have no delivery report after {FLUSH_SECONDS:.0f} s")
