"""How far a consumer group is behind."""

from __future__ import annotations

from confluent_kafka import Consumer, TopicPartition

from worker.kafka.client import connection
from worker.kafka.reading import ANSWER_SECONDS, partitions
from worker.settings import Settings


def group_lag(settings: Settings, topic: str) -> int:
    """Messages of a topic that the workers' group has not committed yet."""
    consumer = Consumer(
        connection(settings) | {"group.id": settings.group_id, "enable.auto.commit": False}
    )
    try:
        asked = [TopicPartition(topic, number) for number in partitions(consumer, topic)]
        return sum(_behind(consumer, p) for p in consumer.committed(asked, ANSWER_SECONDS))
    finally:
        consumer.close()


def _behind(consumer: Consumer, committed: TopicPartition) -> int:
    low, high = consumer.get_watermark_offsets(committed, timeout=ANSWER_SECONDS)
    return int(high) - max(int(committed.offset), int(low))
