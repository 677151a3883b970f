"""Where a line speaks as a web page rather than as an article: matches of `cues.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A prompt that fills a line is short; what is longer is matched by its parts.
MAX_WHOLE_LINE = 160


@dataclass(frozen=True, slots=True)
class CueClass:
    """One class of cues: patterns for parts of a line and for a line as a whole."""

    name: str
    part: re.Pattern[str]
    whole: re.Pattern[str]


@cache
def cue_classes() -> tuple[CueClass, ...]:
    """The classes in the order of the file; patterns match lower-cased text."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    return tuple(
        CueClass(name, _part(cues["any"]), re.compile("|".join(cues.get("line", ["(?!)"]))))
        for name, cues in data.items()
    )


def _part(patterns: list[str]) -> re.Pattern[str]:
    """Any of the patterns, where a word starts; a symbol may start anywhere."""
    words = [cue for cue in patterns if cue[0].isalnum() or cue.startswith(("(?:", "\\d"))]
    other = [cue for cue in patterns if cue not in words]
    return re.compile("|".join([rf"\b(?:{'|'.join(words)})", *other]))


def cover(line: str) -> dict[str, float]:
    """The share of a line's characters that the cues of each class cover, where any match."""
    lowered = line.lower().replace("’", "'")
    found: dict[str, float] = {}
    for cues in cue_classes():
        if len(lowered) <= MAX_WHOLE_LINE and cues.whole.fullmatch(lowered):
            found[cues.name] = 1.0
        elif length := sum(m.end() - m.start() for m in cues.part.finditer(lowered)):
            found[cues.name] = length / len(lowered)
    return found
