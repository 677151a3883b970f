"""Processes that read articles: the pipeline runs here, away from the event loop and its GIL.

Articles wait in one line. Each process is looked after by a thread, its keeper, which takes the
next few articles whenever the process is free: an idle pool answers at once, a busy one works in
batches. The pipeline is built once in each process, by a function that is passed by reference.

One article must not take others with it:
- one that takes too long is interrupted inside its process, and rejected;
- where that does not help (it hangs outside of Python) the process is killed;
- when a process dies, whoever killed it, its keeper starts another and has the articles that were
  in it read again, one at a time; the one with which it dies again is rejected, the rest go on.

The same pool serves the stream (`submit`) and the offline commands (`map`).
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection
from types import FrameType, TracebackType
from typing import Final, Self

from worker.domain.outcome import Outcome, OutcomeKind, Understanding
from worker.errors import IncidentsError, ModelError, PoolStopped, Unprocessable
from worker.pipeline import Message, Pipeline
from worker.settings import Settings
from worker.wire.raw import identify

log = logging.getLogger(__name__)

Build = Callable[[Settings], Pipeline]

BATCH_ARTICLES: Final = 8
"""Articles that go to a process at once. Parsed together, 8 take two thirds of the time that they
take one by one and 32 hardly less; more is also more to read again when a process dies."""

BATCH_BYTES: Final = 100_000
"""A batch ends here: large articles travel alone."""

GRACE_SECONDS: Final = 5.0
"""How much later than its articles should have been interrupted a process is killed."""

BUILD_SECONDS: Final = 180.0
"""A process that is not ready by then counts as dead; 3 s is usual, a cold disk takes 20."""

BUILD_ATTEMPTS: Final = 3
"""So often in a row may a process die before it is ready, until the pool gives up."""

LOOK_AHEAD: Final = 4
"""`map` keeps this many batches for each process in flight."""

RETRY_SECONDS: Final = 1.0


class _Died(Exception):
    """The process ended, or had to be ended, in the middle of its work."""


@dataclass(slots=True, eq=False)
class _Ticket:
    message: Message
    future: Future[Understanding] = field(default_factory=Future)

    @property
    def size(self) -> int:
        return len(self.message.value or b"")


class Pool:
    """`settings.processes` processes, each with a pipeline of its own.

    Use it as a context manager, or call `start` and `stop`. Futures are set in threads of the pool.
    A future ends with an understanding whatever the article is like; it raises only where no
    article can be read at all (`ModelError`) or the pool was stopped (`PoolStopped`).
    """

    def __init__(self, settings: Settings, build: Build) -> None:
        self._line: deque[_Ticket] = deque()
        self._change = threading.Condition()
        self._stopping = False
        self._failure: IncidentsError | None = None
        self._keepers = [
            _Keeper(self, settings, build, number) for number in range(settings.processes)
        ]

    def __enter__(self) -> Self:
        """Start the processes."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End them."""
        self.stop()

    def start(self) -> None:
        """Start the processes; returns at once."""
        for keeper in self._keepers:
            keeper.start()

    def stop(self) -> None:
        """End the processes at once; what has not been read ends with `PoolStopped`."""
        with self._change:
            self._stopping = True
            self._change.notify_all()
        self._empty_line(PoolStopped("the pool was stopped"))
        for keeper in self._keepers:
            keeper.kill()
        for keeper in self._keepers:
            keeper.join()

    def submit(self, message: Message) -> Future[Understanding]:
        """Have one article read."""
        ticket = _Ticket(message)
        with self._change:
            refusal = self._failure or (PoolStopped("stopped") if self._stopping else None)
            if refusal is None:
                self._line.append(ticket)
                self._change.notify()
        if refusal is not None:
            ticket.future.set_exception(refusal)
        return ticket.future

    def map(self, messages: Iterable[Message]) -> Iterator[Understanding]:
        """Understandings in the order of the messages, which are taken only a little ahead."""
        ahead = LOOK_AHEAD * BATCH_ARTICLES * len(self._keepers)
        flight: deque[Future[Understanding]] = deque()
        for message in messages:
            flight.append(self.submit(message))
            while flight and (len(flight) >= ahead or flight[0].done()):
                yield flight.popleft().result()
        while flight:
            yield flight.popleft().result()

    @property
    def processes(self) -> int:
        """How many processes there are when all are up."""
        return len(self._keepers)

    @property
    def ready(self) -> bool:
        """Whether at least one process can read; the others follow."""
        return self._failure is None and any(keeper.ready for keeper in self._keepers)

    @property
    def failure(self) -> IncidentsError | None:
        """Why no article can be read any more, if that is so."""
        return self._failure

    @property
    def busy(self) -> int:
        """Processes that are reading."""
        return sum(keeper.busy for keeper in self._keepers)

    @property
    def queue(self) -> int:
        """Articles that wait for a process."""
        return len(self._line)

    @property
    def deaths(self) -> int:
        """How often a process died, or had to be killed, since the start."""
        return sum(keeper.deaths for keeper in self._keepers)

    @property
    def stopping(self) -> bool:
        """Whether the pool is being stopped."""
        return self._stopping

    def next_batch(self) -> list[_Ticket]:
        """For keepers: wait for articles and take the next few; none when the pool stops."""
        with self._change:
            self._change.wait_for(lambda: self._line or self._stopping)
            if self._stopping:
                return []
            batch = [self._line.popleft()]
            size = batch[0].size
            while self._line and len(batch) < BATCH_ARTICLES:
                size += self._line[0].size
                if size > BATCH_BYTES:
                    break
                batch.append(self._line.popleft())
            return batch

    def fail(self, failure: IncidentsError) -> None:
        """For keepers: no article can be read any more."""
        log.error("the pool gives up: %s", failure)
        with self._change:
            self._failure = failure
        self._empty_line(failure)

    def _empty_line(self, error: IncidentsError) -> None:
        with self._change:
            left = list(self._line)
            self._line.clear()
        for ticket in left:
            ticket.future.set_exception(error)


