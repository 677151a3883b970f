"""Who is told by name: murders recalled, victims identified later; what is no part."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import EventType, Role


def _names(text: str, role: Role) -> set[str]:
    found = read(text)
    return {found.actors[r.actor].name for t in found.triggers for r in t.roles if r.role is role}


@pytest.mark.parametrize(
    "text",
    [
        "Forty judges may resign to protest the assassination of Mariela Duarte in Cali.",
        "The cartel boss ordered the murder of Mariela Duarte, a judge, in Cali.",
        "Unions condemned the kidnapping and murder of Mariela Duarte in Cali.",
        "Gunmen seized a judge near Cali on Monday. The victim was identified as Mariela Duarte.",
    ],
)
def test_victims_by_name(text: str) -> None:
    """A murder of somebody by name has happened, whatever is done about it."""
    assert "Mariela Duarte" in _names(text, Role.TARGET)


def test_an_answer_is_an_occurrence_of_its_own() -> None:
    """A bus that is burned over an attack is not what was attacked."""
    text = (
        "A bus was burned in Kabul by unidentified men protesting the bomb attack on the office in"
    )
    found = read(f"{text} Herat which killed ten people.")
    kinds = [t.event_type for t in found.triggers]
    assert kinds == [EventType.ARMED_ATTACK, EventType.BOMBING]


def test_who_acts_after_a_blast_did_not_do_it() -> None:
    """ "Following the blast" tells when."""
    text = "Following the blast in Kandahar, in which two people died, troops launched a search."
    assert _names(text, Role.INITIATOR) == set()


def test_arms_that_were_seized_were_not_used() -> None:
    """They are loot."""
    found = read("Police killed two rebels in a clash in Goma and seized six rifles.")
    assert not any(t.weapons for t in found.triggers)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The mayor's residence in Herat was the target of a rebel attack.", "mayor's residence"),
        ("Gunmen attacked the offices of the bar union in Jos.", "offices of the bar union"),
        ("Militants placed dynamite sticks in four shops in Mosul.", "four shops"),
    ],
)
def test_what_is_hit(text: str, hit: str) -> None:
    """By the word "target", with its owner, and not what was thrown."""
    assert _names(text, Role.TARGET) == {hit}


@pytest.mark.parametrize(
    "text",
    [
        "The drone was shot down at 9.40 p.m. near Marib on Monday.",
        "The blast in Tripoli on Monday raised concerns about the truce and killed six women.",
        "Rebels took down the drone on Aug. 6 near Marib.",
        "No one claimed the bombing in Kano on Monday, but the sect was blamed in such bombings.",
        "The bomber detonated his suicide vest in Kano on Monday, killing six women.",
        "Hezbollah acknowledges that its forces are fighting on the ground near Marib.",
    ],
)
def test_what_is_not_hit(text: str) -> None:
    """Times, fronts, arms, feelings and those who are blamed are no targets."""
    assert _names(text, Role.TARGET) <= {"drone", "six women"}


@pytest.mark.parametrize(
    "text",
    [
        "Nine killed in Colombia ambush\n\nNine men were killed near Cali on Monday.",
        "Kenya mall attack kills nine\n\nNine men were killed in Nairobi on Monday.",
        "Nine killed in Afghan roadside bombing\n\nNine men were killed near Herat on Monday.",
        "The raid is thought to have killed 90 soldiers of Chad near Bol on Monday.",
        "Radio Sana told of a blast in Kano on Monday.",
    ],
)
def test_who_did_not_do_it(text: str) -> None:
    """The country in which it happened, those whom a suspect killed, and a station."""
    assert _names(text, Role.INITIATOR) == set()


def test_bodies_are_of_those_who_were_killed() -> None:
    """ "The bodies of the priests murdered by"."""
    text = "The bodies of two priests murdered on Friday by soldiers were buried in Jos."
    assert _names(text, Role.TARGET) == {"two priests"}


def test_a_razor_thin_majority_is_no_razor() -> None:
    """Nor is a Sea Tiger a helicopter."""
    found = read("A bomb killed a lawmaker of the razor-thin majority in Beirut on Monday.")
    assert {w.category.value for w in found.weapons} == {"bomb"}
    assert read("Jets destroyed a Sea Tiger base in Mullaittivu on Monday.").aircraft[1:] == ()


def test_an_artillery_regiment_is_no_artillery() -> None:
    """Nor is a missile factory that was struck a missile strike."""
    found = read("Six soldiers of an artillery regiment were shot dead in Naurskaya on Monday.")
    assert "artillery" not in {w.category.value for w in found.weapons}
    found = read("The army struck a missile factory near Baalbek on Monday.")
    assert EventType.SHELLING not in {t.event_type for t in found.triggers}


def test_the_group_is_the_one_named_last() -> None:
    """Not a state that was told of in between."""
    found = read(
        "The Houthis fired at a tanker on Friday. Israeli jets bombed Hodeidah on Saturday."
        " On Sunday the group stormed a U.N. office in Sanaa and seized nine staff members."
    )
    seized = next(t for t in found.triggers if t.event_type is EventType.ABDUCTION)
    doers = {found.actors[r.actor].name for r in seized.roles if r.role is Role.INITIATOR}
    assert doers == {"Houthis"}


@pytest.mark.parametrize(
    "text",
    [
        "A mine blast hurt two nurses near Dara. The injured are Rahel Mamo, 31, and Sara Bekele.",
        "Gunmen seized three engineers near Dara. Among those abducted was Rahel Mamo, a surveyor.",
        "Judge Rahel Mamo escaped unharmed from an attack on her car in Dara on Monday.",
        "Judge Rahel Mamo was treated in Dara on Monday after being shot in the arm.",
        "The senator survived the assassination attempt against Rahel Mamo in Dara.",
    ],
)
def test_the_harmed_and_the_spared_by_name(text: str) -> None:
    """Whom a later sentence names, who got away, and who was shot before what is told of them."""
    assert "Rahel Mamo" in {n.removeprefix("Judge ") for n in _names(text, Role.TARGET)}


def test_what_somebody_is_is_no_other_person() -> None:
    """An apposition with an article says who a person is."""
    found = _names("Hooded men murdered Rahel Mamo, a nurse, in Dara on Monday.", Role.TARGET)
    assert found == {"Rahel Mamo"}


def test_a_word_that_its_writer_does_not_believe_is_named_without_its_marks() -> None:
    """Also where only one of the two is in the phrase."""
    text = "Syrian ‘rebels’ shot down a jet near Idlib on Monday."
    assert _names(text, Role.INITIATOR) == {"Syrian rebels"}
    text = "Armed “dissidents” shot down a jet near Idlib on Monday."
    assert _names(text, Role.INITIATOR) == {"Armed dissidents"}


@pytest.mark.parametrize("name", ["People's Protection Units", "Peoples Protection Units"])
def test_a_group_with_an_owner_in_its_name_is_known(name: str) -> None:
    """The s is a word of its own, where the text has not lost its apostrophes."""
    found = read(f"Fighters of the {name} attacked a post near Raqqa on Monday.").actors
    assert "ypg" in {actor.canonical_id for actor in found}
