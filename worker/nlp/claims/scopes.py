"""Which of the occurrences of a sentence each of its sources speaks of.

"Moscow said its jets had hit the depot, while Kyiv reported that shells fell on a school": what is
told below a verb of saying is told by its subject; what stands below none of them, by all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from worker.domain.annotations import TollMention, Trigger
from worker.domain.text import Span
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token

Told = TypeVar("Told", Trigger, TollMention)


def news(sent: Sent, told: Sequence[Trigger]) -> list[Trigger]:
    """Without what only says which one is meant: "freed the pilot of a jet shot down by Turkey".

    That is told beside something of another kind, in a passive clause on a noun; or by the writer,
    before the words of the source begin: "After a jet was downed, “the men were sent,” X said".
    """
    words = {t.idx: t for t in sent}
    told = [t for t in told if not _is_before_quote(words.get(t.span.start), sent)]
    passing = [t for t in told if _is_in_passing(words.get(t.span.start))]
    kinds = {t.event_type for t in told if t not in passing}
    return [t for t in told if t not in passing or not kinds - {t.event_type}]


def _is_before_quote(word: Token | None, sent: Sent) -> bool:
    """Whether a clause with "after" tells it, that ends before a quotation begins."""
    marks = [t for t in sent if t.text in _MARKS]
    if word is None or len(marks) < 2 or word.idx > marks[0].idx:
        return False
    clauses = (t for t in (word, *word.ancestors) if t.dep_ == "advcl")
    after = next((c for c in clauses if any(m.lower_ in _TIMES for m in c.lefts)), None)
    return after is not None and after.right_edge.idx < marks[0].idx


_MARKS = frozenset('“”"')
_TIMES = frozenset("after before since".split())


def _is_in_passing(word: Token | None) -> bool:
    if word is None or word.tag_ not in ("VBN", "VBD"):
        return False
    passive = word.dep_ == "relcl" and any(
        c.dep_ == "nsubjpass" and c.lower_ in ("that", "which", "who") for c in word.children
    )
    return passive or (word.dep_ == "acl" and word.i > word.head.i)


class Scopes:
    """The words of saying of one sentence, and what each of them tells."""

    def __init__(self, sent: Sent, verbs: Iterable[Token]) -> None:
        self._verbs = list(verbs)
        self._words = {t.idx: t for t in sent} if len(self._verbs) > 1 else {}

    def of(self, verb: Token, told: Sequence[Told]) -> list[Told]:
        """What a word of saying tells: what is below it, else what is below no other, else all."""
        if len(self._verbs) < 2:
            return list(told)
        tellers = [(one, self._teller(one.span)) for one in told]
        own = [one for one, teller in tellers if teller is verb]
        return own or [one for one, teller in tellers if teller is None] or list(told)

    def _teller(self, span: Span) -> Token | None:
        """The nearest word of saying above the first word of a span."""
        word = self._words.get(span.start)
        if word is None:
            return None
        for above in (word, *word.ancestors):
            for verb in self._verbs:
                if verb is above or (verb.dep_ == "prep" and verb.head is above):
                    return verb
        return None
