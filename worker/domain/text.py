"""Positions in a cleaned text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character range `[start, end)` in the cleaned text of an article."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
