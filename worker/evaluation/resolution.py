"""How well reports of one occurrence end in one incident: B-cubed precision, recall and F1.

The reports are gold annotations, turned into candidates, so that the resolution is measured and not
the extraction; the truth is their `ref`, which is the same in every document. They are streamed in
the order of publication, as articles would be.

B-cubed (Bagga and Baldwin 1998): for each report the share of its incident that is of its
occurrence (precision), and the share of its occurrence that is in its incident (recall), averaged.

    python -m worker.evaluation.resolution ../shared/data/incidents-dev/*.gold.jsonl
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.domain.incident import (
    Actor,
    Aircraft,
    Candidate,
    Casualties,
    Count,
    DateRange,
    Incident,
    Location,
    SourceReport,
)
from worker.domain.kinds import (
    DatePrecision,
    DateSource,
    EventType,
    PlacePrecision,
    Polarity,
    Role,
    Salience,
)
from worker.domain.text import Span
from worker.incidents.names import alike
from worker.incidents.resolve import resolve_all
from worker.nlp.places.gazetteer import Entry, gazetteer

Clusters = Mapping[str, str]
"""Report to cluster."""

_ORDERS = 10

_SPAN_DAYS = {1: 0, 2: 3, 3: 6, 4: 30, 5: 364}


@dataclass(frozen=True, slots=True)
class BCubed:
    """Scores of a clustering against the truth, each in 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(truth: Clusters, found: Clusters) -> BCubed:
    """B-cubed scores over the reports of `truth`, which `found` must cover."""
    by_truth, by_found = _members(truth), _members(found)
    precision = recall = 0.0
    for report in truth:
        mine, theirs = by_truth[truth[report]], by_found[found[report]]
        shared = len(mine & theirs)
        precision += shared / len(theirs)
        recall += shared / len(mine)
    return BCubed(precision / len(truth), recall / len(truth))


