"""Whom a word of harm has as its victims, by the grammar.

The heads of their noun phrases are given; how many people each names, `people` tells.
"""

from __future__ import annotations

from worker.domain.annotations import Harm
from worker.nlp.actors.beside import (
    PARTS,
    auxiliary,
    is_among,
    is_counted,
    is_next,
    is_of_another_harm,
    is_of_one,
    with_others,
)
from worker.nlp.actors.harm_words import INTRANSITIVE, STATES, TRANSITIVE
from worker.nlp.actors.people import behind_date, count_of, is_name, is_person, may_be_person
from worker.nlp.text.document import Token
from worker.nlp.text.numbers import number_of


def left_behind(state: Token) -> list[Token]:
    """Who is left dead: "leaving two people dead", "two were left wounded", "a sailor was dead"."""
    if state.dep_ == "acomp" and state.head.lower_ in _BEING and state.lower_ == "dead":
        return with_others(subjects(state.head, ("nsubj",)))
    if state.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "advmod", "dep"):
        verb = state.head
        if verb.lower_ in _REPORTED:
            return with_others(subjects(verb, ("nsubjpass", "nsubj")))
        if verb.lower_ in _LEAVING | _FOUND:
            objects = [c for c in (*verb.children, *state.children) if c.dep_ in ("dobj", "nsubj")]
            passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
            active = [o for o in objects if o.i > verb.i]
            shared = subjects(verb, ("nsubjpass",)) if verb.lower_ in _FOUND and not active else []
            return with_others([_resolved(c, verb) for c in passive] or active or shared)
    return []


_REPORTED = frozenset("feared reported confirmed presumed believed declared pronounced".split())
_LEAVING = frozenset({"left", "leaving", "leave", "leaves"})
_BEING = frozenset("is are was were be been being lay lie".split())


def suffered(verb: Token) -> list[Token]:
    """The object of an active verb of harm, the subject of a passive one; shared over "and"."""
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if len(passive) > 1 and (people := [c for c in passive if count_of(c) is not None]):
        passive = people  # "a depot blew up, two guards were killed", of which it makes one clause
    if passive and _disagree(passive[0], verb) and (named := _named_before(verb)):
        return named
    if passive:  # "a commander of X, Juan Perez" are two subjects to the parser
        return [_resolved(c, verb) for c in passive if c is passive[0] or c.tag_ != "NNP"]
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and not is_among(c)]
    objects = objects or [c for c in verb.rights if c.dep_ == "nummod"]  # "wounds 19 some badly"
    if objects:
        return _of_list(verb, [_resolved(o, verb) for o in objects]) + _others(verb)
    if verb.dep_ in _PARTED or (verb.dep_ == "advcl" and verb.head.lower_ in ("were", "was")):
        apart = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        return apart if verb.dep_ in _PARTED or not verb.lefts else _without_object(verb)
    apart = [d for d in verb.children if d.lower_ in _ENDS]  # "guns down two men"
    shot = [c for d in apart for c in d.children if c.dep_ in ("dobj", "pobj")]
    return shot or _without_object(verb)


def _others(verb: Token) -> list[Token]:
    """ "Killed the mayor of X, Juan Perez, and six others", "a couple and their two children".

    Those are whom the parser joins to the verb.
    """
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ in ("NNS", "CD")]
    others = [c for c in joined if c.lower_ == "others" or _is_joined(c)]
    return [c for c in others if count_of(c) is not None]


def _is_joined(token: Token) -> bool:
    """Whether a number of people is the last of a list: "and their five children"."""
    number = number_of(token.text) is not None
    led = token.left_edge.i > 0 and token.left_edge.nbor(-1).lower_ == "and"
    return number or (led and is_counted(token))


