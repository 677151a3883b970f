"""What the rules read of a parse is what spaCy says of it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from worker.nlp.model import load_model
from worker.nlp.text.document import Alignment, Doc

TEXT = (
    "Two of the three pilots, whom the rebels had seized and beaten, were freed near Ain Issa on"
    " Monday.\n\nThe ministry didn't say who paid; 12,000 people fled, and 1,400 more were hurt."
)
SAME = ("i", "idx", "text", "lower_", "dep_", "tag_", "pos_", "whitespace_")
SAME_TEST = ("is_alpha", "is_punct", "is_space", "is_stop", "is_title", "like_num")


@pytest.fixture(scope="module")
def parsed() -> SpacyDoc:
    """By spaCy."""
    model: Language = load_model()
    return model(TEXT)


def test_tokens_are_those_of_the_parse(parsed: SpacyDoc) -> None:
    """Their words, labels, heads and all that hangs on them."""
    for own, given in zip(Doc(parsed), parsed, strict=True):
        assert [getattr(own, name) for name in SAME] == [getattr(given, name) for name in SAME]
        assert all(getattr(own, name) == getattr(given, name) for name in SAME_TEST), given
        assert own.head.i == given.head.i
        for name in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts"):
            found = [t.i for t in getattr(own, name)]
            assert sorted(found) == sorted(t.i for t in getattr(given, name)), (name, given)
        assert [t.i for t in own.subtree] == sorted(t.i for t in own.subtree)
        assert own.left_edge is own.subtree[0]
        assert own.right_edge is own.subtree[-1]
        assert own.is_ancestor(own.doc[0]) == given.is_ancestor(parsed[0])


def test_sentences_are_those_of_the_parse(parsed: SpacyDoc) -> None:
    """With their bounds, and each token in its own."""
    doc = Doc(parsed)
    bounds = [(s.start, s.end, s.start_char, s.end_char, s.text) for s in doc.sents]
    assert bounds == [(s.start, s.end, s.start_char, s.end_char, s.text) for s in parsed.sents]
    assert all(t.i in range(t.sent.start, t.sent.end) for t in doc)
    assert [t.i for t in doc if t.is_sent_start] == [s.start for s in doc.sents]


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_characters_to_tokens(parsed: SpacyDoc, mode: Alignment) -> None:
    """Any two places of the text, in words and between them."""
    doc = Doc(parsed)
    for start in range(60):
        for end in range(start + 1, 70):
            own = doc.char_span(start, end, alignment_mode=mode)
            given = parsed.char_span(start, end, alignment_mode=mode)
            if given is None or not len(given):
                assert own is None, (start, end)
            else:
                assert own is not None, (start, end)
                assert (own.start, own.end, own.root.i) == (given.start, given.end, given.root.i)


def test_slices(parsed: SpacyDoc) -> None:
    """From the end, beyond it, and of a span."""
    doc = Doc(parsed)
    assert doc[-1].text == parsed[-1].text
    assert doc[3:99_999].text == parsed[3:99_999].text
    assert doc[4:10][1:3].text == parsed[4:10][1:3].text
    assert doc[4:10][-1].text == parsed[4:10][-1].text
    assert not len(doc[5:2])
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[-1].nbor()


def test_unparsed_texts_have_words_only() -> None:
    """As the words of a text before it is parsed."""
    doc = Doc(load_model().make_doc("Nothing parsed."))
    assert not doc.has_sents
    assert doc.sents == []
    assert [t.text for t in doc] == ["Nothing", "parsed", "."]
    assert len(Doc(load_model().make_doc(""))) == 0
