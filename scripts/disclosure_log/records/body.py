"""The text of a response: Markdown under the headings Request and Response, to HTML that may be published.

The letter's words are verbatim, so what Markdown would do to them in silence is a finding, at its line: words that
would vanish, list numbers that would change, HTML that would be dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from disclosure_log.findings import Finding
from disclosure_log.records import hostile
from disclosure_log.records.allowed_html import examine, named_references, sanitise
from disclosure_log.records.rendering import convert
from disclosure_log.records.sections import Heading, Piece, Section, pieces_of
from disclosure_log.records.stamps import stamped
from disclosure_log.records.verbatim import changed_numbers, lost_words
from disclosure_log.records.wording import Remark, remark_on

__all__ = ["Body", "Heading", "Link", "Section", "read_body", "section_names"]

_HEADINGS = {"en": ("Request", "Response"), "cy": ("Cais", "Ymateb")}


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the text to another response of this log."""

    reference: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Body:
    """The two sections of a response."""

    request: Section
    response: Section

    links: tuple[Link, ...] = ()
    """The links to other responses, which only the whole log can say whether they lead somewhere."""


def section_names(language: str) -> tuple[str, str]:
    """The two headings in a language; English where it has none of its own."""
    return _HEADINGS.get(language.partition("-")[0], _HEADINGS["en"])


def read_body(
    source: str,
    path: str,
    *,
    first_line: int = 1,
    language: str = "en",
    folder: str = "",
    attachments: tuple[str, ...] = (),
    sound: bool = False,
) -> tuple[Body | None, list[Finding]]:
    """Render the Markdown `source` of the file `path`, which begins on `first_line`.

    `folder` is the folder of the response's attachments as a link in the file names it (`702` in `702/letter.pdf`),
    `attachments` the names of its files. Gives no body where there are findings; raises nothing. Of Markdown that is
    `sound`, all this was asked before, and nothing was found.
    """
    targets = frozenset(f"{folder}/{name}" for name in attachments)
    reading = _Reading(source, section_names(language), folder, targets, sound=sound)
    body = reading.body()
    starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def position(place: int | None) -> tuple[int, int]:
        if place is None:
            return 0, 0
        line = bisect_right(starts, place) - 1
        return line + first_line, place - starts[line] + 1

    findings = [
        Finding(remark.code, path, remark.message, remark.hint, *position(remark.place)) for remark in reading.remarks
    ]
    if body is not None:
        body = replace(body, links=tuple(Link(text, *position(place)) for text, place in reading.links))
    return body, findings


class _Reading:
    """One body on its way to two sections."""

    def __init__(
        self, source: str, names: tuple[str, str], folder: str, targets: frozenset[str], *, sound: bool
    ) -> None:
        self.source, self.names, self.folder, self.targets, self.sound = source, names, folder, targets, sound
        self.remarks: list[Remark] = []
        self.links: list[tuple[str, int | None]] = []

    def body(self) -> Body | None:
        """The two sections, or none and what is wrong in `remarks`."""
        if not self.sound and (place := hostile.too_much(self.source)) is not None:
            self.remarks = [remark_on("too deep", place=place)]
            return None
        try:
            return self._sections()
        except RecursionError:
            self.remarks = [remark_on("too deep")]
            return None

    def _sections(self) -> Body | None:
        rendered = convert(self.source)
        if self.sound:
            pieces = pieces_of(sanitise(rendered), self.folder, self.targets)
        else:
            pieces, self.remarks, left = self._examine(rendered)
            if self.remarks:
                self._place_remarks()
                return None
            self.remarks = [remark_on("lost", place=place) for place in lost_words(self.source, left, convert)]
            self.remarks += [
                remark_on("number", written, shown, place=place)
                for place, written, shown in changed_numbers(self.source, rendered, convert)
            ]
        if "response:" in rendered.lower():
            self.links = named_references(convert(stamped(self.source)))
        return None if self.remarks else Body(pieces[1].section(), pieces[2].section())

    def _examine(self, rendered: str) -> tuple[list[Piece], list[Remark], str]:
        examined = examine(rendered, self.targets)
        remarks = [
            remark_on("heading", *self.names, place=problem.place)
            if problem.kind == "heading"
            else remark_on(problem.kind, problem.what, problem.tag, place=problem.place)
            for problem in examined.problems
        ]
        pieces = pieces_of(examined.clean, self.folder, self.targets)
        remarks += self._check_headings(pieces)
        if not remarks:
            remarks = [remark_on("empty", piece.title, place=piece.place) for piece in pieces[1:] if piece.empty]
        return pieces, remarks, examined.words

    def _place_remarks(self) -> None:
        """Find out where the remarks belong, from a copy of the source that is stamped."""
        _, placed, _ = self._examine(convert(stamped(self.source)))
        if [remark.message for remark in placed] == [remark.message for remark in self.remarks]:
            self.remarks = placed

    def _check_headings(self, pieces: list[Piece]) -> list[Remark]:
        request, response = self.names
        titles = [piece.title for piece in pieces[1:]]
        remarks = []
        for number, piece in enumerate(pieces[1:]):
            if piece.title not in self.names or piece.nested:
                remarks.append(remark_on("heading", request, response, place=piece.place))
            elif piece.title in titles[:number]:
                remarks.append(remark_on("twice", piece.title, place=piece.place))
        end = len(self.source.rstrip())
        remarks += [remark_on("missing", name, place=end) for name in self.names if name not in titles]
        if not remarks and titles != [request, response]:
            remarks.append(remark_on("order", request, response, place=pieces[1].place))
        if request in titles and not pieces[0].empty:
            start = len(self.source) - len(self.source.lstrip())
            remarks.append(remark_on("above", request, response, place=start))
        return remarks
