# ruff: noqa: ARG001, E501 - XML reads worst where it is broken, and all makers have the same arguments
"""Workbooks of LibreOffice's form (ods) that leak, and clean ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.leaks.forms import Clean, Leak

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{namespace}"'
    for prefix, namespace in (
        ("office", f"{OASIS}office:1.0"), ("table", f"{OASIS}table:1.0"), ("text", f"{OASIS}text:1.0"), ("style", f"{OASIS}style:1.0"),
        ("fo", f"{OASIS}xsl-fo-compatible:1.0"), ("number", f"{OASIS}datastyle:1.0"), ("draw", f"{OASIS}drawing:1.0"),
        ("svg", f"{OASIS}svg-compatible:1.0"), ("meta", f"{OASIS}meta:1.0"), ("config", f"{OASIS}config:1.0"), ("script", f"{OASIS}script:1.0"),
        ("form", f"{OASIS}form:1.0"), ("dc", "http://purl.org/dc/elements/1.1/"), ("xlink", "http://www.w3.org/1999/xlink"),
        ("calcext", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"),
    )
)  # fmt: skip
KIND = "application/vnd.oasis.opendocument.spreadsheet"
LEAKS: list[Leak] = []
CLEAN: list[Clean] = []


def cell(words: str, style: str = "", more: str = "", inner: str = "") -> str:
    """A cell with words."""
    styled = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="string"{styled} {more}><text:p>{inner or escape(words)}</text:p></table:table-cell>'


def number(value: float, style: str = "", shown: str | None = None) -> str:
    """A cell with a number."""
    styled = f' table:style-name="{style}"' if style else ""
    text = str(value) if shown is None else shown
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"{styled}>'
        + (f"<text:p>{text}</text:p>" if text else "")
        + "</table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    """A row."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


FIGURES = row(cell("Year"), cell("Requests")) + row(number(2021), number(702)) + row(number(2022), number(655))


@dataclass
class Document:
    """A workbook in the making; `variation` decides how it is written."""

    variation: int
    rows: str = ""
    styles: str = ""
    columns: str = ""
    around: str = ""
    """What stands after the sheets."""
    before: str = ""
    """What stands before them."""
    inside: str = ""
    """What stands in the sheet before its columns."""
    sheets: str = ""
    """Further sheets."""
    common: str = ""
    meta: str = ""
    settings: str = ""
    more: dict[str, str | bytes] = field(default_factory=dict)

    def style(self, name: str, properties: str, family: str = "table-cell", attributes: str = "") -> str:
        """A new style."""
        self.styles += (
            f'<style:style style:name="{name}" style:family="{family}" {attributes}>{properties}</style:style>'
        )
        return name

    def written(self) -> bytes:
        """The file."""
        sheet = f'<table:table table:name="Figures">{self.inside}{self.columns}{FIGURES}{self.rows}</table:table>'
        sheets = self.sheets + sheet if self.variation % 2 else sheet + self.sheets
        body = f"<office:body><office:spreadsheet>{self.before}{sheets}{self.around}</office:spreadsheet></office:body>"
        parts: dict[str, str | bytes] = {
            "content.xml": f'<office:document-content {NAMES} office:version="1.3"><office:automatic-styles>{self.styles}</office:automatic-styles>{body}</office:document-content>',
            "styles.xml": f'<office:document-styles {NAMES} office:version="1.3"><office:styles>{self.common}</office:styles></office:document-styles>',
            "meta.xml": f"<office:document-meta {NAMES}><office:meta><meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</meta:generator>{self.meta}</office:meta></office:document-meta>",
            "settings.xml": f'<office:document-settings {NAMES}><office:settings><config:config-item-set config:name="ooo:configuration-settings"><config:config-item config:name="ShowGrid" config:type="boolean">true</config:config-item>{self.settings}</config:config-item-set></office:settings></office:document-settings>',
        }
        parts |= self.more
        names = list(parts)
        if self.variation % 3 == 1:
            names.reverse()
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in names
        )
        manifest = f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>{entries}</manifest:manifest>'
        file = io.BytesIO()
        method = zipfile.ZIP_STORED if self.variation % 4 == 3 else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(zipfile.ZipInfo("mimetype"), KIND, zipfile.ZIP_STORED)
            for name in names:
                content = parts[name]
                if isinstance(content, str):
                    encoding = "utf-16" if self.variation == 8 else "utf-8"
                    content = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{content}'.encode(encoding)
                archive.writestr(zipfile.ZipInfo(name), content, method)
            archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest, method)
        return file.getvalue()


