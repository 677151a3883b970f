"""What a source says of an occurrence: claimed, denied, alleged, not to be confirmed."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read

JET = "A jet was shot down near Doko on Monday."
SAID = {
    "a silence beside what is told": (
        "Government officials say pilot rescued but did not confirm cause of crash",
        ("Government officials", "cannot_confirm"),
    ),
    "could not say": (
        f"{JET} A U.S. official said that radar had seen the launch but could not say who fired.",
        ("U.S. official", "cannot_confirm"),
    ),
    "put down to a fault": (
        "A helicopter was lost near Doko. The news agency put it down to a fault in the rotor.",
        ("news agency", "alleges"),
    ),
    "put down to somebody": (
        f"{JET} The ministry put it down to the Taliban and to their friends.",
        ("ministry", "alleges"),
    ),
    "only a fault, where somebody claims the jet": (
        (
            "A gunship was brought down near Doko on Friday, the rebels said. The army"
            " acknowledged only that a Mi-24 had crashed after a technical fault."
        ),
        ("army", "denies"),
    ),
    "no gunner had anything to do with it": (
        f"{JET} Baghdad maintains that no Iranian gunner had anything to do with it.",
        ("Baghdad", "denies"),
    ),
    "denies beside another's word": (
        "A bomb killed four people in Doko. The envoys say the letter is a joke and deny any part.",
        ("envoys", "denies"),
    ),
    "accused and disowns": (
        "Raiders killed six men in Doko. The Tigers are accused of it and have disowned it.",
        ("Tigers", "denies"),
    ),
    "being looked into": (
        f"{JET} The army said that the report was being looked into.",
        ("army", "cannot_confirm"),
    ),
    "from positions of somebody": (
        "Shells killed five people in Doko. Nurses said the rounds came from Serb positions.",
        ("Nurses", "alleges"),
    ),
    "points at": (
        f"{JET} Secretary Miller said that everything points in the direction of the guerrillas.",
        ("Secretary Miller", "alleges"),
    ),
    "seems": (
        f"{JET} A U.N. official said that the plane seems to have been shot down.",
        ("U.N. official", "alleges"),
    ),
    "of a foe that is not named again": (
        (
            "Jets of Libya bombed the port of Faya on Monday. Eight people were killed, the"
            " government of Chad said."
        ),
        ("government of Chad", "alleges"),
    ),
    "gas": (
        "A chlorine attack killed six people in Doko on Monday, the civil defence said.",
        ("civil defence", "alleges"),
    ),
    "the forces of a command": (
        "Iraqi troops took the town of Hit from Islamic State, the operations command said.",
        ("operations command", "claims_responsibility"),
    ),
    "the air force of an army": (
        "In a post the IDF reported that fighter jets of the air force had hit a site near Tyre.",
        ("IDF", "claims_responsibility"),
    ),
    "from the capital": (
        "From Moscow the defence ministry reported 33 Ukrainian drones shot down over Rostov.",
        ("defence ministry", "claims_responsibility"),
    ),
    "claimed by": (
        (
            "It was one of several attacks on Syrian jets claimed by jihadists, such as a raid in"
            " July in which they hanged a pilot."
        ),
        ("jihadists", "claims_responsibility"),
    ),
    "put into a clause": (
        (
            "Five nuns were kidnapped in Doko on Monday. The Ndem gang was behind the abduction,"
            " a police inspector, Frank Lema, said on Sunday; the same band took two priests."
        ),
        ("police inspector, Frank Lema", "alleges"),
    ),
    "put in behind the day": (
        (
            "Drones hit an air base on Monday. On Monday, the exiled government said, it sent 29"
            " drones against the army's headquarters in Doko."
        ),
        ("exiled government", "claims_responsibility"),
    ),
    "his fighters": (
        (
            "A helicopter was shot down near Doko on Monday. A rebel leader named Umar Baro wrote"
            " that his fighters had used an Igla missile."
        ),
        ("rebel leader named Umar Baro", "claims_responsibility"),
    ),
    "a punishment": (
        (
            "Iran fired 30 drones at Israel on Monday. The Revolutionary Guards called the"
            " operation a punishment for the raid on their consulate."
        ),
        ("Revolutionary Guards", "claims_responsibility"),
    ),
    "in response": (
        (
            "Jets bombed Tyre on Monday, killing three people. The strike was in response to"
            " rocket fire, the Israeli military said."
        ),
        ("Israeli military", "claims_responsibility"),
    ),
    "why a jet of its own fired": (
        (
            "A jet fighter of Pakistan shot down a plane near Doko on Monday. It had entered its"
            " airspace and would not land, Pakistan said."
        ),
        ("Pakistan", "claims_responsibility"),
    ),
    "a fault instead of the fire of rebels": (
        (
            "Rebels said they had shot down a MiG-29 near Doko on Monday. The jet crashed because"
            " its engine failed, the defence ministry said."
        ),
        ("defence ministry", "denies"),
    ),
    "a cause, whoever tells it": (
        f"{JET} Syrian television reported that the jet crashed due to technical problems.",
        ("Syrian television", "alleges"),
    ),
    "a count of those who go on counting": (
        "Rebels attacked a post near Doko on Monday. Officials of the region count nine dead.",
        ("Officials of the region", "confirms"),
    ),
    "put at": (
        "A raid on Doko killed four soldiers on Monday. Army officers put the fallen at six.",
        ("Army officers", "confirms"),
    ),
    "the credit": (
        "A helicopter fell near Doko on Monday. For this one the Taliban took the credit.",
        ("Taliban", "claims_responsibility"),
    ),
    "a denial beside what is told": (
        (
            "Rebels shot down a helicopter at Doko on Monday. The army confirmed that a helicopter"
            " was lost but denied that it was hit by fire."
        ),
        ("army", "denies"),
    ),
    "a company": (
        (
            "A bomb destroyed a pipeline near Saravena on Monday. The state company, Ecopetrol,"
            " blames the rebels of the National Liberation Army."
        ),
        ("state company, Ecopetrol", "alleges"),
    ),
    "Mr": (
        (
            "Russia fired a missile at Dnipro on Thursday. President Vladimir Putin spoke of it on"
            " television. Mr Putin said it was an answer to attacks with Western weapons."
        ),
        ("President Vladimir Putin", "claims_responsibility"),
    ),
    "no evidence": (
        f"{JET} The United States acknowledged that they have no evidence of a missile.",
        ("United States", "cannot_confirm"),
    ),
}


def _said(text: str) -> set[tuple[str, str]]:
    return {(c.source, c.stance.value) for c in read(text).claims}


@pytest.mark.parametrize(("text", "claim"), SAID.values(), ids=SAID.keys())
def test_said(text: str, claim: tuple[str, str]) -> None:
    """With the one who says it."""
    assert claim in _said(text)


UNSAID = {
    "who was warned": (
        'Havana said the "pirate aircraft" had bombed Doko and been warned.',
        "pirate",
    ),
    "a charge of its own": (
        (
            "A clash broke out near Doko on Monday, killing nine soldiers. Human Rights Watch"
            " accused border guards of pushing refugees into the sea."
        ),
        "Human Rights Watch",
    ),
}


@pytest.mark.parametrize(("text", "source"), UNSAID.values(), ids=UNSAID.keys())
def test_unsaid(text: str, source: str) -> None:
    """Nothing of the occurrence that was told."""
    assert not any(source in name for name, _ in _said(text))


def test_steps_and_states_are_no_deeds() -> None:
    """Who has taken measures, or says which state is to answer for it, has done nothing."""
    text = (
        "A bomb killed four men in Doko on Monday. “We have taken measures,” the army said."
        " The president said that the state over whose land it flew bore the responsibility."
    )
    assert not any(stance == "claims_responsibility" for _, stance in _said(text))


def test_sources_that_speak_for_nobody_claim_nothing() -> None:
    """Security sources tell of a drone of another country."""
    text = "An Israeli drone struck a car near Tyre on Friday, security sources in Lebanon say."
    assert ("security sources in Lebanon", "alleges") in _said(text)
    assert ("security sources in Lebanon", "claims_responsibility") not in _said(text)


def test_a_fault_is_no_denial_where_nobody_claims_the_jet() -> None:
    """It only says why the jet fell."""
    text = "A jet crashed near Doko on Monday. The engine had failed, the defence ministry said."
    assert ("defence ministry", "denies") not in _said(text)


def test_what_only_says_which_jet_is_meant_is_not_told() -> None:
    """Who freed the pilot of a jet shot down by Turkey says nothing of Turkey."""
    text = (
        "The defence minister said that special forces had freed the pilot of a Russian warplane"
        " shot down by Turkey."
    )
    notes = read(text)
    told = {span.of(text) for c in notes.claims for span in c.told}
    assert told == {"freed"}
    assert not any(c.stance.value == "alleges" for c in notes.claims)


def test_what_the_writer_tells_before_a_quotation_is_not_said() -> None:
    """The agency speaks of men who were sent, not of the jet."""
    text = (
        "After the jet was shot down by Turkey on Tuesday, “special units had been sent to the"
        " scene,” the agency Fars quoted Sputnik as saying."
    )
    assert not _said(text)
