"""A worker from start to end: its metrics, its health, and how it stops."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from tests.stream import fakes
from tests.stream.harness import PARTS, Broker, wait_for, worker
from tests.stream.test_pool import no_model
from worker.errors import ModelError
from worker.stream.run import ABANDONED_SECONDS, Parts, Worker

SLACK = 4.0
"""Seconds that a stop may take besides what it waits for: a commit, leaving the group."""


def test_metrics(broker: Broker) -> None:
    """After a replay the metrics tell what went in and what came out."""
    with worker(broker, processes=2) as running:
        for source in ("a", "b"):
            broker.send(fakes.article(source, "incident:Kobane:SY"), source.encode())
        broker.send(fakes.article("c", "incident:Sirte:LY", "incident:Taiz:YE"), b"c")
        broker.send(fakes.article("d", "nothing"), b"d")
        broker.send(b"{", b"e")
        broker.send(None, b"a")
        wait_for(lambda: running.value("incidents_state_incidents") == 3)
        wait_for(lambda: running.value("incidents_stage_seconds_count", stage="resolve") == 5)
        wait_for(lambda: running.value("incidents_in_flight") == 0)
        count = running.value
        assert count("incidents_articles_total", outcome="incidents", code="") == 3
        assert (
            count("incidents_articles_total", outcome="no_incident", code="nothing_reported") == 1
        )
        assert count("incidents_articles_total", outcome="rejected", code="not_json") == 1
        assert count("incidents_articles_total", outcome="retracted", code="") == 1
        assert count("incidents_dead_letters_total", code="not_json", stage="decode") == 1
        assert count("incidents_changes_total", change="created", event_type="shelling") == 3
        assert count("incidents_changes_total", change="updated", event_type="shelling") == 2
        assert count("incidents_stage_seconds_count", stage="annotate") == 4
        assert count("incidents_stage_seconds_count", stage="understand") == 6
        assert count("incidents_latency_seconds_count", until="outcome") == 6
        assert count("incidents_latency_seconds_count", until="incidents") == 5
        assert 0 < count("incidents_latency_seconds_sum", until="incidents") < 5 * 20
        assert count("incidents_state_articles") == 3
        assert count("incidents_rebalances_total") == 1
        assert count("incidents_pool_busy") == count("incidents_pool_queue") == 0
        wait_for(lambda: "incidents_committed_offset{" in running.get("/metrics")[1])


def test_lag(broker: Broker) -> None:
    """The lag of a partition grows while its articles wait, and is zero when they are done."""
    with worker(broker) as running:
        labels = {"topic": broker.topics.raw.name, "partition": "1"}
        for number in range(3):
            broker.send(fakes.article(f"a{number}", "sleep:1.5"), partition=1)
        wait_for(lambda: running.value("incidents_consumer_lag", **labels) >= 2)
        wait_for(lambda: running.value("incidents_committed_offset", **labels) == 3)
        assert running.value("incidents_consumer_lag", **labels) == 0


def test_health(broker: Broker) -> None:
    """A worker that is ready and alive says so over HTTP."""
    with worker(broker) as running:
        assert running.get("/readyz") == (200, "ok\n")
        assert running.get("/healthz") == (200, "ok\n")
        status, text = running.get("/metrics")
        assert status == 200
        assert "incidents_ready 1.0" in text


def test_not_ready(broker: Broker) -> None:
    """A worker without a process that reads is not ready, and says why."""
    with worker(broker) as running:
        running.worker._pool.stop()
        assert running.get("/readyz") == (503, "not so: a process of the pool is up\n")


def test_standing_still(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker in which an article stands still is not alive."""
    monkeypatch.setattr("worker.stream.run.DELIVERY_SECONDS", -300.0)
    with worker(broker, shutdown_seconds=1) as running:
        broker.send(fakes.article("a", "sleep:3"))
        wait_for(lambda: running.get("/healthz") == (503, "not so: nothing stands still\n"))


def test_stop_finishes(broker: Broker) -> None:
    """A stop waits for what is in flight, acknowledges it, and ends with 0."""
    with worker(broker) as running:
        partition, _ = broker.send(fakes.article("a", "sleep:1.5"))
        wait_for(lambda: running.value("incidents_pool_busy") == 1)
        running.stop()
        assert running.exit_code == 0
    assert broker.committed(broker.topics.raw, partition) == 1
    assert len(broker.read(broker.topics.outcomes)) == 1


def test_stop_has_a_deadline(broker: Broker) -> None:
    """A stop waits no longer than it may; what was in flight stays unacknowledged."""
    with worker(broker, shutdown_seconds=1) as running:
        partition, _ = broker.send(fakes.article("a", "hang"))
        wait_for(lambda: running.value("incidents_pool_busy") == 1)
        assert running.stop() < 1 + ABANDONED_SECONDS + SLACK
        assert running.exit_code == 0
    assert broker.committed(broker.topics.raw, partition) == 0


def test_stop_takes_nothing_more(broker: Broker) -> None:
    """Articles that wait in line when the worker stops are left to the next one."""
    with worker(broker, window=2) as running:
        for number in range(30):
            broker.send(fakes.article(f"a{number}", "sleep:0.5"), partition=0)
        wait_for(lambda: running.value("incidents_pool_busy") == 1)
        assert running.stop() < 10
    done = broker.committed(broker.topics.raw, 0)
    assert done < 30
    assert len(broker.read(broker.topics.outcomes)) == done


def test_no_model(broker: Broker) -> None:
    """A worker without a language model ends with the code that says so."""
    parts = Parts(no_model, PARTS.route, PARTS.resolve)
    codes: list[int] = []

    async def run() -> int:
        return await Worker(broker.settings(), parts).run()

    thread = threading.Thread(target=lambda: codes.append(asyncio.run(run())))
    thread.start()
    thread.join(30)
    assert codes == [ModelError.exit_code]


def test_crashing_article(broker: Broker) -> None:
    """An article that kills its process is dead-lettered; those in flight beside it are read."""
    with worker(broker, processes=2) as running:
        for number in range(20):
            broker.send(fakes.article(f"a{number}", "crash" if number == 7 else "nothing"))
        wait_for(lambda: len(broker.read(broker.topics.outcomes)) == 20, 40)
        rejected = running.value(
            "incidents_articles_total", outcome="rejected", code="unprocessable"
        )
        assert rejected == 1
        assert running.value("incidents_pool_deaths") == 2


def test_latency_counts_from_the_article(broker: Broker) -> None:
    """The latency of an incident starts with the Kafka timestamp of its article."""
    hour_ago = int((time.time() - 3600) * 1000)
    with worker(broker) as running:
        broker.send(fakes.article("a", "incident:Kobane:SY"), timestamp=hour_ago)
        wait_for(lambda: running.value("incidents_latency_seconds_count", until="incidents"))
        assert running.value("incidents_latency_seconds_sum", until="incidents") >= 3600
