"""Dead letters: list them, look at one, send them back.

A dead letter carries the bytes and headers of the record as it came, so sending it back is sending
the same record again. It stays on its topic until its retention ends; one that fails again comes
back as a new dead letter with a higher attempt.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import cast

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, Producer
from rich.console import Console
from rich.text import Text

from worker.errors import InputError
from worker.kafka.reading import message_at, messages
from worker.kafka.replay import Replayed, await_deliveries, produce
from worker.wire.deadletter import Failure, Headers, read_failure, replay_headers


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record of the dead-letter topic; `failure` is None where its headers tell none."""

    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    failure: Failure | None

    @property
    def position(self) -> str:
        """Where it stands: `partition@offset`."""
        return f"{self.partition}@{self.offset}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which dead letters are meant; what is empty or None is no condition."""

    codes: frozenset[str] = frozenset()
    partition: int | None = None
    offset: int | None = None

    def accepts(self, letter: DeadLetter) -> bool:
        """Whether the letter is meant."""
        code = letter.failure.code if letter.failure else None
        return (
            (not self.codes or code in self.codes)
            and self.partition in (None, letter.partition)
            and self.offset in (None, letter.offset)
        )


def dead_letters(
    consumer: Consumer, topic: str, wanted: Filter | None = None
) -> Iterator[DeadLetter]:
    """The dead letters up to now that are meant, partition by partition."""
    wanted = wanted or Filter()
    for message in messages(consumer, topic):
        if message is not None and wanted.accepts(letter := _read(message)):
            yield letter


def dead_letter(consumer: Consumer, topic: str, partition: int, offset: int) -> DeadLetter:
    """The dead letter at a position; `InputError` where there is none (any more)."""
    message = message_at(consumer, topic, partition, offset)
    if message is None:
        raise InputError(f"no dead letter at {partition}@{offset} of {topic}")
    return _read(message)


def replay(producer: Producer, topic: str, letters: Iterable[DeadLetter]) -> Replayed:
    """Send the letters back to `topic` with their bytes, keys and headers as they came.

    Returns when each is delivered or known not to be. A letter that does not say where it came
    from is left out and named: it is not one of the worker's.
    """
    done = Replayed()
    for letter in letters:
        if letter.failure is None:
            done.unreadable += 1
            done.fail(letter.position, "no headers of a failure: not a dead letter of the worker")
        elif letter.failure.omitted_bytes is not None:
            done.unreadable += 1
            done.fail(letter.position, f"its bytes stand at {_origin(letter.failure)} alone")
        else:
            _send_back(producer, topic, letter, done)
    await_deliveries(producer)
    return done


def print_list(letters: Iterable[DeadLetter], console: Console) -> int:
    """One dead letter a line; how many there were."""
    count = 0
    for count, letter in enumerate(letters, start=1):  # noqa: B007  the last one is the answer
        console.print(_line(letter), soft_wrap=True)
    return count


def as_json(letter: DeadLetter) -> str:
    """A letter without its value, on one line."""
    failure = asdict(letter.failure) if letter.failure else None
    return json.dumps(
        {
            "partition": letter.partition,
            "offset": letter.offset,
            "key": _text(letter.key),
            "bytes": len(letter.value or b""),
            "failure": failure,
        },
        ensure_ascii=False,
    )


def print_letter(letter: DeadLetter, console: Console) -> None:
    """Key and headers of a letter; the value is bytes and goes to standard output by itself."""
    console.out(f"position: {letter.position}", highlight=False)
    console.out(f"key: {_text(letter.key)}", highlight=False)
    for name, value in letter.headers:
        console.out(f"{name}: {_text(value)}", highlight=False)


def _read(message: Message) -> DeadLetter:
    came = cast("list[tuple[str, str | bytes | None]]", message.headers() or [])
    headers = [(name, _bytes(value)) for name, value in came]
    partition, offset = message.partition(), message.offset()
    if partition is None or offset is None:
        raise InputError("a record without a position")
    return DeadLetter(
        partition, offset, message.key(), message.value(), headers, read_failure(headers)
    )


def _bytes(value: str | bytes | None) -> bytes:
    return value.encode() if isinstance(value, str) else value or b""


def _send_back(producer: Producer, topic: str, letter: DeadLetter, done: Replayed) -> None:
    def report(error: KafkaError | None) -> None:
        if error is None:
            done.delivered += 1
        else:
            done.undelivered += 1
            done.fail(letter.position, error.str())

    done.sent += 1
    headers: list[tuple[str, str | bytes | None]] = [*replay_headers(letter.headers)]
    try:
        produce(producer, topic, letter.value, letter.key, report, headers)
    except KafkaException as error:
        report(error.args[0])


def _line(letter: DeadLetter) -> Text:
    failure = letter.failure
    if failure is None:
        return Text(f"{letter.position:<8} not a dead letter of the worker", style="yellow")
    when = _time(failure.timestamp)
    return Text.assemble(
        (f"{letter.position:<8} ", "dim"),
        (f"{failure.code:<15} ", "red"),
        f"{_text(letter.key)} · {failure.message} · from {_origin(failure)} · {when} · "
        f"attempt {failure.attempt}",
    )


def _origin(failure: Failure) -> str:
    return f"{failure.topic} {failure.partition}@{failure.offset}"


def _time(milliseconds: int | None) -> str:
    if milliseconds is None:
        return "time unknown"
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).isoformat(" ", "seconds")


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "backslashreplace")
