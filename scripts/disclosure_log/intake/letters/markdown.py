"""Writes the blocks of a letter as Markdown that shows its words, their order, lists, tables, links and emphasis.

What Markdown would read as its own signs is escaped, so that the page says what the letter says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from disclosure_log.documents.texts import Block, Cell, Heading, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.marks import Run, runs_of, unmarked
from disclosure_log.intake.letters.letter import in_one_line, mended

TOP_HEADING = 3
"""The level of a letter's own main headings, below Request and Response."""

_LOWEST_HEADING = 6
_LONGEST_HEADING = 120
_SEVERAL = 2

_BULLETS = "•◦▪‣·●○■□\u2013\u2014*-"
_LABEL = re.compile(rf"(?:(?P<bullet>[{re.escape(_BULLETS)}])|(?P<number>[1-9]\d{{0,3}})\.)(?P<gap>\s+)(?=\S)")
_ADDRESS = re.compile(
    r"(?<![^\W_])https?://[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?"
    r"(?:[/?#](?:[^\s<>\"`*\\|^{}\[\]]*[^\s<>\"`*\\|^{}\[\].,;:!?')])?)?"
)
_REFERENCE = re.compile(r"&#?\w+;")
_ESCAPED = re.compile(r"[\\`*]|(?<!\w)_|_(?!\w)|<(?=[a-zA-Z/!?])|&(?=#|\w+;)|\[(?![^\[\]]*\](?![(:]))|!(?=\[)")
_ESCAPED_IN_LINKS = re.compile(rf"{_ESCAPED.pattern}|[\[\]]")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_AT_THE_START = re.compile(r"(?P<digits>\d+)(?=\.\s)|[#>+-](?=\s|$)|#|>|(?:[-=]{2,}|[-=])(?=\s*$)")
_SHOWN_AS_ADDRESS = ("http://", "https://", "mailto:", "tel:")


def markdown_of(blocks: Iterable[Block]) -> str:
    """The Markdown of some blocks, without a line feed at its end; their highest headings have the level 3."""
    lines: list[str] = []
    numbered = False
    for block in map(_as_list, _levelled(list(blocks))):
        if isinstance(block, Items):
            pieces, numbered = _items(block.items, numbered_before=numbered)
        else:
            pieces, numbered = list(_other(block)), False
        for piece in pieces:
            lines += ([""] if lines else []) + [piece]
    return "\n".join(lines)


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, their levels of headings one after the other from the first: a page leaves none out."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    for block in blocks:
        yield replace(block, level=used.index(block.level) + 1) if isinstance(block, Heading) else block


def _as_list(block: Block) -> Block:
    """A paragraph whose every line is an item of a list, as that list."""
    lines = block.text.split("\n") if isinstance(block, Paragraph) else []
    is_list = len(lines) >= _SEVERAL and all(_LABEL.match(unmarked(line)) for line in lines)
    return Items(tuple(map(Item, lines))) if is_list else block


def _other(block: Paragraph | Heading | Table) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(block.level, block.text)
        case Paragraph() if is_heading(block):
            yield _heading(1, block.text)
        case Paragraph():
            if text := _paragraph(block.text):
                yield text
        case Table():
            yield _table(block)


def is_heading(block: Paragraph) -> bool:
    """Whether a paragraph looks like a heading: it is short, in one line, wholly bold, and no sentence."""
    text = in_one_line(block.text)
    return (
        0 < len(text) <= _LONGEST_HEADING
        and "\n" not in block.text.strip()
        and not text.endswith((".", ";", ","))
        and all(run.bold and not run.link for run in runs_of(block.text) if run.text.strip())
    )


def _heading(level: int, text: str) -> str:
    signs = "#" * min(max(level, 1) + TOP_HEADING - 1, _LOWEST_HEADING)
    plain = [Run(run.text, link=run.link) for run in runs_of(" ".join(mended(text).split()))]
    # A sign at the end would be taken for the end of the heading.
    said = re.sub(r"(#+)$", r"\\\1", _inline(plain).strip())
    return f"{signs} {said}"


def _paragraph(text: str) -> str:
    lines = (_inline(list(runs_of(mended(line)))).strip() for line in text.split("\n"))
    return "<br>\n".join(_begun(line) for line in lines if line)


