"""The places that an article names.

1. possible names    `spans`        gazetteer, capitals, words around
2. context           `votes`        which countries and provinces the article is about
3. acceptance        `acceptance`   which names are places, and which are persons (`persons`)
4. chains            `chains`       "Kafr Nabl in Idlib province, Syria" is one place
5. choice            `resolution`   which place of that name
6. scenes            `scenes`       where something can have happened (`away`: where it was not)

Requires `token.tag`; uses sentence starts and `token.dep` where the document has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from worker.domain.annotations import PlaceMention
from worker.domain.incident import Location
from worker.domain.kinds import PlacePrecision
from worker.domain.text import Span
from worker.nlp.places.acceptance import accepted, holds
from worker.nlp.places.away import is_away, was_there_before
from worker.nlp.places.capitals import capitals
from worker.nlp.places.chains import Chain, Chainer
from worker.nlp.places.context import Context
from worker.nlp.places.cues import is_part_of_other
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind, gazetteer
from worker.nlp.places.names import exact_key
from worker.nlp.places.persons import persons
from worker.nlp.places.resolution import choose, completed, of_the_told, similar
from worker.nlp.places.scenes import (
    acts,
    is_far,
    is_home_base,
    is_made,
    is_of_telling,
    is_origin,
    is_reached,
    is_seat,
)
from worker.nlp.places.spans import Scanner
from worker.nlp.places.text import Case, Cue, Name, PersonTest, Words
from worker.nlp.places.votes import context_of
from worker.nlp.places.words import (
    COUNTRYSIDE,
)
from worker.nlp.text.document import Doc

NO_HINTS: Mapping[str, float] = MappingProxyType({})
_SPECIFIC = {
    Kind.PLACE: 0,
    Kind.ADMIN2: 1,
    Kind.ADMIN1: 2,
    Kind.AREA: 3,
    Kind.COUNTRY: 4,
    Kind.SEA: 5,
}


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document, and the country that most of it is about, if that shows.

    `country_code` rests on nationalities too: it is where something happened of which the article
    gives no place, most likely, not where everything did.
    """

    mentions: tuple[PlaceMention, ...] = ()
    country_code: str | None = None


def find_places(
    doc: Doc,
    *,
    hints: Mapping[str, float] = NO_HINTS,
    taken: Sequence[Span] = (),
    written: Sequence[Span] = (),
) -> tuple[PlaceMention, ...]:
    """The mentions of `read_places`."""
    return read_places(doc, hints=hints, taken=taken, written=written).mentions


def read_places(
    doc: Doc,
    *,
    hints: Mapping[str, float] = NO_HINTS,
    taken: Sequence[Span] = (),
    written: Sequence[Span] = (),
    is_person: PersonTest | None = None,
) -> Places:
    """The places of a tagged document, in the order of the text, without overlaps.

    `hints` are weights of countries known from elsewhere (the actors, the publisher); `taken` are
    spans of other mentions (groups, aircraft) in which no place is looked for; `written` are the
    datelines, which speak for a country, but where nothing happened; `is_person` says of a token
    that it reads like one of a person's name.
    """
    words = Words.of(doc, is_person)
    return PlaceFinder(gazetteer()).read(words, hints=hints, taken=taken, written=written)


