"""The broker that the other tests stand on."""

from __future__ import annotations

from pathlib import Path

import pytest
from confluent_kafka import Producer

from deploy.kafka import broker as local
from deploy.kafka.broker import LocalBroker, LocalBrokerError
from tests.kafka.conftest import Kafka
from tests.kafka.test_topics import topic
from worker.kafka import client, topics
from worker.kafka.reading import messages


def test_records_outlive_a_kill_and_a_stop(broker: LocalBroker, tmp_path: Path) -> None:
    """A broker that is killed, then stopped, has its topics and records when it starts again."""
    assert broker.running
    with LocalBroker(tmp_path) as mine:
        kafka = Kafka(mine, "mine.")
        topics.apply(client.admin(kafka.settings()), [topic("mine.log", 1, {})])
        for value, end in ((b"1", mine.kill), (b"2", mine.stop)):
            producer: Producer = client.producer(kafka.settings())
            producer.produce("mine.log", value)
            assert producer.flush(10) == 0
            end()
            assert not mine.running
            mine.start()
        found = messages(client.consumer(kafka.settings()), "mine.log")
        assert [message.value() for message in found if message] == [b"1", b"2"]


def test_a_taken_port_is_named(broker: LocalBroker, tmp_path: Path) -> None:
    """A second broker on the same port is refused, and leaves no process behind."""
    taken = int(broker.bootstrap_servers.partition(":")[2])
    second = LocalBroker(tmp_path, port=taken)
    with pytest.raises(LocalBrokerError, match=f"{taken} already"):
        second.start()
    assert not second.running


def test_a_broker_that_ends_at_once_says_why(broker: LocalBroker, tmp_path: Path) -> None:
    """What Kafka printed is in the error, and no process is left behind."""
    assert broker.running
    second = LocalBroker(tmp_path, properties={"log.segment.bytes": "none"})
    (tmp_path / "logs").mkdir()
    with pytest.raises(LocalBrokerError, match=r"log\.segment\.bytes"):
        second.start()
    assert not second.running


def test_jars_are_cached_by_the_pom(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another pom has another folder, below the user's cache and outside the tree."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = local.jar_dir()
    changed = tmp_path / "pom.xml"
    changed.write_text(local.POM.read_text() + "\n")
    monkeypatch.setattr(local, "POM", changed)
    assert before.parent == local.jar_dir().parent == tmp_path / "cache" / "incidents"
    assert before != local.jar_dir()
