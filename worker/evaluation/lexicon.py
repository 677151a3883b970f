"""How well actors, aircraft and weapons are found, before any understanding of events.

    python -m worker.evaluation.lexicon [--show N] PATH...

Three kinds of gold are read, by their form:

- entities with offsets (re3d: JSON lines with `entities`): how many of the organisations, persons,
  weapons and military platforms a mention overlaps; and of the mentions of named actors, how many
  overlap an entity at all (`precise`)
- notes of ACLED coders (`coded`): where the note names the coded actor, is there a mention of the
  group under its name or id, or of a force of a state where one is coded
- incidents (`x.jsonl` beside `x.gold.jsonl`): are the initiators, targets, aircraft, operators and
  weapons of the gold among the mentions of their article
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worker.domain.annotations import ActorMention, AircraftMention, WeaponMention
from worker.domain.text import Span
from worker.evaluation.places import VIOLENT, Tally
from worker.incidents.names import alike, fold
from worker.nlp.actors.reader import find_actors
from worker.nlp.arms.aircraft import find_aircraft
from worker.nlp.arms.weapons import find_weapons
from worker.nlp.model import load_reader

ENTITIES = ("Organisation", "Person", "Weapon", "MilitaryPlatform", "Vehicle")
_UNASKED = re.compile(
    r"(Unidentified|Civilians|Protesters|Rioters|Private Security|Sole Perpetrator|Militia \()"
)
_STATE = re.compile(r"(Military|Police) Forces of")
_FORCES_SAID = re.compile(
    r"\b(army|military|troops?|soldiers?|police|security forces|forces|government|regime|air ?force"
    r"|jets?|officers?|gendarm\w+|rangers)\b",
    re.IGNORECASE,
)
_KIND_WORDS = frozenset(
    "ethnic clan communal militia faction forces military movement front national people islamic"
    " group armed unidentified and the for".split()
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found in one text."""

    actors: Sequence[ActorMention]
    aircraft: Sequence[AircraftMention]
    weapons: Sequence[WeaponMention]

    def spans(self) -> list[Span]:
        """All spans."""
        return [m.span for found in (self.actors, self.aircraft, self.weapons) for m in found]


@dataclass(slots=True)
class Report:
    """A tally, and what was missed: (question, wanted, text)."""

    tally: Tally = field(default_factory=Tally)
    missed: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, question: str, right: object, wanted: str, text: str) -> None:
        """Counts one answer and keeps it where it is wrong."""
        self.tally.add(question, right)
        if not right:
            self.missed.append((question, wanted, text))


class Finder:
    """Finds the mentions of a text with the shipped model."""

    def __init__(self) -> None:
        self._read = load_reader()

    def __call__(self, text: str) -> Mentions:
        """The mentions of one text."""
        doc = self._read(text)
        return Mentions(find_actors(doc), find_aircraft(doc), find_weapons(doc))


def score_entities(documents: Iterable[dict[str, Any]], find: Finder) -> Report:
    """Overlap with annotated entities."""
    report = Report()
    for document in documents:
        text, entities = document["text"], document["entities"]
        found = find(text)
        spans = found.spans()
        for start, end, label in entities:
            if label in ENTITIES:
                hit = any(s.overlaps(Span(start, end)) for s in spans)
                report.add(label, hit, text[start:end], _around(text, start))
        known = [Span(start, end) for start, end, _ in entities]
        for actor in found.actors:
            if actor.named:
                hit = any(actor.span.overlaps(span) for span in known)
                report.add("precise", hit, actor.name, _around(text, actor.span.start))
    return report


def score_notes(notes: Iterable[dict[str, Any]], find: Finder) -> Report:
    """Coded actors that the note names."""
    report = Report()
    for note in notes:
        coded, text = note["coded"], note["text"]
        if coded["event_type"] not in VIOLENT:
            continue
        found = find(text).actors
        for slot in ("actor1", "actor2"):
            _score_coded(report, slot, coded[slot] or "", text, found)
    return report


