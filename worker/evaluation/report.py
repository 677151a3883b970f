"""The report of `incidents evaluate`: one table a set, slots and confusion below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worker.evaluation.gold import Facts
from worker.evaluation.scores import Miss, Scores

SLOTS = (
    "type",
    "day",
    "country",
    "province",
    "place",
    "initiator",
    "aircraft_model",
    "aircraft_operator",
    "weapon",
    "killed",
    "killed_spurious",
    "injured",
    "injured_spurious",
    "crew_fate",
    "claims",
)


def as_record(name: str, scores: Scores) -> dict[str, object]:
    """The scores of one set as a JSON-ready object; ratios in 0..1."""
    return {
        "set": name,
        "documents": scores.documents,
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "main_recall": round(scores.main_recall, 4),
        "slots": {
            slot: {"accuracy": round(value, 4), "n": scores.slots[slot]}
            for slot in SLOTS
            if (value := scores.accuracy(slot)) is not None
        },
        "confusion": {f"{a} > {b}": n for (a, b), n in scores.confusion.most_common() if a != b},
    }


def as_lines(name: str, scores: Scores) -> Iterator[str]:
    """The same for a person."""
    yield (
        f"{name}: {scores.documents} documents"
        f"  P {scores.precision:.3f}  R {scores.recall:.3f}  F1 {scores.f1:.3f}"
        f"  main recall {scores.main_recall:.3f} ({scores.main_found}/{scores.main})"
    )
    for slot in SLOTS:
        if scores.slots[slot]:
            right, n = scores.slots_right[slot], scores.slots[slot]
            yield f"  {slot:18} {right:4}/{n:<4} {right / n:.2f}"
    wrong = [(pair, n) for pair, n in scores.confusion.most_common() if pair[0] != pair[1]]
    for (gold, found), n in wrong[:10]:
        yield f"  {gold} taken for {found}: {n}"


def miss_lines(misses: Iterable[Miss]) -> Iterator[str]:
    """What was missed and what was too much, a line an incident."""
    for miss in misses:
        yield miss.doc
        for sign, facts in (("-", miss.missed), ("+", miss.extra)):
            for fact in facts:
                yield f"  {sign} {_brief(fact)}"


def _brief(fact: Facts) -> str:
    country = fact.countries[0] if fact.countries else "??"
    place = fact.places[0] if fact.places else fact.admin1
    salience = "main" if fact.main else "background"
    return f"{fact.types[0]} {fact.date} {country} {place} killed={fact.killed} {salience}"
