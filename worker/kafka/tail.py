"""The incidents topic for a person or a program: as it happens, or the state it adds up to."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from confluent_kafka import Consumer, Message
from rich.console import Console
from rich.text import Text

from worker.domain.incident import Incident
from worker.domain.kinds import ChangeKind, Status
from worker.errors import IncidentsError
from worker.kafka.reading import Start, messages
from worker.render import row, table
from worker.wire.records import decode_incident

log = logging.getLogger(__name__)

_COLOURS = {
    ChangeKind.CREATED: "green",
    ChangeKind.UPDATED: "cyan",
    ChangeKind.MERGED: "yellow",
    ChangeKind.SPLIT: "yellow",
    ChangeKind.RETRACTED: "red",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A record of the topic: the incident, and the bytes that it was read from."""

    incident: Incident
    value: bytes


def revisions(
    consumer: Consumer, topic: str, *, start: Start = "beginning", follow: bool = False
) -> Iterator[Revision | None]:
    """The records of the topic in order, partition by partition.

    From `start`; up to its present end, or for ever with `follow`: then None is yielded at least
    every half second in which nothing comes. A record that is no incident is logged and left out.
    """
    for message in messages(consumer, topic, start=start, follow=follow):
        if message is None:
            yield None
        elif (revision := _read(message)) is not None:
            yield revision


def latest(consumer: Consumer, topic: str) -> list[Revision]:
    """The last revision of each incident, by date (undated ones last): what compaction leaves."""
    state: dict[bytes | None, Revision] = {}
    for message in messages(consumer, topic):
        if message is None:
            continue
        if message.value() is None:
            state.pop(message.key(), None)
        elif (revision := _read(message)) is not None:
            state[message.key()] = revision
    return sorted(state.values(), key=_chronological)


def print_json(found: Iterable[Revision | None], out: TextIO) -> None:
    """One incident a line, as it stands on the topic."""
    for revision in found:
        if revision is not None:
            out.write(revision.value.decode() + "\n")
            out.flush()


def print_lines(found: Iterable[Revision | None], console: Console) -> None:
    """One change a line, as it comes."""
    for revision in found:
        if revision is not None:
            console.print(_line(revision.incident), soft_wrap=True)


def print_table(found: Iterable[Revision], console: Console) -> None:
    """The incidents that stand, as a table; merged and retracted ones are counted below."""
    listed = [revision.incident for revision in found]
    standing = [incident for incident in listed if incident.status is Status.ACTIVE]
    console.print(table(standing))
    gone = len(listed) - len(standing)
    note = f", {gone:,} merged into others or retracted" if gone else ""
    console.out(f"{len(standing):,} incidents{note}", highlight=False)


def _read(message: Message) -> Revision | None:
    value = message.value()
    if value is None:
        return None
    try:
        return Revision(decode_incident(value), value)
    except (IncidentsError, ValueError, KeyError, TypeError) as error:
        log.warning(
            "%s/%s@%s is no incident: %s",
            message.topic(),
            message.partition(),
            message.offset(),
            error,
        )
        return None


def _chronological(revision: Revision) -> tuple[dt.date, str]:
    date = revision.incident.date
    return (date.start if date else dt.date.max, revision.incident.dedup_key)


def _line(incident: Incident) -> Text:
    kind = incident.change.kind
    cells = row(incident)
    line = Text.assemble((f"{kind.value:<9}", _COLOURS[kind]), (cells.what, "bold"))
    for cell in (cells.when, cells.where, cells.who, cells.result, cells.claims):
        if cell:
            line.append(f" · {cell}")
    return line.append(f" · sources: {cells.sources}").append(f"  {incident.dedup_key}", "dim")
