"""Who did it and to whom, from the verb of which the noun of a deed is a part.

"X launched an attack", "killed in a clash with X", "the target of the raid was X".
"""

from __future__ import annotations

from collections.abc import Iterator

from worker.domain.kinds import ActorKind, Role
from worker.nlp.places.demonyms import country_of
from worker.nlp.text.document import Token
from worker.nlp.text.heads import heads
from worker.nlp.text.role_grammar import Link, between, is_passive, objects_of, subjects

CARRY = frozenset(
    "carried carry carries launched launch launches conducted conduct staged stage mounted mount"
    " made make committed commit executed perpetrated waged started began undertook resumed"
    " intensified led planned claimed"
    " ordered masterminded"
    " spearheaded spearhead renewed stepped intensify mount staging launching opened".split()
)
_SUFFERING = frozenset(
    "died die dies killed wounded injured perished fell lost suffered hurt arrested".split()
)
_SPOKEN_OF = frozenset(
    "used blamed accused implicated named suspected involved mentioned convicted charged reported"
    " claimed denied described raised announced employed deployed".split()
)
"""What is done, in or after a deed, to those who are not its victims."""
_TAKE_PART = frozenset("engaged engage engages involved participated joined took fought".split())
BREAK_OUT = frozenset(
    "broke began erupted took taking"
    " occurred continued resumed raged ensued flared started happened"
    " intensified reported".split()
)
_TOLD = frozenset("report reports reported announce announces announced".split())
MUTUAL = frozenset({"clash", "ambush", "fight"})
BEFALLS = frozenset({"die", "under", "crash", "fall", "hands", "lose", "missing"})
"""What happens to its subject."""
_AIMS = frozenset("target targets objective objectives object".split())
_DAMAGE = frozenset({"damage", "damages"})
_PARTS = frozenset("one result wave series number string spate some all each several".split())
"""What a deed is told as, or brings: "one of the explosions", "as a result of the blast"."""
_UNSCATHED = frozenset("unharmed unhurt uninjured unscathed alive".split())
_ESCAPED = frozenset("survived survive survives escaped escape escapes surviving".split())
_HARMING = frozenset(
    "destroyed damaged injured killed wounded wrecked hit struck shattered levelled leveled"
    " demolished gutted broke collapsed burned burnt".split()
)
_NOBODY = frozenset("place casualties damage damages responsibility fire".split())


def of_governor(noun: Token, kind: str) -> Iterator[Link]:
    """What the verb says of which the noun is subject or object: "X launched an attack"."""
    noun = _whole(noun)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lower_ in _AIMS:
        yield from ((Role.TARGET, t) for t in _aimed_at(verb.head))
    if noun.dep_ == "pobj":
        yield from _behind(verb, kind)
    elif verb.tag_.startswith("VB"):
        yield from _of_part(noun, verb, kind)


def _whole(noun: Token) -> Token:
    """The noun that stands for a deed in its clause: "one of the attacks"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _PARTS:
        noun = noun.head.head
    return noun


def _behind(preposition: Token, kind: str) -> Iterator[Link]:
    """What the verb of "in", "by", "after" a deed says; also "as a result of" it."""
    verb, word = preposition.head, preposition.lower_
    if not verb.tag_.startswith(("VB", "JJ")):
        return
    if word in ("in", "by", "during", "as"):
        yield from _within(verb, kind)
    if word in _FROM and _is_spared(verb):
        yield from ((Role.TARGET, s) for s in subjects(verb))


_FROM = frozenset("in during from following after".split())


def _is_spared(verb: Token) -> bool:
    """ "Escaped unharmed", "was unhurt": whom a deed was meant for."""
    words = {verb.lower_, *(c.lower_ for c in verb.children)}
    return bool(words & _UNSCATHED) or verb.lower_ in ("survived", "escaped")


def _within(verb: Token, kind: str) -> Iterator[Link]:
    """ "X died in an attack", "X and Y took part in the fighting"."""
    dead = [c for c in verb.children if c.dep_ == "nsubjpass" and verb.lower_ not in _SPOKEN_OF]
    yield from ((Role.TARGET, c) for c in dead)
    fought = kind in MUTUAL and verb.lower_ not in _SUFFERING and not is_passive(verb)
    if verb.lower_ in _TAKE_PART or fought:
        yield from ((Role.INITIATOR, s) for s in subjects(verb))
    if kind in MUTUAL:  # "killed in combat with X"
        yield from ((Role.TARGET, o) for o in objects_of(verb, ("with",)))


def _of_part(noun: Token, verb: Token, kind: str) -> Iterator[Link]:
    """The others that stand with a verb whose subject or object the noun is."""
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.lower_ in BREAK_OUT:
        yield from (link for t in verb.subtree if t.lower_ == "between" for link in between(t))
    if verb.lower_ in ("pitted", "pitting", "pits"):
        yield from ((Role.INITIATOR, c) for c in verb.children if c.dep_ == "dobj")
        yield from ((Role.TARGET, o) for o in objects_of(verb, ("against",)))
    elif noun.dep_ in ("dobj", "nsubjpass") and _carries_out(verb.lower_, kind):
        yield from ((Role.TARGET, o) for o in objects_of(verb, ("on", "against", "upon")))
        role = Role.TARGET if kind in BEFALLS else Role.INITIATOR  # "made a forced landing"
        yield from ((role, s) for s in subjects(verb))
    elif noun.dep_ == "dobj" and verb.lower_ in _ESCAPED:
        yield from ((Role.TARGET, s) for s in subjects(verb))
    elif noun.dep_ == "nsubj":
        joined = [c for c in verb.conjuncts if c.lower_ in _HARMING and not _has_subject(c)]
        hit = [c for v in (verb, *joined) for c in v.children if c.dep_ == "dobj"]
        harmed = [o for c in hit if c.lower_ in _DAMAGE for o in _damaged(c, verb)]
        yield from ((Role.TARGET, c) for c in (*hit, *harmed) if c.lower_ not in _NOBODY)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _damaged(damage: Token, verb: Token) -> list[Token]:
    """ "Caused damage to X", wherever the parser hangs it."""
    return [o for above in (damage, verb) for o in objects_of(above, ("to",))]


def _aimed_at(aim: Token) -> list[Token]:
    """ "X was the target of the attack", "the target of the attack was X"."""
    verb = aim.head
    wanted = "nsubj" if aim.dep_ == "attr" else "attr"
    return [c for c in verb.children if c.dep_ == wanted] if aim.dep_ in ("attr", "nsubj") else []


def _carries_out(verb: str, kind: str) -> bool:
    """ "Launched an attack", "had a clash with"; who reports one takes no part."""
    return verb not in _TOLD and (verb in CARRY or kind in MUTUAL)


def slain_before(noun: Token) -> list[Token]:
    """ "Soto's murder", "the judge's kidnapping": of one person, who suffered it.

    "The army's murder of a priest" has its victim behind it.
    """
    if noun.lower_ not in _SUFFERED or any(c.lower_ == "of" for c in noun.children):
        return []
    return [c for c in noun.children if c.dep_ == "poss" and _is_person(c)]


def _is_person(token: Token) -> bool:
    kind = heads().get(token.lower_)
    if kind is not None:
        return kind in (ActorKind.INDIVIDUAL, ActorKind.CIVILIANS)
    return token.tag_ == "NNP" and country_of(token.text) is None and not token.text.isupper()


_SUFFERED = frozenset("murder assassination slaying kidnapping abduction".split())
