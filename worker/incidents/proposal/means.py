"""What it was done with: the weapons of the telling sentences, or what the deed itself says.

1. named     weapons of the sentences that tell it; ammunition by itself was found, not used
2. nearby    where those name none, weapons of the sentence behind, if nothing else is told there
3. aircraft  of the side that shot an aircraft down ("by an F-16")
4. deed      the word of the deed: an "air strike" is one, who "opened fire" used firearms
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.domain.annotations import Trigger, WeaponMention
from worker.domain.incident import Weapon
from worker.domain.kinds import Certainty, EventType, Role, WeaponCategory
from worker.domain.text import Span
from worker.incidents.compare import FAMILY
from worker.incidents.proposal.craft import shooting
from worker.incidents.proposal.view import CRAFT, STRONG, View, kind_of

Told = tuple[Weapon, Span, str]
"""A weapon, the words that tell it, and its name whatever it is called there."""

_STORES = frozenset("munition munitions ammunition ordnance warhead warheads".split())
_DEEDS: tuple[tuple[re.Pattern[str], WeaponCategory, str], ...] = (
    (re.compile(r"\bair[ -]?(?:strike|raid)|\bair attack"), WeaponCategory.BOMB, "air strike"),
    (re.compile(r"\bdrone"), WeaponCategory.DRONE, "drone"),
    (re.compile(r"\bsuicide"), WeaponCategory.IED, "suicide bomb"),
    (re.compile(r"\bshell|\bbombard"), WeaponCategory.ARTILLERY, "shelling"),
    (re.compile(r"\bbomb"), WeaponCategory.BOMB, "bombs"),
    (re.compile(r"\bmachine-?gunn"), WeaponCategory.SMALL_ARMS, "machine guns"),
    (
        re.compile(
            r"\bshot\b|\bshoot|\bgunned|\bgun(?:fight|battle)|\bfirefight|\bfir(?:e|ed|ing)\b"
        ),
        WeaponCategory.SMALL_ARMS,
        "gunfire",
    ),
    (re.compile(r"\bbehead|\bdecapitat"), WeaponCategory.BLADED, "beheading"),
    (re.compile(r"\bstab|\bhack|\bchop|\bslit"), WeaponCategory.BLADED, "blade"),
    (re.compile(r"\bdynamit"), WeaponCategory.BOMB, "dynamite"),
    (re.compile(r"\bburn|\btorch|\bablaze|\barson"), WeaponCategory.OTHER, "fire"),
    (re.compile(r"\bexplo|\bblast|\bdetonat|\bblew|\bblow"), WeaponCategory.BOMB, "explosion"),
)
_FROM_THE_GROUND = frozenset({WeaponCategory.ARTILLERY, WeaponCategory.SMALL_ARMS})
_BY_TYPE = {
    EventType.AIR_STRIKE: (WeaponCategory.BOMB, "air strike"),
    EventType.DRONE_STRIKE: (WeaponCategory.DRONE, "drone"),
}


def weapons_of(view: View, triggers: list[Trigger], kind: EventType) -> Iterator[Told]:
    """The weapons of an occurrence, each with the words that tell it."""
    named = [view.annotations.weapons[i] for t in triggers for i in t.weapons]
    named = [m for m in named if _used(m)] or list(_nearby(view, triggers))
    if kind in CRAFT:
        hit = [view.annotations.aircraft[i].span for t in triggers for i in t.aircraft]
        named = [m for m in named if not any(m.span.overlaps(span) for span in hit)]
    if named:
        yield from ((_weapon(m), m.span, m.listed or m.category) for m in dict.fromkeys(named))
        return
    found = list(_by_aircraft(view, triggers) if kind in CRAFT else _by_deed(view, triggers, kind))
    yield from found or _further_on(view, triggers, kind)


def type_by_means(view: View, triggers: list[Trigger]) -> EventType | None:
    """What "an attack" was, where other words than its own say with what it was done.

    "Six were killed in an attack on a wedding. The bomb was hidden in a drum."
    """
    if any(kind_of(t) not in _HOW_OPEN for t in triggers):
        return None
    named = [view.annotations.weapons[i] for t in triggers for i in t.weapons]
    named = [m for m in (*named, *_nearby(view, triggers)) if _used(m) and not _taken(view, m)]
    found = {_TYPES.get(m.category) for m in named}
    return found.pop() if len(found) == 1 else None


def _taken(view: View, mention: WeaponMention) -> bool:
    """Whether a weapon was found or taken, not used: "recovered rifles and explosives"."""
    return bool(_TAKEN.search(view.words_at(mention.span)))


_TAKEN = re.compile(r"\b(?:recover|seiz|confiscat|captur|discover|found|defus)\w*", re.IGNORECASE)
_HOW_OPEN = frozenset({"attack", "destroy", "kill", "injure", "die"})
"""Classes of triggers that do not say with what something was done."""
_TYPES = {
    **dict.fromkeys(
        (WeaponCategory.BOMB, WeaponCategory.IED, WeaponCategory.MINE), EventType.BOMBING
    ),
    **dict.fromkeys(
        (WeaponCategory.MORTAR, WeaponCategory.ARTILLERY, WeaponCategory.ROCKET),
        EventType.SHELLING,
    ),
    WeaponCategory.DRONE: EventType.DRONE_STRIKE,
}


def _weapon(mention: WeaponMention) -> Weapon:
    name = mention.name or mention.category.value
    return Weapon(mention.category, name, mention.certainty)


def _used(mention: WeaponMention) -> bool:
    words = (mention.name or "").lower().split()
    return not words or words[-1] not in _STORES


def _nearby(view: View, triggers: list[Trigger]) -> Iterator[WeaponMention]:
    """Weapons of the sentence behind the last one that tells it."""
    sentences = view.annotations.sentences
    last = max(t.sentence for t in triggers) + 1
    if last >= len(sentences) or any(t.sentence == last for t in view.annotations.triggers):
        return
    within = sentences[last].span
    yield from (m for m in view.annotations.weapons if within.contains(m.span) and _used(m))


def _further_on(view: View, triggers: list[Trigger], kind: EventType) -> Iterator[Told]:
    """The first weapon for such a deed that is told before another of the kind is."""
    for mention in view.annotations.weapons:
        fits = mention.category in _FITTING.get(kind, ()) and _used(mention)
        if fits and mention.certainty is not Certainty.DENIED and _is_of(view, triggers, mention):
            yield _weapon(mention), mention.span, mention.listed or mention.category
            return


def _is_of(view: View, triggers: list[Trigger], mention: WeaponMention) -> bool:
    """Whether what was told last of its kind where a weapon stands is this occurrence."""
    at = view.sentence_of(mention.span)
    families = {FAMILY[t.event_type] for t in triggers}
    told = [t for t in view.annotations.triggers if t.sentence <= at]
    alike = [t for t in told if FAMILY[t.event_type] in families]
    others = (t for t in told if t.sentence == at and t not in triggers)
    return bool(alike) and alike[-1] in triggers and all(t.score < STRONG for t in others)


_AT_PLANES = frozenset(
    {
        WeaponCategory.MANPADS,
        WeaponCategory.SAM,
        WeaponCategory.AAA,
        WeaponCategory.AAM,
        WeaponCategory.MISSILE,
        WeaponCategory.ROCKET,
        WeaponCategory.SMALL_ARMS,
        WeaponCategory.GRENADE,
    }
)
_IN_HAND = frozenset({WeaponCategory.SMALL_ARMS, WeaponCategory.BLADED})
_SET_OFF = frozenset({WeaponCategory.BOMB, WeaponCategory.IED, WeaponCategory.MINE})
_FITTING = {
    EventType.AIRCRAFT_SHOOTDOWN: _AT_PLANES,
    **dict.fromkeys((EventType.ARMED_ATTACK, EventType.ARMED_CLASH), _IN_HAND),
    **dict.fromkeys((EventType.BOMBING, EventType.SUICIDE_ATTACK), _SET_OFF),
}
"""By what each kind of deed is done."""


def _by_aircraft(view: View, triggers: list[Trigger]) -> Iterator[Told]:
    """The aircraft that shot another down."""
    sentences = {t.sentence for t in triggers}
    for index in shooting(view, triggers):
        craft = view.annotations.aircraft[index]
        if craft.model and view.sentence_of(craft.span) in sentences:
            name = craft.span.of(view.text)
            yield Weapon(WeaponCategory.OTHER, name, Certainty.ASSERTED), craft.span, craft.model


def _by_deed(view: View, triggers: list[Trigger], kind: EventType) -> Iterator[Told]:
    for trigger in triggers:
        word = trigger.span.of(view.text).lower()
        for pattern, category, name in _DEEDS:
            if kind is EventType.AIR_STRIKE and category in _FROM_THE_GROUND:
                continue  # "jets bombarded the town"
            if pattern.search(word):
                yield Weapon(category, name, Certainty.ASSERTED), trigger.span, name
                return
    for trigger in triggers:
        for actor in view.actors(trigger, Role.INITIATOR):
            if "sniper" in actor.name.lower():
                fire = Weapon(WeaponCategory.SMALL_ARMS, "sniper fire", Certainty.ASSERTED)
                yield fire, actor.span, "sniper fire"
                return
    if kind in _BY_TYPE and triggers:
        category, name = _BY_TYPE[kind]
        yield Weapon(category, name, Certainty.ASSERTED), triggers[0].span, name
