"""A copy of the site that opens from a folder.

A browser that reads files shows no folder's `index.html` by itself, and runs no module (HTML Standard, "fetch a module
script": a file has an opaque origin). So the links of the copy name files, and it is the site without JavaScript.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

_WAY = re.compile(r'(?P<before>\s(?:href|action)="|content="0; url=)(?P<way>[^"]*)"')
_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r'[ \t]*<script type="module"[^>]*></script>\n?|</?noscript>')
_PAGE = "index.html"


def open_from_folder(folder: Path) -> None:
    """Let every link of the site in `folder` that leads to a page name that page's file, and take out the scripts."""
    for page in sorted(folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        text = _TAG.sub(partial(_tag, page.parent), _SCRIPT.sub("", text))
        page.write_text(text, encoding="utf-8", newline="\n")


def _tag(folder: Path, match: re.Match[str]) -> str:
    return _WAY.sub(partial(_named, folder), match[0])


def _named(folder: Path, match: re.Match[str]) -> str:
    way = match["way"]
    parts = urlsplit(way)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return match[0]
    if not (folder / unquote(parts.path) / _PAGE).is_file():
        return match[0]
    named = f"{parts.path.rstrip('/')}/{_PAGE}"
    return f'{match["before"]}{named}{way[len(parts.path) :]}"'