class PlaceFinder:
    """Finds places by a gazetteer, orthography and the words around."""

    def __init__(self, places: Gazetteer) -> None:
        self._gazetteer = places

    def read(
        self,
        words: Words,
        *,
        hints: Mapping[str, float] = NO_HINTS,
        taken: Sequence[Span] = (),
        written: Sequence[Span] = (),
    ) -> Places:
        """As `read_places`."""
        names = [n for n in Scanner(words, self._gazetteer).names() if not _inside(words, n, taken)]
        people = persons(names, words)
        context = context_of(words, names, self._gazetteer, hints, people)
        for name in names:
            name.entries = completed(name, self._gazetteer)
            if told := of_the_told(name, context):
                name.entries = told
                name.partners |= {told[0].country_code or ""}
            if not name.entries:
                name.entries = similar(name, self._gazetteer, context)
        kept = [n for n in names if accepted(n, words, context, self._gazetteer, people)]
        kept += self._repeated(names, kept, words)
        kept += self._held(names, kept, words)
        kept.sort(key=lambda n: n.start)
        chains = Chainer(words, context, self._gazetteer).chains(kept)
        mentions = [
            replace(mention, actor=mention.actor or any(w.contains(mention.span) for w in written))
            for mention in (self._mention(chain, words, context) for chain in chains)
        ]
        mentions = _of_one_sense(mentions, chains)
        mentions = _without_landmarks(words, mentions, chains)
        sentences = [chain.head.sentence for chain in chains]
        placed = list(self._placed(mentions, sentences, context))
        placed += capitals(words, context.main(), self._gazetteer, placed)
        placed.sort(key=lambda mention: mention.span)
        desks = {exact_key(n.text) for n in names if _inside(words, n, written)}
        return Places(tuple(placed), context.told(besides=desks))

    def _repeated(self, names: list[Name], kept: list[Name], words: Words) -> list[Name]:
        """A name that is surely a place once is one again, without a preposition too."""
        known = {exact_key(n.text) for n in kept if n.entries or n.cue is Cue.KIND}
        chosen = {id(n) for n in kept}
        return [
            n
            for n in names
            if id(n) not in chosen
            and exact_key(n.text) in known
            and words.capital(n.start)
            and not is_part_of_other(words, n)
        ]

    def _held(self, names: list[Name], kept: list[Name], words: Words) -> list[Name]:
        """Names that are places since the place that follows says where they lie."""
        chosen = {id(n) for n in kept}
        return [
            name
            for name, wider in pairwise(names)
            if id(name) not in chosen
            and id(wider) in chosen
            and not is_part_of_other(words, name)
            and holds(name, words.lower[name.right : wider.left], wider)
        ]

    def _placed(
        self, mentions: list[PlaceMention], sentences: list[int], context: Context
    ) -> Iterator[PlaceMention]:
        """Puts names that no gazetteer has where the places around them are.

        The places of its sentence come first, then the country of the article, then the nearest.
        """
        known: dict[str, Location] = {}
        for i, mention in enumerate(mentions):
            if mention.location.country_code or mention.location.precision >= PlacePrecision.VAGUE:
                yield mention
                continue
            key = exact_key(mention.location.name or "")
            if key not in known:
                known[key] = self._around(mentions, sentences, i, context)
            near = known[key]
            location = replace(
                mention.location,
                country=near.country,
                country_code=near.country_code,
                admin1=near.admin1,
            )
            yield replace(mention, location=location)

    def _around(
        self, mentions: list[PlaceMention], sentences: list[int], at: int, context: Context
    ) -> Location:
        near = _nearest(mentions, sentences, at)
        beside = near is not None and _same_sentence(mentions, sentences, at, near)
        code = (near.country_code if near and beside else None) or context.main()
        code = code or (near.country_code if near else context.likeliest())
        return Location(
            PlacePrecision.COUNTRY,
            country=self._gazetteer.country_name(code),
            country_code=code,
            admin1=(near.admin1 if near and beside else _only_province(mentions, code))
            or context.main_province(code),
        )

    def _mention(self, chain: Chain, words: Words, context: Context) -> PlaceMention:
        head = chain.head
        entry = choose(head, context, self._gazetteer, chain.within)
        start = min(n.left for n in chain.names)
        end = max(n.right for n in chain.names)
        span = Span(words.start[start], words.end[end - 1])
        location = self._location(chain, entry, context, words.name(start, end))
        capitals = self._gazetteer.capital(entry.country_code or "") if entry else ()
        stands = len(chain.names) == 1 and acts(words, head, entry, capitals)
        stands = stands or is_of_telling(words, head) or is_home_base(words, head)
        stands = stands or is_made(words, head) or is_seat(words, head)
        foreign = entry is not None and context.is_foreign(entry.country_code)
        stands = stands or was_there_before(words, head) or (foreign and is_away(words, head))
        told = (head.cue >= Cue.INSIDE or is_reached(head, entry)) and not is_origin(words, head)
        return PlaceMention(span, location, locative=told, actor=stands)

    def _location(self, chain: Chain, entry: Entry | None, context: Context, text: str) -> Location:
        head = chain.head
        if head.beyond:
            return self._border(head, entry, context, text)
        if entry is None:
            return self._unknown(chain, text)
        named = entry.kind in (Kind.PLACE, Kind.ADMIN2, Kind.AREA, Kind.SEA)
        name = _written(head) if named else None
        precision = _precision(head, entry)
        return self._gazetteer.location(entry, precision=precision, name=name, text=text)

    def _border(self, head: Name, entry: Entry | None, context: Context, text: str) -> Location:
        """Beside a border an event is most likely in the country that the article is about."""
        across = entry.country_code if entry else head.country_code
        code = context.likeliest()
        if code in (None, across) and not _between_two(head.text):
            inside = code is not None and head.cue >= Cue.INSIDE and context.main() == code
            code = code if inside else context.besides(across)
        return Location(
            precision=PlacePrecision.VAGUE,
            name=_written(head) if not head.entries else None,
            country=self._gazetteer.country_name(code),
            country_code=code,
            text=text,
        )

    def _unknown(self, chain: Chain, text: str) -> Location:
        """A name without an entry lies where the places beside it do."""
        within = sorted(chain.within, key=lambda e: _SPECIFIC[e.kind])
        code = next((e.country_code for e in within if e.country_code), None)
        code = code or chain.head.country_code
        admin1 = next((e.admin1 for e in within if e.admin1), None)
        head = chain.head
        precision = PlacePrecision.NEAR if head.near else PlacePrecision.EXACT
        if head.level in (Kind.ADMIN1, Kind.ADMIN2):
            precision = PlacePrecision.DISTRICT
        return Location(
            precision=precision,
            name=_written(head),
            admin1=admin1,
            country=self._gazetteer.country_name(code),
            country_code=code,
            text=text,
        )


