"""Words of Word files that nobody sees for how they look or where they stand."""

from __future__ import annotations

from tests.leaks.word import (
    Word,
    box,
    drawn,
    paragraph,
    run,
    table,
)

LETTER = (
    paragraph("Response to a request", properties='<w:pStyle w:val="Heading1"/>')
    + paragraph("You asked how many burglaries were recorded in Sampleshire.")
    + paragraph("The figures are in the table below.")
)


def letter(number: int, *inside: str, styles: str = "") -> Word:
    """A letter with runs somewhere in it: in the text, a table, a header, a footnote, a box, a control, a list."""
    runs = "".join(inside)
    at = number % 10
    word = Word(LETTER, styles=styles, number=number)
    if at in {0, 5}:
        word.body += paragraph("Seen words. ", runs)
    elif at == 1:
        word.body += table([["Year", "Count"], [paragraph("2023 ", runs), "12"]])
    elif at == 2:
        word.section = f'<w:headerReference w:type="default" r:id="{word.story("header", paragraph("Seen ", runs))}"/>'
    elif at == 3:
        note = f'<w:footnote w:id="2">{paragraph("Seen ", runs)}</w:footnote>'
        word.story("footnotes", note)
        word.body += paragraph("Marked", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    elif at == 4:
        word.body += paragraph(drawn(box(paragraph("Seen ", runs))))
    elif at == 6:
        word.body += f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Seen ', runs)}</w:sdtContent></w:sdt>"
    elif at == 7:
        word.section = f'<w:footerReference w:type="default" r:id="{word.story("footer", paragraph("Seen ", runs))}"/>'
    elif at == 8:
        inner = table([[paragraph("Seen ", runs)]]) + paragraph("")
        word.body += table([["Year", "Count"], [inner, "12"]])
    else:
        word.body = paragraph(runs, "Seen") + word.body
    return word


def looks(*properties: str):
    """A way of hiding words by how they look: each variation has another look, in another place."""

    def make(number: int, words: str) -> bytes:
        return letter(number, run(words, properties[number % len(properties)])).content()

    return make


def styled(number: int, words: str) -> bytes:
    """Words hidden by a style: of the paragraph, of the run, one that is based on another, the default."""
    kind = ("paragraph", "character")[number % 2]
    looks_ = (
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:sz w:val="2"/>',
        '<w:color w:val="FEFEFE"/>',
        "<w:specVanish/>",
    )
    own = looks_[number % 5]
    base = f'<w:style w:type="{kind}" w:styleId="Base"><w:name w:val="Base"/><w:rPr>{own}</w:rPr></w:style>'
    derived = f'<w:style w:type="{kind}" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>'
    name = "Own" if number % 3 else "Base"
    styles = base + derived if number % 4 else derived + base
    if kind == "paragraph":
        word = Word(LETTER + paragraph(words, properties=f'<w:pStyle w:val="{name}"/>'), styles=styles, number=number)
        return word.content()
    return letter(number, run(words, f'<w:rStyle w:val="{name}"/>'), styles=styles).content()


def same_as_cell(number: int, words: str) -> bytes:
    """Words in the colour of the cell, the table or its style."""
    fill = ("4472C4", "000080", "D9E2F3", "C00000", "EEEEEE")[number % 5]
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    said = paragraph(run(words, f'<w:color w:val="{fill}"/>'))
    if number % 3 == 0:
        rows = table([["Year", "Count"], [said, "1"]], cells=shading)
    elif number % 3 == 1:
        rows = table([["Year", "Count"], [said, "1"]], properties=shading)
    else:
        white = paragraph(run(words, '<w:color w:val="4472C4"/>'))
        rows = table([[white, "Count"], ["1", "2"]], '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>')
    return Word(LETTER + rows, number=number).content()


def same_as_page(number: int, words: str) -> bytes:
    """Words in the colour of the page's or the box's own ground."""
    colour = ("000000", "1F3864", "FFFF00", "7F7F7F", "C6E0B4")[number % 5]
    said = paragraph(run(words, f'<w:color w:val="{colour}"/>'))
    if number % 2:
        fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        return Word(LETTER + paragraph(drawn(box(said, fill=fill))), number=number).content()
    shown = "<w:displayBackgroundShape/>"
    return Word(LETTER + said, settings=shown, background=colour, number=number).content()


def shaded(number: int, words: str) -> bytes:
    """Words in the colour of the shading of their run or paragraph."""
    colour = ("92D050", "000000", "FFC000", "BFBFBF", "00B0F0")[number % 5]
    pattern = (
        f'<w:shd w:val="clear" w:fill="{colour}"/>' if number % 2 else f'<w:shd w:val="solid" w:color="{colour}"/>'
    )
    if number % 3 == 0:
        said = paragraph(run(words, f'<w:color w:val="{colour}"/>'), properties=pattern)
        return Word(LETTER + said, number=number).content()
    return letter(number, run(words, f'<w:color w:val="{colour}"/>{pattern}')).content()


def paragraphs(*properties: str):
    """A way of hiding a whole paragraph by its properties."""

    def make(number: int, words: str) -> bytes:
        own = properties[number % len(properties)]
        if number % 3 == 2:
            style = f'<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:pPr>{own}</w:pPr></w:style>'
            said = paragraph(words, properties='<w:pStyle w:val="Own"/>')
            return Word(LETTER + said, styles=style, number=number).content()
        said = paragraph(words, properties=own)
        body = LETTER + said if number % 2 else said + LETTER
        return Word(body if number < 8 else LETTER + table([["Year"], [said]]), number=number).content()

    return make


def hidden_rows(number: int, words: str) -> bytes:
    """A row that is hidden or has no height, a cell that is merged away or has no width."""
    said = [["Year", "Count"], [words, "12"]]
    row = ("<w:hidden/>", '<w:trHeight w:val="10" w:hRule="exact"/>', '<w:hidden w:val="true"/>')
    cell = ("<w:vMerge/>", '<w:vMerge w:val="continue"/>', "<w:hMerge/>", '<w:tcW w:w="10" w:type="dxa"/>')
    own = "" if number % 2 else row[number // 2 % 3]
    rows = table([["a", "b"]]) + paragraph("") + table(said, cells=cell[number // 2 % 4] if number % 2 else "", row=own)
    return Word(LETTER + rows if number < 5 else rows + LETTER, number=number).content()


def low_rows(number: int, words: str) -> bytes:
    """Words below the edge of a row of a fixed height, or in a column beyond the page."""
    if number % 3 == 2:
        far = table([["a", "b", words]]).replace('w:w="3000"', f'w:w="{9000 + 100 * number}"')
        return Word(LETTER + far, number=number).content()
    row = f'<w:trHeight w:val="{300 + 20 * number}" w:hRule="exact"/>'
    cell = "".join(paragraph(f"Line {at}") for at in range(4 + number)) + paragraph(words)
    if number % 3 == 1:
        cell = paragraph("Words that fill the row. " * (12 + number) + words)
    return Word(LETTER + table([["Year", cell]], row=row), number=number).content()
