"""How far two phrases stand apart in the grammar, and which places are of another clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from worker.domain.incident import Location
from worker.domain.text import Span
from worker.nlp.text.deeds import BLOWS
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.document import Span as Sent

_UNRELATED = 9
"""The distance of phrases without a common clause; more than any sentence has between two."""


def clause_steps(doc: Doc, a: Span, b: Span) -> int:
    """The clause boundaries on the way from one phrase to the other: 0 within one clause.

    "Troops who had left Homs attacked a village near Hama": from the attack it is 0 to Hama and 1
    to Homs. 0 too where either has no verb above it, which says nothing.
    """
    mine, theirs = _clauses(doc, a), _clauses(doc, b)
    if not mine or not theirs:
        return 0
    common = next((verb for verb in theirs if verb in mine), None)
    return _UNRELATED if common is None else mine.index(common) + theirs.index(common)


def _clauses(doc: Doc, span: Span) -> list[int]:
    """The verbs above a phrase, by index, from the nearest to the root of the sentence."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return []
    root: Token = tokens.root
    return [t.i for t in (root, *root.ancestors) if t.pos_ == "AUX" or t.tag_.startswith("VB")]


def parted(
    doc: Doc,
    sent: Sent,
    towns: Sequence[tuple[int, Location]],
    days: Sequence[tuple[int, dt.date]] = (),
) -> list[int]:
    """The tokens at which a deed starts that is told beside others, each in a town of its own.

    "Killed two in X, kidnapped a mayor in Y and blew up a bridge in Z"; or each on a day of its
    own. `towns` are places, with the character at which each stands, `days` likewise.
    """
    several = len({town.name for _, town in towns}) > 1, len({day for _, day in days}) > 1
    if not any(several):
        return []
    starts = [_start(verb) for verb in sent if _is_beside(verb)]
    bounds = list(pairwise([sent.start_char, *(doc[i].idx for i in starts), sent.end_char]))
    told = [[town for at, town in towns if a <= at < b] for a, b in bounds]
    when = [{day for at, day in days if a <= at < b} for a, b in bounds]
    return [
        i
        for i, places, times in zip(starts, pairwise(told), pairwise(when), strict=True)
        if _apart(*places) or (all(times) and times[0].isdisjoint(times[1]))
    ]


def _apart(some: Sequence[Location], others: Sequence[Location]) -> bool:
    """Whether all of some towns are other ones than those, and no quarters of them."""
    pairs = [(a, b) for a in some for b in others]
    return bool(pairs) and all(
        a.name != b.name and a.name != b.admin1 and b.name != a.admin1 for a, b in pairs
    )


def _is_beside(verb: Token) -> bool:
    """Whether a verb has another beside it: "killed two and wounded three".

    Of clauses with nothing but a comma between them the parser takes the first for what is said.
    """
    if not verb.tag_.startswith("VB"):
        return False
    if verb.dep_ == "conj":
        return _is_told(verb.head) and verb.i > verb.head.i
    start = _start(verb)
    return verb.lower_ not in _SAID and any(
        c.dep_ == "ccomp" and c.tag_.startswith("VB") and c.i < start for c in verb.children
    )


def _is_told(verb: Token) -> bool:
    """Whether it is a verb of its own: not the "fired" of "rockets fired by rebels hit a house"."""
    if verb.tag_ == "VBN":
        return verb.dep_ == "conj" or any(c.dep_ in _AUXILIARIES for c in verb.children)
    return verb.tag_.startswith("VB")


def _start(verb: Token) -> int:
    """Where the clause of a verb starts: with a subject of its own, or the verb."""
    return min((verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in _SUBJECTS)))


_AUXILIARIES = frozenset({"aux", "auxpass"})
_SUBJECTS = _AUXILIARIES | {"nsubj", "nsubjpass"}


def is_origin(doc: Doc, place: Span) -> bool:
    """ "Militants positioned in X": where those who act have come from, or stay."""
    tokens = doc.char_span(place.start, place.end, alignment_mode="expand")
    if tokens is None:
        return False
    root = tokens.root
    while root.dep_ == "conj":
        root = root.head
    return root.head.dep_ == "prep" and root.head.head.lower_ in _STAYING


