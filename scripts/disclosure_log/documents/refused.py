"""Kinds of file that never go out as they are, and how each is known: by its beginning, else by its name.

What to do instead stands in the gate's table of meanings, under the keys that are given here.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from disclosure_log.documents.archives import OLE_MARK

# What files of these kinds begin with: their formats' own specifications, by number of the first byte.
MARKS = (
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (0, b"Rar!\x1a\x07", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (4, b"1AY&SY", "archive"),
    (0, b"\xfd7zXZ\0", "archive"),
    (0, b"\x28\xb5\x2f\xfd", "archive"),
    (0, b"MSCF", "archive"),
    (257, b"ustar", "archive"),
    (0, b"{\\rtf", "rich-text"),
    (0, b"GIF8", "picture"),
    (0, b"BM", "picture"),
    (0, b"II*\0", "picture"),
    (0, b"MM\0*", "picture"),
    (8, b"WEBP", "picture"),
    (4, b"ftyphei", "picture"),
    (4, b"ftypmif1", "picture"),
    (4, b"ftypavif", "picture"),
    (0, b"\0\0\1\0", "picture"),
    (0, b"\xd7\xcd\xc6\x9a", "picture"),
    (40, b" EMF", "picture"),
    (0, b"8BPS", "picture"),
    (0, b"\0\0\0\x0cjP  ", "picture"),
    (4, b"ftyp", "recording"),
    (0, b"ID3", "recording"),
    (0, b"OggS", "recording"),
    (0, b"fLaC", "recording"),
    (0, b"\x1aE\xdf\xa3", "recording"),
    (8, b"WAVE", "recording"),
    (8, b"AVI ", "recording"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "recording"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"#!", "program"),
    (0, b"SQLite format 3\0", "database"),
    (4, b"Standard Jet DB", "database"),
    (4, b"Standard ACE DB", "database"),
    (0, b"!BDN", "mail"),
    (0, b"%!PS", "printing"),
    (0, b"L\0\0\0\x01\x14\x02\0", "program"),
)

WORDS = frozenset({b"BM", b"MZ", b"ID3", b"GIF8", b"MSCF", b"ftyp", b"WAVE", b"AVI ", b"OggS", b"fLaC", b"8BPS"})

SUFFIXES = {
    "archive": ".zip .7z .rar .gz .tgz .tar .bz2 .xz .zst .cab .iso .jar .zipx",
    "mail": ".msg .eml .emlx .mbox .pst .ost .oft .mht .mhtml .vcf .ics",
    "drawing": ".svg .svgz",
    "web": ".html .htm .xhtml .xht .shtml .hta .php .asp .aspx .jsp .xml .xsl .xslt .css .url .webarchive",
    "program": ".exe .dll .com .bat .cmd .ps1 .vbs .vbe .js .jse .mjs .wsf .sh .py .rb .pl .jar .msi .scr .lnk .app"
    " .apk .reg .chm .hlp .scf .cpl",
    "old-word": ".doc .dot .wps .wpd",
    "old-excel": ".xls .xlt .xlw .xla",
    "old-powerpoint": ".ppt .pps .pot",
    "binary-workbook": ".xlsb",
    "word-with-macros": ".docm .dotm .dotx",
    "workbook-template": ".xltm .xltx .xlam .ots",
    "slides": ".pptx .pptm .ppsx .ppsm .potx .odp .key .sxi",
    "rich-text": ".rtf",
    "flat": ".fodt .fods .fodp .fodg",
    "other-office": ".pages .numbers .gdoc .gsheet .odg .odb .odf .ott .vsd .vsdx .pub .one .mpp .xps .oxps .epub",
    "picture": ".gif .tif .tiff .webp .heic .heif .avif .bmp .ico .emf .wmf .psd .jp2 .jxl .raw .dng .cr2 .nef .jfif",
    "recording": ".mp3 .mp4 .m4a .m4v .mov .avi .wmv .wma .wav .mkv .webm .ogg .flac .aac .mpg .mpeg .3gp .dvt",
    "database": ".mdb .accdb .sqlite .db .dbf .sav .dta .parquet .bak .pbix",
    "printing": ".ps .eps .prn .ai .indd",
    "data": ".json .jsonl .geojson .kml .kmz .gpx .shp .yaml .yml .tsv .tab .log .md",
}
"""The ends of names, by kind; a file whose beginning says nothing is known by them."""

OLD = {"old-word": b"WordDocument", "old-excel": b"Workbook", "old-powerpoint": b"PowerPoint Document"}
SPACE_AND_MARK = b"\xef\xbb\xbf \t\r\n"
WEB = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe)[\s>]", re.IGNORECASE)
DRAWING = re.compile(rb"<(?:!doctype\s+)?svg[\s>:]", re.IGNORECASE)
MAIL = re.compile(
    rb"(?:(?:return-path|received|mime-version|delivered-to|x-[\w-]+|message-id|dkim-signature|from|to|subject|date):.*\r?\n"
    rb"(?:[ \t].*\r?\n)*){3}|From \S+ \w{3} \w{3}|BEGIN:VC(?:ARD|ALENDAR)",
    re.IGNORECASE,
)
MAIL_ONLY = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|content-type):|^From |^BEGIN:VC", re.IGNORECASE | re.MULTILINE
)


def why_refused(name: str, head: bytes) -> str | None:
    """The key of the meaning for which a file is refused; None for one whose kind may be looked into.

    `name` is the file's name, `head` its first bytes: 1,024 of them or more. What the content says goes first.
    """
    suffix = PurePath(name.casefold()).suffix
    named = next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes.split()), None) if suffix else None
    kind = _of_content(head) or named
    if kind == "old-office":
        kind = named if named in {"old-word", "old-excel", "old-powerpoint", "mail"} else _old(head)
    return f"file-{kind}" if kind else None


def _of_content(head: bytes) -> str | None:
    """The kind that the beginning of a file tells; None where it tells of none that is refused."""
    if head.startswith(OLE_MARK):
        return "old-office"
    # Short marks are words too: a table may begin with BMW.
    binary = b"\0" in head[:128]
    marks = (kind for at, mark, kind in MARKS if head.startswith(mark, at) and (binary or mark not in WORDS))
    return next(marks, None) or _of_text(head.lstrip(SPACE_AND_MARK))


def _of_text(begun: bytes) -> str | None:
    """The kind that the beginning of a text tells."""
    hidden = begun.startswith((b"<?xml", b"<!--"))
    if DRAWING.match(begun) or (hidden and DRAWING.search(begun)):
        return "drawing"
    if begun.startswith(b"<?xml") and b"office:document" in begun:
        return "flat"
    if WEB.match(begun) or begun.startswith(b"<?xml") or (hidden and WEB.search(begun)):
        return "web"
    return "mail" if MAIL.match(begun) and MAIL_ONLY.search(begun) else None


def _old(head: bytes) -> str:
    """What a compound file of Microsoft holds ([MS-CFB], 2.6.1: the names of its streams), if it tells early."""
    return next((kind for kind, stream in OLD.items() if stream.decode().encode("utf-16-le") in head), "old-office")
