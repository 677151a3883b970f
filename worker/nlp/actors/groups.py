"""The groups and forces that a document names: those of the lists, and new ones by their form.

1. lists     `groups.tsv` and `forces.tsv`; a name that several share goes to the one whose country
             the text names, else to the first
2. forms     "Ogaden Liberation Army", "Front for the Defence of X", "Katibat al-Y"
3. acronyms  "the United Eastern Front (UEF)" defines UEF for the rest of the document
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from worker.domain.kinds import ActorKind
from worker.nlp.places.demonyms import country_of, find_countries
from worker.nlp.text.document import Doc
from worker.nlp.text.phrases import Hit, PhraseIndex, is_cased, keys_of, plain_key, read_rows


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, a force of a state, or a coalition; `countries` are ISO codes."""

    canonical_id: str
    kind: ActorKind
    countries: tuple[str, ...]
    name: str


def state_id(code: str) -> str:
    """The id of a state and its forces, which are one side of a conflict (as UCDP counts them)."""
    return f"state-{code.lower()}"


def listed_groups() -> Iterator[tuple[Group, list[str]]]:
    """Each group and force of the lists with its names, its own name first."""
    for canonical_id, kind, countries, name, others, _ in read_rows("groups.tsv"):
        codes = tuple(filter(None, countries.split("|")))
        group = Group(canonical_id, ActorKind(kind), codes, name)
        yield group, [name, *filter(None, others.split("|"))]
    for code, name, others, _ in read_rows("forces.tsv"):
        group = Group(state_id(code), ActorKind.STATE_FORCE, (code,), name)
        yield group, [name, *filter(None, others.split("|"))]


@lru_cache(1)
def _index() -> PhraseIndex[tuple[Group, ...]]:
    """One entry for each name, with all groups that have it.

    Of two spellings the one with small letters counts: some papers write "Isis" and "Farc".
    """
    sharing: dict[tuple[str, ...], tuple[str, tuple[Group, ...]]] = {}
    exact: list[tuple[str, Group]] = []
    for group, names in listed_groups():
        for name in names:
            if name.startswith("="):
                exact.append((name, group))
            else:
                first, groups = sharing.get(keys_of(name), (name, ()))
                spelling = name if first.isupper() else first
                sharing[keys_of(name)] = (spelling, tuple(dict.fromkeys((*groups, group))))
    index: PhraseIndex[tuple[Group, ...]] = PhraseIndex()
    for name, groups in sharing.values():
        index.add([name], groups)
    for name in dict.fromkeys(name for name, _ in exact):
        index.add([name], tuple(group for other, group in exact if other == name))
    return index


def find_groups(doc: Doc) -> list[Hit[Group]]:
    """The groups that a document names, in the order of the text, without overlaps."""
    kept: list[Hit[Group]] | None = doc.kept.get(_KEPT)
    if kept is None:
        kept = doc.kept[_KEPT] = _find(doc)
    return kept


_KEPT = "groups"
"""Actors and operators ask for the groups of a document: they are looked up once."""


def _find(doc: Doc) -> list[Hit[Group]]:
    countries = {hit.value.code for hit in find_countries(doc)}
    found = [
        Hit(hit.start, hit.end, _choose(hit.value, countries), hit.name)
        for hit in _index().find(doc)
        if not _is_qualifier(doc, hit.start, hit.end)
        and not _is_agency(hit, countries)
        and not _is_gun(doc, hit)
    ]
    if is_cased(doc):
        found = _merged(found, [h for h in _by_form(doc) if not _is_qualifier(doc, h.start, h.end)])
    return _merged(found, list(_by_acronym(doc, found)))


def _choose(groups: tuple[Group, ...], countries: set[str]) -> Group:
    return next((g for g in groups if countries.intersection(g.countries)), groups[0])


def _is_agency(hit: Hit[tuple[Group, ...]], countries: set[str]) -> bool:
    """AFP is a news agency where the text says nothing of the Philippines, AA a kind of gun."""
    codes = {code for group in hit.value for code in group.countries}
    return hit.name in ("AFP", "AA") and not codes & countries


