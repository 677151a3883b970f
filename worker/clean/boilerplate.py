from __future__ import annotations
import re

_CUE = re.compile(
    r"\b(read more|most popular|similar posts|leave a reply|subscribe|your (?:support|donation|email)|cookie|sign up|newsletter|join (?:our|the)|comments?$|bookmark)",
    re.I,
)


def keep_lines(lines: list[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        if line in out or _CUE.search(line):
            continue
        out.append(line)
    return out
