"""Which incident a report is of: the known ones and the candidates of one article in, changes out.

A batch replaces what its article said before about the sub-region:

1. match     each candidate to at most one known incident, the surest pairs first; two candidates
             of one article are two incidents, as their author knows
2. open      an incident for each candidate without one
3. replace   the article's contribution in every incident it touches or touched
4. split     what held together only through a report that is gone
5. join      incidents that the article shows to be one
6. say       which incidents changed, and how

The same batch again changes nothing. No I/O and no clock: the state comes in and goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.domain.incident import (
    Candidate,
    CandidateBatch,
    Incident,
    TrackedIncident,
)
from worker.domain.kinds import Status
from worker.incidents.compare import THRESHOLD, Verdict, at_least, compare
from worker.incidents.index import IncidentIndex
from worker.incidents.merge import merge, report_order
from worker.incidents.regions import route
from worker.incidents.revise import Work, clear, fits, new_key


@dataclass(frozen=True, slots=True)
class Policy:
    """`threshold` in bits, from which two reports are one incident (`compare.THRESHOLD`)."""

    threshold: float = THRESHOLD


class Resolver:
    """Applies batches to an index; has no state of its own."""

    def __init__(self, policy: Policy | None = None) -> None:
        self._policy = policy or Policy()

    def apply(self, index: IncidentIndex, batch: CandidateBatch) -> tuple[TrackedIncident, ...]:
        """Apply a batch; the incidents that it changed, each with `incident.change` set.

        The index is updated. Nothing is returned for a batch that changes nothing.
        """
        before = {t.incident.dedup_key: t for t in index.of(batch.contributor)}
        chosen = self._match(index, batch, before)
        work = Work(index, batch, self._policy.threshold)
        said = dict.fromkeys(before, ()) | chosen
        differing = [key for key in sorted(said) if work.contribute(key, said[key])]
        work.split(before.keys() & differing)
        if any(key in index for key in differing):  # what is new has just been compared
            work.join(differing)
        return work.commit()

    def explain(
        self, index: IncidentIndex, candidate: Candidate
    ) -> list[tuple[TrackedIncident, Verdict]]:
        """The incidents that a candidate was compared with, the most similar first."""
        asked = index.telling(candidate)
        compared = [(known, compare(asked, known.incident)) for known in index.near(candidate)]
        return sorted(compared, key=lambda pair: -pair[1].score)

    def _match(
        self, index: IncidentIndex, batch: CandidateBatch, before: Mapping[str, TrackedIncident]
    ) -> dict[str, tuple[Candidate, ...]]:
        """Candidates by the key of their incident; new keys for those that have none."""
        pairs = sorted(
            (-score, key, position)
            for position, candidate in enumerate(batch.candidates)
            for key, score in clear(candidate, self._scores(index, candidate, batch, before))
        )
        chosen: dict[str, tuple[Candidate, ...]] = {}
        left = dict(enumerate(batch.candidates))
        for _, key, position in pairs:
            if position not in left:
                continue
            others = (*chosen.get(key, ()), *_elsewhere(index.get(key), batch))
            if fits(batch.candidates[position], others):
                chosen[key] = (*chosen.get(key, ()), left.pop(position))
        for candidate in left.values():
            chosen[new_key(candidate, index, chosen)] = (candidate,)
        return {key: tuple(sorted(said, key=report_order)) for key, said in chosen.items()}

    def _scores(
        self,
        index: IncidentIndex,
        candidate: Candidate,
        batch: CandidateBatch,
        before: Mapping[str, TrackedIncident],
    ) -> Iterable[tuple[str, float]]:
        """How well a candidate fits each incident that it may be, as the other articles report it.

        An incident that this article alone reports is what it was: so an article that is delivered
        again, or corrected, finds its own.
        """
        known = {t.incident.dedup_key: t for t in index.near(candidate)} | dict(before)
        asked = index.telling(candidate)
        for key, tracked in known.items():
            if tracked.incident.status is Status.ACTIVE:
                if candidate in tracked.reports.get(batch.contributor, ()):
                    yield key, _OWN
                    continue
                others = _without(tracked, batch.contributor)
                if (score := at_least(asked, others, self._policy.threshold)) is not None:
                    yield key, score


def _elsewhere(tracked: TrackedIncident | None, batch: CandidateBatch) -> list[Candidate]:
    """What the article of a batch says of an incident in its batches for other sub-regions."""
    reports = tracked.reports if tracked is not None else {}
    return [
        candidate
        for contributor, said in reports.items()
        if contributor != batch.contributor
        for candidate in said
        if candidate.source.article_id == batch.article_id
    ]


_OWN = 100.0
"""What an article said before, word for word, stays where it was."""


def _without(tracked: TrackedIncident, contributor: str) -> Incident:
    others = {name: said for name, said in tracked.reports.items() if name != contributor}
    if not others or len(others) == len(tracked.reports):
        return tracked.incident
    old = tracked.incident
    return merge(old.dedup_key, old.revision, old.change, others)


Articles = Iterable[tuple[str, Sequence[Candidate]]]
"""Articles (id, candidates) in their order; an id that comes again replaces its earlier version."""


def routed(articles: Articles) -> Iterator[CandidateBatch]:
    """The batches of articles as the stream has them."""
    regions: dict[str, set[str]] = {}
    for article, candidates in articles:
        for batch in route(article, candidates, regions.get(article, ())):
            yield batch
            regions.setdefault(article, set()).add(batch.sub_region)


def resolve_all(articles: Articles, policy: Policy | None = None) -> list[Incident]:
    """The standing incidents over articles."""
    resolver, index = Resolver(policy), IncidentIndex()
    for batch in routed(articles):
        resolver.apply(index, batch)
    found = [tracked.incident for tracked in index]
    return [incident for incident in found if incident.status is Status.ACTIVE]
