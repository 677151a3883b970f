"""An article to annotations: where all language components come together.

1. gate        sentences that may report something; an article without one, or of a genre that
               tells of no violence (a film, a drill, a market), is not parsed
2. parse       spaCy's tagger and parser, with a sentence start at each paragraph; several articles
               at once, and the result of each is the same in any company
3. mentions    groups, aircraft, weapons, places, dates, tolls, crews
4. triggers    with type, polarity and roles, by sentence
5. claims      by sentence
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from worker.domain.annotations import (
    ActorMention,
    AircraftMention,
    Annotations,
    ClaimMention,
    RoleLink,
    Sentence,
    TollMention,
    Trigger,
    WeaponMention,
)
from worker.domain.article import Article
from worker.domain.kinds import Certainty, Role
from worker.domain.text import Span
from worker.nlp.actors.identified import identified
from worker.nlp.actors.reader import ActorReader, Group, find_groups
from worker.nlp.arms.aircraft import find_aircraft
from worker.nlp.arms.crew import find_crew
from worker.nlp.arms.weapons import find_weapons
from worker.nlp.casing import with_capitals
from worker.nlp.claims.attribution import Attributor, Deed, Suspect
from worker.nlp.claims.cues import CLAIMING, SAYING
from worker.nlp.claims.own_voice import OwnVoice
from worker.nlp.claims.quotations import speakers_of
from worker.nlp.claims.reader import ClaimReader
from worker.nlp.claims.sayings import mend_sayings
from worker.nlp.events.sighted import sighted
from worker.nlp.events.telling import Teller, index_of
from worker.nlp.events.unarmed import as_doer
from worker.nlp.mentions import Mentions
from worker.nlp.model import RANKS, load_model
from worker.nlp.names.recogniser import is_person
from worker.nlp.particulars import find_particulars
from worker.nlp.places.finder import Places, read_places
from worker.nlp.text.document import Doc
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.genre import genre_of
from worker.nlp.text.mending import mend
from worker.nlp.text.phrases import Hit
from worker.nlp.times.dateline import datelines
from worker.nlp.times.finder import find_dates, told_on
from worker.nlp.tolls.finder import find_tolls
from worker.nlp.tolls.patterns import CUMULATIVE
from worker.nlp.triggers.cases import Setting
from worker.nlp.triggers.finder import find_triggers
from worker.nlp.triggers.gate import hints, is_violent, passes

Mention = TypeVar("Mention", AircraftMention, TollMention, WeaponMention)

_ROUGH_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?\n]?")


_HOT = 3
"""Sentences let through from which an article is of violence: then the gate is wider."""

Gate = Callable[[str], bool]
"""Whether a sentence may report something."""


@dataclass(frozen=True, slots=True)
class Parse:
    """An article as it is read, and its document where it may report something."""

    article: Article
    doc: Doc | None = None
    gate: Gate = passes


def rough_sentences(text: str) -> Iterator[str]:
    """The sentences of a text, as well as full stops tell them."""
    return (m.group() for m in _ROUGH_SENTENCE.finditer(text))


@Language.component("sentence_starts", assigns=["token.is_sent_start"])
def sentence_starts(doc: SpacyDoc) -> SpacyDoc:
    """A blank line ends a sentence, and "Capt." does not, whatever the parser thinks."""
    ranks = {doc.vocab.strings[rank] for rank in RANKS}
    words = doc.to_array(["ORTH", "IS_SPACE"]).tolist()
    for i, (word, blank) in enumerate(words[:-1]):
        if blank and doc[i].text.count("\n") > 1:
            doc[i + 1].is_sent_start = True
        elif word in ranks:
            doc[i + 1].is_sent_start = False
    return doc


class Annotator:
    """Annotates articles with the spaCy pipeline `model`; `ModelError` where it is unfit.

    `gate` says of a sentence whether it may report something; its evaluation puts in another.
    """

    def __init__(self, model: str, gate: Gate = passes) -> None:
        self._gate = gate
        self._language = load_model(model)
        self._language.add_pipe("sentence_starts", before="parser")

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        """Each article gated, and parsed if it may report something."""
        gates = [self._gate_of(article.text) for article in articles]
        cased = [
            with_capitals(article, self._words) if gate else article
            for article, gate in zip(articles, gates, strict=True)
        ]
        docs = [self._tokens(a) for a, gate in zip(cased, gates, strict=True) if gate]
        parsed = iter(self._language.pipe(docs, batch_size=max(1, len(docs))))
        return [
            Parse(article, _mended(next(parsed)), gate) if gate else Parse(article)
            for article, gate in zip(cased, gates, strict=True)
        ]

    def read(self, article: Article) -> Doc:
        """An article tagged and parsed, whatever it tells."""
        cased = with_capitals(article, self._words)
        return _mended(self._language(self._tokens(cased)))

    def __call__(self, parse: Parse) -> Annotations:
        """The annotations of an article from its parse; empty where nothing is reported."""
        if parse.doc is None:
            return Annotations()
        return _Reading(parse.doc, parse.article, parse.gate).annotations()

    def _gate_of(self, text: str) -> Gate | None:
        """The gate for the sentences of an article; None where it has nothing to report."""
        passed = sum(map(self._gate, rough_sentences(text)))
        if not passed or not is_violent(text) or genre_of(text) is not None:
            return None
        return hints if passed >= _HOT else self._gate

    def _words(self, text: str) -> Doc:
        return Doc(self._language.make_doc(text))

    def _tokens(self, article: Article) -> SpacyDoc:
        """The tokens, with a sentence that starts behind a dateline."""
        doc = self._language.make_doc(article.text)
        for end in (line.end for line in datelines(article)):
            if (after := doc.char_span(end, end + 1, alignment_mode="expand")) is not None:
                after[0].is_sent_start = True
        return doc


def _mended(parsed: SpacyDoc) -> Doc:
    return mend_sayings(mend(Doc(parsed)))


@dataclass(slots=True)
class _Reading:
    """One article while it is annotated."""

    doc: Doc
    article: Article
    gate: Gate
    actors: list[ActorMention] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    claims: list[ClaimMention] = field(default_factory=list)
    _located: Places = field(default_factory=Places)
    _named: list[Span] = field(default_factory=list)

    def annotations(self) -> Annotations:
        """All that the document tells."""
        doc = self.doc
        groups = find_groups(doc)
        reader = ActorReader(doc, groups)
        mentions = self._mentions(groups, reader)
        teller = Teller(doc, reader, mentions, self.actors)
        claims = ClaimReader(doc, reader, self.actors, self._located.country_code)
        voice = OwnVoice(doc, self.actors)
        attributor = Attributor(reader)
        found = find_triggers(doc)
        sents = [s for s in doc.sents if self._words_of(s).strip()]
        speaking = speakers_of(sents, self.article.text)
        for number, sent in enumerate(sents):
            words = self._words_of(sent)
            if self.gate(words) or CLAIMING.search(words):
                here = [f for f in found if sent.start <= f.start < sent.end]
                told = teller.triggers(number, _setting(sent, self.article.text, mentions), here)
                said = list(claims.find(number, sent, told, _of(sent, mentions.tolls)))
                self.claims += said or voice.claims(number, sent, told)
                self.triggers += told
                suspects = attributor.find(sent)
                if suspects and CUMULATIVE.search(words):
                    suspects = []
                suspects += [
                    Suspect(as_doer(actor), Certainty.CLAIMED) for actor in claims.claimants
                ]
                self._attribute(number, suspects)
            elif SAYING.search(words):
                self._hear(number, sent, claims, mentions.tolls)
            self._name(number, identified(reader, sent))
            if self._is_nobody_yet(number):
                self._link(-1, [_did(self.actors, a) for a in sighted(reader, sent)])
            for quoted, speaker in speaking.items():
                if max(quoted, speaker) == number:
                    told = [t for t in self.triggers if t.sentence == quoted]
                    tolls = _of(sents[quoted], mentions.tolls)
                    self.claims += claims.of_quotation(quoted, sents[speaker], told, tolls)
        return self._as_annotations(sents, mentions)

    def _hear(
        self, number: int, sent: Sent, claims: ClaimReader, tolls: Sequence[TollMention]
    ) -> None:
        """What a sentence that tells no occurrence says: it may be of the one right before."""
        if claims.is_near(number):
            self.claims += claims.find(number, sent, [], _of(sent, tolls))
        else:
            claims.hear(sent)

    def _words_of(self, sent: Sent) -> str:
        return self.article.text[sent.start_char : sent.end_char]

    def _attribute(self, number: int, suspects: Sequence[Suspect]) -> None:
        """Adds those said to be behind it to the occurrence of the sentence, or told last."""
        if not suspects or not self.triggers:
            return
        last = self.triggers[-1].sentence
        if number - last > _ATTRIBUTED:
            return
        meant = {last, self._told_before(number)} if self._is_echo(number) else {last}
        told = [i for i, t in enumerate(self.triggers) if t.sentence in meant]
        for actor, certainty, deed in suspects:
            link = RoleLink(Role.INITIATOR, index_of(self.actors, actor), certainty)
            for i in told if deed is None else self._of_deed(told, deed):
                self._link(i, [link])

    def _of_deed(self, told: Sequence[int], deed: Deed) -> Sequence[int]:
        """Those of the triggers that a deed names; none where it names another, told beside them.

        "Behind the visit of the man shot by X" says nothing of who shot.
        """
        spans = {i: self.triggers[i].span for i in told}
        named = [i for i, span in spans.items() if span.overlaps(deed.word)]
        beside = any(deed.phrase.contains(span) for span in spans.values())
        return named if named or beside else told

    def _name(self, number: int, named: Sequence[tuple[Role, ActorMention]]) -> None:
        """Adds those that a sentence identifies to the occurrence that was told last."""
        if not named or not self.triggers or number - self.triggers[-1].sentence > _ATTRIBUTED:
            return
        self._link(-1, [RoleLink(role, index_of(self.actors, a)) for role, a in named])

    def _is_nobody_yet(self, number: int) -> bool:
        """Whether nobody is said to have done what was told shortly before this sentence."""
        near = [t for t in self.triggers if number - t.sentence <= _SIGHTED]
        return bool(near) and not any(r.role is Role.INITIATOR for t in near for r in t.roles)

    def _link(self, index: int, links: Sequence[RoleLink]) -> None:
        """Gives a trigger the roles that it does not have yet."""
        trigger = self.triggers[index]
        new = [link for link in links if not _has(trigger, link)]
        self.triggers[index] = replace(trigger, roles=(*trigger.roles, *new))

    def _is_echo(self, number: int) -> bool:
        """Whether a sentence only recalls what was told: "claimed the attack".

        "The attack on the jet" says itself which one it means: it need not be the one told last.
        """
        here = [t for t in self.triggers if t.sentence == number]
        named = any(link.role is Role.TARGET for t in here for link in t.roles)
        return bool(here) and all(t.anaphoric for t in here) and not named

    def _told_before(self, number: int) -> int:
        """The last sentence before this one that tells an occurrence, if it is near; else this."""
        before = [t.sentence for t in self.triggers if t.sentence < number]
        return max((n for n in before if number - n <= _ATTRIBUTED), default=number)

    def _mentions(self, groups: Sequence[Hit[Group]], reader: ActorReader) -> Mentions:
        doc = self.doc
        aircraft = find_aircraft(doc)
        named = [Span(doc[h.start].idx, doc[h.end - 1].idx + len(doc[h.end - 1])) for h in groups]
        taken = [*named, *(a.span for a in aircraft if a.model)]
        self._named = taken
        self._located = self._places(_homes(groups, reader.peoples.values()), taken)
        return Mentions(
            places=self._located.mentions,
            dates=find_dates(doc, self._told_at(), self.article.pictured_on),
            aircraft=aircraft,
            weapons=find_weapons(doc),
            tolls=find_tolls(doc),
            crew=find_crew(doc),
        )

    def _places(self, hints: Mapping[str, float], taken: Sequence[Span]) -> Places:
        """Those in which something can have happened; a dateline says where somebody wrote."""
        written = datelines(self.article)
        return read_places(self.doc, hints=hints, taken=taken, written=written, is_person=is_person)

    def _as_annotations(self, sents: Sequence[Sent], mentions: Mentions) -> Annotations:
        return Annotations(
            sentences=tuple(self._sentence(s) for s in sents),
            actors=tuple(self.actors),
            places=tuple(mentions.places),
            dates=tuple(mentions.dates),
            aircraft=tuple(mentions.aircraft),
            weapons=tuple(mentions.weapons),
            tolls=tuple(mentions.tolls),
            crew=tuple(mentions.crew),
            triggers=tuple(self.triggers),
            claims=tuple(self.claims),
            particulars=tuple(find_particulars(self.doc, [*self._named, *_mapped(mentions)])),
            told_on=told_on(self.doc, self._told_at(), self.article.pictured_on),
            country_code=self._located.country_code,
        )

    def _told_at(self) -> dt.datetime | None:
        """When the text was written: by its own stamp, else when it was published."""
        stamped = self.article.stamped_on
        if stamped is None:
            return self.article.published_at
        return dt.datetime.combine(stamped, dt.time(12), dt.UTC)

    def _trimmed(self, sent: Sent) -> Span:
        text = self._words_of(sent)
        lead = len(text) - len(text.lstrip())
        return Span(sent.start_char + lead, sent.start_char + len(text.rstrip()))

    def _sentence(self, sent: Sent) -> Sentence:
        span = self._trimmed(sent)
        title = self.article.title_span
        if title is not None and title.overlaps(span):
            return Sentence(span, -1)
        paragraphs = self.article.paragraphs
        number = next((i for i, p in enumerate(paragraphs) if p.overlaps(span)), 0)
        return Sentence(span, number)


def _mapped(mentions: Mentions) -> Iterator[Span]:
    """The places that are on the map: what is told of them is compared as a place."""
    for place in mentions.places:
        location = place.location
        if location.latitude is not None or location.name is None:
            yield place.span


def _did(actors: list[ActorMention], actor: ActorMention) -> RoleLink:
    return RoleLink(Role.INITIATOR, index_of(actors, actor))


def _has(trigger: Trigger, link: RoleLink) -> bool:
    return any(r.actor == link.actor and r.role is link.role for r in trigger.roles)


_SIGHTED = 3
"""Sentences after an occurrence in which those who come or flee are still its doers."""
_ATTRIBUTED = 6
"""Sentences after an occurrence in which somebody may still be said to be behind it."""


def _homes(groups: Sequence[Hit[Group]], peoples: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Countries by how much the groups and peoples that are named speak for them."""
    weights: defaultdict[str, float] = defaultdict(float)
    for hit in groups:
        for code in hit.value.countries:
            weights[code] += 1 / len(hit.value.countries)
    for told, _ in sorted(set(peoples)):  # in order: of two countries alike the first counts
        codes = told.split("|") if told else []
        for code in codes:
            weights[code] += 1 / len(codes)
    return dict(weights)


def _of(sent: Sent, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if sent.start_char <= m.span.start < sent.end_char]


def _setting(sent: Sent, article: str, mentions: Mentions) -> Setting:
    return Setting(
        sent,
        article,
        article[sent.start_char : sent.end_char],
        _of(sent, mentions.weapons),
        _of(sent, mentions.aircraft),
    )
