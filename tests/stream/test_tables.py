"""State that moves with its partition."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from faust.tables.manager import TableManager
from faust.types import TP

from tests.stream.harness import PARTS, Broker
from worker.stream.run import Worker
from worker.stream.tables import StateTable


@pytest.fixture
async def table(broker: Broker) -> StateTable:
    """The table of incidents, with an entry in each of two partitions."""
    found = Worker(broker.settings(), PARTS).create_stream().state
    found.put(0, [(b"a", b"1")], at=10.0)
    found.put(1, [(b"b", b"2"), (b"c", b"3")], at=20.0)
    return found


def event(partition: int, key: bytes, value: bytes | None) -> Any:
    """A record of the changelog."""
    message = SimpleNamespace(partition=partition, key=key, value=value, timestamp=5.0)
    return SimpleNamespace(message=message)


def restore(table: StateTable, *events: Any) -> None:
    """What Faust does with the changelog."""
    table.apply_changelog_batch(events)


def partition(table: StateTable, number: int) -> set[TP]:
    """A partition of the changelog."""
    return {TP(table.changelog_topic_name, number)}


async def test_by_partition(table: StateTable) -> None:
    """Each partition has its own entries."""
    assert table.entries(0) == {b"a": b"1"}
    assert table.entries(1) == {b"b": b"2", b"c": b"3"}
    assert table.size() == 3


async def test_deleted(table: StateTable) -> None:
    """A null value deletes its key."""
    table.put(1, [(b"b", None)], at=30.0)
    assert table.entries(1) == {b"c": b"3"}


async def test_restored(table: StateTable) -> None:
    """The changelog is applied in its order, deletions too."""
    restore(table, event(2, b"d", b"4"), event(2, b"e", b"5"), event(2, b"d", None))
    assert table.entries(2) == {b"e": b"5"}


async def test_moved_away(table: StateTable) -> None:
    """A partition that goes takes its entries along, those that we wrote too; the others stay."""
    gone = partition(table, 1)
    await table.on_rebalance(partition(table, 0), gone, set())
    await table.on_recovery_completed(partition(table, 0), set())
    assert table.held() == [0]
    assert table.entries(0) == {b"a": b"1"}


async def test_come_back(table: StateTable) -> None:
    """A partition that comes back is read from its changelog alone."""
    await table.on_rebalance(partition(table, 1), set(), partition(table, 1))
    restore(table, event(1, b"b", b"new"))
    assert table.entries(1) == {b"b": b"new"}


async def test_restored_from_the_start(table: StateTable) -> None:
    """How far a partition was restored before it went does not matter when it is back."""
    (place,) = partition(table, 1)
    recovery = cast("TableManager", table.app.tables).recovery
    recovery.active_offsets[place] = 7
    await table.on_rebalance({place}, set(), {place})
    assert place not in recovery.active_offsets


async def test_other_topics(table: StateTable) -> None:
    """Partitions of other topics do not matter."""
    await table.on_rebalance(set(), {TP("articles.raw", 1)}, set())
    assert table.size() == 3


async def test_older(table: StateTable) -> None:
    """What was last written before a time is found, as the records that delete it."""
    restore(table, event(0, b"z", b"0"))
    assert sorted(table.older(0, before=20.0)) == [(b"a", None), (b"z", None)]
    assert table.older(1, before=20.0) == []
