# ruff: noqa: ARG001, E501 - XML reads worst where it is broken, and all makers have the same arguments
"""Workbooks as offices make them, with nothing hidden, and replicas of incidents."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.leaks.books import DECLARATION, PACKAGE, SPREADSHEET, Book, Sheet
from tests.leaks.forms import Clean, Leak
from tests.leaks.workbooks_stored import CORE_TYPE, EXTENDED, OFFICE, cached, chart, core

CLEAN: list[Clean] = []
LEAKS: list[Leak] = []
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


def clean(name: str, variations: int = 1) -> Callable[[Callable[[Book, Sheet, int], None]], None]:
    """Enter a clean workbook: a function that adds to a sheet with a table."""

    def enter(fill: Callable[[Book, Sheet, int], None]) -> None:
        def make(variation: int) -> bytes:
            book = Book(variation)
            sheet = book.sheet()
            book.table(sheet)
            fill(book, sheet, variation)
            return book.written()

        CLEAN.append(Clean(name, ".xlsx", make, variations))

    return enter


@clean("plain table", 10)
def plain(book: Book, sheet: Sheet, variation: int) -> None:
    """Nothing but figures."""


@clean("written by a library")
def library(book: Book, sheet: Sheet, variation: int) -> None:
    """As openpyxl does: its own name as the author."""
    book.add("docProps/core.xml", core(dc_creator="openpyxl", dcterms_created="2023-08-08T09:00:00Z"), CORE_TYPE)
    book.root_relations.append(("rId2", f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"))
    sheet.before = (
        '<sheetPr><outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr/></sheetPr><dimension ref="A1:C4"/>'
    )


@clean("written by Excel")
def excel(book: Book, sheet: Sheet, variation: int) -> None:
    """With what Excel writes of itself, the author cleared."""
    names = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    heading = "<HeadingPairs><vt:vector><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs>"
    inner = f"<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>{heading}<TitlesOfParts><vt:vector><vt:lpstr>Figures</vt:lpstr></vt:vector></TitlesOfParts><Company></Company><AppVersion>16.0300</AppVersion>"
    book.add(
        "docProps/app.xml",
        f'{DECLARATION}<Properties xmlns="{EXTENDED}" {names}>{inner}</Properties>',
        f"{OFFICE}.extended-properties+xml",
    )
    book.root_relations.append(("rId3", "extended-properties", "docProps/app.xml"))
    book.workbook_before = '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="-120" yWindow="-120" windowWidth="29040" windowHeight="15840" activeTab="0"/></bookViews>'
    book.workbook_after = '<calcPr calcId="191029"/>'
    revision = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
    sheet.before = f'<dimension ref="A1:C4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.4" xmlns:x14ac="{X14.replace("main", "ac")}" x14ac:dyDescent="0.3"/>'
    sheet.row_attributes[1] = f'spans="1:3" xmlns:x14ac="{X14.replace("main", "ac")}" x14ac:dyDescent="0.3"'
    sheet.after = f'<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait" xmlns:xr="{revision}"/>'


@clean("written by Google Sheets")
def google(book: Book, sheet: Sheet, variation: int) -> None:
    """With the empty drawing that it adds to each sheet."""
    names = f'xmlns:xdr="{book.namespace("drawingml/2006/spreadsheetDrawing")}" xmlns:a="{book.namespace("drawingml/2006/main")}"'
    book.add("xl/drawings/drawing1.xml", f"{DECLARATION}<xdr:wsDr {names}/>", f"{OFFICE}.drawing+xml")
    sheet.relations.append(("rId1", "drawing", "../drawings/drawing1.xml"))
    sheet.before = '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>'
    sheet.after = '<drawing r:id="rId1"/>'


@clean("white on a dark heading", 5)
def heading(book: Book, sheet: Sheet, variation: int) -> None:
    """The commonest look of all."""
    ground = ('rgb="FF1F3864"', 'theme="4"', 'theme="1"', 'indexed="8"', 'theme="4" tint="-0.5"')[variation]
    ink = ('theme="0"', 'rgb="FFFFFFFF"', 'indexed="9"', 'indexed="65"', 'theme="0"')[variation]
    style = book.styles.add(
        f'<b/><sz val="11"/><color {ink}/><name val="Arial"/>',
        f'<patternFill patternType="solid"><fgColor {ground}/><bgColor indexed="64"/></patternFill>',
    )
    for column, words in enumerate(("Area", "Number", "Share"), 1):
        book.put(sheet, 6, column, words, style)


@clean("zebra of fills", 3)
def zebra(book: Book, sheet: Sheet, variation: int) -> None:
    """Every other row on a ground."""
    ground = ('rgb="FFF2F2F2"', 'theme="4" tint="0.8"', 'theme="0" tint="-0.15"')[variation]
    style = book.styles.add(fill=f'<patternFill patternType="solid"><fgColor {ground}/></patternFill>')
    for row in range(6, 20, 2):
        book.put(sheet, row, 1, "North", style)
        book.put(sheet, row, 2, row * 7, style)


def lay_table(book: Book, sheet: Sheet, style: str, more: str = "") -> None:
    """Make the figures a table."""
    names = "".join(
        f'<tableColumn id="{index}" name="{name}"/>'
        for index, name in enumerate(("Year", "Requests", "Answered in time"), 1)
    )
    xmlns = book.namespace("spreadsheetml/2006/main")
    part = f'{DECLARATION}<table xmlns="{xmlns}" id="1" name="Table1" displayName="Table1" ref="A1:C4" totalsRowShown="0"><autoFilter ref="A1:C4"/><tableColumns count="3">{names}</tableColumns><tableStyleInfo name="{style}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>{more}</table>'
    book.add("xl/tables/table1.xml", part, f"{SPREADSHEET}.table+xml")
    sheet.relations.append(("rId1", "table", "../tables/table1.xml"))
    sheet.after = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'


@clean("table with a style", 4)
def table(book: Book, sheet: Sheet, variation: int) -> None:
    """As Insert, Table makes it."""
    lay_table(book, sheet, ("TableStyleMedium2", "TableStyleLight9", "TableStyleDark3", "TableStyleLight1")[variation])


@clean("table with white words of its own in the heading")
def table_heading(book: Book, sheet: Sheet, variation: int) -> None:
    """As Excel writes them when somebody chose white over a table's style."""
    style = book.styles.add('<b/><sz val="11"/><color theme="0"/><name val="Calibri"/>')
    for column, words in enumerate(("Year", "Requests", "Answered in time"), 1):
        book.put(sheet, 1, column, words, style)
    lay_table(book, sheet, "TableStyleMedium2")


