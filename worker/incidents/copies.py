"""Which sources of an incident print one and the same text, word for word or nearly."""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.incident import SourceReport
from worker.domain.sketch import COPY, resemblance


def is_copy(a: SourceReport, b: SourceReport) -> bool:
    """Whether two sources print the same text, or one an edited version of the other's."""
    if a.fingerprint == b.fingerprint:
        return True
    return bool(a.sketch and b.sketch) and resemblance(a.sketch or "", b.sketch or "") >= COPY


def texts(sources: Sequence[SourceReport]) -> list[int]:
    """For each source the number of its text: copies, and copies of copies, have the same.

    The numbers do not depend on the order beyond naming: each is the position of the first source
    with that text.
    """
    firsts: dict[str, int] = {}
    for position, source in enumerate(sources):
        firsts.setdefault(source.fingerprint, position)
    roots = {position: position for position in firsts.values()}

    def root(position: int) -> int:
        while roots[position] != position:
            position = roots[position]
        return position

    distinct = sorted(roots)
    for at, position in enumerate(distinct):
        for other in distinct[:at]:
            one, two = sorted((root(position), root(other)))
            if one != two and is_copy(sources[position], sources[other]):
                roots[two] = one
    return [root(firsts[source.fingerprint]) for source in sources]
