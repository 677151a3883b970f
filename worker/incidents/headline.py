"""What a headline tells, the text below tells again: its triggers go to the groups of the text.

A headline is short for its place, its kind and its toll: "two killed in the north". That it names
another place or a wider kind says little against a group; what it counts and whom it names says
much for one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import EventType
from worker.incidents.compare import FAMILY
from worker.incidents.view import HARM, LEAD, VIOLENT, Group, View, kind_of, same_toll

Shared = Callable[[View, Sequence[Trigger], Trigger], float]
Conflict = Callable[[View, Trigger, Trigger], bool]

_LEAST = 0.8
"""The fit from which a headline is of a group."""
_LATER = 0.1
"""What each sentence beyond the lead speaks against a group."""


def with_headline(
    view: View, groups: Sequence[Group], shared: Shared, conflict: Conflict
) -> list[Group]:
    """The groups, those that only the headline tells joined to what they fit best."""
    below = [g for g in groups if not _is_headline(view, g)]
    kept: list[Group] = []
    for group in groups:
        if not _is_headline(view, group):
            kept.append(group)
            continue
        told = [view.trigger(i) for i in group.triggers]
        fits = [_fit(view, g, told, shared, conflict) for g in below]
        best = max(range(len(below)), key=lambda n: (fits[n], -n), default=None)
        if best is None or fits[best] < _LEAST:
            kept.append(group)
        else:
            below[best].heading += group.triggers
    return kept


def _is_headline(view: View, group: Group) -> bool:
    return all(view.paragraph(view.trigger(i).sentence) < 0 for i in group.triggers)


def _fit(
    view: View, group: Group, told: Sequence[Trigger], shared: Shared, conflict: Conflict
) -> float:
    members = [view.trigger(i) for i in group.triggers]
    if any(conflict(view, m, t) for m in members for t in told):
        return 0.0
    kinds = max(_kind(view, members, t) for t in told)
    common = max(shared(view, members, t) for t in told)
    if not kinds or kinds + common <= 1.0:
        return 0.0
    return kinds + common - _LATER * max(0, members[0].sentence - LEAD)


def _kind(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    kinds = {m.event_type for m in members}
    if trigger.event_type in kinds:
        return 1.6
    if EventType.SEXUAL_VIOLENCE in kinds | {trigger.event_type}:
        return 0.0
    families = {FAMILY[kind] for kind in kinds}
    family = FAMILY[trigger.event_type]
    if family in families:
        return 1.4
    if kind_of(trigger) in HARM and same_toll(view, members, trigger):
        return 1.2
    if family in VIOLENT and families & VIOLENT:
        return 1.2 if kind_of(trigger) in HARM else 1.0
    return 0.0
