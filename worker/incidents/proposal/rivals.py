"""Figures that tell the same people anew: another source's, a total, a correction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from worker.domain.annotations import TollMention
from worker.incidents.proposal.others import trade_of
from worker.incidents.proposal.view import View

_MORE = re.compile(
    r"\b(?:another|others?|(?<!or )more(?! than)|further|additional)\b", re.IGNORECASE
)
SOURCED = re.compile(
    r"\b(?:said|says?|according|reported|reports|toll|put|told|officials?|observatory|agency|source"
    r"|claim\w*|rose|risen|raised|revised|spoke|speaks|counts?|counted|gave|gives|estimate\w*|figure"
    r"|admitted|conceded|announced|hospitals?|morgue|in all|altogether|lists?)\b",
    re.IGNORECASE,
)
"""A source, or a figure that somebody counts."""
_TOTAL = re.compile(
    r"\btoll\b[^.]*$|\bnumber of (?:\w+ ){0,2}(?:dead|deaths|killed|martyrs)\b[^.]*$"
    r"|\b(?:bring|bringing|brought|raise[sd]?|raising) to (?:at least )?$",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"\b(?:claim\w*|admit\w*|conced\w*|put|spoke|speaks|counte?d?|gave|figure|famil(?:y|ies)|but|while)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier|previous(?:ly)?|initial|first|lower)\b", re.IGNORECASE)
_CORRECTED = 5.0
"""Ratio up to which a later toll corrects an earlier one."""
_CLAIMED = 12.0
"""Ratio up to which a source may speak of more of the same kind of people: both sides do."""
RIVAL = 2.0
"""Ratio up to which two figures can be of the same people."""


def words_before(view: View, toll: TollMention, letters: int) -> str:
    """The letters that stand before a figure."""
    return view.text[max(0, toll.span.start - letters) : toll.span.start]


def summed(tolls: Iterable[TollMention]) -> int:
    """What figures add up to."""
    return sum(t.low for t in tolls)


def is_total(view: View, toll: TollMention) -> bool:
    """ "bringing the toll to 45"; not "up from an earlier toll of 15"."""
    return bool(_TOTAL.search(words_before(view, toll, 40))) and not is_earlier(view, toll)


def is_earlier(view: View, toll: TollMention) -> bool:
    """ "Up from an earlier toll of 15"."""
    return bool(_EARLIER.search(words_before(view, toll, 40)))


def is_more(view: View, toll: TollMention) -> bool:
    """ "another soldier", "two others": added to what was told before."""
    return bool(_MORE.search(view.text[max(0, toll.span.start - 12) : toll.span.end + 10]))


def is_rival(view: View, statement: Sequence[TollMention], first: Sequence[TollMention]) -> bool:
    """Whether a later figure is another source's for the same people."""
    toll, other = statement[0], first[0]
    same = toll.group is None or other.group is None or toll.group == other.group
    same = same or _is_all_told(view, statement, first)
    recounted = _RECOUNTED.search(words_before(view, toll, 40)) is not None
    recounted = recounted or is_total(view, toll) or is_earlier(view, toll)
    ratio = _CORRECTED if recounted else RIVAL
    if trade_of(view, toll) == trade_of(view, other) is not None and _CLAIMS.search(
        view.words_at(toll.span)
    ):
        ratio = _CLAIMED
    mine, best = summed(statement), summed(first)
    near = 0 < mine <= best * ratio and best <= mine * ratio
    numbered = mine > 1 or bool(_NUMBER.search(toll.span.of(view.text)))  # no name told again
    sourced = bool(SOURCED.search(view.words_at(toll.span)))
    counted_anew = best >= _SOME and abs(mine - best) <= best // _SOME
    return same and near and (sourced or counted_anew) and not is_more(view, toll) and numbered


_NUMBER = re.compile(r"\d|\bone\b", re.IGNORECASE)
_RECOUNTED = re.compile(
    r"\b(?:put\w* (?:it|the (?:dead|figure|number|fallen)) at|figure (?:is|was|of)"
    r"|the dead (?:are|were))"
    r"(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
"""What says of a figure that somebody counts the same people."""
_SOME = 10
"""From so many on a figure that differs by a tenth is of the same people, whoever gives it."""


def _is_all_told(
    view: View, statement: Sequence[TollMention], first: Sequence[TollMention]
) -> bool:
    """ "Killed 30 people", "20 soldiers and 14 civilians died": all of them, told in parts.

    One trade alone, of fewer, is a part of those "people".
    """
    anyone = trade_of(view, first[0]) is None
    return anyone and (len(statement) > 1 or summed(statement) > summed(first))
