"""Words for people: how many a noun phrase names, and to which group they belong."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from worker.domain.day_names import MONTHS
from worker.domain.kinds import ActorKind
from worker.nlp.places.demonyms import country_of
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.numbers import is_scale, joins, number_in, number_of

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
_SIZES = {"couple": 2, "pair": 2, "duo": 2, "twins": 2, "parents": 2, "trio": 3}
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|dr|gen|general|col|colonel|capt|captain|maj|major|lt|lieutenant|sgt|sergeant"
    r"|president|minister|sheikh|imam|father|bishop|inspector|constable|commander|mullah|haji|md"
    r"|judge|maulvi|maulana|governor|mayor|senator|deputy|engineer|comrade)\.?$"
)


def group_of(words: list[str]) -> str | None:
    """The group that a noun phrase names, by its last telling word; "army personnel": soldiers."""
    named = next((_GROUP[w] for w in reversed(words) if w in _GROUP), None)
    return named or ("soldiers" if _FORCES.intersection(words) else None)


_FORCES = frozenset("army military paramilitary security".split())


def is_thing(word: str) -> bool:
    """Whether a plural names what is counted beside people: "donkeys", "cattle", "days"."""
    lowered = word.lower()
    plural = lowered.endswith("s") and lowered != "bus"
    return lowered in _NO_PEOPLE and (plural or lowered in _HERDS)


_HERDS = frozenset("cattle sheep livestock oxen".split())


def count_of(head: Token) -> int | None:
    """How many people the noun phrase with this head names; None where it does not say."""
    if head.lower_ in PRONOUNS:
        return 1
    if head.lower_ == "both" and head.dep_ not in ("det", "preconj", "predet", "cc"):
        return 2
    if head.lower_ in _NO_PEOPLE and not _leads(head):
        return None
    if number_of(head.text) is not None:
        return None if _thing(head) else _written(head)
    if (given := _number_before(head)) is not None:
        return given
    if head.lower_ in _SIZES:
        return _SIZES[head.lower_]
    if (crew := _of_number(head)) is not None:
        return crew
    return 1 if is_person(head) or _is_one_more(head) else None


def _number_before(head: Token) -> int | None:
    """The number that a phrase starts with, wherever the parser hangs it."""
    if (number := behind_date(head)) is not None:
        return _written(number)
    told = (_number(c) for c in head.lefts if c.dep_ in _BEFORE)
    return next((n for n in told if n is not None), None) or _number_inside(head)


def behind_date(head: Token) -> Token | None:
    """ "On 4 May two women were shot", "on May 4 two women": their number behind the date."""
    last = head.i + 1 if _is_month(head) else head.i - 1
    first = head.left_edge.i
    for month in filter(_is_month, head.doc[max(0, first - 1) : last]):
        day_first = month.i > first and month.nbor(-1).like_num
        behind = head.doc[month.i + 1 : month.i + 1 + _DATED]
        number = next(iter(behind[0 if day_first else 1 :]), None)
        dated = day_first or (behind[0].like_num and number is not None and number.i <= last)
        if dated and number is not None and number_of(number.text) is not None:
            return number
    return None


_DATED = 2
"""Words behind a month: the day, if that is not told before it, and the number."""


def _is_month(token: Token) -> bool:
    return token.lower_.rstrip(".") in _MONTHS


_MONTHS = MONTHS | {month[:3] for month in MONTHS} | {"sept"}


_BEFORE = frozenset("nummod det amod quantmod compound predet".split())


def _number_inside(head: Token) -> int | None:
    """ "Two NDFB cadres": a number that the parser hangs on a name within the phrase."""
    if head.tag_ not in ("NNS", "NNPS") and not _is_of_many(head):
        return None
    first = head.left_edge
    inside = first.head != head and first.head.head == head and first.dep_ in _OF_NUMBER
    return _written(first) if inside else None


def _is_of_many(head: Token) -> bool:
    """ "Two XYZ cadre were killed"."""
    return any(c.lower_ in ("were", "are", "have") for c in head.head.children)


_OF_NUMBER = frozenset({"nummod", "nsubj"})
"""What the parser makes of "two" in "two presumed refugees"."""


def _is_one_more(head: Token) -> bool:
    """ "Wounded a third"; not "a third of them"."""
    led = any(c.lower_ == "a" for c in head.lefts)
    return head.lower_ in _ORDINALS and led and not any(c.lower_ == "of" for c in head.rights)


def is_lone(head: Token) -> bool:
    """A noun with "a" that may be of one person, whatever it means: "an educator", "a Dozo"."""
    led = any(c.lower_ in _ONE for c in head.lefts)
    return led and head.tag_.startswith(("NN", "JJ")) and may_be_person(head)


def may_be_person(head: Token) -> bool:
    """Whether a noun is neither of a thing nor of many people."""
    thing = heads().get(head.lower_) in (ActorKind.VEHICLE, ActorKind.FACILITY)
    return head.lower_ not in _MANY | _NO_PEOPLE and not thing


def is_name(head: Token) -> bool:
    """A name of two words or more without an article, as persons have."""
    first = [c for c in head.lefts if c.dep_ in ("compound", "nmod") and c.tag_ == "NNP"]
    bare = all(c.dep_ in ("compound", "nmod", "punct") or _is_of_trade(c) for c in head.lefts)
    return head.tag_ == "NNP" and bool(first) and bare and not _WORDY.search(head.text)


def _is_of_trade(word: Token) -> bool:
    """ "Trade unionist Ana Ruiz", "former senator Ana Ruiz"."""
    return word.dep_ == "amod" and word.text.islower()


_WORDY = re.compile(r"^(?:[A-Z]{2,}|.*[^\w.'’-].*)$")
"""Abbreviations, and what is no word."""


def is_person(head: Token) -> bool:
    """Whether a noun phrase names one person: "a farmer", "Colonel X"; not a family or a gang."""
    word = head.lower_
    if word == "head" and _leads(head):
        return True
    if word == "by" and any(c.lower_ == "passer" for c in head.lefts):
        return True
    if word in _MANY or word in _NO_PEOPLE:
        return False
    if word in _PERSON or (word in _GROUP and head.tag_ in ("NN", "NNP", "JJ")):
        return head.tag_ not in ("NNS", "NNPS")
    if any(c.lower_ in _ONE for c in head.lefts) and country_of(head.text) is not None:
        return True
    if _is_of_theirs(head):
        return True
    if head.tag_ in ("NNP", "UH", "FW"):
        return _named_person(head)
    return head.tag_ == "NN" and word.endswith(("man", "woman", "ist", "boy", "girl"))


def _is_of_theirs(head: Token) -> bool:
    """ "A trader and his apprentice": whoever is told beside a person as his or hers."""
    held = head.tag_ == "NN" and any(c.lower_ in ("his", "her") for c in head.lefts)
    thing = heads().get(head.lower_) in (ActorKind.VEHICLE, ActorKind.FACILITY)
    return held and not thing and head.dep_ == "conj" and is_person(head.head)


def _leads(head: Token) -> bool:
    """ "The head of the council", "a village head"; not "ten heads of cattle", nor a man's head."""
    if head.lower_ not in ("head", "heads"):
        return False
    if head.lower_ == "head" and any(c.lower_ in _LED for c in head.lefts):
        return True
    led = [o for c in head.rights if c.lower_ == "of" for o in c.children]
    return bool(led) and not any(o.lower_ in _NO_PEOPLE for o in led)


