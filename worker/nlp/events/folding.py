"""Words of one sentence that tell one occurrence, together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from worker.domain.annotations import ActorMention
from worker.domain.kinds import EventType, Polarity, Role
from worker.nlp.events.attacks import by_planes
from worker.nlp.events.types import WEAK
from worker.nlp.text.numbers import number_of
from worker.nlp.triggers.found import Found
from worker.nlp.triggers.words import HARMED

Roles = list[tuple[Role, ActorMention]]


@dataclass(slots=True)
class Proposal:
    """A word that fires, with its type, its roles, and whether it happened."""

    found: Found
    kind: EventType
    roles: Roles
    polarity: Polarity
    anaphoric: bool
    aside: range | None = None
    """The tokens of a clause about one person ("X, wounded last week, …"), told in passing."""
    answered: bool = False
    """Whether it is what another deed answers: "shelled the town in retaliation for an attack"."""
    during: int | None = None
    """The verb of which the noun says in what it was done: "kidnapped in an ambush"."""


_END = sys.maxsize


def fold(proposals: Sequence[Proposal], barriers: Sequence[int] = ()) -> list[list[Proposal]]:
    """Proposals of one occurrence together, the most telling first; none across a barrier."""
    real = [p for p in proposals if p.polarity is not Polarity.HYPOTHETICAL]
    parts = [[p for p in real if a <= p.found.head < b] for a, b in pairwise((0, *barriers, _END))]
    return [group for part in parts if part for group in _folded(part)]


def _folded(real: Sequence[Proposal]) -> list[list[Proposal]]:
    groups: list[list[Proposal]] = []
    for proposal in (p for p in real if not is_weak(p)):
        same = next((g for g in groups if _one_occurrence(g[0], proposal)), None)
        if same is None:
            groups.append([proposal])
        else:
            same.append(proposal)
    for proposal in (p for p in real if is_weak(p)):
        fitting = [g for g in groups if _may_take_in(g, proposal)]
        if fitting:
            _nearest(fitting, proposal).append(proposal)
        else:
            groups.append([proposal])
    for group in groups:
        group.sort(key=lambda p: p.kind not in _LEADING)
        if all(is_weak(p) for p in group):
            group.sort(key=lambda p: _RANK.index(p.kind) if p.kind in _RANK else len(_RANK))
    return groups


def _may_take_in(group: Sequence[Proposal], proposal: Proposal) -> bool:
    """Whether the harm that is told can be that of a deed of the sentence."""
    if proposal.aside is not None and not any(p.found.head in proposal.aside for p in group):
        return False
    if proposal.answered:
        return False
    return not (_is_harm(proposal) and _is_harmless(group))


def is_weak(proposal: Proposal) -> bool:
    """Whether a more telling word takes it in; that a plane is destroyed tells enough."""
    return proposal.found.kind in WEAK and proposal.kind not in _TELLING


def _is_harm(proposal: Proposal) -> bool:
    """People hurt, and not by what came down ("debris injured four")."""
    by = {a.name.lower() for role, a in proposal.roles if role is Role.INITIATOR}
    return proposal.found.kind in HARMED and not by & _FALLEN


def _is_harmless(group: Sequence[Proposal]) -> bool:
    """Drones are downed without a crew: who was hurt, something else hurt."""
    return all(p.kind is EventType.UAV_DOWNING for p in group)


_FALLEN = frozenset("one it they some debris wreckage fragments shrapnel remains drone".split())
_TELLING = frozenset(
    {EventType.AIRCRAFT_DESTROYED, EventType.AIRCRAFT_SHOOTDOWN, EventType.UAV_DOWNING}
)


def _nearest(groups: list[list[Proposal]], proposal: Proposal) -> list[Proposal]:
    return min(groups, key=lambda g: min(abs(p.found.head - proposal.found.head) for p in g))


_RANK = [
    EventType.SUICIDE_ATTACK,
    EventType.CHEMICAL_ATTACK,
    EventType.DRONE_STRIKE,
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.BOMBING,
    EventType.ARMED_CLASH,
    EventType.ARMED_ATTACK,
]
_MERGED = (
    {EventType.SUICIDE_ATTACK, EventType.BOMBING},
    {EventType.AIR_STRIKE, EventType.CHEMICAL_ATTACK, EventType.SHELLING, EventType.DRONE_STRIKE},
    {EventType.ARMED_CLASH, EventType.ARMED_ATTACK, EventType.TERRITORY_CHANGE},
    {EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH, EventType.UAV_DOWNING},
    {EventType.BOMBING, EventType.ARMED_ATTACK},
    {EventType.BOMBING, EventType.AIR_STRIKE},
)


_LEADING = frozenset({EventType.AIRCRAFT_DESTROYED, EventType.RESCUE})
"""What an occurrence is told as where others are a part of it: "stormed the ferry, freed 13"."""
_ON_A_BASE = frozenset(
    {
        EventType.AIRCRAFT_DESTROYED,
        EventType.AIR_STRIKE,
        EventType.DRONE_STRIKE,
        EventType.SHELLING,
        EventType.BOMBING,
        EventType.ARMED_ATTACK,
        EventType.ARMED_CLASH,
        EventType.TERRITORY_CHANGE,
    }
)
"""What destroys planes on the ground: "stormed the base and blew up two jets" is one occurrence."""


def _one_occurrence(first: Proposal, other: Proposal) -> bool:
    """Two telling triggers of one sentence are one occurrence when their types go together."""
    if EventType.AIRCRAFT_DESTROYED in (first.kind, other.kind):
        return {first.kind, other.kind} <= _ON_A_BASE
    freed = {first.kind, other.kind} == {EventType.RESCUE, EventType.ABDUCTION}
    if freed and (first.anaphoric or other.anaphoric):  # "freed 17 kidnapped students"
        return True
    within = first.during == other.found.head or other.during == first.found.head
    if within and EventType.ABDUCTION in (first.kind, other.kind):
        return True
    if first.found.kind == other.found.kind == "toll":
        return False  # "the toll in X rose to 20 and that in Y to 30"
    if first.kind in _FALLS and other.kind in _FALLS and _counts_differ(first, other):
        return False
    return first.kind is other.kind or any(
        first.kind in merged and other.kind in merged for merged in _MERGED
    )


_FALLS = frozenset({EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH})


def _counts_differ(first: Proposal, other: Proposal) -> bool:
    """ "Two jets had been lost, but a helicopter was brought down, too"."""
    counts = [{_counted(a) for role, a in p.roles if role is Role.TARGET} for p in (first, other)]
    return all(counts) and not counts[0] & counts[1]


def _counted(actor: ActorMention) -> int:
    return number_of(actor.name.split()[0]) or 1


def is_recalled(group: Sequence[Proposal]) -> bool:
    """Whether all that tell recall it: "the attack killed two" is of the attack told before."""
    telling = [p for p in group if p.found.kind not in HARMED]
    return all(p.anaphoric for p in telling or group)


def is_by_means(proposal: Proposal) -> bool:
    """ "Jets struck", "fired rockets at": an attack of which it is said with what."""
    if proposal.found.kind not in _ATTACKS:
        return False
    if proposal.found.noun:  # "warplanes carried out raids on"
        return by_planes(proposal.roles) and not proposal.anaphoric
    return proposal.kind in _FROM_AFAR


_ATTACKS = frozenset({"attack", "fire", "destroy"})
_FROM_AFAR = frozenset(
    {
        EventType.AIR_STRIKE,
        EventType.CHEMICAL_ATTACK,
        EventType.DRONE_STRIKE,
        EventType.SHELLING,
    }
)
