"""What two tellings of one article have in common, and what they cannot both be of."""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import EventType, Role
from worker.incidents.names import alike, any_alike
from worker.incidents.proposal.days import days_differ
from worker.incidents.proposal.planes import counted_apart, models_differ, same_aircraft
from worker.incidents.proposal.view import CREW, PLANE, View, same_toll


def cannot_be(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether two triggers tell of other days, or of other aircraft."""
    others = models_differ(view, a, b) or counted_apart(view, a, b)
    return others or days_differ(view, a, b) or _is_wrecked_by_others(view, a, b)


def _is_wrecked_by_others(view: View, a: Trigger, b: Trigger) -> bool:
    """ "Forced down by guerrillas and then blown up by the army": two deeds."""
    if {a.event_type, b.event_type} != _FELL_AND_WRECKED:
        return False
    mine, theirs = view.names(a, Role.INITIATOR), view.names(b, Role.INITIATOR)
    return bool(mine and theirs) and not any_alike(mine, theirs)


_FELL_AND_WRECKED = {EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_DESTROYED}


def shared_by(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """What a trigger has in common with a group: place, day, people, toll."""
    place, date = view.place(trigger), view.date(trigger)
    score = 0.0
    for member in members:
        other = view.place(member)
        if place and other and place.name and alike(place.name, other.name):
            score = max(score, 0.8)
        if date is not None and date == view.date(member):
            score = max(score, 0.5)
        for role in (Role.INITIATOR, Role.TARGET):
            mine, theirs = _telling(view, trigger, role), _telling(view, member, role)
            if any_alike(mine, theirs):
                score = max(score, 0.5)
        score = max(score, same_aircraft(view, trigger, member))
    return max(score, 0.8) if same_toll(view, members, trigger) else score


def _telling(view: View, trigger: Trigger, role: Role) -> list[str]:
    """Names that tell one occurrence from another: not "the jet", "the pilot" or "positions"."""
    actors = view.actors(trigger, role)
    named = [a.name for a in actors if a.named or a.canonical_id or " " in a.name]
    return [n for n in named if not PLANE.search(n) and not CREW.search(n)]


def same_names(view: View, a: Trigger, b: Trigger, role: Role) -> bool:
    """Whether two triggers name one actor in a role."""
    return any_alike(view.names(a, role), view.names(b, role))
