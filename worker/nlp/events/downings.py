"""What befell aircraft: shot down, crashed, lost, destroyed on the ground; and where they flew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worker.domain.kinds import ActorKind, AircraftCategory, EventType, Role
from worker.domain.text import Span
from worker.nlp.events.attacks import of_attack
from worker.nlp.events.ground import is_given_up
from worker.nlp.events.wrecks import of_wreck
from worker.nlp.text.document import Token
from worker.nlp.triggers import words
from worker.nlp.triggers.cases import Case


def of_downing(case: Case) -> EventType | None:
    """A drone downed, a plane shot down or crashed; None where nothing flies."""
    known = case.recent in words.AIRCRAFT
    goes_on = (known and _is_another(case)) or _is_the_crash(case, near=known)
    if not case.setting.aircraft and not words.FLIGHT.search(case.text) and not goes_on:
        return None
    uav = bool(case.setting.aircraft) and all(
        a.category is AircraftCategory.UAV for a in case.setting.aircraft
    )
    if uav:
        return EventType.DRONE_STRIKE if _flew_into(case) else EventType.UAV_DOWNING
    crash = case.found.kind in _CRASHES and not _under_fire(case.text)
    return EventType.AIRCRAFT_CRASH if crash else EventType.AIRCRAFT_SHOOTDOWN


_CRASHES = frozenset("crash lose fall missing seize".split())
"""Classes of words for a plane that came down; "the fall of" a plane is of those of ground."""


def _is_another(case: Case) -> bool:
    """ "They downed it", "shot down two more" behind another: not "brought down the government"."""
    if case.found.kind != "down":
        return False
    return not any(o.lower_ in _RULE for o in case.objects())


_RULE = frozenset(
    "administration authorities cabinet coalition dictator dictatorship government king leader"
    " leadership monarchy order president regime ruler rulers state system".split()
)
"""What is overthrown."""


def _is_the_crash(case: Case, *, near: bool) -> bool:
    """ "It crashed", "the crash": of the plane that was told last.

    Further on only "the crash", where none but of a plane is told.
    """
    if case.found.kind != "crash":
        return False
    i = case.token.i
    if case.found.noun and _AROUND.intersection(
        t.lower_ for t in case.token.doc[max(0, i - 2) : i]
    ):
        return False  # "after the crash a shell hit"
    if case.found.noun:
        of_plane = words.PLANES.search(case.setting.article) and words.FELL.search(
            case.setting.article
        )
        alone = of_plane and not _ON_THE_ROAD.search(case.setting.article)
        return (near or bool(alone)) and any(c.lower_ in _DEFINITE for c in case.token.children)
    return near and any(c.dep_ == "nsubj" and c.lower_ in _IT for c in case.token.children)


_AROUND = frozenset("after since before following until".split())
_DEFINITE = frozenset("the this that".split())
_ON_THE_ROAD = re.compile(
    r"\b(?:car|bus|train|truck|lorry|traffic|road|rail|market|stock|currency)\b", re.IGNORECASE
)
"""What else crashes."""
_IT = frozenset({"it", "they", "which"})


def _under_fire(text: str) -> bool:
    """ "Crashed after it was hit by ground fire", if nobody only says so or denies it."""
    return bool(words.UNDER_FIRE.search(text)) and not words.NOT_BY_FIRE.search(text)


def _flew_into(case: Case) -> bool:
    """ "Drones crashed into the depot": that is what they were sent for."""
    into = [o for c in case.token.children if c.lower_ == "into" for o in c.children]
    return case.found.kind == "crash" and any(o.lower_ not in words.NATURAL for o in into)


def of_loss(case: Case) -> EventType | None:
    """ "A jet was lost", "the loss of his aircraft": how, it does not say. Or ground was lost."""
    if is_given_up(case):
        return EventType.TERRITORY_CHANGE
    lost = case.objects() if not case.found.noun else case.objects("pobj")
    lost = lost or _lost_in_a_headline(case)
    lost = [t for o in lost for t in itself(o)]
    lost += [c for o in case.token.children if o.dep_ == "prep" for c in o.children]
    spans = [a.span for a in case.setting.aircraft]
    if not any(s.start <= o.idx < s.end for o in lost for s in spans):
        return None
    return of_downing(case)


def _lost_in_a_headline(case: Case) -> list[Token]:
    """ "Army helicopter lost near the border": a participle that the parser takes for a verb."""
    token = case.token
    if case.found.noun or token.lower_ != "lost":
        return []
    if token.dep_ in ("acl", "relcl"):
        return [token.head]
    return [c for c in token.children if c.dep_ == "nsubj"]


def of_missing(case: Case) -> EventType | None:
    """A plane that did not come back from where it flew to."""
    return of_downing(case) if is_subject_a_craft(case) else None


def of_damage(case: Case) -> EventType | None:
    """A plane that was damaged: in the air if it had to land, else on the ground; or a house."""
    if not is_craft_blown_up(case):
        return of_wreck(case)
    if words.FELL.search(case.text):
        return EventType.AIRCRAFT_SHOOTDOWN
    return EventType.AIRCRAFT_DESTROYED if words.GROUNDED.search(case.text) else None


def of_bringing_down(case: Case) -> EventType | None:
    """ "Brought down a jet"; "two barrels brought down a house" is an attack on the house."""
    things = (ActorKind.FACILITY, ActorKind.CIVILIANS)
    spans = [a.span for a in case.setting.aircraft]
    struck = [a for role, a in case.actors if role is Role.TARGET and a.kind in things]
    if struck and not any(
        a.span.overlaps(s) for role, a in case.actors if role is Role.TARGET for s in spans
    ):
        by_air = case.setting.aircraft or words.AIR.search(case.text)
        return EventType.AIR_STRIKE if by_air else of_attack(case)
    return of_downing(case)


def of_intercepting(case: Case) -> EventType | None:
    """A drone that is intercepted is downed, beside missiles as well; a plane is turned away."""
    met = _craft_among(case, case.objects())
    drones = bool(met) and all(category is AircraftCategory.UAV for category in met)
    return EventType.UAV_DOWNING if drones else None


def _is_object(case: Case, span: Span) -> bool:
    return any(span.start <= o.idx < span.end for o in case.objects())


def of_destroying(case: Case) -> EventType | None:
    """A plane on the ground, a drone in the air, if that is what was destroyed; else an attack."""
    token = case.token
    hit = case.objects("oprd")
    hit += [token.head] if token.dep_ in ("acl", "oprd", "amod") else []
    if token.dep_ == "xcomp":  # "two planes were found destroyed"
        hit += [c for c in token.head.children if c.dep_ == "nsubjpass"]
    craft = _craft_among(case, hit)
    if not craft:
        return of_attack(case) or of_wreck(case)
    if all(category is AircraftCategory.UAV for category in craft):
        return EventType.UAV_DOWNING
    flying = words.IN_THE_AIR.search(case.text) and not words.GROUNDED.search(case.text)
    return EventType.AIRCRAFT_SHOOTDOWN if flying else EventType.AIRCRAFT_DESTROYED


def _craft_among(case: Case, heads: Sequence[Token]) -> list[AircraftCategory]:
    """The categories of the craft that some nouns name, or what is joined to them."""
    things = [t for head in heads for t in itself(head)]
    return [
        a.category
        for a in case.setting.aircraft
        if any(a.span.start <= t.idx < a.span.end for t in things)
    ]


def itself(head: Token) -> Iterator[Token]:
    """A noun with what is joined to it ("two jets and a tank", "32 of 44 drones").

    Also in "14 out of 17 drones".
    """
    yield head
    for child in head.children:
        if child.dep_ in ("conj", "compound", "nmod", "appos"):
            yield from itself(child)
        elif head.tag_ == "CD" or head.lower_ in _SOME:
            of = [child, *(child.children if child.lower_ == "out" else ())]
            yield from (t for o in of if o.lower_ == "of" for c in o.children for t in itself(c))


_SOME = frozenset("one some most all both dozens several many number part half".split())


def is_craft_blown_up(case: Case) -> bool:
    """ "Blew up two patrol planes", "set a helicopter ablaze": what does not fly."""
    hit = case.objects()
    return any(
        a.category is not AircraftCategory.UAV
        and any(a.span.start <= o.idx < a.span.end for o in hit)
        for a in case.setting.aircraft
    )


def is_craft_hit(case: Case) -> bool:
    """Whether a craft of any kind is what it was done to, or in a headline stands behind it."""
    return any(_is_object(case, a.span) or _is_next(case, a.span) for a in case.setting.aircraft)


def _is_next(case: Case, span: Span) -> bool:
    """ "Rebels gun down army helicopter": only words of its phrase stand between."""
    doc, i = case.token.doc, case.found.end
    while i < len(doc) and doc[i].idx < span.start and doc[i].tag_.startswith(_OF_PHRASES):
        i += 1
    return i < len(doc) and span.start <= doc[i].idx < span.end


_OF_PHRASES = ("NN", "JJ", "DT", "CD", "POS", "PRP$", "HYPH")


def of_violation(case: Case) -> EventType | None:
    """Planes in the airspace of others, or over their border where the article speaks of that."""
    if "airspace" in case.text.lower():
        return EventType.AIRSPACE_VIOLATION
    crossed = is_subject_a_craft(case) and "airspace" in case.setting.article.lower()
    return EventType.AIRSPACE_VIOLATION if crossed else None


def is_subject_a_craft(case: Case) -> bool:
    """Whether a craft does what the trigger says: "the helicopter burned"."""
    subjects = [c for c in case.token.children if c.dep_ == "nsubj"]
    spans = [a.span for a in case.setting.aircraft]
    return any(s.start <= c.idx < s.end for c in subjects for s in spans)