@clean("colour scale, bars and icons", 4)
def rules(book: Book, sheet: Sheet, variation: int) -> None:
    """Conditional formats that hide nothing."""
    red = book.styles.dress(
        '<font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill>'
    )
    rule = (
        '<cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FFFFEB84"/><color rgb="FF63BE7B"/></colorScale></cfRule>',
        '<cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>',
        '<cfRule type="iconSet" priority="1"><iconSet iconSet="3TrafficLights1"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule>',
        f'<cfRule type="cellIs" dxfId="{red}" priority="1" operator="lessThan"><formula>0.9</formula></cfRule>',
    )[variation]
    sheet.after = f'<conditionalFormatting sqref="B2:C4">{rule}</conditionalFormatting>'


@clean("bars as newer programs write them")
def newer_bars(book: Book, sheet: Sheet, variation: int) -> None:
    """A rule with an extension."""
    bar = '<x14:cfRule type="dataBar" id="{00000000-0000-0000-0000-000000000001}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>'
    sheet.after = f'<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">{bar}<xm:sqref>B2:B4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>'


@clean("frozen heading", 2)
def frozen(book: Book, sheet: Sheet, variation: int) -> None:
    """Panes that hide nothing, scrolled or not."""
    top = 2 + variation
    sheet.before = f'<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A{top}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A3" sqref="A3"/></sheetView></sheetViews>'


@clean("merged heading")
def merged(book: Book, sheet: Sheet, variation: int) -> None:
    """Only the first cell has words."""
    book.put(sheet, 6, 1, "Requests for information")
    book.raw(sheet, 6, 2, "", "")
    sheet.after = '<mergeCells count="1"><mergeCell ref="A6:C6"/></mergeCells>'


FORMATS = ("dd/mm/yyyy", "[$-809]d mmmm yyyy;@", '"£"#,##0.00', '_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "0.0%",
           "#,##0;[Red]-#,##0", "0;-0;;@", "[h]:mm", '0.0"m"', "[Blue]0;[Red]-0;0", "@", "mmm-yy")  # fmt: skip


