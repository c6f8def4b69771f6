"""What the leaking and the clean PDFs are built from: pages as offices make them, and ways to write files."""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw

LINES = (
    "Parking permits in Sampleshire",
    "The council issued permits to residents of each ward in the year.",
    "The number of applications rose, and the time to decide on them fell.",
    "A permit costs the same in every ward and lasts for twelve months.",
    "The figures in the table are those of the last day of the year.",
    "Questions about this report go to the team for information requests.",
)
HEADINGS = ("Summary of the year", "Figures by ward", "How to apply")


def paragraph(number: int, top: int = 760) -> bytes:
    """The instructions for a page of text with a heading."""
    lines = [HEADINGS[number % len(HEADINGS)], *LINES]
    shown = b"".join(b"(%s) Tj 0 -18 Td " % line.encode() for line in lines)
    return b"BT /F1 12 Tf 72 %d Td %sET\n" % (top, shown)


def office(pages: int = 2, *, media: tuple[float, float, float, float] = (0, 0, 595, 842)) -> Pdf:
    """A document of some pages of text, with a title and a language, and nothing else."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for number in range(pages):
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array(media),
            Resources=Dictionary(Font=Dictionary(F1=font), XObject=Dictionary()),
            Contents=pdf.make_stream(paragraph(number)),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.Root["/Lang"] = String("en-GB")
    pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=String(LINES[0])))
    return pdf


def varied(variation: int) -> Pdf:
    """A document with one to three pages."""
    return office(1 + variation % 3)


def page_of(pdf: Pdf, variation: int) -> pikepdf.Object:
    """One of the pages, another in each variation."""
    return pdf.pages[variation // 2 % len(pdf.pages)].obj


def saved(pdf: Pdf, variation: int = 0) -> bytes:
    """The document written in one of several ways: with object streams or without, packed or not."""
    written = io.BytesIO()
    streams = pikepdf.ObjectStreamMode.generate if variation % 2 else pikepdf.ObjectStreamMode.disable
    with warnings.catch_warnings():
        # A form's box that no form knows is what some of these files are about.
        warnings.filterwarnings("ignore", message=".*form widget annotation")
        pdf.save(
            written,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=streams,
            compress_streams=variation % 3 != 2,
            qdf=variation % 10 == 8,
        )
    return written.getvalue()


def text(words: str, variation: int) -> String:
    """The words as a string, in UTF-16 or in one byte a letter."""
    return String(b"\xfe\xff" + words.encode("utf-16-be")) if variation % 2 else String(words)


def append(page: pikepdf.Object, pdf: Pdf, instructions: bytes) -> None:
    """Draw more on a page."""
    page["/Contents"] = pdf.make_stream(page.Contents.read_bytes() + instructions)


def add_annotation(pdf: Pdf, page: pikepdf.Object, annotation: Dictionary) -> pikepdf.Object:
    """Put an annotation on a page."""
    kept = pdf.make_indirect(annotation)
    if "/Annots" not in page:
        page["/Annots"] = Array()
    page["/Annots"].append(kept)
    return kept


def picture(words: str = "", size: tuple[int, int] = (240, 160), mode: str = "RGB") -> Image.Image:
    """A picture of a landscape, on the left half of which some words can stand."""
    image = Image.new("RGB", size, (120, 170, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, size[1] // 2, size[0], size[1]), fill=(60, 140, 70))
    draw.ellipse((size[0] * 2 // 3, 10, size[0] * 2 // 3 + 40, 50), fill=(250, 240, 150))
    for row, word in enumerate(words.split()):
        draw.text((8, 12 + 24 * row), word, fill=(10, 10, 10))
    return image.convert(mode)


def image_stream(pdf: Pdf, image: Image.Image, way: int = 0) -> Stream:
    """The picture in a PDF: packed as it is, or as JPEG."""
    space = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}[image.mode]
    if way % 2:
        return jpeg_stream(pdf, jpeg(image), image.size, space)
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(image.tobytes()), filter=Name.FlateDecode)
    _describe(stream, image.size, space)
    return stream


def jpeg(image: Image.Image, **options: object) -> bytes:
    """The picture as a JPEG without anything beside it."""
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80, **options)
    return written.getvalue()


def jpeg_stream(pdf: Pdf, data: bytes, size: tuple[int, int], space: Name = Name.DeviceRGB) -> Stream:
    """These JPEG data as a picture of a PDF."""
    stream = pdf.make_stream(b"")
    stream.write(data, filter=Name.DCTDecode)
    _describe(stream, size, space)
    return stream


def _describe(stream: Stream, size: tuple[int, int], space: Name) -> None:
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Image
    stream["/Width"], stream["/Height"] = size
    stream["/BitsPerComponent"], stream["/ColorSpace"] = 8, space


def draw(page: pikepdf.Object, pdf: Pdf, stream: Stream, instructions: bytes) -> None:
    """Name a picture or form in the resources of a page as `Im1`, and draw with it."""
    page.Resources.XObject["/Im1"] = stream
    append(page, pdf, instructions)


def form(pdf: Pdf, instructions: bytes, page: pikepdf.Object) -> Stream:
    """A form with the fonts of a page."""
    stream = pdf.make_stream(instructions)
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Form
    stream["/BBox"] = Array([0, 0, 595, 842])
    stream["/Resources"] = Dictionary(Font=page.Resources.Font)
    return stream


def tagged(pdf: Pdf) -> pikepdf.Object:
    """Make a document tagged, with one paragraph a page; returns the element of the first."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root["/K"].append(document)
    parents: Any = Array()
    for number, page in enumerate(pdf.pages):
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=0, Lang=String("en-GB"))
        )
        document["/K"].append(element)
        page.obj["/StructParents"] = number
        parents.extend([number, Array([element])])
        body = page.obj.Contents.read_bytes()
        page.obj["/Contents"] = pdf.make_stream(b"/P <</MCID 0>> BDC\n" + body + b"EMC\n")
    root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=parents))
    pdf.Root["/StructTreeRoot"] = root
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
    first: pikepdf.Object = document["/K"][0]
    return first


