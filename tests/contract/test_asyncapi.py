"""The AsyncAPI document against topics.toml, the schemas and the headers that the code writes."""

from __future__ import annotations

import datetime as dt
import json
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, Draft202012Validator

from tests import strategies
from tests.contract.contract import TOPICS, asyncapi, refs
from worker.domain.incident import Incident
from worker.domain.kinds import ChangeKind
from worker.stream.understand import ARTICLE_TIME
from worker.wire.cloudevents import headers
from worker.wire.topics import Topic, load_topics

OFFICIAL = Path(__file__).parent / "vendored" / "asyncapi-3.0.0.json"
FORMAT = "application/schema+json;version=draft-2020-12"
PUBLIC = {
    name: getattr(load_topics(), name)
    for name in "raw candidates incidents outcomes dead_letter".split()
}
CHANNELS = pytest.mark.parametrize(("name", "topic"), PUBLIC.items(), ids=PUBLIC)


def at(ref: str) -> Any:
    """What a reference within the document points to."""
    return reduce(lambda node, step: node[step], ref.removeprefix("#/").split("/"), asyncapi())


def messages(channel: str) -> list[dict[str, Any]]:
    """The messages of a channel."""
    return [at(message["$ref"]) for message in asyncapi()["channels"][channel]["messages"].values()]


def kafka(channel: str) -> dict[str, Any]:
    """What a channel says of its topic."""
    binding: dict[str, Any] = asyncapi()["channels"][channel]["bindings"]["kafka"]
    return binding


def key_of(message: dict[str, Any]) -> dict[str, Any]:
    """The schema of a message's key."""
    key: dict[str, Any] = message["bindings"]["kafka"]["key"]
    return key


def test_it_is_an_asyncapi_3_document() -> None:
    """The document is valid by the official schema, so that the tools of AsyncAPI can read it."""
    Draft7Validator(json.loads(OFFICIAL.read_text("utf-8"))).validate(asyncapi())


def test_topics_that_others_use_are_its_channels() -> None:
    """Each topic but the worker's own state is a channel under its name in topics.toml."""
    assert [topic for topic in load_topics() if not topic.internal] == list(PUBLIC.values())
    assert asyncapi()["channels"].keys() == PUBLIC.keys()


@CHANNELS
def test_channels_are_the_topics_of_the_file(name: str, topic: Topic) -> None:
    """Address and partitions are those of topics.toml."""
    assert asyncapi()["channels"][name]["address"] == topic.name
    assert (kafka(name)["topic"], kafka(name)["partitions"]) == (topic.name, topic.partitions)


@CHANNELS
def test_settings_are_those_of_the_file(name: str, topic: Topic) -> None:
    """Retention, compaction and the largest record are those of topics.toml."""
    told = kafka(name)["topicConfiguration"]
    policy = ",".join(told["cleanup.policy"])
    assert {k: str(v) for k, v in told.items()} | {"cleanup.policy": policy} == topic.config


@CHANNELS
def test_a_channel_refers_to_the_schema_of_its_topic(name: str, topic: Topic) -> None:
    """Payloads (for dead letters: headers) are described by the schema that topics.toml names."""
    named = [ref for message in messages(name) for ref in refs(message) if "schemas/" in ref]
    assert f"schemas/{topic.schema}" in named


def test_every_reference_resolves() -> None:
    """Nothing that the document refers to is missing, in it or beside it."""
    found = set(refs(asyncapi()))
    inside = {ref for ref in found if ref.startswith("#/")}
    assert all(isinstance(at(ref), dict) for ref in inside)
    assert all((TOPICS / ref).is_file() for ref in found - inside)


def test_every_message_and_schema_is_used() -> None:
    """The document describes no message and no schema that no channel has."""
    components = asyncapi()["components"]
    named = {f"#/components/{kind}/{name}" for kind in components for name in components[kind]}
    assert named <= set(refs(asyncapi()))


def test_schemas_are_told_to_be_json_schema() -> None:
    """Wherever a schema file is referred to, the document says in which language it is written."""
    parts = [
        message[part]
        for message in asyncapi()["components"]["messages"].values()
        for part in ("payload", "headers")
        if "schemas/" in str(message.get(part, {}).get("schema"))
    ]
    assert [part["schemaFormat"] for part in parts] == [FORMAT] * 5


@pytest.mark.parametrize(
    ("action", "channels"),
    [
        pytest.param("receive", ["raw", "candidates"], id="reads"),
        pytest.param("send", ["candidates", "incidents", "outcomes", "dead_letter"], id="writes"),
    ],
)
def test_operations_are_those_of_the_worker(action: str, channels: list[str]) -> None:
    """The worker reads articles and candidates, and writes all but articles."""
    told = [
        o["channel"]["$ref"] for o in asyncapi()["operations"].values() if o["action"] == action
    ]
    assert told == [f"#/channels/{channel}" for channel in channels]


def test_every_message_says_what_its_key_is() -> None:
    """Keys decide order and compaction, so each message describes its own."""
    found = asyncapi()["components"]["messages"].values()
    assert all(key_of(message)["description"] for message in found)


def test_a_retraction_is_a_null_value() -> None:
    """The topic of articles takes records without a value, and the document says so."""
    assert {"type": "null"} in [message["payload"] for message in messages("raw")]


def test_the_header_of_candidates_is_the_one_that_is_written() -> None:
    """The header from which latency is measured stands under the name that the worker uses."""
    (message,) = messages("candidates")
    assert list(message["headers"]["properties"]) == [ARTICLE_TIME]


def test_event_types_are_the_kinds_of_change() -> None:
    """Each kind of change has its event type in the document, and no other does."""
    told = asyncapi()["components"]["schemas"]["cloudEvent"]["properties"]["ce_type"]["enum"]
    assert told == [f"incident.{kind.value}" for kind in ChangeKind]


@given(strategies.headed_incidents.filter(lambda i: "\n" not in i.dedup_key), strategies.times)
def test_headers_of_incidents_are_as_told(incident: Incident, time: dt.datetime) -> None:
    """The headers that the worker writes are valid by the document, and it names each of them."""
    told = asyncapi()["components"]["schemas"]["cloudEvent"]
    written = {name: value.decode() for name, value in headers(incident, time)}
    Draft202012Validator(told).validate(written)
    assert written.keys() == told["properties"].keys() == set(told["required"])
