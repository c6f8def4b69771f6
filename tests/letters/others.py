"""Letters as OpenDocument text and as plain text."""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO

from tests.letters.model import Block, Box, Grid, Items, Letter, Paragraph, Title, plain, runs

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
_LOOKS = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
)
_NUMBERS = {
    "1.": ("1", "", "."),
    "1)": ("1", "", ")"),
    "Q1.": ("1", "Q", "."),
    "a)": ("a", "", ")"),
    "(i)": ("i", "(", ")"),
}


def written_open(letter: Letter) -> bytes:
    """The letter as an OpenDocument text."""
    lists: list[str] = []
    body = "".join(piece for block in letter.blocks for piece in _open(block, lists))
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{_LOOKS}{''.join(lists)}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    head, foot = (
        f"<text:p>{_said(text)}</text:p>" if text else "" for text in (letter.running_head, letter.running_foot)
    )
    if letter.pages:
        numbers = escape(letter.pages).replace(
            "{page}", '<text:page-number text:select-page="current">1</text:page-number>'
        )
        foot += f"<text:p>{numbers.replace('{pages}', '<text:page-count>1</text:page-count>')}</text:p>"
    styles = (
        f"<office:document-styles {_NAMES}><office:automatic-styles>"
        '<style:page-layout style:name="A4"/></office:automatic-styles><office:master-styles>'
        f'<style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>{head}</style:header>'
        f"<style:footer>{foot}</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("styles.xml", styles),
            ("META-INF/manifest.xml", manifest),
        ):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _said(text: str) -> str:
    found = []
    for run in runs(text):
        words = escape(run.text, quote=False).replace("\n", "<text:line-break/>")
        if run.bold or run.italic:
            words = f'<text:span text:style-name="{"B" if run.bold else "I"}">{words}</text:span>'
        if run.link:
            words = f'<text:a xlink:type="simple" xlink:href="{escape(run.link)}">{words}</text:a>'
        found.append(words)
    return "".join(found)


def _open(block: Block, lists: list[str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"<text:p>{_said(block.text)}</text:p>"
        case Title():
            yield f'<text:h text:outline-level="{block.level}">{_said(block.text)}</text:h>'
        case Items() if block.counted and (block.mark in _NUMBERS or block.mark == "•"):
            name = f"L{len(lists) + 1}"
            if block.mark == "•":
                level = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
            else:
                form, before, after = _NUMBERS[block.mark]
                level = (
                    f'<text:list-level-style-number text:level="1" style:num-format="{form}" '
                    f'style:num-prefix="{before}" style:num-suffix="{after}" text:start-value="{block.first}"/>'
                )
            lists.append(f'<text:list-style style:name="{name}">{level}</text:list-style>')
            items = "".join(f"<text:list-item><text:p>{_said(text)}</text:p></text:list-item>" for text in block.texts)
            yield f'<text:list text:style-name="{name}">{items}</text:list>'
        case Items():
            for mark, text in zip(block.marks(), block.texts, strict=True):
                yield f"<text:p>{mark}<text:tab/>{_said(text)}</text:p>"
        case Grid():
            rows = []
            for number, row in enumerate(block.rows):
                cells = "".join(
                    "<table:table-cell>"
                    + "".join(f"<text:p>{_said(line)}</text:p>" for line in cell.split("\n"))
                    + "</table:table-cell>"
                    for cell in row
                )
                made = f"<table:table-row>{cells}</table:table-row>"
                head = block.head and number == 0
                rows.append(f"<table:table-header-rows>{made}</table:table-header-rows>" if head else made)
            columns = f'<table:table-column table:number-columns-repeated="{max(map(len, block.rows))}"/>'
            yield f"<table:table>{columns}{''.join(rows)}</table:table>"
        case Box():
            lines = "".join(f"<text:p>{_said(each.text)}</text:p>" for each in block.blocks)
            frame = f'<draw:frame svg:width="6cm"><draw:text-box>{lines}</draw:text-box></draw:frame>'
            yield f"<text:p>{frame}</text:p>"


def written_plain(letter: Letter) -> bytes:
    """The letter as plain text: every second one with lines of 76 characters, and some as Windows writes them."""
    wrap = len(letter.name) % 2 == 0
    lines: list[str] = []
    for block in letter.blocks:
        lines += _plain(block, wrap=wrap)
    end = "\r\n" if len(letter.name) % 3 == 0 else "\n"
    text = end.join(lines) + end
    return text.encode("utf-8-sig" if len(letter.name) % 5 == 0 else "utf-8")


def _plain(block: Block, *, wrap: bool) -> Iterator[str]:
    match block:
        case Paragraph() | Title():
            for line in _written(block.text).split("\n"):
                yield from _wrapped(line, wrap=wrap)
            if not (isinstance(block, Paragraph) and block.tight):
                yield ""
        case Items():
            for mark, text in zip(block.marks(), block.texts, strict=True):
                yield from _wrapped(f"{mark} {_written(text)}", wrap=wrap, after=" " * (len(mark) + 1))
            yield ""
        case Grid():
            for row in block.rows:
                yield "\t".join(plain(cell).replace("\n", " ") for cell in row)
            yield ""
        case Box():
            yield from (plain(each.text) for each in block.blocks)
            yield ""


def _written(text: str) -> str:
    """Words with the address of each link behind them, unless they are the address."""
    return "".join(
        f"{run.text} ({run.link})" if run.link and run.link not in run.text else run.text for run in runs(text)
    )


def _wrapped(text: str, *, wrap: bool, after: str = "") -> list[str]:
    if not wrap:
        return [text]
    return textwrap.wrap(text, 76, subsequent_indent=after, break_long_words=False, break_on_hyphens=False) or [""]
