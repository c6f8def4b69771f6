"""PDFs whose pictures hold more than the pages show, and pages in which nobody can read."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw
from tests.leaks.forms import Leak
from tests.leaks.pdf_parts import (
    append,
    draw,
    form,
    image_stream,
    jpeg,
    jpeg_stream,
    metadata,
    packet,
    page_of,
    picture,
    saved,
    varied,
)


def cropped(variation: int, words: str) -> bytes:
    """A picture of which the page shows a part."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    stream = image_stream(pdf, picture(words), variation)
    if variation == 9:
        inner = form(pdf, b"q 240 0 0 160 -100 0 cm /Im2 Do Q\n", page)
        inner["/BBox"], inner["/Matrix"] = Array([0, 0, 140, 160]), Array([1, 0, 0, 1, 300, 200])
        inner.Resources["/XObject"] = Dictionary(Im2=stream)
        draw(page, pdf, inner, b"/Im1 Do\n")
        return saved(pdf, variation)
    views = (
        b"q 200 200 120 160 re W n 240 0 0 160 80 200 cm /Im1 Do Q\n",
        b"q 240 0 0 160 -100 300 cm /Im1 Do Q\n",  # over the left edge of the page
        b"q 240 0 0 160 900 900 cm /Im1 Do Q\n",  # beside the page
        b"q 0.5 0 0 0.5 100 100 cm 200 0 m 440 0 l 440 100 l 200 100 l h W* n 240 0 0 160 200 0 cm /Im1 Do Q\n",
        b"q 1 0 0 1 0 0 cm 1 0 0 1 100 100 cm q 0 0 100 100 re W n q 240 0 0 160 0 0 cm /Im1 Do Q Q Q\n",
        b"q 100 200 m 300 200 l 200 360 l h W n 240 0 0 160 80 200 cm /Im1 Do Q\n",  # a triangle
        b"q 0 240 -160 0 400 200 cm 0 0 0.5 1 re W n /Im1 Do Q\n",  # turned
        b"q 1.2 0 0 0.8 50 50 cm /Im1 Do Q\n",  # as small as a dot
        b"q 90 90 1 160 re W n 240 0 0 160 0 90 cm /Im1 Do Q q 160 90 40 160 re W n 240 0 0 160 0 90 cm /Im1 Do Q\n",
    )
    draw(page, pdf, stream, views[variation])
    return saved(pdf, variation)


