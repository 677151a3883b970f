"""What a source says of its own side: "its men shot down the jet", "it was they who fired"."""

from __future__ import annotations

import re

from worker.nlp.claims.sources import closes_note, verbs
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import acted_before, is_quoted
from worker.nlp.triggers.finder import is_deed

DEEDS = frozenset(
    "responsibility attack attacks downing bombing killing raid ambush assault credit abduction"
    " strike explosion blast kidnapping shooting murder".split()
)
OWN = frozenset("it they we its their our".split())
_OF_SPEAKER = frozenset({"we", "our"})
"""What a speaker calls itself in its own words: "They bombed the town," X said, of others."""

_OF_LEADER = frozenset({"his", "her"})
_FORCES = frozenset("men fighters forces troops soldiers army militia movement group".split())
"""Whom a leader calls his: "Barayev wrote that his fighters had done it"."""


def of_itself(token: Token) -> bool:
    """ "Iraq said its planes had hit", "the group said it shot down"."""
    own = own_clause(token)
    if own is None or is_negated(own) or any(c.lower_ in MODALS for c in own.children):
        return False
    return own.lower_ not in _STATES or _is_behind(own)


def _is_behind(own: Token) -> bool:
    """ "Said it was behind the attack", "said it was responsible"; not "for the wounded"."""
    for word in own.children:
        if word.lower_ in ("behind", "responsible"):
            what = [o for c in (word, *word.children) for o in c.children if o.dep_ == "pobj"]
            return all(o.lower_ in DEEDS | TOLD or is_deed(o.lower_) for o in what)
    return False


def owns(token: Token) -> bool:
    """ "Said that the deed was its own", "said the blast was the work of its men"."""
    return token.lower_ in verbs("say") and any(
        _OWNS.search(" ".join(t.text for t in c.subtree))
        or ((told := pointed_at(c)) is not None and is_own_men(told))
        for c in clauses(token)
    )


def is_own_men(told: Token) -> bool:
    """ "It was they who fired", "it was its men who did"."""
    return bool(OWN & {told.lower_, *(c.lower_ for c in told.lefts)})


def we_did(token: Token) -> Token | None:
    """ "We shot down the jet," X said: the verb of what a source says that it did itself."""
    own = own_clause(token)
    if own is None or not is_quoted(own) or not of_itself(token):
        return None
    subject = next((c for c in own.children if c.dep_ == "nsubj"), None)
    return own if subject is not None and subject.lower_ == "we" else None


_OWNS = re.compile(
    r"\b(?:was|were|is|been) (?:the (?:work|doing) of )?(?:its|their|our)"
    r"(?: own$| (?:own )?(?:work|doing|handiwork|deed|operation|fighters|men)\b)",
    re.IGNORECASE,
)


def hails(token: Token) -> bool:
    """ "Announced the capture of the town": who tells a feat so has done it."""
    return token.lower_ in _HAILING and any(
        c.dep_ == "dobj" and c.lower_ in _FEATS for c in token.children
    )


_HAILING = frozenset("announced announces hailed hails declared celebrated".split())
_FEATS = frozenset(
    "capture seizure liberation downing destruction killing elimination recapture".split()
)


def of_its_deed(token: Token) -> bool:
    """ "Confirmed that its jets had bombed the town", not "said it had been warned"."""
    own = own_clause(token)
    if own is None or not of_itself(token):
        return False
    forces = any(c.dep_ == "nsubj" and c.lower_ not in OWN for c in own.children)
    return forces or _is_done(own)


_DONE = frozenset("done carried conducted launched behind made".split())


def of_fighters(token: Token) -> bool:
    """ "Said two of the fighters blew themselves up": a group of those whom it need not name."""
    subjects = (s for c in clauses(token) for s in c.children if s.dep_ == "nsubj")
    return any(t.lower_ in _MEN for t in next((s.subtree for s in subjects), ()))


_MEN = frozenset(
    "fighters fighter mujahideen mujahedeen guerrillas guerrilla bomber bombers".split()
)


def own_clause(token: Token) -> Token | None:
    """The verb of what a source says of itself."""
    for child in clauses(token):
        for subject in child.children:
            if subject.dep_ in ("nsubj", "nsubjpass"):
                phrase = (c for c in subject.children if c.dep_ not in ("relcl", "acl"))
                words = {subject.lower_, *(t.lower_ for c in phrase for t in c.subtree)}
                own_words = _OF_SPEAKER if is_quoted(child) else OWN
                if subject.lower_ in _FORCES and not is_quoted(child):
                    own_words |= _OF_LEADER
                own = subject.dep_ == "nsubj" and bool(words & own_words)
                return child if own and not _is_of_others(subject, token) else None
    return None


