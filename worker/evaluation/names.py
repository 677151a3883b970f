"""Whether two spellings name the same place, group or source."""

from __future__ import annotations

import re
import unicodedata

_SMALL = frozenset(
    "al el as ash ad an ar at az ez the of in near province governorate region district department"
    " county state city town village area countryside".split()
)
_CONSONANTS = str.maketrans({"q": "k", "c": "k", "z": "s"})


def fold(name: str | None) -> str:
    """Lower case, without diacritics, punctuation, articles and words for kinds of places."""
    plain = unicodedata.normalize("NFKD", name or "")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    words = re.sub(r"['’`]", "", plain)
    return " ".join(w for w in re.findall(r"[a-z0-9]+", words) if w not in _SMALL)


def skeleton(name: str) -> str:
    """The consonants, doubled ones once: what transliterations of one name share."""
    return re.sub(r"[aeiouyw ]|(.)(?=\1)", "", fold(name).translate(_CONSONANTS))


def alike(a: str | None, b: str | None) -> bool:
    """Whether one folded name holds the other, or their consonants are the same."""
    left, right = fold(a), fold(b)
    if not left or not right:
        return False
    if f" {left} " in f" {right} " or f" {right} " in f" {left} ":
        return True
    bones = skeleton(left)
    return len(bones) > 2 and bones == skeleton(right)


def any_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether some name on the left is alike to some name on the right."""
    return any(alike(a, b) for a in left for b in right)
