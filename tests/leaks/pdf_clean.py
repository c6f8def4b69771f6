"""PDFs as offices make them, in which nothing is hidden."""

from __future__ import annotations

import io
import re
import zlib

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from tests.leaks.forms import Clean
from tests.leaks.pdf_parts import (
    HEADINGS,
    LINES,
    add_annotation,
    append,
    draw,
    form,
    image_stream,
    metadata,
    office,
    outline,
    packet,
    paragraph,
    picture,
    saved,
    tagged,
    update,
)

PRODUCERS = (
    ("Microsoft® Word for Microsoft 365", "Microsoft® Word for Microsoft 365"),
    ("Writer", "LibreOffice 24.8"),
    (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0",
        "Skia/PDF m140",
    ),
    ("Adobe InDesign 19.5 (Windows)", "Adobe PDF Library 17.0"),
    ("Microsoft® Excel® 2019", "Microsoft® Excel® 2019"),
    ("Pages", "macOS Version 14.5 (Build 23F79) Quartz PDFContext"),
    ("Acrobat PDFMaker 24 for Word", "Adobe PDF Library 24.1.124"),
    ("TeX", "pdfTeX-1.40.26"),
    ("Typst 0.15.1", "Typst 0.15.1"),
    ("", "iText® 7.2.5 ©2000-2023 iText Group NV"),
)


def programs(variation: int) -> bytes:
    """The properties that programs write by themselves: their names and dates, and a title."""
    pdf = office(1 + variation % 4)
    creator, producer = PRODUCERS[variation]
    pdf.trailer.Info.update(
        {
            "/Creator": String(creator),
            "/Producer": String(producer),
            "/CreationDate": String("D:20250314092653+00'00'"),
            "/ModDate": String("D:20250314092653Z"),
        }
    )
    if variation % 2:
        properties = (
            f"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{LINES[0]}</rdf:li></rdf:Alt></dc:title>"
            f"<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>"
            "<xmp:CreateDate>2025-03-14T09:26:53+00:00</xmp:CreateDate><pdfuaid:part>1</pdfuaid:part>"
            "<xmpMM:DocumentID>uuid:5F0C7E41-6A6E-4C0D-9E3A-0D2B7A1C9E55</xmpMM:DocumentID>"
            "<dc:format>application/pdf</dc:format>"
        )
        pdf.Root["/Metadata"] = metadata(pdf, packet(properties))
    return saved(pdf, variation)


def tagged_report(variation: int) -> bytes:
    """Tagged, with bookmarks that are its headings, as Word and LibreOffice write them."""
    pdf = office(1 + variation % 3)
    tagged(pdf)
    outline(pdf, [String(HEADINGS[number % 3]) for number in range(len(pdf.pages))])
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    pdf.Root["/StructTreeRoot"]["/RoleMap"] = Dictionary({"/Heading 1": Name.H1, "/Standard": Name.P})
    pdf.Root["/StructTreeRoot"]["/IDTree"] = Dictionary(Names=Array([String("node0001"), Array()]))
    return saved(pdf, variation)


def linked_report(variation: int) -> bytes:
    """Links to the web, to an e-mail address and within the document, and named places."""
    pdf = office(2)
    page = pdf.pages[0].obj
    targets = (
        "https://example.org/report?year=2025#top",
        "mailto:foi@example.org",
        "http://www.example.org/",
        "tel:101",
    )
    for number, target in enumerate(targets):
        action = Dictionary(S=Name.URI, URI=String(target))
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 700 - number * 20, 200, 715 - number * 20]), A=action
        )
        if variation % 2:
            link["/Contents"] = String(target)
        add_annotation(pdf, page, link)
    names = ["_Toc190000001", "section.1", "summary-of-the-year", "__RefHeading___Toc12_34"]
    target_page = Array([pdf.pages[1].obj, Name.XYZ, 0, 842, 0])
    tree = Array([item for name in sorted(names) for item in (String(name), target_page)])
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=tree))
    inside = Dictionary(S=Name.GoTo, D=String(names[variation % 4]))
    add_annotation(pdf, page, Dictionary(Subtype=Name.Link, Rect=Array([72, 600, 200, 615]), A=inside))
    pdf.Root["/OpenAction"] = Array([page, Name.XYZ, None, None, 0])
    return saved(pdf, variation)


def labelled_report(variation: int) -> bytes:
    """Page numbers in roman figures first, and with a prefix in the annex."""
    pdf = office(4)
    prefix = ("A-", "Annex ", "Appendix A: ", "Figures by ward ")[variation % 4]
    labels = Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D, St=1), 3, Dictionary(S=Name.D, P=String(prefix))])
    pdf.Root["/PageLabels"] = Dictionary(Nums=labels)
    return saved(pdf, variation)


def linearised(variation: int) -> bytes:
    """Written for the web: its first page first, with a table of hints and two ends."""
    pdf = office(2 + variation)
    tagged(pdf)
    written = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if variation % 2 else pikepdf.ObjectStreamMode.disable
    pdf.save(written, deterministic_id=True, linearize=True, object_stream_mode=mode)
    return written.getvalue()


