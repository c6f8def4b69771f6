"""Writes Word files as Word does, part by part, for the leaks and the clean files."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="{name}"'
        for prefix, name in {
            "w": W,
            "r": OFFICE,
            "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
            "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
            "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
            "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
            "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
            "v": "urn:schemas-microsoft-com:vml",
            "o": "urn:schemas-microsoft-com:office:office",
            "w10": "urn:schemas-microsoft-com:office:word",
        }.items()
    )
    + ' mc:Ignorable="w14 w15 wp14"'
)
SECTION = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-05-01T09:00:00Z</dcterms:created></cp:coreProperties>'
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>Normal.dotm</Template><TotalTime>3</TotalTime><Pages>1</Pages><Words>120</Words>"
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>{}</Properties>"
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Plain"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/>'
    '<w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid Table 5 Dark"/><w:tcPr><w:shd w:val="clear"'
    ' w:color="auto" w:fill="D9E2F3"/></w:tcPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"'
    ' w:themeColor="background1"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4"'
    ' w:themeFill="accent1"/></w:tcPr></w:tblStylePr></w:style>'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements>'
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr'
    ' val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/>'
    '</a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:hlink><a:srgbClr val="0563C1"/></a:hlink></a:clrScheme>'
    "</a:themeElements></a:theme>"
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1"'
    ' w:bg2="light2" w:t2="dark2" w:accent1="accent1"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids>'
)


@dataclass
class Word:
    """A Word file that is put together."""

    body: str
    styles: str = ""
    settings: str = ""
    core: str = "<dc:title>Response to a request</dc:title>"
    app: str = ""
    section: str = ""
    background: str = ""
    relations: list[tuple[str, str, str, bool]] = field(default_factory=list)
    """Identifier, kind, target, and whether it is outside: of the document part."""
    roots: list[tuple[str, str]] = field(default_factory=list)
    """Kind and target of relationships of the package."""
    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Name, content type and content of further parts."""
    number: int = 0
    """Shapes how the file is written: compressed or not, the order of its parts."""

    def add(self, kind: str, name: str, media_type: str, content: str | bytes, identity: str = "") -> str:
        """Add a part that the document refers to; the identifier of the relationship."""
        identity = identity or f"rId{20 + len(self.relations)}"
        self.relations.append((identity, kind, name, False))
        self.parts[f"word/{name}" if not name.startswith("../") else name[3:]] = (
            media_type,
            content.encode() if isinstance(content, str) else content,
        )
        return identity

    def link(self, target: str, kind: str = "hyperlink") -> str:
        """Add a relationship to something outside; its identifier."""
        self.relations.append((f"rId{20 + len(self.relations)}", kind, target, True))
        return self.relations[-1][0]

    def story(self, kind: str, content: str, number: int = 1) -> str:
        """Add a header, a footer or the notes."""
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        xml = f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
        return self.add(kind, f"{kind}{number}.xml", f"{TYPE}.{kind}+xml", xml)

    def content(self) -> bytes:
        """The file."""
        self.add(
            "styles", "styles.xml", f"{TYPE}.styles+xml", f"<w:styles {NAMESPACES}>{STYLES}{self.styles}</w:styles>"
        )
        settings = f"<w:settings {NAMESPACES}>{SETTINGS}{self.settings}</w:settings>"
        self.add("settings", "settings.xml", f"{TYPE}.settings+xml", settings)
        self.add("theme", "theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", THEME)
        body = f"<w:body>{self.body}<w:sectPr>{self.section}{SECTION}</w:sectPr></w:body>"
        ground = f'<w:background w:color="{self.background}"/>' if self.background else ""
        members: dict[str, bytes] = {
            "word/document.xml": f"<w:document {NAMESPACES}>{ground}{body}</w:document>".encode(),
            "docProps/core.xml": CORE.format(self.core).encode(),
            "docProps/app.xml": APP.format(self.app).encode(),
            "word/_rels/document.xml.rels": _relations(
                [(identity, _kind(kind), target, outside) for identity, kind, target, outside in self.relations]
            ),
        }
        members |= {name: content for name, (_type, content) in self.parts.items()}
        roots = [
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml", False),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
            ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml", False),
        ]
        roots += [(f"rId{at}", _kind(kind), target, False) for at, (kind, target) in enumerate(self.roots, start=4)]
        members["_rels/.rels"] = _relations(roots)
        types = {name: media_type for name, (media_type, _content) in self.parts.items() if media_type}
        types["word/document.xml"] = f"{TYPE}.document.main+xml"
        types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        types["docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        return zipped({"[Content_Types].xml": _types(types), **members}, self.number)


def zipped(members: dict[str, bytes], number: int, first: str = "") -> bytes:
    """A ZIP archive, its members compressed or not, in one order or another; `first` goes first, uncompressed."""
    names = list(members)
    if number % 3 == 2 and not first:
        names = names[:1] + names[:0:-1]
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            stored = number % 4 == 3 or name == first
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, members[name], zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _kind(kind: str) -> str:
    return kind if ":" in kind else f"{OFFICE}/{kind}"


def _relations(relations: list[tuple[str, str, str, bool]]) -> bytes:
    lines = [
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"' + ' TargetMode="External"' * outside + "/>"
        for identity, kind, target, outside in relations
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def _types(types: dict[str, str]) -> bytes:
    usual = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    usual |= {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "bin": "application/octet-stream"}
    usual |= {"emf": "image/x-emf"}
    lines = [f'<Default Extension="{end}" ContentType="{media_type}"/>' for end, media_type in usual.items()]
    lines += [f'<Override PartName="/{name}" ContentType="{media_type}"/>' for name, media_type in types.items()]
    return f'<Types xmlns="{PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no run yet becomes one."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(each if '<' in each else run(each) for each in runs)}</w:p>"


def table(rows: list[list[str]], properties: str = "", cells: str = "", row: str = "") -> str:
    """A table of plain cells."""
    columns = "".join('<w:gridCol w:w="3000"/>' for _cell in rows[0])
    lines = "".join(
        f"<w:tr><w:trPr>{row}</w:trPr>"
        + "".join(
            f"<w:tc><w:tcPr>{cells}</w:tcPr>{each if '<w:p>' in each else paragraph(each)}</w:tc>" for each in line
        )
        + "</w:tr>"
        for line in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def picture(
    identity: str, *, crop: str = "", names: str = 'name="Picture 1"', extra: str = "", anchor: str = ""
) -> str:
    """A picture in a run, in the line or, with `anchor`, anywhere."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{identity}">'
        f"{extra}</a:blip>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:prstGeom"
        ' prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    return drawn(f'<wp:docPr id="1" {names}/>{graphic}', anchor)


def drawn(inside: str, anchor: str = "", size: tuple[int, int] = (2_000_000, 1_500_000), attributes: str = "") -> str:
    """A drawing in a run."""
    extent = f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
    if not anchor:
        return f"<w:r><w:drawing><wp:inline>{extent}{inside}</wp:inline></w:drawing></w:r>"
    where = anchor.partition("|")
    return f"<w:r><w:drawing><wp:anchor {attributes}>{where[0]}{extent}{where[2]}{inside}</wp:anchor></w:drawing></w:r>"


def placed(x: int, y: int, wrap: str = "wrapSquare") -> str:
    """Where a drawing stands, in English Metric Units from the edges of the page."""
    return (
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH><wp:positionV'
        f' relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>|<wp:{wrap}/>'
    )


def box(content: str, *, properties: str = "", fill: str = "", area: str = "2000000", body: str = "") -> str:
    """The shape of a text box."""
    return (
        f'<wp:docPr id="2" name="Text Box 2" {properties}/><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:ext cx="{area}" cy="{area}"/></a:xfrm><a:prstGeom prst="rect"/>{fill}'
        f"</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr>{body}</wps:bodyPr>"
        "</wps:wsp></a:graphicData></a:graphic>"
    )


def complex_field(code: str, result: str = "result") -> str:
    """A field of several runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
