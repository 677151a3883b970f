"""The incidents that a batch touches, while they change; and when two reports may be one at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from worker.domain.incident import (
    Candidate,
    CandidateBatch,
    Change,
    Incident,
    TrackedIncident,
)
from worker.domain.kinds import ChangeKind, Status
from worker.incidents.compare import Report, at_least, is_vague, set_apart
from worker.incidents.index import IncidentIndex
from worker.incidents.keys import dedup_key
from worker.incidents.merge import in_order, merge, report_order

Reports = Mapping[str, tuple[Candidate, ...]]
"""The candidates for an incident by contributor (`CandidateBatch`)."""

_BOOKKEEPING = frozenset({"dedup_key", "revision", "change"})


def clear(report: Report, scores: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """The incidents that a report may be of, with scores; one that is vague has one or none.

    What names no place may fit several incidents of its day: it is of one only if that fits it far
    better than the next.
    """
    found = sorted(scores, key=lambda pair: -pair[1])
    if len(found) < 2 or not is_vague(report):
        return found
    return found[:1] if found[0][1] - found[1][1] >= _AHEAD else []


_AHEAD = 2.0
"""Bits by which the first must be ahead: four to one."""


def fits(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a candidate may be of one incident with others of its article."""
    return not any(set_apart(candidate, other) for other in others)


def by_article(reports: Reports) -> dict[str, list[Candidate]]:
    """Reports by article: what it says of two sub-regions together."""
    told: dict[str, list[Candidate]] = {}
    for said in reports.values():
        for candidate in said:
            told.setdefault(candidate.source.article_id, []).append(candidate)
    return told


def new_key(candidate: Candidate, index: IncidentIndex, chosen: Mapping[str, object]) -> str:
    """A key that no standing incident has; one that was retracted may come back under its own."""
    number = 0
    while True:
        key = dedup_key(candidate, number)
        known = index.get(key)
        if key not in chosen and (known is None or known.incident.status is not Status.ACTIVE):
            return key
        number += 1


class Work:
    """The incidents that a batch touches, while they change."""

    def __init__(self, index: IncidentIndex, batch: CandidateBatch, threshold: float) -> None:
        self._index = index
        self._contributor = batch.contributor
        self._article = batch.article_id
        self._threshold = threshold
        self._reports: dict[str, dict[str, tuple[Candidate, ...]]] = {}
        self._views: dict[str, Incident] = {}
        self._kinds: dict[str, ChangeKind] = {}
        self._merged_into: dict[str, str] = {}

    def contribute(self, key: str, candidates: tuple[Candidate, ...]) -> bool:
        """Replace what the article says of an incident, or withdraw it; whether that differs."""
        reports = self._of(key)
        if reports.get(self._contributor, ()) == candidates:
            return False
        if candidates:
            reports[self._contributor] = candidates
        else:
            del reports[self._contributor]
        self._views.pop(key, None)
        return True

    def split(self, keys: Iterable[str]) -> None:
        """Part incidents whose reports no longer hold together; the oldest part keeps the key."""
        for key in sorted(keys):
            parts = self._parts(self._of(key))
            for part in parts[1:]:
                for contributor in part:
                    del self._of(key)[contributor]
                self._views.pop(key, None)
                new = new_key(in_order(part)[0], self._index, self._reports)
                self._reports[new] = dict(part)
                self._kinds[new] = ChangeKind.SPLIT

    def _parts(self, reports: Reports) -> list[dict[str, tuple[Candidate, ...]]]:
        """The reports in groups that hold together, each report like some other of its group.

        The group with the earliest report comes first.
        """
        parts: list[dict[str, tuple[Candidate, ...]]] = []
        for contributor, said in reports.items():
            touching = [p for p in parts if self._touches(said, p)]
            joined = {contributor: said}
            for part in touching:
                joined |= part
            parts = [part for part in parts if part not in touching] + [joined]
        return sorted(parts, key=lambda part: report_order(in_order(part)[0]))

    def _touches(self, said: Sequence[Candidate], part: Reports) -> bool:
        asked = [self._index.telling(candidate) for candidate in said]
        return any(
            at_least(candidate, other, self._threshold) is not None
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
        like = clear(view, self._like(view, key))
        other = next((name for name, _ in like if self._one(key, name)), None)
        return None if other is None else self._merge(key, other)

    def _like(self, view: Incident, key: str) -> Iterator[tuple[str, float]]:
        """The other incidents that one agrees with, with their scores."""
        asked = self._index.telling(view)
        for known in self._index.near(view):
            name = known.incident.dedup_key
            if name == key or self._reports.get(name) == {}:
                continue
            if (score := at_least(asked, self._view(name), self._threshold)) is not None:
                yield name, score

    def _one(self, key: str, other: str) -> bool:
        """Whether two that agree are one; not if an article tells them apart or a third fits."""
        found = self._view(other)
        if is_vague(found) and [n for n, _ in clear(found, self._like(found, other))] != [key]:
            return False
        theirs = by_article(self._of(other))
        return all(
            fits(candidate, theirs.get(article, ()))
            for article, said in by_article(self._of(key)).items()
            for candidate in said
        )

    def _merge(self, key: str, other: str) -> str:
        """The incident with more reports stays; of equals, the one with the smaller key."""
        winner, loser = sorted((key, other), key=lambda k: (-len(self._of(k)), k))
        kept, joined = self._of(winner), self._of(loser)
        for contributor, said in joined.items():
            both = (*kept.get(contributor, ()), *said)
            kept[contributor] = tuple(sorted(both, key=report_order))
        self._of(loser).clear()
        self._views.pop(winner, None)
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
        if key not in self._views:
            known = self._index.get(key)
            if known is not None and key not in self._reports:
                return known.incident
            change = Change(ChangeKind.UPDATED, (), self._article)
            self._views[key] = merge(key, 0, change, self._of(key))
        return self._views[key]

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
        new = self._view(key)
        names = _difference(old.incident, new) if old else ()
        if old is not None and not names and old.reports == reports:
            return None
        change = Change(kind, names, self._article)
        return TrackedIncident(replace(new, revision=revision, change=change), reports)

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
