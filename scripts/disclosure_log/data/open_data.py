"""The log as data: tables of facts as CSV, everything as JSON, all texts, and what describes them.

Under `data/` of a site lie the files of the whole log; beside the page of each response lies its own JSON, at the
page's address with `.json` for the slash at its end.
"""

from __future__ import annotations

import gzip
import io
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from disclosure_log.data.columns import MARK
from disclosure_log.data.compliance import Compliance, compliance_of
from disclosure_log.data.package import About, DataFile, data_file, descriptor
from disclosure_log.data.record import Record, Records, letter, texts_of
from disclosure_log.data.record_schema import FOLDER as SCHEMAS
from disclosure_log.data.record_schema import schemas
from disclosure_log.data.statistics import STATISTICS, Statistics
from disclosure_log.data.tables import RESPONSES, TABLES
from disclosure_log.data.uses import Uses, count_uses
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.texts import DocumentText
from disclosure_log.law import Standing
from disclosure_log.locale import N_
from disclosure_log.records.clocks import Timing
from disclosure_log.records.log import Log
from disclosure_log.records.reference import Reference
from disclosure_log.records.register import Register
from disclosure_log.records.response import Response

FOLDER = "data/"
"""Where the data of the whole log stands in a site."""

LIST = "responses.csv"
"""The name of the rows of a list, beside the page of the list; in `FOLDER` those of the whole log."""

_FACTS, _TIMING = "facts", "timing"

_QUICK = 4
"""How hard the texts are packed: 6, the usual, makes them a twentieth smaller in more than twice the time."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a site is put together from, which can be kept between builds."""

    name: str
    made_of: object
    """All that it is made of beside the settings."""

    make: Callable[[], Mapping[str, str]]


Keep = Callable[[Iterable[Part]], Iterator[Mapping[str, str]]]
"""Gives what was made of parts, in their order: from an earlier build where it is made of the same."""


def made_now(parts: Iterable[Part]) -> Iterator[Mapping[str, str]]:
    """A `Keep` that keeps nothing."""
    return (part.make() for part in parts)


