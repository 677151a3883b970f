"""Reading a topic: every partition, from one end, without a consumer group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from confluent_kafka import (
    OFFSET_BEGINNING,
    OFFSET_END,
    Consumer,
    KafkaError,
    Message,
    TopicPartition,
)

from worker.errors import BrokerError, TopicsError

Start = Literal["beginning", "end"]

POLL_SECONDS = 0.5
ANSWER_SECONDS = 10.0
SILENT_SECONDS = 30.0
"""Without `follow`, a broker that sends nothing for so long is gone: it always sends the ends."""


def partitions(consumer: Consumer, topic: str) -> list[int]:
    """The partitions of a topic; `TopicsError` where it does not exist."""
    found = consumer.list_topics(topic, timeout=ANSWER_SECONDS).topics[topic]
    if found.error is not None:
        raise TopicsError(f"topic {topic}: {found.error.str()} (see `incidents topics apply`)")
    return sorted(found.partitions)


def messages(
    consumer: Consumer, *topics: str, start: Start = "beginning", follow: bool = False
) -> Iterator[Message | None]:
    """The messages of one or more topics.

    Without `follow` it ends where the topics ended when that was reached; with it, it never ends,
    and yields None at least every half second that nothing comes, so that the caller can do other
    things.
    """
    offset = OFFSET_BEGINNING if start == "beginning" else OFFSET_END
    reading = {(topic, number) for topic in topics for number in partitions(consumer, topic)}
    consumer.assign([TopicPartition(*position, offset) for position in sorted(reading)])
    while reading:
        message = consumer.poll(POLL_SECONDS if follow else SILENT_SECONDS)
        if message is None and not follow:
            raise BrokerError(
                f"{', '.join(topics)}: Kafka has been silent for {SILENT_SECONDS:.0f} s"
            )
        if message is None or message.error() is None:
            yield message
        elif _at_end(message) and not follow:
            reading.discard(_position(message))


def message_at(consumer: Consumer, topic: str, partition: int, offset: int) -> Message | None:
    """The message at a position; None where there is none (any more)."""
    consumer.assign([TopicPartition(topic, partition, offset)])
    while True:
        message = consumer.poll(ANSWER_SECONDS)
        if message is None:
            raise BrokerError(f"no answer for {topic}/{partition}@{offset}")
        if message.error() is None:
            return message if message.offset() == offset else None
        if _at_end(message):
            return None


def _at_end(message: Message) -> bool:
    """Whether this is the mark of a partition's end; any other error is raised."""
    error = message.error()
    if error is not None and error.code() != KafkaError._PARTITION_EOF:  # noqa: SLF001  its name
        raise BrokerError(error.str())
    return error is not None


def _position(message: Message) -> tuple[str, int]:
    topic, number = message.topic(), message.partition()
    if topic is None or number is None:
        raise BrokerError("the client reported the end of an unnamed partition")
    return topic, number
