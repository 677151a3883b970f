"""The topics, as `topics/topics.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any

from worker.errors import TopicsError


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; `schema` is a file in `topics/schemas`, `internal` marks the worker's own state.

    `growable` says that no key ties its records to a partition, so that it may get more.
    """

    name: str
    purpose: str
    key: str
    partitions: int
    replication: int
    config: Mapping[str, str]
    schema: str | None = None
    growable: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Topics:
    """All topics of the stream."""

    raw: Topic
    candidates: Topic
    incidents: Topic
    outcomes: Topic
    dead_letter: Topic
    ledger: Topic
    state: Topic

    def __iter__(self) -> Iterator[Topic]:
        """The topics in the order of the file."""
        return (getattr(self, f.name) for f in fields(self))


def load_topics(prefix: str = "") -> Topics:
    """The topics, each name with `prefix` before it; `TopicsError` where the file is wrong."""
    text = files("topics").joinpath("topics.toml").read_text("utf-8")
    try:
        found = {
            name: _topic(fields, prefix) for name, fields in tomllib.loads(text)["topics"].items()
        }
        topics = Topics(**found)
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise TopicsError(f"topics.toml: {error}") from error
    _check_state(topics)
    return topics


def _topic(record: Mapping[str, Any], prefix: str) -> Topic:
    return Topic(**{**record, "name": prefix + record["name"]})


def _check_state(topics: Topics) -> None:
    """The state of a partition moves with it: both topics have as many."""
    for topic, state in ((topics.raw, topics.ledger), (topics.candidates, topics.state)):
        if topic.partitions != state.partitions:
            raise TopicsError(
                f"topics.toml: {topic.name} has {topic.partitions} partitions, "
                f"its state {state.name} {state.partitions}; they must be equal"
            )
