"""How many were harmed in one occurrence: which figures are its own, and what they add up to.

A text tells a toll more than once: in the lead, from another source, for a part of the people. The
first figure is taken; figures side by side add up; a figure that another source gives for the same
people makes a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from worker.domain.annotations import Harm, TollMention
from worker.domain.incident import Casualties, Count, CrewMember, GroupToll
from worker.domain.kinds import CrewFate, EventType
from worker.domain.text import Span
from worker.incidents.view import CRAFT, Group, View

Noted = dict[str, list[Span]]
"""Spans by slot."""

_MORE = re.compile(r"\b(?:another|others?|more|further|additional)\b", re.IGNORECASE)
_SOURCED = re.compile(
    r"\b(?:said|says|according|reported|reports|toll|put|told|officials?|observatory|agency|source"
    r"|claim\w*|rose|risen|raised|revised)\b",
    re.IGNORECASE,
)
_AFTER = 2
"""Sentences behind an occurrence in which a toll without words of its own is still of it."""
_TOTAL = re.compile(r"\btoll\b[^.]*$|\bnumber of (?:dead|deaths|killed)\b[^.]*$", re.IGNORECASE)
_CORRECTED = 5.0
"""Ratio up to which a later toll corrects an earlier one."""
_RIVAL = 2.0
"""Ratio up to which two figures can be of the same people."""


def unowned(view: View, groups: Sequence[Group]) -> list[list[int]]:
    """By group: the tolls of sentences that tell no occurrence, shortly behind its own."""
    told = {view.trigger(i).sentence for g in groups for i in g.triggers}
    lasts = [sorted(view.trigger(i).sentence for i in g.triggers) for g in groups]
    found: list[list[int]] = [[] for _ in groups]
    for index, toll in enumerate(view.annotations.tolls):
        at = view.sentence_of(toll.span)
        if at in told or toll.cumulative:
            continue
        before = [(max(s for s in own if s < at), -n) for n, own in enumerate(lasts) if own[0] < at]
        if before and at - max(before)[0] <= _AFTER:
            found[-max(before)[1]].append(index)
    return found


def own_tolls(view: View, group: Group, more: Iterable[int]) -> list[TollMention]:
    """The tolls of a group, in the order of the text; totals of a war left out."""
    indices = [i for t in group.triggers for i in view.trigger(t).tolls] + list(more)
    tolls = [view.annotations.tolls[i] for i in dict.fromkeys(indices)]
    return [t for t in tolls if not t.cumulative]


def count(
    view: View, tolls: Sequence[TollMention], kind: EventType, crew: Sequence[CrewMember]
) -> tuple[Casualties, Noted]:
    """The casualties of an occurrence, and what gave them."""
    noted: Noted = {}
    killed = _count(view, tolls, Harm.KILLED, noted)
    if killed is None and kind in CRAFT:
        killed = _of_crew(crew)
    injured = _count(view, tolls, Harm.INJURED, noted)
    return Casualties(killed, injured, _groups(tolls)), noted


def _count(view: View, tolls: Sequence[TollMention], harm: Harm, noted: Noted) -> Count | None:
    told = [t for t in tolls if t.harm is harm]
    figures = [t for t in told if t.low > 0] or told
    if not figures:
        return None
    first = next((t for t in figures if not _is_part(view, t, figures)), figures[0])
    best = _total(view, first, figures, noted)
    sentences = dict.fromkeys(view.sentence_of(t.span) for t in figures)
    totals = [best, best + sum((t.high or t.low) - t.low for t in figures[:1])]
    for sentence in list(sentences)[1:]:
        there = [t for t in figures if view.sentence_of(t.span) == sentence]
        lead = next((t for t in there if _is_total(view, t)), there[0])
        if _is_rival(view, sentence, lead, first, best):
            totals.append(_total(view, lead, there, noted))
    return Count(min(totals), best, max(totals))


def _total(view: View, first: TollMention, figures: Sequence[TollMention], noted: Noted) -> int:
    """A figure with those that stand beside it."""
    home = view.sentence_of(first.span)
    counted = (
        [first]
        if _is_total(view, first)
        else [
            t
            for t in figures
            if t is first
            or (t.cause is not None and t.cause == first.cause)
            or (view.sentence_of(t.span) == home and _is_more(view, t))
        ]
    )
    for toll in counted:
        noted.setdefault(first.harm.value, []).append(toll.span)
    return sum(t.low for t in counted)


def _is_total(view: View, toll: TollMention) -> bool:
    """ "bringing the toll to 45"."""
    return bool(_TOTAL.search(view.text[max(0, toll.span.start - 40) : toll.span.start]))


def _is_part(view: View, toll: TollMention, figures: Sequence[TollMention]) -> bool:
    """ "Ten more bodies", where the text gives the total too."""
    return _is_more(view, toll) and any(_is_total(view, other) for other in figures)


def _is_more(view: View, toll: TollMention) -> bool:
    """ "another soldier", "two others": added to what was told before."""
    return bool(_MORE.search(view.text[max(0, toll.span.start - 12) : toll.span.end + 10]))


def _is_rival(view: View, sentence: int, toll: TollMention, first: TollMention, best: int) -> bool:
    """Whether a later figure is another source's for the same people."""
    same = toll.group is None or first.group is None or toll.group == first.group
    ratio = _CORRECTED if _is_total(view, toll) else _RIVAL
    near = 0 < toll.low <= best * ratio and best <= toll.low * ratio
    words = view.annotations.sentences[sentence].span.of(view.text)
    return same and near and bool(_SOURCED.search(words)) and not _is_more(view, toll)


def _of_crew(crew: Sequence[CrewMember]) -> Count | None:
    """The dead of a crew where no other figure is told: "its pilot was killed" is one."""
    told = [member.count for member in crew if member.fate is CrewFate.KILLED]
    dead = sum(number for number in told if number)
    return Count(dead, dead, dead) if dead and all(told) else None


def _groups(tolls: Sequence[TollMention]) -> tuple[GroupToll, ...]:
    groups = {
        t.group: GroupToll(
            t.group,
            t.low if t.harm is Harm.KILLED else None,
            t.low if t.harm is Harm.INJURED else None,
        )
        for t in reversed(tolls)
        if t.group and t.harm in (Harm.KILLED, Harm.INJURED)
    }
    return tuple(groups[g] for g in sorted(groups))
