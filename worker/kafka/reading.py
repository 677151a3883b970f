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
Place = tuple[str, int]
"""Topic and partition."""

POLL_SECONDS = 0.5
ANSWER_SECONDS = 10.0
SILENT_SECONDS = 30.0
"""A broker that sends nothing for so long, while there is something to read, is gone."""


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

    Without `follow` it ends where the topics end now, whatever is added while it reads (a dead
    letter that is sent back may come again at once). With it, it never ends, and yields None at
    least every half second that nothing comes, so that the caller can do other things.
    """
    offset = OFFSET_BEGINNING if start == "beginning" else OFFSET_END
    places = [(topic, number) for topic in topics for number in partitions(consumer, topic)]
    ends = {} if follow else _ends(consumer, places)
    consumer.assign([TopicPartition(*place, offset) for place in places])
    return _followed(consumer) if follow else _until(consumer, ends)


def _followed(consumer: Consumer) -> Iterator[Message | None]:
    while True:
        message = consumer.poll(POLL_SECONDS)
        if message is None or not _at_end(message):
            yield message


def _until(consumer: Consumer, ends: dict[Place, int]) -> Iterator[Message]:
    """The messages before `ends`: for each partition that has some, the offset after the last.

    Compaction may have removed the last one: then the end of the partition is the end.
    """
    while ends:
        message = consumer.poll(SILENT_SECONDS)
        if message is None:
            raise BrokerError(f"Kafka has been silent for {SILENT_SECONDS:.0f} s")
        at_end = _at_end(message)
        place, offset = _place(message), message.offset() or 0
        if place in ends and not at_end and offset < ends[place]:
            yield message
        if at_end or offset >= ends.get(place, 0) - 1:
            ends.pop(place, None)


def _ends(consumer: Consumer, places: list[Place]) -> dict[Place, int]:
    ends = {}
    for place in places:
        low, high = consumer.get_watermark_offsets(TopicPartition(*place), timeout=ANSWER_SECONDS)
        if low < high:
            ends[place] = int(high)
    return ends


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


def _place(message: Message) -> Place:
    topic, number = message.topic(), message.partition()
    if topic is None or number is None:
        raise BrokerError("the client gave a message without its partition")
    return topic, number
