"""Whether two spellings name one place or group."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_SMALL = frozenset(
    "al el as ash ad an ar at az ez the of in near province governorate region district department"
    " county state city town village area countryside".split()
)
_CONSONANTS = str.maketrans({"q": "k", "c": "k", "z": "s"})
_CACHED = 65_536


@lru_cache(_CACHED)
def fold(name: str) -> str:
    """Lower case, without diacritics, punctuation, articles and words for kinds of places.

    A name of such words alone ("IN" for India, "AL" for Albania) keeps them.
    """
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)
    ).lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`]s\b|['’`]", "", plain))
    return " ".join([w for w in words if w not in _SMALL] or words)


@lru_cache(_CACHED)
def skeleton(name: str) -> str:
    """The consonants, doubled ones once: what transliterations of one name share ("Songho")."""
    plain = re.sub(r"(?<=[gkqtdb])h|(?<=a)h\b", "", fold(name))
    return re.sub(r"[aeiouyw ]|(.)(?=\1)", "", plain.translate(_CONSONANTS))


def alike(a: str | None, b: str | None) -> bool:
    """Whether one folded name holds the other as words, or has the same words or consonants.

    "The army of Mali" is "Mali's army".
    """
    if not a or not b:
        return False
    left, right = fold(a), fold(b)
    if not left or not right:
        return False
    if f" {left} " in f" {right} " or f" {right} " in f" {left} ":
        return True
    if " " in left and sorted(left.split()) == sorted(right.split()):
        return True
    return len(skeleton(a)) > 2 and skeleton(a) == skeleton(b)


def any_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether some name on the left is alike to some name on the right."""
    return any(alike(a, b) for a in left for b in right)
