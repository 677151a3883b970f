"""Spellings of one name are one name; different names stay apart."""

import pytest

from worker.incidents.names import alike, fold


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("Idlib", "Idleb", id="vowels"),
        pytest.param("Deir ez-Zor", "Deir Ezzor", id="article"),
        pytest.param("Tahrir al-Sham", "Hayat Tahrir al-Sham", id="shorter name"),
        pytest.param("Aleppo province", "Aleppo", id="kind of place"),
        pytest.param("Bogotá", "Bogota", id="diacritics"),
        pytest.param("Ghana's navy", "Ghana", id="owner"),
        pytest.param("Shabwah", "Shabwa", id="silent letter"),
        pytest.param("army of South Sudan", "South Sudan's army", id="owner before or behind"),
    ],
)
def test_one_name(a: str, b: str) -> None:
    """Transliterations, articles and kinds of places do not make another name."""
    assert alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("Mali", "Malindi", id="prefix of a word"),
        pytest.param("Homs", "Hama", id="other consonants"),
        pytest.param("", "Homs", id="empty"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_two_names(a: str | None, b: str | None) -> None:
    """A part of a word, other consonants or nothing at all is no match."""
    assert not alike(a, b)


def test_fold_drops_what_names_share() -> None:
    """Only the words that tell one name from another are left."""
    assert fold("the Al-Bab District of Aleppo") == "bab aleppo"


def test_an_h_behind_a_consonant_is_spelling() -> None:
    """ "Songho" and "Songo", "Khan" and "Qan": one name, transliterated twice."""
    assert alike("Songho", "Songo")
    assert not alike("Sheikh Maskin", "Seikal")


def test_a_name_of_small_words_alone_keeps_them() -> None:
    """The codes of India, Albania and Azerbaijan are articles or prepositions elsewhere."""
    assert alike("IN", "in")
    assert not alike("AL", "AZ")
    assert not alike("IN", "attack in Homs")
