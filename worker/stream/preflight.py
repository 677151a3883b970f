"""Asked before the worker starts: whether the broker answers, and has the topics that we need.

Without a topic Faust would start and wait for it without a word.
"""

from __future__ import annotations

import asyncio
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from worker.errors import BrokerError, TopicsError
from worker.settings import Settings
from worker.stream.transport import connection
from worker.wire.topics import Topics

ANSWER_SECONDS: Final = 30.0


async def check_broker(settings: Settings, topics: Topics) -> None:
    """`BrokerError` where no broker answers, `TopicsError` where topics are missing or unfit."""
    try:
        found = await asyncio.wait_for(_partitions(settings, topics), ANSWER_SECONDS)
    except (KafkaError, OSError, TimeoutError) as error:
        raise BrokerError(
            f"no answer from Kafka at {settings.bootstrap_servers}: {error or type(error).__name__}"
        ) from error
    missing = [topic.name for topic in topics if not found.get(topic.name)]
    if missing:
        raise TopicsError(
            f"topics are missing: {', '.join(missing)}; `incidents topics apply` creates them"
        )
    for topic, state in ((topics.raw, topics.ledger), (topics.candidates, topics.state)):
        if found[topic.name] != found[state.name]:
            raise TopicsError(
                f"{topic.name} has {found[topic.name]} partitions, its state {state.name} has "
                f"{found[state.name]}: they must have as many"
            )


async def _partitions(settings: Settings, topics: Topics) -> dict[str, int]:
    """How many partitions each topic has; the embedded broker creates topics that are asked for."""
    admin = AIOKafkaAdminClient(**connection(settings))
    try:
        await admin.start()
        described = await admin.describe_topics([topic.name for topic in topics])
    finally:
        await admin.close()
    return {topic["topic"]: len(topic["partitions"]) for topic in described}
