"""Words that only the news of some countries has, as "upazila", "matatu", "Lok Sabha"."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from worker.nlp.text.document import Doc
from worker.nlp.text.phrases import PhraseIndex, read_rows


@lru_cache(1)
def _index() -> PhraseIndex[tuple[str, ...]]:
    index: PhraseIndex[tuple[str, ...]] = PhraseIndex()
    for countries, words in read_rows("national.tsv"):
        index.add(words.split("|"), tuple(countries.split("|")))
    return index


def national_words(doc: Doc) -> dict[str, float]:
    """ISO codes of countries by the number of such words; those of several countries are shared."""
    weights: defaultdict[str, float] = defaultdict(float)
    for name, codes in {hit.name: hit.value for hit in _index().find(doc)}.items():
        for code in codes if name else ():
            weights[code] += 1 / len(codes)
    return dict(weights)
