"""A page of HTML to paragraphs and metadata, in one parse.

The main text is found by trafilatura; what it loses is found by `parts`, what it lets through is
cut by `boilerplate`. A page that it cannot read, or not in bounded time, is read as the lines that
are left without the tags.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import Any

import trafilatura
from trafilatura.settings import Extractor

from worker.clean.characters import normalise, squeeze
from worker.clean.lines import split_paragraphs
from worker.clean.parts import paragraph_elements, with_other_parts

# Characters of HTML that are read; the largest page of the benchmark has 1.1 million, nearly all of
# them scripts before and after the text. Extraction takes about 100 ms for each million.
MAX_HTML_CHARS = 2_000_000
# Tags that are given to the extractor, which takes up to a second for so many. Of the pages of the
# benchmark half have fewer than 1,600 and the largest has 3,300.
MAX_TAGS = 12_000

# Text that quotes a tag or two is text.
MIN_TAGS = 3
_TAG = re.compile(
    r"</?(?:!doctype|html|head|body|p|br|div|span|a|img|h[1-6]|article|section|table|ul|ol|li|b|i|em"
    r"|strong|script|style|meta|title)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"<(script|style|head|noscript|template|svg|iframe|select|textarea)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|nav|aside|main"
    r"|blockquote|figure|figcaption|form|button|pre|hr|dd|dt|dl|body|html)\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[/!a-z][^<>]*>", re.IGNORECASE)
_DATE_PATHS = (
    '//meta[@property="article:published_time" or @property="og:article:published_time"]/@content',
    '//meta[@itemprop="datePublished" or @name="datePublished" or @name="pubdate"]/@content',
    '//meta[@name="parsely-pub-date" or @name="sailthru.date" or @name="publish-date"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    "//article//time/@datetime",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says; `published` is a date or time as it is written there.

    `extracted` tells paragraphs of HTML, menus already gone, from the lines of a text.
    """

    paragraphs: tuple[str, ...] = ()
    extracted: bool = False
    title: str | None = None
    site: str | None = None
    published: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text is marked up: three tags, or a document that starts with one."""
    for count, match in enumerate(_TAG.finditer(text), 1):
        if count >= MIN_TAGS or not text[: match.start()].strip():
            return True
    return False


def read_page(html: str) -> Page:
    """The paragraphs and the metadata of a page, as far as it has any."""
    html = html[:MAX_HTML_CHARS]
    page = _extracted(html) if html.count("<") <= MAX_TAGS else Page()
    return page if page.paragraphs else replace(page, paragraphs=tuple(without_tags(html)))


def without_tags(html: str) -> list[str]:
    """The lines of a page by its block tags alone; works on any page in linear time."""
    text = _BLOCK_TAG.sub("\n", _UNSEEN.sub(" ", html))
    return split_paragraphs(normalise(_ANY_TAG.sub("", text)))


def _extracted(html: str) -> Page:
    tree = _parsed(html)
    if tree is None:
        return Page()
    published = _published(tree)
    options = Extractor(output_format="python", precision=True, comments=False, with_metadata=True)
    parts = paragraph_elements(tree)
    found: Any = trafilatura.bare_extraction(tree, options=options)
    if found is None:
        return Page(published=published)
    return Page(
        paragraphs=tuple(with_other_parts(_paragraphs(found.text or ""), parts)),
        extracted=True,
        title=_tidy(found.title),
        site=_tidy(found.sitename),
        published=published or found.date,
    )


def _parsed(html: str) -> Any:
    """The tree of a page; a fragment gets the elements that make it a page."""
    whole = re.search(r"<(?:html|body)\b", html, re.IGNORECASE)
    return trafilatura.load_html(html if whole else f"<html><body>{html}</body></html>")


def _paragraphs(text: str) -> list[str]:
    lines = (squeeze(raw) for raw in normalise(text).split("\n"))
    plain = (line.removeprefix("- ").strip("| ") for line in lines)
    return [line for line in plain if line.strip("|- ")]


def _tidy(value: str | None) -> str | None:
    return squeeze(normalise(value)) or None if value else None


def _published(tree: Any) -> str | None:
    """The time of publication with its hour; trafilatura's own answer is only a day."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        match = _JSON_DATE.search(script.text or "")
        if match:
            return match[1]
    for path in _DATE_PATHS:
        for value in tree.xpath(path):
            return str(value)
    return None
