"""A worker in a thread of this process, on the embedded broker, with topics of its own."""

from __future__ import annotations

import asyncio
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from confluent_kafka import Consumer, Message, Producer, TopicPartition

from tests.stream import fakes
from worker.embedded import PARTITIONS
from worker.incidents.regions import route
from worker.incidents.resolve import Resolver
from worker.settings import Settings
from worker.stream.run import Parts, Worker
from worker.wire.topics import Topic, Topics, load_topics

START_SECONDS = 30.0


@dataclass
class Broker:
    """The embedded broker, and the part of it that belongs to one test."""

    address: str
    prefix: str = field(default_factory=lambda: f"t{uuid.uuid4().hex[:8]}.")

    @property
    def topics(self) -> Topics:
        """The topics of the test."""
        return load_topics(self.prefix)

    def settings(self, **more: object) -> Settings:
        """Settings for a worker on them; one process, and a commit ten times a second."""
        mine: dict[str, object] = {
            "bootstrap_servers": self.address,
            "topic_prefix": self.prefix,
            "group_id": f"{self.prefix}workers",
            "http_host": "127.0.0.1",
            "http_port": 0,
            "processes": 1,
            "commit_interval_seconds": 0.1,
            "session_timeout_seconds": 6,  # the embedded broker waits for members that left
            "heartbeat_interval_seconds": 1,
        }
        return Settings(**(mine | more))  # type: ignore[arg-type]

    def send(
        self,
        value: bytes | None,
        key: bytes | None = b"key",
        *,
        topic: Topic | None = None,
        partition: int | None = None,
        headers: Sequence[tuple[str, bytes]] = (),
        timestamp: int = 0,
    ) -> tuple[int, int]:
        """Produce one record; its partition and offset."""
        reports: list[Message] = []
        producer = Producer(
            {"bootstrap.servers": self.address, "partitioner": "murmur2_random", "linger.ms": 0}
            | {"message.max.bytes": 20_000_000}
        )
        producer.produce(
            (topic or self.topics.raw).name,
            value,
            key,
            partition=-1 if partition is None else partition,
            headers=list(headers),
            timestamp=timestamp,
            on_delivery=lambda error, message: reports.append(error or message),
        )
        assert producer.flush(20) == 0
        (report,) = reports
        return report.partition(), report.offset()

    def read(self, topic: Topic) -> list[Message]:
        """Everything on a topic, by partition."""
        found: list[Message] = []
        with self._consumer() as consumer:
            for partition in range(PARTITIONS):
                place = TopicPartition(topic.name, partition, 0)
                _, end = consumer.get_watermark_offsets(place, timeout=10)
                consumer.assign([place])
                while len([m for m in found if m.partition() == partition]) < end:
                    message = consumer.poll(10)
                    assert message is not None, f"{topic.name}/{partition} ends too early"
                    if message.error() is None:
                        found.append(message)
        return found

    def committed(self, topic: Topic, partition: int) -> int:
        """The offset that the group has committed; 0 where it has not."""
        with self._consumer(f"{self.prefix}workers") as consumer:
            (place,) = consumer.committed([TopicPartition(topic.name, partition)], timeout=10)
        return max(0, place.offset)

    @contextmanager
    def _consumer(self, group: str = "reader") -> Iterator[Consumer]:
        consumer = Consumer(
            {
                "bootstrap.servers": self.address,
                "group.id": group,
                "enable.auto.commit": False,
                "fetch.message.max.bytes": 20_000_000,
                "fetch.wait.max.ms": 20,
            }
        )
        try:
            yield consumer
        finally:
            consumer.close()


class RunningWorker:
    """A worker with its own event loop in a thread."""

    def __init__(self, settings: Settings, parts: Parts) -> None:
        self._settings = settings
        self._parts = parts
        self._made = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.exit_code: int | None = None
        self.worker: Worker
        self.loop: asyncio.AbstractEventLoop

    def start(self) -> None:
        """Start it, and wait until it can take articles."""
        self._thread.start()
        self._made.wait()
        wait_for(lambda: self.worker.ready or not self.running, START_SECONDS)
        assert self.running, f"the worker ended with {self.exit_code}"

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._thread.is_alive()

    def stop(self) -> float:
        """Have it stop; the seconds that took."""
        start = time.monotonic()
        self.loop.call_soon_threadsafe(self.worker.stop)
        self.join()
        return time.monotonic() - start

    def join(self) -> int:
        """Wait for its end; the exit code."""
        self._thread.join(60)
        assert self.exit_code is not None, "it does not end"
        return self.exit_code

    def value(self, name: str, **labels: str) -> float:
        """A metric; 0 where it is not there yet."""
        return self.worker.metrics.registry.get_sample_value(name, labels) or 0.0

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a path of its HTTP server."""
        url = f"http://127.0.0.1:{self.worker.http_port}{path}"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def _run(self) -> None:
        self.exit_code = asyncio.run(self._main())

    async def _main(self) -> int:
        self.loop = asyncio.get_running_loop()
        self.worker = Worker(self._settings, self._parts)
        self._made.set()
        return await self.worker.run()


PARTS = Parts(fakes.build, route, Resolver().apply)
"""A real worker but for what reads the articles."""


@contextmanager
def worker(broker: Broker, parts: Parts = PARTS, **settings: object) -> Iterator[RunningWorker]:
    """A worker that is ready, and gone afterwards."""
    running = RunningWorker(broker.settings(**settings), parts)
    running.start()
    try:
        yield running
    finally:
        if running.running:
            running.stop()


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds:g} s"
        time.sleep(0.02)