_LED = frozenset("village clan district family sub-district town department school".split())


def _named_person(head: Token) -> bool:
    """A proper name that a title, an age or a noun for a person makes that of a person."""
    around = [c for c in (*head.lefts, *head.rights) if c.dep_ != "conj"]
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
    if word == "both":
        return 2
    if word == "another" and child.head.tag_ in ("NN", "DT", "PRP"):
        return 1
    return _written(child) if number_of(word) is not None or is_scale(word) else None


def _written(token: Token) -> int | None:
    """The number of which a word is a part: "two hundred", "at least twenty-six", "10 000"."""
    doc = token.doc
    first, last = token.i, token.i
    while (step := _step(doc, first, -1)) is not None:
        first = step
    while (step := _step(doc, last, 1)) is not None:
        last = step
    number = number_in([t.text for t in doc[first : last + 1]])
    return None if first == last and number and _year(token.text, number) else number


def _step(doc: Doc, at: int, way: int) -> int | None:
    """The next word of a number to the left or right, over a hyphen or an "and" within it."""
    for gap in (1, 2):
        other = at + gap * way
        if not 0 <= other < len(doc):
            return None
        left, right = (doc[other], doc[at]) if way < 0 else (doc[at], doc[other])
        between = "" if gap == 1 else doc[at + way].lower_
        if between in ("", "-") and joins(left.text, right.text):
            return other
        if between == "and" and is_scale(left.text) and left.lower_ != "dozen":
            return other if number_of(right.text) is not None else None
    article = doc[at - 1].lower_ in ("a", "half") if way < 0 and at else False
    return at - 1 if article and (is_scale(doc[at].text) or doc[at].lower_ == "a") else None


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
