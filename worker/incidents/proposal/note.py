"""A note of a few sentences, without a headline: it goes on about the one thing that happened.

Its first sentence gives the district, the next one the village; the last says where the wounded
were taken. Only words that set something apart ("another attack", "elsewhere") part it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from worker.domain.annotations import Trigger
from worker.domain.incident import Location
from worker.domain.kinds import DatePrecision, EventType
from worker.incidents.compare import FAMILY
from worker.incidents.proposal.aftermath import is_treated
from worker.incidents.proposal.parting import is_brought_up, is_of_its_own, is_parted
from worker.incidents.proposal.scenes import apart
from worker.incidents.proposal.view import VIOLENT, View, tolls_differ

_SENTENCES = 5
"""Sentences up to which an article without a headline is a note."""
_FRONTED = len("In the district of ")
"""Letters from the start of a sentence in which the place stands that holds all of it."""


def is_note(view: View) -> bool:
    """Whether an article is a note: one short paragraph, without a headline."""
    sentences = view.annotations.sentences
    return len(sentences) <= _SENTENCES and {s.paragraph for s in sentences} == {0}


def goes_on(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a note tells more of what the members tell, though the place has another name."""
    if not is_note(view):
        return False
    if is_treated(view, trigger):
        return True
    families = {FAMILY[m.event_type] for m in members}
    family = FAMILY[trigger.event_type]
    if family not in families and not (family in VIOLENT and families & VIOLENT):
        return False
    if is_parted(view, trigger) or is_of_its_own(view, members, trigger):
        return False
    beside = trigger.sentence == members[-1].sentence
    if _is_history(view, trigger) or (is_brought_up(view, trigger) and not beside):
        return False
    if beside and not _is_fronted(view, members):
        return False
    return not tolls_differ(view, members, trigger) and not _are_apart(view, members, trigger)


def _are_apart(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether it lies in another province or country than one of the members."""
    place = view.place(trigger)
    told = [p for m in members if (p := view.place(m)) is not None]
    return place is not None and any(
        apart(place.admin1, p.admin1) or apart(place.country_code, p.country_code) for p in told
    )


def _is_history(view: View, trigger: Trigger) -> bool:
    """ "The murder of a trader in 2012", "in March"."""
    date = view.date(trigger)
    return date is not None and date.precision >= DatePrecision.MONTH


def _is_fronted(view: View, members: Sequence[Trigger]) -> bool:
    """ "In X district, two were killed and four hurt at Y": where the sentence opens with X."""
    first = next((m for m in members if m.place is not None), None)
    if first is None or first.place is None:
        return False
    span = view.annotations.places[first.place].span
    start = view.annotations.sentences[first.sentence].span.start
    return span.start - start <= _FRONTED and span.end < first.span.start


def is_one_fight(members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether it goes on about a fight of two sides, each of which does its part."""
    told = {m.event_type for m in members}
    fought = EventType.ARMED_CLASH in told or EventType.TERRITORY_CHANGE in told
    return fought and FAMILY[trigger.event_type] in VIOLENT


def is_answered(view: View) -> bool:
    """Whether those who were shelled or bombed fired back: then both sides fought."""
    return is_note(view) and bool(_ANSWER.search(view.text))


_ANSWER = re.compile(
    r"\b(?:retaliated|return(?:ed|ing) (?:the )?fire|fir(?:ed|ing) back"
    r"|respond(?:ed|ing) (?:with|by) (?:[\w-]+ )?(?:fire|firing|shooting|gunfire)"
    r"|exchang\w+ (?:of )?(?:[\w-]+ )?(?:fire|gunfire|shots))\b",
    re.IGNORECASE,
)


def in_province_of_note(view: View, location: Location) -> Location:
    """A place that no list has, in the one province of its country that a note names."""
    if not is_note(view):
        return location
    return in_province(location, (p.location for p in view.annotations.places if not p.actor))


def in_province(location: Location, others: Iterable[Location]) -> Location:
    """A place that no list has, in the one province of the other places of its occurrence."""
    if location.admin1 or not location.country_code:
        return location
    provinces = {o.admin1 for o in others if o.country_code == location.country_code and o.admin1}
    return replace(location, admin1=provinces.pop()) if len(provinces) == 1 else location
