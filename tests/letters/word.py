"""Letters as Word files: styles, numbering, tables, text boxes, headers and footers, hyperlinks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.leaks.word import NAMESPACES, TYPE, Word, complex_field
from tests.letters.model import Block, Box, Grid, Items, Letter, Paragraph, Run, Title, runs

_FORMATS = {
    "1.": ("decimal", "%1."),
    "1)": ("decimal", "%1)"),
    "Q1.": ("decimal", "Q%1."),
    "a)": ("lowerLetter", "%1)"),
    "(i)": ("lowerRoman", "(%1)"),
    "•": ("bullet", "•"),
}
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn '
    f'w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz '
    f'w:val="{30 - 3 * level}"/></w:rPr>'
    "</w:style>"
    for level in (2, 3)
) + (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/>'
    '<w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:ind w:left="720"/></w:pPr></w:style>'
)
_FLAT = '<w:spacing w:before="0" w:after="0"/>'


def written_in_word(letter: Letter) -> bytes:
    """The letter as a Word file."""
    return _Writer(letter).content()


class _Writer:
    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.word = Word("", styles=_STYLES, core=f"<dc:title>{escape(letter.layout)}</dc:title>")
        self.lists: list[Items] = []

    def content(self) -> bytes:
        word = self.word
        word.body = "".join(piece for block in self.letter.blocks for piece in self._block(block))
        if self.lists:
            word.add("numbering", "numbering.xml", f"{TYPE}.numbering+xml", self._numbering())
        for kind, texts in (
            ("header", [self.letter.running_head]),
            ("footer", [self.letter.running_foot, self.letter.pages]),
        ):
            if any(texts):
                identity = word.story(kind, "".join(_edge(text) for text in texts if text))
                word.section += f'<w:{kind}Reference w:type="default" r:id="{identity}"/>'
        if self.letter.columns == 2:
            word.section += '<w:cols w:num="2" w:space="720"/>'
        return word.content()

    def _runs(self, text: str, *, bold: bool = False, split: bool = False) -> str:
        found = []
        for run in runs(text):
            pieces = [run.text]
            if split and " " in run.text:
                first, _, last = run.text.rpartition(" ")
                pieces = [f"{first} ", last]
            found += [self._run(Run(piece, run.bold or bold, run.italic, run.link)) for piece in pieces]
        return "".join(found)

    def _run(self, run: Run) -> str:
        looks = "<w:b/>" * run.bold + "<w:i/>" * run.italic
        if run.link:
            looks = '<w:rStyle w:val="Hyperlink"/>' + looks
        lines = run.text.split("\n")
        words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines)
        made = f"<w:r><w:rPr>{looks}</w:rPr>{words}</w:r>"
        if run.link:
            return f'<w:hyperlink r:id="{self.word.link(escape(run.link))}" w:history="1">{made}</w:hyperlink>'
        return made

    def _paragraph(self, text: str, properties: str = "", *, bold: bool = False, split: bool = False) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{self._runs(text, bold=bold, split=split)}</w:p>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                jc = '<w:jc w:val="right"/>' if block.align == "right" else ""
                yield self._paragraph(block.text, (_FLAT if block.tight else "") + jc)
                if not block.tight:
                    yield "<w:p><w:pPr/></w:p>" * (len(self.letter.name) % 2)  # an empty line, as many type it
            case Title():
                yield self._paragraph(block.text, f'<w:pStyle w:val="Heading{block.level}"/>')
            case Items():
                yield from self._items(block)
            case Grid():
                yield self._grid(block)
                yield "<w:p><w:pPr/></w:p>"
            case Box():
                yield self._box(block)

    def _items(self, block: Items) -> Iterator[str]:
        if block.counted and block.mark in _FORMATS:
            self.lists.append(block)
            number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{len(self.lists)}"/></w:numPr>'
            for text in block.texts:
                yield self._paragraph(text, f'<w:pStyle w:val="ListParagraph"/>{number}')
            return
        for mark, text in zip(block.marks(), block.texts, strict=True):
            shown = f'<w:r><w:t xml:space="preserve">{mark}</w:t><w:tab/></w:r>'
            yield f'<w:p><w:pPr><w:pStyle w:val="ListParagraph"/></w:pPr>{shown}{self._runs(text)}</w:p>'

    def _numbering(self) -> str:
        kinds, numbers = [], []
        for number, items in enumerate(self.lists, 1):
            form, text = _FORMATS[items.mark]
            kinds.append(
                f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl '
                f'w:ilvl="0"><w:start w:val="{items.first}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
            )
            numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        return f"<w:numbering {NAMESPACES}>{''.join(kinds)}{''.join(numbers)}</w:numbering>"

    def _grid(self, block: Grid) -> str:
        count = max(map(len, block.rows))
        shares = block.widths or (1,) * count
        widths = [9000 * share // sum(shares) for share in shares]
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH")
        )
        edges = f"<w:tblBorders>{edges}</w:tblBorders>" if block.borders else ""
        rows = []
        for number, row in enumerate(block.rows):
            head = block.head and number == 0
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                + "".join(self._paragraph(line, bold=head) for line in cell.split("\n"))
                + "</w:tc>"
                for cell, width in zip(row, widths, strict=True)
            )
            rows.append(f"<w:tr><w:trPr>{'<w:tblHeader/>' * head}</w:trPr>{cells}</w:tr>")
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return f"<w:tbl><w:tblPr>{edges}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _box(self, block: Box) -> str:
        lines = "".join(self._paragraph(each.text, _FLAT, split=block.split) for each in block.blocks)
        inside = f"<w:txbxContent>{lines}</w:txbxContent>"
        shape = (
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
            'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH '
            'relativeFrom="column"><wp:posOffset>3600000</wp:posOffset></wp:positionH><wp:positionV '
            'relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2200000" '
            'cy="800000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text Box '
            '1"/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
            f'txBox="1"/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/>'
            "</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        )
        older = (
            f'<w:pict><v:shape type="#_x0000_t202" style="width:173pt;height:63pt"><v:textbox>{inside}</v:textbox>'
            "</v:shape></w:pict>"
        )
        return (
            "<w:p><w:pPr/><w:r><mc:AlternateContent><mc:Choice "
            f'Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
            f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )


def _edge(text: str) -> str:
    """A line of a header or a footer, with the fields that number pages."""
    pieces = []
    for part in text.replace("{pages}", "\0NUMPAGES\0").replace("{page}", "\0PAGE\0").split("\0"):
        if part in ("PAGE", "NUMPAGES"):
            pieces.append(complex_field(part, "1"))
        elif part:
            pieces.append(f'<w:r><w:t xml:space="preserve">{escape(part, quote=False)}</w:t></w:r>')
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{"".join(pieces)}</w:p>'
