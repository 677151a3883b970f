"""Who acts and who suffers: noun phrases as actors, with the groups and states they name.

A phrase is read by its head, in this order:

1. a group or force of the lists, or one named by its form ("the Karen National Union")
2. a people with an armed head ("Pokot raiders")
3. a country or a seat of government ("Russia", "Moscow said"), a demonym that acts by itself
4. a head noun of `heads.toml` with what stands before it ("Turkish soldiers", "rebel forces")
5. a person by name ("Gen. X", "police inspector X Y")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from worker.domain.annotations import ActorMention
from worker.domain.day_names import MONTHS
from worker.domain.kinds import ARMED, IRREGULAR, ActorKind
from worker.nlp.actors.beside import companions
from worker.nlp.actors.communities import fights, find_peoples, is_side, kind_of_rivals, named_over
from worker.nlp.actors.groups import Group, find_groups, slug, state_id
from worker.nlp.actors.naming import span_of, unquoted, with_article, written
from worker.nlp.actors.phrases import (
    REACH,
    acts,
    counted_as,
    end_of,
    equipment,
    is_description,
    is_proper_name,
    leads,
    names_person,
    of_state,
    of_whom,
    only_army,
    parted_at,
    qualified,
    qualifies,
)
from worker.nlp.actors.surnames import in_full
from worker.nlp.actors.words import (
    ARMED_MEN,
    BARE_MEN,
    BUILDINGS,
    BUILT,
    DAYTIME,
    DEEDS,
    DROPPED,
    FORCES,
    GENERIC_ARMY,
    GROUPS,
    LEFT,
    NOBODY,
    OF,
    OF_A_PEOPLE,
    OFFICIAL,
    ON_FOOT,
    ONE_OF_MANY,
    POSTS,
)
from worker.nlp.places.demonyms import Country, Sort, find_countries
from worker.nlp.places.gazetteer import gazetteer
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.phrases import Hit

__all__ = ["ARMED", "ActorReader", "Group", "find_actors", "find_groups"]

_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE})
_HARMED = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE, ActorKind.CIVILIANS})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_STRAY = frozenset({"ROOT", "dep", "npadvmod", "nsubj"})
"""What the parser makes of a name that it leaves out of a phrase."""


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
            if not qualifies(doc, hit.end)
        }
        self._country_names = {
            hit.value.code: doc[hit.start : hit.end].text
            for hit in reversed(find_countries(doc))
            if hit.value.sort is Sort.NAME
        }
        self._army = only_army(doc, self._countries)
        self._peoples = find_peoples(doc)
        self._read: dict[int, ActorMention | None] = {}
        self._phrases: dict[int, tuple[int, int]] = {}

    @property
    def peoples(self) -> Mapping[int, tuple[str, str]]:
        """Token -> (country, people) for the peoples that the document names."""
        return self._peoples

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
        if head.i not in self._read:
            self._read[head.i] = self._actor(head)
        return self._read[head.i]

    def _actor(self, head: Token) -> ActorMention | None:
        pronoun = head.tag_.startswith("PRP") or head.tag_ in ("WP", "WDT", "DT", "EX", "WP$")
        if pronoun or any(c.dep_ == "det" and c.lower_ in NOBODY for c in head.lefts):
            return None
        start, end = self._phrase(head)
        if (hit := self._group_in(head, start, end)) is not None:
            return self._named(hit, start, end, head)
        name = self._of_deed(head) or self._name(start, end)
        if not name:
            return None
        return self._by_people(head, start, end, name) or self._described(head, start, end, name)

    def names_group(self, token: Token) -> bool:
        """Whether a word is (part of) the name of a group or force."""
        return token.i in self._groups

    def coordinated(self, head: Token) -> list[Token]:
        """The heads of "X, Y and Z", X first; "the A and B communities" are A and B."""
        found = [head]
        for token in found:
            found += [c for c in token.children if c.dep_ in ("conj", "appos") and c.i > token.i]
            found += [c for c in self._in_brackets(token) if c not in found]
            found += [c for c in self._side_by_side(token) if c not in found]
        found += [c for c in companions(head) if c not in found]
        others = (t for t in found[1:] if not is_description(t))
        return [one for token in (head, *others) for one in self._each_people(token)]

    def _in_brackets(self, head: Token) -> list[Token]:
        """ "Katiba Macina (JNIM) militants": the group that another is part of."""
        start, end = self._phrase(head)
        inside = {
            self._groups[i].start: self._groups[i] for i in range(start, end) if i in self._groups
        }
        ends = {
            hit.end + 1 for hit in inside.values() if self._doc[hit.end : hit.end + 1].text == "("
        }
        return [self._doc[hit.end - 1] for hit in inside.values() if hit.start in ends]

    def _side_by_side(self, head: Token) -> list[Token]:
        """ "X and/or Y militants": the groups behind the first."""
        start, end = self._phrase(head)
        hits = {
            self._groups[i].start: self._groups[i] for i in range(start, end) if i in self._groups
        }
        return [
            self._doc[later.end - 1]
            for first, later in pairwise(hits.values())
            if any(t.dep_ == "cc" for t in self._doc[first.end : later.start])
        ]

    def _each_people(self, head: Token) -> list[Token]:
        ends = {self._peoples[i][1]: i for i in range(*self._phrase(head)) if i in self._peoples}
        return [self._doc[i] for i in ends.values()] if len(ends) > 1 else [head]

    def _heads_phrase(self, token: Token) -> bool:
        """Whether a token may head an actor: a noun that is not part of a longer one."""
        if token.i in self._groups:
            return self._groups[token.i].end - 1 == token.i
        noun = token.tag_.startswith("NN") or token.i in self._countries
        return noun and token.dep_ not in _MODIFIERS

    def _group_in(self, head: Token, start: int, end: int) -> Hit[Group] | None:
        """The group that a phrase names; the one at its head where it names two."""
        if hit := self._group_at(head.i):
            return hit
        inside = (self._groups[i] for i in range(start, end) if i in self._groups)
        return next(inside, None) or self._belongs_to(head)

    def _belongs_to(self, head: Token) -> Hit[Group] | None:
        """ "three officers of the Free Syrian Army": the group of armed men."""
        if self._heads.get(head.lower_) not in ARMED and not leads(head):
            return None
        return next((hit for i in of_whom(head) if (hit := self._group_at(i))), None)

    def _group_at(self, i: int) -> Hit[Group] | None:
        """The group at a token, or right behind an adjective that the parser takes for a noun."""
        if i in self._groups or not self._doc[i].tag_.startswith("JJ"):
            return self._groups.get(i)
        return self._groups.get(i + 1)

    def _named(self, hit: Hit[Group], start: int, end: int, head: Token) -> ActorMention:
        group = hit.value
        country = group.countries[0] if group.countries else None
        inside = hit.start <= head.i < hit.end or hit.start >= end
        kind = self._heads.get(head.lower_)
        if not inside and kind is not None and not leads(head):
            own = kind not in ARMED
            if group.kind is ActorKind.STATE_FORCE and head.lower_ in POSTS:
                own = False
            name = self._name(start, end)
            return ActorMention(
                span_of(self._doc, start, end),
                name,
                kind if own else group.kind,
                group.canonical_id,
                country,
            )
        hit = with_article(self._doc, hit)
        span = span_of(self._doc, hit.start, hit.end)
        name = written(self._doc, hit, self._groups)
        return ActorMention(span, name, group.kind, group.canonical_id, country)

    def _of_deed(self, head: Token) -> str | None:
        """Who stands before a deed: "an Iranian offensive" is of Iran.

        By the name that the text has for it, if any; before "air force strike" it is that force.
        """
        deed = head.head
        if head.dep_ not in _MODIFIERS or deed.lower_ not in DEEDS or head.i >= deed.i:
            return None
        country = self._countries.get(head.i)
        if country is None or country.sort is not Sort.DEMONYM:
            return None
        if self._heads.get(self._doc[deed.i - 1].lower_) is ActorKind.STATE_FORCE or (
            self._doc[deed.i - 1].lower_ in ("force", "forces")
        ):
            return self._doc[head.i : deed.i].text
        return self._country_names.get(country.code) or gazetteer().country_name(country.code)

    def _by_people(self, head: Token, start: int, end: int, name: str) -> ActorMention | None:
        """A people that acts or is harmed: its armed men, or its civilians."""
        at = [i for i in range(start, end) if i in self._peoples]
        if not at and (self._heads.get(head.lower_) in ARMED or head.lower_ in BARE_MEN):
            at = [i for i in of_whom(head) if i in self._peoples]
        if not at:
            return None
        countries, who = self._peoples[at[0]]
        country = countries if "|" not in countries else None
        kind = self._heads.get(head.lower_)
        if kind is None and head.i in self._peoples:
            kind = named_over(head, self._heads)
        if head.i in self._peoples or head.lower_ in OF_A_PEOPLE or kind is ActorKind.CIVILIANS:
            kind = ActorKind.MILITIA if kind in ARMED or fights(head) else ActorKind.CIVILIANS
        if kind is None or kind in (ActorKind.STATE_FORCE, ActorKind.INDIVIDUAL):
            return None
        if kind not in (ActorKind.CIVILIANS, ActorKind.MILITIA):
            kind = self._kind(head, start)
        canonical = f"{slug(who)}-militia" if kind is ActorKind.MILITIA else None
        return ActorMention(span_of(self._doc, start, end), name, kind, canonical, country or None)

    def _described(self, head: Token, start: int, end: int, name: str) -> ActorMention:
        kind = self._kind_of_namesake(head) or self._kind(head, start)
        if kind is ActorKind.CIVILIANS and is_side(head):
            kind = ActorKind.MILITIA
        country = self._country(start, end)
        if country is None and kind is ActorKind.STATE_FORCE and GENERIC_ARMY.fullmatch(name):
            name, country = self._army or (name, None)
        if country is not None and kind in (ActorKind.UNKNOWN, ActorKind.INDIVIDUAL):
            told = self._kind_of_country(country, head, start)
            kind = kind if told is ActorKind.UNKNOWN else told  # "the Russian pilot"
        code = country.code if country else None
        canonical = state_id(code) if code and kind in _STATE else None
        named = country is not None or (head.tag_.startswith("NNP") and kind not in _HARMED)
        name, kind = (name, kind) if code else in_full(name, kind, head)
        if head.dep_ in _MODIFIERS and head.lower_ in ONE_OF_MANY:
            name += "s"  # "rebel ground fire" is of rebels
        return ActorMention(span_of(self._doc, start, end), name, kind, canonical, code, named)

    def _kind_of_namesake(self, name: Token) -> ActorKind | None:
        """ "The armed group Codeco": a name that no list has is what stands before it."""
        men = name.head
        if name.dep_ != "appos" or name.left_edge.i != men.i + 1 or name.tag_ != "NNP":
            return None
        actor = self.read(men) if men.lower_ in GROUPS else None
        return actor.kind if actor is not None and actor.kind in IRREGULAR else None

    def _kind_of_country(self, country: Country, head: Token, start: int) -> ActorKind:
        """A state by its name or, where it acts, its capital; people by a noun of its own."""
        alone = head.i in self._countries and start == head.i
        if not alone and head.i in self._countries:
            alone = all(i in self._countries or self._doc[i].is_stop for i in range(start, head.i))
        if alone and country.sort is Sort.NAME:
            return ActorKind.STATE
        if alone and country.sort is Sort.DEMONYM:
            return ActorKind.STATE if head.dep_ != "dobj" else ActorKind.CIVILIANS
        if alone and country.sort is Sort.SEAT and acts(head):
            return ActorKind.STATE
        return ActorKind.INDIVIDUAL if names_person(head, start) else ActorKind.UNKNOWN

    def _kind(self, head: Token, start: int) -> ActorKind:
        word = head.lower_
        before = self._doc[start : head.i].text.lower()
        if word in ("bomber", "bombers") and before.endswith(ON_FOOT):
            return ActorKind.MILITIA
        if rivals := kind_of_rivals(head, start):
            return rivals
        own = self._heads.get(word)
        kind = self._qualified(before, start, head.i) if word in FORCES else None
        if kind is not None and kind is not ActorKind.CIVILIANS:
            return kind
        counted = word in OF and counted_as(head, self._heads)
        if counted and own not in IRREGULAR:
            return counted
        if word in POSTS and OFFICIAL.search(before):
            return ActorKind.STATE_FORCE
        if word in BARE_MEN and (ARMED_MEN.search(before) or equipment(head) is not None):
            return ActorKind.MILITIA
        if word in self._heads and not is_proper_name(head, start):
            return self._heads[word]
        if head.tag_ == "NNP" and start < head.i and self._doc[head.i - 1].lower_ in BUILT:
            return ActorKind.FACILITY
        return ActorKind.INDIVIDUAL if names_person(head, start) else ActorKind.UNKNOWN

    def _qualified(self, before: str, start: int, stop: int) -> ActorKind | None:
        if kind := qualified(before, self._doc[stop].lower_):
            return kind
        if before and self._doc[stop].lower_ in ("member", "members"):
            beside = self._heads.get(self._doc[stop - 1].lower_)
            if beside in ARMED and beside is not ActorKind.STATE_FORCE:  # "gang members"
                return beside
        if (own := self._heads.get(self._doc[stop].lower_)) in IRREGULAR:
            return own
        country = self._country(start, self._phrase(self._doc[stop])[1])
        return ActorKind.STATE_FORCE if country else own

    def _phrase(self, head: Token) -> tuple[int, int]:
        if head.i not in self._phrases:
            self._phrases[head.i] = self._bounds(head)
        return self._phrases[head.i]

    def _bounds(self, head: Token) -> tuple[int, int]:
        start = head.i
        joined = parted_at(head)
        if joined and any(i in self._groups for i in range(joined, head.i + 1)):
            joined = 0  # "X and Y militants" are of both
        for child in head.lefts:
            if child.dep_ in LEFT and child.i >= joined:
                start = min(start, child.left_edge.i)
        while start < head.i and self._doc[start].lower_ in DAYTIME:
            start += 1
        while start > 0 and self._names_side(start - 1):
            start -= 1
        end = head.i + 1
        for child in head.rights:
            of = head.lower_ in OF | BUILDINGS or of_state(child, head, self._countries)
            if of and child.lower_ == "of" and any(c.dep_ == "pobj" for c in child.children):
                end = max(end, end_of(child) + 1)
        if head.lower_ in BARE_MEN and (with_what := equipment(head)) is not None:
            end = max(end, with_what)
        return start, min(end, head.i + REACH)

    def _names_side(self, i: int) -> bool:
        """A name that the parser leaves out: "Pokot" in "Pokot raiders attack"."""
        stray = self._doc[i].head.i == i or self._doc[i].dep_ in _STRAY
        return stray and i in self._peoples

    def _name(self, start: int, end: int) -> str:
        while start < end - 1 and (
            self._doc[start].lower_ in DAYTIME or self._doc[start + 1].lower_ in MONTHS
        ):
            start += 1
        while start < end and (
            self._doc[start].lower_ in DROPPED
            or self._doc[start].is_punct
            or self._doc[start].is_space
        ):
            start += 1
        return unquoted(" ".join(self._doc[start:end].text.split()))

    def _country(self, start: int, end: int) -> Country | None:
        """The country that a phrase names; the last of two ("U.S.-made Turkish jets")."""
        last = next((i for i in range(end - 1, start - 1, -1) if i in self._countries), None)
        return None if last is None else self._countries[last]
