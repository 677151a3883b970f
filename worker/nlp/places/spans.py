"""Finds the words that may name a place.

A name is what the gazetteer knows, the longest first; failing that, a run of capitalised words.
What the words around a name say of it is read in `cues`, whether it is a place, and which
one, is decided in `resolution`.
"""

from __future__ import annotations

from collections.abc import Iterator

from worker.nlp.places.cues import BORDERS, Cues
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.text import Case, Cue, Name, Words, case_of, segments
from worker.nlp.places.words import (
    DIRECTIONS,
    FAITHS,
    FIRST_LEVEL,
    FOREIGN_KINDS,
    FUNCTION,
    KIND_WORDS,
    MODIFIERS,
    NAMED_STREETS,
    ORGANISATION_WORDS,
    ROADS,
    SECOND_LEVEL,
    STREETS,
    TITLES,
)

MAX_NAME = 6
_ABBREVIATION = 3
"""Letters up to which the name of a country is an abbreviation, in capitals."""
BIG = 50_000
HUGE = 400_000
_HYPHENS = frozenset("- – /".split())
_JOINERS = _HYPHENS | frozenset("' ’ ‘ `".split())
_ARTICLES = frozenset("al el as ash ad an ar at az ez es er ed ech ou um".split())
_FRENCH = frozenset("de des du la le les au aux sur sous en l d".split())
"""Between hyphens they join a name: "Croix-des-Bouquets"."""
_CONNECTORS = _JOINERS | _ARTICLES | frozenset(
    "'s ’s de des au aux la del du da do dos das di of and e le les bin d den der i ul".split()
)  # fmt: skip
_NO_NAME_TAGS = ("VB", "IN", "DT", "CC", "PRP", "RB", "MD", "TO", "CD", "WP", "WDT")
_KINDS_OF_UNKNOWN = SECOND_LEVEL | frozenset("department province neighborhood hamlet".split())
_DIVISIONS = FIRST_LEVEL | SECOND_LEVEL
_PARTS_OF_TOWN_NAMES = frozenset("city bazar bazaar market base".split())


