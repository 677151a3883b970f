"""Deeds told by phrases whose words alone tell none."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Polarity, Role

TOLD = {
    "Nine soldiers lost their lives on Monday near Kidal, the army said.": EventType.ARMED_ATTACK,
    "A pair of bombs took the lives of 40 people in Kismayo on Monday.": EventType.BOMBING,
    "Two nurses fell into the hands of militants on Monday near Goma.": EventType.ABDUCTION,
    "The town fell into the hands of the rebels on Monday, a soldier in Goma said.": (
        EventType.TERRITORY_CHANGE
    ),
    "Two herders fell victim to the rebels near Goma on Monday.": EventType.ARMED_ATTACK,
    "Rebels sent two missiles at a freighter in the Gulf of Aden on Monday.": EventType.SHELLING,
    "Nine drones were sent against Odesa by Russia on Monday.": EventType.DRONE_STRIKE,
    "Rebels down a MiG-21 over Hama.": EventType.AIRCRAFT_SHOOTDOWN,
    "Navy downs rebel helicopter off Aden.": EventType.AIRCRAFT_SHOOTDOWN,
    "Rebels shot a helicopter of the mission out of the air over Goma on Monday.": (
        EventType.AIRCRAFT_SHOOTDOWN
    ),
    "Soldiers spoke on Monday of the fall of a helicopter in Goma.": EventType.AIRCRAFT_CRASH,
    "Gunmen set upon a convoy near Goma on Monday.": EventType.ARMED_ATTACK,
    "Gunmen cut off the heads of two villagers near Pemba on Monday.": EventType.ARMED_ATTACK,
    "The town of Goma was the target of an attack on Monday; soldiers came later.": (
        EventType.ARMED_ATTACK
    ),
    "Soldiers drove al-Shabaab out of the village of Bulo on Monday.": (EventType.TERRITORY_CHANGE),
    "Militants took five priests near Jos on Monday and asked for a ransom.": EventType.ABDUCTION,
    "The hostages' families said that the army took 30 peacekeepers near Pale on Monday.": (
        EventType.ABDUCTION
    ),
    "Some 50 peacekeepers were detained near Pale on Monday after soldiers fought.": (
        EventType.ABDUCTION
    ),
    "Inmates of Goma laid hands on eight guards on Monday, and militants armed them.": (
        EventType.ABDUCTION
    ),
    "Nine drones sent by Russia against Odesa on Monday hit houses.": EventType.DRONE_STRIKE,
    "Russia rained 90 missiles on Odesa on Monday.": EventType.SHELLING,
    "A jet of the army released two bombs over a house in Goma on Monday.": EventType.AIR_STRIKE,
    "Rebels attacked enemy lines near Goma on Monday.": EventType.ARMED_CLASH,
    "They took Father Luis Soto of Cali and about a dozen of his parishioners hostage.": (
        EventType.ABDUCTION
    ),
}
UNTOLD = (
    "It looks as though a bomb went off in Goma, a soldier said on Monday.",
    "An armed man fired into the air in Goma on Monday.",
    "To attack villagers is out of the question, a rebel said in Goma on Monday.",
    "The association of judges announced a strike of 48 hours and asked for armed guards.",
    "The army pilot took his own life on Monday in Cali.",
    "Shares are down a third, said fighters' union of Cali.",
    "The army sent a doctor with drones to the fair of Goma on Monday.",
    "The raiders of the bank went off with money in Cali on Monday.",
    "The soldier opened fire on the budget of Cali on Monday.",
    "Since the truce came into force in Aden, 1,180 soldiers have lost their lives.",
    "Soldiers have lost their lives in Aden in two years of guard duty.",
    "Nearly five weeks of fighting there have left 432 soldiers dead and 2,069 hurt in Tripoli.",
    "Five months of fighting left Tripoli poor, a soldier said.",
)


@pytest.mark.parametrize(("text", "kind"), TOLD.items(), ids=lambda value: str(value)[:40])
def test_a_phrase_tells_a_deed(text: str, kind: EventType) -> None:
    """The words together tell what happened."""
    assert kind in {t.event_type for t in read(text).triggers}


@pytest.mark.parametrize("text", UNTOLD)
def test_the_same_words_tell_none(text: str) -> None:
    """Of suicides, shares, journeys and periods."""
    told = [t for t in read(text).triggers if t.polarity is not Polarity.HYPOTHETICAL]
    assert told == []


def test_into_whose_hands_they_fell() -> None:
    """Those behind the phrase did it."""
    (trigger,) = (found := read("Two nurses fell into the hands of rebels near Goma.")).triggers
    acted = [found.actors[r.actor].name for r in trigger.roles if r.role is Role.INITIATOR]
    assert acted == ["rebels"]


def test_whose_lives_were_taken() -> None:
    """The people, not their lives, are the victims; those whose victims they fell did it."""
    (trigger,) = (found := read("A bomb took the lives of 40 villagers in Jos.")).triggers
    hit = [found.actors[r.actor].name for r in trigger.roles if r.role is Role.TARGET]
    assert hit == ["40 villagers"]
    (trigger,) = (found := read("Two herders fell victim to the rebels near Goma.")).triggers
    acted = [found.actors[r.actor].name for r in trigger.roles if r.role is Role.INITIATOR]
    assert acted == ["rebels"]


def test_no_more_fighting_is_denied() -> None:
    """ "No more" of it, as no fighting."""
    (trigger,) = read("There was no more fighting in Goma on Monday, soldiers said.").triggers
    assert trigger.polarity is Polarity.DENIED


def test_a_kidnapping_in_an_ambush_is_one_deed() -> None:
    """What was done in a deed is of it."""
    found = read("Two officers were kidnapped by rebels in an ambush near Pibor on Monday.")
    assert [t.event_type for t in found.triggers] == [EventType.ABDUCTION]


def test_deeds_on_two_days_are_two() -> None:
    """Clauses of one sentence, each with a day."""
    found = read("Rebels seized Goma on Monday; government forces retook the town on Tuesday.")
    assert [t.event_type for t in found.triggers] == [EventType.TERRITORY_CHANGE] * 2


def test_the_arms_of_one_clause_are_not_of_the_other() -> None:
    """Who was killed by jets on one day was not by the gunboats of another."""
    found = read(
        "Gunmen attacked a bus in Taiz on Monday, and warplanes bombed the port on Tuesday."
    )
    assert [t.event_type for t in found.triggers] == [
        EventType.ARMED_ATTACK,
        EventType.AIR_STRIKE,
    ]


def test_what_is_answered_is_another_deed() -> None:
    """ "In reply to the shelling of X" parts it; many raids that are answered are of no day."""
    found = read("Iraq fired six missiles at Tehran on Monday in reply to the shelling of Basra.")
    assert len(found.triggers) == 2
    found = read("Jets struck Sanaa on Monday in reply to the rebels' attacks on ships.")
    real = [t for t in found.triggers if t.polarity is Polarity.ASSERTED]
    assert [t.event_type for t in real] == [EventType.AIR_STRIKE]