def _is_gun(doc: Doc, hit: Hit[tuple[Group, ...]]) -> bool:
    """ "AA fire", "AA guns": what shoots at aircraft, in any country."""
    named = doc[hit.start : hit.end].text == "AA"
    return named and hit.end < len(doc) and doc[hit.end].lower_ in _GUNS


_GUNS = frozenset("fire gun guns gunner gunners gunfire battery batteries missile missiles".split())
_LINKED = frozenset(
    "linked affiliated allied inspired backed led held controlled aligned style dominated supported"
    " occupied run besieged trained claimed sponsored era related free infested planted owned"
    " made built funded financed supplied".split()
)
_AGAINST = frozenset("anti counter pro non ex".split())
_WATERS = frozenset("sea gulf bay strait straits".split())
_DASHES = frozenset({"-", "–", "‑", "—"})


def _is_qualifier(doc: Doc, start: int, end: int) -> bool:
    """ "Taliban-held", "anti-Taliban": the name only says what another thing is like."""
    if end + 1 < len(doc) and doc[end].text in _DASHES and doc[end + 1].lower_ in _LINKED:
        return True
    before = doc[start - 1].text if start else ""
    if before == "of" and start > 1 and doc[start - 2].lower_ in _WATERS:  # "the Sea of Azov"
        return True
    return before in _DASHES and start > 1 and doc[start - 2].lower_ in _AGAINST


def _merged(first: list[Hit[Group]], second: list[Hit[Group]]) -> list[Hit[Group]]:
    """Both, the first list keeping what it has; a longer name of the second takes in a shorter."""
    longer = [s for s in second if not any(_keeps(f, s) for f in first)]
    kept = [f for f in first if not any(s.start <= f.start and f.end <= s.end for s in longer)]
    return sorted([*kept, *longer], key=lambda hit: hit.start)


def _keeps(listed: Hit[Group], formed: Hit[Group]) -> bool:
    if listed.end <= formed.start or formed.end <= listed.start:
        return False
    within = formed.start <= listed.start and listed.end <= formed.end
    longer = formed.end - formed.start > listed.end - listed.start
    return not (within and longer and listed.start > formed.start)


_WORD = r"(?:[A-Z][\w’']*(?:-[\w’']+)*|\d+(?:st|nd|rd|th))"
_LINK = r"(?:of|for|the|de|del|la|los|al|el|ul|wal)"
_ARMED = (
    r"Army|Armies|Front|Brigades?|Battalions?|Militias?|Tigers|Guards?|Resistance|Cartel|Corps"
    r"|Regiment|Legion|Commandos?|Mujahideen|Fedayeen|Squadron|Armed Forces|Air Force|Navy"
    r"|Defen[cs]e Forces?|Security Forces?|Special Forces|Police|Gendarmerie|Rangers|Marines"
    r"|(?:Elite|Protection|Volunteer|Tiger) Forces?"
    r"|Liberation (?:Movement|Union|Forces?|Organi[sz]ation)|(?:Islamic|Revolutionary) Movement"
    r"|(?:Infantry|Armou?red|Airborne|Mountain|Mechani[sz]ed|Tank) Division|Task Force|Coast Guard"
    r"|Air Defen[cs]es?(?: Forces?)?"
)
_ARABIC = (
    r"Jaysh|Jaish|Jeish|Liwaa?|Katibat?|Kata'?ib|Harakat|Jabhat|Ansar|Jun[ud]d?|Lashkar|Jama'?at"
    r"|Hizb|Hezb|F[ae][iy]laq|Saraya|Asaib|Tehr[ie]+k|Harkat|Suqou?r|Ahrar|Fursan|Firqat|Jaamac?at"
)
_FORMS = re.compile(
    rf"\b(?:{_WORD}\s+(?:(?:{_LINK}\s+){{0,2}}{_WORD}\s+){{0,4}}(?:{_ARMED})\b"
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?{_WORD}(?:\s+(?:{_LINK}\s+){{0,2}}{_WORD}){{0,4}})?"
    rf"|(?:Front|Army|Movement|Union|Brigades?)\s+(?:of|for)\s+(?:the\s+)?(?:{_WORD})"
    rf"(?:\s+(?:{_LINK}\s+){{0,2}}{_WORD}){{0,4}}"
    rf"|(?:{_ARABIC})[\s-]+(?:(?:al|ul|ud|as|ash|an|at|ad|e|i|el|ur)[\s-]+)?{_WORD}"
    rf"(?:[\s-]+(?:al|ul|wal|as|ash|e|i)[\s-]+{_WORD}){{0,2}})"
)
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b|\b(?:First|Second|Third|Fourth|Fifth)\b")
_OFFICIAL = re.compile(
    r"\b(?:Royal|National Police|National Guard|Republican Guard|Armed Forces|Air Force|Navy|Police"
    r"|Infantry|Armou?red|Mechani[sz]ed|Airborne|Coast Guard|Border Guards?|Defen[cs]e Force"
    r"|Marines|Gendarmerie|Army Corps|Special Forces|Security Forces?|Field Army)\b"
)
_STATE_OWN = re.compile(
    r"\b(?:Air Defen[cs]es?|Army|Forces?|Guards?|Corps|Regiment|Rangers|Military)$"
)
_OPPOSED = re.compile(r"\b(?:Liberation|Independence|Revolution|Resistance|Free|Democratic|Front)")
_NO_GROUP = re.compile(r"^(?:The|A|An|In|On|At|By|But|And|For|With|From|After)\s+")
_CRAFT_OF = re.compile(r"^[A-Z][A-Za-z/]*-?\d\S* (?:of|from)(?: the)?\s+")
"""What a force has: "Mi-24 of the Iraqi Air Force"."""
_PLACE_OF_POLICE = re.compile(r"\b(?:Station|Post|Headquarters|Academy|Barracks|Salvation)\b")


