"""Numbers of people and things, in digits and in words."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, int] = {word: n for n, word in enumerate(_UNITS)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+$")


def number_of(text: str) -> int | None:
    """The number that one word says ("12", "1,200", "twelve", "twenty-three"), else None."""
    word = text.lower().strip()
    if _DIGITS.match(word):
        return int(word.replace(",", ""))
    if word in _WORDS:
        return _WORDS[word]
    tens, _, units = word.partition("-")
    if units in _WORDS and tens in _TENS:
        return _WORDS[tens] + _WORDS[units]
    return None


def number_in(words: list[str]) -> int | None:
    """The number that several words say ("two hundred", "twenty three"), else None."""
    if [word.lower() for word in words] == ["half", "a", "dozen"]:
        return 6
    total = 0
    current: int | None = None
    for word in words:
        lowered = word.lower()
        if lowered in _SCALES:
            total += (current if current is not None else 1) * _SCALES[lowered]
            current = 0
        elif (number := number_of(word)) is not None:
            current = (current or 0) + number
        elif lowered not in ("and", "-", "a"):
            return None
    return total + current if current is not None else None