def _is_of_others(subject: Token, token: Token) -> bool:
    """ "Rebels attacked, and they seized a post, the army said": they are the rebels."""
    if subject.i > token.i or subject.lower_ not in ("they", "it"):
        return False
    return acted_before(subject)


def clauses(token: Token) -> list[Token]:
    """What is said; also behind "said in a statement that"."""
    if (around := _around(token)) is not None:
        return [around]
    own = [c for c in token.children if c.dep_ in ("ccomp", "xcomp") or _is_told_before(c, token)]
    papers = [p for c in token.children if c.dep_ == "prep" for p in c.children]
    own = [c for c in own if c.i > token.i] or own  # "two died; X said that its men had done it"
    return own or [c for p in papers for c in p.children if c.dep_ == "acl"]


def _around(token: Token) -> Token | None:
    """ "The gang was behind it, an inspector said on Sunday; …": the clause that it is put in.

    The parser sets such a "said" beside the verb of what is told, as if an "and" joined them.
    """
    aside = token.dep_ == "parataxis" or (
        token.dep_ == "conj" and all(c.dep_ != "cc" or c.i > token.i for c in token.head.rights)
    )
    subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if not aside or subject is None or not token.head.tag_.startswith("VB"):
        return None
    before = subject.left_edge.i - 1
    return token.head if before >= token.sent.start and token.doc[before].text == "," else None


def _is_told_before(clause: Token, token: Token) -> bool:
    """ "Two men died, said the mayor", where the parser sets the clause beside the verb."""
    return clause.dep_ == "parataxis" and clause.i < token.i and clause.tag_.startswith("VB")


def is_negated(verb: Token) -> bool:
    """Whether a "not" stands with a verb."""
    return any(c.dep_ == "neg" for c in verb.children)


MODALS = frozenset("would will could might may should can must".split())
_STATES = frozenset(
    "have has had be is are was were know knows knew see sees saw believe believes believed think"
    " thinks thought want wants wanted need needs needed hope hopes hoped expect expects expected"
    " regret regrets regretted mean means meant find finds found reach reached count counted arrive"
    " arrived receive received lose lost recover recovered discover discovered suffer suffered"
    " sustain sustained come came learn learned remain remained hear heard".split()
)
"""What a source says of itself that is no deed."""


def of_what_was_told(token: Token) -> bool:
    """ "Denied it", "claimed that as well", "denied any such raid": what the words before tell."""
    objects = [c for c in token.children if c.dep_ == "dobj"]
    if any(o.lower_ in TOLD for o in objects):
        return True
    return token.lower_ in verbs("deny") and any(
        t.lower_ == "such" and t.head.lower_ != "as" for t in token.subtree
    )


TOLD = frozenset("it this that both them these those".split())


def pointed_at(clause: Token) -> Token | None:
    """ "It was the rebels who fired": who did it, and not what it was."""
    it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in clause.children)
    named = [c for c in clause.children if c.dep_ == "attr"]
    told = [r for c in (clause, *named) for r in c.children if r.dep_ in ("relcl", "ccomp")]
    done = [r for r in told if any(c.lower_ in ("who", "that") for c in r.children)]
    fired = any(is_deed(r.lower_) or r.lower_ in _FIRED for r in done)
    return named[0] if it and named and fired else None


_FIRED = frozenset("fired shot attacked struck hit opened started began".split())


def claims_deed(token: Token, *, told: bool) -> bool:
    """ "claimed responsibility", "claimed the attack", "claims to have shot down".

    "Claimed to have broken the siege" claims what the sentence tells, if anything (`told`).
    """
    if token.lower_ in verbs("take"):
        return any(c.lower_ in ("responsibility", "credit") for c in token.children)
    if token.lower_ not in verbs("claim"):
        return False
    if closes_note(token):
        return True
    objects = [c for c in token.children if c.dep_ in ("dobj", "conj", "nsubjpass")]
    if token.dep_ == "acl":  # "several attacks on jets claimed by the group"
        objects = [*objects, token.head]
    if any(o.lower_ in DEEDS or is_deed(o.lower_) for o in objects) or of_what_was_told(token):
        return True
    if any(c.dep_ == "xcomp" and (told or _is_done(c)) for c in token.children):
        return True
    return of_itself(token) if told else of_its_deed(token)


def _is_done(verb: Token) -> bool:
    """A deed; not "we have taken measures"."""
    what = {c.lower_ for c in verb.children if c.dep_ == "dobj"}
    return (is_deed(verb.lower_) or verb.lower_ in _DONE) and what.isdisjoint(_STEPS)


_STEPS = frozenset("measures steps precautions action part note notice care".split())
