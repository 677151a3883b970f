"""Reads what the words around a possible name say of it."""

from __future__ import annotations

from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.names import exact_key
from worker.nlp.places.text import Case, Cue, Name, Words
from worker.nlp.places.words import (
    ADDRESSED_BY,
    BUILDINGS,
    COMPASS,
    COUNTRYSIDE,
    DIRECTED,
    DIRECTIONS,
    DWELLERS,
    ENTERED,
    FOREIGN_KINDS,
    FUNCTION,
    HOUSES,
    INSIDE,
    KIND_WORDS,
    LEVEL,
    MODIFIERS,
    NEAR,
    NOT_ALONE,
    OFFICES,
    ORGANISATION_WORDS,
    PARTS,
    PEOPLES_NOUNS,
    PREPOSITIONS,
    ROADS,
    SETTLEMENT,
    TITLES,
)

_COMPOUND_KINDS = {
    ("refugee", "camp"), ("trading", "centre"), ("trading", "center"), ("shopping", "centre"),
    ("shopping", "center"), ("air", "base"), ("military", "base"), ("idp", "camp"),
    ("naval", "base"), ("border", "crossing"), ("mountain", "range"), ("urban", "area"),
    ("tribal", "agency"), ("tribal", "district"), ("tribal", "region"), ("oil", "field"),
    ("military", "airport"), ("international", "airport"), ("gas", "field"), ("army", "base"),
    ("police", "station"), ("market", "area"), ("police", "post"), ("police", "box"),
}  # fmt: skip
_OWNED: tuple[list[str], ...] = ([], ["'s"], ["’s"], ["'"], ["the"])
"""Between the places of "in Syria's Idlib", which some sources print as "Syrias Idlib"."""
_SIDES = frozenset("side territory soil".split())
_ON = frozenset("on in inside".split())
_LISTED = frozenset(", and or & ( )".split())
BORDERS = frozenset("border frontier boundary".split())
_GENERIC = FUNCTION | KIND_WORDS | ORGANISATION_WORDS
"""After these and a hyphen a name says whose something is: "US-led"."""
_GROUPS = frozenset("state front army".split())


_OF_STATE = frozenset("news media television tv radio agency broadcaster newspaper".split())


