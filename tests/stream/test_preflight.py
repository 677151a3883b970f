"""The check before the start."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.stream.harness import PARTS, Broker
from worker.errors import BrokerError, SettingsError, TopicsError
from worker.settings import Settings
from worker.stream import preflight
from worker.stream.run import Worker
from worker.wire.topics import load_topics

TOPICS = load_topics()
NAMES = [topic.name for topic in TOPICS]


def found(monkeypatch: pytest.MonkeyPatch, partitions: dict[str, int]) -> None:
    """A broker with these topics."""

    async def answer(*_args: Any) -> dict[str, int]:
        return partitions

    monkeypatch.setattr(preflight, "_partitions", answer)


async def test_all_there(broker: Broker) -> None:
    """A broker with all topics passes."""
    await preflight.check_broker(broker.settings(), broker.topics)


async def test_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing topics are named, with the command that makes them."""
    found(monkeypatch, dict.fromkeys(NAMES[1:], 4))
    with pytest.raises(TopicsError, match=r"articles\.raw; `incidents topics apply`"):
        await preflight.check_broker(Settings(), TOPICS)


async def test_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    """State that cannot move with its partitions is refused."""
    found(monkeypatch, dict.fromkeys(NAMES, 4) | {TOPICS.state.name: 8})
    with pytest.raises(TopicsError, match=r"incidents\.state has 8"):
        await preflight.check_broker(Settings(), TOPICS)


def test_no_broker() -> None:
    """Where nothing answers the worker ends with the code that says so."""
    settings = Settings(bootstrap_servers="127.0.0.1:1", http_port=0)

    async def run() -> int:
        return await Worker(settings, PARTS).run()

    assert asyncio.run(run()) == BrokerError.exit_code


def test_wrong_certificate(tmp_path: Any) -> None:
    """Where the TLS files are wrong, too."""
    settings = Settings(security_protocol="SSL", ssl_cafile=tmp_path / "no.pem", http_port=0)

    async def run() -> int:
        return await Worker(settings, PARTS).run()

    assert asyncio.run(run()) == SettingsError.exit_code
