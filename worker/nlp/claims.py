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

_DISOWNS = re.compile(
    r"\b(?:nothing to do with|no (?:part|role|hand|involvement) in"
    r"|not (?:behind|involved|responsible)|never (?:attacked|targeted|carried out))\b",
    re.IGNORECASE,
)
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
_LIVES = frozenset({"life", "lives", "victims"})
"""What an attack claims."""
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

    def of_quotation(
        self, sentence: int, said: Sent, triggers: Sequence[Trigger], tolls: Sequence[TollMention]
    ) -> Iterator[ClaimMention]:
        """The claims of a sentence in a quotation whose source stands in another one, `said`."""
        if triggers:
            yield from self.find(sentence, said, triggers, tolls)

    def _speaking(self, token: Token, sent: Sent, *, reports: bool) -> list[Speaker]:
        word = token.lower_
        if word in _verbs("claim") and any(c.lower_ in _LIVES for c in token.children):
            return []
        if word == "comment":
            heads = _silent(token)
        elif word == "according" and reports:
            heads = [p for c in token.children if c.lower_ == "to" for p in c.children]
        elif word == "confirmation" and _UNABLE.search(sent.text):
            heads = [p for c in token.children if c.lower_ == "from" for p in c.children]
        elif reports and _counts(token):
            heads = _subjects(token)
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
        named = [one for one in every if one.dep_ != "appos"]
        if not every and word in _verbs("say"):
            named = _right_before(token)
        return [s for one in named if (s := self._speakers.read(one))]

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
        elif word in _verbs("say") and _disowns(token):
            yield Stance.DENIES, About.RESPONSIBILITY
        elif word == "comment":
            yield Stance.CANNOT_CONFIRM, About.OCCURRENCE
        elif word in _verbs("say") and any(_unable(c, sent) for c in token.children):
            return  # which the verb of its own clause tells
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


def _disowns(token: Token) -> bool:
    """ "Said they had nothing to do with the attack"."""
    clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
    text = " ".join(t.text for t in clause.subtree) if clause is not None else ""
    return bool(_DISOWNS.search(text.replace(" n't", " not")))


def _silent(token: Token) -> list[Token]:
    """Who "declined to comment", "would not comment", "had no immediate comment"."""
    refused = token.dep_ == "xcomp" and token.head.lower_ in _REFUSED
    none = token.dep_ == "dobj" and any(c.lower_ == "no" for c in token.children)
    if refused or none:
        return _subjects(token.head)
    return _subjects(token) if token.tag_ == "VB" and _negated(token) else []


_REFUSED = frozenset("declined declines refused refuses".split())


def _counts(token: Token) -> bool:
    """ "Put the number of dead at 43", "gave a toll of nine"."""
    counted = token.lower_ in ("put", "puts", "gave", "gives")
    return counted and any(c.lower_ in _FIGURES and c.dep_ == "dobj" for c in token.children)


_FIGURES = frozenset("number toll figure count tally".split())


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


def _right_before(token: Token) -> list[Token]:
    """The noun phrase before "said" where the parser ties it to the words before the comma.

    "… in a clash near Uri, the defence ministry said": no name for Uri.
    """
    if token.tag_ not in ("VBD", "VBZ") or token.i == token.sent.start:
        return []
    head = _before_clause(token.nbor(-1))
    while head.dep_ == "pobj" and head.head.head.i < head.i and head.head.head.tag_ in _NOUNS:
        head = head.head.head
    before = head.left_edge.i - 1
    parted = before >= token.sent.start and token.doc[before].text in (",", "”", '"', "''")
    return [head] if parted and head.tag_ in _NOUNS and head.dep_ not in ("pobj", "dobj") else []


def _before_clause(token: Token) -> Token:
    """What a clause that ends here hangs on: "an official who asked not to be named"."""
    clause = next((t for t in (token, *token.ancestors) if t.dep_ == "relcl"), None)
    return token if clause is None or clause.right_edge.i != token.i else clause.head


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


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
