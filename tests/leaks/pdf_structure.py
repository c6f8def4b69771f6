"""PDFs that leak by their structure, and clean ones beside them."""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from tests.leaks.forms import Clean, Leak
from tests.leaks.pdf_clean import CLEAN as CLEAN_FILES
from tests.leaks.pdf_parts import (
    LINES,
    add_annotation,
    append,
    changed,
    draw,
    form,
    metadata,
    object_of,
    office,
    outline,
    packet,
    page_of,
    paragraph,
    saved,
    tagged,
    text,
    update,
    varied,
)
from tests.leaks.pdf_pictures import LEAKS as PICTURES

RECT = [72, 700, 300, 720]


# The next: annotations


def redactions(variation: int, words: str) -> bytes:
    """Words under a mark for redaction that nobody applied."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    append(page, pdf, b"BT /F1 12 Tf 72 %d Td (%s) Tj ET\n" % (300 + variation * 9, words.encode()))
    mark = Dictionary(
        Type=Name.Annot, Subtype=Name.Redact, Rect=Array([70, 295 + variation * 9, 400, 312 + variation * 9])
    )
    if variation % 2:
        mark["/QuadPoints"] = Array([70, 312, 400, 312, 70, 295, 400, 295])
    if variation % 3 == 0:
        mark["/OverlayText"] = String("redacted")
    if variation % 3 == 1:
        mark["/IC"] = Array([0, 0, 0])
        mark["/AP"] = Dictionary(N=form(pdf, b"0 g 70 295 330 17 re f", page))
    if variation % 4 == 3:
        del mark["/Type"]
    if variation % 5 == 4:
        mark["/F"] = 2
    add_annotation(pdf, page, mark)
    return saved(pdf, variation)


COMMENTS = "Text FreeText Highlight StrikeOut Stamp Ink Caret Square Line Underline".split()  # noqa: SIM905 - read best in one line


def comments(variation: int, words: str) -> bytes:
    """A comment of another kind in each variation, its words in one of its entries."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    entry = ("/Contents", "/RC", "/Subj", "/T")[variation % 4]
    annotation = Dictionary(Type=Name.Annot, Subtype=Name("/" + COMMENTS[variation]), Rect=Array(RECT))
    annotation[entry] = text(words, variation)
    if variation % 3 == 0:
        annotation["/AP"] = Dictionary(N=form(pdf, b"1 0 0 RG 72 700 228 20 re S", page))
    kept = add_annotation(pdf, page, annotation)
    if variation % 2:
        popup = Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array(RECT), Parent=kept, Open=False)
        kept["/Popup"] = add_annotation(pdf, page, popup)
    return saved(pdf, variation)


def hidden_comments(variation: int, words: str) -> bytes:
    """A comment that is not shown: by its flags, its size or its place."""
    pdf = varied(variation)
    flags = (2, 32, 1, 0, 0, 2 | 4, 64 | 2, 0, 32 | 4, 128 | 2)[variation]
    place = RECT if flags else ([0, 0, 0, 0] if variation % 2 else [-500, -500, -400, -480])
    annotation = Dictionary(Subtype=Name("/" + COMMENTS[9 - variation]), Rect=Array(place), F=flags)
    annotation["/Contents"] = text(words, variation)
    add_annotation(pdf, page_of(pdf, variation), annotation)
    return saved(pdf, variation)


# The next: forms, scripts and actions, files


def form_fields(variation: int, words: str) -> bytes:
    """A field with what was typed, chosen, preset or said about it."""
    pdf = varied(variation)
    entry = ("/V", "/DV", "/TU", "/T", "/TM", "/RV", "/V", "/Opt", "/V", "/DA")[variation]
    kind = (Name.Tx, Name.Tx, Name.Btn, Name.Tx, Name.Tx, Name.Tx, Name.Ch, Name.Ch, Name.Tx, Name.Tx)[variation]
    field = Dictionary(FT=kind, T=String("field"))
    field[entry] = Array([text(words, variation)]) if entry == "/Opt" else text(words, variation)
    if variation % 3 != 2:  # a field without a place on a page keeps its value too
        field.update({"/Type": Name.Annot, "/Subtype": Name.Widget, "/Rect": Array(RECT), "/F": variation % 2 * 2})
        kept = add_annotation(pdf, page_of(pdf, variation), field)
    else:
        kept = pdf.make_indirect(field)
    if variation != 9:
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([kept]))
    return saved(pdf, variation)