def is_killed_alone(victim: Token, verb: Token) -> bool:
    """ "Legislator X was shot dead", "X, 25, died": one of whom that is said is a person."""
    if verb.lower_ in INTRANSITIVE:
        return victim.tag_ == "NNP" and victim.dep_ == "nsubj"
    if verb.lower_ == "dead":  # "Soto was found dead"
        return victim.tag_ == "NNP" and verb.head.lower_ in _FOUND
    if TRANSITIVE.get(verb.lower_, Harm.KILLED) is not Harm.KILLED or not is_of_one(verb):
        return False
    one = victim.tag_ in ("NN", "NNP") and victim.dep_ == "nsubjpass"
    return one and victim.lower_ not in _NOBODY and may_be_person(victim)


_NOBODY = frozenset("nobody none one anybody anyone everybody everyone".split())


_ENDS = frozenset({"dead", "down", "alive"})
_PARTED = frozenset({"attr", "dep"})
"""What the parser makes of "were on Friday shot dead"."""


def _without_object(verb: Token) -> list[Token]:
    """Whom a participle or the verb of a headline harms, and what "and" shares."""
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):
        return _listed(verb)
    if verb.dep_ in ("amod", "relcl") and verb.tag_ == "VBN":
        return []
    if (later := _of_later_verb(verb)) is not None:
        return later
    if verb.dep_ == "conj":
        return _shared_object(verb)
    said = verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.children)
    if verb.tag_ == "VBN" and (said or verb.head.lower_ in _FOUND):
        return subjects(verb.head, ("nsubj", "nsubjpass"))
    before = [_not_harmed(c) for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "ccomp", "advcl", "parataxis"):
        return before or swallowed(verb) or _named_before(verb)
    if verb.tag_ == "VBD" and verb.dep_ in ("ROOT", "ccomp", "advcl"):
        return [c for c in before if is_counted(c) or _is_of_headline(c, verb)]
    return []


def _not_harmed(subject: Token) -> Token:
    """ "A rebel killed, and two rebels wounded": who is told with this verb, not with that."""
    if not any(c.dep_ == "acl" and c.lower_ in TRANSITIVE for c in subject.children):
        return subject
    return next((c for c in subject.children if c.dep_ == "conj"), subject)


def _of_later_verb(verb: Token) -> list[Token] | None:
    """ "Killing and robbing him", "killed and stripped a trader": the object of the next verb."""
    later = next((c for c in verb.conjuncts if c.i > verb.i and c.tag_[:2] == "VB"), None)
    done_to = any(c.dep_ == "auxpass" or is_counted(c) for c in verb.lefts)
    if later is None or done_to or verb.tag_ == "VBZ":
        return None
    found = [c for c in later.children if c.dep_ == "dobj"]
    bare = not any(c.dep_ in ("prep", "agent", "prt", "advmod") for c in verb.children)
    return found if verb.tag_ == "VBG" or (found and bare) else None


def _is_of_headline(subject: Token, verb: Token) -> bool:
    """ "Health worker assassinated overnight": a verb without an object."""
    bare = not any(c.dep_ in ("det", "poss") for c in subject.lefts) and is_person(subject)
    return bare and not any(c.dep_ in ("conj", "prt") for c in verb.children)


def swallowed(verb: Token) -> list[Token]:
    """ "On Friday four men were shot": a subject that the parser takes into the phrase before."""
    return [
        noun
        for prep in verb.lefts
        if prep.dep_ == "prep"
        for noun in prep.children
        if noun.dep_ == "pobj"
        if behind_date(noun) is not None
        or any(c.dep_ == "nummod" and c.left_edge.i > prep.i + 1 for c in noun.lefts)
    ][-1:]


_FOUND = frozenset({"found", "discovered"})