def _score_coded(
    report: Report, slot: str, coded: str, text: str, found: Sequence[ActorMention]
) -> None:
    if not coded or _UNASKED.match(coded):
        return
    if _STATE.match(coded):
        if _FORCES_SAID.search(text):
            hit = any(actor.kind.value.startswith("state") for actor in found)
            report.add(f"{slot} state", hit, coded, text)
        return
    words = _telling_words(coded)
    said = set(fold(text).split())
    if words & said:
        hit = any(words & _words_of(actor) for actor in found)
        report.add(f"{slot} group", hit, coded, text)


def _telling_words(coded: str) -> set[str]:
    plain = re.sub(r"\([^)]*\)", "", coded)
    short = coded.partition(":")[0] if ":" in coded else ""
    words = {w for w in fold(plain).split() if len(w) > 2 and w not in _KIND_WORDS}
    return words | ({short.strip().lower()} if short else set())


def _words_of(actor: ActorMention) -> set[str]:
    canonical = (actor.canonical_id or "").replace("-", " ")
    return set(fold(f"{actor.name} {canonical}").split()) | set(actor.name.lower().split())


def score_incidents(
    articles: Iterable[dict[str, Any]], gold: dict[str, list[dict[str, Any]]], find: Finder
) -> Report:
    """Values of gold incidents among the mentions of their article."""
    report = Report()
    for article in articles:
        text = article.get("text") or ""
        found = find(f"{article.get('title') or ''}\n\n{text}")
        for incident in gold.get(str(article.get("id")), []):
            _score_incident(report, incident, found, text)
    return report


def _score_incident(report: Report, incident: dict[str, Any], found: Mentions, text: str) -> None:
    names = [a.name for a in found.actors]
    for slot in ("initiators", "targets"):
        for wanted in incident.get(slot) or []:
            hit = any(_like(wanted, name) for name in names)
            if slot == "targets":
                hit = hit or any(_like(wanted, text[s.start : s.end]) for s in found.spans())
            report.add(slot, hit, wanted, text)
    if wanted := incident.get("aircraft_model"):
        hit = any(_like(wanted, a.model) for a in found.aircraft)
        report.add("aircraft_model", hit, wanted, text)
    if wanted := incident.get("aircraft_operator"):
        hit = any(_like(wanted, o) for a in found.aircraft for o in (a.operator, a.operator_code))
        report.add("aircraft_operator", hit, wanted, text)
    if wanted := incident.get("weapon"):
        told = {w for m in found.weapons for w in fold(m.name or "").split()}
        report.add("weapon", told & set(fold(wanted).split()), wanted, text)


def _like(wanted: str, name: str | None) -> bool:
    if not name:
        return False
    a, b = fold(wanted), fold(name)
    return bool(a and b) and (a in b or b in a or alike(wanted, name))


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 50) : at + 70].split())


def score(path: Path, find: Finder) -> Report:
    """The report on one file, whichever kind of gold it holds."""
    rows = list(_rows(path))
    gold = path.with_name(path.name.replace(".jsonl", ".gold.jsonl"))
    if gold.exists():
        incidents = {str(row["doc"]): row["incidents"] for row in _rows(gold)}
        return score_incidents(rows, incidents, find)
    if rows and "coded" in rows[0]:
        return score_notes(rows, find)
    return score_entities(rows, find)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return (json.loads(line) for line in text.splitlines())


def main(arguments: list[str]) -> None:
    """Prints the tally of each file, with the first N misses of each question where asked."""
    shown = int(arguments.pop(1)) if arguments[:1] == ["--show"] else 0
    find = Finder()
    for argument in arguments[1:] if shown else arguments:
        report = score(Path(argument), find)
        print(argument)  # noqa: T201
        print("\n".join(report.tally.lines()))  # noqa: T201
        for question in report.tally.asked:
            missed = [m for m in report.missed if m[0] == question][:shown]
            for _, wanted, text in missed:
                print(f"    {question}: {wanted} | {text[:240]}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
