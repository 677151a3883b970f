"""The title stands once, and without the name of the site."""

from __future__ import annotations

import pytest

from worker.clean.title import split_title, without_site

LEAD = "The army said on Friday that rebels had shot down a helicopter."


def test_a_given_title_is_not_repeated_in_the_body() -> None:
    """The first lines lose the title, whatever its case and signs."""
    title, body = split_title("Helicopter Shot Down", ["HELICOPTER SHOT DOWN!", LEAD])
    assert (title, body) == ("Helicopter Shot Down", [LEAD])


def test_a_first_line_like_a_headline_is_the_title() -> None:
    """Without a given title, a short line without a full stop before the text is one."""
    assert split_title(None, ["Helicopter shot down in hills", LEAD]) == (
        "Helicopter shot down in hills",
        [LEAD],
    )


@pytest.mark.parametrize(
    "body", [[LEAD, LEAD], ["Helicopter shot down in hills"], []], ids=["sentence", "alone", "none"]
)
def test_a_sentence_or_an_only_line_is_no_title(body: list[str]) -> None:
    """What ends like a sentence, and what has no text below, is text."""
    assert split_title(None, body) == (None, body)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Five dead in raid on village | The Daily Test", "Five dead in raid on village"),
        ("Five dead in raid on village - World - Test Post", "Five dead in raid on village"),
        ("Raid kills five - 3 children among the dead", None),
        ("Syria - Live Updates", None),
        ("Anti-aircraft gun downs jet", None),
    ],
)
def test_site_names_behind_a_title(title: str, expected: str | None) -> None:
    """Names of section and site go, parts of the headline do not."""
    assert without_site(title) == (expected or title)
