"""What several rules ask of one text: of an article for each of its triggers, of a sentence too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(256)
def tells(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text has what a pattern is of; looked for once, however often it is asked."""
    return pattern.search(text) is not None


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of some words: a hundred times faster than a pattern that needs it."""
    return any(word in text for word in words)
