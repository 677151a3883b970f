"""How much each level of `worker.incidents.compare` tells, measured as Fellegi and Sunter do.

For each level: how often two reports of one incident fall into it (m), how often reports of two
incidents do (u), and log2(m / u), its weight in bits. Articles are read by the extraction first, so
that the weights count with what it misreads.

    python -m training.match_weights tests/quality/reports/*.gold.jsonl SHOOTINGS.jsonl.gz

`*.gold.jsonl` are gold of the form of `worker.evaluation.gold`, with the texts beside them; other
files are read as by `worker.evaluation.documents`. With few pairs of one kind a measure is vague:
half a pair is added to each level. Of the pairs of two incidents nearly all are years or countries
apart; look-alikes side by side are few in them, and are what the weights must hold apart. So the
weights in `compare` keep to these figures in sign and order, but take less from a same day and a
same place, and more from another one; which of them is best, the scores decide.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from worker.domain.incident import Candidate
from worker.domain.kinds import Salience
from worker.evaluation import documents, mentions
from worker.incidents.compare import compare
from worker.settings import load_settings

Reports = list[tuple[str, str, Candidate]]
"""Reports: article, occurrence, candidate."""
Levels = dict[str, Counter[tuple[str, float]]]
"""How often pairs fell into each level (name, weight now) of each comparison."""


def reports(path: Path) -> Reports:
    """The reports of a file of which the gold says of what they are."""
    if path.name.endswith(".gold.jsonl"):
        found = mentions.read([path]).mentions
        return [(m.rpartition("#")[0], ref, candidate) for m, (ref, candidate) in found.items()]
    told = documents.read(load_settings(), path)
    return [
        (record["id"], str(record["incident_id"]), _first_main(said))
        for record, said in told
        if said
    ]


def _first_main(said: Sequence[Candidate]) -> Candidate:
    return min(said, key=lambda c: c.salience is not Salience.MAIN)


def counted(told: Reports) -> tuple[Levels, Levels]:
    """The levels of pairs of reports of one incident, and of two, each by another article."""
    one: Levels = defaultdict(Counter)
    two: Levels = defaultdict(Counter)
    for (article, ref, a), (other, other_ref, b) in combinations(told, 2):
        if article != other:
            for level in compare(a, b).levels:
                found = one if ref == other_ref else two
                found[level.comparison][level.level, level.weight] += 1
    return one, two


def table(one: Levels, two: Levels) -> Iterator[str]:
    """A line for each level: m, u, the weight measured, and the weight now."""
    for comparison in two:
        m, u = one[comparison], two[comparison]
        for level, weight in sorted({*m, *u}, key=lambda known: -known[1]):
            share = (m[level, weight] + 0.5) / (m.total() + 0.5)
            chance = (u[level, weight] + 0.5) / (u.total() + 0.5)
            yield (
                f"{comparison:12} {level:24} m {share:.3f} u {chance:.4f}"
                f" {math.log2(share / chance):+6.1f} bits, now {weight:+.1f}"
            )


def main() -> None:
    """Print a table over all files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    told = [report for path in parser.parse_args().files for report in reports(path)]
    print("\n".join(table(*counted(told))))  # noqa: T201


if __name__ == "__main__":
    main()
