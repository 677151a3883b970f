"""From the words of one sentence to the occurrences that it tells.

1. propose   each word that fires, with its type, its roles and whether it happened
2. fold      words of one occurrence together, the most telling first
3. tie       the day, the place, the aircraft, the weapons and the tolls that belong to each
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worker.domain.annotations import ActorMention, RoleLink, TimeRelation, Trigger
from worker.domain.kinds import ActorKind, EventType, PlacePrecision, Role
from worker.domain.text import Span
from worker.nlp.actors.groups import state_id
from worker.nlp.actors.reader import ActorReader
from worker.nlp.actors.reference import Reference
from worker.nlp.events.barriers import barriers, between, part_of
from worker.nlp.events.beside import aside, beside, held_before, left_over
from worker.nlp.events.folding import (
    Proposal,
    Roles,
    fold,
    is_by_means,
    is_recalled,
    is_weak,
)
from worker.nlp.events.lasting import is_answered, is_around
from worker.nlp.events.no_part import is_named_thing, is_no_target
from worker.nlp.events.protests import grievance
from worker.nlp.events.roles import ARMAMENT, links
from worker.nlp.events.types import WEAK, anaphoric, event_type
from worker.nlp.events.unarmed import with_doers
from worker.nlp.events.wrecks import is_of_the_last
from worker.nlp.mentions import Mentions
from worker.nlp.text.annals import is_of_old
from worker.nlp.text.clauses import (
    came_before,
    clause_steps,
    distance,
    is_meanwhile,
    is_of_care,
    is_of_telling,
    is_origin,
    is_struck,
)
from worker.nlp.text.document import Doc, Token
from worker.nlp.times.when import time_of
from worker.nlp.tolls.counts import is_count, is_tally, may_count
from worker.nlp.triggers.cases import Case, Setting
from worker.nlp.triggers.found import Found
from worker.nlp.triggers.modality import is_figure, is_habit, polarity
from worker.nlp.triggers.words import LASTING

_DOWNED = frozenset({"down", "crash", "fall", "lose"})
_FOUGHT = frozenset({"clash", "offensive", "ambush"})


class Teller:
    """Reads the occurrences off the sentences of one document, in order."""

    def __init__(
        self, doc: Doc, reader: ActorReader, mentions: Mentions, actors: list[ActorMention]
    ) -> None:
        self._doc = doc
        self._text = doc.text
        self._reader = reader
        self._mentions = mentions
        self._actors = actors
        self._reference = Reference(reader)
        self._last: EventType | None = None
        self._told: frozenset[int] = frozenset()
        self._last_sentence = 0

    def triggers(self, number: int, setting: Setting, found: Sequence[Found]) -> list[Trigger]:
        """The triggers of a sentence, one for each occurrence that it tells."""
        self._told = frozenset(self._doc[f.head].idx for f in found)
        downed = {f.head for f in found if f.kind in _DOWNED}
        found = [
            f
            for f in found
            if not (f.noun and f.kind in _FOUGHT and is_around(self._doc[f.head], downed))
        ]
        told = found if found and self._tells(setting) else ()
        walls = barriers(self._doc, self._mentions, setting) if told else []
        around = [(f, between(self._doc, f, walls, setting)) for f in told]
        proposals = [p for f, part in around if (p := self._propose(number, f, part)) is not None]
        folded = fold(proposals, walls)
        if len(folded) == 1:
            self._complete(folded[0], setting)
        parts = [part_of(self._doc, group[0].found, walls, setting) for group in folded]
        owned = self._tolls_of(folded, parts, setting)
        triggers = [
            self._trigger(number, group, tolls, part, setting)
            for group, tolls, part in zip(folded, owned, parts, strict=True)
        ]
        for trigger in triggers:
            if trigger.score > _WEAK_SCORE or trigger.event_type in LASTING:
                self._last, self._last_sentence = trigger.event_type, number
        return triggers

    def _propose(self, number: int, found: Found, setting: Setting) -> Proposal | None:
        token = self._doc[found.head]
        if found.kind in WEAK | {"murder", "seize"} and is_figure(token):
            return None
        if may_count(found.kind, token) and self._counts(setting):
            return None
        if self._is_only_protested(token):
            return None
        roles: Roles = []
        linked = links(self._doc, found)
        for role, head in linked:
            for one in self._reader.coordinated(head):
                resolved = self._reference.resolve(one, token, role)
                roles += [(role, self._flown(actor)) for actor in resolved]
        roles = with_doers(roles, found, linked)
        if not any(role is Role.INITIATOR and _can_act(a) for role, a in roles):
            acting = self._reference.owner(token) or beside(self._reader, token, found)
            if not acting and found.kind == "down":
                acting = self._reference.defender(token, setting.aircraft)
            harmed = [actor for role, actor in roles if role is Role.TARGET]
            roles += [(Role.INITIATOR, a) for a in acting if a not in harmed]
        roles = [(r, a) for r, a in roles if r is not Role.INITIATOR or not self._is_setting(a)]
        if found.kind in _DOWNED:
            roles = [(r, a) for r, a in roles if r is not Role.INITIATOR or not self._owns(a)]
        roles = [(r, a) for r, a in roles if r is Role.INITIATOR or not is_no_target(a)]
        recent = self._last if number - self._last_sentence <= _RECENT else None
        case = Case(found, token, setting, roles, recent)
        kind = event_type(case)
        if kind is None:
            return None
        self._reference.remember(roles)
        return Proposal(
            found,
            kind,
            roles,
            polarity(token),
            anaphoric(token, found) or is_of_the_last(case, kind),
            aside(token, found),
            found.noun and is_answered(token) and any(r is Role.TARGET for r, _ in roles),
            _done_in(token) if found.noun else None,
        )

    def _tells(self, setting: Setting) -> bool:
        """Whether a sentence may tell what happened, and not what is done, or was in a period."""
        within = Span(setting.sent.start_char, setting.sent.end_char)
        tally = is_tally(setting.text, within, self._mentions.dates)
        if tally or is_habit(setting.text) or is_of_old(self._text, within):
            return False
        return not _is_asked(setting.text)

    def _counts(self, setting: Setting) -> bool:
        """Whether the sentence counts the dead of a period."""
        within = Span(setting.sent.start_char, setting.sent.end_char)
        return is_count(setting.text, within, self._mentions.dates, self._mentions.tolls)

    def _is_only_protested(self, token: Token) -> bool:
        """Told as what a protest is about, without a time or a place of its own."""
        why = grievance(token)
        if why is None:
            return False
        phrase = Span(self._doc[why.left_edge.i].idx, self._doc[why.right_edge.i].idx + 1)
        times = (d.span for d in self._mentions.dates if d.relation is not TimeRelation.TOLD)
        placed = (p.span for p in self._mentions.places if not p.actor)
        return not any(phrase.overlaps(span) for span in (*times, *placed))

    def _complete(self, group: list[Proposal], setting: Setting) -> None:
        """The one side of a sentence that has no part yet did what no one else did."""
        taken = [actor for p in group for _, actor in p.roles]
        if group[0].kind in CRAFT or any(
            role is Role.INITIATOR and _can_act(a) for p in group for role, a in p.roles
        ):
            return
        deed = self._doc[group[0].found.head]
        found = left_over(self._reader, setting.sent, deed, taken)
        group[0].roles += [(Role.INITIATOR, a) for a in found if not self._is_setting(a)]
        if found and all(a.kind is ActorKind.UNKNOWN for a in taken):
            held = (self._reader.read(t) for t in held_before(setting.sent, deed))
            group[0].roles += [(Role.TARGET, a) for a in held if a is not None]

    def _flown(self, actor: ActorMention) -> ActorMention:
        """An aircraft that does something is of an air force: "by an Israeli F-16"."""
        if actor.kind is not ActorKind.UNKNOWN:
            return actor
        crafts = (a for a in self._mentions.aircraft if a.span.overlaps(actor.span))
        craft = next((a for a in crafts if a.model or a.operator_code), None)
        if craft is None:
            return actor
        code = craft.operator_code or ""
        if code and not code.isupper():
            return replace(actor, kind=ActorKind.MILITIA, canonical_id=code)
        canonical = state_id(code) if code else None
        return replace(
            actor, kind=ActorKind.STATE_FORCE, canonical_id=canonical, country_code=code or None
        )

    def _owns(self, actor: ActorMention) -> bool:
        """ "A helicopter of the army brought down": whose it is did not do it."""
        ends = (c.span.end for c in self._mentions.aircraft if c.span.end < actor.span.start)
        return any(_OF.fullmatch(self._text[end : actor.span.start]) for end in ends)

    def _is_setting(self, actor: ActorMention) -> bool:
        """A day, a town, a weapon, an occurrence do nothing ("the Aden bombing killed")."""
        if actor.kind is ActorKind.FACILITY and not actor.named:
            return True
        if actor.kind is ActorKind.UNKNOWN and actor.name.split()[-1].lower() in _NO_DOERS:
            return True
        if is_named_thing(actor):
            return True
        occurrence = any(actor.span.contains(Span(at, at + 1)) for at in self._told)
        if occurrence and actor.kind is ActorKind.UNKNOWN:
            return True
        if any(d.span.contains(actor.span) for d in self._mentions.dates):
            return True
        return actor.canonical_id is None and any(
            p.span.contains(actor.span) and p.location.precision < PlacePrecision.COUNTRY
            for p in self._mentions.places
        )

    def _trigger(
        self,
        number: int,
        group: list[Proposal],
        tolls: Sequence[int],
        part: Span,
        setting: Setting,
    ) -> Trigger:
        first = group[0]
        span = _span(self._doc, first.found)
        within = Span(setting.sent.start_char, setting.sent.end_char)
        roles = [(role, actor) for p in group for role, actor in p.roles]
        return Trigger(
            span=span,
            sentence=number,
            event_type=first.kind,
            polarity=first.polarity,
            rule=f"{'noun' if first.found.noun else 'verb'}:{first.found.kind}",
            score=_WEAK_SCORE if is_weak(first) and not is_by_means(first) else _TELLING_SCORE,
            anaphoric=is_recalled(group),
            roles=tuple(
                dict.fromkeys(RoleLink(role, index_of(self._actors, a)) for role, a in roles)
            ),
            date=time_of(self._doc, self._mentions.dates, within, self._words(group), self._told),
            place=self._place(within, part, span, number),
            aircraft=self._aircraft(within, roles, first.kind),
            weapons=tuple(_inside(self._mentions.weapons, within)),
            tolls=tuple(tolls),
            crew=tuple(_inside(self._mentions.crew, within)),
        )

    def _words(self, group: Sequence[Proposal]) -> list[Span]:
        """The words of an occurrence that govern others, the most telling first."""
        heads = [self._doc[p.found.head] for p in group]
        return [Span(head.idx, head.idx + len(head)) for head in heads]

    def _place(self, within: Span, part: Span, span: Span, number: int) -> int | None:
        """The place of a trigger; for "the town" or "there" the one told last."""
        places = self._mentions.places
        found = self._nearest_place(part, span, number)
        if found is None and part != within:
            found = self._nearest_place(within, span, number)
        if found is not None or not _SAME_PLACE.search(within.of(self._text)):
            return found
        told = [
            i
            for i, p in enumerate(places)
            if within.start - _PLACE_REACH <= p.span.start < within.start
            and not p.actor
            and p.location.precision < PlacePrecision.COUNTRY
        ]
        return told[-1] if told else None

    def _nearest_place(self, within: Span, span: Span, number: int) -> int | None:
        """The place that the words put an event in: by exactness, then by clauses, then by letters.

        What a report starts with is where it was written, unless it says "in".
        """
        places = self._mentions.places
        inside = [
            i
            for i, p in enumerate(places)
            if within.contains(p.span)
            and not p.actor
            and not is_meanwhile(self._doc, p.span, span)
            and not came_before(self._doc, p.span, span)
            and not is_of_care(self._doc, p.span)
            and not is_of_telling(self._doc, p.span, span)
            and (p.locative or number > 1 or p.span.start > within.start + 1)
        ]
        struck = [i for i in inside if is_struck(self._doc, places[i].span, span)]
        located = [i for i in inside if places[i].locative or i in struck] or inside
        return min(
            located,
            key=lambda i: (
                places[i].location.precision >= PlacePrecision.COUNTRY,
                is_origin(self._doc, places[i].span),
                clause_steps(self._doc, span, places[i].span),
                distance(places[i].span, span),
            ),
            default=None,
        )

    def _aircraft(self, within: Span, roles: Roles, kind: EventType) -> tuple[int, ...]:
        """The aircraft it happened to: those that were hit first, without those that hit."""
        hit = [a.span for role, a in roles if role is not Role.INITIATOR]
        alone = kind in (EventType.AIRCRAFT_CRASH, EventType.AIRSPACE_VIOLATION)
        did = [a.span for role, a in roles if role is Role.INITIATOR and not alone]
        inside = [
            i
            for i in _inside(self._mentions.aircraft, within)
            if not self._is_of_any(self._mentions.aircraft[i].span, did)
            or _any_overlap(self._mentions.aircraft[i].span, hit)
        ]
        inside.sort(key=lambda i: not _any_overlap(self._mentions.aircraft[i].span, hit))
        return tuple(inside)

    def _is_of_any(self, craft: Span, actors: Sequence[Span]) -> bool:
        """Whether an aircraft is one of the actors, or stands right behind its owner."""
        return any(
            craft.overlaps(a)
            or (a.end <= craft.start and not self._text[a.end : craft.start].strip())
            for a in actors
        )

    def _tolls_of(
        self, groups: Sequence[list[Proposal]], parts: Sequence[Span], setting: Setting
    ) -> list[list[int]]:
        """The tolls of a sentence by occurrence: each belongs to the one whose word is nearest."""
        owned: list[list[int]] = [[] for _ in groups]
        within = Span(setting.sent.start_char, setting.sent.end_char)
        for index in _inside(self._mentions.tolls, within) if groups else []:
            toll = self._mentions.tolls[index]
            place = toll.cause or toll.span
            gaps = [
                (
                    not part.contains(place),
                    min(distance(_span(self._doc, p.found), place) for p in g),
                )
                for g, part in zip(groups, parts, strict=True)
            ]
            owned[gaps.index(min(gaps))].append(index)
        return owned


def _is_asked(sentence: str) -> bool:
    """ "Who shot the mayor?": asked, and not told."""
    return sentence.rstrip().rstrip("\"'”’)").endswith("?") and not {";", ":"} & set(sentence)


def index_of(actors: list[ActorMention], actor: ActorMention) -> int:
    """The place of an actor in a list, at whose end it is put where it is new."""
    if actor not in actors:
        actors.append(actor)
    return actors.index(actor)


def _can_act(actor: ActorMention) -> bool:
    """Things and the harmed do nothing, and a name alone may be anything."""
    return actor.kind not in _THINGS


_THINGS = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE, ActorKind.CIVILIANS, ActorKind.UNKNOWN})
_NO_DOERS = ARMAMENT | frozenset("air area areas sky country incident incidents".split())
CRAFT = frozenset({EventType.AIRCRAFT_CRASH, EventType.AIRCRAFT_SHOOTDOWN, EventType.UAV_DOWNING})
_OF = re.compile(r"s? (?:of|belonging to)(?: the| an?)? ", re.IGNORECASE)
_SAME_PLACE = re.compile(
    r"\b(?:the|that) (?:same )?(?:district|town|village|city|area|neighbou?rhood|suburb"
    r"|quarter|camp|hill|mountain|island)\b(?! of)|\bthere\b(?! (?:is|are|was|were|has|have|had))",
    re.IGNORECASE,
)
_PLACE_REACH = 400
"""Characters before a sentence in which "the town" was named."""
_WEAK_SCORE = 0.6
_TELLING_SCORE = 0.9
_RECENT = 3
"""Sentences for which a kind of attack goes on being meant by "the attack", "another raid"."""


def _span(doc: Doc, found: Found) -> Span:
    last = doc[found.end - 1]
    return Span(doc[found.start].idx, last.idx + len(last))


def _done_in(noun: Token) -> int | None:
    """The verb of what was done in a deed: "were kidnapped in an ambush"."""
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during")
    return noun.head.head.i if inside else None


def _any_overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _inside(mentions: Sequence[object], within: Span) -> Iterator[int]:
    for i, mention in enumerate(mentions):
        span: Span = mention.span  # type: ignore[attr-defined]
        if within.start <= span.start < within.end:
            yield i
