"""Words that only the news of some countries has, as "upazila", "matatu", "Lok Sabha", "(KTLA)"."""

from __future__ import annotations

import re
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
    stations = set(_STATION.findall(doc.text)) - _AGENCIES
    if stations:
        weights["US"] += 1.0
    return dict(weights)


_STATION = re.compile(
    r"\S ?\(\s?([KW][A-Z]{3})(?:[ -]?TV)?(?:\.com)?\s?\)\s*[-–—]"
    r"|\b([KW][A-Z]{3})(?:-TV\b|\.com\b| (?:Channel|FOX|Fox|ABC|CBS|NBC|News)\b)"
)
"""The call sign of an American station, in a dateline or beside what it is: "BOISE (KTVB) –"."""
_AGENCIES = frozenset({("KUNA", ""), ("WAFA", ""), ("KCNA", "")})
"""The agencies of Kuwait, of the Palestinians and of North Korea."""
