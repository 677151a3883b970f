"""Decides which place a name means, given what the whole article is about (`votes`).

A small or ambiguous name means the place of that name in the country that the article is about, and
none where that stays open.

The weights below trade countries that are missing for countries that are wrong. They were set by
hand and measured on notes from Asia, Burkina Faso and Kenya with `worker.evaluation.places`
("country best" against "country wrong"); run it again after a change.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from worker.nlp.places.context import ENOUGH, NATIONAL, SURE, Context
from worker.nlp.places.gazetteer import Entry, Gazetteer, Kind
from worker.nlp.places.names import exact_key, plain, sound_key
from worker.nlp.places.provinces import behind_namesakes, home_of_unlisted
from worker.nlp.places.spans import BIG, HUGE
from worker.nlp.places.text import Case, Cue, Name
from worker.nlp.places.words import COUNTRIES_OF_KIND, FIRST_LEVEL, QUARTERS

_NOWHERE = 2.2
"""The score of "none of these places": a town of 25,000, or one of 1,000 in a country at war."""
SHARPNESS = 1.7
"""By what power of its score a reading counts against the others."""
_VILLAGE = 20_000
"""Inhabitants below which a place is none of the news of another country's groups and peoples."""
_PARTNER = 1.0
_ALIKE = 0.6
_ALIKE_HAMLETS = 0.75
"""There are so many hamlets that one will sound like any name."""
_PRIMARY = 0.4
_BYNAME = 0.6
_OTHER = 4.0
_KIND_OF_TOWN = 0.7
_NO_DIVISION = 1.0
"""Of a town, where the words around say that it is a province, and elsewhere it is one."""
_ALIKE_SCORES = 0.05
"""Less than any evidence gives."""
_LISTED = 0.8
_CAPITAL = 1.0
"""A capital is told of more often than other towns of its size and name."""
_ELSEWHERE = 2.0
"""Of a place that has namesakes in a province of its country that the article is rather about."""
_STRANGE = 0.15
"""A small place in a country of less weight in the article than this is not meant."""


_WORLD_CITY = 1_000_000
"""Inhabitants from which a city is named in the news of any country."""


def prior(entry: Entry, name: Name, context: Context, gazetteer: Gazetteer) -> float:
    """How likely a name means an entry, without what stands right beside it."""
    return of_itself(entry, name, gazetteer) + in_context(entry, name, context)


def of_itself(entry: Entry, name: Name, gazetteer: Gazetteer) -> float:
    """How likely a name means an entry, whatever the article is about."""
    code = entry.country_code
    score = _by_kind(entry, name) + 0.7 * gazetteer.is_scene(code)
    if name.country_code:
        score += 4.0 * (code == name.country_code)
    score += _PARTNER * (code in name.partners) + _LISTED * entry.listed
    score += _CAPITAL * gazetteer.is_capital(entry, name.text)
    score += _PRIMARY * (exact_key(entry.name) == exact_key(name.text))
    score -= _BYNAME * _is_byname(entry, name)
    return score - _OTHER * (code not in COUNTRIES_OF_KIND.get(name.kind_word, (code,)))


def in_context(entry: Entry, name: Name, context: Context) -> float:
    """What the rest of the article adds to that."""
    code = entry.country_code
    score = 2.5 * context.share(code) - _OTHER * _is_other_country(entry, name, context)
    if entry.admin1 and code:
        score += min(1.0, context.provinces.get((code, entry.admin1), 0.0))
        score -= _ELSEWHERE * behind_namesakes(entry, name, context)
    return score


def _is_other_country(entry: Entry, name: Name, context: Context) -> bool:
    """Whether a country's name is that of a state: "DeKalb County, Georgia"."""
    if entry.kind is not Kind.COUNTRY:
        return False
    states = {e.country_code or "" for e in name.entries if e.kind is Kind.ADMIN1}
    states -= {entry.country_code or ""}
    if not states:
        return False
    if states & name.partners:
        return entry.country_code not in name.partners
    key = exact_key(name.text)
    backed = any(context.backers.get(code, set()) - {key} for code in states)
    return backed and context.is_about_another(entry.country_code, key)


