"""Replaying files onto a topic."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest
from confluent_kafka import Message
from rich.console import Console

from worker.errors import BrokerError, InputError
from worker.files import Unreadable, find
from worker.kafka import client, display
from worker.kafka.reading import messages
from worker.kafka.replay import KeyChoice, Replayed, replay
from worker.settings import Settings

ARTICLES = [
    {"id": "a-1", "url": "https://x.example/1", "text": "One."},
    {"url": "https://x.example/2", "text": "Two."},
    {"text": "Three."},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, a broken line, and a file that cannot be read."""
    lines = [json.dumps(article) for article in ARTICLES] + ["{broken"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.docx").write_bytes(b"PK")
    return tmp_path


def _replay(settings: Settings, path: Path, **options: object) -> Replayed:
    topic = settings.topic_prefix + "articles.raw"
    files = find([str(path)])
    return replay(client.producer(settings), topic, files, **options)  # type: ignore[arg-type]


def _read(settings: Settings) -> list[Message]:
    topic = settings.topic_prefix + "articles.raw"
    return [m for m in messages(client.consumer(settings), topic) if m is not None]


def test_every_record_arrives_with_its_bytes(settings: Settings, folder: Path) -> None:
    """What the files hold is on the topic, unchanged, the broken line included."""
    _replay(settings, folder)
    values = sorted(m.value() or b"" for m in _read(settings))
    assert values == sorted((folder / "a.jsonl").read_bytes().split(b"\n"))


def test_the_counts_say_what_became_of_everything(settings: Settings, folder: Path) -> None:
    """Sent, delivered and unreadable add up, and what is unreadable is named."""
    done = _replay(settings, folder)
    assert (done.sent, done.delivered, done.undelivered, done.unreadable) == (4, 4, 0, 1)
    assert [Path(failure.origin).name for failure in done.failures] == ["b.docx"]
    assert not done.complete


def test_a_replay_without_faults_is_complete(settings: Settings, folder: Path) -> None:
    """The exit code of the command follows from `complete`."""
    assert _replay(settings, folder / "a.jsonl").complete


@pytest.mark.parametrize(
    ("choice", "keys"),
    [
        (KeyChoice.ID, [b"a-1", b"https://x.example/2"]),
        (KeyChoice.URL, [b"https://x.example/1", b"https://x.example/2"]),
    ],
)
def test_records_are_keyed_as_chosen(
    settings: Settings, folder: Path, choice: KeyChoice, keys: list[bytes]
) -> None:
    """The key is the id or the URL, and the other where one is missing; no record lacks one."""
    _replay(settings, folder, key=choice)
    found = {m.key() for m in _read(settings)}
    assert None not in found
    assert set(keys) <= found


def test_records_may_go_without_keys(settings: Settings, folder: Path) -> None:
    """`--key none` sends no key at all."""
    _replay(settings, folder, key=KeyChoice.NONE)
    assert {m.key() for m in _read(settings)} == {None}


def test_repeating_sends_the_same_keys_again(settings: Settings, folder: Path) -> None:
    """A repeated replay is the same records twice; what cannot be read is counted once."""
    done = _replay(settings, folder, repeat=3)
    keys = [m.key() for m in _read(settings)]
    assert len(keys) == 12
    assert len(set(keys)) == 4
    assert (done.unreadable, done.files) == (1, 6)


def test_the_rate_is_kept(settings: Settings, folder: Path) -> None:
    """At 10 articles a second the fourth leaves 0.3 s after the first."""
    start = time.monotonic()
    _replay(settings, folder, rate=10.0)
    assert 0.3 <= time.monotonic() - start < 3


def test_standard_input_cannot_be_repeated(settings: Settings) -> None:
    """Repeating `-` is refused before anything is sent."""
    with pytest.raises(InputError, match="standard input"):
        replay(client.producer(settings), "unused", find(["-"]), repeat=2)


def test_a_record_too_large_for_the_topic_is_named(settings: Settings, tmp_path: Path) -> None:
    """One record that cannot be sent does not stop the others."""
    (tmp_path / "large.txt").write_text("x" * (client.MAX_MESSAGE_BYTES + 1))
    (tmp_path / "small.txt").write_text("x")
    done = _replay(settings, tmp_path)
    assert (done.delivered, done.undelivered) == (1, 1)
    assert done.failures[0].origin.endswith("large.txt")


def test_only_so_many_failures_are_named(settings: Settings, tmp_path: Path) -> None:
    """Memory stays bounded however much fails; the count is exact."""
    for number in range(150):
        (tmp_path / f"{number}.doc").touch()
    done = _replay(settings, tmp_path)
    assert (done.unreadable, len(done.failures)) == (150, 100)


def test_a_broker_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says which broker was asked and for how long."""
    monkeypatch.setattr(client, "ANSWER_SECONDS", 1.0)
    with pytest.raises(BrokerError, match=r"no answer from Kafka at 127.0.0.1:1 within 1 s"):
        client.producer(Settings(bootstrap_servers="127.0.0.1:1"))


def test_plain_lines_elsewhere_than_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a log there is a line every few seconds and no control character."""
    monkeypatch.setattr(display, "LINE_SECONDS", 0.0)
    out = io.StringIO()
    with display.progress(Console(file=out), files=2) as show:
        show(Replayed(sent=1200, unreadable=3, seconds=4.0))
    assert out.getvalue() == "1,200 articles, 3 failed, 4 s\n"


def test_a_progress_bar_on_a_terminal() -> None:
    """On a terminal the count is redrawn in place."""
    out = io.StringIO()
    with display.progress(Console(file=out, force_terminal=True, width=80), files=2) as show:
        show(Replayed(sent=1200, files=1))
    assert "1,200 articles" in out.getvalue()
    assert "\x1b[" in out.getvalue()


def test_the_summary_names_failures_and_counts() -> None:
    """Names of files are printed as they are, brackets included."""
    out = io.StringIO()
    failure = Unreadable("[x].pdf", "unknown extension")
    done = Replayed(delivered=10, unreadable=3, seconds=2.0, failures=[failure])
    display.summary(Console(file=out), done)
    assert out.getvalue().splitlines() == [
        "[x].pdf: unknown extension",
        "and 2 more failures",
        "10 articles delivered, 0 not delivered, 3 not readable; 2.0 s, 5 articles/s",
    ]
