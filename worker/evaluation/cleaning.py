"""How well the article is found in a page: the measure of article-extraction-benchmark.

The measure (Scrapinghub, 2019, https://github.com/scrapinghub/article-extraction-benchmark): a text
is the multiset of its runs of four words (a shorter text is one run); of each page the shares of
true and false runs give a precision and a recall; the F1 is that of their means over the pages.

Run: `python -m worker.evaluation.cleaning PATH`, where PATH holds `ground-truth.json.gz` and
`html/<id>.html.gz`. The second figure is for the same pages flattened to their visible lines, as
they come from someone who copied all of a page.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from worker.clean import clean_article
from worker.domain.article import Article, RawArticle
from worker.errors import NoText

RUN = 4
MAX_CHARS = 1_000_000
_WORD = re.compile(r"\w+")
_HIDDEN = frozenset("script style noscript template head svg iframe select option textarea".split())
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)

Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page with the text that people found to be its article."""

    page_id: str
    html: str
    body: str


def load_pages(path: Path) -> list[TruePage]:
    """The pages of a folder in the layout of the benchmark."""
    truth = json.loads(gzip.decompress((path / "ground-truth.json.gz").read_bytes()))
    return [
        TruePage(
            page_id,
            gzip.decompress((path / "html" / f"{page_id}.html.gz").read_bytes()).decode(),
            page["articleBody"],
        )
        for page_id, page in sorted(truth.items())
    ]


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def compare(true: str, found: str) -> Counts:
    """True, false and missing runs of words."""
    expected, got = _runs(true), _runs(found)
    return (expected & got).total(), (got - expected).total(), (expected - got).total()


def total_score(counts: list[Counts]) -> Score:
    """The score over all pages; a page without runs on a side does not count there."""
    precision = [true / (true + false) for true, false, _ in counts if true + false]
    recall = [true / (true + missing) for true, _, missing in counts if true + missing]
    return Score(statistics.mean(precision), statistics.mean(recall))


def _pieces(element: object) -> Iterator[str]:
    """The visible text below an element; line ends where a block starts or ends."""
    stack: list[tuple[str, object]] = [("open", element)]
    while stack:
        kind, item = stack.pop()
        if kind == "text":
            yield str(item)
            continue
        tag = getattr(item, "tag", None)
        if not isinstance(tag, str) or tag in _HIDDEN:
            continue
        brk = "" if tag in _INLINE else "\n"
        stack.append(("text", brk))
        for child in reversed(list(item)):  # type: ignore[call-overload]
            stack.append(("text", " ".join((child.tail or "").split("\n"))))
            stack.append(("open", child))
        stack.append(("text", brk + " ".join((getattr(item, "text", None) or "").split("\n"))))


def flatten(html: str) -> str:
    """Every visible line of a page, menus and all."""
    tree = trafilatura.load_html(html)
    lines = "".join(_pieces(tree)).split("\n") if tree is not None else []
    return "\n".join(line for raw in lines if (line := " ".join(raw.split())))


def body_of(article: Article) -> str:
    """The paragraphs of an article, without its title."""
    return "\n".join(span.of(article.text) for span in article.paragraphs)


def clean_body(raw: RawArticle) -> str:
    """What cleaning leaves of a record; nothing where it finds no text."""
    try:
        return body_of(clean_article(raw, None, max_chars=MAX_CHARS))
    except NoText:
        return ""


def score_html(pages: list[TruePage]) -> Score:
    """The score where the pages come as HTML."""
    return total_score(
        [compare(page.body, clean_body(RawArticle(page.page_id, html=page.html))) for page in pages]
    )


def score_flattened(pages: list[TruePage]) -> Score:
    """The score where the pages come as their visible lines."""
    return total_score(
        [
            compare(page.body, clean_body(RawArticle(page.page_id, text=flatten(page.html))))
            for page in pages
        ]
    )


def main(argv: list[str]) -> None:
    """Print both scores for the folder that the first argument names."""
    pages = load_pages(Path(argv[0]))
    for name, score in (("html", score_html(pages)), ("flattened", score_flattened(pages))):
        sys.stdout.write(
            f"{name:10} precision {score.precision:.4f} recall {score.recall:.4f}"
            f" F1 {score.f1:.4f} ({len(pages)} pages)\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
