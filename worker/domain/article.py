"""An article before and after cleaning."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from worker.domain.text import Span


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published an article."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A decoded and validated value of `articles.raw`; at least one of `text` and `html` is set.

    `article_id` is the record's `id`, else its `url`, else the hash of its content.
    """

    article_id: str
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    published_at: dt.datetime | None = None
    fetched_at: dt.datetime | None = None
    publisher: Publisher = Publisher()
    language: str | None = None


class PublishedSource(StrEnum):
    """Where the publication time of an article was read."""

    RECORD = "record"
    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """An article after cleaning. All spans of all later stages refer to `text`.

    `text` is the title (if any), a blank line, then the paragraphs, separated by blank lines;
    `title_span` and `paragraphs` say where each stands. `fingerprint` is the hash of `text`:
    offsets are valid for a text with this fingerprint and no other. `stamped_on` is the day of a
    dateline or stamp at its head, which is not in `text`: where a copy or an archive has another
    time of publication, that is the day the text tells from. `pictured_on` is the latest day that a
    caption gives, which is not in `text` either, where nothing says when it was published.
    `language` is ISO 639-1.
    """

    article_id: str
    text: str
    paragraphs: tuple[Span, ...]
    fingerprint: str
    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    publisher: Publisher = Publisher()
    published_at: dt.datetime | None = None
    published_source: PublishedSource | None = None
    stamped_on: dt.date | None = None
    pictured_on: dt.date | None = None
    language: str | None = None
