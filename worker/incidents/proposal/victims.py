"""Whom two tellings name: that one names somebody else speaks against one occurrence."""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import ActorMention, Trigger
from worker.domain.kinds import ActorKind, EventType, Role
from worker.incidents.names import fold
from worker.incidents.proposal.likeness import same_names
from worker.incidents.proposal.view import CRAFT, HARM, View, kind_of

_SOMEBODY_ELSE = 2.0
"""What it says against a trigger that it names somebody else than the group."""
_SET_OFF = frozenset({"explode", "throw", "dynamite"})
_SINGLE = frozenset({"murder", "kill", "shoot", "abduct", "body"})
_PARTICLES = frozenset("de del la las los al el bin ibn van von".split())
_POLITE = frozenset("mr mrs ms".split())
_OFFICES = _POLITE | frozenset(
    "dr sir father sister bishop archbishop priest sheikh sheik mullah maulana lord"
    " general colonel captain major lieutenant sergeant corporal officer chief commander deputy"
    " president minister senator mayor governor judge justice attorney lawyer candidate leader"
    " presidential hopeful former professor journalist reporter police".split()
)
"""What stands before a name: the rank, the office or the trade."""


def victims_differ(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against a trigger that it names one person, and the group another."""
    differ = names_differ(view, members, trigger)
    return _SOMEBODY_ELSE if differ or _is_of_somebody_else(view, members, trigger) else 0.0


def names_differ(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether both name persons who were killed or taken, and none is the same."""
    mine = persons(view, [trigger])
    theirs = persons(view, [m for m in members if m.sentence != trigger.sentence])
    return bool(mine) and bool(theirs) and not any(_are_one(a, b) for a in mine for b in theirs)


def _is_of_somebody_else(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "The murder of Senator X", where the group tells of a watchman or of three houses.

    Of the dead of a deed one is named in the sentence behind it; one with his office is known.
    """
    gap = trigger.sentence - max(m.sentence for m in members)
    if gap < 1 or (gap == 1 and kind_of(trigger) in HARM):
        return False
    if not any(_has_office(a) for a in _named(view, [trigger])) or _named(view, members):
        return False
    if trigger.event_type in CRAFT:
        return False
    told = [m for m in members if view.names(m, Role.TARGET)]
    if not told or any(same_names(view, m, trigger, Role.INITIATOR) for m in told):
        return False
    return _words_of(view, [trigger]).isdisjoint(_words_of(view, told))


def _words_of(view: View, triggers: Sequence[Trigger]) -> set[str]:
    """The words for those who were hit: "the reporter X" may be one of "two reporters"."""
    names = (name for t in triggers for name in view.names(t, Role.TARGET))
    return {word.removesuffix("s") for name in names for word in fold(name).split()}


def means_differ(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against bombs at houses that the group tells how one person was shot."""
    if trigger.event_type is not EventType.BOMBING or kind_of(trigger) not in _SET_OFF:
        return 0.0
    if trigger.anaphoric or persons(view, [trigger]) or not persons(view, members):
        return 0.0
    return 1.0 if all(kind_of(m) in HARM | {"shoot", "murder"} for m in members) else 0.0


def persons(view: View, triggers: Sequence[Trigger]) -> list[str]:
    """The names of those who were killed or taken one by one."""
    return [a.name for a in _named(view, [t for t in triggers if kind_of(t) in _SINGLE])]


def _named(view: View, triggers: Sequence[Trigger]) -> list[ActorMention]:
    targets = (a for t in triggers for a in view.actors(t, Role.TARGET))
    return [a for a in targets if a.named and a.kind is ActorKind.INDIVIDUAL]


def _are_one(a: str, b: str) -> bool:
    """Whether two names may be of one person: a given name alone does not say it."""
    left, right = _own_name(a), _own_name(b)
    if not left or not right:
        return not {*fold(a).split()}.isdisjoint(fold(b).split())
    if 1 in (len(left), len(right)):
        return bool({*left} & {*right})
    return bool({*left[1:]} & {*right[1:]}) or left[-1] in right or right[-1] in left


def _has_office(actor: ActorMention) -> bool:
    """Whether an office or a trade stands with a name: "Senator X", "the banker X"."""
    words = [w for w in fold(actor.name).split() if w.isalpha() and w not in _POLITE]
    return len(words) > len(_own_name(actor.name)) > 0


def _own_name(name: str) -> list[str]:
    """The words of a name itself: at the end, with capitals, and without rank or office."""
    words: list[str] = []
    for word in reversed(name.split()):
        plain = fold(word)
        if not word[:1].isupper() and plain not in _PARTICLES:
            break
        if plain and plain not in _OFFICES:
            words.insert(0, plain)
    while words and words[0] in _PARTICLES:
        words.pop(0)
    return words
