"""The properties of office files, and what of them says more than it has to.

Sources: ISO/IEC 29500-2, 8 (core properties); 29500-1, 22.2 (extended); ISO/IEC 26300-1, 4 (OpenDocument).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from disclosure_log.documents.word_names import names

DC = "{http://purl.org/dc/elements/1.1/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

PEOPLE = names("creator lastModifiedBy contributor publisher initial-creator printed-by Manager Company")
DATES = names("created modified lastPrinted date creation-date print-date")
DATE = re.compile(r"[\dTZ:.+-]{1,40}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-\w{1,8}){0,3}")
FIGURES = names(
    "TotalTime Pages Words Characters DocSecurity Lines Paragraphs ScaleCrop LinksUpToDate CharactersWithSpaces"
    " SharedDoc HyperlinksChanged AppVersion Slides Notes HiddenSlides MMClips revision editing-cycles editing-duration"
)
FIGURE = re.compile(r"-?[\dPTDHMSY.]{1,40}|true|false")

APPLICATION = re.compile(
    r"(?:Microsoft(?: Office| Macintosh)? ?(?:Word|Excel|PowerPoint)?|LibreOffice|OpenOffice(?:\.org)?|Google Docs"
    r"|WPS Office|Collabora Office|ONLYOFFICE|Pages|Apache POI)(?:[/ ][\w.~$:+-]{1,60}){0,4}"
)
"""Programs that write office files, with their versions."""

TEMPLATE = re.compile(r"Normal(?:\.dotm?|\.dotx)?|Normal_Wordconv\.dotm", re.IGNORECASE)
"""The template that everybody has."""

PARTS = re.compile(r"(?:\w{1,12} ?)?\d*")


@dataclass(slots=True)
class Said:
    """What properties say."""

    title: str | None = None
    language: str | None = None
    dates: dict[str, str] = field(default_factory=dict)
    """When it was created and changed, by the names of the elements."""

    application: str = ""
    people: list[str] = field(default_factory=list)
    """Who wrote or changed it, and for whom they work."""

    rest: list[str] = field(default_factory=list)
    """What else is said, and need not be."""


def core(root: Element) -> Said:
    """What the core properties say, or those of OpenDocument."""
    said = Said()
    for element in root:
        name, text = element.tag.rpartition("}")[2], "".join(element.itertext()).strip()
        if name in {"template", "auto-reload", "hyperlink-behaviour", "user-defined"}:
            said.rest.append(" ".join([text, *element.attrib.values()]))
        elif not text:
            continue
        elif name == "title" and element.tag.startswith(DC):
            said.title = text
        elif name == "language" and LANGUAGE.fullmatch(text):
            said.language = text
        elif name in DATES and DATE.fullmatch(text):
            said.dates[name] = text
        elif name == "generator" and APPLICATION.fullmatch(text):
            said.application = text
        elif name in PEOPLE:
            said.people.append(text)
        elif not (name in FIGURES and FIGURE.fullmatch(text)):
            said.rest.append(text)
    return said


KNOWN: dict[str, Callable[[str], object]] = {
    "Application": APPLICATION.fullmatch,
    "Template": TEMPLATE.fullmatch,
    "HeadingPairs": PARTS.fullmatch,
    "TitlesOfParts": PARTS.fullmatch,
}


def extended(root: Element) -> Said:
    """What the extended properties say."""
    said = Said()
    for element in root:
        name, text = element.tag.rpartition("}")[2], " ".join("".join(element.itertext()).split())
        if name == "Application" and APPLICATION.fullmatch(text):
            said.application = text
        known = KNOWN.get(name, FIGURE.fullmatch if name in FIGURES else None)
        if not text or (known and known(text)):
            continue
        (said.people if name in PEOPLE else said.rest).append(text)
    return said
