"""Articles in parts are put together."""

from __future__ import annotations

import trafilatura

from worker.clean.parts import paragraph_elements, with_other_parts

FIRST = "Rebels shot down an army helicopter over the hills on Friday morning."
SECOND = "A spokesman said that both pilots had ejected before the machine crashed."
THIRD = "Residents said they had heard a loud explosion and had seen smoke there."
TEASER = "Ten recipes for the summer that your whole family will love to eat."

PAGE = f"""<html><body><article>
<div class="chunk"><div class="body"><p>{FIRST}</p><p>{SECOND}</p></div></div>
<div class="ad"><p>{TEASER}</p></div>
<div class="chunk"><div class="body"><p>{THIRD}</p></div></div>
</article><aside><div class="chunk"><div class="body"><p>{TEASER}</p></div></div></aside>
</body></html>"""


def test_the_same_kind_of_element_in_the_same_place_is_the_article() -> None:
    """A part that was not extracted follows the part before it; look-alikes elsewhere do not."""
    paragraphs = paragraph_elements(trafilatura.load_html(PAGE))
    assert with_other_parts([FIRST, SECOND], paragraphs) == [FIRST, SECOND, THIRD]


def test_parts_come_in_the_order_of_the_page() -> None:
    """A part before the extracted one is put before it."""
    paragraphs = paragraph_elements(trafilatura.load_html(PAGE))
    assert with_other_parts([THIRD], paragraphs) == [FIRST, SECOND, THIRD]


def test_nothing_is_added_twice() -> None:
    """What was extracted, as a line or in one, is not added."""
    paragraphs = paragraph_elements(trafilatura.load_html(PAGE))
    assert with_other_parts([FIRST, f"{SECOND} {THIRD}"], paragraphs) == [
        FIRST,
        f"{SECOND} {THIRD}",
    ]
