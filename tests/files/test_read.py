"""Reading articles from files."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from worker import files
from worker.files import Item, Record, Unreadable, find, read

OBJECT = b'{"id": "a-1", "text": "Shells fell on the town.", "extra": [1]}'


def _write(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def _read(*paths: str, stdin: bytes = b"") -> list[Item]:
    return list(read(paths, stdin=io.BytesIO(stdin)))


def _values(items: list[Item]) -> list[object]:
    return [json.loads(item.value) for item in items if isinstance(item, Record)]


def _faults(items: list[Item]) -> list[Unreadable]:
    return [item for item in items if isinstance(item, Unreadable)]


@pytest.mark.parametrize(
    ("name", "data", "value"),
    [
        ("raid.txt", b"Soldiers raided a camp.", {"id": "raid", "text": "Soldiers raided a camp."}),
        ("raid.html", b"<p>A raid.</p>", {"id": "raid", "html": "<p>A raid.</p>"}),
        ("raid.htm", b"<p>A raid.</p>", {"id": "raid", "html": "<p>A raid.</p>"}),
        ("x.json", OBJECT, json.loads(OBJECT)),
        ("x.jsonl", OBJECT + b"\n", json.loads(OBJECT)),
        ("x.ndjson", OBJECT, json.loads(OBJECT)),
        ("x.csv", b"id,text\na-1,A raid.\n", {"id": "a-1", "text": "A raid."}),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_each_format_gives_its_raw_article(
    tmp_path: Path, name: str, data: bytes, value: object, packed: bool
) -> None:
    """Every format, packed or not, comes out as the raw article that it holds."""
    stored = (name + ".gz", gzip.compress(data)) if packed else (name, data)
    items = _read(_write(tmp_path / stored[0], stored[1]))
    assert _values(items) == [value]
    assert _faults(items) == []


def test_a_json_object_is_passed_on_byte_for_byte(tmp_path: Path) -> None:
    """Nothing is reformatted: what the producer wrote is what the worker gets."""
    odd = b'{ "text":"x" ,\n "id":"1" }'
    [record] = _read(_write(tmp_path / "odd.json", odd))
    assert isinstance(record, Record)
    assert record.value == odd


def test_an_array_gives_a_record_for_each_element(tmp_path: Path) -> None:
    """Elements of a JSON array are records of their own, numbered from one."""
    path = _write(tmp_path / "all.json", b' [{"id": "1", "n": 1.5}, {"id": "2"}, "no object"]')
    items = _read(path)
    assert _values(items) == [{"id": "1", "n": 1.5}, {"id": "2"}, "no object"]
    assert [item.origin for item in items] == [f"{path}[{n}]" for n in (1, 2, 3)]


def test_a_broken_array_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    """A truncated array loses nothing that was complete, and is named."""
    path = _write(tmp_path / "cut.json", b'[{"id": "1"}, {"id": "2"}, {"id"')
    items = _read(path)
    assert [value["id"] for value in _values(items)] == ["1", "2"]  # type: ignore[index]
    assert [fault.origin for fault in _faults(items)] == [path]


def test_lines_that_are_no_json_are_records_all_the_same(tmp_path: Path) -> None:
    """A broken line goes to the worker, which dead-letters it; blank lines are nothing."""
    path = _write(tmp_path / "mixed.jsonl", OBJECT + b"\r\n\n{broken\n \n\xff\xfe\n" + OBJECT)
    items = _read(path)
    assert [item.value for item in items if isinstance(item, Record)] == [
        OBJECT,
        b"{broken",
        b"\xff\xfe",
        OBJECT,
    ]
    assert [item.origin for item in items] == [f"{path}:{n}" for n in (1, 3, 5, 6)]


def test_csv_columns_are_the_fields_of_a_raw_article(tmp_path: Path) -> None:
    """Source columns are nested, empty cells are absent, unknown columns are kept."""
    rows = (
        "id,title,text,published_at,source_name,source_domain,desk\n"
        '7,"A ""title""","Two\nlines",2018-02-03,Courier,courier.example,north\n'
        "8,,Short.,,,,\n"
    )
    items = _read(_write(tmp_path / "t.csv", rows.encode("utf-8-sig")))
    assert _values(items) == [
        {
            "id": "7",
            "title": 'A "title"',
            "text": "Two\nlines",
            "published_at": "2018-02-03",
            "desk": "north",
            "source": {"name": "Courier", "domain": "courier.example"},
        },
        {"id": "8", "text": "Short."},
    ]


