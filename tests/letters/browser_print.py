"""Letters as a browser prints them: HTML, through Chromium, to PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from playwright.sync_api import sync_playwright
from tests.letters.model import Block, Box, Grid, Items, Letter, Paragraph, Title, runs
from tests.letters.typeset import grouped

from take_pictures import CHROMIUM_OPTIONS, find_browser

STYLE = """
body { font: 11pt/1.35 "Liberation Sans", Arial, sans-serif; margin: 0; }
p, li { margin: 0 0 0.7em; } .tight { margin: 0; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1em; } td, th { text-align: left; padding: 3pt; }
table.lines td, table.lines th { border: 0.5pt solid #444; } th { background: #eee; }
.box { float: right; width: 84mm; border: 0.5pt solid #888; padding: 4pt; }
.two { column-count: 2; column-gap: 8mm; }
"""
_TYPES = {"1.": "1", "a)": "a", "(i)": "i", "1)": "1"}


def html_of(letter: Letter) -> str:
    """The letter as a web page. Every second one has each line of an address in an element of its own."""
    apart = len(letter.name) % 2 == 0
    blocks = letter.blocks if apart else grouped(letter.blocks)
    body = "".join(_block(block) for block in blocks)
    two = ' class="two"' if letter.columns == 2 else ""
    hyphens = " lang-hyphens" if letter.hyphenate else ""
    style = STYLE + ("p, li { hyphens: auto; text-align: justify; }" if letter.hyphenate else "")
    return (
        f'<!doctype html><html lang="{letter.language}"><meta charset="utf-8"><title>{escape(letter.layout)}</title>'
        f'<style>{style}</style><body class="letter{hyphens}"><div{two}>{body}</div></body></html>'
    )


def printed_by_browser(letters: Iterable[Letter]) -> Iterator[bytes]:
    """Each letter as a PDF, all through one browser; every third one is not tagged."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_OPTIONS)
        page = browser.new_page()
        for number, letter in enumerate(letters):
            page.set_content(html_of(letter))
            yield page.pdf(
                format="A4",
                margin={"top": "25mm", "bottom": "25mm", "left": "22mm", "right": "22mm"},
                display_header_footer=bool(letter.running_head or letter.running_foot or letter.pages),
                header_template=_edge(letter.running_head),
                footer_template=_edge(letter.running_foot, letter.pages),
                tagged=number % 3 != 0,
            )
        browser.close()


def _edge(*texts: str) -> str:
    shown = "<br>".join(escape(text) for text in texts if text)
    shown = shown.replace("{page}", '<span class="pageNumber"></span>')
    shown = shown.replace("{pages}", '<span class="totalPages"></span>')
    return f'<div style="font-size: 8pt; width: 100%; text-align: center">{shown or "<span></span>"}</div>'


def said(text: str) -> str:
    """Words as HTML."""
    found = []
    for run in runs(text):
        words = escape(run.text).replace("\n", "<br>")
        words = f"<b>{words}</b>" if run.bold else f"<i>{words}</i>" if run.italic else words
        found.append(f'<a href="{escape(run.link)}">{words}</a>' if run.link else words)
    return "".join(found)


def _block(block: Block) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Paragraph():
            name = ' class="tight"' if block.tight else ""
            return f'<p{name} style="text-align: {block.align}">{said(block.text)}</p>'
        case Title():
            return f"<h{block.level}>{said(block.text)}</h{block.level}>"
        case Items():
            items = "".join(f"<li>{said(text)}" for text in block.texts)
            if block.mark in "•-":
                return f"<ul>{items}</ul>"
            if block.counted and block.mark in ("1.", "a)"):
                kind = _TYPES[block.mark]
                return f'<ol type="{kind}" start="{block.first}">{items}</ol>'
            pairs = zip(block.marks(), block.texts, strict=True)
            return "".join(f"<p>{mark}&nbsp;&nbsp;{said(text)}</p>" for mark, text in pairs)
        case Grid():
            rows = []
            for number, row in enumerate(block.rows):
                tag = "th" if block.head and number == 0 else "td"
                rows.append("<tr>" + "".join(f"<{tag}>{said(cell)}</{tag}>" for cell in row))
            lines = "lines" if block.borders else ""
            return f'<table class="{lines}">{"".join(rows)}</table>'
        case Box():
            return f'<div class="box">{"<br>".join(said(each.text) for each in block.blocks)}</div>'
