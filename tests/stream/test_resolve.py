"""The stages of candidates, with the broker in the hands of the test."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from tests.stream import fakes
from worker.domain.incident import CandidateBatch, TrackedIncident
from worker.errors import BrokerError
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Resolver
from worker.metrics import Metrics
from worker.stream import delivery
from worker.stream.clock import Clock
from worker.stream.delivery import Outbox
from worker.stream.resolve import Arrival, Resolve
from worker.stream.tables import PartitionStore, StateTable
from worker.wire.records import decode_tracked, encode_batch
from worker.wire.topics import Topic, load_topics

TOPICS = load_topics()
DAY = 86_400.0


@dataclass
class Log:
    """A producer that writes down what it is given; the test says when that is delivered."""

    sent: list[tuple[str, bytes | None, bytes | None]] = field(default_factory=list)
    open: list[asyncio.Future[None]] = field(default_factory=list)

    async def send(self, topic: str, key: bytes, value: bytes, *_: Any) -> Awaitable[Any]:
        """As Faust's producer."""
        self.sent.append((topic, key, value))
        self.open.append(asyncio.get_running_loop().create_future())
        return self.open[-1]

    async def send_atomically(
        self, topic: str, _partition: int, records: Iterable[tuple[bytes, bytes | None]]
    ) -> list[Awaitable[Any]]:
        """As ours."""
        return [await self.send(topic, key, value or b"") for key, value in records]

    def deliver(self) -> None:
        """All that was sent is with the broker."""
        for future in self.open:
            future.set_result(None)
        self.open.clear()

    def topics(self) -> list[str]:
        """The topics of what was sent, in order."""
        return [topic for topic, _, _ in self.sent]


