"""Keys that make spellings of one name comparable, and the gazetteer behind them."""

from __future__ import annotations

import time

import pytest

from worker.nlp.places.gazetteer import Gazetteer, Kind, gazetteer, read_rows
from worker.nlp.places.names import exact_key, sound_key

SPELLINGS = [
    "Idlib Idleb",
    "Deir-Ezzor Deir-ez-Zor Dayr-az-Zawr Deir-al-Zour",
    "Khan-Sheikhoun Khan-Shaykhun Khān-Shaykhūn",
    "Afrin Afrine Efrin",
    "Raqqa Rakka Ar-Raqqah al-Raqqa",
    "Quneitra Qunaytirah Kuneitra",
    "Hodeidah Hudaydah Hodeida",
    "Daraa Dar'a Deraa",
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda s: s.split()[0])
def test_spellings_of_a_name_sound_alike(spellings: str) -> None:
    """Transliterations of one name share a sound key."""
    assert len({sound_key(s.replace("-", " ")) for s in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homs", "Hamas"), ("Hama", "Homs"), ("Aleppo", "Albania")],
)
def test_different_names_do_not_sound_alike(one: str, other: str) -> None:
    """The sound key keeps apart names that differ in their consonants or their shape."""
    assert sound_key(one) != sound_key(other)


def test_exact_key_forgets_case_diacritics_and_spaces() -> None:
    """Letters and digits alone count."""
    assert exact_key("Khān Shaykhūn") == exact_key("KHAN-SHAYKHUN") == "khanshaykhun"


@pytest.mark.parametrize(
    ("name", "kind", "code", "admin1"),
    [
        ("Soum", Kind.ADMIN2, "BF", "Sahel"),
        ("Rural Damascus", Kind.ADMIN1, "SY", "Rif Dimashq"),
        ("North Waziristan", Kind.ADMIN2, "PK", "Federally Administered Tribal Areas"),
        ("Donetsk", Kind.ADMIN1, "UA", "Donetsk"),
        ("Mosul", Kind.PLACE, "IQ", "Nineveh"),
        ("Zaire", Kind.COUNTRY, "CD", None),
    ],
)
def test_the_gazetteer_knows_divisions_towns_and_countries(
    name: str, kind: Kind, code: str, admin1: str | None
) -> None:
    """Each kind of place is found under its names, in its country and province."""
    found = {(e.kind, e.country_code, e.admin1) for e in gazetteer().exact(name)}
    assert (kind, code, admin1) in found


@pytest.mark.parametrize(
    ("word", "code"), [("Syrian", "SY"), ("Burkinabe", "BF"), ("Soviet", "RU"), ("Aleppo", None)]
)
def test_demonyms_give_a_country(word: str, code: str | None) -> None:
    """A nationality is known as such and is no place."""
    assert gazetteer().demonym(word) == code


def test_every_province_of_our_tables_is_one_we_write() -> None:
    """Districts and localities lie in provinces that the gazetteer knows under the same name."""
    known = gazetteer()
    rows = [*read_rows("districts.tsv", 4), *read_rows("localities.tsv", 4)]
    homeless = {
        (code, admin1)
        for code, admin1, _, _ in rows
        if not any(
            e.country_code == code and e.admin1 == admin1 and e.kind is Kind.ADMIN1
            for e in known.exact(admin1)
        )
    }
    assert homeless == set()


def test_loading_is_fast() -> None:
    """A process has the gazetteer within a second and a half."""
    start = time.perf_counter()
    Gazetteer()
    assert time.perf_counter() - start < 1.5


@pytest.mark.parametrize(
    ("country", "provinces"),
    [
        pytest.param("TD", {"Mayo-Kebbi Est", "Mayo-Kebbi Ouest"}, id="Chad"),
        pytest.param("HT", {"Nord-Est", "Nord-Ouest"}, id="Haiti"),
        pytest.param("TN", {"Kasserine", "Sfax"}, id="Tunisia"),
    ],
)
def test_provinces_that_sound_alike_are_two(country: str, provinces: set[str]) -> None:
    """East and west are no transliterations of one name."""
    found = {
        entry.name
        for name in provinces
        for entry in gazetteer().exact(name)
        if entry.country_code == country and entry.kind is Kind.ADMIN1
    }
    assert found == provinces


def test_a_village_that_has_no_coordinates_lies_nowhere_on_the_map() -> None:
    """Zero degrees are a place in the sea."""
    villages = [e for e in gazetteer().exact("Inates") if e.country_code == "NE"]
    assert villages
    assert {(e.latitude, e.longitude) for e in villages} == {(None, None)}
