"""Writes a package of parts anew, the same way every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr

MIMETYPE = "mimetype"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP archive can say


def written(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of the members, in their order, without times, owners and comments.

    The media type of OpenDocument stays uncompressed (ISO/IEC 26300-3, 3.3).
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 0
            info.external_attr = 0
            packed = zipfile.ZIP_STORED if name == MIMETYPE else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, packed, compresslevel=6)
    return out.getvalue()


def element(name: str, attributes: Mapping[str, str]) -> str:
    """An empty XML element."""
    return f"<{name}{''.join(f' {key}={quoteattr(said)}' for key, said in attributes.items())}/>"
