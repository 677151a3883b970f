"""Whom pronouns and possessives mean: "Iraq said its planes had hit", "the group said it fired".

What a source tells of "it", "they" or "its troops" is of the source's own side; elsewhere a pronoun
means the armed side that acted last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worker.domain.annotations import ActorMention, AircraftMention
from worker.domain.kinds import IRREGULAR, ActorKind, AircraftCategory, Role
from worker.domain.text import Span
from worker.nlp.actors.groups import Group, find_groups, state_id
from worker.nlp.actors.reader import ARMED, ActorReader
from worker.nlp.actors.words import GROUPS
from worker.nlp.places.demonyms import country_of
from worker.nlp.text.document import Token
from worker.nlp.text.phrases import Hit
from worker.nlp.text.role_grammar import acted_before, is_passive, is_quoted, subjects

_PRONOUNS = frozenset("it they we he she them him".split())
_OBJECTS = frozenset("them him her".split())
_POSSESSIVES = frozenset("its their our his her".split())
_OTHERS = frozenset("it they he she".split())
"""Whom a speaker means in its own words: "They hit the ship," X said."""
_SIDES = ARMED | {ActorKind.STATE, ActorKind.TERRORIST}
SAYING = frozenset(
    "say says said claim claims claimed announce announces announced report reports reported add"
    " adds added state stated states declare declared confirm confirmed acknowledge acknowledged"
    " admit admitted boast boasted tell told"
    " claiming saying announcing adding stating".split()
)
_SINGULAR = frozenset({"NN", "NNP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_WITHIN = frozenset({"compound", "amod", "nmod", "poss"})
_STEPS = 6
_HYPHENED = 2
"""Tokens before the "led" of "Saudi-led"."""


class Reference:
    """Resolves the pronouns of one document, read from its start to its end."""

    def __init__(self, reader: ActorReader) -> None:
        self._reader = reader
        self._acted: list[ActorMention] = []

    def remember(self, roles: Sequence[tuple[Role, ActorMention]]) -> None:
        """Keep who acted last."""
        acted = [a for role, a in roles if role is Role.INITIATOR and a.kind in _SIDES]
        if acted:
            self._acted = acted

    def resolve(self, head: Token, trigger: Token, role: Role) -> list[ActorMention]:
        """The actors that a phrase means: its own, the owner it names, or what a pronoun means."""
        if role is Role.INITIATOR and head.tag_ == "CD":  # "one of the attackers"
            head = next((p for p in _parts(head) if p.tag_.startswith("NN")), head)
        if head.lower_ in _PRONOUNS or head.lower_ in _POSSESSIVES:
            if role is not Role.INITIATOR:
                return self._object_before(head, trigger)
            others = head.lower_ in _OTHERS and is_quoted(trigger)
            return ([] if others else self._speaker(trigger)) or list(self._acted)
        actor = self._reader.read(owner if (owner := _of_whom(head)) is not None else head)
        found = [] if actor is None else [actor]
        of_it = next((g for g in (head, *_parts(head)) if is_the_group(g)), None)
        if of_it is not None and (hit := group_before(of_it)) is not None:
            group = self._reader.read(head.doc[hit.end - 1])
            return [] if group is None else [group]
        owned = [head, *_parts(head)]
        if role is Role.INITIATOR and any(
            c.lower_ in _POSSESSIVES for h in owned for c in h.children
        ):
            found += self._speaker(trigger) or self._acted
        return found

    def _object_before(self, pronoun: Token, verb: Token) -> list[ActorMention]:
        """ "Arrested two men and shot them": those to whom the verb before was done."""
        if pronoun.lower_ not in _OBJECTS or verb.dep_ != "conj":
            return []
        objects = [
            c
            for c in verb.head.children
            if c.dep_ in ("dobj", "nsubjpass") and c.i < verb.i and c.tag_.startswith("NN")
        ]
        found = [self._reader.read(one) for o in objects for one in self._reader.coordinated(o)]
        return [actor for actor in found if actor is not None]

    def owner(self, trigger: Token) -> list[ActorMention]:
        """Who acts where a noun only has an owner: "their attack", "its offensive"."""
        owner = next((c for c in trigger.children if c.lower_ in _POSSESSIVES), None)
        if owner is None:
            return self._leader(trigger)
        return self._speaker(trigger) or self._side_before(owner) or list(self._acted)

    def _side_before(self, owner: Token) -> list[ActorMention]:
        """ "The army … since the launch of its offensive": the side named last in the sentence."""
        number = _SINGULAR if owner.lower_ == "its" else _PLURAL
        for token in reversed(owner.doc[owner.sent.start : owner.i]):
            if token.tag_ in number and token.dep_ not in _WITHIN:
                actor = self._reader.read(token)
                if actor is not None and actor.kind in _SIDES and not actor.name.islower():
                    return [actor]
        return []

    @staticmethod
    def _leader(trigger: Token) -> list[ActorMention]:
        """ "A Saudi-led air strike": a coalition, by the country that leads it."""
        led = [t for t in trigger.subtree if t.lower_ == "led" and t.i < trigger.i]
        if not led or led[-1].i < _HYPHENED or led[-1].nbor(-1).text != "-":
            return []
        leader = led[-1].nbor(-2)
        country = country_of(leader.text)
        if country is None:
            return []
        span = Span(leader.idx, led[-1].idx + len(led[-1]))
        name = f"{leader.text}-led coalition"
        return [ActorMention(span, name, ActorKind.COALITION, country_code=country, named=True)]

    def defender(self, downing: Token, crafts: Sequence[AircraftMention]) -> list[ActorMention]:
        """ "X's ministry said two drones were shot down": X did it, unless they were its own."""
        if not is_passive(downing):
            return []
        owners = {c.operator_code for c in crafts if c.operator_code}
        foreign = owners or any(c.category is AircraftCategory.UAV for c in crafts)
        states = [a for a in self._speaker(downing) if a.country_code] if foreign else []
        return [a for a in states if a.country_code not in owners]

    def _speaker(self, trigger: Token) -> list[ActorMention]:
        """The side that tells a deed of its own."""
        current = trigger
        for _ in range(_STEPS):
            head = current.head
            if head == current:
                return []
            if current.dep_ == "acl" and head.dep_ == "pobj":  # "said in a statement that"
                current, head = head.head, head.head.head
            saying = current.dep_ in ("ccomp", "xcomp", "prep") and head.lower_ in SAYING
            if saying and head.i > trigger.i and acted_before(trigger):  # no deed of the army's own
                return []
            if saying:
                speaking = [a for s in _who_says(head) if (a := self._reader.read(s)) is not None]
                actors = [as_state(a) for a in speaking]
                return [a for a in actors if a.kind in _SIDES]
            current = head
        return []


def _of_whom(head: Token) -> Token | None:
    """ "Chad, whose troops had crossed the border": the country or the group that they are of."""
    clause = head.head
    if clause.dep_ != "relcl" or not any(c.lower_ == "whose" for c in head.children):
        return None
    return clause.head if clause.head.tag_.startswith("NNP") else None


def _who_says(verb: Token) -> list[Token]:
    """The subject of a word of saying, also "the statement" of somebody who is not told."""
    if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        return []  # who denied one thing and said another is not yet followed
    return subjects(verb) or ([verb.head] if verb.dep_ == "acl" else [])


def as_state(actor: ActorMention) -> ActorMention:
    """A ministry speaks for its state: "Russia's defence ministry said its forces had"."""
    ministry = actor.kind is ActorKind.FACILITY and actor.name.lower().endswith("ministry")
    if not ministry or actor.country_code is None:
        return actor
    return replace(actor, kind=ActorKind.STATE, canonical_id=state_id(actor.country_code))


def is_the_group(head: Token) -> bool:
    """ "The group", "the jihadist movement": the one that was named."""
    if head.lower_ not in _GROUPS:
        return False
    before = {c.lower_ for c in head.lefts}
    named = any(c.dep_ in ("appos", "prep", "relcl", "acl") for c in head.rights)
    return not before.isdisjoint(_THE) and before <= _THE | _OF_WHAT_KIND and not named


def group_before(head: Token) -> Hit[Group] | None:
    """The armed group that was named last, if that is near."""
    named = (h for h in reversed(find_groups(head.doc)) if h.end <= head.i)
    hit = next((h for h in named if h.value.kind in IRREGULAR), None)
    return hit if hit is not None and head.i - hit.end <= _NEAR else None


_NEAR = 150
"""Tokens after the name of a group in which "the group" still means it."""
_THE = frozenset({"the", "this", "that"})
_OF_WHAT_KIND = frozenset(
    "jihadist islamist militant rebel terrorist extremist armed insurgent guerrilla separatist"
    " paramilitary hardline sunni shiite".split()
)
_GROUPS = GROUPS - {"gang", "cartel"}


def _parts(head: Token) -> list[Token]:
    """ "One of its fighters": what the one is of."""
    of = [c for c in head.children if c.lower_ == "of"]
    return [p for c in of for p in c.children if p.dep_ == "pobj"]
