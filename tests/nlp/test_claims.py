"""Who says so."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import Stance

CASES = {
    "a statement that a side issued": (
        "On Friday the guerrillas issued a statement in Quito that said their men shot down a jet.",
        ("guerrillas", "claims_responsibility"),
    ),
    "the radio of a group": (
        "The Hezbollah radio station reported that the fighters shot down a drone near Tyre.",
        ("Hezbollah radio station", "claims_responsibility"),
    ),
    "a note": (
        "Mi-8 of the army hit by a missile near Idlib. HTS claims.",
        ("HTS", "claims_responsibility"),
    ),
    "reported the incident": (
        (
            "A jet was shot down near Hama on Friday.\n\nAgency KUNA also reported the incident,"
            " but did not say who was responsible."
        ),
        ("Agency KUNA", "confirms"),
    ),
    "whose": (
        "Police blamed the Shining Path, whose envoy in Lima denied the bombing of the bank.",
        ("Shining Path", "denies"),
    ),
    "justifies a downing": (
        (
            "A transport plane was shot down by an Iranian jet near Zahedan on Monday.\n\n"
            "Iran said the plane intruded into its airspace and was shot down as it would not land."
        ),
        ("Iran", "claims_responsibility"),
    ),
    "what somebody calls it": (
        "A gunship crashed near Zuru on Sunday after it met what a spokesman called hostile fire.",
        ("spokesman", "confirms"),
    ),
    "its commander": (
        (
            "Ukraine's navy hit the patrol boat with drones near Yalta, its commander Ivan Bondar"
            " said."
        ),
        ("commander Ivan Bondar", "claims_responsibility"),
    ),
    "behind a semicolon": (
        (
            "Gunmen shot a clerk in Turbat; the Baloch Liberation Army said on Telegram that its"
            " men had killed him."
        ),
        ("Baloch Liberation Army", "claims_responsibility"),
    ),
    "disputed": (
        (
            "A jet fell near Homs on Monday.\n\nState television disputed rebel claims that it"
            " had been shot down."
        ),
        ("State television", "denies"),
    ),
    "rather than": (
        (
            "A jet fell near Homs on Monday.\n\nAn army spokesman said it had a technical fault"
            " rather than being shot down."
        ),
        ("army spokesman", "denies"),
    ),
    "held responsible": (
        (
            "Shells killed four people in Donetsk.\n\nThe foreign ministry held Kyiv responsible"
            " for the shelling."
        ),
        ("foreign ministry", "alleges"),
    ),
    "claims responsibility": (
        "Boko Haram claimed responsibility for the bombing that killed 12 people in Jos.",
        ("Boko Haram", "claims_responsibility"),
    ),
    "took responsibility": (
        "The FARC took responsibility for the ambush in which five soldiers died near Cali.",
        ("FARC", "claims_responsibility"),
    ),
    "its own deed": (
        "Ukraine said its troops had shot down a helicopter near Kherson on Monday.",
        ("Ukraine", "claims_responsibility"),
    ),
    "the deed of another": (
        "Residents said government jets bombed the market of Taiz on Friday.",
        ("Residents", "alleges"),
    ),
    "a neutral source confirms": (
        "Police said three people were killed in a clash in Lamu on Tuesday.",
        ("Police", "confirms"),
    ),
    "according to": (
        "Four farmers were shot dead near Kidal, according to a hospital source.",
        ("hospital source", "confirms"),
    ),
    "confirmed": (
        "The Russian defence ministry confirmed that a bomber had crashed near Engels.",
        ("Russian defence ministry", "confirms"),
    ),
    "denied": (
        "Eritrea denied responsibility for the air raid on Axum.",
        ("Eritrea", "denies"),
    ),
    "denied that there was any": (
        "Jets bombed a market in Taiz on Monday.\n\nThe coalition said there was no air strike.",
        ("coalition", "denies"),
    ),
    "could not confirm": (
        "The army could not confirm that the plane had been shot down near Agadez.",
        ("army", "cannot_confirm"),
    ),
    "in the sentence behind": (
        "A jet fell into the lake near Bukavu on Friday.\n\nThe pilot had ejected, the mayor said.",
        ("mayor", "confirms"),
    ),
    "claimed it": (
        "A bomb killed nine people at a bus stop in Basilan.\n\nAbu Sayyaf claimed it on Monday.",
        ("Abu Sayyaf", "claims_responsibility"),
    ),
    "hallmarks": (
        (
            "A blast killed six people in Garissa on Sunday. The governor said the attack had the"
            " hallmarks of al-Shabaab."
        ),
        ("governor", "alleges"),
    ),
    "a thing did it": (
        "Two vans full of explosives blew up in Zamboanga, killing 14 people, the president said.",
        ("president", "confirms"),
    ),
    "own crash": (
        "An army helicopter crashed near Tumaco, killing four soldiers, the defence ministry said.",
        ("defence ministry", "confirms"),
    ),
    "the forces just named": (
        "Eritrea's air force shot down an Ethiopian MiG-29 near Zalambessa, the military said.",
        ("military", "claims_responsibility"),
    ),
    "a service speaks": (
        "Raiders fired on a customs post near Tirari and wounded two, the border service said.",
        ("border service", "confirms"),
    ),
    "cannot determine": (
        (
            "Shells hit a school in Donetsk and wounded four people. The monitors said they could"
            " not determine who fired."
        ),
        ("monitors", "cannot_confirm"),
    ),
    "blamed": (
        "The government blamed the Tamil Tigers for the bus bombing in Colombo.",
        ("government", "alleges"),
    ),
    "the ministry is the one named before": (
        (
            "Three soldiers were killed in a clash near Uri, the Indian defence ministry said. A"
            " grenade wounded two more, the ministry added."
        ),
        ("Indian defence ministry", "confirms"),
    ),
    "behind the name of a place": (
        "Three soldiers were killed in a clash near Uri, the Indian defence ministry said.",
        ("Indian defence ministry", "confirms"),
    ),
    "disowned": (
        (
            "A suicide bomber killed 30 worshippers in Kunduz. The Taliban said they had nothing"
            " to do with the attack."
        ),
        ("Taliban", "denies"),
    ),
    "no comment": (
        "A jet was shot down near Quneitra. The Israeli military declined to comment.",
        ("Israeli military", "cannot_confirm"),
    ),
    "could not verify": (
        "The United Nations said it could not verify the attack in Ituri that killed 17 villagers.",
        ("United Nations", "cannot_confirm"),
    ),
    "a toll that is put at": (
        "The interior ministry put the number of dead in the bombing at 43.",
        ("interior ministry", "confirms"),
    ),
    "pointed out": (
        "Police pointed out that three people were killed in a clash in Lamu on Tuesday.",
        ("Police", "confirms"),
    ),
    "the end of a longer quotation": (
        (
            "“The jet was shot down over the gulf. May its pilot rest in peace,” an Iranian"
            " minister said on Monday."
        ),
        ("Iranian minister", "confirms"),
    ),
    "the start of a longer quotation": (
        "The governor told reporters: “It was a black day. Gunmen killed 12 farmers in Kaga.”",
        ("governor", "confirms"),
    ),
    "by its account": (
        "Government jets bombed a market in Taiz on Friday, by the rebels' account.",
        ("rebels", "alleges"),
    ),
    "an official who is none of the media": (
        "Gunmen abducted two nurses in Awdal, said an official from the aid group on Monday.",
        ("official from the aid group", "confirms"),
    ),
    "a name that ends at its last noun": (
        "A doctor in the bombed town, in western Aleppo, said the raid had killed six children.",
        ("doctor", "confirms"),
    ),
    "a gun as the doer": (
        "Residents said a 57mm anti-aircraft gun shot down the fighter jet near Taiz on Monday.",
        ("Residents", "alleges"),
    ),
    "behind those killed": (
        "Gunmen raided Zuru, killing at least nine men, residents and the police have said.",
        ("residents", "confirms"),
    ),
    "counted": (
        "Two mortar rounds hit the market of Hodeidah; the hospital counted 14 dead.",
        ("hospital", "confirms"),
    ),
    "gave a lower figure": (
        "The ministry said 20 people died in the blast in Kano. The mayor gave a toll of twelve.",
        ("mayor", "confirms"),
    ),
    "a person behind an office": (
        "A bomb killed four people in Tripoli, the mayor of the city, Omar Sayegh, said.",
        ("mayor of the city, Omar Sayegh", "confirms"),
    ),
    "a last name stands for the full one": (
        (
            "Air force spokesman Pavel Duda said a jet had crashed near Brno. Duda said the pilot"
            " was killed in the crash."
        ),
        ("Air force spokesman Pavel Duda", "confirms"),
    ),
    "its spokesman calls them the guerrillas": (
        "A Maoist spokesman said that the guerrillas had shot down a helicopter near Bastar.",
        ("Maoist spokesman", "claims_responsibility"),
    ),
    "the army of the country": (
        "Sudanese troops killed 20 rebels near Kadugli, a military source said on Monday.",
        ("military source", "claims_responsibility"),
    ),
    "foes that are killed": (
        "Fourteen militants were killed in a clash near Gao, the Malian army said.",
        ("Malian army", "claims_responsibility"),
    ),
    "told a state agency": (
        "Warplanes struck a bridge near Dezful, a military spokesman told the agency IRNA.",
        ("military spokesman", "claims_responsibility"),
    ),
    "foreign drones that were shot down": (
        "Armenia's defence ministry said that three drones were shot down over Goris.",
        ("Armenia's defence ministry", "claims_responsibility"),
    ),
    "what foes at home did": (
        "Boko Haram fighters killed nine farmers near Dikwa, the Nigerian army said.",
        ("Nigerian army", "confirms"),
    ),
    "for a group on the telephone": (
        (
            "A bomb killed two policemen in Cali. A man who said he spoke for the ELN called a"
            " radio station and claimed the attack."
        ),
        ("ELN", "claims_responsibility"),
    ),
    "a statement by whom it is": (
        "Jets hit a tanker near Kharg, a high command communique said.",
        ("high command", "claims_responsibility"),
    ),
    "said they had done it": (
        "A car bomb killed six people in Quetta. The Pakistani Taliban said they had done it.",
        ("Pakistani Taliban", "claims_responsibility"),
    ),
    "admitted its own deed": (
        "The Kenyan military admitted that its jets had bombed a school near Gedo.",
        ("Kenyan military", "claims_responsibility"),
    ),
    "called it false": (
        "Shells hit a clinic in Donetsk, killing two. The army called the report false.",
        ("army", "denies"),
    ),
    "rejected the charge": (
        "A bomb killed the envoy in Beirut. Tehran rejected the accusation.",
        ("Tehran", "denies"),
    ),
    "ruled out": (
        "A helicopter crashed near Herat. Hostile fire was ruled out by the defence ministry.",
        ("defence ministry", "denies"),
    ),
    "said nothing": (
        "An air strike killed a commander near Quneitra. Israel has said nothing.",
        ("Israel", "cannot_confirm"),
    ),
    "no confirmation of the raid from": (
        "Jets bombed a ship off Dubai. There was no confirmation of the raid from officials.",
        ("officials", "cannot_confirm"),
    ),
    "attributed": (
        "A grenade killed a boy in Tumaco. The army attributes the attack to FARC dissidents.",
        ("army", "alleges"),
    ),
    "without a comma before the source": (
        "Jets bombed Marib and Sirwah east of the capital a military source told Saba.",
        ("military source", "claims_responsibility"),
    ),
    "rebels claiming": (
        "A video of the wreck was posted with rebels claiming they shot the jet down near Hama.",
        ("rebels", "claims_responsibility"),
    ),
    "its deed in a statement": (
        "Hamas said in a statement that its men had ambushed a patrol near Rafah on Monday.",
        ("Hamas", "claims_responsibility"),
    ),
    "why a plane came down": (
        "Ethiopian officials said the drone had crashed near Mekelle because of a technical fault.",
        ("Ethiopian officials", "alleges"),
    ),
    "no harm done, says the side that did it": (
        (
            "Turkish shells killed four people in Afrin on Monday, police said. Ankara said no one"
            " was hurt."
        ),
        ("Ankara", "denies"),
    ),
    "by the account of a capital": (
        "Cuban MiGs shot down a plane off Havana on Monday, by Havana's account over its waters.",
        ("Havana", "claims_responsibility"),
    ),
    "a deed told before": (
        (
            "Iraqi jets hit a tanker off Bushehr on Monday. The raid was at noon, an army spokesman"
            " told the agency INA."
        ),
        ("army spokesman", "claims_responsibility"),
    ),
    "the losses of a foe": (
        "Fighting raged near Mehran on Monday. Iraq said 300 Iranians were killed.",
        ("Iraq", "alleges"),
    ),
    "only thought possible": (
        "A car exploded in Kirkuk on Monday. The mayor said the blast may have been an attack.",
        ("mayor", "alleges"),
    ),
    "kin of the victims": (
        "A teacher was shot dead in Herat on Monday, his brother said.",
        ("brother", "alleges"),
    ),
    "condemned with the doer named": (
        "The union condemned the massacre of 12 people by Boko Haram fighters in Jos on Monday.",
        ("union", "alleges"),
    ),
    "the group of that kind": (
        (
            "A bomb killed six in Herat. The Taliban are near. The Islamist group said its men"
            " had planted the bomb."
        ),
        ("Taliban", "claims_responsibility"),
    ),
    "one of several sources": (
        (
            "Army sources said troops shot ten rebels dead in Kidal. Two soldiers were killed in"
            " the attack, the source said."
        ),
        ("Army sources", "confirms"),
    ),
    "initials": (
        "The Libyan Network for Human Rights [LNHR] met. LNHR said a shell killed two in Zawiya.",
        ("Libyan Network for Human Rights", "confirms"),
    ),
    "a last name before the office": (
        (
            '"Four men died in the shelling of Sumy," Karpenko said. Police spokesman Ivan'
            " Karpenko did not say more."
        ),
        ("Police spokesman Ivan Karpenko", "confirms"),
    ),
    "described without a comma": (
        "Umm Salim a resident of Harem said government jets bombed the market on Monday.",
        ("Umm Salim", "alleges"),
    ),
    "quoted by another": (
        "The paper quoted a source at the Basra police command as saying a bomb killed two men.",
        ("source at the Basra police command", "confirms"),
    ),
    "behind said, without a comma": (
        "A blast killed nine people in the town of Harem said the Britain-based Observatory.",
        ("Observatory", "confirms"),
    ),
    "a name before told, without a comma": (
        "The rockets fired from a hill also wounded 25 others Omar Abu Nasr told the agency.",
        ("Omar Abu Nasr", "confirms"),
    ),
    "losses of a foe without a figure": (
        "Fighting raged near Mehran on Monday. INA said hundreds of Iranians were killed there.",
        ("INA", "alleges"),
    ),
    "guns are no group": (
        "A MiG-21 crashed near Deir Ezzor. ISIS claimed that the jet was shot down by AA fire.",
        ("ISIS", "claims_responsibility"),
    ),
    "why it was shot down": (
        (
            "Iran's Revolutionary Guards shot down a drone near Jask on Thursday. The Guards"
            " said the U.S. aircraft had entered Iranian airspace."
        ),
        ("Guards", "claims_responsibility"),
    ),
    "in its own voice": (
        (
            "attention. our fighters attacked the garrison of cabanas at 0500 today and killed five"
            " soldiers of the enemy. the fmln calls on the people."
        ),
        ("FMLN", "claims_responsibility"),
    ),
    "in its own voice, of its foe": (
        (
            "we downed a helicopter over cabanas; our fighters go on. the air force bombed"
            " the village of guarjila today. the fmln will report. radio libertad will report."
        ),
        ("Radio Libertad (FMLN)", "alleges"),
    ),
    "confirmed who was behind it": (
        "The ministry confirmed that the ELN was behind the bomb that killed five men in Cali.",
        ("ministry", "alleges"),
    ),
    "behind it, says the title": (
        "The ELN was responsible for the bomb that killed five men in Cali, the minister said.",
        ("minister", "alleges"),
    ),
    "the last of two subjects": (
        "Children killed in a raid on the town of Harem, medics say.",
        ("medics", "confirms"),
    ),
    "a place before the source": (
        "Six men died on Monday in a raid in the country's east, military and local sources said.",
        ("military and local sources", "confirms"),
    ),
    "a drone of nobody's": (
        "A drone was shot down near Zenka on Monday, a military source said.",
        ("military source", "claims_responsibility"),
    ),
    "who they said they were": (
        "Gunmen murdered a judge near Cali. Police said the men had identified themselves as ELN.",
        ("Police", "alleges"),
    ),
    "neither the one nor the other": (
        "Gunmen killed four men in Mopti, villagers said. The army refused to confirm or deny it.",
        ("army", "cannot_confirm"),
    ),
    "a monitor stands for the one that is named": (
        ("The Sudan Observatory watches. A shell killed nine people, the monitor said."),
        ("Sudan Observatory", "confirms"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_claims_name_source_and_stance(text: str, expected: tuple[str, str]) -> None:
    """A source is named as in the text, with what it says of the occurrence."""
    assert expected in {(c.source, c.stance.value) for c in read(text).claims}


def test_no_group_claims_nothing() -> None:
    """Where no group claimed it, nobody did."""
    claims = read("A bomb killed two people in Quetta. No group claimed responsibility.").claims
    assert "claims_responsibility" not in {c.stance.value for c in claims}


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        pytest.param(
            "A bomb killed two people in Quetta. The minister rejected the offer of talks.",
            "denies",
            id="an offer is no charge",
        ),
        pytest.param(
            "A missile hit a ship off Aden. The navy did not name the ship.",
            "cannot_confirm",
            id="a name that is not given",
        ),
        pytest.param(
            "The army confirmed that it had withdrawn after rebels captured the town of Sake.",
            "claims_responsibility",
            id="a retreat is no deed",
        ),
        pytest.param(
            "Shells killed 30 people in El Obeid. The rebels claimed to have broken the siege.",
            "claims_responsibility",
            id="another feat than what was told",
        ),
        pytest.param(
            "The president condemned the attack on Monday that killed 12 people in Jos.",
            "alleges",
            id="condemned without a doer",
        ),
        pytest.param(
            "Jets bombed the town of Kanda on Monday, according to villagers.",
            "alleges",
            id="jets of nobody",
        ),
        pytest.param(
            "Gunmen killed three traders in Maiduguri, police said.",
            "alleges",
            id="gunmen are nobody who could be accused",
        ),
        pytest.param(
            "Eleven rebels and two soldiers were killed in a clash near Jijel, the army said.",
            "claims_responsibility",
            id="a clash with losses on both sides",
        ),
        pytest.param(
            "A Greek air force jet crashed near Skyros, killing its pilot, the air force said.",
            "claims_responsibility",
            id="a crash is nobody's deed",
        ),
    ],
)
def test_what_is_said_is_not_taken_for_more(text: str, unsaid: str) -> None:
    """No stance is read into words that do not have it."""
    assert unsaid not in {c.stance.value for c in read(text).claims}


def test_a_source_by_its_initials_is_one_source() -> None:
    """ "The Iranian news agency IRNA" and "the agency" are one."""
    found = read(
        "Shells killed four people in Abadan, the Iranian news agency IRNA said. The agency said"
        " ten were wounded in the shelling."
    )
    assert len({c.source for c in found.claims}) == 1
    assert "IRNA" in found.claims[0].source


def test_attacks_claim_lives_not_responsibility() -> None:
    """ "Clashes which claimed the lives of" is no claim of anybody."""
    claims = read("Troops fought rebels in clashes which claimed the lives of 30 militants.").claims
    assert "claims_responsibility" not in {c.stance.value for c in claims}


def test_speech_about_other_things_is_no_claim() -> None:
    """What a source says of anything but an occurrence is left alone."""
    assert (
        read("A bomb killed two people in Quetta. The minister said prices would fall.").claims
        == ()
    )


def test_rebels_do_not_claim_the_raid_of_those_they_fight() -> None:
    """A group and a coalition of one country are two sides."""
    found = read(
        "A raid by the Saudi-led coalition in Yemen killed 23 civilians near Taez, Houthi rebels"
        " said."
    )
    stances = {claim.stance for claim in found.claims}
    assert Stance.CLAIMS_RESPONSIBILITY not in stances


def test_a_denial_of_it_is_of_the_sentence_before() -> None:
    """ "Denied it and said …": what it goes on to tell is another occurrence."""
    found = read(
        "Armenia said Azeri troops had attacked the village of Shurnukh on Friday.\n\nBaku denied"
        " it and said Armenian mortars had shelled the town of Fuzuli."
    )
    [denial] = [c for c in found.claims if c.stance is Stance.DENIES]
    assert denial.sentence == 0


def test_whoever_was_harmed_is_no_source() -> None:
    """In a text that lost its commas the dead stand before "said"."""
    found = read("Raids on the town of Harem killed 31 civilians Friday the rescue service said.")
    assert not any("civilians" in c.source for c in found.claims)


def test_a_state_does_not_claim_by_being_told() -> None:
    """ "Said it had been warned" tells of no deed of its own."""
    found = read(
        "A drone hit a depot near Rzhev on Monday.\n\nWashington said it had been told before."
    )
    assert Stance.CLAIMS_RESPONSIBILITY not in {c.stance for c in found.claims}


def test_who_is_aware_of_a_report_confirms_nothing() -> None:
    """Neither verb says that it happened."""
    claims = read(
        "Shells killed four people in Donetsk on Monday.\n\n"
        "The army said it was aware of the shelling but could not confirm it."
    ).claims
    assert {c.stance for c in claims if c.source == "army"} == {Stance.CANNOT_CONFIRM}
