"""What a source is called: the words of its phrase, and one name for it in all of an article.

"The Iranian news agency IRNA" is IRNA, "SOHR" what the article spells out before the initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.domain.day_names import WEEKDAYS
from worker.domain.kinds import ActorKind
from worker.nlp.actors.groups import Group, find_groups
from worker.nlp.actors.reader import ActorReader
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.phrases import Hit

_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "case", "nummod"})
_LINKS = frozenset({"of", "at", "in", "for", "from", "with"})
_DASHES = frozenset({"-", "--", "–", "—"})
_UNFINISHED = frozenset("a an the in of at for from on to by with and or".split())
_OWNED = ("'s", "’s")
_DROPPED = frozenset("a an the one some its their his her my our".split())
_OPENING = frozenset({"local", "state"})
"""Words with which the name of a source starts: "not far from the centre local media reported"."""
_TIMES = WEEKDAYS | {"today", "yesterday", "midnight", "noon"}
_REACH = 9
"""Words of a source's name after its head."""
_PEOPLE = frozenset({ActorKind.INDIVIDUAL, ActorKind.CIVILIANS})
_AGENCY = re.compile(r"\bnews agency ([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)$")
BASED = re.compile(
    r"^(?:(?:[\w.]+-based|semi-official|official(?! (?:from|of|in|at|with)\b)|the|so-called)\s+)+",
    re.IGNORECASE,
)
"""What stands before a name and is no part of it."""
_LONG_NAME = re.compile(r"[A-Z][\w'’-]++(?: (?:(?:for|of|the|and|on|in) )*+[A-Z][\w'’-]++)++")
"""Capitalised words as far as they go; never tried again from one of them, nor cut shorter."""
_INITIALS = re.compile(r",? [(\[]([A-Z]{3,8})[)\]]")
"""Behind the name that they stand for."""