def xfa(variation: int, words: str) -> bytes:
    """A dynamic form: one packet, or several in a list."""
    pdf = varied(variation)
    packets = [
        pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><data>%s</data></xdp:xdp>" % words.encode())
        for _ in range(1 + variation % 3)
    ]
    content: Any = packets[0]
    if variation % 2:
        content = Array([item for number, stream in enumerate(packets) for item in (String(f"part{number}"), stream)])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array(), XFA=content, NeedsRendering=bool(variation % 4))
    return saved(pdf, variation)


def _script(pdf: Pdf, words: String, variation: int) -> Dictionary:
    code = f"app.alert('{words}');".encode()
    return Dictionary(S=Name.JavaScript, JS=pdf.make_stream(code) if variation % 2 else String(code))


def _on_link(pdf: Pdf, page: Any, action: Dictionary) -> None:
    add_annotation(pdf, page, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(RECT), A=action))


def _named_script(pdf: Pdf, _page: Any, words: String, variation: int) -> None:
    tree = Dictionary(Names=Array([String("start"), _script(pdf, words, variation)]))
    pdf.Root["/Names"] = Dictionary(
        JavaScript=tree if variation % 4 else Dictionary(Kids=Array([pdf.make_indirect(tree)]))
    )


def _opening_script(pdf: Pdf, _page: Any, words: String, variation: int) -> None:
    pdf.Root["/OpenAction"] = _script(pdf, words, variation)


def _page_script(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    page["/AA"] = Dictionary(O=_script(pdf, words, variation))


def _next_script(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    last = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]), Next=_script(pdf, words, variation))
    _on_link(pdf, page, Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=Array([last])))


def _bookmark_script(pdf: Pdf, _page: Any, words: String, variation: int) -> None:
    outline(pdf, [String(LINES[0])], A=_script(pdf, words, variation))


def _action(kind: str, **entries: Any) -> Any:
    def way(pdf: Pdf, page: Any, words: String, variation: int) -> None:
        action = Dictionary(S=Name("/" + kind))
        for key, value in entries.items():
            action["/" + key] = words if value is None else value
        if variation % 3 == 0:
            pdf.Root["/OpenAction"] = action
        elif variation % 3 == 1:
            _on_link(pdf, page, action)
        else:
            page["/AA"] = Dictionary(O=action)

    return way


ACTIONS = (
    _action("Launch", F=None),
    _action("SubmitForm", F=None, Fields=Array()),
    _action("ImportData", F=None),
    _action("GoToR", F=None, D=Array([0, Name.Fit])),
    _action("GoToE", F=None, D=Array([0, Name.Fit]), T=Dictionary(R=Name.C)),
    _action("Hide", T=None),
    _action("SetOCGState", State=Array(), Comment=None),
    _action("Named", N=Name("/Print"), Comment=None),
    _action("Rendition", OP=0, Comment=None),
    _action("ResetForm", Fields=Array(), Comment=None),
)


