"""What is promised when workers die, the broker goes away, and members come and go."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from confluent_kafka import Consumer, Producer, TopicPartition

from tests.kafka import synthetic
from tests.kafka.conftest import Kafka
from tests.kafka.workers import WorkerProcess, wait_for, worker
from worker.domain.kinds import Status
from worker.domain.outcome import Outcome, OutcomeKind
from worker.kafka import client, topics
from worker.kafka.reading import messages
from worker.kafka.tail import latest, revisions
from worker.wire.records import decode_outcome
from worker.wire.topics import Topics, load_topics

RECOVERY_SECONDS = 10.0
"""From a SIGKILL to the next outcome, the start of the new process included."""

KILLS = 10
FINISH_SECONDS = 120.0


@dataclass
class Stream:
    """The topics of one test, and a client's view of them."""

    kafka: Kafka
    topics: Topics
    producer: Producer
    watcher: Consumer
    sent: list[dict[str, object]] = field(default_factory=list)

    def send(self, articles: list[dict[str, object]]) -> None:
        """Produce, and wait for the deliveries."""
        for article in articles:
            key, value = synthetic.encoded(article)
            self.producer.produce(self.topics.raw.name, value, key)
        assert self.producer.flush(60) == 0
        self.sent += articles

    def delivered(self) -> int:
        """How many outcomes are on the topic, those delivered again included."""
        name, number = self.topics.outcomes.name, self.topics.outcomes.partitions
        ends = (
            self.watcher.get_watermark_offsets(TopicPartition(name, partition), timeout=30)
            for partition in range(number)
        )
        return sum(high - low for low, high in ends)

    def all_done(self) -> bool:
        """Whether every article that was sent has an outcome."""
        enough = self.delivered() >= len(self.ids())
        return enough and set(self.outcomes()) == self.ids()

    def ids(self) -> set[str]:
        """The articles that were sent."""
        return {str(article["id"]) for article in self.sent}

    def outcomes(self) -> dict[str, list[Outcome]]:
        """Every outcome that was delivered, by the key that compaction keeps the last of."""
        found: dict[str, list[Outcome]] = defaultdict(list)
        consumer = client.consumer(self.kafka.settings())
        for message in messages(consumer, self.topics.outcomes.name):
            if message is not None:
                key, value = message.key() or b"", message.value() or b""
                found[key.decode()].append(decode_outcome(value))
        return found

    def keys_over_time(self) -> set[str]:
        """Every dedup key that was ever on the topic."""
        found = revisions(client.consumer(self.kafka.settings()), self.topics.incidents.name)
        return {revision.incident.dedup_key for revision in found if revision}

    def told_together(self) -> Counter[frozenset[str]]:
        """The articles of each incident that stands."""
        state = latest(client.consumer(self.kafka.settings()), self.topics.incidents.name)
        return Counter(
            frozenset(source.article_id for source in revision.incident.sources)
            for revision in state
            if revision.incident.status is Status.ACTIVE
        )


@pytest.fixture
def stream(kafka: Kafka) -> Stream:
    """Empty topics."""
    settings = kafka.settings()
    all_topics = load_topics(settings.topic_prefix)
    topics.apply(client.admin(settings), tuple(all_topics))
    return Stream(kafka, all_topics, client.producer(settings), client.consumer(settings))


@pytest.fixture
def first(kafka: Kafka, tmp_path: Path) -> Iterator[WorkerProcess]:
    """A worker with a name of its own in the group: static membership."""
    with worker(kafka.settings(instance_id="worker-0"), tmp_path / "first.log") as process:
        yield process


def _assert_nothing_is_lost(stream: Stream, told: list[synthetic.Incident]) -> dict[str, int]:
    """One outcome for each article, one incident for each event; the figures of the run."""
    outcomes = stream.outcomes()
    ids = stream.ids()
    assert set(outcomes) == ids
    assert {key: len(set(found)) for key, found in outcomes.items()} == dict.fromkeys(ids, 1)
    kinds = {found[-1].kind for found in outcomes.values()}
    assert kinds == {OutcomeKind.INCIDENTS}
    expected = Counter(frozenset(incident.article_ids) for incident in told)
    assert stream.told_together() == expected
    assert len(stream.keys_over_time()) == len(told)
    return {"articles": len(ids), "incidents": len(told), "again": stream.delivered() - len(ids)}


