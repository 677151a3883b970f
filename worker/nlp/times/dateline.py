"""Where and when a report was written, before its first sentence: "KABUL, Oct 15 (Agency) -".

Read as a part of the sentence it becomes its subject, or the place of what is told.
"""

from __future__ import annotations

import re

from worker.domain.article import Article
from worker.domain.text import Span

_NAME = r"[A-Z][\w'’.-]*(?:[ ,/]+(?:(?:el|al|de|la|of|the|and)[ -])?[A-Z][\w'’.-]*){0,4}"
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2})"
    r"(?:,?\s+(?:19|20)?\d\d)?"
)
_DATELINE = re.compile(
    rf"(?P<place>{_NAME})(?P<day>,?\s+(?i:{_DAY}))?(?P<agency>\s*\([^)\n]{{2,40}}\))*"
    r"\s*(?P<end>--+|[-–—](?=\s)|:(?=\s)|(?<=\))(?=\s+[\"'“‘A-Z0-9]))\s*"
)
_PARAGRAPHS = 3
"""At the head of a text in which a dateline may stand."""


def datelines(article: Article) -> list[Span]:
    """The datelines at the head of the text; behind each the first sentence starts."""
    found = []
    for paragraph in article.paragraphs[:_PARAGRAPHS]:
        match = _DATELINE.match(article.text, paragraph.start, paragraph.end)
        if match and _is_dateline(match) and match.end() < paragraph.end:
            found.append(Span(match.start(), match.end()))
    return found


def _is_dateline(match: re.Match[str]) -> bool:
    """A town in capitals, a day or an agency tell it from a name with a dash behind it."""
    if match["day"] or match["agency"]:
        return True
    letters = [c for c in re.split("[,/]", match["place"])[0] if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters)
