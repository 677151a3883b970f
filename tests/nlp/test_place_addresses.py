"""Streets, houses, offices and persons are no places, whatever else their names mean."""

from __future__ import annotations

import pytest

from worker.domain.kinds import PlacePrecision
from worker.nlp.model import Reader
from worker.nlp.places.finder import find_places


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("A car bomb on Haifa Street in Baghdad killed five people.", ["Baghdad"],
                     id="a street with the name of a town"),
        pytest.param("Gunmen shot dead a tailor on Jinnah Road, Quetta.", ["Quetta"],
                     id="the town behind the street"),
        pytest.param("Police fired at a crowd along Airport Road in Mogadishu.", ["Mogadishu"],
                     id="a road with a capital"),
        pytest.param("Police shot three men on a busy Nairobi street.", ["Nairobi"],
                     id="a street of a town"),
        pytest.param("A boy was hit in the 300 block of Aspen Meadow in San Antonio, Texas.",
                     ["San Antonio"], id="the block of"),
        pytest.param("A grenade was thrown into the Sabra Supermarket in Wajir, Kenya.",
                     ["Wajir"], id="a shop"),
        pytest.param("An IED hit an army vehicle between Gorguel and Yalanga.",
                     ["Gorguel", "Yalanga"], id="a road between two villages"),
        pytest.param("Four herders died in clashes between Gabra and Borana at Horonder in Kenya.",
                     ["Horonder"], id="who clashed"),
    ],
)  # fmt: skip
def test_an_address_lies_in_a_town(language: Reader, text: str, named: list[str | None]) -> None:
    """The town is the place; it keeps the preposition of the street."""
    found = find_places(language(text))
    assert [p.location.name for p in found] == named
    assert any(p.locative or p.location.name == "Nairobi" for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers shot 17-year-old Medina Wilson near her home. Medina died on Sunday.",
        "Soldiers shot Ariana Wilson, a 10-year-old, near her home. Ariana died on Sunday.",
        "Soldiers shot Adil Flores, 22, near his home. Flores died on Sunday.",
    ],
)
def test_a_person_with_an_age_is_no_place(language: Reader, text: str) -> None:
    """Nor is the name where it stands alone."""
    assert not find_places(language(text))


def test_a_town_with_an_age_behind_it_is_one(language: Reader) -> None:
    """The comma does not make it a person."""
    (found,) = find_places(language("In Gaza, a 10-year-old boy was shot dead."))
    assert (found.location.admin1, found.location.country_code) == ("Gaza Strip", "PS")


def test_a_county_is_none_of_a_country_without_counties(language: Reader) -> None:
    """Pasco is a region of Peru too."""
    text = "Deputies found three bodies, the Pasco County Sheriff's Office in Florida said."
    codes = {p.location.country_code for p in find_places(language(text))}
    assert codes == {"US"}


def test_no_office_or_officer_of_a_county_is_a_place(language: Reader) -> None:
    """What follows the county belongs to it."""
    text = "Kankakee County Sheriff Mike Downey said a boy was shot in the Kankakee County Jail."
    assert {p.location.name for p in find_places(language(text))} == {"Kankakee"}


def test_a_state_may_be_two_letters(language: Reader) -> None:
    """Behind a town and a comma; once said it holds for the whole text."""
    text = (
        "Four people were found dead in a Preston home.\n\n"
        "PRESTON, ID - Preston Police Chief Ken Howe said the dead were a family."
    )
    found = find_places(language(text))
    assert {p.location.admin1 for p in found if p.location.name == "Preston"} == {"Idaho"}


def test_a_local_government_area_is_named_once(language: Reader) -> None:
    """Its kind is no place of its own."""
    text = "Gunmen attacked a village of Wase Local Government Area of Plateau State, Nigeria."
    named = {p.location.name for p in find_places(language(text))}
    assert named == {"Wase"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Car bomb kills five in Kabul", {"AF"}),
        ("Rebels in CAR attacked Bria on Monday.", {"CF"}),
    ],
)
def test_a_car_is_no_country(language: Reader, text: str, codes: set[str]) -> None:
    """An abbreviation is one in capitals."""
    assert {p.location.country_code for p in find_places(language(text))} == codes


def test_a_sea_is_nowhere_near_who_tells(language: Reader) -> None:
    """Nor is the Gulf a province of Papua New Guinea."""
    text = "In London, Lloyd's said a tanker was hit by a missile in the Gulf on Saturday."
    (sea,) = (p.location for p in find_places(language(text)) if p.location.name == "Gulf")
    assert sea.precision is PlacePrecision.SEA_OR_AIRSPACE
    assert sea.country_code is None


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Air defences in Poltava downed nine drones in Russia's morning raid.", {"RU"}),
        ("A depot near Marib was hit in Saudi Arabia's air strikes on Friday.", {"SA"}),
        ("The convoy was hit by a rocket made in the United States near Khost.", {"US"}),
        ("Rebels near Ndele fired shells manufactured in China.", {"CN"}),
        ("Six people died in Mali's deadliest attack this year.", set()),
    ],
)
def test_a_country_has_deeds_and_goods_elsewhere(
    language: Reader, text: str, acting: set[str]
) -> None:
    """Whose raid or rocket it was is no place; the deadliest attack of a country was in it."""
    found = find_places(language(text))
    assert {p.location.country_code for p in found if p.actor} == acting
