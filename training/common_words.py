"""The English words that are no places where a text has no capitals to tell: `common_words.txt`.

A gazetteer of the world has a village for most words of English. In running text the capital says
which is meant; in telexes, headlines and lower-case transcripts nothing does. The list holds the
words that the treebanks UD English EWT and GUM (CC BY-SA 4.0) tag as common nouns, verbs,
adjectives or adverbs at least twice, and at least four times as often as proper names. It holds
words alone, no text.

    python -m training.common_words ../shared/data/treebank [--write]
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "worker/nlp/places/data/common_words.txt"
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "ADP", "PRON", "DET", "SCONJ", "NUM"})
_AT_LEAST = 2
_RATIO = 4
_SHORTEST = 3


def tagged(folder: Path) -> Iterator[tuple[str, str]]:
    """(word, universal part of speech) of all treebanks in a folder, in the case of the text."""
    for path in sorted(folder.glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                columns = line.split("\t")
                if len(columns) > 3 and columns[0].isdigit():
                    yield columns[1], columns[3]


def common_words(words: Iterator[tuple[str, str]]) -> list[str]:
    """The words, lower case and sorted, that are hardly ever names."""
    common: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for word, tag in words:
        if word.isalpha() and word.isascii() and len(word) >= _SHORTEST:
            if tag in _COMMON:
                common[word.lower()] += 1
            elif tag == "PROPN":
                names[word.lower()] += 1
    return sorted(w for w, n in common.items() if n >= max(_AT_LEAST, _RATIO * names[w]))


def main() -> None:
    """Print how many words there are, and write them if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args()
    words = common_words(tagged(options.treebanks))
    print(f"{len(words):,} words from {options.treebanks}")  # noqa: T201
    if options.write:
        TARGET.write_text("\n".join(words) + "\n", "utf-8")


if __name__ == "__main__":
    main()
