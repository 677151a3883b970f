"""Phrases in the place of a doer or a target that name nothing that acts or is hit."""

from __future__ import annotations

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind
from worker.nlp.text.role_grammar import TIMES

_NAMED_THINGS = frozenset("cyclone hurricane typhoon storm operation exercise radio".split())
"""What is called by a name and does nothing: "Cyclone Idai", "Radio Sana"."""
_PARTS = frozenset(
    "north south east west north-west north-east south-west south-east northwest northeast"
    " southwest southeast plateau heartland furthest".split()
)
_FIELD = frozenset("ground front frontline battlefield air sea".split())
"""Where fighting is: "its forces are fighting on the ground"."""
_UNITS = frozenset({"hour", "percent"})
_ARMS = frozenset(
    "gun guns rifle rifles pistol pistols ammunition explosive explosives round rounds charge"
    " charges vest vests belt".split()
)
_DEEDS = frozenset("killing killings assault attack attacks raid raids offensive".split())
_AFTERMATH = frozenset(
    "concern concerns fear fears question questions condemnation outrage panic protest protests"
    " tension tensions criticism toll number violence war conflict crisis investigation doubt"
    " doubts alarm ceasefire talks debate pressure crime response emergency celebration".split()
)
"""What an attack raises, sparks and brings."""
_EMPTY = frozenset(
    "latest first second last way proximity amount order orders loss request power run stand lead"
    " engine engines".split()
)
_NO_TARGETS = TIMES | _PARTS | _FIELD | _UNITS | _ARMS | _DEEDS | _AFTERMATH | _EMPTY


def is_named_thing(actor: ActorMention) -> bool:
    """A storm, an operation, a station: none of them did it."""
    named = actor.name.split()[0].lower() in _NAMED_THINGS
    return named and actor.kind is ActorKind.UNKNOWN  # "Operation X" may be a known force


def is_no_target(actor: ActorMention) -> bool:
    """A time, a part of a country, a front, arms, a deed, what came of it: nothing that is hit."""
    words = actor.name.split()
    return actor.kind is ActorKind.UNKNOWN and (not words or words[-1].lower() in _NO_TARGETS)