def added_to(variation: int) -> bytes:
    """Saved again behind its end without a word of before being lost: a link added, a date changed."""
    pdf = office(2)
    pdf.trailer.Info["/ModDate"] = String("D:20250314092653Z")
    pdf.trailer["/Info"] = pdf.make_indirect(pdf.trailer.Info)
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    content = written.getvalue()
    with pikepdf.open(io.BytesIO(content)) as opened:
        information, size = opened.trailer.Info.objgen[0], int(opened.trailer.Size)
        catalogue = opened.Root.objgen[0]
        pages = opened.Root.Pages.objgen[0]
    match variation % 3:
        case 0:
            changes = {information: b"<</Title(%s)/ModDate(D:20250401)>>" % LINES[0].encode()}
        case 1:
            changes = {
                catalogue: b"<</Type/Catalog/Pages %d 0 R/Lang(en-GB)/ViewerPreferences %d 0 R>>" % (pages, size)
            }
            changes[size] = b"<</DisplayDocTitle true>>"
        case _:
            changes = {}
    return update(content, changes, packed=variation % 2 == 1 and variation % 3 != 2)


def word_like(variation: int) -> bytes:
    """As Word ends its files: a table, and behind it an empty one that names a packed table for newer readers."""
    content = saved(office(1 + variation), 0)
    with pikepdf.open(io.BytesIO(content)) as opened:
        size = int(opened.trailer.Size)
    start = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", content, re.DOTALL)[-1]
    written = bytearray(content[: content.rindex(b"xref\n0 ")])
    packed_at = len(written)
    offsets = {int(match[1]): match.start(1) for match in re.finditer(rb"(?:^|\n)(\d+) 0 obj\b", bytes(written))}
    offsets[size] = packed_at
    entries = b"\0\0\0\0\0\0" + b"".join(
        b"\1" + offsets[number].to_bytes(4, "big") + b"\0" for number in range(1, size + 1)
    )
    data = zlib.compress(entries)
    new = re.sub(rb"/Size\s+\d+", b"/Size %d" % (size + 1), trailer)
    written += b"%d 0 obj\n<</Type/XRef/W[1 4 1]/Length %d/Filter/FlateDecode%s>>\nstream\n" % (size, len(data), new)
    written += data + b"\nendstream\nendobj\n"
    table_at = len(written)
    table = content[start : content.rindex(b"startxref")]
    table = table.replace(b"0 %d\n" % size, b"0 %d\n" % (size + 1), 1)
    table = table.replace(b"trailer", b"%010d 00000 n \ntrailer" % packed_at, 1)
    written += table.replace(trailer, new, 1) + b"startxref\n%d\n%%%%EOF\n" % table_at
    second_at = len(written)
    written += b"xref\n0 0\ntrailer\n<<%s/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF" % (
        new,
        table_at,
        packed_at,
        second_at,
    )
    return bytes(written)


def with_pictures(variation: int) -> bytes:
    """A photograph shown whole, once or often, inside a form, cut into two pages, or over the edge by a trim."""
    pdf = office(2)
    page = pdf.pages[0].obj
    stream = image_stream(pdf, picture(), variation)
    match variation % 5:
        case 0:
            draw(page, pdf, stream, b"q 240 0 0 160 100 200 cm /Im1 Do Q q 90 0 0 60 400 200 cm /Im1 Do Q\n")
        case 1:
            inner = form(pdf, b"q 240 0 0 160 0 0 cm /Im2 Do Q\n", page)
            inner["/BBox"] = Array([0, 0, 240, 160])
            inner.Resources["/XObject"] = Dictionary(Im2=stream)
            draw(page, pdf, inner, b"q 1 0 0 1 100 200 cm /Im1 Do Q\n")
        case 2:
            draw(page, pdf, stream, b"q 0 0 595 400 re W n 595 0 0 400 0 -200 cm /Im1 Do Q\n")
            second = pdf.pages[1].obj
            second["/Contents"] = pdf.make_stream(paragraph(1, top=600))
            draw(second, pdf, stream, b"q 0 642 595 200 re W n 595 0 0 400 0 642 cm /Im1 Do Q\n")
        case 3:
            page["/Contents"] = pdf.make_stream(paragraph(0, top=640))
            draw(page, pdf, stream, b"q 611 0 0 158 -8 692 cm /Im1 Do Q\n")
        case _:
            draw(page, pdf, stream, b"q 100 200 240 160 re W n 240.4 0 0 160.6 99.8 199.7 cm /Im1 Do Q\n")
    return saved(pdf, variation)


def with_logo(variation: int) -> bytes:
    """A picture with soft edges: what its mask hides is of one colour."""
    pdf = office(1)
    image = Image.new("RGB", (200, 200), (0, 0, 0) if variation % 2 else (255, 255, 255))
    alpha = Image.radial_gradient("L").resize((200, 200)).point([255 if value < 120 else 0 for value in range(256)])
    image.paste((10, 60, 120), mask=alpha)
    stream = image_stream(pdf, image, 0)
    stream["/SMask"] = image_stream(pdf, alpha, 0)
    draw(pdf.pages[0].obj, pdf, stream, b"q 80 0 0 80 400 700 cm /Im1 Do Q\n")
    return saved(pdf, variation)


