"""Cleaning holds its quality on real pages and articles."""

from __future__ import annotations

import re

import pytest

from tests.shared import shared
from worker.clean import clean_article
from worker.domain.article import RawArticle
from worker.evaluation.cleaning import load_pages, score_flattened, score_html

# Measured on 60 pages: 0.973 and 0.901; `python -m worker.evaluation.cleaning PATH` prints them.
# Floors only go up.
HTML_FLOOR, FLATTENED_FLOOR = 0.968, 0.895


def test_f1_of_pages() -> None:
    """Pages are cleaned better than by the best published extractor (0.970 over all pages)."""
    assert score_html(load_pages(shared("data/cleaning"))).f1 >= HTML_FLOOR


def test_f1_of_flattened_pages() -> None:
    """The same pages as their visible lines lose and gain little more."""
    assert score_flattened(load_pages(shared("data/cleaning"))).f1 >= FLATTENED_FLOOR


SEEDS = {
    "000_aba0b3fe7eec91a7": (13, {"Your", "Subscribe", "Join", "donation"}),
    "001_ec72984becc81707": (10, {"Subscribe"}),
    "002_3634a9154b0bbd78": (10, {"Similar", "Reply", "Carey", "Source"}),
    "003_bb8932c960c3a665": (16, {"screenshot", "Screen", "Kremlin", "Popular", "Mail", "member"}),
}


@pytest.mark.parametrize("name", SEEDS)
def test_real_articles(name: str) -> None:
    """Every paragraph of the real articles stays, none of the boilerplate does."""
    raw = RawArticle(name, text=shared(f"seeds/{name}.txt").read_text("utf-8"))
    article = clean_article(raw, None, max_chars=100_000)
    paragraphs, absent = SEEDS[name]
    assert len(article.paragraphs) == paragraphs
    assert not absent & set(re.findall(r"\w+", article.text))
