"""Who did it and to whom, for one occurrence: the roles of its triggers, made whole.

1. told      each actor of the triggers once in its role, where it can play it
2. at home   an army or police without a country is that of the country where it happened
3. rivals    people without a name who fight each other are those of the place
4. the same  where no one is said to have done it, the side of the like told right before,
             else the one side that acts in the whole article, on the day of its lead, else
             the drone that did it; "warplanes" are those of the one state that strikes
5. both      where two sides lost men in a clash, both fought it
6. once      who is only called "the fighters" is no second actor beside a group that has a name,
             nor "the plane" beside those whose plane it is
7. one craft what was shot down is one target under its fullest name; what it flew over is none
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worker.domain.annotations import ActorMention, Trigger
from worker.domain.day_names import MONTHS, WEEKDAYS
from worker.domain.incident import Actor, Location
from worker.domain.kinds import ARMED, IRREGULAR, ActorKind, Certainty, EventType, Polarity, Role
from worker.domain.text import Span
from worker.incidents.compare import FAMILY
from worker.incidents.names import alike, fold
from worker.incidents.proposal.listed import items
from worker.incidents.proposal.view import CREW, DOWNINGS, LEAD, PLANE, VIOLENT, View

Told = tuple[Actor, Span]

_ABLE = ARMED | {ActorKind.STATE}
_DOMESTIC = re.compile(
    r"\b(?:army|police\w*|soldiers?|troops|security (?:forces?|personnel|men|officers?)|gendarm\w+"
    r"|officers?|military|commandos|constables?|paramilitar\w+|armed forces|government forces)\b",
    re.IGNORECASE,
)
_GROUPED = IRREGULAR | {ActorKind.COALITION}
_BARE = frozenset(
    "fighter fighters militant militants insurgent insurgents gunman gunmen attacker attackers"
    " assailant assailants paramilitary paramilitaries rebel rebels terrorist terrorists jihadist"
    " jihadists guerrilla guerrillas extremist extremists group militia militiamen bomber bombers"
    " raiders bandits gang gangs".split()
)
"""What members of any group are called, each word by itself."""
_RIVALS = re.compile(
    r"\b(?:groups?|communities|factions|families|clans|villagers|locals|sides|villages|tribes)\b",
    re.IGNORECASE,
)
_BACK = 3
"""Sentences before an occurrence from which it may take its side."""
_ON_THE_GROUND = frozenset(
    {EventType.ARMED_ATTACK, EventType.ARMED_CLASH, EventType.TERRITORY_CHANGE}
)
_FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.CHEMICAL_ATTACK})
_BLASTS = frozenset({EventType.BOMBING, EventType.SUICIDE_ATTACK})


def sides_of(view: View, triggers: list[Trigger], location: Location | None) -> list[Told]:
    """The actors of an occurrence, each with the words that name it."""
    found: list[Told] = []
    for trigger in _without_strays(triggers):
        _add(found, view, trigger, None)
    if not any(actor.role is Role.INITIATOR for actor, _ in found):
        found += _both(triggers, found)
    if not any(actor.role is Role.INITIATOR for actor, _ in found):
        for trigger in _before(view, triggers):
            _add(found, view, trigger, Role.INITIATOR)
    if not any(actor.role is Role.INITIATOR for actor, _ in found):
        found += _of_the_lead(view, triggers, [a for a, _ in found])
    if not any(actor.role is Role.INITIATOR for actor, _ in found):
        for trigger in triggers:
            found += _flown(view, trigger)
    found += _owner(view, triggers, [a for a, _ in found])
    found = _each_once(found)
    if any(t.event_type in DOWNINGS for t in triggers):
        found = _downed(view, found)
    return [(_settled(actor, location), span) for actor, span in found]


def _without_strays(triggers: list[Trigger]) -> list[Trigger]:
    """The triggers without the border that a craft crossed before it was shot down: it did that."""
    if all(t.event_type not in DOWNINGS for t in triggers):
        return triggers
    return [t for t in triggers if t.event_type is not EventType.AIRSPACE_VIOLATION]


def _flown(view: View, trigger: Trigger) -> list[Told]:
    """ "A drone killed two men": of nobody, but not of nothing."""
    raid = trigger.event_type in _FROM_THE_AIR
    mentions = view.actors(trigger, Role.INITIATOR) if raid else []
    return [
        (Actor(m.name, Role.INITIATOR, m.kind, None, m.country_code), m.span)
        for m in mentions
        if m.kind in (ActorKind.VEHICLE, ActorKind.UNKNOWN) and PLANE.search(m.name)
    ][:1]


_FROM_THE_AIR = frozenset({EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.CHEMICAL_ATTACK})


def _owner(view: View, triggers: list[Trigger], actors: Sequence[Actor]) -> list[Told]:
    """ "Warplanes hit X", where one state alone strikes from the air in the article: its own."""
    did = [a for a in actors if a.role is Role.INITIATOR]
    flown = did and all(a.country_code is None and PLANE.search(a.name) for a in did)
    if not flown or all(t.event_type not in _FROM_THE_AIR for t in triggers):
        return []
    raids = (t for t in view.annotations.triggers if t.event_type in _FROM_THE_AIR)
    struck = [m for t in raids for m in view.actors(t, Role.INITIATOR) if m.country_code]
    if len({m.country_code for m in struck}) != 1:
        return []
    one = struck[0]
    owner = Actor(one.name, Role.INITIATOR, one.kind, one.canonical_id, one.country_code)
    return [(replace(owner, certainty=Certainty.ALLEGED), one.span)]


def _both(triggers: list[Trigger], harmed: list[Told]) -> list[Told]:
    """ "A soldier and a militant were killed in a clash": the two that fought each other."""
    if all(t.event_type is not EventType.ARMED_CLASH for t in triggers):
        return []
    armed = [(a, span) for a, span in harmed if a.kind in ARMED]
    opposed = len({a.kind for a, _ in armed}) > 1
    return [(replace(a, role=Role.INITIATOR), span) for a, span in armed] if opposed else []


def _each_once(found: list[Told]) -> list[Told]:
    """Without those who did it under a bare word, where one group is named for it."""
    did = [a for a, _ in found if a.role is Role.INITIATOR]
    if not all(_is_bare_craft(a) for a in did):
        found = [(a, span) for a, span in found if a not in did or not _is_bare_craft(a)]
    named = {a.canonical_id for a, _ in found if _is_named(a)}
    if len(named) != 1:
        return found
    return [(a, span) for a, span in found if a.role is not Role.INITIATOR or not _is_bare(a)]


def _is_named(actor: Actor) -> bool:
    group = actor.kind in _GROUPED and actor.canonical_id is not None
    told = actor.role is Role.INITIATOR and actor.certainty is Certainty.ASSERTED
    return group and told


def _is_bare(actor: Actor) -> bool:
    words = [w for w in actor.name.lower().split() if w not in ("the", "suspected")]
    return actor.canonical_id is None and len(words) == 1 and words[0] in _BARE


def _is_bare_craft(actor: Actor) -> bool:
    """ "The plane", of nobody."""
    return actor.country_code is None and bool(_CRAFT.fullmatch(actor.name))


_CRAFT = re.compile(r"(?:(?:the|a|an|this|that) )?(?:plane|jet|aircraft|helicopter)", re.IGNORECASE)


def _downed(view: View, found: list[Told]) -> list[Told]:
    """One aircraft and the people in it; who shot it down was not hit, nor what it flew over."""
    crafts = [t for t in found if t[0].role is Role.TARGET and _is_craft(view, t[1])]
    did = {_key(a) for a, _ in found if a.role is Role.INITIATOR}
    fullest = max(
        crafts, key=lambda t: (t[0].canonical_id is not None, len(t[0].name)), default=None
    )
    return [
        (a, span)
        for a, span in found
        if (a, span) == fullest
        or a.role is not Role.TARGET
        or CREW.search(a.name)
        or not ((a, span) in crafts or a.kind in _FLOWN_OVER or _key(a) in did)
    ]


def _key(actor: Actor) -> str:
    return actor.canonical_id or fold(actor.name)


def _is_craft(view: View, span: Span) -> bool:
    return any(span.overlaps(craft.span) for craft in view.annotations.aircraft)


_FLOWN_OVER = frozenset({ActorKind.FACILITY, ActorKind.UNKNOWN})


def _add(found: list[Told], view: View, trigger: Trigger, only: Role | None) -> None:
    """The actors of a trigger, those of one role only where asked, that are not yet there."""
    for link in trigger.roles:
        mention = view.annotations.actors[link.actor]
        if (only is not None and link.role is not only) or not _plays(view, mention, link.role):
            continue
        if link.role is Role.INITIATOR and trigger.event_type in _BLASTS and _looks_into(mention):
            continue
        told = [n for n, (a, _) in enumerate(found) if a.role is link.role and _one(a, mention)]
        if told and not _is_fuller(mention, found[told[0]][0]):
            continue
        actor = Actor(
            mention.name,
            link.role,
            mention.kind,
            mention.canonical_id,
            mention.country_code,
            link.certainty,
        )
        if told:
            found[told[0]] = (actor, mention.span)
        else:
            found.append((actor, mention.span))


def _looks_into(mention: ActorMention) -> bool:
    """Who is named with a bomb because he says, searches or clears what it did."""
    return bool(_INVESTIGATORS.search(mention.name))


_INVESTIGATORS = re.compile(
    r"\b(?:police\w*|authorities|officials?|experts?|squad|investigators?|prosecutors?)$",
    re.IGNORECASE,
)


def _is_fuller(mention: ActorMention, actor: Actor) -> bool:
    """ "A gang", told later by its name: "the Ndem gang"; a state, by its force that did it."""
    force = (actor.kind, mention.kind) == (ActorKind.STATE, ActorKind.STATE_FORCE)
    if force and mention.canonical_id == actor.canonical_id:
        return True
    return mention.named and _is_bare(actor) and len(mention.name.split()) > 1


def _one(actor: Actor, mention: ActorMention) -> bool:
    """Whether two names are of one side; a state has many forces."""
    if mention.canonical_id and not mention.canonical_id.startswith("state-"):
        return actor.canonical_id == mention.canonical_id or alike(actor.name, mention.name)
    return alike(actor.name, mention.name)


def _before(view: View, triggers: list[Trigger]) -> Iterator[Trigger]:
    """The nearest trigger of the like right before, if somebody is said to have done that."""
    first = min(t.sentence for t in triggers)
    kinds = {t.event_type for t in triggers}
    for trigger in reversed(view.annotations.triggers):
        if not first - _BACK <= trigger.sentence <= first or not _alike(kinds, trigger.event_type):
            continue
        roles = [r for r in trigger.roles if r.role is Role.INITIATOR]
        did = any(_is_side(view.annotations.actors[r.actor]) for r in roles)
        if did and _of_one_item(view, trigger.sentence, first):
            yield trigger
            return


def _of_one_item(view: View, a: int, b: int) -> bool:
    """Whether two sentences are of one item, in a report that is a list."""
    numbers = items(view.text, view.annotations)
    return numbers[a] == numbers[b]


def _of_the_lead(view: View, triggers: list[Trigger], harmed: Sequence[Actor]) -> list[Told]:
    """The one side that acts in an article and its lead, where that day is meant.

    "The rebels struck three towns on Monday", and each town is told further on.
    """
    acting = [
        (t, a)
        for t in view.annotations.triggers
        if t.polarity is not Polarity.HYPOTHETICAL and FAMILY[t.event_type] in VIOLENT
        for a in view.actors(t, Role.INITIATOR)
        if a.kind in _ABLE
    ]
    sides = {a.canonical_id or fold(a.name) for _, a in acting}
    first = next((t for t, _ in acting if t.sentence < LEAD), None)
    if len(sides) != 1 or first is None or any(_is_of(a, sides) for a in harmed):
        return []
    days = [view.date(t) for t in (first, *triggers)]
    known = [d.start for d in days if d is not None]
    same = known and days[0] is not None and all(d == days[0].start for d in known)
    if not same or any(FAMILY[t.event_type] not in VIOLENT for t in triggers):
        return []
    told: list[Told] = []
    _add(told, view, first, Role.INITIATOR)
    return [(replace(a, certainty=Certainty.ALLEGED), span) for a, span in told]


def _is_of(actor: Actor, sides: set[str]) -> bool:
    return (actor.canonical_id or fold(actor.name)) in sides


def _is_side(actor: ActorMention) -> bool:
    """Not gunmen without a name: those of the next attack are others."""
    nameless = actor.kind is ActorKind.MILITIA and actor.canonical_id is None
    return actor.kind in _ABLE and not nameless


def _alike(kinds: set[EventType], kind: EventType) -> bool:
    return any(kind in same and kinds & same for same in (_ON_THE_GROUND, _FROM_AFAR, _BLASTS))


def _settled(actor: Actor, location: Location | None) -> Actor:
    """With the id and the country that the place gives to one who has none."""
    if location is None or actor.canonical_id or actor.country_code:
        return actor
    code = location.country_code
    if actor.kind is ActorKind.STATE_FORCE and code and _DOMESTIC.search(actor.name):
        return replace(actor, canonical_id=f"state-{code.lower()}", country_code=code)
    rivals = actor.kind is ActorKind.MILITIA and _RIVALS.search(actor.name)
    if rivals and location.name:
        place = fold(location.name).replace(" ", "-")
        return replace(actor, canonical_id=f"{place}-communal-militia", country_code=code)
    return actor


_NO_ONE = (WEEKDAYS | MONTHS) | frozenset(
    "he she it they who which attack attacks clash clashes fighting offensive bomb bombs explosion"
    " blast shells rockets missiles missile shell area front violence casualties weapon weapons"
    " fire incident operation ceasefire truce raid raids strikes strike war place number toll"
    " equipment information effect report reports death deaths damage am pm"
    " hours morning night evening afternoon stage melee gunshots"
    " shots bullets rounds warning places ied device beginning start release infighting control"
    " hours statement witness total majority nobody one".split()
)
_NO_TARGET = frozenset(
    "others more two three four five six seven eight nine ten eleven twelve dozen dozens scores"
    " hundreds thousands twenty thirty forty fifty sixty third half lives injuries"
    " minutes days weeks months years time o'clock kilometer kilometers kilometre kilometres km"
    " miles metres meters gmt hrs north south east west northwest northeast southwest southeast"
    " part parts entrance vicinity outskirts edge side"
    " sector sectors tail gunpoint story video footage flag concern meeting capital country dead"
    " wounded injured error indication alight".split()
)
"""Counts, times, directions and parts: what happened to them, happened to somebody else."""


_CROWDS = frozenset(
    "villagers residents locals inhabitants crowd crowds protesters protestors demonstrators"
    " students youths farmers herders fishermen miners prisoners inmates supporters fans civilians"
    " tribesmen relatives boys teenagers workers youth members boy girl girls woman women teenager"
    " student husband neighbour neighbor".split()
)
"""Who may do it all the same, without being an armed side."""


def _is_no_one(word: str) -> bool:
    return word.strip(".") in _NO_ONE or word[0].isdigit()


def _plays(view: View, mention: ActorMention, role: Role) -> bool:
    """Whether an actor can be in a role: things do nothing, and times suffer nothing."""
    words = mention.name.lower().split()
    if not words or (mention.canonical_id is None and _is_no_one(words[-1])):
        return False
    if role is not Role.INITIATOR:
        return mention.kind is not ActorKind.UNKNOWN or not _is_nothing(view, mention)
    if mention.kind is ActorKind.CIVILIANS:
        return mention.country_code is not None or bool({words[0], words[-1]} & _CROWDS)
    return mention.kind not in {ActorKind.FACILITY, ActorKind.VEHICLE, ActorKind.UNKNOWN}


def _is_nothing(view: View, mention: ActorMention) -> bool:
    """Whether words of no known kind name neither people nor things, or only the place."""
    word = mention.name.lower().split()[-1].strip(".")
    if word in _NO_TARGET:
        return True
    return any(p.span.overlaps(mention.span) for p in view.annotations.places if not p.actor)
