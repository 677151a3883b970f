"""Ordinary news in the words of war reports nothing, and its neighbours do."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Polarity

ORDINARY = {
    "a death in a life": "The painter moved to Lima in 1960. He died there on Monday, aged 91.",
    "a death of a virus": "The singer died on Monday in Oslo from covid-19, her agent said.",
    "bodies, and no more": "Two bodies were found on a beach near Vigo on Monday, a paper wrote.",
    "a heart attack": "Heart attack kills mayor\n\nThe mayor of Kuito fell ill on Monday.",
    "a collision": "Bus and lorry collide\n\nFive people were killed near Kitwe on Monday.",
    "a storm": "A tornado hit Enid on Monday. Three people died and the injured were helped.",
    "a bear": "A bear attacked a hiker near Brasov on Monday and killed him, rangers said.",
    "a shark attack": "Surfer killed in shark attack\n\nThe attack was near Perth on Monday.",
    "a deer": "A hunter shot a deer near Turku on Monday and killed it at 200 metres.",
    "a wolf": "The last wolf was killed in the Harz on Monday.",
    "hackers": "Hackers attacked the servers of a bank in Riga on Monday and took them down.",
    "data held hostage": "Ransomware hits clinic\n\nThieves hold its data hostage.",
    "an exercise": "The air force held an exercise near Kiruna on Monday. Jets downed six drones.",
    "fires that are fought": "Crews battled two fires in Quito on Monday.",
    "a court that is fought": "The banker is battling extradition to Spain since Monday.",
    "what states fight": "The minister spoke in Rabat on Monday of fighting terrorism.",
    "a warrant": "Officers executed a warrant at a garage in Boise on Monday.",
    "silks": "The blue silks of the winner hung over the course in Ascot on Monday.",
    "love": "A guest said on Monday that he loved Boston to death.",
    "drones of a survey": "A ship launched the drones that map the sea off Perth on Monday.",
    "a film that is shot": "A crew was shooting a film in Tarifa on Monday.",
    "jobs": "The plan kills jobs in Kansas, a senator said on Monday.",
    "tariffs": "Tariffs that target China were announced in Washington on Monday.",
    "critics": "The minister came under fire from investors in Paris on Monday.",
    "votes": "He won the election on Monday, beating the mayor of Kandy by 900 votes.",
    "a question": "Who shot the mayor of Tampico on Monday?",
    "a year long past": "In 1305, the rebel was executed in London.",
    "an entry of a chronicle": "1328: French troops killed the farmers at Cassel.",
    "reports of a year": "There were numerous reports that police killed suspects in Dhaka.",
    "an attack that would": "An attack on the port would ruin Beirut, he said on Monday.",
    "any attack": "Any attack on the port could ruin Beirut, he said on Monday.",
    "every explosion": "Every explosion adds to the cost of the war, he said in Kyiv on Monday.",
    "a rate": "The murder rate in London fell on Monday, by the figures of the police.",
    "a fighting star": "The fighting star was in Boston on Monday.",
    "a quarrel aboard": "She left the ship on Monday after a confrontation with the crew.",
    "a boat that sank": "Their boat sank off Aceh on Monday and the navy picked them up.",
    "inmates": "Two inmates were captured in Dalton on Monday, the sheriff said.",
    "a rocket for space": "A rocket launched from Kourou on Monday took the telescope into space.",
    "attacks named for their day": "Rules changed in Newark after the September 11 attacks.",
    "some raids": "Police carried out some raids in Dhaka, the report on the year said.",
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY.keys())
def test_ordinary_news_reports_nothing(text: str) -> None:
    """Nobody was harmed by anyone who meant it, or nobody says when."""
    title, _, body = text.rpartition("\n\n")
    told = read(body, title or None).triggers
    assert [t for t in told if t.polarity is not Polarity.HYPOTHETICAL] == []


VIOLENT = {
    "a battle that is denied": (
        "He denied on Monday that any battle with troops took place near Patikul.",
        EventType.ARMED_CLASH,
    ),
    "a boat that was hit": (
        "A tanker sank off Aden on Monday after it was hit by a missile.",
        EventType.SHELLING,
    ),
    "an officer captured by rebels": (
        "Rebels captured a teacher in Goma on Monday.",
        EventType.ABDUCTION,
    ),
    "a death after shots": (
        "Gunmen fired at a bar in Lima on Monday. A painter died there.",
        EventType.ARMED_ATTACK,
    ),
    "a soldier's death": (
        "A soldier died in Idlib on Monday, the army said.",
        EventType.ARMED_ATTACK,
    ),
    "a body with a wound": (
        "A body with bullet wounds was found near Kitale on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "men found dead": (
        "Eight men were found dead in Trans Mara on Monday after a dispute over land.",
        EventType.ARMED_ATTACK,
    ),
    "a beating for a vote": (
        "Ten villagers were beaten on Monday by armed cadres in Senapati for casting no votes.",
        EventType.ARMED_ATTACK,
    ),
    "a house under attack": (
        "The house of a leader came under bomb attack in Azhikode on Monday.",
        EventType.BOMBING,
    ),
    "fire for hours": (
        "The base came under fire for three hours on Monday, the army said.",
        EventType.ARMED_ATTACK,
    ),
    "raiders and cattle": (
        "Raiders shot 20 cows near Isiolo on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "Tigers": (
        "The Tigers attacked an army camp near Jaffna on Monday and killed nine soldiers.",
        EventType.ARMED_CLASH,
    ),
    "a battle": ("Rebels fought a battle with troops near Goma on Monday.", EventType.ARMED_CLASH),
    "an execution": ("Militants executed a teacher in Mosul on Monday.", EventType.ARMED_ATTACK),
    "a drone launched at a town": (
        "Houthi rebels launched drones at Jizan on Monday.",
        EventType.DRONE_STRIKE,
    ),
    "fire from guns": (
        "A patrol came under fire from gunmen near Kidal on Monday.",
        EventType.ARMED_CLASH,
    ),
    "an old mosque": (
        "The mosque, built in 1850, was hit by shells in Aleppo on Monday.",
        EventType.SHELLING,
    ),
    "a killing in an exercise": (
        "Gunmen attacked a base in Mali during a military exercise on Monday, killing two.",
        EventType.ARMED_ATTACK,
    ),
}


@pytest.mark.parametrize(("text", "kind"), VIOLENT.values(), ids=VIOLENT.keys())
def test_what_looks_like_it_is_reported(text: str, kind: EventType) -> None:
    """The neighbours of ordinary news remain what they are."""
    assert kind in {t.event_type for t in read(text).triggers}