def _by_form(doc: Doc) -> Iterator[Hit[Group]]:
    for match in _FORMS.finditer(doc.text):
        text = match.group()
        start = match.start() + _lead(text)
        span = doc.char_span(start, match.end(), alignment_mode="contract")
        if span is None or len(span) < 2 or _PLACE_OF_POLICE.search(span.text):
            continue
        if "\n" not in span.text:
            yield Hit(span.start, span.end, _new_group(span.text), span.text)


def _lead(text: str) -> int:
    """How much of a match stands before the name: "In Mali's ..."."""
    lead = _NO_GROUP.match(text) or _CRAFT_OF.match(text)
    owner = re.match(r"(.+?)['’]s\s+", text)
    if owner and country_of(owner.group(1)):
        return owner.end()
    return lead.end() if lead else 0


def _new_group(name: str) -> Group:
    words = name.split()
    code = next((code for word in words if (code := country_of(word))), None)
    opposed = _OPPOSED.search(name)
    official = _OFFICIAL.search(name) or _ORDINAL.search(name) or (code and _STATE_OWN.search(name))
    if official and not opposed:
        canonical = state_id(code) if code else slug(name)
        return Group(canonical, ActorKind.STATE_FORCE, (code,) if code else (), name)
    militia = re.search(r"\b(?:Militias?|Cartel|Brigades?|Battalions?|Guards?)\b", name)
    kind = ActorKind.MILITIA if militia and not opposed else ActorKind.REBEL
    return Group(slug(name), kind, (code,) if code else (), name)


def slug(name: str) -> str:
    """An id made of a name: lower-case letters and digits joined by hyphens."""
    return "-".join(filter(None, (plain_key(word) for word in re.split(r"[\s/-]+", name))))


_BRACKET = re.compile(r"\(\s*([A-Z][A-Za-z]{0,8}(?:[-/][A-Z]{1,4})?)\s*\)")


def _by_acronym(doc: Doc, found: list[Hit[Group]]) -> Iterator[Hit[Group]]:
    """Acronyms in brackets behind a name, there and wherever else they stand."""
    ends = {hit.end: hit.value for hit in found}
    meanings: dict[str, Group] = {}
    for match in _BRACKET.finditer(doc.text):
        span = doc.char_span(match.start(1), match.end(1))
        if span is not None and span.start > 1 and (group := ends.get(span.start - 1)):
            meanings.setdefault(match.group(1), group)
    for name, group in meanings.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", doc.text):
            span = doc.char_span(match.start(), match.end())
            if span is not None and not _is_qualifier(doc, span.start, span.end):
                yield Hit(span.start, span.end, group, name)
