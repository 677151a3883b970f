"""Sets of articles with gold beside them, and the extraction run over them.

`x.gold.jsonl` is the gold of `x.jsonl` where that exists, else of all articles in its folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from worker.errors import InputError
from worker.evaluation.gold import Facts, facts_of, read_gold
from worker.evaluation.scores import Miss, Scores, score
from worker.files import Unreadable
from worker.offline import understand
from worker.settings import Settings

SUFFIX = ".gold.jsonl"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles and their gold."""

    name: str
    articles: Path
    gold: Path


def find_sets(paths: Sequence[Path]) -> list[GoldSet]:
    """The sets in files and folders; `InputError` where there is none."""
    found = [_set(gold) for path in paths for gold in _gold_files(path)]
    if not found:
        raise InputError(f"no *{SUFFIX} in {', '.join(map(str, paths)) or 'nothing'}")
    return found


def _gold_files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.glob(f"*{SUFFIX}"))
    elif path.name.endswith(SUFFIX):
        yield path
    elif path.with_suffix(SUFFIX).exists():
        yield path.with_suffix(SUFFIX)


def _set(gold: Path) -> GoldSet:
    name = gold.name.removesuffix(SUFFIX)
    beside = gold.with_name(f"{name}.jsonl")
    return GoldSet(name, beside if beside.exists() else gold.parent, gold)


def evaluate(settings: Settings, found: GoldSet) -> tuple[Scores, list[Miss]]:
    """Extract from the articles of a set and score what comes out."""
    predicted: dict[str, list[Facts]] = {}
    for understanding in understand(settings, [str(found.articles)], fail):
        facts = [facts_of(c) for c in understanding.candidates]
        predicted[understanding.outcome.article_id] = facts
    return score(read_gold(found.gold), predicted)


def fail(unreadable: Unreadable) -> None:
    """`InputError` for what cannot be read: a figure on the rest would mislead."""
    raise InputError(f"{unreadable.origin}: {unreadable.reason}")
