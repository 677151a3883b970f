"""Plain text to paragraphs: hard-wrapped lines are joined, all other line breaks divide.

A line is wrapped if the first word of the next line had no more room in it. That is how every text
program breaks lines, so it is tested as such, not by the look of the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from worker.clean.characters import squeeze

# Wire services and mail wrap at 60 to 80 columns. Wider lines are paragraphs of their own, narrower
# ones menus or verse; joining those would glue items of a menu into a sentence.
MIN_WIDTH, MAX_WIDTH = 45, 100
# Share of the line breaks within sentences that must be such as a text program makes. Menus and
# headlines have few of these; lines that were typed or edited by hand lower it in wire items.
MIN_WRAPPED_SHARE = 0.5
# The width is that of the ninth line in ten, for some lines were typed or edited longer; where one
# is longer by this factor, lines are not wrapped at all.
MAX_EXCESS = 1.35
# In a wrapped text with blank lines between paragraphs a line of this share of the width goes on,
# even where it ends a sentence.
LONG_SHARE = 0.6
# Lines from which a block shows its own layout.
MIN_BLOCK = 3
_BULLET = re.compile(r"^\s*(?:[•·▪►●■◆‣⁃*]+|[-–]\s)\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int

    @property
    def blank(self) -> bool:
        return not self.text


def _lines(text: str) -> list[_Line]:
    return [_Line(squeeze(line), len(line) - len(line.lstrip(" "))) for line in text.split("\n")]


def _open_pairs(lines: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Lines that end within a sentence, each with the line below; others may end a paragraph."""
    for above, below in pairwise(lines):
        open_end = not above.blank and not _SENTENCE_END.search(above.text)
        if open_end and not below.blank and below.indent <= above.indent:
            yield above, below


def _is_full(above: _Line, below: _Line, width: int) -> bool:
    """Whether the first word of the line below had no more room in the line above."""
    first_word = below.text.partition(" ")[0]
    return above.indent + len(above.text) + 1 + len(first_word) > width


@dataclass(frozen=True, slots=True)
class _Layout:
    """How lines mark paragraphs; `width` in columns, None where lines are not wrapped."""

    width: int | None
    indented: bool
    spaced: bool
    cased: bool

    def continues(self, above: _Line, below: _Line, started: bool) -> bool:
        """Whether a line goes on in the next; `started`: it went on from the one before."""
        open_end = not _SENTENCE_END.search(above.text)
        runs_on = open_end and self.cased and below.text[0].islower()
        if self.width is None:
            return runs_on and len(above.text) >= MIN_WIDTH
        if below.indent > above.indent:
            return False
        if self.indented or runs_on or (open_end and started):
            return True
        long = open_end or len(above.text) >= LONG_SHARE * self.width
        return _is_full(above, below, self.width - 1) or (self.spaced and long)


def _layout(lines: list[_Line], spaced: bool) -> _Layout:
    indented = any(
        below.indent > above.indent and not above.blank for above, below in pairwise(lines)
    )
    text = [line.text for line in lines]
    cased = any(any(map(str.islower, line)) for line in text)
    cased = cased and any(any(map(str.isupper, line)) for line in text)
    return _Layout(_wrap_width(lines), indented, spaced, cased)


def _wrap_width(lines: list[_Line]) -> int | None:
    """The number of columns that lines were wrapped at, or None."""
    widths = sorted(line.indent + len(line.text) for line in lines if not line.blank)
    width = widths[len(widths) * 9 // 10] if widths else 0
    if not MIN_WIDTH <= width <= MAX_WIDTH or widths[-1] > MAX_EXCESS * width:
        return None
    full = [_is_full(above, below, width - 1) for above, below in _open_pairs(lines)]
    return width if full and sum(full) >= MIN_WRAPPED_SHARE * len(full) else None


def _blocks(lines: list[_Line]) -> list[list[_Line]]:
    """The lines between blank lines."""
    groups = groupby(lines, key=lambda line: line.blank)
    return [list(group) for blank, group in groups if not blank]


def _joined(parts: list[str]) -> str:
    text = ""
    for part in parts:
        hyphenated = text.endswith("-") and text[-2:-1].isalpha() and part[0].isalpha()
        text += part if hyphenated or not text else " " + part
    return text


def _paragraphs(block: list[_Line], layout: _Layout) -> list[list[str]]:
    groups: list[list[str]] = [[block[0].text]]
    for above, below in pairwise(block):
        if layout.continues(above, below, started=len(groups[-1]) > 1):
            groups[-1].append(below.text)
        else:
            groups.append([below.text])
    return groups


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text whose characters are normalised, each on one line.

    A block between blank lines is laid out by itself where it shows how: on a page, the article may
    be wrapped and what surrounds it not.
    """
    lines = _lines(text)
    blocks = _blocks(lines)
    whole = _layout(lines, spaced=len(blocks) > 1)
    found: list[str] = []
    for block in blocks:
        own = _layout(block, spaced=len(blocks) > 1)
        layout = own if own.width and len(block) >= MIN_BLOCK else whole
        found += [_joined(group) for group in _paragraphs(block, layout)]
    return [text for line in found if (text := _BULLET.sub("", line))]
