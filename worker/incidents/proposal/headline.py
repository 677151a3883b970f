"""What a headline tells, the text below tells again: its triggers go to the groups of the text.

A headline is short for its place, its kind and its toll: "two killed in the north". That it names
another place or a wider kind says little against a group; what it counts and whom it names says
much for one.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import EventType
from worker.incidents.compare import FAMILY
from worker.incidents.proposal.likeness import cannot_be, shared_by
from worker.incidents.proposal.view import (
    HARM,
    LEAD,
    STRONG,
    VIOLENT,
    Group,
    View,
    kind_of,
    same_toll,
    same_word,
)

_LEAST = 0.8
"""The fit from which a headline is of a group."""
_LATER = 0.1
"""What each sentence beyond the lead speaks against a group."""


def with_headline(view: View, groups: Sequence[Group]) -> list[Group]:
    """The groups, those of the headline joined to what they fit best."""
    below = [g for g in groups if not _is_headline(view, g.triggers[0])]
    kept: list[Group] = []
    for group in groups:
        told = [i for i in group.triggers if _is_headline(view, i)]
        rest = group.triggers[len(told) :]
        others = [g for g in below if not rest or _begins(view, g, rest)]
        if not told or _is_placed(view, rest):
            others = []
        fits = [_fit(view, g, group.triggers) for g in others]
        best = max(range(len(others)), key=lambda n: (fits[n], -n), default=None)
        if best is None or fits[best] < _LEAST:
            kept.append(group)
        else:
            others[best].heading += told
            others[best].triggers = sorted([*others[best].triggers, *rest])
    return kept


def _is_headline(view: View, index: int) -> bool:
    return view.paragraph(view.trigger(index).sentence) < 0


def _is_placed(view: View, triggers: Sequence[int]) -> bool:
    """Whether some triggers name a day or a place: they have been told apart for that."""
    found = [view.trigger(i) for i in triggers]
    return any(t.date is not None or view.place(t) is not None for t in found)


def _begins(view: View, group: Group, rest: Sequence[int]) -> bool:
    """Whether a group is of the lead, before what goes on about the headline.

    Or behind a second headline, as "The raid came hours after a threat".
    """
    first = view.trigger(group.triggers[0])
    second = all(view.trigger(i).anaphoric for i in rest)
    return first.sentence < LEAD and (second or group.triggers[0] < rest[0])


def _fit(view: View, group: Group, triggers: Sequence[int]) -> float:
    told = [view.trigger(i) for i in triggers]
    members = [view.trigger(i) for i in group.triggers]
    if any(cannot_be(view, m, t) for m in members for t in told):
        return 0.0
    kinds = max(_kind(view, members, t) for t in told)
    common = max(shared_by(view, members, t) for t in told)
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
    told_again = trigger.score >= STRONG and same_word(members, trigger)  # "School bombed"
    if family in families or told_again:
        return 1.4
    if kind_of(trigger) in HARM and same_toll(view, members, trigger):
        return 1.2
    if family in VIOLENT and families & VIOLENT:
        return 1.2 if kind_of(trigger) in HARM else 1.0
    return 0.0
