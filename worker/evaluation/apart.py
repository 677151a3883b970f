"""How often notes on different events end in one incident: what a dense stream puts to the test.

    python -m worker.evaluation.apart ../shared/data/acled/*.jsonl.gz

Each note of the files (one `coded` event of ACLED a line, with country, province, place and day) is
an event of its own, so every two in one incident are a wrong merge, or one event that its coders
have twice or day by day. All files are read and resolved as one stream. Printed is how many pairs
there are by what the two have in common; those of two provinces or countries are wrong for sure.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from worker.bootstrap import build_pipeline
from worker.domain.incident import Incident
from worker.evaluation.sets import fail
from worker.incidents.resolve import resolve_all
from worker.offline import messages
from worker.pool import Pool
from worker.settings import load_settings

_SHARED = {"country": "country_code", "province": "admin1", "place": "location", "day": "date"}
"""What two events may have in common, by the names of the coded columns."""


def pairs(incidents: Iterable[Incident], coded: Mapping[str, Mapping[str, Any]]) -> Counter[str]:
    """The pairs of notes in one incident, by what their events share ("province, day")."""
    found: Counter[str] = Counter()
    for incident in incidents:
        notes = sorted({source.article_id for source in incident.sources})
        found.update(_shared(coded[a], coded[b]) for a, b in combinations(notes, 2))
    return found


def _shared(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    return ", ".join(what for what, column in _SHARED.items() if a[column] == b[column])


def main(paths: Sequence[str]) -> None:
    """Print the pairs."""
    notes = list(messages(paths, fail))
    with Pool(load_settings(), build_pipeline) as pool:
        read = list(pool.map(notes))
    records_of = (json.loads(note.value or b"{}") for note in notes)
    coded = {record["id"]: record["coded"] for record in records_of}
    told = [(u.outcome.article_id, u.candidates) for u in read if u.candidates]
    incidents = resolve_all(told)
    records = sum(len(candidates) for _, candidates in told)
    sys.stdout.writelines(_lines(len(notes), records, incidents, pairs(incidents, coded)))


def _lines(
    notes: int, records: int, incidents: Sequence[Incident], found: Counter[str]
) -> Iterator[str]:
    yield f"{notes:,} notes, {records:,} records, {len(incidents):,} incidents\n"
    yield from (
        f"  {count:4} pairs share {shared or 'nothing'}\n" for shared, count in found.most_common()
    )


if __name__ == "__main__":
    main(sys.argv[1:])
