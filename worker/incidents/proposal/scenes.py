"""Whether two places of one article can be the scene of one occurrence."""

from __future__ import annotations

import re

from worker.domain.annotations import Annotations
from worker.domain.incident import Location
from worker.domain.kinds import PlacePrecision
from worker.domain.text import Span
from worker.incidents.names import alike

NEAR = 0.4
"""Degrees that "near" reaches."""
NEAR_IN_THE_AIR = 1.5


def is_point(location: Location) -> bool:
    """Whether it names a town or less, not a province."""
    return location.name is not None and location.precision < PlacePrecision.PROVINCE


def towns_in(annotations: Annotations, within: Span) -> list[int]:
    """The towns that some words name as those where something happened, by index."""
    return [
        i
        for i, p in enumerate(annotations.places)
        if within.contains(p.span) and p.locative and not p.actor and is_point(p.location)
    ]


def places_differ(a: Location | None, b: Location | None, near: float = 0.0) -> bool:
    """Whether two places cannot be one, nor one inside the other; `near` is in degrees."""
    if a is None or b is None:
        return False
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return True
    if _are_near(a, b, near) or may_hold(a, b) or may_hold(b, a):
        return False
    if apart(a.admin1, b.admin1):
        return True
    if a.name and b.name and not _vague(a) and not _vague(b):
        return not (alike(a.name, b.name) or within(a, b) or within(b, a))
    return False


def apart(a: str | None, b: str | None) -> bool:
    """Whether two provinces are both known, and are not one."""
    return bool(a and b) and not alike(a, b)


def may_hold(district: Location, town: Location) -> bool:
    """Whether a district can be the one that a town lies in: of that no list says, but a province.

    "In Baytown, the sheriff of Harris County said": the county is told for the town.
    """
    kinds = (
        district.precision is PlacePrecision.DISTRICT,
        bool(_DIVISION.search(district.text or "")),  # "Douma" is a town too
        town.precision < PlacePrecision.DISTRICT,
    )
    return all(kinds) and bool(district.admin1) and alike(district.admin1, town.admin1)


_DIVISION = re.compile(
    r"\b(?:county|parish|department|municipality|prefecture|territory|cercle|locality"
    r"|(?:sub)?district|local government)\b",
    re.IGNORECASE,
)


def _vague(location: Location) -> bool:
    return location.precision in (PlacePrecision.VAGUE, PlacePrecision.SEA_OR_AIRSPACE)


def within(inner: Location, outer: Location) -> bool:
    """Whether a place lies in a province, or in a city that is one."""
    return bool(outer.name and inner.admin1 and alike(outer.name, inner.admin1))


def _are_near(a: Location, b: Location, degrees: float) -> bool:
    """A place told as near another one: "in X, near Y" is later told as Y.

    Where the coordinates of one are unknown, nothing speaks against it.
    """
    if PlacePrecision.NEAR not in (a.precision, b.precision):
        return False
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return degrees > NEAR or (is_point(a) and is_point(b) and alike(a.admin1, b.admin1))
    assert a.latitude is not None and b.latitude is not None  # noqa: S101, PT018
    assert a.longitude is not None and b.longitude is not None  # noqa: S101, PT018
    return abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude) < degrees
