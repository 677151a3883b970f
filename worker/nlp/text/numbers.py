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
_GREAT = 1000
"""From this scale on what stood before is closed: "two hundred thousand and six"."""
_DIGITS = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$|^\d+$")


def number_of(text: str) -> int | None:
    """The number that one word says ("12", "1,200", "twelve", "twenty-three"), else None."""
    word = text.lower().strip()
    if _DIGITS.match(word):
        return int(re.sub("[.,]", "", word))
    if word in _WORDS:
        return _WORDS[word]
    tens = next((t for t in _TENS if word.startswith(t)), "")
    units = word[len(tens) :].removeprefix("-")  # machine translations write "thirtytwo"
    return _WORDS[tens] + _WORDS[units] if tens and units in _UNITS[1:10] else None


def is_scale(text: str) -> bool:
    """Whether a word multiplies: "dozen", "hundred"."""
    return text.lower() in _SCALES


def joins(left: str, right: str) -> bool:
    """Whether two words side by side are of one number: "twenty six", "two hundred", "10 000"."""
    left, right = left.lower(), right.lower()
    if right in _SCALES:
        return left in _SCALES or number_of(left) is not None
    if left.isdigit() and right.isdigit():
        return len(right) == len("000") and len(left) <= len("000")
    if left in _SCALES:
        return right in _WORDS
    return left in _TENS and right in _UNITS[1:10]


def number_in(words: list[str]) -> int | None:
    """The number that several words say ("two hundred", "twenty three"), else None."""
    lowered = [word.lower() for word in words]
    if lowered == ["half", "a", "dozen"]:
        return 6
    if len(lowered) > 1 and all(word.isdigit() for word in lowered):
        return int("".join(lowered))
    total, current = 0, None
    for word in lowered:
        if word in _SCALES:
            current = (current if current is not None else 1) * _SCALES[word]
            if _SCALES[word] >= _GREAT:
                total, current = total + current, 0
        elif (number := number_of(word)) is not None:
            current = (current or 0) + number
        elif word not in ("and", "-", "a"):
            return None
    return total + current if current is not None else None
