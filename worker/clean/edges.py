"""What stands around a text whose line breaks are lost: stamps and title before, sign-off behind.

On a page these are lines of their own. In one long line they run into the first and last sentence:
"Fri 3 May 2013 Rebels take airfield Rebels took …", "… the ministry added. J. Smith / AB".
"""

from __future__ import annotations

import datetime as dt
import re

from worker.clean.cues import cue_starts
from worker.clean.features import FUNCTION_WORDS, split_glued_words
from worker.clean.published import DATE_STAMP, dateline_day, dateline_end, parse_time

_AGENCY = r"(?P<agency>(?:afp|ap|reuters|agencies|upi|dpa|xinhua|tass|ani|aa)\b[\s,|-]*|)"
_COUNTERS = r"(?:\s*\(updated[^)\n]{0,40}\))?(?:\s*get short url[\d ]*)?"
_STAMP = re.compile(rf"^{_AGENCY}{DATE_STAMP}{_COUNTERS}(?!\s?[:,–—-])[\s|.]*", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?…][\"”’)]*$")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
# A sign-off is initials, a desk or a counter: never more words than this, all of them with capitals
# or figures, none of them grammar. "R. Able / S. Baker" is three of them by their full stops.
SIGN_OFF_WORDS, MAX_SIGN_OFFS = 4, 4
# Cues in a row without a sentence's end that make it a menu. A sentence that names two services and
# lost its full stop has two.
MENU_CUES = 3


def trim_head(text: str, title: str | None, published: dt.datetime | None) -> str:
    """The text without dateline, or without title and stamps in any order, at its head.

    A date is a stamp if it is called a date of publication, if it is that day, or if the title
    stands beside it. Any other may as well be the day of what is told, and stays.
    """
    text = text[dateline_end(text) :] or text
    stamp = _STAMP.match(text)
    rest = text[stamp.end() :] if stamp else text
    untitled = _without_title(rest, title)
    if untitled != rest:
        second = _STAMP.match(untitled)
        return (untitled[second.end() :] if second else untitled) or text
    return (rest if stamp and _is_publication(stamp, published) else text) or text


def stamped_day(text: str, title: str | None) -> dt.date | None:
    """The day of a dateline, or of a stamp that a text starts with or has behind its title."""
    if (day := dateline_day(text)) is not None:
        return day
    for head in (text, _without_title(text, title)):
        stamp = _STAMP.match(head)
        if stamp and (at := parse_time(stamp[0][stamp.end("agency") :])):
            return at.date()
    return None


def _is_publication(stamp: re.Match[str], published: dt.datetime | None) -> bool:
    if stamp["label"] or published is None:
        return bool(stamp["label"])
    stamped = parse_time(stamp[0][stamp.end("agency") :])
    return stamped is not None and abs((stamped.date() - published.date()).days) <= 1


def _without_title(text: str, title: str | None) -> str:
    """The text behind the title, if it starts with it and does not go on in the same sentence."""
    if not title:
        return text
    words = _WORD.findall(title.lower())
    found = list(_WORD.finditer(text[: 2 * len(title) + 20]))
    if not words or [match[0].lower() for match in found[: len(words)]] != words:
        return text
    rest = text[found[len(words) - 1].end() :].lstrip(" .:!?|\"'”’–—-")
    return rest if rest and not rest[0].islower() else text


def trim_tail(text: str) -> str:
    """The text without initials, a desk, a counter or a menu behind its last sentence."""
    text = _without_menu(text)
    for _ in range(MAX_SIGN_OFFS):
        ends = list(_SENTENCE_END.finditer(text))
        if text.isupper() or not ends or not _is_sign_off(text[ends[-1].end() :]):
            break
        text = text[: ends[-1].end()].rstrip()
    return text


def _without_menu(text: str) -> str:
    """The text without the row of links that it ends with, which has no end of a sentence."""
    ends = list(_SENTENCE_END.finditer(text))
    start = ends[-1].end() if ends else 0
    fragment = split_glued_words(text[start:])
    starts = cue_starts(fragment)
    if len(starts) < MENU_CUES or _TERMINAL.search(fragment):
        return text
    return (text[:start] + fragment[: starts[0]]).rstrip()


def _is_sign_off(fragment: str) -> bool:
    words = _WORD.findall(fragment)
    names = all(not word[0].islower() and word.lower() not in FUNCTION_WORDS for word in words)
    unended = len(fragment) <= 2 or not _TERMINAL.search(fragment)
    return names and unended and len(words) <= SIGN_OFF_WORDS
