"""The triggers of one article in groups, one for each occurrence.

An article tells an occurrence many times: headline, lead, detail, quotation. Going through the
triggers in the order of the text, each joins the group that it fits best, or opens a new one. A
trigger fits unless its kind, place, day or aircraft says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from worker.domain.annotations import Annotations, Trigger
from worker.domain.incident import DateRange, Location
from worker.domain.kinds import DatePrecision, EventType, Polarity, Role
from worker.incidents.compare import FAMILY
from worker.incidents.names import alike

AIR = frozenset({EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH, EventType.UAV_DOWNING})
_NEAR = (
    frozenset({"remote", "explosive"}),
    frozenset({"remote", "ground"}),
    frozenset({"explosive", "ground"}),
)
_SEPARATE = re.compile(
    r"\b(?:another|separate(?:ly)?|elsewhere|in a different|in other|a second|second attack|meanwhile"
    r"|on another front|other attacks?|similar|further (?:north|south|east|west))\b",
    re.IGNORECASE,
)
_CREW = re.compile(r"\b(?:pilots?|co-?pilot|navigator|crew(?:m[ae]n)?|airm[ae]n)\b", re.IGNORECASE)
_PLANE = re.compile(
    r"\b(?:planes?|jets?|aircraft|warplanes?|helicopters?|drones?|airliner|fighter jet|bomber)\b",
    re.IGNORECASE,
)
NEAR_ENOUGH = 8
"""Sentences after which a group without a word in common is no longer joined."""


@dataclass(slots=True)
class Group:
    """The triggers of one occurrence, by index; `separate` if the text sets it apart."""

    triggers: list[int] = field(default_factory=list)
    separate: bool = False


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

    def sentence(self, trigger: Trigger) -> str:
        """The words of the sentence of a trigger."""
        return self.annotations.sentences[trigger.sentence].span.of(self.text)

    def names(self, trigger: Trigger, role: Role) -> list[str]:
        """The actors in a role of a trigger."""
        return [self.annotations.actors[r.actor].name for r in trigger.roles if r.role is role]


def group(text: str, annotations: Annotations) -> list[Group]:
    """The groups of an article's triggers, in the order of their first mention."""
    view = View(text, annotations)
    groups: list[Group] = []
    for index, trigger in enumerate(view.annotations.triggers):
        if trigger.polarity is Polarity.HYPOTHETICAL:
            continue
        scored = [(_fit(view, g, trigger), -n) for n, g in enumerate(groups)]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            groups[-best[1]].triggers.append(index)
        else:
            groups.append(Group([index], bool(_SEPARATE.search(view.sentence(trigger)))))
    return groups


def as_air(text: str, annotations: Annotations) -> Annotations:
    """The annotations with what befell crews and planes as part of a downing, if there is one."""
    kinds = [t.event_type for t in annotations.triggers if t.event_type in AIR]
    if not kinds:
        return annotations
    view = View(text, annotations)
    triggers = tuple(
        replace(t, event_type=kinds[0], score=min(t.score, 0.5))
        if t.event_type not in AIR and _befell_aircraft(view, t)
        else t
        for t in annotations.triggers
    )
    return replace(annotations, triggers=triggers)


def _befell_aircraft(view: View, trigger: Trigger) -> bool:
    if trigger.event_type not in (
        EventType.ARMED_ATTACK,
        EventType.ARMED_CLASH,
        EventType.ABDUCTION,
        EventType.SHELLING,
        EventType.AIR_STRIKE,
    ):
        return False
    targets = view.names(trigger, Role.TARGET)
    return any(_CREW.search(name) or _PLANE.search(name) for name in targets)


def _fit(view: View, group: Group, trigger: Trigger) -> float:
    """How well a trigger fits a group; 0 or less where it does not."""
    members = [view.trigger(i) for i in group.triggers]
    kind = max(_kind_fit(m, trigger) for m in members)
    if kind <= 0 and _aboard(view, members, trigger):
        kind = 1.0
    if kind <= 0 or any(_conflict(view, m, trigger) for m in members):
        return 0.0
    gap = trigger.sentence - max(m.sentence for m in members)
    shared = _shared(view, members, trigger)
    if _SEPARATE.search(view.sentence(trigger)) and gap > 0 and not trigger.anaphoric:
        kind -= 1.5
    if gap > NEAR_ENOUGH and not shared and not trigger.anaphoric:
        kind -= 1.0
    return kind + shared - 0.05 * gap


def _aboard(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Deaths told right after a downing or crash, with no one named who killed, are of those aboard."""
    if trigger.event_type is not EventType.ARMED_ATTACK or trigger.score > _WEAK_SCORE:
        return False
    gap = trigger.sentence - members[-1].sentence
    return (
        any(m.event_type in AIR for m in members)
        and 0 <= gap <= 1
        and not view.names(trigger, Role.INITIATOR)
    )


_WEAK_SCORE = 0.7


def _kind_fit(a: Trigger, b: Trigger) -> float:
    left, right = FAMILY[a.event_type], FAMILY[b.event_type]
    if a.event_type is b.event_type:
        return 2.0
    if left == right:
        return 1.5
    if frozenset({left, right}) in _NEAR and min(a.score, b.score) < 0.8:
        return 1.0
    return 0.5 if frozenset({left, right}) in _NEAR and (a.anaphoric or b.anaphoric) else 0.0


def _conflict(view: View, a: Trigger, b: Trigger) -> bool:
    return (
        _dates_differ(view.date(a), view.date(b))
        or places_differ(view.place(a), view.place(b))
        or _models_differ(view, a, b)
    )


def _dates_differ(a: DateRange | None, b: DateRange | None) -> bool:
    if a is None or b is None:
        return False
    gap = max((a.start - b.end).days, (b.start - a.end).days)
    both_days = max(a.precision, b.precision) is DatePrecision.DAY
    return gap > (0 if both_days else 3)


def places_differ(a: Location | None, b: Location | None) -> bool:
    """Whether two places cannot be one, nor one inside the other."""
    if a is None or b is None:
        return False
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return True
    if a.name and b.name:
        return not (alike(a.name, b.name) or _within(a, b) or _within(b, a))
    if a.admin1 and b.admin1:
        return not alike(a.admin1, b.admin1)
    return False


def _within(inner: Location, outer: Location) -> bool:
    return bool(outer.name and inner.admin1 and alike(outer.name, inner.admin1))


def _models_differ(view: View, a: Trigger, b: Trigger) -> bool:
    left = {view.annotations.aircraft[i].model for i in a.aircraft} - {None}
    right = {view.annotations.aircraft[i].model for i in b.aircraft} - {None}
    if a.event_type not in AIR or b.event_type not in AIR:
        return False
    return bool(left and right) and not left & right


def _shared(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """What a trigger has in common with a group: place, day, people."""
    score = 0.0
    place, date = view.place(trigger), view.date(trigger)
    for member in members:
        other = view.place(member)
        if place and other and place.name and alike(place.name, other.name):
            score = max(score, 1.0)
        if date is not None and date == view.date(member):
            score = max(score, 0.7)
        for role in (Role.INITIATOR, Role.TARGET):
            mine, theirs = view.names(trigger, role), view.names(member, role)
            if any(alike(x, y) for x in mine for y in theirs):
                score = max(score, 0.6)
    return score
