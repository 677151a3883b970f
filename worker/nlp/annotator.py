"""An article to annotations: where all language components come together.

1. gate        sentences that may report something; an article without one is not parsed
2. parse       spaCy's tagger and parser, with a sentence start at each paragraph
3. mentions    groups, aircraft, weapons, places, dates, tolls, crews
4. triggers    with type, polarity and roles, by sentence
5. claims      by sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Sent

from worker.domain.annotations import (
    ActorMention,
    Annotations,
    ClaimMention,
    DateMention,
    PlaceMention,
    RoleLink,
    Sentence,
    TimeRelation,
    TollMention,
    Trigger,
)
from worker.domain.article import Article
from worker.domain.kinds import EventType, PlacePrecision, Polarity, Role
from worker.domain.text import Span
from worker.nlp.actors import ActorReader, Group, find_groups
from worker.nlp.aircraft import find_aircraft
from worker.nlp.claims import ClaimReader
from worker.nlp.crew import find_crew
from worker.nlp.dates import find_dates
from worker.nlp.events import WEAK, Setting, anaphoric, event_type, polarity
from worker.nlp.gate import passes
from worker.nlp.model import load_model
from worker.nlp.phrases import Hit
from worker.nlp.places import find_places
from worker.nlp.roles import links
from worker.nlp.tolls import find_tolls
from worker.nlp.triggers import Found, find_triggers
from worker.nlp.weapons import find_weapons

_ROUGH_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?\n]?")


@Language.component("paragraph_starts", assigns=["token.is_sent_start"])
def paragraph_starts(doc: Doc) -> Doc:
    """A blank line ends a sentence, whatever the parser thinks."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc


class Annotator:
    """Annotates articles with the spaCy pipeline `model`; `ModelError` where it is unfit."""

    def __init__(self, model: str) -> None:
        self._language = load_model(model)
        self._language.add_pipe("paragraph_starts", before="parser")

    def __call__(self, article: Article) -> Annotations:
        """The annotations of one article; empty where nothing is reported."""
        if not any(passes(m.group()) for m in _ROUGH_SENTENCE.finditer(article.text)):
            return Annotations()
        return _Reading(self._language(article.text), article).annotations()


