"""One form for every character: line ends, spaces, controls, entities, mis-decoded UTF-8.

What is done here never depends on what the text says, so that every later step may rely on it:
line ends are newlines, every other space is a plain space, nothing is invisible.
"""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_AMPERSANDS = re.compile("&(?:amp;)+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,24});", re.IGNORECASE)
_INVISIBLE = [
    *(*range(9), *range(0x0E, 0x20), 0x7F),  # C0 controls but tab and line ends
    *(0xAD, 0x34F, 0x61C, 0x180E),  # soft hyphen, joiner, marks
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    *(*range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFD), 0xFFFE, 0xFFFF),
]
_SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_SAME_LOOKS = {0x2010: "-", 0x2011: "-", 0x02BC: "\u2019"}
"""Hyphens of web pages, one of which never breaks a line, and the apostrophe of a transcription."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}


def _cp1252(byte: int) -> str:
    """The character that Windows shows for a byte; C1 controls in a text were meant as these."""
    return bytes([byte]).decode("cp1252", errors="ignore")


_TABLE: dict[int, str | None] = (
    dict.fromkeys(_INVISIBLE)
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(range(0xD800, 0xE000))
    | {byte: _cp1252(byte) for byte in range(0x80, 0xA0)}
    | _LIGATURES
    | _SAME_LOOKS
    | {0x09: "    "}
)
_TAIL_BYTES = {_cp1252(byte) or chr(byte): byte for byte in range(0x80, 0xC0)} | {
    chr(byte): byte for byte in range(0x80, 0xC0)
}
_MIS_DECODED = re.compile(
    "[\u00c2-\u00f4][" + "".join(re.escape(char) for char in _TAIL_BYTES) + "]{1,3}"
)


def _redecode(match: re.Match[str]) -> str:
    """A run of characters that was UTF-8 read as Windows-1252, if it is one."""
    found = match.group()
    raw = bytes([ord(found[0]), *(_TAIL_BYTES[char] for char in found[1:])])
    for end in range(len(raw), 1, -1):
        try:
            return raw[:end].decode() + found[end:]
        except UnicodeDecodeError:
            continue
    return found


_STRAY = re.compile(r"(?<=[A-Za-z,.;:)'\d])\u00c2(?=\s|$)|(?<=\s)\u00c2(?=\s)")
"""What is left of a hard space that was mis-decoded, then made plain: "a bomb\u00c2 exploded"."""
_LOOSE_ARTICLE = re.compile(
    r"(?<=\b[AaEe][ldrstnz])- (?=[A-Z])|(?<=\b[Aa]sh)- (?=[A-Z])|(?<=\b[Aa]dh)- (?=[A-Z])"
)
"""The gap behind the article of an Arabic name: "al- Bab"."""


def normalise(text: str) -> str:
    """The same text in NFC with newlines and plain spaces only and without invisible characters."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), _AMPERSANDS.sub("&", text))
    text = _LINE_ENDS.sub("\n", text)
    if "Ã" in text or "â" in text or "Â" in text:
        text = _STRAY.sub("", _MIS_DECODED.sub(_redecode, text))
    text = unicodedata.normalize("NFC", text.translate(_TABLE))
    text = text.replace("and /or ", "and/or ")
    return _LOOSE_ARTICLE.sub("-", text) if "- " in text else text


def squeeze(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())
