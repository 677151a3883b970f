"""Who claims, confirms, denies, alleges or cannot confirm what.

What a source says of its own side's deed is a claim of responsibility; what it says of another's an
allegation. A source that takes no part in the fighting confirms what it reports: that it happened,
and its toll. The toll in the words of a side is an allegation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import ActorMention, ClaimMention, TollMention, Trigger
from worker.domain.kinds import About, Polarity, Role, Stance
from worker.domain.text import Span
from worker.nlp.actors import ActorReader
from worker.nlp.sources import is_count, negated, subjects, verbs, voices
from worker.nlp.speakers import Speaker, SpeakerReader
from worker.nlp.stances import claims_deed, denied, disowns, of_itself, subject_matter, unable

_LOSSES = re.compile(
    r"\b(?:killed|casualties|losses|wounded|dead|died|eliminated)\b", re.IGNORECASE
)
Reading = tuple[Stance, About]


class ClaimReader:
    """Reads the claims of one document; `actors` are those that roles of triggers refer to."""

    def __init__(self, doc: Doc, reader: ActorReader, actors: Sequence[ActorMention]) -> None:
        self._speakers = SpeakerReader(doc, reader)
        self._reader = reader
        self._actors = actors
        self.claimants: list[ActorMention] = []
        """Who claimed responsibility in the sentence read last."""

    def find(
        self, sentence: int, sent: Sent, triggers: Sequence[Trigger], tolls: Sequence[TollMention]
    ) -> Iterator[ClaimMention]:
        """The claims of a sentence; its triggers and tolls say what they are about."""
        self.claimants.clear()
        told = [t for t in triggers if t.polarity is not Polarity.HYPOTHETICAL]
        counted = [t for t in tolls if not t.cumulative]
        for token in sent:
            for speaker in self._speaking(token, sent, reports=bool(told or counted)):
                for stance, about in self._stances(token, sent, speaker, told, counted):
                    span = Span(token.idx, token.idx + len(token))
                    if stance is Stance.CLAIMS_RESPONSIBILITY and speaker.actor is not None:
                        self.claimants.append(speaker.actor)
                    yield ClaimMention(span, speaker.name, stance, about, sentence)

    def of_quotation(
        self, sentence: int, said: Sent, triggers: Sequence[Trigger], tolls: Sequence[TollMention]
    ) -> Iterator[ClaimMention]:
        """The claims of a sentence in a quotation whose source stands in another one, `said`."""
        if triggers:
            yield from self.find(sentence, said, triggers, tolls)

    def _speaking(self, token: Token, sent: Sent, *, reports: bool) -> list[Speaker]:
        word = token.lower_
        if word in verbs("say") and not reports and not unable(token, sent):
            self._heard(token)
            return []
        heads = voices(token, sent, reports=reports)
        every = [one for head in heads for one in self._reader.coordinated(head)]
        named = [one for one in every if one.dep_ != "appos" or one in heads]
        return [s for one in named if (s := self._speakers.read(one))]

    def _heard(self, token: Token) -> None:
        """A source that says nothing of an occurrence can still be meant by "he" afterwards."""
        for head in subjects(token):
            self._speakers.read(head)

    def _stances(
        self,
        token: Token,
        sent: Sent,
        speaker: Speaker,
        triggers: Sequence[Trigger],
        tolls: Sequence[TollMention],
    ) -> Iterator[Reading]:
        word = token.lower_
        if word in verbs("deny"):
            yield Stance.DENIES, denied(token, sent)
        elif word in verbs("say") and disowns(token):
            yield Stance.DENIES, About.RESPONSIBILITY
        elif word == "comment":
            yield Stance.CANNOT_CONFIRM, About.OCCURRENCE
        elif word in verbs("say") and any(unable(c, sent) for c in token.children):
            return  # which the verb of its own clause tells
        elif unable(token, sent):
            yield Stance.CANNOT_CONFIRM, subject_matter(sent)
        elif word in verbs("confirm") | {"confirmation"}:
            yield Stance.CONFIRMS, About.OCCURRENCE
        elif claims_deed(token) and not negated(token):
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        elif word in verbs("blame"):
            yield Stance.ALLEGES, About.RESPONSIBILITY
        elif is_count(token) or word in verbs("say") or word not in verbs("take") | verbs("specify"):
            yield from self._reported(token, speaker, triggers, tolls)

    def _reported(
        self,
        token: Token,
        speaker: Speaker,
        triggers: Sequence[Trigger],
        tolls: Sequence[TollMention],
    ) -> Iterator[Reading]:
        """What a source says, weighed by its side."""
        doubtful = token.lower_ in verbs("claim") | verbs("allege")
        initiators = [
            self._actors[r.actor] for t in triggers for r in t.roles if r.role is Role.INITIATOR
        ]
        own = any(speaker.is_of(a) for a in initiators) or (
            bool(triggers) and speaker.belligerent and of_itself(token)
        )
        if own:
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        elif initiators:
            yield Stance.ALLEGES, About.RESPONSIBILITY
        partial = doubtful or (speaker.belligerent and bool(initiators) and not speaker.media)
        if triggers and not partial and (speaker.media or not own):
            yield Stance.CONFIRMS, About.OCCURRENCE
        unclaimed = doubtful and triggers and not initiators and speaker.belligerent
        if unclaimed:
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        if tolls or (own and _LOSSES.search(token.sent.text)):
            partial = partial or own
            yield (Stance.ALLEGES if partial else Stance.CONFIRMS), About.CASUALTIES
