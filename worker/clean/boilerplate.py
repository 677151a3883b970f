"""Which lines of a text are the article: a line classifier, and the best stretch of its scores.

1. A line in which two texts are glued without a space is divided there.
2. Each piece gets a score, the log-odds that it is the article: `features` times the weights in
   `boilerplate.json`, a logistic model that `training/boilerplate.py` fits.
3. The article is the run of pieces with the highest sum, with gaps allowed at a price (maximum
   subsequence segmentation, Pasternack & Roth 2009). So a subheading between paragraphs stays, and
   a paragraph in a cookie notice below forty links does not.
4. Lines above the run that share their words with it come back: they are headings of the article.
5. Out of what stays, sentences that are prompts or credits are cut.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from worker.clean.cues import cover
from worker.clean.features import FUNCTION_WORDS, REPORTING, Line, describe, features

# Cost of opening a gap in the article, and of each line in it, in log-odds. Cheap gaps let
# teasers and terms of service far below the article in; dear ones keep the prompts inside it.
# Measured by `python -m training.boilerplate`, cross-validated over pages (see there).
GAP_OPEN, GAP_LINE = 1.0, 0.8
MAX_SCORE = 4.0
# Added for running text with words of war reports, as the weights come from pages of all subjects.
# More brings teasers of other war news in, less loses first paragraphs that stand close to a menu.
REPORT = 1.5
# The score of a line counts for so many words; so a line of forty outweighs ten menu items.
SCORED_WORDS, MAX_WORDS = 12, 60
# Share of a sentence that cues must cover for it to be cut. Lower cuts quotes that say "your
# support"; higher leaves prompts of two clauses. A sentence that reports something needs more.
CUT_PROMPT, CUT_OTHER, CUT_REPORT = 0.25, 0.5, 0.7
CERTAIN, APPEAL = 0.6, 0.1
# A line above the article whose words are at least so often in the article's is its heading.
MIN_SHARED, MIN_HEADING_WORDS = 0.6, 4
# Other lines (dates, share buttons) that may stand between two of its headings; a donation box of
# any length may. More lets the teasers of other articles in: 9 costs 0.3 points of flattened F1.
MAX_BETWEEN = 2
# Without any prose a text has no shape; what cues cover no more than this stays.
MAX_CUED_ALONE = 0.3

_GLUED = re.compile(
    r"(?<=[a-z\d]{2}[.!?…])(?=[\"“‘(]?[A-Z][a-z])|(?<=[.!?][\"”’)])(?=[\"“‘(]?[A-Z][a-z])"
)
_SENTENCE = re.compile(
    r"(?<=[.!?…])\s+(?=[\"“‘(–—-]*[A-Z\d])|(?<=[.!?…][\"”’)])\s+(?=[\"“‘(–—-]*[A-Z\d])|\s+(?=\(source)",
    re.IGNORECASE,
)
_ALNUM = re.compile(r"\w+")
_CONTENT = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line; `line` is the line's number."""

    text: str
    line: int


