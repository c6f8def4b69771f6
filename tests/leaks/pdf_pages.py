"""Pages of PDF files made by hand, so that each way of hiding words is there as it is, in plain operators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

A4 = (595, 842)

LINES = (
    "Thank you for your request, which we received on 4 March 2026.",
    "We have searched our records and hold the information that you asked for.",
    "The number of vehicles in use on 31 March was 412, of which 38 were electric.",
    "Diolch am eich cais. Mae'r wybodaeth ar gael yn Gymraeg hefyd.",
    "Some of it is exempt under section 40 of the Freedom of Information Act 2000.",
    "If you are unhappy with this answer, you may ask us for an internal review.",
)
"""Ordinary words, which are seen."""

LETTER_WIDTH = 0.56
"""How wide a letter of Helvetica is on average, of its size, a little too much."""


@dataclass
class Page:
    """One page that is being made."""

    document: pikepdf.Pdf = field(default_factory=pikepdf.new)
    size: tuple[float, float] = A4
    variation: int = 0
    parts: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.document.add_blank_page(page_size=self.size)
        kinds = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold")
        self.fonts = Dictionary({f"/F{number}": self.font(kind) for number, kind in enumerate(kinds)})
        self.resources = Dictionary(Font=self.fonts, XObject=Dictionary(), ExtGState=Dictionary())

    def font(self, kind: str) -> pikepdf.Object:
        """A standard font, under the encoding of Windows."""
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + kind), Encoding=Name.WinAnsiEncoding)
        return self.document.make_indirect(font)

    def add(self, operators: str | bytes) -> None:
        """Add operators to the page's content."""
        self.parts.append(operators.encode("cp1252") if isinstance(operators, str) else operators)

    def words(self, words: str, x: float, y: float, size: float = 11, font: int = 0, before: str = "") -> None:
        """Show words, as a string, in hexadecimal, in pieces, or letter by letter, by the variation."""
        self.add(text(words, x, y, size, font, before, self.variation))

    def letter(self, top: float = 780, lines: Iterable[str] = LINES, size: float = 11) -> None:
        """Show ordinary lines."""
        for number, line in enumerate(lines):
            self.add(text(line, 60, top - 1.6 * size * number, size, 0, "0 g", 0))

    def stream(self, content: bytes, **entries: Any) -> pikepdf.Stream:
        """A stream of the document."""
        stream = self.document.make_stream(content)
        for key, value in entries.items():
            stream["/" + key] = value
        return stream

    def form(self, content: str | bytes, name: str = "X0", **entries: Any) -> pikepdf.Stream:
        """A form that is at hand under `name`; it is drawn by `/name Do`."""
        content = content.encode("cp1252") if isinstance(content, str) else content
        form = self.stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([-2000, -2000, 3000, 3000]))
        form.Resources = self.resources if "Resources" not in entries else entries.pop("Resources")
        for key, value in entries.items():
            form["/" + key] = value
        self.resources.XObject["/" + name] = form
        return form

    def image(self, picture: Image.Image, name: str = "I0", **entries: Any) -> pikepdf.Stream:
        """A picture that is at hand under `name`."""
        spaces = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}
        stream = self.stream(
            picture.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=spaces[picture.mode],
            BitsPerComponent=8,
            **entries,
        )
        self.resources.XObject["/" + name] = stream
        return stream

    def state(self, name: str = "G0", **entries: Any) -> None:
        """A graphics state that is at hand under `name`."""
        self.resources.ExtGState["/" + name] = Dictionary(**entries)

    def layer(self, name: str = "L0", **entries: Any) -> pikepdf.Object:
        """A layer that is at hand under `name`."""
        layer = self.document.make_indirect(Dictionary(Type=Name.OCG, Name="Layer", **entries))
        if "/Properties" not in self.resources:
            self.resources.Properties = Dictionary()
        self.resources.Properties["/" + name] = layer
        return layer

    def annotation(self, subtype: str, box: Iterable[float], appearance: str = "", **entries: Any) -> None:
        """An annotation that looks as `appearance` says, in the page's coordinates."""
        box = list(box)
        annotation = Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=Array(box), F=4, **entries)
        if appearance:
            look = self.stream(appearance.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array(box))
            look.Resources = Dictionary()
            annotation.AP = Dictionary(N=look)
        if "/Annots" not in self.page.obj:
            self.page.obj.Annots = Array()
        self.page.obj.Annots.append(self.document.make_indirect(annotation))

    def file(self) -> bytes:
        """The file, with the page's content whole, in pieces or in a form, compressed or not, turned or not."""
        content = b"\n".join(self.parts) + b"\n"
        if self.variation % 5 == 3:
            form = self.stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([-2000, -2000, 3000, 3000]))
            form.Resources, form.Matrix = self.resources, Array([2, 0, 0, 2, 0, 0])
            self.page.obj.Resources = Dictionary(XObject=Dictionary(Whole=form))
            self.page.obj.Contents = self.document.make_stream(b"q 0.5 0 0 0.5 0 0 cm /Whole Do Q\n")
        elif self.variation % 5 == 1:
            self.page.obj.Resources = self.resources
            self.page.obj.Contents = Array([self.document.make_stream(part + b"\n") for part in self.parts])
        else:
            self.page.obj.Resources = self.resources
            self.page.obj.Contents = self.document.make_stream(content)
        if self.variation % 4 == 2:
            self.page.obj.Rotate = (90, 180, 270)[self.variation % 3]
        buffer = BytesIO()
        self.document.save(
            buffer,
            deterministic_id=True,
            compress_streams=self.variation % 2 == 0,
            object_stream_mode=(
                pikepdf.ObjectStreamMode.generate if self.variation % 3 else pikepdf.ObjectStreamMode.disable
            ),
        )
        return buffer.getvalue()


def string(words: str) -> str:
    """A string as PDF writes it."""
    return "(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


def text(words: str, x: float, y: float, size: float, font: int, before: str, variation: int) -> str:
    """The operators that show words at a place, `before` them others that set colour and the like."""
    start = f"q BT {before} /F{font} {size} Tf {x} {y} Td "
    if variation % 4 == 1:
        return f"{start}<{words.encode('cp1252').hex()}> Tj ET Q"
    if variation % 4 == 2:
        pieces = " -8 ".join(string(word + " ") for word in words.split(" "))
        return f"{start}[{pieces}] TJ ET Q"
    if variation % 4 == 3:
        pieces = " ".join(f"{string(word + ' ')} Tj" for word in words.split(" "))
        return f"{start}{pieces} ET Q"
    return f"{start}{string(words)} Tj ET Q"


def width(words: str, size: float) -> float:
    """How wide words are, rather too wide."""
    return max(len(words), 1) * size * LETTER_WIDTH


def scan(lines: Iterable[tuple[str, int, int]], size: tuple[int, int] = (1190, 1684), height: int = 24) -> Image.Image:
    """A page as a scanner sees it: words at places (left, top) on paper, in pixels of half a unit."""
    paper = Image.new("L", size, 244)
    pen = ImageDraw.Draw(paper)
    for words, left, top in lines:
        pen.text((left, top), words, fill=24, font=ImageFont.load_default(height))
    return paper
