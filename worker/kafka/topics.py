"""The topics of `topics/topics.toml` on a broker: create them, correct them, say what differs.

    check(admin(settings), tuple(load_topics(settings.topic_prefix)))

What is safe is done: a missing topic is created, a changed retention or compaction is set. What
would break a promise is named and left to the operator: a keyed topic that gets more partitions
sends old and new records of a key to different ones, so its compaction and its order are gone.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import (
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewPartitions,
    NewTopic,
    ResourceType,
)

from worker.errors import BrokerError, TopicsError
from worker.wire.topics import Topic

_T = TypeVar("_T")

REQUEST_SECONDS = 30.0
BROKER_DEFAULT = -1
"""As a replication factor: what the broker is configured to give."""


class Aspect(StrEnum):
    """In what a topic differs."""

    MISSING = "missing"
    PARTITIONS = "partitions"
    REPLICATION = "replication"
    CONFIG = "config"


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a topic on the broker is not as it shall be; `name` is the setting's."""

    topic: str
    aspect: Aspect
    name: str
    wanted: str
    found: str
    safe: bool

    def __str__(self) -> str:
        """For a person."""
        if self.aspect is Aspect.MISSING:
            return f"{self.topic}: missing"
        return f"{self.topic}: {self.name} is {self.found}, shall be {self.wanted}"


def check(admin: AdminClient, wanted: Sequence[Topic]) -> tuple[Difference, ...]:
    """What differs on the broker, topic by topic; empty where all is as it shall be."""
    found = _existing(admin)
    present = [topic for topic in wanted if topic.name in found]
    configs = _configs(admin, [topic.name for topic in present])
    differences: list[Difference] = []
    for topic in wanted:
        if topic.name in found:
            differences += _compare(topic, found[topic.name], configs[topic.name])
        else:
            differences.append(Difference(topic.name, Aspect.MISSING, "", "", "", safe=True))
    return tuple(differences)


def apply(admin: AdminClient, wanted: Sequence[Topic]) -> tuple[Difference, ...]:
    """Do away with every difference that is safe to, and wait until it is; the ones done away with.

    `TopicsError` names those that are not safe, after the others are done.
    """
    differences = check(admin, wanted)
    safe = [difference for difference in differences if difference.safe]
    by_name = {topic.name: topic for topic in wanted}
    _create(admin, [by_name[d.topic] for d in safe if d.aspect is Aspect.MISSING])
    _grow(admin, [by_name[d.topic] for d in safe if d.aspect is Aspect.PARTITIONS])
    _configure(admin, [d for d in safe if d.aspect is Aspect.CONFIG])
    if safe:
        _wait_until_in_effect(admin, wanted)
    unsafe = [str(difference) for difference in differences if not difference.safe]
    if unsafe:
        raise TopicsError("not changed, as keys or replicas would move: " + "; ".join(unsafe))
    return tuple(safe)


def _wait_until_in_effect(admin: AdminClient, wanted: Sequence[Topic]) -> None:
    """The controller answers before every broker knows of a new topic."""
    deadline = time.monotonic() + REQUEST_SECONDS
    while any(difference.safe for difference in check(admin, wanted)):
        if time.monotonic() > deadline:
            raise BrokerError(
                f"Kafka has not put the topics into effect in {REQUEST_SECONDS:.0f} s"
            )
        time.sleep(0.1)


@dataclass(frozen=True, slots=True)
class _Found:
    partitions: int
    replication: int


def _existing(admin: AdminClient) -> dict[str, _Found]:
    try:
        topics = admin.list_topics(timeout=REQUEST_SECONDS).topics
    except KafkaException as error:
        raise BrokerError(f"topics cannot be listed: {error.args[0].str()}") from None
    return {
        name: _Found(len(topic.partitions), min(len(p.replicas) for p in topic.partitions.values()))
        for name, topic in topics.items()
        if topic.partitions
    }


def _configs(admin: AdminClient, names: Sequence[str]) -> dict[str, dict[str, str]]:
    if not names:
        return {}
    asked = admin.describe_configs([ConfigResource(ResourceType.TOPIC, name) for name in names])
    return {
        resource.name: {name: entry.value for name, entry in (_answer(future) or {}).items()}
        for resource, future in asked.items()
    }


def _compare(topic: Topic, found: _Found, config: Mapping[str, str]) -> Iterable[Difference]:
    if found.partitions != topic.partitions:
        grows = topic.growable and found.partitions < topic.partitions
        numbers = str(topic.partitions), str(found.partitions)
        yield Difference(topic.name, Aspect.PARTITIONS, "partitions", *numbers, safe=grows)
    if topic.replication not in (BROKER_DEFAULT, found.replication):
        numbers = str(topic.replication), str(found.replication)
        yield Difference(topic.name, Aspect.REPLICATION, "replication", *numbers, safe=False)
    for name, value in topic.config.items():
        if config.get(name) != value:
            values = value, str(config.get(name))
            yield Difference(topic.name, Aspect.CONFIG, name, *values, safe=True)


def _create(admin: AdminClient, topics: Sequence[Topic]) -> None:
    new = [
        NewTopic(t.name, t.partitions, replication_factor=t.replication, config=dict(t.config))
        for t in topics
    ]
    for future in admin.create_topics(new).values() if new else ():
        _answer(future, unless=KafkaError.TOPIC_ALREADY_EXISTS)  # another job was faster


def _grow(admin: AdminClient, topics: Sequence[Topic]) -> None:
    grown = [NewPartitions(topic.name, topic.partitions) for topic in topics]
    _await(admin.create_partitions(grown).values() if grown else ())


def _configure(admin: AdminClient, differences: Sequence[Difference]) -> None:
    by_topic: dict[str, list[ConfigEntry]] = {}
    for d in differences:
        entry = ConfigEntry(d.name, d.wanted, incremental_operation=AlterConfigOpType.SET)
        by_topic.setdefault(d.topic, []).append(entry)
    resources = [
        ConfigResource(ResourceType.TOPIC, name, incremental_configs=entries)
        for name, entries in by_topic.items()
    ]
    _await(admin.incremental_alter_configs(resources).values() if resources else ())


def _await(futures: Iterable[Future[None]]) -> None:
    for future in list(futures):
        _answer(future)


def _answer(future: Future[_T], unless: int | None = None) -> _T | None:
    """What Kafka answered; None where it refused with the code `unless`."""
    try:
        return future.result(timeout=REQUEST_SECONDS)
    except KafkaException as error:
        if error.args[0].code() == unless:
            return None
        raise BrokerError(error.args[0].str()) from None
    except TimeoutError:
        raise BrokerError(f"no answer from Kafka within {REQUEST_SECONDS:.0f} s") from None
