"""The aircraft that a document names, by model or by kind, with whose they are."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from worker.domain.annotations import AircraftMention
from worker.domain.kinds import AircraftCategory
from worker.domain.text import Span
from worker.nlp.gazetteer import gazetteer
from worker.nlp.numbers import number_of
from worker.nlp.phrases import PhraseIndex, read_rows

_KINDS: dict[str, AircraftCategory] = {
    **dict.fromkeys(
        "plane planes jet jets warplane warplanes aircraft airplane airplanes aeroplane fighter-jet"
        " bomber bombers warjet aeroplanes".split(),
        AircraftCategory.FIXED_WING,
    ),
    **dict.fromkeys(
        "helicopter helicopters chopper choppers gunship gunships".split(),
        AircraftCategory.HELICOPTER,
    ),
    **dict.fromkeys("drone drones uav uavs".split(), AircraftCategory.UAV),
    **dict.fromkeys("airliner airliners".split(), AircraftCategory.AIRLINER),
}
_DESIGNATION = re.compile(r"^[A-Z]{1,3}-?\d{1,3}[A-Z]{0,2}$")
_PARTS = frozenset(
    "base bases strike strikes carrier carriers fuel engine show crash crashes".split()
)
_MODIFIERS = frozenset({"compound", "amod", "nmod", "appos", "poss", "nummod", "det", "punct"})


@lru_cache(1)
def _models() -> PhraseIndex[tuple[AircraftCategory, str]]:
    index: PhraseIndex[tuple[AircraftCategory, str]] = PhraseIndex()
    for category, model, others in read_rows("aircraft.tsv"):
        index.add([model, *filter(None, others.split("|"))], (AircraftCategory(category), model))
    return index


def find_aircraft(doc: Doc) -> tuple[AircraftMention, ...]:
    """The aircraft of a tagged and parsed document in the order of the text, without overlaps."""
    named: dict[int, tuple[AircraftCategory, str, int, int]] = {}
    for hit in _models().find(doc):
        if _is_model(doc, hit.start, hit.end):
            for i in range(hit.start, hit.end):
                named[i] = (*hit.value, hit.start, hit.end)
    mentions: list[AircraftMention] = []
    taken = -1
    for token in doc:
        if token.i <= taken:
            continue
        if token.i in named:
            category, model, start, end = named[token.i]
            start, end = _with_kind(doc, start, end)
            mentions.append(_mention(doc, start, end, model, category))
            taken = end - 1
        elif _is_kind(token):
            start, model = _own_model(doc, token, named)
            category = _KINDS[token.lower_]
            mentions.append(_mention(doc, start, token.i + 1, model, category))
            taken = token.i
    return tuple(mentions)


def _is_model(doc: Doc, start: int, end: int) -> bool:
    """Names that are words too ("Hip", "Tiger") count only beside a word for an aircraft."""
    text = doc[start:end].text
    if any(c.isdigit() for c in text):
        return True
    if not text[0].isupper():
        return False
    around = {t.lower_ for t in doc[max(0, start - 4) : end + 4]}
    return bool(around & _KINDS.keys()) or len(text) > 6


def _is_kind(token: Token) -> bool:
    if token.lower_ not in _KINDS or token.tag_.startswith("VB"):
        return False
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return following not in _PARTS


def _with_kind(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """ "Su-25 attack jet" and "jet Su-25" are one mention."""
    for step in range(end, min(end + 3, len(doc))):
        if _is_kind(doc[step]):
            return start, step + 1
        if not doc[step].tag_.startswith(("NN", "JJ")):
            break
    if start > 0 and _is_kind(doc[start - 1]):
        start -= 1
    return start, end


def _own_model(
    doc: Doc, token: Token, named: dict[int, tuple[AircraftCategory, str, int, int]]
) -> tuple[int, str | None]:
    """A designation that is in no list ("an X-99 fighter jet"), or none."""
    for i in range(token.i - 1, max(-1, token.i - 3), -1):
        if i in named:
            break
        if _DESIGNATION.match(doc[i].text):
            return i, doc[i].text
    return token.i, None


def _mention(
    doc: Doc, start: int, end: int, model: str | None, category: AircraftCategory
) -> AircraftMention:
    operator, code = _operator(doc, start, end)
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return AircraftMention(span, model, category, operator, code, _count(doc, start))


def _operator(doc: Doc, start: int, end: int) -> tuple[str | None, str | None]:
    """Whose it is: "a Syrian air force jet", "a jet of the Syrian army"."""
    known = gazetteer()
    for i in range(start - 1, max(-1, start - 7), -1):
        token = doc[i]
        if token.is_punct or token.tag_ in ("IN", "CC", "VBD", "VBZ", "VBN", "TO", "WDT"):
            break
        if code := _country(token, known.demonym(token.text)):
            stop = next(
                (j for j in range(i + 1, start) if doc[j].tag_[:2] not in ("NN", "JJ")), start
            )
            return doc[i:stop].text, code
    return _owner_after(doc, end)


def _country(token: Token, demonym: str | None) -> str | None:
    if demonym:
        return demonym
    following = token.nbor().text if token.i + 1 < len(token.doc) else ""
    if following in ("'s", "’s", "'", "’"):
        entries = gazetteer().exact(token.text)
        return next((e.country_code for e in entries if e.country_code), None)
    return None


def _owner_after(doc: Doc, end: int) -> tuple[str | None, str | None]:
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "belonging", "from"):
        return None, None
    for i in range(end + 1, min(end + 6, len(doc))):
        if code := gazetteer().demonym(doc[i].text):
            stop = next(
                (j for j in range(i + 1, len(doc)) if doc[j].tag_[:2] not in ("NN", "JJ")), len(doc)
            )
            return doc[i:stop].text, code
    return None, None


def _count(doc: Doc, start: int) -> int | None:
    for i in range(start - 1, max(-1, start - 4), -1):
        if (number := number_of(doc[i].text)) is not None:
            return number
        if doc[i].tag_[:2] not in ("NN", "JJ"):
            break
    return None
