"""Where a line speaks as a web page rather than as an article: matches of `cues.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A prompt that fills a line is short; what is longer is matched by its parts.
MAX_WHOLE_LINE = 160


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one kind as patterns of lower-cased text."""

    part: re.Pattern[str]
    start: re.Pattern[str]
    whole: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cover:
    """The share of a line's characters that the cues of each kind cover, 0..1."""

    prompts: float = 0.0
    credits: float = 0.0
    pointers: float = 0.0


@cache
def load_cues() -> dict[str, Cues]:
    """The cues of the package by their kind: `prompts`, `credits`, `pointers`."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    kinds: dict[str, list[dict[str, list[str]]]] = {}
    for cues in data.values():
        kinds.setdefault(cues["kind"], []).append(cues)
    return {
        kind: Cues(
            part=_part(_patterns(group, "any")),
            start=_either(_patterns(group, "start")),
            whole=_either(_patterns(group, "line")),
        )
        for kind, group in kinds.items()
    }


def cover(line: str) -> Cover:
    """How much of a line the cues of each kind cover."""
    lowered = line.lower().replace("’", "'")
    return Cover(**{kind: _share(cues, lowered) for kind, cues in load_cues().items()})


def cue_starts(line: str) -> list[int]:
    """Where the cues for parts of a line start, of all kinds, in order."""
    lowered = line.lower().replace("’", "'")
    if len(lowered) != len(line):
        return []
    kinds = load_cues().values()
    return sorted(match.start() for cues in kinds for match in cues.part.finditer(lowered))


def _share(cues: Cues, line: str) -> float:
    if len(line) <= MAX_WHOLE_LINE and cues.whole.fullmatch(line):
        return 1.0
    start = cues.start.match(line)
    covered = start.end() if start else 0
    covered += sum(match.end() - match.start() for match in cues.part.finditer(line, covered))
    return covered / (len(line) or 1)


def _patterns(group: list[dict[str, list[str]]], where: str) -> list[str]:
    return [pattern for cues in group for pattern in cues.get(where, [])]


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or "(?!)")


def _part(patterns: list[str]) -> re.Pattern[str]:
    """Any of the patterns, where a word starts; one that starts with a symbol anywhere.

    Grouped by their first letter, so that at each word only those that can match are tried: five
    times faster than one list of them after the other.
    """
    by_letter: dict[str, list[str]] = {}
    symbols = []
    for pattern in (variant for cue in patterns for variant in _variants(cue)):
        if pattern[0].isalpha() and pattern[1:2] not in ("?", "*", "{"):
            by_letter.setdefault(pattern[0], []).append(pattern[1:])
        elif pattern.startswith(r"\d"):
            by_letter.setdefault(r"(?=\d)", []).append(pattern)
        else:
            symbols.append(pattern)
    words = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return _either([rf"\b(?:{words})", *symbols])


def _variants(pattern: str) -> Iterator[str]:
    """The pattern without a group at its start: one pattern for each alternative in it."""
    bars, end = _group(pattern)
    rest = pattern[end + 1 :]
    if end == 0 or rest[:1] in ("*", "+", "{"):
        yield pattern
        return
    heads = [pattern[at + 1 : to] for at, to in zip([2, *bars], [*bars, end], strict=True)]
    if rest.startswith("?"):
        rest, heads = rest[1:], [*heads, ""]
    for head in heads:
        yield from _variants(head + rest)


def _group(pattern: str) -> tuple[list[int], int]:
    """Where the bars of the group at the start of a pattern stand, and its end; 0 without one."""
    if not pattern.startswith("(?:"):
        return [], 0
    depth, bars = 0, []
    for at, char in enumerate(pattern):
        if at and pattern[at - 1] == "\\":
            continue
        if char == "|" and depth == 1:
            bars.append(at)
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return bars, at
    raise ValueError(f"unbalanced pattern: {pattern}")
