"""Capitals where a text has none: old wires in small letters, telexes in capitals.

The tagger and the parser learned from texts in which names have capitals, and so do the rules for
places, groups and persons. In the lines without case of a text mostly so, a word gets one if it is

1. no word of English (`english.txt`): "cali", "jaramillo"; all of it where it can only be spelled
2. of a name of our lists: groups, countries, weapons, aircraft ("shining path", "ak-47")
3. of the name before an acronym in brackets ("popular army (epa)")
4. beside a name, and part of it: an office, an article of Spanish or Arabic, a surname
5. the first of a sentence

How the lines with case write a word goes before the list. No letter moves: a span of the text with
capitals is one of the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import IntEnum

from worker.domain.article import Article
from worker.nlp.casing_names import (
    OFFICES,
    PARTICLES,
    find_names,
    is_acronym,
    is_english,
    is_frequent,
    is_place,
    may_be_name,
)
from worker.nlp.text.document import Doc
from worker.nlp.text.phrases import parts_of

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)?")
_LINE = re.compile(r"[^\n]+")
_FEW = 0.02
"""Share of words with a capital below which a line is in small letters."""
_MOST = 0.8
"""Share of long words in capitals above which a line is in capitals."""
_LONG = 4
_ENOUGH = 3
"""Long words that a line without case has at least: a shorter one may be a name."""
_SPELLED = re.compile(r"(?<![\w.])(?!(?:a|p)\.m\.|i\.e\.|e\.g\.)(?:[a-z]\.){2,}")
_TYPE = re.compile(r"(?<![\w-])[a-z]{1,3}-\d{1,4}[a-z]?\b|(?<!\w)\d?[a-z]\d{2,3}\b")
_BRACKET = re.compile(r"\(\s*([a-z]{2,10}(?:[-/][a-z]{1,5})?)\s*\)")
_START = re.compile(
    r"(?:^|(?<!\.[a-z])(?<!\b(?:mr|dr|st|lt|no|fr))(?<!\b(?:gen|col|maj|sgt|cpl|rev|gov|sen|mrs))"
    r"(?<!\b(?:capt|brig|msgr))[.!?]['\"”’)]*\s+|\n\s*)[\s'\"“‘(\-]*(?=[a-z])"
)
_MONTH = re.compile(r"(?<=\d )(?:march|may)\b|\b(?:march|may)(?= \d)")
_SPELLED_OUT = re.compile(r"\b([a-z]{3,8}) \(([a-z][a-z, -]{5,80})\)")
_I = re.compile(r"(?<![\w.])i(?![\w.])")
_FAR = 120
_NAME_BEFORE = 9
"""Words before an acronym that may be of its name."""
_LINKS = frozenset("of for the and de del la los las y e el da do dos du von van der".split())
_BEFORE_NAME = frozenset(
    "a an the by to with from in at on that which who said says was were is are has have had called"
    " its their his her as against among between former or".split()
)


class _Case(IntEnum):
    """The case that a word gets."""

    SMALL = 0
    TITLE = 1
    CAPITALS = 2


def with_capitals(article: Article, tokenize: Callable[[str], Doc]) -> Article:
    """The article with capitals, if most of it has no case of its own."""
    lines = list(_LINE.finditer(article.text))
    bare = [line for line in lines if _is_caseless(line.group())]
    if 2 * sum(len(line.group()) for line in bare) <= len(article.text):
        return article  # a headline in capitals over a text with case
    cased = [line.group() for line in lines if line not in bare]
    text = list(article.text)
    for line in bare:
        text[line.start() : line.end()] = line.group().lower()
    return replace(article, text=_Reading.of("".join(text), bare, cased).cased(tokenize))


def _is_caseless(line: str) -> bool:
    """Whether a line of some length has no capitals, or nothing else."""
    words: list[str] = _WORD.findall(line)
    long = [w for w in words if len(w) >= _LONG]
    if len(long) < _ENOUGH or len(line.lower()) != len(line):
        return False
    small = sum(w[0].isupper() for w in words) <= _FEW * len(words)
    return small or sum(w.isupper() for w in long) > _MOST * len(long)


@dataclass(slots=True)
class _Reading:
    """The words of the caseless lines, and the case that each gets."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    case: list[_Case]
    names: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    acronyms: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, bare: list[re.Match[str]], cased: list[str]) -> _Reading:
        """The words of `text` in the lines `bare`; `cased` are the other lines."""
        found = [m for line in bare for m in _WORD.finditer(text, line.start(), line.end())]
        spans = [m.span() for m in found]
        words = [m.group() for m in found]
        names, small = _seen(cased)
        return cls(text, spans, words, [_Case.SMALL] * len(words), names, small)

    def cased(self, tokenize: Callable[[str], Doc]) -> str:
        """The text with capitals."""
        self._brackets()
        for i, word in enumerate(self.words):
            self.case[i] = self._alone(word)
        self._listed(tokenize)
        self._beside()
        return self._written()

    def _alone(self, word: str) -> _Case:
        base, _, rest = re.split("(['’])", word)[:3] if re.search("['’]", word) else (word, "", "")
        if word in self.acronyms or base in self.acronyms:
            return _Case.CAPITALS
        if base in self.names:
            return _Case.TITLE
        if len(base) < 2 or base in self.small | _LINKS or is_english(base):
            return _Case.TITLE if len(rest) > 2 and not is_english(rest) else _Case.SMALL
        if rest == "t" and base.endswith("n"):
            return _Case.SMALL
        return _Case.CAPITALS if is_acronym(base) else _Case.TITLE

    def _brackets(self) -> None:
        """Acronyms that stand in brackets, and the names before them."""
        for match in _BRACKET.finditer(self.text):
            before = self.text[max(0, match.start() - _FAR) : match.start()].rstrip()
            inside = match.group(1)
            if before[-1:].isalpha() and (not is_english(inside) or _spells(inside, before)):
                self.acronyms.add(inside)
        for match in _SPELLED_OUT.finditer(self.text):
            if _spells(match.group(1), match.group(2)):
                self.acronyms.add(match.group(1))

    def _listed(self, tokenize: Callable[[str], Doc]) -> None:
        doc = tokenize(self.text)
        at = {start: i for i, (start, _) in enumerate(self.spans)}
        for hit in find_names(doc):
            start, end = doc[hit.start].idx, doc[hit.end - 1].idx + len(doc[hit.end - 1])
            inside = [at[s] for s in range(start, end) if s in at]
            parts = [p for p in parts_of(hit.value) if p[0].isalpha()]
            if len(parts) == len(inside):
                for i, part in zip(inside, parts, strict=True):
                    self.case[i] = _case_of(part)
        self._names_of_acronyms()

    def _names_of_acronyms(self) -> None:
        """ "Popular army (EPA)": what an acronym stands for is a name, up to its article."""
        for i, word in enumerate(self.words):
            start = self.spans[i][0]
            if word in self.acronyms and self.text[start - 1 : start] == "(":
                for j in range(i - 1, max(-1, i - _NAME_BEFORE), -1):
                    if self.words[j] in _BEFORE_NAME - {"the"} or self._apart(j):
                        break
                    if self.words[j] == "the":
                        break
                    if self.words[j] not in _LINKS:
                        self.case[j] = max(self.case[j], _Case.TITLE)

    def _apart(self, i: int) -> bool:
        """Whether more than a space stands between a word and the next."""
        between = self.text[self.spans[i][1] : self.spans[i + 1][0]]
        return bool(between.strip(" (-"))

    def _beside(self) -> None:
        """Offices and particles before names, and surnames that are words too behind them."""
        leading = OFFICES | PARTICLES
        for i in range(len(self.words) - 2, -1, -1):
            plain = self.case[i] is _Case.SMALL and self.words[i] in leading
            if plain and self.case[i + 1] and not self._apart(i):
                self.case[i] = _Case.TITLE
        for i in range(1, len(self.words)):
            if self.case[i] is _Case.SMALL and not self._apart(i - 1) and self._goes_on(i):
                self.case[i] = _Case.TITLE

    def _goes_on(self, i: int) -> bool:
        """ "General hall", "george bush", "puerto triunfo": a word that is part of a name."""
        word, before = self.words[i], self.words[i - 1]
        if before in OFFICES:
            return may_be_name(word)
        return bool(self.case[i - 1]) and not is_frequent(word) and is_place(f"{before} {word}")

    def _written(self) -> str:
        text = list(self.text)
        for (start, end), case in zip(self.spans, self.case, strict=True):
            if case is _Case.CAPITALS:
                text[start:end] = re.sub(r"(?<=['’])S$", "s", self.text[start:end].upper())
            elif case is _Case.TITLE:
                _raise(text, start, end)
        plain = self.text
        for pattern in (_SPELLED, _TYPE, _I):
            for match in pattern.finditer(plain):
                text[match.start() : match.end()] = match.group().upper()
        for at in [m.end() for m in _START.finditer(plain)] + [
            m.start() for m in _MONTH.finditer(plain)
        ]:
            text[at] = text[at].upper()
        cased = "".join(text)
        return cased if len(cased) == len(plain) else plain


