"""The whole journey of an article, without I/O.

1. decode      bytes -> raw article            `wire`       rejected: not_utf8, not_json, …
2. clean       raw article -> article          `clean`      rejected: no_text
3. language    other than English              `clean`      no_incident: language
4. parse       articles -> parses              `nlp`        several at once; none without violence
5. annotate    parse -> annotations            `nlp`        only sentences that pass the gate
6. propose     annotations -> candidates       `incidents`  none: no_incident
7. route       candidates -> sub-regions       `incidents`
8. resolve     candidates + known -> changes   `incidents`

Steps 1-6 are `Pipeline.understand`: they need no state and run in a process pool. Steps 7 and 8 run
where the state is. `bootstrap` wires the steps; `stream`, the offline commands and the evaluation
all call this one pipeline.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from worker.domain.annotations import Annotations
from worker.domain.article import Article, RawArticle
from worker.domain.incident import Candidate
from worker.domain.outcome import NoIncidentReason, Outcome, OutcomeKind, Understanding
from worker.errors import ArticleError, Unprocessable

log = logging.getLogger(__name__)

LANGUAGE = "en"

Decode = Callable[[bytes], RawArticle]
Clean = Callable[[RawArticle, dt.datetime | None], Article]
Parsed = Any
"""What the language components make of an article on their way; only they look inside."""
Parse = Callable[[Sequence[Article]], Sequence[Parsed]]
Annotate = Callable[[Parsed], Annotations]
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


@dataclass(slots=True)
class _Journey:
    """One article on its way through the steps; `end` is what became of it."""

    message: Message
    watch: _Stopwatch = field(default_factory=_Stopwatch)
    article: Article | None = None
    parsed: Parsed = None
    end: Understanding | None = None


_Steps = Callable[[_Journey], Understanding | None]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The steps, wired. `identify` names an article that cannot be decoded, by key or content."""

    decode: Decode
    clean: Clean
    parse: Parse
    annotate: Annotate
    propose: Propose
    identify: Identify

    def understand(self, message: Message) -> Understanding:
        """Steps 1-6 for one article. Never raises: an article that fails ends as `rejected`."""
        return self.understand_all([message])[0]

    def understand_all(self, messages: Sequence[Message]) -> list[Understanding]:
        """The same for several, which are parsed together: a third less time than one by one.

        What becomes of an article does not depend on those beside it.
        """
        journeys = [_Journey(message) for message in messages]
        for journey in journeys:
            self._attempt(journey, self._read)
        under_way = [journey for journey in journeys if journey.end is None]
        self._parse_together(under_way)
        for journey in under_way:
            self._attempt(journey, self._report)
        return [journey.end for journey in journeys if journey.end is not None]

    def annotations(self, article: Article) -> Annotations:
        """Steps 4 and 5 alone."""
        return self.annotate(self.parse([article])[0])

    def _attempt(self, journey: _Journey, steps: _Steps) -> None:
        """Take some steps; an article that fails ends here."""
        try:
            journey.end = steps(journey)
        except ArticleError as error:
            journey.end = self._rejected(journey, error)
        except Exception as error:
            log.exception("article %s: defect in the pipeline", self._id(journey.message))
            wrapped = Unprocessable(f"{type(error).__name__}: {error}")
            journey.end = self._rejected(journey, wrapped)

    def _read(self, journey: _Journey) -> Understanding | None:
        """Steps 1-3."""
        message, watch = journey.message, journey.watch
        if message.value is None:
            outcome = Outcome(self._id(message), OutcomeKind.RETRACTED)
            return Understanding(outcome, timings=watch.seconds)
        with watch.stage("decode"):
            raw = self.decode(message.value)
        with watch.stage("clean"):
            article = journey.article = self.clean(raw, message.received_at)
        if article.language != LANGUAGE:
            return self._nothing(article, NoIncidentReason.LANGUAGE, "clean", watch)
        return None

    def _parse_together(self, journeys: Sequence[_Journey]) -> None:
        """Step 4. Where it fails each article is parsed alone, so that only one can fail."""
        articles = [journey.article for journey in journeys if journey.article is not None]
        start = time.perf_counter()
        try:
            parsed = self.parse(articles) if len(articles) > 1 else []
        except Exception:
            log.exception("articles cannot be parsed together; each is parsed alone")
            return
        seconds = (time.perf_counter() - start) / max(1, len(articles))
        for journey, one in zip(journeys, parsed, strict=False):
            journey.parsed = one
            journey.watch.seconds["parse"] = seconds

    def _report(self, journey: _Journey) -> Understanding:
        """Steps 5 and 6, and 4 where that is not done."""
        article, watch = journey.article, journey.watch
        assert article is not None, "read before"  # noqa: S101
        if journey.parsed is None:
            with watch.stage("parse"):
                journey.parsed = self.parse([article])[0]
        with watch.stage("annotate"):
            annotations = self.annotate(journey.parsed)
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

    def _rejected(self, journey: _Journey, error: ArticleError) -> Understanding:
        outcome = Outcome(
            self._id(journey.message),
            OutcomeKind.REJECTED,
            code=error.code,
            message=str(error),
            stage=error.stage,
        )
        return Understanding(outcome, timings=journey.watch.seconds)

    def _id(self, message: Message) -> str:
        return self.identify(message.value, message.key)
