"""The five roles of MUC-4, filled from the candidates of a report.

Only asserted candidates count; their names are the words of the text.

- which     not what MUC-4 does not call terrorism: where all who are hit are armed (a clash, a raid
            on a garrison), or a state's forces act and no civilian or thing is said to be hit; of a
            clash only whom and what it hits besides, and the irregulars that do; no downed aircraft
- PerpOrg   initiators that are known groups, and those whose last word is one for a body ("army",
            "police", "cartel")
- PerpInd   all other initiators ("guerrillas", "armed men") but aircraft; for followers of a known
            group ("fmln guerrillas") or of a body ("members of the armed forces") both
- Target    targets that are facilities or vehicles, not whole areas ("neighborhood", "town"), nor
            what armed forces hold ("army positions")
- Victim    targets that are persons, by the name behind the last word for an office, rank or kin;
            the keys have persons with a name only (`HUM TGT: NAME`); also whose home is hit
- Weapon    weapons that the text names; not what only the deed tells ("shot" is no "gunfire"), and
            without the deed ("rifle fire" is a "rifle"); no vehicles

Numbers in front of what is hit or used are left out ("two banks"). Names of one known group are one
entity; so are names that end in one another ("rebels", "salvadoran rebels"), and persons whose
words hold the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from worker.domain.incident import Actor, Candidate, Weapon
from worker.domain.kinds import IRREGULAR, ActorKind, EventType, Polarity, Role, WeaponCategory
from worker.nlp.actors.groups import listed_groups
from worker.nlp.places.demonyms import country_of, is_country
from worker.nlp.text.heads import heads

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
_ARMED = _STATE | IRREGULAR
_THINGS = frozenset({ActorKind.FACILITY, ActorKind.VEHICLE})
_HARMED = _THINGS | {ActorKind.CIVILIANS, ActorKind.INDIVIDUAL}
_HIT = frozenset({"Target", "Victim"})
_PERPETRATORS = frozenset({"PerpInd", "PerpOrg"})
_DOWNINGS = frozenset(
    {EventType.AIRCRAFT_SHOOTDOWN, EventType.UAV_DOWNING, EventType.AIRCRAFT_CRASH}
)
_HOME = re.compile(
    r"(?:\bhomes?|\bresidences?|\bhouses?) of (.+)$|^(.+)['’]s? (?:\w+ )?(?:home|residence|house)$"
)
_BODIES = frozenset(
    "administration army authorities battalion brigade cartel carabineros department embassy force"
    " forces front government guard infantry mafia mafias military movement navy organization party"
    " police regime regiment".split()
)
_MILITARY = re.compile(
    r"\b(?:army|military|air force|navy|naval|garrisons?|barracks|battalion|brigade|regiment|tanks?"
    r"|positions?|checkpoints?)\b"
)
_AREAS = frozenset(
    "area areas block blocks border capital city cities country department district districts"
    " hamlet hamlets highway highways line lines municipality neighborhood neighborhoods outskirts"
    " park place places region regions road roads sector sectors site sites slum slums street"
    " streets suburb suburbs target targets territory town towns village villages zone"
    " zones".split()
)
_MEMBERS = frozenset(
    "elements guerrillas member members men officers rebels soldiers terrorists troops".split()
)
_CRAFT = frozenset(
    "aircraft airplane airplanes gunships helicopter helicopters jet jets plane planes warplane"
    " warplanes".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr gen col maj capt lt sgt msgr monsignor comrade engineer attorney fr sister"
    " brother archbishop reverend rector dean ambassador vice state".split()
)
_DEEDS = frozenset("beheading blast explosion explosions fire gunfire shelling".split())
_DEED = re.compile(r" (?:fire|attacks?)$")
_NUMBER = re.compile(
    r"^(?:(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)+"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LONGEST_NAME = 5
"""Words of a person's name."""


def fill_roles(candidates: Iterable[Candidate], text: str) -> dict[str, list[str]]:
    """One name for each entity of the candidates of a report by role; `text` is the report."""
    found: dict[str, list[str]] = {role: [] for role in ROLES}
    groups: dict[str, str] = {}
    for candidate in candidates:
        if candidate.polarity is Polarity.ASSERTED and _is_terrorism(candidate.actors):
            filled = _filled(candidate)
            for role, name in _fillers(candidate, text, groups):
                if role in filled:
                    _add(found[role], name, person=role == "Victim")
    return found


def _filled(candidate: Candidate) -> frozenset[str]:
    """The roles that are filled from a candidate: of a clash not all, of a downed aircraft none."""
    if candidate.event_type in _DOWNINGS:
        return frozenset()
    if candidate.event_type is not EventType.ARMED_CLASH:
        return frozenset(ROLES)
    hit = {a.kind for a in candidate.actors if a.role is not Role.INITIATOR}
    did = {a.kind for a in candidate.actors if a.role is Role.INITIATOR}
    return _HIT | _PERPETRATORS if hit & _HARMED and did <= IRREGULAR else _HIT


