"""The time of publication is found, with where it stood, or is none."""

from __future__ import annotations

import datetime as dt

import pytest

from worker.clean.published import dateline_end, find_published, parse_time, pictured_on
from worker.domain.article import PublishedSource

RECEIVED = dt.datetime(2017, 6, 10, 8, tzinfo=dt.UTC)
RECORD = dt.datetime(2017, 6, 9, 7, 30, tzinfo=dt.UTC)
AHEAD = dt.datetime(2017, 6, 12, tzinfo=dt.UTC)


def test_the_record_comes_first() -> None:
    """A plausible time in the record wins over every other source."""
    found = find_published(RECORD, "2016-01-01", ("3 May 2015",), RECEIVED)
    assert found is not None
    assert (found.at, found.source) == (RECORD, PublishedSource.RECORD)


@pytest.mark.parametrize(
    "wrong", [AHEAD, dt.datetime(1899, 12, 31, tzinfo=dt.UTC)], ids=["ahead", "before 1900"]
)
def test_an_impossible_time_is_dropped(wrong: dt.datetime) -> None:
    """A clock that runs ahead, or a date before all news, gives way to the next source."""
    found = find_published(wrong, "2017-06-08T10:00:00Z", (), RECEIVED)
    assert found is not None
    assert found.source is PublishedSource.METADATA


def test_a_few_hours_ahead_are_a_time_zone() -> None:
    """A time that is less than a day ahead is believed."""
    at = RECEIVED + dt.timedelta(hours=20)
    found = find_published(at, None, (), RECEIVED)
    assert found is not None
    assert found.at == at


def test_without_a_clock_nothing_is_ahead() -> None:
    """Where it is not known when a record arrived, its time stands."""
    assert find_published(AHEAD, None, (), None) is not None


def test_a_time_without_a_zone_is_utc() -> None:
    """Times always come with a zone."""
    found = find_published(dt.datetime(2017, 6, 9), None, (), RECEIVED)  # noqa: DTZ001
    assert found is not None
    assert found.at.tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("SAN LORENZO, 7 JUN 17 (NOTIPRESS) -- [TEXT] THE ARMY SAID", PublishedSource.DATELINE),
        ("PORT CITY, June 7, 2017 (Wire) - The army said", PublishedSource.DATELINE),
        ("Published June 7 2017 The army said", PublishedSource.TEXT),
        ("Wednesday 7 June 2017 22:33 Jet falls", PublishedSource.TEXT),
        ("07.06.2017 Jet falls", PublishedSource.TEXT),
        ("Last updated: 2017-06-07", PublishedSource.TEXT),
        ("7th June, 2017", PublishedSource.TEXT),
    ],
    ids=["wire", "agency", "label", "day of the week", "figures", "ISO", "ordinal"],
)
def test_dates_at_the_head_of_a_text(line: str, source: PublishedSource) -> None:
    """A text that opens with a date was published on that day."""
    found = find_published(None, None, ("A headline", line), RECEIVED)
    assert found is not None
    assert (found.at.date(), found.source) == (dt.date(2017, 6, 7), source)


@pytest.mark.parametrize(
    "line",
    ["PORT CITY, June 7 (Wire) - The army said", "The jet fell on 7 June 2017.", "31 June 2017 x"],
    ids=["no year", "within a sentence", "no such day"],
)
def test_no_date_is_made_up(line: str) -> None:
    """A date without a year, or one that is told of, is no date of publication."""
    assert find_published(None, None, (line,), RECEIVED) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-06-07T23:10:00+03:00", dt.date(2017, 6, 7)),
        ("2017-06-07", dt.date(2017, 6, 7)),
        ("June 7, 2017", dt.date(2017, 6, 7)),
        ("07/06/2017 10:15", dt.date(2017, 6, 7)),
        ("06/17/2017", dt.date(2017, 6, 17)),
    ],
)
def test_times_of_metadata(text: str, day: dt.date) -> None:
    """Pages write times in many ways; in figures the day comes first where it can."""
    found = parse_time(text)
    assert found is not None
    assert found.date() == day


def test_words_are_no_time() -> None:
    """What is no time is none."""
    assert parse_time("three days ago") is None


def test_a_dateline_ends_where_the_report_starts() -> None:
    """Everything up to the first word of the report is dateline."""
    line = "SAN LORENZO, 7 JUN 87 (NOTIPRESS) -- [REPORT] [TEXT] THE ARMY SAID"
    assert line[dateline_end(line) :] == "THE ARMY SAID"


@pytest.mark.parametrize(
    ("caption", "day"),
    [
        ("Smoke over the port as seen from the hills, March 3, 2011. (T. Writer/AP)", "2011-03-03"),
        ("FILE - Smoke over the port, March 3, 2011. (T. Writer/AP)", None),
        ("Smoke rose over the port on March 3, 2011, the ministry said.", None),
    ],
    ids=["caption", "archive", "sentence"],
)
def test_captions_say_when_they_were_taken(caption: str, day: str | None) -> None:
    """The latest of them does, where a credit shows that it is one."""
    earlier = "Rebels at the gate, Feb. 1, 2011. (T. Writer/AP)"
    assert pictured_on([caption]) == (dt.date.fromisoformat(day) if day else None)
    assert pictured_on([earlier, caption]) == dt.date.fromisoformat(day or "2011-02-01")
