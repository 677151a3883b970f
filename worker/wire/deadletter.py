"""The headers of a dead letter.

As in Kafka Connect (`__connect.errors.*`) and Kafka Streams (`__streams.errors.*`): the value and
the headers of the record stay as they came, and what is known of its failure is added under one
prefix. When a dead letter is replayed and fails again, `attempt` counts on. Anyone may write any
header, null ones too: none makes reading them fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from worker.domain.outcome import Origin
from worker.wire.codec import utf8

PREFIX = "__incidents.errors."
ATTEMPT = PREFIX + "attempt"

_COUNT = re.compile(rb"[0-9]{1,9}")

Headers = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why and where an article failed; `timestamp` is its Kafka timestamp in milliseconds.

    `omitted_bytes` is the length of a value too large for the dead-letter topic: the letter has
    none then, and the bytes stand where the failure says, until their topic forgets them.
    """

    stage: str
    code: str
    message: str
    topic: str
    partition: int
    offset: int
    timestamp: int | None
    attempt: int
    version: str
    omitted_bytes: int | None = None

    @property
    def origin(self) -> Origin:
        """Where the article stood."""
        return Origin(self.topic, self.partition, self.offset)


def dead_letter_headers(failure: Failure, original: Iterable[tuple[str, bytes]]) -> Headers:
    """The headers that the article came with, and those of its failure (unknown ones left out)."""
    values = {field.name: getattr(failure, field.name) for field in fields(failure)}
    known = {name: value for name, value in values.items() if value is not None}
    added = [(PREFIX + name, utf8(str(value))) for name, value in known.items()]
    return [*_without_failure(original), *added]


def replay_headers(headers: Iterable[tuple[str, bytes]]) -> Headers:
    """The headers with which a dead letter goes back: as it came, with the attempts so far."""
    listed = list(headers)
    return [*_without_failure(listed), *((n, v) for n, v in listed if n == ATTEMPT)]


def next_attempt(headers: Iterable[tuple[str, bytes]]) -> int:
    """Which attempt it is to process an article: 1 for one that never failed."""
    return max((_count(value) for name, value in headers if name == ATTEMPT), default=0) + 1


def _count(value: bytes) -> int:
    return int(value) if _COUNT.fullmatch(value or b"") else 0


def _without_failure(headers: Iterable[tuple[str, bytes]]) -> Headers:
    return [(name, value) for name, value in headers if not name.startswith(PREFIX)]


def read_failure(headers: Iterable[tuple[str, bytes]]) -> Failure | None:
    """The failure that a dead letter's headers tell, None where they tell none."""
    found = {
        name.removeprefix(PREFIX): (value or b"").decode("utf-8", "replace")
        for name, value in headers
        if name.startswith(PREFIX)
    }
    try:
        return Failure(
            stage=found["stage"],
            code=found["code"],
            message=found.get("message", ""),
            topic=found["topic"],
            partition=int(found["partition"]),
            offset=int(found["offset"]),
            timestamp=int(found["timestamp"]) if "timestamp" in found else None,
            attempt=int(found["attempt"]),
            version=found["version"],
            omitted_bytes=int(found["omitted_bytes"]) if "omitted_bytes" in found else None,
        )
    except (KeyError, ValueError):
        return None
