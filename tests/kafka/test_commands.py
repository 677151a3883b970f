"""The commands, on a real broker, as a person types them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kafka import synthetic
from tests.kafka.conftest import Kafka
from tests.kafka.workers import COMMAND, WorkerProcess, environment, wait_for, worker
from worker.kafka import client, topics
from worker.kafka.lag import group_lag
from worker.settings import Settings
from worker.wire.topics import load_topics

BROKEN = b'{"id": "cut", "text": "Shelling in \xff'


def _run(settings: Settings, *arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *arguments],
        env=environment(settings),
        capture_output=True,
        check=False,
        timeout=60,
        **more,  # type: ignore[call-overload]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten reports of two incidents, and a line that is cut off."""
    articles = synthetic.articles(synthetic.incidents(2))
    lines = [synthetic.encoded(article)[1] for article in articles]
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "wire.jsonl").write_bytes(b"\n".join([*lines, BROKEN]))
    return tmp_path / "feed"


@pytest.fixture
def running(kafka: Kafka, tmp_path: Path) -> Iterator[WorkerProcess]:
    """A worker on the topics of the test."""
    settings = kafka.settings()
    topics.apply(client.admin(settings), tuple(load_topics(kafka.prefix)))
    with worker(settings, tmp_path / "worker.log") as process:
        process.wait_until_ready()
        yield process


def _wait_until_read(kafka: Kafka, process: WorkerProcess) -> None:
    def read() -> bool:
        names = (kafka.topic("articles.raw"), kafka.topic("incidents.candidates"))
        return all(group_lag(kafka.settings(), name) == 0 for name in names)

    wait_for(read, 60, process.last_words)


def test_topics_are_checked_and_applied(kafka: Kafka) -> None:
    """`check` exits with 4 until `apply` has made the topics, and names what is missing."""
    settings = kafka.settings()
    before = _run(settings, "topics", "check")
    assert (before.returncode, before.stdout.count(b"missing")) == (4, 7)
    assert _run(settings, "topics", "apply").returncode == 0
    after = _run(settings, "topics", "check")
    assert (after.returncode, after.stdout) == (0, b"")


@pytest.mark.parametrize("command", [("topics", "check"), ("tail",), ("worker",)])
def test_without_a_broker_a_command_says_so(command: tuple[str, ...]) -> None:
    """Exit code 3 and one line that names the address, from every command."""
    done = _run(Settings(bootstrap_servers="127.0.0.1:1"), *command)
    assert done.returncode == 3
    assert b"127.0.0.1:1" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_worker_without_topics_says_how_to_make_them(kafka: Kafka) -> None:
    """Exit code 4, and the command that creates them."""
    done = _run(kafka.settings(), "worker")
    assert done.returncode == 4
    assert b"incidents topics apply" in done.stderr


def test_standard_input_is_replayed(kafka: Kafka) -> None:
    """`replay -` reads lines; what is named and cannot be read gives exit code 1."""
    settings = kafka.settings()
    assert _run(settings, "topics", "apply").returncode == 0
    done = _run(settings, "replay", "-", "missing.txt", input=b'{"text": "One."}\n{"text": "2."}\n')
    assert done.returncode == 1
    assert b"missing.txt: no such file" in done.stderr
    assert b"2 articles delivered, 0 not delivered, 1 not readable" in done.stderr
    assert done.stdout == b""


@pytest.mark.slow
def test_articles_become_incidents_and_dead_letters(
    kafka: Kafka, running: WorkerProcess, folder: Path
) -> None:
    """Files in; incidents, metrics and a dead letter out, which goes back and comes again."""
    settings = kafka.settings()
    assert _run(settings, "replay", str(folder)).returncode == 0
    _wait_until_read(kafka, running)

    state = _run(settings, "tail", "--latest", "--json").stdout.splitlines()
    sources = [len(json.loads(line)["sources"]) for line in state]
    assert sorted(sources)[-2:] == [5, 5]

    listed = _run(settings, "dead-letters", "list", "--json").stdout.splitlines()
    [letter] = [json.loads(line) for line in listed]
    assert letter["failure"]["code"] == "not_utf8"
    position = str(letter["partition"]), str(letter["offset"])
    assert _run(settings, "dead-letters", "show", *position).stdout == BROKEN

    assert _run(settings, "dead-letters", "replay", "--code", "not_utf8").returncode == 0
    _wait_until_read(kafka, running)
    again = _run(settings, "dead-letters", "list", "--json").stdout.splitlines()
    assert sorted(json.loads(line)["failure"]["attempt"] for line in again) == [1, 2]

    _, metrics = running.get("/metrics")
    counted = dict(re.findall(r'incidents_articles_total\{.*outcome="(\w+)"\} (\S+)', metrics))
    assert counted == {"incidents": "10.0", "rejected": "2.0"}
