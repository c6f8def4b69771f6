"""OpenDocument texts that hold more than they show, and as LibreOffice writes them."""

from __future__ import annotations

from tests.leaks.forms import Clean, Leak
from tests.leaks.open_file import (
    IMAGE,
    Text,
    drawn_text,
    frame,
    grounds,
    headers,
    inside,
    metadata,
    orphans,
    paragraphs,
    parts,
    pictures,
    rows,
    spans,
    style,
    tracked,
)
from tests.leaks.pictures import png

LINK = '<text:p><text:a xlink:href="{}">seen</text:a></text:p>'

LEAKS_OPEN = [
    Leak(
        "hidden text", ".odt", ("DL101",), spans('text:display="none"', 'text:display="condition" text:condition="x"')
    ),
    Leak(
        "white text",
        ".odt",
        ("DL101",),
        spans('fo:color="#ffffff"', 'fo:color="#fefefe" loext:opacity="100%"', 'fo:color="#fffff0"'),
    ),
    Leak("colour of the ground", ".odt", ("DL101", "DL102"), grounds),
    Leak(
        "tiny and transparent text",
        ".odt",
        ("DL101",),
        spans(
            'fo:font-size="1pt"',
            'fo:color="#000000" loext:opacity="0%"',
            'style:text-scale="1%"',
            'fo:letter-spacing="-5pt"',
            'style:text-position="super 1%"',
            'fo:font-size="1%"',
        ),
    ),
    Leak(
        "blacked out by colour",
        ".odt",
        ("DL102",),
        spans('fo:color="#000000" fo:background-color="#000000"', 'fo:background-color="#000000" fo:color="#0a0a0a"'),
    ),
    Leak(
        "text off the page",
        ".odt",
        ("DL101",),
        paragraphs(
            'fo:margin-left="-20cm"',
            'fo:margin-left="30cm"',
            'fo:text-indent="-15cm"',
            'fo:line-height="0.02cm"',
            'fo:margin-left="10cm" fo:margin-right="10cm"',
        ),
    ),
    Leak("hidden rows and covered cells", ".odt", ("DL101",), rows),
    Leak(
        "hidden sections and fields",
        ".odt",
        ("DL101",),
        inside(
            '<text:section text:name="S" text:display="none"><text:p>{}</text:p></text:section>',
            '<text:section text:name="S" text:display="condition"><text:p>{}</text:p></text:section>',
            '<text:p><text:hidden-text text:condition="1" text:string-value="{}"/></text:p>',
            '<text:p><text:hidden-paragraph text:condition="1"/>{}</text:p>',
            '<text:p><text:conditional-text text:string-value-if-false="{}">seen</text:conditional-text></text:p>',
            '<text:p><text:toc-mark text:string-value="{}"/></text:p>',
            '<text:p><text:alphabetical-index-mark text:string-value="{}"/></text:p>',
            "<text:section text:name='S'>{}</text:section>",
        ),
    ),
    Leak(
        "tracked changes",
        ".odt",
        ("DL117",),
        inside(
            tracked("<text:deletion><text:p>{}</text:p></text:deletion>"),
            tracked(
                "<text:insertion><office:change-info><dc:creator>{}</dc:creator></office:change-info></text:insertion>"
            ),
            '<text:p><text:change text:change-id="{}"/></text:p>',
            '<text:p><text:change-start text:change-id="c"/>{}<text:change-end text:change-id="c"/></text:p>',
        ),
    ),
    Leak(
        "comments",
        ".odt",
        ("DL103",),
        inside(
            "<text:p>seen<office:annotation><dc:creator>{}</dc:creator><text:p>x</text:p></office:annotation></text:p>",
            "<text:p><office:annotation><text:p>{}</text:p></office:annotation></text:p>",
            "<text:p>{}<office:annotation-end office:name='a'/></text:p>",
        ),
    ),
    Leak(
        "variables",
        ".odt",
        ("DL115",),
        inside(
            '<text:user-field-decls><text:user-field-decl office:string-value="{}"/></text:user-field-decls>',
            '<text:variable-decls><text:variable-decl text:name="{}"/></text:variable-decls>',
            '<text:p><text:variable-set text:name="a" text:display="none" office:string-value="{}"/></text:p>',
            '<text:p><text:user-defined text:name="{}">seen</text:user-defined></text:p>',
        ),
    ),
    Leak(
        "loaded from elsewhere",
        ".odt",
        ("DL100",),
        inside(
            '<text:section text:name="S"><text:section-source xlink:href="file:///{}.odt"/></text:section>',
            '<text:p><text:database-display text:table-name="{}">seen</text:database-display></text:p>',
            '<text:dde-connection-decls><text:dde-connection-decl office:dde-item="{}"/></text:dde-connection-decls>',
            frame('<draw:image xlink:href="https://example.org/{}.png"/>'),
            '<text:p><text:execute-macro text:name="{}">seen</text:execute-macro></text:p>',
            '<text:p><text:script script:language="x">{}</text:script></text:p>',
            frame('<draw:floating-frame xlink:href="https://example.org/{}"/>'),
            '<text:alphabetical-index-auto-mark-file xlink:href="{}.sdi"/>',
        ),
    ),
    Leak(
        "forms",
        ".odt",
        ("DL104",),
        inside(
            '<office:forms><form:form form:name="{}"/></office:forms>',
            '<text:p><text:drop-down text:name="a"><text:label text:value="{}"/>seen</text:drop-down></text:p>',
            '<text:p><text:text-input text:description="{}">seen</text:text-input></text:p>',
        ),
    ),
    Leak(
        "links",
        ".odt",
        ("DL106", "DL109"),
        inside(
            LINK.replace("{}", "file:///S:/{}"),
            LINK.replace("{}", "../{}.odt"),
            '<text:p><text:a xlink:href="https://example.org" office:title="{}">seen</text:a></text:p>',
            LINK.replace("{}", "vnd.sun.star.script:{}"),
            LINK.replace("{}", "mailto:a@example.org?body={}"),
        ),
    ),
    Leak("properties and printers", ".odt", ("DL107",), metadata),
    Leak("thumbnail", ".odt", ("DL110",), parts(("Thumbnails/thumbnail.png",))),
    Leak(
        "earlier versions",
        ".odt",
        ("DL108",),
        parts(("Versions/Version1", "VersionList.xml", "Versions/a/content.xml")),
    ),
    Leak(
        "files and programs inside",
        ".odt",
        ("DL100", "DL105"),
        parts(
            (
                "Object 1/content.xml",
                "ObjectReplacements/Object 1",
                "Basic/Standard/Module1.xml",
                "Scripts/python/a.py",
                "Object 2",
                "Media/a.mp4",
                "Dialogs/a.xml",
            )
        ),
    ),
    Leak(
        "unknown parts",
        ".odt",
        ("DL116", "DL107"),
        parts(
            (
                "strange.xml",
                "Configurations2/menubar/menubar.xml",
                "Fonts/a.ttf",
                "META-INF/documentsignatures.xml",
                "Pictures/1.svm",
            )
        ),
    ),
    Leak("parts that nothing uses", ".odt", ("DL108",), orphans),
    Leak("pictures", ".odt", ("DL107", "DL109", "DL110"), pictures),
    Leak("headers that no page shows", ".odt", ("DL101",), headers),
    Leak("words in drawings", ".odt", ("DL101", "DL110"), drawn_text),
    Leak(
        "words where none belong",
        ".odt",
        ("DL101", "DL109", "DL116"),
        inside(
            "<text:p><text:bookmark text:name='{}'/>seen</text:p>",
            "<text:p><x:a xmlns:x='http://example.org/x'>{}</x:a></text:p>",
            "<text:unheard-of>{}</text:unheard-of>",
            "<text:p><!-- {} -->seen</text:p>",
            "<table:table>{}</table:table>",
            "<text:p>\u202e{}</text:p>",
        ),
    ),
]


