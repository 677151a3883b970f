"""Words for people: how many a noun phrase names, and to which group they belong."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from worker.nlp.demonyms import country_of
from worker.nlp.numbers import number_in, number_of

_WORDS: dict[str, Any] = tomllib.loads(
    files("worker.nlp.lexicon").joinpath("people.toml").read_text("utf-8")
)
_GROUP = {word: group for group, words in _WORDS["groups"].items() for word in words.split()}
_PERSON = frozenset(_WORDS["person"].split())
_MANY = frozenset(_WORDS["many"].split())
_NO_PEOPLE = frozenset(_WORDS["no_people"].split())
PRONOUNS = frozenset("him her he she himself herself".split())
_ONE = frozenset("a an one another".split())
"""Before a nationality these make it one person: "a Palestinian"."""
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|dr|gen|general|col|colonel|capt|captain|maj|major|lt|lieutenant|sgt|sergeant"
    r"|president|minister|sheikh|imam|father|bishop|inspector|constable|commander|mullah|haji|md"
    r"|judge|maulvi|maulana|governor|mayor|senator|deputy|engineer|comrade)\.?$"
)


def group_of(words: list[str]) -> str | None:
    """The group that a noun phrase names, by its last telling word."""
    return next((_GROUP[w] for w in reversed(words) if w in _GROUP), None)


def count_of(head: Token) -> int | None:
    """How many people the noun phrase with this head names; None where it does not say."""
    if head.lower_ in PRONOUNS:
        return 1
    if head.lower_ in _NO_PEOPLE:
        return None
    number = number_of(head.text)
    if number is not None:
        return None if _thing(head) or _year(head.text, number) else _scaled(head, number)
    for child in head.lefts:
        if child.dep_ in ("nummod", "det", "amod", "quantmod", "compound", "predet") and (
            (given := _number(child)) is not None
        ):
            return given
    if crew := _of_number(head):
        return crew
    return 1 if is_person(head) else None


def is_person(head: Token) -> bool:
    """Whether a noun phrase names one person: "a farmer", "Colonel X"; not a family or a gang."""
    word = head.lower_
    if word in _MANY or word in _NO_PEOPLE:
        return False
    if word in _PERSON or (word in _GROUP and head.tag_ in ("NN", "NNP", "JJ")):
        return head.tag_ not in ("NNS", "NNPS")
    if any(c.lower_ in _ONE for c in head.lefts) and country_of(head.text) is not None:
        return True
    if head.tag_ == "NNP":
        return _named_person(head)
    return head.tag_ == "NN" and word.endswith(("man", "woman", "ist", "boy", "girl"))


def _named_person(head: Token) -> bool:
    """A proper name that a title, an age or a noun for a person makes that of a person."""
    around = [*head.lefts, *head.rights]
    for child in around:
        word = child.lower_.rstrip(".")
        if word in _PERSON or word in _GROUP or _TITLE.match(word):
            return True
        if word == "old" and any(c.lower_ == "year" for c in child.children):
            return True
        if child.dep_ in ("appos", "nummod") and (child.like_num or child.lower_ in _PERSON):
            return True
    return head.i > 0 and head.nbor(-1).lower_ in _PERSON


def _number(child: Token) -> int | None:
    word = child.lower_
    if word == "dozen":
        return number_in([*(c.text for c in child.lefts), child.text])
    if word == "both":
        return 2
    if word == "another" and child.head.tag_ in ("NN", "DT", "PRP"):
        return 1
    number = number_of(child.text)
    if number is None or _year(child.text, number):
        return None
    return _scaled(child, number)


def _scaled(token: Token, number: int) -> int | None:
    """ "two hundred", "1.5 million"; the words of one number hang on its last."""
    words = [
        c.text for c in token.lefts if c.lower_ in ("hundred", "thousand") or c.i == token.i - 1
    ]
    following = token.nbor().text if token.i + 1 < len(token.doc) else ""
    if following.lower() in ("hundred", "thousand", "million"):
        return number_in([token.text, following])
    if words and token.lower_ not in ("one", "two") and not token.text.isdigit():
        return number_in([*words, token.text])
    return number


def _of_number(head: Token) -> int | None:
    """ "a crew of three", "a family of five"."""
    if head.lower_ not in ("crew", "family", "group", "gang", "team", "total", "patrol", "party"):
        return None
    for child in head.rights:
        if child.lower_ == "of":
            for one in child.children:
                if one.dep_ == "pobj" and (given := count_of(one)) is not None and _counted(one):
                    return given
    return None


def _counted(token: Token) -> bool:
    return number_of(token.text) is not None or any(
        number_of(c.text) is not None for c in token.lefts
    )


def _thing(number: Token) -> bool:
    """A number that counts no people: "20 per cent", "12 km"."""
    following = number.nbor().lower_ if number.i + 1 < len(number.doc) else ""
    return following in _NO_PEOPLE or following in ("%", "per", "pct", "o'clock")


def _year(text: str, number: int) -> bool:
    return text.isdigit() and 1900 <= number <= 2100
