"""The title of an article: the record's, the page's, or a first line that looks like one."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
# One to four words with capitals, no figures: "World", "The Daily Herald".
_SITE_NAME = re.compile(r"(?:[^\W\d][\w.'’&]*\s?){1,4}", re.UNICODE)
_SENTENCE_END = re.compile(r"[.!…][\"'”’)\]]*$")
# Words of a headline, at most. The longest of 104 real ones has 21.
MAX_HEADLINE_WORDS = 25
MIN_HEADLINE_WORDS = 3


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def looks_like_headline(line: str) -> bool:
    """Whether a line may be a headline: a few words without the end of a sentence."""
    words = len(line.split())
    return MIN_HEADLINE_WORDS <= words <= MAX_HEADLINE_WORDS and not _SENTENCE_END.search(line)


def without_site(title: str) -> str:
    """The title without the names of section and site behind it."""
    first, *others = _SEPARATOR.split(title)
    names = all(_SITE_NAME.fullmatch(other) for other in others)
    return first if names and len(first.split()) > MIN_HEADLINE_WORDS else title


def split_title(title: str | None, body: list[str]) -> tuple[str | None, list[str]]:
    """The title and the body without it."""
    if title is None:
        if len(body) > 1 and looks_like_headline(body[0]):
            return body[0], body[1:]
        return None, body
    title = without_site(title)
    key = _key(title)
    return title, [line for at, line in enumerate(body) if at > 2 or _key(line) != key]
