"""What can be wrong with a page in a browser: each function says what it finds, in words that name the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
"""400 % on a screen of 1280 pixels (WCAG 1.4.10)."""

Rules = Literal["all", "colours"]

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
_RULES = {"all": _TAGS, "colours": ["color-contrast", "link-in-text-block"]}
# Only what is wrong comes back, without the style sheets read anew: the rest takes two thirds of the time.
_RUN = """async (rules) => {
    const found = await axe.run({ resultTypes: ["violations"], preload: false, runOnly: rules });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}"""


def axe(page: Page, rules: Rules = "all") -> list[str]:
    """What axe-core finds wrong, by all its rules up to level AA and of good practice, or by those about colours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return _named(page, page.evaluate(_RUN, _RULES[rules]))


_SMALL = """[...document.querySelectorAll("a:not(.md-skip), button, input, select, textarea, summary")]
    .filter((part) => {
        const { width, height } = part.getBoundingClientRect();
        return width && (width < 24 || height < 24);
    }).map((part) => `smaller than 24 pixels: ${part.outerHTML}`)"""


def small_targets(page: Page) -> list[str]:
    """What is clicked or touched and is less than 24 pixels high or wide (WCAG 2.5.8, without its exceptions)."""
    return _named(page, page.evaluate(_SMALL))


_LOST = """() => {
    const root = document.documentElement;
    const lost = root.scrollWidth > innerWidth ? [`scrolls sideways: ${root.scrollWidth} pixels of ${innerWidth}`] : [];
    for (const part of document.body.querySelectorAll("*")) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(part);
        if (clipPath !== "none" || !part.checkVisibility()) continue;
        const cut = (overflow, size, shown) => ["hidden", "clip"].includes(overflow) && size > shown + 1;
        if (cut(overflowX, part.scrollWidth, part.clientWidth) || cut(overflowY, part.scrollHeight, part.clientHeight))
            lost.push(`cut off: ${part.outerHTML.slice(0, 200)}`);
    }
    return lost;
}"""


def lost_at_the_side(page: Page) -> list[str]:
    """What cannot be seen without scrolling sideways, or at all because its box is too small."""
    return _named(page, page.evaluate(_LOST))


# What a reader's own style sheet may ask for (WCAG 1.4.12); the page's policy would refuse a style element.
_SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""


def space_text(page: Page) -> None:
    """Give the text of the page the spacing of WCAG 1.4.12."""
    page.evaluate(_SPACED)


_STRUCTURE = """() => {
    const faults = [];
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    for (const selector of ["h1", "main", "body > header", "footer", "title"]) {
        const number = document.querySelectorAll(selector).length;
        if (number !== 1) faults.push(`${number} times ${selector}`);
    }
    if (!document.documentElement.lang) faults.push("no language");
    if (!document.querySelector("main h1")) faults.push("the heading stands outside main");
    let level = 0;
    for (const heading of shown("main :is(h1, h2, h3, h4, h5, h6)")) {
        const own = Number(heading.localName[1]);
        if (own > level + 1) faults.push(`a level is left out before: ${heading.outerHTML}`);
        level = own;
    }
    const names = shown("nav").map((part) => part.getAttribute("aria-label") ?? part.getAttribute("aria-labelledby"));
    if (names.some((name) => !name) || new Set(names).size < names.length) faults.push(`navigation: ${names}`);
    for (const part of document.querySelectorAll("[tabindex]"))
        if (part.tabIndex > 0) faults.push(`out of order: ${part.outerHTML}`);
    return faults;
}"""
_WITH_A_NAME = {
    *("link", "button", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "option", "spinbutton"),
    *("DisclosureTriangle", "Date", "slider", "tab", "menuitem", "region", "navigation", "image"),
}
"""Roles of Chromium's accessibility tree that say nothing without a name."""


def structure(page: Page) -> list[str]:
    """What a screen reader would miss: landmarks, headings in order, the language, a name for whatever is used."""
    faults: list[str] = page.evaluate(_STRUCTURE)
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        role = node.get("role", {}).get("value")
        name = node.get("name", {}).get("value", "")
        if role in _WITH_A_NAME and not node["ignored"] and not name.strip():
            faults.append(f"a {role} without a name")
    return _named(page, faults)


def settle(page: Page) -> None:
    """Wait until a search has its results."""
    if "?q=" in page.url:
        page.locator(".dl-entry").first.wait_for()


def _named(page: Page, faults: list[str]) -> list[str]:
    size = page.viewport_size or WIDE
    return [f"{page.url} ({size['width']} pixels): {fault}" for fault in faults]
