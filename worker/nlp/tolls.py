"""How many people were killed or injured, as the sentences say.

Two readings: patterns over the words, which survive bad grammar ("killing at least 27 people, 12 of
them children"), and the parse, for what has no number ("a soldier was killed").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sent

from worker.domain.annotations import Harm, TollMention
from worker.domain.text import Span
from worker.nlp.numbers import number_in

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+"
    r"|(?:(?:a\s+)?hundred|(?:a\s+)?thousand|(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?)(?:\s+(?:hundred|thousand))?))"
)
_LEAST = r"(?:at\s+least|more\s+than|over|no\s+fewer\s+than|not\s+less\s+than|upwards\s+of)"
_ABOUT = r"(?:about|around|some|nearly|almost|approximately|up\s+to|as\s+many\s+as|an\s+estimated)"
_QUANTITY = rf"(?:(?P<least>{_LEAST})\s+|(?P<about>{_ABOUT})\s+)?(?P<number>{_NUMBER})"
_NOT_PEOPLE = (
    r"(?!\s*(?:km|kilomet|mile|metre|meter|year|day|week|month|hour|minute|percent|%|per\s+cent|mm"
    r"|times|dollars|millimet|pounds|kg|a\.?m|p\.?m|o'clock|th\b|st\b|nd\b|rd\b|-year|:))"
)
_WHO = (
    r"(?P<who>(?:,?\s+(?!(?:killed|dead|died|wounded|injured|hurt|missing|including|but|while|when)\b"
    rf"|{_NUMBER}\b)[\w'’.-]+){{0,9}}?,?)"
)
_KILLED = (
    r"killed|dead|died|slain|murdered|massacred|executed|shot\s+dead|lost\s+their\s+lives|perished"
    r"|beheaded|assassinated|hacked\s+to\s+death|burnt\s+to\s+death|burned\s+to\s+death|gunned\s+down"
)
_INJURED = r"wounded|injured|hurt|maimed"
_BE = (
    r"(?:\s+(?:were|was|are|is|have\s+been|had\s+been|has\s+been|be|being|reportedly|also|either))*"
)
_KILLING = (
    r"(?:kill(?:ed|ing|s)?|murder(?:ed|ing|s)|slew|slaying|massacred|executed|executing|beheaded"
    r"|assassinated|claim(?:ed|ing)\s+the\s+li(?:ves|fe)\s+of|shot\s+dead|gunned\s+down"
    r"|death\s+of|deaths\s+of|(?:death\s+)?toll\s+(?:\w+\s+){0,6}?(?:to|at|of|reached)"
    r"|hacked\s+to\s+death|burning\s+to\s+death)"
)
_WOUNDING = r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es|ies\s+to)|hurting|hurt|maiming)"

_PATTERNS: tuple[tuple[Harm, re.Pattern[str]], ...] = tuple(
    (harm, re.compile(pattern, re.IGNORECASE))
    for harm, pattern in (
        (Harm.KILLED, rf"\b{_QUANTITY}{_NOT_PEOPLE}{_WHO}{_BE}\s+(?:{_KILLED})\b"),
        (Harm.INJURED, rf"\b{_QUANTITY}{_NOT_PEOPLE}{_WHO}{_BE}\s+(?:{_INJURED})\b"),
        (Harm.KILLED, rf"\b{_KILLING}\s+(?:\w+\s+)?{_QUANTITY}\b{_NOT_PEOPLE}"),
        (Harm.INJURED, rf"\b{_WOUNDING}\s+(?:\w+\s+)?{_QUANTITY}\b{_NOT_PEOPLE}"),
        (Harm.KILLED, rf"\b{_QUANTITY}\s+(?:fatalities|deaths|bodies|corpses)\b"),
        (Harm.KILLED, rf"\b(?:leaving|left|leaves)\s+{_QUANTITY}{_WHO}\s+dead\b"),
        (Harm.INJURED, rf"\b(?:leaving|left|leaves)\s+{_QUANTITY}{_WHO}\s+(?:{_INJURED})\b"),
    )
)
_CUMULATIVE = re.compile(
    r"\b(?:since|the war has|conflict has|conflict that|civil war|in the past (?:year|month|decade)"
    r"|so far this (?:year|month)|over the (?:past|last) (?:year|\w+ (?:years|months))|in all"
    r"|the uprising|insurgency has|war that|in total since|years of)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"^\s*(?:of\s+(?:them|whom|the\s+\w+)|including|among)\b", re.IGNORECASE)
_INCLUDING = re.compile(
    r"(?:including|among\s+them|of\s+whom|of\s+them)\s*(?:\w+\s+)?$", re.IGNORECASE
)
_GROUPS = {
    "civilians": "civilian civilians people villagers residents villager resident",
    "children": "child children schoolchildren",
    "women": "woman women",
    "soldiers": "soldier soldiers troops servicemen conscripts troop",
    "police": "police policemen policeman officers officer",
    "combatants": "rebels rebel militants militant fighters fighter insurgents guerrillas gunmen jihadists"
    " terrorists attackers assailants",
    "crew": "pilot pilots crew crewmen airmen navigator",
}
_GROUP = {word: group for group, words in _GROUPS.items() for word in words.split()}
_HARM_VERBS = {
    **dict.fromkeys(
        "killed murdered assassinated executed beheaded slain slew massacred lynched".split(),
        Harm.KILLED,
    ),
    **dict.fromkeys("died perished succumbed".split(), Harm.KILLED),
    **dict.fromkeys("wounded injured hurt".split(), Harm.INJURED),
    **dict.fromkeys("killing murdering executing beheading".split(), Harm.KILLED),
    **dict.fromkeys("wounding injuring".split(), Harm.INJURED),
}
_PERSON = frozenset(
    "man woman boy girl soldier policeman officer civilian child villager farmer teacher journalist"
    " person pilot resident student driver worker guard fighter militant rebel leader member trader"
    " businessman councillor councilor politician judge mayor priest imam constable jawan shepherd"
    " activist gunman youth commander insurgent guerrilla peasant protester cleric lawyer doctor"
    " official candidate bystander passenger labourer trooper ranger sergeant lieutenant captain"
    " cadre bomber attacker assailant terrorist chief vendor nurse tourist citizen monk supporter"
    " herder prisoner vigilante translator engineer inspector brother wife son daughter husband"
    " father mother sister nephew elder warlord senator deputy lawmaker reporter photographer".split()
)


def find_tolls(doc: Doc) -> tuple[TollMention, ...]:
    """The numbers of people harmed, in the order of the text; the most telling where two overlap."""
    found = [toll for sent in doc.sents for toll in _of_sentence(sent)]
    return tuple(sorted(found, key=lambda t: t.span))


_TOLD = re.compile(
    r"kill|dead|death|die[ds]|dying|slain|slay|slew|murder|massacr|execut|shot|perish|behead"
    r"|assassin|hack|wound|injur|hurt|maim|lives|life|toll|bodies|corpse|fatal|burn|gunned|leaving|left",
    re.IGNORECASE,
)
"""A cheap test: without one of these there is no toll."""


def _of_sentence(sent: Sent) -> list[TollMention]:
    text, offset = sent.text, sent.start_char
    if not _TOLD.search(text):
        return []
    cumulative = bool(_CUMULATIVE.search(text))
    found: list[TollMention] = []
    for harm, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            toll = _toll(match, harm, text, offset, cumulative=cumulative)
            if toll and not any(_overlaps_number(toll, match, t, offset) for t in found):
                found.append(toll)
    counted = {toll.harm for toll in found}
    found += [t for t in _uncounted(sent, cumulative=cumulative) if t.harm not in counted]
    return found


def _toll(
    match: re.Match[str], harm: Harm, text: str, offset: int, *, cumulative: bool
) -> TollMention | None:
    number = number_in(re.split(r"[\s-]+", match["number"]))
    if number is None or (1900 <= number <= 2100 and "," not in match["number"]):
        return None
    if _INCLUDING.search(text[: match.start("number")]) or _OF_THEM.match(
        text[match.end("number") :]
    ):
        return None
    high = None if match["least"] else number
    who = (match.groupdict().get("who") or text[match.end("number") :][:60]).lower()
    group = next((_GROUP[w] for w in re.findall(r"[a-z]+", who) if w in _GROUP), None)
    span = Span(offset + match.start("number"), offset + match.end("number"))
    return TollMention(span, harm, number, high, group, cumulative)


def _overlaps_number(
    toll: TollMention, match: re.Match[str], other: TollMention, offset: int
) -> bool:
    """One number has one meaning: the first pattern that takes it."""
    return toll.span.overlaps(other.span) or (
        toll.harm is other.harm
        and match.start() + offset <= other.span.start < match.end() + offset
    )


def _uncounted(sent: Sent, *, cumulative: bool) -> Iterator[TollMention]:
    """ "a soldier was killed", "killing the driver and wounding his son"."""
    for token in sent:
        harm = _harm(token)
        if harm is None:
            continue
        victims = [v for head in _victims(token) for v in (head, *_conjuncts(head))]
        both = [v for v in victims if any(c.lower_ == "both" for c in v.children)]
        if both:
            span = Span(both[0].idx, both[0].idx + len(both[0]))
            yield TollMention(span, harm, 2, 2, _GROUP.get(both[0].lower_), cumulative)
            continue
        single = [v for v in victims if _one_person(v)]
        if single and len(single) == len(victims):
            group = next((_GROUP[v.lower_] for v in single if v.lower_ in _GROUP), None)
            span = Span(single[0].idx, single[0].idx + len(single[0]))
            yield TollMention(span, harm, len(single), len(single), group, cumulative)


def _harm(token: Token) -> Harm | None:
    if token.lower_ == "shot" and any(c.lower_ == "dead" for c in token.children):
        return Harm.KILLED
    if token.lower_ == "gunned":
        return Harm.KILLED
    return _HARM_VERBS.get(token.lower_) if token.tag_.startswith(("VB", "JJ")) else None


def _victims(verb: Token) -> list[Token]:
    wanted = {"nsubjpass"} if any(c.dep_ == "auxpass" for c in verb.children) else {"dobj"}
    if verb.lower_ in ("died", "perished", "succumbed"):
        wanted = {"nsubj"}
    found = [c for c in verb.children if c.dep_ in wanted]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    if not found and verb.dep_ == "conj" and wanted == {"nsubjpass"}:
        found = [c for c in verb.head.children if c.dep_ in ("nsubjpass", "nsubj")]
    return found


def _conjuncts(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep_ == "conj"]


def _one_person(token: Token) -> bool:
    if any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.children):
        return False
    if token.lower_ in _PERSON and token.tag_ in ("NN", "NNP"):
        return True
    return token.tag_ == "NNP" and token.ent_type_ == "" and _is_person_name(token)


def _is_person_name(token: Token) -> bool:
    """A proper name with a title or an apposition that is a person."""
    parts = [c for c in token.children if c.dep_ in ("compound", "appos")]
    return any(c.lower_ in _PERSON or c.lower_.rstrip(".") in _TITLES for c in parts)


_TITLES = frozenset(
    "mr mrs ms dr gen general col colonel capt captain maj major lt lieutenant sgt sergeant president"
    " minister sheikh imam father bishop inspector constable commander mullah haji md judge".split()
)
