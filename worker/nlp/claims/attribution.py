"""Who is said to be behind an occurrence, apart from the words that tell it.

"The device was planted by X", "X is suspected", "police blame X", "X claimed responsibility": the
one named acted, on somebody's word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind, Certainty
from worker.domain.text import Span
from worker.nlp.actors.reader import ARMED, ActorReader
from worker.nlp.claims.own_deeds import is_own_men, pointed_at
from worker.nlp.events.unarmed import as_doer
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import is_passive, objects_of
from worker.nlp.triggers.finder import is_deed

_PLANTED = frozenset(
    "planted laid placed left caused triggered set perpetrated staged orchestrated"
    " masterminded".split()
)
_SUSPECTED = frozenset("assumed suspected believed thought presumed alleged reported held".split())
_BLAMED = frozenset("blame blames blamed blaming accuse accuses accused accusing suspect".split())
_LINKED = frozenset("attributed attributes attribute attributing linked ascribed".split())
_LINKING = frozenset("link links linking linked tie ties tying tied connect connecting".split())
_AUTHORS = frozenset("mastermind masterminds perpetrator perpetrators author authors".split())
"""What somebody is to a deed who did it or had it done."""
_SUSPICION = frozenset("suspicion suspicions blame".split())
"""What falls on somebody."""
_RESPONSIBLE = frozenset("responsible suspected assumed blamed presumed".split())
_IMPLICATED = frozenset(
    "implicated implicates implicating involved charged accused convicted arrested detained sought"
    " wanted".split()
)
_CHARGES = ("in", "with", "of", "for", "over")
_AWAY = 9
"""Words between "blamed" and its "on", where the parser ties that to the deed."""
_BEHIND = frozenset("responsible behind involved".split())
_SIDES = ARMED | {ActorKind.STATE}


class Suspect(NamedTuple):
    """An actor, on whose word it acted, and the words for the deed where they are told beside."""

    actor: ActorMention
    certainty: Certainty
    deed: Deed | None = None


class Deed(NamedTuple):
    """What somebody was behind: "the rescue of the man shot by X"."""

    word: Span
    phrase: Span


class Attributor:
    """Reads attributions off the sentences of one document."""

    def __init__(self, reader: ActorReader) -> None:
        self._reader = reader

    def find(self, sent: Sent) -> list[Suspect]:
        """Those said to be behind what the sentence, or the one before, tells."""
        found: list[Suspect] = []
        for token in sent:
            for head, certainty in self._heads(token):
                for one in self._reader.coordinated(head):
                    actor = self._reader.read(one)
                    actor = actor and as_doer(actor)
                    if actor is not None and _may_be_behind(actor):
                        found.append(Suspect(actor, certainty, _deed(token)))
        return found

    def _right_before(self, token: Token) -> Token | None:
        """The name before a doubt, which may have no letter of a name ("ULFA-I suspected.")."""
        if token.i > token.sent.start and _is_at_end(token):
            before = token.nbor(-1)
            if self._reader.names_group(before):
                return before
        return _right_before(token)

    def _heads(self, token: Token) -> Iterator[tuple[Token, Certainty]]:
        word = token.lower_
        if word in _PLANTED:
            yield from _planters(token)
        elif charged := _charged(token):
            yield from ((c, Certainty.ALLEGED) for c in charged)
        elif word in _RESPONSIBLE and (named := self._right_before(token)) is not None:
            yield named, Certainty.ALLEGED
        elif word in _SUSPECTED and _is_suspicion(token):
            yield from ((c, Certainty.ALLEGED) for c in _suspects(token) if c.dep_ != "nsubj")
        elif word in _COMING:
            yield from ((p, Certainty.ALLEGED) for p in _senders(token))
        elif word == "work" and token.dep_ == "attr":
            yield from ((p, Certainty.ALLEGED) for p in _objects(token, "of"))
        elif word in _BEHIND and (told := _who_they_are(token)):
            yield from ((c, Certainty.ALLEGED) for c in told)
        elif word in _BEHIND and _doubted(token):
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
            yield from ((c, Certainty.ALLEGED) for c in _suspects(token if own else _over(token)))
        elif word in _IMPLICATED and _of_deed(token):
            yield from ((c, Certainty.ALLEGED) for c in _implicated(token))


def _connected(token: Token) -> list[Token]:
    """Who is said to be the author of a deed, or is linked to it."""
    if token.lower_ in _LINKING:
        return [c for c in token.children if _is_linked(c, token)]
    if token.dep_ != "attr" or not _is_of_deed(token):
        return []
    return [c for c in _over(token.head).lefts if c.dep_ in ("nsubj", "nsubjpass")]


def _is_of_deed(author: Token) -> bool:
    """ "The mastermind of the murder"."""
    return any(is_deed(o.lower_) or o.lower_ in _CRIMES for o in _objects(author, "of"))


def _is_linked(token: Token, verb: Token) -> bool:
    """ "Documents linking X with the attack", "tied X to the murder": X."""
    what = (*_objects(verb, "with"), *_objects(verb, "to"))
    what = (*what, *_objects(token, "with"), *_objects(token, "to"))
    return token.dep_ == "dobj" and any(is_deed(o.lower_) or o.lower_ in _CRIMES for o in what)


def _is_at_end(token: Token) -> bool:
    """ "… suspected.": a note of a word or two."""
    return token.i + 1 >= token.sent.end or token.nbor().is_punct


def _charged(token: Token) -> list[Token]:
    """On whom a deed is laid: "blamed X", "put it down to X", "it was X who fired"."""
    word = token.lower_
    if word in _BLAMED and not _for_another(token):
        if _each_other(token):
            return [c for c in token.children if c.dep_ == "nsubj"]
        whom = [c for c in token.children if c.dep_ == "dobj"]
        return [*whom, *(_objects(token, "on") or _on_whom(token))]
    if word in _LINKED | _SUSPICION:
        return _linked_to(token)
    if word in ("put", "puts") and any(c.lower_ == "down" for c in token.children):
        return _objects(token, "to")
    if word in _AUTHORS or word in _LINKING:
        return _connected(token)
    who = pointed_at(token)
    return [] if who is None or is_own_men(who) else [who]


def _each_other(token: Token) -> bool:
    """ "They have blamed each other": both; not for a deed that the same words tell."""
    whom = [c for c in token.children if c.dep_ == "dobj" and c.lower_ in ("other", "another")]
    each = any(c.lower_ in ("each", "one") for o in whom for c in o.lefts)
    told = (c for t in (token, *whom) for c in t.children if c.lower_ in ("of", "for"))
    return each and next(told, None) is None


def _planters(token: Token) -> Iterator[tuple[Token, Certainty]]:
    """ "Planted by X"; "an ambush that was laid to X"."""
    certainty = Certainty.ALLEGED if _doubted(token) else Certainty.ASSERTED
    yield from ((p, certainty) for p in _objects(token, "by"))
    if token.lower_ == "laid" and is_passive(token):
        yield from ((p, Certainty.ALLEGED) for p in _objects(token, "to"))


def _senders(token: Token) -> list[Token]:
    """ "The missile came from an Iraqi jet", "the rounds came from rebel positions"."""
    fired = any(c.dep_ == "nsubj" and c.lower_ in _FIRED for c in token.children)
    return _objects(token, "from") if fired else []


_COMING = frozenset("came come comes".split())
_FIRED = frozenset(
    "missile missiles rocket rockets shell shells shot shots round rounds fire gunfire mortar"
    " mortars bullet bullets drone drones".split()
)


def _deed(token: Token) -> Deed | None:
    """ "Behind the rescue", "responsible for killing X": what they did."""
    if token.lower_ not in _BEHIND:
        return None
    of = [token, *(c for c in token.children if c.dep_ == "prep")]
    done = next((o for p in of for o in p.children if o.dep_ in ("pobj", "pcomp")), None)
    if done is None:
        return None
    last = done.right_edge
    phrase = Span(done.left_edge.idx, last.idx + len(last))
    if not is_deed(done.lower_):
        done = next(objects_of(done, ("of",)), done)  # "a wave of attacks"
    return Deed(Span(done.idx, done.idx + len(done)), phrase)


def _may_be_behind(actor: ActorMention) -> bool:
    """An armed side, or a person by name."""
    return actor.kind in _SIDES or (actor.kind is ActorKind.INDIVIDUAL and actor.named)


def _objects(token: Token, preposition: str) -> list[Token]:
    of = [child for child in token.children if child.lower_ == preposition]
    return [p for child in of for p in child.children if p.dep_ == "pobj"]


def _for_another(token: Token) -> bool:
    """ "Blamed the rebels for keeping citizens there": for something else than the deed."""
    what = [c for child in token.children if child.lower_ == "for" for c in child.children]
    if any(c.lower_ in _FAULTS for c in what):
        return True
    acts = [c for c in what if c.dep_ == "pcomp"]
    return bool(acts) and not any(is_deed(c.lower_) or c.lower_ in _PLANTED for c in acts)


_FAULTS = frozenset("inability failure failures lack delay delays negligence silence".split())
"""For what somebody is blamed who did not do it."""


def _linked_to(token: Token) -> list[Token]:
    """ "Suspicion fell on X", "attributed the attack to X", whose "to" may hang on the attack."""
    if token.lower_ in _SUSPICION:
        return _objects(token.head, "on") if token.dep_ == "nsubj" else []
    done = [c for c in token.children if c.dep_ == "dobj"]
    return [p for word in (token, *done) for p in _objects(word, "to")]


def _on_whom(token: Token) -> list[Token]:
    """ "Blamed the killing of two men on X": the first "on" behind the deed."""
    for word in token.doc[token.i + 1 : min(token.i + _AWAY, token.sent.end)]:
        if word.lower_ == "on":
            return [p for p in word.children if p.dep_ == "pobj"]
    return []


def _right_before(token: Token) -> Token | None:
    """ "(X assumed responsible)", "X suspected.": the name that stands right before the doubt."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    other = following is not None and following.tag_.startswith(("NN", "JJ", "CD"))
    if other and following is not None and following.lower_ not in ("responsible", "behind"):
        return None
    i = token.i - 1
    while i > token.sent.start and token.doc[i].lower_ in ("assumed", "is", "are", "was", "were"):
        i -= 1
    return token.doc[i] if i >= token.sent.start and token.doc[i].tag_.startswith("NNP") else None


