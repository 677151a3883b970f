"""Dates in sentences of our own, told on Wednesday 7 February 2018 unless they say otherwise."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.domain.annotations import DateMention, TimeRelation
from worker.domain.kinds import DatePrecision, DateSource
from worker.nlp.model import Reader
from worker.nlp.text.document import Doc
from worker.nlp.times.finder import find_dates, told_on

TOLD = dt.datetime(2018, 2, 7, 12, tzinfo=dt.UTC)
BLANK = spacy.blank("en")


def dates(text: str, told: dt.datetime | None = TOLD) -> tuple[DateMention, ...]:
    """The dates of a text."""
    return find_dates(Doc(BLANK(text)), told)


def day(text: str) -> dt.date:
    """A day in ISO form."""
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 3 February 2018", "2018-02-03"), ("on February 3rd", "2018-02-03"),
        ("on Feb. 3", "2018-02-03"), ("on Saturday, February 3,", "2018-02-03"),
        ("on the 3rd of February", "2018-02-03"), ("on 31 december", "2017-12-31"),
        ("on 2018-02-03", "2018-02-03"), ("on 25/1/2018", "2018-01-25"),
        ("on 03.02.2018", "2018-02-03"), ("on the morning of 28/01", "2018-01-28"),
        ("on Thu Jan 18 2018", "2018-01-18"), ("on Wednesday", "2018-02-07"),
        ("on Tuesday night", "2018-02-06"), ("early Monday", "2018-02-05"),
        ("at dawn on Sunday", "2018-02-04"), ("around 9am on Friday", "2018-02-02"),
        ("last Wednesday", "2018-01-31"), ("last Monday", "2018-02-05"),
        ("yesterday evening", "2018-02-06"), ("today", "2018-02-07"), ("tonight", "2018-02-07"),
        ("last night", "2018-02-06"), ("the day before yesterday", "2018-02-05"),
        ("three days ago", "2018-02-04"), ("a day ago", "2018-02-06"),
    ],
)  # fmt: skip
def test_a_day_is_resolved(words: str, expected: str) -> None:
    """Absolute and relative words for a day give that day, with precision 1."""
    (found,) = dates(f"A helicopter was hit {words} near the town.")
    assert (found.date.start, found.date.end) == (day(expected), day(expected))
    assert found.date.precision is DatePrecision.DAY
    assert found.relation is TimeRelation.AT


def test_a_date_stands_where_it_is_written_behind_a_letter_that_is_two_in_lower_case() -> None:
    """The dotted capital I of Turkish."""
    text = "İzmir and İstanbul, on 3 February 2018"
    assert [d.span.of(text) for d in dates(text)] == ["3 February 2018"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They said on Monday that it was hit the day before with a missile.", "2018-02-04"),
        ("Nobody would call last Wednesday a quiet day.", "2018-01-31"),
    ],
)
def test_the_tense_around_a_day_does_not_move_it(text: str, expected: str) -> None:
    """The day before is of the past whatever follows, and so is "last Wednesday"."""
    assert dates(text)[-1].date.start == day(expected)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("overnight", "2018-02-06", "2018-02-07", 2),
        ("over the weekend", "2018-02-03", "2018-02-04", 2),
        ("between 3 and 5 February", "2018-02-03", "2018-02-05", 2),
        ("in the past 24 hours", "2018-02-06", "2018-02-07", 2),
        ("several days ago", "2018-02-01", "2018-02-06", 2),
        ("this week", "2018-02-04", "2018-02-07", 3), ("last week", "2018-01-29", "2018-02-04", 3),
        ("in early January", "2018-01-01", "2018-01-10", 3),
        ("in July", "2017-07-01", "2017-07-31", 4), ("in January", "2018-01-01", "2018-01-31", 4),
        ("last month", "2018-01-01", "2018-01-31", 4),
        ("at the end of December", "2017-12-21", "2017-12-31", 4),
        ("in March 2011", "2011-03-01", "2011-03-31", 4),
        ("in 2015", "2015-01-01", "2015-12-31", 5), ("last year", "2017-01-01", "2017-12-31", 5),
        ("late last year", "2017-09-01", "2017-12-31", 5),
        ("in April last year", "2017-04-01", "2017-04-30", 4),
        ("in January of last year", "2017-01-01", "2017-01-31", 4),
        ("on 12 January last year", "2017-01-12", "2017-01-12", 1),
        ("last summer", "2017-06-01", "2017-08-31", 5),
    ],
)  # fmt: skip
def test_a_period_is_a_range_with_its_precision(
    words: str, start: str, end: str, precision: int
) -> None:
    """What is longer than a day is a range of days, as exact as its words."""
    (found,) = dates(f"The village was shelled {words} by the army.")
    assert (found.date.start, found.date.end) == (day(start), day(end))
    assert found.date.precision == precision


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("since September 2015", TimeRelation.SINCE), ("since Friday", TimeRelation.SINCE),
        ("until March 2017", TimeRelation.UNTIL), ("from Sunday", TimeRelation.SINCE),
        ("on Friday", TimeRelation.AT), ("two days earlier", TimeRelation.BEFORE_MAIN),
        ("the following day", TimeRelation.AFTER_MAIN), ("days later", TimeRelation.AFTER_MAIN),
    ],
)  # fmt: skip
def test_the_relation_tells_a_time_from_the_bounds_of_a_period(
    words: str, relation: TimeRelation
) -> None:
    """The start of a war is not the day of an attack."""
    assert [m.relation for m in dates(f"They held the town {words}.")] == [relation]


@pytest.mark.parametrize(
    "text",
    [
        "They fought for three days.", "The two-hour raid failed.", "It began at 1330 hours.",
        "Rebels may march on the town.", "They burned 2000 homes.",
        "The 19 April Movement denied it.",
        "Shots rang out in the 1900 block of Main Street.", "He was hit an hour before the raid.",
        "He was 25 years old.", "The 1960s were quiet.", "A shell of 120 mm hit the 5/7 road.",
        "The sun rose over the hills.",
    ],
)  # fmt: skip
def test_durations_clock_times_and_names_are_no_dates(text: str) -> None:
    """What only looks like a date is left alone."""
    assert dates(text) == ()


def test_days_told_from_another_day_of_the_story() -> None:
    """ "Two days later" counts from the last day that was told of, not from publication."""
    _, later = dates("The town fell on 10 January. Two days later it was retaken.")
    assert (later.date.start, later.relation) == (day("2018-01-12"), TimeRelation.AFTER_MAIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bus was hit on Sunday. Hours later a shell fell on the clinic.", "2018-02-04"),
        ("A bus was hit on Sunday. A few hours earlier a clinic was shelled.", "2018-02-04"),
        ("A bus was hit on Sunday. That night gunmen burned the depot.", "2018-02-04"),
        ("A bus was hit on Sunday. A clinic was shelled the very same day.", "2018-02-04"),
        ("Raiders came on 3 January and burned a mill in the night.", "2018-01-03"),
        ("A bus was hit on Sunday.\n\nTroops left on Tuesday.\n\nTwo days before, it rained.",
         "2018-02-02"),
        ("Mortars fell a day after a truce.", "2018-02-06"),
    ],
)  # fmt: skip
def test_a_day_is_told_from_that_of_the_story(text: str, expected: str) -> None:
    """Hours stay in their day; what opens a paragraph is told from the main day."""
    assert dates(text)[-1].date.start == day(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died in an ambush on New Year's Day.", "2018-01-01"),
        ("The toll of Saturday's overnight raid rose.", "2018-02-03"),
        ("Nine were killed by Saturday's bomb.", "2018-02-03"),
        ("A bus was stoned this afternoon (06/02).", "2018-02-06"),
        ("A shop was burned today (5 February).", "2018-02-05"),
    ],
)
def test_names_glosses_and_possessives_of_days(text: str, expected: str) -> None:
    """A feast is a day, brackets say which day is meant, and "by Saturday's" is no end."""
    (found,) = dates(text)
    assert (found.date.start, found.relation) == (day(expected), TimeRelation.AT)


def test_a_night_is_told_from_the_day_on_which_somebody_tells_of_it() -> None:
    """ "Police said on Monday that shops were looted overnight": the night to Monday."""
    _, night = dates("Police said on Monday that shops had been looted overnight.")
    assert (night.date.start, night.date.end) == (day("2018-02-04"), day("2018-02-05"))


@pytest.mark.parametrize(
    "dateline", ["TUNIS, Feb 6 -", "TUNIS, Feb 6 (Agency) --", "TUNIS, 6 February (Agency)"]
)
def test_a_dateline_without_a_year_is_the_day_of_telling(dateline: str) -> None:
    """A report that is published the day after is told from the day of its dateline."""
    written, found = dates(f"{dateline} A patrol was ambushed today.")
    assert written.relation is TimeRelation.WRITTEN
    assert (found.date.start, found.relation) == (day("2018-02-06"), TimeRelation.AT)


def test_an_old_dateline_is_none() -> None:
    """A date of weeks ago at the head is not that of writing."""
    assert dates("TUNIS, Jan 2 - A patrol was ambushed today.")[1].date.start == day("2018-02-07")


def test_an_event_that_another_followed_so_many_days_after() -> None:
    """In "on Friday, two days after masked men took them" the taking was on Wednesday."""
    _, before = dates("They were found on Friday, two days after masked men took them.")
    assert (before.date.start, before.relation) == (day("2018-01-31"), TimeRelation.BEFORE_MAIN)


def test_a_plan_lies_in_the_future() -> None:
    """With a future tense a weekday is the next one."""
    (found,) = dates("Talks will begin on Friday in the capital.")
    assert found.date.start == day("2018-02-09")


def test_a_dateline_wins_over_the_time_of_publication() -> None:
    """Relative words are told from the dateline that a text gives."""
    _, found = dates("Homs, 1 Feb 2018 - A bomb went off. Two men died yesterday.")
    assert found.date.start == day("2018-01-31")


def test_the_date_of_an_event_is_no_dateline() -> None:
    """ "On 1 February 2018, …" tells when something happened, not when it was written."""
    _, found = dates("On 1 February 2018, a mine went off. Another did yesterday.")
    assert found.date.start == day("2018-02-06")


def test_an_ambiguous_order_of_day_and_month_needs_the_time_of_publication() -> None:
    """ "03/02" is 3 February just before 7 February, and nothing without a time."""
    assert [m.date.start for m in dates("Shots were fired on 03/02 in town.")] == [
        day("2018-02-03")
    ]
    assert dates("Shots were fired on 03/02 in town.", None) == ()


def test_without_a_day_of_publication_relative_words_are_left_out() -> None:
    """Nothing is guessed where nothing says from which day a text tells."""
    assert dates("A bomb went off yesterday, and on Monday another.", None) == ()


def test_without_a_day_of_publication_the_years_of_the_text_serve() -> None:
    """A day without a year takes that of the other days, and says it was inferred."""
    _, found = dates("He resigned on 3 March 1988. Guerrillas struck on 25 January.", None)
    assert (found.date.start, found.date.source) == (day("1988-01-25"), DateSource.INFERRED)


def test_a_year_that_is_recalled_gives_none() -> None:
    """The year in which something was founded is not that of the news."""
    (founded,) = dates("It was founded in 1988. Guerrillas struck on 25 January.", None)
    assert founded.date.precision is DatePrecision.YEAR


def test_a_group_and_a_weekday_give_the_year() -> None:
    """Of the years of the FMLN only 1990 has a Wednesday on 7 February; then a day to tell from."""
    text = "Today, Wednesday, 7 February, FMLN troops came to Jocoro. Homes burned yesterday."
    today, written, yesterday = dates(text, None)
    assert written.date.source is DateSource.INFERRED
    assert today.date.start == written.date.start == day("1990-02-07")
    assert yesterday.date.start == day("1990-02-06")


def test_a_weekday_again_is_the_same_day() -> None:
    """Without a day of publication a weekday is known where it was told with its date."""
    text = "They came on Friday, 9 March 1990. A clinic was hit on Friday, a school on Sunday."
    assert [m.date.start for m in dates(text, None)] == [day("1990-03-09")] * 2


def test_a_weekday_chooses_among_the_years_of_the_text() -> None:
    """Of two years only one has a Saturday on 18 November."""
    text = "After May 1988 and in June 1989 they came again, on Saturday 18 November."
    found = dates(text, None)
    assert found[-1].date.start == day("1989-11-18")


def test_the_weekday_of_a_lead_gives_the_year_of_a_text() -> None:
    """After 2014 it is 2017 in which 14 March is a Tuesday; other days are told from that one."""
    text = (
        "A jet was hit on Tuesday, March 14. A tank was lost on 2 March, a truck at the end of"
        " December. The war began in June 2014."
    )
    found = [(m.date.start, m.date.source) for m in dates(text, None)[:3]]
    assert found == [
        (day("2017-03-14"), DateSource.INFERRED),
        (day("2017-03-02"), DateSource.INFERRED),
        (day("2016-12-21"), DateSource.INFERRED),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was to begin yesterday, 30 March 1989, he said.", "1989-03-31"),
        ("Today, 7 April 1988, a bomb went off.", "1988-04-07"),
        ("Kabul, March 9, 2001 - A convoy was hit.", "2001-03-09"),
    ],
    ids=["yesterday", "today", "dateline"],
)
def test_the_day_of_telling_is_inferred(text: str, expected: str) -> None:
    """A dateline, or a date beside "today" or "yesterday", gives the day of telling."""
    assert told_on(Doc(BLANK(text)), None) == day(expected)


def test_no_day_of_telling_is_made_up() -> None:
    """A date of an event says nothing on the day of telling."""
    assert told_on(Doc(BLANK("The pact of 3 May 1990 was broken on Sunday.")), None) is None


def test_pictures_say_when_a_text_was_written() -> None:
    """Of a day that the text tells, too: its first weekday is that, or one of the days after."""
    doc = Doc(BLANK("The army said on Friday that a depot burned on Wednesday."))
    assert told_on(doc, None, day("2016-08-17")) == day("2016-08-19")
    assert [m.date.start for m in find_dates(doc, None, day("2016-08-17"))] == [
        day("2016-08-19"), day("2016-08-17"),
    ]  # fmt: skip
    assert told_on(doc, None, day("2016-08-18")) is None


def test_a_year_before_a_plural_is_a_number(language: Reader) -> None:
    """With tags, "in 2000 homes" is told from "in 2000"."""
    assert find_dates(language("Water is cut off in 2000 homes."), TOLD) == ()


_PIECES = st.sampled_from(
    "on Monday 3 February 2018 , - / 31 last next early week month year ago two days later since"
    " until overnight in July 2015 29 the day before after 99 13/45 1999-02-31 weekend past 24"
    " hours . \n few May march".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(_PIECES, max_size=30),
    told=st.one_of(st.none(), st.dates(dt.date(1970, 1, 1), dt.date(2090, 1, 1))),
)
def test_mentions_are_ordered_ranges_inside_the_text(
    pieces: list[str], told: dt.date | None
) -> None:
    """Whatever the words, spans lie in order inside the text, and ranges do not end too early."""
    text = " ".join(pieces)
    found = dates(text, told and dt.datetime.combine(told, dt.time(12), dt.UTC))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(m.date.start <= m.date.end for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army said on Monday that rebels had shelled the town.", True),
        ("The agency claimed late on Monday that a jet was hit.", True),
        ("Rebels shelled the town on Monday, the army said.", False),
        ("Rebels shelled a town in Kachin state on Monday, the army said.", False),
        ("On Monday rebels shelled the town, officials in the capital said.", False),
        ("Shelling was reported on Monday in the north.", False),
    ],
)
def test_when_it_was_said(language: Reader, text: str, *, told: bool) -> None:
    """The day on which somebody says something is not the day on which it happened."""
    (mention,) = find_dates(language(text), TOLD)
    assert (mention.relation is TimeRelation.TOLD) is told


def test_on_a_day_somebody_reported(language: Reader) -> None:
    """The day before the one who reports is of the report too."""
    text = "On Monday, the agency reported the wreck of a drone near the town."
    (mention,) = find_dates(language(text), TOLD)
    assert mention.relation is TimeRelation.TOLD


def test_parts_of_a_day_are_of_the_day_told_last() -> None:
    """ "In the morning" and "the day before" follow the day that was told."""
    found = dates("Shells fell on Tuesday. In the morning a bus was hit, a school the day before.")
    assert [m.date.start for m in found] == [
        day(d) for d in ("2018-02-06", "2018-02-06", "2018-02-05")
    ]


def test_will_in_another_clause_makes_no_plan() -> None:
    """ "As you will remember, it blew up on Wednesday" tells of the past."""
    (found,) = dates("As you will remember, the car blew up on Monday.")
    assert found.date.start == day("2018-02-05")


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Two brothers were indicted on Tuesday for a shooting in Macon.", True),
        ("A gunman was arrested on Tuesday after a shooting in Macon.", True),
        ("Police identified on Tuesday a man gunned down in a Macon garage.", True),
        ("Detectives on Tuesday were looking at whether the shooting was planned.", True),
        ("Two boys were in critical condition on Tuesday after they were shot.", True),
        ("A guard remained hospitalized Tuesday with wounds suffered in the attack.", True),
        ("The suspect in a killing appeared in a Macon courtroom Tuesday.", True),
        ("Detectives are investigating the killing of three guards on Tuesday.", False),
        ("Two brothers were charged with the shooting at a bar in Macon on Tuesday.", False),
        ("Troops searched the village of Kolda on Tuesday and killed three men.", False),
        ("Two brothers were shot dead on Tuesday in Macon.", False),
    ],
)
def test_the_day_of_an_arrest_is_not_that_of_the_deed(
    language: Reader, text: str, *, following: bool
) -> None:
    """What was done about it says nothing of when it happened."""
    (found,) = find_dates(language(text), TOLD)
    assert (found.relation is TimeRelation.FOLLOWING) is following


@pytest.mark.parametrize(
    "text",
    [
        "The chairman told newsmen on Friday in Zaria that gunmen had stormed the village.",
        "The governor told the Radio Agency (RAG) on Tuesday that the rebels had shelled the town.",
    ],
)
def test_a_day_before_what_is_told_is_of_the_telling(language: Reader, text: str) -> None:
    """However far it stands from the verb."""
    (found,) = find_dates(language(text), TOLD)
    assert found.relation is TimeRelation.TOLD


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Sunday Okoro told our reporter that the gunmen fled.",
        "One Samuel Monday, who was shot in the leg, died later.",
    ],
)
def test_persons_called_by_a_day(language: Reader, text: str) -> None:
    """As many are in Nigeria."""
    assert not find_dates(language(text), TOLD)


def test_as_of_a_day_is_no_day_on_which_something_happened(language: Reader) -> None:
    """ "As of Tuesday" bounds what is known."""
    (found,) = find_dates(language("Nobody was held as of early Tuesday in the shooting."), TOLD)
    assert found.relation is TimeRelation.UNTIL


@pytest.mark.parametrize("words", ["in June 1985", "in June, 1985", "in May, 1985"])
def test_a_year_behind_a_month_is_of_it(words: str) -> None:
    """Also behind a comma, as older agencies write."""
    (found,) = dates(f"A jet was shot down near the town {words}.")
    assert found.date.start.year == 1985
    assert found.date.precision is DatePrecision.MONTH