def _begun(line: str) -> str:
    """A line whose first signs Markdown would take for the beginning of a list, a heading or a quotation, escaped."""
    match = _AT_THE_START.match(line)
    if not match:
        return line
    if match["digits"]:
        return f"{match['digits']}\\{line[match.end() :]}"
    return f"&#61;{line[1:]}" if line[0] == "=" else f"\\{line}"


# Words


def _inline(runs: Sequence[Run]) -> str:
    pieces = [run for run in _joined(runs) if run.text]
    said = ""
    for number, run in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else Run(" ")
        # Within a word, and beside other emphasis, only tags are read as they are meant.
        apart = not re.search(r"[^\s(]$", said) and (
            after.text[0] in " .,;:!?)\n" and not (after.bold or after.italic or after.link)
        )
        if run.link and said.endswith("!"):
            said = f"{said[:-1]}\\!"  # or the link would be a picture
        said += _run(run, signs=apart)
    return said


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, their blanks outside of what is bold or italic, since signs of emphasis stand beside words."""
    for run in runs:
        inside = run.text.strip()
        if not (run.bold or run.italic or run.link) or not inside:
            yield Run(run.text)
            continue
        start = run.text.index(inside[0])
        yield Run(run.text[:start])
        yield Run(inside, run.bold, run.italic, run.link)
        yield Run(run.text[start + len(inside) :])


def _run(run: Run, *, signs: bool) -> str:
    if run.link:
        said = f"<{run.link}>" if _is_address(run) else f"[{_escaped(run.text, links=False)}]({_target(run.link)})"
    else:
        said = _escaped(run.text)
    if signs:
        return f"{'**' * run.bold}{'*' * run.italic}{said}{'*' * run.italic}{'**' * run.bold}"
    said = f"<em>{said}</em>" if run.italic else said
    return f"<strong>{said}</strong>" if run.bold else said


def _is_address(run: Run) -> bool:
    """Whether a link's words are its address, which then can stand for itself."""
    return run.text == run.link and run.link.startswith(("http://", "https://")) and not re.search(r"[\s<>]", run.link)


def _target(address: str) -> str:
    """An address as it stands in the brackets of a link."""
    return re.sub(r"[\s()<>\\]", lambda match: f"%{ord(match[0]):02X}", address)


def _escaped(text: str, *, links: bool = True) -> str:
    """Words whose signs mean nothing to Markdown, with addresses as links."""
    if not links:
        return _ESCAPED_IN_LINKS.sub(_escape, text)
    pieces: list[str] = []
    place = 0
    for match in _ADDRESS.finditer(text):
        if _REFERENCE.search(text[match.start() : match.end() + 1]):
            continue  # Markdown would read it as another sign
        pieces += _ESCAPED.sub(_escape, text[place : match.start()]), f"<{match[0]}>"
        place = match.end()
    return "".join([*pieces, _ESCAPED.sub(_escape, text[place:])])


def _escape(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], f"\\{match[0]}")


# Lists


def _items(items: Sequence[Item], *, numbered_before: bool) -> tuple[list[str], bool]:
    """The pieces of a list, which blank lines keep apart, and whether the last one is a numbered list."""
    pieces: list[str] = []
    lines: list[str] = []
    kind = "numbered" if numbered_before else ""
    last = 0
    for item in items:
        match = _LABEL.match(unmarked(item.text))
        number = int(match["number"]) if match and match["number"] else 0
        now = "numbered" if number else "bullets" if match else ""
        fits = now and (now == kind and lines and (not number or number == last + 1))
        if lines and not fits:
            pieces.append("\n".join(lines))
            lines = []
        if number and not lines and kind == "numbered":
            now = ""  # a second list right after one would be counted on from it
        if now:
            lines += _item(item, match["number"] + "." if match and number else "-")
        else:
            text = _paragraph(item.text)
            pieces += [text] if text else []
            below, ends_numbered = _items(item.items, numbered_before=not text and kind == "numbered")
            pieces += below
            now = "numbered" if ends_numbered else ""
        kind, last = now, number
    if lines:
        pieces.append("\n".join(lines))
    return pieces, kind == "numbered"


