"""Texts as JSON: how they go through the pipe of the sandbox and into the cache."""

from __future__ import annotations

import json
from typing import Any

from disclosure_log.documents.texts.model import (
    Block,
    Cell,
    DocumentText,
    Form,
    Heading,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
)


def packed(text: DocumentText) -> str:
    """The text as JSON, from which `unpacked` makes it again."""
    sections = [
        [each.anchor, each.heading, each.number, each.level, each.empty, each.goes_on, _packed(each.blocks)]
        for each in text.sections
    ]
    said = {"form": text.form, "total": text.total, "complete": text.complete, "sections": sections}
    said |= {"guessed": True} if text.guessed else {}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def unpacked(said: str) -> DocumentText:
    """What `packed` wrote. Raises `ValueError`, `KeyError`, `TypeError` or `IndexError` for anything else."""
    whole = json.loads(said)
    sections = tuple(
        Section(str(anchor), _unpacked(blocks), str(heading), int(number), int(level), bool(empty), bool(goes_on))
        for anchor, heading, number, level, empty, goes_on, blocks in whole["sections"]
    )
    complete, guessed = bool(whole["complete"]), bool(whole.get("guessed"))
    return DocumentText(Form(whole["form"]), sections, int(whole["total"]), complete, guessed)


def _packed(blocks: tuple[Block, ...]) -> list[Any]:
    """Blocks as JSON: a paragraph is a string, another block a list that begins with its kind."""
    packed: list[Any] = []
    for block in blocks:
        match block:
            case Paragraph():
                packed.append(block.text)
            case Heading():
                packed.append(["h", block.level, block.text])
            case Items():
                packed.append(["l", _packed_items(block.items)])
            case Table():
                packed.append(["t", block.first, _packed_row(block.head), [_packed_row(row) for row in block.rows]])
    return packed


def _packed_items(items: tuple[Item, ...]) -> list[Any]:
    return [[item.text, _packed_items(item.items)] for item in items]


def _packed_row(row: tuple[Cell, ...]) -> list[Any]:
    return [
        cell.text
        if not cell.scope and cell.columns == cell.rows == 1
        else [cell.text, cell.scope, cell.columns, cell.rows]
        for cell in row
    ]


def _unpacked(packed: list[Any]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for said in packed:
        if isinstance(said, str):
            blocks.append(Paragraph(said))
        elif said[0] == "h":
            blocks.append(Heading(int(said[1]), str(said[2])))
        elif said[0] == "l":
            blocks.append(Items(_unpacked_items(said[1])))
        elif said[0] == "t":
            blocks.append(Table(tuple(map(_unpacked_row, said[3])), _unpacked_row(said[2]), int(said[1])))
        else:
            raise ValueError
    return tuple(blocks)


def _unpacked_items(packed: list[Any]) -> tuple[Item, ...]:
    return tuple(Item(str(text), _unpacked_items(items)) for text, items in packed)


def _unpacked_row(packed: list[Any]) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell)
        if isinstance(cell, str)
        else Cell(str(cell[0]), cell[1] if cell[1] in ("col", "row") else "", int(cell[2]), int(cell[3]))
        for cell in packed
    )
