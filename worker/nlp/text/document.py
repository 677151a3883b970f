"""A parsed document as plain objects: the part of spaCy's interface that the rules read.

spaCy makes a token anew each time that it is asked for, and its words anew at each look. The rules
ask some thousand times for each sentence; here a token is made once and knows its words, its head
and its children. Names and meaning are those of spaCy's `Doc`, `Span` and `Token`; what is in a
document is read only, once `text.mending` and `claims.sayings` have mended the parse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, overload

from spacy.lang.en.lex_attrs import like_num
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lang.lex_attrs import is_punct
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc

Alignment = Literal["strict", "contract", "expand"]
_Labels = tuple[str, str, str]
"""Of a token: its relation to its head, its tag, its part of speech."""
_COLUMNS: list[int | str] = ["IDX", "LENGTH", "HEAD", "SENT_START", "DEP", "TAG", "POS"]
_UNSIGNED = 1 << 64


class Token:
    """A word or mark, with its place in the parse."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
    )

    head: Token
    """The token itself at the root of a sentence."""
    sent: Span

    def __init__(self, doc: Doc, i: int, idx: int, text: str, labels: _Labels) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = text.lower()
        self.dep_, self.tag_, self.pos_ = labels
        self.is_sent_start = False
        self.children: Sequence[Token] = ()
        """Those of which it is the head, in the order of the text."""
        self._subtree: list[Token] | None = None

    def __len__(self) -> int:
        """Its characters."""
        return len(self.text)

    def __str__(self) -> str:
        """Its text."""
        return self.text

    def __repr__(self) -> str:
        """For a person."""
        return f"Token({self.i}, {self.text!r})"

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters only."""
        return self.text.isalpha()

    @property
    def is_punct(self) -> bool:
        """Whether it has marks only."""
        return bool(is_punct(self.text))

    @property
    def is_space(self) -> bool:
        """Whether it is blank, as between paragraphs."""
        return self.text.isspace()

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the most frequent words."""
        return self.lower_ in STOP_WORDS

    @property
    def is_title(self) -> bool:
        """Whether it starts with a capital and goes on in small letters."""
        return self.text.istitle()

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or a word."""
        return bool(like_num(self.text))  # type: ignore[no-untyped-call]

    @property
    def whitespace_(self) -> str:
        """The blank behind it."""
        end = self.idx + len(self.text)
        return " " if self.doc.text[end : end + 1] == " " else ""

    def nbor(self, distance: int = 1) -> Token:
        """The token at a distance; raises `IndexError` where the document ends."""
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in the order of the text."""
        if self._subtree is None:
            found = [self]
            for token in found:
                found += token.children
            found.sort(key=_number)
            self._subtree = found
        return self._subtree

    def forget(self) -> None:
        """Forgets what is below it, after it was given other children."""
        self._subtree = None

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether `other` is below the token."""
        return any(token is self for token in other.ancestors)

    @property
    def left_edge(self) -> Token:
        """The first of its subtree."""
        return self.subtree[0]

    @property
    def right_edge(self) -> Token:
        """The last of its subtree."""
        return self.subtree[-1]

    @property
    def conjuncts(self) -> list[Token]:
        """Those coordinated with the token, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [right for right in token.rights if right.dep_ == "conj"]
        return [token for token in found if token is not self]


class Span:
    """Some tokens of a document that follow each other."""

    __slots__ = ("_root", "doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self._root: Token | None = None

    def __iter__(self) -> Iterator[Token]:
        """Its tokens."""
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        """Its number of tokens."""
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A token, or those of a slice."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[range(self.start, self.end)[at]]

    @property
    def start_char(self) -> int:
        """Where its first token starts in the text."""
        return self.doc.starts[self.start] if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where its last token ends in the text."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """The text without the blank behind it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that is nearest to the root of its sentence, the first of several."""
        if self._root is None:
            self._root = self._highest()
        return self._root

    def _highest(self) -> Token:
        found, nearest = self.doc.tokens[self.start], len(self.doc)
        for token in self:
            head = token.head
            if head is token:
                return token
            if self.start <= head.i < self.end:
                continue
            if (depth := _depth(token)) < nearest:
                found, nearest = token, depth
        return found


class Doc:
    """The tokens of a text; sentences and heads are those of the parse, if there was one."""

    __slots__ = ("has_sents", "kept", "sents", "starts", "text", "tokens")

    def __init__(self, parsed: SpacyDoc) -> None:
        self.text: str = parsed.text
        self.has_sents: bool = parsed.has_annotation("SENT_START")
        rows = parsed.to_array(_COLUMNS).astype("int64").tolist()
        self.starts: list[int] = [row[0] for row in rows]
        self.tokens = self._tokens(rows, parsed.vocab.strings)
        self._link([row[2] for row in rows])
        self.sents = self._sents([row[3] == 1 for row in rows]) if self.has_sents else []
        self.kept: dict[Hashable, Any] = {}
        """What was found out about the document and several readers ask for."""

    def _tokens(self, rows: list[list[int]], strings: StringStore) -> list[Token]:
        known: dict[tuple[int, ...], _Labels] = {}
        tokens = []
        for i, (idx, length, _, _, *keys) in enumerate(rows):
            key = tuple(keys)
            if (labels := known.get(key)) is None:
                dep, tag, pos = (strings[k % _UNSIGNED] if k else "" for k in key)
                labels = known[key] = dep, tag, pos
            tokens.append(Token(self, i, idx, self.text[idx : idx + length], labels))
        return tokens

    def _link(self, distances: Sequence[int]) -> None:
        """Gives each token its head, so many tokens away, and the children."""
        children: defaultdict[Token, list[Token]] = defaultdict(list)
        for token, distance in zip(self.tokens, distances, strict=True):
            token.head = self.tokens[token.i + distance]
            if distance:
                children[token.head].append(token)
        for head, below in children.items():
            head.children = below

    def _sents(self, starts: Sequence[bool]) -> list[Span]:
        bounds = [i for i, start in enumerate(starts) if start or i == 0]
        sents = [Span(self, *ends) for ends in pairwise([*bounds, len(starts)])]
        for sent in sents:
            for token in sent:
                token.sent = sent
                token.is_sent_start = token.i == sent.start
        return sents

    def __len__(self) -> int:
        """Its number of tokens."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Its tokens."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A token, or those of a slice."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int, alignment_mode: Alignment = "strict") -> Span | None:
        """The tokens of the characters `[start, end)`; None where the text has no such tokens.

        A token that is only partly among them ends the search, is left out or taken in.
        """
        if not self.tokens or not 0 <= start < end <= len(self.text):
            return None
        first = self.tokens[bisect_right(self.starts, start) - 1]
        last = self.tokens[bisect_right(self.starts, end - 1) - 1]
        before, behind = first.idx < start, end < last.idx + len(last)
        if alignment_mode == "strict":
            exact = not before and end == last.idx + len(last)
            return Span(self, first.i, last.i + 1) if exact else None
        if alignment_mode == "contract":
            span = Span(self, first.i + before, last.i + 1 - behind)
        else:
            in_blank = start == first.idx + len(first)
            span = Span(self, first.i + in_blank, last.i + 1)
        return span if span.end > span.start else None


def _number(token: Token) -> int:
    return token.i


def _depth(token: Token) -> int:
    """Steps to the root; blanks and marks with nothing below them are taken for far."""
    if not token.children and (token.is_space or token.is_punct):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)
