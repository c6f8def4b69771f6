# ruff: noqa: E501 - XML reads worst where it is broken
"""Workbooks of Office Open XML, written by hand so that each of their parts can be what an office never writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from disclosure_log.gate.notes import letters

OPEN = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

THEME = (
    '<a:theme xmlns:a="{a}" name="Office Theme"><a:themeElements><a:clrScheme name="Office">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>'
    + "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in zip(
            ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"),
            ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
            strict=True,
        )
    )
    + '</a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)

FIGURES = (("Year", "Requests", "Answered in time"), (2021, 702, 0.91), (2022, 655, 0.93), (2023, 718, 0.9))
"""What every workbook shows."""


@dataclass
class Styles:
    """The looks of cells, collected as they are asked for."""

    fonts: list[str] = field(default_factory=lambda: ['<sz val="11"/><color theme="1"/><name val="Calibri"/>'])
    fills: list[str] = field(
        default_factory=lambda: ['<patternFill patternType="none"/>', '<patternFill patternType="gray125"/>']
    )
    formats: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=lambda: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'])
    dxfs: list[str] = field(default_factory=list)
    more: str = ""

    def add(self, font: str = "", fill: str = "", code: str = "", alignment: str = "") -> int:
        """The number of a new look."""
        place = [0, 0, 0]
        if font:
            self.fonts.append(font)
            place[0] = len(self.fonts) - 1
        if fill:
            self.fills.append(fill)
            place[1] = len(self.fills) - 1
        if code:
            self.formats.append(code)
            place[2] = 163 + len(self.formats)
        self.forms.append(
            f'<xf numFmtId="{place[2]}" fontId="{place[0]}" fillId="{place[1]}" borderId="0" xfId="0" applyNumberFormat="1" '
            f'applyFont="1" applyFill="1"'
            + (f' applyAlignment="1"><alignment {alignment}/></xf>' if alignment else "/>")
        )
        return len(self.forms) - 1

    def dress(self, inner: str) -> int:
        """The number of a new differential format."""
        self.dxfs.append(inner)
        return len(self.dxfs) - 1

    def xml(self) -> str:
        """The part."""
        formats = "".join(
            f'<numFmt numFmtId="{164 + index}" formatCode={quoteattr(code)}/>'
            for index, code in enumerate(self.formats)
        )
        return (
            (f"<numFmts>{formats}</numFmts>" if formats else "")
            + f"<fonts>{''.join(f'<font>{font}</font>' for font in self.fonts)}</fonts>"
            + f"<fills>{''.join(f'<fill>{fill}</fill>' for fill in self.fills)}</fills>"
            + "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            + f"<cellXfs>{''.join(self.forms)}</cellXfs>"
            + '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            + f"<dxfs>{''.join(f'<dxf>{inner}</dxf>' for inner in self.dxfs)}</dxfs>"
            + self.more
        )


@dataclass
class Sheet:
    """One sheet."""

    name: str = "Figures"
    state: str = ""
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """The XML of each cell, by row and column."""
    row_attributes: dict[int, str] = field(default_factory=dict)
    before: str = ""
    """What stands before the cells."""
    after: str = ""
    """What stands after them, in the order of the schema."""
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    """Identifier, kind, target; a target with a colon in it is outside."""
    kind: str = "worksheet"


class Book:
    """A workbook in the making; `variation` decides how it is written, not what it says."""

    def __init__(self, variation: int = 0) -> None:
        self.variation = variation
        self.styles = Styles()
        self.sheets: list[Sheet] = []
        self.strings: list[str] = []
        self.parts: dict[str, str | bytes] = {}
        """Further parts."""
        self.types: dict[str, str] = {}
        """Their media types; `.png` stands for all that end so."""
        self.relations: list[tuple[str, str, str]] = []
        """Further relationships of the workbook."""
        self.root_relations: list[tuple[str, str, str]] = []
        self.workbook_before = ""
        self.workbook_after = ""
        self.main_type = f"{SPREADSHEET}.sheet.main+xml"

    @property
    def strict(self) -> bool:
        """Whether it is written in the Strict form."""
        return self.variation == 5

    def sheet(self, name: str = "Figures", state: str = "") -> Sheet:
        """A new sheet."""
        self.sheets.append(Sheet(name, state))
        return self.sheets[-1]

    def true(self) -> str:
        """How this variation writes that something is so."""
        return "true" if self.variation % 2 else "1"

    def put(self, sheet: Sheet, row: int, column: int, value: object, style: int = 0) -> None:
        """Write a cell."""
        reference = f'r="{letters(column)}{row}"' + (f' s="{style}"' if style else "")
        if isinstance(value, str):
            if self.variation in {1, 6}:
                cell = f'<c {reference} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
            else:
                cell = f'<c {reference} t="s"><v>{self.string(f"<t>{escape(value)}</t>")}</v></c>'
        else:
            cell = f"<c {reference}><v>{value}</v></c>"
        sheet.rows.setdefault(row, {})[column] = cell

    def raw(self, sheet: Sheet, row: int, column: int, attributes: str, inner: str) -> None:
        """Write a cell as it is given."""
        sheet.rows.setdefault(row, {})[column] = f'<c r="{letters(column)}{row}" {attributes}>{inner}</c>'

    def string(self, inner: str) -> int:
        """The number of a common string."""
        if inner not in self.strings:
            self.strings.append(inner)
        return self.strings.index(inner)

    def table(self, sheet: Sheet, rows: Sequence[Sequence[object]] = FIGURES, row: int = 1, column: int = 1) -> None:
        """Write a table."""
        for down, values in enumerate(rows):
            for across, value in enumerate(values):
                self.put(sheet, row + down, column + across, value)

    def add(self, name: str, content: str | bytes, media_type: str = "") -> None:
        """Add a part."""
        self.parts[name] = content
        if media_type:
            self.types[name] = media_type

    def written(self) -> bytes:
        """The file."""
        parts: dict[str, str | bytes] = {}
        types: dict[str, str] = {"/xl/workbook.xml": self.main_type}
        relations = list(self.relations)
        entries = ""
        for index, sheet in enumerate(self.sheets, 1):
            name = f"xl/worksheets/sheet{index}.xml"
            types[f"/{name}"] = f"{SPREADSHEET}.worksheet+xml"
            target = f"/{name}" if self.variation in {3, 7} else f"worksheets/sheet{index}.xml"
            relations.append((f"rId{index}", sheet.kind, target))
            state = f' state="{sheet.state}"' if sheet.state else ""
            entries += f'<sheet name={quoteattr(sheet.name)} sheetId="{index}"{state} r:id="rId{index}"/>'
            parts[name] = self.part("worksheet", sheet.before + self._data(sheet) + sheet.after)
            if sheet.relations:
                parts[f"xl/worksheets/_rels/sheet{index}.xml.rels"] = self._relations(sheet.relations)
        relations += [("rId101", "styles", "styles.xml"), ("rId102", "theme", "theme/theme1.xml")]
        parts["xl/styles.xml"] = self.part("styleSheet", self.styles.xml())
        parts["xl/theme/theme1.xml"] = DECLARATION + THEME.format(a=self.namespace("drawingml/2006/main"))
        types["/xl/styles.xml"] = f"{SPREADSHEET}.styles+xml"
        types["/xl/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
        if self.strings:
            relations.append(("rId103", "sharedStrings", "sharedStrings.xml"))
            strings = "".join(f"<si>{inner}</si>" for inner in self.strings)
            parts["xl/sharedStrings.xml"] = self.part("sst", strings)
            types["/xl/sharedStrings.xml"] = f"{SPREADSHEET}.sharedStrings+xml"
        parts["xl/workbook.xml"] = self.part(
            "workbook", f"{self.workbook_before}<sheets>{entries}</sheets>{self.workbook_after}"
        )
        parts["xl/_rels/workbook.xml.rels"] = self._relations(relations)
        main = "/xl/workbook.xml" if self.variation in {3, 7} else "xl/workbook.xml"
        parts["_rels/.rels"] = self._relations([("rId1", "officeDocument", main), *self.root_relations])
        parts |= self.parts
        types |= {name if name.startswith(".") else f"/{name}": kind for name, kind in self.types.items()}
        return self._zip(types, parts)

    def namespace(self, of: str) -> str:
        """A namespace of this variation's form."""
        return STRICT + of.replace("/2006", "") if self.strict else OPEN + of

    def part(self, root: str, inner: str) -> str:
        """A part of SpreadsheetML, with another prefix in some variations."""
        relationships = self.namespace("officeDocument/2006/relationships")
        own = self.namespace("spreadsheetml/2006/main")
        return f'{DECLARATION}<{root} xmlns="{own}" xmlns:r="{relationships}">{inner}</{root}>'

    def _data(self, sheet: Sheet) -> str:
        rows = ""
        for row in sorted(sheet.rows):
            cells = "".join(cell for _, cell in sorted(sheet.rows[row].items()))
            rows += f'<row r="{row}" {sheet.row_attributes.get(row, "")}>{cells}</row>'
        return f"<sheetData>{rows}</sheetData>"

    def _relations(self, relations: Sequence[tuple[str, str, str]]) -> str:
        entries = ""
        for identity, kind, target in relations:
            root = self.namespace("officeDocument/2006/relationships/")
            full = kind if ":" in kind else root + kind
            outside = ' TargetMode="External"' if ":" in target else ""
            entries += f'<Relationship Id="{identity}" Type="{full}" Target={quoteattr(target)}{outside}/>'
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">{entries}</Relationships>'

    def _zip(self, types: dict[str, str], parts: dict[str, str | bytes]) -> bytes:
        """The archive; the order of the parts, their compression and their encoding are the variation's."""
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        defaults |= {name[1:]: kind for name, kind in types.items() if name.startswith(".")}
        entries = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items())
        entries += "".join(
            f'<Override PartName="{name}" ContentType="{kind}"/>'
            for name, kind in types.items()
            if not name.startswith(".")
        )
        names = list(parts)
        if self.variation in {2, 7}:
            names.reverse()
        elif self.variation == 4:
            names.sort()
        file = io.BytesIO()
        method = zipfile.ZIP_STORED if self.variation in {2, 6} else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(file, "w", method) as archive:
            content_types = f'{DECLARATION}<Types xmlns="{PACKAGE}content-types">{entries}</Types>'
            archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), content_types, method)
            for name in names:
                archive.writestr(zipfile.ZipInfo(name), self._encoded(parts[name]), method)
        return file.getvalue()

    def _encoded(self, content: str | bytes) -> bytes:
        """A part in the encoding of the variation, or with a prefix for the main namespace."""
        if isinstance(content, bytes):
            return content
        if self.variation == 8 and content.startswith(DECLARATION):
            return content.replace("UTF-8", "UTF-16", 1).encode("utf-16")
        if self.variation == 9:
            return b"\xef\xbb\xbf" + content.encode()
        return content.encode()
