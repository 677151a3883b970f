"""The one deed of a crime report, told in its lead and again below with its day, hour and street.

The lead of such a report names the town and says what is new: an arrest, a death, who was hurt. A
later sentence tells the deed from its beginning, and calls the place by a street, a park or a
quarter, so that it seems to be elsewhere. Where nobody fights and the lead tells of one deed, it is
one deed, unless the words, the day, a province by name, the toll or the people say otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from worker.domain.annotations import ActorMention, TimeRelation, Trigger
from worker.domain.kinds import ARMED, ActorKind, DatePrecision, EventType, Role
from worker.incidents.proposal.dating import FRESH
from worker.incidents.proposal.next_item import apart_by_words
from worker.incidents.proposal.scenes import apart
from worker.incidents.proposal.victims import names_differ
from worker.incidents.proposal.view import LEAD, STRONG, Group, View, kind_of, tolls_differ

_OF_GUNS = frozenset({EventType.ARMED_ATTACK, EventType.ARMED_CLASH})
_POLICE = re.compile(
    r"\b(?:police\w*|officers?|deput(?:y|ies)|sheriffs?|cops?|detectives?|authorities"
    r"|investigators?|officials?|troopers?|marshals?|guards?)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:shootings|killings|murders|slayings|attacks|incidents|homicides|clashes|separate)\b",
    re.IGNORECASE,
)
"""Words of a lead that tells of more than one deed."""
_INDEFINITE = re.compile(r"\b(?:an?|another) $", re.IGNORECASE)
_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.INDIVIDUAL})


def with_details(view: View, groups: Sequence[Group]) -> list[Group]:
    """The groups, those that tell the deed of the lead again joined to it."""
    main = _of_lead(view, groups)
    if main is None:
        return list(groups)
    kept: list[Group] = []
    for group in groups:
        if group is not main and _is_detail(view, main, group):
            main.details += group.triggers
            main.triggers = sorted([*main.triggers, *group.triggers])
        else:
            kept.append(group)
    return kept


def _of_lead(view: View, groups: Sequence[Group]) -> Group | None:
    """The deed that a crime report is about, if its lead tells one alone."""
    first = min(groups, key=lambda g: min([*g.heading, *g.triggers]), default=None)
    if first is None or view.annotations.told_on is None:
        return None
    if _told(view, first)[0].sentence >= LEAD or any(map(_fights, view.annotations.actors)):
        return None
    return None if _SEVERAL.search(view.text[: view.end_of_lead()]) else first


def _fights(actor: ActorMention) -> bool:
    """Whether it is a side of a war, not a gunman or the police."""
    if actor.kind not in ARMED or _POLICE.search(actor.name):
        return False
    return actor.kind is not ActorKind.MILITIA or actor.canonical_id is not None


def _told(view: View, group: Group) -> list[Trigger]:
    return [view.trigger(i) for i in [*group.heading, *group.triggers]]


def _is_detail(view: View, main: Group, other: Group) -> bool:
    """Whether a group tells the deed of the lead."""
    members, told = _told(view, main), _told(view, other)
    gap = told[0].sentence - members[0].sentence
    if gap <= 0 or not {t.event_type for t in [*members, *told]} <= _OF_GUNS:
        return False
    if apart_by_words(view, members, told[0], gap):
        return False
    if any(_is_another(view, members, t) for t in told):
        return False
    return _may_be_of_one_day(view, members, told)


def _is_another(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the toll, the people or the place are those of another deed."""
    victims = names_differ(view, members, trigger) or _has_another_victim(view, members, trigger)
    return victims or tolls_differ(view, members, trigger) or _is_apart(view, members, trigger)


def _has_another_victim(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "A boy was shot in Y", where the lead told of a girl in X, and both are towns of a list.

    Not where the sentence names X too, or a list finds Y in another province only.
    """
    place, words = view.place(trigger), view.sentence(trigger)
    if place is None or place.latitude is None:
        return False
    towns = [p for m in members if (p := view.place(m)) is not None]
    if any((p.name or "-") in words or apart(place.admin1, p.admin1) for p in towns):
        return False
    told = " ".join(view.sentence(m) for m in members).lower()
    hit = [a for a in view.actors(trigger, Role.TARGET) if a.kind in _PEOPLE and not a.named]
    new = [a for a in hit if _INDEFINITE.search(view.text[: a.span.start])]
    return any(a.name.lower().split()[-1] not in told for a in new)


def _is_apart(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether it lies in another country than one of the members, or another province by name.

    A list finds a street or a sheriff's name in some province; where the text does not name that,
    it says nothing.
    """
    place = view.place(trigger)
    if place is None:
        return False
    named = place.admin1 is not None and place.admin1 in view.text
    told = [p for m in members if (p := view.place(m)) is not None]
    return any(
        apart(place.country_code, p.country_code) or (named and apart(place.admin1, p.admin1))
        for p in told
    )


def _may_be_of_one_day(view: View, members: Sequence[Trigger], told: Sequence[Trigger]) -> bool:
    """Whether the day is that of the lead, or one that a lead without a day can tell of.

    Of a later day may be what is said of "the shooting", and who died of it.
    """
    known = _days(view, members)
    if known:
        told = [t for t in told if not _is_later(view, t, max(known))]
    days, on = _days(view, told), view.annotations.told_on
    if not days or on is None:
        return all(t.date is None for t in told)
    return days <= known if known else all(0 <= (on - day).days <= FRESH for day in days)


def _is_later(view: View, trigger: Trigger, day: dt.date) -> bool:
    """Whether it is what came of a deed in the days after it."""
    died = kind_of(trigger) == "die" and trigger.score < STRONG
    later = _days(view, [trigger])
    return (trigger.anaphoric or died) and all(0 < (d - day).days <= FRESH for d in later)


def _days(view: View, triggers: Sequence[Trigger]) -> set[dt.date]:
    """The days on which it is told to have been done."""
    mentions = [view.annotations.dates[t.date] for t in triggers if t.date is not None]
    done = [m.date for m in mentions if m.relation is not TimeRelation.TOLD]
    return {d.start for d in done if d.precision is DatePrecision.DAY}
