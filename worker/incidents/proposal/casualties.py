"""How many were harmed in one occurrence: which figures are its own, and what they add up to.

A text tells a toll more than once: in the lead, from another source, for a part of the people. The
first figure is taken; figures side by side add up; a figure that another source gives for the same
people makes a range.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from worker.domain.annotations import Harm, TollMention
from worker.domain.incident import Casualties, Count, CrewMember, GroupToll
from worker.domain.kinds import CrewFate, EventType
from worker.domain.text import Span
from worker.incidents.proposal.others import (
    FORCES,
    are_also,
    died_later,
    differ,
    side_of,
    trade_of,
)
from worker.incidents.proposal.rivals import (
    RIVAL,
    is_earlier,
    is_more,
    is_rival,
    is_total,
    summed,
    words_before,
)
from worker.incidents.proposal.view import CRAFT, Group, View

Noted = dict[str, list[Span]]
"""Spans by slot."""

_AFTER = 3
"""Sentences behind an occurrence in which a toll without words of its own is still of it."""


def unowned(view: View, groups: Sequence[Group]) -> list[list[int]]:
    """By group: the tolls of sentences that tell no occurrence, shortly behind its own.

    Those of a headline or lead are of what is told first: "Toll of market rises to nine".
    """
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
        elif not before and at < _SUMMED_UP and told and min(told) - at <= _AFTER:
            found[min(range(len(lasts)), key=lambda n: lasts[n][0])].append(index)
    return found


def own_tolls(view: View, group: Group, more: Iterable[int]) -> list[TollMention]:
    """The tolls of a group, in the order of the text; totals of a war left out.

    What a headline counts in other words is taken where the text below counts no such harm, and
    what is told again below where the lead counts none: some of the dead are told one by one there.
    """
    first = min((view.trigger(t).sentence for t in group.triggers), default=0)
    ahead = {i for i in more if view.sentence_of(view.annotations.tolls[i].span) < first}
    tolls = _of_triggers(view, group.own, [i for i in more if i not in ahead])
    heading = _of_triggers(view, group.heading, sorted(ahead))
    above = [t for t in heading if is_total(view, t) or t in _without(heading, tolls)]
    return above + tolls + _without(_of_triggers(view, group.details), [*above, *tolls])


def _without(tolls: Sequence[TollMention], counted: Sequence[TollMention]) -> list[TollMention]:
    """Those of harms that are not counted yet."""
    harms = {t.harm for t in counted}
    return [t for t in tolls if t.harm not in harms]


def _of_triggers(
    view: View, triggers: Iterable[int], more: Iterable[int] = ()
) -> list[TollMention]:
    """The tolls of triggers and those that no trigger owns, totals left out."""
    return _tolls(view, [*(i for t in triggers for i in view.trigger(t).tolls), *more])


def _tolls(view: View, indices: Iterable[int]) -> list[TollMention]:
    tolls = [view.annotations.tolls[i] for i in dict.fromkeys(indices)]
    return [t for t in tolls if not t.cumulative]


def count(
    view: View, tolls: Sequence[TollMention], kind: EventType, crew: Sequence[CrewMember]
) -> tuple[Casualties, Noted]:
    """The casualties of an occurrence, and what gave them."""
    noted: Noted = {}
    tolls = [t for t in tolls if not _is_of_several(view, t, tolls)]
    fought = kind in _TWO_SIDED
    killed = _count(view, tolls, Harm.KILLED, noted, fought=fought)
    if killed is None and kind in CRAFT:
        killed = _of_crew(crew)
    injured = _count(view, tolls, Harm.INJURED, noted, fought=fought)
    return Casualties(killed, injured, _groups(tolls)), noted


def _is_of_several(view: View, toll: TollMention, own: Sequence[TollMention]) -> bool:
    """Whether a headline or lead sums up several occurrences, of which this one is told alone.

    "Ten killed in attacks on X and Y", "six were killed in X", "four in Y".
    """
    at = view.sentence_of(toll.span)
    alike = [t for t in own if t.harm is toll.harm and t is not toll]
    if at > _SUMMED_UP or not _SEVERAL.search(view.words_at(toll.span)):
        return False
    if any(t.cause == toll.cause for t in alike if toll.cause is not None):
        return False
    later = [t for t in alike if view.sentence_of(t.span) > at and t.low < toll.low]
    later = [t for t in later if not differ(view, t, toll)]
    every = [t for t in view.annotations.tolls if t.harm is toll.harm and not t.cumulative]
    apart = {t.low for t in every if t not in own and t.low < toll.low}
    rest = {*apart, sum(apart)}
    return any(toll.low - t.low in rest for t in later)


_TWO_SIDED = frozenset(
    {
        EventType.ARMED_CLASH,
        EventType.TERRITORY_CHANGE,
        EventType.ARMED_ATTACK,
        EventType.AIRCRAFT_DESTROYED,
        EventType.RESCUE,
    }
)
"""Types in which those who attack are killed too."""

_SEVERAL = re.compile(
    r"\b(?:attacks|raids|(?:air ?)?strikes|bombings|bombs|blasts|explosions|clashes|incidents"
    r"|shootings|ambushes|assaults|killings|massacres|battles|shells|rockets|missiles|places|towns"
    r"|villages|(?:several|many|various|different|other) parts"
    r"|provinces|districts|cities|areas|violence|fighting)\b|, \w+ and \w+",
    re.IGNORECASE,
)
"""What a sentence speaks of that sums up several occurrences."""
_SUMMED_UP = 2
"""Sentences from the first on that sum up what an article tells."""


def _count(
    view: View, tolls: Sequence[TollMention], harm: Harm, noted: Noted, *, fought: bool
) -> Count | None:
    told = [t for t in tolls if t.harm is harm]
    figures = [t for t in told if t.low > 0] or told
    if not figures:
        return None
    statements = _statements(view, figures)
    first, rest = statements[0], statements[1:]
    counted, rivals, last = list(first), [summed(first)], 0
    heard = {view.sentence_of(first[0].span)}
    for statement in rest:
        sentence = view.sentence_of(statement[0].span)
        new = sentence not in heard or is_earlier(view, statement[0])
        new = new or _by_another(view, first[0], statement[0])
        if _is_denied(view, statement[0]):
            continue
        if _adds(view, counted, statement):
            counted += statement
        elif new and is_rival(view, statement, first):
            rivals.append(summed(statement))
            last = summed(statement) if _has_risen(view, statement[0]) else last
        heard.add(sentence)
    for toll in counted:
        noted.setdefault(harm.value, []).append(toll.span)
    found = _range(view, counted, rivals, fought=fought)
    return replace(found, best=max(found.best, last))


def _has_risen(view: View, toll: TollMention) -> bool:
    """ "The toll rose to nine": what was told before is no longer true."""
    return is_total(view, toll) and bool(_RISEN.search(words_before(view, toll, 60)))


_RISEN = re.compile(
    r"\b(?:risen?|rises|rose|rais\w+|climb\w+|increas\w+|jump\w+|brought|bring\w*|updated?|revised)\b"
    r"[^.]*$",
    re.IGNORECASE,
)


def _range(
    view: View, counted: Sequence[TollMention], rivals: Sequence[int], *, fought: bool
) -> Count:
    """What is counted, from the lowest to the highest that a source gives.

    Where both sides lost people, `low` is the loss of the side that lost more.
    """
    best = summed(counted)
    more = best - rivals[0]
    sides = Counter[str]()
    for toll in counted:
        sides[side_of(view, toll, counted[0])] += toll.low
    together = counted[0].cause is not None and len({t.cause for t in counted}) == 1
    if together and (not fought or not any(t.group in FORCES for t in counted)):
        sides[""] = best  # "15 civilians and 27 fighters of a village guard" are of one side
    open_end = sum((t.high or t.low) - t.low for t in counted[:1])
    highest = max([best + open_end, *(rival + more for rival in rivals)])
    return Count(min([max(sides.values()), *rivals[1:]]), best, highest)


def _by_another(view: View, a: TollMention, b: TollMention) -> bool:
    """ "The ministry counted 13 dead, but doctors said 17 had died": two voices in a sentence."""
    first, second = sorted((a.span, b.span))
    return bool(_ANOTHER_VOICE.search(view.text[first.end : second.start]))


_ANOTHER_VOICE = re.compile(
    r"[;,] (?:(?:but|while|and|although|though) )?(?:the |an? )?(?:[\w'’-]+ ){1,5}"
    r"(?:says?|said|put|puts|claim(?:s|ed)|counted|spoke of|gave|reported)\b[^;.]*$"
)


def _statements(view: View, figures: Sequence[TollMention]) -> list[list[TollMention]]:
    """Figures that stand side by side and add up, by sentence; what was first told, first."""
    found: list[list[TollMention]] = []
    for sentence in dict.fromkeys(view.sentence_of(t.span) for t in figures):
        there = [t for t in figures if view.sentence_of(t.span) == sentence]
        while there:
            lead = next((t for t in there if is_total(view, t)), there[0])
            beside = [t for t in there if t is lead or _stands_by(view, t, lead)]
            found.append(beside)
            there = [t for t in there if t not in beside]
    if (total := _adding_up(found)) is not None:
        return found[total:]
    main = next((n for n, s in enumerate(found) if not _is_part(view, s[0], figures)), 0)
    part = summed(found[main])
    if all(t.group in _PARTS for t in found[main]):  # "132 children", of "141 people"
        whole = (n for n, s in enumerate(found) if part < summed(s) <= part * RIVAL)
        main = next(whole, main)
    elif _is_included(view, found[main][0]):  # "five officers", of "15 people, including five …"
        main = next((n for n, s in enumerate(found) if summed(s) > part), main)
    elif (told := _with_others(view, found, main)) is not None:
        main = told
    if len(found) > main + 1 and _is_rounded(view, found[main], found[main + 1]):
        del found[main]
    return [found[main], *found[:main], *found[main + 1 :]]


def _adding_up(statements: Sequence[Sequence[TollMention]]) -> int | None:
    """Which statement is the sum of those before: "one", "two others", "three were killed"."""
    told: set[int] = set()
    for number, statement in enumerate(statements):
        if len(told) > 1 and summed(statement) == sum(told):
            return number
        told.add(summed(statement))
    return None


def _is_included(view: View, toll: TollMention) -> bool:
    """Whether a later sentence has the number of a headline as a part of a larger one."""
    words = toll.span.of(view.text)
    number = words.split()[0].lower()
    if toll.group is None or view.sentence_of(toll.span) > 0:
        return False
    later = view.text[toll.span.end :].lower()
    return bool(re.search(rf"\b(?:including|among them) {re.escape(number)}\b", later))


def _with_others(view: View, statements: Sequence[Sequence[TollMention]], main: int) -> int | None:
    """The statement that tells one who was named again, with those who died beside him."""
    name = statements[main][0].span.of(view.text).split()[-1]
    if summed(statements[main]) > 1 or (name.islower() and not view.text.islower()):
        return None
    return next(
        (
            number
            for number, told in enumerate(statements)
            if len(told) > 1 and any(t.span.of(view.text).endswith(name) for t in told)
        ),
        None,
    )


def _is_rounded(view: View, headline: Sequence[TollMention], lead: Sequence[TollMention]) -> bool:
    """ "1,200" of a headline, "more than thirty", where the lead has 1,269, or 33."""
    told, exact = summed(headline), summed(lead)
    first = view.annotations.sentences[view.sentence_of(headline[0].span)]
    steps = (_TENS, _ROUND) if first.paragraph < 0 else (_ROUND,)
    return any(told % step == 0 and _TENS < told < exact < told + step for step in steps)


_TENS, _ROUND = 10, 100


def _stands_by(view: View, toll: TollMention, lead: TollMention) -> bool:
    """Of one word of harm, or "and another": with a total only what is joined to it."""
    if is_total(view, lead):
        return bool(_JOINED.fullmatch(view.text[lead.span.end : toll.span.start]))
    return (toll.cause is not None and toll.cause == lead.cause) or is_more(view, toll)


_JOINED = re.compile(r"(?: [\w'-]+){1,4}(?:,| and|, and) ")
""" "A toll of 31 soldiers and three volunteers"."""


def _adds(view: View, counted: Sequence[TollMention], statement: Sequence[TollMention]) -> bool:
    """Whether others died too: those of the other side, or of another trade than all before."""
    if any(is_total(view, t) for t in (*counted, *statement)):
        return all(_are_foes(view, a, b) for a in counted for b in statement)
    if summed(statement) == 1 and is_more(view, statement[0]):  # "another soldier died later"
        return summed(counted) > 1 or not is_more(view, counted[0])  # no lead told again
    if are_also(view, counted, statement) or died_later(view, counted, statement):
        return True
    first, again = counted[0].span, statement[0].span
    told_again = (
        summed(statement) == summed(counted)
        and view.sentence_of(first) != view.sentence_of(again)  # "2 raiders and 2 women died"
        and not _ALSO.search(view.words_at(again))
    )
    return not told_again and all(differ(view, a, b) for a in statement for b in counted)


def _are_foes(view: View, a: TollMention, b: TollMention) -> bool:
    """Whether the dead of a toll are of the other side: "a toll of nine soldiers", "40 rebels"."""
    return {trade_of(view, a), trade_of(view, b)} == {"forces", "combatants"}


def _is_denied(view: View, toll: TollMention) -> bool:
    """ "Denied reports that it had killed eight villagers" adds nobody to those it did kill."""
    start = view.annotations.sentences[view.sentence_of(toll.span)].span.start
    return bool(_DENIED.search(view.text[start : toll.span.start]))


_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss\w+|reject\w+)\b", re.IGNORECASE)
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)


_PARTS = frozenset({"children", "women"})


def _is_part(view: View, toll: TollMention, figures: Sequence[TollMention]) -> bool:
    """ "Ten more bodies", where the text gives the total too."""
    return is_more(view, toll) and any(is_total(view, other) for other in figures)


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
