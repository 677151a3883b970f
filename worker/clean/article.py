"""The cleaning of one article, step by step."""

from __future__ import annotations

import datetime as dt
import hashlib

from worker.clean.boilerplate import keep_article
from worker.clean.characters import normalise, squeeze
from worker.clean.edges import stamped_day, trim_head, trim_tail
from worker.clean.language import detect_language
from worker.clean.lines import split_paragraphs
from worker.clean.page import Page, looks_like_html, read_page
from worker.clean.published import dateline_end, find_published, pictured_on
from worker.clean.publisher import find_publisher
from worker.clean.title import split_title
from worker.domain.article import Article, RawArticle
from worker.domain.text import Span
from worker.errors import NoText

GAP = "\n\n"
# Log-odds that a line which was extracted from HTML is of the article, before it is read. At 0 the
# HTML F1 of the benchmark is 0.961, from 1 to 8 it is 0.973; what is still dropped then is only
# what is certain. Run `python -m worker.evaluation.cleaning` after a change.
TRUST_IN_PAGES = 2.0
# Plain text is read up to this multiple of what is kept: more is never reached, but takes time.
READ_FACTOR = 4


def clean_article(raw: RawArticle, received_at: dt.datetime | None, *, max_chars: int) -> Article:
    """The article without what is not the article; raises `NoText` where nothing is left.

    `received_at` is when the record arrived: a publication time after it is not believed.
    `max_chars` bounds the text; it is cut at the end of a paragraph.
    """
    page = _read(raw, READ_FACTOR * max_chars)
    if not page.paragraphs:
        raise NoText("no readable text in the record")
    body = keep_article(list(page.paragraphs), TRUST_IN_PAGES if page.extracted else 0.0)
    title, body = split_title(_one_line(raw.title) or page.title, body)
    if not body and not title:
        raise NoText("nothing but boilerplate: menus, prompts and notices, no sentence of news")
    published = find_published(raw.published_at, page.published, page.paragraphs[:6], received_at)
    body = _from_dateline(body)
    stamped = stamped_day(body[0], title) if body else None
    body = _trimmed(title, body, published.at if published else None)
    text, title_span, paragraphs = _laid_out(title, body, max_chars)
    return Article(
        article_id=raw.article_id,
        text=text,
        paragraphs=paragraphs,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        title=title if title_span else None,
        title_span=title_span,
        url=raw.url,
        publisher=find_publisher(raw.publisher, page.site, raw.url),
        published_at=published.at if published else None,
        published_source=published.source if published else None,
        stamped_on=stamped,
        pictured_on=None if published else pictured_on(page.paragraphs),
        language=detect_language(text, raw.language),
    )


def _read(raw: RawArticle, limit: int) -> Page:
    """The page of a record, whichever of its fields holds it, and in whichever form."""
    source = raw.html or raw.text or ""
    if looks_like_html(source):
        return read_page(source)
    return Page(paragraphs=tuple(split_paragraphs(normalise(source[:limit]))))


def _one_line(title: str | None) -> str | None:
    return squeeze(normalise(title)) or None if title else None


def _trimmed(title: str | None, body: list[str], published: dt.datetime | None) -> list[str]:
    """The body without what runs into its first and its last sentence."""
    if not body:
        return body
    head = trim_head(body[0], title, published)
    trimmed = [head, *body[1:]]
    return [*trimmed[:-1], trim_tail(trimmed[-1])]


def _from_dateline(body: list[str]) -> list[str]:
    """The body without the message numbers that a wire puts above its dateline."""
    for at, line in enumerate(body[:3]):
        if dateline_end(line) and all(len(above.split()) <= 3 for above in body[:at]):
            return body[at:]
    return body


def _laid_out(
    title: str | None, body: list[str], max_chars: int
) -> tuple[str, Span | None, tuple[Span, ...]]:
    """Title and paragraphs as one text, with the span of each; no part passes `max_chars`."""
    parts: list[str] = []
    spans: list[Span] = []
    end = 0
    for part in [*([title] if title else []), *body]:
        start = end + len(GAP) if parts else 0
        kept = part if start + len(part) <= max_chars or parts else part[:max_chars]
        if start + len(kept) > max_chars:
            break
        end = start + len(kept)
        parts.append(kept)
        spans.append(Span(start, end))
    title_span = spans.pop(0) if title else None
    return GAP.join(parts), title_span, tuple(spans)
