"""The aircraft that a document names, by model or by kind, with whose they are.

1. models of the list, with makers before and words for aircraft around ("Sukhoi Su-25 attack jet")
2. words for aircraft alone ("warplane"), with a designation that is in no list ("an X-99 jet"),
   and flights of airlines ("Flight XY123")
3. two mentions that the text sets equal ("the plane, a MiG-21,") share model, operator and count
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from worker.domain.annotations import AircraftMention
from worker.domain.kinds import AircraftCategory
from worker.domain.text import Span
from worker.nlp.actors.groups import find_groups
from worker.nlp.arms.operators import Operators
from worker.nlp.places.demonyms import country_of
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.numbers import number_of
from worker.nlp.text.phrases import PhraseIndex, plain_key, read_rows

_KINDS: dict[str, AircraftCategory] = {
    **dict.fromkeys(
        "plane planes jet jets warplane warplanes aircraft aircrafts airplane airplanes aeroplane"
        " aeroplanes warjet warjets fighter-jet fighter-jets fighter-bomber fighter-bombers"
        " jetfighter jetfighters biplane seaplane monoplane glider".split(),
        AircraftCategory.FIXED_WING,
    ),
    **dict.fromkeys(
        "helicopter helicopters chopper choppers gunship gunships copter copters".split(),
        AircraftCategory.HELICOPTER,
    ),
    **dict.fromkeys(
        "drone drones uav uavs uas quadcopter quadcopters rpv ucav ucavs".split(),
        AircraftCategory.UAV,
    ),
    **dict.fromkeys("airliner airliners jetliner jetliners".split(), AircraftCategory.AIRLINER),
}
_VEHICLES = frozenset({"vehicle", "vehicles"})
_BOMBERS = frozenset("bomber bombers fighter fighters".split())
_FLYING = frozenset(
    "fighter jet strategic tactical dive long-range attack military war stealth".split()
)
_PARTS = frozenset(
    "base bases strike strikes carrier carriers fuel engine engines show attack attacks raid raids"
    " bombing bombings manufacturer maker lag ski skis parts gun guns defence defense".split()
)
_FLIGHT_WORDS = frozenset(
    "pilot pilots crew airbase flew flying crashed landed sortie sorties squadron downed crash"
    " airport runway flight flights air airspace shot skies".split()
)
_MAKERS = frozenset(
    "lockheed boeing sikorsky bell northrop grumman mcdonnell douglas dassault aerospatiale iai"
    " elbit tai sukhoi soukhoi mikoyan mikoyan-gurevich ilyushin antonov tupolev mil kamov yakovlev"
    " beriev shenyang chengdu hesa saab panavia bae raytheon baykar general atomics"
    " fairchild embraer aero eurocopter airbus agusta westland hughes republic pilatus".split()
)
_BUREAUS = {
    "Su": ("Sukhoi", "Soukhoi"),
    "MiG": ("Mikoyan", "Mikoyan-Gurevich"),
    "Mi": ("Mil",),
    "Ka": ("Kamov",),
    "Il": ("Ilyushin", "Iliouchine"),
    "An": ("Antonov",),
    "Tu": ("Tupolev", "Tupolov"),
    "Yak": ("Yakovlev",),
}
_OF_AN_AIR_FORCE = re.compile(r"(?:of|from) (?:the |an? )?(?:\w+ ){0,2}air ?force\b", re.IGNORECASE)
"""Behind "fighters" that are planes."""
_DESIGNATION = re.compile(r"^[A-Z]{1,4}[a-z]{0,2}-?\d{1,4}[A-Za-z]{0,4}$")
_FLIGHT = re.compile(r"\b[Ff]light\s+(?:number\s+)?(?:[A-Z]{2,3}\s?)?\d{2,4}\b")
_EQUATES = frozenset(
    ", ( a an the type of was is were be identified as believed to likely probably possibly -"
    " apparently reportedly — – reported said ; one : model made".split()
)
_UNMANNED = re.compile(
    r"\b(?:unmanned|pilotless|remotely[- ]piloted|uncrewed|drone)\b", re.IGNORECASE
)
_CIVIL = re.compile(r"\b(?:passenger|airline|airlines|commercial|civilian)\b", re.IGNORECASE)
_NEAR = 5
"""Words around a name that may also be a word, in which a word for an aircraft is looked for."""


class _Model(NamedTuple):
    category: AircraftCategory
    name: str
    word: bool
    """Whether the name is an English word, too."""
    several: bool = False
    """Whether it is such a word in the plural ("Tigers"), which mostly means others."""


class _Found(NamedTuple):
    start: int
    end: int
    model: str | None
    category: AircraftCategory


def listed_models() -> Iterator[tuple[AircraftCategory, str, list[str]]]:
    """Category, model and names of each aircraft of the list, the model's own name first."""
    for category, model, others, _ in read_rows("aircraft.tsv"):
        yield (
            AircraftCategory(category),
            model.lstrip("?"),
            [model, *filter(None, others.split("|"))],
        )


