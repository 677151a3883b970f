"""The words of English, for texts without capitals: `english.txt`.

A text in capitals, or in small letters, does not say which of its words are names. What no list of
English words has is one. The words come from Debian's packages `wamerican` and `wbritish` (SCOWL by
Kevin Atkinson, free to use with its notice), and the common words that `common_words` reads off the
treebanks. A word that is a name as well ("Baker", "Bush") is written with its capital.

    apt-get install wamerican wbritish
    python -m training.english_words /usr/share/dict/american-english \
        /usr/share/dict/british-english --treebanks ../shared/data/treebank [--write]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.common_words import common_words, tagged

TARGET = Path(__file__).parents[1] / "worker/nlp/lexicon/english.txt"
_SHORTEST = 2


def listed(paths: Iterable[Path]) -> Iterator[str]:
    """The words of lists with a word a line, without those with signs ("don't", "Paris's")."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            word = line.strip()
            if word.isalpha() and word.isascii() and len(word) >= _SHORTEST:
                yield word


def english(listed_words: Iterable[str], common: Iterable[str]) -> list[str]:
    """Each word once, sorted; with a capital where it is a name as well."""
    words = set(listed_words)
    small = {w for w in words if w.islower()} | set(common)
    names = {w.lower() for w in words if w.istitle()}
    return sorted((w.title() if w in names else w for w in small), key=str.lower)


def main() -> None:
    """Print how many words there are, and write them if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args()
    words = english(listed(options.lists), common_words(tagged(options.treebanks)))
    print(f"{len(words):,} words")  # noqa: T201
    if options.write:
        TARGET.write_text("\n".join(words) + "\n", "utf-8")


if __name__ == "__main__":
    main()
