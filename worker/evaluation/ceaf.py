"""CEAF-REE: entities that fill a role are paired one to one with those of the gold.

They agree where all predicted mentions are among those of the gold entity (Du, Rush and Cardie
2021, "GRIT"); so the pairs worth most are the largest matching.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Entity = frozenset[str]
"""The normalised mentions of one entity."""


def pairs(gold: Sequence[Entity], predicted: Sequence[Entity]) -> dict[int, int]:
    """Gold to predicted indices, as many as can agree: augmenting paths (Kuhn 1955)."""
    taken: dict[int, int] = {}

    def place(j: int, tried: set[int]) -> bool:
        for i, entity in enumerate(gold):
            if i not in tried and predicted[j] <= entity:
                tried.add(i)
                if i not in taken or place(taken[i], tried):
                    taken[i] = j
                    return True
        return False

    for j in range(len(predicted)):
        place(j, set())
    return taken


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of entities: pairs that agree, predicted, gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """The sums."""
        return Tally(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0..1."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found, 0..1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0

    def __str__(self) -> str:
        """On one line."""
        return (
            f"precision {self.precision:.3f} recall {self.recall:.3f} F1 {self.f1:.3f}"
            f" ({self.right} right of {self.predicted} predicted, {self.gold} gold)"
        )
