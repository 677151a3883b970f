"""When an occurrence happened, in articles of our own, published on Wednesday 16 June 2021."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.nlp.reading import article, read
from worker.domain.incident import DateRange
from worker.domain.kinds import DatePrecision, DateSource
from worker.incidents.proposal.candidates import propose


def _dates(text: str) -> list[DateRange | None]:
    return [c.date for c in propose(article(text), read(text))]


def _days(text: str) -> list[str]:
    return [str(d.start) if d else "none" for d in _dates(text)]


_LEAD = (
    "Gunmen killed nine farmers in Dikwa in Borno state on Monday, police said. Their leader"
    " was not found. Schools stay closed. The governor sent his condolences. The market is shut. "
)


def test_news_further_down_is_of_the_day_told_before_it() -> None:
    """It is inferred, and further off a day or so."""
    last = _dates(_LEAD + "In Bama, a roadside bomb killed three soldiers.")[-1]
    assert last is not None
    assert (str(last.start), last.source) == ("2021-06-14", DateSource.INFERRED)
    assert last.precision is DatePrecision.DAYS


def test_the_news_is_of_the_day_by_which_the_text_refers_to_it() -> None:
    """A lead without a day, and "Monday's attack" further down."""
    first, second = _days(
        "Gunmen killed nine farmers on a road near Dikwa, police said. Nobody has claimed it."
        " Schools stay closed. The governor sent his condolences. The market is shut."
        " In May, a roadside bomb killed three soldiers in Bama, not far from the site of Monday's"
        " attack."
    )
    assert (first, second) == ("2021-06-14", "2021-05-01")


def test_what_is_recalled_has_no_day_but_its_own() -> None:
    """No day of the news dates what happened long before."""
    last = _dates(_LEAD + "The insurgents had often kidnapped girls in Bama in recent years.")[-1:]
    assert not any(d and d.source is DateSource.INFERRED for d in last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops killed four militants who attacked a post in Bama in March.", "2021-06-15"),
        ("A nurse was kidnapped on Sunday near Bama. She was found dead the next day.",
         "2021-06-13"),
        ("A man was shot dead in Bama on Monday after the killing of a trader on 9 June.",
         "2021-06-14"),
        ("The army said on Tuesday it had repelled an attack on Bama. The attack came on Sunday.",
         "2021-06-13"),
        ("Eleven people were killed by Saturday's bomb in Bama, a doctor said on Tuesday.",
         "2021-06-12"),
    ],
)  # fmt: skip
def test_the_time_is_that_of_the_occurrence(text: str, expected: str) -> None:
    """Not of another clause, of what came after, or of the telling."""
    assert _days(text)[0] == expected


def test_a_headline_tells_of_its_day() -> None:
    """A note without one may be of the day before."""
    text = "Rebels shell Bama\n\nRebels shelled the town of Bama in Borno, witnesses said."
    told = article(text)
    headed = replace(told, title="Rebels shell Bama")
    note, news = (propose(a, read(text))[0].date for a in (told, headed))
    assert note is not None
    assert news is not None
    assert (note.start, news.start) == (dt.date(2021, 6, 15), dt.date(2021, 6, 16))


def test_tonight_in_a_quotation_may_be_the_night_before() -> None:
    """A statement read on Wednesday may have been made the night it happened."""
    text = (
        "Five soldiers were killed late Tuesday when rebels brought down an army helicopter in the"
        ' province of Sweida.\n\n"Our men brought down an army helicopter tonight, killing the'
        ' five soldiers in it," the Falcons Brigade said.'
    )
    assert _days(text) == ["2021-06-15"]


def test_of_two_days_of_telling_the_first_is_nearest_to_it() -> None:
    """What two sources tell on two days is one occurrence, no later than the first of them."""
    text = (
        "Commandos rescued the pilot in Aleppo province, their leader said on Wednesday.\n\n"
        "The defence ministry said on Tuesday that special forces had freed the pilot in a raid."
    )
    assert _days(text) == ["2021-06-15"]


_OPINION = (
    "The vote of the council was overdue. Too many spoke against it. Others kept silent. The mayor"
    " did well. His party will gain by it. Few will thank him. That is how things are. It rains. "
)


def test_what_opens_with_no_news_mentions_nothing_of_its_day() -> None:
    """An opinion that recalls a deed says nothing of when it was; where it does, it is told."""
    assert _dates(_OPINION + "In Goma rebels shot a teacher dead and burned his house.") == []
    assert _days(_OPINION + "On 3 May rebels shot a teacher dead in Goma.") == ["2021-05-03"]


def test_what_nobody_alive_has_seen_is_history() -> None:
    """No news is a hundred years old."""
    assert _dates(_OPINION + "A student shot a duke dead in Sarajevo in June 1914.") == []
    assert _days(_OPINION + "Guards shot nine men dead in Lyon in June 1944.") == ["1944-06-01"]


def test_news_is_of_the_day_with_an_hour_below_its_lead() -> None:
    """Where the lead names none, as "officers were called"; one without an hour is of anything."""
    lead = (
        "A boy was shot dead in his home in Bama. The house had twenty holes. Nobody was held. "
        "Neighbours wept. "
    )
    assert _days(lead + "Police were called about 10:15 a.m. Sunday.")[0] == "2021-06-13"
    assert _days(lead + "The mayor came on Sunday.")[0] != "2021-06-13"
