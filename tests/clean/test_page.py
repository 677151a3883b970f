"""Pages of HTML give their paragraphs and metadata."""

from __future__ import annotations

import time

import pytest

from worker.clean.page import looks_like_html, read_page, without_tags

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "Rebels shot down an army helicopter over the hills on Friday, the ministry said.",
        "A spokesman said that both pilots had ejected and that one was found by a patrol.",
        "Residents said they had heard a loud explosion and had seen smoke over the valley.",
        "The group that holds the area said that it had used a shoulder-fired missile.",
    )
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Helicopter down | Test Post</title>
<meta property="og:title" content="Helicopter down in hills">
<meta property="og:site_name" content="The Test Post">
<script type="application/ld+json">{{"@type": "NewsArticle",
"datePublished": "2016-05-06T07:08:09+02:00"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Helicopter down in hills</h1>{BODY}</article>
<footer><p>All rights reserved. Terms of use. Privacy policy.</p></footer></body></html>"""


def test_paragraphs_and_metadata() -> None:
    """The article's paragraphs, title, site and time come out of one page."""
    page = read_page(PAGE)
    assert len([line for line in page.paragraphs if line.endswith(".")]) == 4
    assert (page.title, page.site) == ("Helicopter down in hills", "The Test Post")
    assert page.published == "2016-05-06T07:08:09+02:00"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (
            '<meta property="article:published_time" content="2015-01-02T03:04Z">',
            "2015-01-02T03:04Z",
        ),
        ('<meta itemprop="datePublished" content="2015-01-02">', "2015-01-02"),
        ('<meta name="parsely-pub-date" content="2015-01-02T03:04:05Z">', "2015-01-02T03:04:05Z"),
    ],
    ids=["open graph", "microdata", "vendor"],
)
def test_times_of_publication(tag: str, expected: str) -> None:
    """The usual places of a page are searched for its time."""
    assert read_page(f"<html><head>{tag}</head><body>{BODY}</body></html>").published == expected


@pytest.mark.parametrize(
    "html",
    [
        BODY,
        f"<div>{BODY}",
        f"<html><body>{BODY.replace('</p>', '')}",
        "<div>" * 5000 + BODY + "</div>" * 5000,
        "<span>x</span>" * 15_000 + BODY,
        f"<!-- <p>not this</p> {BODY} --><body>{BODY}",
    ],
    ids=["fragment", "open", "no ends", "deep", "many tags", "comment"],
)
def test_any_html_is_read_in_bounded_time(html: str) -> None:
    """Broken, deep and huge pages give their text, and soon."""
    start = time.perf_counter()
    text = " ".join(read_page(html).paragraphs)
    assert time.perf_counter() - start < 3
    assert "shoulder-fired missile" in text


def test_a_page_of_scripts_has_no_paragraphs() -> None:
    """Scripts and styles are not text, even without their ends."""
    html = "<html><head><style>p {}</style></head><body><script>var a = '<p>no</p>';"
    assert read_page(html).paragraphs == ()


def test_without_tags() -> None:
    """Block tags divide lines, inline tags do not."""
    assert without_tags("<p>One <b>t</b>wo</p><div>three<br>four</div>") == [
        "One two",
        "three",
        "four",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One", True),
        ("Intro <b>bold</b> and <br> more", True),
        ("The <b>bold claim", False),
        ("5 < 6 and 7 > 3", False),
        ("", False),
    ],
)
def test_what_is_html(text: str, expected: bool) -> None:
    """Three tags make HTML, or one at the start; signs of comparison do not."""
    assert looks_like_html(text) is expected
