"""What the open data is, for programs: a Data Package (version 2, https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from disclosure_log.config import Named
from disclosure_log.data.columns import BETWEEN, Column, Table
from disclosure_log.law import AuthorityKind

_PROFILES = "https://datapackage.org/profiles/2.0/"


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a log beside its responses."""

    title: str
    """What the log is called."""

    authority: str
    """The public authority whose responses it holds."""

    notice: str
    """What every page says at its top, such as that the authority does not publish it; empty where none does."""

    site_url: str
    """The address of the site with a slash at the end; empty where none is known."""

    licence: Named | None

    kind: AuthorityKind
    """That of the authority, by which working days are counted."""

    today: date
    """The day on which the log is published: months that are not over are not said to be empty."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data."""

    name: str
    """Its name in the folder of the data."""

    size: int
    """In bytes."""

    sha256: str
    """SHA-256 of its bytes (FIPS 180-4), 64 lower-case hexadecimal digits."""

    rows: int
    """How many rows, responses or texts it holds."""

    meaning: str
    """What it holds, in a few words; a message of the site."""

    media_type: str
    table: Table | None = None
    content: bytes = b""
    """Its bytes, where they are not in the site already."""


def data_file(
    name: str, content: bytes, rows: int, meaning: str, *, media_type: str = "text/csv", table: Table | None = None
) -> DataFile:
    """A file of the open data with this content."""
    sha256 = hashlib.sha256(content).hexdigest()
    return DataFile(name, len(content), sha256, rows, meaning, media_type, table, content)


def descriptor(about: About, files: Iterable[DataFile]) -> dict[str, Any]:
    """The descriptor of `files`, which lie beside it."""
    said = f"Responses of {about.authority} to requests for information. {about.notice}".strip()
    licence = about.licence
    if licence and not licence.address:
        said += f" Licence: {licence.name}."  # the standard knows no licence without an address
    return {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "disclosure-log",
        "title": about.title,
        "description": said,
        **({"homepage": f"{about.site_url}open-data/"} if about.site_url else {}),
        **({"licenses": [{"path": licence.address, "title": licence.name}]} if licence and licence.address else {}),
        "resources": [_resource(file) for file in files],
    }


def _resource(file: DataFile) -> dict[str, Any]:
    name, _, ending = file.name.partition(".")
    made: dict[str, Any] = {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": name if file.table else f"{name}-{ending.replace('.', '-')}",
        "path": file.name,
        "description": file.meaning,
        "format": ending,
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.table:
        made |= {
            "type": "table",
            "dialect": {"$schema": f"{_PROFILES}tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
            "schema": _schema(file.table),
        }
    return made


def _schema(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if table.within:
        fields = list(table.within_key)
        made["foreignKeys"] = [{"fields": fields, "reference": {"resource": table.within, "fields": fields}}]
    return made


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.needed else {}
    if column.pattern:
        constraints["pattern"] = column.pattern
    made: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.meaning}
    if column.type in ("list", "integers"):
        # The standard has lists, and the schema that it is published with does not know them.
        made |= {"type": "string", "description": f"{column.meaning} A list, with “{BETWEEN}” between its entries."}
    elif column.values:
        constraints["enum"] = list(column.values)
    return made | ({"constraints": constraints} if constraints else {})