def _listed(verb: Token) -> list[Token]:
    """ "seven guards and two officers killed": those before the last one too, if counted.

    "Including 13 women and 30 wounded": only the last, for the others are a part of something.
    """
    last = verb.head
    beside = last.doc[max(0, verb.i - 1)]
    if beside.dep_ == "conj" and beside.head == last and number_of(beside.text) is not None:
        return [beside]  # "4 dead and 5 injured"
    if last.head.lower_ in PARTS and last.head.head.lower_ not in _BEING:
        return [c for c in last.children if c.dep_ == "conj" and is_next(c)]
    first = last.head if last.dep_ == "conj" and not is_of_another_harm(last) else None
    if first is not None and first.head.lower_ in PARTS:
        return [last]  # "killed ten, including X, and 30 people injured"
    return [first, last] if first is not None and count_of(first) is not None else [last]


def _of_list(verb: Token, objects: list[Token]) -> list[Token]:
    """Objects, but the subject in a list without commas: "8 persons killed 58 others injured"."""
    last = objects[-1]
    following = last.nbor() if last.i + 1 < len(verb.doc) else last
    counted = [c for c in verb.lefts if c.dep_ == "nsubj" and count_of(c) is not None]
    return counted if counted and following.lower_ in STATES else objects


def _shared_object(verb: Token) -> list[Token]:
    """ "was shot and killed"; "attacked and killed a farmer" has its own object."""
    first = verb.head
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") or _is_loose(c)]
    if own:
        return own
    if any(t.lower_ in _UNCOUNTED for t in verb.doc[max(first.i + 1, verb.i - 3) : verb.i]):
        return []  # "seven were killed and many more wounded"
    shared = (
        _right_before(verb)
        or _of_first(first, verb)
        or [c for c in first.children if c.dep_ == "dobj" and c.i > first.i and c.i < verb.i]
    )
    counted = any(count_of(c) is not None for c in shared)
    return shared if counted else _named_before(verb) or shared


def _of_first(first: Token, verb: Token) -> list[Token]:
    """The subject of the verbs that a passive one is joined to: "were taken away, and shot"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    while True:
        found = [c for c in first.children if c.dep_ == "nsubjpass"]
        acting = [c for c in first.children if c.dep_ == "nsubj"]
        found = found or ([] if acting else _right_before(first))
        if found or first.dep_ != "conj" or acting:
            break
        first = first.head
    alone = passive or not any(c.dep_ in ("dobj", "prt") for c in first.children)
    bare = [c for c in acting if is_counted(c) or is_person(c) or passive]
    return found or (bare if alone and verb.tag_ == "VBN" else [])


_UNCOUNTED = frozenset("many several dozens scores hundreds others more".split())


def _is_loose(token: Token) -> bool:
    """ "Left one dead, four injured": a number that the parser takes for an adverb."""
    return token.dep_ == "npadvmod" and number_of(token.text) is not None


def _right_before(verb: Token) -> list[Token]:
    """ "Four rose as martyrs and 22 were hurt": who stands at "were", wherever it is hung."""
    helping, named = auxiliary(verb), _named_before(verb)
    return named if named and helping is not None and named[-1].i == helping.i - 1 else []


def _named_before(verb: Token) -> list[Token]:
    """The people named last before "were killed", whatever the parser ties them to.

    One before "was", several before "were"; nobody who is told as a part of others.
    """
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    if not any(c.dep_ == "auxpass" for c in helping):
        return []
    many = helping[0].lower_ in _OF_MANY
    for token in reversed(verb.doc[verb.sent.start : helping[0].i]):
        if token.tag_ in _FINITE and token.dep_ in ("ROOT", "conj", "ccomp"):
            break
        number = count_of(token) if token.tag_.startswith(("NN", "CD")) else None
        if number is None or _is_aside(token):
            continue
        named = [token]
        while many and named[0].dep_ in ("conj", "appos") and _is_listed(named[0].head):
            named.insert(0, named[0].head)
        return named if many is (len(named) > 1 or number > 1) else []
    return []


def _is_listed(token: Token) -> bool:
    return token.dep_ != "pobj" and count_of(token) is not None


def _is_aside(token: Token) -> bool:
    """ "Including a child", "by gunmen", "with two friends": not those of whom it is told."""
    above = token.head if token.dep_ in ("pobj", "conj") else token
    above = above.head if token.dep_ == "conj" and above.dep_ == "pobj" else above
    return above.lower_ in _ASIDE or token.dep_ in ("compound", "nmod", "poss")


_ASIDE = PARTS | frozenset("by with from against of for".split())
_OF_MANY = frozenset("were are have".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _disagree(subject: Token, verb: Token) -> bool:
    """ "A man wanted for two raids was shot": what the parser takes for one is of many."""
    return is_of_one(verb) and subject.tag_ in ("NNS", "NNPS") and count_of(subject) is None


def subjects(verb: Token, wanted: tuple[str, ...]) -> list[Token]:
    """The subjects of a verb in the relations `wanted`, or of the verbs that it is joined to."""
    current = verb
    if (thought := _thought_of(verb)) is not None:
        return [thought]
    for _ in range(3):
        found = [c for c in current.children if c.dep_ in wanted]
        if found:
            return [_resolved(c, current) for c in found]
        if current.dep_ not in ("conj", "xcomp"):
            break
        current = current.head
    return [verb.head] if verb.dep_ == "acl" else swallowed(verb)


def _thought_of(verb: Token) -> Token | None:
    """ "Two men thought to belong to X had died", of whom the parser makes those who thought so."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lower_ not in _THOUGHT or above.i > verb.i:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    own = [c for c in above.children if c.dep_ == "nsubj" and c.i == above.i - 1]
    return own[0] if own and count_of(own[0]) is not None else None


