"""How many people were killed or injured, as the sentences say.

The grammar is read first: whom a word of harm has as its object or subject ("killing two soldiers
and a child"). Patterns over the words read what the parser does not understand: headlines, lists,
texts without commas ("8 persons killed 58 others injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import Harm, TollMention
from worker.domain.text import Span
from worker.nlp.numbers import number_in, number_of
from worker.nlp.people import count_of, group_of
from worker.nlp.toll_patterns import CUMULATIVE, EITHER, NONE, NOT_THESE, PATTERNS, TOLD, Reading

_TRANSITIVE = {
    **dict.fromkeys(
        "kill kills killed killing murder murders murdered murdering assassinate assassinates"
        " assassinated assassinating execute executes executed executing behead beheads beheaded"
        " beheading slay slays slew slain slaying massacre massacred massacring lynch lynched"
        " slaughter slaughtered slaughtering decapitated strangled gunned eliminate eliminated"
        " eliminating neutralize neutralized neutralised neutralizing crucified electrocuted hanged"
        " martyred".split(),
        Harm.KILLED,
    ),
    **dict.fromkeys(
        "wound wounds wounded wounding injure injures injured injuring hurt hurting maimed maiming"
        " burnt hospitalised hospitalized".split(),
        Harm.INJURED,
    ),
}
_INTRANSITIVE = dict.fromkeys(
    "die dies died dying perish perishes perished perishing succumb succumbed succumbs".split(),
    Harm.KILLED,
)
_STATES = {
    "dead": Harm.KILLED,
    "killed": Harm.KILLED,
    "wounded": Harm.INJURED,
    "injured": Harm.INJURED,
    "hurt": Harm.INJURED,
}
_TO_DEATH = frozenset(
    "shot shoot shoots hack hacks clubs stabs beats stones slashes clobbered strangled hacked"
    " beat beaten beating stabbed stab stoned burned burnt"
    " tortured chopped"
    " clubbed trampled crushed slashed bludgeoned knifed shooting hacking stabbing hit"
    " speared".split()
)
_NOUNS = {
    **dict.fromkeys(
        "death deaths killing killings murder murders assassination execution executions massacre"
        " beheading".split(),
        Harm.KILLED,
    ),
    **dict.fromkeys("wounding injuring".split(), Harm.INJURED),
}
_COUNTED = {
    **dict.fromkeys("deaths fatalities bodies corpses dead killings".split(), Harm.KILLED),
    **dict.fromkeys("wounded injured injuries".split(), Harm.INJURED),
}


def find_tolls(doc: Doc) -> tuple[TollMention, ...]:
    """The numbers of people harmed, in the order of the text."""
    found = [toll for sent in doc.sents for toll in _of_sentence(sent)]
    return tuple(sorted(found, key=lambda t: t.span))


def _of_sentence(sent: Sent) -> Iterator[TollMention]:
    text = sent.text
    if not TOLD.search(text):
        return
    cumulative = bool(CUMULATIVE.search(text))
    parsed, settled = _parsed(sent, cumulative=cumulative)
    yield from parsed
    yield from _nobody(sent)
    for reading in _read(text):
        around = _shifted(reading.words, sent)
        if any(around.overlaps(other) for other in settled):
            continue
        yield _from_pattern(reading, _shifted(reading.span, sent), sent, cumulative=cumulative)


def _nobody(sent: Sent) -> Iterator[TollMention]:
    """ "There were no casualties": a figure too."""
    for harms, pattern in NONE:
        for match in pattern.finditer(sent.text):
            span = _shifted(Span(*match.span()), sent)
            yield from (TollMention(span, harm, 0, 0) for harm in harms)


def _shifted(span: Span, sent: Sent) -> Span:
    return Span(sent.start_char + span.start, sent.start_char + span.end)


def _read(text: str) -> list[Reading]:
    """Numbers with a word of harm beside, from left to right; each word is read once."""
    found = [
        reading
        for harm, pattern in PATTERNS
        for match in pattern.finditer(text)
        if (reading := _reading(match, harm, text)) is not None
    ]
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda r: r.words):
        if not kept or reading.words.start >= kept[-1].words.end:
            kept.append(reading)
    return kept


def _reading(match: re.Match[str], harm: Harm, text: str) -> Reading | None:
    number = number_in(re.split(r"[\s-]+", match["number"]))
    if number is None or (match["number"].isdigit() and 1900 <= number <= 2100):
        return None
    if EITHER.search(text, max(0, match.start() - 15), match.end() + 15):
        return None
    if NOT_THESE.search(text[: match.start("number")]):
        return None
    return Reading(harm, number, Span(*match.span("number")), Span(*match.span()))


def _from_pattern(reading: Reading, span: Span, sent: Sent, *, cumulative: bool) -> TollMention:
    words = re.findall(r"[a-z-]+", reading.words.of(sent.text).lower())
    return TollMention(
        span, reading.harm, reading.number, reading.number, group_of(words), cumulative
    )


def _parsed(sent: Sent, *, cumulative: bool) -> tuple[list[TollMention], list[Span]]:
    """What the grammar tells, and the words of harm with which that is settled."""
    tolls: list[TollMention] = []
    settled: list[Span] = []
    for token in sent:
        cause = Span(token.idx, token.idx + len(token))
        for harm, victims in _harmed(token):
            if _unreal(token) or _either(token):
                settled.append(cause)
                continue
            told = [_toll(v, harm, cause, cumulative=cumulative) for v in victims]
            tolls += [toll for toll in told if toll is not None]
            if any(toll is not None for toll in told):
                settled += [cause, *(toll.span for toll in told if toll is not None)]
    return tolls, settled


def _either(token: Token) -> bool:
    """ "killed or wounded 30": the figure is of neither."""
    near = [*token.children, *token.head.children] if token.dep_ == "conj" else token.children
    return any(c.dep_ == "cc" and c.lower_ in ("or", "and/or") for c in near) and bool(
        EITHER.search(token.sent.text)
    )


def _toll(victim: Token, harm: Harm, cause: Span, *, cumulative: bool) -> TollMention | None:
    number = count_of(victim)
    if number is None:
        return None
    start = min([victim.i, *(c.i for c in victim.lefts if number_of(c.text) is not None)])
    first = victim.doc[start]
    span = Span(first.idx, victim.idx + len(victim))
    words = [t.lower_ for t in victim.doc[start : victim.i + 1]]
    words += [t.lower_ for c in victim.rights if c.lower_ == "of" for t in c.subtree]
    return TollMention(span, harm, number, number, group_of(words), cumulative, cause=cause)


def _harmed(token: Token) -> Iterator[tuple[Harm, list[Token]]]:
    """The harm that a word tells, with the heads of the phrases of those who suffered it."""
    word = token.lower_
    if (harm := _verb_harm(token)) is not None:
        yield harm, _with_conjuncts(_suffered(token, active=word not in _INTRANSITIVE))
    elif word in _STATES and (people := _left(token)):
        yield _STATES[word], people
    elif word in _NOUNS:
        objects = [p for c in token.children if c.lower_ == "of" for p in c.children]
        yield _NOUNS[word], _with_conjuncts([p for p in objects if p.dep_ == "pobj"])
    if word in _COUNTED and token.tag_.startswith(("NN", "JJ")):
        yield from _counted(token)


def _counted(token: Token) -> Iterator[tuple[Harm, list[Token]]]:
    """ "12 fatalities", "the bodies of three men"."""
    numbers = [c for c in token.lefts if number_of(c.text) is not None]
    if numbers:
        yield _COUNTED[token.lower_], numbers[:1]
    elif token.lower_ in ("bodies", "corpses"):
        objects = [p for c in token.children if c.lower_ == "of" for p in c.children]
        yield Harm.KILLED, _with_conjuncts([p for p in objects if p.dep_ == "pobj"])


def _verb_harm(token: Token) -> Harm | None:
    word = token.lower_
    if word in _TO_DEATH and _deadly(token):
        return Harm.KILLED
    if not token.tag_.startswith(("VB", "JJ")):
        return None
    if word == "gunned" or (word in ("shot", "shooting") and _shot_person(token)):
        return Harm.KILLED if word == "gunned" else None
    return _TRANSITIVE.get(word) or _INTRANSITIVE.get(word)


def _deadly(token: Token) -> bool:
    """ "shot dead", "hacked to death"; also "shot and killed" is told by "killed"."""
    if any(c.lower_ == "dead" for c in token.children):
        return True
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 9]]
    return any(a == "to" and b == "death" for a, b in pairwise(after))


def _shot_person(token: Token) -> bool:
    return bool(token.n_rights)


def _left(state: Token) -> list[Token]:
    """Who is left dead: "leaving two people dead", "two were left wounded", "two more wounded"."""
    if state.dep_ in ("oprd", "acomp", "ccomp", "xcomp", "advmod", "dep"):
        verb = state.head
        if verb.lower_ in ("left", "leaving", "leave", "leaves"):
            objects = [c for c in (*verb.children, *state.children) if c.dep_ in ("dobj", "nsubj")]
            passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
            active = [o for o in objects if o.i > verb.i]
            return _with_conjuncts(passive or active)
    return []


def _suffered(verb: Token, *, active: bool) -> list[Token]:
    """The object of an active verb, the subject of a passive one; shared over "and"."""
    if not active:
        return _subjects(verb, ("nsubj", "nsubjpass"))
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if passive:
        return [_resolved(c, verb) for c in passive]
    if verb.dep_ == "attr":  # "were on Friday shot dead", which the parser takes for a noun
        return [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    if objects:
        return _of_list(verb, objects)
    if verb.dep_ in ("acl", "amod", "relcl") and verb.tag_ == "VBN":
        return _listed(verb.head) if verb.dep_ == "acl" else []
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "conj":
        return _shared_object(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "ccomp", "advcl", "parataxis"):
        return [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return _shared_object(verb) if verb.dep_ == "conj" else []


def _listed(last: Token) -> list[Token]:
    """ "seven guards and two officers killed": those before the last one too, if counted."""
    first = last.head if last.dep_ == "conj" else None
    return [first, last] if first is not None and count_of(first) is not None else [last]


def _of_list(verb: Token, objects: list[Token]) -> list[Token]:
    """Objects, but the subject in a list without commas: "8 persons killed 58 others injured"."""
    last = objects[-1]
    following = last.nbor() if last.i + 1 < len(verb.doc) else last
    counted = [c for c in verb.lefts if c.dep_ == "nsubj" and count_of(c) is not None]
    return counted if counted and following.lower_ in _STATES else objects


def _shared_object(verb: Token) -> list[Token]:
    """ "was shot and killed"; "attacked and killed a farmer" has its own object."""
    first = verb.head
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return own
    return [c for c in first.children if c.dep_ == "nsubjpass"] or [
        c for c in first.children if c.dep_ == "dobj" and c.i > first.i and c.i < verb.i
    ]


def _subjects(verb: Token, wanted: tuple[str, ...]) -> list[Token]:
    current = verb
    for _ in range(3):
        found = [c for c in current.children if c.dep_ in wanted]
        if found:
            return [_resolved(c, current) for c in found]
        if current.dep_ not in ("conj", "xcomp"):
            break
        current = current.head
    return [verb.head] if verb.dep_ == "acl" else []


def _resolved(token: Token, verb: Token) -> Token:
    if token.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return token


def _with_conjuncts(heads: list[Token]) -> list[Token]:
    found = list(heads)
    for head in found:
        found += [c for c in head.children if c.dep_ == "conj" and c not in found]
    return found


def _unreal(token: Token) -> bool:
    """ "would have killed", "was not killed", "no one was killed"."""
    if any(c.lower_ == "no" for s in token.lefts for c in s.children if s.dep_[:5] == "nsubj"):
        return True
    return any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "will"))
        for c in token.children
    )
