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


class Once:
    """What several pages are made of: it is told apart once for all of them."""

    def __init__(self, value: Mapping[str, object]) -> None:
        """`value` is never changed."""
        self.value = value
        self._told = ""

    def told(self, version: Version) -> str:
        """What tells it from anything else, in a build in which responses have these versions."""
        self._told = self._told or digest(self.value, version)
        return self._told


def digest(made_of: object, version: Version) -> str:
    """What tells the parts of a page from any others, as SHA-256: a response counts by its version.

    Raises `TypeError` for anything that cannot be told apart by what it holds, such as a function: a page may not be
    made of it.
    """
    parts: list[str] = []
    _tell(made_of, version, parts.append)
    return hashlib.sha256("".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


Add = Callable[[str], object]


def _tell(value: object, version: Version, add: Add) -> None:
    """Give `add` the parts of a value, each with its kind and length, so that no two values give the same."""
    kind = type(value)
    if kind is str:
        add(f"s{len(value)}:{value};")  # type: ignore[arg-type]  # its type was compared
    elif kind is Response:
        add(f"R{version(value)};")  # type: ignore[arg-type]  # as above
    elif kind is list or kind is tuple:
        _tell_all("l", value, version, add)  # type: ignore[arg-type]  # as above
    elif kind is Once:
        add(f"o{value.told(version)};")  # type: ignore[attr-defined]  # as above
    elif value is None or kind is int or kind is bool or kind is float:
        add(f"v{value!r};")
    else:
        _tell_rarer(value, version, add)


def _tell_rarer(value: object, version: Version, add: Add) -> None:
    if isinstance(value, date | Enum):
        add(f"k{type(value).__name__} {value};")
    elif isinstance(value, Path):
        add(f"k{type(value).__name__} {str(value).encode('utf-8', 'surrogateescape')!r};")
    elif isinstance(value, str):
        _tell(str(value), version, add)
    elif isinstance(value, Mapping):
        _tell_all("m", [part for pair in value.items() for part in pair], version, add)
    elif isinstance(value, set | frozenset):
        _tell_all("u", sorted(value, key=repr), version, add)
    elif isinstance(value, BaseModel):
        _tell_all("b", _held(value, type(value).model_fields), version, add)
    elif is_dataclass(value) and not isinstance(value, type):
        _tell_all("d", _held(value, (field.name for field in fields(value))), version, add)
    elif isinstance(value, Sequence):
        _tell_all("l", value, version, add)
    else:
        raise TypeError(f"A page may not be made of {type(value).__name__}: it cannot be told apart.")


def _held(value: object, names: Iterable[str]) -> list[object]:
    return [type(value).__name__, *(getattr(value, name) for name in names)]


def _tell_all(kind: str, values: Iterable[object], version: Version, add: Add) -> None:
    parts = values if isinstance(values, list | tuple) else list(values)
    add(f"{kind}{len(parts)}(")
    for part in parts:
        if type(part) is Response:
            add(f"R{version(part)};")  # most parts are responses
        else:
            _tell(part, version, add)
