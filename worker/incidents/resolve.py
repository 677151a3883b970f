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

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from worker.domain.incident import (
    Candidate,
    CandidateBatch,
    Change,
    Incident,
    TrackedIncident,
)
from worker.domain.kinds import ChangeKind, Status
from worker.incidents.compare import THRESHOLD, Verdict, at_least, compare, set_apart
from worker.incidents.index import RegionIndex
from worker.incidents.keys import dedup_key
from worker.incidents.merge import in_order, merge, report_order
from worker.incidents.regions import route

Reports = Mapping[str, tuple[Candidate, ...]]

_BOOKKEEPING = frozenset({"dedup_key", "revision", "change"})


@dataclass(frozen=True, slots=True)
class Policy:
    """`threshold` in bits, from which two reports are one incident (`compare.THRESHOLD`)."""

    threshold: float = THRESHOLD


class Resolver:
    """Applies batches to an index; has no state of its own."""

    def __init__(self, policy: Policy | None = None) -> None:
        self._policy = policy or Policy()

    def apply(self, index: RegionIndex, batch: CandidateBatch) -> tuple[TrackedIncident, ...]:
        """Apply a batch; the incidents that it changed, each with `incident.change` set.

        The index is updated. Nothing is returned for a batch that changes nothing.
        """
        before = {t.incident.dedup_key: t for t in index.of_article(batch.article_id)}
        chosen = self._match(index, batch, before)
        work = _Work(index, batch.article_id, self._policy)
        said = dict.fromkeys(before, ()) | chosen
        differing = [key for key in sorted(said) if work.contribute(key, said[key])]
        work.split(before.keys() & differing)
        work.join(differing)
        return work.commit()

    def explain(
        self, index: RegionIndex, candidate: Candidate
    ) -> list[tuple[TrackedIncident, Verdict]]:
        """The incidents that a candidate was compared with, the most similar first."""
        asked = index.telling(candidate)
        compared = [(known, compare(asked, known.incident)) for known in index.near(candidate)]
        return sorted(compared, key=lambda pair: -pair[1].score)

    def _match(
        self, index: RegionIndex, batch: CandidateBatch, before: Mapping[str, TrackedIncident]
    ) -> dict[str, tuple[Candidate, ...]]:
        """Candidates by the key of their incident; new keys for those that have none."""
        pairs = sorted(
            (
                (-score, key, position)
                for position, candidate in enumerate(batch.candidates)
                for key, score in self._scores(index, candidate, batch.article_id, before)
            ),
        )
        chosen: dict[str, tuple[Candidate, ...]] = {}
        left = dict(enumerate(batch.candidates))
        for _, key, position in pairs:
            if position in left and _fits(batch.candidates[position], chosen.get(key, ())):
                chosen[key] = (*chosen.get(key, ()), left.pop(position))
        for candidate in left.values():
            chosen[_new_key(candidate, index, chosen)] = (candidate,)
        return {key: tuple(sorted(said, key=report_order)) for key, said in chosen.items()}

    def _scores(
        self,
        index: RegionIndex,
        candidate: Candidate,
        article: str,
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
                if candidate in tracked.reports.get(article, ()):
                    yield key, _OWN
                    continue
                others = _without(tracked, article)
                if (score := at_least(asked, others, self._policy.threshold)) is not None:
                    yield key, score


def _fits(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a candidate may be of one incident with others of its article."""
    return not any(set_apart(candidate, other) for other in others)


_OWN = 100.0
"""What an article said before, word for word, stays where it was."""


def _without(tracked: TrackedIncident, article: str) -> Incident:
    others = {name: said for name, said in tracked.reports.items() if name != article}
    if not others or len(others) == len(tracked.reports):
        return tracked.incident
    old = tracked.incident
    return merge(old.dedup_key, old.revision, old.change, others)


def _new_key(candidate: Candidate, index: RegionIndex, chosen: Mapping[str, object]) -> str:
    """A key that no standing incident has; one that was retracted may come back under its own."""
    number = 0
    while True:
        key = dedup_key(candidate, number)
        known = index.get(key)
        if key not in chosen and (known is None or known.incident.status is not Status.ACTIVE):
            return key
        number += 1


class _Work:
    """The incidents that a batch touches, while they change."""

    def __init__(self, index: RegionIndex, article: str, policy: Policy) -> None:
        self._index = index
        self._article = article
        self._policy = policy
        self._reports: dict[str, dict[str, tuple[Candidate, ...]]] = {}
        self._kinds: dict[str, ChangeKind] = {}
        self._merged_into: dict[str, str] = {}

    def contribute(self, key: str, candidates: tuple[Candidate, ...]) -> bool:
        """Replace what the article says of an incident, or withdraw it; whether that differs."""
        reports = self._of(key)
        if reports.get(self._article, ()) == candidates:
            return False
        if candidates:
            reports[self._article] = candidates
        else:
            del reports[self._article]
        return True

    def split(self, keys: Iterable[str]) -> None:
        """Part incidents whose reports no longer hold together; the oldest part keeps the key."""
        for key in sorted(keys):
            parts = self._parts(self._of(key))
            for part in parts[1:]:
                for article in part:
                    del self._of(key)[article]
                new = _new_key(in_order(part)[0], self._index, self._reports)
                self._reports[new] = dict(part)
                self._kinds[new] = ChangeKind.SPLIT

    def _parts(self, reports: Reports) -> list[dict[str, tuple[Candidate, ...]]]:
        """The reports in groups that hold together, each report like some other of its group.

        The group with the earliest report comes first.
        """
        parts: list[dict[str, tuple[Candidate, ...]]] = []
        for article in reports:
            touching = [p for p in parts if self._touches(reports[article], p)]
            joined = {article: reports[article]}
            for part in touching:
                joined |= part
            parts = [part for part in parts if part not in touching] + [joined]
        return sorted(parts, key=lambda part: report_order(in_order(part)[0]))

    def _touches(self, said: Sequence[Candidate], part: Reports) -> bool:
        asked = [self._index.telling(candidate) for candidate in said]
        return any(
            at_least(candidate, other, self._policy.threshold) is not None
            for candidate in asked
            for others in part.values()
            for other in others
        )

    def join(self, keys: Iterable[str]) -> None:
        """Merge each incident with those it now agrees with, unless one article reports both."""
        for key in sorted(keys):
            stays: str | None = key
            while stays is not None:
                stays = self._joined(stays)

    def _joined(self, key: str) -> str | None:
        """The incident that one is merged to, if it agrees with another."""
        if not self._of(key):
            return None
        view = self._view(key)
        names = (known.incident.dedup_key for known in self._index.near(view))
        other = next((name for name in names if name != key and self._one(view, key, name)), None)
        return None if other is None else self._merge(key, other)

    def _one(self, view: Incident, key: str, other: str) -> bool:
        """Whether two incidents are one; not if an article reports both."""
        if self._reports.get(other) == {}:
            return False
        if at_least(self._index.telling(view), self._view(other), self._policy.threshold) is None:
            return False
        mine, theirs = self._of(key), self._of(other)
        return all(
            _fits(candidate, theirs[article])
            for article in mine.keys() & theirs.keys()
            for candidate in mine[article]
        )

    def _merge(self, key: str, other: str) -> str:
        """The incident with more reports stays; of equals, the one with the smaller key."""
        winner, loser = sorted((key, other), key=lambda k: (-len(self._of(k)), k))
        kept, joined = self._of(winner), self._of(loser)
        for article, said in joined.items():
            kept[article] = tuple(sorted((*kept.get(article, ()), *said), key=report_order))
        self._of(loser).clear()
        self._merged_into[loser] = winner
        return winner

    def _of(self, key: str) -> dict[str, tuple[Candidate, ...]]:
        if key not in self._reports:
            known = self._index.get(key)
            active = known is not None and known.incident.status is Status.ACTIVE
            self._reports[key] = dict(known.reports) if known and active else {}
        return self._reports[key]

    def _view(self, key: str) -> Incident:
        """The incident as it is now; merged anew only where the batch has touched it."""
        known = self._index.get(key)
        if known is not None and key not in self._reports:
            return known.incident
        return merge(key, 0, Change(ChangeKind.UPDATED, (), self._article), self._of(key))

    def commit(self) -> tuple[TrackedIncident, ...]:
        """Write the changes to the index; what changed."""
        changed = [c for key in sorted(self._reports) if (c := self._changed(key)) is not None]
        changed += self._redirected({c.incident.dedup_key for c in changed})
        for tracked in changed:
            self._index.put(tracked)
        return tuple(changed)

    def _changed(self, key: str) -> TrackedIncident | None:
        old = self._index.get(key)
        reports = self._of(key)
        if not reports:
            return self._gone(key, old)
        kind = self._kinds.get(key, ChangeKind.CREATED if old is None else ChangeKind.UPDATED)
        revision = old.incident.revision + 1 if old else 1
        new = merge(key, revision, Change(kind, (), self._article), reports)
        names = _difference(old.incident, new) if old else ()
        if old is not None and not names and old.reports == reports:
            return None
        new = replace(new, change=Change(kind, names, self._article))
        return TrackedIncident(new, reports)

    def _gone(self, key: str, old: TrackedIncident | None) -> TrackedIncident | None:
        if old is None or old.incident.status is not Status.ACTIVE:
            return None
        winner = self._winner(key)
        kind = ChangeKind.MERGED if winner else ChangeKind.RETRACTED
        incident = replace(
            old.incident,
            revision=old.incident.revision + 1,
            status=Status.MERGED if winner else Status.RETRACTED,
            merged_into=winner,
            change=Change(
                kind, ("status", "merged_into") if winner else ("status",), self._article
            ),
        )
        return TrackedIncident(incident, {})

    def _winner(self, key: str) -> str | None:
        """The incident that one is merged into by now, if it is."""
        winner = None
        while (merged := self._merged_into.get(winner or key)) is not None:
            winner = merged
        return winner

    def _redirected(self, changed: Collection[str]) -> list[TrackedIncident]:
        """Incidents merged earlier into one that is now merged itself: no key points to a loser."""
        return [
            replace(
                tracked,
                incident=replace(
                    tracked.incident,
                    revision=tracked.incident.revision + 1,
                    merged_into=self._winner(loser),
                    change=Change(ChangeKind.MERGED, ("merged_into",), self._article),
                ),
            )
            for loser in sorted(self._merged_into)
            for tracked in self._index.merged_into(loser)
            if tracked.incident.dedup_key not in changed
        ]


def _difference(old: Incident, new: Incident) -> tuple[str, ...]:
    return tuple(
        f.name
        for f in fields(Incident)
        if f.name not in _BOOKKEEPING and getattr(old, f.name) != getattr(new, f.name)
    )


Articles = Iterable[tuple[str, Sequence[Candidate]]]
"""Articles (id, candidates) in their order; an id that comes again replaces its earlier version."""


def routed(
    articles: Articles, indexes: dict[str, RegionIndex]
) -> Iterator[tuple[RegionIndex, CandidateBatch]]:
    """The batches of articles as the stream has them, each with the index of its sub-region."""
    regions: dict[str, set[str]] = {}
    for article, candidates in articles:
        for batch in route(article, candidates, regions.get(article, ())):
            yield indexes.setdefault(batch.sub_region, RegionIndex()), batch
            regions.setdefault(article, set()).add(batch.sub_region)


def resolve_all(articles: Articles, policy: Policy | None = None) -> list[Incident]:
    """The standing incidents over articles."""
    resolver = Resolver(policy)
    indexes: dict[str, RegionIndex] = {}
    for index, batch in routed(articles, indexes):
        resolver.apply(index, batch)
    found = [t.incident for _, index in sorted(indexes.items()) for t in index]
    return [incident for incident in found if incident.status is Status.ACTIVE]
