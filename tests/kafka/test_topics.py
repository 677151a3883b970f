"""`incidents topics apply` and `check` on a real broker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kafka.conftest import Kafka
from worker.errors import TopicsError
from worker.kafka import topics
from worker.kafka.client import admin, consumer
from worker.kafka.reading import messages
from worker.kafka.topics import Aspect
from worker.wire.topics import Topic, load_topics


@pytest.fixture
def wanted(kafka: Kafka) -> list[Topic]:
    """A compacted topic and one that may grow."""
    return [
        topic(kafka.topic("state"), 4, {"cleanup.policy": "compact", "retention.ms": "-1"}),
        topic(kafka.topic("log"), 2, {"retention.ms": "604800000"}, growable=True),
    ]


def topic(name: str, partitions: int, config: dict[str, str], growable: bool = False) -> Topic:
    """A topic with the broker's replication."""
    return Topic(name, "a test", "any", partitions, -1, config, growable=growable)


def test_missing_topics_are_created_as_they_shall_be(kafka: Kafka, wanted: list[Topic]) -> None:
    """After `apply` on an empty broker, `check` finds no difference."""
    client = admin(kafka.settings())
    missing = topics.check(client, wanted)
    assert [(d.topic, d.aspect) for d in missing] == [(t.name, Aspect.MISSING) for t in wanted]
    assert topics.apply(client, wanted) == missing
    assert topics.check(client, wanted) == ()


def test_the_topics_of_the_stream_can_be_created(kafka: Kafka) -> None:
    """Kafka takes every setting of topics.toml, and afterwards finds it as it stands there."""
    client = admin(kafka.settings())
    stream = tuple(load_topics(kafka.prefix))
    topics.apply(client, stream)
    assert topics.check(client, stream) == ()


def test_applying_twice_changes_nothing(kafka: Kafka, wanted: list[Topic]) -> None:
    """`apply` is idempotent."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    assert topics.apply(client, wanted) == ()


def test_a_changed_setting_is_corrected(kafka: Kafka, wanted: list[Topic]) -> None:
    """A changed retention is found with both values, and set."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    changed = [wanted[0], replace(wanted[1], config={"retention.ms": "60000"})]
    assert [str(d) for d in topics.check(client, changed)] == [
        f"{wanted[1].name}: retention.ms is 604800000, shall be 60000"
    ]
    topics.apply(client, changed)
    assert topics.check(client, changed) == ()


def test_settings_that_are_not_named_stay(kafka: Kafka, wanted: list[Topic]) -> None:
    """`apply` sets what topics.toml names and leaves what an operator set besides."""
    client = admin(kafka.settings())
    operator = replace(wanted[1], config={"retention.ms": "604800000", "segment.ms": "3600000"})
    topics.apply(client, [operator])
    topics.apply(client, [replace(wanted[1], config={"retention.ms": "1000"})])
    assert [d.name for d in topics.check(client, [operator])] == ["retention.ms"]


def test_a_topic_without_keys_may_grow(kafka: Kafka, wanted: list[Topic]) -> None:
    """More partitions are added where no key ties a record to its partition."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    topics.apply(client, [replace(wanted[1], partitions=3)])
    assert topics.check(client, [replace(wanted[1], partitions=3)]) == ()


@pytest.mark.parametrize(
    ("number", "partitions"), [(0, 8), (0, 2), (1, 1)], ids=["keyed", "keyed-shrinks", "shrinks"]
)
def test_keys_are_never_moved(
    kafka: Kafka, wanted: list[Topic], number: int, partitions: int
) -> None:
    """A keyed topic is not given other partitions, none fewer: the operator is told."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    other = replace(wanted[number], partitions=partitions)
    with pytest.raises(TopicsError, match=f"{other.name}: partitions is"):
        topics.apply(client, [other])
    assert [d.safe for d in topics.check(client, [other])] == [False]


def test_what_is_safe_is_done_beside_what_is_not(kafka: Kafka, wanted: list[Topic]) -> None:
    """An unsafe difference does not keep a missing topic from being created."""
    client = admin(kafka.settings())
    topics.apply(client, wanted[:1])
    with pytest.raises(TopicsError):
        topics.apply(client, [replace(wanted[0], partitions=9), wanted[1]])
    assert topics.check(client, wanted) == ()


def test_reading_a_missing_topic_is_an_error(kafka: Kafka) -> None:
    """The message names the topic and the command that creates it."""
    name = kafka.topic("nowhere")
    with pytest.raises(TopicsError, match=rf"{name}.*incidents topics apply"):
        next(messages(consumer(kafka.settings()), name))
