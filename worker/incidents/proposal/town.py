"""The town of what is told only with a county or a province: by the sentences around.

"A county deputy said", "the sheriff of the county": offices give the county, and the town is told
in the title, in the dateline, or with its police.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.incident import Location
from worker.domain.kinds import PlacePrecision
from worker.domain.text import Span
from worker.incidents.names import alike
from worker.incidents.proposal.view import LEAD, View

_TREATED = re.compile(
    r"\b(?:hospitals?|clinics?|medical|cent(?:er|re)|taken|flown|airlifted|rushed|transported"
    r"|treated|university|news|weather|prison|jail|courts?|born|from)\b",
    re.IGNORECASE,
)
"""Beside the name of a town: what brought somebody there, or is called by it."""
_COUNTY = re.compile(r"\bcount(?:y|ies)\b", re.IGNORECASE)
_WORDS_BESIDE = 40
"""Letters before a town in which it stands; behind it half as many."""


def is_division(location: Location) -> bool:
    """Whether a place is a county or a province; a district is mostly told as the scene itself."""
    wide = location.precision is PlacePrecision.PROVINCE or is_county(location)
    return wide and location.country_code is not None and location.admin1 is not None


def is_county(location: Location) -> bool:
    """Whether it is a county, the division of many offices."""
    named = _COUNTY.search(location.text or "") is not None
    return named and location.precision is PlacePrecision.DISTRICT


def town_around(view: View, sentences: Sequence[int], wide: Location) -> int | None:
    """The town inside a division that the telling sentences name, else the lead; by index.

    For a county, which is mostly that of an office, the towns of police and datelines too. What the
    lead tells of a division was in its one town of which the article tells anything.
    """
    if not is_division(wide):
        return None
    lead = view.end_of_lead()
    towns = [i for i in range(len(view.annotations.places)) if _may_be(view, i, wide)]
    told = [i for i in towns if _sentence(view, i) in sentences]
    first = [i for i in towns if view.annotations.places[i].span.start < lead]
    county = is_county(wide)
    surest = (i for found in (told, first) for i in _by_surety(view, found, county=county))
    if (town := next(surest, None)) is not None or min(sentences) >= LEAD:
        return town
    return _only_town(view, wide)


def _only_town(view: View, wide: Location) -> int | None:
    """The one town of a division in which an article says that anything happened."""
    scenes = [
        i
        for i, place in enumerate(view.annotations.places)
        if place.locative and not place.actor and _is_in(place.location, wide)
        if not _is_aside(view, place.span)
    ]
    listed = [i for i in scenes if view.annotations.places[i].location.geonameid is not None]
    found = listed or scenes
    names = [view.annotations.places[i].location.name for i in found]
    return found[0] if found and all(alike(names[0], name) for name in names) else None


def _by_surety(view: View, found: Sequence[int], *, county: bool) -> list[int]:
    """Where something happened, then who is of a town, then where the report was written."""
    places = view.annotations.places
    scenes = [i for i in found if places[i].locative and not places[i].actor]
    if not county:
        return scenes
    people = [i for i in found if not places[i].locative and not places[i].actor]
    return [*scenes, *people, *(i for i in found if places[i].actor)]


def _sentence(view: View, index: int) -> int:
    return view.sentence_of(view.annotations.places[index].span)


def _may_be(view: View, index: int, wide: Location) -> bool:
    place = view.annotations.places[index]
    listed = place.location.geonameid is not None
    return listed and _is_in(place.location, wide) and not _is_aside(view, place.span)


def _is_in(town: Location, wide: Location) -> bool:
    """Whether a place is a town in a division, and not the division itself."""
    if not town.name or town.precision > PlacePrecision.NEAR:
        return False
    if town.admin1 and alike(town.name, town.admin1):
        return False  # the province may be meant
    return (town.country_code, town.admin1) == (wide.country_code, wide.admin1)


def _is_aside(view: View, span: Span) -> bool:
    """Whether it is told for what somebody came to afterwards, or is called by it."""
    before = view.text[max(0, span.start - _WORDS_BESIDE) : span.start]
    after = view.text[span.end : span.end + _WORDS_BESIDE // 2]
    return bool(_TREATED.search(before) or _TREATED.search(after))
