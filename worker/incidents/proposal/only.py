"""The one town that an article names, which is where what it tells of happened."""

from __future__ import annotations

import re

from worker.domain.annotations import PlaceMention
from worker.domain.kinds import PlacePrecision
from worker.incidents.names import alike
from worker.incidents.proposal.view import View

_OF_TOWN = r"\b{town}(?:'s|’s)?(?: city| county| metro)? (?:police|fire|sheriff)"
"""Those whom a town sends to what happens in it."""


def only_place(view: View) -> PlaceMention | None:
    """Where the article names one town alone, or none but that of its dateline: that one.

    Where a report was written is mostly not where it happened: the dateline counts only where it is
    a small town's, or the town's own police came, and the text names no other place.
    """
    told = [p for p in view.annotations.places if not p.actor]
    places = told or [p for p in view.annotations.places if _is_of_report(view, p)]
    points = [p for p in places if p.location.name and p.location.precision < _WIDE]
    first = points[0] if points else None
    if first is None or any(not alike(first.location.name, p.location.name) for p in points):
        return None
    return first if len({p.location.country_code for p in places} - {None}) <= 1 else None


_WIDE = PlacePrecision.DISTRICT


def _is_of_report(view: View, place: PlaceMention) -> bool:
    """Whether a dateline is of a town that says its country ("BAQUBA, Iraq -"), or sends police.

    Cities that stand alone in a dateline ("BEIRUT -") are those where reporters have a desk.
    """
    span, text = place.span, view.text
    if not any(s.span.start == span.start for s in view.annotations.sentences):
        return False
    if "," in span.of(text) or text[span.end : span.end + 2] == ", ":
        return True
    town = re.escape(span.of(text))
    return bool(re.search(_OF_TOWN.format(town=town), text[span.end :], re.IGNORECASE))
