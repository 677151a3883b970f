"""The capital that a text means without its name: "a bomb went off in the capital"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.domain.annotations import PlaceMention
from worker.domain.kinds import PlacePrecision
from worker.domain.text import Span
from worker.nlp.places.gazetteer import Gazetteer
from worker.nlp.places.text import Words

_PREPOSITIONS = frozenset("in inside into across near outside around".split())
_NEAR = frozenset("near outside around".split())


def capitals(
    words: Words, code: str | None, gazetteer: Gazetteer, named: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """The mentions of "the capital" of a country, where `named` has no name for them."""
    entry = next(iter(gazetteer.capital(code)), None) if code else None
    if entry is None:
        return
    for i, word in enumerate(words.lower):
        if word != "capital" or words.word(i - 1) != "the" or _is_named(words, i):
            continue
        span = Span(words.start[i - 1], words.end[i])
        if words.word(i - 2) in _PREPOSITIONS and not any(p.span.overlaps(span) for p in named):
            near = words.word(i - 2) in _NEAR
            precision = PlacePrecision.NEAR if near else PlacePrecision.EXACT
            location = gazetteer.location(
                entry, precision=precision, name=entry.name, text="the capital"
            )
            yield PlaceMention(span, location, locative=True)


def _is_named(words: Words, i: int) -> bool:
    """ "The capital, Mogadishu", "the capital of Anbar": its name, or that of what it rules."""
    after = i + 2 if words.word(i + 1) in (",", "city", "-") else i + 1
    name = after < len(words.text) and words.capital(after) and words.tag[after].startswith("NNP")
    return name or words.word(after) == "of"
