"""Scores of an extraction against gold: precision, recall, F1, slots, and confusion of types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from worker.evaluation.gold import Facts, GoldDocument
from worker.evaluation.matching import FAMILIES, match
from worker.incidents.names import alike, any_alike, fold
from worker.nlp.arms.aircraft import bureau_names, listed_models


@dataclass(slots=True)
class Scores:
    """Counts over documents; a slot is counted on matched incidents whose gold has a value."""

    documents: int = 0
    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0
    main: int = 0
    main_found: int = 0
    slots: Counter[str] = field(default_factory=Counter)
    slots_right: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of predicted incidents that are in the gold."""
        return _ratio(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        """Share of gold incidents that were found."""
        return _ratio(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def main_recall(self) -> float:
        """Share of the main incidents that were found."""
        return _ratio(self.main_found, self.main)

    def accuracy(self, slot: str) -> float | None:
        """Share of right values of a slot, None where no gold has one."""
        return self.slots_right[slot] / self.slots[slot] if self.slots[slot] else None

    def count(self, slot: str, right: bool) -> None:
        """Count one value of a slot."""
        self.slots[slot] += 1
        self.slots_right[slot] += right


@dataclass(frozen=True, slots=True)
class Miss:
    """What was missed and what was too much in one document."""

    doc: str
    missed: tuple[Facts, ...]
    extra: tuple[Facts, ...]


def score(
    gold: Iterable[GoldDocument], predicted: Mapping[str, Sequence[Facts]]
) -> tuple[Scores, list[Miss]]:
    """Score predictions by document id; documents without prediction count as empty."""
    scores = Scores()
    misses = []
    for document in gold:
        miss = _score_document(document, predicted.get(document.doc, ()), scores)
        if miss.missed or miss.extra:
            misses.append(miss)
    return scores, misses


def _score_document(document: GoldDocument, predicted: Sequence[Facts], scores: Scores) -> Miss:
    gold = document.incidents
    pairs = match(gold, predicted)
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = tuple(g for i, g in enumerate(gold) if i not in found and not g.optional)
    extra = tuple(p for j, p in enumerate(predicted) if j not in used)
    certain = [(gold[i], predicted[j]) for i, j in pairs if not gold[i].optional]
    main = [i for i, g in enumerate(gold) if g.main and not g.optional]
    scores.documents += 1
    scores.true_positives += len(certain)
    scores.false_negatives += len(missed)
    scores.false_positives += len(extra)
    scores.main += len(main)
    scores.main_found += sum(i in found for i in main)
    for g, p in certain:
        scores.confusion[g.types[0], p.types[0]] += 1
        for name, right in compare_slots(g, p):
            scores.count(name, right)
    return Miss(document.doc, missed, extra)


def compare_slots(gold: Facts, predicted: Facts) -> Iterator[tuple[str, bool]]:
    """The slots that the gold fills, each with whether the prediction has it right."""
    yield "type", predicted.types[0] in gold.types
    if gold.date and gold.date_precision == 1:
        yield "day", predicted.date == gold.date
    if gold.countries:
        yield "country", bool(set(predicted.countries) & set(gold.countries))
    if gold.admin1:
        yield "province", alike(gold.admin1, predicted.admin1)
    if gold.places:
        yield "place", any_alike(gold.places, predicted.places)
    yield from _who(gold, predicted)
    yield from _toll(gold, predicted)
    for source, stance in sorted(gold.claims):
        yield "claims", any(stance == s and alike(source, q) for q, s in predicted.claims)


def _who(gold: Facts, predicted: Facts) -> Iterator[tuple[str, bool]]:
    if gold.initiators:
        yield "initiator", any_alike(gold.initiators, predicted.initiators)
    if gold.model:
        yield "aircraft_model", _same_model(gold.model, predicted.model)
    if gold.operator:
        yield "aircraft_operator", alike(gold.operator, predicted.operator)
    if gold.weapon:
        yield (
            "weapon",
            bool(set(fold(gold.weapon).split()) & set(fold(predicted.weapon or "").split())),
        )


def _same_model(gold: str, predicted: str | None) -> bool:
    """Gold has the name that the text gives ("Black Hawk"), a record that of the list ("UH-60")."""
    if alike(gold, predicted):
        return True
    listed = _listed_models()
    return predicted is not None and listed.get(fold(gold)) == predicted


@lru_cache(1)
def _listed_models() -> dict[str, str]:
    """The model of each name of an aircraft."""
    return {
        fold(name.lstrip("?")): model
        for _, model, names in listed_models()
        for name in (*names, *bureau_names(model))
    }


def _toll(gold: Facts, predicted: Facts) -> Iterator[tuple[str, bool]]:
    for name, mine, other in (
        ("killed", gold.killed, predicted.killed),
        ("injured", gold.injured, predicted.injured),
    ):
        if mine:
            yield name, mine == other
        elif other and FAMILIES.get(gold.types[0]) != "air":
            yield f"{name}_spurious", False
    if gold.fates:
        yield "crew_fate", bool(gold.fates & predicted.fates)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
