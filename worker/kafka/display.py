"""A replay for a person: a progress bar on a terminal, plain lines elsewhere, and a summary."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from worker.kafka.replay import OnProgress, Replayed

LINE_SECONDS = 5.0
"""Between two plain lines."""


@contextmanager
def progress(console: Console, files: int) -> Iterator[OnProgress]:
    """What `replay` calls; `files` is how many it will read, repetitions included."""
    if console.is_terminal:
        with _bar(console) as bar:
            task = bar.add_task("", total=files if files > 1 else None, said="")
            yield lambda done: bar.update(task, completed=done.files, said=_said(done))
    else:
        yield _lines(console)


def summary(console: Console, done: Replayed) -> None:
    """What became of the replay: each failure that is named, then the counts."""
    for failure in done.failures:
        console.out(f"{failure.origin}: {failure.reason}", style="red", highlight=False)
    unnamed = done.undelivered + done.unreadable - len(done.failures)
    if unnamed:
        console.out(f"and {unnamed:,} more failures", style="red")
    rate = done.delivered / done.seconds if done.seconds else 0.0
    console.out(
        f"{done.delivered:,} articles delivered, {done.undelivered:,} not delivered, "
        f"{done.unreadable:,} not readable; {done.seconds:.1f} s, {rate:,.0f} articles/s",
        highlight=False,
    )


def _bar(console: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.fields[said]}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console)


def _said(done: Replayed) -> str:
    failed = done.undelivered + done.unreadable
    return f"{done.sent:,} articles" + (f", {failed:,} failed" if failed else "")


def _lines(console: Console, clock: Callable[[], float] = time.monotonic) -> OnProgress:
    last = clock()

    def line(done: Replayed) -> None:
        nonlocal last
        if clock() - last >= LINE_SECONDS:
            last = clock()
            console.out(f"{_said(done)}, {done.seconds:.0f} s", highlight=False)

    return line
