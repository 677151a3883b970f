"""Which predicted incident is which gold incident of the same document.

A pair is compatible unless type, country or date contradict; among compatible pairs the one with
most agreement is taken first, of equals the last (greedy, deterministic, as `score.py` of
`incidents-dev` does it). Gold marked optional is taken only by what nothing else claims, and counts
neither when missed nor when found.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.evaluation.gold import Facts
from worker.incidents.names import alike, any_alike

FAMILIES: dict[str, str] = {
    "aircraft_shootdown": "air",
    "aircraft_crash": "air",
    "aircraft_destroyed": "air",
    "uav_downing": "air",
    "airspace_violation": "air",
    "air_strike": "strike",
    "drone_strike": "strike",
    "shelling": "strike",
    "chemical_attack": "strike",
    "bombing": "bomb",
    "suicide_attack": "bomb",
    "armed_clash": "ground",
    "territory_change": "ground",
    "armed_attack": "ground",
    "sexual_violence": "ground",
    "other_violence": "ground",
    "abduction": "capture",
    "rescue": "rescue",
}
"""Types that careful readers confuse for one another."""

_NEAR = (
    frozenset({"strike", "bomb"}),
    frozenset({"bomb", "ground"}),
    frozenset({"strike", "ground"}),
)
_SLACK_DAYS = {1: 1, 2: 6, 3: 10, 4: 31, 5: 366}
_LEAST = 1.2
"""A pair that agrees on no more than a neighbouring family is no match."""


def match(gold: Sequence[Facts], predicted: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index), each index at most once."""
    scored = sorted(
        (
            (agreement(g, p) - 0.05 * g.optional, i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
        ),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        if score > _LEAST and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def agreement(gold: Facts, predicted: Facts) -> float:
    """How much two incidents agree; 0 where they contradict each other."""
    kind = _type_agreement(gold, predicted)
    if not kind or _countries_differ(gold, predicted) or _dates_differ(gold, predicted):
        return 0.0
    return kind + _date_agreement(gold, predicted) + _detail_agreement(gold, predicted)


def _type_agreement(gold: Facts, predicted: Facts) -> float:
    mine = {FAMILIES.get(t, t) for t in gold.types}
    other = FAMILIES.get(predicted.types[0], predicted.types[0])
    if other in mine:
        return 2.0 + (predicted.types[0] in gold.types)
    return float(any(frozenset({other, family}) in _NEAR for family in mine))


def _countries_differ(gold: Facts, predicted: Facts) -> bool:
    both = gold.countries and predicted.countries
    return bool(both) and predicted.countries[0] not in gold.countries


def _gap(gold: Facts, predicted: Facts) -> int | None:
    if gold.date is None or predicted.date is None:
        return None
    return abs((gold.date - predicted.date).days)


def _dates_differ(gold: Facts, predicted: Facts) -> bool:
    gap = _gap(gold, predicted)
    slack = max(_SLACK_DAYS[gold.date_precision], _SLACK_DAYS[predicted.date_precision])
    return gap is not None and gap > slack


def _date_agreement(gold: Facts, predicted: Facts) -> float:
    gap = _gap(gold, predicted)
    return 0.0 if gap is None else 1.0 - min(gap, 10) / 10


def _detail_agreement(gold: Facts, predicted: Facts) -> float:
    score = 0.5 * bool(gold.countries and predicted.countries)
    here = (*gold.places, *gold.loose_places, *filter(None, [gold.admin1]))
    there = (*predicted.places, *filter(None, [predicted.admin1]))
    if here and there:
        score += 1.5 if any_alike(here, there) else -0.75
    score += 0.5 * bool(gold.killed and gold.killed == predicted.killed)
    score += 0.5 * any_alike(gold.initiators, predicted.initiators)
    return score + 0.5 * alike(gold.model, predicted.model)
