# ruff: noqa: E501 - XML reads worst where it is broken, and all makers have the same arguments
"""Workbooks of Excel's form that leak by what is hidden, unseen or far away on their sheets."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from tests.leaks.books import Book, Sheet
from tests.leaks.forms import Clean, Leak

from disclosure_log.gate.notes import letters

LEAKS: list[Leak] = []
CLEAN: list[Clean] = []  # beside the others, in workbooks_clean
Make = Callable[[int, str], bytes]
Fill = Callable[[Book, Sheet, int, str], None]


def leak(name: str, *codes: str) -> Callable[[Fill], Fill]:
    """Enter a way of leaking: a function that hides words on a sheet of a plain workbook."""

    def enter(fill: Fill) -> Fill:
        def make(variation: int, words: str) -> bytes:
            book = Book(variation)
            if variation % 3 == 1:
                book.table(book.sheet("Summary"))
            sheet = book.sheet()
            book.table(sheet)
            fill(book, sheet, variation, words)
            if variation % 3 == 2:
                book.table(book.sheet("Notes"))
            return book.written()

        LEAKS.append(Leak(name, ".xlsx", codes, make))
        return fill

    return enter


def hidden_sheet(state: str) -> Fill:
    """Words on a sheet with this state."""

    def fill(book: Book, _: Sheet, variation: int, words: str) -> None:
        sheet = book.sheet("Data", state=state)
        book.put(sheet, 1 + variation * 5, 1 + variation, words)
        if variation % 2:
            book.sheets.reverse()

    return fill


for _state, _name in (
    ("hidden", "hidden sheet"),
    ("veryHidden", "very hidden sheet"),
    ("gone", "sheet of unknown state"),
):
    leak(_name, "DL114")(hidden_sheet(_state))


@leak("sheet without a tab", "DL108")
def orphan_sheet(book: Book, _: Sheet, variation: int, words: str) -> None:
    """A part with a sheet to which nothing, or only a relationship, leads."""
    inner = f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row></sheetData>'
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    name = f"xl/worksheets/sheet{20 + variation}.xml"
    book.add(name, book.part("worksheet", inner), media_type)
    if variation % 2:
        book.relations.append(("rId77", "worksheet", f"/{name}"))


@leak("hidden row", "DL114")
def hidden_row(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A row with the attribute."""
    row = 5 + variation
    book.put(sheet, row, 1 + variation % 4, words)
    sheet.row_attributes[row] = f'hidden="{book.true()}"' + (' ht="15" customHeight="1"' if variation % 3 == 0 else "")


