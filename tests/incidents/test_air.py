"""Planes, and those in them."""

from __future__ import annotations

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate, Count
from worker.domain.kinds import CrewFate, EventType, Role, Stance
from worker.incidents.candidates import propose


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
