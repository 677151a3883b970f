"""Which of the times in a sentence an occurrence has, by the grammar between them.

1. possible  no bounds of periods, no times of other clauses ("militants who attacked in March")
2. nearest   first what the words of the occurrence govern, then by clauses, then by letters; the
             time at which somebody told of it where there is no other
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from worker.domain.annotations import DateMention, TimeRelation
from worker.domain.kinds import DatePrecision
from worker.domain.text import Span
from worker.nlp.text.clauses import clause_steps, distance
from worker.nlp.text.document import Doc, Token
from worker.nlp.times.patterns import WHEN

_NOT_WHEN = frozenset(
    {TimeRelation.SINCE, TimeRelation.UNTIL, TimeRelation.WRITTEN, TimeRelation.FOLLOWING}
)
_TOLD_FROM = frozenset({TimeRelation.BEFORE_MAIN, TimeRelation.AFTER_MAIN})
_CLOSE = 8
_DETERMINERS = frozenset(
    {"", "the", "that", "this", "an", "a", "its", "their", "after", "after the"}
)
_RELATIVE = frozenset({"relcl", "acl"})


def time_of(
    doc: Doc, dates: Sequence[DateMention], within: Span, words: Sequence[Span], fired: Set[int]
) -> int | None:
    """The time, by index, of an occurrence that `words` of a sentence tell, the main one first.

    `fired` are the characters at which the words of all occurrences of the sentence start.
    """
    mine = {word.start for word in words}
    text = doc.text
    possible = [
        i
        for i, date in enumerate(dates)
        if within.contains(date.span)
        and date.relation not in _NOT_WHEN
        and _may_be_of(text, date, words[0])
        and not _is_of_relative(doc, date, words[0], fired)
    ]

    def far(index: int) -> tuple[bool, bool, int, bool, int, int]:
        date = dates[index]
        owner = _owner(doc, date.span, fired)
        return (
            date.relation is TimeRelation.TOLD,
            owner is not None and owner.idx not in mine,
            min(clause_steps(doc, word, date.span) for word in words),
            date.relation in _TOLD_FROM,
            _depth(owner) if owner is not None else 0,
            distance(date.span, words[0]),
        )

    return min(possible, key=far, default=None)


def _owner(doc: Doc, span: Span, fired: Set[int]) -> Token | None:
    """The word that tells of an occurrence and governs a time: "the killing on Monday"."""
    root = _root(doc, span)
    return None if root is None else next((t for t in root.ancestors if t.idx in fired), None)


def _root(doc: Doc, span: Span) -> Token | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return None if tokens is None else tokens.root


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _is_of_relative(doc: Doc, date: DateMention, word: Span, fired: Set[int]) -> bool:
    """Whether it is the time of a clause about somebody or some place: "who escaped in March".

    A clause about what happened ("the attack, which began on Monday") or about who did it gives its
    time; that of another is told from it by what it tells, or by how vague its time is.
    """
    root = _root(doc, date.span)
    if root is None:
        return False
    if date.date.precision >= DatePrecision.MONTH and root.dep_ == "poss":
        return root.head.idx not in fired
    if root.dep_ == "poss" and root.head.idx != word.start and _is_compared(root.head):
        return True
    if root.dep_ in ("nmod", "compound") and root.head.lower_ in _OTHERS:
        return root.head.idx not in fired
    path = [root, *root.ancestors]
    told = WHEN.match(doc.text, date.span.end)
    if not told and any(t.lower_ == "since" and t.dep_ == "prep" for t in path):
        return True  # "the first since last Monday's battle"
    for at, token in enumerate(path):
        if token.idx == word.start or (token.head.idx in fired and token.dep_ in _RELATIVE):
            return False
        if (token.dep_ in _RELATIVE and token.head.dep_ != "nsubj") or _is_where(token):
            other = token.idx in fired or date.date.precision >= DatePrecision.WEEK
            return other and any(t.idx in fired for t in path[at + 1 :])
    return False


def _is_compared(deed: Token) -> bool:
    """ "In the same area as Thursday's attack", "north of the site of Thursday's attack"."""
    by = deed.head
    if deed.dep_ != "pobj" or by.lower_ not in _BESIDE:
        return False
    return by.lower_ != "of" or by.head.lower_ in _SCENES


_BESIDE = frozenset("as like unlike than of".split())
_SCENES = frozenset("area location place scene site spot".split())
_OTHERS = frozenset(
    "quake earthquake election elections vote coup revolution uprising anniversary agreement accord"
    " deal ceasefire truce deadline summit meeting talks hurricane cyclone typhoon tsunami".split()
)
"""What has a day of its own that is no occurrence: "the March 28 quake"."""


def _is_where(token: Token) -> bool:
    """The verb of "near where a tourist was shot"."""
    return token.dep_ in ("pcomp", "advcl") and any(
        c.dep_ == "advmod" and c.lower_ == "where" for c in token.children
    )


def _may_be_of(text: str, date: DateMention, span: Span) -> bool:
    """Whether a time may be of a trigger, or is told from it, or of another clause.

    "X came a day after Y": the day before is of Y, not of X. "Days after Y, X": the days are of X,
    and say too little of Y.
    """
    if date.relation not in _TOLD_FROM:
        return True
    words = date.span.of(text).lower()
    follows = text[date.span.end : date.span.end + 1] == " "
    of_clause = {TimeRelation.BEFORE_MAIN: "after", TimeRelation.AFTER_MAIN: "before"}
    if follows and words.endswith(of_clause[date.relation]):
        exact = date.date.precision is DatePrecision.DAY
        return exact and span.start >= date.span.end
    close = 0 <= span.start - date.span.end <= _CLOSE
    return not close or text[date.span.end : span.start].strip() not in _DETERMINERS