def _members(clusters: Clusters) -> dict[str, set[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for report, cluster in clusters.items():
        members[cluster].add(report)
    return members


def gold_reports(lines: Iterable[str]) -> Iterator[tuple[str, list[Candidate], list[str]]]:
    """(document, candidates, refs) of gold lines; an incident of no known type is left out."""
    for line in lines:
        record = json.loads(line)
        known = [x for x in record["incidents"] if x["type"] in set(EventType)]
        candidates = [_candidate(record, x, n) for n, x in enumerate(known)]
        yield record["doc"], candidates, [x["ref"] for x in known]


def _candidate(document: Mapping[str, Any], x: Mapping[str, Any], number: int) -> Candidate:
    published = document.get("published")
    day = dt.datetime.fromisoformat(published).replace(tzinfo=dt.UTC) if published else None
    source = SourceReport(
        document["doc"], document["doc"], published_at=day, spans=(Span(number, number + 1),)
    )
    return Candidate(
        event_type=EventType(x["type"]),
        plover=None,
        acled=None,
        summary="",
        salience=Salience(x["salience"]),
        polarity=Polarity(x.get("polarity") or "asserted"),
        date=_date(x),
        location=_location(x),
        actors=tuple(
            Actor(name, role)
            for role, key in ((Role.INITIATOR, "initiators"), (Role.TARGET, "targets"))
            for name in x.get(key) or ()
        ),
        aircraft=_aircraft(x),
        weapons=(),
        casualties=Casualties(_count(x.get("killed")), _count(x.get("injured"))),
        crew=(),
        claims=(),
        confidence=1.0,
        source=source,
    )


def _date(x: Mapping[str, Any]) -> DateRange | None:
    if not x.get("date"):
        return None
    start, precision = dt.date.fromisoformat(x["date"]), x.get("date_prec") or 1
    end = start + dt.timedelta(days=_SPAN_DAYS[precision])
    return DateRange(start, end, DatePrecision(precision), DateSource.TEXT)


def _location(x: Mapping[str, Any]) -> Location | None:
    if not any(x.get(key) for key in ("place", "admin1", "country")):
        return None
    name, code = x.get("place"), x.get("country")
    precision = PlacePrecision.EXACT if name else PlacePrecision.PROVINCE
    entry = _listed(name, code, x.get("admin1")) if name and code else None
    if entry is None:
        return Location(precision, name, x.get("admin1"), country_code=code)
    return Location(
        precision,
        name,
        x.get("admin1") or entry.admin1,
        country_code=code,
        latitude=entry.latitude,
        longitude=entry.longitude,
    )


def _listed(name: str, code: str, admin1: str | None) -> Entry | None:
    """What the gazetteer has under a name in a country, as the extraction would find it."""
    named = [e for e in gazetteer().exact(name) if e.country_code == code]
    entries = [e for e in named if not admin1 or alike(e.admin1, admin1)]
    return max(entries, key=lambda e: e.population, default=None)


def _aircraft(x: Mapping[str, Any]) -> tuple[Aircraft, ...]:
    model, operator = x.get("aircraft_model"), x.get("aircraft_operator")
    if not model and not operator:
        return ()
    code = operator if operator and len(operator) == 2 else None
    return (Aircraft(model=model, operator=operator, operator_code=code),)


def _count(x: Mapping[str, int] | None) -> Count | None:
    if not x or x.get("low") is None:
        return None
    low, high = x["low"], x.get("high") or x["low"]
    return Count(low, high, high)


def evaluate(lines: Sequence[str]) -> tuple[BCubed, Clusters, Clusters]:
    """Scores, truth and clusters of the gold reports in `lines`."""
    documents = sorted(gold_reports(lines), key=lambda d: (_published(d[1]), d[0]))
    truth = {f"{doc}#{n}": ref for doc, _, refs in documents for n, ref in enumerate(refs)}
    incidents = resolve_all((doc, candidates) for doc, candidates, _ in documents)
    found = {
        f"{source.article_id}#{source.spans[0].start}": incident.dedup_key
        for incident in incidents
        for source in incident.sources
    }
    return b_cubed(truth, found), truth, found


def in_other_orders(lines: Sequence[str], orders: int, seed: int = 1) -> Counter[int]:
    """How many incidents the reports make in so many random orders of arrival."""
    documents = [(doc, candidates) for doc, candidates, _ in gold_reports(lines)]
    chance = random.Random(seed)  # noqa: S311
    made: Counter[int] = Counter()
    for _ in range(orders):
        chance.shuffle(documents)
        made[len(resolve_all(documents))] += 1
    return made


def key_of(candidate: Candidate, incidents: Iterable[Incident]) -> str:
    """The incident that a candidate ended in: what it says of its source is its own."""
    return next(i.dedup_key for i in incidents if candidate.source in i.sources)


def _published(candidates: Sequence[Candidate]) -> str:
    time = candidates[0].source.published_at if candidates else None
    return time.isoformat() if time else ""


def mistakes(truth: Clusters, found: Clusters) -> Iterator[str]:
    """Occurrences that were wrongly merged, and such as were wrongly split, the largest first."""
    merged = {key: sorted({truth[r] for r in reports}) for key, reports in _members(found).items()}
    split = Counter(
        {ref: len({found[r] for r in reports}) for ref, reports in _members(truth).items()}
    )
    for refs in sorted(merged.values(), key=len, reverse=True):
        if len(refs) > 1:
            yield f"wrong merge: {', '.join(refs)}"
    for ref, parts in split.most_common():
        if parts > 1:
            yield f"wrong split: {ref} in {parts}"


def main(paths: Sequence[str]) -> None:
    """Print the scores over all gold in `paths`, and the mistakes."""
    lines = [line for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    start = time.perf_counter()
    scores, truth, found = evaluate(lines)
    seconds = time.perf_counter() - start
    write = sys.stdout.write
    for mistake in mistakes(truth, found):
        write(f"{mistake}\n")
    write(
        f"{len(truth)} reports of {len(set(truth.values()))} occurrences: "
        f"B3 precision {scores.precision:.3f} recall {scores.recall:.3f} F1 {scores.f1:.3f} "
        f"({seconds:.2f} s)\n"
    )
    made = in_other_orders(lines, _ORDERS).most_common()
    told = ", ".join(f"{incidents} incidents {times} times" for incidents, times in made)
    write(f"in {_ORDERS} random orders of arrival: {told}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
