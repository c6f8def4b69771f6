"""Writes OpenDocument texts as LibreOffice does, part by part, each way of hiding words in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.leaks.pictures import jpeg, location, png
from tests.leaks.word import zipped

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "form": "form",
        "script": "script",
        "meta": "meta",
        "config": "config",
    }.items()
)
NAMESPACES += (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
HEADINGS = '<text:h text:outline-level="1">Response</text:h><text:p>You asked for figures.</text:p>'
COMMON = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" fo:language="en"'
    ' fo:country="GB" style:use-window-font-color="true" loext:opacity="0%" fo:color="#000000"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
)


@dataclass
class Text:
    """An OpenDocument text that is put together."""

    body: str
    automatic: str = ""
    styles: str = ""
    masters: str = '<style:master-page style:name="Standard" style:page-layout-name="L"/>'
    layout: str = ""
    meta: str = "<meta:generator>LibreOffice/7.6.4.1$Linux_X86_64 LibreOffice_project/60$Build-1</meta:generator>"
    settings: str = ""
    parts: dict[str, bytes] = field(default_factory=dict)
    number: int = 0
    unlisted: tuple[str, ...] = ()

    def content(self) -> bytes:
        """The file."""
        layout = f'<style:page-layout style:name="L"><style:page-layout-properties {self.layout}/></style:page-layout>'
        declared = '<text:sequence-decls><text:sequence-decl text:name="Table"/></text:sequence-decls>'
        members = {
            "content.xml": f"<office:document-content {NAMESPACES}><office:scripts/><office:automatic-styles>"
            f"{self.automatic}</office:automatic-styles><office:body><office:text>{declared}{HEADINGS}{self.body}"
            "</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{COMMON}{self.styles}</office:styles>"
            f"<office:automatic-styles>{layout}</office:automatic-styles><office:master-styles>{self.masters}"
            "</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta>{self.meta}</office:meta>"
            "</office:document-meta>",
            "settings.xml": f"<office:document-settings {NAMESPACES}><office:settings><config:config-item-set"
            f' config:name="s">{self.settings}</config:config-item-set></office:settings></office:document-settings>',
        }
        written = {name: text.encode() for name, text in members.items()} | self.parts
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>'
            for name in ["/", *written]
            if name not in self.unlisted
        )
        start = f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0" manifest:version="1.3">'
        manifest = f"{start}{entries}</manifest:manifest>"
        if self.number % 2:
            written = dict(reversed(written.items()))
        mimetype = {"mimetype": b"application/vnd.oasis.opendocument.text"}
        return zipped(mimetype | written | {"META-INF/manifest.xml": manifest.encode()}, self.number, "mimetype")


def table(rows_: str) -> str:
    """A table of one column."""
    return f"<table:table><table:table-column/>{rows_}</table:table>"


def tracked(change: str) -> str:
    """A list of tracked changes."""
    region = f"<text:changed-region>{change}</text:changed-region>"
    return f"<text:tracked-changes>{region}</text:tracked-changes>"


def style(name: str, family: str, properties: str, parent: str = "") -> str:
    """A style."""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{based}>{properties}</style:style>'


def spans(*properties: str):
    """A way of hiding words by how they look: in a span, a paragraph's style, a style that is based on another."""

    def make(number: int, words: str) -> bytes:
        own = f"<style:text-properties {properties[number % len(properties)]}/>"
        said = f'<text:p>Seen <text:span text:style-name="T1">{words}</text:span></text:p>'
        automatic = style("T1", "text", own)
        styles = ""
        if number % 4 == 1:
            automatic, said = style("P1", "paragraph", own), f'<text:p text:style-name="P1">{words}</text:p>'
        elif number % 4 == 2:
            styles, automatic = style("Base", "text", own), style("T1", "text", "", "Base")
        elif number % 4 == 3:
            said = table(f"<table:table-row><table:table-cell>{said}</table:table-cell></table:table-row>")
        return Text(said, automatic, styles, number=number).content()

    return make


