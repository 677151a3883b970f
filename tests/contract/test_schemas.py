"""The schemas against the code that writes and reads, and against the examples."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from tests import strategies
from tests.contract.contract import (
    SCHEMAS,
    example_id,
    examples,
    name_of,
    refs,
    registry,
    schema,
    validator,
)
from worker.domain import kinds
from worker.domain.incident import Candidate, CandidateBatch, Incident
from worker.domain.outcome import NoIncidentReason, Origin, Outcome, OutcomeKind
from worker.errors import ArticleError, InvalidRecord, NoText, NotJson
from worker.wire.codec import dumps, loads
from worker.wire.deadletter import Failure, dead_letter_headers, read_failure
from worker.wire.raw import decode_raw
from worker.wire.records import (
    decode_batch,
    decode_incident,
    decode_outcome,
    encode_batch,
    encode_incident,
    encode_outcome,
)
from worker.wire.topics import load_topics

NOON = dt.datetime(2016, 5, 1, 12, tzinfo=dt.UTC)
MAX_BYTES = 1_000_000

ENUMS: dict[str, type[Enum]] = {
    "event_type": kinds.EventType,
    "salience": kinds.Salience,
    "polarity": kinds.Polarity,
    "date_precision": kinds.DatePrecision,
    "date_source": kinds.DateSource,
    "place_precision": kinds.PlacePrecision,
    "role": kinds.Role,
    "actor_kind": kinds.ActorKind,
    "certainty": kinds.Certainty,
    "aircraft_category": kinds.AircraftCategory,
    "weapon_category": kinds.WeaponCategory,
    "crew_role": kinds.CrewRole,
    "crew_fate": kinds.CrewFate,
    "stance": kinds.Stance,
    "about": kinds.About,
    "status": kinds.Status,
    "change_kind": kinds.ChangeKind,
}
"""The closed vocabularies, by their names in the schema of an incident."""


def accepted_by_schema(record: object) -> bool:
    """The verdict of the schema of a raw article."""
    return validator("raw-article").is_valid(record)


def accepted_by_code(value: bytes) -> bool:
    """The verdict of `decode_raw`, of a value that is JSON and of an accepted size."""
    try:
        decode_raw(value, max_bytes=MAX_BYTES)
    except (NotJson, InvalidRecord, NoText):
        return False
    return True


def faults(error: ValidationError) -> Iterator[ValidationError]:
    """An error and those that it is made of."""
    yield error
    for part in error.context or ():
        yield from faults(part)


def words(error: ValidationError) -> set[str]:
    """The names that an error is about: the fields on the way to it, and those it quotes."""
    named = [*map(str, error.absolute_path), *error.message.split("'")[1::2]]
    return {name.rpartition(".")[2] for name in named} | _type(error)


def _type(error: ValidationError) -> set[str]:
    """A value that is of the wrong type as a whole has no field, so it is named by the type."""
    return {str(error.validator_value)} if error.validator == "type" else set()


@pytest.mark.parametrize("path", SCHEMAS, ids=name_of)
def test_schemas_are_schemas(path: Path) -> None:
    """Each file is a valid JSON Schema 2020-12 that names its draft and goes by its file name."""
    loaded = schema(name_of(path))
    Draft202012Validator.check_schema(loaded)
    assert loaded["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert loaded["$id"] == path.name


@pytest.mark.parametrize("path", SCHEMAS, ids=name_of)
def test_every_reference_resolves(path: Path) -> None:
    """No schema refers to something that is not there."""
    resolver = registry().resolver(base_uri=path.name)
    for ref in refs(schema(name_of(path))):
        assert isinstance(resolver.lookup(ref).contents, dict)


def test_every_topic_that_others_read_has_a_schema() -> None:
    """The schemas that topics.toml names are those that there are."""
    named = {topic.schema for topic in load_topics() if not topic.internal}
    assert named == {path.name for path in SCHEMAS}


@pytest.mark.parametrize("path", SCHEMAS, ids=name_of)
def test_every_schema_has_examples_of_both_kinds(path: Path) -> None:
    """For each schema there are good examples and bad ones."""
    assert examples("valid", name_of(path))
    assert examples("invalid", name_of(path))


@pytest.mark.parametrize("path", examples("valid"), ids=example_id)
def test_valid_examples_are_valid(path: Path) -> None:
    """What is filed as valid is accepted by its schema."""
    validator(path.parent.name).validate(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("path", examples("invalid"), ids=example_id)
def test_invalid_examples_are_invalid_for_the_field_in_their_name(path: Path) -> None:
    """What is filed as `FIELD--fault` is refused, and because of that field."""
    errors = validator(path.parent.name).iter_errors(json.loads(path.read_text("utf-8")))
    found = {word for error in errors for part in faults(error) for word in words(part)}
    assert path.stem.partition("--")[0] in found


@pytest.mark.parametrize("path", examples("valid", "raw-article"), ids=lambda path: path.stem)
def test_the_code_accepts_valid_raw_articles(path: Path) -> None:
    """A producer whose records pass the schema has no dead letters for their form."""
    assert decode_raw(path.read_bytes(), max_bytes=MAX_BYTES).article_id


@pytest.mark.parametrize("path", examples("invalid", "raw-article"), ids=lambda path: path.stem)
def test_the_code_refuses_invalid_raw_articles(path: Path) -> None:
    """A producer whose records fail the schema hears of it."""
    with pytest.raises(ArticleError):
        decode_raw(path.read_bytes(), max_bytes=MAX_BYTES)


@given(strategies.any_raw_records)
def test_schema_and_code_agree_on_raw_articles(record: dict[str, Any]) -> None:
    """Whatever the record, `decode_raw` and the schema have one verdict."""
    assert accepted_by_code(dumps(record)) == accepted_by_schema(record)


@given(strategies.json_values)
def test_schema_and_code_agree_on_any_json(value: object) -> None:
    """What is no record at all is refused by both."""
    assert accepted_by_code(dumps(value)) == accepted_by_schema(value)


@pytest.mark.parametrize(
    "number",
    ["7", "-7", "7.0", "7.5", "-0.0", "1e3", "1e30", str(2**64 - 1), str(2**64), str(-(2**63) - 1)],
)
def test_schema_and_code_agree_on_numbers_as_ids(number: str) -> None:
    """Of numbers, those that JSON Schema calls integers, of up to 64 bits, are ids for both."""
    value = f'{{"id": {number}, "text": "x"}}'
    assert accepted_by_code(value.encode()) == accepted_by_schema(json.loads(value))


@given(strategies.batches)
def test_encoded_batches_are_valid(batch: CandidateBatch) -> None:
    """Whatever the worker makes of an article, the schema of candidates accepts it."""
    validator("candidates").validate(loads(encode_batch(batch)))


@given(strategies.incidents)
def test_encoded_incidents_are_valid(incident: Incident) -> None:
    """Whatever incident the worker publishes, the schema accepts it."""
    validator("incident").validate(loads(encode_incident(incident)))


def outcome_record(outcome: Outcome, origin: Origin) -> bytes:
    """The value of `articles.outcomes` for an outcome."""
    return encode_outcome(
        outcome,
        fingerprint=None,
        sub_regions=["145"],
        origin=origin,
        processed_at=NOON,
        version="1.2.3",
    )


@given(strategies.outcomes, strategies.origins)
def test_encoded_outcomes_are_valid(outcome: Outcome, origin: Origin) -> None:
    """Whatever becomes of an article, the schema of outcomes accepts the record of it."""
    validator("outcome").validate(loads(outcome_record(outcome, origin)))


@given(strategies.failures, strategies.own_headers)
def test_headers_of_dead_letters_are_valid(failure: Failure, own: list[tuple[str, bytes]]) -> None:
    """Whatever fails, with whatever headers, the schema of dead letters accepts those we add."""
    added = dead_letter_headers(failure, own)[len(own) :]
    validator("dead-letter").validate({name: value.decode() for name, value in added})


@pytest.mark.parametrize("path", examples("valid", "incident"), ids=lambda path: path.stem)
def test_valid_incidents_can_be_read(path: Path) -> None:
    """The code reads each valid example, and what it writes of it is valid again."""
    incident = decode_incident(path.read_bytes())
    written = loads(encode_incident(incident))
    assert decode_incident(dumps(written)) == incident
    validator("incident").validate(written)


@pytest.mark.parametrize("path", examples("valid", "candidates"), ids=lambda path: path.stem)
def test_valid_candidates_can_be_read(path: Path) -> None:
    """The code reads each valid example, and what it writes of it is valid again."""
    batch = decode_batch(path.read_bytes())
    assert decode_batch(encode_batch(batch)) == batch
    validator("candidates").validate(loads(encode_batch(batch)))


@pytest.mark.parametrize("path", examples("valid", "outcome"), ids=lambda path: path.stem)
def test_valid_outcomes_can_be_read(path: Path) -> None:
    """The code reads each valid example."""
    assert decode_outcome(path.read_bytes()).kind.value == json.loads(path.read_text())["outcome"]


@pytest.mark.parametrize("path", examples("valid", "dead-letter"), ids=lambda path: path.stem)
def test_valid_dead_letters_can_be_read(path: Path) -> None:
    """The code reads the failure in each valid example."""
    headers = json.loads(path.read_text("utf-8"))
    failure = read_failure([(name, value.encode()) for name, value in headers.items()])
    assert failure is not None


@pytest.mark.parametrize("name", ENUMS)
def test_vocabularies_are_those_of_the_domain(name: str) -> None:
    """Each closed vocabulary has the same words in schema and code, in the same order."""
    assert schema("incident")["$defs"][name]["enum"] == [word.value for word in ENUMS[name]]


def test_every_vocabulary_is_in_the_schema() -> None:
    """No closed vocabulary of the domain is missing in the schema of an incident."""
    found = {kind for kind in vars(kinds).values() if _is_vocabulary(kind)}
    assert found == set(ENUMS.values())


def _is_vocabulary(value: object) -> bool:
    return isinstance(value, type) and value.__module__ == kinds.__name__


def test_outcomes_are_those_of_the_domain() -> None:
    """The kinds of outcome, and the reasons for no incident, are the same in schema and code."""
    definitions = schema("outcome")["$defs"]
    assert definitions["outcome"]["enum"] == [kind.value for kind in OutcomeKind]
    assert definitions["no_incident_reason"]["enum"] == [r.value for r in NoIncidentReason]


def test_fields_of_an_incident_are_those_of_the_domain() -> None:
    """The schema requires each field that the code writes, and names no other."""
    own, shared = schema("incident"), schema("incident")["$defs"]["report"]
    names = {field.name for field in fields(Incident)}
    assert {*own["required"], *shared["required"]} == names
    assert {*own["properties"], *shared["properties"]} == names


def test_fields_of_a_candidate_are_those_of_the_domain() -> None:
    """The part that candidates and incidents share has each field of a candidate."""
    names = {field.name for field in fields(Candidate)} - {"source"} | {"sources"}
    assert set(schema("incident")["$defs"]["report"]["required"]) == names


@pytest.mark.parametrize(
    "name",
    "date location actor aircraft weapon count group_toll casualties crew_member claim "
    "claim_evidence source plover acled change report".split(),
)
def test_every_named_field_is_required(name: str) -> None:
    """Fields without a value are null, never missing, so readers need not ask whether they are."""
    definition = schema("incident")["$defs"][name]
    assert list(definition["properties"]) == definition["required"]


@pytest.mark.parametrize("path", [p for p in SCHEMAS if name_of(p) != "dead-letter"], ids=name_of)
def test_objects_are_open(path: Path) -> None:
    """Fields may be added within v1: no object of a value is closed."""
    assert '"additionalProperties": false' not in path.read_text("utf-8")
