"""Files of articles as raw-article records, one at a time, in constant memory.

| extension         | records                                                                   |
|-------------------|---------------------------------------------------------------------------|
| .txt              | one: `{"id", "text"}`                                                     |
| .html .htm        | one: `{"id", "html"}`                                                     |
| .json             | the object as it stands, or each element of an array                      |
| .jsonl .ndjson    | each line as it stands, even one that is no JSON: the worker rejects it   |
| .csv              | each row: the fields of a raw article, and `source_name`, `source_domain` |
| any of them + .gz | the same, unpacked on the way                                             |

The id of a text or page is its path below the folder that was given, without extensions; other
records carry their own `id` or `url`, or are identified by their content. So the same files give
the same ids on every run. What cannot be read is yielded as `Unreadable`, and reading goes on.

In folders, hidden files, `README*` and gold (`x.gold.jsonl`) are left out; they are no articles.
"""

from __future__ import annotations

import codecs
import csv
import glob
import gzip
import io
import json
import os
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Literal, cast

import ijson

from worker.wire.raw import identify

Format = Literal["txt", "html", "json", "jsonl", "csv"]

STDIN = "-"
FORMATS: Mapping[str, Format] = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}

MAX_RECORD_BYTES = 100_000_000
"""No record may be larger, which bounds the memory: as `Settings.max_article_bytes` can be set."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_BEFORE_JSON = b" \t\r\n" + codecs.BOM_UTF8
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """A raw article as it goes on the topic; `origin` is the file, with the line if it has one."""

    key: bytes
    value: bytes
    origin: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a part of one, that gives no record."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file to read; `name` is the id of the article where the file is one article."""

    path: Path | None
    format: Format
    name: str | None
    packed: bool = False

    @property
    def origin(self) -> str:
        """What people call it."""
        return "standard input" if self.path is None else str(self.path)


Found = ArticleFile | Unreadable
Item = Record | Unreadable


def read(
    paths: Sequence[str], *, stdin: io.BufferedIOBase | None = None, stdin_format: Format = "jsonl"
) -> Iterator[Item]:
    """The records of files, folders (recursive, sorted), globs and `-`, and what cannot be read."""
    for found in find(paths, stdin_format=stdin_format):
        yield from read_file(found, stdin=stdin)


def find(paths: Sequence[str], *, stdin_format: Format = "jsonl") -> list[Found]:
    """The files behind the paths, in the order in which they are read."""
    found = [entry for path in paths for entry in _expand(path, stdin_format)]
    names = Counter(entry.name for entry in found if isinstance(entry, ArticleFile) and entry.name)
    return [_unambiguous(entry, names) for entry in found]


def read_file(found: Found, *, stdin: io.BufferedIOBase | None = None) -> Iterator[Item]:
    """The records of one file; a fault in its middle ends it after the records before."""
    if isinstance(found, Unreadable):
        yield found
        return
    try:
        with _opened(found, stdin) as stream:
            yield from _READERS[found.format](stream, found)
    except UnicodeError as error:
        yield Unreadable(found.origin, f"not text: {error}")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Unreadable(found.origin, f"bad gzip: {error}")
    except OSError as error:
        yield Unreadable(found.origin, error.strerror or str(error))


def _expand(path: str, stdin_format: Format) -> Iterator[Found]:
    if path == STDIN:
        yield ArticleFile(None, stdin_format, None)
    elif Path(path).is_dir():
        yield from _walk(Path(path))
    elif Path(path).exists() or not glob.has_magic(path):
        yield _recognise(Path(path), Path(path).parent)
    else:
        yield from _glob(path, stdin_format)


def _glob(pattern: str, stdin_format: Format) -> Iterator[Found]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  absolute patterns too
    if not matches:
        yield Unreadable(pattern, "no file matches")
    for match in matches:
        yield from _expand(match, stdin_format)


def _walk(folder: Path) -> Iterator[Found]:
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if _may_be_articles(name):
                yield _recognise(Path(parent) / name, folder)
    for error in closed:
        yield Unreadable(str(error.filename), error.strerror or "cannot be listed")


def _may_be_articles(name: str) -> bool:
    return not (name.startswith((".", "README")) or "gold" in name.split("."))


def _recognise(path: Path, below: Path) -> Found:
    packed = path.suffix == ".gz"
    inner = path.with_suffix("") if packed else path
    kind = FORMATS.get(inner.suffix.lower())
    if not path.exists():
        return Unreadable(str(path), "no such file or folder")
    if kind is None:
        known = " ".join(FORMATS)
        return Unreadable(str(path), f"unknown extension (known: {known}, each also with .gz)")
    return ArticleFile(path, kind, inner.with_suffix("").relative_to(below).as_posix(), packed)


def _unambiguous(entry: Found, names: Mapping[str, int]) -> Found:
    """Files that would share an id (`a.txt` and `a.html`) are named by their whole path."""
    if isinstance(entry, ArticleFile) and entry.path and names.get(entry.name or "", 0) > 1:
        return replace(entry, name=entry.path.as_posix())
    return entry