Fill = Callable[[Document, int, str], None]


def leak(name: str, *codes: str) -> Callable[[Fill], Fill]:
    """Enter a way of leaking."""

    def enter(fill: Fill) -> Fill:
        def make(variation: int, words: str) -> bytes:
            document = Document(variation)
            fill(document, variation, words)
            return document.written()

        LEAKS.append(Leak(f"ods: {name}", ".ods", codes, make))
        return fill

    return enter


@leak("hidden sheet", "DL114")
def hidden_sheet(document: Document, variation: int, words: str) -> None:
    """A sheet that its style does not display."""
    document.style("ta", '<style:table-properties table:display="false"/>', "table")
    document.sheets = f'<table:table table:name="Data" table:style-name="ta">{row(number(1)) * variation}{row(cell(words))}</table:table>'


@leak("hidden row", "DL114")
def hidden_row(document: Document, variation: int, words: str) -> None:
    """Collapsed, filtered, or without height."""
    document.style("ro", f'<style:table-row-properties style:row-height="{variation * 0.1:.1f}mm"/>', "table-row")
    more = ('table:visibility="collapse"', 'table:visibility="filter"', 'table:style-name="ro"')[variation % 3]
    document.rows = row(number(1)) * variation + row(cell(words), more=more)


@leak("hidden column", "DL114")
def hidden_column(document: Document, variation: int, words: str) -> None:
    """Collapsed, or without width, alone or among others."""
    document.style("co", f'<style:table-column-properties style:column-width="0.{variation % 5}mm"/>', "table-column")
    more = ('table:visibility="collapse"', 'table:style-name="co"')[variation % 2]
    document.columns = f'<table:table-column table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="{1 + variation}" {more}/>'
    document.rows = row(number(1), number(2), cell(words))


@leak("folded group", "DL114")
def group(document: Document, variation: int, words: str) -> None:
    """Rows or columns that are folded away."""
    if variation % 2:
        document.rows = f'<table:table-row-group table:display="false">{row(cell(words), more=chr(116) + "able:visibility=" + chr(34) + ("collapse" if variation % 3 else "visible") + chr(34))}</table:table-row-group>'
    else:
        document.columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group>'
        document.rows = row(number(1), number(2), cell(words))


@leak("filter that is set", "DL114")
def filtered(document: Document, variation: int, words: str) -> None:
    """A value that was chosen."""
    condition = f'<table:filter-condition table:field-number="{variation % 2}" table:value={quoteattr(words)} table:operator="="/>'
    inner = f"<table:filter>{condition if variation % 3 else '<table:filter-and>' + condition + '</table:filter-and>'}</table:filter>"
    document.around = f'<table:database-ranges><table:database-range table:target-range-address="Figures.A1:Figures.B3">{inner}</table:database-range></table:database-ranges>'


@leak("words that are not seen", "DL101")
def unseen(document: Document, variation: int, words: str) -> None:
    """White, tiny, in the colour of the cell, in a run, by a parent style."""
    white = '<style:text-properties fo:color="#ffffff"/>'
    styles = (
        white, '<style:text-properties fo:color="#fefefe"/>', '<style:text-properties fo:font-size="2pt"/>',
        '<style:table-cell-properties fo:background-color="#000000"/><style:text-properties fo:color="#000000"/>',
        '<style:table-cell-properties fo:background-color="#4472c4"/><style:text-properties fo:color="#4472c4"/>',
        '<style:text-properties text:display="none"/>', '<style:text-properties fo:font-family="Wingdings"/>',
        '<style:paragraph-properties fo:margin-left="60cm"/>',
    )  # fmt: skip
    if variation < 8:
        document.rows = row(number(1)) * variation + row(cell(words, document.style("ce", styles[variation])))
    elif variation == 8:
        document.rows = row(
            cell("", inner=f'See <text:span text:style-name="{document.style("t", white, "text")}">{words}</text:span>')
        )
    else:
        document.common = f'<style:style style:name="Base" style:family="table-cell">{white}</style:style>'
        document.rows = row(cell(words, document.style("ce", "", attributes='style:parent-style-name="Base"')))


@leak("white by the column or the row", "DL101")
def inherited(document: Document, variation: int, words: str) -> None:
    """A cell without a style of its own."""
    name = document.style("ce", f'<style:text-properties fo:color="#{("ffffff", "fdfdfd", "FFFFFF")[variation % 3]}"/>')
    if variation % 2:
        document.columns = f'<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="{name}"/>'
        document.rows = row(number(1), number(2), cell(words))
    else:
        document.rows = row(cell(words), more=f'table:default-cell-style-name="{name}"')


