"""Peoples, clans and villages that fight: "Pokot raiders", "the Mossi and Fulani communities".

A people that acts, or is a side of a clash, is its armed men; one that is harmed is its civilians.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from worker.domain.kinds import ActorKind
from worker.nlp.places.demonyms import country_of
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.phrases import PhraseIndex, plain_key, read_rows

_RIVALS = re.compile(
    r"\b(?:two|three|four|rival|opposing|warring|feuding|both|several|different|communal|ethnic)\b"
)
_GROUPS = frozenset(
    "groups communities factions clans families tribes sides parties villages neighbours rivals"
    " subclans sub-clans villagers locals sections gangs".split()
)
_PARTS = frozenset("compound amod nmod poss conj appos".split())
_MEMBERS = frozenset("members member people men youths inhabitants residents sections".split())
_STEPS = 5


@lru_cache(1)
def peoples() -> PhraseIndex[tuple[str, str]]:
    """Peoples by name, each with its countries (|) and the name."""
    index: PhraseIndex[tuple[str, str]] = PhraseIndex(plain_key)
    for country, names, _ in read_rows("peoples.tsv"):
        for name in names.split("|"):
            forms = [name] if name.endswith("s") else [name, f"{name}s"]
            index.add(forms, (country, name))
    return index


def find_peoples(doc: Doc) -> dict[int, tuple[str, str]]:
    """Token -> (countries (|), people) for the peoples that a document names."""
    listed = {i: hit.value for hit in peoples().find(doc) for i in range(hit.start, hit.end)}
    formed = {
        i: ("", doc[i].text)
        for token in doc
        if token.lower_ in _KIN
        for i in _named_before(token)
        if i not in listed
    }
    return formed | listed


_KIN = frozenset("clan clans tribe tribes tribesmen clansmen community communities".split())


def _named_before(token: Token) -> Iterator[int]:
    """Names right before a word for a people: both in "the Matan and Geledle clans"."""
    for i in range(token.i - 1, max(token.sent.start, token.i - 4), -1):
        word = token.doc[i]
        named = word.tag_.startswith("NNP") and word.text[:1].isupper()
        if named and not country_of(word.text) and word.lower_ not in _KIN:
            yield i
        elif word.lower_ != "and" or i == token.i - 1:
            return


def fights(token: Token) -> bool:
    """Whether a phrase does something or is a side of a clash, by the parse above its head."""
    for _ in range(_STEPS):
        above = token.head
        if token.dep_ == "nsubj":
            return above.lower_ not in _HARMED and not above.tag_.startswith("NN")
        if token.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in _MEMBERS:
            token = above.head
        elif token.dep_ == "pobj":
            return above.dep_ == "agent" or above.lower_ in ("between", "by", "among")
        elif token.dep_ in _PARTS and above is not token:
            token = above
        else:
            return False
    return False


_HARMED = frozenset("died die dies suffered fled flee was were are is".split())


def kind_of_rivals(head: Token, start: int) -> ActorKind | None:
    """ "Two rival groups (of villagers)", "both communities": people who fight each other."""
    if head.lower_ not in _GROUPS:
        return None
    before = head.doc[start : head.i].text.lower()
    if _RIVALS.search(before) and fights(head):
        return ActorKind.MILITIA
    return None


def is_side(head: Token) -> bool:
    """Whether a clash is told "between" these and others, who are no crowd that protests."""
    token = head
    for _ in range(_STEPS):
        if token.dep_ != "conj":
            break
        token = token.head
    between = token.dep_ == "pobj" and token.head.lower_ == "between"
    return between and head.lower_ not in _CROWDS


_CROWDS = frozenset(
    "protesters protestors demonstrators students people civilians workers supporters fans".split()
)


def named_over(token: Token, kinds: dict[str, ActorKind]) -> ActorKind | None:
    """The kind that the noun over a people gives it: "Borana" in "Borana and Gabra militias"."""
    for _ in range(_STEPS):
        if token.dep_ not in _PARTS or token.head == token:
            return None
        token = token.head
        if (kind := kinds.get(token.lower_)) is not None:
            return kind
    return None
