"""Times in words of a report of which nobody knows the day: they cannot be resolved, but compared.

Such a report says "today" of its news; who says "on 4 July" or "last month" tells another deed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import Role
from worker.incidents.proposal.likeness import same_names
from worker.incidents.proposal.listed import MONTH
from worker.incidents.proposal.view import HARM, View, kind_of

_AROUND = 60
"""Letters around a deed within which its time stands."""
_TIME = re.compile(
    rf"\b(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}"
    r"|in (?:early |late |mid-)?(?:19|20)\d\d|(?:weeks?|months?|years?) (?:ago|earlier|before)"
    rf"|last (?:week|month|year|{MONTH})|(?:this|last) (?:past )?\w+day|recently|lately)(?!\w)",
    re.IGNORECASE,
)
"""A day, or a time before that of the news."""


def is_of_another_time(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a new deed has a time beside it that no sentence of the group names."""
    if view.annotations.told_on is not None or trigger.anaphoric or kind_of(trigger) in HARM:
        return False
    if any(same_names(view, m, trigger, Role.TARGET) for m in members):
        return False
    told = {time for m in members for time in _times(view.sentence(m))}
    return bool(_times(_beside(view, trigger)) - told)


def _beside(view: View, trigger: Trigger) -> str:
    sentence = view.annotations.sentences[trigger.sentence].span
    start = max(sentence.start, trigger.span.start - _AROUND)
    return view.text[start : min(sentence.end, trigger.span.end + _AROUND)]


def _times(words: str) -> set[str]:
    return {match.group().lower() for match in _TIME.finditer(words)}
