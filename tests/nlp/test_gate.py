"""Which sentences may report an occurrence."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.nlp.triggers.gate import hints, is_violent, passes


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town.",
        "The jet crashed near the base.",
        "Gunmen took nine hostages.",
        "The bombs went off at dawn.",
        "A convoy came under fire.",
        "One passenger was taken off the bus and executed.",
    ],
)
def test_violence_passes(text: str) -> None:
    """A word of violence, or a weak one beside one of arms."""
    assert passes(text)


@pytest.mark.parametrize(
    "text", ["Shares hit a record on Monday.", "The union called a strike.", "Rain fell all day."]
)
def test_other_news_does_not(text: str) -> None:
    """Words that have other meanings need arms or people beside them."""
    assert not passes(text)


def test_an_article_without_a_word_of_violence_is_not_read() -> None:
    """A battle of firms is none."""
    text = "The group is in a battle for control of the firm. Its leaders raised the offer. "
    assert not is_violent(text)
    assert not read(text * 3).triggers
    assert is_violent("A jet crashed near Homs.")
    assert is_violent("Seven lost their lives in the market of Homs.")


def test_what_goes_on_is_read_in_news_of_violence() -> None:
    """A weak word is enough where the sentences around report violence."""
    more = "The fighting lasted into the night."
    assert hints(more)
    assert not passes(more)
    violent = "Rebels shelled the town. A bomb killed nine people. Soldiers were ambushed nearby. "
    assert any(t.sentence == 3 for t in read(violent + more).triggers)
    assert not read(f"The minister opened a school. {more}").triggers