_THOUGHT = frozenset("thought believed suspected said reported alleged".split())


def _resolved(token: Token, verb: Token) -> Token:
    if token.lower_ in ("who", "which", "that", "whom") and verb.dep_ == "relcl":
        return verb.head
    return _meant(token, verb) if token.lower_ in ("them", "those", "they", "all") else token


def _meant(pronoun: Token, verb: Token) -> Token:
    """Whom "them" means: "abducted eleven herders and shot them dead"."""
    while verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.i < pronoun.i:
        verb = verb.head
        taken = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < pronoun.i]
        counted = [c for c in taken if count_of(c) is not None]
        if counted:
            return counted[-1]
    return taken_before(pronoun) or pronoun


def taken_before(token: Token) -> Token | None:
    """Those taken earlier in the sentence: "arrested nine men, their bodies were found"."""
    for word in reversed(token.doc[token.sent.start : token.i]):
        held = word.head.lower_ in _TAKEN and word.dep_ in ("dobj", "nsubjpass")
        if held and count_of(word) is not None:
            return word
    return None


_TAKEN = frozenset("arrested detained abducted kidnapped seized captured took taken".split())


def told_after(verb: Token) -> list[Token]:
    """ "Three soldiers were killed, and two policemen": people joined to the verb itself."""
    if not any(c.dep_ == "nsubjpass" for c in verb.children):
        return []
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_.startswith("NN")]
    led = (c for c in joined if c.left_edge.i and c.left_edge.nbor(-1).lower_ == "and")
    return [c for c in led if count_of(c) is not None and not _has_own_harm(c)]


def _has_own_harm(person: Token) -> bool:
    """ "And five others seriously injured", "and five others, among them a child, injured"."""
    doc, start = person.doc, person.i + 1
    if start < len(doc) and doc[start].text == ",":
        start = next((t.i + 1 for t in doc[start + 1 : person.sent.end] if t.text == ","), start)
    behind = doc[start : start + _SHORTLY - 1]
    return any(t.lower_ in STATES or t.tag_ == "VBN" for t in behind)


_SHORTLY = 4


def slain_before(noun: Token) -> list[Token]:
    """ "Juan Soto's murder", "the judge's assassination"."""
    if noun.lower_ not in _OF_ONE:
        return []
    return [c for c in noun.lefts if c.dep_ == "poss" and (is_name(c) or is_person(c))]


_OF_ONE = frozenset({"murder", "assassination"})
