"""What is a word of English and what a name, for texts without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from worker.nlp.actors.groups import listed_groups
from worker.nlp.arms.weapons import listed_weapons
from worker.nlp.places.demonyms import country_words
from worker.nlp.places.gazetteer import gazetteer
from worker.nlp.places.words import COMMON_WORDS
from worker.nlp.text.document import Doc
from worker.nlp.text.heads import heads
from worker.nlp.text.phrases import Hit, PhraseIndex, parts_of, plain_key, read_rows, read_words
from worker.nlp.triggers.finder import stems

OFFICES = frozenset(
    "general brigadier colonel lieutenant major captain sergeant corporal commander admiral"
    " commandant inspector superintendent constable gen col lt maj capt sgt cpl brig"
    " president vice-president minister premier governor mayor senator deputy ambassador judge"
    " justice attorney bishop archbishop cardinal monsignor msgr father fr sister brother reverend"
    " rev pope rector doctor dr mr mrs ms miss professor engineer comrade sheikh imam mullah"
    " maulana ayatollah prince king queen emir sultan congressman representative chancellor"
    " secretary".split()
)
"""Before a name they are written with a capital, and what follows is a name."""
PARTICLES = frozenset(
    "el la los las san santa santo sao st al ash abu abd bin ibn umm deir tel tell tal ain ras"
    " jebel jabal wadi beit bab khan sheikh new fort port puerto villa ciudad rio cerro monte nueva"
    " nuevo lake mount north south east west".split()
)
"""Before a name they are a part of it."""
_MONTHS = (
    "January February April June July August September October November December Monday Tuesday"
    " Wednesday Thursday Friday Saturday Sunday Moslem Muslim Christian Islamic Catholic Marxist"
    " English Spanish French Arabic Christmas Easter Ramadan"
)
_PREFIXES = re.compile(
    r"^(?:anti|counter|un|non|pre|re|inter|multi|self|over|under|para|super|mini|micro|semi|sub|ex"
    r"|mega|tele|hyper|narco|ultra|extra|mis|out|pro|co|de|dis|in|im|post|neo|eco|bio|geo|auto)(?=\w{4})"
)
_ENDINGS = re.compile(
    r"(?:ed|ing|ly|ness|ment|ments|tion|tions|less|ful|ship|able|ibly|ously|ities|ization)$"
)
_SHORTEST_PART = 4
_LONG = 7
"""Letters from which a word that is in no list may be one of English."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(1)
def _english() -> tuple[frozenset[str], frozenset[str]]:
    """(the words of English, those that are names as well) in small letters."""
    listed = read_words("english.txt")
    small = {w.lower() for w in listed} | _frequent()
    return frozenset(small), frozenset(w.lower() for w in listed if w.istitle())


@lru_cache(1)
def _frequent() -> frozenset[str]:
    """The common words, and those that reports of violence are made of."""
    arms = {
        w for _, _, names in listed_weapons() for n in names if n.islower() for w in parts_of(n)
    }
    return frozenset(COMMON_WORDS | heads().keys() | stems() | arms)


@lru_cache(8_192)
def is_english(word: str) -> bool:
    """Whether a word in small letters is one of English, as far as lists and its parts tell."""
    small, _ = _english()
    if word in small or (word.endswith("s") and word[:-1] in small):
        return True
    stem = _PREFIXES.sub("", word)
    if stem != word and stem in small:
        return True
    if len(word) < _LONG:
        return False
    return bool(_ENDINGS.search(word)) or _is_compound(word) or _is_slip(word)


def _is_slip(word: str) -> bool:
    """Whether one letter more, less or in another place makes it a common word."""
    cuts = [(word[:i], word[i:]) for i in range(1, len(word))]
    less = (a + b[1:] for a, b in cuts)
    turned = (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    more = (a + c + b for a, b in cuts for c in _LETTERS)
    other = (a + c + b[1:] for a, b in cuts for c in _LETTERS)
    return any(is_frequent(w) for w in (*less, *turned, *more, *other))


def _is_compound(word: str) -> bool:
    """ "Machinegun", "gunbattle": two common words."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(is_frequent(word[:i]) and is_frequent(word[i:]) for i in cuts)


def is_frequent(word: str) -> bool:
    """Whether a word is a common one of reports."""
    return word in _frequent()


def may_be_name(word: str) -> bool:
    """Whether a word of English is a name as well, and no frequent word."""
    return word in _english()[1] and not is_frequent(word)


def is_acronym(word: str) -> bool:
    """Whether a word that is none of English can only be spelled: "fmln", "mrta"."""
    return len(word) < 6 and word not in OFFICES and not re.search(r"[aeiouy]", word)


@lru_cache(1)
def _index() -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex(plain_key)
    for name in _listed():
        plain = name.lstrip("?")
        alone = plain_key(plain)
        told = " " in plain or "-" in plain or alone not in _english()[0]
        if told and any(c.isupper() for c in plain) and not name.startswith("="):
            index.add([plain], plain)
    for word in country_words():
        spelled = word.isupper() and plain_key(word) in _english()[0]  # "CAR"
        if any(c.isupper() for c in word) and not word.startswith("=") and not spelled:
            index.add([word], word)
    return index


def _listed() -> Iterator[str]:
    """All names of our lists, as they are written."""
    yield from _MONTHS.split()
    for _, names in listed_groups():
        yield from names
    for _, _, names in listed_weapons():
        yield from names
    for row in read_rows("aircraft.tsv"):
        yield from (name for cell in row[1:-1] for name in cell.split("|"))
    for _, peoples, _ in read_rows("peoples.tsv"):
        yield from peoples.split("|")


def find_names(doc: Doc) -> Iterable[Hit[str]]:
    """The names of our lists in a document without capitals."""
    return _index().find(doc)


def is_place(name: str) -> bool:
    """Whether the gazetteer has a place of this name."""
    return bool(gazetteer().exact(name))
