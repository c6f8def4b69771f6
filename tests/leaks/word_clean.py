"""Word files as Word, Google Docs and others write them, with nothing hidden and nobody named."""

from __future__ import annotations

from tests.leaks.forms import Clean
from tests.leaks.pictures import jpeg, png
from tests.leaks.word import TYPE, Word, box, complex_field, drawn, paragraph, picture, placed, run, table
from tests.leaks.word_looks import LETTER

FIGURES = [["Year", "Burglaries", "Detected"], ["2022", "112", "31"], ["2023", "97", "28"], ["2024", "101", "40"]]
ZEBRA = (
    '<w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0" w:firstRow="1" w:noVBand="1"/>'
)
LINES = '<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'


def plain(number: int) -> bytes:
    """A letter."""
    return Word(LETTER, number=number).content()


def zebra(number: int) -> bytes:
    """A table whose style gives it a dark heading with white words, and bands."""
    return Word(LETTER + table(FIGURES, ZEBRA), number=number).content()


def dark_heading(number: int) -> bytes:
    """White words on a dark cell, shaded by hand."""
    white = '<w:color w:val="FFFFFF" w:themeColor="background1"/><w:b/>'
    dark = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
    heading = table([[paragraph(run("Year", white)), paragraph(run("Count", white))]], LINES, cells=dark)
    return Word(LETTER + heading, number=number).content()


def highlighted(number: int) -> bytes:
    """A highlighter, coloured words, shaded paragraphs."""
    colour = ("yellow", "green", "cyan")[number]
    body = paragraph(
        "See ", run("this part", f'<w:highlight w:val="{colour}"/>'), " and ", run("red", '<w:color w:val="C00000"/>')
    )
    body += paragraph("A box", properties='<w:shd w:val="clear" w:fill="D9E2F3"/>')
    body += paragraph(run("light on dark"), properties='<w:shd w:val="clear" w:fill="1F3864"/>')
    return Word(LETTER + body, number=number).content()


def redacted(number: int) -> bytes:
    """A page properly redacted: the words are gone, blocks or a note stand in their place."""
    instead = ("\u2588" * 12, "[redacted: section 40(2)]", "XXXXX")[number]
    return Word(LETTER + paragraph("The officer was ", instead, "."), number=number).content()


