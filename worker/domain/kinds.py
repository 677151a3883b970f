"""The closed vocabularies of the incident record.

The names follow ACLED (codebook 2023), UCDP GED and PLOVER where they have one. Each member's value
is the word on the wire; values are only ever added within v1 of the schemas.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final


class EventType(StrEnum):
    """What kind of thing happened."""

    AIRCRAFT_SHOOTDOWN = "aircraft_shootdown"
    AIRCRAFT_CRASH = "aircraft_crash"
    AIRCRAFT_DESTROYED = "aircraft_destroyed"
    UAV_DOWNING = "uav_downing"
    AIRSPACE_VIOLATION = "airspace_violation"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    SUICIDE_ATTACK = "suicide_attack"
    CHEMICAL_ATTACK = "chemical_attack"
    ARMED_CLASH = "armed_clash"
    TERRITORY_CHANGE = "territory_change"
    ARMED_ATTACK = "armed_attack"
    ABDUCTION = "abduction"
    SEXUAL_VIOLENCE = "sexual_violence"
    RESCUE = "rescue"


class Salience(StrEnum):
    """Whether an article is about the incident, or recalls it in passing."""

    MAIN = "main"
    BACKGROUND = "background"


class Polarity(StrEnum):
    """Whether the incident is said to have happened."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class DatePrecision(IntEnum):
    """How exact a date is (UCDP GED `date_prec`)."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5


class DateSource(StrEnum):
    """How a date was read: from an absolute expression, from a relative one, or inferred."""

    TEXT = "text"
    RELATIVE = "relative"
    INFERRED = "inferred"


class PlacePrecision(IntEnum):
    """How exact a place is (UCDP GED `where_prec`)."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    PROVINCE = 4
    VAGUE = 5
    COUNTRY = 6
    SEA_OR_AIRSPACE = 7


class Role(StrEnum):
    """What an actor has to do with an incident."""

    INITIATOR = "initiator"
    TARGET = "target"
    VICTIM = "victim"
    SUPPORTER = "supporter"
    RESCUER = "rescuer"


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    STATE_FORCE = "state_force"
    REBEL = "rebel"
    MILITIA = "militia"
    TERRORIST = "terrorist"
    COALITION = "coalition"
    CIVILIANS = "civilians"
    INDIVIDUAL = "individual"
    FACILITY = "facility"
    VEHICLE = "vehicle"
    UNKNOWN = "unknown"


IRREGULAR: Final = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.TERRORIST})
"""Armed sides that are no state's."""
ARMED: Final = IRREGULAR | {ActorKind.STATE_FORCE, ActorKind.COALITION}
"""Those who fight."""


class Certainty(StrEnum):
    """On whose word a role or a weapon stands."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    DENIED = "denied"


class AircraftCategory(StrEnum):
    """What sort of aircraft it is."""

    FIXED_WING = "fixed_wing"
    HELICOPTER = "helicopter"
    UAV = "uav"
    AIRLINER = "airliner"


class WeaponCategory(StrEnum):
    """What sort of weapon was used."""

    MANPADS = "manpads"
    SAM = "sam"
    AAA = "aaa"
    AAM = "aam"
    MISSILE = "missile"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MORTAR = "mortar"
    BOMB = "bomb"
    IED = "ied"
    MINE = "mine"
    GRENADE = "grenade"
    SMALL_ARMS = "small_arms"
    BLADED = "bladed"
    CHEMICAL = "chemical"
    DRONE = "drone"
    VEHICLE = "vehicle"
    OTHER = "other"


class CrewRole(StrEnum):
    """Who of the crew it was."""

    PILOT = "pilot"
    CO_PILOT = "co_pilot"
    NAVIGATOR = "navigator"
    CREW = "crew"


class CrewFate(StrEnum):
    """What became of a member of the crew."""

    KILLED = "killed"
    CAPTURED = "captured"
    RESCUED = "rescued"
    SURVIVED = "survived"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a source says about an incident."""

    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ALLEGES = "alleges"
    CANNOT_CONFIRM = "cannot_confirm"


class About(StrEnum):
    """Which part of an incident a claim is about."""

    RESPONSIBILITY = "responsibility"
    CAUSE = "cause"
    OCCURRENCE = "occurrence"
    CASUALTIES = "casualties"


class Status(StrEnum):
    """Whether an incident record stands, was merged into another, or was withdrawn."""

    ACTIVE = "active"
    MERGED = "merged"
    RETRACTED = "retracted"


class ChangeKind(StrEnum):
    """What the latest revision of an incident did."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    SPLIT = "split"
    RETRACTED = "retracted"
