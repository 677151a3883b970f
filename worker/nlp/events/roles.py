"""Who did it and to whom: the grammar around a trigger."""

from __future__ import annotations

from collections.abc import Iterator

from worker.domain.day_names import WEEKDAYS
from worker.domain.kinds import ActorKind, Role
from worker.nlp.events.beside_deeds import is_label, is_where, only_says_where
from worker.nlp.events.role_governors import (
    BEFALLS,
    BREAK_OUT,
    CARRY,
    MUTUAL,
    of_governor,
    slain_before,
)
from worker.nlp.events.things_hit import (
    BESIDE,
    PARTS,
    is_charge,
    is_passage,
    is_thing,
    one_each,
    repeated,
    standing_by,
    whole_of,
)
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.role_grammar import (
    TIMES,
    Link,
    antecedent,
    behind_place,
    between,
    is_bare_participle,
    is_laid,
    is_passive,
    objects_of,
    runs_into,
    shared_objects,
    subjects,
    takes_captive,
)
from worker.nlp.triggers.found import Found
from worker.nlp.triggers.idioms import captors

_ON = frozenset("on against at upon targeting".split())
_OF_DOER = frozenset({"attack", "suicide"})
_OF_VICTIM = frozenset({"murder", "abduct", "down", "rescue", "seize", "rape"})
ARMAMENT = frozenset(
    "ied ieds device devices landmine mine explosives grenade bomb"
    " fire gunfire missile missiles rocket rockets shell shells shelling mortar mortars bullets"
    " system systems battery batteries defences defenses defence defense artillery bomb bombs"
    " bullet shrapnel splinters"
    " bombardment strike strikes airstrike airstrikes raid raids attack attacks".split()
)
_CRAFTS = frozenset(
    "jet jets warplane warplanes plane planes aircraft fighters helicopter helicopters drone"
    " drones gunships bombers".split()
)
_BODIES = frozenset("body bodies corpse corpses life lives".split())
_TAKES_OBJECT = frozenset({"kill", "injure", "abduct", "murder"})


def links(doc: Doc, trigger: Found) -> list[Link]:
    """The heads of the phrases that stand in a role of a trigger."""
    head = doc[trigger.head]
    if trigger.noun:
        found = list(_of_noun(head, trigger.kind))
        own = {token.i for token in doc[trigger.start : trigger.end]}
        for token in doc[trigger.start : trigger.head]:
            found += _sides(token)
        found = [(role, token) for role, token in found if token.i not in own]
        found = _mutual(found) if trigger.kind in MUTUAL else found
    else:
        found = list(_of_verb(head, trigger.kind))
        found = _mutual(found) if trigger.kind in MUTUAL else found
        if trigger.kind == "under":
            for token in doc[trigger.start : trigger.end]:
                found += [(Role.INITIATOR, a) for a in objects_of(token, ("by", "from"))]
    found = [link for one in found for link in _shooters(*one)]
    found = [
        (r, t)
        for r, t in found
        if r is not Role.INITIATOR or not (only_says_where(t) or is_label(t))
    ]
    return list(dict.fromkeys(found))


def _shooters(role: Role, head: Token) -> Iterator[Link]:
    """Fire and missiles are somebody's: "by rebel ground fire", "by fire from the militia"."""
    if role is Role.TARGET and head.lower_ in _BODIES:  # "the bodies of the priests"
        yield from ((role, o) for o in objects_of(head, ("of",)))
        return
    if role is Role.TARGET and head.lower_ in PARTS:
        yield from ((role, o) for o in whole_of(head))
        return
    if role is Role.TARGET and head.lower_ == "hands":  # "laid hands on eight guards"
        yield from ((role, o) for t in (head, head.head) for o in objects_of(t, ("on", "upon")))
        return
    if role is Role.INITIATOR and head.lower_ in _OPERATIONS:
        yield from _led_by(head)
        return
    crafts = head.lower_ in _CRAFTS
    if role is not Role.INITIATOR or not (crafts or head.lower_ in ARMAMENT):
        yield role, head
        return
    yield from [(role, head)] if crafts else _owners(head)
    yield from ((role, owner) for owner in objects_of(head, ("from", "of", "by")))


def _owners(arms: Token) -> list[Link]:
    """Whose arms they are: "Iranian missiles", "its defences"; air defences do it themselves."""
    its = [c for c in arms.children if c.tag_ == "PRP$"]
    owners = _sides(arms) + [(Role.INITIATOR, c) for c in its]
    return owners or ([(Role.INITIATOR, arms)] if arms.lower_ in _MANNED else [])


