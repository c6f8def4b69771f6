"""Draw the two pictures that the example log's letters enclose: a map of patrol areas and a recruitment poster.

Both are drawings of things that do not exist. Run it after one of them has changed: `make example`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from take_pictures import CHROMIUM_OPTIONS, NO_BROWSER, find_browser

RESPONSES = Path(__file__).resolve().parents[1] / "tests" / "example" / "responses"

FONT = 'font-family="Liberation Sans, Arial, sans-serif"'
AREAS = {
    "C1 Exampleton Town": ("300,190 430,170 470,260 400,330 310,300", 385, 250, "#dbe7f5"),
    "C2 Exampleton North": ("180,60 520,50 560,150 430,170 300,190 210,160", 370, 112, "#f3ead2"),
    "C3 Exampleton South": ("310,300 400,330 470,260 520,400 390,480 250,430", 385, 400, "#e3f0df"),
    "C4 Testford Town": ("560,150 690,170 720,290 600,310 470,260 430,170", 590, 235, "#f6e0e0"),
    "C5 Testford East": ("690,170 560,150 520,50 820,70 880,330 720,290", 740, 125, "#e8e2f2"),
    "C6 Lower Sample": ("600,310 720,290 880,330 840,480 640,520 520,400 470,260", 690, 400, "#dcefee"),
}


def patrol_map() -> str:
    """The six patrol areas of the Central district, each with its code and name, as SVG."""
    shapes = "".join(
        f'<polygon points="{points}" fill="{colour}" stroke="#333" stroke-width="2.5"/>'
        for points, _, _, colour in AREAS.values()
    )
    names = "".join(
        f'<text x="{x}" y="{y - 4}" {FONT} font-size="20" font-weight="bold" text-anchor="middle">{name[:2]}</text>'
        f'<text x="{x}" y="{y + 16}" {FONT} font-size="15" text-anchor="middle">{name[3:]}</text>'
        for name, (_, x, y, _) in AREAS.items()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="620" viewBox="0 0 960 620">'
        '<rect width="960" height="620" fill="#ffffff"/>'
        f'<text x="30" y="34" {FONT} font-size="20" font-weight="bold">Central district: patrol areas</text>'
        f"{shapes}{names}"
        f'<text x="30" y="596" {FONT} font-size="14">Not to scale. Sampleshire does not exist.</text></svg>'
    )


def poster() -> str:
    """The recruitment poster, a drawing in which nobody is portrayed, as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1018" viewBox="0 0 720 1018">'
        '<rect width="720" height="1018" fill="#173a63"/><circle cx="360" cy="430" r="210" fill="#f2c14e"/>'
        '<path d="M0 640 L180 520 L330 620 L470 500 L720 650 L720 1018 L0 1018 Z" fill="#2f6b4f"/>'
        '<path d="M250 1018 L330 640 L390 640 L470 1018 Z" fill="#c9cdd2"/>'
        '<path d="M357 1018 L359 660 L361 660 L363 1018 Z" fill="#ffffff"/>'
        + _words(120, 64, "Your beat.", bold=True)
        + _words(190, 64, "Your county.", bold=True)
        + _words(905, 34, "Become a constable")
        + _words(950, 24, "sampleshire.example.org/join")
        + _words(996, 16, "Sampleshire Police does not exist")
        + "</svg>"
    )


def _words(height: int, size: int, words: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="360" y="{height}" {FONT} font-size="{size}"{weight} fill="#fff" text-anchor="middle">{words}</text>'
    )


def main() -> int:
    """Draw both; 1 where there is no browser."""
    program = find_browser()
    if program is None:
        print(NO_BROWSER, file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        for drawing, target, quality in (
            (patrol_map(), RESPONSES / "2024/36/map-of-patrol-areas.png", None),
            (poster(), RESPONSES / "2024/47/poster.jpg", 82),
        ):
            page = browser.new_page(viewport={"width": 960, "height": 1018})
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}")
            target.parent.mkdir(parents=True, exist_ok=True)
            page.locator("svg").screenshot(path=target, type="jpeg" if quality else "png", quality=quality)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
