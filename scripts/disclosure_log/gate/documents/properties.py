"""What the properties of an office file say of people: authors, managers, templates."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents.properties import APPLICATION, DATES, DC, FIGURES, PEOPLE, TEMPLATE
from disclosure_log.gate.notes import Notes


def judge_core(root: Element, notes: Notes) -> tuple[str | None, str | None]:
    """Note what the core properties say beside title, language and dates; title and language."""
    title = language = None
    for element in root:
        name, said = element.tag.rpartition("}")[2], "".join(element.itertext()).strip()
        if not said:
            continue
        notes.text(said)
        if name == "title" and element.tag.startswith(DC):
            title = said
        elif name == "language" and re.fullmatch(r"[\w-]{1,20}", said):
            language = said
        elif name in PEOPLE:
            notes.note("document-people", quote=said)
        elif not ((name in DATES and re.fullmatch(r"[\dTZ:.+-]+", said)) or (name == "revision" and said.isdigit())):
            notes.note("document-properties", quote=said)
    return title, language


def judge_app(root: Element, notes: Notes) -> None:
    """Note what the extended properties say beside figures, the program and its usual template."""
    for element in root:
        name, said = element.tag.rpartition("}")[2], " ".join("".join(element.itertext()).split())
        known = (
            not said
            or (name in FIGURES and re.fullmatch(r"-?[\d.]+|true|false", said))
            or (name == "Application" and APPLICATION.fullmatch(said))
            or (name == "Template" and TEMPLATE.fullmatch(said))
            or (name in {"HeadingPairs", "TitlesOfParts"} and re.fullmatch(r"(?:\w{1,12} ?)?\d*", said))
        )
        if not known:
            notes.note("document-people" if name in {"Manager", "Company"} else "document-properties", quote=said)
            notes.text(said)
