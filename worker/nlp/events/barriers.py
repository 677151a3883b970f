"""What parts the deeds of one sentence, and what stands beside each of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from worker.domain.annotations import TimeRelation
from worker.domain.incident import Location
from worker.domain.kinds import DatePrecision, PlacePrecision
from worker.domain.text import Span
from worker.nlp.mentions import Mentions
from worker.nlp.text.clauses import parted
from worker.nlp.text.document import Doc
from worker.nlp.triggers.cases import Setting
from worker.nlp.triggers.found import Found


def barriers(doc: Doc, mentions: Mentions, setting: Setting) -> list[int]:
    """The tokens that part two occurrences: "a day after", "in retaliation for".

    And those between deeds that each have a place or a day: "killed two in X, took one in Y".
    """
    sent = setting.sent
    joints = (t.i for t in sent if t.lower_ in ("after", "before") and t.i > sent.start)
    later = [i for i in joints if doc[i - 1].lower_ in _UNITS]
    words = (t for t in sent if t.lower_ in _ANSWERS and t.i > sent.start)
    answers = [t.i for t in words if t.dep_ != "compound"]  # "a revenge attack" is one
    deeds = parted(doc, sent, _towns(mentions, setting), _days(mentions, setting))
    return sorted({*later, *answers, *deeds})


def part_of(doc: Doc, found: Found, walls: Sequence[int], setting: Setting) -> Span:
    """The part of a sentence, between barriers, that tells an occurrence."""
    start, end = _bounds(found, walls, setting)
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def between(doc: Doc, found: Found, walls: Sequence[int], setting: Setting) -> Setting:
    """What stands beside a word between barriers: the arms beyond are of another deed."""
    if not walls:
        return setting
    start, end = _bounds(found, walls, setting)
    sent = doc[start:end]
    within = Span(sent.start_char, sent.end_char)
    weapons = [w for w in setting.weapons if within.contains(w.span)]
    aircraft = [a for a in setting.aircraft if within.contains(a.span)]
    return replace(setting, sent=sent, text=sent.text, weapons=weapons, aircraft=aircraft)


def _bounds(found: Found, walls: Sequence[int], setting: Setting) -> tuple[int, int]:
    start = max((w for w in walls if w <= found.head), default=setting.sent.start)
    return start, min((w for w in walls if w > found.head), default=setting.sent.end)


def _towns(mentions: Mentions, setting: Setting) -> list[tuple[int, Location]]:
    """The towns of a sentence in which something happened, by character."""
    within = Span(setting.sent.start_char, setting.sent.end_char)
    return [
        (p.span.start, p.location)
        for p in mentions.places
        if within.contains(p.span) and p.locative and not p.actor
        if p.location.name and p.location.precision < PlacePrecision.PROVINCE
    ]


def _days(mentions: Mentions, setting: Setting) -> list[tuple[int, dt.date]]:
    """The days of a sentence on which something happened, by character."""
    within = Span(setting.sent.start_char, setting.sent.end_char)
    return [
        (d.span.start, d.date.start)
        for d in mentions.dates
        if within.contains(d.span)
        if d.relation is TimeRelation.AT and d.date.precision is DatePrecision.DAY
    ]


_ANSWERS = frozenset(
    "protesting avenge avenging retaliation revenge reprisal response reply".split()
)
"""Words for a deed that answers another."""
_UNITS = frozenset("day days week weeks month months year years".split())