@dataclass(slots=True)
class _Reading:
    """One article while it is annotated."""

    doc: Doc
    article: Article
    actors: list[ActorMention] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    claims: list[ClaimMention] = field(default_factory=list)

    def annotations(self) -> Annotations:
        doc = self.doc
        groups = find_groups(doc)
        reader = ActorReader(doc, groups)
        aircraft, weapons = find_aircraft(doc), find_weapons(doc)
        named = [Span(doc[h.start].idx, doc[h.end - 1].idx + len(doc[h.end - 1])) for h in groups]
        taken = [*named, *(a.span for a in aircraft if a.model)]
        places = find_places(doc, hints=_homes(groups), taken=taken)
        dates = find_dates(doc, self.article.published_at)
        tolls, crew = find_tolls(doc), find_crew(doc)
        claims = ClaimReader(doc, reader, self.actors)
        sents = [s for s in doc.sents if s.text.strip()]
        for number, sent in enumerate(sents):
            if not passes(sent.text) and not self._claims_something(sent):
                continue
            within = _Within(sent)
            setting = Setting(sent, within.of(weapons), within.of(aircraft))
            here = list(self._triggers(number, setting, reader, places, dates))
            owned = _nearest_trigger(here, tolls, within.indices(tolls))
            here = [
                self._tied(t, within, aircraft, weapons, owned[n], crew) for n, t in enumerate(here)
            ]
            self.claims += claims.find(number, sent, here, within.of(tolls))
            self.triggers += here
        return Annotations(
            sentences=tuple(self._sentence(s) for s in sents),
            actors=tuple(self.actors),
            places=places,
            dates=dates,
            aircraft=aircraft,
            weapons=weapons,
            tolls=tolls,
            crew=crew,
            triggers=tuple(self.triggers),
            claims=tuple(self.claims),
        )

    def _claims_something(self, sent: Sent) -> bool:
        return bool(re.search(r"\b(?:claim|den(?:y|ied|ies)|confirm|responsib|blame)", sent.text))

    def _sentence(self, sent: Sent) -> Sentence:
        span = _trimmed(sent)
        title = self.article.title_span
        if title is not None and title.overlaps(span):
            return Sentence(span, -1)
        paragraphs = self.article.paragraphs
        number = next((i for i, p in enumerate(paragraphs) if p.overlaps(span)), 0)
        return Sentence(span, number)

    def _triggers(
        self,
        number: int,
        setting: Setting,
        reader: ActorReader,
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
    ) -> Iterator[Trigger]:
        """The triggers of a sentence; weak ones are taken in by a telling one of the sentence."""
        proposals = [
            p for f in find_triggers_in(setting.sent) if (p := self._propose(f, setting, reader))
        ]
        for group in _fold(proposals):
            yield self._trigger(number, group, setting, places, dates)

    def _propose(self, found: Found, setting: Setting, reader: ActorReader) -> _Proposal | None:
        token = self.doc[found.head]
        roles = [
            (role, actor)
            for role, head in links(self.doc, found)
            for one in reader.coordinated(head)
            if (actor := reader.read(one)) is not None
        ]
        kind = event_type(found, setting, roles, token)
        if kind is None:
            return None
        return _Proposal(found, kind, roles, polarity(token), anaphoric(self.doc, found))

    def _trigger(
        self,
        number: int,
        group: list[_Proposal],
        setting: Setting,
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
    ) -> Trigger:
        first = group[0]
        doc = self.doc
        start, end = doc[first.found.start], doc[first.found.end - 1]
        span = Span(start.idx, end.idx + len(end))
        roles = tuple(
            dict.fromkeys(
                RoleLink(role, self._index(actor)) for p in group for role, actor in p.roles
            )
        )
        within = Span(setting.sent.start_char, setting.sent.end_char)
        return Trigger(
            span=span,
            sentence=number,
            event_type=first.kind,
            polarity=first.polarity,
            rule=f"{'noun' if first.found.noun else 'verb'}:{first.found.kind}",
            score=0.6 if first.found.kind in WEAK else 0.9,
            anaphoric=all(p.anaphoric for p in group),
            roles=roles,
            date=_nearest_date(dates, within, span),
            place=_nearest_place(places, within, span),
        )

    def _index(self, actor: ActorMention) -> int:
        if actor not in self.actors:
            self.actors.append(actor)
        return self.actors.index(actor)

    def _tied(
        self,
        trigger: Trigger,
        within: _Within,
        aircraft: Sequence[object],
        weapons: Sequence[object],
        tolls: Sequence[int],
        crew: Sequence[object],
    ) -> Trigger:
        return replace(
            trigger,
            aircraft=within.indices(aircraft),
            weapons=within.indices(weapons),
            tolls=tuple(tolls),
            crew=within.indices(crew),
        )


def _homes(groups: Sequence[Hit[Group]]) -> dict[str, float]:
    """Countries by how much the groups that are named speak for them."""
    weights: dict[str, float] = {}
    for hit in groups:
        for code in hit.value.countries:
            weights[code] = weights.get(code, 0.0) + 1 / len(hit.value.countries)
    return weights


@dataclass(slots=True)
class _Proposal:
    found: Found
    kind: EventType
    roles: list[tuple[Role, ActorMention]]
    polarity: Polarity
    anaphoric: bool


@dataclass(slots=True)
class _Within:
    """Mentions inside a sentence."""

    sent: Sent

    def of(self, mentions: Sequence) -> list:  # type: ignore[type-arg]
        return [mentions[i] for i in self.indices(mentions)]

    def indices(self, mentions: Sequence) -> tuple[int, ...]:  # type: ignore[type-arg]
        start, end = self.sent.start_char, self.sent.end_char
        return tuple(i for i, m in enumerate(mentions) if start <= m.span.start < end)


