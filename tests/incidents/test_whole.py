"""One occurrence is one candidate, and several are several, however an article tells them."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, PlacePrecision, Role, Salience
from worker.incidents.proposal.candidates import propose


def told(text: str, title: str | None = None) -> list[Candidate]:
    """The candidates of a text."""
    return list(propose(article(text, title), read(text, title)))


def names(found: list[Candidate]) -> list[str | None]:
    """Where the candidates happened."""
    return [c.location and c.location.name for c in found]


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        pytest.param(
            "Bomber kills nine in north, Kabul blames Taliban",
            "A suicide bomber blew himself up at a mosque in Kunduz on Tuesday and killed nine"
            " people, the police said.\n\nThirty were wounded.",
            "Kunduz",
            id="another place",
        ),
        pytest.param(
            "Army kills 40 fighters in Damascus ambush",
            "The army ambushed rebels at Rahiba on Monday. About 40 fighters were killed in the"
            " battle, a television channel said.",
            "Rahiba",
            id="a region",
        ),
    ],
)
def test_a_headline_announces_what_the_text_tells(title: str, text: str, place: str) -> None:
    """Shorter, by another place or a wider kind: no occurrence of its own."""
    (found,) = told(text, title)
    assert found.salience is Salience.MAIN
    assert found.location is not None
    assert found.location.name == place


def test_a_headline_alone_is_told_too() -> None:
    """What the text below does not tell again stays."""
    found = told(
        "Rebels killed two soldiers near Lashio on Monday, the army said.",
        "Two soldiers killed near Lashio; plane crashes off Sittwe",
    )
    assert EventType.AIRCRAFT_CRASH in {c.event_type for c in found}


def test_the_blast_is_the_one_told_before() -> None:
    """Whatever names stand around it: the lead had the towns that people came from."""
    (found,) = told(
        "A car bomb killed 30 people on buses from Kefraya on Saturday.\n\n"
        "The explosion struck at Rashideen, where they waited for hours, a monitor said."
    )
    assert found.casualties.killed is not None
    assert found.casualties.killed.best == 30


def test_the_hospital_of_a_town_is_not_the_scene() -> None:
    """The wounded are told of the raid, not of the town with the hospital."""
    (found,) = told(
        "Gunmen raided a camp near Mongbwalu on Monday and killed 12 people.\n\n"
        "Eight wounded were brought to the hospital of Bunia."
    )
    assert names([found]) == ["Mongbwalu"]
    assert found.casualties.injured is not None


def test_the_fight_for_a_hostage_is_told_with_the_rescue() -> None:
    """Who died in it died in the rescue."""
    (found,) = told(
        "Soldiers rescued a Dutch engineer who had been held near Patikul on Friday.\n\n"
        "He was thin but unhurt. Four kidnappers were killed in a firefight."
    )
    assert found.event_type is EventType.RESCUE


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "On Monday rebels killed three policemen in Saravena, abducted a priest in Arauquita"
            " and dynamited a pipeline in Tame.",
            ["Saravena", "Arauquita", "Tame"],
            id="three kinds",
        ),
        pytest.param(
            "Militants shot dead two teachers in Maiduguri, executed four herders in Bama and"
            " beheaded a farmer in Gwoza on Tuesday.",
            ["Maiduguri", "Bama", "Gwoza"],
            id="one kind",
        ),
        pytest.param(
            "Rebels attacked a post at Kidal on Friday, killing seven soldiers, and ambushed a"
            " convoy near Gao on Saturday.",
            ["Kidal", "Gao"],
            id="two days",
        ),
        pytest.param(
            "Gunmen killed a judge in Mosul on Sunday, a car bomb wounded five people in Kirkuk.",
            ["Mosul", "Kirkuk"],
            id="a comma between",
        ),
    ],
)
def test_deeds_each_in_its_town_are_several(text: str, places: list[str]) -> None:
    """Each has the town of its own part of the sentence."""
    assert names(told(text)) == places


def test_the_toll_of_a_part_is_of_its_deed() -> None:
    """Not of the deed whose word stands nearer."""
    first, second = told(
        "Insurgents raided a mine in Djibo on Monday, killing nine guards, and shot four drivers"
        " dead near Dori."
    )
    assert first.casualties.killed is not None
    assert second.casualties.killed is not None
    assert (first.casualties.killed.best, second.casualties.killed.best) == (9, 4)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Gunmen stormed a police station in Quetta, killed six officers and wounded three.",
            id="one place",
        ),
        pytest.param(
            "In Aleppo three women were wounded and two houses were damaged in shelling on the"
            " Khalidiya quarter.",
            id="a quarter of the town",
        ),
        pytest.param(
            "Three people were killed in Sialkot in gun battles and shelling on Thursday.",
            id="a note of a fight",
        ),
        pytest.param(
            "Two herders were killed in Garissa on Monday in what was said to be a revenge attack.",
            id="a revenge attack",
        ),
    ],
)
def test_what_is_one_deed_stays_one(text: str) -> None:
    """Several words of one sentence tell it."""
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Six people were killed in an attack on a wedding in Kandahar on Sunday. The bomb was"
            " hidden in a drum, police said.",
            EventType.BOMBING,
            id="bomb",
        ),
        pytest.param(
            "Guerrillas attacked a power station in San Vicente on Monday. The dynamite charges"
            " destroyed two transformers.",
            EventType.BOMBING,
            id="dynamite",
        ),
        pytest.param(
            "An attack in Maiduguri killed three people on Thursday. Rockets fired by insurgents"
            " landed in two districts.",
            EventType.SHELLING,
            id="rockets",
        ),
        pytest.param(
            "Police killed four gunmen in an attack on a checkpoint in Karachi on Monday. They"
            " recovered rifles and explosives.",
            EventType.ARMED_CLASH,
            id="arms that were found",
        ),
    ],
)
def test_an_attack_is_what_its_means_make_it(text: str, kind: EventType) -> None:
    """Where its own sentence does not say with what, the next may."""
    assert told(text)[0].event_type is kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "The insurgents have carried out more than 200 attacks in Kandahar since January.",
            0,
            id="since",
        ),
        pytest.param(
            "Between 3 March and 12 April the air force carried out 140 raids on Idlib and killed"
            " 310 civilians, a monitoring group said.",
            0,
            id="between",
        ),
        pytest.param("In May alone 45 bombings killed 180 people in Baghdad.", 0, id="month"),
        pytest.param(
            "The bombing, one of more than 60 attacks since March, killed five people in Jalalabad"
            " on Sunday.",
            1,
            id="one of them",
        ),
        pytest.param("Warplanes carried out 40 raids on Saraqib on Thursday.", 1, id="one day"),
    ],
)
def test_what_counts_a_period_tells_no_occurrence(text: str, number: int) -> None:
    """A day of its own makes it one."""
    assert len(told(text)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "Gunmen killed 30 passengers of a bus near Songho on Friday.\n\nOn the same day men on"
            " motorcycles killed five farmers in the village of Koulogon.",
            2,
            id="another toll at another place",
        ),
        pytest.param(
            "Gunmen killed 21 people near Chibok on Monday.\n\nThey shot the 21 in the village of"
            " Kautikari.",
            1,
            id="one toll",
        ),
        pytest.param(
            "Two men on a motorcycle murdered a judge in Cali on Monday.\n\nA bomb exploded hours"
            " later outside a bank in the centre and wounded three people.",
            2,
            id="hours later",
        ),
        pytest.param(
            "Gunmen shot a judge in Cali on Monday.\n\nHe died hours later.",
            1,
            id="died hours later",
        ),
    ],
)
def test_what_parts_two_deeds_of_a_day(text: str, number: int) -> None:
    """A place with a toll of its own, or an hour of its own."""
    assert len(told(text)) == number


def test_of_two_types_the_one_with_place_or_toll_counts() -> None:
    """An air strike that only gave cover makes no air strike of the shelling."""
    found = told(
        "Troops advanced under cover of air strikes. The shelling of Rastan in Syria by the army on"
        " Monday wounded two people, a resident said."
    )
    assert EventType.SHELLING in [c.event_type for c in found if c.location and c.location.name]


def test_the_place_of_the_surer_word_counts() -> None:
    """Of two towns, that of the explosion, not that where "the attack" is told beside others."""
    found = told(
        "A suicide bomber hit a row of buses in Syria on Saturday and killed 60 people. The attack"
        " came as evacuees from the towns of Foua and Kefraya waited. The explosion took place in"
        " Rashidin, a monitor said."
    )
    assert names(found) == ["Rashidin"]


def test_later_in_the_day_is_another_blast() -> None:
    """Two bombings of one day in one city."""
    found = told(
        "A bomb killed a colonel and his driver in Bilbao on Monday. Nine people were injured."
        " Later in the day bombs exploded in two shops, injuring four people."
    )
    assert len(found) == 2
    assert {c.casualties.injured.low for c in found if c.casualties.injured} == {4, 9}


def test_clashes_that_open_a_sentence_are_news() -> None:
    """What a bulletin tells after an air strike is no part of it."""
    found = told(
        "Helicopters dropped barrel bombs on the town of Hirak on Monday. Clashes broke out between"
        " rebels and the army."
    )
    assert {c.event_type for c in found} == {EventType.AIR_STRIKE, EventType.ARMED_CLASH}


def test_a_raid_that_kills_and_takes_is_an_attack() -> None:
    """The dead weigh more than those who were taken."""
    (found,) = told(
        "Gunmen attacked Kwali in Kaduna on Monday, killing three residents, while nine people were"
        " abducted and taken to the forest."
    )
    assert found.event_type is EventType.ARMED_ATTACK


@pytest.mark.parametrize(
    "before",
    [
        "Days before, the militia reportedly bombed a mosque in Nyala, killing 70 people.",
        "Days earlier, militiamen were reported to have bombed a mosque in Nyala.",
    ],
)
def test_what_happened_days_before_is_another(before: str) -> None:
    """However near the days lie to that of the story."""
    assert len(told(f"A bomb hit a market in Nyala on Tuesday, killing 15 people. {before}")) == 2


def test_those_who_were_taken_first_stay_taken() -> None:
    """That somebody died at it makes no attack of an abduction."""
    (found,) = told(
        "Gunmen kidnapped an engineer near Kwali in Kaduna on Monday, and his driver was killed."
    )
    assert found.event_type is EventType.ABDUCTION


def test_what_was_done_days_before_is_another_deed() -> None:
    """A sentence that opens so tells of another bomb."""
    found = told(
        "A bomb killed a judge in Cali on Monday.\n\nSix days before the attack on him, a bomb"
        " exploded at the home of a senator, injuring one of his sons."
    )
    assert len(found) == 2


def test_what_went_on_around_a_downing_is_its_setting() -> None:
    """ "In an ambush": no battle of its own."""
    (found,) = told("Rebels shot down an army helicopter in an ambush near Rahiba on Monday.")
    assert found.event_type is EventType.AIRCRAFT_SHOOTDOWN


def test_rival_accounts_of_one_rescue_are_one() -> None:
    """Two sides are said to have freed the same pilot."""
    text = (
        "Iraqi commandos freed the Jordanian pilot in the town of Hit on Monday, the ministry"
        " said.\n\nThe weather was bad.\n\nThe roads were closed.\n\nThe Jordanian pilot was"
        " rescued by American special forces, an agency reported."
    )
    (found,) = [c for c in told(text) if c.event_type is EventType.RESCUE]
    assert len([a for a in found.actors if a.role is Role.INITIATOR]) > 1


def test_a_person_hurt_in_passing_is_no_victim_of_the_deed_beside() -> None:
    """ "General X, wounded last month, praised …": what befell him is not what is told."""
    text = (
        "General Karim Haidar, wounded last month in Mosul, praised the militia that shot down a"
        " drone over Tikrit on Monday."
    )
    downing = next(c for c in told(text) if c.event_type is EventType.UAV_DOWNING)
    assert downing.casualties.injured is None
    assert not any("Haidar" in a.name for a in downing.actors)


def test_the_dead_of_a_siege_are_no_incident() -> None:
    """A toll of hundreds of thousands is that of a war."""
    text = "The museum tells of the siege of Leningrad, in which 800,000 people died of shelling."
    assert not told(text)


def test_men_who_come_by_helicopter_take_the_crew_of_the_ship() -> None:
    """The helicopter is how they came; the ship's crew is none of it."""
    text = (
        "On Monday rebels shot down a jet near Hodeidah.\n\nOn 9 June masked men flew by"
        " helicopter to the car carrier Galaxy and captured her 25 crew."
    )
    assert EventType.ABDUCTION in {c.event_type for c in told(text)}