def _is_byname(entry: Entry, name: Name) -> bool:
    """Whether a place only goes by a name too that a town elsewhere has as its own."""
    key = exact_key(name.text)
    if entry.kind is not Kind.PLACE or sound_key(entry.name) == sound_key(name.text):
        return False
    return any(
        exact_key(e.name) == key and e.population >= _VILLAGE
        for e in name.entries
        if e.country_code != entry.country_code
    )


_NATURAL = {
    Kind.COUNTRY: 6.0, Kind.SEA: 4.0, Kind.AREA: 3.5, Kind.ADMIN1: 2.7, Kind.ADMIN2: 1.2,
}  # fmt: skip
"""How much a name is that of a place of its kind; of a town by its inhabitants."""


def _by_kind(entry: Entry, name: Name) -> float:
    size = math.log10(entry.population + 10) / 2
    division = entry.kind in (Kind.ADMIN1, Kind.ADMIN2)
    natural = _NATURAL.get(entry.kind, size)
    if name.level is None:
        return natural + 1.5 * (division and name.container)
    if entry.kind is Kind.COUNTRY and any(e.kind is name.level for e in name.entries):
        return 0.0  # "Niger State" is of Nigeria
    if name.level is entry.kind:
        return natural + (2.0 if entry.kind is not Kind.PLACE else _KIND_OF_TOWN)
    if name.level is Kind.PLACE:
        return natural
    if division or entry.kind is Kind.AREA:
        return natural + 1.2
    divided = any(e.kind in (Kind.ADMIN1, Kind.ADMIN2) for e in name.entries)
    return natural - (_NO_DIVISION if divided and name.kind_word in FIRST_LEVEL else 0.0)


def choose(
    name: Name, context: Context, gazetteer: Gazetteer, within: Sequence[Entry] = ()
) -> Entry | None:
    """The entry that a name means, given the larger places beside it; None where that is open."""
    fitting = [e for e in name.entries if all(inside(e, outer) for outer in within)]
    if (name.kind_word in QUARTERS or name.house) and not within:
        fitting = [e for e in fitting if _of_a_city_told(e, context)]
    if not fitting:
        return None
    scores = [prior(e, name, context, gazetteer) for e in fitting]
    best = fitting[scores.index(max(scores))]
    wide = within or best.kind in (Kind.COUNTRY, Kind.SEA, Kind.AREA)
    if not wide and (
        _strange(best, name, context) or not _sure(fitting, scores, best, nowhere(name))
    ):
        return None
    if name.rural:
        return _province_of(best, fitting)
    if _has_namesakes(best, fitting, scores):
        told = context.told_of(best.country_code)
        home = max(told, key=told.__getitem__, default=None)
        admin1 = home if home and told[home] >= ENOUGH else None
        return replace(best, admin1=admin1, latitude=None, longitude=None, geonameid=None)
    if not within and (home := home_of_unlisted(best, name, context)):
        return replace(best, admin1=home, latitude=None, longitude=None, geonameid=None)
    return best if name.level is not None else _town_of(best, fitting)


def _has_namesakes(best: Entry, entries: Sequence[Entry], scores: Sequence[float]) -> bool:
    """Whether nothing tells a hamlet from others of its name in other provinces of its country."""
    if best.kind is not Kind.PLACE or best.population:
        return False
    top = max(scores)
    return any(
        score >= top - _ALIKE_SCORES
        and entry.admin1 != best.admin1
        and entry.country_code == best.country_code
        for entry, score in zip(entries, scores, strict=True)
    )


def _of_a_city_told(entry: Entry, context: Context) -> bool:
    """Whether a quarter lies in the province that the article names most, or in one like it."""
    told = context.told_of(entry.country_code)
    top = max(told.values(), default=0.0)
    return top < ENOUGH or told.get(entry.admin1 or "", 0.0) >= top / 2


def _province_of(best: Entry, entries: Sequence[Entry]) -> Entry:
    """The countryside of a town that its province is named after is the province."""
    home = (best.country_code, best.admin1)
    provinces = (e for e in entries if e.kind is Kind.ADMIN1)
    return next((e for e in provinces if (e.country_code, e.admin1) == home), best)


