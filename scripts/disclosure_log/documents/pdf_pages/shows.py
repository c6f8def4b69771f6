"""What the streams of a PDF draw, read a second way: to know of words that the drawing of its pages does not meet.

PDFium takes a page apart as a reader of documents does. Words in patterns, masks and glyphs, in forms that no page
draws, and in what only other programs can still read, do not come up there. Here the streams are read by qpdf.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pikepdf

MOST_SHOWS = 5_000_000
"""How many times a page may show text, forms in forms counted each time."""

_TEXT = ("Tj", "TJ", "'", '"')

_OPERATORS = " ".join((*_TEXT, "Do", "sh"))


@dataclass(slots=True)
class Streams:
    """The streams of a document."""

    document: pikepdf.Pdf
    drawn: set[tuple[int, int]] = field(default_factory=set)
    """The forms and images that a page draws."""

    aside: bool = False
    """Whether there is text in a pattern, a mask or a glyph."""

    _at_hand: dict[tuple[int, int], pikepdf.Stream] = field(default_factory=dict)
    _shows: dict[tuple[int, int], int] = field(default_factory=dict)
    _looked_into: set[tuple[int, int]] = field(default_factory=set)

    def shows(self, page: pikepdf.Page) -> int:
        """How many times `page` shows text that is not empty, in its forms too."""
        resources = page.obj.get("/Resources") or page.resources
        return self._count(page.obj, resources, ())

    def undrawn(self) -> bool:
        """Whether the pages have images, or forms with text, at hand that none of them draws.

        To be asked after `shows` has been asked of every page.
        """
        return any(
            item.get("/Subtype") == pikepdf.Name.Image or self._has_text(item)
            for key, item in self._at_hand.items()
            if key not in self.drawn
        )

    def _count(self, stream: pikepdf.Object, resources: pikepdf.Object, within: tuple[tuple[int, int], ...]) -> int:
        count = 0
        self._look_aside(resources)
        xobjects = resources.get("/XObject", pikepdf.Dictionary())
        self._at_hand.update({item.objgen: item for item in xobjects.values() if isinstance(item, pikepdf.Stream)})
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue
            operator = str(instruction.operator)
            if operator in _TEXT:
                count += _is_text(instruction.operands)
            elif operator == "Do" and instruction.operands:
                form = xobjects.get(str(instruction.operands[0]))
                if isinstance(form, pikepdf.Stream) and form.objgen not in within:
                    count += self._count_of_form(form, resources, within)
            if count > MOST_SHOWS:
                break
        return count

    def _count_of_form(
        self, form: pikepdf.Stream, resources: pikepdf.Object, within: tuple[tuple[int, int], ...]
    ) -> int:
        self.drawn.add(form.objgen)
        if form.get("/Subtype") != pikepdf.Name.Form:
            return 0
        if form.objgen not in self._shows:
            own = form.get("/Resources", resources)
            self._shows[form.objgen] = self._count(form, own, (*within, form.objgen))
        return self._shows[form.objgen]

    def _look_aside(self, resources: pikepdf.Object) -> None:
        """Look for text in the patterns, the masks and the glyphs of `resources`."""
        streams: list[pikepdf.Object] = list(resources.get("/Pattern", pikepdf.Dictionary()).values())
        for state in resources.get("/ExtGState", pikepdf.Dictionary()).values():
            mask = state.get("/SMask")
            if isinstance(mask, pikepdf.Dictionary):
                streams.append(mask.get("/G", pikepdf.Dictionary()))
        for font in resources.get("/Font", pikepdf.Dictionary()).values():
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == pikepdf.Name.Type3:
                streams += list(font.get("/CharProcs", pikepdf.Dictionary()).values())
        for stream in streams:
            if not isinstance(stream, pikepdf.Stream) or stream.objgen in self._looked_into:
                continue
            self._looked_into.add(stream.objgen)
            own = stream.get("/Resources", resources)
            self.aside = bool(self._count(stream, own, (stream.objgen,))) or self.aside

    def _has_text(self, form: pikepdf.Stream) -> bool:
        return any(
            not isinstance(instruction, pikepdf.ContentStreamInlineImage) and _is_text(instruction.operands)
            for instruction in pikepdf.parse_content_stream(form, " ".join(_TEXT))
        )


def _is_text(operands: Iterable[object]) -> bool:
    """Whether the operands of a text-showing operator (ISO 32000-2, 9.4.3) hold a string that is not empty."""
    for operand in operands:
        if isinstance(operand, pikepdf.String) and bytes(operand):
            return True
        if isinstance(operand, pikepdf.Array) and any(
            isinstance(part, pikepdf.String) and bytes(part) for part in operand.as_list()
        ):
            return True
    return False
