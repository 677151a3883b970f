"""What keeps the occurrences of one report apart, and where each happened."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, Role
from worker.incidents.proposal.candidates import propose


def told(text: str) -> list[Candidate]:
    """The candidates of a text."""
    return list(propose(article(text), read(text)))


def targets(candidate: Candidate) -> set[str]:
    """To whom it was done."""
    return {actor.name for actor in candidate.actors if actor.role is not Role.INITIATOR}


def test_two_persons_by_name_are_two_killings() -> None:
    """Who was killed before for the same reason is another incident."""
    found = told(
        "Gunmen killed former minister Rafael Pardo in Bogota on Monday.\n\n"
        "The same group murdered judge Carlos Ruiz in 2019."
    )
    assert len(found) == 2
    assert not targets(found[0]) & targets(found[1])


def test_an_army_and_its_foes_do_not_do_the_same() -> None:
    """An air strike told in one breath with the offensive that it answers."""
    found = told(
        "At least 25 civilians were killed in army air strikes on Hama on Tuesday after rebels"
        " launched an offensive to retake the parts of the central province."
    )
    assert [c.event_type for c in found] == [EventType.AIR_STRIKE, EventType.ARMED_CLASH]


def test_a_place_of_another_clause_is_not_where_it_happened() -> None:
    """The pilot lies in one town; he was shot down over another."""
    [found] = told(
        "The pilot was treated in a hospital in Antakya after rebels shot down his MiG-21 over"
        " Idlib on Tuesday."
    )
    assert found.location is not None
    assert found.location.name == "Idlib"


def test_what_came_a_day_after_another_is_another() -> None:
    """ "X came a day after Y": two, each on its day."""
    found = told(
        "A suicide bomber killed 18 mourners in Baquba on Wednesday. The bombing came a day after"
        " another suicide attacker killed 12 people in a restaurant in the same city."
    )
    assert [str(c.date and c.date.start) for c in found] == ["2021-06-16", "2021-06-15"]


def test_the_one_town_of_a_report_is_where_it_happened() -> None:
    """Also that of a dateline with its country, where the text names no place at all."""
    found = told(
        "BAQUBA, Iraq - Last Tuesday a man with explosives under his coat killed 12 customers of a"
        " restaurant. Last Wednesday another killed 22 mourners."
    )
    assert {c.location and c.location.name for c in found} == {"Baquba"}


def test_the_town_whose_police_came_is_where_it_happened() -> None:
    """Also where it is a large one that stands alone in the dateline."""
    [found] = told(
        "HOUSTON - A woman was shot dead by a neighbour on Monday. The Houston Police Department"
        " is looking for him."
    )
    assert found.location is not None
    assert found.location.name == "Houston"


def test_a_village_in_a_province_is_told_more_exactly_than_the_province() -> None:
    """ "In the X governorate, near the village of Y" happened at Y."""
    one = told("A helicopter was shot down in Aleppo province, near the village of Kaligona.")
    assert [c.location.name for c in one if c.location] == ["Kaligona"]


def test_where_reporters_have_a_desk_is_no_scene() -> None:
    """ "BEIRUT -" says where it was written."""
    [found] = told("BEIRUT - Last Tuesday a man with explosives killed 12 customers.")
    assert found.location is None


def test_one_toll_at_two_names_of_one_area_is_one_incident() -> None:
    """The lead names the area, the detail a quarter that no list has."""
    (found,) = told(
        "Nine people were killed and 14 injured when militants shelled Koraniyeh on Monday.\n\n"
        "A hospital source said rockets fired at Upper Zawtara killed nine people and injured 14."
    )
    assert found.casualties.killed is not None
    assert found.casualties.killed.low == 9


def test_where_the_attackers_stay_is_not_where_it_happened() -> None:
    """ "Fired by militants positioned in X" hit another place."""
    (found,) = told(
        "Rockets fired by militants positioned in Douma and Harasta hit houses in Jaramana on"
        " Monday, killing two people."
    )
    assert found.location is not None
    assert found.location.name == "Jaramana"


def test_what_others_do_meanwhile_is_elsewhere() -> None:
    """ "While troops advanced on Y" says nothing of where the first was."""
    found = read("Jets bombed a market, killing 20 people, while rebels advanced on Manbij.")
    strike = next(t for t in found.triggers if t.event_type is EventType.AIR_STRIKE)
    assert strike.place is None


def test_a_hospital_is_not_where_it_happened() -> None:
    """Where the wounded were taken, and where one died of his wounds, is another place."""
    (found,) = told(
        "Gunmen shot at villagers in Kautikari on Monday.\n\n"
        "Nine wounded were transported to Mubi. A girl died in a Yola hospital."
    )
    assert found.location is not None
    assert found.location.name == "Kautikari"


def test_the_village_is_told_more_exactly_than_what_it_is_near() -> None:
    """ "The village of X near Y", whether or not the headline has only Y."""
    (found,) = told(
        "Gunmen killed 21 people near Chibok on Monday.\n\n"
        "They stormed the village of Kautikari near Chibok and shot people in their homes."
    )
    assert found.location is not None
    assert found.location.name == "Kautikari"


def test_the_ambush_is_the_one_told_before() -> None:
    """A definite word takes up the occurrence that was told with the same word."""
    first, _ = told(
        "Maoist rebels ambushed a police patrol near Chintalnar on Tuesday and killed 76 men.\n\n"
        "Police said that six farmers had been shot dead in Silda last week.\n\n"
        "A spokesman of the rebels claimed the ambush."
    )
    assert "claims_responsibility" in {c.stance.value for c in first.claims}


def test_what_was_also_done_in_the_attack_is_of_it() -> None:
    """ "Also" alone would tell of another."""
    (candidate,) = told(
        "Gunmen attacked a village in Plateau State on Monday, killing six people, police said. "
        "Several houses were also burnt in the attack. The gunmen came on motorcycles."
    )
    assert candidate.casualties is not None
    assert candidate.casualties.killed is not None
    assert candidate.casualties.killed.best == 6


def test_a_raid_with_dead_and_abducted_is_one() -> None:
    """Some are killed, others taken, whichever is told first."""
    found = told(
        "Bandits abducted 20 farmers from Kware village in Katsina state on Sunday.\n\n"
        "The attackers also killed two other men. They stormed the village on motorcycles, a"
        " resident said."
    )
    assert len(found) == 1
    assert found[0].casualties.killed is not None


def test_whom_a_raid_freed_was_taken_another_day() -> None:
    """The abduction of weeks ago is no part of the raid."""
    found = told(
        "Gunmen attacked a farm near Jos on Monday. Musa Bello had been kidnapped there on May 3."
    )
    assert len(found) == 2


def test_the_quarter_of_the_town_of_the_lead_is_told_more_exactly() -> None:
    """A quarter that no gazetteer knows, in the sentences of the news."""
    [found] = told(
        "A car bomb killed 14 people at a bus station in Mosul on Sunday, police said.\n\n"
        "The bomb exploded in the crowded Zamrin district."
    )
    assert found.casualties.killed is not None


def test_more_than_twenty_can_be_twenty_three() -> None:
    """An open figure in a quotation is that of the lead."""
    found = told(
        "Rebels killed 23 people in Oicha on Tuesday, the governor said.\n\n"
        "They carried out a raid in Oicha and killed more than 20 people, a teacher said."
    )
    assert len(found) == 1


def test_a_separate_strike_is_another() -> None:
    """Whatever else they share."""
    found = told(
        "An Israeli air strike killed seven people in a school in Gaza City on Sunday.\n\n"
        "The school housed families. Five others were killed in a separate air strike in Gaza City."
    )
    assert [c.casualties.killed.best for c in found if c.casualties.killed] == [7, 5]


def test_a_fight_hours_before_in_another_town_is_no_part_of_the_blast() -> None:
    """One sentence names both towns: that does not make one lie in the other."""
    found = told(
        "Hours after four militants were killed in an encounter in Tral, at least six policemen"
        " were injured in a grenade blast in Kulgam on Saturday.\n\n"
        "The grenade blast took place in the market of Kulgam, police said."
    )
    assert len({c.location.name for c in found if c.location}) == 2


def test_a_quarter_that_no_list_has_lies_in_the_province_of_the_lead() -> None:
    """The exact place of an occurrence lies where its other places do."""
    found = told(
        "Three people were killed in rocket attacks on Homs on Wednesday.\n\n"
        "Rebels fired the rockets at the neighbourhood of al-Qasmiyeh, a police source said."
    )
    assert [c.location.admin1 for c in found if c.location] == ["Homs"]


def test_a_county_is_told_for_the_town_in_it() -> None:
    """The sheriff's county is no second scene, another town is."""
    text = (
        "A man was shot dead at a bar in Baytown, Texas, on Monday.\n\n"
        "Two women were wounded in the shooting, the Harris County sheriff said."
    )
    [found] = told(text)
    assert found.location is not None
    assert found.location.name == "Baytown"


