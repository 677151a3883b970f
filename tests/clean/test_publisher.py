"""The publisher is read from the record, the page or the URL."""

from __future__ import annotations

import pytest

from worker.clean.publisher import domain_of, find_publisher
from worker.domain.article import Publisher


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.example.org/a/b?c=d", "example.org"),
        ("http://news.example.co.uk:8080/x", "news.example.co.uk"),
        ("Example.com/path", "example.com"),
        ("urn:uuid:1234", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_domain_of_a_url(url: str | None, domain: str | None) -> None:
    """The host without `www.` and port; none where there is none."""
    assert domain_of(url) == domain


@pytest.mark.parametrize(
    ("record", "site", "url", "expected"),
    [
        (Publisher("Herald", "herald.test"), "Page", "http://x.test/", ("Herald", "herald.test")),
        (Publisher(), "The Herald", "http://herald.test/a", ("The Herald", "herald.test")),
        (Publisher(), None, "http://herald.test/a", ("herald.test", "herald.test")),
        (Publisher(), None, None, (None, None)),
    ],
    ids=["record", "page", "URL", "nothing"],
)
def test_the_order_of_sources(
    record: Publisher, site: str | None, url: str | None, expected: tuple[str | None, str | None]
) -> None:
    """The record wins over the page, the page over the URL."""
    found = find_publisher(record, site, url)
    assert (found.name, found.domain) == expected
