"""Texts that a side tells itself: "our fighters took the town, we downed a helicopter".

The radio of a group or its communique names no source, since the side is the source: what it tells
of itself it claims, what it tells of others it alleges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from worker.domain.annotations import ActorMention, ClaimMention, Trigger
from worker.domain.kinds import IRREGULAR, About, Polarity, Role, Stance
from worker.nlp.actors.groups import find_groups
from worker.nlp.claims.speaker import Speaker
from worker.nlp.text.document import Doc
from worker.nlp.text.document import Span as Sent

_QUOTED = re.compile(r'"[^"]{0,600}"|“[^”]{0,600}”')
_WE = re.compile(
    r"\bour (?:[\w-]+ )?(?:men|forces|fighters|troops|comrades|combatants|guerrillas|units"
    r"|mujah[ei]d[ei]{1,2}n|brothers|commandos|gunners|lions)\b"
    r"|\bwe (?:have )?(?:also )?(?:downed|attacked|shot|destroyed|ambushed|captured|killed|took"
    r"|bombed|struck|launched|executed|seized|wiped|annihilated)\b",
    re.IGNORECASE,
)
_ENEMY = re.compile(r"\b(?:the|against) enemy\b|\benemy (?!of\b)[a-z]+", re.IGNORECASE)
_STATION = re.compile(
    r"\b(radio \w+) (?:is|will|has|now|reports|announces|informs|continues|brings)\b", re.IGNORECASE
)
"""The station of a side, which speaks of itself: "Radio Victoria will now report"."""
_ENOUGH = 2
"""Words of a side on its own war, one of them of itself, that make a text its own."""


class OwnVoice:
    """The side in whose words one document is told, if it is."""

    def __init__(self, doc: Doc, actors: Sequence[ActorMention]) -> None:
        self._actors = actors
        self._side = _side(doc)

    def claims(self, sentence: int, sent: Sent, triggers: Sequence[Trigger]) -> list[ClaimMention]:
        """What the side says by telling the occurrences of a sentence."""
        if self._side is None:
            return []
        told = [t for t in triggers if t.polarity is Polarity.ASSERTED]
        found = {self._reading(sent, self._side, t): t for t in reversed(told)}
        return [
            ClaimMention(t.span, self._side.name, *reading, sentence)
            for reading, t in found.items()
        ]

    def _reading(self, sent: Sent, side: Speaker, trigger: Trigger) -> tuple[Stance, About]:
        doers = [self._actors[r.actor] for r in trigger.roles if r.role is Role.INITIATOR]
        if any(map(side.is_of, doers)) or (not doers and _WE.search(sent.text)):
            return Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        return Stance.ALLEGES, About.RESPONSIBILITY if doers else About.OCCURRENCE


def _side(doc: Doc) -> Speaker | None:
    """The armed group that a text of its own names most, by its most usual name."""
    text = _QUOTED.sub(" ", doc.text)
    own = len(_WE.findall(text))
    if not own or own + len(_ENEMY.findall(text)) < _ENOUGH:
        return None
    hits = [hit for hit in find_groups(doc) if hit.value.kind in IRREGULAR]
    counted = Counter(hit.value.canonical_id for hit in hits).most_common(1)
    if not counted:
        return None
    [(side, _)] = counted
    names = Counter(
        _written(doc[h.start : h.end].text) for h in hits if h.value.canonical_id == side
    )
    name = max(names, key=lambda n: (names[n], -len(n)))
    if (radio := _STATION.search(text)) is not None:
        name = f"{radio.group(1).title()} ({name})"
    return Speaker(name, sides=frozenset({side}), belligerent=True, irregular=True)


def _written(name: str) -> str:
    """Initials in capitals, also where the text has none."""
    return name.upper() if name.islower() and " " not in name and len(name) <= _INITIALS else name


_INITIALS = 5