@cache
def _weights() -> dict[str, float]:
    text = files(__package__).joinpath("boilerplate.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def keep_article(lines: list[str], trust: float = 0.0) -> list[str]:
    """The lines of the article among the lines of a text, without prompts, each line once.

    `trust` is added to the log-odds of every line: what is known of the text before it is read.
    """
    pieces = [
        _Piece(part, at) for at, line in enumerate(lines) for part in _GLUED.split(line) if part
    ]
    described = describe_all([piece.text for piece in pieces])
    keep = _chosen(pieces, described, trust)
    texts: dict[int, list[str]] = {}
    for piece, line, kept in zip(pieces, described, keep, strict=True):
        if kept and (text := cut_prompts(piece.text) if line.cued else piece.text):
            texts.setdefault(piece.line, []).append(text)
    return _once([" ".join(parts) for parts in texts.values()])


def _once(lines: list[str]) -> list[str]:
    """Each line at its first place; quotation marks make no difference."""
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault("".join(_ALNUM.findall(line.lower())) or line, line)
    return list(first.values())


def describe_all(texts: list[str]) -> list[Line]:
    """Each line as counts; capitals count only in a text that has small letters."""
    times = Counter(texts)
    cased = any(any(map(str.islower, text)) for text in texts)
    return [describe(text, times[text] > 1, cased) for text in texts]


def _chosen(pieces: list[_Piece], lines: list[Line], trust: float) -> list[bool]:
    if not any(line.prose for line in lines):
        return [line.cued <= MAX_CUED_ALONE for line in lines]
    known = {at for at in range(len(lines)) if _is_certain(lines, at)}
    keep = best_run(scores(lines, trust), free=known)
    if not any(keep):
        return [line.prose > 0 and not _is_certain(lines, at) for at, line in enumerate(lines)]
    return _with_headings([piece.text for piece in pieces], lines, keep)


def scores(lines: list[Line], trust: float = 0.0) -> list[float]:
    """The log-odds that each line is of the article, times its share of words."""
    return weigh(lines, features(lines), _weights(), trust)


def weigh(
    lines: list[Line],
    found: list[dict[str, float]],
    weights: dict[str, float],
    trust: float = 0.0,
) -> list[float]:
    """The scores of lines with these features under these weights."""
    sums = [
        sum(weights[name] * value for name, value in one.items()) + REPORT * line.is_report
        for one, line in zip(found, lines, strict=True)
    ]
    odds = [
        -MAX_SCORE if _is_certain(lines, at) else max(-MAX_SCORE, min(MAX_SCORE, value + trust))
        for at, value in enumerate(sums)
    ]
    return [
        value * (1 + min(line.words, MAX_WORDS)) / SCORED_WORDS
        for value, line in zip(odds, lines, strict=True)
    ]


def _is_certain(lines: list[Line], at: int) -> bool:
    """What is no article wherever it stands; too rare in the training pages to have a weight.

    Captions with a credit, lines that are one prompt, and appeals: a site that speaks of itself in
    a prompt or between two.
    """
    line = lines[at]
    if line.caption or line.prompts >= CERTAIN:
        return True
    around = [lines[by].prompts >= APPEAL for by in (at - 1, at + 1) if 0 <= by < len(lines)]
    return line.own_voice and (line.prompts >= APPEAL or (len(around) == 2 and all(around)))


def best_run(values: list[float], free: Collection[int] = ()) -> list[bool]:
    """Which values belong to the run with the highest sum (Viterbi over four states).

    The states are before, in, in a gap of, and after the article. The lines with the numbers `free`
    cost nothing in a gap.
    """
    best = [0.0, float("-inf"), float("-inf"), float("-inf")]
    steps: list[tuple[int, int, int, int]] = []
    for at, value in enumerate(values):
        before, inside, gap, after = best
        into = max((inside, 1), (before, 0), (gap, 2))
        skip = max((gap, 2), (inside - GAP_OPEN, 1))
        leave = max((after, 3), (inside, 1))
        price = 0.0 if at in free else GAP_LINE
        best = [before, into[0] + value, skip[0] - price, leave[0]]
        steps.append((0, into[1], skip[1], leave[1]))
    state = max((0, 1, 3), key=lambda at: best[at])
    keep = []
    for step in reversed(steps):
        keep.append(state == 1)
        state = step[state]
    return keep[::-1]


def _content(text: str) -> set[str]:
    """The words of a text that carry its subject, by their first five letters."""
    return {word[:5] for word in _CONTENT.findall(text.lower()) if word not in FUNCTION_WORDS}


def _with_headings(texts: list[str], lines: list[Line], keep: list[bool]) -> list[bool]:
    """Title, standfirst and first paragraph, which prompts may part from the rest, come back."""
    kept = [text for text, good in zip(texts, keep, strict=True) if good]
    subject = set().union(*map(_content, kept))
    others = 0
    for at in range(keep.index(True) - 1 if kept else -1, -1, -1):
        first_paragraph = lines[at].is_report and not lines[at].cued and not others
        if first_paragraph or _is_heading(texts[at], lines[at], subject):
            keep[at], others = True, 0
        elif (
            lines[at].cued < CERTAIN
            and not _is_certain(lines, at)
            and (others := others + 1) > MAX_BETWEEN
        ):
            break
    return keep


def _is_heading(text: str, line: Line, subject: set[str]) -> bool:
    words = _content(text)
    shared = len(words & subject) >= MIN_SHARED * len(words)
    return bool(words) and shared and line.words >= MIN_HEADING_WORDS and not line.cued


def cut_prompts(text: str) -> str:
    """The text without the sentences that are prompts, credits or pointers."""
    sentences = _SENTENCE.split(text)
    return " ".join(part for part in sentences if not _is_prompt(part))


def _is_prompt(sentence: str) -> bool:
    cues = cover(sentence)
    words = set(sentence.lower().split())
    if words & REPORTING:
        return cues.prompts + cues.credits + cues.pointers >= CUT_REPORT
    return cues.prompts >= CUT_PROMPT or max(cues.credits, cues.pointers) >= CUT_OTHER