def plain(number: int) -> bytes:
    """A text with lists, a table with a dark heading, links, a footnote and page numbers."""
    white = style("T1", "text", '<style:text-properties fo:color="#ffffff" loext:opacity="100%"/>')
    dark = style("C1", "table-cell", '<style:table-cell-properties fo:background-color="#003366"/>')
    column = style("K1", "table-column", '<style:table-column-properties style:column-width="5cm"/>')
    heading = (
        '<table:table-cell table:style-name="C1"><text:p><text:span text:style-name="T1">Year</text:span></text:p>'
        "</table:table-cell>"
    )
    body = (
        "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
        '<table:table><table:table-column table:style-name="K1" table:number-columns-repeated="2"/>'
        f"<table:table-header-rows><table:table-row>{heading}{heading}</table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>2023</text:p></table:table-cell><table:table-cell><text:p>5</text:p>"
        "</table:table-cell></table:table-row></table:table>"
        '<text:p>See <text:a xlink:href="https://example.org/">our website</text:a><text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Rules.</text:p></text:note-body></text:note>.<text:s/>Tŷ gwyn"
        "</text:p>"
    )
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="L"><style:footer><text:p>Page '
        "<text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    )
    return Text(body, white + dark + column, masters=masters, number=number).content()


def with_picture(number: int) -> bytes:
    """A text with a picture, and with settings as LibreOffice writes them."""
    setting = 'config:name="PrinterIndependentLayout" config:type="string"'
    setting = f"<config:config-item {setting}>high-resolution</config:config-item>"
    body = frame(IMAGE, 'draw:name="Image1" text:anchor-type="paragraph"')
    return Text(body, settings=setting, parts={"Pictures/1.png": png(number)}, number=number).content()


def welsh(number: int) -> bytes:
    """A text in Welsh with a title and dates."""
    meta = "<dc:title>Ymateb</dc:title><dc:language>cy</dc:language><dc:date>2024-05-01T09:00:00</dc:date>"
    return Text("<text:p>Llanfair-yng-Nghornwy, ŵ ŷ</text:p>", meta=meta, number=number).content()


CLEAN_OPEN = [
    Clean("text of LibreOffice", ".odt", plain, 3),
    Clean("text of LibreOffice with a picture", ".odt", with_picture, 2),
    Clean("text in Welsh", ".odt", welsh, 2),
]
