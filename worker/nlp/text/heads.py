"""The nouns that head the names of actors and targets, with the kind of actor each tells."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from worker.domain.kinds import ActorKind

_PLURALS = {"child": "children", "person": "persons", "wife": "wives"}


def plural(noun: str) -> str:
    """The plural of an English noun."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("man") and noun not in ("shaman", "human", "talisman"):
        return noun[:-3] + "men"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


@lru_cache(1)
def heads() -> dict[str, ActorKind]:
    """Noun -> kind, in both numbers; a noun of two kinds has the first."""
    text = files("worker.nlp.lexicon").joinpath("heads.toml").read_text("utf-8")
    kinds: dict[str, ActorKind] = {}
    for kind, words in tomllib.loads(text).items():
        for word in words.split():
            kinds.setdefault(word, ActorKind(kind))
            kinds.setdefault(plural(word), ActorKind(kind))
    return kinds