def _is_terrorism(actors: Iterable[Actor]) -> bool:
    """Whether others than armed men are hit, as far as is said."""
    hit = {a.kind for a in actors if a.role is not Role.INITIATOR}
    did = {a.kind for a in actors if a.role is Role.INITIATOR}
    if hit and hit <= _ARMED:
        return False
    return not (did and did <= _STATE) or bool(hit & _HARMED)


def _fillers(candidate: Candidate, text: str, groups: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(role, name) of all that fills a role, names as the text has them; `groups` by id."""
    for actor in candidate.actors:
        if actor.role is Role.INITIATOR:
            yield from _perpetrators(actor, text, groups)
        elif actor.kind in _THINGS:
            thing = _plain(actor.name)
            if thing.split()[-1] not in _AREAS and not _MILITARY.search(thing):
                yield "Target", thing
            if (home := _HOME.search(thing)) and (owner := _named(home[1] or home[2], office=True)):
                yield "Victim", owner
        elif person := _person(actor):
            yield "Victim", person
    for weapon in candidate.weapons:
        if named := _weapon(weapon, text):
            yield "Weapon", named


def _plain(name: str) -> str:
    """A name without numbers and quotation marks around it."""
    plain = name.lower().strip("\"'“” ")
    return _NUMBER.sub("", plain) or name.lower()


def _perpetrators(actor: Actor, text: str, groups: dict[str, str]) -> Iterator[tuple[str, str]]:
    name, text = _BRACKETS.sub("", actor.name).lower().strip("\"'“” "), text.lower()
    last = name.split()[-1]
    known = _names_by_group().get(actor.canonical_id or "")
    if known is None or actor.canonical_id is None:
        if last not in _CRAFT:
            yield from _followers(name, last)
        return
    group = _longest(known, name) or name
    yield "PerpOrg", groups.setdefault(actor.canonical_id, _written(group, known, text))
    if not name.endswith(group) and name in text:
        yield "PerpInd", name


def _followers(name: str, last: str) -> Iterator[tuple[str, str]]:
    """ "Members of the armed forces" are of the armed forces; "the army" is all of one."""
    who, _, body = name.partition(" of ")
    if last in _BODIES and body and who.split()[-1] in _MEMBERS:
        yield "PerpInd", name
        yield "PerpOrg", body
    else:
        yield ("PerpOrg" if last in _BODIES else "PerpInd"), name


def _written(group: str, known: Iterable[str], text: str) -> str:
    """The name that a text has for a group: the record's, else the longest of the list's."""
    return group if group in text else _longest(known, text) or group


@lru_cache(1)
def _names_by_group() -> dict[str, list[str]]:
    """The names, in small letters, of each known group that is not a state's."""
    return {
        group.canonical_id: [name.lstrip("=?").lower() for name in names]
        for group, names in listed_groups()
        if group.kind is not ActorKind.STATE_FORCE
    }


def _longest(names: Iterable[str], text: str) -> str | None:
    """The longest of the names that a text has as words."""
    there = [n for n in names if re.search(rf"\b{re.escape(n)}\b", text)]
    return max(there, key=len, default=None)


def _person(actor: Actor) -> str | None:
    """The name of a person; of one of unknown kind only behind a word for an office or the like."""
    if actor.kind not in (ActorKind.INDIVIDUAL, ActorKind.UNKNOWN):
        return None
    return _named(actor.name, office=actor.kind is ActorKind.UNKNOWN)


def _named(told: str, *, office: bool) -> str | None:
    """The name of a person in a phrase; `office` where it must stand behind a word for one."""
    words = re.findall(r"[\w'’.-]+", told.lower())
    ends = [i + 1 for i, word in enumerate(words) if _is_office(word)]
    name = words[ends[-1] if ends else 0 :]
    least = 2 if not ends or office else 1
    if any(c.isdigit() for word in name for c in word) or not least <= len(name) <= _LONGEST_NAME:
        return None
    return None if office and not ends else " ".join(name)


def _is_office(word: str) -> bool:
    """Whether a word is no part of a name; what belongs to somebody is not that person."""
    plain = word.strip(".")
    known = plain in heads() or plain in _TITLES | _BODIES | _AREAS or _is_demonym(plain)
    return known or word.endswith(("'s", "’s", "'", "’"))


def _is_demonym(word: str) -> bool:
    """ "Frenchman", "guatemalan"; not "israel", which is a first name too."""
    return country_of(word) is not None and not is_country(word)


def _weapon(weapon: Weapon, text: str) -> str | None:
    name = _DEED.sub("", _plain(weapon.name or ""))
    told = name and re.search(rf"\b{re.escape(name)}\b", text.lower())
    if not told or name in _DEEDS or weapon.category is WeaponCategory.VEHICLE:
        return None
    return name


def _add(names: list[str], name: str, person: bool) -> None:
    """Add a name unless it is of an entity that is there; of a person the longer name stays."""
    for i, other in enumerate(names):
        mine, theirs = set(name.split()), set(other.split())
        if person and (mine <= theirs or theirs <= mine):
            names[i] = max(other, name, key=len)
            return
        if not person and (f" {name}".endswith(f" {other}") or f" {other}".endswith(f" {name}")):
            return
    if name:
        names.append(name)
