"""Sentences of history, which tell what happened centuries ago: "In 1305 he was executed"."""

from __future__ import annotations

import re

from worker.domain.day_names import MONTHS
from worker.domain.text import Span

_ANNAL = re.compile(r"(?:^|\n|[.!?]\s+)(\d{3,4})(?::| [-–—])\s")
"""The year that an entry of a chronicle starts with."""
_RECENT = 1900
_ERA = re.compile(r"\b\d{1,4} (?:BC|BCE|AD|CE)\b|\bA\.?D\.? \d{1,4}\b")
_MONTH = "|".join(m.capitalize() for m in sorted(MONTHS))
_YEAR = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|(?:{_MONTH})(?: \d{{1,2}},?)?)"
    r" (?:early |late |about )?"
    r"1[0-8]\d\d(?=[,.;:)]|$|\s+(?:the|an?|when|and|by|to|he|she|they|his|her|at|in|[A-Z]))"
)
_BUILT = re.compile(
    r"\b(?:built|founded|erected|constructed|established|opened|dating|dates|completed)\W+"
    r"(?:\w+ )?$"
)
_BEFORE = 30
"""Characters before a year in which it is said to be that of a building."""


def is_of_old(text: str, within: Span) -> bool:
    """Whether a sentence is of a year before 1900, and not only of what was built then."""
    sentence = within.of(text)
    if _ERA.search(sentence) or _is_in_an_old_entry(text, within):
        return True
    found = _YEAR.search(sentence)
    return found is not None and not _BUILT.search(sentence[: found.start()][-_BEFORE:])


def _is_in_an_old_entry(text: str, within: Span) -> bool:
    """Whether the last year that an entry of its paragraph starts with is before 1900."""
    start = text.rfind("\n", 0, within.start) + 1
    years = _ANNAL.findall(text[start : within.end])
    return bool(years) and int(years[-1]) < _RECENT
