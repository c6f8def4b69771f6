"""The pages of the attachments: what is known of each file, and its text, in parts where it is long.

The file stays at `responses/2021/702/letter.pdf`; its text stands at `responses/2021/702/text/letter.pdf/`, the second
part at `…/text/letter.pdf/2/`. Page 21 of a PDF and row 201 of a table are on the second part, whatever is on them; a
part that is too heavy for one page goes on at `…/2/2/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.lists import format_list
from markupsafe import Markup

from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.kinds import CSV, PDF, TEXT
from disclosure_log.documents.texts import DocumentText, Form, Part, Section, Table
from disclosure_log.locale import N_
from disclosure_log.pages.lists import Lists
from disclosure_log.pages.page import Page
from disclosure_log.pages.text_html import TextWriter, has_row
from disclosure_log.pages.wording import Wording
from disclosure_log.records.body import Heading
from disclosure_log.records.response import Attachment, Response

UNSEEN = frozenset({"DL101", "DL102", "DL109", "DL110", "DL113", "DL114"})
"""Findings about what a file holds and does not show: where one was accepted, the file's text is not shown."""

MOST_NAMED = 12
"""Of how many pages without text each is named."""


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
            for place in range(len(text.parts) if text else 1):
                yield self._page(response, attachment, text, place)

    def known(self, attachment: Attachment) -> list[str]:
        """What is known of the accessibility of a file, sentence by sentence; nothing that is only likely."""
        facts, text = self._facts[attachment.path], self._texts.get(attachment.path)
        found: list[str] = []
        if facts.kind is CSV:
            found.append(N_("It is a table in plain text, which every spreadsheet program opens."))
        if facts.kind is TEXT:
            found.append(N_("It is plain text, which every program can read aloud."))
        if facts.tagged is not None:
            found.append(
                N_("It is tagged: it can tell a screen reader what is a heading, a list or a table.")
                if facts.tagged
                else N_("It is not tagged: a screen reader may read it in the wrong order.")
            )
        if text and text.form is Form.WORDS and any(section.heading for section in text.sections):
            found.append(N_("Its headings are marked as headings."))
        if facts.title:
            found.append(N_("It has a title."))
        elif facts.kind is PDF:
            found.append(N_("It has no title of its own."))
        said = [self._words.said(message) for message in found]
        if facts.language:
            name = self._words.language_name(facts.language.replace("_", "-"))
            said.append(self._words.said(N_("It says that its language is %(language)s."), language=name))
        elif facts.kind is PDF:
            said.append(self._words.said(N_("It does not say which language it is in.")))
        return said + (
            [self._words.said(N_("It is a picture, in which a screen reader finds no text."))]
            if text and text.form is Form.PICTURE
            else self._has_text(text)
        )

    def _has_text(self, text: DocumentText | None) -> list[str]:
        """Whether words can be read in a file; nothing where that is not known."""
        if text is None or text.form is Form.ROWS:
            return []
        if text.is_textless:
            return [
                self._words.said(N_("There is no text in it: it is a scan or a picture."))
                if any(not section.empty for section in text.sections)
                else self._words.said(N_("There is no text in it."))
            ]
        scans = [section.number for section in text.sections if _is_picture(section, text)]
        if not scans:
            return [self._words.said(N_("Its text can be searched and read aloud."))]
        shown: list[str] = [str(number) for number in scans[:MOST_NAMED]]
        if len(scans) > MOST_NAMED:
            shown.append("…")
        message = self._words.translations.ngettext(
            "There is no text on page %(pages)s, which is a picture.",
            "There is no text on pages %(pages)s, which are pictures.",
            len(scans),
        )
        return [message % {"pages": format_list(shown, locale=self._words.language)}]

    def _page(self, response: Response, attachment: Attachment, text: DocumentText | None, place: int) -> Page:
        parts = text.parts if text else (Part(1, 1, ()),)
        part = parts[place]
        start = response.reference.address + text_way(attachment)
        address = start + part.way
        where = self._where(text, part, parts, place) if text and len(parts) > 1 else ""
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
        links = (
            [(self._where(text, other, parts, number), start + other.way) for number, other in enumerate(parts)]
            if text and len(parts) > 1
            else []
        )
        headings: list[Heading] = []
        content = self._render(
            "attachment.html",
            address,
            way_steps=self._way(response, attachment, start, place),
            response=response,
            attachment=attachment,
            file=self._facts[attachment.path],
            known=self.known(attachment),
            text=text,
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
        return Page(address, title, description, content, tuple(headings) if len(headings) > 1 else ())

    def _way(self, response: Response, attachment: Attachment, start: str, place: int) -> list[tuple[str, str]]:
        own = self._words.said(N_("Response %(reference)s"), reference=response.reference)
        way = [*self._lists.way_to_response(response), (own, response.reference.address)]
        return [*way, (attachment.title, start)] if place else way

    def _where(self, text: DocumentText, part: Part, parts: Sequence[Part], place: int) -> str:
        """Where in the file a part is, as a title says it."""
        said = self._words.said
        if text.form is Form.PAGES:
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
        if text.form is Form.ROWS and all(has_row(section) for section in part.sections):
            first, last = _rows(part)
            return said(
                N_("rows %(first)s to %(last)s of %(total)s"),
                first=self._words.number(first),
                last=self._words.number(last),
                total=self._words.number(text.total),
            )
        return said(N_("part %(number)s of %(count)s"), number=place + 1, count=len(parts))

    def _sections(
        self, text: DocumentText, part: Part, attachment: Attachment, headings: list[Heading]
    ) -> Iterator[ShownSection]:
        """The sections of a part; `headings` gets what the list of contents shows."""
        writer = TextWriter(
            lambda number: self._words.said(N_("Table %(number)s"), number=number),
            lambda table: self._caption(table, attachment, text),
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
                _is_picture(section, text),
            )

    def _title(self, section: Section, text: DocumentText) -> str:
        """The heading over a section; empty where it has none."""
        title = section.heading
        if text.form is Form.PAGES:
            title = self._words.said(N_("Page %(number)s"), number=section.number)
        return self._words.said(N_("%(title)s, continued"), title=title) if title and section.goes_on else title

    def _caption(self, table: Table, attachment: Attachment, text: DocumentText) -> str:
        last = table.first + len(table.rows) - 1
        if text.form is Form.ROWS and len(table.rows) == text.total:
            return attachment.title
        message = N_("%(title)s, rows %(first)s to %(last)s") if table.rows else N_("%(title)s, no rows")
        first, last_said = self._words.number(table.first), self._words.number(last)
        return self._words.said(message, title=attachment.title, first=first, last=last_said)


def _is_picture(section: Section, text: DocumentText) -> bool:
    return text.form is Form.PAGES and not section.blocks and not section.empty


def _rows(part: Part) -> tuple[int, int]:
    """The numbers of the first and the last row of a part."""
    tables = [block for section in part.sections for block in section.blocks if isinstance(block, Table)]
    return tables[0].first, tables[-1].first + len(tables[-1].rows) - 1
