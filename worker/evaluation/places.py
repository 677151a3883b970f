"""How well places are found and resolved.

    python -m worker.evaluation.places PATH...

Two kinds of gold are read, by their form:

- notes of ACLED coders (JSON lines with `coded`): is the coded place among the mentions, under the
  right country and province (`any`), and is it the one that a reader without any understanding of
  events would pick (`best`): the first of the most exact places that something is said to be in?
  Asked only where the note names it; `wrong` is how often the pick lies in another country.
- GeoWebNews (Gritta and others, 2019; XML): how many of the literal place names are found, and how
  many of those that get coordinates get them within 161 km.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worker.domain.annotations import PlaceMention
from worker.domain.incident import Location
from worker.domain.text import Span
from worker.incidents.names import alike, fold
from worker.nlp.model import load_reader
from worker.nlp.places.finder import find_places

VIOLENT = frozenset(
    (
        "Battles",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Strategic developments",
    )
)
NEAR_KM = 161.0
_EARTH_KM = 6371.0

Find = Callable[[str], Sequence[PlaceMention]]


@dataclass(slots=True)
class Tally:
    """Right answers of those asked, by question."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, question: str, right: object) -> None:
        """Counts one answer."""
        self.asked[question] += 1
        self.right[question] += bool(right)

    def share(self, question: str) -> float:
        """The share of right answers; 0 where nothing was asked."""
        return self.right[question] / self.asked[question] if self.asked[question] else 0.0

    def lines(self) -> Iterator[str]:
        """One line a question."""
        for question, asked in self.asked.items():
            yield f"  {question:18} {self.right[question]}/{asked} = {self.share(question):.3f}"


def score_notes(notes: Iterable[dict[str, Any]], find: Find) -> Tally:
    """The tally over notes that report violence."""
    tally = Tally()
    for note in notes:
        if note["coded"]["event_type"] in VIOLENT:
            _score_note(note, find(note["text"]), tally)
    return tally


def _score_note(note: dict[str, Any], mentions: Sequence[PlaceMention], tally: Tally) -> None:
    coded, text = note["coded"], note["text"]
    best = pick(mentions)
    code = coded["country_code"]
    tally.add("country any", any(m.location.country_code == code for m in mentions))
    tally.add("country best", best and best.country_code == code)
    tally.add("country wrong", best and best.country_code not in (None, code))
    if said(coded["admin1"], text):
        tally.add("admin1 any", any(alike(m.location.admin1, coded["admin1"]) for m in mentions))
        tally.add("admin1 best", best and alike(best.admin1, coded["admin1"]))
    if said(coded["location"], text):
        tally.add("location any", any(_names(m.location, coded["location"]) for m in mentions))
        tally.add("location best", best and _names(best, coded["location"]))


def _names(location: Location, name: str) -> bool:
    return bool(alike(location.name, name) or alike(location.text, name))


def pick(mentions: Sequence[PlaceMention]) -> Location | None:
    """The first of the most exact places, those that something is said to be in before others."""
    places = [m for m in mentions if not m.actor]
    if not places:
        return None
    return max(places, key=lambda m: (m.locative, -m.location.precision)).location


def said(name: str | None, text: str) -> bool:
    """Whether a text has a name, or nearly."""
    words, length = fold(text).split(), len(fold(name or "").split())
    if not length:
        return False
    return any(alike(name, " ".join(words[i : i + length])) for i in range(len(words)))


def score_news(articles: Iterable[ET.Element], find: Find) -> Tally:
    """The tally over articles of GeoWebNews."""
    tally = Tally()
    for article in articles:
        mentions = find(article.findtext("text") or "")
        for toponym in article.iter("toponym"):
            if toponym.findtext("type") == "Literal" and toponym.findtext("latitude"):
                _score_toponym(toponym, mentions, tally)
    return tally


def _score_toponym(toponym: ET.Element, mentions: Sequence[PlaceMention], tally: Tally) -> None:
    span = Span(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0))
    hit = next((m.location for m in mentions if m.span.overlaps(span)), None)
    tally.add("found", hit)
    if hit is None or hit.latitude is None or hit.longitude is None:
        return
    latitude, longitude = toponym.findtext("latitude"), toponym.findtext("longitude")
    if latitude and longitude:
        away = distance(float(latitude), float(longitude), hit.latitude, hit.longitude)
        tally.add("within 161 km", away <= NEAR_KM)


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees, by the haversine formula."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


def score(path: Path, find: Find) -> Tally:
    """The tally for one file, whichever kind of gold it holds."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    if text.lstrip().startswith("<"):
        return score_news(ET.fromstring(text), find)  # noqa: S314  (a file that the user names)
    return score_notes(map(json.loads, text.splitlines()), find)


def finder() -> Find:
    """Finds the places of a text with the shipped model."""
    read = load_reader()
    return lambda text: find_places(read(text))


def main(arguments: list[str]) -> None:
    """Prints the tally of each file."""
    find = finder()
    for argument in arguments:
        print(argument)  # noqa: T201
        print("\n".join(score(Path(argument), find).lines()))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
