"""Deeds told by a verb with a word behind it, and what such verbs say of no deed."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType

TOLD = {
    "Gunboats raked a Maltese tanker with machine-gun fire off Sharjah on Monday.": (
        EventType.ARMED_ATTACK
    ),
    "An Iranian frigate shot up a Danish tanker off Sharjah on Monday.": EventType.ARMED_ATTACK,
    "Four guards lost their lives at the barracks of Wana on Monday.": EventType.ARMED_ATTACK,
    "Two bombs took the lives of 12 people in Mogadishu on Monday.": EventType.BOMBING,
    "A mother and her child suffocated in Douma when gunmen opened fire on Monday.": (
        EventType.ARMED_ATTACK
    ),
    "Gunmen mowed down 11 farm workers near Choluteca on Monday.": EventType.ARMED_ATTACK,
    "Rebels gunned down a Black Hawk helicopter over Arauca on Monday.": (
        EventType.AIRCRAFT_SHOOTDOWN
    ),
    "Rebels gun down Syrian military helicopter near Saraqib": EventType.AIRCRAFT_SHOOTDOWN,
    "A rebel missile blew a transport plane out of the sky near Kunduz on Monday.": (
        EventType.AIRCRAFT_SHOOTDOWN
    ),
    "Mi-24 of the Afghan Air Force hit by Stinger near Gardez. Crew killed.": (
        EventType.AIRCRAFT_SHOOTDOWN
    ),
    "A navy jet slammed into a hillside near Iquitos on Monday.": EventType.AIRCRAFT_CRASH,
    "A Lynx helicopter ditched off Malta on Monday.": EventType.AIRCRAFT_CRASH,
    "Rebels marched off 30 villagers from Manjacaze on Monday.": EventType.ABDUCTION,
    "Armed men bundled a Swiss delegate into a car in Sidon on Monday.": EventType.ABDUCTION,
    "Pirates commandeered a Greek freighter off Eyl on Monday.": EventType.ABDUCTION,
    "Rebels occupied the town of Cuemba on Monday after heavy fighting.": (
        EventType.TERRITORY_CHANGE
    ),
    "The rebels took over the town of Tecoluca on Monday.": EventType.TERRITORY_CHANGE,
    "Army units gained full control over the village of Mahin on Monday.": (
        EventType.TERRITORY_CHANGE
    ),
    "A tanker hit a mine off Fujairah on Monday.": EventType.BOMBING,
    "The rebels retook the suburb of Sheikh Najjar, which was seized by the army on Monday.": (
        EventType.TERRITORY_CHANGE
    ),
    "Libya lost one of its Tupolev 22 planes to a Hawk anti-aircraft missile at Faya.": (
        EventType.AIRCRAFT_SHOOTDOWN
    ),
    "A militant rammed a truck packed with explosives into a barracks in Mosul on Monday.": (
        EventType.SUICIDE_ATTACK
    ),
}
UNTOLD = (
    "Profits of the arms maker shot up 10 per cent on Monday.",
    "The army cut down on spending and wiped out its debts on Monday.",
    "Israel has occupied the West Bank since 1967, the army said on Monday.",
    "Soldiers' wives raked the minister with questions on Monday.",
    "The air force ditched its plans for a new jet on Monday.",
)


@pytest.mark.parametrize(("text", "kind"), TOLD.items(), ids=lambda value: str(value)[:40])
def test_a_deed_is_told(text: str, kind: EventType) -> None:
    """A verb with its particle tells a deed of its kind."""
    assert kind in {t.event_type for t in read(text).triggers}


@pytest.mark.parametrize("text", UNTOLD)
def test_no_deed_is_told(text: str) -> None:
    """The same verbs of debts, lawns and plans tell none."""
    assert not read(text).triggers


def test_a_missile_is_no_aircraft() -> None:
    """The Hawk that shoots planes down is not the jet of that name."""
    told = read("A Tu-22 bomber was shot down by a Hawk anti-aircraft missile near Faya on Monday.")
    assert [a.model for a in told.aircraft] == ["Tu-22"]
