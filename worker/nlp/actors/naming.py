"""How a group that a document names is written: with its article, with its initials in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from worker.domain.text import Span
from worker.nlp.actors.groups import Group
from worker.nlp.text.document import Doc
from worker.nlp.text.phrases import Hit, is_cased

_INITIALS = 6
"""Tokens of initials with their brackets."""
_JOINED = ("al-", "el-", "ash-", "as-", "ad-", "an-", "ar-")


def with_article(doc: Doc, hit: Hit[Group]) -> Hit[Group]:
    """ "al-Qaeda", where the list has "Qaeda"."""
    before = doc[max(0, hit.start - 2) : hit.start].text.lower()
    return replace(hit, start=hit.start - 2) if before in _JOINED else hit


def written(doc: Doc, hit: Hit[Group], groups: Mapping[int, Hit[Group]]) -> str:
    """The name as the text has it; as the list has it where the text has no case.

    `groups` are the groups of the document by token.
    """
    text = unquoted(" ".join(doc[hit.start : hit.end].text.split()))
    text += ")" if "(" in text and ")" not in text else ""
    name = text if is_cased(doc) and not text.islower() else hit.name
    initials = _initials(doc, hit, groups)
    return f"{name} ({initials})" if initials and initials not in name else name


def unquoted(phrase: str) -> str:
    """A phrase without the marks of a word that its writer does not believe: "Syrian ‘rebels’"."""
    return _DATELINE.sub("", _MARKS.sub("", phrase)).strip(" -–\"'“”,")


_DATELINE = re.compile(r"^(?:[A-Z]{3,} )+(?:-|--|–|—) ")
"""Before the first item of a bulletin: "MOSUL - Gunmen"."""
_MARKS = re.compile(r"(?<=\s)[\"'“‘](?=[a-z])|(?<=[a-z])[\"”’](?=\s|$)")


def _initials(doc: Doc, hit: Hit[Group], groups: Mapping[int, Hit[Group]]) -> str | None:
    """Those in brackets behind a name: "the Eastern Front (EF)"."""
    stop = min(hit.end + _INITIALS, len(doc))
    end = next((i for i in range(hit.end, stop) if doc[i].text == ")"), None)
    if end is None or doc[hit.end].text != "(":
        return None
    named = [groups[i] for i in range(hit.end + 1, end) if i in groups]
    if all(other.value.canonical_id != hit.value.canonical_id for other in named):
        return None
    return doc[hit.end + 1 : end].text.upper()


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The characters of a phrase without the article before it."""
    while start < end - 1 and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_space):
        start += 1
    first, last = doc[start], doc[end - 1]
    return Span(first.idx, last.idx + len(last))
