"""One source of a report: its name, whose side it is on, and whom it fights."""

from __future__ import annotations

import re
from dataclasses import dataclass

from worker.domain.annotations import ActorMention
from worker.domain.kinds import IRREGULAR, ActorKind

_STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
ARMY = re.compile(
    r"\b(?:army|military|troops|armed forces|air force|navy|field|security|high command"
    r"|general staff|defen[cs]e (?:ministry|minister)|(?:operations|central) command)\b",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"\b(?:army|military|armed forces|air force|navy|high command|general staff|communique"
    r"|defen[cs]e (?:ministry|minister))\b",
    re.IGNORECASE,
)
_FORCES = re.compile(
    rf"{ARMY.pattern}|\b(?:(?:war)?planes?|jets?|aircraft|helicopters?|drones?|forces|soldiers"
    r"|artillery|gunners|units?|commandos|warships?|air defen[cs]es?|paratroopers)\b",
    re.IGNORECASE,
)
"""Whom an army does not call its own where it tells what they did."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source; `sides` are the country codes and group ids it speaks for.

    `army`: it speaks for forces, those of `home` where it names no other; `irregular`: for a group;
    `partial`: for victims or opponents; `actor` is the armed side itself; `claims`: a caller says
    that this group did it.
    """

    name: str
    sides: frozenset[str] = frozenset()
    belligerent: bool = False
    army: bool = False
    media: bool = False
    irregular: bool = False
    partial: bool = False
    home: str | None = None
    actor: ActorMention | None = None
    claims: bool = False

    @property
    def official(self) -> bool:
        """Whether it speaks for a state."""
        return self.belligerent and not self.irregular

    def is_of(self, actor: ActorMention) -> bool:
        """Whether an actor is on the side for which the source speaks."""
        if actor.canonical_id in self.sides or self._is_short_for(actor):
            return True
        if self.irregular:
            return actor.canonical_id is None and bool(_OWN_MEN.search(actor.name))
        if not self.belligerent or actor.kind not in _STATE_KINDS:
            return False
        if actor.country_code in self.sides:
            return True
        own = actor.country_code is None or (not self.sides and actor.country_code == self.home)
        forces = _FORCES if self.media or _MILITARY.search(self.name) else ARMY
        return self.army and own and bool(forces.search(actor.name))

    def _is_short_for(self, actor: ActorMention) -> bool:
        """ "The Guards" are the Revolutionary Guards."""
        own, other = self.name.split(), actor.name.split()
        return self.belligerent and self.name.istitle() and other[-len(own) :] == own

    def fights(self, actor: ActorMention) -> bool:
        """Whether an actor is one that the side of the source fights."""
        if self.is_of(actor):
            return False
        if self.irregular:
            return actor.kind in _STATE_KINDS
        if actor.kind in _STATE_KINDS or not (self.army or self.sides):
            return False
        return actor.kind in IRREGULAR and bool(_FOES.search(actor.name))


_FIGHTERS = re.compile(
    r"\b(?:rebels?|guerrillas?|fighters?|insurgents?|mujahid\w+|mujahed\w+|militants?)\b"
    r"(?! (?:jets?|planes?|aircraft|bombers?))",
    re.IGNORECASE,
)
_OWN_MEN = re.compile(rf"{_FIGHTERS.pattern}|\bsuicide (?:car )?bombers?\b", re.IGNORECASE)
"""Those of a group whom its own spokesman does not name."""
_FOES = re.compile(
    rf"{_FIGHTERS.pattern}|\b(?:terrorists?|extremists?|jihadists?|separatists?|bandits?|gunmen)\b",
    re.IGNORECASE,
)