def test_a_long_article_fits_into_a_cell(tmp_path: Path) -> None:
    """The csv module's own limit of 131,072 characters does not apply."""
    text = "word " * 100_000
    items = _read(_write(tmp_path / "t.csv", f'id,text\n1,"{text}"\n'.encode()))
    assert _values(items) == [{"id": "1", "text": text}]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Kämpfe".encode(), "Kämpfe"),
        ("Kämpfe".encode("utf-8-sig"), "Kämpfe"),
        ("Kämpfe".encode("utf-16"), "Kämpfe"),
        ("“Kämpfe”".encode("windows-1252"), "“Kämpfe”"),
        ('<meta charset="iso-8859-9">Eylül ışık'.encode("iso-8859-9"), None),
        (b'<meta charset="rot13">\xe4', '<meta charset="rot13">ä'),
    ],
    ids=["utf-8", "bom", "utf-16", "windows-1252", "declared", "declared-nonsense"],
)
def test_text_is_read_in_its_encoding(tmp_path: Path, data: bytes, text: str | None) -> None:
    """Byte order mark, UTF-8, the page's declaration, Windows-1252: in this order."""
    items = _read(_write(tmp_path / "page.html", data))
    wanted = text or data.decode("iso-8859-9")
    assert _values(items) == [{"id": "page", "html": wanted}]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF", "unknown extension"),
        ("a.gz", gzip.compress(b"x"), "unknown extension"),
        ("a.txt.gz", b"not gzip", "bad gzip"),
        ("cut.jsonl.gz", gzip.compress(b'{"id": "1"}\n' * 500)[:-9], "bad gzip"),
        ("a.txt", b"\x81\x8d undefined in Windows-1252", "not text"),
        ("a.csv", b"id,title\n1,x\n", "no column text or html"),
        ("empty.csv", b"", "no column text or html"),
        ("wide.csv", b"id,text\n1,x,more\n", "more cells than columns"),
        ("quote.csv", b'id,text\n1,"x" y\n', "broken CSV"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    """A fault is yielded with the file's name and a reason; the next file is read."""
    bad = _write(tmp_path / name, data)
    good = _write(tmp_path / "z.json", OBJECT)
    items = _read(bad, good)
    [fault] = _faults(items)
    assert fault.origin.startswith(bad)
    assert reason in fault.reason
    assert _values(items)[-1] == json.loads(OBJECT)


@pytest.mark.parametrize("path", ["missing.txt", "missing/", "*.nothing"])
def test_a_path_without_files_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """A missing path or a pattern without a match is a fault, not silence."""
    monkeypatch.chdir(tmp_path)
    assert len(_faults(_read(path))) == 1


def test_a_folder_is_read_recursively_and_in_order(tmp_path: Path) -> None:
    """Files come sorted, folder by folder; hidden files, README and gold are no articles."""
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "README.md", "a.gold.jsonl"):
        _write(tmp_path / name, b"text")
    _write(tmp_path / ".git" / "d.txt", b"text")
    assert [value["id"] for value in _values(_read(str(tmp_path)))] == ["a", "b", "sub/c"]  # type: ignore[index]


def test_a_pattern_finds_files_below(tmp_path: Path) -> None:
    """`**` goes through folders, in sorted order."""
    for name in ("x/2.txt", "1.txt", "x/3.html"):
        _write(tmp_path / name, b"text")
    found = _values(_read(str(tmp_path / "**" / "*.txt")))
    assert [value["id"] for value in found] == ["1", "2"]  # type: ignore[index]


def test_gold_that_is_asked_for_is_read(tmp_path: Path) -> None:
    """A file that is named is read, whatever its name."""
    assert _values(_read(_write(tmp_path / "a.gold.jsonl", OBJECT))) == [json.loads(OBJECT)]


def test_files_of_one_name_have_ids_of_their_own(tmp_path: Path) -> None:
    """Two files that would share an id are told apart, so that neither replaces the other."""
    paths = [_write(tmp_path / "x" / "a.txt", b"one"), _write(tmp_path / "y" / "a.html", b"two")]
    assert [value["id"] for value in _values(_read(*paths))] == paths  # type: ignore[index]


def test_ids_and_keys_are_the_same_on_every_run(tmp_path: Path) -> None:
    """Replaying twice sends the same keys; without id and URL, the content decides."""
    for name, data in (("a.txt", b"x"), ("b.jsonl", b'{"text": "1"}\n{"text": "2"}\n{oops')):
        _write(tmp_path / name, data)
    first, second = _read(str(tmp_path)), _read(str(tmp_path))
    keys = [item.key for item in first if isinstance(item, Record)]
    assert keys == [item.key for item in second if isinstance(item, Record)]
    assert len(set(keys)) == 4


def test_the_key_is_the_id_else_the_url(tmp_path: Path) -> None:
    """Records are keyed by what identifies them."""
    lines = b'{"id": "i", "url": "https://x.example/1"}\n{"url": "https://x.example/2"}\n'
    items = _read(_write(tmp_path / "a.jsonl", lines))
    keys = [item.key for item in items if isinstance(item, Record)]
    assert keys == [b"i", b"https://x.example/2"]


def test_standard_input_is_read_and_left_open() -> None:
    """`-` reads lines as they come and does not close what is not ours."""
    stdin = io.BytesIO(OBJECT + b"\n" + OBJECT)
    items = list(read(["-"], stdin=stdin))
    assert [item.origin for item in items] == ["standard input:1", "standard input:2"]
    assert not stdin.closed


@pytest.mark.parametrize("kind", ["txt", "html", "json", "jsonl", "csv"])
def test_standard_input_may_be_any_format(kind: files.Format) -> None:
    """The format of standard input can be said, as it has no extension."""
    data = {"csv": b"id,text\n1,x\n", "json": OBJECT, "jsonl": OBJECT}.get(kind, b"x")
    [item] = read(["-"], stdin=io.BytesIO(data), stdin_format=kind)
    assert isinstance(item, Record)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
def test_a_record_that_is_too_large_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No record larger than the limit is taken into memory; the line after it is read."""
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 100)
    small = b'\n{"id": "s"}\n' if name.endswith("l") and "json" in name else b""
    items = _read(_write(tmp_path / name, b"x" * 250 + small))
    assert [fault.reason for fault in _faults(items)] == ["larger than 100 bytes"]
    assert len(_values(items)) == bool(small)


def test_byte_order_marks_do_not_break_json(tmp_path: Path) -> None:
    """Files that Windows wrote are read."""
    mark = b"\xef\xbb\xbf"
    paths = [_write(tmp_path / name, mark + OBJECT) for name in ("a.json", "a.jsonl")]
    assert _values(_read(*paths)) == [json.loads(OBJECT)] * 2


def test_find_lists_files_without_reading_them(tmp_path: Path) -> None:
    """The list of files is there before the first is opened: a progress bar knows its length."""
    for number in range(3):
        _write(tmp_path / f"{number}.txt", b"x")
    assert len(find([str(tmp_path)])) == 3
