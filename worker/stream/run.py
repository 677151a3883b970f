"""A worker from start to end: everything it needs is started, watched, and stopped in time.

It ends when it is told to (SIGTERM, SIGINT: exit code 0), or when something happens that it cannot
deal with: then with the exit code of the error, at once and without acknowledging anything more. To
start it again is the orchestrator's part, and safe at any time.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from aiokafka.errors import KafkaError

from worker.errors import BrokerError, IncidentsError, PoolStopped
from worker.incidents.regions import route
from worker.incidents.resolve import Resolver
from worker.metrics import Metrics
from worker.pool import Build, Pool
from worker.settings import Settings
from worker.stream import health, offsets
from worker.stream.app import Stream, create_app
from worker.stream.build import build
from worker.stream.clock import Clock
from worker.stream.delivery import DELIVERY_SECONDS
from worker.stream.preflight import check_broker
from worker.stream.resolve import Apply
from worker.stream.understand import Route
from worker.wire.topics import load_topics

log = logging.getLogger(__name__)

WATCH_SECONDS: Final = 2.0
"""Between two looks at lag and pool."""

ABANDONED_SECONDS: Final = 3.0
"""What Faust gets to leave the group when nothing is waited for, so that others take over at once;
1 s is usual."""

LAST_SECONDS: Final = 5.0
"""After the deadline of a stop the process is ended, whatever still hangs."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the stream is made of, apart from the settings; tests put in others."""

    build: Build
    route: Route
    resolve: Apply
    clock: Clock = field(default_factory=Clock)