def test_the_end_of_a_long_report_comes_back_to_its_beginning() -> None:
    """ "The bombing" far below is that of the lead."""
    between = "The minister spoke of roads, schools and the harvest of this year. " * 9
    text = (
        "A car bomb killed nine people in Quetta on Monday.\n\n"
        f"{between}\n\nWitnesses said that the explosion wounded 14 people."
    )
    assert len(told(text)) == 1


def test_another_man_is_no_other_deed() -> None:
    """ "Another attack" is one, "another woman" a further victim."""
    text = (
        "Gunmen attacked a bus at Kolda on Monday, killing a driver.\n\n"
        "Another woman was shot and wounded.\n\n{} killed two guards in Kolda."
    )
    assert len(told(text.format("The gunmen also"))) == 1
    assert len(told(text.format("Another attack"))) == 2


def test_a_raid_on_a_region_was_not_in_the_town_of_another_deed() -> None:
    """The south of a country is not the town in its north where a plane was shot down."""
    found = told(
        "Government forces shot down a rebel helicopter on Monday over the town of Fada in"
        " northeastern Chad, the army said.\n\n"
        "The ministry said rebel planes bombed southern Chad at the weekend."
    )
    strikes = [c for c in found if c.event_type is EventType.AIR_STRIKE]
    assert [c.location and c.location.name for c in strikes] == ["southern Chad"]