def scan_with_text(variation: int) -> bytes:
    """A scanned page with the recognised text over it, written without ink."""
    pdf = office(1 + variation % 2)
    page = pdf.pages[0].obj
    words = paragraph(0).replace(b"BT ", b"BT 3 Tr ")
    scan = pypdfium2.PdfDocument(saved(office(1)))[0].render(scale=2, grayscale=True).to_pil().convert("L")
    page["/Contents"] = pdf.make_stream(b"")
    stream = image_stream(pdf, scan, variation)
    draw(page, pdf, stream, b"q 595 0 0 842 0 0 cm /Im1 Do Q\n" + words)
    return saved(pdf, variation)


def with_chart(variation: int) -> bytes:
    """A chart of lines with its words as text, on a page of its own or with a frame around the page."""
    pdf = office(1)
    page = pdf.pages[0].obj
    bars = b"".join(b"%d 200 20 %d re f\n" % (80 + 30 * number, 20 + number * 9 % 70) for number in range(12))
    curve = (
        b"72 300 m " + b"".join(b"%d %d l " % (72 + number, 300 + number * 7 % 40) for number in range(400)) + b"S\n"
    )
    append(page, pdf, b"q 0.2 0.4 0.7 rg " + bars + curve + b"Q\n")
    if variation % 2:
        page["/CropBox"] = Array([0, 0, 595, 842])
        page["/TrimBox"] = Array([0, 0, 595, 842])
    return saved(pdf, variation)


def with_layers(variation: int) -> bytes:
    """Layers that are always shown, as drawing programs export them."""
    pdf = office(1)
    page = pdf.pages[0].obj
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(HEADINGS[0]), Intent=Name.View))
    default = Dictionary(Order=Array([group]), ON=Array([group]), Name=String("Figures"))
    if variation % 2:
        group["/Usage"] = Dictionary(Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.ON))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=default)
    page.Resources["/Properties"] = Dictionary(Oc0=group)
    append(page, pdf, b"/OC /Oc0 BDC 300 300 40 40 re f EMC\n")
    return saved(pdf, variation)


def other_fonts(variation: int) -> bytes:
    """Fonts that can be read: with a map, with names of letters, or one of the usual ones."""
    pdf = office(1)
    page = pdf.pages[0].obj
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange <20> <7e> <0020> endbfrange endcmap end\n"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Example"), FirstChar=32, LastChar=126
    )
    font["/Widths"] = Array([600] * 95)
    match variation % 3:
        case 0:
            font["/ToUnicode"] = pdf.make_stream(cmap)
        case 1:
            letters = [Name("/" + chr(code)) for code in range(ord("A"), ord("Z") + 1)]
            font["/Encoding"] = Dictionary(
                BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, *letters, 146, Name.quoteright])
            )
        case _:
            font["/BaseFont"] = Name("/Times-Roman")
            font["/Subtype"] = Name.Type1
    page.Resources["/Font"] = Dictionary(F1=page.Resources.Font.F1, F2=pdf.make_indirect(font))
    append(page, pdf, b"BT /F2 12 Tf 72 300 Td (Figures in another font) Tj ET\n")
    return saved(pdf, variation)


def landscape_table(variation: int) -> bytes:
    """A page turned to the side, of an odd size, with a table of striped rows."""
    pdf: Pdf = office(2, media=(0, 0, 842, 1191) if variation % 2 else (0, 0, 595.32, 841.92))
    page = pdf.pages[0].obj
    page["/Rotate"] = 90
    rows = b"".join(
        b"0.9 g 72 %d 400 12 re f 0 g BT /F1 9 Tf 76 %d Td (Ward %d) Tj ET\n" % (y, y + 3, y)
        for y in range(100, 400, 24)
    )
    append(page, pdf, rows)
    return saved(pdf, variation)


CLEAN: list[Clean] = [
    Clean("the properties of usual programs", ".pdf", programs, 10),
    Clean("a tagged report with bookmarks", ".pdf", tagged_report, 8),
    Clean("links and named places", ".pdf", linked_report, 8),
    Clean("page labels", ".pdf", labelled_report, 4),
    Clean("written for the web", ".pdf", linearised, 6),
    Clean("added to, nothing lost", ".pdf", added_to, 6),
    Clean("the end of a file by Word", ".pdf", word_like, 4),
    Clean("photographs", ".pdf", with_pictures, 10),
    Clean("a logo with soft edges", ".pdf", with_logo, 4),
    Clean("a scan with its text", ".pdf", scan_with_text, 6),
    Clean("a chart", ".pdf", with_chart, 4),
    Clean("layers that are always shown", ".pdf", with_layers, 4),
    Clean("fonts that can be read", ".pdf", other_fonts, 6),
    Clean("a table on its side", ".pdf", landscape_table, 4),
]
