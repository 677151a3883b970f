"""How well real reports of shootings are read: day, state, city, killed and injured.

    python -m worker.evaluation.shootings PATH [--half first|second]

PATH is `../shared/data/dedup/shootings-dev.jsonl.gz`. Each of its reports (SemEval-2018 task 5) is
about one shooting of which the gold names date, state, city or county and the numbers of victims;
the first main incident of a report is held against it. A city counts where the text has its name.
Some reports say less than the gold knows, so no figure can be 1: what it shows is a change, on real
news that no rule was written for.
`--half` takes every other report: one half to develop on, one to test on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worker.domain.incident import Candidate, Count
from worker.evaluation.documents import Read, main_of, read
from worker.incidents.names import alike
from worker.settings import load_settings


@dataclass(slots=True)
class Result:
    """How often each slot was asked for, and how often it was right."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def count(self, slot: str, is_right: bool) -> None:
        """Count one value."""
        self.asked[slot] += 1
        self.right[slot] += is_right


def score(reports: Read) -> Result:
    """Hold what was read of each report against its gold."""
    result = Result()
    for record, told in reports:
        first = main_of(told)
        result.count("found", first is not None)
        if first is not None:
            for slot, is_right in _slots(record, first):
                result.count(slot, is_right)
    return result


def _slots(record: Mapping[str, Any], told: Candidate) -> Iterator[tuple[str, bool]]:
    gold, place = record["incident"], told.location
    day = dt.datetime.strptime(gold["date"], "%B %d, %Y").date()  # noqa: DTZ007
    yield "day", told.date is not None and told.date.start == day
    yield "country", place is not None and place.country_code == "US"
    yield "state", place is not None and alike(place.admin1, gold["state"])
    city = gold["city_or_county"]
    if city.lower() in f"{record.get('title')} {record.get('text')}".lower():
        yield "city", place is not None and alike(place.name, city)
    yield "killed", _low(told.casualties.killed) == gold["num_killed"]
    yield "injured", _low(told.casualties.injured) == gold["num_injured"]


def _low(count: Count | None) -> int:
    return count.low if count else 0


def main(arguments: Sequence[str]) -> None:
    """Print the share of right values of each slot."""
    parser = argparse.ArgumentParser(prog="worker.evaluation.shootings")
    parser.add_argument("path", type=Path)
    parser.add_argument("--half", choices=("first", "second"))
    asked = parser.parse_args(arguments)
    reports = read(load_settings(), asked.path)
    start, step = {"first": (0, 2), "second": (1, 2)}.get(asked.half, (0, 1))
    result = score(reports[start::step])
    sys.stdout.write(f"{asked.path.name}: {result.asked['found']} reports\n")
    for slot, number in result.asked.items():
        sys.stdout.write(f"  {slot:8} {result.right[slot] / number:.3f} of {number}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
