"""A word or phrase of a sentence that may report an occurrence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `[start, end)` of a trigger; `head` is the token in the parse that stands for it."""

    start: int
    end: int
    head: int
    kind: str
    noun: bool
