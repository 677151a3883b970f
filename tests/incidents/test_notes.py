"""Short notes in the manner of those who code conflicts: one deed, its sides, its dead."""

from __future__ import annotations

import pytest

from tests.nlp.reading import article, read
from worker.domain.incident import Candidate
from worker.domain.kinds import EventType, Role
from worker.incidents.proposal.candidates import propose

ATTACK = ("Violence against civilians", "Attack")
CLASH = ("Battles", "Armed clash")
SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")


def _told(text: str) -> list[Candidate]:
    return list(propose(article(text), read(text)))


def _code(told: Candidate) -> tuple[str, str] | None:
    return (told.acled.event_type, told.acled.sub_event_type) if told.acled else None


CODED = {
    "travellers ambushed": (
        "On 8 May, rebels ambushed a bus near Bria, wounding two passengers.",
        ATTACK,
    ),
    "soldiers ambushed": (
        "On 8 May, rebels ambushed a bus near Bria, killing three soldiers who were on board.",
        CLASH,
    ),
    "a convoy of a firm ambushed": (
        "On 8 May, gunmen ambushed a mining company convoy near Fada. Four people were killed.",
        ATTACK,
    ),
    "the driver of a vehicle": (
        "On 8 May, armed men ambushed a vehicle of an aid agency near Bria, injuring the driver.",
        ATTACK,
    ),
    "soldiers who kill people said to be with militants": (
        "On 12 May, soldiers killed nine people accused of helping militants in Boni.",
        ATTACK,
    ),
    "herders killed by troops": (
        "On 9 May, security forces killed two Fulani pastoralists near Djibo.",
        ATTACK,
    ),
    "arrested and shot": (
        "On 9 May, gendarmes arrested five Fulani men in Djenne and executed them.",
        ATTACK,
    ),
    "arrested and found dead": (
        "On 9 May, soldiers arrested five men in Djenne, who were later found dead.",
        ATTACK,
    ),
    "a retired policeman": (
        "On 9 May, presumed JNIM militants killed a retired policeman in Djenne.",
        ATTACK,
    ),
    "the leader of a party": (
        "An Awami League leader was shot by unidentified assailants in Bogra on Sunday.",
        ATTACK,
    ),
    "a guard": (
        "On 9 May, gunmen killed a security guard at a lodge near Arusha.",
        CLASH,
    ),
    "volunteer fighters": (
        "On 9 May, JNIM militants killed two volunteer fighters (VDP) near Titao.",
        CLASH,
    ),
    "killed during a feud of two": (
        "Five people were killed in Doma on Sunday during a feud between farmers and herders.",
        CLASH,
    ),
    "conflict of tribes": (
        "Four people died following inter-tribal conflict in Baragoi on Sunday.",
        CLASH,
    ),
    "linked to violence": (
        "Two men were killed in Jos on Sunday. Linked to ongoing ethnic violence.",
        ATTACK,
    ),
    "cattle seized, a woman whipped": (
        "On 9 May, presumed ISGS militants seized cattle and whipped a woman in Markoye.",
        ATTACK,
    ),
    "an RPG fired at a bus": (
        "On 9 May, rebels fired a rocket at a bus near Kaga Bandoro, wounding six.",
        SHELLING,
    ),
    "further clashes": (
        "On 9 May, further clashes were reported between the Pokot and Turkana groups in Kainuk.",
        CLASH,
    ),
    "lynched by a crowd": (
        "On 9 May, villagers beat three suspected robbers to death in Hijla.",
        ATTACK,
    ),
    "an attempt": (
        "On 9 May, gunmen attempted to assassinate the mayor of Guayaquil, who escaped unhurt.",
        ATTACK,
    ),
    "a tax collector": (
        "On 9 May, gunmen assassinated a tax collector in Howlwadag district of Mogadishu.",
        ATTACK,
    ),
    "beaten by police": (
        "The leader of the Taliban was beaten by policemen in Kandahar on Sunday.",
        CLASH,
    ),
    "a firing incident": (
        "A councillor and his son sustained injuries in a firing incident in Bhind on Monday.",
        ATTACK,
    ),
}