@leak("row too low to be seen", "DL114")
def low_row(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A row with hardly any height."""
    book.put(sheet, 6, 2, words)
    sheet.row_attributes[6] = f'ht="{variation * 0.29:.2f}" customHeight="{book.true()}"'


@leak("rows hidden by default", "DL114")
def zero_height(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Rows that do not say otherwise are hidden, or have no height."""
    for row in list(sheet.rows):
        sheet.row_attributes[row] = 'ht="15" customHeight="1" hidden="0"'
    book.put(sheet, 5 + variation, 1, words)
    height = f'defaultRowHeight="{variation % 3}" customHeight="1"'
    zero = f'defaultRowHeight="15" zeroHeight="{book.true()}"'
    sheet.before = f"<sheetFormatPr {zero if variation % 2 else height}/>"


@leak("hidden column", "DL114")
def hidden_column(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A column with the attribute, alone or in a range."""
    column = 4 + variation
    book.put(sheet, 2, column, words)
    last = column if variation % 2 else 16384
    sheet.before = f'<cols><col min="{column}" max="{last}" width="9.1" hidden="{book.true()}"/></cols>'


@leak("column too narrow to be seen", "DL114")
def narrow_column(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A column with hardly any width, of its own or by default."""
    book.put(sheet, 2, 5, words)
    if variation == 9:
        sheet.before = '<sheetFormatPr defaultColWidth="0.5" defaultRowHeight="15"/>'
    else:
        sheet.before = f'<cols><col min="5" max="5" width="{variation * 0.1:.1f}" customWidth="{book.true()}"/></cols>'


@leak("folded group", "DL114")
def group(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Rows or columns of an outline that is closed."""
    book.put(sheet, 6, 5, words)
    attributes = f'outlineLevel="{1 + variation % 7}" hidden="{book.true()}"'
    if variation % 2:
        sheet.row_attributes[6] = attributes
    else:
        sheet.before = (
            f'<cols><col min="5" max="5" width="9" {attributes}/><col min="6" max="6" width="9" collapsed="1"/></cols>'
        )


@leak("filter that is set", "DL114")
def filtered(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A filter with the value that is shown, or a rule, and the row that it hides."""
    book.put(sheet, 5, 1, words)
    if variation % 2:
        sheet.row_attributes[5] = 'hidden="1"'
    inner = (
        '<filters><filter val="2021"/></filters>',
        '<customFilters><customFilter operator="notEqual" val="x"/></customFilters>',
        '<top10 val="3"/>',
        '<dynamicFilter type="aboveAverage"/>',
        '<filters blank="1"/>',
    )[variation % 5]
    sheet.after = f'<autoFilter ref="A1:C5"><filterColumn colId="0">{inner}</filterColumn></autoFilter>'


@leak("value kept in a filter", "DL114")
def filter_value(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A value that was chosen once, though no cell has it any more."""
    column = f'<filterColumn colId="{variation % 3}"><filters><filter val={quoteattr(words)}/></filters></filterColumn>'
    sheet.after = f'<autoFilter ref="A1:C4">{column}</autoFilter>'


@leak("hidden window", "DL114")
def hidden_window(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """The whole workbook opens unseen, or without tabs."""
    book.put(sheet, 5, 1, words)
    how = ('visibility="hidden"', 'visibility="veryHidden"', 'showSheetTabs="0"', 'minimized="1"')[variation % 4]
    book.workbook_before = f"<bookViews><workbookView {how}/></bookViews>"


@leak("cells before frozen panes", "DL114")
def frozen(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A view that begins below words, and cannot be scrolled up."""
    book.put(sheet, 1, 4, words)
    top = 2 + variation
    pane = f'<pane ySplit="1" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    sheet.before = f'<sheetViews><sheetView topLeftCell="A{top}" workbookViewId="0">{pane}</sheetView></sheetViews>'


WHITES = (
    'rgb="FFFFFFFF"', 'theme="0"', 'indexed="9"', 'indexed="65"', 'rgb="00FFFFFF"', 'rgb="FFFEFEFE"', 'rgb="FFF7F7F7"',
    'theme="0" tint="-0.02"', 'theme="1" tint="0.99"', 'theme="4" tint="0.98"',
)  # fmt: skip


@leak("white words", "DL101")
def white(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """The colour of the paper, by every way of naming it."""
    style = book.styles.add(f'<sz val="11"/><color {WHITES[variation]}/><name val="Arial"/>')
    book.put(sheet, 5 + variation, 2, words, style)


GROUNDS = (
    ('rgb="FF000000"', 'theme="1"'), ('rgb="FF1F1F1F"', 'rgb="FF222222"'), ('theme="4"', 'rgb="FF4472C4"'),
    ('theme="1"', 'indexed="64"'), ('indexed="10"', 'rgb="FFFF0000"'), ('rgb="FFFFFF00"', 'indexed="13"'),
    ('theme="4" tint="0.8"', 'theme="4" tint="0.8"'), ('rgb="FF808080"', 'rgb="FF7E7E7E"'),
    ('theme="0" tint="-0.25"', 'rgb="FFBFBFBF"'), ('rgb="FF003366"', 'indexed="56"'),
)  # fmt: skip


@leak("words in the colour of their cell", "DL101")
def blacked_out(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A cell that was blacked out, or coloured like its words."""
    ground, ink = GROUNDS[variation]
    fill = f'<patternFill patternType="solid"><fgColor {ground}/><bgColor indexed="64"/></patternFill>'
    if variation == 9:
        fill = f'<gradientFill degree="90"><stop position="0"><color {ground}/></stop><stop position="1"><color {ground}/></stop></gradientFill>'
    book.put(sheet, 6, 1, words, book.styles.add(f'<sz val="11"/><color {ink}/><name val="Arial"/>', fill))


@leak("automatic words on black", "DL101")
def on_black(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Words without a colour of their own on a black cell."""
    black = ('rgb="FF000000"', 'theme="1"', 'indexed="8"')[variation % 3]
    fill = f'<patternFill patternType="solid"><fgColor {black}/></patternFill>'
    font = ('<sz val="11"/><name val="Arial"/>', '<sz val="11"/><color auto="1"/><name val="Arial"/>', "")[
        variation % 3
    ]
    book.put(sheet, 2 + variation, 6, words, book.styles.add(font, fill))


@leak("white run inside a cell", "DL101")
def white_run(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Part of a cell's words in the colour of the paper."""
    properties = f'<rPr><sz val="11"/><color {WHITES[variation]}/><rFont val="Arial"/></rPr>'
    inner = f'<r><t xml:space="preserve">See note </t></r><r>{properties}<t>{words}</t></r>'
    if variation % 2:
        book.raw(sheet, 6, 2, 't="inlineStr"', f"<is>{inner}</is>")
    else:
        book.raw(sheet, 6, 2, 't="s"', f"<v>{book.string(inner)}</v>")


@leak("tiny words", "DL101")
def tiny(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Letters that nobody can read: small, shrunk, or in a view that is far away."""
    if variation < 7:
        size = 1 + variation * 0.5
        book.put(sheet, 7, 1, words, book.styles.add(f'<sz val="{size}"/><color theme="1"/><name val="Arial"/>'))
    elif variation < 9:
        book.put(sheet, 7, 5, words * variation, book.styles.add(alignment='shrinkToFit="1"'))
    else:
        book.put(sheet, 7, 1, words)
        sheet.before = '<sheetViews><sheetView zoomScale="10" workbookViewId="0"/></sheetViews>'


HIDING = (";;;", '"";"";"";""', "General;General;General;", '0;-0;0;""', '0;0;0;"-"', "[White]General;;;[White]@",
          " ; ; ; ", "[White]@", "0;;;;", "#,##0;-#,##0;0;_-")  # fmt: skip


@leak("number format that hides words", "DL101")
def hiding_format(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A format that shows nothing of a text, or shows it white."""
    book.put(sheet, 5, 3, words, book.styles.add(code=HIDING[variation]))


@leak("number format that hides numbers", "DL101")
def hiding_numbers(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A format that shows nothing of a number, or other words in its place."""
    codes = (";;;", '""', '"n/a"', ";", ";;0", '"Yes";"No"', "[White]0", "[<10000]0;;", "[Color 2]0", "\\-;\\-")
    number = int(words.rpartition(" ")[2]) * 1000 + 71
    book.put(sheet, 5, 3, number, book.styles.add(code=codes[variation]))


@leak("words in a font of symbols", "DL101")
def symbols(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Letters shown as pictures."""
    font = ("Wingdings", "Webdings", "Wingdings 2", "Wingdings 3", "Symbol")[variation % 5]
    if variation % 2:
        inner = f'<r><rPr><rFont val="{font}"/></rPr><t>{words}</t></r>'
        book.raw(sheet, 6, 2, 't="s"', f"<v>{book.string(inner)}</v>")
    else:
        book.put(sheet, 6, 2, words, book.styles.add(f'<sz val="11"/><name val="{font}"/>'))


@leak("words pushed out of sight", "DL101")
def pushed(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Empty lines, spaces or an indent before words."""
    if variation % 3 == 2:
        book.put(sheet, 6, 1, words, book.styles.add(alignment=f'horizontal="left" indent="{60 + variation * 20}"'))
    else:
        book.put(
            sheet, 6, 1, ("See note" + "\n" * (4 + variation) if variation % 3 else " " * (70 + variation)) + words
        )


@leak("words far away", "DL101")
def far(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Beyond the last row or column that anybody looks at, or behind many empty ones."""
    places = (
        (100, 1),
        (1, 70),
        (1000, 1),
        (120_000, 2),
        (4, 300),
        (1_048_576, 16_384),
        (57, 1),
        (1, 56),
        (60, 60),
        (5, 16_384),
    )
    book.put(sheet, *places[variation], words)


@leak("words under merged cells", "DL101")
def merged(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A cell that is not the first of those that were merged."""
    row, column = 6 + variation, 1 + variation % 3
    book.put(sheet, row, column, "Total")
    book.put(sheet, row + variation % 2, column + 1, words)
    area = f"{letters(column)}{row}:{letters(column + 2)}{row + 2}"
    sheet.after = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'


@leak("conditional format that hides", "DL101")
def rule_hides(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A rule that gives words the colour of their cell, or a format that shows nothing."""
    book.put(sheet, 6, 2, words)
    inner = (
        f"<font><color {WHITES[variation]}/></font>",
        '<fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill>',
        '<numFmt numFmtId="200" formatCode=";;;"/>',
        '<font><color rgb="FFC00000"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill>',
    )[variation % 4]
    rule = f'<cfRule type="expression" dxfId="{book.styles.dress(inner)}" priority="1"><formula>TRUE</formula></cfRule>'
    sheet.after = f'<conditionalFormatting sqref="A1:D{6 + variation}">{rule}</conditionalFormatting>'


@leak("bars or icons in the place of numbers", "DL101")
def bars(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A rule that shows a bar and not the number."""
    book.put(sheet, 6, 2, int(words.rpartition(" ")[2]) * 1000 + 71)
    no = ("0", "false")[variation % 2]
    rule = (
        f'<cfRule type="dataBar" priority="1"><dataBar showValue="{no}"><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>',
        f'<cfRule type="iconSet" priority="1"><iconSet iconSet="3Arrows" showValue="{no}"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule>',
    )[variation // 2 % 2]
    sheet.after = f'<conditionalFormatting sqref="B2:B{6 + variation}">{rule}</conditionalFormatting>'


@leak("words in a condition", "DL115")
def rule_words(_: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A rule that looks for words."""
    text = quoteattr(words)
    formula = escape(f'NOT(ISERROR(SEARCH("{words}",A{1 + variation})))')
    rule = f'<cfRule type="containsText" priority="1" operator="containsText" text={text}><formula>{formula}</formula></cfRule>'
    sheet.after = f'<conditionalFormatting sqref="A1:A9">{rule}</conditionalFormatting>'


@leak("the same cell twice", "DL101")
def twice(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Two cells, or two rows, in one place."""
    cell = f'<c r="A5" t="inlineStr"><is><t>{words}</t></is></c>'
    shown = '<c r="A5" t="inlineStr"><is><t>Total</t></is></c>'
    both = [cell, shown] if variation % 2 else [shown, cell]
    if variation % 3 == 0:
        sheet.rows[5] = {1: both[0], 2: both[1]}
    else:
        sheet.rows[5] = {1: both[0] + f'</row><row r="{5 - variation % 3 + 1}">' + both[1]}
    del book


@leak("how words are spoken", "DL101")
def phonetic(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Phonetic hints, which most programs do not show."""
    inner = f'<t>Total</t><rPh sb="0" eb="{1 + variation % 4}"><t>{words}</t></rPh>'
    if variation % 2:
        book.raw(sheet, 6, 1, 't="inlineStr"', f"<is>{inner}</is>")
    else:
        book.raw(sheet, 6, 1, 't="s"', f"<v>{book.string(inner)}</v>")


@leak("words inside a formula", "DL101")
def formula_words(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A formula that holds words and shows others."""
    formula = (
        f'IF(FALSE,"{words}","Total")', f'LEFT("{words}",0)', f'N("{words}")+1', f'IF(A2=1,"{words}",B2)',
        f'INDEX({{"{words}","Total"}},2)', f'VLOOKUP("{words}",A1:C4,2,0)', f'COUNTIF(A1:A4,"{words}")',
        f'SUBSTITUTE("{words}","{words}","")', f'IFERROR(B2,"{words}")', f'SWITCH(A2,2021,"Total","{words}")',
    )[variation]  # fmt: skip
    book.raw(sheet, 6, 1, 't="str"', f"<f>{escape(formula)}</f><v>Total</v>")


@leak("result that is not the formula's", "DL101")
def stale_value(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A kept result, which goes as soon as the workbook is calculated."""
    book.raw(
        sheet, 5 + variation, 1, 't="str"', f"<f>{('1', '&quot;&quot;', '1+1', '0')[variation % 4]}</f><v>{words}</v>"
    )


@leak("day that is shown as a year", "DL101")
def shortened(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A date of birth that its format shows as a year or a month; the words are those of its heading."""
    code = ("yyyy", "yy", "mmm yyyy", "mmmm", "mm/yy", '"born "yyyy', "yyyy;@", "[$-809]yyyy", "mmm-yy", "yyyy\\ ")[
        variation
    ]
    if "y" not in code:
        code = f"{code} yyyy"
    look = book.styles.add(code=code)
    book.put(sheet, 6, 1, 29_356 + 37 * variation, look)
    del words


@leak("words where a number should be", "DL116")
def stray(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Words in places of the XML that no program shows."""
    places = (
        lambda: book.raw(sheet, 5, 1, 't="n"', f"<v>{words}</v>"),
        lambda: book.raw(sheet, 5, 1, "", f"<v>1</v>{words}"),
        lambda: book.raw(sheet, 5, 1, 't="n"', f"<v>1</v><is><t>{words}</t></is>"),
        lambda: book.raw(sheet, 5, 1, "", f"<v>1</v><note>{words}</note>"),
        lambda: sheet.row_attributes.update({1: f"note={quoteattr(words)}"}),
        lambda: book.raw(sheet, 5, 1, f"note={quoteattr(words)}", "<v>1</v>"),
        lambda: setattr(sheet, "after", f'<extLst><ext uri="{{1}}"><x xmlns="urn:x">{words}</x></ext></extLst>'),
        lambda: setattr(sheet, "before", f"<sheetPr codeName={quoteattr(words)}/>"),
        lambda: setattr(book, "workbook_before", f"<fileVersion appName={quoteattr(words)}/>"),
        lambda: setattr(book, "workbook_after", f"<extLst><ext uri={quoteattr(words)}/></extLst>"),
    )
    places[variation]()


@leak("words in the place of a formula", "DL101")
def no_formula(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """Words that are no formula, behind a number."""
    formula = (words, f"{words}+1", f"SUM(1,{words})", f" {words} ", f"A1*{words}")[variation % 5]
    book.raw(sheet, 5 + variation, 2, "", f"<f>{escape(formula)}</f><v>{variation}</v>")


@leak("words in the place of an error", "DL116")
def no_error(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """No program knows this error."""
    book.raw(sheet, 5 + variation, 2, 't="e"', f"<v>{('#', '', '#REF! ')[variation % 3]}{words}</v>")


@leak("scale in the colour of the words", "DL101")
def dark_scale(book: Book, sheet: Sheet, variation: int, words: str) -> None:
    """A scale or a bar that makes cells as dark as what stands in them."""
    book.put(sheet, 5, 2, int(words.rpartition(" ")[2]) * 1000 + 71)
    black = ('rgb="FF000000"', 'theme="1"', 'indexed="8"', 'rgb="FF0A0A0A"', 'theme="0" tint="-1"')[variation % 5]
    scale = f'<colorScale><cfvo type="min"/><cfvo type="max"/><color {black}/><color rgb="FFFFFFFF"/></colorScale>'
    bar = f'<dataBar><cfvo type="min"/><cfvo type="max"/><color {black}/></dataBar>'
    kind, inner = (("colorScale", scale), ("dataBar", bar))[variation // 5]
    sheet.after = f'<conditionalFormatting sqref="B2:B5"><cfRule type="{kind}" priority="1">{inner}</cfRule></conditionalFormatting>'