def paragraphs(*properties: str):
    """A way of hiding whole paragraphs."""

    def make(number: int, words: str) -> bytes:
        own = style("P1", "paragraph", f"<style:paragraph-properties {properties[number % len(properties)]}/>")
        said = f'<text:p text:style-name="P1">{words}</text:p>'
        where = (
            said,
            f"<text:list><text:list-item>{said}</text:list-item></text:list>",
            f"<text:section>{said}</text:section>",
        )
        return Text(where[number % 3], own, number=number).content()

    return make


def inside(*bodies: str):
    """A way of holding words by an element; `{}` stands for them."""

    def make(number: int, words: str) -> bytes:
        said = bodies[number % len(bodies)].replace("{}", words)
        if number >= len(bodies) and said.startswith("<text:p"):
            said = f"<text:section text:name='S'>{said}</text:section>"
        return Text(said if number % 2 else f"<text:p>Before</text:p>{said}", number=number).content()

    return make


def grounds(number: int, words: str) -> bytes:
    """Words in the colour of the paragraph, the cell, the page, or the highlighter."""
    colour = ("#ffff00", "#000000", "#003366", "#eeeeee", "#ff0000")[number % 5]
    text = style("T1", "text", f'<style:text-properties fo:color="{colour}" loext:opacity="100%"/>')
    said = f'<text:span text:style-name="T1">{words}</text:span>'
    filled = f'fo:background-color="{colour}"'
    if number % 4 == 0:
        own = style("P1", "paragraph", f"<style:paragraph-properties {filled}/>")
        return Text(f'<text:p text:style-name="P1">{said}</text:p>', text + own, number=number).content()
    if number % 4 == 1:
        own = style("C1", "table-cell", f"<style:table-cell-properties {filled}/>")
        cell = f'<table:table-cell table:style-name="C1"><text:p>{said}</text:p></table:table-cell>'
        rows = f"<table:table><table:table-column/><table:table-row>{cell}</table:table-row></table:table>"
        return Text(rows, text + own, number=number).content()
    if number % 4 == 2:
        return Text(f"<text:p>{said}</text:p>", text, layout=filled, number=number).content()
    marked = style("T1", "text", f'<style:text-properties fo:color="{colour}" {filled}/>')
    return Text(f"<text:p>{said}</text:p>", marked, number=number).content()


def rows(number: int, words: str) -> bytes:
    """Hidden rows and columns, rows without height, cells that others cover."""
    cell = f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"
    seen = "<table:table-cell><text:p>seen</text:p></table:table-cell>"
    covered = cell.replace("table-cell", "covered-table-cell")
    low = style("R1", "table-row", '<style:table-row-properties style:row-height="0.01cm"/>')
    narrow = style("K1", "table-column", '<style:table-column-properties style:column-width="0.01cm"/>')
    rows_ = (
        f'<table:table-column/><table:table-row table:visibility="collapse">{cell}</table:table-row>',
        f'<table:table-column/><table:table-row table:visibility="filter">{cell}</table:table-row>',
        f'<table:table-column/><table:table-row table:style-name="R1">{cell}</table:table-row>',
        f'<table:table-column table:style-name="K1"/><table:table-row>{cell}</table:table-row>',
        f'<table:table-column table:visibility="collapse"/><table:table-row>{cell}</table:table-row>',
        f"<table:table-column/><table:table-row>{seen}{covered}</table:table-row>",
    )[number % 6]
    rows_ = rows_ if number % 2 else f"{rows_}<table:table-row>{seen}</table:table-row>"
    return Text(f"<table:table>{rows_}</table:table>", low + narrow, number=number).content()


def metadata(number: int, words: str) -> bytes:
    """Names of people, templates and keywords in the properties; the names of printers."""
    tag = (
        "meta:initial-creator",
        "dc:creator",
        "meta:printed-by",
        "dc:subject",
        "dc:description",
        "meta:keyword",
        'meta:user-defined meta:name="Owner"',
        "config",
        "config",
        'meta:template xlink:title="x"',
    )[number]
    if tag == "config":
        name, kind = (("PrinterName", "string"), ("PrinterSetup", "base64Binary"))[number % 2]
        item = f'<config:config-item config:name="{name}" config:type="{kind}">{words}</config:config-item>'
        return Text("", settings=item, number=number).content()
    said = f"<{tag}>{words}</{tag.split(maxsplit=1)[0]}>"
    return Text("", meta=said, number=number).content()


