"""Sides of an occurrence that the grammar alone does not give."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import ActorKind, Role


def _named(text: str, role: Role) -> set[str]:
    notes = read(text)
    return {
        notes.actors[link.actor].name
        for trigger in notes.triggers
        for link in trigger.roles
        if link.role is role
    }


def _kinds(text: str) -> dict[str, ActorKind]:
    notes = read(text)
    return {
        notes.actors[link.actor].name: notes.actors[link.actor].kind
        for trigger in notes.triggers
        for link in trigger.roles
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "On 3 May 2021, presumed ISGS or JNIM militants abducted two traders near Dori.",
            "JNIM",
            id="the parser takes presumed for the verb",
        ),
        pytest.param(
            "Nine people died in a raid on Kapelo village that was carried out by Degodia militia.",
            "Degodia militia",
            id="carried out in a clause of its own",
        ),
        pytest.param(
            "An explosive device hit a lorry near Djibo. It was likely planted by JNIM militants.",
            "JNIM",
            id="planted, told a sentence later",
        ),
        pytest.param(
            "Bombs killed six soldiers near Newry on Monday. The Irish Republican Army said it was"
            " responsible.",
            "Irish Republican Army",
            id="said of itself",
        ),
        pytest.param(
            "Boko Haram is held to be behind a suicide bombing that killed two people in Mora.",
            "Boko Haram",
            id="held to be behind it",
        ),
        pytest.param(
            "Nine guards were killed in an ambush near Colima that was laid to the Zetas cartel.",
            "Zetas cartel",
            id="laid to them",
        ),
        pytest.param(
            "A U.S. helicopter fell to the gunfire of the insurgents near Perquin on Monday.",
            "insurgents",
            id="fell to their fire",
        ),
        pytest.param(
            "On Saturday 24 people died at Huanta at the hands of Shining Path guerrillas.",
            "Shining Path guerrillas",
            id="at their hands",
        ),
        pytest.param(
            "Law enforcers killed a separatist in a clash at Thanchi on Sunday.",
            "Law enforcers",
            id="enforcers",
        ),
        pytest.param(
            "In Khasavyurt on Monday unknown men in a van shot a captain.",
            "unknown men",
            id="a subject behind a day in a town",
        ),
    ],
)
def test_those_behind_a_deed_are_its_initiators(text: str, name: str) -> None:
    """Who stands where the doer of a deed stands did it, whatever the parse says."""
    assert name in _named(text, Role.INITIATOR)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Members of the Mossi and Fulani communities clashed in Dablo.", id="members"),
        pytest.param("Two men died in clashes between the Mossi and the Fulani.", id="between"),
    ],
)
def test_peoples_that_clash_are_two_armed_sides(text: str) -> None:
    """Each of two peoples that fight is a side of its own, and armed."""
    kinds = _kinds(text)
    assert {kind for name, kind in kinds.items() if "Mossi" in name} == {ActorKind.MILITIA}
    assert {kind for name, kind in kinds.items() if "Fulani" in name} == {ActorKind.MILITIA}


def test_rivals_without_a_name_are_both_sides_of_a_clash() -> None:
    """ "Two rival groups" fight each other: they are who did it and whom it hit."""
    text = "A man was killed in a clash between two rival groups of villagers in Talora."
    assert "two rival groups of villagers" in _named(text, Role.INITIATOR)
    assert "two rival groups of villagers" in _named(text, Role.TARGET)


@pytest.mark.parametrize(
    "target", ["police post", "military convoy", "army patrol", "three army personnel"]
)
def test_what_is_of_the_police_or_the_army_stands_for_them(target: str) -> None:
    """An attack on what belongs to a force is an attack on the force."""
    kinds = _kinds(f"Gunmen attacked the {target} near Garissa on Monday.")
    assert ActorKind.STATE_FORCE in kinds.values()


def test_militants_of_a_country_are_not_its_army() -> None:
    """ "A Pakistani militant" is no soldier of Pakistan."""
    kinds = _kinds("Soldiers killed a Pakistani militant near Kulgam on Monday.")
    assert kinds["Pakistani militant"] is ActorKind.MILITIA


def test_a_plane_that_crashes_did_nothing() -> None:
    """The subject of "crashed" and "went down" is what was hit."""
    assert not _named("A Su-25 jet crashed near Homs on Sunday.", Role.INITIATOR)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Bandits from Marakwet attacked a village near Kainuk.", "marakwet-militia", id="from"
        ),
        pytest.param(
            "Ten militants suspected to belong to Al Shabaab attacked a school in Lafey.",
            "al-shabaab",
            id="suspected to belong",
        ),
        pytest.param(
            "On 3 May, suspected Katiba Macina (JNIM) militants abducted a trader in Di.",
            "jnim",
            id="brackets",
        ),
        pytest.param("A jet was downed near Idlib by Nusra Front fire.", "nusra", id="its fire"),
    ],
)
def test_armed_men_are_of_the_side_that_is_named_with_them(text: str, name: str) -> None:
    """Whose men or whose fire it was is who did it."""
    notes = read(text)
    ids = {
        notes.actors[link.actor].canonical_id or ""
        for trigger in notes.triggers
        for link in trigger.roles
        if link.role is Role.INITIATOR
    }
    assert any(name in one or one == "hayat-tahrir-al-sham" for one in ids)


def test_the_subject_of_a_headline_verb_is_its_victim() -> None:
    """ "Four officers killed." tells whom it hit, not who did it."""
    text = "Four security officers killed."
    assert not _named(text, Role.INITIATOR)
    assert "Four security officers" in _named(text, Role.TARGET)


def test_who_reports_is_not_suspected() -> None:
    """ "Police have reported" makes no suspect of the police."""
    text = "A minister was shot dead in Lagos on Monday. Police reported that he was wounded first."
    assert "Police" not in _named(text, Role.INITIATOR)


def test_fighting_with_a_side_makes_it_take_part() -> None:
    """Who fights "with X" may stay unsaid: X fights."""
    assert "rebels" in _named(
        "One soldier died in fighting with rebels near Morazan.", Role.INITIATOR
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Fighting broke out around Laiza between army troops and Kachin rebels.", id="broke out"
        ),
        pytest.param("A gunfight took place between soldiers and Shan rebels.", id="took place"),
    ],
)
def test_both_sides_of_fighting_that_broke_out_take_part(text: str) -> None:
    """ "Between X and Y" names both sides wherever it stands in the sentence."""
    kinds = set(_kinds(text).values())
    assert ActorKind.STATE_FORCE in kinds
    assert kinds & {ActorKind.REBEL, ActorKind.MILITIA}


def test_a_claim_of_the_attack_is_of_the_attack_told_before() -> None:
    """Who claims "the attack" did what the sentence before tells."""
    text = (
        "A soldier was killed in an ambush near Chandel on Sunday. The United Liberation Front"
        " has claimed responsibility for the attack."
    )
    notes = read(text)
    first = notes.triggers[0]
    did = [notes.actors[r.actor].name for r in first.roles if r.role is Role.INITIATOR]
    assert did == ["United Liberation Front"]


def test_a_drone_acts_for_its_owner() -> None:
    """A drone of a country that strikes is a force of it."""
    notes = read("A US drone killed five people in Wana on Monday.")
    did = {notes.actors[r.actor].canonical_id for t in notes.triggers for r in t.roles}
    assert "state-us" in did


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A bomb killed two officers in Wajir. Al Shabaab suspected.", id="suspected"),
        pytest.param(
            "A bomb killed two men in Wajir (Al Shabaab assumed responsible).", id="assumed"
        ),
        pytest.param(
            "A bomb killed two men in Wajir. Police blamed the killing of the men on Al Shabaab.",
            id="blamed on",
        ),
        pytest.param("An Al Shabaab IED detonated in Wajir, killing two men.", id="its bomb"),
        pytest.param("Two men died in an attack from Al Shabaab in Wajir.", id="from"),
    ],
)
def test_short_words_of_blame_name_who_did_it(text: str) -> None:
    """Notes say in a word or two who is held to be behind a deed."""
    assert any("Shabaab" in name for name in _named(text, Role.INITIATOR))


def test_a_clan_that_is_in_no_list_is_known_by_its_form() -> None:
    """ "The Matan and Geledle clans" are two sides."""
    kinds = _kinds("Two men died after the Matan and Geledle clans clashed over a well in Qara.")
    assert {"Matan", "Geledle"} <= {
        name for name, kind in kinds.items() if kind is ActorKind.MILITIA
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Dozens of men were killed as the Syrian army stepped up its operations near Homs.",
            {"Syrian army"},
            id="as",
        ),
        pytest.param(
            "No rebel group has claimed the attack in Homs that killed two.", set(), id="no"
        ),
        pytest.param(
            "Police confirmed that two men were killed in an attack in Homs.", set(), id="source"
        ),
        pytest.param(
            "Nine people were killed in the town, held by the rebels, on Monday.", set(), id="held"
        ),
        pytest.param("AFP reported that two people were killed in Homs.", set(), id="agency"),
    ],
)
def test_the_one_side_that_is_left_over_did_it(text: str, names: set[str]) -> None:
    """A side beside the deed did it where no other did, unless it tells, holds or comes later."""
    assert _named(text, Role.INITIATOR) == names


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in front of a bank in Cartagena, injuring a guard.",
        "A bomb went off outside the bank on Monday, killing two people.",
        "Rebels threw grenades at a bank in Cali.",
    ],
)
def test_a_bomb_beside_a_building_is_meant_for_it(text: str) -> None:
    """What the device went off beside is a target; the device itself did nothing."""
    [trigger] = (found := read(text)).triggers
    targets = {found.actors[r.actor].name for r in trigger.roles if r.role is Role.TARGET}
    assert "bank" in targets


def test_a_person_by_name_may_be_said_to_be_behind_it() -> None:
    """Not only groups are blamed."""
    found = read("Gunmen killed six monks in Lima. Colonel Hector Ruiz is responsible, he said.")
    names = {
        found.actors[r.actor].name
        for t in found.triggers
        for r in t.roles
        if r.role is Role.INITIATOR
    }
    assert "Colonel Hector Ruiz" in names


def test_a_group_keeps_its_article() -> None:
    """ "al-Qaeda", not "Qaeda"."""
    found = read("Rebels of al-Qaeda attacked an army post near Homs.")
    assert "al-Qaeda" in {actor.name for actor in found.actors}


def test_whoever_controls_an_agency_did_not_do_what_it_reports() -> None:
    """The agent of a relative clause is of that clause."""
    found = read(
        "Saba, which is controlled by Houthi rebels, said a car was hit in a raid in Taez."
    )
    acted = {r.actor for t in found.triggers for r in t.roles if r.role is Role.INITIATOR}
    assert not any("rebels" in found.actors[i].name for i in acted)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Kuwait fell in August. An Iraqi offensive near Basra killed 40. Iraq gave no toll.",
            "Iraq",
            id="an adjective before a deed",
        ),
        pytest.param(
            "A jet was shot down by rebel fire near Aden on Monday.", "rebels", id="rebel fire"
        ),
        pytest.param(
            "Two trucks were destroyed or damaged by rebel shelling of the base near Idlib.",
            "rebels",
            id="an agent for two verbs",
        ),
        pytest.param(
            "The Oromo Liberation Army (OLA) killed nine farmers in Wollega on Monday.",
            "Oromo Liberation Army (OLA)",
            id="a name with its initials",
        ),
        pytest.param(
            "One of its men was killed in combat with rebels near Perquin on Monday.",
            "rebels",
            id="in combat with",
        ),
        pytest.param(
            "Six gunmen were killed in an operation of the army near Tizi Ouzou on Monday.",
            "army",
            id="in an operation of",
        ),
        pytest.param(
            (
                "A car bomb killed nine people in Medellin. The minister said the attack was the"
                " work of the Extraditables."
            ),
            "Extraditables",
            id="the work of",
        ),
        pytest.param(
            "Hamas said in a statement that its men had ambushed a patrol near Rafah on Monday.",
            "Hamas",
            id="in a statement",
        ),
        pytest.param(
            "The police report a clash with poachers near Tsavo on Monday.",
            "poachers",
            id="who reports a clash is not one of its sides",
        ),
        pytest.param(
            "The Malian army left Gao. On Monday an army unit attacked rebels near Kidal.",
            "Malian army",
            id="an army by the only one that is named",
        ),
        pytest.param(
            "A battle between the KIA and military forces left one villager dead near Hpakant.",
            "military forces",
            id="two sides that the parser makes one",
        ),
        pytest.param(
            "On 7 June two nurses were abducted by men in uniform near Beni.",
            "men in uniform",
            id="men by what they wear",
        ),
        pytest.param(
            "Three men dressed as monks walked into a bar in Yala on Friday and shot dead a judge.",
            "Three men dressed as monks",
            id="a disguise that the parser takes for the subject",
        ),
        pytest.param(
            "Syrian guns shelled the town of Zahle on Monday and killed five people.",
            "Syrian guns",
            id="guns of a state",
        ),
        pytest.param(
            "On Monday a navy drone bombed a market in Jaffna and killed nine people.",
            "navy drone",
            id="a drone of a force",
        ),
        pytest.param(
            "Four Libyan rockets were fired at Faya on Friday and wounded two people.",
            "Libyan",
            id="whose the rockets are",
        ),
        pytest.param(
            "Armenia said its air defences shot down a jet near Lachin on Sunday.",
            "Armenia",
            id="defences of those who say so",
        ),
        pytest.param(
            "The rebels lost Bambari to the army and Wagner in November 2018.",
            "army",
            id="to whom a town is lost",
        ),
        pytest.param(
            "Villagers near Daura killed three bandits on Monday.",
            "Villagers",
            id="people without arms",
        ),
    ],
)
def test_doers_by_the_words_around_a_deed(text: str, name: str) -> None:
    """Who did it, by the name that the text gives it."""
    assert name in _named(text, Role.INITIATOR)


def test_militants_of_two_groups_are_of_both() -> None:
    """ "JNIM and ISGS militants" are not only those of the second."""
    text = "On 4 June, presumed JNIM and/or ISGS militants ambushed a convoy near Kabonga."
    assert "JNIM" in _named(text, Role.INITIATOR)


@pytest.mark.parametrize(
    "text",
    [
        "Trader attacked in Kisumu on Monday following a quarrel over money.",
        "A lorry was hit by a mine near Dori on 9 March, one individual killed and four wounded.",
    ],
)
def test_who_only_suffers_is_no_doer(text: str) -> None:
    """Unarmed people do something only where somebody else is hit."""
    assert not _named(text, Role.INITIATOR)


def test_a_man_clad_in_white_is_not_armed() -> None:
    """What men wear makes them armed only where it is a uniform, a mask or a guise."""
    kinds = _kinds("Gendarmes shot dead a man dressed all in white near Kaya on 3 May.")
    assert ActorKind.MILITIA not in kinds.values()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("An army truck hit a landmine near Gwoza, killing four soldiers.", id="hit"),
        pytest.param("A taxi struck an IED on the road to Mandera.", id="struck"),
        pytest.param("Their convoy struck a roadside bomb near Kunduz.", id="a roadside bomb"),
    ],
)
def test_what_hits_a_mine_did_nothing(text: str) -> None:
    """Those who run into a device are its victims."""
    assert _named(text, Role.INITIATOR) == set()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param(
            "A bomb blast occurred in front of a bank in Herat on Monday.",
            "bank",
            id="occurred there",
        ),
        pytest.param(
            "Four houses were damaged by one of the explosions in Herat on Monday.",
            "Four houses",
            id="damaged by one of them",
        ),
        pytest.param(
            "The explosion wrecked a bakery and damaged three shops in Herat on Monday.",
            "three shops",
            id="of the second verb",
        ),
        pytest.param(
            "Two died in the attack staged by Maoist rebels on a clinic in Bastar on Monday.",
            "clinic",
            id="behind the doer",
        ),
        pytest.param(
            "A bomb went off inside the Hotel Miramar in Bastar on Monday.",
            "Hotel Miramar",
            id="a building by name",
        ),
    ],
)
def test_what_a_deed_is_told_to_have_hit(text: str, target: str) -> None:
    """What is hit need not stand with the word of the deed."""
    assert target in _named(text, Role.TARGET)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Members of the armed forces are implicated in the murder.",
            "Members of the armed forces",
            id="implicated",
        ),
        pytest.param(
            "Pedro Lima was arrested in connection with the murder.", "Pedro Lima", id="arrested"
        ),
        pytest.param(
            "Those responsible for the murder are rebels of the Eastern Front, he said.",
            "Eastern Front",
            id="responsible",
        ),
        pytest.param(
            "The police accused Pedro Lima of the murder.", "Pedro Lima", id="accused of it"
        ),
    ],
)
def test_who_is_suspected_is_an_initiator_on_somebodys_word(text: str, name: str) -> None:
    """Suspects that are told a sentence later."""
    assert name in _named(f"A priest was murdered in Cali on Monday. {text}", Role.INITIATOR)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Four people died in terrorist attacks with mortar shells on Harasta on Monday.",
            "terrorists",
            id="by an adjective",
        ),
        pytest.param(
            "A car bomb killed nine people in Cali. Suspicion fell on drug traffickers.",
            "drug traffickers",
            id="on whom suspicion falls",
        ),
        pytest.param(
            "A bomb killed two in Bilbao. The Basque separatist organization ETA claimed it.",
            "ETA",
            id="a group by what it is and what it is called",
        ),
        pytest.param(
            "A soldier died on 4 May when guerrillas known as Contras attacked a post at Jalapa.",
            "Contras",
            id="known as",
        ),
        pytest.param(
            "A bomb killed two in Rafah. Islamic State's Sinai branch claimed the blast.",
            "Islamic State",
            id="the branch of a group",
        ),
        pytest.param(
            "On Friday Armenia announced that it had downed twelve Harop drones over Yerevan.",
            "Armenia",
            id="a subject that the parser joins to the day",
        ),
        pytest.param(
            "Russia's defence ministry said that four drones were shot down over Kursk on Tuesday.",
            "Russia's defence ministry",
            id="who reports drones shot down",
        ),
        pytest.param(
            "In the early hours of Friday the enemy struck a dockyard in Odesa with missiles.",
            "enemy",
            id="the enemy",
        ),
        pytest.param(
            "Fighting is taking place between Islamist battalions against the army near Hama.",
            "Islamist battalions",
            id="between one against another",
        ),
    ],
)
def test_doers_are_found_by_what_names_them(text: str, name: str) -> None:
    """Adjectives, suspicion, apposition and those who report what they did."""
    assert name in _named(text, Role.INITIATOR)


def test_what_a_missile_is_made_by_did_nothing() -> None:
    """ "U.S.-made" names no side."""
    text = "The helicopter was hit by a U.S.-made Stinger missile near Kunduz on Monday."
    assert "U.S.-made" not in _named(text, Role.INITIATOR)


def test_who_reports_a_loss_did_not_do_it() -> None:
    """The army of the plane's own country."""
    text = "Pakistan's army said a Pakistani drone was shot down near Sialkot on Monday."
    assert not _named(text, Role.INITIATOR)


