"""What runs into the first and last sentence of a text on one line is trimmed."""

from __future__ import annotations

import datetime as dt

import pytest

from worker.clean.edges import stamped_day, trim_head, trim_tail

TITLE = "Four Soldiers Killed in Ambush near the Dam"
DAY = dt.datetime(2015, 7, 22, 12, tzinfo=dt.UTC)
NEWS = "The army said that four soldiers had died."


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}. ",
        f"Wednesday 22 July 2015 22:33 {TITLE}. ",
        f"{TITLE} AFP Friday 24 Jul 2015 ",
        "22 July 2015 ",
        "21.07.2015(updated 1500 21.07.2015) Get short URL 0 112 ",
        "Published July 30 2015 ",
        "Last updated at Jul 302015 ",
        "PORT CITY, 22 JUL 15 (WIRE) -- [TEXT] ",
    ],
    ids=["title", "date and title", "title and date", "day", "counters", "label", "glued", "wire"],
)
def test_head_is_trimmed(head: str) -> None:
    """Title, stamps and dateline before the first sentence go."""
    assert trim_head(head + NEWS, TITLE, DAY) == NEWS


@pytest.mark.parametrize(
    "text",
    [
        f"3 May 2013 {NEWS}",
        f"22 July 2015: {NEWS}",
        f"On 22 July 2015 {NEWS}",
        "Four soldiers killed in ambush near the dam were buried on Monday.",
        TITLE,
    ],
    ids=["another day", "a heading of a chronicle", "told", "title goes on", "title alone"],
)
def test_what_may_be_told_stays(text: str) -> None:
    """A day that is not that of publication may be the day of the event; a title may be text."""
    assert trim_head(text, TITLE, DAY) == text


@pytest.mark.parametrize(
    "tail",
    ["J. Doe / Roe", "ABC 12", "English Desk", "Community standardsShare via FacebookTweet on X"],
    ids=["initials", "desk and counter", "desk", "menu"],
)
def test_tail_is_trimmed(tail: str) -> None:
    """Initials, desks and menus behind the last sentence go."""
    assert trim_tail(f"{NEWS} {tail}") == NEWS


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS} One pilot ejected",
        f"{NEWS} Nobody claimed it.",
        "Jet down",
        "A JET FELL NEAR THE DAM. PILOT DEAD",
    ],
    ids=["no full stop", "short sentence", "one fragment", "capitals"],
)
def test_short_news_stays(text: str) -> None:
    """A short last sentence is not taken for a sign-off."""
    assert trim_tail(text) == text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Fri 3 May 2013 ", dt.date(2013, 5, 3)),
        ("Published May 3 2013 ", dt.date(2013, 5, 3)),
        (f"{TITLE} AP Friday 3 May 2013 ", dt.date(2013, 5, 3)),
        ("JUBA, 3 May 2013 (Agency) -- ", dt.date(2013, 5, 3)),
        ("", None),
        ("On 3 May 2013 ", None),
    ],
)
def test_the_day_of_a_stamp(head: str, day: dt.date | None) -> None:
    """A stamp or dateline says from which day a text tells; a date in a sentence does not."""
    assert stamped_day(head + NEWS, TITLE) == day
