"""Through which words somebody speaks."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import Stance

HIT = "A bomb killed four people in Doko on Monday."
CASES = {
    "wrote, turned round": (
        "A rocket hit the school in Doko, wrote the mayor, Ivan Petrov, on Telegram.",
        ("mayor, Ivan Petrov", Stance.CONFIRMS),
    ),
    "informed, turned round": (
        "Jets bombed the district of Doko and the port, informed the Saba news agency.",
        ("Saba news agency", Stance.CONFIRMS),
    ),
    "made known": (
        "Two men were killed in a raid near Doko, the ministry made known on Tuesday.",
        ("ministry", Stance.CONFIRMS),
    ),
    "learned from": (
        "Two soldiers died in a raid, it was learned from officials at Nara.",
        ("officials at Nara", Stance.CONFIRMS),
    ),
    "identified the dead": (
        f"{HIT} Police identified the dead as Omar Ali and Issa Bello.",
        ("Police", Stance.CONFIRMS),
    ),
    "a figure of": (
        f"{HIT} The Taliban's figure was 40 dead.",
        ("Taliban", Stance.ALLEGES),
    ),
    "in the words of": (
        "In the words of the army, jets attacked a camp of the rebels near Doko.",
        ("army", Stance.CLAIMS_RESPONSIBILITY),
    ),
    "put the numbers": (
        f"{HIT} The Red Cross put the numbers lower: three killed.",
        ("Red Cross", Stance.CONFIRMS),
    ),
    "a clause set beside": (
        f"{HIT} A woman and her child suffocated, said the Red Cross, which keeps count.",
        ("Red Cross", Stance.CONFIRMS),
    ),
    "came to harm": (
        f"{HIT} No worker came to harm in it, said army spokesman Omar Adam.",
        ("army spokesman Omar Adam", Stance.DENIES),
    ),
    "no such thing": (
        f"{HIT} The rebels said they did no such thing.",
        ("rebels", Stance.DENIES),
    ),
    "rejected this": (
        f"{HIT} Omar Adam, an army spokesman, rejected this.",
        ("Omar Adam", Stance.DENIES),
    ),
    "was probably": (
        f"{HIT} The dynamite was probably old, said the mayor.",
        ("mayor", Stance.ALLEGES),
    ),
    "a fault, in the words of those who flew it": (
        (
            "Rebels shot down a helicopter near Doko. A technical fault had made one of our"
            " helicopters crash, the army said."
        ),
        ("army", Stance.ALLEGES),
    ),
    "a bomber of nobody's": (
        "A bomber blew himself up at a base near Doko on Sunday, the government announced.",
        ("government", Stance.CONFIRMS),
    ),
    "a woman's": (
        "Another bomber, a woman, blew herself up at a base near Doko, the government announced.",
        ("government", Stance.CONFIRMS),
    ),
    "according to, of what was told before": (
        f"{HIT} According to the shopkeepers' union, the men had come on a bus.",
        ("shopkeepers' union", Stance.CONFIRMS),
    ),
    "a paper that is no known one, turned round": (
        "Raiders put five people to death in Doko on Monday, writes the newssheet Carta.",
        ("newssheet Carta", Stance.CONFIRMS),
    ),
    "sources behind one who was killed": (
        "A drone struck a car in Doko and killed Omar Ali, hospital sources in the town say.",
        ("hospital sources in the town", Stance.CONFIRMS),
    ),
    "put into the middle": (
        "Rebels shot down a jet near Doko. His plane, said the army, was flying when it was hit.",
        ("army", Stance.CONFIRMS),
    ),
    "behind an owner in the plural": (
        f"{HIT} The bomb was old, said the commander of the Guards' air arm, Reza Amin.",
        ("commander of the Guards' air arm, Reza Amin", Stance.CONFIRMS),
    ),
    "the chief of a group": (
        'The Taliban hit a base near Doko. "Our men stormed it at noon," the Taliban chief said.',
        ("Taliban chief", Stance.CLAIMS_RESPONSIBILITY),
    ),
    "speak of so many": (
        f"{HIT} Nurses of the town speak of six.",
        ("Nurses of the town", Stance.CONFIRMS),
    ),
    "raised the number": (
        f"{HIT} Officials raised to seven the number of dead after the bombing.",
        ("Officials", Stance.CONFIRMS),
    ),
    "puts the losses": (
        f"{HIT} The army now puts the raiders' losses at six.",
        ("army", Stance.CONFIRMS),
    ),
    "conceded the loss": (
        "Rebels shot down a jet near Doko on Monday. Khartoum conceded the loss later in the day.",
        ("Khartoum", Stance.CONFIRMS),
    ),
    "turned round, with an owner": (
        "Sheds at the edge of Doko were hit by enemy planes, reported the port's watch centre.",
        ("port's watch centre", Stance.CONFIRMS),
    ),
    "an office that is no known one, turned round": (
        f"{HIT} Four men had died, wrote its chief executive, Omar Bello, on Friday.",
        ("chief executive, Omar Bello", Stance.CONFIRMS),
    ),
    "some of them": (
        f"{HIT} Villagers wept. Survivors said they heard shots. Some of them blamed the Taliban.",
        ("Survivors", Stance.ALLEGES),
    ),
    "a caller": (
        f"{HIT} A caller to a newspaper said that the Dawn Brigade had done it.",
        ("Dawn Brigade", Stance.CLAIMS_RESPONSIBILITY),
    ),
    "a man who telephoned": (
        f"{HIT} A man who telephoned a station said Hezbollah had planted the bomb.",
        ("Hezbollah", Stance.CLAIMS_RESPONSIBILITY),
    ),
    "any other man": (
        f"{HIT} A man said Hezbollah had planted the bomb.",
        ("man", Stance.ALLEGES),
    ),
    "the commissioner": (
        (
            f"{HIT} The harbour commissioner, Anna Lind, visited the place. Five people had died in"
            " the attack, according to the commissioner."
        ),
        ("Anna Lind", Stance.CONFIRMS),
    ),
    "missiles by their name": (
        "Four S-300 missiles were fired at the region of Kharkiv on Monday, the air force said.",
        ("air force", Stance.CONFIRMS),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_who_speaks_and_how(text: str, expected: tuple[str, Stance]) -> None:
    """Each form of speech has a source and a stance."""
    assert expected in {(c.source, c.stance) for c in read(text).claims}


def test_those_told_to_do_something_say_nothing() -> None:
    """ "It would not land when told to": the jet is no source."""
    found = read(
        "Jets of Iran shot down a plane near Doko on Monday. It had entered the airspace and would"
        " not land when told to, Iran said."
    )
    assert {c.source for c in found.claims} == {"Iran"}


def test_a_statement_that_was_posted_says_nothing_by_itself() -> None:
    """Who speaks is the one that claims in it."""
    text = (
        "Rebels shot down a jet in Doko on Monday. In a statement posted on its channel, the Amber"
        " Brigade claimed responsibility for the attack on the jet."
    )
    assert {c.source for c in read(text).claims} == {"Amber Brigade"}


def test_a_paper_is_named_with_its_day() -> None:
    """The parser takes the word for a time."""
    text = (
        "Rebels shot down a jet in Doko on Monday. There is another story emerging from outlets"
        " such as Russia Today (RT), which claims the rebels used other weapons to hit the jet."
    )
    assert {c.source for c in read(text).claims} == {"Russia Today"}