_MANNED = frozenset("system systems battery batteries defences defenses artillery".split())


def _mutual(found: list[Link]) -> list[Link]:
    """Fighting "with X" that names no other side: X takes part as much as those who are hit."""
    if any(role is Role.INITIATOR for role, _ in found):
        return found
    return found + [(Role.INITIATOR, t) for _, t in found if t.head.lower_ == "with"]


def _sides(noun: Token) -> list[Link]:
    """Those who are named before a deed: "Russian air strikes", "regime bombing raids"."""
    named = [c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
    if slain := slain_before(noun):
        return [(Role.TARGET, c) for c in slain]
    return [
        (Role.INITIATOR, c) for c in named if (_acts(c) or _owns_arms(c)) and not is_where(c, noun)
    ]


def _owns_arms(token: Token) -> bool:
    """ "The insurgents' mortars"."""
    return token.dep_ == "poss" and heads().get(token.lower_) in _FIGHTING


def _of_verb(verb: Token, kind: str) -> Iterator[Link]:
    if verb.dep_ == "prep" and kind == "down":  # "Rebels down a jet", to the parser no verb
        yield Role.INITIATOR, verb.head
        yield from ((Role.TARGET, c) for c in verb.children if c.dep_ == "pobj")
        return
    passive = is_passive(verb) or _is_headline(verb, kind)
    yield from ((Role.INITIATOR, p) for p in (*_agents(verb), *captors(verb)))
    for child in verb.children:
        yield from _of_child(child, verb, kind, passive=passive)
    each = one_each(verb) if kind in _BLASTS else ()
    yield from ((Role.TARGET, o) for o in (*shared_objects(verb), *each))
    went_off = kind == "explode" and not any(c.dep_ == "dobj" for c in verb.children)
    finders = kind == "body" and not passive  # "a search team found four dead"
    for subject in [] if went_off or finders else subjects(verb):
        done_to = passive or kind in BEFALLS or _falls(verb, kind) or runs_into(verb)
        yield (Role.TARGET if done_to else Role.INITIATOR), subject
    if is_bare_participle(verb) or takes_captive(verb, kind):
        yield Role.TARGET, verb.head
    if passive and kind in _WITH_ARMS:  # "Iraqi missiles were fired at the town"
        fired = (c for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ in ARMAMENT)
        yield from (link for arms in fired for link in _sides(arms))


def _of_child(child: Token, verb: Token, kind: str, *, passive: bool) -> Iterator[Link]:
    """Who is told behind or beside the verb of a deed."""
    if child.dep_ in ("dobj", "nsubjpass"):
        own = kind in _WITH_ARMS and (child.lower_ in ARMAMENT or is_charge(child))
        if not own and not (child.dep_ == "dobj" and is_laid(child)):
            yield Role.TARGET, antecedent(child, verb)
    elif passive and child.lower_ == "by" and child.dep_ != "agent" and _names_doer(child):
        yield from ((Role.INITIATOR, p) for p in child.children if p.dep_ == "pobj")
    elif child.dep_ == "ccomp" and child.tag_ == "VBG" and kind == "down":
        yield from ((Role.TARGET, c) for c in child.children if c.dep_ == "nsubj")
    elif child.dep_ == "prep":
        yield from _prepositions(child, kind)
        if kind == "burn" and child.lower_ == "to":
            yield from ((Role.TARGET, p) for p in child.children if p.dep_ == "pobj")
    elif child.lower_ == "down":
        yield from ((Role.TARGET, p) for p in child.children if p.dep_ == "pobj")


def _agents(verb: Token) -> list[Token]:
    """Those by whom something was done; "destroyed or damaged by X" has one for both."""
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ in ("VBN", "VBD")]
    joined = joined if verb.tag_ == "VBN" else []
    for one in (verb, *joined):
        found = [p for c in one.children if c.dep_ == "agent" for p in c.children]
        if found:
            return [p for p in found if p.dep_ == "pobj"]
    return []


