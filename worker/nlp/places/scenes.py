"""Whether something can have happened in a place that is named, or it only has a part in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from worker.domain.kinds import ARMED, ActorKind
from worker.nlp.places.gazetteer import Entry, Kind
from worker.nlp.places.text import Cue, Name, Words
from worker.nlp.places.words import (
    ADDRESSED,
    HOLDERS,
    OF_CAPITALS,
    ORIGINATING,
    RULE,
    SEATED,
    SPEECH_VERBS,
)
from worker.nlp.text.deeds import is_ranked, owned_deed
from worker.nlp.text.document import Token
from worker.nlp.text.heads import heads
from worker.nlp.text.inflection import forms

_ADDRESSING = frozenset(form for verb in ADDRESSED for form in (verb, *forms(verb)))
_SPEAKING = frozenset(form for verb in SPEECH_VERBS for form in (verb, *forms(verb)))


def is_reached(head: Name, entry: Entry | None) -> bool:
    """As in "fell into the sea", "on the border": these prepositions say "in" of few places."""
    if head.beyond:
        return head.preposition in ("on", "along")
    return entry is not None and entry.kind is Kind.SEA and head.preposition == "into"


def is_made(words: Words, head: Name) -> bool:
    """Whether a thing only is from there: "a missile made in China", "a tanker registered in"."""
    before = words.lower[max(0, head.left - 3) : head.left]
    return head.preposition == "in" and bool(_MADE.intersection(before))


_MADE = frozenset(
    "made built manufactured produced assembled registered headquartered bought purchased".split()
)


def is_seat(words: Words, head: Name) -> bool:
    """Where a source or a craft is at home: "which has its seat in London", "a jet based in Hama".

    Of those who fight it may be said because they are hit there.
    """
    before = words.lower[max(0, head.left - _WORDS_OF_SEAT) : head.left]
    if head.preposition not in ("in", "from", "at") or not before:
        return False
    if _SEAT.search(" ".join(before)):
        return True
    based = words.doc[head.left - 1].head
    if based.lower_ != "based":
        return False
    owner = based.head
    fights = heads().get(owner.lower_) in ARMED and owner.lower_ not in _CRAFT
    return based.dep_ in ("acl", "relcl", "amod", "appos") and not fights


_WORDS_OF_SEAT = 7
_CRAFT = frozenset(
    "jet jets plane planes warplane warplanes aircraft helicopter helicopters".split()
)
_SEAT = re.compile(
    r"\b(?:(?:has|have|had|with|keeps?) (?:its|their|his|her|a) (?:\w+ )?"
    r"(?:seat|base|headquarters|offices?) in|headquartered (?:in|at)"
    r"|(?:works|operates|reports) (?:from|out of))(?: the)?$"
)


def is_origin(words: Words, head: Name) -> bool:
    """Whether somebody or something only came from there: "a jet from Hama", "took off from"."""
    if head.preposition != "from" or head.left == 0:
        return False
    if is_home_base(words, head):
        return True
    source = words.doc[head.left - 1].head
    return source.tag_.startswith("NN") or source.lower_ in ORIGINATING


def is_home_base(words: Words, head: Name) -> bool:
    """ "A jet operating from Hama air base": where it took off, not what befell it."""
    after = {words.word(head.right), words.word(head.right + 1)}
    return head.preposition == "from" and bool({head.kind_word, *after} & _FIELDS)


def is_far(words: Words, head: Name) -> bool:
    """ "900 km (560 miles) south of Manila": a day's drive from the scene."""
    if not head.near:
        return False
    before = words.lower[max(0, head.left - _WORDS_OF_WAY) : head.start]
    return any(
        unit in _UNITS and number.replace(",", "").isdigit() and _is_drive(number, unit)
        for number, unit in pairwise(before)
    )


def _is_drive(number: str, unit: str) -> bool:
    return int(number.replace(",", "")) * _UNITS[unit] >= _FAR


_UNITS = {
    **dict.fromkeys("km kms kilometres kilometers".split(), 1.0),
    **dict.fromkeys("mile miles".split(), 1.6),
}
"""Kilometres."""
_FAR = 80
_WORDS_OF_WAY = 10
_FIELDS = frozenset("base airbase airport airfield aerodrome ab afb airstrip carrier".split())
"""What is "from" these took off there."""


def is_of_telling(words: Words, head: Name) -> bool:
    """ "Told reporters in New York", "diplomats in Rome said", "lodged a complaint at Lae".

    And "in Paris, the foreign ministry condemned the raid", "speaking in Geneva".
    """
    if head.preposition not in ("in", "at", "from") or head.left == 0:
        return False
    above = words.doc[head.left - 1].head
    if above.lower_ in _POSTS and any(t.lower_ in _SAYING for t in islice(above.ancestors, 2)):
        return True  # "said from his headquarters in Naples"
    if above.lower_ == "speaking" or _is_of_office(above) or _is_of_a_statement(above):
        return True
    if _counts(above) or _is_office_that_says(above):
        return True
    if head.preposition == "from":
        return False
    if above.dep_ == "dobj":
        return above.head.lower_ in _TELLING
    if above.lower_ in _TELLING:
        return any(c.dep_ == "dobj" for c in above.children)
    return _is_informed(above) or _is_filed(above)


def _counts(above: Token) -> bool:
    """ "A doctor in Zahle put the number of dead at nine": where those are who count."""
    verb = above.head
    if above.dep_ != "nsubj" or verb.lower_ not in _COUNTING:
        return False
    return verb.lower_ == "counted" or any(
        c.dep_ == "dobj" and c.lower_ in _FIGURES for c in verb.children
    )