def _between_two(border: str) -> bool:
    """As "the Syrian-Turkish frontier" is, and "the Turkish border" is not."""
    return "-" in border or "–" in border


def _of_one_sense(mentions: list[PlaceMention], chains: Sequence[Chain]) -> list[PlaceMention]:
    """One name means one place in one article (Gale, Church and Yarowsky 1992).

    Where it once stands with what it lies in ("X in the Y region"), it lies there each time.
    """
    settled: dict[str, Location] = {}
    for mention, chain in zip(mentions, chains, strict=True):
        if chain.within and mention.location.name:
            settled.setdefault(exact_key(mention.location.name), mention.location)
    return [
        replace(m, location=_moved(m.location, settled.get(exact_key(m.location.name or ""))))
        for m in mentions
    ]


def _without_landmarks(
    words: Words, mentions: list[PlaceMention], chains: Sequence[Chain]
) -> list[PlaceMention]:
    """A far place that only says where the scene lies is none: "in X, 300 km north of Y"."""
    scenes = [
        chain.head.sentence
        for mention, chain in zip(mentions, chains, strict=True)
        if mention.locative and not mention.actor and not is_far(words, chain.head)
    ]
    return [
        replace(mention, actor=True)
        if chain.head.sentence in scenes and is_far(words, chain.head)
        else mention
        for mention, chain in zip(mentions, chains, strict=True)
    ]


def _moved(location: Location, settled: Location | None) -> Location:
    if settled is None or not location.name or location.admin1 == settled.admin1:
        return location
    return replace(settled, precision=location.precision, name=location.name, text=location.text)


def _nearest(
    mentions: Sequence[PlaceMention], sentences: Sequence[int], at: int
) -> Location | None:
    """The located place that is nearest to a mention, by sentences, those before it first."""
    best: tuple[int, int, Location] | None = None
    for i, mention in enumerate(mentions):
        location = mention.location
        if mention.actor or location.country_code is None:
            continue
        if not mention.locative and location.precision is PlacePrecision.COUNTRY:
            continue
        distance = abs(sentences[i] - sentences[at]), abs(i - at) * 2 + (i > at)
        if best is None or distance < best[:2]:
            best = (*distance, location)
    return best[2] if best else None


def _only_province(mentions: Sequence[PlaceMention], code: str | None) -> str | None:
    """The province of all places of an article, where it names at least two and no other."""
    located = [m.location for m in mentions if m.location.country_code == code and not m.actor]
    names = {(p.name, p.admin1) for p in located if p.precision < PlacePrecision.COUNTRY}
    provinces = {admin1 for _, admin1 in names if admin1}
    return provinces.pop() if len(provinces) == 1 and len(names) > 1 else None


def _same_sentence(
    mentions: Sequence[PlaceMention], sentences: Sequence[int], at: int, near: Location
) -> bool:
    """Whether the places of a sentence all lie in the province of the nearest one."""
    named = {
        m.location.admin1
        for m, sentence in zip(mentions, sentences, strict=True)
        if sentence == sentences[at] and m.location.admin1
    }
    return named == {near.admin1}


def _inside(words: Words, name: Name, taken: Sequence[Span]) -> bool:
    span = Span(words.start[name.start], words.end[name.end - 1])
    return any(span.overlaps(other) for other in taken)


def _precision(name: Name, entry: Entry) -> PlacePrecision:
    if entry.kind is Kind.SEA:
        return PlacePrecision.SEA_OR_AIRSPACE
    if entry.kind is Kind.COUNTRY:
        return PlacePrecision.VAGUE if name.direction or name.near else PlacePrecision.COUNTRY
    if entry.kind is Kind.AREA:
        return PlacePrecision.VAGUE
    if entry.kind is Kind.ADMIN1 or name.kind_word in COUNTRYSIDE:
        return PlacePrecision.PROVINCE
    if entry.kind is Kind.ADMIN2:
        return PlacePrecision.DISTRICT
    return PlacePrecision.NEAR if name.near else PlacePrecision.EXACT


def _written(name: Name) -> str:
    """The name as it would stand in running text: "IDLIB" and "idlib" are "Idlib"."""
    shouted = name.text.isupper() and not any(e.listed for e in name.entries)
    if name.case in (Case.NORMAL, Case.TITLE) and not (shouted and name.entries):
        return name.text
    small = {"al", "el", "de", "la", "del", "of", "and"}
    parts = [
        p if p in small and i else p.capitalize() for i, p in enumerate(name.text.lower().split())
    ]
    return " ".join(parts)
