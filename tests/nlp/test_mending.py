"""What the parser gets wrong, set right."""

from __future__ import annotations

import pytest

from tests.nlp.reading import annotator, article
from worker.nlp.text.document import Doc

MENDED = {
    "a participle between commas": (
        "Two traders from Loja, kidnapped 11 days ago in Cali, were freed today.",
        ("traders", "nsubjpass", "freed"),
    ),
    "a name behind its kind": (
        "Radio Quito said that the guerrilla organization Shining Path had killed two teachers.",
        ("Path", "appos", "organization"),
    ),
    "whom they shot dead": (
        "An officer has shot dead his boss in Gao.",
        ("boss", "dobj", "shot"),
    ),
    "so many out of others": (
        "Gunners shot down 12 out of 15 drones over Sumy.",
        ("12", "dobj", "shot"),
    ),
    "shot somebody dead": (
        "Unknown gunmen shot a former militant dead at Sopore.",
        ("militant", "dobj", "shot"),
    ),
}


@pytest.mark.parametrize(("text", "tie"), MENDED.values(), ids=MENDED)
def test_a_parse_is_mended(text: str, tie: tuple[str, str, str]) -> None:
    """A word, its relation and its head."""
    doc = _doc(text)
    assert tie in {(t.text, t.dep_, t.head.text) for t in doc}


def test_two_verbs_of_one_subject_stay_as_they_are() -> None:
    """The first of three verbs, with commas between them, is no participle."""
    doc = _doc("The gunmen attacked a bank in Gao, killed two guards and fled.")
    assert ("gunmen", "nsubj", "attacked") in {(t.text, t.dep_, t.head.text) for t in doc}


def _doc(text: str) -> Doc:
    doc = annotator().parse([article(text)])[0].doc
    assert doc is not None
    return doc
