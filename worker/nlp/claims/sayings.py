"""Who speaks right before "said", where the parser takes the noun for something else.

"Shelling left 30 injured a local source told the agency": without a comma the source is read as one
of the injured, and all that is asked of the grammar goes wrong. A noun of those who speak that
stands right before a verb of saying is its subject.
"""

from __future__ import annotations

from worker.nlp.claims.speakers import is_voice
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.tying import forget, tie

_SAID = frozenset("said says told reported added announced stated".split())
_BETWEEN = frozenset("have has had also later earlier".split())
_NOUNS = frozenset({"NN", "NNS"})
_OF_PHRASE = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case"})
_BEHIND = 4
"""Words behind "said" in which the one who speaks can stand: "said the source"."""


def mend_sayings(doc: Doc) -> Doc:
    """The document with each source that stands right before its verb as the subject of it."""
    for verb in doc:
        if verb.lower_ in _SAID and verb.tag_.startswith("VB"):
            source = _unheard(verb)
            if source is not None:
                _make_subject(source, verb)
    return doc


def _unheard(verb: Token) -> Token | None:
    """The noun right before a verb of saying that the parser ties to other words."""
    noun = _right_before(verb)
    if noun is None or any(t.dep_ == "nsubj" and t.head is verb for t in (noun, *noun.ancestors)):
        return None
    while noun.dep_ == "conj" and is_voice(noun.head.lower_) and noun.head.i < noun.i:
        noun = noun.head  # "residents and a monitoring group said"
    before = noun.doc[max(_first(noun).i - 1, 0)]
    bound = before.dep_ in ("prep", "agent") or before.lower_ in ("and", "or")
    return None if bound or (verb.lower_ != "told" and _is_told_behind(verb)) else noun


def _right_before(verb: Token) -> Token | None:
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].lower_ in _BETWEEN:
        i -= 1
    noun = verb.doc[i] if i >= verb.sent.start else verb
    return noun if noun.tag_ in _NOUNS and is_voice(noun.lower_) else None


def _first(noun: Token) -> Token:
    """The first word of a noun phrase."""
    lefts = [t for c in noun.lefts if c.dep_ in _OF_PHRASE for t in (_first(c), c)]
    return min((noun, *lefts), key=lambda t: t.i)


def _is_told_behind(verb: Token) -> bool:
    """ "Killed the soldiers said a doctor"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + _BEHIND, verb.sent.end)]
    return any(is_voice(t.lower_) and t.tag_ in _NOUNS for t in behind)


def _make_subject(noun: Token, verb: Token) -> None:
    if any(t is noun for t in verb.ancestors):
        root = noun.head is noun
        tie(verb, verb if root else noun.head, "ROOT" if root else "parataxis")
    tie(noun, verb, "nsubj")
    forget(verb)
