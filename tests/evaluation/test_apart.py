"""Pairs of events in one incident are counted by what they have in common."""

from __future__ import annotations

from tests.incidents.reports import killed, report
from worker.evaluation.apart import pairs
from worker.incidents.resolve import resolve_all


def test_pairs_are_told_by_what_they_share() -> None:
    """Three notes in one incident are three pairs."""
    incidents = resolve_all((name, [report(name, casualties=killed(3))]) for name in "abc")
    idlib = {"country_code": "SY", "admin1": "Idlib", "location": "Babeska", "date": "2017-04-02"}
    later, other = idlib | {"date": "2017-04-03"}, idlib | {"admin1": "Hama", "location": "Kafr"}
    found = pairs(incidents, {"a": idlib, "b": later, "c": other})
    assert found == {"country, province, place": 1, "country, day": 1, "country": 1}
