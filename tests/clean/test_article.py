"""An article is cleaned as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clean.test_boilerplate import NEWS, PROMPTS, SUBHEADS
from tests.clean.test_page import PAGE
from worker.clean import clean_article
from worker.domain.article import Article, PublishedSource, Publisher, RawArticle
from worker.errors import NoText

RECEIVED = dt.datetime(2016, 5, 7, tzinfo=dt.UTC)
TITLE = "Helicopter shot down over northern hills"
TEXT = "\n\n".join([TITLE, "By Anna Example", *NEWS, "Leave a reply"])


def clean(**fields: Any) -> Article:
    """The article of a record with these fields; `max_chars` is 100,000 where it is not given."""
    max_chars = fields.pop("max_chars", 100_000)
    return clean_article(RawArticle(article_id="a1", **fields), RECEIVED, max_chars=max_chars)


def paragraphs(article: Article) -> list[str]:
    """The texts of the paragraphs."""
    return [span.of(article.text) for span in article.paragraphs]


def test_title_and_paragraphs() -> None:
    """The text is the title and the paragraphs between blank lines; the spans are exact."""
    article = clean(text=TEXT)
    assert article.text == "\n\n".join([TITLE, *NEWS])
    assert article.title_span is not None
    assert article.title_span.of(article.text) == article.title == TITLE
    assert paragraphs(article) == NEWS


def test_the_fingerprint_is_the_hash_of_the_text() -> None:
    """Offsets can be checked against the text that they refer to."""
    article = clean(text=TEXT)
    assert article.fingerprint == hashlib.sha256(article.text.encode()).hexdigest()


def test_the_title_of_the_record_is_not_there_twice() -> None:
    """A first paragraph that repeats the title goes."""
    assert clean(text=TEXT, title=TITLE.upper()).text.count("elicopter shot down over") == 0


def test_a_page() -> None:
    """A page gives title, publisher, time and language beside its text."""
    article = clean(html=PAGE, url="https://www.test.example/a")
    assert article.title == "Helicopter down in hills"
    assert article.publisher == Publisher("The Test Post", "test.example")
    assert article.published_at == dt.datetime.fromisoformat("2016-05-06T07:08:09+02:00")
    assert article.published_source is PublishedSource.METADATA
    assert (article.language, len(article.paragraphs)) == ("en", 4)


def test_html_in_the_text_field_is_read_as_html() -> None:
    """Where a producer puts a page does not matter."""
    assert clean(text=PAGE).text == clean(html=PAGE).text


def test_text_in_the_html_field_is_read_as_text() -> None:
    """A field that is called html may hold text."""
    assert clean(html=TEXT).text == clean(text=TEXT).text


def test_one_long_line() -> None:
    """A text that lost its line breaks keeps every sentence of news, and loses what is around."""
    line = f"Friday 6 May 2016 {TITLE}. {' '.join(NEWS)} (Source: Test Agency) Twitter"
    article = clean(text=line, title=TITLE, published_at=dt.datetime(2016, 5, 6, tzinfo=dt.UTC))
    assert paragraphs(article) == [" ".join(NEWS)]


def test_a_wire_item() -> None:
    """Message number, dateline and end mark go; the dateline gives the time."""
    wire = (
        "MSG-0042 (TEST)\n\n   COAST CITY, 4 MAY 88 (TESTPRESS) -- [TEXT] THE MINISTRY SAID NOW\n"
        "THAT THREE SOLDIERS WERE KILLED IN AN AMBUSH.  THE PATROL WAS ON ITS WAY BACK FROM\n"
        "THE DAM WHEN IT CAME UNDER FIRE.\n\n   A SECOND PATROL FOUND WEAPONS IN A BARN.\n REUTER"
    )
    article = clean(text=wire)
    assert [line.split()[:2] for line in paragraphs(article)] == [
        ["THE", "MINISTRY"],
        ["A", "SECOND"],
    ]
    assert article.published_at == dt.datetime(1988, 5, 4, 12, tzinfo=dt.UTC)
    assert article.published_source is PublishedSource.DATELINE


def test_a_time_ahead_of_the_clock_is_no_time() -> None:
    """A producer whose clock is wrong does not date the article."""
    article = clean(text=TEXT, published_at=RECEIVED + dt.timedelta(days=3))
    assert (article.published_at, article.published_source) == (None, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " \n\t\u200b"}, "no readable text"),
        ({"html": "<html><script>var a = 1;</script></html>"}, "no readable text"),
        ({"text": "Subscribe now\nLeave a comment\nPrivacy policy"}, "boilerplate"),
    ],
    ids=["blank", "script", "prompts"],
)
def test_no_text(fields: dict[str, str], words: str) -> None:
    """A record without text is refused with the reason."""
    with pytest.raises(NoText, match=words):
        clean(**fields)


@pytest.mark.parametrize("note", ["Su-24 lost near Hama.", "On 3 May 2013 a jet fell.", "Jet down"])
def test_a_note_of_one_sentence(note: str) -> None:
    """The shortest article is one sentence."""
    assert clean(text=note).text == note


def test_the_text_ends_with_a_paragraph() -> None:
    """A text that is too long is cut between paragraphs."""
    article = clean(text=TEXT, max_chars=len(TITLE) + len(NEWS[0]) + len(NEWS[1]) + 10)
    assert paragraphs(article) == NEWS[:2]


def test_one_paragraph_that_is_too_long_is_cut_inside() -> None:
    """A text of one paragraph is not lost for its length."""
    assert len(clean(text="The army said a jet fell. " * 100, max_chars=300).text) <= 300


def test_speed_of_text() -> None:
    """A text of a thousand words takes a few milliseconds."""
    clean(text=TEXT)
    start = time.perf_counter()
    for _ in range(20):
        clean(
            text="\n\n".join([TITLE, *NEWS, *(line.replace("Friday", "Sunday") for line in NEWS)])
        )
    assert (time.perf_counter() - start) / 20 < 0.02


NOISE = [
    "\n",
    "\n\n",
    "    ",
    "Leave a reply",
    "<p>",
    "</p>",
    "3 May 2013",
    "Read more:",
    "©",
    "(AP)",
]
WORDS = [*" ".join(NEWS).split(), *NOISE, ".", "By", "“", "”", "é", "\x00", "&amp;", "e-\n"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join) | st.text(max_size=300)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, title=st.none() | TEXTS, max_chars=st.integers(50, 2000))
def test_whatever_comes_in_the_spans_match(text: str, title: str | None, max_chars: int) -> None:
    """Whatever comes in, only NoText is raised, spans are exact, and the text is within bounds."""
    try:
        article = clean(max_chars=max_chars, text=text, title=title)
    except NoText:
        return
    spans = [*([article.title_span] if article.title_span else []), *article.paragraphs]
    assert "\n\n".join(span.of(article.text) for span in spans) == article.text
    assert 0 < len(article.text) <= max_chars


HEADINGS = st.none() | st.sampled_from(list(SUBHEADS.values()))
BOXES = st.lists(st.sampled_from(list(PROMPTS.values())), max_size=4, unique=True)


@settings(max_examples=100, deadline=None)
@given(
    headings=st.lists(HEADINGS, min_size=3, max_size=3, unique=True),
    box=BOXES,
    footer=BOXES,
    at=st.integers(1, 4),
)
def test_clean_text_stays_as_it_is(
    headings: list[str | None], box: list[str], footer: list[str], at: int
) -> None:
    """Cleaning what was cleaned gives the same paragraphs, wherever prompts and headings stood."""
    parts = [NEWS[0], *(part for pair in zip(headings, NEWS[1:], strict=True) for part in pair)]
    lines = [part for part in parts if part]
    once = clean(text="\n\n".join([TITLE, *lines[:at], *box, *lines[at:], *footer]))
    again = clean(text=once.text[once.paragraphs[0].start :], title=once.title)
    assert paragraphs(again) == paragraphs(once)
