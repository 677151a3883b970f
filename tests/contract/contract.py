"""The files of the contract: schemas, examples, the AsyncAPI document."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
def registry() -> Registry[Any]:
    """The schemas by their file names, by which they refer to each other."""
    resources = {path.name: Resource.from_contents(schema(name_of(path))) for path in SCHEMAS}
    return Registry().with_resources(resources.items())


@cache
def validator(name: str) -> Draft202012Validator:
    """Checks values by a schema, dates too."""
    return Draft202012Validator(
        schema(name),
        registry=registry(),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def refs(node: Any) -> Iterator[str]:
    """Every `$ref` in a document."""
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict) and "$ref" in node:
        yield node["$ref"]
    for child in children:
        yield from refs(child)


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
