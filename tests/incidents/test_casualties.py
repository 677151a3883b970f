"""What the figures of a text add up to for one occurrence."""

from __future__ import annotations

import pytest

from tests.incidents.test_grouping import told
from tests.nlp.reading import article, read
from worker.domain.incident import Count
from worker.incidents.proposal.candidates import propose

FIGURES = {
    "one of three by name, told again alone": (
        (
            "Peru condemned the murder of Minister Juan Soto in Loja on Monday in a raid in which"
            " his guard and driver were also killed. Soto was killed at home, police said."
        ),
        (3, 3, 3),
    ),
    "one who died beside another, told at length": (
        (
            "Reporter Juan Soto was killed in Loja on Monday. The driver of the (blue) car, whom"
            " nobody has named so far, was also killed."
        ),
        (2, 2, 2),
    ),
    "what a death brings a number to": (
        (
            "Two men died overnight, bringing to six the number of people killed when a missile hit"
            " a lorry in Aden on Monday."
        ),
        (6, 6, 6),
    ),
    "a lead before the deed": (
        "A column has come home to Gao with the loss of 33 lives. It was ambushed on Monday.",
        (33, 33, 33),
    ),
    "one, two others, three in all": (
        (
            "Gunmen killed the chief of Nyala village on Monday. They shot two other residents."
            " The police said three people were killed."
        ),
        (3, 3, 3),
    ),
    "one by name, and two who are told as also killed": (
        (
            "Minister Juan Soto was murdered in an attack in which two members of his escort were"
            " also killed in Loja on Monday."
        ),
        (3, 3, 3),
    ),
    "one by name, told again with those beside him": (
        (
            "Peru condemned the murder of Minister Juan Soto in Loja. Soto was killed on Monday"
            " along with two of his guards."
        ),
        (3, 3, 3),
    ),
    "bodies that bring the toll to more": (
        "Air strikes hit a market in Idlib. Ten more bodies were found, bringing the toll to 45.",
        (45, 45, 45),
    ),
    "a toll that rose is a range": (
        "A suicide bomber killed 20 people in Kabul. A wounded man died, raising the toll to 21.",
        (20, 21, 21),
    ),
    "a toll that rose days later": (
        "A mine killed four people near Herat on Monday. Later the death toll rose to seven.",
        (4, 7, 7),
    ),
    "an earlier toll of less than half": (
        "A bomb killed 41 rebels in Gao on Monday, police said, updating an earlier toll of 13.",
        (13, 41, 41),
    ),
    "the dead, counted by another": (
        (
            "At least 88 people were killed when planes bombed Bala Murghab on Friday."
            " The coalition put the dead at 30."
        ),
        (30, 88, 88),
    ),
    "an office's figure": (
        (
            "At least 88 people were killed when planes bombed Bala Murghab on Friday."
            " For the governor's office the figure is 70 or more."
        ),
        (70, 88, 88),
    ),
    "one more, whoever counts": (
        (
            "Rebels killed 24 men of the reserve police near Sukma on Monday."
            " Of the force 25 are dead."
        ),
        (24, 24, 25),
    ),
    "others, who were also killed": (
        (
            "Gunmen fired on a van near Goma on Friday. Two guides were killed. A cook was also"
            " killed."
        ),
        (3, 3, 3),
    ),
    "of the wounded": (
        "A mine killed three nuns near Gao on Monday. Two of the wounded died in hospital.",
        (5, 5, 5),
    ),
    "parts of those told before": (
        (
            "Five people were killed by a mine near Gao on Monday. Two died at once and three died"
            " later in hospital."
        ),
        (5, 5, 5),
    ),
    "a force and its attackers": (
        (
            "Gunmen stormed a mall in Gao on Saturday. At least 21 shoppers and four members of the"
            " security forces were killed; six attackers died."
        ),
        (25, 31, 31),
    ),
    "others elsewhere, in one sentence": (
        "Nine civilians were killed in air strikes on Harim on Monday and a man died in Salqin.",
        (9, 9, 9),
    ),
    "others in the next village": (
        (
            "Raiders killed 21 traders at Birao on Monday and burned its market; three more"
            " people were killed in the nearby"
            " village of Am Dafok."
        ),
        (21, 21, 21),
    ),
    "who died of it the next day": (
        (
            "A reporter was stabbed by masked men in Kisumu on Tuesday night. She succumbed to her"
            " injuries in a Nairobi hospital on Thursday."
        ),
        (1, 1, 1),
    ),
    "those whom it denies to have killed": (
        (
            "The army said that it had killed 30 rebels near Gao on Monday, but denied reports that"
            " it had killed nine villagers."
        ),
        (30, 30, 30),
    ),
    "two voices in a sentence": (
        (
            "Gunmen raided Gao on Monday. The army counted 16 dead; doctors say that 31 people"
            " were killed."
        ),
        (16, 16, 31),
    ),
    "extremists and soldiers": (
        "Nine extremists were killed on Monday in fighting near Gao. Two soldiers also died.",
        (9, 11, 11),
    ),
    "one source's range": (
        "Between 15 and 20 people were killed when a bomb exploded in Baghdad on Monday.",
        (15, 15, 20),
    ),
    "both sides of a fight": (
        "Troops clashed with rebels near Gao on Monday. Two soldiers and four rebels were killed.",
        (4, 6, 6),
    ),
    "the other side, told later": (
        (
            "Rebels ambushed a patrol near Gao on Monday and killed eight soldiers."
            " One rebel also died."
        ),
        (8, 9, 9),
    ),
    "both sides speak of the dead": (
        (
            "A bomb killed three soldiers near Gao on Monday. "
            "The rebels claimed that nine soldiers died."
        ),
        (3, 3, 9),
    ),
    "the men whom a side lost": (
        (
            "Militants stormed a camp near Gao on Monday and killed five soldiers, officials said. "
            "The militants lost nine men, the army said."
        ),
        (9, 14, 14),
    ),
    "a total and a sum of parts": (
        (
            "A bomb killed at least 20 people at a barracks near Gao on Monday, police said. "
            "Hospital sources said 17 soldiers and six cooks died."
        ),
        (20, 20, 23),
    ),
    "a toll with what is joined to it, and the other side": (
        (
            "Rebels ambushed a convoy near Gao on Monday. The fighting left heavy losses, the army "
            "said, giving a provisional toll of 11 soldiers and two policemen killed. "
            "According to the army, nine terrorists were neutralised."
        ),
        (13, 22, 22),
    ),
    "a headline that rounds": (
        "Troops kill 1,200 rebels.\n\nThe army said troops killed 1,248 rebels near Gao on Monday.",
        (1248, 1248, 1248),
    ),
    "an earlier toll": (
        "A bomb killed 32 rebels in Gao on Monday, police said, up from an earlier toll of 20.",
        (20, 32, 32),
    ),
    "another who died later": (
        "Raiders shot dead five guards near Gao on Monday. Another guard died later.",
        (6, 6, 6),
    ),
    "a crew that is told by number": (
        "Rebels downed a helicopter in Idlib. It had four people on board, all reported killed.",
        (4, 4, 4),
    ),
}