@clean("number formats", len(FORMATS))
def formats(book: Book, sheet: Sheet, variation: int) -> None:
    """Days, money, shares, and a zero that is not shown."""
    style = book.styles.add(code=FORMATS[variation])
    for row, value in enumerate((45139, 0, 1.5, -3 if "[h]" not in FORMATS[variation] else 1), 6):
        book.put(sheet, row, 1, value, style)
    book.put(sheet, 10, 1, "not held", style)


@clean("several sheets with an empty one")
def several(book: Book, sheet: Sheet, variation: int) -> None:
    """Tabs for each year."""
    for year in (2021, 2022, 2023):
        book.table(book.sheet(str(year)))
    book.sheet("Sheet3")


@clean("filter without a choice")
def unfiltered(book: Book, sheet: Sheet, variation: int) -> None:
    """Buttons over the columns, and the name that goes with them."""
    sheet.after = '<autoFilter ref="A1:C4"/>'
    book.workbook_after = '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Figures!$A$1:$C$4</definedName></definedNames>'


@clean("print area and titles")
def printed(book: Book, sheet: Sheet, variation: int) -> None:
    """Names that Page Layout makes, and page numbers."""
    book.workbook_after = '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Figures!$A$1:$C$4</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Figures!$1:$1</definedName><definedName name="Years">Figures!$A$2:$A$4</definedName></definedNames>'
    sheet.after = "<headerFooter><oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter></headerFooter>"
    book.put(sheet, 6, 1, "Page of figures")


@clean("links to the web", 2)
def links(book: Book, sheet: Sheet, variation: int) -> None:
    """To a page, and to an address."""
    sheet.relations.append(
        ("rId1", "hyperlink", ("https://www.example.org/foi?year=2021", "mailto:foi@example.org")[variation])
    )
    sheet.after = '<hyperlinks><hyperlink ref="A2" r:id="rId1" display="2021"/></hyperlinks>'
    book.put(sheet, 2, 1, "2021", book.styles.add('<u/><sz val="11"/><color theme="10"/><name val="Calibri"/>'))


@clean("words in Welsh")
def welsh(book: Book, sheet: Sheet, variation: int) -> None:
    """Letters beyond English."""
    book.table(sheet, (("Blwyddyn", "Ceisiadau"), ("Tŷ'r Cwmnïau", 3), ("Ynys Môn", 17)), row=6)


@clean("wide columns and high rows")
def wide(book: Book, sheet: Sheet, variation: int) -> None:
    """Room for long words."""
    sheet.before = '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="60.7" customWidth="1"/><col min="2" max="2" width="3.2" customWidth="1"/></cols>'
    sheet.row_attributes[2] = 'ht="45" customHeight="1"'
    book.put(
        sheet,
        6,
        1,
        "A long answer.\nIn two lines, and more words than fit into the cell. " * 4,
        book.styles.add(alignment='wrapText="1" vertical="top"'),
    )


@clean("hidden rows and columns without anything in them")
def empty_hidden(book: Book, sheet: Sheet, variation: int) -> None:
    """All that is right of the table is hidden, to make it tidy."""
    sheet.before = '<cols><col min="5" max="16384" width="0" hidden="1" customWidth="1"/></cols>'
    sheet.rows[9] = {}
    sheet.row_attributes[9] = 'hidden="1"'


@clean("list of what may be entered, from cells", 2)
def entry_list(book: Book, sheet: Sheet, variation: int) -> None:
    """From a range, or with values that are there."""
    formula = ("$A$2:$A$4", '"Year,Requests"')[variation]
    sheet.after = f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="A2:A4"><formula1>{escape(formula)}</formula1></dataValidation></dataValidations>'


@clean("formulas", 6)
def formulas(book: Book, sheet: Sheet, variation: int) -> None:
    """Sums, shares and words that are seen."""
    formula, kind, value = (
        ("SUM(B2:B4)", "n", "2075"), ('TEXT(A2,"dd mmm yyyy")&" (Year)"', "str", "13 Jul 1905 (Year)"), ('IF(B2>700,"High","Low")', "str", "High"),
        ("AVERAGE(Table1[2021])", "n", "3"), ('COUNTIF(A:A,">=2022")', "n", "2"), ("'Other figures'!A1*2", "e", "#REF!"),
    )[variation]  # fmt: skip
    book.raw(sheet, 6, 1, f't="{kind}"', f"<f>{escape(formula)}</f><v>{value}</v>")


