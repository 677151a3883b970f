"""The demo: an embedded broker, a worker of its own process, a replay, and the incidents live.

It ends by itself when every article has its outcome and the resolver has nothing left to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from worker.domain.incident import Incident
from worker.domain.kinds import Status
from worker.domain.outcome import OutcomeKind
from worker.embedded import embedded_broker
from worker.errors import BrokerError, IncidentsError, InputError
from worker.files import find
from worker.kafka import client
from worker.kafka.lag import group_lag
from worker.kafka.reading import messages
from worker.kafka.replay import Replayed, replay
from worker.render import table
from worker.settings import PREFIX, Settings, load_settings
from worker.wire.records import decode_incident, decode_outcome
from worker.wire.topics import Topics, load_topics

PATIENCE_SECONDS = 120.0
"""Without any news from the worker for so long, the demo gives up and shows the worker's log."""


WIDTH = 120
"""Columns of the table where the output is no terminal."""


@dataclass(slots=True)
class Progressed:
    """What has arrived so far; `outcomes` counts articles by outcome."""

    articles: int
    outcomes: Counter[OutcomeKind] = field(default_factory=Counter)
    incidents: dict[str, Incident] = field(default_factory=dict)
    first_incident: float | None = None

    @property
    def read(self) -> bool:
        """Whether every article has its outcome."""
        return self.outcomes.total() >= self.articles

    @property
    def standing(self) -> list[Incident]:
        """The incidents that were neither merged into others nor retracted."""
        return [i for i in self.incidents.values() if i.status is Status.ACTIVE]


def run_demo(paths: Sequence[str], console: Console) -> int:
    """Run the demo over articles in `paths`; returns the exit code."""
    start = time.monotonic()
    topics = load_topics()
    with (
        embedded_broker(t.name for t in topics) as bootstrap,
        tempfile.TemporaryDirectory() as folder,
    ):
        settings = load_settings(bootstrap_servers=bootstrap, topic_prefix="")
        log = Path(folder) / "worker.log"
        with _worker(settings, log) as process:
            console.print("An embedded broker and a worker are starting …")
            sent = _send(settings, topics, paths)
            try:
                seen = _watch(settings, topics, sent, process, console)
            except IncidentsError:
                console.print(log.read_text("utf-8", "replace"), markup=False, highlight=False)
                raise
    _summary(console, sent, seen, start)
    return 0 if sent.complete else 1


@contextmanager
def _worker(settings: Settings, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    given = {
        "BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "TOPIC_PREFIX": "",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_PORT": "0",
    }
    environment = {f"{PREFIX}{name}": value for name, value in given.items()}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "worker", "worker"],
            env=os.environ | environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(settings.shutdown_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _send(settings: Settings, topics: Topics, paths: Sequence[str]) -> Replayed:
    done = replay(client.producer(settings), topics.raw.name, find(paths))
    if not done.delivered:
        raise InputError(f"no articles in {', '.join(paths)}")
    return done


def _watch(
    settings: Settings,
    topics: Topics,
    sent: Replayed,
    process: subprocess.Popen[bytes],
    console: Console,
) -> Progressed:
    start = time.monotonic()
    seen = Progressed(sent.delivered)
    consumer = client.consumer(settings)
    last_news = start
    with _display(console, seen) as show:
        for message in messages(consumer, topics.outcomes.name, topics.incidents.name, follow=True):
            if message is not None and (value := message.value()) is not None:
                last_news = time.monotonic()
                _take(seen, value, message.topic() == topics.incidents.name, last_news - start)
                show()
            elif seen.read and group_lag(settings, topics.candidates.name) == 0:
                break
            elif process.poll() is not None:
                raise BrokerError(f"the worker ended with exit code {process.returncode}")
            elif time.monotonic() - last_news > PATIENCE_SECONDS:
                raise BrokerError(f"no news from the worker for {PATIENCE_SECONDS:.0f} s")
    consumer.close()
    return seen


def _take(seen: Progressed, value: bytes, is_incident: bool, at: float) -> None:
    if is_incident:
        incident = decode_incident(value)
        seen.incidents[incident.dedup_key] = incident
        seen.first_incident = seen.first_incident or at
    else:
        seen.outcomes[decode_outcome(value).kind] += 1


@contextmanager
def _display(console: Console, seen: Progressed) -> Iterator[Callable[[], None]]:
    """A live table with a progress bar on a terminal, plain lines elsewhere."""
    if console.is_terminal:
        bar = Progress(
            TextColumn("articles read"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        )
        task = bar.add_task("", total=seen.articles)

        def view() -> Group:
            bar.update(task, completed=seen.outcomes.total())
            return Group(table(seen.standing, "Incidents"), bar)

        with Live(view(), console=console, refresh_per_second=8) as live:
            yield lambda: live.update(view())
            live.update(view())
    else:
        yield lambda: console.print(
            f"articles read {seen.outcomes.total()}/{seen.articles}, "
            f"incidents {len(seen.standing)}",
            highlight=False,
        )
        console.print(table(seen.standing, "Incidents"), width=max(console.width, WIDTH))


def _summary(console: Console, sent: Replayed, seen: Progressed, start: float) -> None:
    seconds = time.monotonic() - start
    outcomes = ", ".join(f"{kind.value} {n}" for kind, n in sorted(seen.outcomes.items()))
    first = f"{seen.first_incident:.1f} s" if seen.first_incident is not None else "none"
    for failure in sent.failures:
        console.print(f"{failure.origin}: {failure.reason}", style="red", markup=False)
    console.print(
        f"articles in: {sent.delivered} · outcomes: {outcomes} · "
        f"incidents out: {len(seen.standing)}\n"
        f"first incident after {first} · {seconds:.1f} s in all, the start included · "
        f"{sent.delivered / seconds:.1f} articles/s",
        highlight=False,
    )