def _spells(acronym: str, name: str) -> bool:
    """Whether the last words of a name start with the letters of an acronym, in any order.

    The name is often in English, and the acronym in another language.
    """
    initials = [w[0] for w in _WORD.findall(name) if w not in _LINKS][-len(acronym) :]
    return len(acronym) > 2 and sorted(initials) == sorted(acronym)


def _raise(text: list[str], start: int, end: int) -> None:
    """A capital at the start, or behind the apostrophe of "d'Aubuisson"."""
    word = "".join(text[start:end])
    mark = re.search("['’]", word)
    inner = mark is not None and mark.start() == 1 and len(word) > 4
    at = start + (2 if inner else 0)
    text[at] = text[at].upper()


def _case_of(part: str) -> _Case:
    if part.isupper() and len(part) > 1:
        return _Case.CAPITALS
    return _Case.TITLE if part[0].isupper() else _Case.SMALL


def _seen(lines: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """(words written with a capital inside sentences, words written small) of lines with case."""
    names: set[str] = set()
    small: set[str] = set()
    for line in lines:
        for match in _WORD.finditer(line):
            word = match.group()
            if word[0].islower():
                small.add(word)
            elif line[: match.start()].rstrip(" \"'“”‘’(")[-1:] not in ("", ".", "!", "?", ":"):
                names.add(word.lower())
    return frozenset(names - small), frozenset(small)
