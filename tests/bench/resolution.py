"""How many batches a second one process resolves, with many live incidents."""

from __future__ import annotations

import datetime as dt
import gc
import random
import time
from dataclasses import dataclass, replace

from tests.incidents.reports import actor, killed, place, report
from worker.domain.incident import Candidate, CandidateBatch, DateRange
from worker.domain.kinds import DatePrecision, DateSource, EventType
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Resolver

LIVE = 50_000
DAYS = 120
COUNTRIES = "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE".split()
REPORTS = 2_000
VAGUE = 20
"""One report in so many names no place."""


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds for each batch, sorted; how many of them found a known incident."""

    seconds: tuple[float, ...]
    known: int

    def __str__(self) -> str:
        """For a person."""
        total, n = sum(self.seconds), len(self.seconds)
        return (
            f"resolution: {LIVE:,} live incidents, {n:,} batches ({self.known:,} of known ones): "
            f"{n / total:,.0f}/s, median {1000 * self.seconds[n // 2]:.2f} ms, "
            f"99 % {1000 * self.seconds[n * 99 // 100]:.2f} ms"
        )


def run(seed: int = 7) -> Result:
    """Fill an index, then time batches of which half are about a known incident."""
    chance = random.Random(seed)
    index, resolver = IncidentIndex(), Resolver()
    told = [_report(f"old-{n}", chance) for n in range(LIVE)]
    for number, candidate in enumerate(told):
        resolver.apply(index, CandidateBatch(f"old-{number}", "145", (candidate,)))
    gc.freeze()  # as the worker does with what it restores
    seconds, known = [], 0
    for number in range(REPORTS):
        again = number % 2 == 0
        like = chance.choice(told) if again else None
        candidate = _report(f"new-{number}", chance, like)
        if number % VAGUE == 0:
            candidate = replace(candidate, location=None)
        start = time.perf_counter()
        resolver.apply(index, CandidateBatch(f"new-{number}", "145", (candidate,)))
        seconds.append(time.perf_counter() - start)
        known += again
    gc.unfreeze()
    return Result(tuple(sorted(seconds)), known)


def _report(article: str, chance: random.Random, like: Candidate | None = None) -> Candidate:
    if like is not None:
        return report(
            article,
            date=like.date,
            location=like.location,
            event_type=like.event_type,
            particulars=(*like.particulars[:3], f"age {chance.randrange(18, 70)} years"),
        )
    start = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(DAYS))
    village, country = f"Qaryat {chance.randrange(20_000)}", chance.choice(COUNTRIES)
    return report(
        article,
        date=DateRange(start, start, DatePrecision.DAY, DateSource.TEXT),
        location=place(village, f"Province {chance.randrange(15)}", country),
        event_type=chance.choice([EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING]),
        actors=(actor(f"group {chance.randrange(30)}"),),
        casualties=killed(chance.randrange(1, 40)),
        particulars=_particulars(chance),
    )


def _particulars(chance: random.Random) -> tuple[str, ...]:
    """Three names of few incidents, one of many, and an age."""
    few = (f"name {chance.randrange(100_000)}" for _ in range(3))
    return (*few, f"spokesman {chance.randrange(30)}", f"age {chance.randrange(18, 70)} years")
