"""Who acts and who suffers: noun phrases as actors, with the groups and states they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind
from worker.domain.text import Span
from worker.nlp.gazetteer import Kind, gazetteer
from worker.nlp.phrases import Hit, PhraseIndex, read_rows

_HEADS: dict[ActorKind, str] = {
    ActorKind.STATE_FORCE: (
        "army armies military troops troop soldier soldiers police policeman policemen officer"
        " officers navy gendarme gendarmes gendarmerie guard guards marines commandos paratroopers"
        " warplanes warplane jets jet aircraft plane planes helicopter helicopters artillery warship"
        " warships regime government authorities forces force airmen servicemen serviceman rangers"
        " constable constables patrol unit battalion brigade regiment squad bombers gunships conscripts"
        " cop cops jawan jawans personnel lieutenant colonel general captain major sergeant"
    ),
    ActorKind.REBEL: (
        "rebel rebels insurgent insurgents guerrilla guerrillas separatist separatists opposition"
        " mujahideen subversives subversive revolutionaries secessionists maoists maoist faction"
    ),
    ActorKind.TERRORIST: "terrorist terrorists jihadist jihadists extremist extremists islamists",
    ActorKind.MILITIA: (
        "militia militias militiamen gunman gunmen militant militants bandit bandits assailant"
        " assailants attacker attackers raider raiders kidnapper kidnappers herder herders herdsmen"
        " tribesmen bomber killers hitmen mercenaries vigilantes fighter fighters warriors robbers"
        " cadres cadre activists supporters mob pirates criminals miscreants individuals abductors"
        " group gang youths cartel traffickers rustlers"
    ),
    ActorKind.CIVILIANS: (
        "civilian civilians people villager villagers resident residents woman women child children"
        " men man boy boys girl girls farmer farmers student students teacher teachers journalist"
        " journalists pilgrim pilgrims worshippers worker workers passenger passengers refugee"
        " refugees pupils migrants shoppers family families peasants peasant locals traders trader"
        " businessman businessmen driver drivers doctor doctors protesters demonstrators crowd"
        " bystanders pedestrians victims victim members person persons labourers labourer monk"
        " priest priests nun nuns imam cleric tourists tourist hostages citizens citizen"
    ),
    ActorKind.INDIVIDUAL: (
        "president minister mayor judge leader commander spokesman official officials governor chief"
        " ambassador senator lawmaker politician councillor candidate pilot pilots crew navigator"
        " lawyer professor editor activist director"
    ),
    ActorKind.FACILITY: (
        "station hospital mosque church market school base camp checkpoint post house houses building"
        " hotel embassy office headquarters airport barracks village town villages prison restaurant"
        " factory plant refinery pipeline depot outpost positions position bridge home homes clinic"
        " temple shrine university bank wedding funeral neighbourhood district oilfield garrison"
        " installation installations facility facilities warehouse bakery"
    ),
    ActorKind.VEHICLE: "convoy bus vehicle vehicles car truck trucks train ship tanker boat minibus",
}
_KIND = {word: kind for kind, words in _HEADS.items() for word in words.split()}
ARMED = frozenset(
    {
        ActorKind.STATE_FORCE,
        ActorKind.REBEL,
        ActorKind.MILITIA,
        ActorKind.TERRORIST,
        ActorKind.COALITION,
    }
)
_FORCES = frozenset("forces force troops government regime army military".split())
_GROUP_NAME = re.compile(
    r"(?:Army|Front|Brigades?|Movement|Party|Militia|Battalion|Division|Units|Guards?|Resistance"
    r"|Union|League|Alliance|Force|Forces|Network|Cartel|Command|Committee)$"
)
_DROPPED = frozenset(
    "the a an some several many its their his her presumed suspected unidentified unknown alleged"
    " other two three four five six seven eight nine ten at least about more than so-called armed"
    " dozens hundreds scores another these those this that all both most".split()
)
_LEFT = frozenset(
    {"compound", "amod", "nmod", "poss", "nummod", "det", "quantmod", "case", "punct"}
)


class Group(NamedTuple):
    """An armed group or force of the list."""

    canonical_id: str
    kind: ActorKind
    countries: tuple[str, ...]
    name: str


@lru_cache(1)
def _groups() -> PhraseIndex[Group]:
    index: PhraseIndex[Group] = PhraseIndex()
    for canonical_id, kind, countries, name, others in read_rows("groups.tsv"):
        codes = tuple(filter(None, countries.split("|")))
        group = Group(canonical_id, ActorKind(kind), codes, name)
        index.add([name, *filter(None, others.split("|"))], group)
    return index


def find_groups(doc: Doc) -> list[Hit[Group]]:
    """The groups of the list that a document names."""
    return _groups().find(doc)


class ActorReader:
    """Reads actors off the noun phrases of one document."""

    def __init__(self, doc: Doc, groups: list[Hit[Group]]) -> None:
        self._doc = doc
        self._groups = {i: hit for hit in groups for i in range(hit.start, hit.end)}

    def read(self, head: Token) -> ActorMention | None:
        """The actor whose phrase has this head; None where the phrase names no one."""
        start, end = self._phrase(head)
        if hit := next((self._groups[i] for i in range(start, end) if i in self._groups), None):
            return self._named(hit, start, end, head)
        if head.tag_.startswith("PRP") or head.tag_ in ("WP", "WDT", "DT", "EX"):
            return None
        name = self._name(start, end)
        if not name:
            return None
        kind = self._kind(head, start)
        country = self._country(start, end)
        if kind is ActorKind.UNKNOWN and country and end - start == 1:
            kind = ActorKind.STATE
        named = head.tag_.startswith("NNP") or country is not None
        canonical = f"{country.lower()}-{kind.value}" if country and kind in _STATE else None
        return ActorMention(self._span(start, end), name, kind, canonical, country, named)

    def coordinated(self, head: Token) -> list[Token]:
        """The heads of "X, Y and Z", X first."""
        found = [head]
        for token in found:
            found += [c for c in token.children if c.dep_ in ("conj", "appos") and c.i > token.i]
        return found

    def _named(self, hit: Hit[Group], start: int, end: int, head: Token) -> ActorMention:
        group = hit.value
        country = group.countries[0] if group.countries else None
        inside = head.i < hit.start or head.i >= hit.end
        victim = inside and _KIND.get(head.lower_) in (ActorKind.FACILITY, ActorKind.VEHICLE)
        if victim:
            name, kind = self._name(start, end), _KIND[head.lower_]
            return ActorMention(self._span(start, end), name, kind, group.canonical_id, country)
        span = self._span(hit.start, hit.end)
        return ActorMention(span, span.of(self._doc.text), group.kind, group.canonical_id, country)

    def _phrase(self, head: Token) -> tuple[int, int]:
        start = head.i
        for child in head.lefts:
            if child.dep_ in _LEFT:
                start = min(start, child.left_edge.i)
        end = head.i + 1
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and head.lower_ in _OF:
                end = max(end, child.right_edge.i + 1)
        return start, min(end, head.i + 8)

    def _name(self, start: int, end: int) -> str:
        while start < end and (
            self._doc[start].lower_ in _DROPPED
            or self._doc[start].is_punct
            or self._doc[start].like_num
        ):
            start += 1
        return " ".join(self._doc[start:end].text.split()).strip(" -–\"'“”,")

    def _kind(self, head: Token, start: int) -> ActorKind:
        word = head.lower_
        text = self._doc[start : head.i + 1].text
        if word in ("forces", "fighters", "force", "group") and re.search(
            r"\b(?:rebel|opposition|separatist|insurgent|guerrilla)", text.lower()
        ):
            return ActorKind.REBEL
        if word in _KIND:
            return _KIND[word]
        if head.tag_.startswith("NNP") and _GROUP_NAME.search(head.text):
            return ActorKind.REBEL
        if head.tag_.startswith("NNP") and not self._country(start, head.i + 1):
            return ActorKind.INDIVIDUAL if head.i - start else ActorKind.UNKNOWN
        return ActorKind.UNKNOWN

    def _country(self, start: int, end: int) -> str | None:
        known = gazetteer()
        for token in self._doc[start:end]:
            if code := known.demonym(token.text):
                return code
            if token.tag_.startswith("NNP"):
                for entry in known.exact(token.text):
                    if entry.kind is Kind.COUNTRY:
                        return entry.country_code
        return None

    def _span(self, start: int, end: int) -> Span:
        first, last = self._doc[start], self._doc[end - 1]
        return Span(first.idx, last.idx + len(last))


_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE})
_OF = frozenset(
    "members member forces fighters units group soldiers troops army militants supporters leader"
    " commander jets planes police number dozens hundreds thousands scores ministry".split()
)
