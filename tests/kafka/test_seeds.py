"""The seeds through the real thing: what comes out is what their gold says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.kafka.conftest import Kafka
from tests.kafka.workers import wait_for, worker
from tests.shared import ROOT
from worker.domain.incident import Incident
from worker.domain.kinds import Status
from worker.domain.outcome import OutcomeKind
from worker.evaluation.gold import Facts, facts_of, read_gold
from worker.evaluation.matching import agreement
from worker.files import find
from worker.kafka import client
from worker.kafka.dead_letters import DeadLetter, dead_letters
from worker.kafka.lag import group_lag
from worker.kafka.reading import messages
from worker.kafka.replay import replay
from worker.kafka.tail import latest
from worker.kafka.topics import apply
from worker.wire.records import decode_outcome
from worker.wire.topics import load_topics

SEEDS = ROOT / "seeds"
GOLD = SEEDS / "seeds.gold.jsonl"
MATCH = 3.0
"""As much agreement as a type of the right family with the right country and place."""


class Stream:
    """What the seeds became on the broker."""

    def __init__(self, kafka: Kafka, log: Path) -> None:
        settings = kafka.settings()
        topics = load_topics(settings.topic_prefix)
        apply(client.admin(settings), list(topics))
        with worker(settings, log) as process:
            process.wait_until_ready()
            self.sent = replay(client.producer(settings), topics.raw.name, find([str(SEEDS)]))
            wait_for(
                lambda: (
                    group_lag(settings, topics.raw.name) == 0
                    and group_lag(settings, topics.candidates.name) == 0
                ),
                60,
                process.last_words,
            )
        found = latest(client.consumer(settings), topics.incidents.name)
        self.incidents: list[Incident] = [revision.incident for revision in found]
        self.letters: list[DeadLetter] = list(
            dead_letters(client.consumer(settings), topics.dead_letter.name)
        )
        outcomes = messages(client.consumer(settings), topics.outcomes.name)
        self.outcomes = [decode_outcome(m.value() or b"") for m in outcomes if m is not None]

    @property
    def standing(self) -> list[Incident]:
        """The incidents that were neither merged nor retracted."""
        return [i for i in self.incidents if i.status is Status.ACTIVE]


@pytest.fixture
def stream(kafka: Kafka, tmp_path: Path) -> Stream:
    """The seeds, replayed through a worker on the real broker."""
    return Stream(kafka, tmp_path / "worker.log")


def _gold() -> dict[str, list[tuple[str, Facts]]]:
    """The main occurrences of the seeds: ref to (document, facts) of each report."""
    found: dict[str, list[tuple[str, Facts]]] = {}
    for document in read_gold(GOLD):
        for facts in document.incidents:
            if facts.main and facts.ref:
                found.setdefault(facts.ref, []).append((document.doc, facts))
    return found


def _keys(incidents: list[Incident], reports: list[tuple[str, Facts]]) -> set[str]:
    """The dedup keys under which the reports of one occurrence are found."""
    keys = set()
    for document, facts in reports:
        mine = [i for i in incidents if any(s.article_id == document for s in i.sources)]
        scored = [(agreement(facts, facts_of(i)), i.dedup_key) for i in mine]
        best = max(scored, default=(0.0, ""))
        keys.add(best[1] if best[0] >= MATCH else f"missed in {document}")
    return keys


def test_the_seeds_come_out_as_their_gold_says(stream: Stream) -> None:
    """Each main occurrence is one incident with all its reports; each article has its outcome."""
    by_ref = {ref: _keys(stream.standing, reports) for ref, reports in _gold().items()}
    assert {ref: keys for ref, keys in by_ref.items() if len(keys) != 1} == {}
    assert [key for keys in by_ref.values() for key in keys if key.startswith("missed")] == []
    assert stream.sent.complete
    assert len(stream.outcomes) == stream.sent.delivered
    kinds = Counter(outcome.kind for outcome in stream.outcomes)
    assert kinds[OutcomeKind.REJECTED] == 2
    assert kinds[OutcomeKind.NO_INCIDENT] == 2
    letters = {letter.failure.code: letter for letter in stream.letters if letter.failure}
    assert letters.keys() == {"not_json", "no_text"}
    broken = next(
        line for line in (SEEDS / "06-wire.jsonl").read_bytes().splitlines() if not _is_json(line)
    )
    assert letters["not_json"].value == broken


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
