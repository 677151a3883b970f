"""Numbers of people harmed."""

from __future__ import annotations

import pytest

from worker.domain.annotations import Harm
from worker.nlp.model import load_model
from worker.nlp.tolls import find_tolls

NLP = load_model()

TOLD = {
    "no one": ("No one was killed.", "k0"),
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
}
NOT_TOLD = {
    "vague": "Dozens were wounded and several people killed.",
    "killed or wounded": "They killed or wounded over 2,600 troops.",
    "would have": "The attack would have killed 30 people.",
    "cattle": "The raiders killed 20 cattle.",
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


def test_groups_are_named() -> None:
    """The group of a toll is that of its people."""
    (toll,) = find_tolls(NLP("Eleven policemen were killed."))
    assert toll.group == "police"


@pytest.mark.parametrize(
    "text",
    [
        "Between 15 and 20 people were killed in Baghdad.",
        "Raiders killed 15 to 20 villagers near Bor.",
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
