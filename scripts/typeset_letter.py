"""Typeset the text of a response as an accessible PDF: `typeset_letter.py RESPONSE.md OUTPUT.pdf`.

For maintainers of this log. The PDF gives readers the letter to download and print, and says on its first page what it
is. It is tagged (PDF/UA-1, ISO 14289-1), carries its language, title and fonts, and names no person, no path and no
date of making, so that the same response always gives the same bytes.

It takes headings, paragraphs, lists, tables, links and emphasis; anything else is an error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import asdict, dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Never

import markdown
import typst
import yaml

AUTHORITY = "North Wales Police"
NOTICE = (
    "This is not the letter as it was sent.",
    f"It was typeset for this log from the text of the letter that {AUTHORITY} published.",
    f"This log is not published by {AUTHORITY}.",
    "Layout and the headings Request and Response are the log's; the words under them are the letter's.",
)
"""What the first page says about itself, by sentence; the first stands out."""

INVENTED = (
    "This letter is invented, and so is the authority in it.",
    "It was typeset from the text in an example log, to show what such a log does.",
)
"""What the first page of an invented letter says, of the example log's under tests/."""

EXTENSIONS = ("tables", "sane_lists")
"""What the body of a response is read with, as everywhere in the log."""

INLINE = frozenset({"a", "em", "strong"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"})
ELEMENTS = INLINE | BLOCKS | {f"h{level}" for level in range(1, 7)}
KNOWN = "headings, paragraphs, lists, tables, links and emphasis"
FULL_ADDRESS = re.compile(r"(https?|mailto):.", re.IGNORECASE)
WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
QUESTION = re.compile(r"([1-9][0-9]{0,2})\) ")

TEMPLATE = rb"""
#let letter = json(bytes(sys.inputs.letter))
#let quiet = rgb("#444444")
#let rule = 0.5pt + rgb("#8a8a8a")

#set document(title: letter.reference + ": " + letter.title, date: none)
#set page(
  paper: "a4", margin: (x: 27mm, y: 26mm),
  footer: context {
    set text(size: 9.5pt, fill: quiet, lang: "en")
    line(length: 100%, stroke: rule)
    v(-0.5em)
    letter.reference + ", typeset for this log: not the letter as sent"
    h(1fr)
    "Page " + counter(page).display() + " of " + str(counter(page).final().first())
  },
)
#set text(font: "Libertinus Serif", size: 12pt, lang: letter.language, region: "GB", hyphenate: false)
#set par(leading: 0.7em, spacing: 1.3em)
#set list(indent: 0.6em, body-indent: 0.7em, spacing: 1em)
#set enum(indent: 0.6em, body-indent: 0.7em, spacing: 1em)
#set table(stroke: rule, inset: 6pt)
#show heading: set block(above: 1.8em, below: 1em, sticky: true)
#show heading.where(level: 1): set block(above: 0.7em, below: 0.8em)
#show heading: it => text(weight: "semibold", size: (22pt, 16pt, 13pt).at(it.level - 1, default: 12pt), it)
#show link: it => underline(offset: 2pt, text(fill: rgb("#0b3d91"), it))
#show table.cell.where(y: 0): set text(weight: "semibold")

#let typeset(node) = {
  if type(node) == str { return node }
  let inside = node.children.map(typeset)
  let all = [] + inside.join()
  if node.tag == "p" { par(all) }
  else if node.tag == "em" { emph(all) }
  else if node.tag == "strong" { strong(all) }
  else if node.tag == "a" { link(node.target, all) }
  else if node.tag == "ul" { list(..inside) }
  else if node.tag == "ol" { enum(numbering: node.numbering, start: node.first, ..inside) }
  else if node.tag == "table" {
    let rows = node.children.map(part => part.children).flatten()
    let cells = rows.map(row => row.children.map(typeset))
    table(columns: cells.first().len(), table.header(..cells.first()), ..cells.slice(1).flatten())
  }
  else if node.tag.starts-with("h") { heading(level: int(node.tag.slice(1)), all) }
  else if node.tag == "body" { inside.join(parbreak()) }
  else { all }
}

#text(lang: "en", fill: quiet, par("Freedom of Information response " + letter.reference))
#heading(level: 1, letter.title)
#{
  set text(lang: "en")
  par(letter.dates)
  block(
    width: 100%, above: 1.6em, below: 2em, inset: 12pt,
    fill: rgb("#f3f4f6"), stroke: (left: 3pt + rgb("#0b3d91")),
    par(strong(letter.notice.first())) + par(letter.notice.slice(1).join(" ")),
  )
}
#typeset(letter.body)
"""


class LetterError(Exception):
    """What is wrong with a response that cannot be typeset, and what to do, in one line."""


@dataclass
class Element:
    """One element of the letter: where a link leads, and with which number, written how, an ordered list begins."""

    tag: str
    children: list[Element | str] = field(default_factory=list)
    target: str = ""
    first: int = 1
    numbering: str = "1."


class LetterReader(HTMLParser):
    """Reads the HTML of a response's body into elements; raises `LetterError` at anything that it does not know."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element inside the innermost open one."""
        outside = tag == "tr" and self.open[-1].tag not in {"thead", "tbody"}
        if tag not in ELEMENTS or outside:
            refuse(f"<{tag}>")
        values = dict(attrs)
        target, first = values.get("href") or "", values.get("start") or "1"
        if tag == "a" and not FULL_ADDRESS.match(target):
            raise LetterError("a link does not begin with https:, http: or mailto:; a PDF needs the full address")
        if not first.isdecimal():
            refuse("a list that does not begin with a number")
        element = Element(tag, target=target, first=int(first))
        self.open[-1].children.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element, which must be the one that is named."""
        if self.open[-1].tag != tag:
            refuse(f"</{tag}> without its beginning")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the text; white space between blocks is no text, and any run of it inside one is one space."""
        text = WHITE_SPACE.sub(" ", data)
        siblings = self.open[-1].children
        after_text = any(isinstance(node, str) or node.tag in INLINE for node in siblings[-1:])
        if text != " " or after_text:
            siblings.append(text)

    def handle_comment(self, data: str) -> None:
        """Refuse what would be lost without a word: a comment, or an instruction to a machine."""
        refuse(f"a comment of {len(data)} characters")

    handle_pi = handle_comment

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration like a comment."""
        self.handle_comment(decl)


def refuse(what: str) -> Never:
    """Raise `LetterError` because the body holds `what`."""
    raise LetterError(f"the body holds {what}; write {KNOWN} only, and a literal < as &lt;")


def as_question(node: Element | str) -> tuple[int, Element] | None:
    """The number and the list item of a paragraph that opens as letters number their questions: `1) `."""
    match node:
        case Element(tag="p", children=[str(opening), *rest]) if found := QUESTION.match(opening):
            return int(found[1]), Element("li", [opening[found.end() :], *rest])
    return None


def with_numbered_questions(nodes: list[Element | str]) -> list[Element | str]:
    """The blocks of a letter with each run of paragraphs `1) …`, `2) …` made one list that counts by itself.

    Python-Markdown reads only `1.` as a number, but to a screen reader questions are a list.
    """
    result: list[Element | str] = []
    questions: Element | None = None
    for node in nodes:
        question = as_question(node)
        if question is None:
            result.append(node)
            questions = None
            continue
        number, item = question
        if questions is None or number != questions.first + len(questions.children):
            questions = Element("ol", numbering="1)", first=number)
            result.append(questions)
        questions.children.append(item)
    return result


def read_letter(html: str) -> Element:
    """The letter in `html`, the rendered body of a response; raises `LetterError` at anything that it does not know."""
    if "<![" in html:
        refuse("a marked section")  # Python's reader stumbles over a broken one
    reader = LetterReader()
    reader.feed(html)
    reader.close()
    body, *unclosed = reader.open
    if unclosed:
        refuse(f"<{unclosed[0].tag}> without its end")
    return Element(body.tag, with_numbered_questions(body.children))


def split_response(text: str) -> tuple[dict[str, object], str]:
    """Front matter and body of a response file; raises `LetterError` where there is no readable front matter."""
    parts = re.split(r"^---[ \t]*$\n?", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():  # noqa: PLR2004 - before, between and after the two lines
        raise LetterError("there is no front matter; the file begins with a line --- and its keys, then --- again")
    try:
        fields = yaml.load(parts[1], Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only text, lists, mappings
    except yaml.YAMLError as error:
        raise LetterError("the front matter is no YAML; `disclosure-log check` says where") from error
    if not isinstance(fields, dict):
        raise LetterError("the front matter has no keys; write `reference:`, `title:` and `responded:`")
    return fields, parts[2]


def word(fields: dict[str, object], key: str) -> str:
    """The text of a required key of the front matter; raises `LetterError` where it is missing."""
    value = fields.get(key)
    if not isinstance(value, str) or not value:
        raise LetterError(f"the front matter has no `{key}:`; add it")
    return value


def long_date(fields: dict[str, object], key: str) -> str:
    """The ISO 8601 date under `key`, written out: 24 August 2021; raises `LetterError` where it is no date."""
    try:
        day = date.fromisoformat(word(fields, key))
    except ValueError as error:
        raise LetterError(f"`{key}:` is not a date; write it like 2021-08-24") from error
    return f"{day.day} {day:%B %Y}"


def letter_data(text: str, notice: tuple[str, ...] = NOTICE) -> dict[str, object]:
    """All that the template says of the response in `text`; raises `LetterError` where it cannot be typeset."""
    fields, body = split_response(text)
    dates = f"Response date: {long_date(fields, 'responded')}."
    if "correct_as_at" in fields:
        dates += f" Correct as at {long_date(fields, 'correct_as_at')}."
    return {
        "reference": word(fields, "reference"),
        "title": word(fields, "title"),
        "language": word({"language": "en", **fields}, "language"),
        "dates": dates,
        "notice": notice,
        "body": asdict(read_letter(markdown.markdown(body, extensions=EXTENSIONS))),
    }


def typeset(text: str, notice: tuple[str, ...] = NOTICE) -> bytes:
    """The response in `text`, a whole file, as PDF/UA-1; raises `LetterError` where it holds what cannot be typeset."""
    # The letter travels as data and never as markup, so that no character of it means anything to Typst.
    inputs = {"letter": json.dumps(letter_data(text, notice))}
    try:
        return typst.compile(TEMPLATE, format="pdf", ignore_system_fonts=True, sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError as error:
        raise LetterError(f"Typst cannot typeset it accessibly: {error.message}") from error


def main(arguments: list[str] | None = None) -> int:
    """Typeset one response; 0 if done, 1 with one line on standard error if it cannot be."""
    parser = argparse.ArgumentParser(description="Typeset the text of a response as an accessible PDF.")
    parser.add_argument("response", type=Path, help="the response, a Markdown file under responses/")
    parser.add_argument("output", type=Path, help="the PDF to write; one that is there is replaced")
    parser.add_argument("--invented", action="store_true", help="say on the first page that the letter is invented")
    names = parser.parse_args(arguments)
    if names.output.suffix != ".pdf":
        parser.error("the second file is the one to write; its name must end in .pdf")
    try:
        text = names.response.read_text(encoding="utf-8-sig")
        names.output.write_bytes(typeset(text, INVENTED if names.invented else NOTICE))
    except LetterError as error:
        reason = f"{names.response}: {error}"
    except UnicodeDecodeError:
        reason = f"{names.response}: it is not UTF-8 text; save it as UTF-8"
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}"
    else:
        return 0
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