class Worker:
    """One worker in an event loop. `run` returns its exit code."""

    def __init__(self, settings: Settings, parts: Parts, metrics: Metrics | None = None) -> None:
        self.settings = settings
        self.metrics = metrics or Metrics()
        self._parts = parts
        self._topics = load_topics(settings.topic_prefix)
        self._stop = asyncio.Event()
        self._failure: BaseException | None = None
        self._pool = Pool(settings, parts.build)
        self.stream: Stream | None = None
        self.http_port: int | None = None

    def stop(self) -> None:
        """Have it finish what is in flight, and end."""
        self._stop.set()

    def fail(self, error: BaseException) -> None:
        """Have it end without finishing anything."""
        if self._failure is None and not (self._stop.is_set() and isinstance(error, PoolStopped)):
            log.error("the worker ends: %s: %s", type(error).__name__, error)
            self._failure = error
        self._stop.set()

    @property
    def ready(self) -> bool:
        """Whether it can take articles."""
        return not health.failing(self._health().ready)

    async def run(self) -> int:
        """Run until it is stopped or fails."""
        try:
            await check_broker(self.settings, self._topics)
        except IncidentsError as error:
            log.error("%s", error)
            return error.exit_code
        self._pool.start()
        self.stream = self.create_stream()
        self._watch_gauges(self.stream)
        server = await health.serve(self.settings, self.metrics, self._health())
        self.http_port = server.addresses[0][1]
        tasks = [
            asyncio.create_task(task) for task in (self._start(), self._crashed(), self._watch())
        ]
        await self._stop.wait()
        await self._end(self.stream)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.cleanup()
        return self._exit_code()

    def create_stream(self) -> Stream:
        """The wired app; not yet started."""
        return create_app(
            self.settings,
            self._topics,
            self.metrics,
            pool=self._pool,
            route=self._parts.route,
            resolve=self._parts.resolve,
            failed=self.fail,
            clock=self._parts.clock,
        )

    async def _start(self) -> None:
        assert self.stream is not None  # noqa: S101
        try:
            await self.stream.app.start()
        except Exception as error:
            self.fail(error)

    async def _crashed(self) -> None:
        """Faust ends its services when one fails, and leaves the process as it is."""
        assert self.stream is not None  # noqa: S101
        app = self.stream.app
        await app.wait()
        if not self._stop.is_set():
            self.fail(app.crash_reason or BrokerError("Faust has stopped"))

    async def _watch(self) -> None:
        assert self.stream is not None  # noqa: S101
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if self._pool.failure is not None:
                self.fail(self._pool.failure)
            if self.stream.assigned and self.stream.recovered:
                with suppress(KafkaError, TimeoutError):
                    await offsets.measure(self.stream.app, self._topics, self.metrics)

    async def _end(self, stream: Stream) -> None:
        """Stop Faust, which waits for what is in flight; no longer than it may."""
        limit = self.settings.shutdown_seconds if self._failure is None else 0.0
        log.info("stopping, within %g s", limit + ABANDONED_SECONDS)
        stopping = asyncio.create_task(stream.app.stop())
        # Not `wait_for`: Faust goes on when it is cancelled.
        await asyncio.wait({stopping}, timeout=limit)
        if not stopping.done():
            left = stream.abandon()
            log.warning("%d records in flight are left; they will be read again", left)
            await asyncio.wait({stopping}, timeout=ABANDONED_SECONDS)
        await stream.close()
        await asyncio.to_thread(self._pool.stop)

    def _exit_code(self) -> int:
        error = self._failure
        if error is None:
            return 0
        if isinstance(error, IncidentsError):
            return error.exit_code
        return BrokerError.exit_code if isinstance(error, KafkaError) else 1

    def _health(self) -> health.Health:
        stream, pool = self.stream, self._pool
        return health.Health(
            alive=(("nothing stands still", lambda: not self._stuck()),),
            ready=(
                ("partitions are assigned", lambda: stream is not None and stream.assigned),
                ("state is restored", lambda: stream is not None and stream.recovered),
                ("a process of the pool is up", lambda: pool.ready),
                ("not stopping", lambda: not self._stop.is_set()),
            ),
        )

    def _stuck(self) -> bool:
        """Whether a record is in flight for longer than any error takes to be noticed."""
        limit = 3 * self.settings.article_timeout_seconds + DELIVERY_SECONDS
        oldest = self.stream.oldest if self.stream is not None else None
        return oldest is not None and self._parts.clock.monotonic() - oldest > limit

    def _watch_gauges(self, stream: Stream) -> None:
        watch: Callable[[str, str, Callable[[], float]], None] = self.metrics.watch
        watch("pool_busy", "Processes that are reading", lambda: self._pool.busy)
        watch("pool_queue", "Articles that wait for a process", lambda: self._pool.queue)
        watch("pool_deaths", "Processes that died since the start", lambda: self._pool.deaths)
        watch("in_flight", "Records not yet acknowledged", lambda: sum(map(len, stream.windows)))
        watch("state_incidents", "Incidents in the state", stream.state.size)
        watch("state_articles", "Entries of the ledger", stream.ledger.size)
        watch("ready", "1 when the worker can take articles", lambda: float(self.ready))


def run_worker(settings: Settings) -> int:
    """Run a worker in this thread, the main one, until a signal; returns the exit code."""
    _log_to_stderr(settings)
    return asyncio.run(_run(Worker(settings, parts())))


def parts() -> Parts:
    """What a real worker is made of."""
    return Parts(build, route, Resolver().apply)


def _log_to_stderr(settings: Settings) -> None:
    """One line an event. Faust and aiokafka tell much; of that only warnings, unless debugging."""
    logging.basicConfig(
        stream=sys.stderr,
        level=settings.log_level,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
    if settings.log_level != "DEBUG":
        for name in ("faust", "mode", "aiokafka", "asyncio"):
            logging.getLogger(name).setLevel(logging.WARNING)


async def _run(worker: Worker) -> int:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stopped_by, worker, number)
    try:
        return await worker.run()
    finally:
        _end_process_after(LAST_SECONDS)


def _stopped_by(worker: Worker, number: signal.Signals) -> None:
    log.info("%s", number.name)
    worker.stop()
    _end_process_after(worker.settings.shutdown_seconds + ABANDONED_SECONDS + LAST_SECONDS)


def _end_process_after(seconds: float) -> None:
    """The last resort: something blocks the event loop, or a thread does not end."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()