def parts(names: tuple[str, ...]):
    """A way of holding words in a part of its own."""

    def make(number: int, words: str) -> bytes:
        name = names[number % len(names)]
        held = words.encode() if number % 2 else words.encode("utf-16") + png(number)
        return Text("", parts={name: held}, number=number).content()

    return make


def orphans(number: int, words: str) -> bytes:
    """Parts that the manifest does not list, and pictures that the text no longer uses."""
    name = (f"old{number}.xml", f"Pictures/{number}.png")[number % 2]
    held = words.encode() if number % 2 == 0 else png(number)
    return Text("", parts={name: held}, unlisted=(name,), number=number).content()


def frame(inner: str, attributes: str = "") -> str:
    """A frame in a paragraph."""
    size = 'draw:style-name="G1" svg:width="5cm" svg:height="4cm"'
    return f"<text:p><draw:frame {size} {attributes}>{inner}</draw:frame></text:p>"


IMAGE = '<draw:image xlink:href="Pictures/1.png"/>'


def pictures(number: int, words: str) -> bytes:
    """Cropped, described, hidden and faint pictures, and pictures that say more by themselves."""
    held = png(number) if number not in {3, 8} else jpeg(number, exif=location(number, words))
    crop = f'<style:graphic-properties fo:clip="rect(0cm, {1 + number}cm, 0cm, 0cm)"/>'
    over = '<style:graphic-properties style:wrap="run-through" style:run-through="foreground"/>'
    own = (crop, "", "", "", over, '<style:graphic-properties draw:image-opacity="0%"/>', "", "", "", crop)[number]
    body = (
        frame(IMAGE),
        frame(f"{IMAGE}<svg:desc>{words}</svg:desc>"),
        frame(f"{IMAGE}<svg:title>{words}</svg:title>"),
        frame(IMAGE),
        frame(IMAGE, 'text:anchor-type="page"'),
        frame(IMAGE),
        frame(IMAGE, f'draw:name="{words}"'),
        frame(IMAGE, 'svg:x="-90cm"'),
        frame(IMAGE),
        frame(IMAGE),
    )[number]
    return Text(body, style("G1", "graphic", own), parts={"Pictures/1.png": held}, number=number).content()


def headers(number: int, words: str) -> bytes:
    """Headers and footers that no page shows."""
    kind = ("header", "footer", "header-left", "header-first", "footer-left")[number % 5]
    said = f"<style:{kind}{{}}><text:p>{words}</text:p></style:{kind}>"
    first = '<style:master-page style:name="Standard" style:page-layout-name="L">{}</style:master-page>'
    if number % 2:
        return Text("", masters=first.format(said.format(' style:display="false"')), number=number).content()
    other = first.replace('"Standard"', '"Unused"').format(said.format(""))
    return Text("", masters=first.format("") + other, number=number).content()


def drawn_text(number: int, words: str) -> bytes:
    """Words in boxes that are hidden, off the page, too small, or in the colour of the box."""
    own = '<style:graphic-properties draw:fill="solid" draw:fill-color="#ffffff"/>'
    white = style("T1", "text", '<style:text-properties fo:color="#ffffff"/>')
    box = f'<draw:text-box><text:p><text:span text:style-name="T1">{words}</text:span></text:p></draw:text-box>'
    plain = f"<draw:text-box><text:p>{words}</text:p></draw:text-box>"
    body = (
        frame(box),
        frame(plain, 'svg:x="60cm"'),
        frame(plain, 'svg:y="-60cm"'),
        frame(plain, 'draw:display="none"'),
        frame(plain).replace('svg:width="5cm"', 'svg:width="0.01cm"'),
    )[number % 5]
    return Text(body, style("G1", "graphic", own) + white, number=number).content()
