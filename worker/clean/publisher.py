"""Who published an article: the record, else the page, else the domain of the URL."""

from __future__ import annotations

from urllib.parse import urlsplit

from worker.domain.article import Publisher


def domain_of(url: str | None) -> str | None:
    """The host of a URL without `www.` and port, lower-cased; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return host.removeprefix("www.")


def find_publisher(record: Publisher, site: str | None, url: str | None) -> Publisher:
    """The publisher by name and domain; what the record says is never replaced."""
    domain = record.domain or domain_of(url)
    return Publisher(name=record.name or site or domain, domain=domain)