@leak("format that hides", "DL101")
def hiding_format(document: Document, variation: int, words: str) -> None:
    """A format with nothing in it, for words or for numbers, or white."""
    value = int(words.rpartition(" ")[2]) * 1000 + 71
    if variation % 2:
        document.styles += '<number:text-style style:name="N1"><number:text></number:text></number:text-style>'
        document.rows = row(cell(words, document.style("ce", "", attributes='style:data-style-name="N1"')))
    else:
        shown = (
            "<number:text></number:text>",
            "<number:text>n/a</number:text>",
            '<style:text-properties fo:color="#ffffff"/><number:number number:min-integer-digits="1"/>',
        )[variation // 2 % 3]
        document.styles += f'<number:number-style style:name="N1">{shown}</number:number-style>'
        document.rows = row(
            number(
                value,
                document.style("ce", "", attributes='style:data-style-name="N1"'),
                shown="" if variation // 2 % 3 == 0 else "n/a",
            )
        )


@leak("rule that hides", "DL101")
def rule(document: Document, variation: int, words: str) -> None:
    """Conditional formatting, in the old way and the new."""
    document.common = '<style:style style:name="Gone" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>'
    if variation % 2:
        document.rows = row(
            cell(
                words,
                document.style("ce", '<style:map style:condition="cell-content()!=0" style:apply-style-name="Gone"/>'),
            )
        )
    else:
        document.rows = (
            row(cell(words))
            + '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Figures.A1:Figures.B9"><calcext:condition calcext:apply-style-name="Gone" calcext:value="!=0"/></calcext:conditional-format></calcext:conditional-formats>'
        )


@leak("words far away", "DL101")
def far(document: Document, variation: int, words: str) -> None:
    """Behind many empty rows or columns."""
    if variation % 2:
        document.rows = (
            f'<table:table-row table:number-rows-repeated="{60 + variation * 1000}"><table:table-cell/></table:table-row>'
            + row(cell(words))
        )
    else:
        document.rows = row(f'<table:table-cell table:number-columns-repeated="{60 + variation * 30}"/>', cell(words))


@leak("words under merged cells", "DL101")
def merged(document: Document, variation: int, words: str) -> None:
    """A cell that another covers."""
    covered = (
        f'<table:covered-table-cell office:value-type="string"><text:p>{words}</text:p></table:covered-table-cell>'
    )
    document.rows = row(number(1)) * variation + row(
        cell("Total", more='table:number-columns-spanned="2" table:number-rows-spanned="1"'), covered
    )


@leak("words pushed out of sight", "DL101")
def pushed(document: Document, variation: int, words: str) -> None:
    """Empty paragraphs or many spaces."""
    before = "<text:p/>" * (3 + variation) if variation % 2 else f'<text:p><text:s text:c="{70 + variation}"/></text:p>'
    inner = (
        before + f"<text:p>{words}</text:p>"
        if variation % 2
        else f'<text:p><text:s text:c="{70 + variation}"/>{words}</text:p>'
    )
    document.rows = row(f'<table:table-cell office:value-type="string">{inner}</table:table-cell>')


@leak("comment", "DL103")
def comment(document: Document, variation: int, words: str) -> None:
    """An annotation, shown or not."""
    display = ("true", "false")[variation % 2]
    inner = f'<office:annotation office:display="{display}"><dc:creator>{words}</dc:creator><text:p>{words}</text:p></office:annotation>'
    document.rows = row(number(1)) * variation + row(
        f'<table:table-cell office:value-type="string">{inner}<text:p>Total</text:p></table:table-cell>'
    )


MEANT: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("earlier changes", "before", '<table:tracked-changes><table:cell-content-change table:id="c1"><text:p>{}</text:p></table:cell-content-change></table:tracked-changes>', ("DL117",)),
    ("pivot table", "around", '<table:data-pilot-tables><table:data-pilot-table table:name="{}"/></table:data-pilot-tables>', ("DL115",)),
    ("dynamic data exchange", "around", '<table:dde-links><table:dde-link><office:dde-source office:dde-application="{}"/></table:dde-link></table:dde-links>', ("DL100",)),
    ("copy of another file", "inside", '<table:table-source xlink:href="file:///home/{}/a.ods"/>', ("DL115",)),
    ("scenario", "inside", '<table:scenario table:comment="{}"/>', ("DL115",)),
    ("controls", "inside", '<office:forms><form:form form:name="{}"><form:button/></form:form></office:forms>', ("DL100",)),
    ("shapes", "inside", "<table:shapes><draw:custom-shape><text:p>{}</text:p></draw:custom-shape></table:shapes>", ("DL116",)),
    ("description of a sheet", "inside", "<table:desc>{}</table:desc>", ("DL109",)),
    ("name that stands for words", "around", '<table:named-expressions><table:named-expression table:name="n" table:expression="&quot;{}&quot;"/></table:named-expressions>', ("DL115",)),
    ("broken name", "around", "<table:named-expressions><table:named-range table:name=\"n\" table:cell-range-address=\"'{}'.#REF!\"/></table:named-expressions>", ("DL115",)),
    ("list of what may be entered", "before", '<table:content-validations><table:content-validation table:name="v" table:condition="of:cell-content-is-in-list(&quot;{}&quot;;&quot;Year&quot;)"/></table:content-validations>', ("DL115",)),
    ("message for whoever enters something", "before", '<table:content-validations><table:content-validation table:name="v"><table:help-message><text:p>{}</text:p></table:help-message></table:content-validation></table:content-validations>', ("DL109",)),
    ("database behind a range", "around", '<table:database-ranges><table:database-range table:name="{}"><table:database-source-sql table:database-name="x" table:sql-statement="y"/></table:database-range></table:database-ranges>', ("DL115",)),
    ("author", "meta", "<meta:initial-creator>{0}</meta:initial-creator><dc:creator>{0}</dc:creator>", ("DL107",)),
    ("properties", "meta", "<dc:description>{}</dc:description>", ("DL107",)),
    ("properties of the organisation's own", "meta", '<meta:user-defined meta:name="Case">{}</meta:user-defined>', ("DL107",)),
    ("template's path", "meta", '<meta:template xlink:href="file:///C:/Users/{}/t.ots"/>', ("DL107",)),
    ("printer", "settings", '<config:config-item config:name="PrinterName" config:type="string">{}</config:config-item>', ("DL107",)),
    ("sheet that is gone", "settings", '<config:config-item config:name="ActiveTable" config:type="string">{}</config:config-item>', ("DL107",)),
    ("words in an unknown element", "inside", "<table:note-to-self>{}</table:note-to-self>", ("DL116",)),
    ("remarks in the XML", "before", "<!--{}-->", ("DL101",)),
)  # fmt: skip


