"""Cues are found, fast, and only where they stand."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from worker.clean.cues import Cover, cover, cue_starts

CLASSES = tomllib.loads(files("worker.clean").joinpath("cues.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", CLASSES)
def test_patterns_are_sound(name: str) -> None:
    """Every pattern captures nothing, is in small letters and does not match the empty text."""
    places = ("any", "start", "line")
    patterns = [pattern for place in places for pattern in CLASSES[name].get(place, [])]
    assert not [pattern for pattern in patterns if re.compile(pattern).groups]
    assert not [pattern for pattern in patterns if re.fullmatch(pattern, "")]
    assert not [pattern for pattern in patterns if _letters(pattern) != _letters(pattern).lower()]


def _letters(pattern: str) -> str:
    """The pattern without its classes of characters."""
    return re.sub(r"\\.", "", pattern)


def test_kinds_are_those_of_the_classifier() -> None:
    """Every class has one of the kinds that a cover counts."""
    assert {cues["kind"] for cues in CLASSES.values()} == set(Cover.__slots__)


def test_a_line_that_is_a_cue_is_covered_wholly() -> None:
    """A whole line counts as one, a part by its length."""
    assert cover("By Anna Example").credits == 1.0
    assert 0 < cover("They met at noon; read our privacy policy before you write.").prompts < 0.5


def test_news_has_no_cues() -> None:
    """A sentence of news is covered by nothing."""
    assert cover("Rebels shot down an army helicopter over the hills.") == Cover()


def test_cue_starts() -> None:
    """The places of cues come in order, in a text of any case."""
    text = "Jet falls Privacy Policy Terms of Use"
    assert [text[at:].split()[0] for at in cue_starts(text)][:2] == ["Privacy", "Terms"]
