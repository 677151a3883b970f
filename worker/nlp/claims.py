"""Who claims, confirms, denies, alleges or cannot confirm what.

What a source says of its own side's deed is a claim of responsibility; what it says of another's an
allegation. A source that takes no part in the fighting confirms what it reports: that it happened,
and its toll. The toll in the words of a side is an allegation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import ActorMention, ClaimMention, TollMention, Trigger
from worker.domain.kinds import About, Polarity, Role, Stance
from worker.domain.text import Span
from worker.nlp.actors import ActorReader
from worker.nlp.speakers import Speaker, SpeakerReader, lexicon

_DEEDS = frozenset(
    "responsibility attack attacks downing bombing killing raid ambush assault credit abduction"
    " strike explosion blast kidnapping shooting murder".split()
)
_CAUSE = re.compile(
    r"\b(?:cause[ds]?|shot down|technical|malfunction|brought down)\b", re.IGNORECASE
)
_UNABLE = re.compile(
    r"\b(?:no (?:immediate |independent )?(?:confirmation|word|comment|information)"
    r"|(?:could|can) ?not (?:be )?(?:immediately |independently )*(?:confirm|verif)"
    r"|unable to (?:independently )?(?:confirm|verify))",
    re.IGNORECASE,
)
_LOSSES = re.compile(
    r"\b(?:killed|casualties|losses|wounded|dead|died|eliminated)\b", re.IGNORECASE
)
_OWN = frozenset("it they we its their our".split())

Reading = tuple[Stance, About]


@lru_cache(16)
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(lexicon()["verbs"][kind].split())


@lru_cache(1)
def _all() -> frozenset[str]:
    return frozenset(w for words in lexicon()["verbs"].values() for w in words.split())


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

    def _speaking(self, token: Token, sent: Sent, *, reports: bool) -> list[Speaker]:
        word = token.lower_
        if word == "according" and reports:
            heads = [p for c in token.children if c.lower_ == "to" for p in c.children]
        elif word == "confirmation" and _UNABLE.search(sent.text):
            heads = [p for c in token.children if c.lower_ == "from" for p in c.children]
        elif word not in _all() or not token.tag_.startswith(("VB", "NN")):
            return []
        elif word in _verbs("say") and not reports and not _unable(token, sent):
            self._heard(token)
            return []
        elif word in _verbs("quote"):
            heads = [c for c in token.children if c.dep_ == "dobj"] if reports else []
        else:
            heads = _subjects(token)
        every = [one for head in heads for one in self._reader.coordinated(head)]
        return [s for one in every if one.dep_ != "appos" and (s := self._speakers.read(one))]

    def _heard(self, token: Token) -> None:
        """A source that says nothing of an occurrence can still be meant by "he" afterwards."""
        for head in _subjects(token):
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
        if word in _verbs("deny"):
            yield Stance.DENIES, _denied(token, sent)
        elif _unable(token, sent):
            yield Stance.CANNOT_CONFIRM, _subject_matter(sent)
        elif word in _verbs("confirm") | {"confirmation"}:
            yield Stance.CONFIRMS, About.OCCURRENCE
        elif _claims_deed(token) and not _negated(token):
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        elif word in _verbs("blame"):
            yield Stance.ALLEGES, About.RESPONSIBILITY
        elif word not in _verbs("take") | _verbs("specify") or word in _verbs("say"):
            yield from self._reported(token, speaker, triggers, tolls)

    def _reported(
        self,
        token: Token,
        speaker: Speaker,
        triggers: Sequence[Trigger],
        tolls: Sequence[TollMention],
    ) -> Iterator[Reading]:
        """What a source says, weighed by its side."""
        doubtful = token.lower_ in _verbs("claim") | _verbs("allege")
        initiators = [
            self._actors[r.actor] for t in triggers for r in t.roles if r.role is Role.INITIATOR
        ]
        own = any(speaker.is_of(a) for a in initiators) or (
            bool(triggers) and speaker.belligerent and _of_itself(token)
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


def _of_itself(token: Token) -> bool:
    """ "Iraq said its planes had hit", "the group said it shot down"."""
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp"):
            for subject in child.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    words = {subject.lower_, *(c.lower_ for c in subject.subtree)}
                    return subject.dep_ == "nsubj" and bool(words & _OWN)
    return False


def _unable(token: Token, sent: Sent) -> bool:
    """ "did not confirm", "could not say what caused", "there was no confirmation from"."""
    if token.lower_ == "confirmation":
        return bool(_UNABLE.search(sent.text))
    wanted = _verbs("confirm") | _verbs("specify")
    if token.lower_ not in wanted and token.lower_ != "verify":
        return False
    return _negated(token)


def _denied(token: Token, sent: Sent) -> About:
    words = {t.lower_ for t in token.subtree}
    if words & {"casualties", "killed", "deaths", "losses"}:
        return About.CASUALTIES
    if words & {"responsibility", "involvement", "bombing", "carrying", "attacking"}:
        return About.RESPONSIBILITY
    if _CAUSE.search(sent.text):
        return About.CAUSE
    return About.OCCURRENCE if words & {"report", "reports", "that"} else About.RESPONSIBILITY


def _subject_matter(sent: Sent) -> About:
    text = sent.text.lower()
    if "responsib" in text or "claim" in text or "who " in text:
        return About.RESPONSIBILITY
    if _CAUSE.search(text):
        return About.CAUSE
    if "casualt" in text or "toll" in text or "how many" in text:
        return About.CASUALTIES
    return About.OCCURRENCE


def _claims_deed(token: Token) -> bool:
    """ "claimed responsibility", "claimed the attack", "claims to have shot down"."""
    if token.lower_ in _verbs("take"):
        return any(c.lower_ in ("responsibility", "credit") for c in token.children)
    if token.lower_ not in _verbs("claim"):
        return False
    objects = [c for c in token.children if c.dep_ in ("dobj", "conj", "nsubjpass")]
    if any(o.lower_ in _DEEDS for o in objects):
        return True
    if any(c.dep_ == "xcomp" for c in token.children):
        return True
    return _of_itself(token)


def _negated(token: Token) -> bool:
    head = token.head if token.dep_ in ("xcomp", "conj") else token
    around = [*token.children, *head.children]
    return any(
        (c.dep_ == "neg" or c.lower_ in ("unable", "not", "never")) and c.i < token.i + 1
        for c in around
    )


def _subjects(token: Token) -> list[Token]:
    """Who does it: the agent of a passive, the subject, or that of the verb it hangs on."""
    agents = [p for c in token.children if c.dep_ == "agent" for p in c.children]
    if agents:
        return agents
    for verb in (token, token.head):
        if any(c.dep_ == "nsubjpass" for c in verb.children):
            return []
        found = [c for c in verb.children if c.dep_ == "nsubj"]
        if found and found[0].lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return [verb.head]
        if found:
            return found
        if verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp"):
            break
    return []
