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
    "who acted on a day": (
        "On 2 April men with rifles kidnapped a nurse in Loja.",
        ("men", "nsubj", "kidnapped"),
    ),
    "who acted in an evening": (
        "In the evening bandits raided the village of Gana and killed a miller.",
        ("bandits", "nsubj", "raided"),
    ),
    "who acted in a year": (
        "In 1992 guerrillas killed 12 policemen in Loja.",
        ("guerrillas", "nsubj", "killed"),
    ),
    "the day itself": (
        "In May 2014 militants abducted forty pupils from a school in Gao.",
        ("May", "pobj", "In"),
    ),
    "the hour": (
        "At 6 am gunmen stormed a church in Gao.",
        ("am", "pobj", "At"),
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


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("On 2 April, in Loja, men kidnapped a nurse.", ("April", "pobj", "On")),
        ("In 20 villages soldiers burned the barns.", ("villages", "pobj", "In")),
        ("On Monday a nurse was shot in Loja.", ("nurse", "nsubjpass", "shot")),
    ],
)
def test_what_is_right_stays(text: str, tie: tuple[str, str, str]) -> None:
    """A day with its comma, a number that is none of a day, a subject with its article."""
    assert tie in {(t.text, t.dep_, t.head.text) for t in _doc(text)}


def _doc(text: str) -> Doc:
    doc = annotator().parse([article(text)])[0].doc
    assert doc is not None
    return doc
