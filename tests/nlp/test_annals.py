"""Sentences of history."""

from __future__ import annotations

import pytest

from worker.domain.text import Span
from worker.nlp.text.annals import is_of_old

OLD = [
    "In 1305 he was executed in London.",
    "He was wounded on October 9, 1779, and died.",
    "Octavian executed the son of Antony in 30 BC.",
    "1328: French troops stopped a rising of farmers.",
    "1304 – The king took the castle.",
]
NEW = [
    "Gunmen killed 1500 people in 1999.",
    "The mosque, built in 1850, was shelled.",
    "In 1500 villages people were killed.",
    "1987: Jets bombed the port.",
    "Troops shelled the town.",
]


@pytest.mark.parametrize("sentence", OLD)
def test_old(sentence: str) -> None:
    """A year before 1900 that is of the deed."""
    assert is_of_old(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize("sentence", NEW)
def test_not_old(sentence: str) -> None:
    """A number, a year of a building, a year of our time."""
    assert not is_of_old(sentence, Span(0, len(sentence)))


def test_an_entry_goes_on_to_the_next_year() -> None:
    """What follows in an entry is of its year."""
    text = "1775: Gage landed his troops. Two assaults were repulsed. 1916: The fort fell."
    first, second = text.index("Two"), text.index("The fort")
    assert is_of_old(text, Span(first, first + 27))
    assert not is_of_old(text, Span(second, len(text)))