def stored(name: str, where: str, form: str, codes: tuple[str, ...]) -> None:
    """Enter a way of leaking by an element in one place."""

    @leak(name, *codes)
    def fill(document: Document, variation: int, words: str) -> None:
        said = (words, words.upper(), words.replace(" ", "_"), f"x {words}", words[::-1])[variation % 5]
        setattr(document, where, form.format(escape(said)))
        if variation > 4:
            document.rows = row(number(variation))


for _row in MEANT:
    stored(*_row)

PARTS = (
    ("macros", "Basic/Standard/Module1.xml", ("DL100",)), ("scripts", "Scripts/python/a.py", ("DL100",)),
    ("small picture of the first page", "Thumbnails/thumbnail.png", ("DL110",)), ("picture", "Pictures/1000.png", ("DL116",)),
    ("earlier version", "Versions/Version1", ("DL108",)), ("embedded object", "Object 1/content.xml", ("DL116",)),
    ("embedded file", "Object 1", ("DL105",)), ("signature", "META-INF/documentsignatures.xml", ("DL107",)),
    ("part of an unknown kind", "left.xml", ("DL116",)),
)  # fmt: skip


def part(name: str, where: str, codes: tuple[str, ...]) -> None:
    """Enter a way of leaking by a part."""

    @leak(name, *codes)
    def fill(document: Document, variation: int, words: str) -> None:
        content: tuple[str | bytes, ...] = (f"<a>{words}</a>", f"<a b={quoteattr(words)}/>", words.encode())
        folder, slash, last = where.rpartition("/")
        document.more[
            f"{folder}{slash}{last}"
            if variation < 5
            else f"{folder}{slash}{variation}{last}"
            if slash
            else f"{where}{variation}"
            if where == "Object 1"
            else where
        ] = content[variation % 3]


for _name, _where, _codes in PARTS:
    part(_name, _where, _codes)


