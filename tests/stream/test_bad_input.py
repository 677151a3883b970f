"""Articles that are wrong in every way: each has its outcome, and the next one is read."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.stream import fakes
from tests.stream.harness import Broker, RunningWorker, wait_for, worker
from worker import __version__
from worker.domain.outcome import Outcome
from worker.wire.deadletter import read_failure
from worker.wire.records import decode_outcome

DAY = 86_400
GERMAN = (
    "Bei einem Angriff auf das Dorf wurden am Dienstag nach Angaben der Behörden mehrere "
    "Menschen verletzt, wie ein Sprecher der Polizei am Abend in der Hauptstadt mitteilte."
)


@dataclass(frozen=True)
class Bad:
    """A value, and the code and stage of the failure it shall end with.

    `partition` is one of its own for what is larger than the embedded broker keeps.
    """

    value: bytes
    code: str
    stage: str
    partition: int = 0


def record(**fields: object) -> bytes:
    """A raw article of any shape."""
    return json.dumps({"id": "bad"} | fields).encode()


BAD = {
    "not JSON": Bad(b"<html>", "not_json", "decode"),
    "no bytes": Bad(b"", "not_json", "decode"),
    "JSON but no object": Bad(b"[1, 2]", "not_json", "decode"),
    "wrong types": Bad(record(text=["a"], title=3), "invalid_record", "validate"),
    "invalid UTF-8": Bad(b'{"id": "bad", "text": "\xff\xfe"}', "not_utf8", "decode"),
    "no text": Bad(record(title="A title"), "no_text", "clean"),
    "empty text": Bad(record(text=" \n\t "), "no_text", "clean"),
    "10 MB of text": Bad(record(text="words " * 1_700_000), "too_large", "decode", 1),
    "deeply nested": Bad(b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "too_deep", "decode"),
    "all script": Bad(
        record(html=f"<html><script>{'var a = 1; ' * 200}</script></html>"), "no_text", "clean"
    ),
    "only control characters": Bad(record(text="\x00\x01\x02\x0b\x1f"), "no_text", "clean"),
    "a defect of ours": Bad(fakes.article("bad", "defect"), "unprocessable", "understand"),
    "kills its process": Bad(fakes.article("bad", "crash"), "unprocessable", "understand"),
}

FINE = {
    "control characters between words": (fakes.article("fine", "nothing\u0000\u0007"), None),
    "a date in the far future": (
        fakes.article("fine", "incident:Kobane:SY", published_at="2999-01-01T00:00:00Z"),
        "incidents",
    ),
    "another language": (record(id="fine", text=f"{GERMAN} {GERMAN}"), "language"),
}


@pytest.fixture(scope="module")
def running(address: str) -> Iterator[tuple[Broker, RunningWorker]]:
    """One worker for all of them: whatever comes, it goes on."""
    broker = Broker(address)
    with worker(broker) as process:
        yield broker, process


def outcome_at(broker: Broker, place: tuple[int, int]) -> Outcome:
    """The outcome of the article at a place of `articles.raw`."""
    found: list[Outcome] = []

    def arrived() -> bool:
        for message in broker.read(broker.topics.outcomes):
            value = message.value() or b""
            origin = json.loads(value)["source"]
            if (origin["partition"], origin["offset"]) == place:
                found.append(decode_outcome(value))
        return bool(found)

    wait_for(arrived)
    return found[0]


@pytest.mark.parametrize("name", BAD)
def test_dead_letter(running: tuple[Broker, RunningWorker], name: str) -> None:
    """It is dead-lettered as it came, says where, why and since when, and the next one is read."""
    broker, process = running
    bad = BAD[name]
    headers = [("trace", b"1"), ("trace", b"\xff")]
    key = f"key of {name}".encode()
    place = broker.send(
        bad.value, key, partition=bad.partition, headers=headers, timestamp=1_500_000_000_000
    )
    outcome = outcome_at(broker, place)
    assert (outcome.kind, outcome.code, outcome.stage) == ("rejected", bad.code, bad.stage)
    (letter,) = [m for m in broker.read(broker.topics.dead_letter) if m.key() == key]
    assert letter.value() == bad.value
    assert letter.headers()[:2] == headers
    failure = read_failure(letter.headers())
    assert failure is not None
    assert (failure.code, failure.stage, failure.attempt) == (bad.code, bad.stage, 1)
    assert (failure.topic, failure.partition, failure.offset) == (broker.topics.raw.name, *place)
    assert (failure.timestamp, failure.version) == (1_500_000_000_000, __version__)
    assert failure.message
    following = broker.send(fakes.article("next", "nothing"), b"next")
    assert outcome_at(broker, following).code == "nothing_reported"
    assert process.running


@pytest.mark.parametrize("name", FINE)
def test_no_dead_letter(running: tuple[Broker, RunningWorker], name: str) -> None:
    """It is odd, but no failure: it has an outcome and no dead letter."""
    broker, _ = running
    value, expected = FINE[name]
    outcome = outcome_at(broker, broker.send(value, name.encode()))
    assert outcome.kind != "rejected"
    assert expected in (None, outcome.kind, outcome.code)
    assert name.encode() not in {m.key() for m in broker.read(broker.topics.dead_letter)}


def test_retraction(running: tuple[Broker, RunningWorker]) -> None:
    """A null value retracts the article of its key: its incident is retracted."""
    broker, _ = running
    broker.send(fakes.article("https://a.example/1", "incident:Homs:SY"), b"https://a.example/1")
    outcome = outcome_at(broker, broker.send(None, b"https://a.example/1"))
    assert (outcome.kind, outcome.article_id) == ("retracted", "https://a.example/1")
    wait_for(lambda: _statuses(broker, "Homs") == ["active", "retracted"])


def test_retraction_by_url(running: tuple[Broker, RunningWorker]) -> None:
    """An article with an id of its own is found by the URL that it was keyed by."""
    broker, _ = running
    url = b"https://a.example/2"
    broker.send(fakes.article("id-2", "incident:Idlib:SY", url=url.decode()), url)
    outcome = outcome_at(broker, broker.send(None, url))
    assert (outcome.kind, outcome.article_id) == ("retracted", "id-2")
    wait_for(lambda: _statuses(broker, "Idlib") == ["active", "retracted"])


def test_retraction_of_the_unknown(running: tuple[Broker, RunningWorker]) -> None:
    """To retract what never came is no error."""
    broker, _ = running
    outcome = outcome_at(broker, broker.send(None, b"never seen"))
    assert (outcome.kind, outcome.article_id) == ("retracted", "never seen")


def test_update_in_another_region(running: tuple[Broker, RunningWorker]) -> None:
    """An update that tells of another region withdraws what the article said before."""
    broker, _ = running
    broker.send(fakes.article("moved", "incident:Zabid:YE"), b"moved")
    wait_for(lambda: _statuses(broker, "Zabid") == ["active"])
    broker.send(fakes.article("moved", "incident:Sirte:LY"), b"moved")
    wait_for(lambda: _statuses(broker, "Zabid") == ["active", "retracted"])
    assert _statuses(broker, "Sirte") == ["active"]


def test_broken_update(running: tuple[Broker, RunningWorker]) -> None:
    """An update that cannot be read leaves what the article said before."""
    broker, _ = running
    broker.send(fakes.article("kept", "incident:Tarin:AF"), b"kept")
    outcome_at(broker, broker.send(record(id="kept", text=3), b"kept"))
    time.sleep(0.5)
    assert _statuses(broker, "Tarin") == ["active"]


def _statuses(broker: Broker, place: str) -> list[str]:
    """The statuses of the incident at a place, in the order in which they were told."""
    values = [json.loads(m.value() or b"") for m in broker.read(broker.topics.incidents)]
    return [v["status"] for v in values if (v["location"] or {}).get("name") == place]
