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


def test_a_claim_in_other_words_is_of_what_they_name() -> None:
    """The pilot is that of the jet, though a raid was told in between."""
    found = told(
        "A Su-25 was shot down near Hama on Monday.\n\n"
        "On Tuesday an air strike killed ten people in Idlib.\n\n"
        "Moscow confirmed the death of the pilot."
    )
    assert [c.source for c in found[EventType.AIRCRAFT_SHOOTDOWN].claims] == ["Moscow"]
    assert not found[EventType.AIR_STRIKE].claims


def test_both_attacks_are_claimed() -> None:
    """One sentence claims the two told last."""
    found = candidates(
        "On Monday a bomb killed two people in Kano and on Tuesday another killed five in Jos."
        " Boko Haram claimed both attacks."
    )
    assert [[c.source for c in one.claims] for one in found] == [["Boko Haram"]] * 2


def test_a_count_from_another_town_is_of_the_same_shells() -> None:
    """The doctor is in Zahle, the dead are not."""
    [found] = candidates(
        "Shells fell on Arsal on Monday, killing nine people. More were hurt; a doctor in Zahle"
        " later gave a toll of eleven dead."
    )
    assert found.location is not None
    assert found.location.name == "Arsal"
    assert {c.source for c in found.claims} == {"doctor in Zahle"}


def test_an_attack_is_not_of_the_day_of_its_claim() -> None:
    """ "Claimed the attack two days later" tells one attack, not two."""
    [found] = candidates(
        "Gunmen killed 16 people at Barsalogho on 4 June. The group JNIM claimed the attack two"
        " days later and said that its victims were soldiers."
    )
    assert found.date is not None
    assert str(found.date.start) == "2021-06-04"
    assert {c.stance for c in found.claims} >= {Stance.CLAIMS_RESPONSIBILITY}


def test_who_speaks_of_freeing_the_pilot_speaks_of_the_rescue() -> None:
    """Though the jet was told last."""
    found = told(
        "Special forces freed the navigator of a jet near Hama on Wednesday.\n\n"
        "The jet was shot down by Turkey on Tuesday.\n\n"
        "“The men had planned to free the pilot at once,” said the ministry of defence."
    )
    assert not found[EventType.AIRCRAFT_SHOOTDOWN].claims


def test_what_was_downed_was_no_hostage() -> None:
    """ "Shot down" is said of an aircraft, though an abduction was told in between."""
    found = told(
        "Rebels hit a helicopter of the army near Knin on Sunday and it crashed.\n\n"
        "In the east gunmen abducted 33 peacekeepers near Foca on Sunday.\n\n"
        "The minister was over the front when he was shot down, said a U.N. spokesman."
    )
    air = next(c for t, c in found.items() if t is not EventType.ABDUCTION)
    assert "U.N. spokesman" in {c.source for c in air.claims}


def test_who_denies_the_cause_tells_the_same_crash() -> None:
    """The rebels' downing and the army's accident are one."""
    found = candidates(
        "A gunship sent to help was brought down near Kidal on Friday, according to the rebels."
        " The army acknowledged only that a Mi-24 had crashed near Kidal after a technical fault."
    )
    assert {c.stance for c in found[0].claims} > {Stance.DENIES, Stance.CLAIMS_RESPONSIBILITY}
    assert len(found) == 1


def test_the_crew_is_that_of_what_was_downed() -> None:
    """Told as if of the fighting for a town, which was told in between."""
    found = told(
        "A Russian helicopter was shot down near Yerevan on Monday.\n\n"
        "Troops had fought for the town of Shushi and took it on Sunday.\n\n"
        "Moscow's ministry said that the helicopter was far from the fighting."
        " A third man of the crew was hurt, it added."
    )
    assert "Moscow's ministry" in {c.source for c in found[EventType.AIRCRAFT_SHOOTDOWN].claims}


def test_what_is_too_vague_is_of_what_the_report_is_about() -> None:
    """No record of its own, of no kind that was told, and far from all: of the main news."""
    found = candidates(
        "A bomb killed ten people in the market of Hama on Monday, and jets bombed a camp in Homs"
        " on Tuesday.\n\n"
        "The town is poor. Prices are high. The harvest failed.\n\n"
        "The government has always said that it has no part in any kidnapping of this kind."
    )
    assert Stance.DENIES in {c.stance for c in found[0].claims}
