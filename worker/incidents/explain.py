"""Why candidates are what they are, and why reports are one incident or two; for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.domain.annotations import Annotations
from worker.domain.article import Article
from worker.domain.incident import Candidate, CandidateBatch
from worker.incidents.compare import THRESHOLD, Verdict, is_vague
from worker.incidents.index import IncidentIndex
from worker.incidents.resolve import Articles, Resolver, routed

_SHOWN = 3
"""Incidents that a candidate is shown beside: those that it was most like."""


def explain(
    article: Article, annotations: Annotations, candidates: Sequence[Candidate]
) -> Iterator[str]:
    """Each candidate with the spans that gave its slots; then every trigger with its rule."""
    for number, candidate in enumerate(candidates, 1):
        yield f"  {number}. {candidate.summary} ({candidate.salience}, {candidate.confidence})"
        for slot, spans in candidate.source.slots.items():
            quoted = ", ".join(f"{s.of(article.text)!r}@{s.start}" for s in spans)
            yield f"     {slot}: {quoted}"
    for trigger in annotations.triggers:
        yield (
            f"  trigger {trigger.span.of(article.text)!r}@{trigger.span.start}: "
            f"{trigger.event_type}, {trigger.polarity}, {trigger.rule}, {trigger.score}"
        )


def explain_resolution(articles: Articles) -> Iterator[str]:
    """Each candidate with its incident, and with what it was compared to, level by level."""
    resolver, index = Resolver(), IncidentIndex()
    for batch in routed(articles):
        compared = [resolver.explain(index, candidate)[:_SHOWN] for candidate in batch.candidates]
        resolver.apply(index, batch)
        for candidate, others in zip(batch.candidates, compared, strict=True):
            key = _key_of(index, batch, candidate)
            known = any(tracked.incident.dedup_key == key for tracked, _ in others)
            yield f"{batch.article_id}: {candidate.summary}"
            yield f"  {'is' if known else 'opens'} {key}"
            if not known and is_vague(candidate) and sum(v.same for _, v in others) > 1:
                yield "  fits more than one, names no place: it waits for more"
            for tracked, verdict in others:
                incident = tracked.incident
                yield f"  beside {incident.dedup_key}: {incident.summary}"
                yield f"    {_levels(verdict)}"


def _key_of(index: IncidentIndex, batch: CandidateBatch, candidate: Candidate) -> str:
    """The incident that holds a candidate once its batch is applied."""
    known = index.of(batch.contributor)
    return next(t.incident.dedup_key for t in known if candidate in t.reports[batch.contributor])


def _levels(verdict: Verdict) -> str:
    """The levels that weigh something, and their sum against the threshold, in bits."""
    told = [f"{v.comparison} {v.level} {v.weight:+g}" for v in verdict.levels if v.weight]
    return f"{verdict.score:+g} of {THRESHOLD:g} bits: {', '.join(told) or 'nothing in common'}"
