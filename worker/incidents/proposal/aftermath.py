"""Those who were hurt, and die of it: no occurrence of its own, whatever day or town it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.incidents.proposal.view import HARM, STRONG, View, kind_of

_DIES_OF_IT = re.compile(
    r"\bsuccumb\w*|\blater died\b|\b(?:died|dies|passed away)(?:"
    r" (?:later|(?:an? |\w+ )?(?:hours?|days?|weeks?) later)\b"
    r"|\b[^.;]{0,70}?\b(?:hospitals?|clinic|wounds|injur(?:y|ies)|en route|on the way)\b)",
    re.IGNORECASE,
)
_CARE = re.compile(r"\b(?:hospital|clinic|infirmary|treat(?:ed|ment)|medical)\b", re.IGNORECASE)
_TREATED = re.compile(
    r"\b(?:admitted|rushed|taken|shifted|moved|referred|refer(?:r)?ed|evacuated|airlifted|sent"
    r"|transferred|brought|undergoing|treat(?:ed|ment)|receiv\w+)\b[^.;]*?\b(?:hospitals?|clinics?"
    r"|infirmary|medical|health (?:cent(?:re|er)|complex|post|facility)|treatment|care)\b",
    re.IGNORECASE,
)
_WITHIN = 3
"""Sentences within which the deed and the later death are told."""
_AROUND = 60
"""Letters around a town that say whether somebody was treated there."""


def dies_of_it(view: View, trigger: Trigger) -> bool:
    """Whether it tells only that somebody died of what was done to him before."""
    if kind_of(trigger) not in HARM or trigger.score >= STRONG:
        return False
    return bool(_DIES_OF_IT.search(view.sentence(trigger))) and not _happened_there(view, trigger)


def _happened_there(view: View, trigger: Trigger) -> bool:
    """Whether it names a town that is not that of a hospital."""
    if trigger.place is None:
        return False
    span = view.annotations.places[trigger.place].span
    around = view.text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return _CARE.search(around) is None


def is_treated(view: View, trigger: Trigger) -> bool:
    """ "The injured were rushed to the hospital in X": nothing happened there."""
    if kind_of(trigger) not in HARM or trigger.score >= STRONG or trigger.tolls:
        return False
    here = [t for t in view.annotations.triggers if t.sentence == trigger.sentence]
    strong = any(t.score >= STRONG for t in here)
    return not strong and bool(_TREATED.search(view.sentence(trigger)))


def follows_from(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether one of the two tells the deed, the other who died of it."""
    if abs(trigger.sentence - members[-1].sentence) > _WITHIN:
        return False
    before = [dies_of_it(view, m) for m in members]
    if all(before):
        return trigger.score >= STRONG and trigger.date is not None
    return dies_of_it(view, trigger)


def of_the_deed(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Those that say when and where it was done, not when and where the wounded were or died."""
    told = [t for t in triggers if not dies_of_it(view, t) and not is_treated(view, t)]
    return told or list(triggers)
