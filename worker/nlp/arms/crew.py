"""What became of the crew of an aircraft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from worker.domain.annotations import CrewMention
from worker.domain.kinds import CrewFate, CrewRole
from worker.domain.text import Span
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.numbers import number_of

_ROLES = {
    **dict.fromkeys(
        "pilot pilots airman airmen flyer flyers flier fliers aviator aviators piloted".split(),
        CrewRole.PILOT,
    ),
    **dict.fromkeys("co-pilot copilot co-pilots".split(), CrewRole.CO_PILOT),
    **dict.fromkeys("navigator navigators".split(), CrewRole.NAVIGATOR),
    **dict.fromkeys(
        "crew crewmen crewman crewmember crewmembers aboard board".split(), CrewRole.CREW
    ),
}
"""Words for those in an aircraft; "on board" stands for them where no other does."""
CREW_WORDS = frozenset(_ROLES) - {"aboard", "board"}
_FATES: dict[CrewFate, str] = {
    CrewFate.KILLED: (
        "killed dead died death killing body corpse executed slain perished lynched shot bodies"
        " kill beheaded burned kia"
    ),
    CrewFate.CAPTURED: (
        "captured captive captivity prisoner seized detained capture hostage capturing arrested"
    ),
    CrewFate.RESCUED: (
        "rescued saved freed recovered evacuated rescue extraction retrieved extracted picked"
        " saving"
    ),
    CrewFate.SURVIVED: (
        "survived survives survive alive ejected safely parachuted unhurt escaped bailed safe"
        " unharmed uninjured unscathed living wounded injured hurt"
    ),
    CrewFate.MISSING: "missing",
    CrewFate.UNKNOWN: "unknown unclear",
}
_FATE = {word: fate for fate, words in _FATES.items() for word in words.split()}
_RANK = [
    CrewFate.KILLED,
    CrewFate.CAPTURED,
    CrewFate.RESCUED,
    CrewFate.MISSING,
    CrewFate.SURVIVED,
    CrewFate.UNKNOWN,
]
_REACH = 20
"""Words between a member of the crew and its fate where the parse does not tie the two."""


def find_crew(doc: Doc) -> tuple[CrewMention, ...]:
    """The fates of crews in the order of the text."""
    return tuple(m for sent in doc.sents for m in _of_sentence(list(sent)))


def _of_sentence(tokens: list[Token]) -> Iterator[CrewMention]:
    yield from (_lost(t) for t in tokens if _is_of_nobody(t))
    crew = [t for t in tokens if (t.lower_ in _ROLES and not _is_modifier(t)) or _has_left(t)]
    fates = [(t, _FATE[t.lower_]) for t in tokens if t.lower_ in _FATE and not _is_downing(t)]
    fates += [(t, CrewFate.KILLED) for t in tokens if _is_suicide(t) or _is_loss_of(t)]
    fates += [(t, CrewFate.SURVIVED) for t in tokens if _is_away(t)]
    fates = [(t, CrewFate.KILLED if _is_denied(t) else fate) for t, fate in fates]
    fates = [(t, fate) for t, fate in fates if not _is_guess(t)]
    if not crew or not fates:
        return
    for member in crew:
        near = [(t, fate) for t, fate in fates if _belongs(member, t)]
        if not near:
            continue
        told = _tied(member, near) or {fate for _, fate in near}
        fate = next(f for f in _RANK if f in told)
        yield CrewMention(
            Span(member.idx, member.idx + len(member)), _role(member), fate, _count(member)
        )


def _has_left(token: Token) -> bool:
    """ "Captain Omar Said ejected", "she bailed out": nobody does but who flies."""
    if token.dep_ != "nsubj" or token.lower_ in _ROLES or not token.tag_.startswith(("NN", "PRP")):
        return False
    out = token.head.lower_ == "bailed" and any(c.lower_ == "out" for c in token.head.children)
    return token.tag_ != "NNS" and (out or token.head.lower_ == "ejected")


def _role(member: Token) -> CrewRole:
    return _ROLES.get(member.lower_, CrewRole.PILOT)


def _aboard(word: Token) -> int | None:
    """ "four people on board"."""
    before = word.doc[max(word.sent.start, word.i - 4) : word.i]
    return next((n for t in reversed(before) if (n := number_of(t.text)) is not None), None)


_SURVIVE = frozenset("survived survive survives".split())
_NOBODY = frozenset("nobody none".split())


def _is_of_nobody(verb: Token) -> bool:
    """ "Nobody survived", "none of those aboard survived", "no one survived", "no survivors"."""
    if verb.lower_ in ("survivor", "survivors"):
        return any(c.lower_ == "no" for c in verb.lefts)
    if verb.lower_ not in _SURVIVE:
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(
        s.lower_ in _NOBODY or (s.lower_ == "one" and s.i and s.nbor(-1).lower_ == "no")
        for s in subjects
    )


def _is_denied(verb: Token) -> bool:
    """ "The crew did not survive"."""
    return verb.lower_ in _SURVIVE and any(c.dep_ == "neg" for c in verb.children)


def _lost(verb: Token) -> CrewMention:
    return CrewMention(Span(verb.idx, verb.idx + len(verb)), CrewRole.CREW, CrewFate.KILLED)


def _is_guess(word: Token) -> bool:
    """ "The picture may show that the pilot was killed", "sent to take the pilot captive"."""
    governors = [word, *islice(word.ancestors, _GOVERNING)]
    may = any(c.lower_ in _MODALS and c.dep_ == "aux" for g in governors for c in g.children)
    return may or any(_is_wanted(g) for g in governors)


def _is_wanted(verb: Token) -> bool:
    """What somebody is sent, or tries, to do."""
    infinitive = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    wanted = verb.dep_ == "advcl" or verb.head.lower_ in _TRIED
    return wanted and not _is_only(verb) and "to" in infinitive and not infinitive & _DONE


_MODALS = frozenset("may might could".split())
_TRIED = frozenset(
    "sent dispatched deployed tried trying tries try attempted attempting attempt attempts sought"
    " seeking seek wanted wants planned planning plans plan hoped hoping hopes ordered failed"
    " mission operation effort efforts bid ready prepared rushed racing raced".split()
)
_DONE = frozenset({"have", "been"})
_GOVERNING = 2
"""Words above a fate whose modal makes a guess of it."""


def _is_suicide(verb: Token) -> bool:
    """ "Blew himself up", "shot himself"."""
    return verb.lower_ in _ON_ONESELF and any(c.lower_ in _ONESELF for c in verb.children)


def _is_loss_of(noun: Token) -> bool:
    """ "With the loss of both crew", "of all aboard"."""
    if noun.lower_ != "loss":
        return False
    return any(t.lower_ in _ROLES for c in noun.children if c.lower_ == "of" for t in c.subtree)


def _is_away(verb: Token) -> bool:
    """ "The crew got away"."""
    return verb.lower_ in ("got", "get") and any(c.lower_ == "away" for c in verb.children)


_ON_ONESELF = frozenset("blew blow blowing shot shooting killed killing".split())
_ONESELF = frozenset("himself herself themselves".split())


def _is_downing(word: Token) -> bool:
    """ "Shot down" is said of the aircraft, "shot at it" of nobody's death."""
    if word.lower_ != "shot":
        return False
    at_nobody = word.tag_ == "VBD" and not any(c.dep_ == "dobj" for c in word.children)
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in word.children)
    return (at_nobody and not passive) or any(t.lower_ == "down" for t in word.children)