@pytest.mark.parametrize(("text", "code"), CODED.values(), ids=CODED.keys())
def test_who_is_hit_says_what_it_is(text: str, code: tuple[str, str]) -> None:
    """A battle is fought with those who are armed."""
    assert [_code(told) for told in _told(text)] == [code]


def test_a_conflict_is_no_fight_of_a_day() -> None:
    """ "The conflict between X and Y" goes on for years."""
    assert not _told("The conflict between the army and the rebels worries traders in Goma.")


def test_who_takes_a_town_gains_it() -> None:
    """Those whom they fought for it do not."""
    (told,) = _told("On 9 May, ONLF rebels captured the town of Shilabo after fighting the police.")
    assert told.event_type is EventType.TERRITORY_CHANGE
    assert _code(told) == ("Battles", "Non-state actor overtakes territory")


DEAD = {
    "an attempt": ("Gunmen tried to kill two policemen in Sirte on Monday; both escaped.", None),
    "one of two groups": (
        "On 9 May, the police killed a presumed JNIM or ISGS militant in the village of Solhan.",
        1,
    ),
    "side by side": (
        "Rebels ambushed a patrol in Boni, killing one soldier, six Koglweogo, and wounded others.",
        7,
    ),
    "left shot dead": ("A raid left the son of a trader shot dead in Kisumu on Monday.", 1),
    "a passer-by": (
        "A bomb exploded in Chittagong on Monday, resulting in the death of a passer-by.",
        1,
    ),
    "shot without loss of life": (
        "A driver was shot by an armed group in Tumaco on Monday. No fatalities reported.",
        0,
    ),
    "left wounded": (
        "A policeman shot three civilians and left them wounded in Narok on Monday.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "number"), DEAD.values(), ids=DEAD.keys())
def test_the_dead_of_a_note(text: str, number: int | None) -> None:
    """Who was shot at or meant is not dead, and one of two groups is one."""
    (told,) = _told(text)
    assert (told.casualties.killed.best if told.casualties.killed else None) == number


DOERS = {
    "presumed": (
        "On 31 March, presumed ISGS or JNIM militants abducted an off-duty policeman near Pama.",
        {"ISGS", "JNIM"},
    ),
    "and /or": (
        "On 31 March, presumed JNIM and /or ISGS militants abducted a mayor near Pama.",
        {"JNIM", "ISGS"},
    ),
    "a joint force": (
        "On 6 May, a joint force of Malian soldiers and volunteers burned the village of Sari.",
        {"joint force of Malian soldiers and volunteers"},
    ),
    "arrested, then found dead": (
        "On 9 May, soldiers arrested five men in Djenne, who were later found dead.",
        {"soldiers"},
    ),
    "law enforcers": (
        "Law enforcers opened fire on a procession in Bogra on Monday, killing a man.",
        {"Law enforcers"},
    ),
}


@pytest.mark.parametrize(("text", "names"), DOERS.values(), ids=DOERS.keys())
def test_who_did_it(text: str, names: set[str]) -> None:
    """Suspects do it, and those in whose hands people die."""
    (told,) = _told(text)
    assert {a.name for a in told.actors if a.role is Role.INITIATOR} == names


def test_peoples_that_clash_are_no_place() -> None:
    """Though a place is called like one of them."""
    (told,) = _told(
        "On 13 May, clashes were reported between the Ogiek and Kipsigi groups in Nessuit, Kenya."
    )
    assert told.location is not None
    assert told.location.name == "Nessuit"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On 4 May, gunmen abducted nine travellers near Rijana (Kachia, Kaduna).", "Rijana"),
        ("On 4 May, rebels killed two farmers in Loda (Djugu, Ituri).", "Loda"),
        ("On 4 May, rebels killed a farmer in barangay Malabog, Davao City.", "Malabog"),
        ("On 4 May, rebels killed a farmer on the Mombasa-Nairobi highway at Voi.", "Voi"),
    ],
)
def test_the_village_is_meant_not_what_it_lies_in(text: str, name: str) -> None:
    """Its district stands in parentheses behind it."""
    (told,) = _told(text)
    assert told.location is not None
    assert told.location.name == name


