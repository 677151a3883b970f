"""What our own lists say of the words of a document, for the recogniser to weigh.

A list is one witness among others: "Jordan" is a country and a man, "Hawk" a missile and a bird.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from worker.nlp.places.demonyms import find_countries
from worker.nlp.places.gazetteer import Entry, Kind, gazetteer
from worker.nlp.places.words import (
    BUILDINGS,
    COMMON_WORDS,
    KIND_WORDS,
    ORGANISATION_WORDS,
    TITLES,
)
from worker.nlp.text.document import Doc
from worker.nlp.text.heads import heads
from worker.nlp.text.phrases import PhraseIndex, plain_key, read_rows, read_words, stem_key

_LONGEST = 5
"""Words of a place name that are looked up together."""
_SHORTEST = 3
_SIZES = ((400_000, "huge"), (50_000, "big"), (5_000, "middling"))
_DIVISIONS = {
    Kind.COUNTRY: "country",
    Kind.ADMIN1: "province",
    Kind.SEA: "region",
    Kind.AREA: "region",
}
_ARTICLES = frozenset({"al", "el"})


@lru_cache(65_536)
def classes_of(word: str) -> tuple[str, ...]:
    """What a word in small letters can be: a title, a kind of place or actor, and so on."""
    small, names = _english()
    told = {
        "common": word in COMMON_WORDS,
        "word": word in small,
        "name": word in names,
        "title": word.rstrip(".") in TITLES,
        "body": word in ORGANISATION_WORDS,
        "kind": word in KIND_WORDS,
        "building": word in BUILDINGS,
        "given": plain_key(word) in _persons()["g"],
        "surname": plain_key(word) in _persons()["f"],
    }
    kind = heads().get(word)
    return (*(name for name, is_one in told.items() if is_one), *((kind.value,) if kind else ()))


@lru_cache(1)
def _english() -> tuple[frozenset[str], frozenset[str]]:
    """(words of English in small letters, those that are names, in small letters as well)."""
    listed = read_words("english.txt")
    return frozenset(w for w in listed if w.islower()), frozenset(
        w.lower() for w in listed if w.istitle()
    )


@lru_cache(1)
def _persons() -> dict[str, frozenset[str]]:
    """Given names and surnames."""
    sorts = {sort: frozenset(words.split()) for sort, words in read_rows("person_names.tsv")}
    return {one: frozenset().union(*(w for s, w in sorts.items() if one in s)) for one in "gf"}


def listed(doc: Doc) -> list[list[str]]:
    """For each token the lists that have it, and whether a name starts there or goes on."""
    found: list[list[str]] = [[] for _ in doc.tokens]
    for name, start, end in (*_phrases(doc), *_places(doc)):
        for i in range(start, end):
            found[i].append(f"{'starts' if i == start else 'in'} {name} {min(end - start, 2)}")
    return found


def _phrases(doc: Doc) -> Iterator[tuple[str, int, int]]:
    for hit in _arms().find(doc):
        yield hit.value, hit.start, hit.end
    for hit in _groups().find(doc):
        yield "group", hit.start, hit.end
    for hit in _peoples().find(doc):
        yield "people", hit.start, hit.end
    for country in find_countries(doc):
        yield f"country {country.value.sort.value}", country.start, country.end


@lru_cache(1)
def _arms() -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex(stem_key)
    for row in read_rows("weapons.tsv"):
        index.add(_names(row[1], row[2]), "weapon")
    for row in read_rows("aircraft.tsv"):
        index.add(_names(row[1], row[2]), "aircraft")
    return index


@lru_cache(1)
def _groups() -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for row in read_rows("groups.tsv"):
        index.add(filter(None, (row[3], *row[4].split("|"))), "group")
    for row in read_rows("forces.tsv"):
        index.add(filter(None, (row[1], *row[2].split("|"))), "group")
    return index


@lru_cache(1)
def _peoples() -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex(plain_key)
    for row in read_rows("peoples.tsv"):
        index.add(row[1].split("|"), "people")
    return index


def _names(name: str, others: str) -> Iterator[str]:
    return (n.lstrip("?") for n in (name, *others.split("|")) if n)


def _places(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """The longest runs of words with capitals that the gazetteer has."""
    at = 0
    while at < len(doc):
        end = _place_end(doc, at)
        if end > at:
            yield f"place {_size(doc[at:end].text)}", at, end
        at = max(end, at + 1)


def _place_end(doc: Doc, at: int) -> int:
    first = doc[at]
    if not (first.text[0].isupper() or first.lower_ in _ARTICLES):
        return at
    end = at + 1
    while end < min(len(doc), at + _LONGEST) and not doc[end].is_space:
        end += 1
    for stop in range(end, at, -1):
        last = doc[stop - 1].text[0]
        if (last.isupper() or last.isdigit()) and _size(doc[at:stop].text):
            return stop
    return at


@lru_cache(65_536)
def _size(name: str) -> str:
    """The best known place of a name; empty where there is none."""
    entries = gazetteer().exact(name) if len(name) >= _SHORTEST else ()
    if not entries:
        return ""
    best = max(entries, key=_weight)
    size = next((word for least, word in _SIZES if best.population >= least), "small")
    return _DIVISIONS.get(best.kind, size + (" listed" if best.listed else ""))


def _weight(entry: Entry) -> tuple[bool, bool, int]:
    return entry.kind in (Kind.COUNTRY, Kind.ADMIN1), entry.listed, entry.population
