"""Who acts and who suffers: noun phrases as actors, with the groups and states they name.

A phrase is read by its head, in this order:

1. a group or force of the lists, or one named by its form ("the Karen National Union")
2. a people with an armed head ("Pokot raiders")
3. a country or a seat of government ("Russia", "Moscow said"), a demonym that acts by itself
4. a head noun of `heads.toml` with what stands before it ("Turkish soldiers", "rebel forces")
5. a person by name ("Gen. X", "police inspector X Y")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind
from worker.domain.text import Span
from worker.nlp.demonyms import Country, Sort, find_countries
from worker.nlp.gazetteer import gazetteer
from worker.nlp.groups import Group, find_groups, slug, state_id
from worker.nlp.heads import heads
from worker.nlp.phrases import Hit, PhraseIndex, is_cased, plain_key, read_rows

__all__ = ["ARMED", "ActorReader", "Group", "find_actors", "find_groups"]

ARMED = frozenset(
    {
        ActorKind.STATE_FORCE,
        ActorKind.REBEL,
        ActorKind.MILITIA,
        ActorKind.TERRORIST,
        ActorKind.COALITION,
    }
)
_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE})
_HARMED = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE, ActorKind.CIVILIANS})
_LEFT = frozenset("compound amod nmod poss nummod det quantmod case punct".split())
_OF = frozenset(
    "member members unit units group groups number dozens hundreds thousands scores"
    " ministry element elements faction wing column cell cells band gang battalion brigade men"
    " ranks contingent squad coalition alliance gunmen majority handful pair series".split()
)
_MEMBERS = frozenset("member members units elements fighters militants soldiers troops".split())
_DROPPED = frozenset(
    "the a an some several many its their his her our presumed suspected alleged another other"
    " others at least about more than so-called these those this that all both most each every any"
    " dozens hundreds scores thousands number few least over nearly almost around approximately"
    " up to of such same certain various numerous also only even just".split()
)
_FORCES = frozenset(
    "force forces fighter fighters group groups faction factions militia militias unit units side"
    " militant militants organization organizations organisation organisations element elements"
    " gunman gunmen positions movement movements band bands army coalition column cell cells"
    " formation formations member members brigade battalion".split()
)
_QUALIFIERS: tuple[tuple[ActorKind, re.Pattern[str]], ...] = (
    (
        ActorKind.REBEL,
        re.compile(
            r"\b(?:rebels?|opposition|separatists?|insurgents?|guerrillas?|anti-government"
            r"|secessionists?|revolutionary|maoists?|mujahide*n|dissidents?)\b"
        ),
    ),
    (
        ActorKind.TERRORIST,
        re.compile(
            r"\b(?:terrorists?|jihad(?:i|ist)s?|extremists?|islamists?|takfiri|al-qaeda|radical)\b"
        ),
    ),
    (
        ActorKind.MILITIA,
        re.compile(
            r"\b(?:pro-(?:government|regime)|allied|tribal|militia|militant|armed|paramilitary)\b"
        ),
    ),
    (
        ActorKind.STATE_FORCE,
        re.compile(
            r"\b(?:government|regime|security|army|military|police|state|special|ground|naval|air"
            r"|border|defen[cs]e|commando|loyalist|infantry|presidential|national|federal|royal)\b"
        ),
    ),
    (ActorKind.COALITION, re.compile(r"\b(?:coalition|multinational|international|allied)\b")),
)
_ARMED_MEN = re.compile(
    r"\b(?:armed|masked|unidentified|unknown|hooded|uniformed|heavily-armed|unidentifed|several"
    r" armed)\b"
)
_BARE_MEN = frozenset("man men people persons person individual individuals youths youth".split())
_LEADERS = frozenset(
    "leader leaders commander commanders chief head boss ringleader fighter fighters militant"
    " militants gunman gunmen member members cadre cadres rebel rebels terrorist terrorists"
    " guerrilla guerrillas insurgent insurgents soldier soldiers operative operatives sniper"
    " mercenary mercenaries warrior warriors herder herders raider raiders unit units troops group"
    " militia militias movement forces force jihadists jihadist faction positions position element"
    " elements militiaman militiamen separatists separatist bomber bombers reinforcements"
    " militants organization organisation commando commandos party network wing men".split()
)
_ON_FOOT = ("suicide", "suicide-", "car", "truck", "female", "male")
"""Bombers that do not fly."""
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Maj|Lt|Sgt|Cpl|Sheikh|Abu|Mullah|Maulana|Haji|Imam|Brig"
    r"|General|Colonel|Captain|Major|Lieutenant|Sergeant|Brigadier|Commander|Inspector|President"
    r"|Minister|Senator|Mayor|Judge|Father|Sister|Bishop|Professor|Engineer|Private|Corporal)\b"
)
_REACH = 8
"""Words behind a head that still belong to its phrase."""


@lru_cache(1)
def _peoples() -> PhraseIndex[tuple[str, str]]:
    """Peoples by name, each with its country and the name."""
    index: PhraseIndex[tuple[str, str]] = PhraseIndex(plain_key)
    for country, names, _ in read_rows("peoples.tsv"):
        for name in names.split("|"):
            forms = [name] if name.endswith("s") else [name, f"{name}s"]
            index.add(forms, (country, name))
    return index


def find_actors(doc: Doc) -> list[ActorMention]:
    """The actors of a tagged and parsed document, in the order of the text."""
    return list(ActorReader(doc, find_groups(doc)).all())


class ActorReader:
    """Reads actors off the noun phrases of one document."""

    def __init__(self, doc: Doc, groups: list[Hit[Group]]) -> None:
        self._doc = doc
        self._heads = heads()
        self._groups = {i: hit for hit in groups for i in range(hit.start, hit.end)}
        self._countries = {
            i: hit.value
            for hit in find_countries(doc)
            for i in range(hit.start, hit.end)
            if not _qualifies(doc, hit.end)
        }
        self._peoples = {
            i: hit.value for hit in _peoples().find(doc) for i in range(hit.start, hit.end)
        }

    def all(self) -> Iterator[ActorMention]:
        """Every actor that is more than an unknown name, each stretch of text once."""
        taken = -1
        for token in self._doc:
            if token.idx < taken or not self._heads_phrase(token):
                continue
            mention = self.read(token)
            if mention is None or mention.kind is ActorKind.UNKNOWN:
                continue
            if mention.span.start >= taken:
                taken = mention.span.end
                yield mention

    def read(self, head: Token) -> ActorMention | None:
        """The actor whose phrase has this head; None where the phrase names no one."""
        if head.tag_.startswith("PRP") or head.tag_ in ("WP", "WDT", "DT", "EX", "WP$"):
            return None
        start, end = self._phrase(head)
        if (hit := self._group_in(head, start, end)) is not None:
            return self._named(hit, start, end, head)
        name = self._name(start, end)
        if not name:
            return None
        return self._by_people(head, start, end, name) or self._described(head, start, end, name)

    def coordinated(self, head: Token) -> list[Token]:
        """The heads of "X, Y and Z", X first."""
        found = [head]
        for token in found:
            found += [c for c in token.children if c.dep_ in ("conj", "appos") and c.i > token.i]
        return found

    def _heads_phrase(self, token: Token) -> bool:
        """Whether a token may head an actor: a noun that is not part of a longer one."""
        if token.i in self._groups:
            return self._groups[token.i].end - 1 == token.i
        if token.dep_ in ("compound", "amod", "nmod"):
            return False
        return token.tag_.startswith("NN") or token.i in self._countries

    def _group_in(self, head: Token, start: int, end: int) -> Hit[Group] | None:
        """The group that a phrase names; the one at its head where it names two."""
        if hit := self._groups.get(head.i):
            return hit
        inside = (self._groups[i] for i in range(start, end) if i in self._groups)
        return next(inside, None) or self._belongs_to(head)

    def _belongs_to(self, head: Token) -> Hit[Group] | None:
        """ "three officers of the Free Syrian Army": the group of armed men."""
        if self._heads.get(head.lower_) not in ARMED and head.lower_ not in _LEADERS:
            return None
        for child in head.rights:
            if child.lower_ in ("of", "from") and child.dep_ == "prep":
                for one in child.children:
                    if one.i in self._groups:
                        return self._groups[one.i]
        return None

    def _named(self, hit: Hit[Group], start: int, end: int, head: Token) -> ActorMention:
        group = hit.value
        country = group.countries[0] if group.countries else None
        inside = hit.start <= head.i < hit.end or hit.start >= end
        kind = self._heads.get(head.lower_)
        if not inside and kind is not None and head.lower_ not in _LEADERS:
            own = kind not in ARMED
            name = self._name(start, end)
            return ActorMention(
                self._span(start, end),
                name,
                kind if own else group.kind,
                group.canonical_id,
                country,
            )
        span = self._span(hit.start, hit.end)
        return ActorMention(span, self._written(hit), group.kind, group.canonical_id, country)

    def _written(self, hit: Hit[Group]) -> str:
        """The name as the text has it; as the list has it where the text has no case."""
        text = " ".join(self._doc[hit.start : hit.end].text.split())
        return text if is_cased(self._doc) and not text.islower() else hit.name

    def _by_people(self, head: Token, start: int, end: int, name: str) -> ActorMention | None:
        """A people that acts or is harmed: its armed men, or its civilians."""
        people = next((self._peoples[i] for i in range(start, end) if i in self._peoples), None)
        if people is None:
            return None
        country, who = people
        kind = self._heads.get(head.lower_)
        if kind is None and head.i in self._peoples:
            acts = head.dep_ == "nsubj" or head.head.dep_ == "agent"
            kind = ActorKind.MILITIA if acts else ActorKind.CIVILIANS
        if kind is None or kind in (ActorKind.STATE_FORCE, ActorKind.INDIVIDUAL):
            return None
        kind = self._kind(head, start) if kind is not ActorKind.CIVILIANS else kind
        canonical = f"{slug(who)}-militia" if kind is ActorKind.MILITIA else None
        return ActorMention(self._span(start, end), name, kind, canonical, country)

    def _described(self, head: Token, start: int, end: int, name: str) -> ActorMention:
        kind = self._kind(head, start)
        country = self._country(start, end)
        if country is not None and kind in (ActorKind.UNKNOWN, ActorKind.INDIVIDUAL):
            kind = self._kind_of_country(country, head, start)
        code = country.code if country else None
        canonical = state_id(code) if code and kind in _STATE else None
        named = country is not None or (head.tag_.startswith("NNP") and kind not in _HARMED)
        return ActorMention(self._span(start, end), name, kind, canonical, code, named)

    def _kind_of_country(self, country: Country, head: Token, start: int) -> ActorKind:
        """A state by its name or, where it acts, its capital; people by a noun of its own."""
        alone = head.i in self._countries and start == head.i
        if not alone and head.i in self._countries:
            alone = all(i in self._countries or self._doc[i].is_stop for i in range(start, head.i))
        if alone and country.sort is Sort.NAME:
            return ActorKind.STATE
        if alone and country.sort is Sort.DEMONYM:
            return ActorKind.STATE if head.dep_ != "dobj" else ActorKind.CIVILIANS
        if alone and country.sort is Sort.SEAT and _acts(head):
            return ActorKind.STATE
        return ActorKind.INDIVIDUAL if self._is_person(head, start) else ActorKind.UNKNOWN

    def _kind(self, head: Token, start: int) -> ActorKind:
        word = head.lower_
        before = self._doc[start : head.i].text.lower()
        if word in ("bomber", "bombers") and before.endswith(_ON_FOOT):
            return ActorKind.MILITIA
        if word in _FORCES and (kind := self._qualified(before, start, head.i)):
            return kind
        if word in _BARE_MEN and _ARMED_MEN.search(before):
            return ActorKind.MILITIA
        if word in self._heads and not self._is_proper_name(head, start):
            return self._heads[word]
        return ActorKind.INDIVIDUAL if self._is_person(head, start) else ActorKind.UNKNOWN

    def _qualified(self, before: str, start: int, stop: int) -> ActorKind | None:
        for kind, pattern in _QUALIFIERS:
            if pattern.search(before):
                return kind
        country = self._country(start, stop)
        return ActorKind.STATE_FORCE if country else self._heads.get(self._doc[stop].lower_)

    def _is_proper_name(self, head: Token, start: int) -> bool:
        """ "Mr. Baker" is no baker, "General Torre" no tower."""
        before = self._doc[head.i - 1] if head.i > start else None
        named = head.tag_ == "NNP" and before is not None and before.tag_ == "NNP"
        return named and bool(_TITLES.search(self._doc[start : head.i].text))

    def _is_person(self, head: Token, start: int) -> bool:
        """A name behind a rank or an office, or of two words and more that is no place."""
        if not head.tag_.startswith("NNP"):
            return False
        words = self._doc[start : head.i]
        if _TITLES.search(words.text) or any(
            self._heads.get(t.lower_)
            in (ActorKind.INDIVIDUAL, ActorKind.CIVILIANS, ActorKind.STATE_FORCE)
            for t in words
        ):
            return True
        names = [t.text for t in words if t.tag_.startswith("NNP")]
        return bool(names) and not gazetteer().exact(" ".join([*names, head.text]))

    def _phrase(self, head: Token) -> tuple[int, int]:
        start = head.i
        for child in head.lefts:
            if child.dep_ in _LEFT:
                start = min(start, child.left_edge.i)
        end = head.i + 1
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and head.lower_ in _OF:
                end = max(end, child.right_edge.i + 1)
        return start, min(end, head.i + _REACH)

    def _name(self, start: int, end: int) -> str:
        while start < end and (
            self._doc[start].lower_ in _DROPPED
            or self._doc[start].is_punct
            or self._doc[start].is_space
        ):
            start += 1
        return " ".join(self._doc[start:end].text.split()).strip(" -–\"'“”,")

    def _country(self, start: int, end: int) -> Country | None:
        """The country that a phrase names; the last of two ("U.S.-made Turkish jets")."""
        found = [self._countries[i] for i in range(start, end) if i in self._countries]
        return found[-1] if found else None

    def _span(self, start: int, end: int) -> Span:
        while start < end - 1 and (
            self._doc[start].lower_ in ("the", "a", "an") or self._doc[start].is_space
        ):
            start += 1
        first, last = self._doc[start], self._doc[end - 1]
        return Span(first.idx, last.idx + len(last))


_QUALIFYING = frozenset(
    "backed led held made controlled allied occupied run supported based born trained linked"
    " speaking sponsored style built supplied brokered funded mediated installed designed".split()
)


def _qualifies(doc: Doc, end: int) -> bool:
    """ "Turkish-backed": not the country itself."""
    return end + 1 < len(doc) and doc[end].text in "-–" and doc[end + 1].lower_ in _QUALIFYING


def _acts(head: Token) -> bool:
    """Whether a phrase is the subject of a deed or a word, or its agent."""
    return head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.dep_ == "agent")
