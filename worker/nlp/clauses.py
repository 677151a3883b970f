"""How far two phrases stand apart in the grammar, by the clauses between them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from worker.domain.text import Span

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
