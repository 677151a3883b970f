"""Words of violence that tell of none, and their neighbours that do."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Polarity, Role

HARMLESS = {
    "a fire at home": "A banker and her two sons died on Monday in a fire at their home in Lagos.",
    "a mine that fell in": "Seven men were killed by a rock fall at a gold mine near Tarkwa.",
    "a truck": "Two pupils were killed by a speeding truck near Kisii on Friday.",
    "a drug": "In clinical trials of the drug five patients died, the journal said.",
    "the hurt of a quake": (
        "A strong earthquake shook Izmir on Monday. Three girls were injured by falling glass, and"
        " nine people were killed, officials in the worst hit district said."
    ),
    "a policy attacked": "Brussels attacked Tokyo's trade policy as too rigid on Monday.",
    "a minister under fire": "The minister came under fire over the budget on Monday.",
    "ministers who clash": "France and Italy clashed over tariffs on steel in Brussels on Monday.",
    "an economy that is hurt": "High interest rates are hurting farmers in Kansas, a banker said.",
    "a senator who blasts": "SENATOR BLASTS WHITE HOUSE\n\nA senator spoke on trade on Monday.",
    "a test": "The navy test-fired a missile at a hulk off Bandar Abbas on Monday.",
    "cattle": "The cattle slaughter fell to 300,000 head in May, the bureau said on Monday.",
    "a part taken": "Rebels and the army took part in talks about the war in Oslo on Monday.",
    "an office stormed": "Customs workers stormed the office of the director in Lome on Monday.",
    "tyres": "Youths set fire to tyres on a road in Kisumu on Monday.",
    "set off": "The president set off for Rome on Monday after the fighting had ended.",
    "what a march is about": (
        "Nurses marched through Gulu on Monday, demanding justice for a colleague who was stabbed"
        " to death."
    ),
    "after which they protested": "Residents protested in Thika after a driver was shot by police.",
    "ground that is held": (
        "The convoy reached Idlib province, which is held by the rebels, on Monday."
    ),
    "what never was before": "Never before in the war has the coalition shot down a drone.",
    "what was not since": "Not since Grozny, it is thought, has a jet shot down another one.",
    "an arrest": "Police captured Ana Ruiz, a trafficker wanted in Peru, on a farm near Loja.",
    "an arrest by nobody named": "A smuggler was captured in Loja and extradited to Peru.",
    "fighters that are taken": (
        "The capture of 12 guerrillas near Loja was announced by the army, at war with the rebels."
    ),
    "the capture of the wanted": "The war on drugs led to the capture of ten traffickers in Loja.",
    "a strike under arms": (
        "The guerrillas called an armed strike in Loja on Monday. The strike hit the mines, and the"
        " town returned to normal after the strike."
    ),
    "what one engages in": "Rebels urged people in Loja to engage in a strike on Monday.",
    "laboratories": "Police destroyed 14 cocaine laboratories near Loja on Monday.",
    "an offensive of the law": (
        "The government launched an offensive against the drug mafias in Loja on Monday."
    ),
    "what is called for": "He was accused of calling for the assassination of the mayor of Loja.",
    "what one refrains from": "The rebels said they would refrain from attacks on buses in Loja.",
    "a mission": "A spy had the mission of assassinating Mayor Ruiz in Loja, police said.",
    "killings in general": "Women in Jos denounced killings by bandits and held a vigil.",
}
HARMFUL = {
    "what was not since, and then": (
        "Not since May, when a ship was sunk by rebels off Aden, have so many died at sea.",
        EventType.ARMED_ATTACK,
    ),
    "soldiers who are captured": (
        "Police said that rebels captured five soldiers near Loja on Monday.",
        EventType.ABDUCTION,
    ),
    "who was seized, the police say": (
        "A businessman was seized from his car in Loja on Monday, police said.",
        EventType.ABDUCTION,
    ),
    "an offensive that kills": (
        "Twelve men were killed in an army offensive against drug traffickers in Loja on Monday.",
        EventType.ARMED_CLASH,
    ),
    "a fire that was set": (
        "Three people died in a fire set by rebels at a hotel in Juba on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "a march told first": (
        "After a student was shot by soldiers in Enugu on Sunday, his friends marched.",
        EventType.ARMED_ATTACK,
    ),
    "a cause with its own day": (
        "Students in Lome protested on Monday after gunmen killed a teacher in Kara on 3 June.",
        EventType.ARMED_ATTACK,
    ),
    "people that are hurt": (
        "Five people were hurt when a bomb exploded in Cali on Monday.",
        EventType.BOMBING,
    ),
    "a bus set on fire": (
        "A bus was set on fire by masked men in Khulna on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "a ship set on fire by a missile": (
        "A gunboat set the tanker on fire with a missile near Bahrain on Monday.",
        EventType.SHELLING,
    ),
    "bombs that are blasted": (
        "Three crude bombs were blasted at a crossing in Sylhet on Monday.",
        EventType.BOMBING,
    ),
    "a mine set off": (
        "Guerrillas set off a land mine near Arauca, wounding four soldiers.",
        EventType.BOMBING,
    ),
    "a headline": (
        "Gunmen storm village near Jos, killing nine farmers.",
        EventType.ARMED_ATTACK,
    ),
    "a headline whose verb may be a noun": (
        "Armed men attack bus near Garissa on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "a ship seized": (
        "A tanker with 16 sailors was seized by pirates off Lagos on Monday.",
        EventType.ABDUCTION,
    ),
    "the object of two verbs": (
        "Soldiers beat and kicked a journalist in Hama on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "a camp raided": ("A camp near Kasese was raided on Monday.", EventType.ARMED_ATTACK),
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_no_violence_is_told(text: str) -> None:
    """Accidents, arguments, tests, and what a protest is about."""
    told = [t for t in read(text).triggers if t.polarity is not Polarity.HYPOTHETICAL]
    assert told == []


@pytest.mark.parametrize(("text", "kind"), HARMFUL.values(), ids=HARMFUL.keys())
def test_violence_is_told(text: str, kind: EventType) -> None:
    """The same words where somebody meant it."""
    told = [t.event_type for t in read(text).triggers if t.polarity is Polarity.ASSERTED]
    assert kind in told


def test_tolls_of_two_places_are_of_two_occurrences() -> None:
    """ "The toll in X rose": of the raids told before, one at each place."""
    found = read(
        "Libyan warplanes bombed three villages on Monday, officials said.\n\nThe death toll in"
        " Fada rose to 23 and the toll in Kalait rose to 31."
    )
    tolls = [t for t in found.triggers if t.rule == "noun:toll"]
    assert [t.event_type for t in tolls] == [EventType.AIR_STRIKE, EventType.AIR_STRIKE]


def test_a_word_that_sounds_alike_is_no_trigger() -> None:
    """Triggers are English words: shouting is no shooting."""
    text = "Two groups met at a rally in Mombasa, and a shouting match followed."
    assert read(text).triggers == ()


def test_the_blast_may_be_that_of_a_missile() -> None:
    """ "The explosion" goes on about the shelling told before."""
    found = read(
        "Shells fell on the market of Kuito on Monday. The explosion killed a child, police said."
    )
    assert {t.event_type for t in found.triggers} == {EventType.SHELLING}


def test_an_attack_on_a_helicopter_that_came_down_is_its_downing() -> None:
    """ "The attack on a helicopter" is none of ground forces alone."""
    found = read(
        "Monday's attack on a helicopter of the army with a rocket-propelled grenade near Goma cost"
        " six lives. It made an emergency landing."
    )
    assert found.triggers[0].event_type is EventType.AIRCRAFT_SHOOTDOWN


def test_a_driver_with_a_load_of_explosives_is_a_suicide_bomber() -> None:
    """ "Drove a lorry full of explosives into the barracks"."""
    found = read("A man drove a lorry full of explosives into a barracks in Goma and blew it up.")
    assert {t.event_type for t in found.triggers} == {EventType.SUICIDE_ATTACK}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two reporters were strafed by troops near Soyapango on Monday.", EventType.ARMED_ATTACK),
        ("Jets strafed a village near Soyapango on Monday.", EventType.AIR_STRIKE),
        ("Rebels fired at a patrol of soldiers near Goma on Monday.", EventType.ARMED_CLASH),
    ],
)
def test_who_shoots_at_whom_decides(text: str, kind: EventType) -> None:
    """Troops strafe on the ground, and a patrol shoots back."""
    assert {t.event_type for t in read(text).triggers} == {kind}


def test_ones_murder_is_what_one_suffered() -> None:
    """ "Castillo's murder" names the victim."""
    found = read("Castillo's murder on Monday caused anger in Guatemala City.")
    roles = {(r.role, found.actors[r.actor].name) for t in found.triggers for r in t.roles}
    assert (Role.TARGET, "Castillo") in roles
    assert (Role.INITIATOR, "Castillo") not in roles


def test_who_is_accused_of_having_fired_on_the_plane_is_of_its_downing() -> None:
    """No second aircraft was shot down, nor was there another attack."""
    found = read(
        "An airliner was brought down by a missile over Donetsk on Monday.\n\nKyiv accused rebels"
        " of having fired on the plane with a Buk battery."
    )
    assert {t.sentence for t in found.triggers} == {0}


def test_an_explosion_in_the_air_is_of_the_aircraft() -> None:
    """Beside one it says what became of it; in a market it is a bomb."""
    told = read("The drone was lost over Gao on Monday, and a film shows an explosion in the air.")
    assert EventType.BOMBING not in {t.event_type for t in told.triggers}
    told = read("An explosion shook a market in Gao on Monday, killing two traders.")
    assert EventType.BOMBING in {t.event_type for t in told.triggers}