class Cues:
    """Reads the words around the names of one sentence, tokens `[start, end)`."""

    def __init__(self, words: Words, gazetteer: Gazetteer, start: int, end: int) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._start = start
        self._end = end
        self._side = self._side_of_border()

    def _side_of_border(self) -> tuple[int, str] | None:
        """As in "on the Indian side": where, and the country in which the names behind it lie."""
        words = self._words
        for i in range(self._start + 1, self._end):
            if words.lower[i] in _SIDES and words.word(i - 3) in _ON:
                code = self._gazetteer.demonym(words.lower[i - 1])
                if code is not None:
                    return i, code
        return None

    def read(self, name: Name, previous: Name | None) -> None:
        """Sets what the words around say; `previous` is the possible name before."""
        self._look_right(name)
        self._look_left(name, previous.right if previous else self._start)
        if name.country_code is None and self._side is not None and self._side[0] < name.start:
            name.country_code = self._side[1]
        if previous is None:
            return
        if name.cue is Cue.NONE:
            self._inherit(name, previous)
        self._share_kind(previous, name)
        self._pair(previous, name)

    def _share_kind(self, first: Name, second: Name) -> None:
        """As in "Atirir and Chepkilowon villages"."""
        between = self._words.lower[first.right : second.left]
        plural = second.right > second.end and second.kind_word.endswith("s")
        if plural and between in (["and"], ["&"], [","]) and first.cue is not Cue.KIND:
            first.cue, first.level, first.kind_word = Cue.KIND, second.level, second.kind_word

    def _pair(self, first: Name, second: Name) -> None:
        """As in "Titao, Loroum": the countries in which the first may lie inside the second."""
        between = self._words.lower[first.right : second.left]
        link = [w for w in between if w not in MODIFIERS and w not in KIND_WORDS]
        if len(link) != 1 or link[0] not in (",", "(", "in", "under"):
            return
        second.container = link[0] == "," and self._words.word(first.left - 1) == "("
        wider = {e.country_code: e for e in second.entries if may_hold(second, e)}
        partners = {
            e.country_code
            for e in first.entries
            if (outer := wider.get(e.country_code))
            and e.kind in (Kind.PLACE, Kind.ADMIN2)
            and outer.admin1 in (None, e.admin1)
        }
        shared = frozenset(code for code in partners if code)
        first.partners |= shared
        second.partners |= shared

    def _is_of_state(self, at: int) -> bool:
        """ "SANA state news agency": whose it is, and no division."""
        return self._words.word(at) == "state" and self._words.word(at + 1) in _OF_STATE

    def _look_right(self, name: Name) -> None:
        """As in "… village", "… refugee camp", "… Province"."""
        words, at = self._words, name.end
        if at >= self._end:
            return
        if (words.word(at), words.word(at + 1)) in _COMPOUND_KINDS:
            self._set_kind(name, Kind.PLACE, words.word(at + 1), at + 2)
        elif words.word(at) == "sub" and words.word(at + 1) == "-" and at + 2 < self._end:
            self._set_kind(name, Kind.ADMIN2, words.word(at + 2), at + 3)
        elif (after := words.after_local_government(at)) > at:
            self._set_kind(name, Kind.ADMIN2, "lga", min(after, self._end))
        elif words.word(at) in KIND_WORDS and not self._is_of_state(at):
            self._set_kind(name, LEVEL[words.word(at)], words.word(at), at + 1)
        elif words.word(at) in HOUSES:
            name.house = True
        elif words.word(at) == "," and words.word(at + 1) in ("a", "the"):
            self._read_apposition(name, at + 2)

    def _read_apposition(self, name: Name, at: int) -> None:
        """As in "…, a border town"."""
        while at < self._end and (
            self._words.word(at) in MODIFIERS or self._gazetteer.demonym(self._words.word(at))
        ):
            if self._words.word(at) in SETTLEMENT:
                name.level, name.cue = Kind.PLACE, Cue.KIND
                return
            at += 1
        if self._words.word(at) in SETTLEMENT:
            name.level, name.cue = Kind.PLACE, Cue.KIND

    def _set_kind(self, name: Name, level: Kind, word: str, right: int) -> None:
        name.level, name.kind_word, name.right, name.cue = level, word, right, Cue.KIND
        name.near |= word in BORDERS or word in ROADS
        name.rural |= word in COUNTRYSIDE
        country = any(e.kind is Kind.COUNTRY for e in name.entries)
        name.beyond = word in BORDERS and (country or not name.entries)

    def _look_left(self, name: Name, free: int) -> None:
        """The preposition, the word for the kind and the adjectives before a name.

        Words before `free` belong to the name before.
        """
        lower = self._words.lower
        i = name.start - 1
        if i - 1 >= max(free, self._start) and lower[i] == "of" and lower[i - 1] in KIND_WORDS:
            name.kind_word = name.kind_word or lower[i - 1]
            name.level = LEVEL[lower[i - 1]] if name.level is None else name.level
            name.cue, name.left, i = Cue.KIND, i - 1, i - 2
            name.address |= name.kind_word in ADDRESSED_BY
        elif i - 1 >= self._start and lower[i] == "of" and lower[i - 1] in DWELLERS:
            name.cue = Cue.INSIDE
        elif i >= self._start and lower[i] in FOREIGN_KINDS:
            name.kind_word, name.level = lower[i], Kind.PLACE
            name.cue, name.left, i = Cue.KIND, i, i - 1
        elif i >= self._start and lower[i] in ROADS and lower[i] != "line":
            name.cue, name.near = Cue.KIND, True
        elif i > self._start and lower[i] == ":" and lower[i - 1] == "location":
            name.cue = Cue.INSIDE
        i = self._skip_modifiers(name, i, free)
        if i >= self._start:
            self._read_preposition(name, i)

    def _skip_modifiers(self, name: Name, i: int, free: int) -> int:
        words = self._words
        while i >= max(free, self._start) and name.start - i < 8:
            word = words.lower[i]
            demonym = self._gazetteer.demonym(word)
            hyphen = word == "-" and i > self._start and words.lower[i - 1] in DIRECTIONS
            hyphen |= word == ")" and words.word(i - 1) in PREPOSITIONS
            if demonym is None and word not in MODIFIERS and not hyphen:
                break
            name.direction |= word in DIRECTIONS
            name.rural |= word == "rural"
            if words.lower[name.end - 1] not in _ABROAD:
                name.country_code = name.country_code or demonym
            if word not in ("the", "a", "an", ")"):
                name.left = min(name.left, i)
            i -= 1
        return i

    def _read_preposition(self, name: Name, i: int) -> None:
        word, before = self._words.lower[i], self._words.word(i - 1)
        beside = word == "to" and before in ("close", "next")
        side = before in COMPASS or (
            before == "side" and self._words.word(i - 2) in DIRECTIONS and word == "of"
        )
        reached = word == "to" and before in ("entrance", "gates", "approaches")
        if beside or reached or (word in ("of", "from") and side):
            name.cue, name.near = max(name.cue, Cue.NEAR), True
        elif word == "with" and before in BORDERS:
            name.beyond = True
        elif word == "of" and before == "front" and self._words.word(i - 2) == "in":
            name.cue, name.near = max(name.cue, Cue.NEAR), True
        elif word in INSIDE or (word == "of" and before in PARTS):
            name.cue = max(name.cue, Cue.INSIDE)
        elif word in NEAR:
            name.cue, name.near = max(name.cue, Cue.NEAR), True
        elif word in DIRECTED or word in ENTERED:
            name.cue = max(name.cue, Cue.DIRECTED)
        name.preposition = word

    def _inherit(self, name: Name, previous: Name) -> None:
        """As in "in Idlib, Hama and Homs": a list shares the preposition of its first member.

        And "in Syria's Idlib" that of the owner.
        """
        between = self._words.lower[previous.right : name.left]
        owned = between in _OWNED and previous.cue >= Cue.INSIDE
        if owned or (between == ["of"] and previous.cue is Cue.KIND):
            name.cue = Cue.INSIDE
            return
        listed = 1 <= len(between) <= 3 and all(w in _LISTED for w in between)
        plural = previous.kind_word.endswith("s")
        closed = "(" in between and self._words.word(name.right) in (")", ",")
        sure = name.entries or plural or "and" in between or closed
        if listed and (previous.cue >= Cue.INSIDE or previous.address) and sure:
            cue = max(previous.cue, Cue.INSIDE)
            name.cue = Cue.INSIDE if "(" in between else min(cue, Cue.NEAR)
            name.near = previous.near and "(" not in between
            name.preposition = previous.preposition
            if plural and name.level is None:
                name.level, name.kind_word = previous.level, previous.kind_word