@dataclass(frozen=True, slots=True)
class Made:
    """What the data of a log are put together to."""

    files: Sequence[DataFile]
    """The files of the whole log, but for its figures."""

    timings: Mapping[str, Timing | None]
    """How long each response took, by its reference."""

    rows: Mapping[str, str] = field(default_factory=dict)
    """The row of each response as CSV, by its reference: it stands in every list that the response belongs to."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """The facts of each response as JSON, by its reference."""

    def in_short(self) -> Made:
        """What is said of the data, without the data, in a form that goes from one process to another."""
        return Made([replace(file, content=b"", table=None) for file in self.files], self.timings)


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
        keep: Keep = made_now,
        *,
        register: Register | None = None,
        elsewhere: Callable[[], Made | None] = lambda: None,
    ) -> None:
        """`facts` are those of the attachments, `texts` the texts that are shown of them, by path.

        What another process made of the data and wrote comes from `elsewhere`, in short.

        With the `register` of a log that its authority publishes, the figures hold what the authority is asked to
        publish each quarter.
        """
        self.log, self.about, self._keep = log, about, keep
        self._register = register if register and register.years else None
        self._texts, self._elsewhere = texts, elsewhere
        self._records = Records(log, facts, about.site_url, about.licence, about.kind)

    def entries(self) -> Iterator[tuple[Record, list[Record]]]:
        """The facts of every response with its texts, newest first."""
        for response in self.log.responses:
            record = self._records.of(response)
            yield record, list(self._texts_of(response))

    @property
    def files(self) -> Sequence[DataFile]:
        """The files of the whole log, but for what describes them; its figures come last."""
        return [*self.made.files, self._figures]

    @cached_property
    def uses(self) -> Uses:
        """What the log counts, counted once a build."""
        return count_uses(self.log.responses)

    @cached_property
    def statistics(self) -> Statistics:
        """The figures of the log."""
        return Statistics(self.uses, self.made.timings)

    @cached_property
    def compliance(self) -> Compliance | None:
        """What the authority is asked to publish each quarter; none where the log cannot say it."""
        if self._register is None:
            return None
        about = self.about
        return compliance_of(self.log, self._register, self.made.timings, about.kind, about.today)

    @cached_property
    def _figures(self) -> DataFile:
        figures = [*self.statistics.figures, *(self.compliance.figures if self.compliance else ())]
        text = STATISTICS.header + STATISTICS.lines({"figures": figures})
        name = f"{STATISTICS.name}.csv"
        return data_file(name, MARK + text.encode(), len(figures), STATISTICS.meaning, table=STATISTICS)

    def of_list(self, responses: Iterable[Response]) -> bytes:
        """The rows of these responses as CSV, as the table of all has them."""
        return MARK + "".join([RESPONSES.header, *map(self._row_of, responses)]).encode()

    def _row_of(self, response: Response) -> str:
        """The row of a response in the table of all: made anew where another process put the data and has ended."""
        return self.made.rows.get(response.reference.text) or RESPONSES.lines(self._records.of(response))

    def of_response(self, response: Response) -> bytes:
        """The JSON of one response: its facts, then its words."""
        pieces = [_dumped({"$schema": schema})[1:-1] if (schema := self._schema("response")) else ""]
        facts = self.made.facts.get(response.reference.text) or _dumped(self._records.of(response))
        pieces += [facts[1:-1], _dumped(letter(response))[1:-1]]
        return f"{{{','.join(filter(None, pieces))}}}\n".encode()

    def whole(self) -> Iterator[tuple[str, bytes]]:
        """The files of the whole log, each with its path in the site, but for those that `described` gives."""
        return ((f"{FOLDER}{file.name}", file.content) for file in self.made.files)

    def forget_contents(self) -> None:
        """Keep of the files of the whole log only what is said of them, now that they stand in the site."""
        files = [replace(file, content=b"") for file in self.made.files]
        self.made = replace(self.made, files=files)

    def forget(self) -> None:
        """Keep nothing of the responses any more, now that every page and list is made."""
        self.made = self.made.in_short()

    def described(self) -> Iterator[tuple[str, bytes]]:
        """The figures of the log and what describes all files, each with its path in the site."""
        figures = self._figures
        yield f"{FOLDER}{figures.name}", figures.content
        described = {f"{FOLDER}datapackage.json": descriptor(self.about, self.files)} | schemas(self.about.site_url)
        for path, content in described.items():
            yield path, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()

    @cached_property
    def made(self) -> Made:
        """Everything, in one walk through the log."""
        if (made := self._elsewhere()) is None:
            return self._make()
        tables = {f"{table.name}.csv": table for table in TABLES}
        return replace(made, files=[replace(file, table=tables.get(file.name)) for file in made.files])

    def _make(self) -> Made:
        lines: dict[str, list[str]] = {table.name: [] for table in TABLES}
        rows: dict[str, str] = {}
        facts: dict[str, str] = {}
        timings: dict[str, Timing | None] = {}
        # Kept by month: ten thousand small parts would take half a second to be looked up.
        parts = (
            Part(f"data:{year}-{month}", [*map(self._told, responses)], partial(self._of_all, responses))
            for (year, month), responses in self.log.by_month.items()
        )
        for responses, kept in zip(self.log.by_month.values(), self._keep(parts), strict=True):
            made = {name: json.loads(texts) for name, texts in kept.items()}
            references = [response.reference.text for response in responses]
            for table in TABLES:
                lines[table.name] += made[table.name]
            rows |= zip(references, made[RESPONSES.name], strict=True)
            facts |= zip(references, made[_FACTS], strict=True)
            timings |= zip(references, map(_timing, made[_TIMING]), strict=True)
        tables = [
            data_file(
                f"{table.name}.csv",
                MARK + "".join([table.header, *lines[table.name]]).encode(),
                sum(text.count("\r\n") for text in lines[table.name]),
                table.meaning,
                table=table,
            )
            for table in TABLES
        ]
        meaning = N_("The facts of every response, with its parts, corrections and decisions.")
        whole = data_file(
            "responses.json", self._whole(facts.values()), len(facts), meaning, media_type="application/json"
        )
        return Made([*tables, whole, self._packed()], timings, rows, facts)

    def _told(self, response: Response) -> tuple[Response, Record]:
        return response, self._records.around(response)

    def _of_all(self, responses: Iterable[Response]) -> dict[str, str]:
        """The rows of these responses in each table, and the facts of each as JSON: lists of texts, as JSON."""
        records = [self._records.of(response) for response in responses]
        made = {table.name: _dumped([table.lines(record) for record in records]) for table in TABLES}
        made[_FACTS] = _dumped([_dumped(record) for record in records])
        made[_TIMING] = _dumped([[record.get("working_days"), record.get("time_limit")] for record in records])
        return made

    @property
    def texts_by_month(self) -> Iterator[Part]:
        """The texts of the responses of each month."""
        # What other responses say of one stands in none of its texts.
        return (
            Part(f"texts:{year}-{month}", responses, partial(self._of_month, responses))
            for (year, month), responses in self.log.by_month.items()
        )

    def _packed(self) -> DataFile:
        """The texts of all responses, packed by month: what is packed may be put one after the other (RFC 1952)."""
        members, number = io.BytesIO(), 0  # which gives its bytes without a copy of them
        for made in self._keep(self.texts_by_month):
            members.write(b64decode(made["packed"]))
            number += int(made["number"])
        content = members.getvalue() or gzip.compress(b"", _QUICK, mtime=0)
        meaning = N_("The text of every request, response and attachment, a line each, packed.")
        return data_file("texts.jsonl.gz", content, number, meaning, media_type="application/gzip")

    def _of_month(self, responses: Iterable[Response]) -> dict[str, str]:
        lines = [f"{_dumped(text)}\n" for response in responses for text in self._texts_of(response)]
        # No time stands in what is packed, so that the same texts give the same bytes.
        packed = gzip.compress("".join(lines).encode(), _QUICK, mtime=0)
        return {"packed": b64encode(packed).decode(), "number": f"{len(lines)}"}

    def _texts_of(self, response: Response) -> Iterator[Record]:
        return texts_of(response, self._records.address(response), letter(response), self._texts)

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

    def _schema(self, name: str) -> str:
        """The address of a schema; empty where that of the site is not known."""
        return f"{self.about.site_url}{SCHEMAS}{name}.json" if self.about.site_url else ""


def _timing(kept: tuple[int, str | None]) -> Timing | None:
    working_days, standing = kept
    return Timing(working_days, Standing(standing)) if standing else None


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
