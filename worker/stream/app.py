"""The Faust app: which topics feed which agents, and which state moves with them.

    articles.raw ──> understand ──> incidents.candidates ──> resolve ──> incidents
                        │  └─ state: articles.ledger             └─ state: incidents.state
                        └──> articles.outcomes, articles.dead-letter

Faust joins the group, assigns partitions, restores state and commits offsets. What comes in is
handled by our own windows, in our own order: see `window`, `understand`, `resolve`. Faust's `take`,
its table writes, its serializers and its exception handling are not used, as each of them may
acknowledge what is not delivered.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, cast

import faust
from faust.types import EventT, StreamT

from worker.metrics import Metrics
from worker.pool import Pool
from worker.settings import Settings
from worker.stream import transport
from worker.stream.clock import Clock
from worker.stream.delivery import Acknowledge, Flight, Outbox
from worker.stream.resolve import Apply, Resolve
from worker.stream.sensor import RebalanceSensor
from worker.stream.tables import StateTable, state_table
from worker.stream.understand import Route, Understand
from worker.stream.window import OrderedWindow
from worker.wire.topics import Topic, Topics

log = logging.getLogger(__name__)

LINGER_SECONDS: Final = 0.005
"""A record waits so long for others to travel with: ten times the records a request, for 5 ms."""

BATCH_BYTES: Final = 1_048_576
"""Largest Kafka record batch: the state changes of one batch of candidates fit into one."""

COMMIT_EVERY: Final = 500

BUFFERED: Final = 128
"""Records that wait in front of an agent."""

DAY_SECONDS: Final = 86_400.0

Failed = Callable[[BaseException], None]


@dataclass(slots=True)
class Stream:
    """A wired app, with what others want to look at."""

    app: faust.App
    topics: Topics
    ledger: StateTable
    state: StateTable
    windows: tuple[OrderedWindow[Any], ...]

    @property
    def assigned(self) -> bool:
        """Whether the group has given it partitions."""
        return bool(self.app.assignor.assigned_actives())

    @property
    def recovered(self) -> bool:
        """Whether the state of its partitions is restored."""
        return bool(self.app.tables.actives_ready) and not self.app.rebalancing

    @property
    def oldest(self) -> float | None:
        """When the oldest record in flight came in, on the monotonic clock."""
        times = [w.oldest.since for w in self.windows if w.oldest is not None]
        return min(times, default=None)

    def abandon(self) -> int:
        """Have Faust wait no longer for what is in flight; it stays unacknowledged. How much."""
        unacked = self.app.consumer.unacked
        left = len(unacked)
        unacked.clear()
        return left

    async def close(self) -> None:
        """Stop the windows; what they hold is not finished, and will be read again."""
        for window in self.windows:
            await window.close()


def create_app(
    settings: Settings,
    topics: Topics,
    metrics: Metrics,
    *,
    pool: Pool,
    route: Route,
    resolve: Apply,
    failed: Failed,
    clock: Clock | None = None,
) -> Stream:
    """Wire the app; `failed` is called once with what must end the worker."""
    clock = clock or Clock()
    app = _faust_app(settings)
    transport.install(app, settings)
    app.sensors.add(RebalanceSensor(metrics))
    outbox = Outbox(app, topics)
    recovery = _Recovery(failed)
    ledger = state_table(app, topics.ledger.name)
    state = state_table(app, topics.state.name, on_recover=recovery)
    ttl = settings.incident_ttl_days * DAY_SECONDS
    understanding = Understand(
        topics,
        ledger,
        outbox,
        metrics,
        read=_reader(pool),
        route=route,
        ttl_seconds=ttl,
        clock=clock,
    )
    resolution = Resolve(
        topics, state, outbox, metrics, resolve=resolve, ttl_seconds=ttl, clock=clock
    )
    recovery.rebuild = resolution.rebuild
    size = settings.window
    articles = OrderedWindow(size, understanding.stages, failed)
    candidates = OrderedWindow(size, resolution.stages, failed)
    _agent(app, "understand", topics.raw, understanding.arrive, articles, failed)
    _agent(app, "resolve", topics.candidates, resolution.arrive, candidates, failed)
    return Stream(app, topics, ledger, state, (articles, candidates))


class _Recovery:
    """What Faust calls after a recovery, where it would not notice an exception."""

    def __init__(self, failed: Failed) -> None:
        self._failed = failed
        self.rebuild: Callable[[], Awaitable[None]] | None = None

    async def __call__(self) -> None:
        try:
            if self.rebuild is not None:
                await self.rebuild()
        except Exception as error:
            log.exception("the state cannot be read")
            self._failed(error)


def _agent(
    app: faust.App,
    name: str,
    topic: Topic,
    arrive: Callable[[EventT[Any], Acknowledge], Flight],
    window: OrderedWindow[Any],
    failed: Failed,
) -> None:
    """An agent that puts what comes into the window; one at a time, and nothing acknowledged."""

    def consumer() -> transport.Consumer:
        return cast("transport.Consumer", app.consumer)

    async def agent(stream: StreamT[Any]) -> None:
        try:
            async for event in cast("faust.Stream[Any]", stream).noack().events():
                await window.put(arrive(event, consumer().acknowledge))
        except asyncio.CancelledError:
            raise
        except Exception as error:
            failed(error)
            raise

    source = app.topic(
        topic.name,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        allow_empty=True,
    )
    app.agent(source, name=name, concurrency=1)(agent)


def _reader(pool: Pool) -> Callable[[Any], Awaitable[Any]]:
    async def read(message: Any) -> Any:
        return await asyncio.wrap_future(pool.submit(message))

    return read


class _App(faust.App):
    """Makes no folders: all state is in memory and on the broker."""

    mundane_level = "debug"

    def _create_directories(self) -> None:
        return


def _faust_app(settings: Settings) -> faust.App:
    session = settings.session_timeout_seconds
    return _App(
        settings.group_id,
        broker=transport.broker_urls(settings),
        broker_credentials=transport.credentials(settings),
        broker_client_id="incidents",
        broker_session_timeout=session,
        broker_heartbeat_interval=settings.heartbeat_interval_seconds,
        broker_rebalance_timeout=settings.rebalance_timeout_seconds,
        broker_request_timeout=max(session, 40.0),  # Faust wants it no less than the session
        broker_commit_interval=settings.commit_interval_seconds,
        broker_commit_every=COMMIT_EVERY,
        broker_max_poll_records=settings.max_poll_records,
        consumer_auto_offset_reset="earliest",
        consumer_group_instance_id=settings.instance_id or None,
        producer_acks=-1,
        producer_linger=LINGER_SECONDS,
        producer_compression_type="gzip",
        producer_max_batch_size=BATCH_BYTES,
        producer_max_request_size=transport.MAX_REQUEST_BYTES,
        producer_threaded=False,
        processing_guarantee="at_least_once",
        stream_buffer_maxsize=BUFFERED,
        stream_wait_empty=True,
        store="memory://",
        table_standby_replicas=0,
        topic_allow_declare=False,  # `incidents topics apply` makes them
        topic_disable_leader=True,
        web_enabled=False,
        autodiscover=False,
    )
