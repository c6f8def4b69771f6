"""Whether the letters of a font can be read as text (ISO 32000-2, 9.10.2), without which the gate is blind."""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, Object, Stream

# Names of glyphs that say which character they are: the Adobe Glyph List's are words, and "uni" and "u" hold a number.
CHARACTER = re.compile(
    r"/(?:uni[0-9A-F]{4}|u[0-9A-F]{4,6}|[A-Za-z]|[A-Za-z]{2,}(?:small|oldstyle|superior|inferior)?)(?:[._].*)?"
)
NUMBERED = re.compile(r"/(?:g|G|glyph|cid|CID|c|C|a|A|x|index|H|char|Char|f|F)\d+")
SYMBOLS = re.compile(r"Symbol|Dingbats|Wingdings|Webdings|Marlett", re.IGNORECASE)
BASE = frozenset(
    {"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding", "/PDFDocEncoding"}
)
STANDARD = re.compile(r"(?:[A-Z]{6}\+)?(?:Helvetica|Times|Courier|Arial|TimesNewRoman|CourierNew)", re.IGNORECASE)
KNOWN_CMAP = re.compile(r"/(?:Uni|GB|B5|HK|ETen|CNS|KSC|EUC|90|78|83|RKSJ|Add|Ext|H$|V$)")


def is_blind(font: Object) -> bool:
    """Whether the codes of this font have no map to characters that every reader finds."""
    if _has_map(font.get("/ToUnicode")):
        return False
    kind = font.get("/Subtype")
    encoding = font.get("/Encoding")
    if kind == Name.Type0:
        return not (isinstance(encoding, Name) and KNOWN_CMAP.match(str(encoding)))
    if SYMBOLS.search(str(font.get("/BaseFont", ""))):
        return False  # bullets and arrows
    if isinstance(encoding, Name):
        return str(encoding) not in BASE
    if isinstance(encoding, Dictionary):
        return _differs_blindly(encoding, type3=kind == Name.Type3)
    # Without an encoding the font's own holds, which for a symbolic font may be anything.
    descriptor = font.get("/FontDescriptor")
    flags = int(descriptor.get("/Flags", 0)) if isinstance(descriptor, Dictionary) else 32
    return bool(flags & 4) and not STANDARD.match(str(font.get("/BaseFont", ""))[1:]) or kind == Name.Type3  # noqa: RUF021 - 4 is the flag for symbols (ISO 32000-2, table 121), and binds first


def _has_map(to_unicode: Object | None) -> bool:
    """Whether there is a ToUnicode map that maps anything, or a name such as Identity-H."""
    if isinstance(to_unicode, Stream):
        data = to_unicode.read_bytes()
        return b"beginbfchar" in data or b"beginbfrange" in data
    return False


def _differs_blindly(encoding: Object, *, type3: bool) -> bool:
    """Whether most of the names in an encoding's differences say nothing of their characters."""
    differences = encoding.get("/Differences")
    names = [str(item) for item in differences if isinstance(item, Name)] if isinstance(differences, Array) else []
    if not names:
        return type3
    blind = sum(bool(NUMBERED.fullmatch(name)) or not CHARACTER.fullmatch(name) for name in names)
    return blind * 2 > len(names)
