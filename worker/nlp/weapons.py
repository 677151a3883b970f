"""The weapons that a document names."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from worker.domain.annotations import WeaponMention
from worker.domain.kinds import Certainty, WeaponCategory
from worker.domain.text import Span
from worker.nlp.phrases import Hit, PhraseIndex, read_rows

_DOUBT = frozenset(
    "possibly likely probably suspected apparently believed alleged allegedly reportedly may might"
    " could perhaps presumably presumed".split()
)
_BEFORE = 6
"""Words before a weapon in which doubt is looked for."""


@lru_cache(1)
def _index() -> PhraseIndex[tuple[WeaponCategory, str]]:
    index: PhraseIndex[tuple[WeaponCategory, str]] = PhraseIndex()
    for category, name, others in read_rows("weapons.tsv"):
        index.add([name, *filter(None, others.split("|"))], (WeaponCategory(category), name))
    return index


def find_weapons(doc: Doc) -> tuple[WeaponMention, ...]:
    """The weapons of a tagged document in the order of the text, without overlaps."""
    return tuple(_mention(doc, hit) for hit in _index().find(doc) if _is_weapon(doc, hit))


def _is_weapon(doc: Doc, hit: Hit[tuple[WeaponCategory, str]]) -> bool:
    """Verbs ("shells", "mines") and owners ("gun control") are no weapons."""
    last = doc[hit.end - 1]
    if hit.end - hit.start == 1 and last.tag_.startswith("VB"):
        return False
    return not (last.text.lower() in ("mine", "mines") and last.tag_.startswith("PRP"))


def _mention(doc: Doc, hit: Hit[tuple[WeaponCategory, str]]) -> WeaponMention:
    category, _ = hit.value
    first, last = doc[hit.start], doc[hit.end - 1]
    span = Span(first.idx, last.idx + len(last))
    return WeaponMention(span, category, span.of(doc.text), _certainty(doc, hit.start))


def _certainty(doc: Doc, start: int) -> Certainty:
    before = {token.lower_ for token in doc[max(0, start - _BEFORE) : start]}
    return Certainty.ALLEGED if before & _DOUBT else Certainty.ASSERTED
