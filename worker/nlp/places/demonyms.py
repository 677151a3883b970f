"""Countries by the words that stand for them: names, demonyms, seats of government, rulers.

Names and demonyms of the news come from the table of the gazetteer, all others from `pycountry` and
`lexicon/demonyms.tsv`. Historical states count as the state that succeeded them ("Soviet": RU).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pycountry

from worker.nlp.places.gazetteer import read_rows as read_places
from worker.nlp.text.document import Doc
from worker.nlp.text.phrases import Hit, PhraseIndex, plain_key, read_rows


class Sort(StrEnum):
    """How a word stands for a country."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    RULER = "ruler"


@dataclass(frozen=True, slots=True)
class Country:
    """A country as a word stands for it; `code` is ISO 3166-1 alpha-2."""

    code: str
    sort: Sort


@lru_cache(1)
def _rows() -> list[tuple[str, Country]]:
    """Each word with its country, as the lists write it; our own list goes first."""
    rows: list[tuple[str, Country]] = []
    for sort, code, words, _ in read_rows("demonyms.tsv"):
        rows += [(word, Country(code, Sort(sort))) for word in words.split("|")]
    for code, name, others, demonyms, _, capital in read_places("countries.tsv", 6):
        rows += [(word, Country(code, Sort.NAME)) for word in (name, *others.split("|"))]
        rows += [(word, Country(code, Sort.DEMONYM)) for word in demonyms.split("|")]
        rows.append((capital, Country(code, Sort.SEAT)))
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", "")):
            rows.append((name, Country(country.alpha_2, Sort.NAME)))
    return [(word, country) for word, country in rows if word]


@lru_cache(1)
def _table() -> dict[str, Country]:
    table: dict[str, Country] = {}
    for word, country in _rows():
        table.setdefault(word if word.startswith("=") else _fold(word), country)
    return table


def _fold(word: str) -> str:
    return " ".join(filter(None, (plain_key(part) for part in re.split(r"[\s-]+", word))))


def find_country(word: str) -> Country | None:
    """The country that a word of the lists stands for, in any case."""
    table = _table()
    dotted = word.rstrip(".") + "." if "." in word else word
    return table.get(f"={word}") or (None if word == "us" else table.get(_fold(dotted)))


@lru_cache(1)
def _index() -> PhraseIndex[Country]:
    index: PhraseIndex[Country] = PhraseIndex(plain_key)
    for word, country in _rows():
        index.add([word], country)
    return index


def country_of(word: str) -> str | None:
    """The ISO code of a country's name or demonym ("Mali", "Malians", "Soviet"), in any case."""
    country = find_country(word)
    return country.code if country and country.sort in (Sort.NAME, Sort.DEMONYM) else None


def is_country(word: str) -> bool:
    """Whether a word is the name of a country; "US" and "UK" say whose something is."""
    country = find_country(word)
    return country is not None and country.sort is Sort.NAME and len(word) > _INITIALS


_INITIALS = 4


def find_countries(doc: Doc) -> list[Hit[Country]]:
    """The words of a document that stand for a country."""
    kept: list[Hit[Country]] | None = doc.kept.get(_KEPT)
    if kept is None:
        kept = doc.kept[_KEPT] = _index().find(doc)
    return kept


_KEPT = "countries"
"""Several components ask for the countries of a document: they are looked up once."""


def country_words() -> list[str]:
    """All words that stand for a country, as the lists write them."""
    return [word for word, _ in _rows()]