def _strange(entry: Entry, name: Name, context: Context) -> bool:
    """Whether the words around, or the article if few know the place, rule out its country."""
    if name.country_code and entry.country_code != name.country_code:
        return True
    if entry.population >= _WORLD_CITY or entry.listed:
        return False
    if _is_believed(entry, name, context):
        return False
    if entry.country_code == name.country_code:
        return False
    if is_misspelt(entry, name) and context.is_note:
        told = context.is_told_elsewhere(entry.country_code, known=True)
        if told and entry.kind is Kind.PLACE:
            return True
    if (entry.kind is Kind.PLACE or name.case is Case.LOWER) and context.is_about_another(
        entry.country_code, exact_key(name.text), known=_is_known(entry, name)
    ):
        return True
    if entry.kind is Kind.PLACE and (
        _is_far(entry, name, context) or _is_in_other_province(entry, context)
    ):
        return True
    known = entry.population >= HUGE / 2 or context.main() is None
    return not known and context.share(entry.country_code) < _STRANGE


def is_misspelt(entry: Entry, name: Name) -> bool:
    """Whether a name does not even sound like the place: Pensa is not Penza then."""
    return sound_key(entry.name) != sound_key(name.text)


def _is_believed(entry: Entry, name: Name, context: Context) -> bool:
    """Whether a town that one country alone has counts against all that is told of others.

    In another spelling than its own only where no other country is told of: "Kafe" is a village
    near Bunia, though no list has it, and no other word for Kafue.
    """
    if not is_certain(entry, name, BIG) or context.anchored(entry.country_code) >= NATIONAL:
        return False
    key = exact_key(name.text)
    own = exact_key(entry.name) == key
    elsewhere = context.is_about_another(entry.country_code, key, known=True)
    return own or not (elsewhere or context.is_told_elsewhere(entry.country_code, known=True))


def is_certain(entry: Entry, name: Name, size: int) -> bool:
    """Whether no other country has a place of a town's very name: then it says the country."""
    if name.case is Case.LOWER or sound_key(entry.name) != sound_key(name.text):
        return False
    known = entry.population >= size or any(e.listed for e in name.entries)
    numbered = any(c.isdigit() for c in name.text)  # "Sector 5"
    return (
        known and not numbered and all(e.country_code == entry.country_code for e in name.entries)
    )


def _is_known(entry: Entry, name: Name) -> bool:
    """Whether a town is of some size and goes by this very name."""
    return entry.population >= _VILLAGE and sound_key(entry.name) == sound_key(name.text)


def _is_in_other_province(entry: Entry, context: Context) -> bool:
    """Whether a hamlet lies in a province that is not told of, and another one of its country is.

    Hamlets have namesakes that no list has.
    """
    if entry.population or entry.listed or not entry.admin1:
        return False
    told = context.told_of(entry.country_code)
    own = told.pop(entry.admin1, 0.0)
    return own <= 1.0 and max(told.values(), default=0.0) >= own + ENOUGH


def _is_far(entry: Entry, name: Name, context: Context) -> bool:
    """Whether a town is too small for news that nothing else ties to its country.

    A note is of one place: its groups, peoples and nationalities say where; where they are silent,
    it is a place of a war rather than a namesake in a country at peace.
    """
    lone_home = all(e.country_code == entry.country_code for e in name.entries)
    sure = lone_home and context.has_scene(entry)
    size = HUGE / 2 if context.is_note and not sure else _VILLAGE
    told = context.is_told_elsewhere(entry.country_code, known=_is_known(entry, name))
    if entry.population < size and told:
        return True
    lone = context.backers.get(entry.country_code or "", set()) <= {exact_key(name.text)}
    return context.is_note and lone and entry.population < BIG and not context.has_scene(entry)


def nowhere(name: Name) -> float:
    """The score of "none of these": a village that no list has is a village all the same."""
    return _NOWHERE + _KIND_OF_TOWN * (name.level is Kind.PLACE)


def _sure(entries: Sequence[Entry], scores: Sequence[float], best: Entry, nowhere: float) -> bool:
    """Whether most of the weight is for the country of the best entry."""
    top = max(scores)
    masses = [math.exp(SHARPNESS * (s - top)) for s in scores]
    same = max(m for m, e in zip(masses, entries, strict=True) if e is best)
    others = {e.country_code: 0.0 for e in entries if e.country_code != best.country_code}
    for mass, entry in zip(masses, entries, strict=True):
        if entry.country_code in others:
            others[entry.country_code] = max(others[entry.country_code], mass)
    none = math.exp(SHARPNESS * (nowhere - top))
    return same / (same + sum(others.values()) + none) >= SURE


