"""To which sub-regions each article contributed: entries of the ledger.

An article is found by its id. Where it came under a Kafka key other than its id (the URL, say) the
key is an alias: a retraction has nothing but its key.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from worker.stream.transport import Record


@dataclass(frozen=True, slots=True)
class Contribution:
    """An article, and the sub-regions that may hold candidates of it."""

    article_id: str
    sub_regions: frozenset[str] = frozenset()


def find(entries: Mapping[bytes, bytes], article_id: str) -> Contribution:
    """What an article contributed so far; the id may be the alias of another."""
    entry = entries.get(article_id.encode())
    if entry is None:
        return Contribution(article_id)
    record = json.loads(entry)
    if (alias := record.get("alias_of")) is not None:
        return find(entries, alias)
    return Contribution(article_id, frozenset(record["sub_regions"]))


def additions(
    entries: Mapping[bytes, bytes], article_id: str, key: bytes | None, regions: Collection[str]
) -> Iterator[Record]:
    """The records that let the ledger name `regions` too; none where it does already.

    Regions are never taken out: that an article once was there costs an empty batch at most, that
    it is there and nobody knows would leave an incident with a source that was withdrawn.
    """
    known = find(entries, article_id)
    if known.article_id == article_id and not known.sub_regions.issuperset(regions):
        names = sorted(known.sub_regions.union(regions))
        yield article_id.encode(), json.dumps({"sub_regions": names}).encode()
    if regions and key and key != article_id.encode():
        alias = json.dumps({"alias_of": article_id}).encode()
        if entries.get(key) != alias:
            yield key, alias
