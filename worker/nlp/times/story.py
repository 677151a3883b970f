"""Days told from another day of the story: "hours later", "the same night", "in the morning"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from worker.domain.annotations import TimeRelation
from worker.domain.kinds import DatePrecision, DateSource
from worker.nlp.times.readings import HALF_A_DAY, Expression, Frame, Reading, counted, unit_of

_CAME = re.compile(r"\b(?:came|comes|happened|occurred|followed)\s+(?:just\s+|only\s+)?$|,\s*$")
"""Before "a day after": what is told of came later, and the day is of what follows."""


def in_apposition(e: Expression, gap: int) -> bool:
    """Whether it stands beside the day told last, or later in that sentence."""
    between = e.before[-gap:] if 0 < gap <= len(e.before) else "."
    return gap <= 2 or not any(stop in between for stop in ".!?\n")


def earlier(e: Expression, frame: Frame) -> Reading | None:
    """As in "two days earlier", "days later": told from the last day that was told of.

    In "on Friday, two days after the attack" it is the attack that was two days before that day. At
    the head of a paragraph it is told from the day that the story is about.
    """
    told = (frame.main if _opens_paragraph(e) else None) or frame.anchor
    anchor = told or frame.reference
    if anchor is None or (told is None and _is_within_a_day(e)):
        return None
    clause = _is_of_clause(e, frame)
    later = (e.get("way") in ("later", "after")) is not clause
    reading = counted(e, anchor, 1 if later else -1)
    if told is None and later and e.get("way") == "after":
        later, reading = False, counted(e, anchor, -1)  # news tells of no day to come
    exact = reading.precision if told or reading.precision else DatePrecision.DAYS
    relation = TimeRelation.AFTER_MAIN if later else TimeRelation.BEFORE_MAIN
    return replace(reading, relation=relation, precision=exact)


def _is_within_a_day(e: Expression) -> bool:
    """ "An hour before the shooting": of no day, where none has been told."""
    number = e.number("number")
    return e.get("unit") == "hour" and number is not None and number < HALF_A_DAY


def _is_of_clause(e: Expression, frame: Frame) -> bool:
    """Whether it tells of what follows, from a day before it: "on Friday, a day after X"."""
    beside = frame.told_until is not None and in_apposition(e, e.span.start - frame.told_until)
    beside = beside or bool(_CAME.search(e.before))
    return beside and e.get("way") in ("after", "before") and "clause" in e.groups


def _opens_paragraph(e: Expression) -> bool:
    return e.before.rstrip(" ")[-1:] in ("", "\n")


def next_day(e: Expression, frame: Frame) -> Reading | None:
    """As in "the same day", "that night", "the following night", "the previous week"."""
    way, unit = e.get("way"), e.get("unit")
    told = frame.month if unit in ("month", "year") else frame.anchor
    if e.get("that"):
        return Reading((told, told), DateSource.RELATIVE) if told else None
    anchor = told or frame.reference
    if anchor is None:
        return None
    sign = {"same": 0, "following": 1, "next": 1, "after": 1}.get(way, -1)
    relation = {0: TimeRelation.AT, 1: TimeRelation.AFTER_MAIN, -1: TimeRelation.BEFORE_MAIN}[sign]
    return Reading(unit_of(unit, anchor, sign), DateSource.RELATIVE, relation=relation)


def that_day(e: Expression, frame: Frame) -> Reading | None:
    """As in "in the morning", "later that day": of the day told last.

    Where it does not start its sentence, only of a day that is told in that sentence; of none where
    no day was told, as it may be of any.
    """
    beside = in_apposition(e, e.span.start - (frame.told_until or 0))
    starts = not e.before.strip() or e.before.rstrip()[-1:] in '.!?:"”'
    if not starts and not beside:
        return None
    day = frame.anchor
    if day is None or (not beside and _is_old(day, frame)):
        return None
    return Reading((day, day), DateSource.RELATIVE)


def _is_old(day: dt.date, frame: Frame) -> bool:
    return frame.reference is not None and (frame.reference - day).days > _NEWS


_NEWS = 14
"""Days back to which "in the morning" may be of a day told before."""
