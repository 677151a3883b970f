"""Why the candidates of an article are what they are, for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.domain.annotations import Annotations
from worker.domain.article import Article
from worker.domain.incident import Candidate


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
