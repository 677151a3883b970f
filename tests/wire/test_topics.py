"""The topics as `topics/topics.toml` has them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from worker.errors import TopicsError
from worker.stream.understand import MESSAGE_CHARS
from worker.wire import topics as module
from worker.wire.deadletter import Failure, dead_letter_headers
from worker.wire.topics import load_topics

LONGEST_FAILURE = Failure(
    stage="understand",
    code="unprocessable",
    message="\U0001f6e9" * MESSAGE_CHARS,
    topic="t" * 249,  # as long as Kafka takes them
    partition=2**31 - 1,
    offset=2**63 - 1,
    timestamp=2**63 - 1,
    attempt=10**9,
    version="1" * 100,
)
FRAMING_BYTES = 10
"""The lengths of a header's name and value, as varints of up to five bytes each."""


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of topics.toml that `load_topics` reads instead; write to it."""
    copy = tmp_path / "topics.toml"
    copy.write_text(_shipped(), "utf-8")
    monkeypatch.setattr(module, "files", lambda _package: tmp_path)
    return copy


def _shipped() -> str:
    return files("topics").joinpath("topics.toml").read_text("utf-8")


def test_every_topic_is_read_in_the_order_of_the_file() -> None:
    """The topics of the stream are those of the file, by their names."""
    assert [topic.name for topic in load_topics()] == [
        "articles.raw",
        "incidents.candidates",
        "incidents",
        "articles.outcomes",
        "articles.dead-letter",
        "articles.ledger",
        "incidents.state",
    ]


def test_a_prefix_stands_before_every_name() -> None:
    """Several streams can share a broker: a prefix changes all names and nothing else."""
    plain, prefixed = list(load_topics()), list(load_topics("test."))
    assert [f"test.{topic.name}" for topic in plain] == [topic.name for topic in prefixed]
    assert [topic.config for topic in plain] == [topic.config for topic in prefixed]


def test_internal_topics_are_those_without_a_schema() -> None:
    """What others may read has a schema; the worker's own state has none."""
    assert [t.internal for t in load_topics()] == [t.schema is None for t in load_topics()]


def test_state_is_compacted_and_its_partitions_are_those_of_its_topic() -> None:
    """State moves with the partition that it belongs to, and its latest value is never deleted."""
    topics = load_topics()
    assert topics.ledger.partitions == topics.raw.partitions
    assert topics.state.partitions == topics.candidates.partitions
    kept = {topic.config["cleanup.policy"] for topic in (topics.ledger, topics.state)}
    assert kept == {"compact"}


def test_a_dead_letter_fits_wherever_the_article_did() -> None:
    """What a broker took on articles.raw, it takes on articles.dead-letter, with the failure told.

    Were it refused, the worker could never get past that article.
    """
    topics = load_topics()
    longest = dead_letter_headers(LONGEST_FAILURE, [])
    added = sum(len(name) + len(value) + FRAMING_BYTES for name, value in longest)
    largest = int(topics.raw.config["max.message.bytes"])
    assert int(topics.dead_letter.config["max.message.bytes"]) > largest + added


def test_settings_of_a_topic_are_strings() -> None:
    """Kafka takes the settings of a topic as strings, so the file has them as such."""
    assert {type(value) for topic in load_topics() for value in topic.config.values()} == {str}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("[topics.raw]", "[topics.raw", "topics.toml", id="no TOML"),
        pytest.param('key = "dedup key"\n', "", "key", id="a field is missing"),
        pytest.param("growable = true", "growing = true", "growing", id="an unknown field"),
        pytest.param("[topics.state", "[topics.other", "other", id="an unknown topic"),
        pytest.param('name = "incidents"\n', "", "name", id="a topic without a name"),
    ],
)
def test_a_wrong_file_is_named(changed: Path, old: str, new: str, message: str) -> None:
    """A file that is no description of the topics is refused, with what is wrong in it."""
    changed.write_text(_shipped().replace(old, new), "utf-8")
    with pytest.raises(TopicsError, match=message):
        load_topics()


def test_state_with_other_partitions_is_refused(changed: Path) -> None:
    """A state topic with more partitions than the topic it belongs to is refused by name."""
    changed.write_text(_shipped().replace("partitions = 4", "partitions = 8", 1), "utf-8")
    with pytest.raises(TopicsError, match=r"articles\.raw has 8 partitions.*articles\.ledger 4"):
        load_topics()
