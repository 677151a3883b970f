"""Who did it, where the sentence of the deed alone does not say or the parse goes wrong."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import Role

DID = {
    "a passive with no victim told": (
        "A grocer died in Loja. The attack was carried out by a group of armed youths.",
        "group of armed youths",
    ),
    "on a day without a comma": ("On 2 April men of the gang shot a nurse.", "men of the gang"),
    "over the weekend": ("Over the weekend rebels shelled a post near Gao.", "rebels"),
    "the attack of": (
        "Six farmers died in an attack of the rebels on Gao on Monday.",
        "rebels",
    ),
    "where it came from": (
        (
            "A tanker was hit by a missile off Kharg Island on Saturday. The missile came from an"
            " Iraqi jet."
        ),
        "Iraqi jet",
    ),
    "a battalion": (
        "On Monday the battalion exchanged fire with gunmen near Gao.",
        "battalion",
    ),
    "men of the group": (
        (
            "Al-Shabaab holds the hills. Men of the group kidnapped the manager of a bank in Wajir"
            " on Monday."
        ),
        "Al-Shabaab",
    ),
    "paramilitary forces": (
        "Two rebels were killed in a battle with paramilitary forces in Gao on Monday.",
        "paramilitary forces",
    ),
    "a group of no name": (
        "Mayor Ana Ruiz was killed in Loja by extreme rightist groups.",
        "extreme rightist groups",
    ),
    "the victim is a pronoun": (
        "A lawyer had left a shop in Loja when a young man walked up and shot her.",
        "young man",
    ),
    "a claim of a group of no name": (
        (
            "A bomb damaged a bank in Loja on Monday."
            " A leftist group claimed responsibility for the attack."
        ),
        "leftist group",
    ),
    "intercepted before": (
        (
            "Judge Ana Ruiz was shot dead in Loja on Monday. She had been intercepted by four"
            " individuals in a van."
        ),
        "four individuals",
    ),
    "those who fled": (
        (
            "A bomb exploded at a bank in Loja on Monday."
            " A witness saw two people who fled down the street."
        ),
        "two people",
    ),
    "called by what they did": (
        "A bank manager was abducted in Loja on Monday. The kidnappers drove off in a van.",
        "kidnappers",
    ),
    "linked to the deed": (
        (
            "A car bomb killed six people in Loja."
            " Police found papers linking the Andes Cartel with the attack."
        ),
        "Andes Cartel",
    ),
    "the mastermind": (
        "Pedro Luna is said to be the mastermind of the murder of a councillor in Loja.",
        "Pedro Luna",
    ),
    "left by": (
        "A bomb killed a vendor in Loja. It was left by unidentified individuals in a bin.",
        "unidentified individuals",
    ),
    "the name behind the kind": (
        "Radio Quito said that the guerrilla organization Shining Path had killed two teachers.",
        "Shining Path",
    ),
    "shot dead whom": ("A police officer has shot dead his boss in Gao.", "police officer"),
    "blamed on": (
        "Two guards were killed in Gao. Police have blamed the attack on Al-Shabaab militants.",
        "Al-Shabaab",
    ),
    "joined passives": (
        "Two clerks were attacked in Gao and left for dead by Ndem gang members.",
        "Ndem gang",
    ),
    "the subject above, past a noun before": (
        "Pakistani Rangers broke the truce by resorting to mortar shelling on two posts in Poonch.",
        "Pakistani Rangers",
    ),
    "forces": (
        "Militants attacked a post near Gao. Forces retaliated and killed four militants.",
        "Forces",
    ),
    "supporters": ("KLM supporters attacked a bus in Kisumu with stones.", "KLM supporters"),
}


@pytest.mark.parametrize(("text", "doer"), DID.values(), ids=DID)
def test_who_did_it(text: str, doer: str) -> None:
    """The doer of a deed, by what stands around it."""
    assert any(doer in name for name in _told(text, Role.INITIATOR)), _told(text, Role.INITIATOR)


DID_NOT = {
    "kidnapped and freed": (
        "Two traders from Loja, kidnapped 11 days ago in Cali, were freed today.",
        "traders",
    ),
    "look for the perpetrators": (
        "Carabineros continued their operation to find the perpetrators of the attack on a car.",
        "Carabineros",
    ),
    "did not name the dead": (
        "The driver of the van, whom the police have not named, was killed in the attack.",
        "police",
    ),
    "presented witnesses": (
        "Police showed reporters two men, who said that Major Luna was murdered in Loja.",
        "Police",
    ),
    "a curfew": (
        "The attack came minutes before a curfew which was ordered by the municipal government.",
        "government",
    ),
    "denounce it": (
        "The Honduran government denounced the murder of two priests in an attack in Loja.",
        "government",
    ),
    "blamed for a fault": (
        "A banker was abducted in Loja. Traders blamed the police for their inability to help.",
        "police",
    ),
}


@pytest.mark.parametrize(("text", "name"), DID_NOT.values(), ids=DID_NOT)
def test_who_did_not(text: str, name: str) -> None:
    """Who is named beside a deed and has no part in it."""
    assert not any(name in told for told in _told(text, Role.INITIATOR))


def test_attackers_are_seen_only_where_nobody_is_named() -> None:
    """Whoever is named did it; "the attackers" are they."""
    text = "Boko Haram killed two traders in Mora on Monday. The attackers fled into the hills."
    assert _told(text, Role.INITIATOR) == {"Boko Haram"}


def test_a_surname_is_of_the_person_named_in_full() -> None:
    """A victim has all the names that the text gives."""
    text = "Carlos Soto was mayor of Loja. Soto was murdered by gunmen on Monday."
    assert "Carlos Soto" in _told(text, Role.TARGET)


def test_a_surname_of_two_is_of_neither() -> None:
    """Two of one name: it is not said which."""
    text = "Carlos Soto and Ana Soto own the mill. Gunmen murdered Soto on Monday."
    assert "Carlos Soto" not in _told(text, Role.TARGET)


def _told(text: str, role: Role) -> set[str]:
    notes = read(text)
    links = (link for trigger in notes.triggers for link in trigger.roles if link.role is role)
    return {notes.actors[link.actor].name for link in links}
