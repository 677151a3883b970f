"""What a report tells besides what, where and when."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read


def told(text: str) -> set[str]:
    """The particulars of a text of an attack."""
    return {p.text for p in read(f"Gunmen shot dead two people on Tuesday. {text}").particulars}


@pytest.mark.parametrize(
    ("text", "particular"),
    [
        ("The victims were named as Adaeze Okonjo-Bello and her brother.", "adaeze okonjo"),
        ("Police named one of the dead as Tomas R. Villacorta.", "tomas villacorta"),
        ("The shots fell outside the Silver Heron on Larkmoor Street.", "larkmoor street"),
        ("A 17-year-old boy was wounded in the shooting.", "age 17 years"),
        ("The dead man was Pavel Horak, 43, a teacher.", "age 43 years"),
        ("A girl aged 6 was among those hit.", "age 6 years"),
        ("The youngest of the wounded was a 5-month-old baby.", "age 5 months"),
        ("The attack began at 9:40 p.m. and lasted an hour.", "hour 9:40 pm"),
        ("The shots were fired in the 2200 block of Calder Avenue.", "block 2200"),
    ],
)
def test_what_few_events_share_is_found(text: str, particular: str) -> None:
    """Names of two words, ages, hours and blocks, in one spelling."""
    assert particular in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army blamed Boko Haram for the attack.",
        "The wounded were taken to Beit Lahiya after the attack.",
        "Witnesses said that gunmen came back on Tuesday Evening.",
        "The Prime Minister condemned the attack.",
        "He died at Larkmoor Memorial Hospital, the Calder County Sheriff said.",
        "Photo: Larkmoor News Tribune, Channel Nine.",
    ],
)
def test_what_many_events_share_is_not(text: str) -> None:
    """Groups, places on the map, days, offices, hospitals and papers."""
    assert not told(text)
