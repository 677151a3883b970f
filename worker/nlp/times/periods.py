"""The years of which a text can be, by the armed groups that it names and when they fought."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from worker.nlp.actors.groups import find_groups
from worker.nlp.text.document import Doc
from worker.nlp.text.phrases import read_rows


@lru_cache(1)
def periods() -> dict[str, range]:
    """The years in which groups fought, by id."""
    rows = read_rows("periods.tsv")
    return {group: range(int(first), int(last) + 1) for group, first, last in rows}


def years_of(doc: Doc) -> tuple[int, ...]:
    """The years in which all groups fought that a text names, of those that have ended."""
    return shared(hit.value.canonical_id for hit in find_groups(doc))


def shared(groups: Iterable[str]) -> tuple[int, ...]:
    """The years that the periods of some groups, by id, have in common."""
    known = [periods()[g] for g in set(groups) if g in periods()]
    if not known:
        return ()
    return tuple(range(max(p.start for p in known), min(p.stop for p in known)))
