"""Whether two figures of one text are of different people: by trade, nation, and what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import Harm, TollMention
from worker.incidents.proposal.view import View


def differ(view: View, a: TollMention, b: TollMention) -> bool:
    """Whether two figures are of different people, by trade and nation; "people" may be of any."""
    mine, theirs = trade_of(view, a), trade_of(view, b)
    if mine is None or theirs is None:
        return False
    left, right = _nations_of(view, a), _nations_of(view, b)
    return mine != theirs or bool(left and right and not left & right)


def trade_of(view: View, toll: TollMention) -> str | None:
    """Forces, combatants or civilians, else the name of those who were harmed."""
    words = toll.span.of(view.text)
    if _ANYONE.search(words):
        return None
    if toll.group is None:
        names = (n for n in _NAME.findall(words) if n.lower() not in view.text)
        return next(names, None)
    return _TRADES.get(toll.group)


def side_of(view: View, toll: TollMention, first: TollMention) -> str:
    """The side in a fight that lost them; a force and those it guards are of one."""
    trade = trade_of(view, toll) or ""
    side = "" if trade in ("forces", "civilians") else trade
    mine, theirs = _nations_of(view, toll), _nations_of(view, first)
    foreign = toll.cause != first.cause and bool(theirs) and not mine & theirs
    return side + "".join(sorted(mine)) if foreign else side


def _nations_of(view: View, toll: TollMention) -> set[str]:
    return set(_NATION.findall(toll.span.of(view.text)))


FORCES = frozenset({"soldiers", "police", "crew"})
_TRADES = {
    **dict.fromkeys(FORCES, "forces"),
    "combatants": "combatants",
    "civilians": "civilians",
}
_NAME = re.compile(r"(?<=\s)[A-Z][a-z]{3,}\b")
_NATION = re.compile(r"(?<=\s)[A-Z][a-z]{3,}(?:an|ish|i|ese|ian)s?\b")
_ANYONE = re.compile(r"\b(?:people|persons?)\b", re.IGNORECASE)


def are_also(view: View, counted: Sequence[TollMention], statement: Sequence[TollMention]) -> bool:
    """ "Two cooks were also killed": others than those told before, by what they are called."""
    behind = view.text[statement[-1].span.end :][: 2 * _NEAR]
    told, these = ({_called(view, t) for t in tolls} for tolls in (counted, statement))
    return bool(_TOO.match(behind)) and not told & (these | _ANYBODY) and "" not in told


def _called(view: View, toll: TollMention) -> str:
    """The noun of a figure; empty where it has none: "three"."""
    last = toll.span.of(view.text).split()[-1].lower()
    return "" if _BARE.fullmatch(last) else last.rstrip("s")


_BARE = re.compile(
    r"[\d,]+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)(?:-\w+)?"
)
_ANYBODY = frozenset({"people", "person", "other", "dead"})
_NEAR = 40
"""Letters behind those who were harmed in which their verb stands."""
_TOO = re.compile(
    r"(?:,? [\w'’()-]+){0,12}?,? (?:was|were|has|have|had)(?: been)? also\b| also\b", re.IGNORECASE
)


def died_later(
    view: View, counted: Sequence[TollMention], statement: Sequence[TollMention]
) -> bool:
    """ "Two died at once, and one later in hospital", "two of the wounded died"; not "of them".

    What a lead has told is mostly all of them, with those who died in hospital.
    """
    sentence = view.sentence_of(statement[0].span)
    there = [t for t in view.annotations.tolls if view.sentence_of(t.span) == sentence]
    parts = [t.low for t in there if t.harm is Harm.KILLED and t not in counted]
    if sum(parts) == sum(t.low for t in counted):
        return False
    told = statement[-1].span
    behind = view.text[told.end :][: 2 * _NEAR]
    more = _OTHERS.search(told.of(view.text)) or _OF_WOUNDED.match(behind)
    beside = any(view.sentence_of(t.span) == sentence for t in counted)
    return bool(_LATER.match(behind)) and bool(more or beside)


_OTHERS = re.compile(r"\b(?:more|others?|another|further)\b", re.IGNORECASE)
_OF_WOUNDED = re.compile(r" of (?:the|its|their) (?:\w+ )?(?:wounded|injured)\b", re.IGNORECASE)
_LATER = re.compile(
    r"(?! of (?:them|whom|those))(?: [\w']+){0,5}? (?:later )?(?:died|dies|die|succumbed)"
    r"(?: \w+)?(?: the next day)? (?:later|(?:in|at|on the way to|to|of|from) (?:\w+ ){0,2}?"
    r"(?:hospital|clinic|wounds|injuries))\b",
    re.IGNORECASE,
)