def test_meanwhile_the_jet_is_the_same_jet() -> None:
    """A word for another deed does not part what is told of one plane."""
    (found,) = told(
        "Rebels shot down an army jet near Rahiba on Monday. Meanwhile, the jet crashed in a field."
    )
    assert found.event_type is EventType.AIRCRAFT_SHOOTDOWN


def test_another_kind_of_deed_at_another_place_is_told_apart() -> None:
    """Though it stands in the next sentence."""
    found = told(
        "Gunmen attacked a checkpoint in Baqubah on Monday, killing two soldiers. Warplanes bombed"
        " a village near Tikrit."
    )
    assert names(found) == ["Baqubah", "Tikrit"]


def test_who_did_what_to_whom_is_enough() -> None:
    """A deed told with both sides, and no day, place or toll of its own, far from the lead."""
    found = told(
        "The army held a parade in Jos on Monday.\n\nIt was a fine day.\n\nMany came.\n\n"
        "The band played.\n\nSoldiers danced until midnight.\n\n"
        "Near Bukuru bandits had hurled a grenade at the mayor."
    )
    assert [c.event_type for c in found] == [EventType.BOMBING]


def test_a_month_and_a_doer_are_enough() -> None:
    """Told in passing: who was murdered by whom, and in which month."""
    found = told(
        "The army held a parade in Jos on Monday.\n\nIt was a fine day.\n\nMany came.\n\n"
        "The band played.\n\nSoldiers danced until midnight.\n\n"
        "In May armed men murdered the chief."
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        pytest.param(
            "Gunmen killed six traders in Diffa region on Monday, the governor said.",
            "Diffa",
            PlacePrecision.PROVINCE,
            id="a province",
        ),
        pytest.param(
            "A missile hit a tanker off Oman on Monday and killed two of its crew, its owner said.",
            "Oman",
            PlacePrecision.VAGUE,
            id="beside a country",
        ),
        pytest.param(
            "Gunmen killed six traders in Niger on Monday, the government said.",
            None,
            PlacePrecision.COUNTRY,
            id="a country",
        ),
    ],
)
def test_a_place_is_named_as_exactly_as_it_is_told(
    text: str, name: str | None, precision: PlacePrecision
) -> None:
    """A province or a region has a name, and the precision says that no town in it is meant."""
    where = told(text)[0].location
    assert where is not None
    assert (where.name, where.precision) == (name, precision)