def _tied(member: Token, near: Sequence[tuple[Token, CrewFate]]) -> set[CrewFate]:
    """The fates of a verb that somebody is the subject or object of, else of the words behind."""
    verb = member.head
    verbs = {verb, *(c for c in verb.conjuncts if c.i > verb.i and not _has_subject(c))}
    direct = {fate for t, fate in near if t in verbs or _completes(t, verbs)}
    return direct or {fate for t, fate in near if t.i > member.i or t.is_ancestor(member)}


def _completes(word: Token, verbs: set[Token]) -> bool:
    """ "Is dead", "was taken prisoner", "is in captivity", "ejected, only to be killed"."""
    if word.head in verbs:
        return word.dep_ in _COMPLEMENTS or _is_only(word)
    return word.lower_ == "captivity" and word.head.head in verbs


def _is_only(verb: Token) -> bool:
    return any(c.lower_ == "only" for c in verb.lefts)


_COMPLEMENTS = frozenset("acomp oprd attr dobj xcomp".split())


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_modifier(token: Token) -> bool:
    """ "pilot training"; but "crew members" are crew."""
    return token.dep_ == "compound" and token.head.lower_ not in ("member", "members")


def _belongs(member: Token, fate: Token) -> bool:
    if member.lower_ == fate.lower_ or abs(member.i - fate.i) > _REACH:
        return False
    between = member.doc[min(member.i, fate.i) + 1 : max(member.i, fate.i)]
    return not any(t.lower_ in _ROLES or t.text in (".", ";") for t in between)


def _count(member: Token) -> int | None:
    if member.lower_ in ("board", "aboard"):
        return _aboard(member)
    for child in member.children:
        if child.dep_ == "nummod" and (number := number_of(child.text)) is not None:
            return number
        if child.lower_ == "both":
            return 2
    alone = member.tag_ == "NN" or member.lower_ not in _ROLES
    return 1 if alone and _role(member) is not CrewRole.CREW else None
