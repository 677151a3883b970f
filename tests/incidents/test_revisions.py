"""Articles in any order, again, corrected and withdrawn: what state and revisions keep to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.incidents.reports import actor, day, killed, place, report
from worker.domain.incident import Candidate, CandidateBatch, Casualties, TrackedIncident
from worker.domain.kinds import ChangeKind, EventType, Status
from worker.domain.text import Span
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Resolver

TYPES = (EventType.AIR_STRIKE, EventType.SHELLING, EventType.ARMED_ATTACK, EventType.BOMBING)
Article = tuple[str, tuple[Candidate, ...]]


class Region:
    """An index with all changes that were made to it."""

    def __init__(self) -> None:
        self.index = IncidentIndex()
        self.said: list[TrackedIncident] = []

    def tell(self, article: str, candidates: Sequence[Candidate] = ()) -> list[TrackedIncident]:
        """Apply a batch; what it changed."""
        batch = CandidateBatch(article, "145", tuple(candidates))
        changed = list(Resolver().apply(self.index, batch))
        self.said += changed
        return changed

    @property
    def active(self) -> list[TrackedIncident]:
        """The standing incidents."""
        return [t for t in self.index if t.incident.status is Status.ACTIVE]

    def check(self) -> None:
        """A standing incident has reports, no other has; who was merged points to no loser."""
        for tracked in self.index:
            assert bool(tracked.reports) is (tracked.incident.status is Status.ACTIVE)
            if tracked.incident.status is Status.MERGED:
                winner = self.index.get(tracked.incident.merged_into or "")
                assert winner is not None
                assert winner.incident.status is not Status.MERGED
        last: dict[str, int] = {}
        for incident in (t.incident for t in self.said):
            assert incident.revision == last.get(incident.dedup_key, 0) + 1
            last[incident.dedup_key] = incident.revision


def articles(chance: random.Random, number: int = 30) -> list[Article]:
    """Reports of ten occurrences, some vague and some misread."""
    happened = [_occurrence(chance, n) for n in range(10)]
    return [(f"a{n}", _told(chance, f"a{n}", n, happened)) for n in range(number)]


def _occurrence(chance: random.Random, number: int) -> dict[str, object]:
    return {
        "event_type": chance.choice(TYPES),
        "date": day(f"2017-04-{chance.randrange(1, 11):02}"),
        "location": place(chance.choice(["Babeska", "Sarmin", "Ariha", "Harim"])),
        "casualties": killed(chance.randrange(1, 12)),
        "actors": (actor(chance.choice(["army", "rebels"])),),
        "particulars": tuple(f"name {number} {n}" for n in range(chance.randrange(4))),
    }


def _told(
    chance: random.Random, article: str, number: int, happened: Sequence[dict[str, object]]
) -> tuple[Candidate, ...]:
    candidates = []
    for at, values in enumerate(chance.sample(happened, chance.choice([1, 1, 1, 2, 3]))):
        vague: dict[str, object] = {
            "date": None,
            "location": place(None),
            "casualties": Casualties(),
            "actors": (),
            "event_type": EventType.ARMED_ATTACK,
        }
        left_out = {k: v for k, v in vague.items() if chance.random() < 0.2}
        told = report(article, number % 24, **(values | left_out))
        span = (Span(10 * at, 10 * at + 9),)
        candidates.append(replace(told, source=replace(told.source, spans=span)))
    return tuple(candidates)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_delivered_again_changes_nothing(seed: int) -> None:
    """Whatever was merged since it was first told."""
    chance = random.Random(seed)
    told = articles(chance)
    region = Region()
    for article, candidates in told:
        region.tell(article, candidates)
    for article, candidates in chance.sample(told, len(told)):
        assert region.tell(article, candidates) == []
    region.check()


@pytest.mark.parametrize("seed", range(12))
def test_corrections_and_withdrawals_leave_a_state_in_order(seed: int) -> None:
    """First another version of some articles; at last none of any."""
    chance = random.Random(seed)
    told, others = articles(chance), dict(articles(chance))
    region = Region()
    for article, candidates in told:
        region.tell(article, others[article] if chance.random() < 0.5 else candidates)
    for article, candidates in told:
        region.tell(article, candidates)
        region.check()
    for article, _ in chance.sample(told, len(told)):
        region.tell(article)
        region.check()
    assert not region.active


def test_an_article_may_be_corrected_to_tell_of_another_incident_nearby() -> None:
    """Of the first nothing is left then, while the second is compared with what is near it."""
    region = Region()
    region.tell("a", [report("a")])
    region.tell("b", [report("b", 1, date=day("2017-04-05"))])
    changed = region.tell("a", [report("a", 2, date=day("2017-04-05"))])
    kinds = {t.incident.change.kind for t in changed}
    assert kinds == {ChangeKind.RETRACTED, ChangeKind.UPDATED}
    region.check()


def test_a_correction_that_shows_nowhere_is_kept_all_the_same() -> None:
    """It counts once the other report is withdrawn."""
    region = Region()
    region.tell("b", [report("b", casualties=killed(5))])
    region.tell("a", [report("a", 1)])
    region.tell("a", [report("a", 1, casualties=killed(5))])
    region.tell("b")
    (left,) = region.active
    assert left.incident.casualties.killed is not None
