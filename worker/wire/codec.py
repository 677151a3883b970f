"""Frozen dataclasses to JSON and back, by their type annotations.

Encoding is orjson's own: fields by name, enumerations by value, dates as `YYYY-MM-DD`, times in UTC
with a `Z`, spans as `[start, end]`, nothing left out. Decoding builds one converter for each type,
once. Fields that a later version added are ignored, as the schemas only ever grow.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

import orjson

T = TypeVar("T")
Converter = Callable[[Any], Any]

OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC


def dumps(value: object) -> bytes:
    """JSON of dataclasses and of what they hold."""
    return orjson.dumps(value, default=_plain, option=OPTIONS)


def loads(value: bytes) -> Any:
    """Any JSON; `ValueError` where it is none."""
    return orjson.loads(value)


def utf8(text: str) -> bytes:
    """UTF-8, with escapes for the lone surrogates that it cannot say.

    For what is told of a failure: that must be written whatever the failure was about.
    """
    return text.encode("utf-8", "backslashreplace")


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def build(cls: type[T], record: Mapping[str, Any]) -> T:
    """A dataclass from the JSON object that `dumps` made of it.

    A missing field has its default; `TypeError` or `ValueError` where the record is not of the
    dataclass's shape.
    """
    made: T = _dataclass(cls)(record)
    return made


_CONVERTERS: dict[type[Any], Converter] = {}


def _dataclass(cls: type[Any]) -> Converter:
    if cls not in _CONVERTERS:
        _CONVERTERS[cls] = _dataclass_converter(cls)
    return _CONVERTERS[cls]


def _dataclass_converter(cls: type[Any]) -> Converter:
    hints = typing.get_type_hints(cls)
    items = [(f.name, _converter(hints[f.name])) for f in dataclasses.fields(cls)]
    whole = _of_type(dict)

    def convert(value: Any) -> Any:
        record = whole(value)
        return cls(**{name: to(record[name]) for name, to in items if name in record})

    return convert


def _converter(hint: Any) -> Converter:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _nullable(hint)
    if origin is tuple:
        return _sequence(typing.get_args(hint)[0])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(typing.get_args(hint)[1])
    return _scalar(hint)


def _nullable(hint: Any) -> Converter:
    (inner,) = (_converter(a) for a in typing.get_args(hint) if a is not types.NoneType)
    return lambda value: None if value is None else inner(value)


def _sequence(item: Any) -> Converter:
    convert = _converter(item)
    whole = _of_type(list)
    return lambda values: tuple([convert(value) for value in whole(values)])


def _named_tuple(cls: type[Any]) -> Converter:
    hints = typing.get_type_hints(cls)
    items = [_converter(hint) for hint in hints.values()]
    whole = _of_type(list)
    return lambda values: cls(*[to(value) for to, value in zip(items, whole(values), strict=True)])


def _enum(cls: type[Enum]) -> Converter:
    members = {member.value: member for member in cls}
    return lambda value: members.get(value) or cls(value)


def _mapping(item: Any) -> Converter:
    convert = _converter(item)
    whole = _of_type(dict)
    return lambda values: {key: convert(value) for key, value in whole(values).items()}


def _scalar(hint: Any) -> Converter:
    if hint is dt.datetime:
        return dt.datetime.fromisoformat
    if hint is dt.date:
        return dt.date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return _dataclass(typing.cast("type[Any]", hint))
    if issubclass(hint, tuple):
        return _named_tuple(hint)
    if issubclass(hint, Enum):
        return _enum(hint)
    return _of_type(hint)


def _of_type(kind: type) -> Converter:
    def convert(value: Any) -> Any:
        if type(value) is kind or (kind is float and type(value) is int):
            return value
        raise TypeError(f"{type(value).__name__} where {kind.__name__} is expected")

    return convert
