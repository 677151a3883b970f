"""Characters come in one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.clean.characters import normalise, squeeze


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        pytest.param("one\r\ntwo\rthree", "one\ntwo\nthree", id="line ends"),
        pytest.param("a\u2028b\x0bc", "a\nb\nc", id="rare line ends"),
        pytest.param("near\u00a0Hama\u202fcity", "near Hama city", id="no-break spaces"),
        pytest.param("heli\u00adcopter", "helicopter", id="soft hyphen"),
        pytest.param("\ufeffthe je\u200bt", "the jet", id="byte order mark and zero width"),
        pytest.param("the\x00 jet\x07", "the jet", id="control characters"),
        pytest.param("Smith &amp; Sons &quot;said&quot;", 'Smith & Sons "said"', id="entities"),
        pytest.param("the army\x92s jet", "the army’s jet", id="Windows controls"),
        pytest.param("the armyâ€™s jet", "the army’s jet", id="mis-decoded apostrophe"),
        pytest.param("CafÃ© in CoÃ±o", "Café in Coño", id="mis-decoded accents"),
        pytest.param("SÃO PAULO", "SÃO PAULO", id="a capital that only looks mis-decoded"),
        pytest.param("cafe\u0301", "café", id="composed"),
        pytest.param("ﬁghters took oﬀ", "fighters took off", id="ligatures"),
        pytest.param("EL\u2011FASHER, Su\u201022", "EL-FASHER, Su-22", id="other hyphens"),
        pytest.param("Sana\u02bca", "Sana’a", id="another apostrophe"),
        pytest.param("the town of al- Bab", "the town of al-Bab", id="a loose Arabic article"),
        pytest.param("a bomb\u00c2 exploded", "a bomb exploded", id="half of a hard space"),
        pytest.param("X and /or Y men", "X and/or Y men", id="a loose slash"),
        pytest.param("\ud83d jet", " jet", id="half of a surrogate pair"),
    ],
)
def test_one_form(given_text: str, expected: str) -> None:
    """Every way to write a character becomes the same one."""
    assert normalise(given_text) == expected


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    """After normalising, a text has no control character but the newline."""
    assert not [char for char in normalise(text) if ord(char) < 32 and char != "\n"]


def test_squeeze_puts_a_text_on_one_line() -> None:
    """Runs of spaces and line ends become one space."""
    assert squeeze("  a \n  b\n") == "a b"
