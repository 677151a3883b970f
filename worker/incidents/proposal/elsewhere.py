"""Figures of one sentence that are of several places: "nine died in Gao, and two in Kidal"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import TollMention
from worker.domain.incident import Location
from worker.domain.text import Span
from worker.incidents.proposal.scenes import is_point, places_differ
from worker.incidents.proposal.view import View

_BROUGHT_TO = re.compile(r"\b(?:hospitals?|clinics?|wounds|injuries|taken|flown)\b", re.IGNORECASE)
"""What stands before the place where somebody died who was hurt elsewhere."""


def told_here(
    view: View, tolls: Sequence[TollMention], location: Location | None
) -> list[TollMention]:
    """Without those of a sentence that tells others for this place."""
    if location is None or not is_point(location):
        return list(tolls)
    return [t for t in tolls if not _is_elsewhere(view, t, location)]


def _is_elsewhere(view: View, toll: TollMention, location: Location) -> bool:
    beside = _beside(view, toll)
    mine = _place_of(view, toll, beside)
    if mine is None or not places_differ(mine, location):
        return False
    theirs = (_place_of(view, t, beside) for t in beside if t is not toll)
    return any(p is not None and not places_differ(p, location) for p in theirs)


def _beside(view: View, toll: TollMention) -> list[TollMention]:
    """The figures of the same harm in its sentence, in the order of the text."""
    sentence = view.sentence_of(toll.span)
    same = [t for t in view.annotations.tolls if t.harm is toll.harm]
    return [t for t in same if view.sentence_of(t.span) == sentence]


def _place_of(view: View, toll: TollMention, beside: Sequence[TollMention]) -> Location | None:
    """The town told between a figure and the next one, else that before it."""
    sentence = view.annotations.sentences[view.sentence_of(toll.span)].span
    end = min((t.span.start for t in beside if t.span > toll.span), default=sentence.end)
    start = max((t.span.end for t in beside if t.span < toll.span), default=sentence.start)
    behind = _towns(view, Span(toll.span.end, end))
    found = behind[:1] or _towns(view, Span(start, toll.span.start))[-1:]
    return found[0] if found else None


def _towns(view: View, within: Span) -> list[Location]:
    if _BROUGHT_TO.search(within.of(view.text)):
        return []
    told = [p for p in view.annotations.places if within.contains(p.span) and not p.actor]
    return [
        p.location
        for p in told
        if is_point(p.location) and (p.locative or _AIMED.search(view.text[: p.span.start]))
    ]


_AIMED = re.compile(r"\b(?:on|against)(?: the)? $")
