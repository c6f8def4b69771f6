"""What the theme's templates ask for: the words of the frame around every page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import Any

from disclosure_log import __version__
from disclosure_log.config import Options
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.page import Slots, base_of
from disclosure_log.records.body import Heading

POLICY = (
    "default-src 'none'; "
    "script-src 'self'; style-src 'self'; "  # nothing that stands inside a page runs
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""The Content-Security-Policy of every page (https://www.w3.org/TR/CSP3/): nothing comes from anywhere else."""


class Frame:
    """Known to the templates as `disclosure`."""

    version = __version__

    def __init__(self, composer: Composer, *, preview: bool, broken: Iterable[str] = ()) -> None:
        self._preview, self._broken = preview, sorted(set(broken))
        self.words = composer.words
        self.policy = "" if preview else POLICY  # live reload runs an inline script
        self.options: Options = composer.site.options
        self.unofficial = composer.words.unofficial
        self._composer = composer
        self.footer: list[Any] = []
        """The hand-written pages that every footer links to."""
        self.style_sheets: list[str] = []
        """The addresses of the theme's own style sheets; ours come after them."""
        self.tables: dict[str, Any] = {}
        """The list of contents of each hand-written page, by its address."""

    def broken(self, page: Any) -> list[tuple[str, str]]:
        """Under `serve`: file and way to the page of each response that cannot be shown."""
        base = base_of(page.url) if page and not page.meta.get("family") else ""
        if not self._preview or not base:
            return []
        return [(path, f"{base}/{path.removesuffix('.md')}/") for path in self._broken]

    def title(self, page: Any, otherwise: str) -> str:
        """The title of a page as plain text."""
        if page is None or not page:
            return self.words.said("Page not found")
        if page.is_homepage:
            return otherwise
        return self.plain(page.meta.get("title") or page.title or "")

    @staticmethod
    def plain(text: str) -> str:
        """`text` without tags and entities; it is escaped where it is shown."""
        return html.unescape(re.sub(r"<[^>]+>", "", str(text)))

    def way(self, page: Any) -> str:
        """The way to a hand-written page that is a list, as HTML; otherwise empty."""
        return self._composer.way(page.url) if page and not page.meta.get("family") else ""

    @classmethod
    def target(cls, entry: Any) -> Any:
        """Where an entry of the navigation leads: of a section, to the first of its pages."""
        return cls.target(entry.children[0]) if entry.children else entry

    def contents(self, page: Any) -> str:
        """The list of contents of a page, as HTML."""
        if not page:
            return ""
        if page.meta.get("family"):
            return Slots.CONTENTS
        headings: list[Heading] = []
        _collect(self.tables.get(page.url, ()), headings.append)
        return self._composer.contents(page.url, headings) if len(headings) > 1 else ""


def _collect(items: Any, add: Callable[[Heading], None]) -> None:
    for item in items:
        if item.level in (2, 3):
            add(Heading(item.level, item.id, Frame.plain(item.title)))
        _collect(item.children, add)
