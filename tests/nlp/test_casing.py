"""Texts without capitals get them where a word is a name, and no letter moves."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article
from worker.domain.article import Article
from worker.nlp.casing import with_capitals
from worker.nlp.model import Reader

SENTENCES = [
    "Yesterday Colonel Ruben Ardiles of the 4th brigade was shot in Puerto Asis.",
    "Two bombs went off at the home of Judge Okello in Gulu, Uganda.",
    "The Shining Path attacked a post with AK-47 rifles near Huanta on 3 March.",
    "The Popular Front of Tarija (FPT) claimed the attack on the U.S. consulate.",
    "He said the guerrillas may attack again; I march on.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_the_case_of_names_comes_back(tokenize: Reader, sentence: str, change: object) -> None:
    """From small letters as from capitals."""
    assert callable(change)
    given = article(change(sentence), None)
    assert with_capitals(given, tokenize).text == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_text_with_capitals_stays(tokenize: Reader, sentence: str) -> None:
    """What has a case of its own keeps it."""
    given = article(sentence, None)
    assert with_capitals(given, tokenize) is given


def test_a_title_says_what_is_a_name(tokenize: Reader) -> None:
    """The case of a title counts for the report below it, which has none."""
    title = "Two dead as Turks attack Zorb base"
    text = f"{title}\n\nthe attack on the zorb base in kirkuk killed two men."
    read = with_capitals(Article("one", text, (), ""), tokenize).text
    assert read.endswith("\nThe attack on the Zorb base in Kirkuk killed two men.")


def test_a_headline_in_capitals_stays(tokenize: Reader) -> None:
    """Where the report below it has case."""
    text = "TWO DEAD IN KIRKUK BLAST\n\nA bomb went off in a market in Kirkuk on Monday morning."
    given = Article("one", text, (), "")
    assert with_capitals(given, tokenize) is given


def test_slips_are_no_names(tokenize: Reader) -> None:
    """A word a letter away from a common one is that word."""
    text = "two undidentified men threw a bomb and fled in a vehcile near the church."
    read = with_capitals(article(text, None), tokenize).text
    assert read == "T" + text[1:]