class _Keeper(threading.Thread):
    """Looks after one process: starts it, gives it work, replaces it when it dies."""

    def __init__(self, pool: Pool, settings: Settings, build: Build, number: int) -> None:
        super().__init__(name=f"pool-keeper-{number}", daemon=True)
        self._pool = pool
        self._settings = settings
        self._build = build
        self._executor: ProcessPoolExecutor | None = None
        self._pid: int | None = None
        self.ready = False
        self.busy = False
        self.deaths = 0

    def run(self) -> None:
        """The thread: articles in, understandings out, until the pool stops or gives up."""
        batch: list[_Ticket] = []
        try:
            self._open()
            while batch := self._pool.next_batch():
                self.busy = True
                self._read(batch)
                self.busy = False
        except IncidentsError as error:
            if not self._pool.stopping:
                self._pool.fail(error)
            _give_up(batch, error)
        finally:
            self.busy = False
            self._close()

    def kill(self) -> None:
        """Kill the process; from any thread."""
        if (pid := self._pid) is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _read(self, batch: Sequence[_Ticket]) -> None:
        try:
            self._attempt(batch)
        except _Died as death:
            log.warning("%s; its %d articles are read again, one at a time", death, len(batch))
            for ticket in batch:
                self._read_suspect(ticket)

    def _read_suspect(self, ticket: _Ticket) -> None:
        """Read an article alone that was in a process when it died."""
        try:
            self._attempt([ticket])
        except _Died as death:
            log.error("%s again, with this article alone", death)
            ticket.future.set_result(rejected(ticket.message, f"{death}, twice"))

    def _attempt(self, batch: Sequence[_Ticket]) -> None:
        limit = self._settings.article_timeout_seconds
        executor = self._open()
        try:
            future = executor.submit(_read, [ticket.message for ticket in batch], limit)
            answers = future.result(timeout=limit * (len(batch) + 1) + GRACE_SECONDS)
        except TimeoutError:
            raise self._died(f"a process did not answer within {limit:g} s an article") from None
        except BrokenProcessPool:
            raise self._died("a process died") from None
        except Exception as error:  # what cannot travel between processes
            answers = [rejected(t.message, f"{type(error).__name__}: {error}") for t in batch]
        for ticket, answer in zip(batch, answers, strict=True):
            ticket.future.set_result(answer)

    def _open(self) -> ProcessPoolExecutor:
        """The process, started and with a pipeline; `ModelError` where that cannot be."""
        for _ in range(BUILD_ATTEMPTS):
            if self._executor is not None:
                return self._executor
            self._start_process()
        if self._executor is None:
            raise ModelError(f"processes die while they load the model, {BUILD_ATTEMPTS} in a row")
        return self._executor

    def _start_process(self) -> None:
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(1, mp_context=context, initializer=_enter_process)
        self._executor = executor
        try:
            self._pid = executor.submit(os.getpid).result(timeout=BUILD_SECONDS)
            executor.submit(_build, self._settings, self._build).result(timeout=BUILD_SECONDS)
            self.ready = True
        except (TimeoutError, BrokenProcessPool):
            self._died("a process died while it loaded the model")
            time.sleep(RETRY_SECONDS)
        except IncidentsError:
            raise
        except Exception as error:
            raise ModelError(f"no pipeline: {type(error).__name__}: {error}") from error

    def _died(self, how: str) -> _Died:
        """Clear away what is left of the process."""
        if self._pool.stopping:
            raise PoolStopped("the pool was stopped")
        self.deaths += 1
        self._close()
        return _Died(how)

    def _close(self) -> None:
        self.kill()
        self._pid, self.ready = None, False
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def rejected(message: Message, reason: str) -> Understanding:
    """What becomes of an article that the processes cannot read."""
    return Understanding(
        Outcome(
            identify(message.value, message.key),
            OutcomeKind.REJECTED,
            code=Unprocessable.code,
            message=reason,
            stage=Unprocessable.stage,
        )
    )


def _give_up(batch: Sequence[_Ticket], error: IncidentsError) -> None:
    for ticket in batch:
        if not ticket.future.done():
            ticket.future.set_exception(error)


# Below runs in the processes of the pool.

_pipeline: Pipeline | None = None


class _Overtime(BaseException):
    """An article takes too long. No `Exception`, so that nothing on the way can swallow it."""


def _enter_process() -> None:
    """A process of the pool ends with its parent, however that ended, and only then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent decides
    signal.signal(signal.SIGALRM, _ring)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
    os._exit(1)


def _build(settings: Settings, build: Build) -> None:
    global _pipeline  # noqa: PLW0603  # a process has one pipeline, built once
    _pipeline = build(settings)


def _read(messages: Sequence[Message], limit: float) -> list[Understanding]:
    """Read together what takes no longer than one may; else one by one, to find the slow one."""
    try:
        return _in_time(messages, limit)
    except _Overtime:
        if len(messages) > 1:
            return [answer for message in messages for answer in _read([message], limit)]
        return [rejected(messages[0], f"took longer than {limit:g} s")]


def _in_time(messages: Sequence[Message], limit: float) -> list[Understanding]:
    assert _pipeline is not None, "built before the first article"  # noqa: S101
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return _pipeline.understand_all(messages)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _Overtime
