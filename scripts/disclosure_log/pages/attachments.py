"""The pages of the attachments: what is known of each file, and its text, in parts where it is long.

The file stays at `responses/2021/702/letter.pdf`; its text stands at `responses/2021/702/text/letter.pdf/`, the second
part at `…/text/letter.pdf/2/`. Page 21 of a PDF and row 201 of a table are on the second part, whatever is on them; a
part that is too heavy for one page goes on at `…/2/2/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.texts import DocumentText, Form, Part, Section, Table
from disclosure_log.locale import N_
from disclosure_log.pages.file_wording import is_picture, known_of
from disclosure_log.pages.lists import Lists, Step
from disclosure_log.pages.page import Content, Page
from disclosure_log.pages.text_html import TextWriter, has_row
from disclosure_log.pages.wording import Wording
from disclosure_log.records.body import Heading
from disclosure_log.records.response import Attachment, Response

UNSEEN = frozenset({"DL101", "DL102", "DL109", "DL110", "DL113", "DL114"})
"""Findings about what a file holds and does not show: where one was accepted, the file's text is not shown."""


def text_way(attachment: Attachment) -> str:
    """The way from the page of a response to the text of its attachment: `text/letter.pdf/`."""
    return f"text/{attachment.name}/"


def place_way(attachment: Attachment, text: DocumentText, anchor: str) -> str:
    """The way from the page of a response to a place in the text of its attachment: `text/letter.pdf/2/#page-21`."""
    return text_way(attachment) + text.way_to(anchor)