class Scanner:
    """Finds the possible names of one document."""

    def __init__(self, words: Words, gazetteer: Gazetteer) -> None:
        self._words = words
        self._gazetteer = gazetteer

    def names(self) -> list[Name]:
        """Possible names in the order of the text, without overlaps."""
        spans = list(segments(self._words.doc))
        lower = self._all_lower(spans)
        found: list[Name] = []
        for number, (start, end) in enumerate(spans):
            case = Case.LOWER if lower else case_of(self._words, start, end)
            cues = Cues(self._words, self._gazetteer, start, end)
            for name in self._scan(start, end, case):
                name.sentence = number
                cues.read(name, found[-1] if found else None)
                if found and _is_address(found[-1], name):
                    found[-1].cue = max(found[-1].cue, Cue.INSIDE)
                found.append(name)
        return found

    def _all_lower(self, spans: list[tuple[int, int]]) -> bool:
        cases = [case_of(self._words, start, end) for start, end in spans[:12]]
        return bool(cases) and cases.count(Case.LOWER) * 2 > len(cases)

    def _scan(self, start: int, end: int, case: Case) -> Iterator[Name]:
        i = start
        while i < end:
            names = self._names_at(i, end, case) if self._may_start(i, end, case) else []
            yield from names
            i = max(self._after(names[-1]) if names else 0, i + 1)

    def _after(self, name: Name) -> int:
        """The word for its kind is of the name: "Lunen County Sheriff" is no "County Sheriff"."""
        kind = self._words.word(name.end) in _DIVISIONS and self._words.capital(name.end)
        return max(self._words.after_local_government(name.end), name.end + kind)

    def _names_at(self, i: int, end: int, case: Case) -> list[Name]:
        if named := self._described(i, end, case) or self._state(i, case):
            return [named]
        stop, entries = self._longest_hit(i, end, case)
        run = self._run(i, end) if case is Case.NORMAL else stop
        if (address := self._address_end(i, max(stop, run), end)) > i:
            text = self._words.name(i, address)
            return [Name(i, address, text, (), case, i, address, address=True)]
        if stop == i + 1 and self._is_water(i):
            seas = tuple(e for e in entries if e.kind is Kind.SEA)
            return [Name(i, stop, self._words.name(i, stop), seas, case, i, stop)]
        if case is not Case.NORMAL:
            if entries:
                return [Name(i, stop, self._words.name(i, stop), entries, case, i, stop)]
            return self._unknown_beside_kind(i, end, case)
        if not entries and (owner := self._owner(i, run)):
            return [owner]
        if entries and self._ends_here(i, stop, run, entries):
            return [Name(i, stop, self._words.name(i, stop), entries, case, i, stop)]
        return self._of_run(i, run, case)

    def _is_water(self, i: int) -> bool:
        """ "The Gulf" is a sea; "Gulf Province" one of Papua New Guinea."""
        return self._words.lower[i] in _WATERS and self._words.word(i + 1) != "province"

    def _described(self, i: int, end: int, case: Case) -> Name | None:
        """As in "the Somali capital", "the Turkish border", "the Syrian-Turkish frontier"."""
        code = self._gazetteer.demonym(self._words.lower[i])
        stop = i + 1
        while stop + 1 < end and self._words.text[stop] in _HYPHENS:
            stop += 2
        if code is None and stop > i + 1 and self._words.word(stop) in BORDERS:
            code = self._country(i)
        if code is None:
            return None
        if stop >= end or (stop + 1 < end and self._words.capital(stop + 1)):
            return None
        word, text = self._words.lower[stop], self._words.name(i, stop + 1)
        if word == "capital":
            capital = self._gazetteer.capital(code)
            written = capital[0].name if capital else text
            return Name(i, stop + 1, written, capital, case, i, stop + 1, country_code=code)
        if word in BORDERS:
            return Name(i, stop + 1, text, (), case, i, stop + 1, country_code=code, beyond=True)
        return None

    def _address_end(self, i: int, run: int, end: int) -> int:
        """Where an address ends that starts at `i`, else `i`; a name goes on up to `run`."""
        words = self._words
        if not _HYPHENS.isdisjoint(words.text[i:run]):
            return i  # "the Garissa-Dadaab Road" joins two towns
        last = next((k for k in range(min(run, end - 1), i, -1) if self._is_street(i, k)), i)
        if last == i:
            return i
        last += 1
        while last < end and words.capital(last) and words.lower[last] not in FUNCTION:
            last += 1  # "Ngong Road Police Station" is at the road too
        return last

    def _is_street(self, start: int, i: int) -> bool:
        """Whether token `i` says that the name that starts at `start` is one of a street."""
        word = self._words.lower[i].rstrip(".")
        if self._words.capital(i):
            return word in STREETS or word in NAMED_STREETS
        described = start and self._words.tag[start - 1].startswith(("DT", "JJ", "PRP", "VBG"))
        return word in STREETS and not described  # "a Baghdad street" is one of Baghdad

    def _state(self, i: int, case: Case) -> Name | None:
        """As in "Preston, ID", "Athens, Ga."."""
        words, text = self._words, self._words.text[i]
        pointed = text.endswith(".") and (text.count(".") > 1 or not text.isupper())
        short = pointed or (1 < len(text) < 4 and text.isupper() and case is not Case.UPPER)
        if not short or words.word(i - 1) != "," or i < 2 or not words.capital(i - 2):
            return None
        if not (entries := self._gazetteer.postal(text)):
            return None
        return Name(i, i + 1, text, entries, case, i, i + 1, cue=Cue.KIND, level=Kind.ADMIN1)

    def _country(self, i: int) -> str | None:
        """The country that token `i` names, as in "the Syria-Turkey border"."""
        entries = self._gazetteer.exact(self._words.text[i])
        return next((e.country_code for e in entries if e.kind is Kind.COUNTRY), None)

    def _ends_here(self, i: int, stop: int, run: int, entries: tuple[Entry, ...]) -> bool:
        """Whether a known name ends at `stop`, although capitalised words follow up to `run`."""
        if stop >= run:
            return True
        if self._words.text[stop] in _HYPHENS:
            return False
        if self._breaks(stop):
            return True
        return _is_well_known(entries) and not self._known_as_a_whole(i, run, entries)

    def _known_as_a_whole(self, i: int, run: int, entries: tuple[Entry, ...]) -> bool:
        """Whether the longer name is known, if in another spelling: "Tal Hamis", not "Tal"."""
        if run - i > 4:
            return False
        countries = {e.country_code for e in entries}
        return any(
            e.country_code in countries for e in self._gazetteer.similar(self._words.name(i, run))
        )

    def _owner(self, i: int, run: int) -> Name | None:
        """As in "Aleppos Bustan al-Qasr district": some sources drop apostrophes."""
        word = self._words.text[i]
        if not word.endswith("s") or len(word) < 5:
            return None
        entries = self._gazetteer.exact(word[:-1])
        city = run - i > 1 and any(e.population >= HUGE for e in entries)
        if not city and not any(e.kind is Kind.COUNTRY for e in entries):
            return None
        return Name(i, i + 1, word[:-1], entries, Case.NORMAL, i, i + 1)

    def _of_run(self, i: int, run: int, case: Case) -> list[Name]:
        """A run of capitalised words that the gazetteer does not have as a whole."""
        while i < run and self._leads(i):
            i += 1
        if i >= run or (run - i == 1 and not self._words.capital(i)):
            return []
        names = self._ends_of_road(i, run, case)
        return names or [self._name(i, run, case)]

    def _name(self, i: int, stop: int, case: Case) -> Name:
        text = self._words.name(i, stop)
        return Name(i, stop, text, self._gazetteer.exact(text), case, i, stop)

    def _ends_of_road(self, i: int, run: int, case: Case) -> list[Name]:
        """As in "the Dori-Djibo road", "axis Pensa-Barsalogho": two names, not one."""
        words = self._words
        at = [k for k in range(i + 1, run - 1) if words.text[k] in _HYPHENS]
        articles = at and not {words.word(at[0] - 1), words.word(at[0] + 1)}.isdisjoint(_ARTICLES)
        if len(at) != 1 or articles or words.word(at[0] + 1) in FUNCTION:
            return []
        first, second = self._name(i, at[0], case), self._name(at[0] + 1, run, case)
        road = words.word(run) in ROADS or words.word(i - 1) in ROADS
        lands = {e.country_code for e in first.entries} & {e.country_code for e in second.entries}
        both = bool(lands) and first.text != second.text
        return [first, second] if road or both else []

    def _leads(self, i: int) -> bool:
        """Words that may stand before a name and are capitalised with it."""
        word = self._words.lower[i].rstrip(".")
        lead = word in DIRECTIONS or word in TITLES or word in _JOINERS or word in FAITHS
        return lead or self._gazetteer.demonym(word) is not None

    def _breaks(self, i: int) -> bool:
        """Whether a name may end before token `i`, although that is capitalised too."""
        word = self._words.lower[i]
        if self._words.after_local_government(i) > i:
            return True
        return word in KIND_WORDS or word in ORGANISATION_WORDS or word in FUNCTION

    def _may_start(self, i: int, end: int, case: Case) -> bool:
        word, lower = self._words.text[i], self._words.lower[i]
        if not word[0].isalpha() or (lower in FUNCTION and not self._article_starts(i, end)):
            return False
        if lower in ("a", "an"):
            return False
        if case is Case.NORMAL:
            return word[0].isupper() or self._article_starts(i, end)
        return len(lower) > 2 or lower in _ARTICLES

    def _article_starts(self, i: int, end: int) -> bool:
        """As in "al-Bab", "el Fasher": an article before a capital."""
        lower = self._words.lower
        if lower[i] not in _ARTICLES or i + 1 >= end:
            return False
        if i + 2 < end and lower[i + 1] == "-" and self._words.capital(i + 2):
            return True
        return lower[i] in ("al", "el") and self._words.capital(i + 1)

    def _longest_hit(self, i: int, end: int, case: Case) -> tuple[int, tuple[Entry, ...]]:
        for stop in range(min(i + MAX_NAME, end), i, -1):
            if self._may_be_name(i, stop, case):
                entries = self._known(self._words.name(i, stop))
                if entries:
                    return stop, entries
        return i, ()

    def _known(self, text: str) -> tuple[Entry, ...]:
        """The entries of a name; "Car" that opens a sentence is not the country "CAR"."""
        entries = self._gazetteer.exact(text)
        if len(text) > _ABBREVIATION or text.isupper():
            return entries
        return tuple(e for e in entries if e.kind is not Kind.COUNTRY)

    def _may_be_name(self, i: int, stop: int, case: Case) -> bool:
        words = self._words
        last = words.lower[stop - 1]
        if last in _CONNECTORS or (stop - i > 1 and self._gazetteer.demonym(last)):
            return False
        if not words.text[stop - 1][0].isalnum() or any(map(self._is_dash, range(i + 1, stop))):
            return False
        pairs = zip(words.text[i:stop], words.lower[i:stop], strict=True)
        if case is Case.NORMAL:
            return all(w[0].isupper() or w[0].isdigit() or low in _CONNECTORS for w, low in pairs)
        if any(not w[0].isalnum() and w not in _JOINERS for w, _ in pairs):
            return False
        return case is Case.UPPER or not any(self._no_name(k) for k in range(i, stop))

    def _is_dash(self, i: int) -> bool:
        """A hyphen with blanks around it joins nothing: "SANA - A soldier" is not of Sana'a."""
        words = self._words
        return words.text[i] in _HYPHENS and words.end[i - 1] < words.start[i]

    def _no_name(self, i: int) -> bool:
        """In lower case, tags tell words from names."""
        tag, lower = self._words.tag[i], self._words.lower[i]
        return tag.startswith(_NO_NAME_TAGS) and lower not in _CONNECTORS

    def _run(self, i: int, end: int) -> int:
        """The end of the run of capitalised words that starts at token `i`."""
        words = self._words
        stop = i + 1
        while stop < end:
            if words.capital(stop) and not self._ends_run(stop):
                stop += 1
            elif words.lower[stop] in _JOINERS or words.lower[stop] in _ARTICLES:
                ahead = self._glued(stop, end)
                if ahead is None:
                    break
                stop = ahead + 1
            else:
                break
        return stop

    def _glued(self, stop: int, end: int) -> int | None:
        """The capitalised token that a hyphen or an article joins to the run ("Tal al-Abyad")."""
        words = self._words
        ahead = next((k for k in range(stop + 1, min(stop + 4, end)) if words.capital(k)), None)
        if ahead is None:
            return None
        between = words.lower[stop:ahead]
        joining = _ARTICLES | _JOINERS | (_FRENCH if between[0] in _HYPHENS else frozenset())
        if not all(w in joining for w in between):
            return None
        if between[0] in ("as", "an", "at") and "-" not in between:
            return None
        if between == ["'"] or between == ["’"]:
            return (
                ahead
                if words.start[ahead] == words.end[ahead - 1] == words.start[stop] + 1
                else None
            )
        return (
            ahead if between[0] in _ARTICLES or words.start[stop] == words.end[stop - 1] else None
        )

    def _ends_run(self, i: int) -> bool:
        word = self._words.lower[i]
        kind = word in KIND_WORDS and word not in _PARTS_OF_TOWN_NAMES
        return kind or self._words.after_local_government(i) > i

    def _unknown_beside_kind(self, i: int, end: int, case: Case) -> list[Name]:
        """In lower case an unknown name is one only right beside the word for its kind."""
        words = self._words
        if case is not Case.LOWER or not words.tag[i].startswith(("NN", "JJ", "FW")):
            return []
        stop = i + 1
        of_kind = words.word(i - 1) == "of" and words.word(i - 2) in KIND_WORDS
        if of_kind or words.word(i - 1) in FOREIGN_KINDS:
            while stop < end and stop - i < 3 and words.tag[stop].startswith(("NNP", "FW")):
                stop += 1
            return [self._name(i, stop, case)]
        if words.word(stop) in _KINDS_OF_UNKNOWN and words.lower[i] not in MODIFIERS:
            return [self._name(i, stop, case)]
        return []


def _is_well_known(entries: tuple[Entry, ...]) -> bool:
    return any(
        e.listed or e.kind in (Kind.COUNTRY, Kind.ADMIN1) or e.population >= HUGE for e in entries
    )


_WATERS = frozenset({"gulf", "strait", "straits"})


def _is_address(town: Name, state: Name) -> bool:
    """Whether a town in capitals stands before its state, as in a dateline: "GREENVILLE, N.C."."""
    shortened = state.level is Kind.ADMIN1 and state.cue is Cue.KIND and not state.kind_word
    return shortened and town.case is Case.UPPER and town.end == state.start - 1