def test_the_same_counted_victims_are_of_one_occurrence() -> None:
    """Told again with its place: that of the country which the report is about is right."""
    found, _ = told(
        "Schools were shut in Somalia. Nine Kenyan soldiers were killed on Monday in fighting in"
        " Nairobi, a report said.\n\nRebels shot down a jet over Baidoa on Sunday.\n\n"
        "On another front, in Kismayo in Somalia, nine Kenyan soldiers"
        " were killed, the deadliest day of the war in Somalia for the army."
    )
    assert found.location is not None
    assert found.location.name == "Kismayo"


def test_the_same_figure_elsewhere_is_another() -> None:
    """Where the text says so."""
    found = told(
        "Nine Kenyan soldiers were killed in an ambush near Kismayo on Monday. Shabab fighters"
        " claimed it.\n\nElsewhere, nine Kenyan soldiers were killed in Baidoa."
    )
    assert [c.location and c.location.name for c in found] == ["Kismayo", "Baidoa"]


def test_that_nobody_was_hurt_is_no_incident() -> None:
    """A plane slid off a runway, and nothing is told that could have hurt anybody."""
    assert not told("An airliner slid off the runway at Kisumu on Monday. Nobody was injured.")


def test_what_is_denied_of_a_town_is_not_what_was_done_elsewhere() -> None:
    """Reports that are denied tell of another deed than the one that is asserted."""
    found = told(
        "The army killed 52 militants in Kidal on Monday, it said.\n\nA spokesman denied reports"
        " that gunmen had stormed an army base near Menaka on Monday."
    )
    assert len(found) == 2


def test_a_deed_with_its_day_may_be_the_one_that_was_told_without() -> None:
    """ "The clashes began last Thursday", after a lead that has only the day of telling."""
    found = told(
        "Rebels said on Monday that they had killed 20 soldiers in three days of fighting near"
        " Kidal.\n\nThe clashes began last Thursday when a column tried to take the town."
    )
    assert len(found) == 1


def test_the_weapon_sets_a_deed_of_the_same_day_apart() -> None:
    """ "A drone strike on a mosque" is not the shelling of the airport that morning."""
    found = told(
        "Fighting went on along the border on Monday. Nobody could say how it began.\n\n"
        "Officials met in Bishkek. They did not agree.\n\n"
        "Mortars shelled the airport of Gao on Monday.\n\n"
        "The ministry spoke of a drone strike on a mosque in Gao on Monday, in which 12 died."
    )
    assert {EventType.SHELLING, EventType.DRONE_STRIKE} <= {c.event_type for c in found}


