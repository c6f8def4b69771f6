"""What tells the parts of a page from any others, so that a page that is made of the same need not be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from pydantic import BaseModel

from disclosure_log.records.response import Response

Version = Callable[[Response], str]
"""What tells a response from any other, and from what it was before: its source and its attachments, as a hash."""


def digest(made_of: object, version: Version) -> str:
    """What tells the parts of a page from any others, as SHA-256: a response counts by its version.

    Raises `TypeError` for anything that cannot be told apart by what it holds, such as a function: a page may not be
    made of it.
    """
    told = hashlib.sha256()
    _tell(made_of, version, told.update)
    return told.hexdigest()


Add = Callable[[bytes], object]


def _tell(value: object, version: Version, add: Add) -> None:
    """Give `add` the parts of a value, each with its kind and length, so that no two values give the same."""
    kind = type(value)
    if kind is str:
        text = value.encode("utf-8", "surrogatepass")  # type: ignore[attr-defined]  # its type was compared
        add(b"s%d:%s;" % (len(text), text))
    elif kind is Response:
        add(b"R%s;" % version(value).encode())  # type: ignore[arg-type]  # as above
    elif kind is list or kind is tuple:
        _tell_all(b"l", value, version, add)  # type: ignore[arg-type]  # as above
    elif value is None or kind is int or kind is bool:
        add(b"v%r;" % (value,))
    else:
        _tell_rarer(value, version, add)


def _tell_rarer(value: object, version: Version, add: Add) -> None:
    if isinstance(value, date | Enum | Path):
        add(b"k%s %s;" % (type(value).__name__.encode(), str(value).encode("utf-8", "surrogateescape")))
    elif isinstance(value, str):
        _tell(str(value), version, add)
    elif isinstance(value, float):
        add(b"v%r;" % (value,))
    elif isinstance(value, Mapping):
        _tell_all(b"m", [part for pair in value.items() for part in pair], version, add)
    elif isinstance(value, set | frozenset):
        _tell_all(b"u", sorted(value, key=repr), version, add)
    elif isinstance(value, BaseModel):
        _tell_all(b"b", _held(value, type(value).model_fields), version, add)
    elif is_dataclass(value) and not isinstance(value, type):
        _tell_all(b"d", _held(value, (field.name for field in fields(value))), version, add)
    elif isinstance(value, Sequence):
        _tell_all(b"l", value, version, add)
    else:
        raise TypeError(f"A page may not be made of {type(value).__name__}: it cannot be told apart.")


def _held(value: object, names: Iterable[str]) -> list[object]:
    return [type(value).__name__, *(getattr(value, name) for name in names)]


def _tell_all(kind: bytes, values: Iterable[object], version: Version, add: Add) -> None:
    parts = list(values)
    add(b"%s%d(" % (kind, len(parts)))
    for part in parts:
        _tell(part, version, add)
