"""Names of sources that an article spells out with their initials."""

from __future__ import annotations

from tests.nlp.reading import read
from worker.nlp.claims.source_names import spelt_out


def test_initials_stand_behind_the_name() -> None:
    """In brackets, with or without a comma; a name of one word has no initials."""
    text = "The Front for Taraba, [FT] and the Union (UNI) met Sudan Relief Aid (SRA)."
    assert list(spelt_out(text)) == [("Sudan Relief Aid", "SRA")]
    assert next(spelt_out(text.replace("[FT]", "[TFT]"))) == ("The Front for Taraba", "TFT")


def test_capitals_without_a_stop_take_no_longer_than_others() -> None:
    """Read once from end to end: tried again from each word, this text would take hours."""
    assert not list(spelt_out("ALPHA " * 50_000))


def test_a_people_owns_nothing_before_of() -> None:
    """Where an article has "Serb" without an apostrophe, "Serbs of Knin" are Serbs all the same."""
    text = "A Serb post was hit near Bihac. The Serbs of Knin said they had shot down a helicopter."
    assert {c.source for c in read(text).claims} == {"Serbs of Knin"}