class SourceNames:
    """The names of the sources of one document."""

    def __init__(self, doc: Doc, reader: ActorReader) -> None:
        self._doc = doc
        self._reader = reader
        bare = not any(mark in doc.text for mark in "'’")
        self._words = frozenset(t.text for t in doc) if bare else frozenset()
        """Those of a text without apostrophes."""
        self._read: dict[int, str] = {}
        self._full = {
            initials: BASED.sub("", name)
            for name, initials in spelt_out(doc.text)
            if initials in _initials(name)
        }

    def of(self, head: Token) -> str:
        """The name of the source whose phrase has this head."""
        name = BASED.sub("", self.words(head))
        if (agency := _AGENCY.search(name)) is not None:
            return agency.group(1)
        if self._reader.names_group(head):
            return name
        return self._full.get(name, name)

    def words(self, head: Token) -> str:
        """The words of the phrase that has this head, without an article."""
        if head.i not in self._read:
            self._read[head.i] = self._words_of(head)
        return self._read[head.i]

    def _words_of(self, head: Token) -> str:
        if person := self._described(head):
            return person
        lefts = [c.left_edge.i for c in head.lefts if c.dep_ in _BEFORE]
        start, end = self._behind_time(min([head.i, *lefts]), head.i), head.i + 1
        if head.text == "Today" and head.i and self._doc[head.i - 1].tag_ == "NNP":
            start -= 1  # "Russia Today": a name, not a day
        for child in self._behind(head):
            if child.dep_ == "prep" and child.lower_ in _LINKS and child.i == end:
                end = min(child.right_edge.i + 1, head.i + _REACH)
                end = self._cut(end, head.i + 1)
            elif child.dep_ == "appos" and self._goes_on(child, end):
                end = max(end, child.i + 1)
        start, end = self._with_group(start, max(end, head.i + 1))
        words = self._doc[start : self._called(self._with_person(end))].text.split()
        while words and words[0].lower() in _DROPPED:
            words = words[1:]
        while words and (words[-1].lower() in _UNFINISHED or words[-1].endswith(_OWNED)):
            words.pop()
        alone = len(words) == 1 and not words[0][:-1].isupper()  # "Houthis"
        name = " ".join(words if alone else self._unowned(words))
        name = name if ")" in name else name.partition("(")[0]
        name = name.replace('"', "") if name.count('"') % 2 else name  # 'the weekly "Carta"'
        return name.strip(" -–\"'“”,.")

    def _unowned(self, words: list[str]) -> list[str]:
        """ "The AFPs correspondent", in a text that has lost its apostrophes; not "Serbs of X"."""
        behind = [*words[1:], "of"]
        return [
            word[:-1] if self._is_owner(word) and after not in _LINKS else word
            for word, after in zip(words, behind, strict=True)
        ]

    def _is_owner(self, word: str) -> bool:
        owned = len(word) > len("As") and word[0].isupper() and word.endswith("s")
        return owned and word[:-1] in self._words

    @staticmethod
    def _behind(head: Token) -> Iterator[Token]:
        """What hangs on a head behind it, or on the verb in "quoted a source at the port"."""
        yield from head.rights
        if head.dep_ == "dobj":
            yield from (c for c in head.head.rights if c.i > head.i)

    def of_group(self, hit: Hit[Group]) -> str:
        """The longest name that the document has for a group."""
        own = hit.value.canonical_id
        same = [h for h in find_groups(self._doc) if h.value.canonical_id == own]
        longest = max(same, key=lambda h: h.end - h.start, default=hit)
        return self._doc[longest.start : longest.end].text

    def _described(self, head: Token) -> str:
        """ "Omar Aziz a resident said": the person whom a phrase without a comma describes."""
        first = head.left_edge
        if first.lower_ not in ("a", "an") or heads().get(head.lower_) not in _PEOPLE:
            return ""
        start = first.i
        while start > 0 and self._doc[start - 1].tag_.startswith("NNP"):
            start -= 1
        placed = any(
            t.dep_ == "pobj" or self._reader.names_group(t) for t in self._doc[start : first.i]
        )
        return "" if placed or first.i - start < 2 else self._doc[start : first.i].text

    def _with_group(self, start: int, end: int) -> tuple[int, int]:
        """Without a cut in the name of a group, at either side of a phrase."""
        named = self._reader.names_group
        while start > 0 and named(self._doc[start]) and named(self._doc[start - 1]):
            start -= 1
        while end < len(self._doc) and named(self._doc[end]) and named(self._doc[end - 1]):
            end += 1
        return start, end

    def _behind_time(self, start: int, head: int) -> int:
        """Where a name starts that the parser begins with "Thursday", "midnight" or a dateline."""
        for i in reversed(range(start, head)):
            parted = self._doc[i].text in _DASHES and self._doc[i - 1].whitespace_
            if parted or self._doc[i].text == ",":
                return i + 1
            if self._opens(self._doc[i]):
                return i
        while start < head and self._doc[start].lower_ in _TIMES:
            start += 1
        return start

    @staticmethod
    def _opens(token: Token) -> bool:
        """ "Not far from the centre of Bela local media reported", but "Borno state police"."""
        if token.lower_ not in _OPENING:
            return False
        before = token.nbor(-1) if token.i else token
        run = token.doc[token.i + 1].text == "-"  # "state-run"
        named = before.tag_ == "NNP" and (run or token.lower_ != "state")
        return (before.tag_ in ("NN", "NNS") and before.text.islower()) or named

    def _with_person(self, end: int) -> int:
        """The end of a name with that of a person behind an office: "the mayor of X, John Doe,"."""
        behind = self._doc[end : end + 3]
        if len(behind) == 3 and self._reader.names_group(behind[1]) and behind[2].text == ")":
            end += 3
        i = end
        if i < len(self._doc) and self._doc[i].text == "(":  # initials of another kind
            while i < min(end + _REACH, len(self._doc)) and self._doc[i].text != ")":
                i += 1
            i += 1
        if i >= len(self._doc) - 2 or self._doc[i].text != "," or self._doc[end - 1].text == ",":
            return end
        first = last = i + 1
        while last < len(self._doc) and self._doc[last].tag_.startswith("NNP"):
            last += 1
        closed = last < len(self._doc) and self._is_close(self._doc[last])
        return last if last - first > 1 and closed else end

    def _called(self, end: int) -> int:
        """The end of a name behind "called": "a group called Army of X (AX)"."""
        told = end < len(self._doc) and self._doc[end].lower_ in ("called", "named", "known")
        if not told or self._doc[end].tag_ != "VBN":
            return end
        last = end + 1
        while last < min(end + _REACH, len(self._doc)) and not self._is_close(self._doc[last]):
            last += 1
        return last

    @staticmethod
    def _is_close(token: Token) -> bool:
        return token.text in (",", ":", ".", "”") or token.tag_.startswith("VB")

    def _goes_on(self, name: Token, end: int) -> bool:
        """Whether a name behind the head belongs to it: not initials or an agency in brackets."""
        bracketed = self._doc[end].text == "(" if end < len(self._doc) else False
        return name.i <= end + 6 and name.tag_.startswith("NNP") and not bracketed

    def _cut(self, end: int, start: int) -> int:
        """A phrase ends before a relative clause, a comma or a verb."""
        for i in range(start, end):
            token = self._doc[i]
            joined = token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_
            torn = token.nbor(-1).text == "-"  # "the war-torn region"
            joined |= token.tag_ == "POS"  # "the Guards' air arm"
            if (token.is_punct and not joined) or (token.tag_.startswith(("VB", "W")) and not torn):
                return i
        return end


def spelt_out(text: str) -> Iterator[tuple[str, str]]:
    """Names with the initials that stand behind them."""
    for name in _LONG_NAME.finditer(text):
        if behind := _INITIALS.match(text, name.end()):
            yield name[0], behind[1]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