@lru_cache(1)
def _models() -> PhraseIndex[_Model]:
    index: PhraseIndex[_Model] = PhraseIndex(plain_key)
    for category, model, names in listed_models():
        for name in names:
            plain = name.lstrip("?")
            several = plain == name or plain.lower() in _MAKERS  # "Tigers" are others
            plural = [f"{plain}s"] if several and plain[-1].isalpha() and plain[-1] != "s" else []
            index.add([plain, *plural], _Model(category, model, name.startswith("?")))
            if name.startswith("?") and not plural and plain[-1].isalpha() and plain[-1] != "s":
                index.add([f"{plain}s"], _Model(category, model, word=True, several=True))
        index.add(bureau_names(model), _Model(category, model, word=False))
    return index


def bureau_names(model: str) -> list[str]:
    """ "Su-25" is also "Sukhoi-25", "Sukhoi 25" and "Sukhoi Su-25"."""
    code, _, number = model.partition("-")
    makers = _BUREAUS.get(code, ()) if number else ()
    return [name for maker in makers for name in (f"{maker}-{number}", f"{maker} {model}")]


def find_aircraft(doc: Doc) -> tuple[AircraftMention, ...]:
    """The aircraft of a tagged and parsed document in the order of the text, without overlaps."""
    groups = {i for hit in find_groups(doc) for i in range(hit.start, hit.end)}
    named = [f for f in _named(doc) if not groups.issuperset(range(f.start, f.end))]
    taken = {i for found in named for i in range(found.start, found.end)}
    alone = [f for f in (*_by_kind(doc, taken), *_flights(doc)) if f.start not in taken]
    found = sorted({f.start: f for f in (*alone, *named)}.values(), key=lambda f: f.start)
    operators = Operators(doc)
    mentions = [_mention(doc, f, operators) for f in found]
    return tuple(_share(doc, found, mentions))


def _named(doc: Doc) -> Iterator[_Found]:
    """The models of the list; a name that is a word too is one wherever it was one once."""
    hits = list(_models().find(doc))
    sure = [h for h in hits if _is_model(doc, h.start, h.end, h.value)]
    told = {doc[h.start : h.end].text for h in sure if h.value.word and not h.value.several}
    last = -1
    for hit in hits:
        again = doc[hit.start : hit.end].text in told and not _is_of_a_missile(doc, hit.end)
        if hit.start > last and (hit in sure or again):
            start, end = _with_kind(doc, hit.start, hit.end)
            last = end - 1
            yield _Found(max(start, 0), end, hit.value.name, hit.value.category)


def _is_model(doc: Doc, start: int, end: int, model: _Model) -> bool:
    """Names that are words, and one letter with a number, count only where something flies."""
    text = doc[start:end].text
    if _is_of_a_missile(doc, end):
        return False
    code = re.match(r"([A-Za-z/]+)([\s-]*)\d", text)
    if code is None:
        near = not model.several and (
            _kind_near(doc, start, end) or _is_told_of(doc, start, end, model.category)
        )
        return not model.word or near or _is_flown(doc, start, end)
    letters, gap = code.group(1), code.group(2)
    if " " in gap and letters.lower() in ("a", "an", "at", "be", "am", "il"):
        return letters.isupper() and len(letters) > 1
    if len(letters) == 1 and (letters.lower() not in "flbcu" or " " in gap or not gap):
        return _flies(doc, start)
    return letters[0].isupper() or "-" in gap or len(letters) > 3