def test_a_group_that_no_list_has_is_known_by_the_word_before_it() -> None:
    """ "The rebel group X"; its leader stays a person."""
    found = _kinds("The rebel group Zaire killed nine miners near Djugu on Monday.")
    assert found["Zaire"] is ActorKind.REBEL
    found = _kinds("Soldiers killed the rebel leader Joseph Kony near Obo on Tuesday.")
    assert found["Joseph Kony"] is ActorKind.INDIVIDUAL


def test_a_name_behind_a_parenthesis_is_a_subject_too() -> None:
    """Two groups that "and" joins both did it, though the first is explained between."""
    text = (
        "Ansar al-Sham (the Syrian branch of al Qaeda), and the Free Homs Army (an offshoot of the"
        " Free Syrian Army) claimed the downing of a helicopter."
    )
    assert {"Ansar al-Sham", "Free Homs Army"} <= _named(text, Role.INITIATOR)


def test_who_accuses_did_not_do_it() -> None:
    """Accusations and reports come from others than the deed does."""
    text = "An air strike hit a water plant near Ibb amid accusations from the Saudi-led coalition."
    assert not _named(text, Role.INITIATOR)


def test_who_is_reported_killed_is_a_victim() -> None:
    """Not a suspect, as in "reported to have planted the bomb"."""
    text = "Two soldiers were reported killed in the ambush near Goma."
    assert _named(text, Role.TARGET) == {"Two soldiers"}
    assert not _named(text, Role.INITIATOR)


