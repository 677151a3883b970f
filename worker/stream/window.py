"""Work in flight, finished strictly in the order in which it came.

Faust commits the offset after the last acknowledged record, whatever lies before it: a record may
be acknowledged only when all before it are. The window holds what is in flight; each item goes
through the stages one after the other, and in each stage items are handled in their order, so that
a stage of one item overlaps with another stage of the next.

The stages run in tasks of their own: the last items are finished also when no more come.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")

Stage = Callable[[T], Awaitable[None]]
Failed = Callable[[BaseException], None]


class OrderedWindow(Generic[T]):
    """At most `size` items between `put` and the end of the last stage.

    When a stage raises, `failed` is called once, and neither that stage nor those before it do
    anything more: what is behind the item must not be finished. What is before it goes on.
    """

    def __init__(self, size: int, stages: Sequence[Stage[T]], failed: Failed) -> None:
        self._size = size
        self._stages = stages
        self._failed = failed
        self._items: deque[T] = deque()
        self._queues: list[asyncio.Queue[T]] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._room = asyncio.Event()
        self._broken_at = -1

    def __len__(self) -> int:
        """Items in flight."""
        return len(self._items)

    @property
    def oldest(self) -> T | None:
        """The item that all others wait for."""
        return self._items[0] if self._items else None

    async def put(self, item: T) -> None:
        """Take an item in; waits while the window is full, for good once it is broken."""
        if not self._tasks:
            self._start()
        while self._broken_at >= 0 or len(self._items) >= self._size:
            self._room.clear()
            await self._room.wait()
        self._items.append(item)
        self._queues[0].put_nowait(item)

    async def close(self) -> None:
        """End the tasks; what is in flight is not finished."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task

    def _start(self) -> None:
        self._queues = [asyncio.Queue() for _ in self._stages]
        self._tasks = [
            asyncio.create_task(self._run(number), name=f"window-stage-{number}")
            for number in range(len(self._stages))
        ]

    async def _run(self, number: int) -> None:
        stage, queue = self._stages[number], self._queues[number]
        while True:
            item = await queue.get()
            if number <= self._broken_at:
                return
            try:
                await stage(item)
            except Exception as error:
                self._break(number, error)
                return
            if number + 1 < len(self._queues):
                self._queues[number + 1].put_nowait(item)
            else:
                self._items.popleft()
                self._room.set()

    def _break(self, number: int, error: BaseException) -> None:
        first = self._broken_at < 0
        self._broken_at = max(self._broken_at, number)
        if first:
            self._failed(error)
