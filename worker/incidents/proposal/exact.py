"""The most exact place that a telling sentence names: a town in a province, a village on a road."""

from __future__ import annotations

import re
from dataclasses import replace

from worker.domain.incident import Location
from worker.domain.kinds import PlacePrecision
from worker.incidents.names import alike
from worker.incidents.proposal.view import View

_LINE = re.compile(
    r"\b(?:highway|(?<!rail)road|motorway|expressway|border|boundary|line of control|loc)\b",
    re.IGNORECASE,
)
"""What is long, and names no place on it: "the X-Y highway", "the border"."""
_OF_PROVINCE = 0.5
"""Of a town with the name of its province, which may be meant."""


def vagueness(location: Location) -> float:
    """0 for a named place, 1 for a province, 2 for a country, 3 for less.

    A city that shares the name of its province is told less exactly than its quarters, a place that
    it only was near less than the village itself, and a district less than a town in it.
    """
    if location.name:
        if location.precision is PlacePrecision.VAGUE:
            return 1
        if location.precision is PlacePrecision.NEAR:
            return 0.3
        if location.precision is PlacePrecision.DISTRICT:
            return 0.2
        return _OF_PROVINCE if location.admin1 and alike(location.name, location.admin1) else 0
    if location.admin1:
        return 1
    return 2 if location.precision is PlacePrecision.COUNTRY else 3


def named(location: Location | None) -> Location | None:
    """With the name of the province or the region that is all that is told of it.

    "In Guaviare province", "off Qatar": the precision says that nothing in it is meant.
    """
    if location is None or location.name:
        return location
    if location.precision is PlacePrecision.PROVINCE:
        return replace(location, name=location.admin1)
    return replace(location, name=location.text) if location.precision in _REGIONS else location


_REGIONS = frozenset({PlacePrecision.VAGUE, PlacePrecision.SEA_OR_AIRSPACE})


def more_exact(view: View, index: int) -> int:
    """The one town in a province that a telling sentence names: "in X province, near Y".

    Also where province and its town have one name: "in Hama, shells fell on Y"; and the village on
    a road or a border that is told: "on the X-Y highway at Z".
    """
    wide = view.annotations.places[index].location
    if _is_line(wide):
        return _on_it(view, index)
    if not wide.admin1 or (wide.name and vagueness(wide) != _OF_PROVINCE):
        return index
    inner = [
        i
        for i in _beside(view, index)
        if view.annotations.places[i].location.country_code == wide.country_code
        if view.annotations.places[i].location.admin1 == wide.admin1
    ]
    return inner[0] if len(inner) == 1 else index


def _on_it(view: View, index: int) -> int:
    """The first town of the sentence that is no line itself."""
    places = view.annotations.places
    return next((i for i in _beside(view, index) if not _is_line(places[i].location)), index)


def _is_line(location: Location) -> bool:
    return _LINE.search(location.text or "") is not None


def _beside(view: View, index: int) -> list[int]:
    """The towns in which its sentence says that something happened."""
    places = view.annotations.places
    sentence = view.sentence_of(places[index].span)
    return [
        i
        for i, place in enumerate(places)
        if place.locative and not place.actor and place.location.name
        if view.sentence_of(place.span) == sentence and vagueness(place.location) < 1
    ]