def find_triggers_in(sent: Sent) -> list[Found]:
    """The possible triggers of one sentence."""
    doc = sent.doc
    key = "triggers"
    if key not in doc.user_data:
        doc.user_data[key] = find_triggers(doc)
    return [f for f in doc.user_data[key] if sent.start <= f.start < sent.end]


def _fold(proposals: list[_Proposal]) -> list[list[_Proposal]]:
    """Proposals of one occurrence together, the most telling first."""
    real = [p for p in proposals if p.polarity is not Polarity.HYPOTHETICAL]
    telling = [p for p in real if p.found.kind not in WEAK]
    weak = [p for p in real if p.found.kind in WEAK]
    groups: list[list[_Proposal]] = []
    for proposal in telling:
        same = next((g for g in groups if _one_occurrence(g[0], proposal)), None)
        if same is None:
            groups.append([proposal])
        else:
            same.append(proposal)
    if groups:
        groups[0] += weak
        return groups
    for proposal in weak:
        same = next((g for g in groups if g[0].polarity is proposal.polarity), None)
        if same is None:
            groups.append([proposal])
        else:
            same.append(proposal)
            same.sort(key=lambda p: _RANK.index(p.kind) if p.kind in _RANK else 99)
    return groups


_RANK = [
    EventType.SUICIDE_ATTACK,
    EventType.CHEMICAL_ATTACK,
    EventType.DRONE_STRIKE,
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.BOMBING,
    EventType.ARMED_CLASH,
    EventType.ARMED_ATTACK,
]
_MERGED = (
    {EventType.SUICIDE_ATTACK, EventType.BOMBING},
    {EventType.AIR_STRIKE, EventType.CHEMICAL_ATTACK, EventType.SHELLING, EventType.DRONE_STRIKE},
    {EventType.ARMED_CLASH, EventType.ARMED_ATTACK, EventType.TERRITORY_CHANGE},
    {EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH, EventType.UAV_DOWNING},
    {EventType.BOMBING, EventType.ARMED_ATTACK},
)


def _one_occurrence(first: _Proposal, other: _Proposal) -> bool:
    """Two telling triggers of one sentence are one occurrence when their types go together."""
    return first.kind is other.kind or any(
        first.kind in merged and other.kind in merged for merged in _MERGED
    )


def _nearest_trigger(
    triggers: Sequence[Trigger], tolls: Sequence[TollMention], indices: Sequence[int]
) -> list[list[int]]:
    """The tolls of a sentence by trigger: each belongs to the one whose words are nearest."""
    owned: list[list[int]] = [[] for _ in triggers]
    for index in indices if triggers else ():
        place = tolls[index].cause or tolls[index].span
        gaps = [_distance(t.span, place) for t in triggers]
        owned[gaps.index(min(gaps))].append(index)
    return owned


def _nearest_date(dates: Sequence[DateMention], within: Span, span: Span) -> int | None:
    inside = [
        i
        for i, d in enumerate(dates)
        if within.contains(d.span) and d.relation not in (TimeRelation.SINCE, TimeRelation.UNTIL)
    ]
    return min(inside, key=lambda i: _distance(dates[i].span, span), default=None)


def _nearest_place(places: Sequence[PlaceMention], within: Span, span: Span) -> int | None:
    """The place that the words put the event in; the nearest, the more exact of two."""
    inside = [i for i, p in enumerate(places) if within.contains(p.span) and not p.actor]
    located = [i for i in inside if places[i].locative] or inside
    return min(
        located,
        key=lambda i: (
            places[i].location.precision >= PlacePrecision.COUNTRY,
            _distance(places[i].span, span),
        ),
        default=None,
    )


def _distance(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def _trimmed(sent: Sent) -> Span:
    text = sent.text
    lead = len(text) - len(text.lstrip())
    return Span(sent.start_char + lead, sent.start_char + len(text.rstrip()))
