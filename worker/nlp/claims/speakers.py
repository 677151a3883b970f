"""Who speaks in a report: sources by name, with whose side they are on.

"A military source", "Police spokesman X", "the monitor": a definite description stands for the
source that the article names, where it names one that fits.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from worker.domain.annotations import ActorMention
from worker.domain.kinds import IRREGULAR, ActorKind
from worker.nlp.actors.reader import ARMED, ActorReader
from worker.nlp.actors.reference import group_before, is_the_group
from worker.nlp.claims.descriptions import is_written_at, key, named_before, person_before, titled
from worker.nlp.claims.source_names import BASED, SourceNames
from worker.nlp.claims.speaker import ARMY, Speaker
from worker.nlp.events.unarmed import as_doer
from worker.nlp.places.demonyms import find_countries
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.phrases import is_cased
from worker.nlp.text.role_grammar import subject_before

_MONITOR = re.compile(
    r"\b(?:(?:[A-Z][\w-]+ )+Observatory(?: for Human Rights)?|Human Rights Watch"
    r"|Amnesty International|(?:[A-Z][\w-]+ )+(?:Network|Centre|Center|Organization|Organisation)"
    r" for Human Rights)"
)
_GENERIC_MONITOR = re.compile(
    r"^(?:[\w-]+[- ]based )?(?:[a-z]+ ){0,3}?(?:monitor(?:ing)?(?: (?:group|organi[sz]ation))?"
    r"|rights (?:group|organi[sz]ation)|watchdog|observatory)$"
    r"|^[\w-]+[- ]based (?:group|organi[sz]ation)$",
    re.IGNORECASE,
)
_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "case", "nummod"})
_MEDIA = frozenset("media television tv radio agency press newspaper news".split())
_PAPER_WORDS = frozenset(
    "war press official written brief today's today s statement communique note message leaflet"
    " communiqué declaration bulletin release the".split()
)


@lru_cache(1)
def lexicon() -> dict[str, Any]:
    """The words of claims and speakers."""
    text = files("worker.nlp.lexicon").joinpath("claims.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(1)
def _agencies() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(rf"\b(?:{names})\b", 0 if names.isupper() else re.IGNORECASE), side)
        for side, names in lexicon()["agencies"].items()
    ]


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(lexicon()["speakers"][kind].split())


def can_speak(word: str) -> bool:
    """Whether a noun in lower case names somebody who can say something."""
    if word in _nouns("dumb"):
        return False
    return is_voice(word) or heads().get(word, ActorKind.FACILITY) not in _THINGS


def is_caller(word: str) -> bool:
    """Whether a noun is of those who speak for others and are not known themselves."""
    return word in _nouns("callers")


def is_voice(word: str) -> bool:
    """Whether a noun in lower case is one of those that speak in reports."""
    return word in _nouns("neutral") or word in _nouns("belligerent")


@lru_cache(1)
def _saying() -> frozenset[str]:
    verbs = lexicon()["verbs"]
    return frozenset(w for kind in ("say", "deny", "confirm", "claim") for w in verbs[kind].split())


def _is_heard(head: Token) -> bool:
    """ "The shipping agents said", "wrote its executive": the subject right beside it speaks."""
    verb = head.head
    between = head.doc[head.i + 1 : verb.i]
    near = all(t.dep_ in ("aux", "advmod", "punct") or t.head is not verb for t in between)
    near = near if head.i < verb.i else head.left_edge.i == verb.i + 1
    told = head.dep_ == "nsubj" and near
    thing = heads().get(head.lower_) in _THINGS
    return told and head.head.lower_ in _saying() and not thing


_POLITE = frozenset("mr mr. mrs mrs. ms ms. dr dr.".split())
_NO_NAMES = ("PRP", "W", "DT", "EX", "CD")
_THINGS = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE})


class SpeakerReader:
    """Reads sources off the noun phrases of one document."""

    def __init__(self, doc: Doc, reader: ActorReader, home: str | None) -> None:
        self._doc = doc
        self._home = home
        self._reader = reader
        named = _MONITOR.search(doc.text)
        self._monitor = BASED.sub("", named.group()) if named else None
        self._countries = {
            i: hit.value.code for hit in find_countries(doc) for i in range(hit.start, hit.end)
        }
        self._names = SourceNames(doc, reader)
        self._last: Speaker | None = None
        self._last_at = -1
        self._many = False
        self._introduced: dict[str, tuple[set[str], Speaker]] = {}
        """The sources told in full with the words of their names, by the noun that heads them."""

    def read(self, head: Token) -> Speaker | None:
        """The source whose phrase has this head; None where the phrase cannot speak."""
        if head.lower_ == "it" and (meant := self._subject_before(head)) is not None:
            return meant
        if head.lower_ in ("it", "they"):
            return self._last
        if head.lower_ in ("he", "she"):
            return None if self._many else self._last
        speaker = self._speaker(head)
        if speaker is not None:
            self._last, self._many = speaker, head.tag_ in ("NNS", "NNPS")
            self._last_at = head.i
        return speaker

    def _subject_before(self, pronoun: Token) -> Speaker | None:
        """ "The UN was sure of it. It would not say more": it is meant though it has not spoken.

        Only a side or an office, named behind the source that spoke last.
        """
        told = subject_before(pronoun)
        if told is None or told.i <= self._last_at:
            return None
        names = self._is_side(told) or self._initials(told) or told.lower_ in _nouns("offices")
        return self._speaker(told) if names else None

    def _speaker(self, head: Token) -> Speaker | None:
        word = head.lower_
        if is_written_at(head):
            return None
        if any(c.lower_ == "whose" for c in head.lefts):
            return self._of_clause(head)
        if word in _nouns("dumb") or (head.tag_.startswith(_NO_NAMES) and not self._initials(head)):
            return self._owner(head)
        if any(c.lower_ in ("no", "any", "messaging") for c in head.lefts):
            return None
        if not self._named(head) and not can_speak(word) and not _is_heard(head):
            return None
        if word in _nouns("papers"):
            return self._owner(head) or self._of_paper(head)
        if is_caller(word) and (group := self._spoken_for(head)):
            return group
        return self._meant(head) or self._introduce(head)

    def _of_clause(self, head: Token) -> Speaker | None:
        """ "The Front, whose office denied it": the Front."""
        clause = next((t for t in head.ancestors if t.dep_ == "relcl"), None)
        return None if clause is None else self._speaker(clause.head)

    def _initials(self, head: Token) -> bool:
        """ "INA", which the tagger takes for a pronoun."""
        return head.text.isupper() and len(head.text) > len("IT") and is_cased(self._doc)

    def _introduce(self, head: Token) -> Speaker | None:
        """The source by its own name, or the one that a shorter name stands for."""
        name = self._names.of(head)
        if len(name) < 2 or (name.isupper() and len(name) > 6 and self._is_dateline(head)):
            return None
        known = self._known(head, name) or self._in_full(head, name)
        if known is None:
            known = self._monitoring(head, name) or self._with_side(Speaker(name), head)
            words = set(self._names.words(head).lower().split())
            if len(words) > 1:
                self._introduced[key(head)] = (words, known)
        return known

    def _meant(self, head: Token) -> Speaker | None:
        """ "The group": the armed one that was named last, or the one that speaks."""
        if not is_the_group(head):
            return None
        armed = not head.lower_.startswith("organi") or any(c.lower_ != "the" for c in head.lefts)
        hit, last = group_before(head) if armed else None, self._last
        monitor = last is not None and last.name == self._monitor
        if monitor and (hit is None or self._last_at >= hit.start):
            return last
        if hit is None:
            return last if last is not None and last.irregular else None
        return self._with_side(Speaker(self._names.of_group(hit)), self._doc[hit.end - 1])

    def _monitoring(self, head: Token, name: str) -> Speaker | None:
        """The monitor that the article names, for "the monitor" and its people."""
        told = "bservatory" in name or _GENERIC_MONITOR.match(self._names.words(head))
        if self._monitor and (told or _GENERIC_MONITOR.match(name)):
            return Speaker(self._monitor)
        return None

    def _known(self, head: Token, name: str) -> Speaker | None:
        """The source told in full before: for "the source", and for a person's last name."""
        definite = any(c.lower_ == "the" for c in head.lefts)
        bare = definite and name == head.lower_
        if bare and name in _MEDIA | _nouns("titles"):
            told = [s for words, s in self._introduced.values() if words & titled(name)]
            if told or name in _MEDIA:
                return told[-1] if told else None
        if bare and name in _nouns("offices") and (last := named_before(head)) is not None:
            return self._introduce(last)
        if key(head) not in self._introduced:
            person = person_before(head) if bare else None
            return None if person is None else self._introduce(person)
        words, speaker = self._introduced[key(head)]
        if name == head.lower_ and definite:
            return speaker
        shorter = head.tag_.startswith("NNP") and set(name.lower().split()) - _POLITE < words
        return speaker if shorter else None

    def _in_full(self, head: Token, name: str) -> Speaker | None:
        """A person by a last name, or "Mr X", whose office the article tells elsewhere."""
        alone = not {w.lower() for w in name.split() if w != head.text} - _POLITE
        side = name == head.text and self._is_side(head)
        if not alone or not head.tag_.startswith("NNP") or side:
            return None
        around = (*self._doc[head.i + 1 :], *self._doc[: head.i])
        full = next((t for t in around if t.text == head.text and _has_office(t)), None)
        return None if full is None else self._with_side(Speaker(self._names.of(full)), full)

    def _is_side(self, head: Token) -> bool:
        return head.i in self._countries or self._reader.names_group(head)

    def _named(self, head: Token) -> bool:
        """Whether a noun is a name; in a text without capitals any that is no thing may be one."""
        if self._reader.names_group(head) or self._initials(head):
            return True
        if head.tag_.startswith("NNP") or (head.text.isupper() and head.tag_ in ("NNS", "NN")):
            return True
        return not is_cased(self._doc) and head.lower_ not in heads()

    def told_by(self, speaker: Speaker, verb: Token) -> Speaker:
        """With the side that its verb tells: "in Moscow", "told the agency TASS"."""
        if speaker.sides or not speaker.official:
            return speaker
        told = [t for c in verb.children if c.dep_ in _TO for t in c.subtree]
        told += [p for c in verb.children if c.lower_ in ("in", "from") for p in c.children]
        words = " ".join(t.text for t in told)
        sides = {side for pattern, side in _agencies() if side.isupper() and pattern.search(words)}
        sides |= {self._countries[t.i] for t in told if t.i in self._countries}
        return replace(speaker, sides=frozenset(sides)) if len(sides) == 1 else speaker

    def _owner(self, head: Token) -> Speaker | None:
        """ "IS's statement", "a statement by the army", "rebels issued a statement"."""
        if head.dep_ == "dobj" and head.head.lower_ in _ISSUED:
            for issuer in (c for c in head.head.children if c.dep_ == "nsubj"):
                return self.read(issuer)
        for child in head.children:
            if child.dep_ == "poss":
                return self.read(child)
            if child.lower_ in ("by", "from", "of"):
                for one in child.children:
                    if one.dep_ == "pobj":  # "some of them"
                        return self._last if one.lower_ == "them" else self._speaker(one)
        return None

    def _of_paper(self, head: Token) -> Speaker | None:
        """ "A high command communique": who issued it; "the communique" is the one told before."""
        told = self._names.words(head).split()
        name = " ".join(w for w in told if w.lower() not in _PAPER_WORDS)
        if not name or head.left_edge is head:  # "a statement in Geneva"
            known = self._introduced.get(key(head))
            return known[1] if known else Speaker(head.lower_)
        speaker = self._with_side(Speaker(BASED.sub("", name)), head)
        self._introduced[key(head)] = (set(name.lower().split()), speaker)
        return speaker

    def _spoken_for(self, head: Token) -> Speaker | None:
        """ "A man who said he spoke for the group X", "a caller from X"."""
        for token in head.subtree:
            if token.lower_ in ("for", "of", "from", "representing", "belong", "member"):
                for one in token.subtree:
                    actor = self._reader.read(one) if one.dep_ in ("pobj", "dobj") else None
                    if actor is not None and actor.kind in IRREGULAR and actor.canonical_id:
                        return self._with_side(Speaker(actor.name), one)
        return None

    def claimant(self, head: Token) -> Speaker | None:
        """The group that a noun names, for which somebody unknown claims a deed."""
        actor = self._reader.read(head)
        kind = ActorKind.UNKNOWN if actor is None else actor.kind
        if head.i in self._countries or kind not in IRREGULAR | {ActorKind.UNKNOWN}:
            return None
        if not head.tag_.startswith("NNP") and not self._reader.names_group(head):
            return None
        speaker = self._with_side(Speaker(self._names.of(head)), head)
        return replace(speaker, belligerent=True, irregular=True, claims=True)

    def _is_dateline(self, head: Token) -> bool:
        following = self._doc[head.i + 1].text if head.i + 1 < len(self._doc) else ""
        return following in ("(", "-", "--", "–")

    def _with_side(self, speaker: Speaker, head: Token) -> Speaker:
        sides = {side for pattern, side in _agencies() if pattern.search(speaker.name)}
        words = set(re.findall(r"[a-z-]+", speaker.name.lower()))
        media = bool(sides or (words & _MEDIA and words & {"state", "official", "government"}))
        represented = list(self._represented(head))
        for actor in represented:
            home = None if actor.kind in IRREGULAR else actor.country_code
            sides |= {s for s in (actor.canonical_id, home) if s}
        sides |= self._seats(head)
        forces = any(a.kind is ActorKind.STATE_FORCE for a in represented)  # "the IDF"
        army = forces or media or bool(ARMY.search(speaker.name))
        if army and not sides:  # "a Baghdad war communique"
            lefts = (t.i for c in head.lefts for t in c.subtree)
            sides = {self._countries[i] for i in lefts if i in self._countries}
        armed = [a for a in represented if a.kind in ARMED]
        nameless = (as_doer(a) for a in represented if a.kind is ActorKind.UNKNOWN)
        seat = head.i in self._countries and speaker.name == head.text  # "by Ankara's account"
        sided = bool(armed) or seat or any(a.kind is ActorKind.STATE for a in represented)
        neutral = bool(words & {"police", "observatory", "hospital", "residents", "activists"})
        irregular = bool(words & _nouns("irregular")) or any(a.kind in IRREGULAR for a in armed)
        return replace(
            speaker,
            sides=frozenset(sides),
            belligerent=(sided or media or self._of_war(head, words)) and not neutral,
            army=army,
            media=media,
            irregular=irregular and not media,
            partial=bool(words & _nouns("partial")),
            home=self._home,
            actor=next((a for a in (*armed, *nameless) if a.kind in ARMED), None),
        )

    def _seats(self, head: Token) -> set[str]:
        """ "The government in Baku": whose seat that is."""
        if head.lower_ not in _nouns("belligerent"):
            return set()
        within = (p for c in head.rights if c.lower_ == "in" for p in c.children)
        return {self._countries[p.i] for p in within if p.i in self._countries}

    def _of_war(self, head: Token, words: set[str]) -> bool:
        """Whether a phrase, or what is told of a person behind a comma, speaks for a side."""
        told = {c.lower_ for c in head.children if c.dep_ == "appos"}
        return bool((words | told) & _nouns("belligerent"))

    def _represented(self, head: Token) -> Iterator[ActorMention]:
        """The sides that a phrase names: "Chad's army", "a spokesman for the group X"."""
        if head.lower_ in _nouns("belligerent") or head.tag_ == "NNP":
            yield from self._whose(head)
        for one in (head, *(c for c in head.children if c.dep_ == "appos" and c.i > head.i)):
            named = [one]
            station = one.lower_ in _STATIONS or one.lower_ == "chief"  # not that of a police
            if station or one.lower_ in _nouns("belligerent") or one.lower_ in _nouns("official"):
                named += [c for c in one.lefts if c.dep_ in _BEFORE]
                named += [p for c in one.rights if c.lower_ in _FOR for p in c.children]
            for token in named:
                actor = self._reader.read(token)
                sided = IRREGULAR if station else _SIDED
                if actor is not None and (token is head or actor.kind in sided):
                    yield actor

    def _whose(self, head: Token) -> Iterator[ActorMention]:
        """ "The army hit a depot, its commander said": the army."""
        if not any(c.lower_ in ("its", "their") for c in head.lefts):
            return
        before = head.doc[head.sent.start : head.left_edge.i]
        told = (self._reader.read(t) for t in before if t.dep_ == "nsubj")
        yield from islice((a for a in told if a is not None and a.kind in _SIDED), 1)


_ISSUED = frozenset("issued released published posted distributed circulated sent read".split())
"""What a side does with a statement of its own."""
_STATIONS = _MEDIA | frozenset("station channel website newspaper".split())
"""What may speak for an armed group that owns it: "the rebels' radio station"."""
_TO = frozenset({"dobj", "dative"})
_FOR = frozenset({"of", "for", "from", "at"})
_SIDED = ARMED | {ActorKind.STATE}


def _has_office(name: Token) -> bool:
    """ "Army spokesman John Doe", with the last name as head."""
    before = {t.lower_ for c in name.lefts for t in c.subtree}
    return bool(before & (_nouns("belligerent") | _nouns("neutral")))