def _external(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    stream = pdf.make_stream(b"BT ET")
    if variation % 2:
        stream["/F"] = words
        page["/Contents"] = Array([page["/Contents"], stream])
    else:
        kept: Any = form(pdf, b"BT ET", page)
        kept["/Ref"] = Dictionary(F=words, Page=0)
        draw(page, pdf, kept, b"/Im1 Do\n")


def _file(pdf: Pdf, words: str, variation: int) -> pikepdf.Object:
    stream = pdf.make_stream(words.encode() * (1 + variation))
    if variation % 3:
        stream["/Type"] = Name.EmbeddedFile
    specification = Dictionary(F=String("notes.txt"), EF=Dictionary(F=stream))
    if variation % 2:
        specification["/Type"] = Name.Filespec
    return pdf.make_indirect(specification)


def attached_files(variation: int, words: str) -> bytes:
    """A file inside: in the list of attachments, in a portfolio, on a page, an element or an annotation."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    inside = _file(pdf, words, variation)
    tree = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("notes.txt"), inside])))
    match variation % 6:
        case 0:
            pdf.Root["/Names"] = tree
        case 1:
            pdf.Root["/Names"] = tree
            pdf.Root["/Collection"] = Dictionary(View=Name.T)
        case 2:
            pdf.Root["/AF"] = Array([inside])
        case 3:
            page["/AF"] = Array([inside])
        case 4:
            tagged(pdf)["/AF"] = Array([inside])
        case _:
            add_annotation(pdf, page, Dictionary(Subtype=Name.FileAttachment, Rect=Array(RECT), FS=inside))
    return saved(pdf, variation)


def media(variation: int, words: str) -> bytes:
    """Sound, video and three-dimensional content."""
    pdf = varied(variation)
    kind = ("RichMedia", "3D", "Screen", "Movie", "Sound")[variation % 5]
    stream = pdf.make_stream(words.encode())
    stream["/Type"] = Name("/" + ("3D" if kind == "3D" else "Sound"))
    annotation = Dictionary(Subtype=Name("/" + kind), Rect=Array(RECT), Contents=String("clip"), Sound=stream)
    add_annotation(pdf, page_of(pdf, variation), annotation)
    return saved(pdf, variation)


TARGETS = (
    "file:///C:/Users/example/Desktop/{}.docx",
    "\\\\server.example.org\\share\\{}.xlsx",
    "notes/{}.docx",
    "ftp://example.org/{}",
    "smb://server/{}",
    "https://name:{}@example.org/",
    "http://intranet/{}",
    "https://10.20.30.40/{}",
    "https://example-my.sharepoint.com/personal/{}",
    "http://case.police.internal:8080/{}",
)


def links(variation: int, words: str) -> bytes:
    """A link to what is no page of the public web."""
    pdf = varied(variation)
    target = String(TARGETS[variation].format("".join(words.split())))
    _on_link(pdf, page_of(pdf, variation), Dictionary(S=Name.URI, URI=target))
    return saved(pdf, variation)


# The next: metadata


def _information(*keys: str, form_of: str = "{}") -> Any:
    def make(variation: int, words: str) -> bytes:
        pdf = varied(variation)
        pdf.trailer.Info[keys[variation % len(keys)]] = text(form_of.format(words), variation)
        return saved(pdf, variation)

    return make


PATHS = (
    "C:\\Users\\{}\\Documents\\reply.docx",
    "/home/{}/reply.odt",
    "/Users/{}/Desktop/reply.pages",
    "\\\\server\\cases\\{}",
    "file:///srv/{}",
    "https://example-my.sharepoint.com/personal/{}",
    "H:\\FOI\\{}.docx",
    "Microsoft Word - {}.docx",
    "{}.xlsx",
    "~/{}/reply.tex",
)


def paths(variation: int, words: str) -> bytes:
    """The path of a file in the title or in another property."""
    pdf = varied(variation)
    key = ("/Title", "/Title", "/Subject", "/Title", "/Creator")[variation % 5]
    pdf.trailer.Info[key] = text(PATHS[variation].format(words), variation)
    return saved(pdf, variation)


PROPERTIES = (
    "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    '<rdf:Description dc:creator="{}"/>',
    "<dc:subject><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:subject>",
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>',
    "<pdf:Keywords>{}</pdf:Keywords>",
    '<rdf:Description photoshop:AuthorsPosition="{}"/>',
    "<pdfx:Company>{}</pdfx:Company>",
    "<xmp:CreatorTool>{}</xmp:CreatorTool>",
    "<xmp:Label>{}</xmp:Label><!-- kept -->",
    "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>C:\\Users\\{}</rdf:li></rdf:Alt></dc:title>",
)
HISTORIES = (
    '<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="{}"/></rdf:Seq></xmpMM:History>',
    '<xmpMM:DerivedFrom stRef:documentID="{}"/>',
    '<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:filePath>{}</stRef:filePath></xmpMM:DerivedFrom>',
    '<xmpMM:Ingredients><rdf:Bag><rdf:li stRef:filePath="{}"/></rdf:Bag></xmpMM:Ingredients>',
    "<xmpMM:ManagedFrom><rdf:Description stRef:manager='{}'/></xmpMM:ManagedFrom>",
)


def _packets(ways: tuple[str, ...]) -> Any:
    def make(variation: int, words: str) -> bytes:
        pdf = varied(variation)
        pdf.Root["/Metadata"] = metadata(pdf, packet(ways[variation % len(ways)].format(words)))
        return saved(pdf, variation)

    return make


def _piece_information(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    private = Dictionary(LastModified=String("D:20250101"), Private=Dictionary(Note=words))
    if variation % 2:
        private = Dictionary(LastModified=String("D:20250101"), Private=pdf.make_stream(str(words).encode()))
    holder: Any = (page, pdf.Root, form(pdf, b"0 0 m", page))[variation % 3]
    holder["/PieceInfo"] = Dictionary({"/Program": private})
    if variation % 3 == 2:
        draw(page, pdf, holder, b"/Im1 Do\n")


def _page_metadata(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    holder = page if variation % 2 else page.Resources.Font.F1
    holder["/Metadata"] = metadata(pdf, packet(PROPERTIES[variation].format(words)))


# The next: remains


def earlier_versions(variation: int, words: str) -> bytes:
    """A file that was saved again behind its end, so that what was changed is still before it."""
    pdf = office(2)
    secret = words.encode()
    way = variation % 5
    page = pdf.pages[variation % 2].obj
    if way == 0:
        append(page, pdf, b"BT /F1 12 Tf 72 200 Td (%s) Tj ET\n" % secret)
    elif way == 1:
        pdf.trailer.Info["/Author"] = String(words)
    elif way == 2:
        page["/Annots"] = Array(
            [pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=Array(RECT), Contents=String(words)))]
        )
    elif way == 3:
        outline(pdf, [String(words)])
    else:
        pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String(words), Array([page, Name.Fit])])))
    written = io.BytesIO()
    disable = pikepdf.ObjectStreamMode.disable
    pdf.save(written, deterministic_id=True, object_stream_mode=disable, compress_streams=False)
    content = written.getvalue()
    number = object_of(content, secret)
    body = paragraph(variation)
    replacement = {
        0: b"<</Length %d>>\nstream\n%s\nendstream" % (len(body), body),
        1: b"<</Title(%s)>>" % LINES[0].encode(),
        2: b"<</Subtype/Link/Rect[0 0 1 1]>>",
        3: b"<</Title(%s)>>" % LINES[0].encode(),
    }.get(way)
    if replacement is None:
        with pikepdf.open(io.BytesIO(content)) as opened:
            replacement = b"<</Type/Catalog/Pages %d 0 R>>" % opened.Root.Pages.objgen[0]
    if way == 2 and variation > 4:
        first = update(content, {number: replacement}, packed=False)
        return update(first, {number: replacement}, packed=True)
    return update(content, {number: replacement}, packed=variation > 4)


def lost_objects(variation: int, words: str) -> bytes:
    """Objects in the file that nothing refers to any more, or that its table does not list."""
    pdf = office(1 + variation % 3)
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    content = written.getvalue()
    secret = words.encode()
    data = zlib.compress(b"BT (%s) Tj ET" % secret)
    utf16 = (b"\xfe\xff" + words.encode("utf-16-be")).hex().encode()
    body = (
        b"<</Contents(%s)>>" % secret,
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(data), data),
        b"(%s)" % secret,
        b"[1 2 <%s>]" % utf16,
        b"<</Title<%s>/Kids[<</Note((%s) in brackets)>>]>>" % (secret.hex().encode(), secret),
    )[variation % 5]
    number = 900 + variation
    if variation < 5:
        return update(content, {number: body})
    first = content.index(b"1 0 obj")
    if variation % 2:  # written between the others, unknown to the table: what follows has to move
        place = content.index(b"xref\n0 ")
        moved = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = int(content[content.rindex(b"startxref") + 9 :].split()[0]) + len(moved)
        end = content.rindex(b"startxref")
        return content[:place] + moved + content[place:end] + b"startxref\n%d\n%%%%EOF\n" % start
    packed = zlib.compress(
        b"%d 0 %s" % (number, body.split(b"\nstream")[0].replace(b"/Filter", b"/Note(%s)/F" % secret))
    )
    header = b"<</Type/ObjStm/N 1/First %d/Length %d/Filter/FlateDecode>>" % (len(b"%d 0 " % number), len(packed))
    assert first
    return update(content, {number + 1: header + b"\nstream\n" + packed + b"\nendstream"})


def loose_bytes(variation: int, words: str) -> bytes:  # noqa: PLR0911 - one return for each place
    """Bytes between, in and after the parts of the file."""
    pdf = office(1 + variation % 3)
    written = io.BytesIO()
    disable = pikepdf.ObjectStreamMode.disable
    pdf.save(written, deterministic_id=True, object_stream_mode=disable, compress_streams=variation % 2 == 0)
    content = written.getvalue()
    secret = words.encode()
    start = content.rindex(b"startxref")
    match variation:
        case 0:
            return content + secret
        case 1:
            return content + b"\n" * 2000 + b"PK\3\4" + zlib.compress(secret)
        case 2:
            return content + b"% " + secret + b"\n"
        case 3:
            return content[:start] + b"% " + secret + b"\n" + content[start:]
        case 4:
            return content[:start] + secret + b"\n" + content[start:]
        case 5:
            return content + content.replace(b"Sampleshire", secret[:11])
        case 6:
            table = content.rindex(b"xref\n0 ")
            loose = b"<</Note(%s)>>\n" % secret
            return content[:table] + loose + content[table:start] + b"startxref\n%d\n%%%%EOF\n" % (table + len(loose))
        case 7:
            return content[:start] + b"<</A(%s)>>\n" % secret + content[start:]
        case 8:
            return content.rstrip() + b"\n%%EOF\n" + secret.hex().encode() + b"\n%%EOF\n"
        case _:
            return content[:start] + b"\0" * 300 + secret.hex().upper().encode() + b"\n" + content[start:]


def behind_streams(variation: int, words: str) -> bytes:
    """Bytes behind the packed data of a stream, inside it."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    rest = words.encode() if variation % 2 else zlib.compress(words.encode())
    stream = page["/Contents"]
    if variation % 3 == 1:
        stream = pdf.make_stream(b"1 beginbfrange <20> <7e> <0020> endbfrange")
        page.Resources.Font.F1["/ToUnicode"] = stream
    elif variation % 3 == 2:
        stream = form(pdf, b"0 0 m 1 1 l S", page)
        draw(page, pdf, stream, b"/Im1 Do\n")
    stream.write(zlib.compress(stream.read_bytes()) + rest, filter=Name.FlateDecode)
    return saved(pdf, variation if variation % 3 != 2 else 0)


def _undrawn(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    """A form in the resources that nothing draws, or a form that only such a form draws."""
    lost: Any = form(pdf, b"BT /F1 12 Tf 72 300 Td (%s) Tj ET\n" % str(words).encode(), page)
    if variation % 2:
        outer = form(pdf, b"/Inner Do\n", page)
        outer.Resources["/XObject"] = Dictionary(Inner=lost)
        lost = outer
    page.Resources.XObject["/Lost"] = lost


def _lost_page(pdf: Pdf, words: String) -> pikepdf.Object:
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=pdf.pages[0].obj.Resources)
    page["/Contents"] = pdf.make_stream(b"BT /F1 12 Tf 72 300 Td (%s) Tj ET\n" % str(words).encode())
    page["/Annots"] = Array()
    return pdf.make_indirect(page)


def _bookmarked_page(pdf: Pdf, _page: Any, words: String, _variation: int) -> None:
    outline(pdf, [String(LINES[0])], Dest=Array([_lost_page(pdf, words), Name.Fit]))


def _linked_page(pdf: Pdf, page: Any, words: String, _variation: int) -> None:
    _on_link(pdf, page, Dictionary(S=Name.GoTo, D=Array([_lost_page(pdf, words), Name.Fit])))


def _tagged_page(pdf: Pdf, _page: Any, words: String, _variation: int) -> None:
    tagged(pdf)["/Pg"] = _lost_page(pdf, words)


def _template(pdf: Pdf, _page: Any, words: String, _variation: int) -> None:
    page = _lost_page(pdf, words)
    page["/Type"] = Name.Template
    pdf.Root["/Names"] = Dictionary(Templates=Dictionary(Names=Array([String("page"), page])))


def _named_page(pdf: Pdf, _page: Any, words: String, _variation: int) -> None:
    destination = Array([_lost_page(pdf, words), Name.Fit])
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("page"), destination])))


