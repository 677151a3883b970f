"""Plain text to paragraphs: hard-wrapped lines are joined, all other line breaks divide.

A line is wrapped if the first word of the next line had no more room in it. That is how every text
program breaks lines, so it is tested as such, not by the look of the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
    """How a text marks its paragraphs; `width` in columns, None where lines are not wrapped."""

    width: int | None
    indented: bool
    spaced: bool
    cased: bool

    def continues(self, above: _Line, below: _Line) -> bool:
        """Whether a line goes on in the next one."""
        if above.blank or below.blank:
            return False
        starts_small = self.cased and below.text[0].islower()
        runs_on = starts_small and not _SENTENCE_END.search(above.text)
        if self.width is None:
            return runs_on and len(above.text) >= MIN_WIDTH
        if below.indent > above.indent:
            return False
        open_end = not _SENTENCE_END.search(above.text)
        long = open_end or len(above.text) >= LONG_SHARE * self.width
        full = _is_full(above, below, self.width - 1)
        return self.indented or runs_on or full or (self.spaced and long)


def _layout(text: str) -> tuple[list[_Line], _Layout]:
    lines = _lines(text)
    width = _wrap_width(lines)
    indents = sum(
        below.indent > above.indent and not above.blank for above, below in pairwise(lines)
    )
    cased = any(map(str.islower, text)) and any(map(str.isupper, text))
    spaced = "\n\n" in re.sub(r" +", "", text.strip())
    return lines, _Layout(width, indents > 0, spaced, cased)


def _wrap_width(lines: list[_Line]) -> int | None:
    """The number of columns that the text was wrapped at, or None."""
    widths = sorted(line.indent + len(line.text) for line in lines if not line.blank)
    width = widths[len(widths) * 9 // 10] if widths else 0
    if not MIN_WIDTH <= width <= MAX_WIDTH or widths[-1] > MAX_EXCESS * width:
        return None
    full = [_is_full(above, below, width - 1) for above, below in _open_pairs(lines)]
    return width if full and sum(full) >= MIN_WRAPPED_SHARE * len(full) else None


def _joined(parts: list[str]) -> str:
    text = ""
    for part in parts:
        hyphenated = text.endswith("-") and text[-2:-1].isalpha() and part[0].isalpha()
        text += part if hyphenated or not text else " " + part
    return text


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text whose characters are normalised, each on one line."""
    lines, layout = _layout(text)
    groups: list[list[str]] = []
    previous = _Line("", 0)
    for line in lines:
        if layout.continues(previous, line):
            groups[-1].append(line.text)
        elif not line.blank:
            groups.append([_BULLET.sub("", line.text)])
        previous = line
    return [paragraph for group in groups if (paragraph := _joined(group))]
