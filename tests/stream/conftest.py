"""The embedded broker: one a session, topics of its own a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.stream.harness import Broker
from worker.embedded import embedded_broker


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the broker of the session answers."""
    with embedded_broker() as found:
        yield found


@pytest.fixture
def broker(address: str) -> Broker:
    """The broker with topics that no other test has."""
    return Broker(address)