def _remark(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    """Words in a comment among the instructions, or in an operand that nothing takes."""
    line = (b"%% %s\n", b"/P <</Note (%s)>> DP\n", b"BX (%s) Quiver EX\n", b"/Span <</Alt (%s)>> BDC EMC\n")[
        variation % 4
    ]
    line %= str(words).encode()
    if variation % 3 == 0:
        draw(page, pdf, form(pdf, line, page), b"/Im1 Do\n")
    else:
        append(page, pdf, line)


# The next: words beside the page


def bookmarks(variation: int, words: str) -> bytes:
    """Bookmarks that say what the pages no longer do."""
    pdf = varied(variation)
    titles = [String(line) for line in LINES[: variation % 4]]
    titles.insert(variation % 2 and len(titles), text(f"{variation}. {words}", variation))
    outline(pdf, titles)
    return saved(pdf, variation)


def bookmarks_of_the_contract(variation: int, words: str) -> bytes:
    """The contract of the European Union with AstraZeneca, 2021: redacted pages, whole sentences in the bookmarks."""
    pdf = office(3)
    for page in pdf.pages:
        page.obj["/Contents"] = pdf.make_stream(page.obj.Contents.read_bytes() + b"0 g 72 640 380 14 re f\n")
    clauses = [f"{number + 1}. {line}" for number, line in enumerate(LINES)]
    clauses.insert(variation % 6, f"{variation}.2 The price of each dose is {words}, and it is paid in advance.")
    outline(pdf, [String(clause) for clause in clauses])
    return saved(pdf, variation)


def _element(key: str) -> Any:
    def way(pdf: Pdf, _page: Any, words: String, variation: int) -> None:
        element = tagged(pdf)
        if key in {"/Summary", "/Headers"}:
            value = Array([words]) if key == "/Headers" else words
            attributes = Dictionary({"/O": Name.Table, key: value})
            element["/A"] = Array([attributes]) if variation % 2 else attributes
        else:
            element[key] = words

    return way


def _marked(key: str) -> Any:
    def way(pdf: Pdf, page: Any, words: String, variation: int) -> None:
        shown = b"BT /F1 12 Tf 72 300 Td (Figures) Tj ET\n"
        if variation % 2:
            page.Resources["/Properties"] = Dictionary(Mc0=Dictionary({key: words}))
            append(page, pdf, b"/Span /Mc0 BDC " + shown + b"EMC\n")
        else:
            encoded = bytes(words).hex().encode()
            append(page, pdf, b"/Span <<%s <%s>>> BDC " % (key.encode(), encoded) + shown + b"EMC\n")

    return way


def _destination(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    target = Array([page, Name.XYZ, 0, 0, 0])
    match variation % 3:
        case 0:
            tree = Dictionary(Names=Array([words, target]), Limits=Array([words, words]))
            pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Kids=Array([pdf.make_indirect(tree)])))
        case 1:
            pdf.Root["/Dests"] = Dictionary({"/" + "_".join(str(words).split()): target})
        case _:
            _on_link(pdf, page, Dictionary(S=Name.GoTo, D=String("".join(str(words).split()))))


