"""Lines become paragraphs."""

from __future__ import annotations

from worker.clean.lines import split_paragraphs

INDENTED = """Rebels said on Tuesday that they had
brought down a transport helicopter with a shoulder-fired missile
as it approached a besieged garrison in the hills.
    An army spokesman said that the machine had made an emergency
landing and that all nine men on board were in good health. He
gave no place.
    It was the third such report within a single week of heavy
fighting along the road to the coast.
 ENDS"""

SPACED = """The air force bombed two villages near the border on Sunday, killing
at least seven people, residents said by telephone from the district
town.

A doctor at the clinic said that most of the dead were women who had
been working in the fields."""

UNEVEN = """COAST CITY, 4 MAY 88 -- THE MINISTRY SAID TODAY THAT THREE SOLDIERS WERE
KILLED IN AN AMBUSH.  THE PATROL WAS ON ITS WAY BACK FROM THE DAM WHEN IT
CAME UNDER FIRE.  THE ATTACKERS FLED INTO THE HILLS BEFORE REINFORCEMENTS
ARRIVED.  THE
MINISTRY NAMED NO GROUP, AND NONE HAS SAID SO FAR THAT IT LAID THE AMBUSH.

A SECOND PATROL FOUND WEAPONS IN A BARN."""


def test_indented_paragraphs_of_a_wire_are_joined() -> None:
    """A new paragraph starts at an indent, whatever the length of the line above."""
    paragraphs = split_paragraphs(INDENTED)
    assert [line.split()[0] for line in paragraphs] == ["Rebels", "An", "It", "ENDS"]
    assert "had brought down" in paragraphs[0]


def test_wrapped_paragraphs_between_blank_lines_are_joined() -> None:
    """Blank lines divide, the line breaks of the text program do not."""
    assert [len(line.split()) for line in split_paragraphs(SPACED)] == [24, 20]


def test_uneven_lines_in_capitals_are_joined() -> None:
    """A line that was typed shorter does not end its paragraph."""
    assert [line.split()[0] for line in split_paragraphs(UNEVEN)] == ["COAST", "A"]


def test_lines_of_a_page_stay_apart() -> None:
    """Lines that a text program would have filled further are paragraphs of their own."""
    lines = ["World", "Jet shot down near the border", "The army said a pilot had ejected.", "More"]
    assert split_paragraphs("\n".join(lines)) == lines


def test_long_lines_stay_apart() -> None:
    """A paragraph on one line is not joined to the next."""
    line = "The ministry said that the aircraft had been hit while it flew over the valley. "
    assert len(split_paragraphs(f"{line * 3}\n{line * 2}")) == 2


def test_a_hyphen_at_the_end_of_a_line_keeps_its_word_together() -> None:
    """A compound that is broken at its hyphen has no space in it."""
    text = (
        "The brigade said that it had repelled three infantry and two counter-\n"
        "attacks by armour on the eastern bank of the river during the night\n"
        "and that it held the bridge."
    )
    assert "counter-attacks" in split_paragraphs(text)[0]


def test_bullets_are_not_text() -> None:
    """The sign at the start of an item goes."""
    assert split_paragraphs("• Two dead in Hama\n- Jet lost") == ["Two dead in Hama", "Jet lost"]


def test_one_line_is_one_paragraph() -> None:
    """A text that lost all its line breaks is one paragraph."""
    assert len(split_paragraphs("A jet fell. " * 200)) == 1
