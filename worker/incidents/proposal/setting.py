"""A sentence that only says where and when, and the deed that the next one tells.

"Two men of Machava were on their way home on Friday. They were shot dead."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worker.domain.annotations import Annotations, TimeRelation, Trigger
from worker.domain.kinds import DatePrecision, Polarity
from worker.incidents.proposal.scenes import towns_in
from worker.incidents.proposal.view import Group


def as_set(annotations: Annotations, groups: Sequence[Group]) -> Annotations:
    """The annotations with deeds where and when the sentence before puts them.

    Of occurrences of which no telling has a place or a day.
    """
    triggers = list(annotations.triggers)
    told = {t.sentence for t in triggers if t.polarity is not Polarity.HYPOTHETICAL}
    for group in groups:
        members = [triggers[i] for i in group.triggers]
        first = group.triggers[0]
        bare = all(t.place is None and t.date is None for t in members)
        if bare and members[0].sentence - 1 not in told and _may_be_set(annotations, members[0]):
            triggers[first] = _set(annotations, members[0], members[0].sentence - 1)
    return replace(annotations, triggers=tuple(triggers))


def _may_be_set(annotations: Annotations, trigger: Trigger) -> bool:
    sentences = annotations.sentences
    here, before = sentences[trigger.sentence], sentences[trigger.sentence - 1]
    return trigger.sentence > 0 and here.paragraph == before.paragraph >= 0


def _set(annotations: Annotations, trigger: Trigger, sentence: int) -> Trigger:
    span = annotations.sentences[sentence].span
    places = towns_in(annotations, span)
    days = [
        i
        for i, d in enumerate(annotations.dates)
        if span.contains(d.span) and d.relation in _AT and d.date.precision is DatePrecision.DAY
    ]
    if len(places) > 1 or not days:
        return trigger
    return replace(trigger, place=places[0] if places else None, date=days[0])


_AT = frozenset({TimeRelation.AT, TimeRelation.BEFORE_MAIN, TimeRelation.AFTER_MAIN})