def is_of_care(doc: Doc, place: Span) -> bool:
    """ "Died in a Kandy hospital", "fled to Adre", "a radio monitored in Paris": not there.

    Nor "brought to the hospital of Bule".
    """
    tokens = doc.char_span(place.start, place.end, alignment_mode="expand")
    if tokens is None:
        return False
    root = tokens.root
    if root.dep_ in ("compound", "nmod", "poss") and root.head.lower_ in _WARDS:
        root = root.head
    above = root.head.head if root.head.dep_ == "prep" else root
    if above != root and above.lower_ in _WARDS:
        root, above = above, above.head.head
    if any(t.lower_ in _HEARD for t in (root.head, above, above.head, above.head.head)):
        return True
    brought = root.head.lower_ in _TOWARDS and above.lower_ in _BROUGHT | _FLED
    return brought or (root.lower_ in _WARDS and above.lower_ in _CARED)


_HEARD = frozenset("monitored".split())
_WARDS = frozenset("hospital hospitals clinic morgue".split())
_BROUGHT = frozenset(
    "transported taken rushed evacuated flown airlifted transferred brought ferried carried".split()
)
_FLED = frozenset("fled flee flees fleeing crossed crossing escaped escaping".split())
_TOWARDS = frozenset({"to", "into"})
_CARED = _BROUGHT | frozenset("died dies succumbed treated admitted being recovering lie".split())


def is_of_telling(doc: Doc, place: Span, span: Span) -> bool:
    """ "Said in Geneva that a militia had killed two in Goma": where somebody spoke of it.

    Or where his office is: "said a spokesman for the defence ministry in Baku".
    """
    tokens, deed = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in (place, span))
    if tokens is None or deed is None:
        return False
    root = tokens.root
    while root.dep_ in ("poss", "compound", "nmod"):  # "from Baghdad's Camp Victory"
        root = root.head
    if root.head.dep_ != "prep":
        return False
    verb = root.head.head
    said = verb.lower_ in _SAID and verb.is_ancestor(deed.root) and span.start > place.end
    counts = verb.dep_ == "nsubj" and verb.head.lower_ in _COUNTING  # "a doctor in X gave a toll"
    return said or counts or _is_seat(verb)


def _is_seat(office: Token) -> bool:
    """Whether it is the office, of a whole country, of somebody who speaks."""
    path = [office, *office.ancestors][:_UP_TO_SPEAKER]
    said = next((t for t in path if t.dep_ in ("nsubj", "appos") or t.lower_ == "to"), None)
    return office.lower_ in _OFFICES and said is not None and any(t.lower_ in _SAID for t in path)


_COUNTING = frozenset("gave give gives put puts counted counts".split())
_UP_TO_SPEAKER = 8
_OFFICES = frozenset("ministry ministries embassy headquarters pentagon government".split())


_SAID = frozenset(
    "said say says told announced declared stated reported claimed added denied admitted"
    " acknowledged revealed warned confirmed".split()
)


def is_struck(doc: Doc, place: Span, span: Span) -> bool:
    """ "Air strikes on Harim", "an attack against the town": what a deed itself is aimed at."""
    tokens, deed = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in (place, span))
    if tokens is None or deed is None or tokens.root.dep_ != "pobj":
        return False
    aim = tokens.root.head
    aimed = aim.lower_ in ("on", "against", "upon") and aim.head.lower_ in _AIMED
    return aimed and deed.start <= aim.head.i < deed.end


_AIMED = BLOWS | {"bombing", "bombings"}


def is_meanwhile(doc: Doc, place: Span, span: Span) -> bool:
    """ "X was shelled while troops advanced on Y": the place of what others do at that time."""
    tokens, deed = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in (place, span))
    if tokens is None or deed is None:
        return False
    return any(
        t.dep_ == "advcl"
        and not t.is_ancestor(deed.root)
        and t != deed.root
        and any(c.dep_ == "mark" and c.lower_ == "while" for c in t.children)
        and any(c.dep_ == "nsubj" for c in t.children)
        for t in tokens.root.ancestors
    )


def came_before(doc: Doc, place: Span, span: Span) -> bool:
    """ "The crash came a day after a massacre in X": the place of what came before."""
    tokens, deed = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in (place, span))
    if tokens is None or deed is None or deed.root.dep_ != "nsubj" or place.start < span.end:
        return False
    verb = deed.root.head
    between = [t.lower_ for t in doc[verb.i + 1 : tokens.start]]
    followed = verb.lower_ in _FOLLOWS and between[:1] != ["by"]
    after = "after" in between if verb.lower_ in _CAME else followed
    return after and verb.i < tokens.start


_CAME = frozenset("come comes came coming".split())
_FOLLOWS = frozenset("follow follows followed".split())
_STAYING = frozenset(
    "positioned stationed based located entrenched holed deployed encamped hiding".split()
)


def distance(a: Span, b: Span) -> int:
    """Characters between two spans; 0 where they touch."""
    return max(0, a.start - b.end, b.start - a.end)
