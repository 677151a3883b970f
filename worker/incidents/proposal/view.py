"""The annotations of one article as the grouping and the slots look things up in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from worker.domain.annotations import (
    ActorMention,
    Annotations,
    Harm,
    TimeRelation,
    TollMention,
    Trigger,
)
from worker.domain.incident import DateRange, Location
from worker.domain.kinds import EventType, Role
from worker.domain.text import Span
from worker.incidents.names import fold

DOWNINGS = frozenset({EventType.AIRCRAFT_SHOOTDOWN, EventType.UAV_DOWNING})
AIR = DOWNINGS | {EventType.AIRCRAFT_CRASH}
CRAFT = AIR | {EventType.AIRCRAFT_DESTROYED}
CREW = re.compile(
    r"\b(?:pilots?|co-?pilot|navigator|crew(?:m[ae]n)?|airm[ae]n|on board|aboard)\b", re.IGNORECASE
)
PLANE = re.compile(
    r"\b(?:planes?|jets?|aircraft|warplanes?|helicopters?|drones?|airliner|fighter jet|bomber)\b",
    re.IGNORECASE,
)
VIOLENT = frozenset({"remote", "explosive", "ground"})
"""Families of types that are told with the same words of harm."""
HARM = frozenset({"kill", "injure", "die", "body"})
"""Classes of triggers that say who was harmed, not how: they belong to what harmed them."""
STRONG = 0.8
"""Score from which a trigger says by itself what kind of thing happened."""


LEAD = 4
"""Sentences, the title's included, that say what an article is about."""


@dataclass(slots=True)
class Group:
    """The triggers of one occurrence, by index.

    `heading` are those of a headline that announces it in other words: they say that the article is
    about it, and what the text below leaves out. `details` are those of `triggers` that
    tell it again below: by their day it is dated, by their places and figures less surely told.
    """

    triggers: list[int] = field(default_factory=list)
    heading: list[int] = field(default_factory=list)
    details: list[int] = field(default_factory=list)

    @property
    def own(self) -> list[int]:
        """The triggers without what tells it again below."""
        return [i for i in self.triggers if i not in self.details]


@dataclass(frozen=True, slots=True)
class View:
    """The annotations of an article, and its text, with what is looked up often."""

    text: str
    annotations: Annotations

    def trigger(self, index: int) -> Trigger:
        """A trigger by index."""
        return self.annotations.triggers[index]

    def place(self, trigger: Trigger) -> Location | None:
        """Where the grammar puts a trigger."""
        return None if trigger.place is None else self.annotations.places[trigger.place].location

    def date(self, trigger: Trigger) -> DateRange | None:
        """When the grammar puts a trigger."""
        return None if trigger.date is None else self.annotations.dates[trigger.date].date

    def is_told(self, trigger: Trigger) -> bool:
        """Whether the day of a trigger is only that on which somebody told of it."""
        dates = self.annotations.dates
        return trigger.date is not None and dates[trigger.date].relation is TimeRelation.TOLD

    def end_of_lead(self) -> int:
        """Where the sentences end that say what the article is about."""
        sentences = self.annotations.sentences
        return sentences[min(LEAD, len(sentences)) - 1].span.end

    def paragraph(self, sentence: int) -> int:
        """The paragraph of a sentence."""
        return self.annotations.sentences[sentence].paragraph

    def sentence(self, trigger: Trigger) -> str:
        """The words of the sentence of a trigger."""
        return self.annotations.sentences[trigger.sentence].span.of(self.text)

    def opening(self, trigger: Trigger) -> str:
        """The words of its sentence that stand before a trigger."""
        return self.text[
            self.annotations.sentences[trigger.sentence].span.start : trigger.span.start
        ]

    def sentence_of(self, span: Span) -> int:
        """The sentence that a span stands in; -1 where none holds it."""
        sentences = self.annotations.sentences
        return next((i for i, s in enumerate(sentences) if s.span.contains(span)), -1)

    def words_at(self, span: Span) -> str:
        """The words of the sentence that a span stands in."""
        return self.annotations.sentences[self.sentence_of(span)].span.of(self.text)

    def actors(self, trigger: Trigger, role: Role) -> list[ActorMention]:
        """The actors in a role of a trigger."""
        return [self.annotations.actors[r.actor] for r in trigger.roles if r.role is role]

    def names(self, trigger: Trigger, role: Role) -> list[str]:
        """The names of the actors in a role of a trigger."""
        return [actor.name for actor in self.actors(trigger, role)]


def is_crafts(text: str, actor: Span, craft: Span) -> bool:
    """Whether an actor is an aircraft, or its owner right before it ("Turkish Air Force F-16")."""
    gap = text[actor.end : craft.start]
    return actor.overlaps(craft) or (actor.end <= craft.start and not gap.strip(" ’'s"))


def kind_of(trigger: Trigger) -> str:
    """The class of words that fired: the rule without "verb:" or "noun:"."""
    return trigger.rule.rpartition(":")[2]


def same_word(members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "The ambush" is of the group where somebody was ambushed."""
    return any(kind_of(m) == kind_of(trigger) for m in members)


def is_bare_toll(trigger: Trigger) -> bool:
    """ "Three guards were killed": says neither where nor when nor how."""
    return (
        kind_of(trigger) in HARM - {"body"}
        and trigger.event_type in _BY_HAND
        and not trigger.weapons
        and trigger.place is None
        and trigger.date is None
    )


_BY_HAND = frozenset({EventType.ARMED_ATTACK, EventType.ARMED_CLASH})
"""What deaths are taken for where nothing says how people died."""


def same_toll(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether they tell one toll: small figures are too common, but not two at a time."""
    mine = _tolls(view, [trigger])
    shared = mine & _tolls(view, members)
    return len({harm for harm, _ in shared}) > 1 or any(n > _COMMON for _, n in shared)


def same_victims(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether both tell of the same counted people, as in "seven border guards".

    Round figures are estimates, which a bulletin may give of two places.
    """
    count = max((view.annotations.tolls[i].low for i in a.tolls), default=0)
    if count <= _COMMON or count % 10 == 0:
        return False
    mine, theirs = ({fold(n) for n in view.names(t, Role.TARGET)} for t in (a, b))
    return any(len(name.split()) > 2 for name in mine & theirs)


def tolls_differ(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether they count the killed, and no figure can be the same."""
    mine, theirs = _killed(view, [trigger]), _killed(view, members)
    can_be = any(a.low <= _most(b) and b.low <= _most(a) for a in mine for b in theirs)
    return bool(mine and theirs) and not can_be


def _killed(view: View, triggers: Sequence[Trigger]) -> list[TollMention]:
    found = [view.annotations.tolls[i] for t in triggers for i in t.tolls]
    return [toll for toll in found if toll.harm is Harm.KILLED]


def _most(toll: TollMention) -> float:
    """The most that a figure stands for: "more than 20" for 23, but not for 40."""
    return toll.low * _MORE if toll.high is None else toll.high


_MORE = 1.3


def _tolls(view: View, triggers: Sequence[Trigger]) -> set[tuple[str, int]]:
    """The figures of triggers, by harm."""
    found = (view.annotations.tolls[i] for t in triggers for i in t.tolls)
    return {(t.harm.value, t.low) for t in found}


_COMMON = 3
