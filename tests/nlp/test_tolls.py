"""Numbers of people harmed."""

from __future__ import annotations

import pytest

from worker.domain.annotations import Harm
from worker.nlp.model import load_model
from worker.nlp.tolls.finder import find_tolls

NLP = load_model()

QUIET = (
    "The market was full when it began, one of them said, and people ran into the shops along the"
    " road. Nobody knew at first where the men had come from or what they wanted there on a Sunday."
    " Police closed the road and looked for two grey cars, which a guard at the bus station saw"
    " before. The mayor asked people to stay at home and to tell what they knew."
)
TOLD = {
    "a headline, one shot dead": (
        "Police reservist shot dead while guarding a well in Kidal.",
        "k1",
    ),
    "a headline, one": ("Aid worker assassinated overnight in the hamlet of Tor.", "k1"),
    "shot dead the leader": ("Troops shot dead suspected cell leader in Beni.", "k1"),
    "feared dead": ("At least 11 guards and two cooks are feared dead in the raid.", "k11 k2"),
    "at the least": ("Raiders killed at the least seven herders near Bor.", "k7"),
    "shot in the head, and in hospital": (
        "A hawker was shot in the head in Thika. She is in hospital in a critical condition.",
        "i1",
    ),
    "a judge, a colonel and one by name": (
        "After a judge, a colonel, and Senator Ana Ruiz were murdered, the court closed.",
        "k1 k1 k1",
    ),
    "the murders of three": (
        "They look into the murders of the mayor of Tame, a judge, and the town clerk.",
        "k1 k1 k1",
    ),
    "one by name, with his title": (
        "They condemned the murder of Ana Ruiz, mayor of Tame, and her driver.",
        "k1 k1",
    ),
    "two by name, with their trades": (
        "They condemned the murder of party leader Ana Ruiz and trade unionist Omar Diaz.",
        "k1 k1",
    ),
    "killed there on a day": ("The killings in Tame on Monday of a priest shook them.", "k1"),
    "lives of people that are no number": (
        "The raids in Tame claimed the lives of a judge, a priest, and a clerk.",
        "k1 k1 k1",
    ),
    "a number given as so many": (
        "A spokesman gave the number of dead miners as five on Monday.",
        "k5",
    ),
    "what a number became": (
        "A porter died, so that the number of the dead of the blast became 15.",
        "k1 k15",
    ),
    "the wounded are so many": ("The wounded numbered 34, and the injured exceeded 40.", "i34 i40"),
    "the wounded of a cable": ("WOUNDED PUT AT 52.", "i52"),
    "the dead of a cable": ("RADIO PUT DEAD AT SIX.", "k6"),
    "escaped with wounds": ("Three passengers escaped with serious injuries.", "i3"),
    "six of their own": ("The rebels killed 24 soldiers and lost six of their own.", "k24 k6"),
    "fatally shot": ("A gunman fatally shot a trader in Wajir.", "k1"),
    "fatally wounded": ("A trader was fatally wounded in Wajir.", "k1"),
    "a fatal shooting": ("The fatal shooting of a trader shook Wajir.", "k1"),
    "shot, and in hospital": (
        "Four traders were shot in Wajir. They are in hospital in a stable condition.",
        "i4",
    ),
    "shot, and some of them dead": (
        "Eleven traders were shot in Wajir. Three of them died, police said.",
        "k3",
    ),
    "shot, in a long report of no death": (
        f"Police shot four traders in Wajir. {QUIET}",
        "i4",
    ),
    "shot in a limb": ("A hawker was shot in the left leg by a policeman in Thika.", "i1"),
    "shot in a limb, and dead": ("A hawker was shot in the leg and died in Thika.", "k1"),
    "others beside a part": ("Five marines, including a major, and a cook died in Gao.", "k5 k1"),
    "one by name": ("Athlete Ngetich was killed by an arrow near Kilgoris.", "k1"),
    "nobody, either way": ("No one was hurt or killed in the gunfight.", "k0 i0"),
    "no men of a force": ("No military personnel were killed or injured in the raid.", "k0 i0"),
    "a battle is nobody": ("A gun battle ensued and four raiders were killed.", "k4"),
    "a body recovered": ("Police recovered the body of a trader near Gao.", "k1"),
    "die": ("At least 12 people die in clashes near Wase.", "k12"),
    "who is to die": ("Two clerks, held for a month, were to die by its sentence.", ""),
    "others, with an aside": (
        "Two people were killed and seven others, including a woman, injured in Wase.",
        "k2",
    ),
    "cost their lives": ("The raid near Gora cost three millers their lives.", "k3"),
    "cost a life": ("A blast on the quay cost one life.", "k1"),
    "took the lives": ("The blast took the lives of nine porters.", "k9"),
    "lives were lost": ("The lives of 20 soldiers were lost near Boulkessi.", "k20"),
    "gave their lives": ("Four guards gave their lives at the gate of Kaya.", "k4"),
    "met their deaths": ("Twenty soldiers met their deaths near Boulkessi.", "k20"),
    "suffocated": ("A mother and her child suffocated in the cellar.", "k1 k1"),
    "the dead number": ("The dead so far number 22, the mayor said.", "k22"),
    "the bodies are": ("The bodies are 22, the mayor said.", "k22"),
    "among the dead": ("Among the 22 dead were six children.", "k22"),
    "told after the verb": ("Three soldiers were killed near Wana, and two policemen.", "k3 k2"),
    "after the verb, hurt": (
        "Three rangers were shot dead and five others seriously injured near Isiolo.",
        "k3 i5",
    ),
    "a couple and theirs": ("A rocket killed a couple and their five children.", "k2 k5"),
    "some among them": ("The blast wounded 89, ten children among them.", "i89"),
    "a list that the parser parts": (
        "A boy, his mother and his grandmother died when a missile hit their house in Aleppo.",
        "k1 k1 k1",
    ),
    "a number before died": (
        "Rebels brought down a plane, and of the twelve people it carried nine died.",
        "k9",
    ),
    "thought to be": ("Two men thought to belong to the cell had died in Bilbao.", "k2"),
    "a month and its day": ("On April 6 fifteen policemen were shot dead near Wana.", "k15"),
    "toll now": ("Ambush in Sukma (toll now 25).", "k25"),
    "none of those in it": (
        "An aircraft crashed in Abuja and none of the seven people in it lived.",
        "k7",
    ),
    "all in it, their lives": ("The crash cost all eight people in it their lives.", "k8"),
    "did not survive": ("The crew of three did not survive.", "k3"),
    "killed in action": ("All 12 aboard KIA.", "k12"),
    "a name and others": ("Gunmen killed the mayor of Oruro, Luis Paz, and six others.", "k1 k6"),
    "a date before them": ("On 12 June three nuns and a girl were shot dead near Bor.", "k3 k1"),
    "the place between": ("The murder in Goma of a priest shocked the diocese.", "k1"),
    "fallen in battle": ("He said eight of his comrades had fallen.", "k8"),
    "fell ill": ("Nine soldiers fell from a lorry near Gao, nobody was killed.", "k0"),
    "throats": ("Bandits slit the throats of four fishermen near Baga.", "k4"),
    "a village head": ("3 traders and a village head killed when gunmen attacked Kaya.", "k3 k1"),
    "axed to death": ("A councillor was axed to death in his shop.", "k1"),
    "a name, of injuries": ("Musa succumbed to his injuries at a clinic.", "k1"),
    "no one": ("No one was killed.", "k0"),
    "shot somebody dead": ("Masked men shot a village imam dead in Timbuktu.", "k1"),
    "somebody to death": ("The mob clubbed alleged thief Musa Bah, 40, to death in Kaya.", "k1"),
    "any verb to death": ("Two millers were sledged to death in Ituri.", "k2"),
    "burnt alive": ("Raiders burnt alive three nomad children near Zalingei.", "k3"),
    "his companion": ("A banker and his flatmate were shot dead in Mogadishu.", "k1 k1"),
    "two trades": ("A preacher and clan leader was shot dead in Jos.", "k1"),
    "two people": ("A preacher and a clan leader were shot dead in Jos.", "k1 k1"),
    "a date with a stop": ("14 Nov. Six nomads were killed by raiders near Isiolo.", "k6"),
    "an older deed of theirs": ("Three clerks drove to the bank and were shot dead.", "k3"),
    "deployed": ("Two guards posted for the defence of the bank were shot dead in Aden.", "k2"),
    "taken and killed": ("Four monks and a cook were seized, led away, and executed.", "k4 k1"),
    "an own object later": ("Bandits killed and robbed a grocer on the road to Kaya.", "k1"),
    "a name, a trade": ("Zorbek, deputy chief of the Oruro works union, was killed.", "k1"),
    "a trade, a clause": (
        "In Jessore, a wanted arsonist, who had fled from a hospital, was killed in a gunfight.",
        "k1",
    ),
    "two groups": ("At least 14 suspected LRA and other militants were killed near Bor.", "k14"),
    "the next are wounded": (
        "Gunmen raided the post in Kaya, one rebel killed, and four rebels and a cook wounded.",
        "k1 i4 i1",
    ),
    "the next are missing": ("Raid in Gao, seven soldiers killed and two others gone.", "k7"),
    "some of theirs": ("Gunmen killed a chief and at least two of his sons in Mopti.", "k1 k2"),
    "the body": ("Troops arrested a tailor in Djibo, the body was found a day later.", "k1"),
    "many more": ("Nine people were killed and many more injured by a mine near Aden.", "k9"),
    "suffered injuries": ("A nun and two orderlies suffered severe injuries.", "i1 i2"),
    "shot and wounded": ("Three herders were shot and wounded near Bor.", "i3"),
    "found dead": ("Five men were arrested by police and later found dead in a quarry.", "k5"),
    "their bodies": ("Rebels abducted four clerks and their bodies were found near Ituri.", "k4"),
    "those arrested": ("Troops arrested six men in Djibo, those arrested were found dead.", "k6"),
    "both, alone": ("Gunmen fired at two guards outside the bank, killing both.", "k2"),
    "gunned down along with": ("The mayor, along with two aides, was gunned down.", "k1 k2"),
    "guns down": ("Masked gang guns down three Haitian police officers.", "k3"),
    "two harms, no comma": (
        "An ambush left nothing, two Dozo hunters killed and one wounded.",
        "k2 i1",
    ),
    "a part, and others injured": (
        "The blast killed eight, including singer Lina Haddad, and more than 20 people injured.",
        "k8 i20",
    ),
    "no casualties": ("There were no casualties in the blast.", "k0 i0"),
    "passive, two groups": ("Two soldiers and three civilians were killed in the blast.", "k2 k3"),
    "active, two harms": ("Raiders killed six people and wounded another in the hamlet.", "k6 i1"),
    "list without commas": ("4 drivers killed 31 others injured in bus bombing", "k4 i31"),
    "participles": (
        "Rebels ambushed a patrol, killing two rangers and five porters, and wounding four others.",
        "k2 k5 i4",
    ),
    "one, shot dead": ("A farmer was shot dead near his home.", "k1"),
    "one, to death": ("A retired teacher was hacked to death by unknown men.", "k1"),
    "one, a name with a title": ("Gunmen killed Colonel Juan Perez and his driver.", "k1 k1"),
    "one, a pronoun": ("He was killed in the raid.", "k1"),
    "left dead": ("The raid left 12 people dead and 30 wounded.", "k12 i30"),
    "at least, a part not counted twice": (
        "At least 27 people, 12 of them children, were killed.",
        "k27",
    ),
    "including": ("Four people, including two children, died when a shell hit the house.", "k4"),
    "a crew of three": ("The crew of three died.", "k3"),
    "all on board": ("All 30 soldiers on board were killed.", "k30"),
    "both": ("Both pilots were killed.", "k2"),
    "one of two": ("One of the pilots was killed.", "k1"),
    "toll that rose": ("The death toll in the port rose to 23.", "k23"),
    "bodies": ("Police found the bodies of four men in a van.", "k4"),
    "capitals": ("AIR RAID KILLS 22", "k22"),
    "claimed lives": (
        "Mortars hit Kharkiv claiming the lives of 9 and injuring over 40.",
        "k9 i40",
    ),
    "death of, injury of": ("It led to the death of eight and the injury of 89.", "k8 i89"),
    "number words": ("Two hundred people were killed in Lubumbashi.", "k200"),
    "year beside": ("In 2015, 17 policemen were killed there.", "k17"),
    "a list without a word for people": (
        "A shell killed a policeman, a child and a nurse in Taiz.",
        "k1 k1 k1",
    ),
    "a sum and its parts": ("An ambush killed nine: six policemen and three civilians.", "k9"),
    "among them": ("Raiders killed six people, among them a pregnant woman.", "k6"),
    "each harm its own": ("Nine officers injured and one policeman killed in blasts.", "i9 k1"),
    "dozens": ("Two dozen people died; half a dozen soldiers were wounded.", "k24 i6"),
    "lives lost": ("Twenty Malian soldiers lost their lives in Boni.", "k20"),
    "lives cost": ("The bombing cost the lives of eight people.", "k8"),
    "burned alive": ("Two teenage boys were burned alive by raiders.", "k2"),
    "along with": ("The mayor was shot dead along with another man.", "k1 k1"),
    "a nationality": ("A Palestinian was shot dead near Hebron.", "k1"),
    "an age": ("Troops killed a 17-year-old Palestinian near Nablus.", "k1"),
    "a long way from the toll": (
        "The death toll from air strikes on the town of Quriyah has risen to 82.",
        "k82",
    ),
    "neither deaths nor injuries": (
        "Shells landed in a field, causing no injuries or deaths.",
        "k0 i0",
    ),
    "a headline": ("Seven militants and two police officers killed", "k7 k2"),
    "a number of children, not of dead": ("A father of four was killed by thieves.", "k1"),
    "at least, in words": (
        "At least seven herders were killed and more than forty wounded.",
        "k7 i40",
    ),
    "written with hyphens": (
        "Twenty-eight farmers were killed; a hundred and six others were injured.",
        "k28 i106",
    ),
    "run together": ("Thirtytwo people were killed in Dara.", "k32"),
    "thousands apart": ("10 000 people were killed in Dara.", "k10000"),
    "a subject after a time": ("On Monday five miners were found dead near Kolwezi.", "k5"),
    "them": ("Raiders seized nine herders near Djibo and shot them dead.", "k9"),
    "one of any trade": ("A potter was killed and another wounded in Gao.", "k1 i1"),
    "men lost": ("The rebels lost 14 fighters in the battle.", "k14"),
    "martyrs": ("Four villagers rose as martyrs and nine were injured.", "k4 i9"),
    "no survivors": (
        "A jet with 63 people aboard was shot down over Kivu. There were no survivors.",
        "k63",
    ),
    "a number put by others": (
        "Twelve soldiers died in Boni. The rebels put the number at 20.",
        "k12 k20",
    ),
    "a count behind a colon": ("FATALITIES: 3", "k3"),
    "shot without more": ("Police shot two traders in Wajir.", "k2"),
    "among four who were killed": ("A commander was among four rebels killed in Tal.", "k4"),
    "a name with a title behind": (
        "Gunmen killed Amina Traore, the mayor of Tera, and 11 others.",
        "k1 k11",
    ),
    "commas that are lost": ("A father a mother and a son were killed in Sinjar.", "k1 k1 k1"),
    "a list in a headline": ("4 dead and 6 injured in Tripoli", "k4 i6"),
    "a body": ("His body was found in a well.", "k1"),
    "the head of something": ("Gunmen killed the head of the council and a clerk.", "k1 k1"),
    "in hospital": (
        "Shells killed 30 people, among them 12 women, and 9 were taken to hospital.",
        "k30 i9",
    ),
    "nobody hurt": ("Nobody was hurt in the raid.", "k0 i0"),
    "the murder of one named before it": ("Juan Soto's murder shocked the town.", "k1"),
    "found dead by name": ("Soto was taken in May and was found dead near Loja.", "k1"),
    "a body identified": ("Police identified the body of Juan Soto in Loja.", "k1"),
    "shot dead his": ("An officer has shot dead his boss in Gao.", "k1"),
    "shot one of another side dead": ("Gunmen shot a former rebel dead in Sopore.", "k1"),
}
NOT_TOLD = {
    "a day of a month": "Two men were charged with the May 31 death of Amina Noor in Wajir.",
    "vague": "Dozens were wounded and several people killed.",
    "killed or wounded": "They killed or wounded over 2,600 troops.",
    "would have": "The attack would have killed 30 people.",
    "cattle": "The raiders killed 20 cattle.",
    "donkeys": "Beside the mill 16 donkeys lay dead.",
    "killed and wounded together": "Nine killed and wounded in Homs",
    "threatened": "They threatened to kill two nurses.",
    "a part of the dead": "Six children were among the dead.",
    "shot, but not dead": "Police shot a trader in the face in Wajir.",
}


