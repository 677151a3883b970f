"""Cheap tests that stand before patterns rule out nothing that a pattern would match."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tests.shared import ROOT
from worker.nlp.annotator import rough_sentences
from worker.nlp.text.asked import has_any, tells
from worker.nlp.times import patterns as times
from worker.nlp.tolls import patterns as tolls


def _texts() -> Iterator[str]:
    for line in (ROOT / "tests/quality/gold/own.jsonl").read_bytes().splitlines():
        yield json.loads(line)["text"]


def test_a_pattern_of_time_matches_only_where_its_words_are() -> None:
    """Of every kind, on all texts of our gold."""
    assert times.NEEDED.keys() == {kind for kind, _ in times.PATTERNS}
    for low in map(str.lower, _texts()):
        for kind, pattern in times.PATTERNS:
            if not has_any(low, times.NEEDED[kind]):
                assert pattern.search(low) is None, kind


def test_a_pattern_of_a_toll_matches_only_where_a_number_is() -> None:
    """On all sentences of our gold."""
    uncounted = (s for t in _texts() for s in rough_sentences(t) if not tolls.COUNTED.search(s))
    for sentence in uncounted:
        assert not any(pattern.search(sentence) for _, pattern in tolls.PATTERNS), sentence


def test_a_text_is_asked_once() -> None:
    """Of one pattern, whatever the text: the answer is that of the pattern."""
    bomb = re.compile("bomb")
    assert [tells(bomb, text) for text in ("a bomb", "a tomb", "a bomb")] == [True, False, True]
