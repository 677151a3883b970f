"""What a report tells beside its news: the next item, with other victims or of another time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.nlp.reading import annotator, article, read
from worker.domain.annotations import Annotations
from worker.incidents.proposal.grouping import group


def deeds(text: str, annotations: Annotations | None = None) -> list[list[str]]:
    """The words that tell each deed of a text."""
    found = read(text) if annotations is None else annotations
    return [[found.triggers[i].span.of(text) for i in g.triggers] for g in group(text, found)]


def undated(text: str) -> list[list[str]]:
    """The same of a text of which nobody knows when it was published."""
    unknown = replace(article(text), published_at=None)
    return deeds(text, annotator()(annotator().parse([unknown])[0]))


@pytest.mark.parametrize(
    "text",
    [
        (
            "Gunmen killed senator Luis Carlos Medina in Bogota on Monday. Trials stopped in"
            " protest at the murder of judge Carlos Valdes, the union said."
        ),
        (
            "Five men shot a watchman dead at a farm near Sevilla on Monday. The police have had no"
            " rest since the assassination of candidate Julio Arenas, a spokesman said."
        ),
    ],
)
def test_another_person_by_name_is_another_deed(text: str) -> None:
    """A given name that two have in common does not bind them; an office tells who is meant."""
    assert len(deeds(text)) == 2


def test_one_of_those_counted_is_named_later() -> None:
    """The reporter is one of the two reporters."""
    text = (
        "Two reporters were shot dead in Soyapango on Monday. The town was quiet. The murder of"
        " reporter Roberto Campos angered many."
    )
    assert len(deeds(text)) == 1


def test_one_is_murdered_and_others_are_taken() -> None:
    """Who was taken is told in a sentence of its own."""
    text = (
        "Gunmen murdered banker Ramiro Lobo in Guatemala City on Monday. Unidentified men kidnapped"
        " two students, Silvia Roca and Victor Paz."
    )
    assert deeds(text) == [["murdered"], ["kidnapped"]]


def test_a_sentence_opens_with_the_next_item() -> None:
    """ "Moreover" goes on to something else."""
    text = "Gunmen murdered a banker in Cali on Monday. {}outh gangs murdered a grocer."
    assert len(deeds(text.format("Y"))) == 1
    assert len(deeds(text.format("Moreover, y"))) == 2


def test_other_dead_are_of_another_deed() -> None:
    """Figures that cannot be one, of which nobody says that they are counted anew."""
    text = (
        "Rebels shot 12 villagers dead on Monday. Nobody knows why they came.\n\nRebels shot 40"
        " traders dead."
    )
    assert len(deeds(text)) == 2


def test_a_note_counts_the_dead_of_both_sides() -> None:
    """It tells of one fight."""
    text = (
        "Soldiers killed 15 fighters in an operation near Basima on Monday. Arms were found. One"
        " soldier was killed in the exchange of fire."
    )
    assert len(deeds(text)) == 1


@pytest.mark.parametrize("time", ["on 4 July", "last month", "three weeks ago"])
def test_a_report_without_a_day_tells_of_another_time(time: str) -> None:
    """The days cannot be resolved, but they differ."""
    text = f"Guerrillas blew up a pipeline today. Guerrillas blew up three pylons {time}."
    assert len(undated(text)) == 2


def test_a_report_without_a_day_repeats_its_day() -> None:
    """The same day is no other time."""
    text = "Guerrillas blew up a pipeline on 4 July. Guerrillas blew up three pylons on 4 July."
    assert len(undated(text)) == 1


def test_what_has_nothing_of_its_own_is_of_what_was_told_last() -> None:
    """Without a victim, a place or a day."""
    text = (
        "Rebels attacked a convoy near Gao on Monday. The road was closed for hours. Nobody came"
        " for a long time. Traders waited. Lorries stood in line. In the end they fired and fled."
    )
    assert len(deeds(text)) == 1