def _short(text: str) -> str:
    letter = {Harm.KILLED: "k", Harm.INJURED: "i"}
    return " ".join(f"{letter[t.harm]}{t.low}" for t in find_tolls(NLP(text)))


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_people_harmed_are_counted(text: str, expected: str) -> None:
    """Each figure is read once, with its harm."""
    assert _short(text) == expected


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD.keys())
def test_nothing_is_invented(text: str) -> None:
    """Where no number of people harmed is told, none is given."""
    assert _short(text) == ""


def test_figures_side_by_side_share_their_cause() -> None:
    """Figures of one word of harm add up, and say so."""
    first, second = find_tolls(NLP("Two nurses and a doctor were killed in Aden."))
    assert first.cause == second.cause is not None


def test_totals_of_a_war_are_marked() -> None:
    """A total over the war is cumulative, not the toll of an incident."""
    (toll,) = find_tolls(NLP("More than 340,000 people were killed since the war began in 2011."))
    assert toll.cumulative


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Nine died in Gaza on Monday; the count since the war began has passed 900 dead.", [9]),
        ("Jets killed nine in Gaza, and 900 have been killed since the war began.", [9]),
        ("Nine were killed, and ten were wounded, since the war began.", []),
        ("Since the truce came into force, 1,180 people have lost their lives.", []),
        ("Eleven men have lost their lives in the pits in two years.", []),
    ],
)
def test_a_day_beside_a_war(text: str, own: list[int]) -> None:
    """The figure of another clause than that of "since" is of one deed."""
    assert [t.low for t in find_tolls(NLP(text)) if not t.cumulative and t.low] == own


