"""`articles.raw` in; candidates, outcomes and dead letters out.

    arrive      the pool of processes begins to read the article
    route       its candidates to sub-regions; the ledger learns which    -> articles.ledger
    publish     candidates, outcome, dead letter                          -> three topics
    finish      all of that delivered: acknowledge

`route`, `publish` and `finish` are stages of an ordered window, and each awaits the deliveries of
the one before.

The ledger (`ledger`) lets an update of an article replace what it contributed before, and a
retraction withdraw it. It is written before the candidates: whatever a crash cuts off, it names
every sub-region that may hold something of the article. It lives in the partition of the article,
so updates and retractions must come under the article's own key: its id or its URL. An update that
cannot be read is dead-lettered and leaves what the article contributed before as it is.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from faust.types import EventT

from worker import __version__
from worker.domain.incident import Candidate, CandidateBatch
from worker.domain.outcome import Origin, Outcome, OutcomeKind, Understanding
from worker.errors import Unprocessable
from worker.metrics import Metrics
from worker.pipeline import Message
from worker.stream import ledger
from worker.stream.clock import Clock
from worker.stream.delivery import (
    MESSAGE_CHARS,
    Acknowledge,
    Delivery,
    Flight,
    Headers,
    Outbox,
    delivered,
)
from worker.stream.tables import StateTable
from worker.stream.transport import Record
from worker.wire.records import encode_batch, encode_outcome
from worker.wire.topics import Topics

log = logging.getLogger(__name__)

ARTICLE_TIME: Final = "incidents-article-timestamp"
"""Header of candidates: the Kafka timestamp of their article in milliseconds."""

EXPIRE_SECONDS: Final = 3600.0
"""Between two looks for articles to forget."""

Read = Callable[[Message], Awaitable[Understanding]]


Route = Callable[[str, Sequence[Candidate], Collection[str]], tuple[CandidateBatch, ...]]
"""Article id, candidates, and the sub-regions of before, which get an empty batch if need be."""


@dataclass(slots=True, eq=False)
class Arrival(Flight):
    """An article on its way."""

    reading: asyncio.Future[Understanding]
    understanding: Understanding | None = None
    outgoing: list[tuple[bytes, bytes]] = field(default_factory=list)
    regions: Sequence[str] = ()
    ledger: list[Record] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    published_at: float = 0.0

    @property
    def outcome(self) -> Outcome:
        """What became of the article; known after `route`."""
        assert self.understanding is not None  # noqa: S101
        return self.understanding.outcome


class Understand:
    """The stages of an article."""

    def __init__(
        self,
        topics: Topics,
        table: StateTable,
        outbox: Outbox,
        metrics: Metrics,
        *,
        read: Read,
        route: Route,
        ttl_seconds: float,
        clock: Clock,
    ) -> None:
        self._topics = topics
        self._table = table
        self._outbox = outbox
        self._metrics = metrics
        self._read = read
        self._batches = route
        self._ttl = ttl_seconds
        self._expired_at: dict[int, float] = {}
        self._clock = clock

    @property
    def stages(self) -> tuple[Callable[[Arrival], Awaitable[None]], ...]:
        """For the window, in their order."""
        return self.route, self.publish, self.finish

    def arrive(self, event: EventT[Any], acknowledge: Acknowledge) -> Arrival:
        """Have the article read."""
        seconds = event.message.timestamp
        received = None if seconds is None else _time(seconds)
        message = Message(event.message.value, event.message.key, received)
        reading = asyncio.ensure_future(self._read(message))
        return Arrival(event, acknowledge, self._clock.monotonic(), reading)

    async def route(self, arrival: Arrival) -> None:
        """First stage: wait for the understanding, and note in the ledger where it will go."""
        arrival.understanding = await arrival.reading
        if arrival.stale:
            return
        self._metrics.stage("understand", self._clock.monotonic() - arrival.since)
        try:
            self._plan(arrival)
        except Exception as error:
            log.exception("article at %s: defect in routing", arrival.place)
            self._reject(arrival, f"{type(error).__name__}: {error}")
        self._table.put(arrival.partition, arrival.ledger, self._clock.time())
        arrival.deliveries = await self._table.send(arrival.partition, arrival.ledger)

    async def publish(self, arrival: Arrival) -> None:
        """Second stage: everything that comes of the article, buffered in order."""
        await delivered(arrival.deliveries)
        if arrival.stale:
            return
        arrival.published_at = self._clock.monotonic()
        headers = _article_time(arrival)
        sends = [
            *(
                self._outbox.send(self._topics.candidates, k, v, headers)
                for k, v in arrival.outgoing
            ),
            self._send_outcome(arrival),
        ]
        if arrival.outcome.kind is OutcomeKind.REJECTED:
            sends.append(self._send_dead_letter(arrival))
        arrival.deliveries = [await send for send in sends]

    async def finish(self, arrival: Arrival) -> None:
        """Last stage: all is delivered, so the article is done."""
        await delivered(arrival.deliveries)
        arrival.acknowledge(arrival.event)
        if not arrival.stale:
            self._record(arrival)

    def _plan(self, arrival: Arrival) -> None:
        """Batches for the sub-regions of now and of before, and the ledger's new entries."""
        assert arrival.understanding is not None  # noqa: S101
        if arrival.outcome.kind is OutcomeKind.REJECTED:
            return
        entries = self._table.entries(arrival.partition)
        before = ledger.find(entries, arrival.outcome.article_id)
        if arrival.outcome.kind is OutcomeKind.RETRACTED:
            outcome = replace(arrival.outcome, article_id=before.article_id)
            arrival.understanding = replace(arrival.understanding, outcome=outcome)
        candidates = arrival.understanding.candidates
        batches = self._batches(before.article_id, candidates, before.sub_regions)
        arrival.regions = [batch.sub_region for batch in batches if batch.candidates]
        arrival.outgoing = [
            (b.sub_region.encode(), self._outbox.check(self._topics.candidates, encode_batch(b)))
            for b in batches
        ]
        arrival.ledger = [
            *self._expire(arrival.partition),
            *ledger.additions(entries, before.article_id, arrival.key, arrival.regions),
        ]

    def _expire(self, partition: int) -> list[Record]:
        """Forget articles of so long ago that their incidents are closed, now and then."""
        now = self._clock.time()
        if now - self._expired_at.get(partition, 0.0) < EXPIRE_SECONDS:
            return []
        self._expired_at[partition] = now
        return self._table.older(partition, now - self._ttl)

    def _reject(self, arrival: Arrival, reason: str) -> None:
        """What came of the article cannot be used: it is dead-lettered, and nothing else sent."""
        assert arrival.understanding is not None  # noqa: S101
        outcome = Outcome(
            arrival.outcome.article_id,
            OutcomeKind.REJECTED,
            code=Unprocessable.code,
            message=reason,
            stage="route",
        )
        arrival.understanding = Understanding(outcome, timings=arrival.understanding.timings)
        arrival.outgoing, arrival.ledger, arrival.regions = [], [], ()

    async def _send_outcome(self, arrival: Arrival) -> Delivery:
        assert arrival.understanding is not None  # noqa: S101
        article, message = arrival.understanding.article, arrival.event.message
        outcome = replace(arrival.outcome, message=_short(arrival.outcome.message))
        value = encode_outcome(
            outcome,
            fingerprint=article.fingerprint if article else None,
            sub_regions=arrival.regions,
            origin=Origin(message.topic, message.partition, message.offset),
            processed_at=_time(self._clock.time()),
            version=__version__,
        )
        key = arrival.outcome.article_id.encode()
        return await self._outbox.send(self._topics.outcomes, key, value)

    async def _send_dead_letter(self, arrival: Arrival) -> Delivery:
        stage, code, message = (
            arrival.outcome.stage or "",
            arrival.outcome.code or "",
            arrival.outcome.message or "",
        )
        return await self._outbox.send_dead_letter(
            self._topics.dead_letter, arrival, stage, code, message
        )

    def _record(self, arrival: Arrival) -> None:
        assert arrival.understanding is not None  # noqa: S101
        outcome = arrival.outcome
        self._metrics.article(outcome, arrival.understanding.timings)
        self._metrics.stage("publish", self._clock.monotonic() - arrival.published_at)
        if outcome.kind is OutcomeKind.REJECTED:
            self._metrics.dead_letter(outcome.code or "", outcome.stage or "")
        if arrival.timestamp is not None:
            self._metrics.latency("outcome", self._clock.time() - arrival.timestamp / 1000)


def _article_time(arrival: Arrival) -> Headers:
    if arrival.timestamp is None:
        return []
    return [(ARTICLE_TIME, str(arrival.timestamp).encode())]


def _short(message: str | None) -> str | None:
    return message if message is None else message[:MESSAGE_CHARS]


def _time(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
