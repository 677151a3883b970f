"""The sides of an occurrence, made whole from what is told around it."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.domain.incident import Actor
from worker.domain.kinds import Role
from worker.incidents.proposal.candidates import propose


def _actors(text: str) -> list[Actor]:
    return [actor for c in propose(article(text), read(text)) for actor in c.actors]


def _doers(text: str) -> list[set[str]]:
    """The names of those who did each occurrence."""
    return [
        {a.name for a in c.actors if a.role is Role.INITIATOR}
        for c in propose(article(text), read(text))
    ]


def test_police_without_a_country_are_of_the_place() -> None:
    """The police who shoot in Nairobi are those of Kenya."""
    actors = _actors("Police shot dead two men in Nairobi, Kenya, on Monday.")
    assert "state-ke" in {actor.canonical_id for actor in actors if actor.name == "Police"}


def test_rivals_without_a_name_are_known_by_their_place() -> None:
    """Villagers who fight each other get an id that another report on the place gives too."""
    text = "A man was killed in a clash between two groups of villagers in Malindi on Monday."
    assert "malindi-communal-militia" in {actor.canonical_id for actor in _actors(text)}


def test_the_side_told_right_before_goes_on() -> None:
    """A strike without an owner is of those who struck a sentence before."""
    text = (
        "Government air strikes killed nine people in Douma on Monday. On Tuesday six air strikes"
        " hit the town of Harasta."
    )
    assert all(_doers(text))


def test_men_without_a_name_do_not_go_on() -> None:
    """Who shot a judge in one town did not for that bomb a bank in another."""
    text = (
        "Gunmen shot dead a judge in Cali on Monday. On Tuesday a shopkeeper was shot dead in"
        " Popayan."
    )
    assert _doers(text) == [{"Gunmen"}, set()]


def test_the_rebels_are_of_the_group_that_was_named() -> None:
    """Once one group was named, "the rebels" are its men; of two nobody knows which."""
    told = "UNITA attacked Kuito on Sunday. On Monday the rebels killed two drivers near Huambo."
    assert _doers(told)[-1] == {"rebels", "UNITA"}
    assert _doers(f"The FLEC bombed a bank in Cabinda on Friday. {told}")[-1] == {"rebels"}


def test_the_rebels_of_a_list_are_of_their_own_item() -> None:
    """What one item of a list names is not meant by the next."""
    text = (
        "LUANDA - UNITA fighters killed a guard on Monday.\n\nMOSUL - Police said the insurgents"
        " killed a barber on Monday.\n\nBAGHDAD - A bomb killed a cook on Monday."
    )
    assert all("UNITA" not in did for did in _doers(text)[1:])


def test_warplanes_are_of_the_one_state_that_strikes() -> None:
    """Where an article tells of the air strikes of one state, its planes did the others."""
    text = (
        "Saudi jets bombed the port of Hodeidah on Monday and killed two dockers. On Tuesday"
        " warplanes bombed a market in Saada and killed nine people."
    )
    assert {"warplanes", "Saudi jets"} in _doers(text)


def test_pilots_shoot_down_others() -> None:
    """Who is told before the planes that were hit was not in them."""
    assert _doers("Iraqi pilots shot down two Iranian F-4s near Basra on Monday.") == [
        {"Iraqi pilots"}
    ]


def test_police_who_were_killed_somewhere_killed_nobody() -> None:
    """A headline leaves out "were", whatever it says of where."""
    assert "11 police" not in _doers("Radio says 11 police killed at Elwak on Monday")[0]


def test_one_group_under_two_names_is_one_actor() -> None:
    """A name and its acronym are one side."""
    text = "The Free Syrian Army attacked Azaz on Monday. The FSA attacked the town at dawn."
    names = [a.canonical_id for a in _actors(text) if a.role is Role.INITIATOR]
    assert names.count("free-syrian-army") == len(set(names)) == 1


def test_a_group_that_is_called_a_front_is_somebody() -> None:
    """The Nusra Front acts; a front where there is fighting does not."""
    actors = _actors("The Nusra Front shelled the town of Foua in Idlib on Monday.")
    assert "Nusra Front" in {a.name for a in actors if a.role is Role.INITIATOR}


def test_counts_and_directions_are_nobody() -> None:
    """ "Four were hurt", "in the north of the town": a toll and a place are no targets."""
    text = (
        "Shells hit the north of Lyman on Monday, killing a nurse, the mayor said. Four others were"
        " injured near the entrance."
    )
    targets = {a.name.lower() for a in _actors(text) if a.role is not Role.INITIATOR}
    assert not targets & {"north", "four others", "others", "entrance", "lyman"}
    assert any("nurse" in name for name in targets)


def test_a_bare_word_is_no_second_actor_beside_a_named_group() -> None:
    """ "The fighters" and an adjective before its name are the group that is named."""
    text = (
        "The paramilitary Rapid Support Forces (RSF) killed ten villagers in Kadugli on Monday."
        " The fighters also attacked a clinic in the town."
    )
    did = [a for a in _actors(text) if a.role is Role.INITIATOR]
    assert {a.canonical_id for a in did} == {"rapid-support-forces"}


def test_an_adjective_taken_for_a_noun_names_no_one() -> None:
    """ "Of the paramilitary X": the side is X."""
    actors = _actors("A drone of the paramilitary Rapid Support Forces hit a market in El Obeid.")
    assert "rapid-support-forces" in {a.canonical_id for a in actors}
    assert "paramilitary" not in {a.name for a in actors}


def test_both_sides_that_lost_men_in_a_clash_fought_it() -> None:
    """Where no one else is said to have done it."""
    text = "Two rebels and three policemen died in clashes near Maan on Sunday."
    (found,) = propose(article(text), read(text))
    did = {actor.name for actor in found.actors if actor.role is Role.INITIATOR}
    assert did == {"Two rebels", "three policemen"}


def test_one_jet_is_one_target() -> None:
    """Under its fullest name, with its crew; not what it flew over, nor who shot it down."""
    text = (
        "Rebels shot down a Syrian jet near Rastan on Monday as it struck their positions. The"
        " plane crashed and the pilot was killed. The aircraft was hit over the rebels."
    )
    targets = {a.name for a in _actors(text) if a.role is Role.TARGET}
    assert targets == {"Syrian jet", "pilot"}


def test_a_bare_word_gives_way_to_the_name() -> None:
    """A gang that is told by its name later has that name."""
    [doers] = _doers(
        "A gang kidnapped nine nuns in Jacmel on Saturday. The Kraze Baryè gang was behind the"
        " abduction, police said."
    )
    assert doers == {"Kraze Baryè gang"}


def test_the_one_side_of_the_lead_did_what_is_told_further_on() -> None:
    """Where one side alone acts in an article, it may have done what is told of the same day."""
    text = (
        "Russia struck a market in Odesa on Tuesday, killing two people.\n\n"
        "The weather was bad. People sat in cellars. The mayor spoke.\n\n"
        "On Tuesday a car bomb killed nine people in Sumy."
    )
    assert _doers(text) == [{"Russia"}, {"Russia"}]
    assert _doers(text.replace("On Tuesday a car", "Last year a car")) == [{"Russia"}, set()]


def test_the_plane_is_nobody_beside_its_owner() -> None:
    """Who flew it did it."""
    text = "There were Russian strikes on Idlib on Monday, and this plane bombed Saraqeb in a raid."
    assert not any("plane" in names for names in _doers(text) if len(names) > 1)


def test_troops_are_of_the_state_that_follows_them() -> None:
    """ "Troops of Tanzania" are no nameless ones."""
    actors = _actors("Troops of Tanzania killed five rebels at Sake, Congo, on Monday.")
    assert "state-tz" in {a.canonical_id for a in actors if a.role is Role.INITIATOR}


def test_a_drone_of_nobody_did_it_all_the_same() -> None:
    """Where nobody else is said to have done it."""
    assert _doers("A drone killed two men in Jalalabad on Friday.") == [{"drone"}]


def test_a_state_is_told_by_its_force() -> None:
    """Once, under the name of those who did it, whatever else the article calls them."""
    text = (
        "Iran shot down a drone over the Gulf.\n\nIran's Revolutionary Guards shot down the drone"
        " with a missile on Monday."
    )
    assert [names for names in _doers(text) if names] == [{"Iran's Revolutionary Guards"}]


def test_who_crossed_a_border_did_not_shoot_itself_down() -> None:
    """The craft is what was hit."""
    text = (
        "Iran shot down a U.S. drone on Monday.\n\nThe army said the unmanned aircraft had entered"
        " Iranian airspace near Bandar Abbas."
    )
    assert [names for names in _doers(text) if names] == [{"Iran"}]


def test_strikes_with_a_nationality_are_of_its_country() -> None:
    """Also where the text never names that."""
    assert _doers("Two people died in Russian strikes on Saraqeb on Monday.") == [{"Russia"}]


def test_a_boy_who_shot_somebody_did_it() -> None:
    """One person who is no armed man, told as the doer of a deed with a victim."""
    assert "boy" in " ".join(*_doers("A 14-year-old boy shot a teacher dead in Recife on Tuesday."))
