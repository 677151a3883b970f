"""Messages a second of a worker on a real broker: articles without incident, and with.

The first kind passes decoding, cleaning and the gate only, so it shows what the stream itself can
carry: consumption, the process pool, awaited deliveries, ordered acknowledgement.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from deploy.kafka.broker import LocalBroker, missing_tools
from tests.kafka.workers import wait_for, worker
from tests.shared import ROOT
from worker.kafka import client
from worker.kafka.lag import group_lag
from worker.kafka.replay import await_deliveries, produce
from worker.kafka.topics import apply
from worker.settings import Settings
from worker.wire.topics import load_topics

PLAIN = 4_000
TURNS = 15
PATIENCE_SECONDS = 300.0
_PLAIN_TEXT = (
    "The council of the county met on Tuesday to talk about the budget for roads and libraries. "
    "Members spoke for two hours about the price of asphalt and put off the vote until spring. "
    "The chairman thanked the clerks for their patience and closed the meeting before supper. "
)


@dataclass(frozen=True, slots=True)
class Result:
    """Messages a second; ratio of the two."""

    plain: float
    full: float

    def __str__(self) -> str:
        """For a person."""
        return (
            f"stream on a real broker: pass-through {self.plain:,.0f} articles/s, "
            f"with extraction {self.full:,.0f} articles/s (ratio {self.full / self.plain:.2f})"
        )


def run() -> Result | str:
    """Time both kinds; says why where there is no broker to be had."""
    if missing := missing_tools():
        return f"stream: not measured, {' and '.join(missing)} missing"
    with tempfile.TemporaryDirectory() as folder, LocalBroker(Path(folder) / "kafka") as broker:
        settings = Settings(bootstrap_servers=broker.bootstrap_servers)
        apply(client.admin(settings), list(load_topics()))
        with worker(settings, Path(folder) / "worker.log") as process:
            process.wait_until_ready()
            plain = [_plain(number) for number in range(PLAIN)]
            full = [_again(line, turn) for turn in range(TURNS) for line in _articles()]
            return Result(_rate(settings, plain), _rate(settings, full))


def _rate(settings: Settings, values: list[bytes]) -> float:
    topics = load_topics()
    producer = client.producer(settings)
    start = time.perf_counter()
    for number, value in enumerate(values):
        produce(producer, topics.raw.name, value, str(number).encode(), lambda _: None)
    await_deliveries(producer)
    wait_for(
        lambda: (
            group_lag(settings, topics.raw.name) == 0
            and group_lag(settings, topics.candidates.name) == 0
        ),
        PATIENCE_SECONDS,
    )
    return len(values) / (time.perf_counter() - start)


def _plain(number: int) -> bytes:
    return json.dumps({"id": f"plain-{number}", "text": f"{_PLAIN_TEXT} Item {number}."}).encode()


def _articles() -> list[dict[str, object]]:
    lines = (ROOT / "tests/quality/gold/own.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _again(article: dict[str, object], turn: int) -> bytes:
    return json.dumps(article | {"id": f"{article['id']}-{turn}"}).encode()
