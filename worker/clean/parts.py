"""Articles that a page divides into parts, with an advertisement between two of them.

trafilatura takes the first element that holds an article. Where the same page has more elements of
the same kind in the same place, the article goes on in them: on 2 of the 60 pages of the benchmark
nearly half of the text is found here and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from worker.clean.characters import normalise, squeeze

# Words below which a paragraph does not show where the article stands: the same short line may be
# in a menu as well.
MIN_WORDS = 8
# An element, and the tag and class of each element between it and the paragraph.
Holder = tuple[Any, tuple[tuple[str, str], ...]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page and the kind of the element that holds it."""

    text: str
    holder: Holder

    @property
    def key(self) -> str:
        """The text without what differs between two ways to print it."""
        return "".join(_WORD.findall(self.text.lower()))


def paragraph_elements(tree: Any) -> list[Paragraph]:
    """Every paragraph of a page in its order; read before extraction, which changes the tree."""
    found = []
    for element in tree.iter("p"):
        text = squeeze(normalise("".join(element.itertext())))
        if len(text.split()) >= MIN_WORDS:
            found.append(Paragraph(text, _holder(element)))
    return found


def _holder(element: Any) -> Holder:
    """What stands around a paragraph: two look-alikes in one place are parts of one text.

    The same for two paragraphs only where the elements around them, two deep, have the same tags
    and classes, and the one around those is the same.
    """
    holder = element.getparent()
    above = holder.getparent() if holder is not None else None
    if above is None or not holder.get("class"):
        return (element, ())
    kinds = tuple((str(one.tag), str(one.get("class"))) for one in (holder, above))
    return (above.getparent(), kinds)


def with_other_parts(lines: list[str], paragraphs: list[Paragraph]) -> list[str]:
    """The lines that were extracted, with the paragraphs of the parts that were not."""
    keys = ["".join(_WORD.findall(line.lower())) for line in lines]
    known = set(keys)
    holders = {one.holder for one in paragraphs if one.key in known}
    missing = [one for one in paragraphs if one.holder in holders]
    return _merged(lines, keys, missing)


def _merged(lines: list[str], keys: list[str], paragraphs: list[Paragraph]) -> list[str]:
    """Paragraphs that are no line, each after the line or paragraph that it follows in the page."""
    known = set(keys)
    whole = "".join(keys)
    after: dict[str, list[str]] = {}
    anchor = ""
    for one in paragraphs:
        if one.key in known:
            anchor = one.key
        elif one.key not in whole:
            after.setdefault(anchor, []).append(one.text)
    merged = after.pop("", [])
    for line, key in zip(lines, keys, strict=True):
        merged += [line, *after.pop(key, [])]
    return merged
