"""Letters as a tagged PDF, typeset by Typst."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import typst
from tests.letters.model import Block, Box, Grid, Items, Letter, Paragraph, Title, runs

TEMPLATE = rb"""
#let letter = json(bytes(sys.inputs.letter))
#set document(title: letter.title, date: none)
#set page(
  paper: "a4", margin: (x: 25mm, y: 28mm),
  header: if letter.head != "" { align(center, text(size: 9pt, letter.head)) },
  footer: if letter.foot != "" or letter.pages != "" {
    context align(center, text(size: 9pt, {
      letter.foot
      if letter.foot != "" and letter.pages != "" { linebreak() }
      letter.pages.replace("{page}", str(counter(page).get().first()))
        .replace("{pages}", str(counter(page).final().first()))
    }))
  },
)
#set text(font: "Libertinus Serif", size: 11pt, lang: letter.language, region: "GB", hyphenate: letter.hyphenate)
#set par(justify: letter.hyphenate, leading: 0.62em, spacing: 1.15em)
#set columns(gutter: 8mm)
#let said(runs) = for run in runs {
  let words = run.text.split("\n").map(text).join(linebreak())
  if run.bold { words = strong(words) }
  if run.italic { words = emph(words) }
  if run.link != "" { words = link(run.link, words) }
  words
}
#let block-of(it) = {
  if it.kind == "paragraph" { align(if it.align == "right" { right } else { left }, par(said(it.runs))) }
  else if it.kind == "title" { heading(level: it.level, outlined: true, said(it.runs)) }
  else if it.kind == "bullets" { list(..it.items.map(said)) }
  else if it.kind == "numbers" { enum(numbering: it.numbering, start: it.first, ..it.items.map(said)) }
  else if it.kind == "table" {
    let rows = it.rows.map(row => row.map(said))
    let edge = if it.borders { 0.5pt } else { none }
    let columns = it.widths.map(share => share * 1fr)
    if it.head { table(columns: columns, stroke: edge, table.header(..rows.first()), ..rows.slice(1).flatten()) }
    else { table(columns: columns, stroke: edge, ..rows.flatten()) }
  }
  else if it.kind == "box" { align(right, block(width: 60mm, align(left, par(said(it.runs))))) }
}
#let whole = letter.blocks.map(block-of).join()
#if letter.columns == 2 { columns(2, whole) } else { whole }
"""


def typeset(letter: Letter) -> bytes:
    """The letter as a tagged PDF."""
    data = {
        "title": letter.layout,
        "head": letter.running_head,
        "foot": letter.running_foot,
        "pages": letter.pages,
        "language": letter.language,
        "hyphenate": letter.hyphenate,
        "columns": letter.columns,
        "blocks": [_data(block) for block in grouped(letter.blocks)],
    }
    return typst.compile(TEMPLATE, format="pdf", ignore_system_fonts=True, sys_inputs={"letter": json.dumps(data)})


def grouped(blocks: Iterable[Block]) -> list[Block]:
    """The blocks; lines that stand close together, as those of an address, are one paragraph of several lines."""
    found: list[Block] = []
    joins = False
    for block in blocks:
        match found[-1:], block:
            case [Paragraph() as last], Paragraph() if joins and last.part is block.part and last.align == block.align:
                found[-1] = Paragraph(f"{last.text}\n{block.text}", last.part, last.align, last.size)
            case _:
                found.append(block)
        joins = isinstance(block, Paragraph) and block.tight
    return found


def _runs(text: str) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic, "link": run.link} for run in runs(text)]


def _data(block: Block) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
    match block:
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.text), "align": block.align}
        case Title():
            return {"kind": "title", "runs": _runs(block.text), "level": block.level}
        case Items():
            items = [_runs(text) for text in block.texts]
            if not block.counted or block.mark in "•-":
                if block.mark in "•-":
                    return {"kind": "bullets", "items": items}
                lines = [f"{mark} {text}" for mark, text in zip(block.marks(), block.texts, strict=True)]
                return {"kind": "paragraph", "runs": _runs("\n".join(lines)), "align": "left"}
            return {"kind": "numbers", "items": items, "first": block.first, "numbering": block.mark}
        case Grid():
            rows = [[_runs(cell) for cell in row] for row in block.rows]
            widths = list(block.widths or (1,) * len(block.rows[0]))
            return {"kind": "table", "rows": rows, "head": block.head, "borders": block.borders, "widths": widths}
        case Box():
            return {"kind": "box", "runs": _runs("\n".join(each.text for each in block.blocks))}
