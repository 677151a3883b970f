"""Which words report an occurrence, and of which type."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import ActorKind, EventType, Polarity, Role

TOLD = {
    "what something came after": (
        "The threat to shipping has increased after the missile attack on a tanker off Fujairah.",
        EventType.SHELLING,
    ),
    "what a statement is on": (
        "The council will not issue a statement on the grenade attack on a market in Goma.",
        EventType.BOMBING,
    ),
    "bombs dropped": (
        "Planes dropped bombs on the port of Hodeidah on Monday.",
        EventType.AIR_STRIKE,
    ),
    "a drone that drops a grenade": (
        "A drone dropped a grenade on a minibus in Kherson on Monday.",
        EventType.DRONE_STRIKE,
    ),
    "tanks that fire": (
        "Serb tanks fired on the town of Gorazde on Monday.",
        EventType.SHELLING,
    ),
    "tanks that keep firing": (
        "Rebel tanks kept firing into the town of Zugdidi on Monday.",
        EventType.SHELLING,
    ),
    "missiles against aircraft fired at houses": (
        "S-300 missiles struck a school in Sumy on Monday and killed two people.",
        EventType.SHELLING,
    ),
    "an attack with barrel bombs": (
        "Nine civilians were killed in a barrel bomb attack on Darayya on Monday.",
        EventType.AIR_STRIKE,
    ),
    "militants killed as troops advance": (
        "Nine militants were killed after an advance of the soldiers near Sheikh Zuweid on Monday.",
        EventType.ARMED_CLASH,
    ),
    "the killing of militants by troops on the march": (
        "The advance of the troops on Monday ended in the killing of several insurgents in Baiji.",
        EventType.ARMED_CLASH,
    ),
    "a side driven out": (
        "Soldiers drove the rebels out of the village of Sake on Monday.",
        EventType.TERRITORY_CHANGE,
    ),
    "a flag raised": (
        "Rebel fighters raised their flag over Kunduz on Monday.",
        EventType.TERRITORY_CHANGE,
    ),
    "people carried off": (
        "Gunmen carried off 30 girls from a school in Birnin Yauri.",
        EventType.ABDUCTION,
    ),
    "a ship sunk": (
        "Houthi missiles sank a cargo ship in the Red Sea on Monday.",
        EventType.SHELLING,
    ),
    "a ship hijacked": (
        "Pirates hijacked a tanker off Somalia on Monday.",
        EventType.ABDUCTION,
    ),
    "a barracks stormed": (
        "Separatists stormed a barracks in Buea on Monday, killing four soldiers.",
        EventType.ARMED_CLASH,
    ),
    "a subject behind a day": (
        "On Sunday army drones hit the outskirts of Kidal.",
        EventType.DRONE_STRIKE,
    ),
    "an emergency landing": (
        "A military helicopter made an emergency landing near Goma on Monday.",
        EventType.AIRCRAFT_CRASH,
    ),
    "shot dead, whatever stands between": (
        "Two traders were on Friday night shot dead near the market of Baga.",
        EventType.ARMED_ATTACK,
    ),
    "a verb to death": (
        "A teacher was clubbed to death by armed men in Beni on Sunday.",
        EventType.ARMED_ATTACK,
    ),
    "blown up": ("Rebels blew up a bridge near Arauca on Monday.", EventType.BOMBING),
    "firing between troops": (
        "Firing between Armenian and Azerbaijani troops resumed near Tavush on Sunday.",
        EventType.ARMED_CLASH,
    ),
    "two sides that fight": (
        "Herders and farmers clashed over a well near Doma, leaving six dead.",
        EventType.ARMED_CLASH,
    ),
    "police and bandits": (
        "Police killed four bandits in a forest near Gusau on Thursday.",
        EventType.ARMED_CLASH,
    ),
    "gunned down": (
        "A judge was gunned down outside his home in Medellin.",
        EventType.ARMED_ATTACK,
    ),
    "a hilltop taken": (
        "Government troops seized a strategic hilltop near Taiz on Monday.",
        EventType.TERRITORY_CHANGE,
    ),
    "hostages freed": (
        "Commandos rescued nine hostages held by gunmen near Kaduna.",
        EventType.RESCUE,
    ),
    "a murder that is investigated": (
        "The court appointed a judge to investigate the murder of Jose Rivas in Lima.",
        EventType.ARMED_ATTACK,
    ),
    "dynamited": ("Guerrillas dynamited an oil pipeline near Arauca.", EventType.BOMBING),
    "sabotage": ("Guerrillas sabotaged power lines near San Miguel.", EventType.ARMED_ATTACK),
    "bombs placed": (
        "Unidentified men placed 11 bombs in branches of a bank in Lima, police said.",
        EventType.BOMBING,
    ),
    "a plane that went down off a coast": (
        "A military plane went down off the coast of Tartus on Thursday.",
        EventType.AIRCRAFT_CRASH,
    ),
    "a mortar round": ("A mortar round landed on a school in Sirte.", EventType.SHELLING),
    "a town that fell to": (
        "The town of Avdiivka fell to Russian forces.",
        EventType.TERRITORY_CHANGE,
    ),
    "a city that was lost to": (
        "Government troops lost the city of Palmyra to Islamic State fighters.",
        EventType.TERRITORY_CHANGE,
    ),
    "throats": ("Insurgents slit the throats of 43 farm workers.", EventType.ARMED_ATTACK),
    "taken captive": ("Rebels took 20 villagers captive near Djugu.", EventType.ABDUCTION),
    "held by gunmen": ("More than 200 girls are being held by militants.", EventType.ABDUCTION),
    "a pilot picked up": (
        "The pilot was picked up by a rescue helicopter hours after he ejected over Serbia.",
        EventType.RESCUE,
    ),
    "drones intercepted beside missiles": (
        "Air defences intercepted three missiles and nine drones over Jeddah on Monday.",
        EventType.UAV_DOWNING,
    ),
    "so many drones out of others": (
        "Air defence units destroyed 14 out of 17 drones over Sumy on Monday.",
        EventType.UAV_DOWNING,
    ),
    "a drone intercepted": (
        "A drone was intercepted over Jeddah by troops.",
        EventType.UAV_DOWNING,
    ),
    "drones destroyed": (
        "Air defence systems destroyed two unmanned aerial vehicles over Belgorod Region.",
        EventType.UAV_DOWNING,
    ),
    "planes destroyed in a strike": (
        "Two helicopters were destroyed on the ground in a strike on Saky air base.",
        EventType.AIRCRAFT_DESTROYED,
    ),
    "a jet hit in flight": (
        "The jet was hit by a missile over Deraa and its pilot ejected.",
        EventType.AIRCRAFT_SHOOTDOWN,
    ),
    "Antonovs that bomb": (
        "Government Antonovs bombed Kauda in the Nuba Mountains, killing a child.",
        EventType.AIR_STRIKE,
    ),
    "missiles from a jet": (
        "Two missiles fired from a jet killed a commander in Khan Younis.",
        EventType.AIR_STRIKE,
    ),
    "snatched": (
        "A Chinese engineer was snatched by gunmen from a camp near Ilesa.",
        EventType.ABDUCTION,
    ),
    "airspace entered": (
        "Russian bombers entered Turkish airspace twice on Monday.",
        EventType.AIRSPACE_VIOLATION,
    ),
    "shells that landed": (
        "A mortar shell landed in a field near Kobani, wounding two farmers.",
        EventType.SHELLING,
    ),
    "feared dead in an attack": (
        "At least fifteen people are feared dead in an attack on a village near Baragoi.",
        EventType.ARMED_ATTACK,
    ),
    "burned alive": (
        "Two boys were burned alive by raiders near Jos on Monday.",
        EventType.ARMED_ATTACK,
    ),
    "a shell on a home": (
        "Five members of a family died when a shell hit their home in Donetsk.",
        EventType.SHELLING,
    ),
    "a plane that came down": (
        "A military aircraft came down in Aleppo province on Thursday.",
        EventType.AIRCRAFT_CRASH,
    ),
    "a fighter-bomber brought down": (
        "An Iraqi fighter-bomber was brought down by a ground-launched missile in Ilam.",
        EventType.AIRCRAFT_SHOOTDOWN,
    ),
    "a house brought down": (
        "Barrels from an army helicopter brought down a house in Aleppo, killing 13 people.",
        EventType.AIR_STRIKE,
    ),
    "shots from the air": (
        "Israeli helicopters fired at an orchard near Beit Hanoun.",
        EventType.AIR_STRIKE,
    ),
    "a height taken": (
        "Armenian forces took the height outside Martakert on Tuesday.",
        EventType.TERRITORY_CHANGE,
    ),
    "a town won back": (
        "The army won back the town of Kubaisa from rebels on Saturday.",
        EventType.TERRITORY_CHANGE,
    ),
    "persons taken": (
        "Two French aid workers were taken by gunmen in Chad. The kidnappers asked for money.",
        EventType.ABDUCTION,
    ),
    "hostages held": (
        "Gunmen of Boko Haram held nine pupils captive in a school near Chibok on Monday.",
        EventType.ABDUCTION,
    ),
    "a raid of planes": (
        "A raid by the Saudi-led coalition killed 23 people near Taez. The air strike hit a car.",
        EventType.AIR_STRIKE,
    ),
    "the raid told before": (
        "Warplanes bombed the town of Hit. Ten people died in the raid.",
        EventType.AIR_STRIKE,
    ),
    "strikes of a state": (
        "Russian strikes killed nine people in the town of Binnish on Monday.",
        EventType.AIR_STRIKE,
    ),
    "planes found destroyed": (
        "Two Mi-17s were found destroyed on the runway of the base near Palmyra.",
        EventType.AIRCRAFT_DESTROYED,
    ),
    "bombs that go off": (
        "Officials in Lima said that the bombs went off in a residential area.",
        EventType.BOMBING,
    ),
}
UNTOLD = {
    "an illness": "A man died of cancer in a hospital in Paris after a long illness of the heart.",
    "a volcano": "A volcano exploded in Iceland on Monday, and ash fell on the town.",
    "words of politicians": "The minister was attacked by the opposition over the budget.",
    "business": "The company launched an attack on its rival's market share.",
    "doctors": "Doctors fought to save the victims of a road accident.",
    "a missile test": "The missile landed in the sea after a test launch on Monday.",
    "a plane that landed": "The plane landed safely in Nairobi with 80 soldiers on board.",
    "prices that shoot up": "Corn shot up two percent before the fight for the highs was lost.",
    "a coach who is fired": "The firing of the coach surprised the fans of the club.",
    "sentenced to death": "Three rebels were sentenced to death by a court in Mandalay.",
    "a plan": "The army plans to attack the town of Bara next week.",
    "a threat": "The rebels threatened to shoot down any plane over Kidal.",
    "an earthquake": "An earthquake struck the city of Ambon on Monday, killing five people.",
    "a strike of workers": "A strike by union workers hit the port of Lagos on Tuesday.",
    "a scuffle at a demonstration": (
        "Protesters clashed with police at a rally in Dhaka; ten people were hurt by batons."
    ),
    "the dead of a war": "The war in Yemen, which began in 2014, has killed 370,000 people.",
    "the dead since a war broke out": (
        "More than 9,000 people have been killed since the conflict erupted in April 2014."
    ),
    "a firm taken over": "The government took control of the oil company off Thassos.",
    "prices that fell": "The price of wheat fell on Monday as jets of the air force flew past.",
    "a war that goes on": "The coalition, which has been battling the Houthis, made no comment.",
    "what an army is accused of": "Rights groups accuse the military of killings and abductions.",
    "tear gas": "Police fired teargas shells and rubber bullets at marchers in Sirajganj.",
    "an agreement": "The firm executed an agreement with the army over two weapons plants.",
    "a plant that blows up": "Two men were killed in an explosion at the refinery on Friday.",
    "a landslide": "A landslide killed nine people and injured two soldiers near Manila.",
    "a blaze": "A fire killed one miner and injured two others in Quebec, police said.",
    "firemen": "Firefighters battled to put out the flames at the market of Aden.",
    "wrecks": "Television showed burned-out cars at the shrine on Monday.",
    "a halt to fighting": "A two-day freeze on fighting brokered by Oman expired on Friday.",
    "a name": (
        "The activists of the group Raqqa is Being Slaughtered Silently moved to another office"
        " near the border last month."
    ),
}


@pytest.mark.parametrize(("text", "kind"), TOLD.values(), ids=TOLD.keys())
def test_what_is_told_has_its_type(text: str, kind: EventType) -> None:
    """A sentence of news gives an asserted occurrence of the type that its words tell."""
    told = [t.event_type for t in read(text).triggers if t.polarity is Polarity.ASSERTED]
    assert kind in told


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD.keys())
def test_what_is_no_occurrence_has_none(text: str) -> None:
    """Figures of speech, plans, threats, disasters and scuffles report nothing."""
    told = [t for t in read(text).triggers if t.polarity is not Polarity.HYPOTHETICAL]
    assert told == []


def test_a_government_that_is_brought_down_is_no_plane() -> None:
    """Nor is it where a downing was told right before."""
    found = read(
        "The militia shot down a jet over Taiz on Monday. In 2014 it overthrew the government."
    )
    assert [t.event_type for t in found.triggers] == [EventType.AIRCRAFT_SHOOTDOWN]


def test_the_day_is_the_one_of_the_clause() -> None:
    """A nearer day of another clause ("began mourning on Sunday") is not that of the deed."""
    found = read(
        "Mali began three days of mourning on Sunday for the 33 passengers who were shot on a bus"
        " near the village of Songo on Friday."
    )
    (trigger,) = found.triggers
    assert trigger.date is not None
    assert found.dates[trigger.date].date.start == dt.date(2021, 6, 11)


def test_the_kidnapped_are_freed_in_one_incident() -> None:
    """Who was kidnapped tells whom the rescue freed, not of another occurrence."""
    found = read("Nigerian troops rescued 17 kidnapped students in a forest in Kaduna.")
    assert [t.event_type for t in found.triggers] == [EventType.RESCUE]


def test_a_coalition_is_named_after_who_leads_it() -> None:
    """ "A Saudi-led air strike" is one of a coalition."""
    found = read("A Saudi-led air strike killed 12 people in Hajjah on Monday.")
    (trigger,) = found.triggers
    acting = [found.actors[r.actor] for r in trigger.roles if r.role is Role.INITIATOR]
    assert [(a.kind, a.country_code) for a in acting] == [(ActorKind.COALITION, "SA")]


def test_words_that_are_aircraft_too_need_one_beside_them() -> None:
    """Canberra is a city, lightning strikes, Tigers are rebels; a Saudi Tornado is flown."""
    none = read(
        "Lightning struck as Tigers attacked soldiers, killing two, a man said in Canberra."
    )
    assert none.aircraft == ()
    (found,) = read("A Saudi Tornado was shot down in al-Jawf by rebels.").aircraft
    assert (found.model, found.operator_code) == ("Tornado", "SA")


def test_strikes_at_an_hour_go_on_about_those_told_before() -> None:
    """ "It reported strikes at 0650": from the air, as the sentence before says."""
    planes = "Warplanes hit a tanker off Bushehr on Monday. "
    told = read(planes + "The agency earlier reported strikes at 0650 GMT and at 1930 GMT.")
    assert [t.event_type for t in told.triggers] == [EventType.AIR_STRIKE] * 2
    assert (
        len(read(planes + "The agency earlier reported strikes in several sectors.").triggers) == 1
    )


def test_what_came_before_has_a_place_of_its_own() -> None:
    """ "The crash comes a day after a massacre in X"; not so "clashes followed by shelling"."""
    crash = read("The helicopter crash came a day after soldiers killed nine men in Daraya.")
    assert [t.place for t in crash.triggers if t.event_type in AIR] == [None]
    clash = read("Clashes followed by artillery fire at rebels in Daraya left nine men dead.")
    assert all(t.place is not None for t in clash.triggers)


AIR = (EventType.AIRCRAFT_CRASH, EventType.AIRCRAFT_SHOOTDOWN)


def test_one_of_the_helicopters_is_a_helicopter() -> None:
    """That "one of our helicopters was hit by a missile" is what brought it down."""
    told = read(
        'A helicopter was shot down over Idlib on Friday. "One of our helicopters was hit by a'
        ' missile in the countryside of Aleppo," the army said.'
    )
    assert {t.event_type for t in told.triggers} == {EventType.AIRCRAFT_SHOOTDOWN}


def test_nobody_is_named_by_a_question() -> None:
    """ "It is not clear which group did it"."""
    told = read("It is not clear which group shot down the helicopter near Idlib on Monday.")
    assert not any(r.role is Role.INITIATOR for t in told.triggers for r in t.roles)