def _is_headline(verb: Token, kind: str) -> bool:
    """ "Four officers killed": a participle without "were", which its verb would need an object."""
    if kind not in _TAKES_OBJECT | {"shoot", "attack"} or verb.tag_ not in ("VBN", "VBD"):
        return False
    if not any(c.dep_ == "dobj" for c in verb.children) and any(
        c.lower_ == "dead" or (c.lower_ == "by" and _names_doer(c)) for c in verb.children
    ):
        return True
    own = any(c.dep_ == "nsubj" for c in verb.children)
    return kind in _TAKES_OBJECT and not any(
        c.dep_ in ("dobj", "prep", "prt", "conj", "ccomp")
        for c in verb.children
        if c.lower_ not in (_WHERE_OR_WHEN if own else ("in",))
    )


_WHERE_OR_WHEN = frozenset("in at near on outside around across during after".split())


def _names_doer(preposition: Token) -> bool:
    """ "Shot by gunmen"; not "by the road", "by Sunday", nor "by opening fire"."""
    acting = (p for p in preposition.children if p.dep_ == "pobj")
    return any(heads().get(p.lower_) in _DOERS or _acts(p) for p in acting if _may_be_hit(p))


_DOERS = frozenset(
    {
        ActorKind.STATE_FORCE,
        ActorKind.REBEL,
        ActorKind.TERRORIST,
        ActorKind.MILITIA,
        ActorKind.CIVILIANS,
        ActorKind.INDIVIDUAL,
    }
)


_FIGHTING = _DOERS - {ActorKind.CIVILIANS, ActorKind.INDIVIDUAL}


def _falls(verb: Token, kind: str) -> bool:
    """ "Jet shot down near Homs": what has no object came down itself.

    The object may be taken for the subject of its participle: "downed a jet flying over Homs".
    """
    return kind == "down" and not any(
        c.dep_ == "dobj" or (c.dep_ == "ccomp" and c.tag_ == "VBG") for c in verb.children
    )


def _prepositions(preposition: Token, kind: str) -> Iterator[Link]:
    """What a preposition names, and the same one behind "and"."""
    for one in (preposition, *repeated(preposition)):
        yield from _preposition(one, kind)


def _preposition(preposition: Token, kind: str) -> Iterator[Link]:
    objects = [c for c in preposition.children if c.dep_ == "pobj"]
    word = preposition.lower_
    if word in _ON and kind != "die":
        yield from ((Role.TARGET, o) for o in objects if _may_be_hit(o) and not _is_place(o, kind))
    elif kind in _BLASTS and word in BESIDE:
        yield from ((Role.TARGET, o) for o in standing_by(preposition))
    elif word in ("in", "during") and kind not in MUTUAL:
        yield from (link for o in objects for link in _led_by(o))
    elif word == "to" and kind in ("lose", "fall"):
        yield from ((Role.INITIATOR, o) for o in objects)
    elif word == "at":  # "died at the hands of rebels"
        hands = (o for o in objects if o.lower_ == "hands")
        yield from ((Role.INITIATOR, p) for o in hands for p in objects_of(o, ("of",)))
    elif word == "with" and kind in MUTUAL:
        yield from ((Role.TARGET, o) for o in objects)
    elif word in ("within", "among") and kind in MUTUAL:
        for one in objects:
            yield Role.INITIATOR, one
            yield Role.TARGET, one
    elif word == "between" and kind in MUTUAL | {"fire", "shoot"}:
        yield from between(preposition)


def _is_place(token: Token, kind: str) -> bool:
    """ "Shot dead at the airport": a place that people pass, and not what was hit."""
    return kind in _TAKES_OBJECT and token.head.lower_ == "at" and is_passage(token)


def _led_by(operation: Token) -> Iterator[Link]:
    """ "Killed in an operation of the army", "in a police raid", "in terrorist attacks".

    What stands behind the "of" of a bombing was bombed.
    """
    led = operation.lower_ in _OPERATIONS
    if led or operation.lower_ in ARMAMENT:
        behind = ("of", "by") if led else ("by",)
        yield from ((Role.INITIATOR, o) for o in objects_of(operation, behind))
        yield from _sides(operation)


_OPERATIONS = frozenset("operation operations raid raids crackdown sweep".split())
_WITH_ARMS = frozenset({"throw", "fire", "explode"})
"""What is thrown, fired and set off is not what is hit."""
_BLASTS = frozenset({"explode", "bomb", "dynamite", "throw"})


def _may_be_hit(token: Token) -> bool:
    """Not "on Sunday", "at dawn", "on Sunday army drones hit"."""
    first = next(iter(token.lefts), token)
    return token.tag_ != "CD" and token.lower_ not in TIMES and first.lower_ not in WEEKDAYS