def test_a_locality_is_ground() -> None:
    """Who retakes it gains it."""
    (told,) = _told("On 6 March, FARDC forces retook the locality of Loda (Djugu, Ituri).")
    assert told.event_type is EventType.TERRITORY_CHANGE


ONE = {
    "the district, then the village": (
        (
            "Four traders were killed in a bomb attack in Sherpur district on Sunday. Police said"
            " the bomb was thrown at a tea stall at Jinai Bazar."
        ),
        4,
    ),
    "the district in front": (
        (
            "In Sherpur, a trader was killed and nine others were injured in a clash between two"
            " groups at Jinai village on Friday."
        ),
        1,
    ),
    "where the wounded were taken": (
        (
            "A trader was killed when gunmen opened fire at Jinai Bazar on Sunday. The injured were"
            " rushed to Mymensingh Medical College Hospital."
        ),
        1,
    ),
    "what else came of it": (
        (
            "Nine militants were killed in air strikes in Tirah valley on Sunday. Four hideouts"
            " were also destroyed."
        ),
        9,
    ),
    "each side does its part": (
        (
            "On 9 May, KIA and army troops clashed near Mansi. Three soldiers were killed. The army"
            " launched an airstrike on the KIA."
        ),
        3,
    ),
}


@pytest.mark.parametrize(("text", "dead"), ONE.values(), ids=ONE)
def test_a_note_goes_on_about_its_one_deed(text: str, dead: int) -> None:
    """Though the next sentence has another name for the place."""
    (found,) = _told(text)
    assert found.casualties.killed is not None
    assert found.casualties.killed.best == dead


SEVERAL = {
    "another": (
        "On 9 May, gunmen killed a herder in Loda. In another attack, gunmen killed two herders"
        " in Rijana."
    ),
    "an attack brought up": (
        "On 9 May, ISGS militants killed four people in Silmangue. They did so after an attack on"
        " the village of Raogo."
    ),
    "with its own dead": (
        "On 9 May, ISGS militants killed 14 people in Silmangue. They killed two people in Raogo."
    ),
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_a_note_may_tell_several(text: str) -> None:
    """Where the words or the figures set them apart."""
    assert len(_told(text)) == 2


def test_both_sides_of_a_fight_may_lose_as_many() -> None:
    """ "Two raiders and two villagers": nobody is told again."""
    (told,) = _told(
        "On 9 May, raiders clashed with police at Loda. Two raiders were killed and two civilians"
        " were killed."
    )
    assert told.casualties.killed is not None
    assert told.casualties.killed.best == 4


def test_shelling_that_is_answered_is_a_fight() -> None:
    """Both sides fire."""
    (told,) = _told(
        "On 9 May, Pakistani Rangers fired mortars on Indian posts in Samba. Indian troops"
        " retaliated."
    )
    assert _code(told) == CLASH


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("On 4 May, gunmen killed a trader in Sorjani Bela, Lamu County, Kenya.", "Lamu"),
        ("On 4 May, gunmen killed two traders in Awe, Kogi State.", "Kogi"),
        (
            (
                "On 4 May, gunmen killed a trader in Sorjani Bela. The attackers fled to a forest"
                " in Lamu County."
            ),
            "Lamu",
        ),
    ],
)
def test_a_village_of_no_list_lies_in_the_province_told(text: str, province: str) -> None:
    """The one that the note names."""
    (told,) = _told(text)
    assert told.location is not None
    assert told.location.admin1 == province
