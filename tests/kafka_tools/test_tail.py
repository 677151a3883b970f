"""Reading the incidents topic."""

from __future__ import annotations

import datetime as dt
import io
import json
import threading
from collections.abc import Iterator
from itertools import islice

import pytest
from confluent_kafka import Producer
from rich.console import Console

from worker.domain.incident import Casualties, Change, DateRange, Incident
from worker.domain.kinds import (
    ChangeKind,
    DatePrecision,
    DateSource,
    EventType,
    Polarity,
    Salience,
    Status,
)
from worker.kafka import client
from worker.kafka.tail import (
    Revision,
    latest,
    print_json,
    print_lines,
    print_table,
    revisions,
)
from worker.settings import Settings
from worker.wire.records import encode_incident


def _incident(key: str, revision: int = 1, day: int = 1, **more: object) -> Incident:
    date = dt.date(2018, 2, day)
    fields: dict[str, object] = {
        "dedup_key": key,
        "revision": revision,
        "status": Status.ACTIVE,
        "merged_into": None,
        "change": Change(ChangeKind.CREATED, (), "a-1"),
        "event_type": EventType.SHELLING,
        "plover": None,
        "acled": None,
        "summary": f"Shelling, {key}",
        "salience": Salience.MAIN,
        "polarity": Polarity.ASSERTED,
        "date": DateRange(date, date, DatePrecision.DAY, DateSource.TEXT),
        "location": None,
        "casualties": Casualties(),
        "confidence": 0.5,
        "source_count": 1,
        "independent_source_count": 1,
        "first_reported_at": None,
        "last_reported_at": None,
    }
    empty = dict.fromkeys(("actors", "aircraft", "weapons", "crew", "claims", "sources"), ())
    return Incident(**(empty | fields | more))  # type: ignore[arg-type]


def _send(settings: Settings, *values: tuple[str, bytes | None]) -> str:
    topic = settings.topic_prefix + "incidents"
    producer: Producer = client.producer(settings)
    for key, value in values:
        producer.produce(topic, value, key)
    assert producer.flush(10) == 0
    return topic


def _revisions(found: Iterator[Revision | None]) -> list[tuple[str, int]]:
    return [(r.incident.dedup_key, r.incident.revision) for r in found if r is not None]


def test_all_revisions_up_to_now(settings: Settings) -> None:
    """Without following, it reads what is there and ends."""
    values = [(i.dedup_key, encode_incident(i)) for i in (_incident("k", 1), _incident("k", 2))]
    topic = _send(settings, *values)
    assert _revisions(revisions(client.consumer(settings), topic)) == [("k", 1), ("k", 2)]


def test_the_state_is_the_last_revision_of_each(settings: Settings) -> None:
    """`--latest` is what compaction leaves, by date; removed keys are gone, undated ones last."""
    sent = [
        _incident("late", day=9),
        _incident("early", day=2),
        _incident("undated", date=None),
        _incident("early", 2, day=3),
        _incident("removed"),
    ]
    values: list[tuple[str, bytes | None]] = [(i.dedup_key, encode_incident(i)) for i in sent]
    topic = _send(settings, *values, ("removed", None))
    state = latest(client.consumer(settings), topic)
    assert _revisions(iter(state)) == [("early", 2), ("late", 1), ("undated", 1)]


def test_following_yields_what_comes_later(settings: Settings) -> None:
    """From the end, only new records are seen; while nothing comes, None keeps the caller awake."""
    topic = _send(settings, ("old", encode_incident(_incident("old"))))
    found = revisions(client.consumer(settings), topic, start="end", follow=True)
    assert next(found) is None
    new = [(f"new{n}", encode_incident(_incident(f"new{n}"))) for n in range(3)]
    threading.Timer(0.2, _send, args=(settings, *new)).start()
    seen = {r.incident.dedup_key for r in islice(filter(None, found), 3)}
    assert seen == {"new0", "new1", "new2"}


def test_a_record_that_is_no_incident_is_left_out(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """One foreign record on the topic does not end the command; it is named in the log."""
    topic = _send(
        settings, ("x", b"{}"), ("y", b"\xff"), ("k", encode_incident(_incident("k"))), ("z", None)
    )
    assert _revisions(revisions(client.consumer(settings), topic)) == [("k", 1)]
    assert len(caplog.records) == 2


def test_json_lines_are_the_values_of_the_topic() -> None:
    """Machine output is the record itself, one a line."""
    value = encode_incident(_incident("k"))
    out = io.StringIO()
    print_json([Revision(_incident("k"), value), None], out)
    assert json.loads(out.getvalue()) == json.loads(value)
    assert out.getvalue().count("\n") == 1


def test_a_line_says_what_changed() -> None:
    """Text from articles is printed as it is, brackets included, and never wrapped."""
    incident = _incident("[red]k", change=Change(ChangeKind.UPDATED, ("date",), "a-2"))
    out = io.StringIO()
    print_lines([None, Revision(incident, b"")], Console(file=out, width=20))
    assert out.getvalue() == "updated  shelling · 2018-02-01 · sources: 1  [red]k\n"


def test_the_table_shows_what_stands_and_counts_the_rest() -> None:
    """Merged and retracted incidents are no rows."""
    found = [
        Revision(_incident("a"), b""),
        Revision(_incident("b", status=Status.MERGED, merged_into="a"), b""),
    ]
    out = io.StringIO()
    print_table(found, Console(file=out, width=160))
    assert out.getvalue().splitlines()[-1] == "1 incidents, 1 merged into others or retracted"
    assert out.getvalue().count("2018-02-01") == 1
