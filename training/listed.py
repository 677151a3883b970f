"""A place of an official list, how its name is cleaned, and where its package lies."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from worker.nlp.places.gazetteer import Kind, read_words
from worker.nlp.places.names import exact_key, plain

_WORDS = frozenset(read_words("common_words.txt")) | frozenset(read_words("not_places.txt"))
_ADDED = re.compile(
    r"\b(town council|sub-?county|county|municipal(ity)?|division|ward|town|urban|rural|city"
    r"|[ivx]+|[a-e]|north|south|east|west|central|northern|southern|eastern|western|upper|lower)$",
    re.IGNORECASE,
)
LATIN = re.compile("[\\u0000-\\u024f\\u02b0-\\u02ff\\u1e00-\\u1eff\\u2010-\\u202f]+")
"""Names in Latin letters."""
_LEAST, _MOST_WORDS = 4, 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A place of a list: `parent` is the first-level division, or the district, that holds it."""

    country: str
    parent: str
    name: str
    kind: Kind
    latitude: float = 0.0
    longitude: float = 0.0
    others: tuple[str, ...] = ()


def cleaned(places: Iterable[Listed]) -> Iterator[Listed]:
    """Those whose names say a place, each name once a parent."""
    seen = set()
    for one in places:
        others = tuple(filter(_tells, one.others))
        for name in _names(one.name):
            key = (one.country, one.parent, exact_key(name))
            if key not in seen and _tells(name):
                seen.add(key)
                yield replace(one, name=name, others=others)


def _names(name: str) -> list[str]:
    """The names in "(Upper) Taung Bo", "Kapsoya/Cheptiret" and "ABIM TOWN COUNCIL"."""
    parts = (part.strip(" .-'") for part in re.split(r"[/(),]", name))
    return [_short(" ".join(p.split())) for p in parts if p]


def _short(name: str) -> str:
    while (shorter := _ADDED.sub("", name).strip(" -'")) not in ("", name):
        name = shorter
    return name.title() if name.isupper() else name


def _tells(name: str) -> bool:
    """Whether a name is no word of English, no number and not too short."""
    words = plain(name).split()
    if not 0 < len(words) <= _MOST_WORDS or any(c.isdigit() for c in name):
        return False
    return len("".join(words)) >= _LEAST and not all(w in _WORDS for w in words)


def folder(package: str) -> Path:
    """Where an installed package lies."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"install the package of {package} to build the gazetteer")
    return Path(spec.origin).parent


def data(package: str, path: str) -> Any:
    """What a JSON file of a package holds."""
    return json.loads((folder(package) / path).read_text(encoding="utf-8"))