def _delivered_since(stream: Stream, before: int, *workers: WorkerProcess) -> None:
    """Wait for an outcome more than `before`; workers that end by themselves are restarted."""

    def more() -> bool:
        for process in workers:
            process.keep_running()
        return stream.delivered() > before

    wait_for(more, 60, workers[0].last_words)


def _kill_and_recover(
    stream: Stream, process: WorkerProcess, more: list[dict[str, object]]
) -> float:
    """Kill, and restart at once as an orchestrator does; the seconds until the next outcome."""
    process.keep_running()
    process.kill()
    killed, before = time.monotonic(), stream.delivered()
    stream.send(more)
    _delivered_since(stream, before, process)
    return time.monotonic() - killed


def _restart_broker(stream: Stream, process: WorkerProcess) -> float:
    """Stop and start Kafka; the seconds from its answer to the next outcome."""
    stream.kafka.broker.stop()
    time.sleep(1.0)
    stream.kafka.broker.start()
    back, before = time.monotonic(), stream.delivered()
    stream.send(stream.sent[-8:])
    _delivered_since(stream, before, process)
    return time.monotonic() - back


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_is_lost_when_workers_are_killed(
    stream: Stream, first: WorkerProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten SIGKILLs, a broker restart and a second worker: one outcome each, every incident once."""
    start, chance = time.monotonic(), random.Random(7)
    told = synthetic.incidents()
    articles = synthetic.articles(told)
    size = len(articles) // (KILLS + 1)
    first.wait_until_ready()
    recoveries, after_broker = [], []
    with worker(stream.kafka.settings(), tmp_path / "second.log") as second:
        between: dict[int, Callable[[], object]] = {
            4: lambda: after_broker.append(_restart_broker(stream, first)),
            7: second.stop,
        }
        for number in range(KILLS):
            some = articles[number * size : (number + 1) * size]
            stream.send(some[: size // 2])
            time.sleep(chance.uniform(0.0, 1.0))
            recoveries.append(_kill_and_recover(stream, first, some[size // 2 :]))
            between.get(number, lambda: None)()
    stream.send(articles[KILLS * size :])
    wait_for(stream.all_done, FINISH_SECONDS, first.last_words)
    figures = _assert_nothing_is_lost(stream, told)
    wait_for(lambda: not first.survivors(), 10, lambda: f"left: {first.survivors()}")
    figures |= {"kills": KILLS, "seconds": round(time.monotonic() - start)}
    _report(capsys, figures, recoveries, after_broker)
    assert max(recoveries) <= RECOVERY_SECONDS


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_is_lost_while_members_come_and_go(
    stream: Stream, first: WorkerProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Under load a second worker joins, both read, it leaves: no article is lost or stuck."""
    start = time.monotonic()
    told = synthetic.incidents(30)
    articles = synthetic.articles(told)
    first.wait_until_ready()
    stream.send(articles[:50])
    with worker(stream.kafka.settings(), tmp_path / "second.log") as second:
        second.wait_until_ready()
        stream.send(articles[50:100])
        leaving = second.stop()
        stream.send(articles[100:])
        wait_for(stream.all_done, FINISH_SECONDS, first.last_words)
    figures = _assert_nothing_is_lost(stream, told)
    _report(capsys, figures | {"seconds": round(time.monotonic() - start)}, [leaving], [])


def _report(
    capsys: pytest.CaptureFixture[str],
    figures: dict[str, int],
    recoveries: list[float],
    after_broker: list[float],
) -> None:
    with capsys.disabled():
        said = ", ".join(f"{value} {name}" for name, value in figures.items())
        spread = " ".join(f"{seconds:.1f}" for seconds in sorted(recoveries))
        broker = " ".join(f"{seconds:.1f}" for seconds in after_broker)
        print(f"\n  {said}; recovery {spread} s; after the broker {broker or '-'} s")  # noqa: T201
