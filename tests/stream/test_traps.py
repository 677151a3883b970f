"""Where Faust loses data by itself, and that this worker does not. One test for each trap."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError
from faust.types.enums import ProcessingGuarantee

from tests.stream import fakes
from tests.stream.harness import PARTS, Broker, RunningWorker, wait_for, worker
from worker.errors import BrokerError
from worker.stream.run import Worker
from worker.stream.transport import Producer

Send = Callable[..., Awaitable[Any]]

STAYS = 1.5
"""Seconds after which what has not been committed will not be: 15 commits."""


def fail_sends_to(topic: str, monkeypatch: pytest.MonkeyPatch, *, only: int = 1_000) -> None:
    """Deliveries to a topic fail, the first `only` of them; to others they do not."""
    left = only

    async def send(self: Producer, name: str, *args: Any, **more: Any) -> Awaitable[Any]:
        nonlocal left
        if name == topic and left > 0:
            left -= 1
            return _failed()
        return await original(self, name, *args, **more)

    original: Send = Producer.send
    monkeypatch.setattr(Producer, "send", send)


def hold_sends_to(topic: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records for a topic are buffered and never delivered; nobody says so."""

    async def send(self: Producer, name: str, *args: Any, **more: Any) -> Awaitable[Any]:
        if name == topic:
            return asyncio.get_running_loop().create_future()
        return await original(self, name, *args, **more)

    original: Send = Producer.send
    monkeypatch.setattr(Producer, "send", send)


