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


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def build(cls: type[T], record: Mapping[str, Any]) -> T:
    """A dataclass from the JSON object that `dumps` made of it.

    `KeyError`, `TypeError` or `ValueError` where the record is not of that shape.
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
    required = [
        (f.name, _converter(hints[f.name])) for f in dataclasses.fields(cls) if not _optional(f)
    ]
    others = [(f.name, _converter(hints[f.name])) for f in dataclasses.fields(cls) if _optional(f)]

    def convert(record: Any) -> Any:
        values = {name: to(record[name]) for name, to in required}
        values |= {name: to(record[name]) for name, to in others if name in record}
        return cls(**values)

    return convert


def _optional(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is not missing or field.default_factory is not missing


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
    return lambda values: tuple(map(convert, whole(values)))


def _named_tuple(cls: type[Any]) -> Converter:
    hints = typing.get_type_hints(cls)
    items = [_converter(hint) for hint in hints.values()]
    whole = _of_type(list)
    return lambda values: cls(*(to(value) for to, value in zip(items, whole(values), strict=True)))


def _mapping(item: Any) -> Converter:
    convert = _converter(item)
    whole = _of_type(dict)
    return lambda values: {key: convert(value) for key, value in whole(values).items()}


def _scalar(hint: Any) -> Converter:
    converter: Converter = _of_type(hint)
    if hint is dt.datetime:
        return dt.datetime.fromisoformat
    if hint is dt.date:
        return dt.date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return _dataclass(typing.cast("type[Any]", hint))
    if issubclass(hint, tuple):
        return _named_tuple(hint)
    if issubclass(hint, Enum):
        converter = hint
    return converter


def _of_type(kind: type) -> Converter:
    accepted: tuple[type, ...] = (int, float) if kind is float else (kind,)

    def convert(value: Any) -> Any:
        if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
            raise TypeError(f"{type(value).__name__} where {kind.__name__} is expected")
        return value

    return convert
