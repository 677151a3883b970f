"""The aircraft that something happened to: model and owner, from wherever the article tells them.

1. own        mentions of the sentences that tell it, those that were hit first
2. model      where those name none: "the Il-76" of a sentence around, if nothing else is told of it
3. operator   the first owner told beside one of them
4. at home    a force without a country, what rebels shot down and what stood on the ground are of
              the country it happened in
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worker.domain.annotations import ActorMention, AircraftMention, Harm, TollMention, Trigger
from worker.domain.incident import Actor, Aircraft, CrewMember, Location
from worker.domain.kinds import (
    IRREGULAR,
    ActorKind,
    AircraftCategory,
    CrewFate,
    CrewRole,
    EventType,
    Role,
)
from worker.domain.text import Span
from worker.incidents.proposal.view import CRAFT, View, is_crafts

FLOWN = CRAFT | {EventType.AIRSPACE_VIOLATION}
"""Types of occurrences of which an aircraft is told."""
_AROUND = 3
"""Sentences behind the telling ones in which the model may be told."""
_FAR = 100
"""The same in an article that tells of one downing."""
_FLYING = frozenset({AircraftCategory.FIXED_WING, AircraftCategory.AIRLINER})
_FOREIGN = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
_MILITARY = frozenset(
    {AircraftCategory.FIXED_WING, AircraftCategory.HELICOPTER, AircraftCategory.AIRLINER}
)


def aircraft_of(
    view: View, triggers: Sequence[Trigger], actors: Sequence[Actor], location: Location | None
) -> tuple[Aircraft, tuple[Span, ...]] | None:
    """The aircraft of an occurrence, with the words that tell it; None where none is told."""
    shooters = _shooters(actors)
    mentions = [_not_of(shooters, m) for m in _own(view, triggers)]
    if not mentions:
        return None
    first = next((m for m in mentions if m.model), None) or _named_later(view, triggers, mentions)
    first = first or mentions[0]
    operator, code = _operator([*mentions, first])
    country = location.country_code if location else None
    code = code or _of_those_aboard(view, triggers)
    if code is None and operator is None and first.category is AircraftCategory.UAV:
        code = _attacker(view, actors)
    at_home = _stood(triggers, first) or _is_of_the_state(view, first, actors, country)
    if code is None and (operator or at_home):
        code = country
    aircraft = Aircraft(
        model=first.model,
        category=first.category,
        operator=operator,
        operator_code=code,
        count=next((m.count for m in mentions if m.count), None),
    )
    return aircraft, tuple(m.span for m in dict.fromkeys([*mentions, first]))


def _shooters(actors: Sequence[Actor]) -> frozenset[str]:
    """The groups that did it; a state may have hit a plane of its own."""
    did = (a for a in actors if a.role is Role.INITIATOR and a.kind in IRREGULAR)
    return frozenset(a.canonical_id for a in did if a.canonical_id)


def _not_of(shooters: frozenset[str], mention: AircraftMention) -> AircraftMention:
    """ "Rebels down helicopter": those who stand before it in a headline do not fly it."""
    if mention.operator_code not in shooters:
        return mention
    return replace(mention, operator=None, operator_code=None)


def _own(view: View, triggers: Sequence[Trigger]) -> list[AircraftMention]:
    every = view.annotations.aircraft
    own = [every[i] for t in triggers if t.event_type in FLOWN for i in t.aircraft]
    if own:
        return own
    others = set(shooting(view, triggers))
    near = [m for i, m in enumerate(every) if i not in others]
    return [m for m in near if view.sentence_of(m.span) in _telling(triggers)]


def _telling(triggers: Sequence[Trigger]) -> set[int]:
    """The telling sentences and those right behind them."""
    return {t.sentence + step for t in triggers for step in (0, 1)}


def _named_later(
    view: View, triggers: Sequence[Trigger], mentions: Sequence[AircraftMention]
) -> AircraftMention | None:
    """ "The Il-76 carried 49 people": a model told around, of no other occurrence."""
    first, last = min(t.sentence for t in triggers), max(t.sentence for t in triggers)
    taken = {i for t in view.annotations.triggers if t not in triggers for i in t.aircraft}
    taken |= set(shooting(view, view.annotations.triggers))
    told = {t.sentence for t in triggers}
    falls = (t for t in view.annotations.triggers if t.event_type in CRAFT)
    reach = _FAR if all(t in triggers for t in falls) else _AROUND
    for index, mention in enumerate(view.annotations.aircraft):
        at = view.sentence_of(mention.span)
        before = view.text[: mention.span.start]
        named = bool(_IT_WAS.search(before))
        another = at not in told and _INDEFINITE.search(before) and not named
        around = first <= at <= last + reach * (1 + named) and not another
        if around and mention.model and index not in taken and _fits(mention, mentions):
            return mention
    return None


_INDEFINITE = re.compile(r"\b(?:an?|another|two|three|several)(?: [\w.]+){0,3} $", re.IGNORECASE)
"""Before an aircraft that is another one than that told last."""


_IT_WAS = re.compile(
    r"\b(?:it|the (?:plane|aircraft|jet|helicopter|craft|machine|drone)) (?:was|is)"
    r"(?: identified as| believed to be| said to be)? an? (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
"""Before the model of the aircraft that was told last: "It was a Mi-24"."""


def shooting(view: View, triggers: Sequence[Trigger]) -> Iterator[int]:
    """The aircraft, by index, that hit others: "by a Turkish Air Force F-16"."""
    actors = view.annotations.actors
    links = (r for t in triggers for r in t.roles if r.role is Role.INITIATOR)
    spans = [actors[r.actor].span for r in links]
    for index, craft in enumerate(view.annotations.aircraft):
        if any(is_crafts(view.text, span, craft.span) for span in spans):
            yield index


def _fits(mention: AircraftMention, others: Sequence[AircraftMention]) -> bool:
    """Whether a model can be that of those told without: of one sort, and of no other owner."""
    codes = {m.operator_code for m in others} - {None}
    other = mention.operator_code is not None and codes and mention.operator_code not in codes
    return not other and any(
        m.category is mention.category or {m.category, mention.category} <= _FLYING for m in others
    )


def _operator(mentions: Sequence[AircraftMention]) -> tuple[str | None, str | None]:
    """The first owner that is known, else the first told in words only."""
    known = next((m for m in mentions if m.operator_code), None)
    named = known or next((m for m in mentions if m.operator), None)
    return (named.operator, named.operator_code) if named else (None, None)


def _of_those_aboard(view: View, triggers: Sequence[Trigger]) -> str | None:
    """ "Four US soldiers died when two helicopters crashed": of the army whose men were aboard."""
    fell = [t for t in triggers if t.event_type in _DOWNED]
    hit = (a for t in fell for a in view.actors(t, Role.TARGET))
    men = (a for a in hit if a.kind in _CREW_KINDS and _MEN.search(a.name))
    codes = {a.country_code for a in men if a.country_code}
    return codes.pop() if len(codes) == 1 else None


def _attacker(view: View, actors: Sequence[Actor]) -> str | None:
    """The one state or group that strikes from afar in an article: the drones downed are its own.

    None where it is not told apart from those who downed them.
    """
    downed_by = {_side(a) for a in actors if a.role is Role.INITIATOR} - {None}
    struck = (t for t in view.annotations.triggers if t.event_type in _FROM_AFAR)
    did = {_side(a) for t in struck for a in view.actors(t, Role.INITIATOR)} - {None}
    others = did - downed_by
    return others.pop() if downed_by and len(others) == 1 else None


def _side(actor: Actor | ActorMention) -> str | None:
    """A state by its code, a group by its id."""
    if actor.kind in _FOREIGN:
        return actor.country_code
    return actor.canonical_id if actor.kind in IRREGULAR else None


_FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.SHELLING})
_CREW_KINDS = frozenset({ActorKind.STATE_FORCE, ActorKind.INDIVIDUAL})
_MEN = re.compile(
    r"\b(?:soldiers|airmen|servicemen|servicewomen|troops|marines|crew|pilots?|officers|personnel"
    r"|service members)\b",
    re.IGNORECASE,
)


def _stood(triggers: Sequence[Trigger], mention: AircraftMention) -> bool:
    """ "Drones set two bombers ablaze at Pskov": who has planes on the ground is at home there."""
    destroyed = any(t.event_type is EventType.AIRCRAFT_DESTROYED for t in triggers)
    return destroyed and mention.category in _MILITARY - {AircraftCategory.AIRLINER}


def _is_of_the_state(
    view: View, mention: AircraftMention, actors: Sequence[Actor], country: str | None
) -> bool:
    """What rebels shot down is of the state that they fight, if no other has part in the war."""
    did = {a.kind for a in actors if a.role is Role.INITIATOR}
    if not did & IRREGULAR or did & _FOREIGN or mention.category not in _MILITARY:
        return False
    return not any(code != country for code in _flying(view))


def _flying(view: View) -> Iterator[str]:
    """The states that an article names as those who fight or fly."""
    armed = (a for a in view.annotations.actors if a.kind in _FOREIGN)
    yield from (a.country_code for a in armed if a.country_code)
    yield from (m.operator_code for m in view.annotations.aircraft if m.operator_code)


def fate_by_toll(
    view: View, tolls: Sequence[TollMention], kind: EventType
) -> tuple[CrewMember, Span] | None:
    """What a toll says of a crew of which nothing else is told: "five soldiers died", "no one"."""
    if kind not in _DOWNED:
        return None
    told = [t for t in tolls if t.harm in (Harm.KILLED, Harm.INJURED)]
    dead = next((t for t in told if t.harm is Harm.KILLED and t.low), None)
    if dead is not None and dead.group in _UNARMED and not _ABOARD.search(view.text):
        return None
    if dead is not None:
        below = _BELOW.search(view.words_at(dead.span))
        return None if below else (CrewMember(CrewRole.CREW, CrewFate.KILLED, None), dead.span)
    if told and not any(t.low for t in told):
        return CrewMember(CrewRole.CREW, CrewFate.SURVIVED, None), told[0].span
    return None


_DOWNED = frozenset({EventType.AIRCRAFT_CRASH, EventType.AIRCRAFT_SHOOTDOWN})
_BELOW = re.compile(
    r"\bon the ground\b|\b(?:slam|smash|plough|plow|crash)\w* into (?:an? |the )?(?:\w+ ){0,2}"
    r"(?:houses?|homes?|village|building|market|school|crowd|field)\b",
    re.IGNORECASE,
)
_UNARMED = frozenset({"civilians", "children", "women"})
_ABOARD = re.compile(r"\b(?:aboard|on board|in it|passengers?|airliner|its crew)\b", re.IGNORECASE)
"""Words of an article in which civilians that a plane killed may have been in it."""