def _of_noun(noun: Token, kind: str) -> Iterator[Link]:
    for child in noun.children:
        if child.dep_ == "prep" and not (child.lower_ == "on" and noun.head.lower_ in _BLAMING):
            yield from _noun_preposition(child, kind)
        elif child.dep_ == "relcl" and child.tag_.startswith("VB"):
            yield from ((Role.TARGET, c) for c in child.children if c.dep_ == "dobj")
            yield from _participle(child, kind)
        elif child.dep_ == "acl":
            yield from _participle(child, kind)
    if kind == "attack" and noun.dep_ == "compound" and noun.head.lower_ in heads():
        yield Role.TARGET, noun.head  # "gunmen attack village", as a headline puts it
    yield from _sides(noun)
    yield from of_governor(noun, kind)
    yield from _where(noun, kind)
    if kind in _OF_VICTIM:
        yield from ((Role.TARGET, o) for o in behind_place(noun))
        yield from _shared_victims(noun)


_BLAMING = frozenset("blame blames blamed blaming pinned pins".split())
""" "Blamed the attack on X": who did it, not whom it hit."""


def _where(noun: Token, kind: str) -> Iterator[Link]:
    """ "The blast occurred in front of a bank": what stands there is hit, as behind the noun."""
    verb = noun.head
    if kind not in _BLASTS or noun.dep_ != "nsubj" or verb.lower_ not in BREAK_OUT:
        return
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in BESIDE | {"at"}:
            links = _prepositions(child, kind)
            yield from (link for link in links if is_thing(link[1]))


def _shared_victims(noun: Token) -> Iterator[Link]:
    """ "The kidnapping and murder of X": of both."""
    own = [c for c in noun.children if c.lower_ == "of"]
    for other in () if own else noun.conjuncts:
        if other.tag_.startswith("NN"):
            yield from ((Role.TARGET, o) for o in objects_of(other, ("of",)))


def _noun_preposition(preposition: Token, kind: str) -> Iterator[Link]:
    objects = [c for c in preposition.children if c.dep_ == "pobj"]
    if preposition.lower_ in ("by", "from"):
        yield from ((Role.INITIATOR, o) for o in objects)
    elif preposition.lower_ == "of" and kind in _OF_VICTIM:
        yield from ((Role.TARGET, o) for o in objects)
    elif preposition.lower_ == "of" and kind in _OF_DOER:  # "an attack of the rebels"
        yield from ((Role.INITIATOR, o) for o in objects if heads().get(o.lower_) in _FIGHTING)
    else:
        yield from _prepositions(preposition, kind)


def _participle(verb: Token, kind: str) -> Iterator[Link]:
    """ "an attack claimed by X" says nothing of who did it; "carried out by X on Y" does."""
    if verb.lower_ in CARRY:
        doers = (p for c in verb.children if c.dep_ == "agent" for p in c.children)
        aims = (c for above in (verb, *doers) for c in above.rights if c.lower_ in _ON)
        yield from (link for aim in aims for link in _prepositions(aim, kind))
    if verb.lower_ in CARRY | {"blamed"}:
        for child in verb.children:
            if child.dep_ == "agent" or (verb.lower_ == "blamed" and child.lower_ == "on"):
                yield from ((Role.INITIATOR, p) for p in child.children if p.dep_ == "pobj")
    if verb.lower_ in ("targeting", "hitting", "killing", "striking"):
        yield from ((Role.TARGET, c) for c in verb.children if c.dep_ == "dobj")


def _acts(token: Token) -> bool:
    """A modifier that names a side: "Russian air strikes", "the group's attack"."""
    if token.lower_.endswith("-made"):  # "a U.S.-made missile" is not fired by them
        return False
    return token.lower_ in _SIDES or (token.text[:1].isupper() and token.lower_ not in _WAYS)


_WAYS = frozenset(
    "aa anti-aircraft antiaircraft flak sam air aerial"
    " ground drone rocket missile mortar artillery tank suicide car bomb helicopter night"
    " day dawn machine gun sniper deadly heavy fresh new first second massive double coordinated"
    " aa aaa flak fierce simultaneous two three four five several multiple more"
    " roadside grenade".split()
)
"""What a deed was done with, or how, also where the sentence or a headline starts with it."""


_SIDES = frozenset(
    "rebel regime government army coalition militant guerrilla insurgent jihadist police military"
    " militia opposition group enemy separatist terrorist extremist islamist jihadi junta"
    " mujahideen".split()
)