def _doubted(token: Token) -> bool:
    around = {token.head.lower_, *(c.lower_ for c in token.children), token.head.head.lower_}
    return bool(around & (_SUSPECTED | _DOUBTS))


_DOUBTS = frozenset("likely suspect probably be is are was were".split())


def _is_suspicion(token: Token) -> bool:
    """ "X is suspected (of …)", "believed to be X", "X suspected".

    Not "suspected militants", nor "X was reported killed", which says what befell X.
    """
    befell = any(
        c.lower_ == "dead" or (c.dep_ == "xcomp" and is_passive(c)) for c in token.children
    )
    return not befell and token.dep_ not in ("amod", "compound", "nmod")


def _over(token: Token) -> Token:
    """The verb that has the subject: "X is held to be behind it"."""
    above = token.head
    while above.dep_ == "xcomp" and not any(c.dep_[:5] == "nsubj" for c in above.children):
        above = above.head
    return above


def _suspects(token: Token) -> Iterator[Token]:
    """The subject of a suspicion, and what somebody is believed to be."""
    subjects = [c for c in token.children if c.dep_ in ("nsubjpass", "nsubj", "oprd")]
    subjects = [_speaker(c, token) for c in subjects]
    for subject in subjects:
        parts = [c for c in subject.children if c.dep_ in ("compound", "poss")]
        yield from parts if subject.lower_ in ("involvement", "hand", "role") else [subject]
    if token.dep_ == "acl":
        yield token.head
    for child in token.children:
        if child.dep_ == "xcomp":
            named = {"attr", "acomp", "dobj"} if child.lower_ in _NAMING else {"attr", "acomp"}
            yield from (c for c in child.children if c.dep_ in named)


