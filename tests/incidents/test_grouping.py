"""What keeps the occurrences of one report apart, and where each happened."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, Role
from worker.incidents.candidates import propose


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
