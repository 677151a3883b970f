"""The whole journey of an article, without I/O.

1. decode      bytes -> raw article            `wire`       rejected: not_utf8, not_json, …
2. clean       raw article -> article          `clean`      rejected: no_text
3. language    other than English              `clean`      no_incident: language
4. annotate    article -> annotations          `nlp`        only sentences that pass the gate
5. propose     annotations -> candidates       `incidents`  none: no_incident
6. route       candidates -> sub-regions       `incidents`
7. resolve     candidates + known -> changes   `incidents`

Steps 1-5 are `Pipeline.understand`: they need no state and run in a process pool. Steps 6 and 7 run
where the state is. `bootstrap` wires the steps; `stream`, the offline commands and the evaluation
all call this one pipeline.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from worker.domain.annotations import Annotations
from worker.domain.article import Article, RawArticle
from worker.domain.incident import Candidate
from worker.domain.outcome import NoIncidentReason, Outcome, OutcomeKind, Understanding
from worker.errors import ArticleError, Unprocessable

log = logging.getLogger(__name__)

LANGUAGE = "en"

Decode = Callable[[bytes], RawArticle]
Clean = Callable[[RawArticle, dt.datetime | None], Article]
Annotate = Callable[[Article], Annotations]
Propose = Callable[[Article, Annotations], tuple[Candidate, ...]]
Identify = Callable[[bytes | None, bytes | None], str]


@dataclass(frozen=True, slots=True)
class Message:
    """A record of `articles.raw` as it arrived; a null `value` retracts the article."""

    value: bytes | None
    key: bytes | None = None
    received_at: dt.datetime | None = None


@dataclass(slots=True)
class _Stopwatch:
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The steps, wired. `identify` names an article that cannot be decoded, by key or content."""

    decode: Decode
    clean: Clean
    annotate: Annotate
    propose: Propose
    identify: Identify

    def understand(self, message: Message) -> Understanding:
        """Steps 1-5 for one article. Never raises: an article that fails ends as `rejected`."""
        watch = _Stopwatch()
        try:
            return self._understand(message, watch)
        except ArticleError as error:
            return self._rejected(message, error, watch)
        except Exception as error:
            log.exception("article %s: defect in the pipeline", self._id(message))
            wrapped = Unprocessable(f"{type(error).__name__}: {error}")
            return self._rejected(message, wrapped, watch)

    def _understand(self, message: Message, watch: _Stopwatch) -> Understanding:
        if message.value is None:
            outcome = Outcome(self._id(message), OutcomeKind.RETRACTED)
            return Understanding(outcome, timings=watch.seconds)
        with watch.stage("decode"):
            raw = self.decode(message.value)
        with watch.stage("clean"):
            article = self.clean(raw, message.received_at)
        if article.language != LANGUAGE:
            return self._nothing(article, NoIncidentReason.LANGUAGE, "clean", watch)
        with watch.stage("annotate"):
            annotations = self.annotate(article)
        with watch.stage("propose"):
            candidates = self.propose(article, annotations)
        if not candidates:
            return self._nothing(article, NoIncidentReason.NOTHING_REPORTED, "propose", watch)
        outcome = Outcome(article.article_id, OutcomeKind.INCIDENTS, incidents=len(candidates))
        return Understanding(outcome, article, candidates, watch.seconds)

    def _nothing(
        self, article: Article, reason: NoIncidentReason, stage: str, watch: _Stopwatch
    ) -> Understanding:
        message = f"language {article.language}" if reason is NoIncidentReason.LANGUAGE else None
        outcome = Outcome(
            article.article_id, OutcomeKind.NO_INCIDENT, code=reason, message=message, stage=stage
        )
        return Understanding(outcome, article, timings=watch.seconds)

    def _rejected(self, message: Message, error: ArticleError, watch: _Stopwatch) -> Understanding:
        outcome = Outcome(
            self._id(message),
            OutcomeKind.REJECTED,
            code=error.code,
            message=str(error),
            stage=error.stage,
        )
        return Understanding(outcome, timings=watch.seconds)

    def _id(self, message: Message) -> str:
        return self.identify(message.value, message.key)
