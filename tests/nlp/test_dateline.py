"""Datelines stand outside the first sentence."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article, read
from worker.domain.kinds import Role
from worker.nlp.times.dateline import datelines

DATELINES = [
    "LAGOS - ",
    "LAGOS, Oct 15 - ",
    "ADDIS ABABA (Agency) — ",
    "MARIB, Yemen - ",
]
NONE = [
    "Lagos - a city of millions - was quiet. ",
    "The army said: ",
    "Two years on, the town of Bama - ",
    "Human Rights Watch (HRW) said: ",
]


@pytest.mark.parametrize("head", DATELINES)
def test_the_sentence_starts_behind_a_dateline(head: str) -> None:
    """Place, day and agency are told apart from what is reported."""
    found = datelines(article(head + "Gunmen killed two traders.", None))
    assert [line.end for line in found] == [len(head)]


@pytest.mark.parametrize("head", NONE)
def test_other_dashes_and_colons_end_nothing(head: str) -> None:
    """A name with a dash behind it, in ordinary letters, is a part of its sentence."""
    assert datelines(article(head + "Gunmen killed two traders.", None)) == []


@pytest.mark.parametrize("head", DATELINES)
def test_a_dateline_does_nothing(head: str) -> None:
    """The town where a report was written is not among those who act."""
    found = read(head + "Gunmen killed two traders on the road to Jos on Saturday.")
    actors = [found.actors[r.actor].name for t in found.triggers for r in t.roles]
    assert "Gunmen" in actors
    assert not any(name.casefold().startswith(("lagos", "addis", "marib")) for name in actors)


def test_a_day_does_nothing() -> None:
    """The owner of an attack may be a day, which is no initiator."""
    found = read("Saturday's bombing in Jos killed two traders, police said.")
    assert [r for t in found.triggers for r in t.roles if r.role is Role.INITIATOR] == []


def test_a_dateline_is_no_place_of_an_event() -> None:
    """What is not known to any list lies where the article says, not where it was written."""
    found = read(
        "PARIS (Agency) - Gunmen in northern Mali killed two traders in Tessikoum on Sunday."
    )
    places = {p.location.name: p.location.country_code for p in found.places if not p.actor}
    assert places.get("Tessikoum") == "ML"
