"""A word that may report an occurrence, with all of its sentence that decides what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worker.domain.annotations import ActorMention, AircraftMention, WeaponMention
from worker.domain.kinds import ActorKind, EventType, Role, WeaponCategory
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.triggers import words
from worker.nlp.triggers.found import Found

LEAD = 250
"""Characters that tell what an article is about."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence holds beside its trigger; `article` is the whole text around it."""

    sent: Sent
    article: str
    text: str
    weapons: Sequence[WeaponMention]
    aircraft: Sequence[AircraftMention]


Roles = Sequence[tuple[Role, ActorMention]]


@dataclass(frozen=True, slots=True)
class Case:
    """A trigger with all that decides its type.

    `recent` is the type told last, a few sentences ago at most: what "the attack" means.
    """

    found: Found
    token: Token
    setting: Setting
    actors: Roles
    recent: EventType | None = None

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.setting.text

    @property
    def lead(self) -> str:
        """The words that tell what the article is about."""
        return self.setting.article[:LEAD]

    @property
    def beside(self) -> str:
        """The words of the sentence without the trigger's own."""
        at = self.token.idx - self.setting.sent.start_char
        return self.text[:at] + self.text[at + len(self.token) :]

    def kinds(self, role: Role) -> set[ActorKind]:
        """The kinds of those who have a role."""
        return {actor.kind for r, actor in self.actors if r is role}

    def weapons(self) -> set[WeaponCategory]:
        """The categories of the weapons of the sentence; tear gas makes no chemical attack."""
        return {w.category for w in self.setting.weapons if not words.IRRITANT.search(w.name or "")}

    def objects(self, *more: str) -> list[Token]:
        """What the trigger's word is done to; `more` relations may be asked for.

        "Was forced down and then blown up": what was done to one subject.
        """
        found = [c for c in self.token.children if c.dep_ in ("dobj", "nsubjpass", *more)]
        if not found and self.token.dep_ == "conj" and self.token.tag_ == "VBN":
            found = [c for c in self.token.head.children if c.dep_ == "nsubjpass"]
        return found