@clean("words in two weights and colours")
def rich(book: Book, sheet: Sheet, variation: int) -> None:
    """A run in bold, another in red."""
    inner = '<r><rPr><b/><sz val="11"/><color theme="1"/><rFont val="Calibri"/><family val="2"/><scheme val="minor"/></rPr><t>Note: </t></r><r><rPr><sz val="11"/><color rgb="FFC00000"/><rFont val="Calibri"/></rPr><t xml:space="preserve">held by others</t></r>'
    book.raw(sheet, 6, 1, 't="s"', f"<v>{book.string(inner)}</v>")


@clean("chart of the figures", 3)
def chart_of_figures(book: Book, sheet: Sheet, variation: int) -> None:
    """Each of its numbers and words stands in a cell."""
    series = f"<c:tx>{cached('Figures!$B$1', 'str', 'Requests')}</c:tx><c:cat>{cached('Figures!$A$2:$A$4', 'num', 2021, 2022, 2023)}</c:cat><c:val>{cached('Figures!$B$2:$B$4', 'num', 702, 655, 718)}</c:val>"
    chart(book, sheet, series, title="Requests a year" if variation else "", at=(5 + variation, 0))


@clean("protected without a password")
def protected(book: Book, sheet: Sheet, variation: int) -> None:
    """So that nobody changes a figure by mistake."""
    sheet.after = '<sheetProtection sheet="1" objects="1" scenarios="1"/>'


@clean("ticks in a font of symbols")
def ticks(book: Book, sheet: Sheet, variation: int) -> None:
    """A letter that is shown as a tick."""
    book.put(sheet, 6, 1, "ü", book.styles.add('<sz val="11"/><name val="Wingdings"/>'))


@clean("truths, errors and days")
def kinds(book: Book, sheet: Sheet, variation: int) -> None:
    """Every kind of cell."""
    book.raw(sheet, 6, 1, 't="b"', "<v>1</v>")
    book.raw(sheet, 6, 2, 't="e"', "<v>#N/A</v>")
    book.raw(sheet, 6, 3, 't="d"', "<v>2023-08-08</v>")


@clean("grey and yellow", 3)
def pale(book: Book, sheet: Sheet, variation: int) -> None:
    """Pale words, which are seen, and a highlight."""
    font = (
        '<sz val="9"/><color rgb="FF7F7F7F"/><name val="Arial"/>',
        "",
        '<sz val="8"/><color theme="0" tint="-0.5"/><name val="Arial"/>',
    )[variation]
    fill = ("", '<patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill>', "")[variation]
    book.put(sheet, 6, 1, "provisional", book.styles.add(font, fill))


@clean("five thousand cells")
def many(book: Book, sheet: Sheet, variation: int) -> None:
    """A year of requests, day by day."""
    for row in range(6, 506):
        for column in range(1, 11):
            book.put(sheet, row, column, row * column % 997)


def replica(name: str, *codes: str) -> Callable[[Callable[[int, str], bytes]], None]:
    """Enter the replica of an incident."""

    def enter(make: Callable[[int, str], bytes]) -> None:
        # Rows about people are seen by everybody: what is made of them shows them too.
        LEAKS.append(Leak(name, ".xlsx", codes, make, hidden="DL121" not in codes))

    return enter


PEOPLE = ("Surname", "Initial", "Rank", "Location", "Service number")


