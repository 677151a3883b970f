"""The weapons that a document names, and how sure it is of them.

Names of the list that stand side by side are one weapon ("BGM-71 TOW anti-tank missile"), and a
calibre before it belongs to it ("a 23 mm cannon"). Certainty is read off the words that doubt,
claim or deny it: in its phrase ("a suspected car bomb"), before it ("possibly a missile"), or in
the verbs above it ("claims to have used a missile").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from worker.domain.annotations import WeaponMention
from worker.domain.kinds import Certainty, WeaponCategory
from worker.domain.text import Span
from worker.nlp.arms.crew import CREW_WORDS
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.phrases import Hit, PhraseIndex, read_rows, stem_key
from worker.nlp.text.role_grammar import subjects

_DOUBT = frozenset(
    "possibly likely probably perhaps apparently allegedly presumably supposedly seemingly"
    " suspected alleged presumed apparent probable possible unconfirmed believed thought may"
    " might could either purported".split()
)
_CLAIM = frozenset("claim claims claimed claiming".split())
_DENY = frozenset("deny denies denied denying".split())
_BELIEVE = frozenset("believed thought suspected alleged appears appeared seems seemed".split())
_THROUGH = ("DT", "JJ", "NN", "IN", "RP", "HYPH", "VBN", "VBG", "VB", "CD", "TO", "RB", "POS", "MD")
_BEFORE = 6
"""Words before a weapon in which doubt about it is looked for."""
_CLIMB = 4
"""Verbs above it that are asked."""
_NEAR = 2
"""Words around a name that is a word too, in which a word for a weapon is looked for."""
_CALIBRE = re.compile(r"^\d{1,3}(?:\.\d+)?[-–]?(?:mm|millimet(?:er|re)s?|calib(?:er|re))?$")
_HARMLESS_BEFORE = frozenset(
    "coal gold copper diamond salt fuel water think gas septic oil fish storage toy silver iron"
    " uranium cobalt jade emerald nail glue royal dutch sea-shell egg hot staple start".split()
)
_HARMLESS_AFTER = frozenset(
    "fault faults failure failures malfunction malfunctions problem problems reason reasons error"
    " trouble difficulties defect defects control disposal squad threat threats shelter"
    " shelters thin maker makers worker workers law laws hoax scare oil company lobby"
    " expert experts attendant inspector inspectors factory proliferation owner owners plc regiment"
    " brigade battalion division corps officer officers commander".split()
)
_ONE_WEAPON_WORD = frozenset("mine mines tank tanks shell shells gun guns blade blades".split())
_WORDS_FOR = frozenset(
    "missile missiles rocket rockets launcher launchers system systems battery batteries tank"
    " tanks anti-tank anti-aircraft air-defense air-defence surface-to-air howitzer howitzers"
    " artillery mine mines rifle rifles atgm sam armoured armored".split()
)


class _Weapon(NamedTuple):
    category: WeaponCategory
    name: str
    word: bool
    """Whether the name is an English word or a common name, too."""


def listed_weapons() -> Iterator[tuple[WeaponCategory, str, list[str]]]:
    """Category, name and all names of each weapon of the list, its own name first."""
    for category, name, others, _ in read_rows("weapons.tsv"):
        yield WeaponCategory(category), name.lstrip("?"), [name, *filter(None, others.split("|"))]


@lru_cache(1)
def _index() -> PhraseIndex[_Weapon]:
    index: PhraseIndex[_Weapon] = PhraseIndex(stem_key)
    for category, weapon, names in listed_weapons():
        for name in names:
            index.add([name.lstrip("?")], _Weapon(category, weapon, name.startswith("?")))
    return index


def find_weapons(doc: Doc) -> tuple[WeaponMention, ...]:
    """The weapons of a tagged and parsed document in the order of the text, without overlaps."""
    every = _index().find(doc)
    dug = min((hit.start for hit in every if _is_dug(doc, hit)), default=len(doc))
    hits = [hit for hit in every if _is_weapon(doc, hit) and not _is_that_mine(doc, hit, dug)]
    return tuple(_mention(doc, group) for group in _side_by_side(hits))


def _is_weapon(doc: Doc, hit: Hit[_Weapon]) -> bool:
    """Not verbs ("shells"), pronouns ("mine"), other things ("gold mine", "gun control")."""
    last = doc[hit.end - 1]
    single = hit.end - hit.start == 1
    if single and last.tag_.startswith(("VB", "PRP")) and last.lower_ != "shelling":
        return False
    if (hit.value.word and not _weapon_near(doc, hit)) or _is_loot(last) or _is_crews_own(last):
        return False
    after = doc[hit.end].lower_ if hit.end < len(doc) else ""
    if after == "-" and hit.end + 1 < len(doc):  # "a razor-thin majority"
        after = doc[hit.end + 1].lower_
    harmless = last.lower_ in _ONE_WEAPON_WORD and _before(doc, hit) in _HARMLESS_BEFORE
    return not (single and harmless) and after not in _HARMLESS_AFTER


def _before(doc: Doc, hit: Hit[_Weapon]) -> str:
    """The word before a weapon."""
    return doc[hit.start - 1].lower_ if hit.start else ""


def _is_dug(doc: Doc, hit: Hit[_Weapon]) -> bool:
    return doc[hit.end - 1].lower_ in _MINES and _before(doc, hit) in _HARMLESS_BEFORE


def _is_that_mine(doc: Doc, hit: Hit[_Weapon], dug: int) -> bool:
    """ "Workers of a gold mine … near the same mine": once told, it is what "the mine" means."""
    alone = hit.end - hit.start == 1 and doc[hit.start].lower_ in _MINES
    return alone and hit.start > dug and _before(doc, hit) in _THAT


_MINES = frozenset({"mine", "mines"})
_THAT = frozenset({"the", "that", "this", "same", "its"})


def _is_loot(noun: Token) -> bool:
    """ "Seized six rifles and a mortar": arms that were taken, not used."""
    while noun.dep_ in ("conj", "appos", "compound", "nmod", "amod"):
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "including"):
        noun = noun.head.head
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lower_ in _LOOTED


def _is_crews_own(noun: Token) -> bool:
    """ "The pilot used his firearm before he was taken": it brought nothing down."""
    if noun.dep_ != "dobj" or all(c.dep_ != "poss" for c in noun.children):
        return False
    return any(subject.lower_ in CREW_WORDS for subject in subjects(noun.head))


_LOOTED = frozenset(
    "seized seize seizing captured capture capturing confiscated confiscate confiscating stole"
    " stolen steal stealing recovered recovering looted looting found discovered surrendered"
    " smuggled".split()
)


def _weapon_near(doc: Doc, hit: Hit[_Weapon]) -> bool:
    around = [*doc[max(0, hit.start - _NEAR) : hit.start], *doc[hit.end : hit.end + _NEAR]]
    return any(token.lower_ in _WORDS_FOR for token in around)


def _side_by_side(hits: list[Hit[_Weapon]]) -> Iterator[list[Hit[_Weapon]]]:
    """Hits without a word between them, together."""
    group: list[Hit[_Weapon]] = []
    for hit in hits:
        if group and hit.start != group[-1].end:
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _mention(doc: Doc, group: list[Hit[_Weapon]]) -> WeaponMention:
    start, end = group[0].start, group[-1].end
    while start > 0 and (doc[start - 1].lower_ == "mm" or _is_calibre(doc, start - 1)):
        start -= 1
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    name = " ".join(_QUOTES.sub("", doc[start:end].text).split())
    category, listed, _ = group[0].value
    return WeaponMention(span, category, name, _certainty(doc, start, end), listed)


_QUOTES = re.compile(r"[\"“”„]")
"""Of a phrase that is quoted in part: 'anti-aircraft "weapons"'."""


def _is_calibre(doc: Doc, i: int) -> bool:
    text = doc[i].text
    sized = bool(re.search(r"[a-z]", text)) or doc[i + 1].lower_ in (
        "mm",
        "-",
        "caliber",
        "calibre",
    )
    return bool(_CALIBRE.match(text)) and sized


def _certainty(doc: Doc, start: int, end: int) -> Certainty:
    if _doubted_before(doc, start):
        return Certainty.ALLEGED
    return _by_verbs(doc[start:end].root)


def _doubted_before(doc: Doc, start: int) -> bool:
    for i in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        token = doc[i]
        if token.lower_ in _DOUBT:
            return not _of_another(doc, i, start)
        if not token.tag_.startswith(_THROUGH):
            return False
    return False


def _of_another(doc: Doc, i: int, start: int) -> bool:
    """ "Suspected militants with rockets": the doubt is about the militants."""
    doubt = doc[i]
    noun = doubt.head
    return doubt.tag_.startswith(("JJ", "VBN")) and doubt.dep_ == "amod" and noun.i < start - 1


def _by_verbs(token: Token) -> Certainty:
    for _ in range(_CLIMB):
        above = token.head
        if above is token:
            break
        if above.lower_ in _DENY:
            return Certainty.DENIED
        told = token.dep_ in ("ccomp", "xcomp", "pcomp", "dobj")
        if above.lower_ in _CLAIM and told and above.tag_.startswith("VB"):
            return Certainty.CLAIMED
        if above.lower_ in _BELIEVE and token.dep_ in ("xcomp", "oprd"):
            return Certainty.ALLEGED
        token = above
    return Certainty.ASSERTED
