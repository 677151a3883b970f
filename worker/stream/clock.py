"""The clock, passed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, time


@dataclass(frozen=True, slots=True)
class Clock:
    """`time` is seconds since 1970, `monotonic` seconds that only grow."""

    time: Callable[[], float] = time
    monotonic: Callable[[], float] = monotonic
