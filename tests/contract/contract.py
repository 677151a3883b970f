"""The files of the contract: schemas, examples, the AsyncAPI document."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

TOPICS = Path(str(files("topics")))
SCHEMAS = sorted((TOPICS / "schemas").glob("*.json"))


def name_of(path: Path) -> str:
    """The name of a schema: `incident` for `incident.v1.json`."""
    return path.name.partition(".")[0]


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema by its name."""
    loaded: dict[str, Any] = json.loads((TOPICS / "schemas" / f"{name}.v1.json").read_text("utf-8"))
    return loaded


@cache
def validator(name: str) -> Draft202012Validator:
    """Checks values by a schema, dates and times too; schemas refer to each other by file name."""
    resources = {path.name: Resource.from_contents(schema(name_of(path))) for path in SCHEMAS}
    return Draft202012Validator(
        schema(name),
        registry=Registry().with_resources(resources.items()),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def examples(kind: str, name: str = "*") -> list[Path]:
    """The files with `valid` or `invalid` examples of a schema, or of all."""
    return sorted((TOPICS / "examples" / kind).glob(f"{name}/*.json"))


def example_id(path: Path) -> str:
    """How a case about an example is called."""
    return f"{path.parent.name}: {path.stem}"


@cache
def asyncapi() -> dict[str, Any]:
    """The AsyncAPI document."""
    loaded: dict[str, Any] = yaml.safe_load((TOPICS / "asyncapi.yaml").read_text("utf-8"))
    return loaded
