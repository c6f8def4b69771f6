"""A copy of the site that opens from a folder, search and all.

A browser that reads files shows no folder's `index.html` by itself, runs no module, and lets no script read a file. So
the links of the copy name files, its modules are joined (see `joining`), and what they would ask for stands in scripts
(see `site-files.js`).
"""

from __future__ import annotations

import html
import json
import re
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from disclosure_log import search
from disclosure_log.building.joining import joined
from disclosure_log.data.verifying.sealing import CHECKPOINTS_NAME

TABLE = "data/responses.csv"
"""The table of which a reader can download the rows that were found."""

_ASSETS = "assets/disclosure-log"
_PAGE, _LOST = "index.html", "404.html"
_WAY = re.compile(r'(?P<before>\s(?:href|action)="|content="0; url=)(?P<way>[^"]*)"')
_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_OURS = re.compile(rf'<script type="module" (?P<src>src="[^"]*\b{_ASSETS}/(?P<name>[\w-]+\.js)")></script>')
_MODULE = re.compile(r'[ \t]*(?:<script type="module"[^>]*></script>|<link rel="modulepreload"[^>]*>)\n?')
_CHECKPOINTS = re.compile(rf'<a href="[./]*{re.escape(CHECKPOINTS_NAME)}">(?P<words>.*?)</a>', re.DOTALL)


STORED = "files/"
"""Where a copy has the attachments that lie in the store of the log."""


def open_from_folder(folder: Path, address: str, store: str) -> None:
    """Let the finished site in `folder`, which is not sealed yet, open without a web server.

    `address` is where the site itself is published, if that is known: there lies what the copy has not. `store` is
    that of the attachments' store, if there is one: its files are in the folder `STORED` of the copy. Scripts of others
    that are modules are taken out. Raises `UnknownFormError` where our modules cannot be joined.
    """
    (folder / _LOST).unlink(missing_ok=True)  # only a web server shows it
    entries: set[str] = set()
    for page in sorted(folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        entries.update(found["name"] for found in _OURS.finditer(text))
        text = _MODULE.sub("", _OURS.sub(r"<script defer \g<src>></script>", text))
        text = _CHECKPOINTS.sub(partial(_published, address), text)
        if store:
            top = "../" * len(page.relative_to(folder).parts[:-1])
            text = text.replace(f'"{html.escape(store)}', f'"{top}{STORED}')
        text = _TAG.sub(partial(_tag, page.parent), text)
        page.write_text(text, encoding="utf-8", newline="\n")
    _join(folder / _ASSETS, entries)
    _give_away(folder)


def _join(assets: Path, entries: set[str]) -> None:
    """Put the script that a page loads in the place of the module, and take away the others."""
    scripts = {name: joined(assets / name) for name in sorted(entries)}
    for module in assets.glob("*.js"):
        module.unlink()
    for name, text in scripts.items():
        (assets / name).write_text(text, encoding="utf-8", newline="\n")


def _give_away(folder: Path) -> None:
    """Put scripts in the place of what the search asks for, and one beside the table."""
    if not (folder / search.FOLDER).is_dir():
        return
    for file in sorted((folder / search.FOLDER).rglob("*.json")):
        _write_script(file, file.read_text(encoding="utf-8"))
        file.unlink()
    # As it is: other ends of lines are other rows.
    _write_script(folder / TABLE, json.dumps((folder / TABLE).read_bytes().decode("utf-8-sig"), ensure_ascii=False))


def _write_script(file: Path, content: str) -> None:
    """Write the script that gives `content` away: JSON, as text, since `__proto__` says another thing in a script."""
    quoted = content.replace("\\", "\\\\").replace("'", "\\'")
    text = f"disclosureLogFile('{quoted}');\n"
    file.with_name(f"{file.name}.js").write_text(text, encoding="utf-8", newline="\n")


def _published(address: str, match: re.Match[str]) -> str:
    """A link to the checkpoints leads to those of the site itself; where its address is not known, nowhere."""
    return f'<a href="{html.escape(address)}{CHECKPOINTS_NAME}">{match["words"]}</a>' if address else match["words"]


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