def _label(pdf: Pdf, _page: Any, words: String, variation: int) -> None:
    style = Dictionary(S=Name.D, P=words) if variation % 2 else Dictionary(P=words)
    pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, style]))


def _described_link(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    link = Dictionary(Subtype=Name.Link, Rect=Array(RECT), A=Dictionary(S=Name.URI, URI=String("https://example.org/")))
    link[("/Contents", "/Alt", "/TU")[variation % 3]] = words
    add_annotation(pdf, page, link)


def _layer(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=words))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group]), Order=Array([group])))
    if variation % 2:
        group["/Name"] = String("Figures")
        pdf.Root.OCProperties.D["/Order"] = Array([Array([words, group])])
    page.Resources["/Properties"] = Dictionary(Oc0=group)
    append(page, pdf, b"/OC /Oc0 BDC 0 0 10 10 re f EMC\n")


def _thread(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    bead = pdf.make_indirect(Dictionary(P=page, R=Array(RECT)))
    thread = pdf.make_indirect(Dictionary(F=bead, I=Dictionary({("/Title", "/Author")[variation % 2]: words})))
    bead["/T"] = thread
    pdf.Root["/Threads"] = Array([thread])


def _private(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    holder = (pdf.Root, page, page.Resources, page.Resources.Font.F1, pdf.trailer)[variation % 5]
    value = (words, Array([words]), Dictionary(Deep=Array([Dictionary(Note=words)])))[variation % 3]
    holder["/Example_Private"] = value


def _private_stream(pdf: Pdf, page: Any, words: String, variation: int) -> None:
    stream: Stream = pdf.make_stream(str(words).encode())
    holder = (pdf.Root, page, page.Resources, page.Resources.Font.F1)[variation % 4]
    holder["/Example_Private"] = Array([stream]) if variation % 3 else stream


# The next: layers, signatures, what cannot be trusted


def layers(variation: int, words: str) -> bytes:
    """Layers of which one is shown at a time, or to some readers, or at some size only."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    groups = Array(
        [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Figures"))) for _ in range(1 + variation % 3)]
    )
    properties = Dictionary(OCGs=groups, D=Dictionary(Order=groups, ON=groups))
    match variation % 4:
        case 0:
            properties.D["/RBGroups"] = Array([groups])
        case 1:
            groups[0]["/Usage"] = Dictionary(Zoom=Dictionary(min=variation))
        case 2:
            groups[0]["/Usage"] = pdf.make_indirect(
                Dictionary(User=Dictionary(Type=Name.Ind, Name=text(words, variation)))
            )
        case _:
            groups[0]["/Usage"] = Dictionary(Language=Dictionary(Lang=String("cy"), Preferred=Name.ON))
    pdf.Root["/OCProperties"] = properties
    page.Resources["/Properties"] = Dictionary(Oc0=groups[0])
    instructions = b"BT /F1 12 Tf 72 %d Td (%s) Tj ET" % (200 + variation, words.encode())
    append(page, pdf, b"/OC /Oc0 BDC " + instructions + b" EMC\n")
    return saved(pdf, variation)


def signatures(variation: int, words: str) -> bytes:
    """A signature, which names who signed."""
    pdf = varied(variation)
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"\x30\x82" + words.encode()))
    signature[("/Name", "/Reason", "/Location", "/ContactInfo")[variation % 4]] = text(words, variation)
    signature["/ByteRange"] = Array([0, 10, 20, 10])
    kept = pdf.make_indirect(signature)
    if variation % 2:
        field = Dictionary(FT=Name.Sig, T=String("Signature1"), V=kept, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]))
        pdf.Root["/AcroForm"] = Dictionary(
            Fields=Array([add_annotation(pdf, page_of(pdf, variation), field)]), SigFlags=3
        )
    else:
        pdf.Root["/Perms"] = Dictionary(DocMDP=kept)
    return saved(pdf, variation)


def encrypted(variation: int, words: str) -> bytes:
    """An encrypted document, with a password to open it or none."""
    pdf = varied(variation)
    append(page_of(pdf, variation), pdf, b"BT /F1 12 Tf 72 200 Td (%s) Tj ET\n" % words.encode())
    written = io.BytesIO()
    # AES begins with random bytes, so only RC4 gives the same file each time.
    revision = (2, 3, 4)[variation % 3]
    user = "" if variation % 2 else f"open{variation}"
    how = pikepdf.Encryption(owner="owner", user=user, R=revision, aes=False, metadata=False)  # type: ignore[arg-type]  # the stub knows fewer revisions than the library
    pdf.save(written, encryption=how, static_id=True)
    return written.getvalue()


def two_files(variation: int, words: str) -> bytes:
    """A PDF that is another file too: something stands before its header."""
    before = (
        b"PK\3\4",
        b"\xff\xd8\xff\xe0",
        b"<html>",
        b"\n",
        b"GIF89a",
        b"#!/bin/sh\n",
        b" ",
        b"MZ",
        b"{}",
        b"%!PS\n",
    )
    return before[variation] + words.encode() + b"\n" + saved(varied(variation), variation)


@cache
def filling(byte: int) -> tuple[bytes, Any]:
    """Three hundred megabytes of one byte, packed, and what packs what comes after them."""
    machine = zlib.compressobj(9)
    block = bytes([byte]) * (1 << 20)
    return b"".join(machine.compress(block) for _ in range(300)), machine


def bombs(variation: int, words: str) -> bytes:
    """A stream of a few kilobytes that fills the memory when it is unpacked."""
    pdf = varied(variation)
    page = page_of(pdf, variation)
    begun, machine = filling(32 + variation % 2)
    machine = machine.copy()
    data = begun + machine.compress((" " * variation + words).encode()) + machine.flush()
    stream = pdf.make_stream(b"")
    if variation % 2:
        stream.write(zlib.compress(data), filter=Array([Name.FlateDecode, Name.FlateDecode]))
    else:
        stream.write(data, filter=Name.FlateDecode)
    if variation % 3:
        page["/Contents"] = Array([page["/Contents"], stream])
    else:
        stream["/Type"] = Name.Metadata
        pdf.Root["/Metadata"] = stream
    written = io.BytesIO()
    none = pikepdf.StreamDecodeLevel.none
    pdf.save(
        written, deterministic_id=True, fix_metadata_version=False, stream_decode_level=none, compress_streams=False
    )
    return written.getvalue()


def _leak(name: str, code: str, make: Any) -> Leak:
    return Leak(name, ".pdf", (code,), make)


LEAKS: list[Leak] = [
    _leak("a redaction that was not applied", "DL102", redactions),
    _leak("comments", "DL103", comments),
    _leak("comments that are not shown", "DL103", hidden_comments),
    _leak("form fields", "DL104", form_fields),
    _leak("dynamic forms", "DL100", xfa),
    _leak(
        "scripts",
        "DL100",
        changed(_named_script, _opening_script, _page_script, _next_script, _bookmark_script),
    ),
    _leak("actions", "DL100", changed(*ACTIONS)),
    _leak("content that is loaded from elsewhere", "DL100", changed(_external)),
    _leak("attached files", "DL105", attached_files),
    _leak("sound, video and 3D", "DL105", media),
    _leak("links to what is not public", "DL106", links),
    _leak("an author", "DL107", _information("/Author", "/Manager", "/Company")),
    _leak(
        "other properties", "DL107", _information("/Subject", "/Keywords", "/SourceModified", "/Custom1", "/PTEX.Note")
    ),
    _leak("a program or device with a name", "DL107", _information("/Producer", "/Creator", form_of="Scanner of {}")),
    _leak("paths in properties", "DL107", paths),
    _leak("properties in XMP", "DL107", _packets(PROPERTIES)),
    _leak("history in XMP", "DL107", _packets(HISTORIES)),
    _leak("data of programs", "DL107", changed(_piece_information)),
    _leak("properties of a page or font", "DL107", changed(_page_metadata)),
    _leak("an earlier version", "DL108", earlier_versions),
    _leak("lost objects", "DL108", lost_objects),
    Leak("bytes between and after", ".pdf", ("DL108", "DL043"), loose_bytes),
    _leak("bytes behind packed data", "DL108", behind_streams),
    _leak("forms that nothing draws", "DL108", changed(_undrawn)),
    _leak(
        "pages outside the pages",
        "DL108",
        changed(_bookmarked_page, _linked_page, _tagged_page, _template, _named_page),
    ),
    Leak("words among the instructions", ".pdf", ("DL108", "DL109"), changed(_remark)),
    _leak("bookmarks", "DL109", bookmarks),
    _leak("bookmarks of a contract, EU and AstraZeneca 2021", "DL109", bookmarks_of_the_contract),
    _leak("alternative texts", "DL109", changed(_element("/Alt"), _marked("/Alt"))),
    _leak("replacement texts", "DL109", changed(_element("/ActualText"), _element("/E"), _marked("/ActualText"))),
    _leak("words in tags", "DL109", changed(*(_element(key) for key in ("/T", "/ID", "/Summary", "/Headers")))),
    _leak("named destinations", "DL109", changed(_destination)),
    _leak("page labels", "DL109", changed(_label)),
    _leak("descriptions of links", "DL109", changed(_described_link)),
    _leak("names of layers", "DL109", changed(_layer)),
    _leak("article threads", "DL109", changed(_thread)),
    _leak("strings of no known use", "DL109", changed(_private)),
    _leak("streams of no known use", "DL116", changed(_private_stream)),
    _leak("layers for some readers or sizes", "DL113", layers),
    _leak("signatures", "DL104", signatures),
    _leak("encrypted documents", "DL043", encrypted),
    _leak("two files in one", "DL043", two_files),
    Leak("decompression bombs", ".pdf", ("DL043",), bombs),
    *PICTURES,
]

CLEAN: list[Clean] = CLEAN_FILES
