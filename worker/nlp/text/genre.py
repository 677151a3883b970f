"""Articles that tell of no violence, whatever their words: reviews, drills, markets, quakes.

A film is shot, shares explode and pilots strike: the words of one article agree on what it is
about. It counts how many different words of a genre it uses, and how many of violence.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

ENOUGH = 4
"""Different words of a genre from which an article is of it."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@lru_cache(1)
def _genres() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    text = files("worker.nlp.lexicon").joinpath("genres.toml").read_text("utf-8")
    found = tomllib.loads(text)
    return {
        name: (frozenset(words["of"].split()), frozenset(words["against"].split()))
        for name, words in found.items()
    }


def genre_of(text: str) -> str | None:
    """The genre of an article that tells of no violence; None where it may."""
    words = set(_WORD.findall(text.lower()))
    for name, (of, against) in _genres().items():
        if len(words & of) >= ENOUGH and len(words & against) < len(words & of) / 2:
            return name
    return None
