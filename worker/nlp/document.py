"""What spaCy makes anew at each call and a document is asked for often."""

from __future__ import annotations

from spacy.tokens import Doc

_TEXT = "document.text"


def text_of(doc: Doc) -> str:
    """The text of a document, which `doc.text` puts together of all its tokens each time."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text
