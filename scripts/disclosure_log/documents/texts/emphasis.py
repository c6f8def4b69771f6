"""What is bold or italic in a Word file, and where its fields lead (ISO/IEC 29500-1, 17.3.2, 17.7.3 and 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from disclosure_log.documents.texts.links import followed
from disclosure_log.documents.wordprocessing import Styles, W, is_on, value

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]\S*))', re.IGNORECASE)
_PROPERTIES = ("b", "i")


class Emphasis:
    """Tells what of a Word file is bold and what is italic."""

    def __init__(self, styles: Styles) -> None:
        """`styles` are those of the file."""
        self._styles = styles
        self._said: dict[tuple[str, str | None, str], bool] = {}

    def of(self, paragraph: Element | None, run: Element | None) -> tuple[bool, bool]:
        """Whether words with the properties of a paragraph and of a run are bold, and whether they are italic."""
        bold, italic = (self._is_on(name, paragraph, run) for name in _PROPERTIES)
        return bold, italic

    def _is_on(self, name: str, paragraph: Element | None, run: Element | None) -> bool:
        """What the run itself says; else what one of its two styles says: two of them undo each other (17.7.3)."""
        own = is_on(None if run is None else run.find(W + name))
        if own is not None:
            return own
        paragraphs = value(None if paragraph is None else paragraph.find(f"{W}pStyle"))
        characters = value(None if run is None else run.find(f"{W}rStyle"))
        return self._of_style(name, paragraphs, "paragraph") != self._of_style(name, characters, "character")

    def _of_style(self, name: str, style: str | None, kind: str) -> bool:
        key = (name, style, kind)
        if key not in self._said:
            chain = self._styles.chain(style, kind)
            said = [is_on(each.find(f"{W}rPr/{W}{name}")) for each in chain]
            self._said[key] = next((bool(each) for each in reversed(said) if each is not None), False)
        return self._said[key]


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a paragraph, the innermost last (17.16.18)."""

    _open: list[tuple[str, bool]] = field(default_factory=list)
    """The code of each, and whether its result has begun."""

    def read(self, element: Element) -> None:
        """Take in what an element says of fields; nothing where it is none of theirs."""
        if element.tag == f"{W}instrText" and self._open and not self._open[-1][1]:
            self._open[-1] = (self._open[-1][0] + (element.text or ""), False)
        elif element.tag == f"{W}fldChar":
            kind = value(element, "fldCharType")
            if kind == "begin":
                self._open.append(("", False))
            elif self._open and kind == "separate":
                self._open[-1] = (self._open[-1][0], True)
            elif self._open and kind == "end":
                self._open.pop()

    @property
    def link(self) -> str:
        """Where words lead that stand here; empty where nowhere."""
        return next((link for code, shown in reversed(self._open) if shown and (link := link_of(code))), "")


def link_of(code: str | None) -> str:
    """Where the code of a field leads, if it is a HYPERLINK (17.16.5.25); empty where it leads nowhere."""
    match = _HYPERLINK.match(code or "")
    return followed(match["quoted"] or match["bare"]) if match else ""