_TOWN = 5_000
"""Inhabitants from which a town is told of as often as the province that has its name."""


def _shares(town: Entry, province: Entry) -> bool:
    """Whether a town is called as its province is, or nearly: not Santa Fe de Antioquia."""
    words = len(re.split(r"[\s-]", town.name)) - len(re.split(r"[\s-]", province.name))
    return town.population >= _TOWN and words <= 1


def _town_of(best: Entry, entries: Sequence[Entry]) -> Entry:
    """A bare name that a province and a town in it share means the town, if that is one."""
    if best.kind not in (Kind.ADMIN1, Kind.ADMIN2):
        return best
    towns = [
        e
        for e in entries
        if e.kind is Kind.PLACE and (e.country_code, e.admin1) == (best.country_code, best.admin1)
        if best.kind is Kind.ADMIN2 or _shares(e, best)
    ]
    return max(towns, key=lambda e: e.population, default=best)


def inside(entry: Entry, outer: Entry) -> bool:
    """Whether a place may lie in a larger one: same country, same province where one is known."""
    if outer.country_code is None or entry.kind in (Kind.COUNTRY, Kind.SEA):
        return False
    if entry.country_code != outer.country_code:
        return False
    if outer.kind is Kind.COUNTRY or outer.kind is Kind.AREA:
        return True
    if outer.kind is Kind.ADMIN1 and entry.kind is Kind.ADMIN1:
        return False
    return entry.admin1 == outer.admin1


def similar(name: Name, gazetteer: Gazetteer, context: Context) -> tuple[Entry, ...]:
    """Entries of the article's own countries that the name may be another transliteration of.

    An abbreviation is none: "CSAR" is not Qusayr.
    """
    if len(name.text) < 4 or (name.case is Case.NORMAL and name.text.isupper()):
        return ()
    return tuple(
        e
        for e in gazetteer.similar(name.text)
        if (e.country_code == name.country_code or context.share(e.country_code) >= 0.3)
        and SequenceMatcher(None, plain(name.text), plain(e.name)).ratio()
        >= (_ALIKE if e.population or e.listed or e.kind is not Kind.PLACE else _ALIKE_HAMLETS)
    )


def of_the_told(name: Name, context: Context) -> tuple[Entry, ...]:
    """The entries of a name in the one country, of those that the groups of a note are of.

    "Presumed X militants attacked the village of Bani": of the three countries of X, one has it.
    """
    told = {code for code, weight in context.anchors.items() if weight > 0}
    if not (context.is_note and 1 < len(told) <= _SEVERAL) or name.cue < Cue.INSIDE:
        return ()
    if sum(context.anchors.values()) < ENOUGH - _ALIKE_SCORES:
        return ()
    if any(_is_great(e) for e in name.entries if e.country_code not in told):
        return ()
    found = [e for e in name.entries if e.country_code in told and e.kind is not Kind.COUNTRY]
    return tuple(found) if len({e.country_code for e in found}) == 1 else ()


_SEVERAL = 6


def _is_great(entry: Entry) -> bool:
    """Whether it is a country, a province, or a city that any news may name."""
    wide = (Kind.COUNTRY, Kind.ADMIN1, Kind.SEA, Kind.AREA)
    return entry.kind in wide or entry.population >= HUGE or entry.listed


def completed(name: Name, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries of a name with what the words around and other spellings add.

    "Rural Damascus" is a province of its own; a town may be spelled otherwise than its province.
    """
    if name.rural and (rural := gazetteer.exact(f"Rural {name.text}")):
        return rural
    provinces = {(e.country_code, e.admin1) for e in name.entries if e.kind is Kind.ADMIN1}
    towns = [e for e in name.entries if e.kind is Kind.PLACE]
    if not provinces or towns:
        return name.entries
    others = [e for e in gazetteer.similar(name.text) if e.kind is Kind.PLACE]
    return (*name.entries, *(e for e in others if (e.country_code, e.admin1) in provinces))
