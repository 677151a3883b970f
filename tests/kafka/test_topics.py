"""`incidents topics apply` and `check` on a real broker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kafka.conftest import Kafka
from worker.errors import TopicsError
from worker.kafka import topics
from worker.kafka.client import admin, consumer
from worker.kafka.reading import messages
from worker.kafka.topics import Aspect, Wanted


@pytest.fixture
def wanted(kafka: Kafka) -> list[Wanted]:
    """A compacted topic and one that may grow."""
    return [
        Wanted(kafka.topic("state"), 4, {"cleanup.policy": "compact", "retention.ms": "-1"}),
        Wanted(kafka.topic("log"), 2, {"retention.ms": "604800000"}, growable=True),
    ]


def test_missing_topics_are_created_as_they_shall_be(kafka: Kafka, wanted: list[Wanted]) -> None:
    """After `apply` on an empty broker, `check` finds no difference."""
    client = admin(kafka.settings())
    missing = topics.check(client, wanted)
    assert [(d.topic, d.aspect) for d in missing] == [(t.name, Aspect.MISSING) for t in wanted]
    assert topics.apply(client, wanted) == missing
    assert topics.check(client, wanted) == ()


def test_applying_twice_changes_nothing(kafka: Kafka, wanted: list[Wanted]) -> None:
    """`apply` is idempotent."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    assert topics.apply(client, wanted) == ()


def test_a_changed_setting_is_corrected(kafka: Kafka, wanted: list[Wanted]) -> None:
    """A changed retention is found with both values, and set."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    changed = [wanted[0], replace(wanted[1], config={"retention.ms": "60000"})]
    assert [str(d) for d in topics.check(client, changed)] == [
        f"{wanted[1].name}: retention.ms is 604800000, shall be 60000"
    ]
    topics.apply(client, changed)
    assert topics.check(client, changed) == ()


def test_settings_that_are_not_named_stay(kafka: Kafka, wanted: list[Wanted]) -> None:
    """`apply` sets what topics.toml names and leaves what an operator set besides."""
    client = admin(kafka.settings())
    operator = replace(wanted[1], config={"retention.ms": "604800000", "segment.ms": "3600000"})
    topics.apply(client, [operator])
    topics.apply(client, [replace(wanted[1], config={"retention.ms": "1000"})])
    assert [d.name for d in topics.check(client, [operator])] == ["retention.ms"]


def test_a_topic_without_keys_may_grow(kafka: Kafka, wanted: list[Wanted]) -> None:
    """More partitions are added where no key ties a record to its partition."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    topics.apply(client, [replace(wanted[1], partitions=3)])
    assert topics.check(client, [replace(wanted[1], partitions=3)]) == ()


@pytest.mark.parametrize(
    ("number", "partitions"), [(0, 8), (0, 2), (1, 1)], ids=["keyed", "keyed-shrinks", "shrinks"]
)
def test_keys_are_never_moved(
    kafka: Kafka, wanted: list[Wanted], number: int, partitions: int
) -> None:
    """A keyed topic is not given other partitions, none fewer: the operator is told."""
    client = admin(kafka.settings())
    topics.apply(client, wanted)
    other = replace(wanted[number], partitions=partitions)
    with pytest.raises(TopicsError, match=f"{other.name}: partitions is"):
        topics.apply(client, [other])
    assert [d.safe for d in topics.check(client, [other])] == [False]


def test_what_is_safe_is_done_beside_what_is_not(kafka: Kafka, wanted: list[Wanted]) -> None:
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
