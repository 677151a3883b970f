"""The language of a text, ISO 639-1.

English is the prior: another language must beat it clearly, because names of foreign people and
places look like their own language to a model of letters, while the words between them do not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE_CHARS = 1500
# Letters below which a text says nothing of its language: the record's word counts, then English.
MIN_LETTERS = 12
# English prose has 35 to 55 % of these words, headlines 5 to 30 %, no other language over 4 %.
# "no", "me", "a", "die" and "on" are left out: they are words of Spanish, Italian, German, French.
ENGLISH = frozenset(
    "the of and to in that was were is are by for with from at has have had his her their its it "
    "he she they who which after said says not but been near be will would into over as an than "
    "this these when while killed two three four five people at least during against".split()
)
CLEAR_ENGLISH = 0.2
SOME_ENGLISH = 0.08
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str, hint: str | None = None) -> str | None:
    """The language of `text`; `hint` is what the record says, e.g. "en-GB" or "English"."""
    sample = text[:SAMPLE_CHARS]
    words = _WORD.findall(sample.lower())
    declared = hint[:2].lower() if hint and len(hint) in {2, 5} else None
    if sum(map(len, words)) < MIN_LETTERS:
        return declared or "en"
    share = sum(word in ENGLISH for word in words) / len(words)
    if share >= CLEAR_ENGLISH:
        return "en"
    ranked = _identifier().rank(sample.lower())
    best, probability = ranked[0]
    if best == "en" or share >= SOME_ENGLISH:
        return "en"
    return str(best) if probability > 0.5 else declared or "en"
