"""What is said of a file: what is known of its accessibility, and nothing that is only likely."""

from __future__ import annotations

from collections.abc import Iterator

from babel.lists import format_list

from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.kinds import CSV, PDF, TEXT
from disclosure_log.documents.texts import DocumentText, Form, Section
from disclosure_log.locale import N_
from disclosure_log.pages.wording import Wording

MOST_NAMED = 12
"""Of how many pages without text each is named."""


def known_of(facts: DocumentFacts, text: DocumentText | None, words: Wording) -> list[str]:
    """What is known of the accessibility of a file, sentence by sentence; `text` is none where it is not shown."""
    return [
        *(words.said(message) for message in _form(facts, text)),
        *_language(facts, words),
        *_text(facts, text, words),
    ]


def is_picture(section: Section, text: DocumentText) -> bool:
    """Whether it is a page on which something is, but no text."""
    return text.form is Form.PAGES and not section.blocks and not section.empty


def _form(facts: DocumentFacts, text: DocumentText | None) -> Iterator[str]:
    if facts.kind is CSV:
        yield N_("It is a table in plain text, which every spreadsheet program opens.")
    if facts.kind is TEXT:
        yield N_("It is plain text, which every program can read aloud.")
    if facts.tagged:
        yield N_("It is tagged: it can tell a screen reader what is a heading, a list or a table.")
    elif facts.kind is PDF:
        yield N_("It is not tagged: a screen reader may read it in the wrong order.")
    if text and text.form is Form.WORDS and any(section.heading for section in text.sections):
        yield N_("Its headings are marked as headings.")
    if facts.title:
        yield N_("It has a title.")
    elif facts.kind is PDF:
        yield N_("It has no title of its own.")


def _language(facts: DocumentFacts, words: Wording) -> Iterator[str]:
    if facts.language:
        name = words.language_name(facts.language.replace("_", "-"))
        yield words.said(N_("It says that its language is %(language)s."), language=name)
    elif facts.kind is PDF:
        yield words.said(N_("It does not say which language it is in."))


def _text(facts: DocumentFacts, text: DocumentText | None, words: Wording) -> Iterator[str]:
    """Whether words can be read in a file."""
    if text is None or facts.kind.is_text:
        return
    scans = [section.number for section in text.sections if is_picture(section, text)]
    if text.form is Form.PICTURE:
        yield words.said(N_("It is a picture, in which a screen reader finds no text."))
    elif text.is_textless and scans:
        yield words.said(N_("There is no text in it: it is a scan or a picture."))
    elif text.is_textless:
        yield words.said(N_("There is no text in it."))
    elif scans:
        named = [*map(str, scans[:MOST_NAMED]), *(["…"] if len(scans) > MOST_NAMED else [])]
        message = words.translations.ngettext(
            "There is no text on page %(pages)s, which is a picture.",
            "There is no text on pages %(pages)s, which are pictures.",
            len(scans),
        )
        yield message % {"pages": format_list(named, locale=words.locale)}
    else:
        yield words.said(N_("Its text can be searched and read aloud."))
