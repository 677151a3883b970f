"""Articles of a genre that tells of no violence report nothing."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.nlp.text.genre import genre_of

NONE = {
    "review": (
        "The director of the film shot every scene in one town. In this thriller, a sequel, the"
        " cast blows up a bridge and kills a colonel; audiences at the premiere cheered the actors."
    ),
    "exercise": (
        "Warships fired missiles at a target ship in an annual exercise. The drill was to practise"
        " and rehearse the defence of a port, said the navies of the nations participating."
    ),
    "markets": (
        "Shares exploded after the forecast, as investors and traders fought for the stock."
        " Analysts said profit would strike a record this quarter."
    ),
    "sport": (
        "The batting side fought on, but the bowler shot out the last wicket and blew up the"
        " innings. After 39 overs the match was over and the captain of the team ambushed no one."
    ),
    "labour": (
        "Pilots of the airline strike from Monday over pay, their union said, after talks with the"
        " employers collapsed. Flights were cancelled and passengers hit hard."
    ),
}


@pytest.mark.parametrize(("genre", "text"), NONE.items(), ids=NONE.keys())
def test_a_genre_reports_nothing(genre: str, text: str) -> None:
    """The words of an article agree on what it is about, and its violence is none."""
    assert genre_of(text) == genre
    assert read(text).triggers == ()


def test_violence_in_a_theatre_is_reported() -> None:
    """Words of a genre do not hide an attack: gunmen and police are not of a film."""
    text = (
        "Gunmen stormed a cinema during the premiere of a film and shot into the audience, killing"
        " nine people, police said. Soldiers freed the actors and the director in the evening."
    )
    assert genre_of(text) is None
    assert read(text).triggers


GUIDES = {
    "a guide": "You kill the gunner first. Then you free your men, and your tank shells the fort.",
    "a game": "Walkthrough\n\nThe levels are hard, and players shoot down ten helicopters.",
    "a sermon": (
        "The Philistines drew up for battle. The verse says that Goliath was killed, and the Lord"
        " gave the victory; the sermon is on courage."
    ),
}


@pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES.keys())
def test_a_text_that_speaks_to_its_reader_or_of_scripture_reports_nothing(text: str) -> None:
    """Guides say "you"; a word of the title counts twice."""
    assert genre_of(text) is not None


def test_a_quotation_does_not_speak_to_the_reader() -> None:
    """What witnesses say to a reporter may be news."""
    text = (
        'Rebels shelled Goma on Monday. "You hear it, you run, your house is gone," a trader said.'
    )
    assert genre_of(text) is None


def test_a_note_of_one_line_has_no_title() -> None:
    """Its words count once: workers and a union are not yet a strike."""
    text = "The house of a union leader was bombed by party workers in Azhikode on Monday."
    assert genre_of(text) is None