def fill_people(book: Book, sheet: Sheet, words: str, count: int, row: int = 1) -> None:
    """A made-up list of staff, one of them with the words that leak."""
    rows = [(f"Name{index}", "A", "Constable", "Sampleshire", 4000 + index) for index in range(count)]
    rows[count // 2] = (words, "B", "Sergeant", "Sampleshire", 4999)
    book.table(sheet, (PEOPLE, *rows), row=row)


@replica("PSNI, August 2023: a hidden sheet left after all visible tabs were deleted", "DL114")
def psni(variation: int, words: str) -> bytes:
    """The tab that nobody saw held everybody; in some, a table of ranks and numbers is left before it."""
    book = Book(variation)
    if variation % 2 == 0:
        book.table(book.sheet("Request"), (("Rank", "Number"), ("Constable", 5110), ("Sergeant", 1321)))
    fill_people(book, book.sheet("SQL Results", state="hidden" if variation % 3 else "veryHidden"), words, 30)
    return book.written()


def with_pivot(variation: int, words: str) -> bytes:
    """A pivot table whose cache has every person."""
    book = Book(variation)
    sheet = book.sheet("Summary")
    book.table(sheet, (("Area", "Count"), ("North", 120), ("South", 97)))
    items = "".join(f"<s v='{name}'/>" for name in ("Example", words, "Sample"))
    fields = f'<cacheFields count="1"><cacheField name="Name"><sharedItems count="3">{items}</sharedItems></cacheField></cacheFields>'
    book.add(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        book.part("pivotCacheDefinition", fields),
        f"{SPREADSHEET}.pivotCacheDefinition+xml",
    )
    book.add(
        "xl/pivotTables/pivotTable1.xml",
        book.part("pivotTableDefinition", '<location ref="A1:B3"/>'),
        f"{SPREADSHEET}.pivotTable+xml",
    )
    book.relations.append(("rId90", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"))
    sheet.relations.append(("rId1", "pivotTable", "../pivotTables/pivotTable1.xml"))
    book.workbook_after = '<pivotCaches><pivotCache cacheId="1" r:id="rId90"/></pivotCaches>'
    return book.written()


replica("Islington, June 2012: tenants behind a pivot table", "DL115")(with_pivot)
replica("Blackpool, March 2014: staff behind a pivot table", "DL115")(with_pivot)
replica("Kensington and Chelsea, 2017: owners behind a pivot table", "DL115")(with_pivot)


@replica("Hackney, November 2013: a named range over the copy of another workbook", "DL115")
def hackney(variation: int, words: str) -> bytes:
    """Excel shows none of it; a text editor and a search engine do."""
    book = Book(variation)
    book.table(book.sheet("Housing"))
    inner = f'<externalBook><sheetNames><sheetName val="Tenants"/></sheetNames><definedNames><definedName name="list" refersTo="Tenants!$A$1"/></definedNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{words}</v></cell></row></sheetData></sheetDataSet></externalBook>'
    book.add("xl/externalLinks/externalLink1.xml", book.part("externalLink", inner), f"{SPREADSHEET}.externalLink+xml")
    book.relations.append(("rId90", "externalLink", "externalLinks/externalLink1.xml"))
    book.workbook_after = '<externalReferences><externalReference r:id="rId90"/></externalReferences><definedNames><definedName name="list">[1]Tenants!$A$1:$F$900</definedName></definedNames>'
    return book.written()


@replica("Ministry of Defence, February 2022: hidden rows", "DL114")
def afghan(variation: int, words: str) -> bytes:
    """A short list was seen; the rest of it was filtered away."""
    book = Book(variation)
    sheet = book.sheet("List")
    fill_people(book, sheet, words, 60)
    for row in range(12, 62):
        sheet.row_attributes[row] = f'hidden="{book.true()}"'
    if variation % 2:
        sheet.after = '<autoFilter ref="A1:E61"><filterColumn colId="3"><filters><filter val="Sampleshire"/></filters></filterColumn></autoFilter>'
    return book.written()


@replica("Torbay, 2012: a spreadsheet of all staff, published as it was", "DL121")
def torbay(variation: int, words: str) -> bytes:
    """Nothing was hidden: the rows themselves were the leak."""
    book = Book(variation)
    fill_people(book, book.sheet("Staff"), words, 40 + 20 * variation)
    return book.written()


@replica("Cumbria, March 2023: names, posts and pay of all staff", "DL121")
def cumbria(variation: int, words: str) -> bytes:
    """An answer about pay, with the name beside each figure."""
    book = Book(variation)
    rows = [
        (f"Example{index}", f"Forename{index}", f"Post {index % 9}", 21_000 + 37 * index)
        for index in range(30 + variation)
    ]
    rows[9] = (words, "Forename", "Post 1", 24_000)
    book.table(book.sheet("Pay"), (("Surname", "Forename", "Post", "Salary"), *rows))
    return book.written()


@replica("Norfolk and Suffolk, 2021 to 2022: raw crime data behind the figures", "DL114", "DL115")
def norfolk(variation: int, words: str) -> bytes:
    """Victims and witnesses, hidden in the files of a few answers."""
    if variation % 2:
        return with_pivot(variation, words)
    book = Book(variation)
    book.table(book.sheet("Answer"), (("Offence", "Count"), ("Burglary", 41), ("Theft", 87)))
    sheet = book.sheet("Data", state="" if variation % 4 else "hidden")
    fill_people(book, sheet, words, 20)
    if variation % 4:
        sheet.before = '<cols><col min="1" max="5" width="9" hidden="1"/></cols>'
    return book.written()