def hold_state(topic: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes of state are buffered and never delivered."""

    async def send(self: Producer, name: str, *args: Any) -> list[Awaitable[Any]]:
        if name == topic:
            return [asyncio.get_running_loop().create_future()]
        return await original(self, name, *args)

    original: Callable[..., Awaitable[list[Awaitable[Any]]]] = Producer.send_atomically
    monkeypatch.setattr(Producer, "send_atomically", send)


async def _failed() -> None:
    raise KafkaTimeoutError


def test_buffered_is_not_delivered(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article whose outcome is not delivered is not acknowledged."""
    hold_sends_to(broker.topics.outcomes.name, monkeypatch)
    with worker(broker, shutdown_seconds=1) as running:
        partition, _ = broker.send(fakes.article("a", "nothing"))
        wait_for(lambda: running.value("incidents_in_flight") == 1)
        time.sleep(STAYS)
    assert broker.committed(broker.topics.raw, partition) == 0


def test_failed_delivery(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A delivery that fails ends the worker with an error; the next worker does the work."""
    fail_sends_to(broker.topics.outcomes.name, monkeypatch, only=1)
    with worker(broker) as running:
        partition, offset = broker.send(fakes.article("a", "nothing"))
        assert running.join() == BrokerError.exit_code
    assert broker.committed(broker.topics.raw, partition) == 0
    with worker(broker):
        wait_for(lambda: broker.committed(broker.topics.raw, partition) == offset + 1)
    assert [m.key() for m in broker.read(broker.topics.outcomes)] == [b"a"]


def test_no_acknowledgement_past_what_is_in_flight(broker: Broker) -> None:
    """While one article is being read, nothing behind it is committed, however soon it is done."""
    with worker(broker, processes=2) as running:
        partition, first = broker.send(fakes.article("slow", "sleep:4"))
        wait_for(lambda: running.value("incidents_pool_busy") == 1)
        for number in range(20):
            broker.send(fakes.article(f"fast-{number}", "nothing"), partition=partition)
        wait_for(lambda: running.value("incidents_in_flight") == 21)
        time.sleep(STAYS)
        assert broker.committed(broker.topics.raw, partition) == first
        wait_for(lambda: broker.committed(broker.topics.raw, partition) == first + 21)


def test_exceptions_do_not_acknowledge(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody foresaw ends the worker, and acknowledges nothing."""

    def broken(*_args: object, **_more: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("worker.stream.understand.encode_outcome", broken)
    with worker(broker) as running:
        partition, _ = broker.send(fakes.article("a", "nothing"))
        assert running.join() == 1
    assert broker.committed(broker.topics.raw, partition) == 0


def test_idle_tail_is_acknowledged(broker: Broker) -> None:
    """The last articles are committed although no other comes after them."""
    with worker(broker) as running:
        places = [broker.send(fakes.article(f"a{n}", "nothing"), partition=2) for n in range(5)]
        wait_for(lambda: broker.committed(broker.topics.raw, 2) == len(places), 5)
        assert running.value("incidents_in_flight") == 0


def test_what_cannot_be_decoded_does_not_end_the_agent(broker: Broker) -> None:
    """Bytes that are neither UTF-8 nor JSON, as key and as value, and the next one is read."""
    with worker(broker) as running:
        broker.send(b"\xff\xfe", b"\xff", partition=0)
        broker.send(fakes.article("next", "nothing"), None, partition=0)
        wait_for(lambda: broker.committed(broker.topics.raw, 0) == 2)
        assert running.value("incidents_articles_total", outcome="rejected", code="not_utf8") == 1


def test_candidates_that_cannot_be_decoded(broker: Broker) -> None:
    """Neither does what nobody should have written to the topic of candidates."""
    with worker(broker) as running:
        topic = broker.topics.candidates
        broker.send(b"{}", b"145", topic=topic, partition=1)
        wait_for(lambda: broker.committed(topic, 1) == 1)
        assert running.running
        (letter,) = broker.read(broker.topics.dead_letter)
        assert (letter.key(), letter.value()) == (b"145", b"{}")


def test_state_is_durable_before_the_acknowledgement(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Candidates whose state is not delivered are not acknowledged, though the incident is out."""
    hold_state(broker.topics.state.name, monkeypatch)
    with worker(broker, shutdown_seconds=1):
        broker.send(fakes.article("a", "incident:Kobane:SY"))
        wait_for(lambda: len(broker.read(broker.topics.incidents)) == 1)
        time.sleep(STAYS)
    (candidates,) = broker.read(broker.topics.candidates)
    assert broker.committed(broker.topics.candidates, candidates.partition()) == 0


def test_ledger_is_durable_before_the_candidates(
    broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No candidates go out before the ledger says where they go."""
    hold_state(broker.topics.ledger.name, monkeypatch)
    with worker(broker, shutdown_seconds=1):
        broker.send(fakes.article("a", "incident:Kobane:SY"))
        time.sleep(STAYS)
        assert broker.read(broker.topics.candidates) == []


def test_lost_state_gives_the_same_incident_again(broker: Broker) -> None:
    """Cut off between incident and state, the next worker tells the same incident again."""
    with pytest.MonkeyPatch.context() as patched:
        hold_state(broker.topics.state.name, patched)
        with worker(broker, shutdown_seconds=1):
            broker.send(fakes.article("a", "incident:Kobane:SY"))
            wait_for(lambda: len(broker.read(broker.topics.incidents)) == 1)
    with worker(broker):
        wait_for(lambda: len(broker.read(broker.topics.incidents)) == 2)
        first, second = (json.loads(m.value() or b"") for m in broker.read(broker.topics.incidents))
    assert first == second


def test_lost_incident_is_told_again(broker: Broker) -> None:
    """Cut off before the incident is delivered, the state does not claim that it was."""
    with pytest.MonkeyPatch.context() as patched:
        hold_sends_to(broker.topics.incidents.name, patched)
        with worker(broker, shutdown_seconds=1):
            broker.send(fakes.article("a", "incident:Kobane:SY"))
            time.sleep(STAYS)
            assert broker.read(broker.topics.state) == []
    with worker(broker):
        wait_for(lambda: len(broker.read(broker.topics.incidents)) == 1)


def test_redelivery_tells_nothing_new(broker: Broker) -> None:
    """An article that is delivered again has the same outcome, and changes no incident."""
    with worker(broker) as running:
        for _ in range(3):
            broker.send(fakes.article("a", "incident:Kobane:SY"), b"a")
        wait_for(lambda: running.value("incidents_unchanged_candidates_total") == 2)
        assert len(broker.read(broker.topics.incidents)) == 1


def test_state_survives_a_restart(broker: Broker) -> None:
    """A new worker goes on where the old one stopped: same key, next revision."""
    for source in ("first", "second"):
        with worker(broker):
            broker.send(fakes.article(source, "incident:Kobane:SY"), source.encode())
            wait_for(lambda source=source: source in _sources(broker))
    records = [json.loads(m.value() or b"") for m in broker.read(broker.topics.incidents)]
    assert [record["revision"] for record in records] == [1, 2]
    assert len({record["dedup_key"] for record in records}) == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("processing_guarantee", ProcessingGuarantee.AT_LEAST_ONCE),
        ("producer_threaded", False),
        ("producer_acks", -1),
        ("stream_wait_empty", True),
        ("table_standby_replicas", 0),
        ("web_enabled", False),
        ("consumer_auto_offset_reset", "earliest"),
        ("topic_allow_declare", False),
    ],
)
async def test_settings_of_faust(broker: Broker, setting: str, value: object) -> None:
    """Faust runs with the settings that do not lose data."""
    stream = Worker(broker.settings(), PARTS).create_stream()
    assert getattr(stream.app.conf, setting) == value


async def test_agents_work_one_at_a_time(broker: Broker) -> None:
    """Agents with concurrency acknowledge out of order and cannot have state."""
    stream = Worker(broker.settings(), PARTS).create_stream()
    assert [agent.concurrency for agent in stream.app.agents.values()] == [1, 1]


def test_producer_is_idempotent(broker: Broker) -> None:
    """A retried delivery is appended once."""
    with worker(broker) as running:
        producer = _producer(running)._ensure_producer()
        assert producer._txn_manager is not None
        assert producer._txn_manager.transactional_id is None


def _producer(running: RunningWorker) -> Producer:
    stream = running.worker.stream
    assert stream is not None
    producer = stream.app.producer
    assert isinstance(producer, Producer)
    return producer


def _sources(broker: Broker) -> set[str]:
    """The articles of the latest revision of each incident."""
    latest = {m.key(): json.loads(m.value() or b"") for m in broker.read(broker.topics.incidents)}
    return {source["article_id"] for record in latest.values() for source in record["sources"]}
