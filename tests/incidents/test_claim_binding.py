"""Claims go with the incident that they are about."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, Stance
from worker.incidents.proposal.candidates import propose


def candidates(text: str) -> tuple[Candidate, ...]:
    """The candidates of a text."""
    return propose(article(text), read(text))


def told(text: str) -> dict[EventType, Candidate]:
    """The candidates of a text by type."""
    return {c.event_type: c for c in candidates(text)}


def test_a_denial_is_of_what_was_told_right_before() -> None:
    """ "Denied that any plane had been hit" says no other thing."""
    found = told(
        "Rebels killed a soldier in an ambush near Nebaj on Monday.\n\n"
        "The URNG said that its men had shot down an A-37 jet over San Marcos on Tuesday."
        " Army spokesman Luis Isaacs denied that there had been an attack."
    )
    said = {c.stance for c in found[EventType.AIRCRAFT_SHOOTDOWN].claims}
    assert Stance.DENIES in said


def test_what_is_recalled_at_the_end_goes_to_its_kind() -> None:
    """ "The kidnapping" far from where it was told is too vague for a record of its own."""
    found = candidates(
        "A gang kidnapped 17 missionaries in Port-au-Prince on Saturday.\n\n"
        "The capital is poor. Gunmen kidnapped two teachers in Petionville last week.\n\n"
        "President Jovenel was murdered by armed men in July in his own house. The police have"
        " grown weak. The port is closed.\n\n"
        "The Mawozo gang was behind the abduction, police inspector Frantz Lema said on Sunday;"
        " the same band took five priests in April."
    )
    assert "Lema" in " ".join(c.source for c in found[0].claims)
