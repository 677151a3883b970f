"""Every Prometheus instrument of a worker, and how they are rendered.

Seconds and `_total` as Prometheus has them. All labels are bounded: kinds of outcomes, codes,
stages, changes and event types are closed sets, topics and partitions those of the worker. Nothing
is registered at import: a `Metrics` belongs to the registry that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.process_collector import ProcessCollector

from worker import __version__
from worker.domain.incident import Incident
from worker.domain.outcome import Outcome

Partition = tuple[str, int]
"""Topic and partition."""

_STAGE_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LATENCY_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)


class Metrics:
    """The instruments of one worker in `registry`."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry if registry is not None else CollectorRegistry()
        ProcessCollector(registry=self.registry)
        info = Info("incidents_build", "Version of the worker", registry=self.registry)
        info.info({"version": __version__})
        self._articles = self._counter("articles", "Articles by final outcome", "outcome", "code")
        self._dead_letters = self._counter("dead_letters", "Dead letters by error", "code", "stage")
        self._changes = self._counter(
            "changes", "Revisions of incidents that were delivered", "change", "event_type"
        )
        self._unchanged = self._counter(
            "unchanged_candidates", "Candidates that changed no incident; most came again"
        )
        self._rebalances = self._counter("rebalances", "Rebalances of the consumer group")
        self._stage = Histogram(
            "incidents_stage_seconds",
            "Time that an article spends in each stage",
            ["stage"],
            buckets=_STAGE_BUCKETS,
            registry=self.registry,
        )
        self._latency = Histogram(
            "incidents_latency_seconds",
            "From the Kafka timestamp of an article to the delivery of its outcome or incidents",
            ["until"],
            buckets=_LATENCY_BUCKETS,
            registry=self.registry,
        )
        self._lag = self._gauge("consumer_lag", "Records after the commit", "topic", "partition")
        self._committed = self._gauge("committed_offset", "Commit", "topic", "partition")

    def article(self, outcome: Outcome, timings: Mapping[str, float]) -> None:
        """An article has its outcome, and the outcome is delivered."""
        self._articles.labels(outcome.kind.value, outcome.code or "").inc()
        for stage, seconds in timings.items():
            self.stage(stage, seconds)

    def dead_letter(self, code: str, stage: str) -> None:
        """A dead letter is delivered."""
        self._dead_letters.labels(code, stage).inc()

    def change(self, incident: Incident) -> None:
        """A revision of an incident is delivered."""
        self._changes.labels(incident.change.kind.value, incident.event_type.value).inc()

    def unchanged(self) -> None:
        """Candidates were resolved and changed nothing."""
        self._unchanged.inc()

    def stage(self, stage: str, seconds: float) -> None:
        """A stage is done."""
        self._stage.labels(stage).observe(seconds)

    def latency(self, until: str, seconds: float) -> None:
        """An article reached its `outcome`, or its `incidents` are out."""
        self._latency.labels(until).observe(max(0.0, seconds))

    def rebalance(self) -> None:
        """The group has rebalanced."""
        self._rebalances.inc()

    def offsets(self, committed: Mapping[Partition, int], lag: Mapping[Partition, int]) -> None:
        """Committed offsets and lag of the partitions that the worker has now, and of no others."""
        self._committed.clear()
        for (topic, partition), offset in committed.items():
            self._committed.labels(topic, str(partition)).set(offset)
        self._lag.clear()
        for (topic, partition), behind in lag.items():
            self._lag.labels(topic, str(partition)).set(behind)

    def watch(self, name: str, help_text: str, read: Callable[[], float]) -> None:
        """A gauge `incidents_<name>` that is read whenever the metrics are."""
        gauge = self._gauge(name, help_text)
        gauge.set_function(read)

    def render(self) -> tuple[bytes, str]:
        """The text format, and its content type."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST

    def _counter(self, name: str, help_text: str, *labels: str) -> Counter:
        return Counter(f"incidents_{name}", help_text, labels, registry=self.registry)

    def _gauge(self, name: str, help_text: str, *labels: str) -> Gauge:
        return Gauge(f"incidents_{name}", help_text, labels, registry=self.registry)
