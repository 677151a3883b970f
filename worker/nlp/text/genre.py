"""Articles that tell of no violence, whatever their words: reviews, drills, markets, quakes.

A film is shot, shares explode and pilots strike: the words of one article agree on what it is
about. It counts how many different words of a genre it uses, and how many of violence; a word of
the title counts twice.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

ENOUGH = 4
"""Different words of a genre from which an article is of it."""
_TITLE = 120
"""Characters that a first line has at most if it is a title."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@lru_cache(1)
def _genres() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    text = files("worker.nlp.lexicon").joinpath("genres.toml").read_text("utf-8")
    found = tomllib.loads(text)
    return {
        name: (frozenset(words["of"].split()), frozenset(words["against"].split()))
        for name, words in found.items()
    }


_QUOTED = re.compile(r"[\"“][^\"”\n]*[\"”]")
_YOU = frozenset({"you", "your", "yours", "yourself"})
_OFTEN = 3
_SHARE = 0.02


def _is_addressed(text: str) -> bool:
    """Whether a text speaks to its reader, as guides, adverts and games do, and not in quotes."""
    words = _WORD.findall(_QUOTED.sub(" ", text).lower())
    times = sum(word in _YOU for word in words)
    return times >= _OFTEN and times >= _SHARE * len(words)


def genre_of(text: str) -> str | None:
    """The genre of an article that tells of no violence; None where it may."""
    if _is_addressed(text):
        return "guide"
    lowered = text.lower()
    words = set(_WORD.findall(lowered))
    first, _, body = lowered.partition("\n")
    title = set(_WORD.findall(first)) if body and len(first) <= _TITLE else set()
    for name, (of, against) in _genres().items():
        for_it = len(words & of) + len(title & of)
        if for_it >= ENOUGH and len(words & against) + len(title & against) < for_it / 2:
            return name
    return None