def _opened(file: ArticleFile, stdin: io.BufferedIOBase | None) -> IO[bytes]:
    if file.path is None:
        return io.BufferedReader(_Borrowed(stdin or cast("io.BufferedIOBase", sys.stdin.buffer)))
    return cast("IO[bytes]", gzip.open(file.path)) if file.packed else file.path.open("rb")


class _Borrowed(io.RawIOBase):
    """A stream that is read as it comes, and not closed: standard input is not ours."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _text(stream: IO[bytes], file: ArticleFile) -> Iterator[Item]:
    yield from _one_article(stream, file, "text")


def _html(stream: IO[bytes], file: ArticleFile) -> Iterator[Item]:
    yield from _one_article(stream, file, "html")


def _one_article(stream: IO[bytes], file: ArticleFile, field: str) -> Iterator[Item]:
    data = stream.read(MAX_RECORD_BYTES + 1)
    if len(data) > MAX_RECORD_BYTES:
        yield _too_large(file.origin)
        return
    named = {"id": file.name} if file.name else {}
    yield _record({**named, field: _decode(data)}, file.origin)


def _json(stream: IO[bytes], file: ArticleFile) -> Iterator[Item]:
    head = stream.read(1)
    while head and head in _BEFORE_JSON:
        head = stream.read(1)
    if head == b"[":
        yield from _array(_Prefixed(head, stream), file)
        return
    data = head + stream.read(MAX_RECORD_BYTES)
    too_large = len(data) > MAX_RECORD_BYTES
    yield _too_large(file.origin) if too_large else _as_it_stands(data, file.origin)


def _array(stream: _Prefixed, file: ArticleFile) -> Iterator[Item]:
    try:
        for number, element in enumerate(ijson.items(stream, "item", use_float=True), start=1):
            yield _record(element, f"{file.origin}[{number}]")
    except ijson.JSONError as error:
        yield Unreadable(file.origin, f"broken JSON array: {error}")


class _Prefixed:
    """A stream with the bytes put back that were read to recognise it."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes."""
        if size == 0:
            return b""
        head, self._head = self._head, b""
        return head or self._stream.read(size)


def _lines(stream: IO[bytes], file: ArticleFile) -> Iterator[Item]:
    number = 0
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        number += 1
        line = line.removeprefix(codecs.BOM_UTF8)
        origin = f"{file.origin}:{number}"
        if len(line) > MAX_RECORD_BYTES:
            _skip_line(stream, line)
            yield _too_large(origin)
        elif line.strip():
            yield _as_it_stands(line.rstrip(b"\r\n"), origin)


def _skip_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_RECORD_BYTES)


def _csv(stream: IO[bytes], file: ArticleFile) -> Iterator[Item]:
    csv.field_size_limit(MAX_RECORD_BYTES)
    with closing(io.TextIOWrapper(stream, "utf-8-sig", newline="")) as text:
        rows = csv.DictReader(text, strict=True)
        if not {"text", "html"} & set(rows.fieldnames or ()):
            yield Unreadable(file.origin, "no column text or html")
            return
        try:
            for row in rows:
                yield _row(row, f"{file.origin}:{rows.line_num}")
        except csv.Error as error:
            yield Unreadable(f"{file.origin}:{rows.line_num}", f"broken CSV: {error}")


def _row(row: dict[str | None, str | None], origin: str) -> Item:
    if None in row:
        return Unreadable(origin, "more cells than columns")
    filled = {name: cell for name, cell in row.items() if name and cell}
    source = {
        name: filled.pop(f"source_{name}")
        for name in ("name", "domain")
        if f"source_{name}" in filled
    }
    return _record({**filled, "source": source} if source else filled, origin)


_READERS: Mapping[Format, Callable[[IO[bytes], ArticleFile], Iterator[Item]]] = {
    "txt": _text,
    "html": _html,
    "json": _json,
    "jsonl": _lines,
    "csv": _csv,
}


def _decode(data: bytes) -> str:
    """Text in the encoding of its byte order mark, UTF-8, what the page declares, or Windows-1252.

    The order of the WHATWG encoding standard, with UTF-8 tried first: bytes that are valid UTF-8
    are hardly ever anything else. Raises `UnicodeError` where nothing fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data) or "windows-1252")


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    if found is None:
        return None
    name = found.group(1).decode("ascii")
    try:
        b"x".decode(name)
    except (LookupError, UnicodeError):  # unknown, no codec of text, or not what the page is in
        return None
    return name


def _record(fields: object, origin: str) -> Record:
    return _as_it_stands(json.dumps(fields, ensure_ascii=False).encode(), origin)


def _as_it_stands(value: bytes, origin: str) -> Record:
    return Record(identify(value, None).encode(), value, origin)


def _too_large(origin: str) -> Unreadable:
    return Unreadable(origin, f"larger than {MAX_RECORD_BYTES:,} bytes")
