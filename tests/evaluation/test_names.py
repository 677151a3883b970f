"""Names of the corpora are read as the classes of the recogniser, and scored by exact spans."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from worker.evaluation.names import (
    CASINGS,
    Counts,
    GoldText,
    flat,
    read_re3d,
    read_wikigold,
    written,
)
from worker.nlp.names.recogniser import NameKind

TEXT = "Minister Ann Lee said the army of Freedonia shot at two old tanks near Ort, Freedonia."


def spans(*told: tuple[str, str]) -> list[tuple[int, int, str]]:
    """Where words stand in the text, with a label of re3d."""
    return [(TEXT.index(w), TEXT.index(w) + len(w), label) for w, label in told]


def re3d(tmp_path: Path, *told: tuple[str, str]) -> set[tuple[str, NameKind]]:
    """The names that are read of a document with these entities."""
    path = tmp_path / "re3d.jsonl.gz"
    document = {"id": "1", "text": TEXT, "entities": spans(*told)}
    path.write_bytes(gzip.compress(json.dumps(document).encode()))
    (gold,) = read_re3d(path)
    return {(gold.text[s:e], kind) for s, e, kind in gold.names}


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (("Minister Ann Lee", "Person"), ("Ann Lee", NameKind.PERSON)),
        (("two old tanks", "MilitaryPlatform"), ("old tanks", NameKind.ARMS)),
        (("near Ort", "Location"), ("Ort", NameKind.PLACE)),
        (("the army", "Organisation"), None),
        (("said", "Person"), None),
        (("shot", "Weapon"), ("shot", NameKind.ARMS)),
        (("Minister", "Person"), None),
    ],
)
def test_an_entity_is_read_as_a_name(
    tmp_path: Path, told: tuple[str, str], read: tuple[str, NameKind] | None
) -> None:
    """Without titles, articles and adjectives; not where it only describes."""
    assert re3d(tmp_path, told) == ({read} if read else set())


def test_a_place_in_another_is_read_alone(tmp_path: Path) -> None:
    """ "Ort, Freedonia" is two places."""
    found = re3d(tmp_path, ("Ort, Freedonia", "Location"), ("Ort", "Location"))
    assert found == {("Ort", NameKind.PLACE)}


def test_a_country_is_a_place_where_it_acts(tmp_path: Path) -> None:
    """And its people are none of the classes that are scored."""
    path = tmp_path / "re3d.jsonl.gz"
    text = "France and the Syrians spoke."
    entities = [(0, 6, "Organisation"), (11, 22, "Organisation")]
    path.write_bytes(
        gzip.compress(json.dumps({"id": "1", "text": text, "entities": entities}).encode())
    )
    (gold,) = read_re3d(path)
    assert gold.names == ((0, 6, NameKind.PLACE), (15, 22, NameKind.OTHER))


def test_the_longest_name_counts() -> None:
    """And of persons the one inside."""
    names = [(0, 16, NameKind.PERSON), (9, 16, NameKind.PERSON), (26, 43, NameKind.GROUP)]
    inner = (34, 43, NameKind.PLACE)
    assert flat([*names, inner], TEXT) == [names[1], names[2]]


def test_sentences_of_wikigold_are_joined(tmp_path: Path) -> None:
    """With the spans of their names."""
    path = tmp_path / "wikigold.conll.gz"
    lines = "-DOCSTART- O\n\nAnn I-PER\nLee I-PER\n, O\nof O\nOrt I-LOC\n. O\n\nRed I-ORG\n\n"
    path.write_bytes(gzip.compress(lines.encode()))
    (gold,) = read_wikigold(path)
    assert gold.text == "Ann Lee, of Ort. Red"
    assert [gold.text[s:e] for s, e, _ in gold.names] == ["Ann Lee", "Ort", "Red"]
    assert written([["(", "a", ")", "b"]])[0] == "(a) b"


@pytest.mark.parametrize("casing", CASINGS)
def test_names_stand_where_they_stood_in_any_casing(casing: str) -> None:
    """The letters under a span are those of the name."""
    gold = GoldText("x", 'He met "Ann Lee", of Ort.', ((8, 15, NameKind.PERSON),))
    changed = CASINGS[casing](gold)
    ((start, end, _),) = changed.names
    assert changed.text[start:end].lower() == "ann lee"


def test_f1_counts_spans_with_their_kind() -> None:
    """A right span of another kind is wrong twice."""
    counts = Counts()
    place = NameKind.PLACE
    counts.add({(0, 3, NameKind.PERSON), (4, 9, place)}, {(0, 3, place), (4, 9, place)})
    assert counts.f1() == pytest.approx(0.5)
    assert counts.f1([place]) == pytest.approx(2 / 3)
