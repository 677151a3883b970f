"""Planes, and those in them."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate, Count
from worker.domain.kinds import CrewFate, EventType, Role, Stance
from worker.incidents.proposal.candidates import propose


def told(text: str) -> list[Candidate]:
    """The candidates of a text."""
    return list(propose(article(text), read(text)))


def fates(candidate: Candidate) -> set[CrewFate]:
    """What became of its crew."""
    return {member.fate for member in candidate.crew}


def initiators(candidate: Candidate) -> set[str]:
    """Who did it."""
    return {actor.name for actor in candidate.actors if actor.role is Role.INITIATOR}


def test_a_dead_pilot_and_a_rescued_one_are_of_two_planes() -> None:
    """Opposed fates keep two downings apart, and each plane has its own crew."""
    found = told(
        "Rebels shot down an army jet near Homs on Tuesday. The pilot was rescued, the ministry"
        " said.\n\nThree days earlier rebels shot down a MiG-21 near Deir Ezzor, and its pilot was"
        " killed."
    )
    assert [fates(c) for c in found] == [{CrewFate.RESCUED}, {CrewFate.KILLED}]
    assert [c.casualties.killed for c in found] == [None, Count(1, 1, 1)]


def test_a_fate_told_twice_is_of_one_plane() -> None:
    """One downing told again in the same way stays one."""
    found = told(
        "Plane shot down, pilot killed\n\nA plane was shot down over Idlib on Tuesday and its pilot"
        " was killed. The pilot died in a gunfight after he had ejected, the ministry said."
    )
    assert [fates(c) for c in found] == [{CrewFate.KILLED}]


def test_the_crew_is_told_later() -> None:
    """The fate of a crew is of the plane told last."""
    (found,) = told(
        "A Mi-17 helicopter crashed after takeoff from Qamishli on Tuesday. Ground fire was ruled"
        " out. The crew survived."
    )
    assert fates(found) == {CrewFate.SURVIVED}


def test_who_killed_the_pilot_did_not_shoot_down_the_plane() -> None:
    """Those on the ground are not blamed for the downing where another is."""
    (found,) = told(
        "A Russian Su-24 was shot down by a Turkish F-16 near the border of Syria on Tuesday. The"
        " crew ejected, but the pilot was killed by militants on the ground."
    )
    assert not {name for name in initiators(found) if "militant" in name}


def test_the_attack_is_the_downing() -> None:
    """Who claims "the attack" right after a downing claims the downing."""
    (found,) = told(
        "A Russian jet was shot down over Idlib on Tuesday. Hayat Tahrir al-Sham claimed the attack"
        " in a statement."
    )
    assert found.event_type is EventType.AIRCRAFT_SHOOTDOWN
    assert Stance.CLAIMS_RESPONSIBILITY in {claim.stance for claim in found.claims}


def test_the_town_is_the_one_told_last() -> None:
    """A strike on "the town" is on the town that was named before."""
    found = told(
        "Rebels attacked soldiers at Azaz on Monday, killing three. On Tuesday the army shelled the"
        " town, killing nine people."
    )
    assert {c.location.name for c in found if c.location} == {"Azaz"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "A Congolese army helicopter was hit by ground fire near Rutshuru on Monday and its"
            " crew of five died.",
            EventType.AIRCRAFT_SHOOTDOWN,
            id="hit in the air",
        ),
        pytest.param(
            "A Sudanese MiG-29 crashed near Merowe on Monday after it came under heavy fire.",
            EventType.AIRCRAFT_SHOOTDOWN,
            id="crashed under fire",
        ),
        pytest.param(
            "An Alpha Jet crashed near Kano on Monday. The air force ruled out that it was hit by"
            " enemy fire.",
            EventType.AIRCRAFT_CRASH,
            id="fire ruled out",
        ),
        pytest.param(
            "Air defences destroyed a Russian bomber over the Black Sea on Monday.",
            EventType.AIRCRAFT_SHOOTDOWN,
            id="destroyed in the air",
        ),
        pytest.param(
            "Rebels hit an army helicopter with a missile after it had landed near Myitkyina on"
            " Monday.",
            EventType.AIRCRAFT_DESTROYED,
            id="hit on the ground",
        ),
        pytest.param(
            "Militants stormed an air base near Kamra on Monday, blew up two patrol planes and"
            " fought commandos for hours.",
            EventType.AIRCRAFT_DESTROYED,
            id="a raid on a base",
        ),
        pytest.param(
            "Drones crashed into the oil depot of Port Sudan on Monday, killing two workers.",
            EventType.DRONE_STRIKE,
            id="drones that were sent",
        ),
        pytest.param(
            "Two army helicopters collided near Kandahar on Monday, killing four soldiers.",
            EventType.AIRCRAFT_CRASH,
            id="a collision",
        ),
    ],
)
def test_what_befell_an_aircraft(text: str, kind: EventType) -> None:
    """Hit in flight, hit on the ground, or fallen by itself."""
    assert [c.event_type for c in told(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        pytest.param("India confirmed the loss of one jet near Poonch on Monday.", "IN", id="loss"),
        pytest.param(
            "Russia denied that its Su-24 was shot down near Latakia on Monday.", "RU", id="its"
        ),
        pytest.param(
            "Israel admitted that a drone was shot down over Tyre on Monday.", "IL", id="admitted"
        ),
        pytest.param(
            "The Russian defence ministry denied that a Mi-35 had crashed near Dzhankoi on Monday.",
            "RU",
            id="denied",
        ),
        pytest.param(
            "A Syrian officer confirmed that a jet was shot down near Idlib on Monday.",
            None,
            id="confirmed by whoever",
        ),
        pytest.param(
            "A C-130 of the air force was shot down near Mekelle on Monday.", "ET", id="at home"
        ),
        pytest.param(
            "Rebels shot down a MiG-23 near Idlib on Monday.", "SY", id="what rebels shoot down"
        ),
        pytest.param(
            "A MiG-23 was shot down by a Turkish Air Force F-16 near Idlib on Monday.",
            None,
            id="not of those who shot",
        ),
        pytest.param(
            "Three French soldiers died when a helicopter crashed near Gao on Monday.",
            "FR",
            id="of those aboard",
        ),
        pytest.param(
            "A Hercules chartered by the Sudanese army was shot down near Wau on Monday.",
            "SD",
            id="chartered",
        ),
        pytest.param(
            "Five die in Iraq helicopter crash\n\nAn American helicopter fell in Iraq on Monday.",
            "US",
            id="where it fell",
        ),
    ],
)
def test_whose_an_aircraft_is(text: str, operator: str | None) -> None:
    """Also where no country stands before it."""
    (found,) = told(text)
    assert found.aircraft[0].operator_code == operator


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("Drones set two Il-76s ablaze on the airfield of Kursk, Russia, on Monday.", "RU"),
        ("Rebels shot down a Libyan Air Force fighter near Sabha on Monday.", "LY"),
    ],
)
def test_planes_are_at_home_where_they_stand(text: str, operator: str) -> None:
    """What is destroyed on the ground is of the country; a fighter of an air force is a plane."""
    (candidate,) = told(text)
    assert candidate.aircraft[0].operator_code == operator


def test_farmers_that_a_jet_fell_on_are_no_crew() -> None:
    """Only who was aboard tells the fate of a crew."""
    (found,) = told(
        "An army jet smashed into a barn near Lashio on Monday, killing four civilians."
    )
    assert found.crew == ()


def test_the_model_is_told_later() -> None:
    """ "The Il-76" of the next sentence is the plane of the first; "a Su-25" is another."""
    (found,) = told(
        "Rebels shot down a transport plane near Luhansk on Monday, killing all 49 aboard. The"
        " Il-76 carried paratroopers."
    )
    assert found.aircraft[0].model == "Il-76"


def test_the_model_is_a_word() -> None:
    """With its capital, behind an article, where helicopters are told of it is a name."""
    text = (
        "Rebels shot down a helicopter of the United Nations near Goma on Monday. The rebels fired"
        " from a hill. Pakistan had given the whole crew of the Puma."
    )
    assert [c.aircraft[0].model for c in propose(article(text), read(text))] == ["Puma"]
    hours = "At 6 am gunmen stormed a church in Gao on Monday and killed a priest."
    assert not read(hours).aircraft


def test_the_toll_tells_the_fate_of_a_crew() -> None:
    """Where nothing else is said of it."""
    (dead,) = told("Five American soldiers died when their Chinook crashed in Anbar on Monday.")
    assert fates(dead) == {CrewFate.KILLED}
    (safe,) = told("A Mi-28 crashed near Hama on Monday, rebels said. There were no casualties.")
    assert fates(safe) == {CrewFate.SURVIVED}


def test_a_drone_is_not_the_plane_told_before() -> None:
    """A plane and drones that were downed are two occurrences."""
    found = told(
        "Rebels shot down a MiG-21 jet near Hama on Monday. Air defences shot down two drones."
    )
    assert {c.event_type for c in found} == {EventType.AIRCRAFT_SHOOTDOWN, EventType.UAV_DOWNING}


def test_who_shot_from_the_air_is_the_weapon_not_the_victim() -> None:
    """The F-16 of the air force that acted, and not the drone that it hit."""
    (found,) = told(
        "A combat drone was shot down by a Turkish Air Force F-16 over Idlib on Monday."
    )
    assert [w.name for w in found.weapons] == ["F-16"]


def test_a_wreck_comes_down_elsewhere() -> None:
    """Where the wreckage fell is told of the downing, whatever it was hit over."""
    found = told(
        "A Ukrainian MiG-29 was shot down over Izium by a Russian missile on Monday. The wreckage"
        " crashed in a field near Barvinkove."
    )
    assert [c.event_type for c in found] == [EventType.AIRCRAFT_SHOOTDOWN]


def test_a_base_is_not_where_a_jet_was_hit() -> None:
    """A jet is shot down in the country where it fell, not at the base from which it flew."""
    found = told(
        "An Iraqi MiG-23 operating from Kirkuk air base was shot down by gunners on Monday and fell"
        " in Iran."
    )
    location = found[0].location
    assert location is not None
    assert (location.name, location.country_code) == (None, "IR")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "Su-25 (RF-90967) of the Russian air force downed over Kherson on 5 March.",
            "RU",
            id="behind its number",
        ),
        pytest.param(
            "Russia launched a missile attack on Kharkiv on Monday and killed two people.\n\n"
            "Ukraine's air force said it shot down nine drones over Sumy on Monday.",
            "RU",
            id="the drones of who attacks",
        ),
        pytest.param(
            "Ukrainian forces shot down a Su-34 near Kupiansk on Sunday. The Russian pilot died.",
            "RU",
            id="of the country of its pilot",
        ),
    ],
)
def test_what_stands_apart_says_whose_an_aircraft_is(text: str, code: str) -> None:
    """What stands apart from it says whose it is."""
    crafts = [craft for candidate in told(text) for craft in candidate.aircraft]
    assert [craft.operator_code for craft in crafts] == [code]


def test_who_shot_it_down_does_not_fly_it() -> None:
    """In a headline the shooters stand where an owner would."""
    (found,) = told("Rockets Fired by FMLN Rebels Hit Army Helicopter at Ilopango on Monday")
    assert all(craft.operator_code != "fmln" for craft in found.aircraft)


def test_he_who_was_killed_is_the_pilot() -> None:
    """Not one of those who fell in an offensive that was told before."""
    text = (
        "At the end of May the government troops launched an offensive in Idlib province.\n\n"
        "A Su-25 was shot down near Maasran on Saturday. The plane crashed and the pilot ejected,"
        " the ministry said. He was killed in fighting against terrorists, it said."
    )
    found = propose(article(text), read(text))
    dead = {c.event_type for c in found if c.casualties.killed is not None}
    assert dead == {EventType.AIRCRAFT_SHOOTDOWN}
    assert not any(q.stance is Stance.CLAIMS_RESPONSIBILITY for c in found for q in c.claims)
