"""Values of `articles.raw` to raw articles, by `topics/schemas/raw-article.v1.json`.

Checked by hand, as this is on the path of every article; a contract test holds these checks and
the schema to the same verdicts. A date that cannot be read is dropped and the article kept: the
text may say when it was published, and a lost date is better than a lost article.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import orjson

from worker.domain.article import Publisher, RawArticle
from worker.errors import InvalidRecord, NoText, NotJson, NotUtf8, TooDeep, TooLarge

_BOM = b"\xef\xbb\xbf"
_STRINGS = ("url", "title", "text", "html", "published_at", "fetched_at", "language")


def decode_raw(value: bytes, *, max_bytes: int) -> RawArticle:
    """The raw article in a record.

    Raises `TooLarge`, `NotUtf8`, `NotJson`, `TooDeep`, `InvalidRecord` or `NoText`; messages name
    the field and its type, never its content.
    """
    if len(value) > max_bytes:
        raise TooLarge(f"{len(value):,} bytes, at most {max_bytes:,} are accepted")
    record = _parse(value)
    _check(record)
    return RawArticle(
        article_id=_record_id(record) or _content_id(value),
        text=record.get("text"),
        html=record.get("html"),
        title=record.get("title"),
        url=record.get("url") or None,
        published_at=_time(record.get("published_at")),
        fetched_at=_time(record.get("fetched_at")),
        publisher=_publisher(record.get("source")),
        language=record.get("language") or None,
    )


def identify(value: bytes | None, key: bytes | None) -> str:
    """The id of whatever arrived: the record's own, else the Kafka key, else the content's hash.

    A retraction (no value) is named by its key alone.
    """
    if value is None:
        return _text(key) if key else "sha256:null"
    try:
        record = _parse(value)
    except (NotUtf8, NotJson, TooDeep):
        return _text(key) if key else _content_id(value)
    return _record_id(record) or _content_id(value)


def _parse(value: bytes) -> dict[str, Any]:
    try:
        record = orjson.loads(value.removeprefix(_BOM))
    except orjson.JSONDecodeError as error:
        raise _fault(value, error) from None
    if not isinstance(record, dict):
        raise NotJson(f"a JSON {_name(record)}, not an object")
    return record


def _fault(value: bytes, error: orjson.JSONDecodeError) -> NotUtf8 | NotJson | TooDeep:
    try:
        value.decode()
    except UnicodeDecodeError as bad:
        return NotUtf8(f"byte 0x{value[bad.start]:02x} at {bad.start} is no UTF-8")
    if "depth limit" in error.msg:
        return TooDeep("nested deeper than 1,024 levels")
    return NotJson(f"{error.msg} at character {error.pos}" if value.strip() else "an empty value")


def _check(record: Mapping[str, Any]) -> None:
    for name in _STRINGS:
        _expect(name, record.get(name), str)
    _expect("id", _id(record), str, int)
    _expect("source", source := record.get("source"), str, dict)
    if isinstance(source, dict):
        _expect("source.name", source.get("name"), str)
        _expect("source.domain", source.get("domain"), str)
    if record.get("text") is None and record.get("html") is None:
        raise NoText("neither text nor html")


def _expect(name: str, value: object, *kinds: type) -> None:
    if value is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
        wanted = " or ".join(_NAMES[kind] for kind in kinds)
        raise InvalidRecord(f"{name} is a JSON {_name(value)}, not a {wanted}")


_NAMES = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    type(None): "null",
}


def _name(value: object) -> str:
    return _NAMES[type(value)]


def _record_id(record: Mapping[str, Any]) -> str | None:
    named, url = _id(record), record.get("url")
    if isinstance(named, int) and not isinstance(named, bool):
        return str(named)
    return next((text for text in (named, url) if isinstance(text, str) and text.strip()), None)


def _id(record: Mapping[str, Any]) -> object:
    """The id, a whole number as an integer: JSON does not tell 7 from 7.0.

    Numbers beyond 64 bits stay floats, and are refused: their last digits are lost by now, so that
    two articles would pass for one.
    """
    value = record.get("id")
    if isinstance(value, float) and value.is_integer() and -(2**63) < value < 2**64:
        return int(value)
    return value


def _content_id(value: bytes) -> str:
    return f"sha256:{hashlib.sha256(value).hexdigest()}"


def _text(key: bytes) -> str:
    return key.decode("utf-8", "backslashreplace")


def _publisher(source: object) -> Publisher:
    if isinstance(source, str):
        return Publisher(name=source or None)
    if isinstance(source, dict):
        return Publisher(name=source.get("name") or None, domain=source.get("domain") or None)
    return Publisher()


def _time(value: str | None) -> dt.datetime | None:
    """ISO 8601 or RFC 2822; without a zone it is taken as UTC."""
    for parse in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            time = parse((value or "").strip())
            return time.replace(tzinfo=time.tzinfo or dt.UTC).astimezone(dt.UTC)
        except (ValueError, OverflowError):
            continue
    return None
