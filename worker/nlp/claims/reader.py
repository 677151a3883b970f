"""Who claims, confirms, denies, alleges or cannot confirm what.

What a source says of its own side's deed is a claim of responsibility; what it says of another's an
allegation. A source that takes no part in the fighting confirms what it reports: that it happened,
and its toll. The toll in the words of a side is an allegation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worker.domain.annotations import ActorMention, ClaimMention, TollMention, Trigger
from worker.domain.kinds import About, Polarity, Stance
from worker.domain.text import Span
from worker.nlp.actors.reader import ActorReader
from worker.nlp.claims.own_deeds import (
    claims_deed,
    clauses,
    of_its_deed,
    of_itself,
    of_what_was_told,
    owns,
)
from worker.nlp.claims.scopes import Scopes, news
from worker.nlp.claims.sources import (
    is_count,
    makes_known,
    negated,
    right_before,
    speaks_of_some,
    verbs,
    voices,
    words_of_saying,
)
from worker.nlp.claims.speaker import Speaker
from worker.nlp.claims.speakers import SpeakerReader, is_caller
from worker.nlp.claims.stances import (
    accuses,
    avenges,
    blames,
    blames_for_another,
    denied,
    disowns,
    foretells,
    ignorant,
    names_it,
    rejects,
    silent,
    subject_matter,
    tells_of_it,
    tells_past,
    unable,
)
from worker.nlp.claims.weighing import (
    Reading,
    Told,
    Weigher,
    blames_a_cause,
    boasts,
    justifies,
    of_no_downing,
    tells_cause,
)
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.document import Span as Sent


class ClaimReader:
    """Reads the claims of one document; `actors` are those that roles of triggers refer to."""

    def __init__(
        self, doc: Doc, reader: ActorReader, actors: Sequence[ActorMention], home: str | None
    ) -> None:
        self._speakers = SpeakerReader(doc, reader, home)
        self._reader = reader
        self._weigher = Weigher(actors)
        self._acted: list[ActorMention] = []
        self._boasted = False
        self._told_last = -NEAR - 1
        self._about_last = -NEAR - 1
        """The last sentence that told an occurrence or went on about it."""
        self.claimants: list[ActorMention] = []
        """Who claimed responsibility in the sentence read last."""

    def find(
        self, sentence: int, sent: Sent, triggers: Sequence[Trigger], tolls: Sequence[TollMention]
    ) -> Iterator[ClaimMention]:
        """The claims of a sentence; its triggers and tolls say what they are about."""
        self.claimants.clear()
        near = self.is_near(sentence)
        before = self._told_last if near else sentence
        told = [t for t in triggers if t.polarity is not Polarity.HYPOTHETICAL]
        counted = [t for t in tolls if not t.cumulative]
        reports = bool(told or counted)
        acted = tuple(self._acted) if near else ()
        self._acted = self._weigher.doers(told) or self._acted
        if reports:
            self._told_last = self._about_last = sentence
        elif not triggers and not tolls:
            reports = self._goes_on(sentence, sent)
        said = (t for t in sent if t.lower_ in words_of_saying())
        heard = [(t, s) for t in said if (s := self._speaking(t, sent, counted, reports=reports))]
        scopes = Scopes(sent, (token for token, _ in heard if _is_report(token.lower_)))
        for token, speakers in heard:
            mine, counts = scopes.of(token, told), scopes.of(token, counted)
            fresh = news(sent, mine)
            if mine and not (fresh or counts) and token.lower_ in verbs("say") | verbs("quote"):
                continue  # it tells of something else
            what = Told(fresh, counts, acted, self._boasted)
            for speaker in speakers:
                for (stance, about), triggered in self._readings(token, sent, speaker, what):
                    if stance is Stance.CLAIMS_RESPONSIBILITY and speaker.actor is not None:
                        self.claimants.append(speaker.actor)
                    self._boasted |= boasts(stance, triggered)
                    back = stance in _OF_IT and _speaks_back(token, triggered)
                    back = back or (stance is Stance.CLAIMS_RESPONSIBILITY and justifies(what))
                    of = () if back else tuple(t.span for t in triggered)
                    span = Span(token.idx, token.idx + len(token))
                    number = before if back else sentence
                    yield ClaimMention(span, speaker.name, stance, about, number, of)

    def _readings(
        self, token: Token, sent: Sent, speaker: Speaker, told: Told
    ) -> Iterator[tuple[Reading, list[Trigger]]]:
        """The stances of a source, each with what it is about: it may claim one deed of two."""
        if len(told.triggers) < 2 or justifies(told):
            every = list(told.triggers)
            yield from ((r, every) for r in self._stances(token, sent, speaker, told))
            return
        found: dict[Reading, list[Trigger]] = {}
        for trigger in told.triggers:
            for reading in self._stances(token, sent, speaker, told.only(trigger)):
                found.setdefault(reading, []).append(trigger)
        yield from found.items()

    def is_near(self, sentence: int) -> bool:
        """Whether a sentence may still be about the occurrence told last."""
        return sentence - self._about_last <= NEAR

    def _goes_on(self, sentence: int, sent: Sent) -> bool:
        """Whether a sentence without an occurrence of its own is still about the one told last."""
        if not self.is_near(sentence):
            return False
        about = bool(_ABOUT_IT.search(sent.text))
        self._about_last = sentence if about else self._about_last
        return about or any(map(_speaks_of_it, sent))

    def of_quotation(
        self, sentence: int, said: Sent, triggers: Sequence[Trigger], tolls: Sequence[TollMention]
    ) -> Iterator[ClaimMention]:
        """The claims of a sentence in a quotation whose source stands in another one, `said`."""
        if triggers:
            yield from self.find(sentence, said, triggers, tolls)

    def hear(self, sent: Sent) -> None:
        """Takes note of who speaks in a sentence that is not of an occurrence."""
        for token in sent:
            if token.lower_ in verbs("say"):
                self._heard(token, sent)

    def _speaking(
        self, token: Token, sent: Sent, tolls: Sequence[TollMention], *, reports: bool
    ) -> list[Speaker]:
        word = token.lower_
        if word in verbs("say") and not reports and not unable(token, sent) and not silent(token):
            self._heard(token, sent)
            return []
        heads = _alive(voices(token, sent, reports=reports), token, tolls)
        read = self._called(heads, token) or self._read(heads)
        if not read and word in verbs("say") and reports:
            read = self._read(self._leading_group(sent))
        return [self._speakers.told_by(s, token) for s in read]

    def _read(self, heads: list[Token]) -> list[Speaker]:
        """The sources of these heads and of those coordinated with them."""
        every = [one for head in heads for one in self._reader.coordinated(head)]
        named = [one for one in every if one.dep_ != "appos" or one in heads]
        named = [one for one in named if not _is_before_name(one, named)]
        return [s for one in named if (s := self._speakers.read(one))]

    def _called(self, heads: list[Token], verb: Token) -> list[Speaker]:
        """ "A caller said that the group X had done it": X, whoever called."""
        if not any(map(_calls, heads)) or verb.lower_ not in verbs("say"):
            return []
        doers = [c for said in clauses(verb) for c in said.lefts if c.dep_ == "nsubj"]
        return [s for d in doers if (s := self._speakers.claimant(d))]

    def _leading_group(self, sent: Sent) -> list[Token]:
        """ "IS in a statement said", where the parser takes the name for a verb."""
        first = next((t for t in sent if not t.is_space), sent[0])
        return [first] if first.text.isupper() and self._reader.names_group(first) else []

    def _heard(self, token: Token, sent: Sent) -> None:
        """A source that says nothing of an occurrence can still be meant by "he" afterwards."""
        for head in voices(token, sent, reports=False):
            self._speakers.read(head)

    def _stances(self, token: Token, sent: Sent, speaker: Speaker, told: Told) -> Iterator[Reading]:
        if rejects(token):
            yield Stance.DENIES, denied(token, sent)
        elif token.lower_ in verbs("say") and disowns(token):
            yield Stance.DENIES, About.RESPONSIBILITY
        elif silent(token):
            yield Stance.CANNOT_CONFIRM, About.OCCURRENCE
        elif token.lower_ in verbs("say") and any(unable(c, sent) for c in _said(token)):
            return  # which the verb of its own clause tells
        elif unable(token, sent) or ignorant(token):
            yield Stance.CANNOT_CONFIRM, subject_matter(sent)
        elif token.lower_ in verbs("say") and (foretells(token) or negated(token)):
            return  # nothing that it says to have happened
        else:
            yield from self._asserted(token, speaker, told)

    def _asserted(self, token: Token, speaker: Speaker, told: Told) -> Iterator[Reading]:
        """What a source says that denies nothing."""
        word = token.lower_
        if word in verbs("confirm") | {"confirmation"}:
            yield from _confirmed(token, speaker, told)
        elif _takes_on(token, speaker, told) or self._avenges(token, speaker, told):
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        elif word in verbs("condemn"):
            if self._weigher.accuses_somebody(speaker, told):
                yield Stance.ALLEGES, About.RESPONSIBILITY
        elif blames_a_cause(token):
            yield Stance.ALLEGES, About.CAUSE
            yield from of_no_downing(speaker, told)
        elif blames(token) or (accuses(token) and not of_itself(token)):
            if told.triggers or not blames_for_another(token):
                yield Stance.ALLEGES, About.RESPONSIBILITY
        elif is_count(token) or word in verbs("say") or _tells(token):
            yield from self._weigher.weigh(token, speaker, told)

    def _avenges(self, token: Token, speaker: Speaker, told: Told) -> bool:
        """Whether a side says why it did what nobody else is said to have done."""
        own = speaker.belligerent and not self._weigher.accuses_somebody(speaker, told)
        return own and avenges(token)


def _confirmed(token: Token, speaker: Speaker, told: Told) -> Iterator[Reading]:
    yield Stance.CONFIRMS, About.OCCURRENCE
    if speaker.belligerent and of_its_deed(token):
        yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
    elif accuses(token):
        yield Stance.ALLEGES, About.RESPONSIBILITY
    elif tells_cause(token, told.triggers):
        yield from of_no_downing(speaker, told)


def _takes_on(token: Token, speaker: Speaker, told: Told) -> bool:
    """ "Claimed the attack", "said it was its own", "apologised" for it."""
    if speaker.claims or token.lower_ in verbs("regret"):
        return speaker.belligerent
    return (claims_deed(token, told=bool(told.triggers)) or owns(token)) and not negated(token)


def _speaks_of_it(token: Token) -> bool:
    """Whether a word tells what has happened, or its toll, or who is behind it."""
    return (
        tells_past(token)
        or tells_of_it(token)
        or is_count(token)
        or speaks_of_some(token)
        or blames_a_cause(token)
        or accuses(token)
    )


def _calls(head: Token) -> bool:
    """ "A caller", "a man who telephoned"; not any man."""
    rang = any(t.lower_ in _RANG for t in head.subtree)
    return is_caller(head.lower_) and (rang or head.lower_ == "caller")


_RANG = frozenset("telephoned phoned rang called calling telephoning phoning".split())


def _tells(token: Token) -> bool:
    """Whether a word that is no "say" reports all the same."""
    return names_it(token) or makes_known(token) or not _is_no_report(token.lower_)


def _said(token: Token) -> list[Token]:
    """The verbs of what is said: "said it was aware of the report but could not confirm it"."""
    clauses = [c for c in token.children if c.dep_ != "conj"]
    return [*clauses, *(v for c in clauses if c.dep_ == "ccomp" for v in c.conjuncts)]


def _alive(heads: list[Token], verb: Token, tolls: Sequence[TollMention]) -> list[Token]:
    """Without those who were harmed: "killed 31 people on Friday the civil defence said"."""
    harmed = [h for h in heads if _is_counted(h, tolls)]
    if not harmed:
        return heads
    others = [h for h in heads if h not in harmed]
    joined = [c for h in harmed for c in h.conjuncts]  # "killing five people, residents said"
    found = others or joined or right_before(verb)
    return [h for h in found if not _is_counted(h, tolls)]


def _is_counted(head: Token, tolls: Sequence[TollMention]) -> bool:
    """Whether a phrase is of those killed or hurt."""
    own = (head, *(c for c in head.children if c.dep_ == "nummod"))
    return any(t.span.start <= token.idx < t.span.end for token in own for t in tolls)


def _speaks_back(token: Token, told: Sequence[Trigger]) -> bool:
    """ "Denied it": of what the sentence before tells, unless this one has told something."""
    return of_what_was_told(token) and all(t.span.start > token.idx for t in told)


def _is_before_name(head: Token, heads: Sequence[Token]) -> bool:
    """ "The news agency TASS": one source, by its name."""
    return any(o.i == head.i + 1 and o.tag_.startswith("NNP") for o in heads)


def _is_report(word: str) -> bool:
    """ "Said", which may also specify; not the "took" of "troops took the town"."""
    return word in verbs("say") or not _is_no_report(word)


def _is_no_report(word: str) -> bool:
    """Words of claims that report nothing by themselves: "took", "called"."""
    return any(word in verbs(kind) for kind in ("take", "specify", "reject", "call", "hold"))


_OF_IT = frozenset({Stance.DENIES, Stance.CLAIMS_RESPONSIBILITY})
NEAR = 8
"""Sentences after an occurrence in which a source may still speak of it."""
_ABOUT_IT = re.compile(
    r"\b(?:attack(?:s|ers?)?|assailants?|bombers?|gunm[ae]n|victims?|bod(?:y|ies)"
    r"|the (?:dead|wounded)|wreck(?:age)?|blasts?|explosions?|toll|pilots?|crash|shells?"
    r"|missiles?|rockets?"
    r"|hostages?|captives?|abductors?|kidnappers?|strikes?|raids?|casualties|ambush|clash(?:es)?"
    r"|(?:had|have|has) (?:done (?:it|both|this|so)|carried (?:it|them) out))\b",
    re.IGNORECASE,
)
"""What a sentence speaks of that goes on about an occurrence."""
