"""Whether a word of violence is only supposed: by a modal, a condition, a habit, a likeness.

The words are those of `lexicon/modality.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from worker.nlp.text.document import Token

PAST = frozenset({"VBD", "VBN"})
"""Tags of verbs that tell what was done."""
_HAVE = frozenset("have has had".split())


@cache
def modality_words(kind: str) -> frozenset[str]:
    """A list of the lexicon by its name."""
    text = files("worker.nlp.lexicon").joinpath("modality.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[kind].split())


def is_unsure(token: Token) -> bool:
    """Whether a modal, a condition or a habit hangs on the word."""
    if token.dep_ == "csubj" and token.tag_ == "VB":
        return True  # "to attack civilians is out of the question"
    if token.dep_ in ("nsubj", "nsubjpass") and token.tag_.startswith("NN"):
        marks = (c.lower_ for c in token.head.children if c.dep_ == "mark")
        if not modality_words("conditions").isdisjoint(marks):
            return True  # "unless the air raids stopped"
    return any(_makes_unsure(child, token) for child in token.children)


def _makes_unsure(child: Token, token: Token) -> bool:
    """Whether one of the words that hang on a word makes it unsure."""
    word = child.lower_
    perfect = any(c.lower_ == "have" for c in token.children)
    match child.dep_:
        case "aux":
            return word in modality_words("modals") and not perfect
        case "mark":
            return word in modality_words("conditions") or _is_likened(child)
        case "det" if word == "some":
            return token.tag_ == "NNS"  # "during some raids"
        case "det":
            return word in INDEFINITE and _is_supposed(token, word)
        case "advmod":
            lasting = word in modality_words("lasting") and (perfect or is_had(token))
            return lasting or word in modality_words("habits")
        case "amod":
            return word in modality_words("repeated") and not _is_once_more(child)
    return False


INDEFINITE = frozenset("any every each a an".split())
"""Before a noun that may be any of its kind."""


def _is_supposed(token: Token, article: str) -> bool:
    """ "Every explosion"; "any attack could", "an attack would", which has not happened."""
    if article in ("every", "each"):
        return token.tag_.startswith("NN")
    above = token.head if token.dep_ == "nsubj" else token
    modals = modality_words("modals") if article == "any" else _WOULD
    return above is not token and any(c.lower_ in modals for c in above.children)


_WOULD = frozenset({"would", "'d"})


def _is_likened(mark: Token) -> bool:
    """ "It looks as though a bomb went off": none did."""
    return mark.lower_ == "though" and mark.i > 0 and mark.nbor(-1).lower_ == "as"


def _is_once_more(adjective: Token) -> bool:
    """ "Further clashes were reported": they were, once more."""
    noun = adjective.head
    said = noun.head.tag_ in PAST and noun.head.tag_.startswith("VB")
    return adjective.lower_ == "further" and noun.dep_ in ("nsubj", "nsubjpass") and said


def is_had(token: Token) -> bool:
    """Whether a verb stands in a perfect tense."""
    return any(c.dep_ == "aux" and c.lower_ in _HAVE for c in token.children)
