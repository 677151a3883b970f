"""A Kafka broker inside this process: librdkafka's mock cluster, which comes with confluent-kafka.

For the demo and for fast tests. It is no broker to keep anything in: everything is in memory,
a partition is trimmed at 5 MiB or 100,000 records, topics appear on first use with 4 partitions,
none can be created or described, and there is neither TLS nor SASL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from confluent_kafka import Producer

PARTITIONS = 4
"""What every topic of the mock cluster has."""

START_SECONDS = 10.0


@contextmanager
def embedded_broker(topics: Iterable[str] = ()) -> Iterator[str]:
    """A running broker with these topics; gives its `host:port`.

    A producer that asks for a topic makes it appear; consumers cannot. Everything in the broker is
    gone when the context ends.
    """
    config = {"bootstrap.servers": "embedded", "test.mock.num.brokers": 1, "log_level": 3}
    owner = Producer(config)
    try:
        (broker,) = owner.list_topics(timeout=START_SECONDS).brokers.values()
        for topic in topics:
            owner.list_topics(topic, timeout=START_SECONDS)
        yield f"{broker.host}:{broker.port}"
    finally:
        del owner  # the cluster lives as long as the client that made it
