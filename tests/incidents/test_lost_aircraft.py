"""One aircraft that is told in many words: what became of it, whose it was, of which model."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, Role
from worker.incidents.proposal.candidates import propose


def told(text: str) -> list[Candidate]:
    """The candidates of a text."""
    return list(propose(article(text), read(text)))


SHOT, FELL = EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Rebels shot down an army helicopter over Idlib on Monday. The ministry said that "
            "the helicopter was hit on its way to the front.",
            SHOT,
            id="hit",
        ),
        pytest.param(
            "The army shot down a U.N. helicopter near Bor on Monday. A spokesman said it was "
            "a worry that soldiers had fired on a U.N. helicopter.",
            SHOT,
            id="fired on",
        ),
        pytest.param(
            "Rebels shot down an army helicopter over Idlib on Monday. The helicopter burned "
            "after it was hit, residents said.",
            SHOT,
            id="burned",
        ),
        pytest.param(
            "Rebels shot down an army helicopter over Idlib on Monday. A search team found "
            "the four dead, the ministry said.",
            SHOT,
            id="the dead are found",
        ),
        pytest.param(
            "A helicopter crashed near Malaybalay on Monday. The pilots were making a turn "
            "when the aircraft hit the ground and rolled over.",
            FELL,
            id="hit the ground",
        ),
        pytest.param(
            "An army helicopter went down near Malaybalay on Monday. It crashed at about 2:30 p.m.",
            FELL,
            id="it crashed",
        ),
        pytest.param(
            "An army helicopter went down in Mali on Monday. The army confirmed the crash, "
            "which occurred near the airport of Gao.",
            FELL,
            id="the crash",
        ),
        pytest.param(
            "A Russian pilot died on Monday in the fall of a combat plane at Gao.",
            FELL,
            id="a fall",
        ),
        pytest.param(
            "One of Italy's stealth fighters went down near Budva on Monday.",
            FELL,
            id="one of several",
        ),
        pytest.param(
            "A Black Hawk of the Emirati air force was lost near Ataq on Monday.",
            FELL,
            id="lost, by the name of its model",
        ),
    ],
)
def test_all_words_for_it_tell_one_aircraft(text: str, kind: EventType) -> None:
    """What befell an aircraft is told again in words that by themselves would be an attack."""
    assert [c.event_type for c in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The combat search team came home on Monday with the army.", id="a team"),
        pytest.param("Never had the army seen so big a combat loss, it said Monday.", id="a loss"),
        pytest.param(
            "Attacks in different parts of the republic have cost the lives of 10 soldiers since"
            " Saturday.",
            id="a count",
        ),
        pytest.param(
            "Tripoli warned airlines on Monday that any aircraft which flew into its airspace was"
            " in danger.",
            id="a warning",
        ),
        pytest.param("A banner with a slogan of the rebels hung from the window.", id="a banner"),
    ],
)
def test_words_of_war_that_only_say_what_sort_tell_nothing(text: str) -> None:
    """ "Combat" before a noun is no fight, and what hung was not hanged."""
    assert told(text) == []


def test_whose_an_aircraft_is_did_not_bring_it_down() -> None:
    """The owner stands where a headline has the doer."""
    (found,) = told("Helicopter of Libya's army brought down near an oil field on Monday")
    assert [a.name for a in found.actors if a.role is Role.INITIATOR] == []
    assert [craft.operator_code for craft in found.aircraft] == ["LY"]


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        pytest.param(
            "A Russian pilot lost his life on Monday in the crash of a plane which the Malian army"
            " had received, at Gao.",
            "ML",
            id="who received it, not the pilot",
        ),
        pytest.param(
            "A U.N. helicopter was shot down near Bor on Monday.", "united-nations", id="the U.N."
        ),
        pytest.param(
            "A Mi-35 of Russian make of the Iraqi army was shot down near Baiji on Monday.",
            "IQ",
            id="not who made it",
        ),
    ],
)
def test_whose_it_is(text: str, operator: str) -> None:
    """Owners are told in many ways; who made it and who sat in it are none."""
    assert [craft.operator_code for c in told(text) for craft in c.aircraft] == [operator]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        pytest.param(
            "A combat plane crashed near Gao on Monday. The army confirmed the crash. It was a"
            " Sukhoi Su-25, the army said.",
            "Su-25",
            id="it was a",
        ),
        pytest.param(
            "Rebels shot down an army Antonov over Nyala on Monday.", "Antonov", id="of an army"
        ),
    ],
)
def test_its_model(text: str, model: str) -> None:
    """A model may be told later, or by a name that is a word too."""
    assert [craft.model for c in told(text) for craft in c.aircraft] == [model]


def test_a_month_is_no_place() -> None:
    """ "On Aug. 19" is when, and a territory is where."""
    (found,) = told("On Jan. 19 British forces shot down a jet off the Falkland Islands.")
    assert found.location is not None
    assert found.location.country_code == "FK"


def test_planes_in_the_airspace_of_others() -> None:
    """Who flies into an airspace violates it."""
    (found,) = told("Three fighters of the Russian air force flew into Estonia's airspace Friday.")
    assert found.event_type is EventType.AIRSPACE_VIOLATION
    assert [craft.operator_code for craft in found.aircraft] == ["RU"]


def test_a_list_of_aircraft_is_a_downing_for_each() -> None:
    """One word tells of all that are listed behind it, each with its town and day."""
    found = told(
        "The rebels listed on Monday what they have shot down: two MiG-29 at Haskanita in North"
        " Darfur on May 8, 2021; two helicopter gunships at Nyala on June 1, 2021; and on that same"
        " date, also at Nyala, a Su-24."
    )
    assert [
        (c.date and (c.date.start.month, c.date.start.day), c.location and c.location.name)
        for c in found
    ] == [((5, 8), "Haskanita"), ((6, 1), "Nyala"), ((6, 1), "Nyala")]
    assert [c.aircraft[0].model for c in found] == ["MiG-29", None, "Su-24"]


def test_what_others_did_with_a_wreck_is_another_deed() -> None:
    """Guerrillas forced it down, and the army blew it up."""
    found = told(
        "An army helicopter was forced down by guerrillas near Florencia on Monday and then blown"
        " up by commandos."
    )
    assert [c.event_type for c in found] == [
        EventType.AIRCRAFT_SHOOTDOWN,
        EventType.AIRCRAFT_DESTROYED,
    ]


def test_losses_of_other_numbers_are_others() -> None:
    """Two of one side and one of the other fell."""
    found = told(
        "Argentina acknowledged that two aircraft had been lost off Chile on Monday but asserted"
        " that a British helicopter was brought down at Ushuaia on Tuesday."
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Serbs shot down an F-16 over Bosnia on Monday. The missile was launched from a hill.",
            SHOT,
            id="the missile that hit it",
        ),
        pytest.param(
            "A Mi-24 was shot down in Chechnya on Monday. The officials said the two men who died"
            " were its crew.",
            SHOT,
            id="its crew",
        ),
        pytest.param(
            "A British frigate was attacked by Skyhawks off Chile on Monday.",
            EventType.AIR_STRIKE,
            id="planes by their model",
        ),
        pytest.param(
            "A jeep drove over a land mine near Shali on Monday, and two soldiers died.",
            EventType.BOMBING,
            id="over a mine",
        ),
    ],
)
def test_what_it_was_done_with(text: str, kind: EventType) -> None:
    """Missiles, planes and mines say what a deed was."""
    assert [c.event_type for c in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The coalition goes on with its bombing of the country.", id="that goes on"),
        pytest.param("The rebels were beaten by the army in Misrata not long ago.", id="a defeat"),
    ],
)
def test_the_course_of_a_war_is_no_deed(text: str) -> None:
    """What goes on, and who has lost."""
    assert told(text) == []


def test_a_day_since_which_nothing_was_done_is_that_of_the_last() -> None:
    """ "Not since February": what was done then."""
    annotations = read(
        "Not since February 2019, when they bombed its airport, had the Libyans raided Gao."
    )
    days = [
        annotations.dates[t.date].date.start for t in annotations.triggers if t.date is not None
    ]
    assert [(day.year, day.month) for day in days] == [(2019, 2)]


def test_whom_they_took_and_whose_men_did_it() -> None:
    """ "Peacekeepers they had taken hostage", "Chad, whose troops"."""
    (taken,) = told(
        "They let go some of the 30 peacekeepers that rebels took hostage in Goma on Monday."
    )
    assert any("peacekeepers" in a.name for a in taken.actors)
    (seized,) = told("It was to punish Chad, whose troops on Monday seized a base at Aouzou.")
    assert [a.name for a in seized.actors if a.role is Role.INITIATOR] == ["Chad"]


def test_who_claims_it_has_the_name_of_those_who_did_it() -> None:
    """Rebels without a name, and a group that says it was them."""
    (found,) = told(
        "Rebels brought down an army helicopter near Momauk on Monday. The Kachin Independence Army"
        " claimed responsibility for the downing."
    )
    assert "Kachin Independence Army" in {a.name for a in found.actors if a.role is Role.INITIATOR}


def test_a_downed_aircraft_that_is_blown_up_was_downed_before() -> None:
    """What is told is that it was destroyed."""
    (found,) = told("The army on Monday blew up a downed helicopter near Florencia.")
    assert found.event_type is EventType.AIRCRAFT_DESTROYED


def test_what_is_told_after_a_crash_is_not_the_crash() -> None:
    """ "After the crash a monastery was struck"."""
    found = told(
        "A helicopter was shot down near Momauk on Monday. After the crash a monastery in Bhamo was"
        " struck by two artillery shells."
    )
    assert [c.event_type for c in found] == [SHOT, EventType.SHELLING]


def test_an_embassy_is_no_place() -> None:
    """Where somebody works who speaks is not where it happened."""
    found = told("The rebels killed two men on Monday, said an official at the Embassy.")
    assert all(c.location is None or c.location.name != "Embassy" for c in found)