@pytest.mark.parametrize(("text", "killed"), FIGURES.values(), ids=FIGURES)
def test_figures_of_one_occurrence(text: str, killed: tuple[int, int, int]) -> None:
    """Parts are not added to their total, and a corrected toll keeps the earlier one beside it."""
    [found] = told(text)
    assert found.casualties.killed == Count(*killed)


def test_a_bare_toll_is_of_what_was_told_last() -> None:
    """ "Three guards were killed" says neither where nor how."""
    found = told(
        "Gunmen shot dead a judge in Basra on Monday.\n\n"
        "In Kirkuk a roadside bomb struck a convoy on Tuesday. Three guards were killed."
    )
    counts = [c.casualties.killed for c in found]
    assert counts == [Count(1, 1, 1), Count(3, 3, 3)]


def test_a_headline_that_sums_up_two_attacks_counts_for_neither() -> None:
    """Ten are killed in two towns, six in one and four in the other."""
    found = told(
        "Ten civilians killed in rocket attacks on Gao and Kidal\n\n"
        "Six civilians were killed by rockets in Gao on Monday, police said.\n\n"
        "Four civilians were killed by rockets in Kidal on Tuesday, police said."
    )
    assert Count(10, 10, 10) not in [c.casualties.killed for c in found]


def test_an_older_toll_that_makes_the_same_difference_sums_up_nothing() -> None:
    """24 is 14 and ten, and yet all of one ambush: the lead speaks of one."""
    found = told(
        "Rebels ambushed a patrol near Gao on Monday and killed 24 soldiers. Weapons of 14 dead"
        " soldiers were taken. Ten soldiers were killed in the district a year ago."
    )
    assert found[0].casualties.killed == Count(24, 24, 24)