def _item(item: Item, label: str) -> Iterator[str]:
    text = _without_label(item.text)
    first, *others = (_begun(_inline(list(runs_of(mended(line)))).strip()) for line in text.split("\n"))
    lines = [line for line in (first, *others) if line]
    yield f"{label} " + "<br>\n    ".join(lines)
    below, _ = _items(item.items, numbered_before=False)
    for piece in below:
        if not re.match(r"- |\d+\. ", piece):
            yield ""
        yield "\n".join(f"    {line}" for line in piece.split("\n"))


def _without_label(text: str) -> str:
    """The words of an item after its label, with their marks."""
    match = _LABEL.match(unmarked(text))
    left = match.end() if match else 0
    kept: list[str] = []
    for piece in re.split("([\ufdd4][^\ufdd5]*[\ufdd5]|[\ufdd0-\ufdef])", text):
        if piece[:1] in ("", *map(chr, range(0xFDD0, 0xFDF0))):
            kept.append(piece)
            continue
        kept.append(piece[left:])
        left = max(left - len(piece), 0)
    return "".join(kept)


# Tables


def _table(table: Table) -> str:
    head, rows = _head_and_rows(table)
    simple = all(cell.columns == cell.rows == 1 for row in (head, *rows) for cell in row)
    if head and simple and len({len(row) for row in (head, *rows)}) == 1 and len(head) > 1:
        written = [f"| {' | '.join(_cell(cell.text) for cell in row)} |" for row in (head, *rows)]
        return "\n".join([written[0], "|" + " --- |" * len(head), *written[1:]])
    return "\n".join(_html_table(head, rows))


def _head_and_rows(table: Table) -> tuple[tuple[Cell, ...], Sequence[tuple[Cell, ...]]]:
    """The row that heads the columns, and the others: the first one too where it stands out among them."""
    if table.head and table.rows and all(len(row) == len(table.head) + 1 for row in table.rows):
        # Readers of tagged PDFs lose a cell without words: the one above the names of the rows.
        return (Cell(""), *table.head), table.rows
    if table.head or len(table.rows) < _SEVERAL:
        return table.head, table.rows
    first, *others = table.rows
    texts = [unmarked(cell.text).strip() for cell in first]
    if not all(texts) or len({len(row) for row in table.rows}) != 1:
        return (), table.rows
    bold = all(run.bold for cell in first for run in runs_of(cell.text) if run.text.strip())
    figures = any(
        all(re.search(r"\d", unmarked(row[column].text)) for row in others) and not re.search(r"\d", texts[column])
        for column in range(len(first))
    )
    return (first, others) if bold or figures else ((), table.rows)


def _cell(text: str) -> str:
    lines = (_inline(list(runs_of(mended(line)))).strip().replace("|", "\\|") for line in text.split("\n"))
    return "<br>".join(line for line in lines if line) or " "


def _html_table(head: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    yield "<table>"
    if head:
        yield "<thead>"
        yield from _html_row(head, "th")
        yield "</thead>"
    yield "<tbody>"
    for row in rows:
        yield from _html_row(row, "td")
    yield "</tbody>"
    yield "</table>"


def _html_row(cells: Sequence[Cell], tag: str) -> Iterator[str]:
    yield "<tr>"
    for cell in cells:
        name = "th" if cell.scope == "row" else tag
        scope = ' scope="row"' if cell.scope == "row" else ""
        spans = "".join(
            f' {key}="{value}"' for key, value in (("colspan", cell.columns), ("rowspan", cell.rows)) if value > 1
        )
        yield f"<{name}{scope}{spans}>{_html_words(cell.text)}</{name}>"
    yield "</tr>"


def _html_words(text: str) -> str:
    lines = ("".join(map(_html_run, _joined(list(runs_of(mended(line)))))).strip() for line in text.split("\n"))
    return "<br>".join(line for line in lines if line)


def _html_run(run: Run) -> str:
    said = html.escape(run.text, quote=False)
    if run.link:
        said = f'<a href="{html.escape(run.link)}">{said}</a>'
    if run.italic:
        said = f"<em>{said}</em>"
    return f"<strong>{said}</strong>" if run.bold else said
