"""The elements and attributes of a workbook that are understood; whatever else stands in one is noted.

Source: ISO/IEC 29500-1, 18, and [MS-XLSX] for what Microsoft added. Everything here is looked at by a function of
its own, or can hold nothing but numbers, references and single words of the format.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from disclosure_log.documents.spreadsheetml import attributes_of, keyed

WORKBOOK = {
    "workbook", "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "workbookView",
    "sheets", "sheet", "definedNames", "definedName", "calcPr", "extLst", "ext", "mc:AlternateContent", "mc:Choice",
    "x15ac:absPath", "xr:revisionPtr", "x15:workbookPr", "xcalcf:calcFeatures", "xcalcf:feature", "loext:extCalcPr",
    "fileRecoveryPr", "x14:workbookPr", "mx:ArchID", "functionGroups", "externalReferences", "externalReference",
    "pivotCaches", "pivotCache", "customWorkbookViews", "customWorkbookView",
}  # fmt: skip
"""Those of the workbook itself."""

SHEET = {
    "sheetPr", "tabColor", "outlinePr", "pageSetUpPr", "dimension", "sheetViews", "sheetView", "pane", "selection",
    "sheetFormatPr", "cols", "col", "sheetCalcPr", "sheetProtection", "autoFilter", "filterColumn", "filters",
    "filter", "customFilters", "customFilter", "dateGroupItem", "top10", "dynamicFilter", "colorFilter",
    "iconFilter", "sortState", "sortCondition", "mergeCells", "mergeCell", "phoneticPr", "conditionalFormatting",
    "cfRule", "formula", "colorScale", "dataBar", "iconSet", "cfvo", "color", "dataValidations", "dataValidation",
    "formula1", "formula2", "hyperlinks", "hyperlink", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter", "rowBreaks", "colBreaks",
    "brk", "ignoredErrors", "ignoredError", "drawing", "legacyDrawing", "legacyDrawingHF", "tableParts",
    "tablePart", "extLst", "ext", "x14:conditionalFormattings", "x14:conditionalFormatting", "x14:cfRule",
    "x14:dataBar", "x14:cfvo", "x14:iconSet", "x14:colorScale", "x14:color", "x14:fillColor", "x14:borderColor",
    "x14:negativeFillColor", "x14:negativeBorderColor", "x14:axisColor", "xm:f", "xm:sqref", "x14:id", "x14:dxf",
    "font", "b", "i", "u", "strike", "sz", "name", "family", "scheme", "fill", "patternFill", "fgColor",
    "bgColor", "border", "left", "right", "top", "bottom", "numFmt", "alignment", "protection", "vertical",
    "horizontal", "x14:dataValidations", "x14:dataValidation", "x14:formula1", "x14:formula2",
    "x14:sparklineGroups", "x14:sparklineGroup", "x14:colorSeries", "x14:colorNegative", "x14:colorAxis",
    "x14:colorMarkers", "x14:colorFirst", "x14:colorLast", "x14:colorHigh", "x14:colorLow", "x14:sparklines",
    "x14:sparkline", "x14:ignoredErrors", "x14:ignoredError", "diagonal", "start", "end", "shadow", "charset",
    "outline", "condense", "extend", "vertAlign", "mx:PLV", "pivotSelection", "pivotArea", "references",
    "reference",
}  # fmt: skip
"""Those of a sheet, but its cells."""

TABLE = {
    "table", "autoFilter", "filterColumn", "filters", "filter", "customFilters", "customFilter", "dateGroupItem",
    "top10", "dynamicFilter", "colorFilter", "iconFilter", "sortState", "sortCondition", "tableColumns",
    "tableColumn", "calculatedColumnFormula", "totalsRowFormula", "tableStyleInfo", "extLst", "ext", "x14:table",
}  # fmt: skip
"""Those of a table."""

STYLES = {
    "styleSheet", "numFmts", "numFmt", "fonts", "font", "b", "i", "u", "strike", "outline", "shadow", "condense",
    "extend", "color", "sz", "name", "family", "charset", "scheme", "vertAlign", "fills", "fill", "patternFill",
    "fgColor", "bgColor", "gradientFill", "stop", "borders", "border", "left", "right", "top", "bottom", "diagonal",
    "vertical", "horizontal", "start", "end", "cellStyleXfs", "cellXfs", "xf", "alignment", "protection",
    "cellStyles", "cellStyle", "dxfs", "dxf", "tableStyles", "tableStyle", "tableStyleElement", "colors",
    "indexedColors", "rgbColor", "mruColors", "extLst", "ext", "x14:slicerStyles", "x15:timelineStyles",
    "mc:AlternateContent", "mc:Choice",
}  # fmt: skip
"""Those of the styles."""

WORDED = {
    ("fileSharing", "userName"), ("sheet", "name"), ("definedName", "*"), ("x15ac:absPath", "url"),
    ("cfRule", "text"), ("dataValidation", "*"), ("x14:dataValidation", "*"), ("hyperlink", "*"), ("filter", "val"),
    ("customFilter", "val"), ("table", "*"), ("tableColumn", "*"), ("numFmt", "formatCode"), ("name", "val"),
    ("cellStyle", "name"), ("tableStyle", "name"), ("tableStyleInfo", "name"), ("x14:cfRule", "text"), ("ext", "uri"),
    ("workbookProtection", "*"), ("sheetProtection", "*"), ("cfvo", "val"), ("x14:table", "*"),

    ("customWorkbookView", "name"),
}  # fmt: skip
"""Attributes that can hold words, each looked at by a function of its own."""

TEXTED = {
    "definedName", "formula", "formula1", "formula2", "oddHeader", "oddFooter", "evenHeader", "evenFooter",
    "firstHeader", "firstFooter", "xm:f", "xm:sqref", "x14:id", "calculatedColumnFormula", "totalsRowFormula",
}  # fmt: skip
"""Elements that have text, each looked at by a function of its own."""

EXTENSION = re.compile(r"\{?[0-9A-Fa-f-]{36}\}?|http://schemas\.microsoft\.com/office/mac/excel/2008/main")
"""How an extension is named."""

MECHANICAL = re.compile(
    r"[-+]?[\d.]+(?:[eE][-+]?\d+)?%?|\w{0,40}|microsoft\.com:[\w.]{1,40}|\{[0-9A-Fa-f-]{36}\}|[0-9A-Fa-f-]{0,40}"
    r"|\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?(?: \$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?)*"
    r"|\$?\d+:\$?\d+(?: \$?\d+:\$?\d+)*|(?:(?:x14ac|x14|x15|x15ac|x16r2|xr\d*|xcalcf|mc|loext)\s*)+|rId\w*"
    r"|\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|[0-9A-Fa-f]{1,8}-[0-9A-Fa-f_\-{}]{0,60}|\d+_(?:ncr:|\w{1,3}:)?(?:\d+_)*\{?[0-9A-Fa-f-]*\}?|#REF!"
)
"""What an attribute without words looks like."""


def check(root: Element, known: set[str], strange: Callable[[str], None]) -> None:
    """Call `strange` with the words of everything under `root` that is not understood."""
    for element in root.iter():
        key = keyed(element.tag)
        if key not in known:
            strange(f"{element.tag} {element.text or ''} {' '.join(element.attrib.values())}")
        elif element.text and element.text.strip() and key not in TEXTED:
            strange(element.text)
        if element.tail and element.tail.strip() and element is not root:
            strange(element.tail)
        for name, value in attributes_of(element.attrib).items():
            if key == "ext" and name == "uri" and not EXTENSION.fullmatch(value):
                strange(value)
            if (key, name) in WORDED or (key, "*") in WORDED or MECHANICAL.fullmatch(value.strip()):
                continue
            strange(f"{name} {value}")