def test_a_group_that_claims_the_deed_later_did_it_once() -> None:
    """ "Claimed on Monday that its men had killed 55 in Palma": in the attack told before."""
    found = told(
        "Islamic State captured the town of Palma last Wednesday.\n\nDozens of people fled by sea."
        " Telephone lines were cut.\n\nIslamic State claimed on Monday that its men had killed 55"
        " soldiers in Palma."
    )
    assert len(found) == 1


def test_a_sentence_that_opens_with_an_old_day_tells_another_deed() -> None:
    """ "On May 20, …" in a report of June."""
    found = told(
        "A mine blew up a lorry near Messina on Monday.\n\nTalks went on in the capital. Gold"
        " closed higher.\n\nTroops exchanged fire with a militia in Kidal. At least five were"
        " killed.\n\nOn May 20, nine refugees were shot dead in Kidal."
    )
    assert len(found) == 3


def test_a_raid_answered_is_not_the_answer() -> None:
    """ "Bombed X in retaliation for an attack on Y": the bombs fell on X."""
    (found,) = told("Jets bombed Goma on Monday in retaliation for an attack on a bus in Bukavu.")
    assert "bus" not in targets(found)


def test_another_front_is_another_battle() -> None:
    """ "In the south, …"."""
    found = told(
        "Rebels attacked army posts near Kidal on Monday and killed nine soldiers.\n\n"
        "In the south, rebels captured several army posts near Sikasso."
    )
    assert len(found) == 2


def test_who_was_shot_is_not_who_was_bombed() -> None:
    """A man by name is shot; that day bombs go off at houses of others."""
    found = told(
        "Daniel Soto, a mayor, was shot dead near San Pablo on Monday by unidentified men.\n\n"
        "Early on Monday rebels detonated eight bombs in front of the homes of officials."
    )
    assert len(found) == 2
    assert not [a for a in found[0].actors if a.role is Role.INITIATOR and a.name == "rebels"]


def test_who_looks_into_a_bombing_did_not_do_it() -> None:
    """The police are named with each bomb."""
    (found,) = told(
        "A bomb exploded in a market of Goma on Monday. The police squad searched for the second"
        " bomb, which exploded half an hour after the first."
    )
    assert not [a for a in found.actors if a.role is Role.INITIATOR]


def test_whose_a_craft_is_says_not_where_it_fell() -> None:
    """ "A helicopter of Russia" comes down in the country that the report is about."""
    found = told(
        "Jets bombed Saraqeb in Syria's Idlib province on Monday.\n\nHours before, a military"
        " helicopter of Russia had been shot down."
    )
    downed = next(c for c in found if c.event_type is EventType.AIRCRAFT_SHOOTDOWN)
    assert downed.location is not None
    assert downed.location.country_code == "SY"


def test_the_grenade_is_thrown_once() -> None:
    """It went off in a town; further on it is told who threw it, and where the road leads."""
    found = told(
        "A grenade went off in Kidal on Monday and injured five people.\n\nMilitants threw the"
        " grenade at troopers in the town, said an officer."
    )
    assert len(found) == 1


def test_a_doctor_elsewhere_counts_the_same_dead() -> None:
    """ "A health official in X gave a toll": X is not where they died."""
    (found,) = told(
        "An air strike on the market of Gao killed at least 51 people on Monday.\n\n"
        "More than 100 were wounded; a health official in Kidal gave a toll of 64 dead."
    )
    assert found.location is not None
    assert found.location.name == "Gao"


def test_bombs_in_towns_of_a_list_are_of_each() -> None:
    """One toll of them all, and shells on a string of towns, are not told apart."""
    found = told("Bombs exploded in Gao, Kidal and Timbuktu on Monday.")
    assert [c.location.name for c in found if c.location] == ["Gao", "Kidal", "Timbuktu"]
    assert len(told("Bombs exploded in Gao and Kidal on Monday, killing nine people.")) == 1
    assert len(told("Rebels shelled Gao and Kidal on Monday.")) == 1
    assert len(told("A bomb exploded between the villages of Gao and Kidal on Monday.")) == 1


def test_a_helicopter_is_no_jet_that_was_told_before() -> None:
    """Each is shot down once, whatever stands between them."""
    found = told(
        "Rebels shot down an army helicopter over Damascus on Tuesday.\n\nNobody could verify a"
        " film of it. Two weeks ago a fighter jet crashed in the east of the country, and rebels"
        " claimed that they had shot the jet down."
    )
    assert len(found) == 2
