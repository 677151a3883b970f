"""A real Apache Kafka for the tests of this folder: one broker a session, topics of its own a test.

Where Java or Maven is missing the tests are skipped, and the summary says so; with `CI` set to
true, a missing tool is a failure.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.kafka.broker import LocalBroker, missing_tools
from worker.settings import Settings

HERE = Path(__file__).parent
_skipped: list[str] = []


@dataclass(frozen=True)
class Kafka:
    """A broker, and the part of it that belongs to one test."""

    broker: LocalBroker
    prefix: str

    def settings(self, **more: object) -> Settings:
        """Settings of a worker or command that sees this test's topics and group only."""
        mine = {
            "bootstrap_servers": self.broker.bootstrap_servers,
            "topic_prefix": self.prefix,
            "group_id": f"{self.prefix}workers",
        }
        return Settings(**(mine | more))  # type: ignore[arg-type]

    def topic(self, name: str) -> str:
        """The name that a topic of topics.toml has in this test."""
        return self.prefix + name


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalBroker]:
    """The broker of the session."""
    missing = missing_tools()
    if missing:
        _give_up(f"no real Kafka: {' and '.join(missing)} missing on this machine")
    with LocalBroker(tmp_path_factory.mktemp("kafka")) as running:
        yield running


@pytest.fixture
def kafka(broker: LocalBroker) -> Kafka:
    """The broker with a topic prefix that no other test has."""
    broker.start()
    return Kafka(broker, f"t{uuid.uuid4().hex[:8]}.")


def _give_up(reason: str) -> None:
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"{reason}, and with CI set these tests must run")
    _skipped.append(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the broker."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.kafka)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what did not run."""
    if _skipped:
        terminalreporter.section("THE TESTS ON A REAL KAFKA DID NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{_skipped[0]} (see deploy/kafka/broker.py)")
