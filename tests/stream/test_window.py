"""The ordered window."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.stream.window import OrderedWindow

DELAYS = st.lists(st.integers(0, 3), min_size=1, max_size=40)


def _unexpected(error: BaseException) -> None:
    raise AssertionError from error


async def _finished(delays: list[int], size: int) -> tuple[list[int], int]:
    """Items that complete after so many turns of the loop: in which order, how many at once."""
    finished: list[int] = []
    all_finished = asyncio.Event()
    most = 0

    async def read(item: int) -> None:
        for _ in range(delays[item]):
            await asyncio.sleep(0)

    async def deliver(item: int) -> None:
        for _ in range(delays[-item]):
            await asyncio.sleep(0)
        finished.append(item)
        if len(finished) == len(delays):
            all_finished.set()

    window = OrderedWindow(size, (read, deliver), _unexpected)
    for item in range(len(delays)):
        await window.put(item)
        most = max(most, len(window))
    await all_finished.wait()
    await window.close()
    return finished, most


@settings(max_examples=60, deadline=None)
@given(delays=DELAYS, size=st.integers(1, 8))
def test_order(delays: list[int], size: int) -> None:
    """However long each item takes, they finish in the order in which they came."""
    finished, _ = asyncio.run(_finished(delays, size))
    assert finished == list(range(len(delays)))


@settings(max_examples=60, deadline=None)
@given(delays=DELAYS, size=st.integers(1, 8))
def test_bound(delays: list[int], size: int) -> None:
    """Never more items are in flight than the window has room for."""
    _, most = asyncio.run(_finished(delays, size))
    assert most <= size


async def test_idle() -> None:
    """The last items are finished although nothing comes after them."""
    finished: list[int] = []
    gate = asyncio.Event()

    async def read(_item: int) -> None:
        await gate.wait()

    async def finish(item: int) -> None:
        finished.append(item)

    window = OrderedWindow(10, (read, finish), _unexpected)
    for item in range(3):
        await window.put(item)
    gate.set()
    await asyncio.sleep(0.01)
    assert finished == [0, 1, 2]
    assert window.oldest is None
    await window.close()


async def test_overlap() -> None:
    """While one item is being delivered the next one is being read."""
    at_once: list[tuple[int, int]] = []
    reading = -1

    async def read(item: int) -> None:
        nonlocal reading
        reading = item

    async def deliver(item: int) -> None:
        await asyncio.sleep(0.01)
        at_once.append((item, reading))

    window = OrderedWindow(10, (read, deliver), _unexpected)
    for item in range(3):
        await window.put(item)
    await asyncio.sleep(0.1)
    assert at_once[0] == (0, 2)
    await window.close()


async def test_failure() -> None:
    """After a failure nothing behind it is finished, and the failure is told once."""
    finished: list[int] = []
    told: list[BaseException] = []

    async def deliver(item: int) -> None:
        if item >= 2:
            raise ConnectionError(item)

    async def finish(item: int) -> None:
        finished.append(item)

    window = OrderedWindow(10, (deliver, finish), told.append)
    for item in range(5):
        await window.put(item)
    await asyncio.sleep(0.01)
    assert finished == [0, 1]
    assert [error.args for error in told] == [(2,)]
    assert window.oldest == 2
    await window.close()


async def test_broken_is_closed() -> None:
    """A window that failed takes nothing more in."""

    async def fail(_item: int) -> None:
        raise ConnectionError

    window = OrderedWindow(10, (fail,), lambda _error: None)
    await window.put(0)
    await asyncio.sleep(0.01)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(window.put(1), 0.05)
    await window.close()