def crop_box(variation: int, words: str) -> bytes:
    """Content outside the part of the page that is shown."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    page["/MediaBox"] = Array([0, 0, 595, 1100]) if variation % 2 else Array([-300, -100, 595, 842])
    page["/CropBox"] = Array([0, 0, 595, 842])
    if variation > 6:  # inherited from the pages above
        page.Parent["/CropBox"], page.Parent["/MediaBox"] = page["/CropBox"], page["/MediaBox"]
        del page["/CropBox"], page["/MediaBox"]
    left, bottom = (100, 900) if variation % 2 else (-250, 300)
    match variation % 4:
        case 0 | 1:
            lines = b"".join(
                b"%d %d m %d %d l S\n" % (left, bottom + 9 * n, left + 90, bottom + 9 * n + 5) for n in range(8)
            )
            append(page, pdf, b"q 0 G 2 w " + lines + b"Q\n")
        case 2:
            append(page, pdf, b"BT /F1 20 Tf %d %d Td (%s) Tj ET\n" % (left, bottom, words.encode()))
        case _:
            stream = image_stream(pdf, picture(words), variation)
            draw(page, pdf, stream, b"q 200 0 0 130 %d %d cm /Im1 Do Q\n" % (left, bottom))
    return saved(pdf, variation)


def masked(variation: int, words: str) -> bytes:
    """A picture with a mask that hides a part with words in it."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    image = picture(words)
    stream = image_stream(pdf, image, variation)
    size = image.size if variation < 6 else (120, 80)
    alpha = Image.new("L", size, 255)
    ImageDraw.Draw(alpha).rectangle((0, 0, size[0] // 2, size[1]), fill=0)
    match variation % 4:
        case 0 | 1:
            mask = image_stream(pdf, alpha, variation // 2)
            stream["/SMask"] = mask
        case 2:
            bits = alpha.point([255] + [0] * 255).convert("1")
            mask = pdf.make_stream(b"")
            mask.write(zlib.compress(bits.tobytes()), filter=Name.FlateDecode)
            mask.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/ImageMask": True, "/BitsPerComponent": 1})
            mask["/Width"], mask["/Height"] = size
            stream["/Mask"] = mask
        case _:
            if variation == 3:
                stream["/Decode"] = Array([0, 0, 0, 0, 0, 0])
            else:
                stream["/Mask"] = Array([0, 200, 0, 250, 0, 255])
    draw(page, pdf, stream, b"q 240 0 0 160 100 200 cm /Im1 Do Q\n")
    return saved(pdf, variation)


def undrawn(variation: int, words: str) -> bytes:
    """A picture in the resources that nothing draws: another page's, or one that was deleted."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    stream = image_stream(pdf, picture(words), variation)
    if variation % 3 == 0:
        page.Resources.XObject["/Lost"] = stream
    elif variation % 3 == 1:
        inner = form(pdf, b"0 0 m 9 9 l S", page)
        inner.Resources["/XObject"] = Dictionary(Lost=stream)
        draw(page, pdf, inner, b"/Im1 Do\n")
    else:
        page.Resources.XObject["/Lost"] = stream
        append(page, pdf, b"% /Lost Do\n")
    return saved(pdf, variation)


def thumbnails(variation: int, words: str) -> bytes:
    """A small picture of a page, from before it was changed."""
    pdf = varied(variation)
    stream = image_stream(pdf, picture(words, size=(76 + variation, 106)), variation)
    del stream["/Type"], stream["/Subtype"]
    page_of(pdf, variation)["/Thumb"] = stream
    return saved(pdf, variation)


def alternates(variation: int, words: str) -> bytes:
    """Another version of a picture, for printing."""
    pdf = varied(variation)
    shown = image_stream(pdf, picture(), variation)
    other = image_stream(pdf, picture(words), variation + 1)
    shown["/Alternates"] = Array([Dictionary(Image=other, DefaultForPrinting=bool(variation % 2))])
    draw(page_of(pdf, variation), pdf, shown, b"q 240 0 0 160 100 200 cm /Im1 Do Q\n")
    return saved(pdf, variation)


def _with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + data[2:]


def picture_data(variation: int, words: str) -> bytes:
    """What cameras and programs write into a picture."""
    pdf = varied(variation)
    image = picture()
    secret = words.encode()
    exif = Image.Exif()
    if variation % 2:
        exif[315] = words  # the artist
    else:
        exif[271] = words  # the maker of the camera
        exif.get_ifd(0x8825)[1] = "N"  # GPS
    plain = jpeg(image)
    made = (
        lambda: jpeg(image, exif=exif),
        lambda: jpeg(image, exif=exif, progressive=True),
        lambda: jpeg(image, comment=secret),
        lambda: _with_segment(
            plain, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet(f"<dc:creator>{words}</dc:creator>")
        ),
        lambda: _with_segment(plain, 0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\0" + secret),
        lambda: plain + secret,
        lambda: plain + jpeg(picture(words)),
        lambda: _with_segment(plain, 0xE0, b"JFXX\0\x10" + secret),
        lambda: _with_segment(plain, 0xE7, secret),
        lambda: b"",
    )[variation]()
    if variation == 9:
        written = io.BytesIO()
        image.save(written, "JPEG2000")
        box = b"xml " + b"<note>" + secret + b"</note>"
        made = written.getvalue() + struct.pack(">I", len(box) + 4) + box
    stream = jpeg_stream(pdf, made, image.size)
    if variation == 9:
        stream.write(made, filter=Name.JPXDecode)
    elif variation == 4:
        stream.write(zlib.compress(made), filter=Array([Name.FlateDecode, Name.DCTDecode]))
    draw(page_of(pdf, variation), pdf, stream, b"q 240 0 0 160 100 200 cm /Im1 Do Q\n")
    return saved(pdf, variation)


def picture_properties(variation: int, words: str) -> bytes:
    """Properties that hang on a picture or form."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    holder = form(pdf, b"0 0 m 9 9 l S", page) if variation % 3 == 2 else image_stream(pdf, picture(), variation)
    holder["/Metadata"] = metadata(pdf, packet(f"<dc:creator>{words}</dc:creator>"))
    draw(page, pdf, holder, b"q 240 0 0 160 100 200 cm /Im1 Do Q\n")
    return saved(pdf, variation)


# Where the gate is blind (DL111, DL112)


def blind_fonts(variation: int, words: str) -> bytes:
    """Letters of a font whose codes say nothing, as broken exports write them."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    codes = bytes(33 + ord(letter) % 90 for letter in words)
    match variation % 5:
        case 0 | 1:
            inner = Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=Name("/ABCDEF+Example"),
                CIDSystemInfo=Dictionary(
                    Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
                ),
                FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Example"), Flags=4),
            )
            font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Example"))
            font["/Encoding"] = Name("/Identity-H") if variation % 2 else Name("/Identity-V")
            font["/DescendantFonts"] = Array([pdf.make_indirect(inner)])
            codes = b"".join(b"\0" + bytes([code]) for code in codes)
        case 2:
            font = _type3(pdf, codes)
        case 3:
            font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Example"), FirstChar=33)
            names = [Name(f"/g{number}") for number in range(90)]
            font["/Encoding"] = Dictionary(Differences=Array([33, *names]))
        case _:
            font = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
            lines = b"".join(b"<%02x> <%04x>\n" % (code, 0xE000 + code) for code in range(33, 123))
            font["/ToUnicode"] = pdf.make_stream(
                b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
                b"90 beginbfchar\n" + lines + b"endbfchar endcmap end\n"
            )
    resources = page.Resources
    if variation > 4:
        inner_form = form(pdf, b"", page)
        inner_form["/Resources"] = Dictionary(Font=Dictionary(F9=pdf.make_indirect(font)))
        inner_form.write(b"BT /F9 12 Tf 72 200 Td <%s> Tj ET" % codes.hex().encode())
        draw(page, pdf, inner_form, b"/Im1 Do\n")
    else:
        resources["/Font"] = Dictionary(F1=resources.Font.F1, F9=pdf.make_indirect(font))
        append(page, pdf, b"BT /F9 12 Tf 72 200 Td [<%s>] TJ ET\n" % codes.hex().encode())
    return saved(pdf, variation)


def _type3(pdf: Pdf, codes: bytes) -> Dictionary:
    glyphs = Dictionary(
        {f"/a{code}": pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f") for code in sorted(set(codes))}
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 600, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=glyphs,
        Encoding=Dictionary(Differences=Array([33, *(Name(f"/a{code}") for code in range(33, 123))])),
        FirstChar=33,
        LastChar=122,
        Widths=Array([600] * 90),
    )


def picture_pages(variation: int, words: str) -> bytes:
    """A page that is a picture of words: scanned, or printed as one."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    mode = "L" if variation % 2 else "RGB"
    image = picture(words, size=(420, 594), mode=mode)
    before = b"BT /F1 8 Tf 72 20 Td (Page 1 of 3, stamped) Tj ET\n" if mode == "L" and variation > 4 else b""
    if variation == 8:
        page["/Contents"] = pdf.make_stream(
            b"q 500 0 0 700 40 60 cm BI /W 60 /H 84 /BPC 8 /CS /G /F /AHx ID "
            + picture(words, size=(60, 84), mode="L").tobytes().hex().encode()
            + b"> EI Q\n"
        )
        return saved(pdf, variation)
    page["/Contents"] = pdf.make_stream(before)
    stream = image_stream(pdf, image, variation // 2)
    if variation % 3 == 2:
        page.Resources.XObject["/Im1"] = _inside(pdf, page, stream)
        append(page, pdf, b"/Im1 Do\n")
    else:
        draw(page, pdf, stream, b"q 595 0 0 842 0 0 cm /Im1 Do Q\n")
    return saved(pdf, variation)


def _inside(pdf: Pdf, page: Any, stream: Stream) -> Stream:
    outer = form(pdf, b"q 595 0 0 842 0 0 cm /Im2 Do Q\n", page)
    outer.Resources["/XObject"] = Dictionary(Im2=stream)
    return outer


def outline_pages(variation: int, words: str) -> bytes:
    """A page whose words are drawn as lines."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    instructions = bytearray()
    for number, letter in enumerate(words * 4):
        x, y = 72 + number % 40 * 12, 700 - number // 40 * 20 - variation
        bits = ord(letter)
        for stroke in range(7):
            if bits >> stroke & 1:
                instructions += b"%d %d m %d %d l %d %d l h\n" % (
                    x,
                    y + stroke,
                    x + 8,
                    y + stroke,
                    x + 8,
                    y + stroke + 1,
                )
        instructions += b"f\n" if variation % 2 else b"S\n"
    page["/Contents"] = pdf.make_stream(bytes(instructions))
    return saved(pdf, variation)


def _leak(name: str, code: str, make: Any) -> Leak:
    return Leak(name, ".pdf", (code,), make)


LEAKS: list[Leak] = [
    _leak("cropped pictures", "DL110", cropped),
    _leak("content outside the crop box", "DL110", crop_box),
    _leak("masked pictures", "DL110", masked),
    Leak("pictures that nothing draws", ".pdf", ("DL108", "DL110"), undrawn),
    _leak("thumbnails of pages", "DL110", thumbnails),
    _leak("other versions of pictures", "DL110", alternates),
    _leak("data of cameras in pictures", "DL107", picture_data),
    _leak("properties of pictures", "DL107", picture_properties),
    _leak("letters without a map to text", "DL111", blind_fonts),
    _leak("pages that are only a picture", "DL112", picture_pages),
    _leak("pages whose words are lines", "DL112", outline_pages),
]
