"""In which province of its country a place lies, by what else the article names there."""

from __future__ import annotations

from worker.nlp.places.context import Context
from worker.nlp.places.gazetteer import ADDRESSED, Entry, Kind
from worker.nlp.places.names import exact_key
from worker.nlp.places.spans import BIG, HUGE
from worker.nlp.places.text import Name

_SMALL = 20_000
"""Inhabitants below which a town has namesakes that no list has."""
_TOLD = 0.15
"""Share of what is told of a country's provinces from which a town in one of them may be meant."""


def behind_namesakes(entry: Entry, name: Name, context: Context) -> float:
    """How much less the other names of the article speak for its province than for a namesake's.

    "Wellston", where Oklahoma and its counties are told of, is the one in Oklahoma, however small.
    """
    code, key = entry.country_code or "", exact_key(name.text)
    least = BIG if entry.population >= HUGE else 0  # "Mykolaiv" is the city, not a hamlet
    provinces = {
        e.admin1
        for e in name.entries
        if e.admin1
        and e.country_code == code
        and (e.admin1 == entry.admin1 or e.population >= least)
    }
    if len(provinces) < 2:
        return 0.0
    shares = {admin1: context.share_of_province(code, admin1, key) for admin1 in provinces}
    return max(shares.values()) - shares[entry.admin1 or ""]


def home_of_unlisted(best: Entry, name: Name, context: Context) -> str | None:
    """The province of the article, where no list has the small town that it names there."""
    if best.kind is not Kind.PLACE or best.population >= _SMALL or best.listed:
        return None
    if best.country_code not in ADDRESSED:
        return None  # names recur less: it is the one that the list has
    key, code = exact_key(name.text), best.country_code or ""
    home = context.main_province(code, key)
    if home is None or context.share_of_province(code, best.admin1 or "", key) > _TOLD:
        return None
    return home if all(e.admin1 != home for e in name.entries) else None
