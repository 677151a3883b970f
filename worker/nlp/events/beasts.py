"""Animals that attack and are shot: of no side, whatever the word of violence."""

from __future__ import annotations

import re

from worker.domain.kinds import ActorKind, Role
from worker.nlp.actors.reader import ARMED
from worker.nlp.text.asked import tells
from worker.nlp.text.document import Token
from worker.nlp.triggers.cases import Case

_SINGULAR = (
    "alligator animal antelope baboon badger bear bee bird boar bobcat buck bull buffalo bulldog"
    " cat chimpanzee cobra cougar cow coyote crocodile crow dingo dog dolphin duck elephant"
    " elk giraffe goat gorilla grizzly hippo hippopotamus hog hornet horse hyena jaguar"
    " jellyfish kangaroo lamb leopard lion lizard lynx mammal monkey moose mosquito orangutan orca"
    " owl panther penguin pet pheasant pig pigeon predator python rabbit raccoon rat"
    " reindeer rhino rhinoceros rooster scorpion seal shark snake spider squirrel stallion"
    " stag stork swan tiger turkey turtle vulture wasp whale zebra"
)
_OTHERS = (
    "calf calves cattle deer fox foxes goose geese grizzlies livestock mosquitoes ostrich ostriches"
    " poultry puppy puppies sheep wildlife wolf wolves"
)
_BEASTS = frozenset({*_SINGULAR.split(), *(f"{w}s" for w in _SINGULAR.split()), *_OTHERS.split()})
_BEAST = rf"(?:{'|'.join(sorted(_BEASTS))})"
_ATTACK = re.compile(
    rf"\b{_BEAST} (?:attacks?|bites?|maulings?)\b|\b(?:attacked|killed|mauled|bitten|gored"
    rf"|trampled) by (?:an? |the )?(?:[\w-]+ ){{0,2}}{_BEAST}\b"
)


def is_of_a_beast(case: Case) -> bool:
    """Whether an animal did it, or it was done to one by somebody who is no armed side.

    "Raiders killed 20 cows" remains a raid; names in capitals (Tigers, SEALs) are none.
    """
    if any(_is_beast(t) for t in _doers(case.token)):
        return True
    if _by_raiders(case) or case.found.kind not in _AT_BEASTS:
        return False
    if tells(_ATTACK, case.lead) and not case.setting.weapons:
        return True
    hit = case.objects() or _aimed_at(case)
    if case.token.dep_ == "amod":
        hit = [*hit, case.token.head]  # "an injured bird"
    named = any(_is_beast(t) for t in case.token.sent)
    return bool(hit) and all(_is_beast(t) or (named and t.lower_ == "it") for t in hit)


def _by_raiders(case: Case) -> bool:
    did = [a for role, a in case.actors if role is Role.INITIATOR and a.kind in _RAIDERS]
    return any(not a.name.lower().endswith(("hunter", "hunters")) for a in did)


_RAIDERS = ARMED - {ActorKind.STATE_FORCE}
_AT_BEASTS = frozenset("kill injure shoot fire attack murder die beat body".split())


def _is_beast(token: Token) -> bool:
    return token.lower_ in _BEASTS and token.text.islower()


def _doers(token: Token) -> list[Token]:
    """The subject, the agent, and what sort of attack it is: "a bear attack"."""
    by = [o for c in token.children if c.lower_ == "by" for o in c.children]
    verb = token.head if token.dep_ == "conj" and not _has_subject(token) else token
    own = [c for c in token.children if c.dep_ in _SORTS]
    return [*own, *by, *(c for c in verb.children if c.dep_ == "nsubj" and not _is_of_dying(token))]


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


_SORTS = frozenset("compound amod nmod".split())


def _is_of_dying(token: Token) -> bool:
    """ "The bear died": its subject did nothing."""
    return token.lower_ in ("died", "dies", "die", "dead")


def _aimed_at(case: Case) -> list[Token]:
    """Who died, and what was fired at."""
    token = case.token
    if case.found.kind == "die":
        return [c for c in token.children if c.dep_ == "nsubj"]
    if case.found.kind not in ("fire", "shoot"):
        return []
    at = (c for c in token.children if c.lower_ == "at")
    return [o for c in at for o in c.children if o.dep_ == "pobj"]