_COUNTING = frozenset("counted gave gives put puts".split())
_FIGURES = frozenset("number toll figure count total dead".split())


_POSTS = frozenset("headquarters office offices studio".split())
"""From which somebody speaks."""


def _is_of_office(above: Token) -> bool:
    """Whether an office of a whole country says or regrets something there."""
    said = above.lower_ in _SPEAKING | _FEELING
    return said and any(c.dep_ == "nsubj" and c.lower_ in _OFFICES for c in above.children)


def _is_office_that_says(above: Token) -> bool:
    """ "The army in Manila described them as well": it speaks for a country, from where it sits."""
    if above.lower_ not in _SEATS:
        return False
    first = above
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "pobj" and first.head.dep_ == "agent":  # "released by the ministry in Lima"
        return first.head.head.lower_ in _ISSUED
    return first.dep_ == "nsubj" and first.head.lower_ in _SPEAKING | _FEELING


_SEATS = frozenset("army military ministry government command authorities leadership".split())
_FEELING = frozenset(
    "regretted deplored expressed hailed praised welcomed voiced defended criticized criticised"
    " denounced dismissed protested described".split()
)
_OFFICES = frozenset(
    "ministry department diplomats envoy ambassador embassy pentagon parliament president"
    " secretary pope premier minister".split()
)


def _is_of_a_statement(above: Token) -> bool:
    """ "A communique issued in Miami", "released a statement in Honduras", "a call from Bonn"."""
    said = [above]
    if above.lower_ in _ISSUED:
        said = [above.head, *(c for c in above.children if c.dep_ in ("dobj", "nsubjpass"))]
    return any(t.lower_ in _STATEMENTS and t.tag_.startswith("NN") for t in said)


_ISSUED = frozenset(
    "issued released published distributed telephoned broadcast received obtained sent read"
    " delivered circulated faxed telexed".split()
)
_STATEMENTS = frozenset(
    "statement communique communiqué release bulletin declaration broadcast dispatch despatch"
    " telegram telex message interview announcement letter".split()
)


def _is_informed(above: Token) -> bool:
    """Whether those who say something have only heard of it where they are."""
    says = above.head.lower_ in _SAYING | _SPEAKING
    return above.lower_ in _INFORMED and above.dep_ == "nsubj" and says


def _is_filed(above: Token) -> bool:
    return any(t.lower_ in _FILED for t in [above, *above.ancestors][:_UP_TO_FILED])


_INFORMED = frozenset("diplomat diplomats ambassador envoy consul".split())
_SAYING = frozenset("said says say told added reported".split())
_FILED = frozenset("lodged lodging filed filing".split())
_UP_TO_FILED = 3


_TELLING = frozenset({"tell", "tells", "told", "telling"})


_WARS = frozenset("war wars crisis".split())


def does(country: Token) -> bool:
    """ "In Russia's overnight attack" Russia attacks; "Russia's deadliest attack" was there."""
    deed = owned_deed(country)
    return deed is not None and not is_ranked(deed)


def _is_ruled_from(token: Token) -> bool:
    """ "Outside the power of Damascus", "an ally of Moscow"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in RULE


def _speaks(words: Words, head: Name) -> bool:
    token = words.doc[head.end - 1]
    said = token.head.lower_ if token.dep_ == "nsubj" else words.word(head.right)
    return said in _SPEAKING


def _owns(country: Token) -> bool:
    """ "A helicopter of Russia", "soldiers of Chad", "an attack by Iran": whose, not where."""
    if country.dep_ != "pobj":
        return False
    link = country.head
    return link.lower_ == "by" or (link.lower_ == "of" and heads().get(link.head.lower_) in _MEN)


_MEN = ARMED | {ActorKind.VEHICLE, ActorKind.INDIVIDUAL}
"""Whom or what a country has, and sends abroad."""


def acts(words: Words, head: Name, entry: Entry | None, capitals: Sequence[Entry]) -> bool:
    """Whether a country or a town stands for its government, its press or its people.

    A country does as the subject of an active verb, as its agent, and before a noun ("the Iraq
    war"); a capital as the subject of a verb of speech or command; any place before what has its
    seat there ("a Tehran news agency", "Moscow's defence minister") or holds an office there.
    """
    if entry is None:
        return False
    token = words.doc[head.end - 1]
    if entry.kind is Kind.COUNTRY and does(token):
        return True
    if head.cue >= Cue.INSIDE:
        return False
    if words.word(head.right) in _WARS:  # "until the Gulf war ends"
        return True
    if entry.kind is Kind.COUNTRY:
        agent = token.dep_ == "agent" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        follows = words.tag[head.right] if head.right < len(words.tag) else ""
        addressed = token.dep_ == "dobj" and token.head.lower_ in _ADDRESSING
        return (
            agent or addressed or token.dep_ == "nsubj" or follows.startswith("NN") or _owns(token)
        )
    if token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.lower_ in SEATED:
        return True
    if words.word(head.right) in HOLDERS:
        return True
    owner = token.dep_ in ("compound", "nmod", "poss", "amod")
    if owner and entry in capitals and {token.head.lower_, token.head.head.lower_} & OF_CAPITALS:
        return True
    if token.dep_ == "pobj" and token.head.dep_ == "agent":  # "raids reported by Baghdad"
        return entry in capitals and token.head.head.lower_ in _SPEAKING | {"reported"}
    return entry in capitals and (_is_ruled_from(token) or _speaks(words, head))