def test_victims_of_a_bomb_are_of_one_side() -> None:
    """Only where both sides fought is the loss of one the lowest figure."""
    [found] = told(
        "A suicide bomber blew himself up at a gate in Kunduz on Friday, killing nine German"
        " soldiers and 40 Afghans."
    )
    assert found.casualties.killed == Count(49, 49, 49)


def test_a_headline_of_some_of_the_dead_gives_way_to_all() -> None:
    """The headline has the officers only, the text everybody."""
    [found] = told(
        "Four policemen killed in Multan blast\n\n"
        "Thirteen people died in an explosion in Multan on Monday, including four policemen."
    )
    assert found.casualties.killed == Count(13, 13, 13)


def test_a_later_death_says_neither_when_nor_where_it_was_done() -> None:
    """The day and the town of the hospital are not those of the attack, told before or after."""
    found = told(
        "A farmer who was burned died in a Dhaka hospital early on Friday. Militants threw a petrol"
        " bomb at his cart at Chariya on Wednesday night."
    )
    assert [(c.location.name, c.date.start.weekday()) for c in found] == [("Chariya", 2)]


def test_another_who_is_told_again_is_the_same() -> None:
    """A lead and the sentences behind it each tell of two dead and another hurt."""
    [found] = told(
        "Two nuns were killed and another wounded on Tuesday by a mine near Gao. Two nuns died and"
        " another was wounded when a mine exploded under their car."
    )
    assert found.casualties.injured == Count(1, 1, 1)


def test_a_number_that_deaths_bring_up_is_a_running_count() -> None:
    """ "Brought to 151 the number of": since years ago, and no occurrence."""
    found = told(
        "A mine killed two guards near Gao on Monday. The deaths brought to 151 the number of"
        " guards killed in Mali since their mission began in 2013."
    )
    assert [c.casualties.killed for c in found] == [Count(2, 2, 2)]


def test_who_died_in_a_second_attack_did_not_die_of_the_first() -> None:
    """A later day of its own, with another deed."""
    found = told(
        "Rebels fired on the house of a prefect in Oursi on 21 March. He died in a second attack"
        " two months later."
    )
    assert len(found) == 2


def test_a_headline_in_tens_gives_way_to_the_figure_of_the_lead() -> None:
    """ "More than 30" is no other source's count."""
    text = "The ambush of a convoy near Gao on Monday killed 33 soldiers, the army said."
    title = "More than 30 dead in ambush near Gao"
    (found,) = propose(article(text, title), read(text, title))
    assert found.casualties.killed == Count(33, 33, 33)


def test_the_toll_of_a_headline_counts_before_those_who_died_last() -> None:
    """ "Toll rises to 13", where the text tells who was found since."""
    text = "Four children died on Monday in Gao of wounds from a bomb that exploded at a market."
    title = "Gao toll climbs to 13"
    found = propose(article(text, title), read(text, title))
    assert found[0].casualties.killed == Count(13, 13, 13)