@dataclass
class Bench:
    """The stages of candidates without Faust around them."""

    log: Log = field(default_factory=Log)
    now: float = 1_000 * DAY
    generation: int = 1
    acknowledged: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Wire them."""
        self.app: Any = SimpleNamespace(producer=self.log, consumer_generation_id=self.generation)
        store = object.__new__(PartitionStore)
        store.__post_init__()
        self.table = object.__new__(StateTable)
        self.table.app = self.app
        self.table._partitions = store
        self.table._data = store
        self.table._changelog_topic = SimpleNamespace(get_topic_name=lambda: TOPICS.state.name)  # type: ignore[assignment]
        self.resolver = Resolver()
        self.stages = self.new_stages()

    def new_stages(self) -> Resolve:
        """Stages over the table as it is."""
        return Resolve(
            TOPICS,
            self.table,
            Outbox(self.app, TOPICS),
            Metrics(),
            resolve=self.apply,
            ttl_seconds=100 * DAY,
            clock=Clock(time=lambda: self.now),
        )

    def apply(self, index: IncidentIndex, batch: CandidateBatch) -> tuple[TrackedIncident, ...]:
        """The real resolver; a test may put another here."""
        return self.resolver.apply(index, batch)

    def arrival(self, article: str, *places: str) -> Arrival:
        """Candidates of an article."""
        candidates = tuple(fakes.candidate(article, place, "SY") for place in places)
        value = encode_batch(CandidateBatch(article, "145", candidates))
        message = SimpleNamespace(
            topic=TOPICS.candidates.name,
            partition=0,
            offset=0,
            key=b"145",
            value=value,
            headers=[],
            timestamp=self.now,
            generation_id=self.generation,
        )
        return self.stages.arrive(SimpleNamespace(message=message, app=self.app), self._ack)  # type: ignore[arg-type]

    async def through(self, arrival: Arrival) -> list[str]:
        """All stages, each delivery at once; the topics that got something."""
        before = len(self.log.sent)
        for stage in self.stages.stages:
            await stage(arrival)
            self.log.deliver()
        return self.log.topics()[before:]

    def _ack(self, event: Any) -> None:
        self.acknowledged.append(event)


async def waits(stage: Awaitable[None]) -> bool:
    """Whether a stage waits for a delivery; it goes on afterwards."""
    task = asyncio.ensure_future(stage)
    await asyncio.sleep(0.01)
    waiting = not task.done()
    task.cancel()
    return waiting


async def test_state_waits_for_the_incident() -> None:
    """The state is not even sent before the incident is delivered."""
    bench = Bench()
    arrival = bench.arrival("a", "Kobane")
    await bench.stages.apply(arrival)
    assert await waits(bench.stages.save(arrival))
    assert bench.log.topics() == [TOPICS.incidents.name]


async def test_acknowledgement_waits_for_the_state() -> None:
    """Nothing is acknowledged before the state is delivered."""
    bench = Bench()
    arrival = bench.arrival("a", "Kobane")
    await bench.stages.apply(arrival)
    bench.log.deliver()
    await bench.stages.save(arrival)
    assert await waits(bench.stages.finish(arrival))
    assert bench.acknowledged == []


async def test_all_delivered() -> None:
    """Incident, state, acknowledgement."""
    bench = Bench()
    assert await bench.through(bench.arrival("a", "Kobane")) == ["incidents", "incidents.state"]
    assert len(bench.acknowledged) == 1


async def test_again() -> None:
    """Candidates that come again send nothing and are acknowledged."""
    bench = Bench()
    await bench.through(bench.arrival("a", "Kobane"))
    assert await bench.through(bench.arrival("a", "Kobane")) == []
    assert len(bench.acknowledged) == 2


async def test_state_can_be_read_back() -> None:
    """After a restart the table gives the index back: candidates that come again change nothing."""
    bench = Bench()
    await bench.through(bench.arrival("a", "Kobane", "Homs"))
    bench.stages = bench.new_stages()
    await bench.stages.rebuild()
    assert await bench.through(bench.arrival("a", "Kobane", "Homs")) == []


async def test_defect() -> None:
    """A defect of the resolver costs its candidates alone, and leaves the state as it was."""
    bench = Bench()
    await bench.through(bench.arrival("a", "Kobane"))

    def spoil(index: IncidentIndex, _batch: CandidateBatch) -> tuple[TrackedIncident, ...]:
        for tracked in list(index):
            index.remove(tracked.incident.dedup_key)
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bench.stages, "_apply", spoil)
        assert await bench.through(bench.arrival("b", "Kobane")) == [TOPICS.dead_letter.name]
    assert len(bench.acknowledged) == 2
    assert await bench.through(bench.arrival("a", "Kobane")) == []


async def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """An incident that its topic would refuse is dead-lettered; it does not end the worker."""
    monkeypatch.setattr(delivery, "OVERHEAD_BYTES", 4_194_304 - 100)
    bench = Bench()
    assert await bench.through(bench.arrival("a", "Kobane")) == [TOPICS.dead_letter.name]
    assert bench.table.size() == 0


async def test_stale() -> None:
    """Candidates from before a rebalance are left to whoever owns their partition now."""
    bench = Bench()
    arrival = bench.arrival("a", "Kobane")
    bench.app.consumer_generation_id = 2
    assert await bench.through(arrival) == []
    assert bench.table.size() == 0


async def test_closed() -> None:
    """An incident without news for longer than the setting says is deleted from the state."""
    bench = Bench()
    await bench.through(bench.arrival("a", "Kobane"))
    (old,) = bench.table.entries(0)
    bench.now += 101 * DAY
    await bench.through(bench.arrival("b", "Homs"))
    assert (TOPICS.state.name, old, b"") in bench.log.sent
    (left,) = bench.table.entries(0).values()
    assert "145/b" in decode_tracked(left).reports
    assert await bench.through(bench.arrival("a", "Kobane")) != []


async def test_news_of_an_incident_that_would_be_closed() -> None:
    """It stays: in the state, and where the next report of it is looked for."""
    bench = Bench()
    await bench.through(bench.arrival("a", "Kobane"))
    (old,) = bench.table.entries(0)
    bench.now += 101 * DAY
    await bench.through(bench.arrival("b", "Kobane"))
    await bench.through(bench.arrival("c", "Kobane"))
    assert list(bench.table.entries(0)) == [old]
    assert set(decode_tracked(bench.table.entries(0)[old]).reports) == {"145/a", "145/b", "145/c"}


async def test_failed_delivery() -> None:
    """A delivery that fails is an error of the broker, whatever aiokafka calls it."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    future.set_exception(delivery.KafkaError())
    with pytest.raises(BrokerError):
        await delivery.delivered([future])


async def test_late_delivery(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that never comes."""
    monkeypatch.setattr(delivery, "DELIVERY_SECONDS", 0.01)
    with pytest.raises(BrokerError):
        await delivery.delivered([asyncio.get_running_loop().create_future()])


def test_limits() -> None:
    """A value that fits is passed on; the limit is that of the topic."""
    outbox = Outbox(SimpleNamespace(), TOPICS)  # type: ignore[arg-type]
    assert outbox.check(TOPICS.incidents, b"value") == b"value"
    small: Topic = TOPICS.outcomes
    with pytest.raises(delivery.Unprocessable, match="outcomes"):
        outbox.check(small, bytes(1_048_588))
