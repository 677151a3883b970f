"""The tools on the embedded broker, each test with topics of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from worker.embedded import embedded_broker
from worker.settings import Settings


@pytest.fixture(scope="session")
def mock_cluster() -> Iterator[str]:
    """`host:port` of the embedded broker."""
    with embedded_broker() as address:
        yield address


@pytest.fixture
def settings(mock_cluster: str) -> Settings:
    """Settings with topics that no other test uses."""
    return Settings(bootstrap_servers=mock_cluster, topic_prefix=f"t{uuid.uuid4().hex[:8]}.")
