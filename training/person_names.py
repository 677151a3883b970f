"""Given names and surnames of many countries: `worker/nlp/lexicon/person_names.tsv`.

From the lists of the package Faker (MIT), those that are written in Latin letters: one witness
among many for the recogniser of names, which also reads them in small letters.

    pip install .[training]
    python -m training.person_names [--write]
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from faker.providers import person

from worker.nlp.text.phrases import plain_key

TARGET = Path(__file__).parents[1] / "worker/nlp/lexicon/person_names.tsv"
_HEAD = """\
# Words of the names of persons, folded; from Faker (MIT) by training/person_names.py.
# g given name, f surname, gf both; words
"""
_LATIN = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ɏ'’-]+")
_SHORTEST = 3


def words(prefix: str) -> Iterator[str]:
    """The words of all lists of names of a sort (`first_name`, `last_name`), folded."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in sorted(dir(provider)):
            if attribute.startswith(prefix) and isinstance(
                names := getattr(provider, attribute), Iterable
            ):
                for name in names:
                    parts = name.split() if isinstance(name, str) else []
                    yield from (plain_key(p) for p in parts if _LATIN.fullmatch(p))


def rows() -> list[str]:
    """The lines of the list."""
    given, family = (
        {w for w in words(prefix) if len(w) >= _SHORTEST} for prefix in ("first_name", "last_name")
    )
    sorts = {"g": given - family, "f": family - given, "gf": given & family}
    return [f"{sort}\t{' '.join(sorted(names))}" for sort, names in sorts.items()]


def main() -> None:
    """Print how many words there are, and write them if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args()
    lines = rows()
    print(f"{sum(len(line.split()) - 1 for line in lines):,} words")  # noqa: T201
    if options.write:
        TARGET.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
