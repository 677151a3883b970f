"""What the line classifier looks at, as numbers.

A line is described by itself (length, how much of it is grammar, how much of it cues cover) and by
its neighbours, because the same headline is a subheading between paragraphs and a teaser between
teasers. Nothing here knows a publisher or a sentence.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import accumulate

from worker.clean.cues import cover

FUNCTION_WORDS = frozenset(
    "the of and to in that was were is are by for with from at has have had his her their its it "
    "he she they who which after said says not but been near be will would into over as an than "
    "this these when while a on there about before between because also more all no so if "
    "or".split()
)
SECOND_PERSON = frozenset("you your yours you're you'll you've you'd we our us we're we've".split())
REPORTING = frozenset(
    "said says told according killed reported wounded injured died attack attacked fighters forces "
    "troops soldiers civilians police army military government official officials near".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_QUOTE = re.compile(r"[\"“”„«»]")
# A picture's text ends with its credit in brackets; a sentence of news does not.
CAPTION = re.compile(
    r"\((?=[^()]*(?:photo|image|picture|screen ?(?:shot|grab|capture)|handout|courtesy|credit|via "
    r"|file\b|(?-i:[A-Z]\w*/\s?[A-Z])))[^()]{3,90}\)\W{0,2}$",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"[|»›→©•·/#*+<>=_{}\\▼▲]")

# A line of at least this many words that ends like a sentence is prose.
PROSE_WORDS = 12
# A heading is a short line that cues cover.
HEADING_WORDS = 5
# The share of a line at which its cues count as there; in a text on one line they are always few.
SOME = 0.05
CAP = 60  # words; more of them say nothing more


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what is counted in it; shares are of its words, covers of its characters."""

    words: int
    ends: bool
    grammar: float
    capitals: float
    small: float
    digits: float
    address: float
    reporting: float
    symbols: float
    prompts: float
    credits: float
    pointers: float
    repeated: bool
    quoted: bool
    caption: bool

    @property
    def prose(self) -> float:
        """How much this line looks like running text, 0..1."""
        if max(self.grammar, self.small / 4) < 0.15 or (
            not self.ends and self.words < 2 * PROSE_WORDS
        ):
            return 0.0
        return min(self.words, CAP) / CAP

    @property
    def cued(self) -> float:
        """How much of this line cues cover, 0..1."""
        return min(1.0, self.prompts + self.credits + self.pointers)

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of something that is not the article."""
        return self.words <= HEADING_WORDS and self.pointers + self.prompts > 0.6

    @property
    def is_report(self) -> bool:
        """Whether this is running text with words of a report on a war."""
        return self.reporting > 0 and self.prose > 0

    @property
    def own_voice(self) -> bool:
        """Whether a site speaks of itself to its reader, outside quotes and reporting nothing."""
        return self.address > 0 and not self.quoted and not self.reporting


def split_glued_words(text: str) -> str:
    """Items of a menu that lost the space between them, apart: "standardsDiscussion"."""
    return _CAMEL.sub(" ", text)


def describe(line: str, repeated: bool, cased: bool) -> Line:
    """The line as counts; `repeated`: it stands elsewhere too; `cased`: capitals mean something."""
    words = _WORD.findall(line)
    lowered = [word.lower().replace("’", "'") for word in words]
    initials = [word[0] for word in words]
    total = max(len(words), 1)
    covers = cover(split_glued_words(line))
    return Line(
        words=len(words),
        ends=bool(_END.search(line)),
        grammar=sum(map(FUNCTION_WORDS.__contains__, lowered)) / total,
        capitals=sum(map(str.isupper, initials)) / total if cased else 0.0,
        small=sum(map(str.islower, initials)) / total,
        digits=sum(map(str.isdigit, initials)) / total,
        address=sum(map(SECOND_PERSON.__contains__, lowered)) / total,
        reporting=sum(map(REPORTING.__contains__, lowered)) / total,
        symbols=min(len(_SYMBOL.findall(line)), 4) / 4,
        prompts=covers.prompts,
        credits=covers.credits,
        pointers=covers.pointers,
        repeated=repeated,
        quoted=bool(_QUOTE.search(line)),
        caption=bool(CAPTION.search(line)),
    )


def own_features(line: Line) -> dict[str, float]:
    """The features that a line has alone."""
    return {
        "bias": 1.0,
        "length": math.log1p(min(line.words, CAP)),
        "tiny": float(line.words <= 3),
        "prose": line.prose,
        "ends": float(line.ends),
        "grammar": min(line.grammar, 0.5),
        "capitals": line.capitals * (line.words > 3),
        "digits": line.digits,
        "address": min(line.address * 5, 1.0),
        "reporting": min(line.reporting * 5, 1.0),
        "symbols": line.symbols,
        "prompts": line.prompts,
        "has_prompt": min(1.0, line.prompts / SOME),
        "credits": line.credits,
        "has_credit": min(1.0, line.credits / SOME),
        "pointers": line.pointers,
        "has_pointer": min(1.0, line.pointers / SOME),
        "repeated": float(line.repeated),
    }


def _window(values: list[float], at: int, size: int) -> tuple[float, float]:
    """Mean of `size` values before and after a position, as if zeros stood outside the text."""
    before = values[max(0, at - size) : at]
    after = values[at + 1 : at + 1 + size]
    return sum(before) / size, sum(after) / size


def _since_heading(lines: list[Line]) -> list[float]:
    """1 at the heading of something else, fading with each line and gone at two lines of prose."""
    found, strength = [], 0.0
    for line in lines:
        found.append(strength)
        if line.is_heading:
            strength = 1.0
        elif line.prose >= PROSE_WORDS / CAP:
            strength = strength / 2 if strength > 0.3 else 0.0
        else:
            strength *= 0.95
    return found


def features(lines: list[Line]) -> list[dict[str, float]]:
    """The features of every line of a text, its neighbours' included."""
    prose = [line.prose for line in lines]
    cued = [line.cued for line in lines]
    before = [0.0, *accumulate(prose)]
    total = before[-1]
    headings = _since_heading(lines)
    return [
        own_features(line) | _context(at, prose, cued, before, total) | {"heading": headings[at]}
        for at, line in enumerate(lines)
    ]


def _context(
    at: int, prose: list[float], cued: list[float], before: list[float], total: float
) -> dict[str, float]:
    near, wide = 2, 6
    prose_above, prose_below = _window(prose, at, near)
    wide_above, wide_below = _window(prose, at, wide)
    cued_above, cued_below = _window(cued, at, near)
    cued_far_above, cued_far_below = _window(cued, at, wide)
    above, below = before[at], total - before[at + 1]
    return {
        "prose_above": prose_above,
        "prose_below": prose_below,
        "prose_around": min(prose_above, prose_below),
        "prose_wide": wide_above + wide_below,
        "cued_near": cued_above + cued_below,
        "cued_wide": cued_far_above + cued_far_below,
        "none_above": float(above == 0),
        "none_below": float(below == 0),
        "share_around": min(above, below) / (total or 1.0),
        "inside": float(above > 0.3 and below > 0.3),
    }
