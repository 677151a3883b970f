"""Puts names together that say one place: "Kafr Nabl in Idlib province, Syria"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from worker.nlp.places.context import Context
from worker.nlp.places.cues import may_hold
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.names import exact_key
from worker.nlp.places.resolution import choose, inside
from worker.nlp.places.text import Cue, Name, Words
from worker.nlp.places.words import KIND_WORDS, MODIFIERS

_LINKS = frozenset(", ( in of within under - /".split())
_OWNING = (["'s"], ["’s"], ["'"], ["’"])
_LONGEST_LINK = 5
_TOWN = 100_000
_HAMLET = 20_000
"""Inhabitants below which a place has namesakes that no list has."""
_DIVISIONS = (Kind.ADMIN1, Kind.ADMIN2)


@dataclass(slots=True)
class Chain:
    """Names that together say one place, the finest first; `within` is what the others mean."""

    names: list[Name]
    within: list[Entry] = field(default_factory=list)

    @property
    def head(self) -> Name:
        """The most specific name."""
        return self.names[0]

    @property
    def last(self) -> Name:
        """The name that stands last in the text."""
        return max(self.names, key=lambda n: n.start)


class Chainer:
    """Builds the chains of one document."""

    def __init__(self, words: Words, context: Context, gazetteer: Gazetteer) -> None:
        self._words = words
        self._context = context
        self._gazetteer = gazetteer

    def chains(self, names: Sequence[Name]) -> list[Chain]:
        """The names in the order of the text, put together."""
        chains: list[Chain] = []
        for name in names:
            if not chains or not self._added(chains[-1], name):
                chains.append(Chain([name]))
        return chains

    def _added(self, chain: Chain, name: Name) -> bool:
        if chain.last.sentence != name.sentence or name.beyond or chain.head.beyond:
            return False
        if self._owns(chain, name):
            self._insert(chain, name)
            return True
        outer = self._outer(chain, name)
        if outer is not None:
            chain.names.append(name)
            chain.within.append(outer)
        elif self._other_spelling(chain, name):
            chain.names.append(name)
        else:
            return False
        return True

    def _link(self, chain: Chain, name: Name) -> list[str]:
        """The words between that join two names; empty where there are none, or others too."""
        between = self._words.lower[chain.last.right : name.left]
        if len(chain.names) > 1 and between == ["-"]:
            return []  # behind a whole dateline the text begins: "Preston, Idaho - Preston police"
        link = [w for w in between if w not in MODIFIERS and w not in KIND_WORDS]
        fits = len(between) <= _LONGEST_LINK and all(w in _LINKS for w in link)
        return link if fits else []

    def _outer(self, chain: Chain, name: Name) -> Entry | None:
        """What a name means if it says in what the place before it lies."""
        link = self._link(chain, name)
        if not link or (chain.head.entries and not _is_local(chain.head) and link != ["("]):
            return None
        if link == ["("] and _are_namesakes(chain.head, name):
            return None
        link = ["("] if self._is_enclosed(chain, name) else link
        if holding := self._holding(chain.head, name):
            return holding
        entry = choose(name, self._context, self._gazetteer)
        if entry is None or entry.kind is Kind.SEA or not _may_lie_in(chain.head, entry):
            return None
        last = chain.last
        part = link == ["of"] and last.right > last.end
        if part and last.level in (Kind.PLACE, Kind.ADMIN2):
            return entry
        divided = name.level in _DIVISIONS or (link == ["under"] and name.cue is Cue.KIND)
        if entry.kind is Kind.PLACE and not divided:
            return self._town_holding(chain, name, link, entry)
        return entry if self._holds_unknown(chain, link, entry, named=divided) else None

    def _town_holding(self, chain: Chain, name: Name, link: list[str], town: Entry) -> Entry | None:
        """As in "Mtongwe, Mombasa": an unknown quarter of a town, or of the division it names."""
        own = choose(chain.head, self._context, self._gazetteer)
        known = own is not None
        if own is not None and link == ["("] and _are_neighbours(own, town):
            return town
        abroad = all(e.country_code != town.country_code for e in chain.head.entries)
        held = (link == ["in"] and _is_small(chain.head)) or (link == ["("] and abroad)
        if own is not None and link == [","] and self._is_quarter_at_home(own, name, town):
            return town
        if link == ["of"] or (known and not held):
            return None
        if link != [","]:
            return town
        if self._words.word(name.right) in ("and", "or"):
            return None
        divisions = [
            e for e in name.entries if e.kind in _DIVISIONS and e.country_code == town.country_code
        ]
        quarter = chain.head.level is Kind.PLACE and town.population >= _TOWN
        return divisions[0] if divisions else town if quarter else None

    def _is_quarter_at_home(self, own: Entry, name: Name, city: Entry) -> bool:
        """ "San Diego, southern Medellin": a quarter with the name of a small town abroad."""
        listed = self._words.word(name.right) in (",", "and", "or")
        small = own.kind is Kind.PLACE and own.population < _TOWN <= city.population
        foreign = self._context.is_foreign(own.country_code)
        return small and not listed and foreign and not self._context.is_foreign(city.country_code)

    def _is_enclosed(self, chain: Chain, name: Name) -> bool:
        """Whether a name stands in the parentheses behind the first: "X (X, Y)"."""
        between = self._words.lower[chain.head.right : name.left]
        return "(" in between and ")" not in between

    def _holding(self, head: Name, name: Name) -> Entry | None:
        """The wider place of that name in which some place of the first name lies."""
        wider = [
            outer
            for outer in name.entries
            if outer.kind is not Kind.SEA
            and may_hold(name, outer)
            and any(e.kind is not Kind.ADMIN1 and inside(e, outer) for e in head.entries)
        ]
        if any(e.kind is Kind.ADMIN1 for e in head.entries):
            wider += [e for e in name.entries if e.kind is Kind.COUNTRY and _in(head, e)]
        return max(wider, key=lambda e: self._context.share(e.country_code), default=None)

    def _holds_unknown(self, chain: Chain, link: list[str], holder: Entry, *, named: bool) -> bool:
        """Whether a province or country may hold a place that no gazetteer has there.

        `named`: the words around say that the holder is a division ("Kom, Isiolo County"): then a
        hamlet of that name elsewhere in the country is another one.
        """
        if not chain.head.entries or not {"in", "(", "under"}.isdisjoint(link):
            return True
        towns = named or all(
            e.kind is Kind.PLACE and e.population < _TOWN for e in chain.head.entries
        )
        abroad = all(
            e.country_code != holder.country_code or (named and e.population < _HAMLET)
            for e in chain.head.entries
        )
        return towns and abroad

    def _other_spelling(self, chain: Chain, name: Name) -> bool:
        """As in "Koulpadre (Koulopagare)", "Sangha (Sangha, Koulpelogo)": village and commune."""
        if self._link(chain, name) != ["("] or len(chain.names) > 1:
            return False
        same = _are_namesakes(chain.head, name)
        return same or choose(name, self._context, self._gazetteer) is None

    def _owns(self, chain: Chain, name: Name) -> bool:
        """ "Syria's Idlib province", "Damascus' Midan neighbourhood", "the Kunar town of X"."""
        owner, words = chain.last, self._words
        between = words.lower[owner.right : name.left]
        dropped = not between and not owner.text.endswith(words.text[owner.end - 1])
        owned = dropped or [w for w in between if w not in MODIFIERS] in _OWNING
        town = owner.right > owner.end and owner.level is Kind.PLACE and between == ["of"]
        if not owned and not town:
            return False
        outer = choose(owner, self._context, self._gazetteer)
        if outer is None or (not owned and outer.kind is not Kind.ADMIN1):
            return False
        namesake = name.cue is Cue.KIND and _is_small(name)
        return namesake or not name.entries or any(inside(e, outer) for e in name.entries)

    def _insert(self, chain: Chain, name: Name) -> None:
        """Puts a name before its owner, which stands before it in the text."""
        owner = chain.last
        entry = choose(owner, self._context, self._gazetteer)
        if owner is chain.head:
            chain.names.insert(0, name)
            chain.within += [entry] if entry else []
            return
        chain.names.insert(chain.names.index(owner), name)
        wider = [e for e in name.entries if entry and inside(e, entry)]
        divisions = [e for e in wider if e.kind in _DIVISIONS]
        chain.within += (divisions or wider)[:1]


def _are_neighbours(village: Entry, town: Entry) -> bool:
    """ "Loda (Djugu, Ituri)": a village, and the seat of its district."""
    small = village.kind is Kind.PLACE and village.population < _TOWN
    same = (village.country_code, village.admin1) == (town.country_code, town.admin1)
    return small and same and bool(village.admin1) and village.population <= town.population


def _are_namesakes(one: Name, other: Name) -> bool:
    return exact_key(one.text) == exact_key(other.text)


def _is_local(name: Name) -> bool:
    """Whether a name may mean a place that lies in a province or country."""
    return all(e.kind in (Kind.PLACE, *_DIVISIONS) for e in name.entries)


def _is_small(name: Name) -> bool:
    """Whether all places of a name are small: there may be one more that no list has."""
    return all(e.kind in (Kind.PLACE, Kind.ADMIN2) and e.population < _TOWN for e in name.entries)


def _may_lie_in(name: Name, outer: Entry) -> bool:
    """A country is no village, unless it stands before a place of another: "Tonga (Seno)"."""
    wide = [e for e in name.entries if e.kind not in (Kind.PLACE, *_DIVISIONS)]
    return all(e.kind is Kind.COUNTRY and e.country_code != outer.country_code for e in wide)


def _in(name: Name, country: Entry) -> bool:
    return any(e.country_code == country.country_code for e in name.entries)