def _speaker(subject: Token, verb: Token) -> Token:
    """ "X said it was responsible": X, of itself; not "the army said it was the rebels"."""
    saying = verb.head
    if subject.lower_ not in ("it", "they") or verb.dep_ != "ccomp":
        return subject
    return next((c for c in saying.children if c.dep_ == "nsubj" and c.i < subject.i), subject)


def _who_they_are(token: Token) -> list[Token]:
    """ "Those responsible for the murder are soldiers": what they are said to be."""
    subject = next((t for t in (token.head, token.head.head) if t.dep_ == "nsubj"), None)
    if subject is None or token.i < subject.i or subject.head.lower_ not in ("is", "are"):
        return []
    return [c for c in subject.head.children if c.dep_ == "attr"]


def _of_deed(token: Token) -> bool:
    """ "Implicated in the murder", "charged with killing X", "involved in planting the bomb"."""
    charges = [c for c in token.children if c.lower_ in _CHARGES]
    charges += [w for c in charges for o in c.children for w in o.children if w.lower_ == "with"]
    what = [o for c in charges for o in c.children if o.dep_ in ("pobj", "pcomp")]
    return any(is_deed(o.lower_) or o.lower_ in _CRIMES for o in what)


_CRIMES = frozenset("crime crimes massacre plot planting masterminding participating".split())


def _implicated(token: Token) -> Iterator[Token]:
    """Who is said to have had a part: the object, or the subject of a passive."""
    if token.dep_ == "acl":
        yield token.head
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)
    wanted = ("nsubjpass", "nsubj") if passive or token.dep_ == "acomp" else ("dobj",)
    above = token.head if token.dep_ == "acomp" else token
    yield from (c for c in above.children if c.dep_ in wanted)


_NAMING = frozenset("include involve be".split())
"""Verbs of suspicion whose object is a suspect: not "thought to have killed 90 people"."""
