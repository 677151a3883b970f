"""Copies of a text count once, edited ones too; another report of the same event does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.incidents.reports import report
from worker.domain.incident import Candidate, Change
from worker.domain.kinds import ChangeKind
from worker.domain.sketch import COPY, SIZE, resemblance, sketch
from worker.incidents.compare import compare
from worker.incidents.copies import texts
from worker.incidents.merge import merge

WIRE = (
    "Rebels shot down an army helicopter near the village of Kaligona on Monday, killing its two"
    " pilots, residents and a monitoring group said. The aircraft came down in a field east of the"
    " river shortly after dawn. Soldiers cordoned off the wreck and took away the bodies. The army"
    " did not comment at once, but a state broadcaster spoke of a technical fault. It was the third"
    " helicopter lost in the province this year. The rebels hold most of the countryside north of"
    " the provincial capital, which the army has supplied by air since the road was cut in March."
)
OTHER = (
    "A military helicopter crashed close to Kaligona after it came under fire, a spokesman for the"
    " insurgents told our correspondent by telephone. Both men on board died, he said, adding that"
    " fighters had used a missile seized from a depot last month. Villagers described a loud bang"
    " and black smoke over the fields. The defence ministry blamed an engine failure and promised"
    " an inquiry. Supply flights to the besieged capital of the province were halted for the day."
)
EDITS = {
    "another headline and byline": "Chopper downed, crew dead\nBy our own correspondent\n" + WIRE,
    "capitals": WIRE.upper(),
    "a sentence less": WIRE.replace(
        "Soldiers cordoned off the wreck and took away the bodies.", ""
    ),
    "a note of the editor": WIRE + " This story has been updated with a comment of the ministry.",
    "a corrected toll": WIRE.replace("two pilots", "three crew members"),
}


def said(article: str, text: str) -> Candidate:
    """The report of an article with this text."""
    one = report(article)
    return replace(one, source=replace(one.source, sketch=sketch(text)))


def copies(a: str, b: str) -> float:
    """The resemblance of two texts."""
    one, two = sketch(a), sketch(b)
    assert one is not None
    assert two is not None
    return resemblance(one, two)


@pytest.mark.parametrize("edited", EDITS.values(), ids=EDITS)
def test_an_edited_copy_is_known(edited: str) -> None:
    """Whatever editors do to a wire report in a hurry."""
    assert copies(WIRE, edited) >= COPY


def test_another_report_of_the_same_event_is_no_copy() -> None:
    """Who writes in words of his own is a source of his own."""
    assert copies(WIRE, OTHER) < 0.1


def test_a_sketch_is_the_same_everywhere() -> None:
    """Neither the process nor the machine plays a part: it is kept in records for years."""
    first = sketch(WIRE)
    assert first is not None
    assert first.startswith("rC1mISDwV9nl")
    assert resemblance(first, first) == 1.0


def test_short_texts_have_no_sketch() -> None:
    """Notes of one sentence are alike though they tell of different events."""
    assert sketch("Gunmen killed two people in Kaligona on Monday, police said.") is None


@pytest.mark.parametrize("other", ["", "no base64!", "AAAA", "A" * 4 * SIZE])
def test_what_is_no_sketch_resembles_nothing(other: str) -> None:
    """Records come from a topic: another version's sketch must not stop the resolution."""
    assert resemblance(sketch(WIRE) or "", other) == 0.0


def test_copies_of_copies_are_one_text_in_any_order() -> None:
    """An edited copy links two texts that by themselves differ too much."""
    half = WIRE[len(WIRE) // 2 :]
    sources = [
        said(name, t).source for name, t in zip("abcd", (WIRE, half, OTHER, WIRE), strict=True)
    ]
    linked = [len(set(texts(order))) for order in permutations(sources)]
    assert set(linked) == {linked[0]}


def test_edited_copies_count_once() -> None:
    """Three papers, of which two print one agency's report: two independent sources."""
    edited = EDITS["another headline and byline"]
    told = {name: (said(name, t),) for name, t in zip("abc", (WIRE, edited, OTHER), strict=True)}
    found = merge("key", 1, Change(ChangeKind.CREATED, (), "a"), told)
    assert (found.source_count, found.independent_source_count) == (3, 2)


def test_an_edited_copy_speaks_for_one_incident() -> None:
    """The comparison says so by name."""
    [level] = [
        level
        for level in compare(said("a", WIRE), said("b", EDITS["a sentence less"])).levels
        if level.comparison == "text"
    ]
    assert (level.level, level.weight) == ("edited copy", 3.0)
