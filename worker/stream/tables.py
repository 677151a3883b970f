"""State that moves with its partition: a Faust table whose writes we deliver ourselves.

A Faust table sends its changelog in the background, for the partition of whatever event is current,
and does not wait for the delivery. Here the caller names the partition and gets the delivery to
await. Faust does what it does well: it restores the table from its changelog topic whenever
partitions are assigned, before the streams go on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, cast

import faust
from faust.stores import memory
from faust.tables.manager import TableManager
from faust.types import TP, EventT

from worker.stream.transport import Producer, Record


class PartitionStore(memory.Store[bytes, bytes]):
    """In memory, by partition. What is in a partition goes when the partition goes.

    Faust's own memory store forgets only what came from the changelog, never what it wrote itself.
    """

    mundane_level = "debug"

    def __post_init__(self) -> None:
        """Start empty."""
        super().__post_init__()
        self.entries: defaultdict[int, dict[bytes, bytes]] = defaultdict(dict)
        self.written: defaultdict[int, dict[bytes, float]] = defaultdict(dict)

    def put(self, partition: int, key: bytes, value: bytes | None, at: float) -> None:
        """Set a key, or delete it with None; `at` is when, in seconds since 1970."""
        if value is None:
            self.entries[partition].pop(key, None)
            self.written[partition].pop(key, None)
        else:
            self.entries[partition][key] = value
            self.written[partition][key] = at

    def forget(self, partition: int) -> None:
        """Forget a partition."""
        self.entries.pop(partition, None)
        self.written.pop(partition, None)

    def apply_changelog_batch(
        self,
        batch: Iterable[EventT[Any]],
        to_key: Callable[[Any], Any],  # noqa: ARG002
        to_value: Callable[[Any], Any],  # noqa: ARG002
    ) -> None:
        """Called by Faust with records of the changelog, in their order."""
        for event in batch:
            message = event.message
            if message.key is not None:
                self.put(message.partition, message.key, message.value, message.timestamp)

    async def on_rebalance(
        self,
        assigned: set[TP],  # noqa: ARG002
        revoked: set[TP],
        newly_assigned: set[TP],
        generation_id: int = 0,  # noqa: ARG002
    ) -> None:
        """Forget the partitions that went, and what may be left of those that come.

        Also how far they were restored: Faust forgets that only if no other rebalance has begun in
        the meantime, and would then restore the rest alone.
        """
        topic = self.table.changelog_topic.get_topic_name()
        recovery = cast("TableManager", self.app.tables).recovery
        for tp in revoked | newly_assigned:
            if tp.topic == topic:
                self.forget(tp.partition)
                recovery.revoke(tp)

    async def on_recovery_completed(self, active_tps: set[TP], standby_tps: set[TP]) -> None:
        """Nothing is left to do."""


class StateTable(faust.Table[bytes, bytes]):
    """Bytes by bytes, for each partition apart."""

    mundane_level = "debug"

    def _new_store(self) -> PartitionStore:
        self._partitions = PartitionStore("memory://", self.app, self, loop=self.loop)
        return self._partitions

    async def on_start(self) -> None:
        """Called by Faust; `incidents topics apply` made the changelog topic, not we."""
        await self.add_runtime_dependency(self.store)

    @property
    def store(self) -> PartitionStore:
        """What holds the entries."""
        assert self.data is not None, "makes it"  # noqa: S101
        return self._partitions

    def entries(self, partition: int) -> Mapping[bytes, bytes]:
        """All entries of a partition."""
        return self.store.entries[partition]

    def held(self) -> list[int]:
        """The partitions that have entries."""
        return list(self.store.entries)

    def size(self) -> int:
        """Entries in all partitions."""
        return sum(len(entries) for entries in self.store.entries.values())

    def put(self, partition: int, records: Iterable[Record], at: float) -> None:
        """Set keys of a partition here; not yet durable. `at` is now, in seconds since 1970."""
        for key, value in records:
            self.store.put(partition, key, value, at)

    def older(self, partition: int, before: float) -> list[Record]:
        """The records that delete the entries last written before a time."""
        return [(key, None) for key, at in self.store.written[partition].items() if at < before]

    async def send(self, partition: int, records: Sequence[Record]) -> list[Awaitable[Any]]:
        """Send the same to the changelog, all or none; durable when the results are awaited."""
        if not records:
            return []
        producer = cast("Producer", self.app.producer)
        return await producer.send_atomically(self.changelog_topic_name, partition, records)


def state_table(
    app: faust.App, topic: str, on_recover: Callable[[], Awaitable[None]] | None = None
) -> StateTable:
    """A table whose changelog is the topic; `on_recover` is awaited after each recovery."""
    changelog = app.topic(
        topic,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        acks=False,
        allow_empty=True,
        maxsize=131_072,
    )
    table = StateTable(
        app,
        name=topic,
        key_type=bytes,
        value_type=bytes,
        changelog_topic=changelog,
        on_recover=on_recover,
        beacon=app.tables.beacon,
    )
    app.tables.add(table)
    return table