def may_hold(name: Name, outer: Entry) -> bool:
    """Whether a name may mean the district or country: not one abroad with a great city's name."""
    if outer.kind is Kind.PLACE:
        return False
    abroad = (e for e in name.entries if e.country_code != outer.country_code)
    city = any(e.kind is Kind.PLACE and e.population >= _GREAT for e in abroad)
    return name.level is not None or outer.kind is not Kind.ADMIN2 or not city


_GREAT = 1_000_000
"""Inhabitants of a city that is meant rather than a district of its name."""


def is_part_of_other(words: Words, name: Name) -> bool:
    """Whether a name belongs to something else.

    That is a street, a person ("Gen. …"), a group ("… Media Center", "Army of …") or a people
    ("… herders").
    """
    if name.address:
        return True
    before, after = words.word(name.left - 1), words.word(name.right)
    if name.cue is Cue.KIND and name.level is not None:
        return False
    if before.rstrip(".") in TITLES or (after in _ABROAD and _is_country(name)):
        return True
    if name.case is Case.NORMAL and after in ORGANISATION_WORDS and words.capital(name.right):
        return after not in BUILDINGS and words.word(name.right + 1) not in BUILDINGS
    if after in PEOPLES_NOUNS and name.cue < Cue.INSIDE:
        return True
    if before in _PARTICLES and words.capital(name.left - 2):
        return True  # "Juan de Soto"
    if after in _OF and name.cue < Cue.INSIDE and words.capital(name.right + 1):
        return True  # "the Orlando de Soto group"
    if after == "-" and name.right + 1 < len(words.lower) and not words.capital(name.right + 1):
        return True  # "US-led", "Kabul-based"; not "the Kabul-Jalalabad road"
    return _is_group(words, name, before)


def _is_country(name: Name) -> bool:
    return any(entry.kind is Kind.COUNTRY for entry in name.entries)


_PARTICLES = frozenset("de da do dos das del della di y e von van der den bin ibn".split())
"""Between two words of a name of a person, or of what was named after one."""
_OF = frozenset("de da do dos das del della".split())
_ABROAD = frozenset("embassy consulate ambassador consul diplomats diplomat mission".split())
"""What a country has in others: "a bomb at the U.S. embassy" tells nothing of where it was."""


def _is_group(words: Words, name: Name, before: str) -> bool:
    """As in "Islamic State in Iraq", "President of Chad", "Army of Conquest"."""
    head = words.word(name.left - 2)
    if before in ("and", "the"):
        earlier = words.lower[max(0, name.left - 6) : name.left]
        return "state" in earlier and earlier[-1 if before == "and" else -2] == "and"
    if before == "in":
        return head in _GROUPS and words.capital(name.left - 2)
    return before == "of" and name.cue < Cue.NEAR and head in OFFICES


def is_doubtful(name: Name) -> bool:
    """A word that is a place only where a word for a kind of place says so; a people's name."""
    if name.level is not None and name.cue is Cue.KIND:
        return name.text.lower() in _GENERIC
    return exact_key(name.text) in NOT_ALONE


_OF_A_COUNTRY = frozenset("capital city town village territory border coast".split())


def is_nationality(name: Name, words: Words, gazetteer: Gazetteer) -> bool:
    """Whether it is "Somali", or the second half of "South Korean".

    Before a word for a kind it is the name of one ("Somali Region"), but for "the Somali capital".
    """
    kind = name.cue is Cue.KIND and name.level is not None and not name.near
    if kind and name.kind_word not in _OF_A_COUNTRY:
        return False
    pair = f"{words.word(name.start - 1)} {name.text}"
    return any(gazetteer.demonym(text) for text in (name.text, pair))
