"""The numbers of people harmed that the grammar of a sentence tells.

Whom a word of harm has as its object or subject ("killing two soldiers and a child"), whether it
happened, and what is only a part of another number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worker.domain.annotations import Harm, TollMention
from worker.domain.kinds import Polarity
from worker.domain.text import Span
from worker.nlp.actors.beside import with_others
from worker.nlp.actors.harm_words import (
    COUNTED,
    INTRANSITIVE,
    LOSING,
    NOUNS,
    OF_THINGS,
    STATES,
    TO_DEATH,
    TRANSITIVE,
)
from worker.nlp.actors.listing import listed_before, listed_behind
from worker.nlp.actors.people import count_of, group_of, is_lone, is_name, is_person
from worker.nlp.actors.victims import (
    is_killed_alone,
    left_behind,
    slain_before,
    subjects,
    suffered,
    taken_before,
    told_after,
)
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.text.numbers import number_of
from worker.nlp.text.role_grammar import behind_place, objects_of
from worker.nlp.tolls.fared import SHOT, harm_of_shot, is_deadly, is_mixed, is_to_death
from worker.nlp.tolls.patterns import EITHER
from worker.nlp.triggers.modality import polarity


def parsed_tolls(sent: Sent, *, cumulative: bool) -> tuple[list[TollMention], list[Span]]:
    """What the grammar tells, and the words of harm with which that is settled."""
    tolls: list[TollMention] = []
    settled: list[Span] = []
    for token in sent:
        cause = Span(token.idx, token.idx + len(token))
        for harm, victims in _harmed(token):
            if _unreal(token) or _either(token):
                settled.append(cause)
                continue
            apart = cumulative or _is_avenged(token)
            told = [_toll(v, harm, token, cumulative=apart) for v in _whole(victims)]
            new = [t for t in told if t is not None and not _has(tolls, t)]
            tolls += new
            settled += [cause, *(toll.span for toll in new)] if new else []
    return tolls, settled


def _has(tolls: Iterable[TollMention], toll: TollMention) -> bool:
    """Whether the same words have given it: "injured" is a verb and a state."""
    return any(t.span == toll.span and t.harm is toll.harm for t in tolls)


def _whole(victims: list[Token]) -> list[Token]:
    """Without the parts of a sum: "nine people, six soldiers and three others", "nine: six …"."""
    if not victims:
        return victims
    if len(victims) == 2 and _are_alternatives(*victims):
        return victims[1:]
    numbers = [c for c in victims[0].lefts if c.dep_ == "nummod"]
    if len(numbers) > 1 and ":" in victims[0].doc[numbers[0].i : numbers[-1].i].text:
        return victims[:1]
    total, *parts = [count_of(v) for v in victims]
    general = victims[0].lower_ in _GENERAL or number_of(victims[0].text) is not None
    summed = len(parts) > 1 and total == sum(part or 0 for part in parts)
    return victims[:1] if general and summed else victims


def _are_alternatives(first: Token, second: Token) -> bool:
    """ "A presumed X or Y militant" is one."""
    joined = second in first.conjuncts and any(c.lower_ in ("or", "and/or") for c in first.children)
    counted = any(c.dep_ == "nummod" for t in (first, second) for c in t.lefts)
    return joined and is_lone(first) and not counted


_GENERAL = frozenset("people persons individuals".split())


def _either(token: Token) -> bool:
    """ "killed or wounded 30": the figure is of neither."""
    near = [*token.children, *token.head.children] if token.dep_ == "conj" else token.children
    joined = any(c.dep_ == "cc" and c.lower_ in ("or", "and/or", "and") for c in near)
    if not joined or token.lower_ not in TRANSITIVE:
        return False
    start = token.sent.start_char
    at = token.idx - start
    return any(m.start() <= at < m.end() for m in EITHER.finditer(token.sent.text))


def _toll(victim: Token, harm: Harm, token: Token, *, cumulative: bool) -> TollMention | None:
    number = _people(victim, token)
    if number is None or _is_of_other_harm(victim, harm, token):
        return None
    start = min([victim.i, *(c.i for c in victim.lefts if _is_number_of(c, victim))])
    first = victim.doc[start]
    span = Span(first.idx, victim.idx + len(victim))
    words = [t.lower_ for t in victim.doc[start : victim.i + 1]]
    words += [t.lower_ for c in victim.rights if c.lower_ == "of" for t in c.subtree]
    cause = Span(token.idx, token.idx + len(token))
    group = group_of(words) or (_losers(token) if token.lower_ in LOSING else None)
    return TollMention(span, harm, number, number, group, cumulative, cause=cause)


def _losers(verb: Token) -> str | None:
    """ "The militants lost 12 men": of whom the men were."""
    named = [c.lower_ for c in subjects(verb, ("nsubj",))]
    return "soldiers" if any(name in _ARMIES for name in named) else group_of(named)


_ARMIES = frozenset("army military brigade battalion regiment".split())


def _is_of_other_harm(victim: Token, harm: Harm, token: Token) -> bool:
    """ "Two guards killed and four others wounded": a word of harm nearer than this one."""
    doc, others = victim.doc, {w for w, told in STATES.items() if told is not harm}
    if token.i < victim.i:
        following = doc[victim.i + 1] if victim.i + 1 < len(doc) else victim
        return following.lower_ in others
    between = doc[victim.i + 1 : token.i]
    told = any(t.lower_ in others for t in between)
    return told and any(number_of(t.text) is not None for t in between)


def _is_number_of(child: Token, victim: Token) -> bool:
    """Not "two" of "two dead twenty injured", where the commas are lost."""
    between = victim.doc[child.i + 1 : victim.i]
    return number_of(child.text) is not None and not any(t.lower_ in STATES for t in between)


def _people(victim: Token, token: Token) -> int | None:
    """How many a phrase names; of what may be a thing, one, where the word is said of people."""
    number = count_of(victim)
    if victim.lower_ in _BODY:
        return number or 1
    if token.lower_ in SHOT and number == 1 and not is_deadly(token) and is_mixed(token):
        return None
    if number is None and token.lower_ in OF_THINGS:
        return 1 if victim.tag_ == "NNP" and is_lone(victim) else None
    if number is None:
        named = is_name(victim) or (victim.tag_ == "NNP" and _of_wounds(token))
        return 1 if is_lone(victim) or named or is_killed_alone(victim, token) else None
    return number


def _of_wounds(verb: Token) -> bool:
    """ "Musa succumbed to his injuries", "died in hospital": said of nobody but a person."""
    after = verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]
    return verb.lower_ in INTRANSITIVE and any(t.lower_ in _HURTS | _WARDS for t in after)


_NEAR = 8
_WARDS = frozenset("hospital hospitals clinic".split())
_SUFFERING = frozenset("sustained sustains suffered suffers received".split())
_HURTS = frozenset("injuries injury wounds wound burns burn fractures concussion".split())


def _harmed(token: Token) -> Iterator[tuple[Harm, list[Token]]]:
    """The harm that a word tells, with the heads of the phrases of those who suffered it."""
    word = token.lower_
    if (harm := _verb_harm(token)) is not None:
        yield harm, _longer(with_others(_harmed_by(token)), listed_before(token))
    elif word in _SUFFERING and any(c.lower_ in _HURTS for c in token.children):
        yield Harm.INJURED, with_others(subjects(token, ("nsubj",)))
    elif word == "dead" and token.i and token.nbor(-1).lower_ == "shot":
        yield Harm.KILLED, with_others(_shot_dead(token))
    elif word in STATES and (people := left_behind(token)):
        yield STATES[word], people
    elif word in NOUNS or _is_fatal(token):
        yield NOUNS.get(word, Harm.KILLED), _named_by(token)
    elif word in LOSING and any(c.lower_ in ("lives", "life") for c in token.children):
        yield Harm.KILLED, with_others(subjects(token, ("nsubj",)))
    elif word in LOSING:
        yield Harm.KILLED, [v for v in _lost(token) if _is_fighter(v)]
    if word in COUNTED and token.tag_.startswith(("NN", "JJ")):
        yield from _counted(token)
    if word in _BODY and _is_found(token):
        found = [token, *(c for c in token.conjuncts if c.lower_ in _BODY)]
        yield Harm.KILLED, [v for body in found for v in _of(body) or [body]]


def _is_fatal(noun: Token) -> bool:
    """ "The fatal shooting of a trader", "claimed the lives of a judge and a priest"."""
    if noun.lower_ == "lives" and noun.head.lower_ in _CLAIMING:
        return True
    kinds = [c.lower_ for c in noun.lefts if c.dep_ == "amod"] if noun.lower_ in _DEEDS else []
    return any(kind in ("fatal", "deadly", "lethal") for kind in kinds)


_DEEDS = frozenset("shooting stabbing beating".split())


def _shot_dead(state: Token) -> list[Token]:
    """ "Shot dead a trader"; "a trader shot dead", of which the parser makes one noun."""
    hit, shot = [c for c in state.children if c.dep_ == "dobj"], state.nbor(-1)
    if not hit and shot.dep_ in ("advcl", "acl", "xcomp") and shot.head.lower_ in _LEFT:
        return [c for c in shot.head.children if c.dep_ == "dobj" and c.i < shot.i]
    if hit or shot.tag_ != "NN":
        return hit
    return [c for c in shot.lefts if c.dep_ in ("compound", "amod") and is_person(c)][-1:]


_LEFT = frozenset("left leave leaves leaving".split())


def _named_by(noun: Token) -> list[Token]:
    """ "The death of a minister", "the death of a minister, X, and nineteen others"."""
    first = _of(noun)
    objects = _longer(with_others(first), listed_behind(first[0].head) if first else [])
    joined = [c for c in noun.children if c.dep_ == "conj" and count_of(c) is not None]
    found = [*objects, *(c for c in joined if objects and c not in objects)]
    return found or slain_before(noun)


def _longer(parsed: list[Token], listed: list[Token]) -> list[Token]:
    """Those in a list of single people, where the parser has lost some of them."""
    return listed if len(listed) >= len(parsed) and not any(_is_many(t) for t in parsed) else parsed


def _is_many(token: Token) -> bool:
    return (count_of(token) or 1) > 1


_CLAIMING = frozenset(
    "claimed claim claims claiming cost costing costs took take takes taking".split()
)


def _of(noun: Token) -> list[Token]:
    return list(objects_of(noun, ("of",))) or behind_place(noun)


def _lost(token: Token) -> list[Token]:
    """ "Lost fifteen men", "the loss of both crew"."""
    if not token.tag_.startswith("VB"):
        return with_others(_of(token))
    objects = [c for c in token.children if c.dep_ == "dobj"]
    return with_others(objects)


def _is_fighter(token: Token) -> bool:
    """Those whose loss is their death: not seats, nor towns; "six of their own"."""
    if any(c.lower_ == "own" for o in objects_of(token, ("of",)) for c in o.subtree):
        return number_of(token.text) is not None
    return token.lower_ in _MEN or group_of([token.lower_]) in _ARMED


_MEN = frozenset("men personnel members comrades crewmen lives".split())
_ARMED = frozenset({"soldiers", "police", "combatants", "crew"})


def _is_found(body: Token) -> bool:
    """ "His body was found", "recovered the body of a trader", not "a body that oversees"."""
    held = any(c.dep_ in ("poss", "det") for c in body.lefts) or bool(_of(body))
    found = body.dep_ == "nsubjpass" or (body.dep_ == "dobj" and bool(_of(body)))
    return held and found and body.head.lower_ in _FOUND


_BODY = frozenset("body corpse".split())
_FOUND = frozenset(
    "found identified discovered recovered retrieved dumped exhumed fished pulled".split()
)


def _harmed_by(verb: Token) -> list[Token]:
    if verb.lower_ in INTRANSITIVE:
        counted = _number_before(verb)
        return [counted] if counted else _whole_list(subjects(verb, ("nsubj", "nsubjpass")), verb)
    return suffered(verb) + told_after(verb)


def _number_before(verb: Token) -> Token | None:
    """ "Of the 55 people it carried 53 died": the number right before, whatever it is tied to."""
    before = verb.doc[max(verb.sent.start, verb.i - 1) : verb.i]
    loose = [t for t in before if number_of(t.text) is not None and t.head != verb]
    return loose[0] if loose and loose[0].dep_ not in ("nummod", "npadvmod") else None


def _whole_list(found: list[Token], verb: Token) -> list[Token]:
    """ "A boy, his mother and his sister died": the first too, which the parser sets apart."""
    apart = [c for c in verb.lefts if c.dep_ == "npadvmod" and is_person(c)]
    return [*apart, *found] if found and apart and apart[-1].i < found[0].i else found


def _counted(token: Token) -> Iterator[tuple[Harm, list[Token]]]:
    """ "12 fatalities", "the bodies of three men"."""
    numbers = [c for c in token.lefts if number_of(c.text) is not None]
    if not numbers and token.lower_ == "dead" and token.i > token.sent.start + 1:
        numbers = [token.nbor(-1)] if number_of(token.nbor(-1).text) is not None else []
    if numbers and not (token.lower_ == "injuries" and token.head.lower_ in _ON_ONE):
        yield COUNTED[token.lower_], numbers[-1:]
    elif token.lower_ in ("bodies", "corpses"):
        theirs = any(c.lower_ == "their" for c in token.lefts) and token.head.lower_ in _FOUND
        taken = taken_before(token) if theirs else None
        yield Harm.KILLED, with_others(_of(token)) if taken is None else [taken]


_ON_ONE = frozenset("found sustained suffered had bore showed with counted".split())
"""What is said of the injuries of one: "an autopsy found 40 injuries"."""


def _verb_harm(token: Token) -> Harm | None:
    word = token.lower_
    if (word in TO_DEATH and is_deadly(token)) or is_to_death(token):
        return Harm.KILLED
    if not token.tag_.startswith(("VB", "JJ")):
        return None
    if word in ("guns", "gunned"):
        down = word == "gunned" or any(c.lower_ == "down" for c in token.children)
        return Harm.KILLED if down else None
    if word in SHOT:
        return harm_of_shot(token)
    if word in _BECOMING:
        return Harm.KILLED if _as_martyrs(token) or _in_battle(token) else None
    if TRANSITIVE.get(word) is Harm.INJURED and is_deadly(token):
        return Harm.KILLED  # "fatally wounded"
    return TRANSITIVE.get(word) or INTRANSITIVE.get(word)


_BECOMING = frozenset("rose fell fallen became".split())


def _as_martyrs(verb: Token) -> bool:
    """ "Rose as martyrs", "fell martyr"."""
    near = [*verb.children, *(p for c in verb.children if c.lower_ == "as" for p in c.children)]
    return any(c.lower_ in ("martyr", "martyrs") for c in near)


def _in_battle(verb: Token) -> bool:
    """ "Eight of his comrades had fallen"; not "soldiers fell ill", "fell from a lorry"."""
    if verb.lower_ not in ("fell", "fallen"):
        return False
    fallen = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    fallen += [p for c in fallen for p in _of(c)]
    beside = [c for c in verb.children if c.i > verb.i and c.dep_ not in ("punct", "advmod")]
    return any(_is_fighter(c) for c in fallen) and all(
        c.lower_ in ("in", "during", "on") for c in beside
    )


def _unreal(token: Token) -> bool:
    """ "would have killed", "was not killed", "no one was killed", "threatened to kill"."""
    before = [*token.lefts, *(token.head.lefts if token.dep_ == "conj" else ())]
    if any(c.lower_ == "no" for s in before for c in s.children if s.dep_[:5] == "nsubj"):
        return True
    if any(c.dep_ == "aux" and c.lower_ in _MODALS for c in token.children):
        return True
    if token.lower_ == "die" and any(c.lower_ == "to" for c in token.lefts):
        return True  # "were to die"
    tried = token.dep_ == "xcomp" and token.head.lower_ in ("attempted", "tried", "attempts")
    return tried or (token.tag_.startswith("VB") and polarity(token) is not Polarity.ASSERTED)


def _is_avenged(token: Token) -> bool:
    """ "In retaliation for the killing of a herder": what is told happened afterwards."""
    over = token.head.head if token.dep_ == "pobj" else token.head
    done = [over, *(c for c in over.children if c.dep_ == "dobj")]
    vengeful = any(c.lower_ in _AVENGING for o in done for c in o.lefts if o.i < token.i)
    return token.lower_ in NOUNS and (over.lower_ in _AVENGING or (vengeful and token.i > over.i))


_AVENGING = frozenset(
    "retaliation revenge reprisal response retribution protest avenge avenging revenging avenged"
    " protesting mourning mourn".split()
)


_MODALS = frozenset("would could might will".split())
