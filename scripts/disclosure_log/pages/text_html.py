"""Writes the text of a file as HTML: its headings in the outline of the page, its lists, its tables, its paragraphs.

Every word of the text is escaped here, and stands in the page once and in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import count

from markupsafe import Markup

from disclosure_log.documents.texts import Block, Cell, Heading, Item, Items, Paragraph, Section, Table

DEEPEST = 6
"""HTML has no deeper heading."""


class TextWriter:
    """Writes the sections of one page of a site."""

    def __init__(self, name: Callable[[int], str], caption: Callable[[Table, Section], str]) -> None:
        """`name` gives a name to a table by its number on the page; `caption` the words over one with rows to go to."""
        self._name, self._caption = name, caption
        self._numbers = count(1)
        self._outline: list[int] = []
        self._top = 1

    def heading(self, section: Section, title: str, *, top: bool) -> Markup:
        """The heading of a section: on `top` just below the title of the page, else where its level belongs."""
        if top:
            self._outline, self._top = [], 2
            level = 2
        else:
            level = self._level(section.level or 1)
        return Markup(f"<h{level}>{escape(title)}</h{level}>")  # noqa: S704 - it was escaped

    def blocks(self, section: Section) -> Markup:
        """What stands in a section."""
        return Markup("\n".join(self._block(block, section) for block in section.blocks))  # noqa: S704 - as above

    def _block(self, block: Block, section: Section) -> str:
        match block:
            case Paragraph():
                return f"<p>{_lines(block.text)}</p>"
            case Heading():
                level = self._level(block.level)
                return f"<h{level}>{_lines(block.text)}</h{level}>"
            case Items():
                return "".join(_list(block.items))
            case Table():
                return self._table(block, section)

    def _level(self, level: int) -> int:
        """The level in the page for one of the document, so that none is skipped on the way down."""
        while self._outline and self._outline[-1] >= level:
            self._outline.pop()
        self._outline.append(level)
        return min(self._top + len(self._outline), DEEPEST)

    def _table(self, table: Table, section: Section) -> str:
        number, before = next(self._numbers), escape(section.before_rows)
        head = f"<thead><tr>{_cells(table.head)}</tr></thead>\n" if table.head else ""
        rows = "\n".join(
            f'<tr id="{before}row-{row}">{_cells(cells)}</tr>' if table.first else f"<tr>{_cells(cells)}</tr>"
            for row, cells in enumerate(table.rows, table.first)
        )
        body = f"<tbody>\n{rows}\n</tbody>\n" if rows else ""
        if table.first:
            identity = f"table-{number}"
            caption = f'<caption id="{identity}">{escape(self._caption(table, section))}</caption>\n'
            said = f'aria-labelledby="{identity}"'
        else:
            caption, said = "", f'aria-label="{escape(self._name(number))}"'
        return (
            f'<div class="table-scroll" tabindex="0" role="region" {said}>\n'
            f"<table>\n{caption}{head}{body}</table>\n</div>"
        )


def has_row(section: Section) -> bool:
    """Whether the anchor of a section is that of a row in it."""
    return any(
        isinstance(block, Table)
        and bool(block.first)
        and bool(block.rows)
        and section.anchor == f"{section.before_rows}row-{block.first}"
        for block in section.blocks
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _list(items: Sequence[Item]) -> Iterator[str]:
    """A list; the numbers and marks of its items are words of theirs."""
    yield '<ul class="dl-file-list">'
    for item in items:
        yield f"<li>{_lines(item.text)}"
        if item.items:
            yield from _list(item.items)
        yield "</li>"
    yield "</ul>"


def _cells(cells: Sequence[Cell]) -> str:
    return "".join(map(_cell, cells))


def _cell(cell: Cell) -> str:
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    if cell.scope:
        return f'<th scope="{cell.scope}"{spans}>{_lines(cell.text)}</th>'
    return f"<td{spans}>{_lines(cell.text)}</td>"
