"""What goes on around the news, and counts of a war or a year: no occurrences of their own."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.annotations import Annotations
from worker.domain.kinds import EventType, Polarity

AROUND = {
    "a custom": "Rustlers who kidnap herders and raid villages roam the plains of Laisamis.",
    "amid": "Talks on grain opened in Juba; they came amid fighting between two militias.",
    "a string": "A shop was robbed in Lae, the latest in a string of shootings.",
    "plagued": "The port has been plagued by clashes between gangs.",
    "stepped up": "The air force has stepped up air strikes on the hills.",
    "a hotspot": "The valley is a hotspot of clashes between herders and farmers.",
    "since they came": "Some 900 farmers have been killed since rebels overran the delta.",
    "in a part of a year": "Troops have killed 90 rebels in the first six months of this year.",
    "from month to month": "Forty policemen were killed between January 2019 and March 2020.",
    "in a year": "Last year, 212 rebels were killed by the troops in the state of Kaduna.",
    "pupils of a year": "More than 300 pupils have been kidnapped since last December.",
    "again and again": "The rebels have repeatedly attacked Lashkar Gah.",
    "abuses": "The sect is accused of committing abuses, including rape and murder.",
    "who fight": "The truce pleased the troops battling an insurgency in the south.",
    "despite": "The cross-border strikes come despite a truce reached on June 1.",
    "ordered": "He recruits young men, ordering them to kill officials.",
    "since it flared": "Some 2,700 people have been killed in Yala since a revolt flared there.",
    "announced": "The junta announced a major offensive to retake the hills of Lagu.",
    "approved": "The cabinet approved an operation against gangs in the Bela valley.",
    "a history": "The group has a history of carrying out attacks on markets.",
    "some of them": "Since April some of their raids around Boro have been claimed by the sect.",
    "a series has": "A series of bombings has killed dozens of people in Karo in a week.",
    "on the offensive": "The army is on the offensive against the sect near Gamba.",
    "of theirs": "The gangs have recently intensified their attacks on villages of the plain.",
    "again": "The army has repeatedly shelled the hills of Nuba.",
    "since last year": "Since May last year, the militia has been shelling ships off Aden.",
    "a patrol": "The helicopter was on a combat air patrol near Ramadi.",
}
TOLD = {
    "taken, and to be freed": (
        "The army sent commandos to free the nurses kidnapped by rebels near Bunia on Monday.",
        EventType.ABDUCTION,
    ),
    "after a string": (
        "A bomb killed nine people in Hilla on Sunday, the latest in a string of bombings.",
        EventType.BOMBING,
    ),
    "an attack of last year": (
        "Last year, 14 soldiers were killed in an ambush near Gossi.",
        EventType.ARMED_CLASH,
    ),
    "a missile factory": (
        "Jets flew over Tyre. The Israeli military struck a missile factory near it on Tuesday.",
        EventType.AIR_STRIKE,
    ),
    "missiles": (
        "Two missiles slammed into a school in Sumy on Monday, killing four people.",
        EventType.SHELLING,
    ),
}


def _asserted(found: Annotations) -> set[EventType]:
    return {t.event_type for t in found.triggers if t.polarity is Polarity.ASSERTED}


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_what_goes_on_around(text: str) -> None:
    """Customs, backdrops and counts are not asserted."""
    assert _asserted(read(text)) == set()


@pytest.mark.parametrize(("text", "kind"), TOLD.values(), ids=TOLD)
def test_what_is_told_beside_it(text: str, kind: EventType) -> None:
    """What happened in such a sentence is."""
    assert kind in _asserted(read(text))


def test_a_wreck_that_explodes_is_its_crash() -> None:
    """Nobody bombed it."""
    found = read(
        "A trainer jet crashed near Lashio on Monday. It smashed into a barn and exploded."
    )
    assert _asserted(found) == {EventType.AIRCRAFT_CRASH}
    found = read("An army jet smashed into a barn near Lashio on Monday and exploded.")
    assert _asserted(found) == {EventType.AIRCRAFT_CRASH}