@leak("link to a file or an inner computer", "DL106")
def link(document: Document, variation: int, words: str) -> None:
    """A link in a cell that is not to a page of the web."""
    target = ("file:///C:/{}", "http://intranet/{}", "../{}.ods", "smb://server/{}", "mailto:foi@example.org?body={}")[
        variation % 5
    ].format(words.replace(" ", "%20"))
    document.rows = row(number(1)) * variation + row(
        cell("", inner=f'<text:a xlink:href="{target}" xlink:type="simple">page</text:a>')
    )


@leak("words inside a formula", "DL101", "DL115", "DL100")
def formula(document: Document, variation: int, words: str) -> None:
    """A formula that holds words, another file or a program."""
    inner = (
        f'of:=IF(1=1;"Total";"{words}")',
        f'of:=LEFT("{words}";0)',
        f"of:='file:///home/{words}/a.ods'#$Data.A1",
        'of:="x"',
        f'of:=DDE("{words}";"b";"c")',
    )[variation % 5]
    if variation % 5 == 3:
        document.rows = row(cell(words, more=f"table:formula={quoteattr('of:=1')}"))
    else:
        document.rows = row(cell("Total", more=f"table:formula={quoteattr(inner)}"))


@leak("header of the printed page", "DL109")
def header(document: Document, variation: int, words: str) -> None:
    """Words that stand on no screen."""
    name = ("header", "footer", "header-left", "footer-first")[variation % 4]
    document.common = f'</office:styles><office:master-styles><style:master-page style:name="Default"><style:{name}><text:p>{words}</text:p></style:{name}></style:master-page></office:master-styles><office:styles>'


@leak("cells before frozen panes", "DL114")
def frozen(document: Document, variation: int, words: str) -> None:
    """A view that begins below words, and cannot be scrolled up."""
    document.rows = row(cell(words))
    mode, place = (("VerticalSplitMode", "PositionTop"), ("HorizontalSplitMode", "PositionLeft"))[variation % 2]
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="int">{value}</config:config-item>'
        for name, value in ((mode, 2), (place, variation + 1))
    )
    document.settings = f'<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="Figures">{items}</config:config-item-map-entry></config:config-item-map-named>'


@leak("run in a font of symbols", "DL101")
def symbols(document: Document, variation: int, words: str) -> None:
    """Letters shown as pictures."""
    font = ("Wingdings", "Webdings", "Symbol", "OpenSymbol", "Wingdings 2")[variation % 5]
    name = document.style("t", f'<style:text-properties fo:font-family="{font}"/>', "text")
    document.rows = row(number(1)) * variation + row(
        cell("", inner=f'See <text:span text:style-name="{name}">{words}</text:span>')
    )


def clean(name: str, variations: int = 1) -> Callable[[Callable[[Document, int], None]], None]:
    """Enter a clean workbook."""

    def enter(fill: Callable[[Document, int], None]) -> None:
        def make(variation: int) -> bytes:
            document = Document(variation)
            fill(document, variation)
            return document.written()

        CLEAN.append(Clean(f"ods: {name}", ".ods", make, variations))

    return enter


@clean("plain table", 5)
def plain(document: Document, variation: int) -> None:
    """With the empty rest of the sheet, as LibreOffice writes it."""
    document.rows = row(cell("Tŷ'r Cwmnïau"), f'<table:table-cell table:number-columns-repeated="{16382}"/>') + row(
        '<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048571"'
    )


@clean("white on a dark heading", 2)
def heading(document: Document, variation: int) -> None:
    """And automatic words on a dark ground, which the program makes light."""
    ink = ('fo:color="#ffffff"', 'style:use-window-font-color="true"')[variation]
    name = document.style(
        "ce", f'<style:table-cell-properties fo:background-color="#1f3864"/><style:text-properties {ink}/>'
    )
    document.rows = row(cell("Area", name), cell("Number", name))


@clean("hidden rows without anything in them")
def empty_hidden(document: Document, variation: int) -> None:
    """Tidied away."""
    document.rows = row("<table:table-cell/>", more='table:visibility="collapse" table:number-rows-repeated="1000"')


@clean("dates, money and shares")
def formats(document: Document, variation: int) -> None:
    """Formats that show what is there."""
    document.styles += '<number:date-style style:name="N2"><number:day number:style="long"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year number:style="long"/></number:date-style>'
    name = document.style("ce", "", attributes='style:data-style-name="N2"')
    document.rows = row(
        f'<table:table-cell table:style-name="{name}" office:value-type="date" office:date-value="2023-08-08"><text:p>08/08/2023</text:p></table:table-cell>'
    )
