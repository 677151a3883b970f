"""What `deploy/worker.env.example` must say about each setting, read from the code."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from worker.settings import PREFIX, Settings

UNITS = {
    "seconds": "seconds",
    "bytes": "bytes",
    "chars": "characters",
    "days": "days",
    "processes": "processes",
    "window": "articles",
    "records": "records",
}

_ENTRY = re.compile(
    r"^# (?P<description>.+)\n"
    r"^# type: (?P<type>[^;]+); default: (?P<default>[^;]*); unit: (?P<unit>\w+)\n"
    r"^#(?P<name>[A-Z_]+)=(?P<value>.*)$",
    re.MULTILINE,
)
_NAMES = {str: "text", SecretStr: "secret", Path: "path", int: "integer", float: "number"}


@dataclass(frozen=True)
class Entry:
    """One setting as a person reads about it."""

    description: str
    type: str
    default: str
    unit: str

    def text(self, name: str) -> str:
        """The lines of the file."""
        value = "" if self.default == "none" else self.default
        return (
            f"# {self.description}\n"
            f"# type: {self.type}; default: {self.default}; unit: {self.unit}\n"
            f"#{name}={value}\n"
        )


def expected() -> dict[str, Entry]:
    """The entry of each setting, by the name of its environment variable."""
    return {f"{PREFIX}{n.upper()}": _entry(n, f) for n, f in Settings.model_fields.items()}


def documented(text: str) -> dict[str, Entry]:
    """The entries of a file."""
    return {
        found["name"]: Entry(found["description"], found["type"], found["default"], found["unit"])
        for found in _ENTRY.finditer(text)
    }


def template() -> str:
    """All entries, for a person who starts the file anew: `python -m tests.deploy.settings_doc`."""
    return "\n".join(entry.text(name) for name, entry in expected().items())


def _entry(name: str, field: FieldInfo) -> Entry:
    default = (
        field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    )
    return Entry(
        description=field.description or "",
        type=_type(field),
        default="none" if default in (None, "") else str(default),
        unit=UNITS.get(name.rsplit("_", 1)[-1], "none"),
    )


def _type(field: FieldInfo) -> str:
    if get_origin(field.annotation) is Literal:
        return "one of " + ", ".join(get_args(field.annotation))
    kinds = [
        kind for kind in get_args(field.annotation) or (field.annotation,) if kind is not NoneType
    ]
    bounds = {
        key: getattr(m, key) for m in field.metadata for key in ("ge", "le") if hasattr(m, key)
    }
    span = f" from {bounds['ge']} to {bounds['le']}" if bounds else ""
    return _NAMES[kinds[0]] + span


if __name__ == "__main__":
    sys.stdout.write(template())
