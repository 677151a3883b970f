"""What goes on for years, what is counted, what is told from afar: no occurrence, or not there."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Polarity

UNTOLD = (
    "The Tigers, a group fighting for an independent homeland on the island, met envoys on Monday.",
    "The rebels have fought a long insurgency in the hills of Hakkari, the army said on Monday.",
    "Refugees fleeing the fighting in Huambo reached Luanda on Monday.",
    "The visit came in the aftermath of an offensive in the north, the army said on Monday.",
    "The agency reports that at least 40,000 people have been killed.",
    "The region has for years suffered from clashes between herders and farmers.",
    "There have been accounts of mass killings, kidnappings and looting in Bunia by the militia.",
    "Soldiers in Kachin are suspected of murders, rapes and abductions.",
    "Constable Reid was the 12th police officer to be killed this year.",
    "As bank robberies, kidnapping and other crimes mounted, the army came to Goma on Monday.",
    "They threatened to leave Goma on Monday unless the air raids stopped.",
    "The jet was part of the government offensive to retake Hama, the army said on Monday.",
    "The front fights the government and nobody else, its spokesman said in Goma on Monday.",
    "A sergeant of the army was fighting for his life in a hospital of Goma on Monday.",
    "Rain had kept the rebels from moving against the attacking troops near Goma, he said.",
)


def test_a_battle_in_a_state_is_told() -> None:
    """A state of a union is nothing that is fought for."""
    (told,) = read("Rebels clashed with the army near Kyepa in Shan State on Monday.").triggers
    assert told.event_type is EventType.ARMED_CLASH


@pytest.mark.parametrize("text", UNTOLD)
def test_a_war_of_years_is_no_battle(text: str) -> None:
    """Neither what a group fights for, nor the place of a victim in a count, is a deed."""
    assert not read(text).triggers


@pytest.mark.parametrize(
    "text",
    [
        "KIO troops clashed with the army near Laiza in Kachin State on Monday.",
        "The rebels fought with Islamic State near Derna on Monday.",
    ],
)
def test_a_battle_may_be_with_a_state_or_in_one(text: str) -> None:
    """Only what is fought for goes on for years."""
    assert {t.event_type for t in read(text).triggers} == {EventType.ARMED_CLASH}


def test_a_ship_that_is_shot_at_is_nobody_killed() -> None:
    """What is shot up is a thing: nobody died."""
    assert not read("A frigate shot up a Danish tanker off Sharjah on Monday.").tolls


def test_a_crash_that_kills_is_of_the_downing() -> None:
    """The wreck that falls on a farm and kills is of the plane that was shot down."""
    told = read(
        "Rebels shot down a helicopter near Jalapa on Monday. The wreckage fell on a farm, killing"
        " a woman."
    ).triggers
    assert {t.event_type for t in told} == {EventType.AIRCRAFT_SHOOTDOWN}


def test_a_statement_has_a_place_of_its_own() -> None:
    """Where a statement was released nothing happened."""
    told = read(
        "On Monday the rebels released a statement in Honduras that said their men shot down a"
        " helicopter near Jalapa, Nicaragua."
    )
    placed = {p.location.country_code for p in told.places if not p.actor}
    assert placed == {"NI"}


def test_bombs_of_the_sentence_before_are_dropped_again() -> None:
    """ "Another one" is a bomb where bombs were dropped."""
    told = read(
        "Helicopters dropped barrel bombs on the town of Taftanaz on Monday. They also dropped"
        " another one on the town of Binnish. Jets bombed Sarmin. Shells killed a man in Maarrat."
    ).triggers
    assert [t.event_type for t in told][:2] == [EventType.AIR_STRIKE] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed a policeman in the Protestant town of Ballymena on Monday.", "Ballymena"),
        ("Four men were kidnapped in Muslim West Beirut, Lebanon, on Monday.", "Beirut"),
    ],
)
def test_a_faith_is_no_place(text: str, name: str) -> None:
    """The faith of a town is no part of its name."""
    assert read(text).places[0].location.name == name


def test_the_gulf_is_no_province() -> None:
    """A sea that has the name of a province far away."""
    places = read(
        "Gunboats attacked a Greek tanker in the Gulf on Monday, shipping sources said."
    ).places
    assert all(p.location.country_code is None for p in places)


def test_a_village_taken_by_storm_is_attacked() -> None:
    """Gunmen who come and go hold no ground."""
    told = read(
        "Gunmen took the village of Kwali by storm on Monday, killing four people."
    ).triggers
    assert EventType.TERRITORY_CHANGE not in {t.event_type for t in told}


def test_the_abuses_of_a_day_are_told() -> None:
    """With a day they are deeds, though several."""
    told = read("Nuns gave accounts of killings and abductions in Bunia on Monday.").triggers
    assert {t.event_type for t in told} >= {EventType.ARMED_ATTACK}


@pytest.mark.parametrize(
    "text",
    [
        "The bombers were supposed to carry out an air raid on a depot near Sumy on Monday.",
        "As the army seeks to retake the town of Bara, families fled on Monday.",
    ],
)
def test_what_somebody_is_to_do_is_not_done(text: str) -> None:
    """A task, and an aim."""
    assert all(t.polarity is Polarity.HYPOTHETICAL for t in read(text).triggers)


def test_the_mine_where_men_dig_is_no_weapon() -> None:
    """Once a text has told of a gold mine, "the mine" is that one."""
    text = (
        "Gunmen ambushed a convoy of a gold mine near Fada on Monday and killed nine soldiers."
        " The road to the same mine was attacked in May."
    )
    assert not read(text).weapons


def test_who_is_counted_with_years_of_attacks_did_none_of_the_day() -> None:
    """Raids that have killed so many since a year are no raid, and name nobody behind the news."""
    notes = read(
        "A car bomb killed six people in Baidoa on Monday.\n\n"
        "Since 2015 raids by groups linked to Islamic State have killed more than 900 people."
    )
    assert len(notes.triggers) == 1
    roles = notes.triggers[0].roles
    assert not any("Islamic State" in notes.actors[r.actor].name for r in roles)