def headers(number: int) -> bytes:
    """Headers, footers with page numbers, another first page, footnotes."""
    word = Word(LETTER, number=number)
    first = word.story("header", paragraph("Sampleshire Police"), 1)
    default = word.story("header", paragraph("Freedom of Information"), 2)
    footer = word.story(
        "footer", paragraph("Page ", complex_field(" PAGE ", "1"), " of ", complex_field("NUMPAGES", "2"))
    )
    word.section = (
        f'<w:headerReference w:type="default" r:id="{default}"/><w:headerReference w:type="first" r:id="{first}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:titlePg/>'
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    word.story("footnotes", f'{separator}<w:footnote w:id="1">{paragraph("Home Office rules.")}</w:footnote>')
    word.body += paragraph("Counted", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    return word.content()


def lists(number: int) -> bytes:
    """Numbered and bulleted lists."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    text = ("%1.", "Section %1", "\uf0b7")[number]
    numbers = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level.format(text)}</w:abstractNum>{numbers}'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/>'
    word = Word(LETTER + "".join(paragraph(f"Point {at}", properties=item) for at in range(5)), number=number)
    word.story("numbering", numbering)
    return word.content()


def contents(number: int) -> bytes:
    """A table of contents, as Word writes it: bookmarks, fields, numbers that the web does not show."""
    entry = (
        '<w:hyperlink w:anchor="_Toc1234"><w:r><w:t>Figures</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>'
        + complex_field(" PAGEREF _Toc1234 \\h ", "1").replace("<w:rPr></w:rPr>", "<w:rPr><w:webHidden/></w:rPr>")
        + "</w:hyperlink>"
    )
    toc = complex_field(' TOC \\o "1-3" \\h \\z \\u '.replace('"', "&quot;"), "").replace(
        '<w:r><w:rPr></w:rPr><w:t xml:space="preserve"></w:t></w:r>', entry
    )
    control = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = f"{control}<w:sdtContent>{paragraph(toc)}</w:sdtContent></w:sdt>"
    mark = (
        '<w:bookmarkStart w:id="0" w:name="_Toc1234"/>',
        '<w:bookmarkEnd w:id="0"/><w:bookmarkStart w:id="1" w:name="_GoBack"/>',
    )
    return Word(body + paragraph(mark[0], run("Figures"), mark[1]) + LETTER, number=number).content()


def welsh(number: int) -> bytes:
    """A letter in Welsh."""
    body = paragraph("Annwyl syr neu fadam, diolch am eich cais. Tŷ a gŵydd yn Llanfair-yng-Nghornwy.")
    body += paragraph(run("Yn gywir", '<w:lang w:val="cy-GB"/>'), "<w:r><w:br/></w:r>", "Tîm Rhyddid Gwybodaeth")
    return Word(body, core="<dc:title>Ymateb i gais</dc:title><dc:language>cy</dc:language>", number=number).content()


def with_picture(number: int) -> bytes:
    """A photograph or a chart as a picture, in the line or with words around it, a logo in the header."""
    word = Word(LETTER, number=number)
    end, data = ("png", png(number)) if number % 2 else ("jpeg", jpeg(number))
    identity = word.add("image", f"media/image1.{end}", f"image/{end}", data)
    word.body += paragraph(picture(identity, anchor=placed(900_000, 900_000) if number == 2 else ""))
    return word.content()


def with_box(number: int) -> bytes:
    """A text box, as Word writes it: once for new programs and once for old ones."""
    said = paragraph("A note in a box")
    choice = drawn(box(said), placed(900_000, 900_000)).removeprefix("<w:r>").removesuffix("</w:r>")
    old = f"<v:textbox><w:txbxContent>{said}</w:txbxContent></v:textbox>"
    shape = f'<v:shape id="Text Box 2" style="width:90pt;height:90pt" fillcolor="white [3201]">{old}</v:shape>'
    fallback = f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>{fallback}</mc:AlternateContent>'
    return Word(LETTER + paragraph(f"<w:r>{both}</w:r>"), number=number).content()


def watermark(number: int) -> bytes:
    """A watermark in the header."""
    shape = (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject357" style="position:absolute;margin-left:0;margin-top:0;'
        'width:400pt;height:100pt;z-index:-251" fillcolor="silver" stroked="f"><v:textpath string="DRAFT"/></v:shape>'
        "</w:pict></w:r>"
    )
    word = Word(LETTER, number=number)
    word.section = f'<w:headerReference w:type="default" r:id="{word.story("header", paragraph(shape))}"/>'
    return word.content()


def links(number: int) -> bytes:
    """Links to websites and mail addresses."""
    word = Word(LETTER, number=number)
    web, mail = word.link("https://example.org/foi"), word.link("mailto:foi@example.org")
    word.body += paragraph(
        f'<w:hyperlink r:id="{web}" w:history="1">{run("our website")}</w:hyperlink>',
        f'<w:hyperlink r:id="{mail}">{run("mail")}</w:hyperlink>',
        complex_field("HYPERLINK &quot;https://example.org/a&quot;", "another"),
    )
    return word.content()


def spread(number: int) -> bytes:
    """Merged cells, landscape pages, columns, indents, a style of citing, small print."""
    merged = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='3000'/><w:gridCol w:w='3000'/></w:tblGrid><w:tr><w:tc><w:tcPr>"
        f"<w:vMerge w:val='restart'/></w:tcPr>{paragraph('2023')}</w:tc><w:tc><w:tcPr/>{paragraph('1')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr>"
        f"<w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr/>{paragraph('2')}</w:tc></w:tr></w:tbl>"
    )
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:cols w:num="2"/></w:sectPr>'
    small = paragraph(
        run("Small print", '<w:sz w:val="12"/><w:color w:val="7F7F7F" w:themeColor="text1" w:themeTint="80"/>')
    )
    quote = paragraph(
        "A quotation", properties='<w:ind w:left="1440" w:right="1440"/><w:spacing w:line="360" w:lineRule="auto"/>'
    )
    word = Word(LETTER + merged + paragraph("", properties=wide) + small + quote, number=number)
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    sources = f'<b:Sources xmlns:b="{namespace}" SelectedStyle="\\APA.XSL" StyleName="APA"/>'
    word.add("customXml", "../customXml/item1.xml", "", sources)
    return word.content()


def google(number: int) -> bytes:
    """As Google Docs writes it: no properties, no theme to speak of, all formats by hand."""
    looks = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="000000"/><w:rtl w:val="0"/>'
    word = Word(
        paragraph(run("Response", looks)) + paragraph(run("Figures", looks)) + table(FIGURES, LINES),
        core="",
        number=number,
    )
    word.add(
        "fontTable",
        "fontTable.xml",
        f"{TYPE}.fontTable+xml",
        f'<w:fonts xmlns:w="{word_namespace()}"><w:font w:name="Arial"/></w:fonts>',
    )
    return word.content()


def word_namespace() -> str:
    """The namespace of WordprocessingML."""
    return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def formula(number: int) -> bytes:
    """A formula, and a simple field."""
    body = paragraph("<m:oMath><m:r><m:t>a=b+c</m:t></m:r></m:oMath>") + paragraph(
        '<w:fldSimple w:instr=" SEQ Table \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    return Word(LETTER + body, number=number).content()


CLEAN_WORD = [
    Clean("letter", ".docx", plain, 4),
    Clean("table with bands", ".docx", zebra, 2),
    Clean("white words on a dark heading", ".docx", dark_heading, 2),
    Clean("highlighter and colours", ".docx", highlighted, 3),
    Clean("redacted by taking words out", ".docx", redacted, 3),
    Clean("headers, footers and footnotes", ".docx", headers, 3),
    Clean("lists", ".docx", lists, 3),
    Clean("table of contents", ".docx", contents, 2),
    Clean("letter in Welsh", ".docx", welsh, 2),
    Clean("pictures", ".docx", with_picture, 3),
    Clean("text box", ".docx", with_box, 2),
    Clean("watermark", ".docx", watermark),
    Clean("links", ".docx", links, 2),
    Clean("merged cells and wide pages", ".docx", spread, 2),
    Clean("of Google Docs", ".docx", google, 2),
    Clean("formula", ".docx", formula),
]
