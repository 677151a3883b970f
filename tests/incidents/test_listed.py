"""Reports that are lists, sentences that set a scene, and deeds that are brought up as new."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, Role
from worker.incidents.proposal.candidates import propose


def told(text: str, title: str | None = None) -> list[Candidate]:
    """The candidates of a text."""
    return list(propose(article(text, title), read(text, title)))


def towns(found: list[Candidate]) -> list[str | None]:
    """Where the candidates happened."""
    return [c.location and c.location.name for c in found]


LIST = (
    "The following was reported in Iraq on Thursday.\n\n"
    "BAGHDAD - A bomb killed two people in a market, police said.\n\n"
    "MOSUL - Three census workers were shot dead by gunmen, 390 km north of Baghdad.\n\n"
    "KIRKUK - A bomb wounded four people in Kirkuk, police said."
)


def test_each_item_of_a_list_is_told_for_itself() -> None:
    """In the town with which it opens, not in that from which its distance is told."""
    found = told(LIST)
    assert towns(found) == ["Baghdad", "Mosul", "Kirkuk"]


def test_a_dateline_makes_no_list() -> None:
    """One town that opens a report is where it was written."""
    (found,) = told(
        "BAGHDAD - Gunmen shot dead three census workers in Mosul on Thursday, police said.\n\n"
        "The killers of the workers fled."
    )
    assert found.location is not None
    assert found.location.name == "Mosul"


def test_a_diary_is_a_list() -> None:
    """Each day is told for itself."""
    found = told(
        "March 2: Rebels attacked an army patrol near Nebaj.\n\n"
        "March 9: Six soldiers were wounded when rebels attacked.\n\n"
        "March 12: A soldier was wounded when rebels attacked."
    )
    assert len(found) == 3


def test_the_sentence_before_says_where_and_when() -> None:
    """A deed without place and day, right behind a sentence that has both and tells none."""
    found = told(
        "Rebels attacked a post of the army at Kidal on Monday and killed two soldiers.\n\n"
        "A teacher was on his way home near Gao on Sunday.\n\n"
        "Armed men waited for the mayor in the town of Menaka on Saturday. "
        "They led him away in a pickup, his wife said, and nobody has claimed the kidnapping."
    )
    taken = [c for c in found if c.event_type is EventType.ABDUCTION]
    assert towns(taken) == ["Menaka"]


def test_a_deed_brought_up_as_a_new_one_is_another() -> None:
    """ "An attack on a police station" far below the lead, in the town of the first."""
    found = told(
        "Gunmen shot dead two policemen in their car in Guayaquil on Tuesday.\n\n"
        "The president decreed a curfew. Travel was restricted. Schools were shut.\n\n"
        "The mayor called for calm. Shops were closed.\n\n"
        "At a police station in Guayaquil an attack left three officers wounded."
    )
    assert len(found) == 2


def test_the_jet_is_the_one_told_last() -> None:
    """However far above it was told, if no other plane was."""
    found = told(
        "Bandits brought down a military jet in Zamfara.\n\n"
        "Its pilot is safe. He hid until dark. He walked to a post. He is well.\n\n"
        "The president gave an order. The governor thanked him. The people cheered.\n\n"
        "The schools opened again. The markets were full.\n\n"
        "The jet was lost on Sunday."
    )
    assert [c.event_type for c in found] == [EventType.AIRCRAFT_SHOOTDOWN]


def test_the_first_plane_is_not_the_second() -> None:
    """Counted apart: two downings, each on its day."""
    found = told(
        "A second transport plane came down near Huambo on Saturday, the army said.\n\n"
        "The first, a C-130, crashed near Huambo after it had left the town."
    )
    assert len(found) == 2


def test_captives_who_are_freed_were_in_no_plane() -> None:
    """Told beside a crash, their rescue is one of its own."""
    found = told(
        "Soldiers raided a camp at Rugu on Sunday and rescued 16 captives.\n\n"
        "A jet of the air force crashed near Zurmi on Saturday and its pilot ejected."
    )
    assert {c.event_type for c in found} == {EventType.RESCUE, EventType.AIRCRAFT_CRASH}


def test_a_headline_with_the_word_of_the_text_is_of_it() -> None:
    """ "School bombed": by jets, as the text tells."""
    found = told(
        "Israel bombed the Tabeen school in Gaza City on Saturday. Jets flew over it later.",
        "School full of displaced people bombed",
    )
    assert [c.event_type for c in found] == [EventType.AIR_STRIKE]


def test_a_plane_came_down_in_the_town_that_the_lead_is_near() -> None:
    """ "West of Baghdad" in the lead, and Ramadi below."""
    found = told(
        "Rebels brought down a Super Cobra helicopter west of Baghdad on Thursday.\n\n"
        "Rebels brought down a Super Cobra in Ramadi, a statement said."
    )
    assert len(found) == 1


def test_a_figure_for_each_town_is_a_deed_for_each() -> None:
    """One word of harm for two towns; "wounded" beside "killed" is of one."""
    found = told("Gunmen killed two people in Kidal and three others in Gao on Monday.")
    assert towns(found) == ["Kidal", "Gao"]
    assert [c.casualties.killed and c.casualties.killed.best for c in found] == [2, 3]
    (found_one,) = told("Gunmen killed two people and wounded three others in Gao on Monday.")
    assert found_one.casualties.injured is not None


def test_who_acted_in_one_item_did_nothing_in_the_next() -> None:
    """Each item of a list tells of its own sides."""
    found = told(
        "Violence as known on Monday.\n\n"
        "MOSUL - Police opened fire at a crowd and killed four people in Mosul.\n\n"
        "KIRKUK - A clerk was shot from a car in Kirkuk, and died.\n\n"
        "BAGHDAD - A bomb killed three pilgrims in Baghdad."
    )
    clerk = next(c for c in found if c.location is not None and c.location.name == "Kirkuk")
    assert not [a for a in clerk.actors if a.role is Role.INITIATOR]
