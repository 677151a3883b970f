"""`incidents.candidates` in, `incidents` out.

    apply       the batch to the incidents of its partition               -> incidents
    save        what changed                                              -> incidents.state
    finish      all of that delivered: acknowledge

Three stages of an ordered window; each awaits the deliveries of the one before.

Why the incidents go out before the state is saved: a batch that was saved changes nothing when it
comes again, so an incident that was lost on its way out would never be sent. This way a crash at
any point leaves either the old state, from which the batch gives the same revisions of the same
incidents again, or the new one, with the incidents out. The changes of a batch are saved all or
none (one Kafka record batch), so there is nothing in between: no merge is saved by half.
After such a crash a reader may see a revision twice, and older ones again before the newest; the
last record of a key is always right.

State is in memory twice: as bytes (what Faust restores) and as the resolver's index, built from it
after each recovery.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import logging
from collections.abc import Awaitable, Callable, Set
from dataclasses import dataclass, field
from typing import Any, Final

from faust.types import EventT

from worker.domain.incident import CandidateBatch, TrackedIncident
from worker.errors import Unprocessable
from worker.incidents.index import IncidentIndex
from worker.metrics import Metrics
from worker.stream.clock import Clock
from worker.stream.delivery import MESSAGE_CHARS, Acknowledge, Delivery, Flight, Outbox, delivered
from worker.stream.tables import StateTable
from worker.stream.transport import Record
from worker.stream.understand import ARTICLE_TIME
from worker.wire import cloudevents
from worker.wire.records import decode_batch, decode_tracked, encode_incident, encode_tracked
from worker.wire.topics import Topics

log = logging.getLogger(__name__)

STAGE: Final = "resolve"

EXPIRE_SECONDS: Final = 3600.0
"""Between two looks for incidents to close; a look takes 1 ms for 10,000 incidents."""

REBUILD_STEP: Final = 200
"""Entries that are read back between two looks at the event loop: some 20 ms of work."""


Apply = Callable[[IncidentIndex, CandidateBatch], tuple[TrackedIncident, ...]]
"""The resolver: what a batch changes. The index is brought up to date."""


@dataclass(slots=True, eq=False)
class Arrival(Flight):
    """Candidates of one article for one sub-region, on their way."""

    changed: tuple[TrackedIncident, ...] = ()
    records: list[Record] = field(default_factory=list)
    failure: str | None = None
    deliveries: list[Delivery] = field(default_factory=list)


class Resolve:
    """The stages of candidates."""

    def __init__(
        self,
        topics: Topics,
        table: StateTable,
        outbox: Outbox,
        metrics: Metrics,
        *,
        resolve: Apply,
        ttl_seconds: float,
        clock: Clock,
    ) -> None:
        self._topics = topics
        self._table = table
        self._outbox = outbox
        self._metrics = metrics
        self._apply = resolve
        self._ttl = ttl_seconds
        self._clock = clock
        self._indices: dict[int, IncidentIndex] = {}
        self._expired_at: dict[int, float] = {}

    @property
    def stages(self) -> tuple[Callable[[Arrival], Awaitable[None]], ...]:
        """For the window, in their order."""
        return self.apply, self.save, self.finish

    def arrive(self, event: EventT[Any], acknowledge: Acknowledge) -> Arrival:
        """Take candidates in."""
        return Arrival(event, acknowledge, self._clock.monotonic())

    async def rebuild(self) -> None:
        """Read all indices back from the table; after each recovery."""
        gc.unfreeze()
        self._indices.clear()
        self._expired_at.clear()
        for partition in self._table.held():
            index = IncidentIndex()
            for number, value in enumerate(self._table.entries(partition).values()):
                index.put(decode_tracked(value))
                if number % REBUILD_STEP == 0:
                    await asyncio.sleep(0)
            self._indices[partition] = index
        # What was restored mostly stays: the garbage collector need not go through it every time.
        gc.collect()
        gc.freeze()

    async def apply(self, arrival: Arrival) -> None:
        """First stage: resolve, and send the incidents that changed."""
        if arrival.stale:
            return
        started = self._clock.monotonic()
        try:
            incidents = self._resolve(arrival)
        except Exception as error:
            log.exception("candidates at %s: defect in the resolver", arrival.place)
            arrival.changed, arrival.records = (), []
            arrival.failure = f"{type(error).__name__}: {error}"[:MESSAGE_CHARS]
            arrival.deliveries = [await self._send_dead_letter(arrival)]
            return
        self._metrics.stage(STAGE, self._clock.monotonic() - started)
        self._table.put(arrival.partition, arrival.records, self._clock.time())
        now = dt.datetime.fromtimestamp(self._clock.time(), dt.UTC)
        for tracked, value in zip(arrival.changed, incidents, strict=True):
            incident = tracked.incident
            headers = cloudevents.headers(incident, now)
            key = incident.dedup_key.encode()
            arrival.deliveries.append(
                await self._outbox.send(self._topics.incidents, key, value, headers)
            )

    async def save(self, arrival: Arrival) -> None:
        """Second stage: the incidents are out, so the state may say so."""
        await delivered(arrival.deliveries)
        if arrival.stale:
            return
        arrival.deliveries = await self._table.send(arrival.partition, arrival.records)

    async def finish(self, arrival: Arrival) -> None:
        """Last stage: all is delivered, so the candidates are done."""
        await delivered(arrival.deliveries)
        arrival.acknowledge(arrival.event)
        if not arrival.stale:
            self._record(arrival)

    def _resolve(self, arrival: Arrival) -> list[bytes]:
        """The values of the changed incidents; the arrival learns what changed in the state."""
        batch = decode_batch(arrival.value or b"")
        try:
            index = self._indices.setdefault(arrival.partition, IncidentIndex())
            arrival.changed = self._apply(index, batch)
            changed = [self._encode(tracked) for tracked in arrival.changed]
            spared = {key for key, _ in changed}
            arrival.records = [*self._expire(arrival.partition, spared), *changed]
            topic = self._topics.incidents
            return [
                self._outbox.check(topic, encode_incident(tracked.incident))
                for tracked in arrival.changed
            ]
        except Exception:
            self._restore(arrival.partition)
            raise

    def _expire(self, partition: int, spared: Set[bytes]) -> list[Record]:
        """Close the incidents of a partition without news for long, now and then.

        Not those that have news right now, of which the table does not know yet.
        """
        now = self._clock.time()
        if now - self._expired_at.get(partition, 0.0) < EXPIRE_SECONDS:
            return []
        self._expired_at[partition] = now
        old = [r for r in self._table.older(partition, now - self._ttl) if r[0] not in spared]
        for key, _ in old:
            self._indices[partition].remove(key.decode())
        return old

    def _encode(self, tracked: TrackedIncident) -> Record:
        value = self._outbox.check(self._topics.state, encode_tracked(tracked))
        return tracked.incident.dedup_key.encode(), value

    def _restore(self, partition: int) -> None:
        """Read one index back: the resolver failed in the middle of it."""
        entries = self._table.entries(partition)
        self._indices[partition] = IncidentIndex(map(decode_tracked, entries.values()))

    async def _send_dead_letter(self, arrival: Arrival) -> Delivery:
        return await self._outbox.send_dead_letter(
            self._topics.dead_letter, arrival, STAGE, Unprocessable.code, arrival.failure or ""
        )

    def _record(self, arrival: Arrival) -> None:
        if arrival.failure is not None:
            self._metrics.dead_letter(Unprocessable.code, STAGE)
            return
        for tracked in arrival.changed:
            self._metrics.change(tracked.incident)
        if not arrival.changed:
            self._metrics.unchanged()
        since = _article_time(arrival)
        if arrival.changed and since is not None:
            self._metrics.latency("incidents", self._clock.time() - since)


def _article_time(arrival: Arrival) -> float | None:
    """When the article came, in seconds."""
    times = [value for name, value in arrival.headers if name == ARTICLE_TIME]
    return int(times[0]) / 1000 if times and times[0].isdigit() else None
