"""Names of towns that are none here, or where the deed was not."""

from __future__ import annotations

import pytest

from worker.domain.annotations import PlaceMention
from worker.nlp.model import Reader
from worker.nlp.names.recogniser import is_person
from worker.nlp.places.finder import read_places


def places(language: Reader, text: str) -> tuple[PlaceMention, ...]:
    """The places of a text, with the test for persons that the annotator gives."""
    return read_places(language(text), is_person=is_person).mentions


def scenes(language: Reader, text: str) -> list[str | None]:
    """Those where something can have happened."""
    return [p.location.name for p in places(language, text) if not p.actor]


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        pytest.param(
            "Guatemalan police said that the judge Jaime Valencia Ortega was shot in Escuintla.",
            "Escuintla", id="within the name of a person",
        ),
        pytest.param(
            "Four gunmen in two Toyota cars shot a Kenyan trader dead in Garissa.",
            "Garissa", id="a make",
        ),
        pytest.param(
            "Luis de Oliveira was kidnapped near the Colombian town of Arauca.",
            "Arauca", id="behind a particle",
        ),
    ],
)  # fmt: skip
def test_a_name_within_another_is_no_town(language: Reader, text: str, scene: str) -> None:
    """A town that is a part of another name is none."""
    assert scenes(language, text) == [scene]


def test_who_speaks_in_a_transcript_is_no_town(language: Reader) -> None:
    """A surname in brackets before what was said."""
    text = "A bomb went off in Lima. (Vargas) How many were hurt? (Lopez) Nine, all in Lima."
    assert set(scenes(language, text)) == {"Lima"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The Salvadoran police and the FMLN will meet in Caracas. Salvadoran soldiers had shot"
            " ten union members dead.",
            id="talks",
        ),
        pytest.param(
            "The Salvadoran police sent the shells to Washington. A Salvadoran judge was shot.",
            id="sent to",
        ),
        pytest.param(
            "The Salvadoran police said that a Salvadoran judge, once ambassador to Madrid,"
            " was shot dead.",
            id="an ambassador's post",
        ),
        pytest.param(
            "Salvadoran police said that gunmen shot at the minister's house. He is in Madrid.",
            id="whereabouts",
        ),
    ],
)  # fmt: skip
def test_nothing_happened_where_somebody_went(language: Reader, text: str) -> None:
    """Travel, talks, posts and whereabouts in another country than that of the article."""
    assert scenes(language, text) == []


def test_where_somebody_went_may_be_the_scene(language: Reader) -> None:
    """In the country that the article is about."""
    assert scenes(language, "Gunmen shot two traders on their way to Garissa.") == ["Garissa"]


def test_a_capital_goes_before_its_namesakes(language: Reader) -> None:
    """Where nothing else speaks."""
    (place,) = places(language, "A bomb exploded in downtown San Salvador tonight.")
    assert place.location.country_code == "SV"


def test_we_is_no_people(language: Reader) -> None:
    """The Wê are one."""
    read = read_places(language("We heard two explosions. We ran."), is_person=is_person)
    assert read.country_code is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "A bomb went off in San Salvador. Nine were taken to the Rosales hospital.", "SV",
            id="a hospital named after somebody",
        ),
        pytest.param(
            "The Sri Lankan president condemned the murder of the editor.", "LK",
            id="a nationality of two words",
        ),
        pytest.param(
            "Gunmen shot at the crowd near the El Salvador University. Two U.S. students and a U.S."
            " teacher were hurt.", "SV",
            id="U.S. as a nationality",
        ),
        pytest.param(
            "The Salvadoran president will go to Caracas. He condemned the bomb attacks on the"
            " unions.", "SV",
            id="a trip",
        ),
        pytest.param("The bombs damaged eight electric poles.", None, id="no Poles"),
    ],
)  # fmt: skip
def test_the_country_of_an_article(language: Reader, text: str, code: str | None) -> None:
    """By what surely says so, whatever else is named."""
    assert read_places(language(text), is_person=is_person).country_code == code


def test_a_quarter_of_a_city_has_the_name_of_a_town_abroad(language: Reader) -> None:
    """ "San Diego, southern Medellin"."""
    text = "A rocket was fired in Medellin. It hit a factory in San Diego, southern Medellin."
    assert {p.location.country_code for p in places(language, text)} == {"CO"}


def test_a_convent_is_not_in_the_town_of_its_saint(language: Reader) -> None:
    """But in the city that is told."""
    text = "Bombs went off in Lima. One exploded in Lima in front of the San Francisco monastery."
    assert {p.location.admin1 for p in places(language, text)} == {"Lima"}
