"""What is promised when workers die, the broker goes away, and members come and go."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

from tests.kafka import synthetic
from tests.kafka.conftest import Kafka
from tests.kafka.workers import WorkerProcess, wait_for, worker
from worker import offline
from worker.domain.incident import Incident
from worker.domain.kinds import EventType, Status
from worker.domain.outcome import Outcome, OutcomeKind
from worker.files import Unreadable
from worker.kafka import client, topics
from worker.kafka.lag import group_lag
from worker.kafka.reading import messages
from worker.kafka.tail import latest, revisions
from worker.settings import Settings
from worker.wire.records import decode_outcome
from worker.wire.topics import Topics, load_topics

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
        return sum(self._length(TopicPartition(name, partition)) for partition in range(number))

    def _length(self, partition: TopicPartition) -> int:
        """Records of a partition; waits while a restarted broker has not opened it yet."""
        deadline = time.monotonic() + 30
        while True:
            try:
                low, high = self.watcher.get_watermark_offsets(partition, timeout=10)
            except KafkaException:
                assert time.monotonic() < deadline
                time.sleep(0.1)
            else:
                return int(high) - int(low)

    def all_done(self) -> bool:
        """Whether every article has an outcome, and the workers have committed all they read."""
        if self.delivered() < len(self.ids()) or set(self.outcomes()) != self.ids():
            return False
        return not any(self.lag().values())

    def lag(self) -> dict[str, int]:
        """What the workers have not committed, by topic."""
        read = (self.topics.raw.name, self.topics.candidates.name)
        return {name: group_lag(self.kafka.settings(), name) for name in read}

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

    def standing(self) -> list[Incident]:
        """The incidents that stand in the end."""
        state = latest(client.consumer(self.kafka.settings()), self.topics.incidents.name)
        found = [revision.incident for revision in state]
        return [incident for incident in found if incident.status is Status.ACTIVE]

    def keys_over_time(self) -> set[str]:
        """Every dedup key that was ever on the topic."""
        found = revisions(client.consumer(self.kafka.settings()), self.topics.incidents.name)
        return {revision.incident.dedup_key for revision in found if revision}


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


Reported = tuple[EventType, frozenset[str]]
"""What an incident is and which articles report it: enough to tell all of them apart here."""


def _reported(incidents: Iterable[Incident]) -> Counter[Reported]:
    return Counter((i.event_type, frozenset(s.article_id for s in i.sources)) for i in incidents)


def _told(incidents: Iterable[synthetic.Incident]) -> Counter[Reported]:
    return Counter((EventType(i.event_type), frozenset(i.article_ids)) for i in incidents)


def _undisturbed(articles: list[dict[str, object]], folder: Path) -> Counter[Reported]:
    """What the same articles give without Kafka, and without anyone who kills."""
    path = folder / "articles.jsonl"
    path.write_bytes(b"\n".join(synthetic.encoded(article)[1] for article in articles))
    failures: list[Unreadable] = []
    found = list(offline.resolve(Settings(), [str(path)], failures.append))
    assert failures == []
    return _reported(i for i in found if i.status is Status.ACTIVE)


def _assert_nothing_is_lost(
    stream: Stream, told: list[synthetic.Incident], expected: Counter[Reported]
) -> dict[str, int]:
    """One outcome for each article, every incident once and under one key; the figures."""
    outcomes, ids = stream.outcomes(), stream.ids()
    assert set(outcomes) == ids
    assert {key: len(set(found)) for key, found in outcomes.items()} == dict.fromkeys(ids, 1)
    ends = {found[-1] for found in outcomes.values()}
    assert [end for end in ends if end.kind is not OutcomeKind.INCIDENTS] == []
    standing = stream.standing()
    assert _reported(standing) == expected
    days = Counter((i.event_type.value, i.date.start) for i in standing if i.date)
    assert [t for t in told if days[t.event_type, t.day] != 1] == []
    assert stream.keys_over_time() == {incident.dedup_key for incident in standing}
    return {
        "articles": len(ids),
        "incidents": len(standing),
        "outcomes delivered again": stream.delivered() - len(ids),
    }


def _recovered(stream: Stream, before: int, process: WorkerProcess) -> None:
    """Wait until the worker is ready and outcomes flow; if it ends by itself it is restarted."""

    def flows() -> bool:
        process.keep_running()
        return process.get("/readyz")[0] == 200 and stream.delivered() > before

    wait_for(flows, 90, lambda: _explain(stream, process))


def _kill_and_recover(
    stream: Stream, process: WorkerProcess, more: list[dict[str, object]]
) -> float:
    """Kill, and restart at once as an orchestrator does; the seconds until outcomes flow again."""
    process.keep_running()
    process.kill()
    killed, before = time.monotonic(), stream.delivered()
    process.start()
    stream.send(more)
    _recovered(stream, before, process)
    return time.monotonic() - killed


def _restart_broker(stream: Stream, process: WorkerProcess) -> float:
    """Stop and start Kafka; the seconds from its answer until outcomes flow again."""
    stream.kafka.broker.stop()
    time.sleep(1.0)
    stream.kafka.broker.start()
    back, before = time.monotonic(), stream.delivered()
    stream.send(stream.sent[-8:])
    _recovered(stream, before, process)
    return time.monotonic() - back


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [7, 8])
def test_nothing_is_lost_when_workers_are_killed(
    seed: int,
    stream: Stream,
    first: WorkerProcess,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ten SIGKILLs, a broker restart and a second worker: one outcome each, every incident once.

    Two runs with two orders of arrival end with the same incidents, those that were told. The
    seconds of each recovery are printed, not asserted: they are those of the machine.
    """
    start, chance = time.monotonic(), random.Random(seed)
    told = synthetic.incidents()
    articles = synthetic.articles(told)
    chance.shuffle(articles)
    size = len(articles) // (KILLS + 1)
    expected = _told(told)
    assert _undisturbed(articles, tmp_path) == expected
    recoveries: list[float] = []

    def kill(number: int) -> None:
        some = articles[number * size : (number + 1) * size]
        stream.send(some[: size // 2])
        time.sleep(chance.uniform(0.0, 1.0))
        recoveries.append(_kill_and_recover(stream, first, some[size // 2 :]))

    first.wait_until_ready()
    for number in range(3):
        kill(number)
    after_broker = _restart_broker(stream, first)
    for number in range(3, 6):
        kill(number)
    with worker(stream.kafka.settings(), tmp_path / "second.log") as second:
        second.wait_until_ready()
        kill(6)
        kill(7)
        second.stop()
    for number in range(8, KILLS):
        kill(number)
    stream.send(articles[KILLS * size :])
    wait_for(stream.all_done, FINISH_SECONDS, lambda: _explain(stream, first))
    figures = _assert_nothing_is_lost(stream, told, expected)
    wait_for(lambda: not first.survivors(), 10, lambda: f"left: {first.survivors()}")
    figures |= {"kills": len(recoveries), "seconds": round(time.monotonic() - start)}
    _report(capsys, figures, recovery=recoveries, broker=[after_broker])


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nothing_is_lost_while_members_come_and_go(
    stream: Stream, first: WorkerProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Under load a second worker joins, both read, it leaves: no article is lost or stuck."""
    start = time.monotonic()
    told = synthetic.incidents(30)
    articles = synthetic.articles(told)
    expected = _told(told)
    assert _undisturbed(articles, tmp_path) == expected
    first.wait_until_ready()
    stream.send(articles[:50])
    with worker(stream.kafka.settings(), tmp_path / "second.log") as second:
        second.wait_until_ready()
        stream.send(articles[50:100])
        leaving = second.stop()
        stream.send(articles[100:])
        wait_for(stream.all_done, FINISH_SECONDS, lambda: _explain(stream, first))
    figures = _assert_nothing_is_lost(stream, told, expected)
    figures |= {"seconds": round(time.monotonic() - start)}
    _report(capsys, figures, leaving=[leaving])


def _explain(stream: Stream, process: WorkerProcess) -> str:
    """Why it is not done: what is missing, where it waits, and what the worker says."""
    missing = sorted(stream.ids() - set(stream.outcomes()))
    ready, lag = process.get("/readyz")[1], stream.lag()
    return f"no outcome: {missing}\nlag: {lag}\nready: {ready}\n{process.last_words()}"


def _report(
    capsys: pytest.CaptureFixture[str], figures: dict[str, int], **times: list[float]
) -> None:
    said = [f"{value} {name}" for name, value in figures.items()]
    for name, seconds in times.items():
        said.append(f"{name} {' '.join(f'{s:.1f}' for s in seconds)} s")
    with capsys.disabled():
        print("\n  " + ", ".join(said))  # noqa: T201  the figures of the run
