"""Entries of the ledger."""

from __future__ import annotations

from worker.stream.ledger import Contribution, additions, find


def after(*articles: tuple[str, bytes | None, set[str]]) -> dict[bytes, bytes]:
    """The ledger after these articles."""
    entries: dict[bytes, bytes] = {}
    for article, key, regions in articles:
        for name, value in additions(entries, article, key, regions):
            assert value is not None
            entries[name] = value
    return entries


def test_unknown() -> None:
    """Of an article that never came nothing is known."""
    assert find({}, "a") == Contribution("a")


def test_found() -> None:
    """The sub-regions of an article are found by its id."""
    assert find(after(("a", b"a", {"145", "154"})), "a") == Contribution(
        "a", frozenset({"145", "154"})
    )


def test_regions_stay() -> None:
    """A sub-region that an article has left is still known: something of it may be there."""
    entries = after(("a", b"a", {"145"}), ("a", b"a", {"154"}))
    assert find(entries, "a").sub_regions == {"145", "154"}


def test_alias() -> None:
    """An article that came under its URL is found by the URL and by its id."""
    entries = after(("a", b"https://a.example", {"145"}))
    assert find(entries, "https://a.example") == Contribution("a", frozenset({"145"}))
    assert find(entries, "a") == Contribution("a", frozenset({"145"}))


def test_alias_moves() -> None:
    """A key belongs to the article that came under it last; the other is still found by its id."""
    entries = after(("a", b"key", {"145"}), ("b", b"key", {"154"}))
    assert find(entries, "key").article_id == "b"
    assert find(entries, "a").sub_regions == {"145"}


def test_nothing_new() -> None:
    """An article that comes again writes nothing."""
    entries = after(("a", b"key", {"145"}))
    assert list(additions(entries, "a", b"key", {"145"})) == []


def test_no_incident() -> None:
    """An article without an incident has no entry."""
    assert after(("a", b"key", set())) == {}
