"""What became of one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from worker.domain.article import Article
from worker.domain.incident import Candidate


class OutcomeKind(StrEnum):
    """The outcomes; every article ends in exactly one."""

    INCIDENTS = "incidents"
    NO_INCIDENT = "no_incident"
    REJECTED = "rejected"
    RETRACTED = "retracted"


class NoIncidentReason(StrEnum):
    """Why an article has no incident."""

    NOTHING_REPORTED = "nothing_reported"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one article.

    `code` is a `NoIncidentReason` or the code of an `ArticleError`, `message` what a person reads,
    `stage` the step of the pipeline that decided.
    """

    article_id: str
    kind: OutcomeKind
    incidents: int = 0
    code: str | None = None
    message: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that the pipeline made of one article; `timings` are seconds by stage."""

    outcome: Outcome
    article: Article | None = None
    candidates: tuple[Candidate, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where on the broker a raw article stands."""

    topic: str
    partition: int
    offset: int
