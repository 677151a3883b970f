"""Annotations of a text of our own, as the pipeline makes them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from worker.clean import clean_article
from worker.domain.annotations import Annotations
from worker.domain.article import Article, RawArticle
from worker.nlp.annotator import Annotator
from worker.nlp.model import DEFAULT

PUBLISHED = dt.datetime(2021, 6, 16, 12, tzinfo=dt.UTC)  # a Wednesday


@lru_cache(1)
def annotator() -> Annotator:
    """The annotator, loaded once."""
    return Annotator(DEFAULT)


def article(text: str, title: str | None = None) -> Article:
    """An article published at noon of Wednesday, 16 June 2021."""
    raw = RawArticle("test", text=text, title=title, published_at=PUBLISHED)
    return clean_article(raw, None, max_chars=10_000)


def read(text: str, title: str | None = None) -> Annotations:
    """The annotations of a text."""
    return annotator()(annotator().parse([article(text, title)])[0])
