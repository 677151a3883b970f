"""How far behind the worker is: committed offsets and lag of its partitions, for the metrics."""

from __future__ import annotations

from typing import cast

import faust
from faust.types import TP

from worker.metrics import Metrics, Partition
from worker.stream.transport import Consumer
from worker.wire.topics import Topics


async def measure(app: faust.App, topics: Topics, metrics: Metrics) -> None:
    """Ask the broker for the ends of the partitions that the worker reads, and set the gauges."""
    consumer = cast("Consumer", app.consumer)
    read = {topics.raw.name, topics.candidates.name}
    mine = [tp for tp in consumer.assignment() if tp.topic in read]
    ends = await consumer.highwaters(*mine) if mine else {}
    starts = await consumer.earliest_offsets(*mine) if mine else {}
    committed: dict[Partition, int] = {}
    lag: dict[Partition, int] = {}
    for tp, end in ends.items():
        place = tp.topic, tp.partition
        done = consumer.committed(TP(tp.topic, tp.partition))
        committed[place] = done or 0
        lag[place] = max(0, end - (starts[tp] if done is None else done))
    metrics.offsets(committed, lag)
