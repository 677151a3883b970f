"""Who claims, confirms, denies, alleges or cannot confirm what."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import ClaimMention, TollMention, Trigger
from worker.domain.kinds import About, Stance
from worker.domain.text import Span
from worker.nlp.actors import ActorReader

_CLAIM = frozenset("claim claims claimed claiming".split())
_TAKE = frozenset("take takes took taken taking assumed accepted accept admitted admit".split())
_CONFIRM = frozenset(
    "confirm confirms confirmed confirming acknowledged acknowledges admitted".split()
)
_DENY = frozenset("deny denies denied denying rejected rejects dismissed refuted".split())
_BLAME = frozenset("blame blames blamed blaming accuse accuses accused accusing".split())
_SAY = frozenset(
    "say says said saying report reports reported add adds added state states stated tell told"
    " tells announce announced announces alleged alleges claim claims claimed declared reporting"
    " identified disclosed noted explained revealed indicated informed".split()
)
_ACCORDING = frozenset({"according"})


class ClaimReader:
    """Reads the claims of one document; `actor` reads the phrase of a source."""

    def __init__(self, doc: Doc, reader: ActorReader) -> None:
        self._doc = doc
        self._reader = reader

    def find(
        self, sentence: int, sent: Sent, triggers: list[Trigger], tolls: list[TollMention]
    ) -> Iterator[ClaimMention]:
        """The claims of a sentence; its triggers and tolls say what they are about."""
        about = About.CASUALTIES if tolls else About.RESPONSIBILITY
        if triggers and not tolls and not any(t.roles for t in triggers):
            about = About.OCCURRENCE
        for token in sent:
            for source, stance, subject in self._of(token, about, reports=bool(triggers or tolls)):
                span = Span(token.idx, token.idx + len(token))
                yield ClaimMention(span, source, stance, subject, sentence)

    def _of(
        self, token: Token, about: About, *, reports: bool
    ) -> Iterator[tuple[str, Stance, About]]:
        word = token.lower_
        if word in _ACCORDING and reports:
            yield from self._sources(self._according(token), Stance.ALLEGES, about)
        if not token.tag_.startswith(("VB", "NN")) or word not in _ALL:
            return
        subjects = _subjects(token)
        if word in _DENY:
            yield from self._sources(subjects, Stance.DENIES, About.RESPONSIBILITY)
        elif word in _CONFIRM and _negated(token):
            yield from self._sources(subjects, Stance.CANNOT_CONFIRM, About.CAUSE)
        elif word in _CONFIRM:
            yield from self._sources(subjects, Stance.CONFIRMS, About.OCCURRENCE)
        elif _claims_deed(token) and not _negated(token) and not _no_one(subjects):
            yield from self._sources(subjects, Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY)
        elif word in _BLAME:
            yield from self._sources(subjects, Stance.ALLEGES, About.RESPONSIBILITY)
        elif word in _SAY and reports:
            yield from self._sources(subjects, Stance.ALLEGES, about)

    def _sources(
        self, heads: list[Token], stance: Stance, about: About
    ) -> Iterator[tuple[str, Stance, About]]:
        for head in heads:
            for one in self._reader.coordinated(head):
                if one.dep_ == "appos":
                    continue
                if (actor := self._reader.read(one)) is not None and _can_speak(actor.name):
                    yield actor.name, stance, about

    def _according(self, token: Token) -> list[Token]:
        for child in token.children:
            if child.lower_ == "to":
                return [c for c in child.children if c.dep_ == "pobj"]
        return []


_ALL = _CLAIM | _TAKE | _CONFIRM | _DENY | _BLAME | _SAY


def _claims_deed(token: Token) -> bool:
    """ "claimed responsibility", "claimed the attack", "claims to have shot down"."""
    words = {t.lower_ for t in token.subtree}
    if token.lower_ in _TAKE:
        return "responsibility" in words and any(
            c.lower_ == "responsibility" for c in token.children
        )
    if token.lower_ not in _CLAIM:
        return False
    objects = {c.lower_ for c in token.children if c.dep_ in ("dobj", "conj")}
    if objects & _DEEDS:
        return True
    return any(c.dep_ == "xcomp" for c in token.children)


_DEEDS = frozenset(
    "responsibility attack attacks downing bombing killing raid ambush assault credit abduction"
    " strike explosion blast".split()
)


def _no_one(subjects: list[Token]) -> bool:
    return any(
        s.lower_ in ("one", "nobody") or any(c.lower_ == "no" for c in s.children) for s in subjects
    )


def _negated(token: Token) -> bool:
    head = token.head if token.dep_ in ("xcomp", "conj") else token
    around = [*token.children, *head.children]
    return any(c.dep_ == "neg" or c.lower_ in ("unable", "no", "not") for c in around)


def _subjects(token: Token) -> list[Token]:
    """Who does it: the subject, that of the verb it hangs on, or the agent of a passive."""
    agents = [p for c in token.children if c.dep_ == "agent" for p in c.children]
    if agents:
        return agents
    for verb in (token, token.head):
        found = [c for c in verb.children if c.dep_ == "nsubj"]
        if found and found[0].lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return [verb.head]
        if found:
            return found
        if verb.dep_ not in ("xcomp", "conj", "ccomp", "advcl"):
            break
    return []


def _can_speak(name: str) -> bool:
    return len(name) > 1 and name.lower() not in _DUMB


_DUMB = frozenset(
    "report reports attack attacks it they he she statement video death toll death toll number"
    " incident explosion bomb blast case matter news photo pictures footage one none nobody day".split()
)