def shows_text(response: Response, number: int) -> bool:
    """Whether the text of the attachment `number` is shown, in which nothing may stand that the file does not show."""
    return not any(entry.finding in UNSEEN for entry in response.front.attachments[number].accepted)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section as the template shows it."""

    anchor: str
    """Empty where a row in it has the anchor."""

    heading: Markup
    content: Markup
    is_empty: bool
    """Whether it is a page on which nothing is."""

    is_picture: bool
    """Whether it is a page on which something is, but no text."""


class Attachments:
    """Composes the pages of the attachments of a log."""

    def __init__(
        self,
        facts: Mapping[Path, DocumentFacts],
        texts: Mapping[Path, DocumentText],
        words: Wording,
        render: Callable[..., str],
        lists: Lists,
    ) -> None:
        """`render` is `Composer.render`; a file without a text is one that could not be read."""
        self._facts, self._texts, self._words, self._render, self._lists = facts, texts, words, render, lists

    def pages(self, response: Response) -> Iterator[Page]:
        """Every page of the attachments of a response; one that was withdrawn has none."""
        if response.front.withdrawn:
            return
        for attachment in response.attachments:
            text = self._texts.get(attachment.path)
            parts = text.parts if text else (Part(1, 1, ()),)
            start = response.reference.address + text_way(attachment)
            links: list[Step] = []
            if text and len(parts) > 1:
                links = [
                    (self._where(text, part, number, len(parts)), start + part.way)
                    for number, part in enumerate(parts, 1)
                ]
            for place, part in enumerate(parts):
                yield self._page(response, attachment, text, part, links, place=place)

    def known(self, attachment: Attachment) -> list[str]:
        """What is known of the accessibility of a file, sentence by sentence."""
        return known_of(self._facts[attachment.path], self._texts.get(attachment.path), self._words)

    def _page(
        self,
        response: Response,
        attachment: Attachment,
        text: DocumentText | None,
        part: Part,
        links: Sequence[Step],
        *,
        place: int,
    ) -> Page:
        """The page of a part; `links` are all parts where there are several, `place` is its own among them."""
        start = response.reference.address + text_way(attachment)
        address = start + part.way
        where = links[place][0] if links else ""
        if where:
            title = self._words.said(
                N_("%(title)s, %(part)s (attachment to %(reference)s)"),
                title=attachment.title,
                part=where,
                reference=response.reference,
            )
        else:
            title = self._words.said(
                N_("%(title)s (attachment to %(reference)s)"), title=attachment.title, reference=response.reference
            )

        def compose() -> Content:
            headings: list[Heading] = []
            html = self._render(
                "attachment.html",
                address,
                way_steps=self._way(response, attachment, start, place),
                response=response,
                attachment=attachment,
                file=self._facts[attachment.path],
                known=self.known(attachment),
                text=text,
                is_hidden=not shows_text(response, response.attachments.index(attachment)),
                where=where,
                place=place,
                links=links,
                sections=list(self._sections(text, part, attachment, headings)) if text else [],
            )
            description = self._words.said(
                N_("Attachment to the response %(reference)s, %(title)s: %(attachment)s."),
                reference=response.reference,
                title=response.title,
                attachment=f"{attachment.title}, {where}" if where else attachment.title,
            )
            return Content(title, description, html, tuple(headings) if len(headings) > 1 else ())

        return Page(address, response, compose)

    def _way(self, response: Response, attachment: Attachment, start: str, place: int) -> list[Step]:
        own = self._words.said(N_("Response %(reference)s"), reference=response.reference)
        way = [*self._lists.way_to_response(response), (own, response.reference.address)]
        return [*way, (attachment.title, start)] if place else way

    def _where(self, text: DocumentText, part: Part, number: int, count: int) -> str:
        """Where in the file a part is, as a title says it."""
        said = self._words.said
        if text.form is Form.PAGES and part.sections:
            first, last = part.sections[0].number, part.sections[-1].number
            if part.sections[0].goes_on:
                message = N_("page %(first)s of %(total)s, continued")
                if last > first:
                    message = N_("rest of page %(first)s to page %(last)s of %(total)s")
            else:
                message = N_("page %(first)s of %(total)s")
                if last > first:
                    message = N_("pages %(first)s to %(last)s of %(total)s")
            return said(message, first=first, last=last, total=self._words.number(text.total))
        if text.form is Form.ROWS and part.sections and all(map(has_row, part.sections)):
            first, last = _rows(part)
            message = N_("row %(first)s of %(total)s")
            if last > first:
                message = N_("rows %(first)s to %(last)s of %(total)s")
            return said(
                message,
                first=self._words.number(first),
                last=self._words.number(last),
                total=self._words.number(text.total),
            )
        return said(N_("part %(number)s of %(count)s"), number=number, count=count)

    def _sections(
        self, text: DocumentText, part: Part, attachment: Attachment, headings: list[Heading]
    ) -> Iterator[ShownSection]:
        """The sections of a part; `headings` gets what the list of contents shows."""
        writer = TextWriter(
            lambda number: self._words.said(N_("Table %(number)s"), number=number),
            lambda table, section: self._caption(table, section, attachment, text),
        )
        for section in part.sections:
            title = self._title(section, text)
            heading = writer.heading(section, title, top=text.form is not Form.WORDS) if title else Markup()
            if title and (text.form is not Form.WORDS or heading.startswith("<h2")):
                headings.append(Heading(2, section.anchor, title))
            yield ShownSection(
                "" if has_row(section) and not title else section.anchor,
                heading,
                writer.blocks(section),
                section.empty,
                is_picture(section, text),
            )

    def _title(self, section: Section, text: DocumentText) -> str:
        """The heading over a section; empty where it has none."""
        title = section.heading
        if text.form is Form.PAGES:
            title = self._words.said(N_("Page %(number)s"), number=section.number)
        return self._words.said(N_("%(title)s, continued"), title=title) if title and section.goes_on else title

    def _caption(self, table: Table, section: Section, attachment: Attachment, text: DocumentText) -> str:
        """The words over a table: whose rows they are, the file's or the sheet's, and which."""
        if text.form is Form.ROWS and len(table.rows) == text.total:
            return attachment.title
        last = table.first + len(table.rows) - 1
        message = N_("%(title)s, no rows")
        if table.rows:
            message = N_("%(title)s, row %(first)s")
        if last > table.first:
            message = N_("%(title)s, rows %(first)s to %(last)s")
        first, last_said = self._words.number(table.first), self._words.number(last)
        return self._words.said(message, title=section.heading or attachment.title, first=first, last=last_said)


def _rows(part: Part) -> tuple[int, int]:
    """The numbers of the first and the last row of a part in whose sections there are rows."""
    tables = [block for section in part.sections for block in section.blocks if isinstance(block, Table)]
    return tables[0].first, tables[-1].first + len(tables[-1].rows) - 1