def test_what_is_the_worst_since_a_war_began_is_no_total() -> None:
    """The day's toll is not that of the years since."""
    (toll,) = find_tolls(NLP("A blast killed nine, the deadliest in Aden since the war began."))
    assert not toll.cumulative


def test_the_avenged_are_of_another_incident() -> None:
    """Who was killed before belongs to no incident that is told as news."""
    (toll,) = find_tolls(NLP("In revenge for the killing of two herders, youths burned a lorry."))
    assert toll.cumulative


def test_groups_are_named() -> None:
    """The group of a toll is that of its people."""
    (toll,) = find_tolls(NLP("Eleven policemen were killed."))
    assert toll.group == "police"


@pytest.mark.parametrize(
    "text",
    [
        "Between 15 and 20 people were killed in Baghdad.",
        "Raiders killed 15 to 20 villagers near Bor.",
        "A bomb killed 15 or perhaps 20 soldiers near Tame.",
    ],
)
def test_a_range_has_two_ends(text: str) -> None:
    """One source that is not sure gives both."""
    [toll] = find_tolls(NLP(text))
    assert (toll.low, toll.high) == (15, 20)


def test_a_rise_is_no_range() -> None:
    """The figure before is outdated."""
    [toll] = find_tolls(NLP("The death toll rose from 11 to 17."))
    assert toll.low == 17


def test_those_who_are_avenged_died_before() -> None:
    """Whom a deed avenges is no victim of that deed."""
    text = "Militiamen carried out revenge raids for the murder of a chief, five were killed."
    assert [t.low for t in find_tolls(NLP(text)) if not t.cumulative] == [5]
