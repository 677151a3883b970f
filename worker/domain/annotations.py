"""What the language components found in an article: the seam between `nlp` and `incidents`.

All spans refer to `Article.text`. Mentions and triggers refer to each other by index into the
tuples of `Annotations`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from worker.domain.incident import DateRange, Location
from worker.domain.kinds import (
    About,
    ActorKind,
    AircraftCategory,
    Certainty,
    CrewFate,
    CrewRole,
    EventType,
    Polarity,
    Role,
    Stance,
    WeaponCategory,
)
from worker.domain.text import Span


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A person, group, force, state or kind of people ("rebels", "two villagers").

    `name` is the words of the text without article; `named` tells a proper name from a description.
    """

    span: Span
    name: str
    kind: ActorKind
    canonical_id: str | None = None
    country_code: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place; `location.precision` already takes "near" or "north of" into account.

    `locative` says that the words around put something there ("in", "near", "the village of");
    `actor` that the name stands for a government or an army ("Damascus said", "Israel bombed"), or
    in a dateline for the desk that wrote.
    """

    span: Span
    location: Location
    locative: bool = False
    actor: bool = False


class TimeRelation(StrEnum):
    """What a time expression says of its days: that it happened then, or only from or up to then.

    `BEFORE_MAIN` is a time told from another one of the story ("days earlier", "the day before"),
    `TOLD` the time at which somebody said it ("the ministry said on Wednesday"), `WRITTEN` that of
    a dateline or a stamp, `FOLLOWING` that of an arrest, a trial or a funeral, which says nothing
    of when it happened.
    """

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE_MAIN = "before_main"
    AFTER_MAIN = "after_main"
    TOLD = "told"
    WRITTEN = "written"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression, resolved against the publication time where that was possible."""

    span: Span
    date: DateRange
    relation: TimeRelation = TimeRelation.AT


@dataclass(frozen=True, slots=True)
class AircraftMention:
    """An aircraft, named by model or by kind ("warplane"); the operator where it stands beside."""

    span: Span
    model: str | None
    category: AircraftCategory
    operator: str | None = None
    operator_code: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon, by name or by kind; `listed` is the name that all its spellings have in common."""

    span: Span
    category: WeaponCategory
    name: str | None = None
    certainty: Certainty = Certainty.ASSERTED
    listed: str | None = None


class Harm(StrEnum):
    """What was done to a counted group of people."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"


@dataclass(frozen=True, slots=True)
class TollMention:
    """A number of people who were harmed, with the group they belong to.

    `high` is None where the text gives a lower bound only ("at least 12"); `cumulative` marks
    totals of a war or a period, which belong to no incident; `source` is who gives the figure.
    Figures with the same `cause`, the word of harm, stand side by side and add up.
    """

    span: Span
    harm: Harm
    low: int
    high: int | None
    group: str | None = None
    cumulative: bool = False
    source: str | None = None
    cause: Span | None = None


@dataclass(frozen=True, slots=True)
class CrewMention:
    """The fate of one or more of an aircraft's crew."""

    span: Span
    role: CrewRole
    fate: CrewFate
    count: int | None = None


@dataclass(frozen=True, slots=True)
class RoleLink:
    """An actor in a role of a trigger; `actor` is an index into `Annotations.actors`."""

    role: Role
    actor: int
    certainty: Certainty = Certainty.ASSERTED


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an occurrence.

    `anaphoric` marks a mention of an occurrence told elsewhere ("the attack"); `background` one
    that is recalled ("days earlier", "last year"); `date` and `place` are indices of the mentions
    that the grammar ties to it. `rule` names what fired, for `--explain`; `score` is in 0..1.
    """

    span: Span
    sentence: int
    event_type: EventType
    polarity: Polarity
    rule: str
    score: float = 1.0
    anaphoric: bool = False
    background: bool = False
    roles: tuple[RoleLink, ...] = ()
    date: int | None = None
    place: int | None = None
    aircraft: tuple[int, ...] = ()
    weapons: tuple[int, ...] = ()
    tolls: tuple[int, ...] = ()
    crew: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """Someone's stance on an occurrence; `told` are the words of the sentence that tell of it."""

    span: Span
    source: str
    stance: Stance
    about: About
    sentence: int
    told: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Particular:
    """A detail that few events share: a person's name, an age, an hour, a street.

    `text` is the same for every way to write it ("age 19 years", "hour 8:24 pm").
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `paragraph` is an index into `Article.paragraphs`, -1 for the title."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was found in one article, each tuple in the order of the text.

    `told_on` is the day that the article tells from: its dateline, else its publication;
    `country_code` the country that most of its names, nationalities and sides speak for.
    """

    sentences: tuple[Sentence, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    aircraft: tuple[AircraftMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    tolls: tuple[TollMention, ...] = ()
    crew: tuple[CrewMention, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    particulars: tuple[Particular, ...] = ()
    told_on: dt.date | None = None
    country_code: str | None = None
