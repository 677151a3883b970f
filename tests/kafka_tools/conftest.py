"""The embedded broker: librdkafka's mock cluster, which lives as long as its producer."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from confluent_kafka import Producer

from worker.settings import Settings


@pytest.fixture(scope="session")
def mock_cluster() -> Iterator[str]:
    """`host:port` of a cluster in this process; topics appear on first use, with 4 partitions."""
    owner = Producer({"bootstrap.servers": "unused", "test.mock.num.brokers": 1})
    broker = next(iter(owner.list_topics(timeout=10).brokers.values()))
    yield f"{broker.host}:{broker.port}"
    owner.flush(0)


@pytest.fixture
def settings(mock_cluster: str) -> Settings:
    """Settings with topics that no other test uses."""
    return Settings(bootstrap_servers=mock_cluster, topic_prefix=f"t{uuid.uuid4().hex[:8]}.")