def test_who_was_behind_one_deed_did_not_do_the_other() -> None:
    """The one who freed the pilot did not bring him down; "behind the attack" is of the attack."""
    text = (
        "General Hassan Diab, commander of the Guards, was behind the rescue of the pilot downed"
        " near Homs by the rebels."
    )
    downing = next(t for t in read(text).triggers if "shoot" in t.event_type)
    names = {read(text).actors[x.actor].name for x in downing.roles if x.role is Role.INITIATOR}
    assert names == {"rebels"}
    behind = "The Maoist rebels were behind the attack that killed two traders in Gaya."
    assert "Maoist rebels" in _named(behind, Role.INITIATOR)


def test_an_offensive_is_of_the_army_that_its_sentence_names() -> None:
    """Not of what acted before: a plane has none."""
    text = (
        "A jihadist jet carried out raids on Homs on Monday.\n\nNine guards were killed near Hama,"
        " the worst day for the Iranian army since the launch of its offensive."
    )
    assert "Iranian army" in _named(text, Role.INITIATOR)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        pytest.param("Houthis down Saudi war plane in north Yemen", "Houthis", id="a headline"),
        pytest.param(
            "On Monday an operation of the Bangladesh Army in Ruma killed two rebels.",
            "Bangladesh Army",
            id="an operation",
        ),
        pytest.param(
            "On Monday 13 people were killed in Doko by insurgents' mortars.",
            "insurgents",
            id="their arms",
        ),
        pytest.param(
            "A jet was shot down near Doko. The UNITA rebels and the army have blamed each other.",
            "army",
            id="each other",
        ),
        pytest.param(
            "A jet was shot down near Doko. The ministry put it down to the Taliban.",
            "Taliban",
            id="put down to",
        ),
        pytest.param(
            "A plane was hit at Doko on Monday. The army says it was the Taliban who fired.",
            "Taliban",
            id="it was they who",
        ),
    ],
)
def test_doers(text: str, doer: str) -> None:
    """In the words of headlines, and in those of others."""
    assert doer in _named(text, Role.INITIATOR)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nigeria: 16 freed from kidnappers", id="a label, and who held them"),
        pytest.param("Su-25s bombed Doko on Monday, where rebels have dug in.", id="who is there"),
    ],
)
def test_no_doers(text: str) -> None:
    """The country that a headline is of did nothing, nor did those who only are there."""
    assert not _named(text, Role.INITIATOR) & {"Nigeria", "kidnappers", "rebels"}


def test_a_dateline_is_no_part_of_a_name() -> None:
    """The second item of a bulletin starts with its town."""
    text = "BAGHDAD - A bomb killed two men on Monday.\n\nMOSUL - Gunmen killed a man on Monday."
    assert "Gunmen" in _named(text, Role.INITIATOR)
