"""The log as data: tables of facts as CSV, everything as JSON, all texts, and what describes them.

Under `data/` of a site lie the files of the whole log; beside the page of each response lies its own JSON, at the
page's address with `.json` for the slash at its end.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from disclosure_log.data.columns import MARK
from disclosure_log.data.package import About, DataFile, descriptor
from disclosure_log.data.record import Record, Records, letter, texts_of
from disclosure_log.data.record_schema import FOLDER as SCHEMAS
from disclosure_log.data.record_schema import schemas
from disclosure_log.data.tables import RESPONSES, TABLES
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.texts import DocumentText
from disclosure_log.locale import N_
from disclosure_log.records.log import Log
from disclosure_log.records.reference import Reference
from disclosure_log.records.response import Response

FOLDER = "data/"
"""Where the data of the whole log stands in a site."""

LIST = "responses.csv"
"""The name of the rows of a list, beside the page of the list; in `FOLDER` those of the whole log."""

_QUICK = 4
"""How hard the texts are packed: 6, the usual, makes them a twentieth smaller in more than twice the time."""


@dataclass(frozen=True, slots=True)
class _Made:
    files: Sequence[DataFile]

    rows: Mapping[str, str]
    """The row of each response as CSV, by its reference: it stands in every list that the response belongs to."""

    single: Mapping[str, bytes]
    """The JSON of each response, by its address."""


def json_address(reference: Reference) -> str:
    """Where the data of one response stands, from the top of the site: `responses/2021/702.json`."""
    return f"{reference.address.rstrip('/')}.json"


class OpenData:
    """The data of one log."""

    def __init__(
        self,
        log: Log,
        facts: Mapping[Path, DocumentFacts],
        texts: Mapping[Path, DocumentText],
        about: About,
    ) -> None:
        """`facts` are those of the attachments, `texts` the texts that are shown of them, by path."""
        self.log, self.about = log, about
        self._texts = texts
        self._records = Records(log, facts, about.site_url, about.licence)

    def entries(self) -> Iterator[tuple[Record, list[Record]]]:
        """The facts of every response with its texts, newest first."""
        for response in self.log.responses:
            record = self._records.of(response)
            yield record, list(texts_of(response, record, letter(response), self._texts))

    @property
    def files(self) -> Sequence[DataFile]:
        """The files of the whole log, but for what describes them."""
        return self._made.files

    def of_list(self, responses: Iterable[Response]) -> bytes:
        """The rows of these responses as CSV, as the table of all has them."""
        rows = (self._made.rows[response.reference.text] for response in responses)
        return MARK + "".join([RESPONSES.header, *rows]).encode()

    def write(self, site: Path) -> None:
        """Write the data of the whole log, and of each response, into the folder `site`."""
        folder = site / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for file in self.files:
            (folder / file.name).write_bytes(file.content)
        described = {f"{FOLDER}datapackage.json": descriptor(self.about, self.files)} | schemas(self.about.site_url)
        for path, content in described.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(content, ensure_ascii=False, indent=1)
            (site / path).write_text(f"{text}\n", encoding="utf-8", newline="\n")
        for address, facts in self._made.single.items():
            (site / address).write_bytes(facts)

    @cached_property
    def _made(self) -> _Made:
        """Everything, in one walk through the log."""
        lines: dict[str, list[str]] = {table.name: [] for table in TABLES}
        rows: dict[str, str] = {}
        whole: list[str] = []
        single: dict[str, bytes] = {}
        packed, number = io.BytesIO(), 0
        # No name and no time stand in the file, so that the same texts give the same bytes.
        with gzip.GzipFile("", "wb", _QUICK, packed, mtime=0) as file:
            for response in self.log.responses:
                record, words = self._records.of(response), letter(response)
                for table in TABLES:
                    lines[table.name].append(table.lines(record))
                rows[response.reference.text] = lines[RESPONSES.name][-1]
                whole.append(_dumped(record))
                single[json_address(response.reference)] = self._single(whole[-1], words)
                for text in texts_of(response, record, words, self._texts):
                    file.write(f"{_dumped(text)}\n".encode())
                    number += 1
        tables = [
            DataFile(
                f"{table.name}.csv",
                MARK + "".join([table.header, *lines[table.name]]).encode(),
                sum(text.count("\r\n") for text in lines[table.name]),
                table.meaning,
                "text/csv",
                table,
            )
            for table in TABLES
        ]
        meaning = N_("The facts of every response, with its parts, corrections and decisions.")
        facts = DataFile("responses.json", self._whole(whole), len(whole), meaning, "application/json")
        meaning = N_("The text of every request, response and attachment, a line each, packed.")
        texts = DataFile("texts.jsonl.gz", packed.getvalue(), number, meaning, "application/gzip")
        return _Made([*tables, facts, texts], rows, single)

    def _whole(self, records: Iterable[str]) -> bytes:
        """The facts of all responses in one JSON, a line each."""
        about, licence = self.about, self.about.licence
        top = {
            "$schema": self._schema("responses"),
            "title": about.title,
            "authority": about.authority,
            "notice": about.notice,
            "address": about.site_url,
            "licence": licence.model_dump(exclude_none=True) if licence else None,
        }
        head = _dumped({key: value for key, value in top.items() if value})
        rows = ",\n".join(records)
        return f'{head[:-1]},"responses":[\n{rows}\n]}}\n'.encode()

    def _single(self, facts: str, words: Record) -> bytes:
        """The JSON of one response: its facts as JSON, then its words."""
        pieces = [_dumped({"$schema": schema})[1:-1] if (schema := self._schema("response")) else "", facts[1:-1]]
        pieces.append(_dumped(words)[1:-1])
        return f"{{{','.join(filter(None, pieces))}}}\n".encode()

    def _schema(self, name: str) -> str:
        """The address of a schema; empty where that of the site is not known."""
        return f"{self.about.site_url}{SCHEMAS}{name}.json" if self.about.site_url else ""


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