def outline(pdf: Pdf, titles: list[String], **entries: object) -> None:
    """Give a document bookmarks, one after the other."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=len(titles)))
    items = [
        pdf.make_indirect(
            Dictionary(Title=title, Parent=root, Dest=Array([pdf.pages[number % len(pdf.pages)].obj, Name.Fit]))
        )
        for number, title in enumerate(titles)
    ]
    for key, value in entries.items():
        items[0]["/" + key] = value
    for one, next_one in pairwise(items):
        one["/Next"], next_one["/Prev"] = next_one, one
    root["/First"], root["/Last"] = items[0], items[-1]
    pdf.Root["/Outlines"] = root


def packet(properties: str) -> bytes:
    """An XMP packet with these properties."""
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
        "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
        "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfx": "http://ns.adobe.com/pdfx/1.3/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    }
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    description = (
        properties if properties.startswith("<rdf:Description") else f"<rdf:Description>{properties}</rdf:Description>"
    )
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {declared}>'
        f"{description}</rdf:RDF></x:xmpmeta>" + " " * 200 + '<?xpacket end="w"?>'
    ).encode()


def metadata(pdf: Pdf, content: bytes) -> Stream:
    """A stream of metadata."""
    stream = pdf.make_stream(content)
    stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
    return stream


def objects(content: bytes) -> dict[int, int]:
    """Where each object of a file without object streams stands."""
    return {int(match[1]): match.start(1) for match in re.finditer(rb"(?:^|\n)(\d+) 0 obj\b", content)}


def update(content: bytes, changed: dict[int, bytes], *, freed: tuple[int, ...] = (), packed: bool = False) -> bytes:
    """The file with these objects added or replaced behind its end, as programs save what was changed (7.5.6)."""
    previous = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", content, re.DOTALL)[-1]
    trailer = re.sub(rb"/Prev\s+\d+", b"", trailer)
    size = max([int(re.findall(rb"/Size\s+(\d+)", trailer)[-1]), *(number + 1 for number in changed)])
    trailer = re.sub(rb"/Size\s+\d+", b"/Size %d" % size, trailer)
    written = bytearray(content)
    offsets = {}
    for number, body in changed.items():
        offsets[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    if packed:
        offsets[size] = start
        entries = b"".join(b"\1" + offset.to_bytes(4, "big") + b"\0" for _number, offset in sorted(offsets.items()))
        index = b" ".join(b"%d 1" % number for number in sorted(offsets))
        trailer = re.sub(rb"/Size\s+\d+", b"/Size %d" % (size + 1), trailer)
        data = zlib.compress(entries)
        written += b"%d 0 obj\n<</Type/XRef/W[1 4 1]/Index[%s]/Prev %d/Length %d/Filter/FlateDecode%s>>\nstream\n" % (
            size,
            index,
            previous,
            len(data),
            trailer,
        )
        written += data + b"\nendstream\nendobj\n"
    else:
        written += b"xref\n" if offsets or freed else b"xref\n0 0\n"
        for number in sorted([*offsets, *freed]):
            entry = b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00001 f \n"
            written += b"%d 1\n%s" % (number, entry)
        written += b"trailer\n<<%s /Prev %d>>\n" % (trailer, previous)
    written += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(written)


def object_of(content: bytes, mark: bytes) -> int:
    """The number of the object in which a mark stands."""
    place = content.index(mark)
    return max((offset, number) for number, offset in objects(content).items() if offset < place)[1]


Change = Callable[[Pdf, pikepdf.Object, String, int], None]
"""Hides words in a document, on a page, in a variation."""


def changed(*ways: Change) -> Callable[[int, str], bytes]:
    """A maker of files that hides words in one of these ways, taken in turn."""

    def make(variation: int, words: str) -> bytes:
        pdf = varied(variation)
        ways[variation % len(ways)](pdf, page_of(pdf, variation), text(words, variation), variation)
        return saved(pdf, variation)

    return make