def _is_of_a_missile(doc: Doc, end: int) -> bool:
    """ "A Hawk anti-aircraft missile": the name of what is shot at planes."""
    for i in range(end, min(end + _NEAR, len(doc))):
        if doc[i].lower_ in _SHOT_AT_PLANES:
            return True
        if not doc[i].tag_.startswith(("JJ", "NN", "HYPH")):
            break
    return False


_SHOT_AT_PLANES = frozenset("missile missiles battery batteries sam sams".split())


def _kind_near(doc: Doc, start: int, end: int) -> bool:
    around = doc[max(0, start - _NEAR) : end + _NEAR]
    return any(t.lower_ in _KINDS or t.lower_ in ("fighter", "bomber") for t in around)


def _is_told_of(doc: Doc, start: int, end: int, category: AircraftCategory) -> bool:
    """ "The Puma", as a name in the sentence of a helicopter or in one of the two behind."""
    if not start or doc[start].is_sent_start or doc[start - 1].lower_ not in _DETERMINERS:
        return False
    behind = doc[end].tag_ if end < len(doc) else ""
    if not doc[start].text.istitle() or behind.startswith("NN"):
        return False
    first = doc[start].sent.start
    for _ in range(_SENTENCES):
        first = doc[first - 1].sent.start if first else 0
    return any(_KINDS.get(t.lower_) is category for t in doc[first:start])


_DETERMINERS = frozenset("the a an its his their one this that".split())
_SENTENCES = 2


def _is_flown(doc: Doc, start: int, end: int, *, owner: bool = False) -> bool:
    """ "A Saudi Tornado was brought down", "Antonovs bombed": of a country or several.

    A word like "bomber" (`owner`) is one that a country flies.
    """
    if owner and start:
        return country_of(doc[start - 1].text) is not None and bool(
            _IN_FLIGHT.search(doc[start].sent.text)
        )
    if not doc[start].text[:1].isupper() or doc[start:end].text.isupper() or not start:
        return False
    owned = country_of(doc[start - 1].text) is not None or doc[end - 1].lower_[:-1] in _MAKERS
    owned = owned or doc[start - 1].lower_ in _OWNERS
    return _fell(doc[end - 1]) or (owned and bool(_IN_FLIGHT.search(doc[start].sent.text)))


_OWNERS = frozenset("its their his her army military government navy force rebel".split())
"""Before the name of what flies."""


def _fell(token: Token) -> bool:
    """ "A Tornado crashed", "the Chinook was downed": subject or object of what planes do."""
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if token.dep_ == "nsubjpass" and token.head.lower_ == "lost":
        return True
    by_country = any(
        c.dep_ == "nsubj" and country_of(c.text) is not None for c in token.head.children
    )
    lost = token.head.lower_ in ("lost", "loses") and by_country
    return lost or token.head.lower_ in _FALLING


_FALLING = frozenset(
    "crash crashed crashes downed shot ditched failed fall falls fell plunged plunges".split()
)


_IN_FLIGHT = re.compile(
    r"\b(?:shot down|brought down|downed|downing|shoot-?down|bomb(?:ed|s|ing)|crash\w*|pilots?"
    r"|sort(?:ie|ies)|strafed"
    r"|air[ -]defen[cs]es?|squadron|raids?|flew|flying|air ?force|airspace)\b",
    re.IGNORECASE,
)


def _flies(doc: Doc, at: int) -> bool:
    return any(t.lower_ in _KINDS or t.lower_ in _FLIGHT_WORDS for t in doc[at].sent)


