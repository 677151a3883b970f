"""All mentions of one document together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worker.domain.annotations import (
    AircraftMention,
    CrewMention,
    DateMention,
    PlaceMention,
    TollMention,
    WeaponMention,
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a document that triggers are tied to."""

    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    aircraft: Sequence[AircraftMention]
    weapons: Sequence[WeaponMention]
    tolls: Sequence[TollMention]
    crew: Sequence[CrewMention]
