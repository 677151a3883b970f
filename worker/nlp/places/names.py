"""How spellings of one place name are made comparable.

Names in news are transliterated in ten ways (Idlib/Idleb, Deir Ezzor/Deir ez-Zor). `exact_key` only
forgets letter case, diacritics, hyphens and spaces; `sound_key` also forgets what transliterations
of Arabic, Persian, Cyrillic and African names disagree on: articles, doubled letters, vowels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset("al el il ul as ash ad adh an ar at ath az ez es er ed en et ech esh".split())
_JOINED_ARTICLE = re.compile(r"^[ae](sh|[zdtrsn])(?=\1)")
_PUNCTUATION = re.compile(r"[^a-z0-9]+")
_SPECIAL = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a", "œ": "oe", "ħ": "h"}
)
_APOSTROPHES = re.compile("['’‘`ʻʼʾʿʹ′´]")
_DIGRAPHS = (
    ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "X"), ("gh", "g"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("dj", "j"), ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"),
    ("x", "ks"), ("v", "w"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_FINAL = re.compile(r"[aeiouyw]+h?$|(?<=[aeiou])h$")
_VOWELS = re.compile(r"(?<!^)[aeiouyw]+")
_FIRST_VOWELS = re.compile(r"^[aeiou]+")
_ENOUGH_CONSONANTS = 4


def plain(name: str) -> str:
    """Lower case ASCII letters, digits and single spaces."""
    text = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).translate(_SPECIAL))
    text = "".join(c for c in text.lower() if not unicodedata.combining(c)).translate(_SPECIAL)
    return _PUNCTUATION.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """The name without case, diacritics, hyphens and spaces; empty where nothing is left."""
    return plain(name).replace(" ", "")


@lru_cache(maxsize=65536)
def sound_key(name: str) -> str:
    """What the transliterations of one name share.

    Names with four consonants or more are their consonants ("Quneitra", "Qunaytirah": kntr);
    shorter ones keep the places of their vowels, for "Homs" and "Hims", but not "Hamas", are one.
    """
    words = [w for w in plain(name).split() if w not in ARTICLES] or plain(name).split()
    sounds = "".join(_sounds(word) for word in words)
    consonants = sounds.replace("a", "")
    return consonants if len(consonants) >= _ENOUGH_CONSONANTS else sounds


def _sounds(word: str) -> str:
    word = _JOINED_ARTICLE.sub("", word)
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound)
    word = _FINAL.sub("", _DOUBLED.sub(r"\1", word)) or word
    return _VOWELS.sub("a", _FIRST_VOWELS.sub("a", word))