def _with_kind(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """ "Su-25 attack jet", "jet Su-25" and "Lockheed C-130" are one mention."""
    stop = end
    for step in range(end, min(end + 3, len(doc))):
        if _is_kind(doc[step]) or doc[step].lower_ in _BOMBERS:
            stop = step + 1
        elif not doc[step].tag_.startswith(("NN", "JJ")):
            break
    while start > 0 and (doc[start - 1].lower_ in _MAKERS or _is_kind(doc[start - 1])):
        start -= 1
    return start, stop


def _is_kind(token: Token) -> bool:
    """Whether a token says aircraft, and not "aircraft carrier" or "anti-aircraft"."""
    word = token.lower_
    if word in _BOMBERS:
        at = token.i - (2 if token.i > 1 and token.nbor(-1).text == "-" else 1)
        of_force = at > 0 and token.doc[at - 1 : at + 1].text.lower() == "air force"
        if of_force or (at >= 0 and token.doc[at].lower_ in _FLYING):
            return True
        if _OF_AN_AIR_FORCE.match(token.doc[token.i + 1 : token.i + _NEAR + 1].text):
            return True
        return word.startswith("bomber") and _is_flown(token.doc, token.i, token.i + 1, owner=True)
    if word in _VEHICLES:  # "unmanned aerial vehicles"
        return token.i > 0 and token.nbor(-1).lower_ == "aerial"
    if word not in _KINDS or token.tag_.startswith("VB"):
        return False
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return following not in _PARTS and not re.search(r"\b(?:anti|counter)\s?[-–]?\s?$", before)


def _by_kind(doc: Doc, taken: set[int]) -> Iterator[_Found]:
    for token in doc:
        if token.i in taken or not _is_kind(token):
            continue
        following = token.nbor() if token.i + 1 < len(doc) else None
        if following is not None and _is_kind(following):
            continue  # "drone aircraft", "helicopter gunship": the last word is the head
        start = _designated(doc, token, taken)
        model = doc[start].text if start < token.i else None
        yield _Found(start, token.i + 1, model, _category(doc, token))


def _category(doc: Doc, token: Token) -> AircraftCategory:
    before = doc[max(0, token.i - 3) : token.i].text
    category = _KINDS.get(token.lower_, AircraftCategory.FIXED_WING)
    if before.endswith(("helicopter", "copter")):
        return AircraftCategory.HELICOPTER
    if category is AircraftCategory.FIXED_WING:
        if _UNMANNED.search(before):
            return AircraftCategory.UAV
        if _CIVIL.search(before):
            return AircraftCategory.AIRLINER
    return category


def _designated(doc: Doc, token: Token, taken: set[int]) -> int:
    """Where a designation in no list stands before a word for an aircraft; else the word itself."""
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        if i in taken or not doc[i].tag_.startswith(("NN", "JJ", "CD", "HYPH")):
            break
        if _DESIGNATION.match(doc[i].text):
            return i
    return token.i


def _flights(doc: Doc) -> Iterator[_Found]:
    for match in _FLIGHT.finditer(doc.text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            yield _Found(span.start, span.end, None, AircraftCategory.AIRLINER)


def _mention(doc: Doc, found: _Found, operators: Operators) -> AircraftMention:
    operator, code = operators.of(found.start, found.end)
    first, last = doc[found.start], doc[found.end - 1]
    span = Span(first.idx, last.idx + len(last))
    count = _count(doc, found.start)
    return AircraftMention(span, found.model, found.category, operator, code, count)


def _count(doc: Doc, start: int) -> int | None:
    for i in range(start - 1, max(-1, start - 6), -1):
        if (number := number_of(doc[i].text)) is not None:
            return number
        if doc[i].lower_ in ("pair", "couple"):
            return 2
        if doc[i].tag_[:2] not in ("NN", "JJ", "PO", "HY") and doc[i].lower_ != "of":
            break
    return None


def _share(
    doc: Doc, found: list[_Found], mentions: list[AircraftMention]
) -> Iterator[AircraftMention]:
    """Mentions that are set equal to the one before or behind take over what they lack."""
    shared = list(mentions)
    for i in range(len(shared) - 1):
        if _same(doc, found[i], found[i + 1]):
            shared[i] = _filled(shared[i], shared[i + 1])
            shared[i + 1] = _filled(shared[i + 1], shared[i])
    yield from shared


def _same(doc: Doc, first: _Found, second: _Found) -> bool:
    """Whether one is an apposition or the predicate of the other."""
    between = doc[first.end : second.start]
    if not 0 < len(between) <= 8 or (first.model is None) == (second.model is None):
        return False
    linked = any(t.lower_ in _EQUATES for t in between)
    return (
        linked
        and all(t.lower_ in _EQUATES or t.tag_.startswith(("JJ", "NN")) for t in between)
        and not any(t.tag_ == "CC" for t in between)
    )


def _filled(mention: AircraftMention, other: AircraftMention) -> AircraftMention:
    own = mention.operator is not None
    return replace(
        mention,
        model=mention.model or other.model,
        category=mention.category if mention.model else other.category,
        operator=mention.operator if own else other.operator,
        operator_code=mention.operator_code if own else other.operator_code,
        count=mention.count or other.count,
    )
