"""What finding something costs a reader: what is moved, and how long it takes, in a browser on this machine.

The log is made of the example log's letters with words drawn as language uses them, few often and most seldom, since
copies of the same letters would have far too small an index: `make search-benchmark` for 10,000 responses. What is
moved is counted as a host sends it that compresses text, as most do.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.log import EXAMPLE
from benchmarks.visits import OURS, heaviest, opened
from take_pictures import NO_BROWSER

FIRST_YEAR, YEARS = 2005, 20
VOCABULARY, WORDS_A_LETTER = 20_000, 300
SYLLABLES = ("ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mu", "no", "pa", "re", "si", "to", "vu", "wa", "ze")
_LEFT_OUT = re.compile(r"^(?:aliases|attachments|related|supersedes):.*\n(?:(?: |- ).*\n)*", re.MULTILINE)
_REFERENCE = re.compile(r"^reference:.*$", re.MULTILINE)
_LINK_TO_FILE = re.compile(r"\[([^\]\n]+)\]\((?!https?:|mailto:|tel:)[^)\n]+\)")

# Does something with the results, and says after how many milliseconds new ones stand there.
_CHANGE = """([kind, value]) => new Promise((done) => {
    const list = document.querySelector("#search-results");
    const start = performance.now();
    new MutationObserver((_, watching) => {
        if (!list.childElementCount) return;
        watching.disconnect();
        done(performance.now() - start);
    }).observe(list, { childList: true });
    if (kind === "filter") document.querySelector(`#search-facets input[value="${value}"]`).click();
    else {
        const sort = document.querySelector("#search-sort");
        sort.value = value;
        sort.dispatchEvent(new Event("change", { bubbles: true }));
    }
})"""


def vocabulary() -> list[str]:
    """Invented words, always the same; those first in the list are used most."""
    draw = random.Random(1)  # noqa: S311 - nothing secret is drawn
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(draw.choices(SYLLABLES, k=draw.randint(2, 5)))] = None
    return list(words)


def make_log(folder: Path, number: int) -> None:
    """Write a log of `number` responses without attachments into `folder`: the example's letters in turn."""
    folder.mkdir(parents=True)
    shutil.copy(EXAMPLE / "mkdocs.yml", folder)
    shutil.copytree(EXAMPLE / "docs", folder / "docs")
    letters = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "responses").rglob("*.md"))]
    for count in range(number):
        letter = _LINK_TO_FILE.sub(r"\1", _LEFT_OUT.sub("", letters[count % len(letters)]))
        reference = f"{FIRST_YEAR + count % YEARS}/{count // YEARS + 1}"
        file = folder / "responses" / f"{reference}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_REFERENCE.sub(f'reference: "{reference}"', letter, count=1), encoding="utf-8")


def make_varied_log(folder: Path, number: int) -> None:
    """Write a log of `number` responses in which words are spread as in letters: the rank of a word says how often."""
    make_log(folder, number)
    about = folder / "docs" / "about.md"
    about.write_text(re.sub(r"\[([^\]]+)\]\(response:[^)]+\)", r"\1", about.read_text(encoding="utf-8")))
    draw = random.Random(2)  # noqa: S311 - as above
    words = vocabulary()
    often = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    for file in sorted((folder / "responses").rglob("*.md")):
        drawn = draw.choices(words, cum_weights=often, k=WORDS_A_LETTER)
        with file.open("a", encoding="utf-8") as letter:
            letter.write(f"\n{' '.join(drawn).capitalize()}.\n")


def build(log: Path, site: Path) -> None:
    """Build the log; ends the program where that fails."""
    command = [sys.executable, "-m", "disclosure_log", "build", "-f", f"{log / 'mkdocs.yml'}", "--site-dir", f"{site}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"The log could not be built:\n{done.stderr[:2000]}")
    print(done.stdout.strip().splitlines()[-1])


def changes(page: Page) -> Iterator[tuple[str, float]]:
    """What is done with the results of a search, and after how many seconds the new ones are there."""
    page.locator("#search-filters > summary").click()
    page.locator("#search-facets input").first.wait_for(state="attached")
    for kind, value in (("filter", "refused"), ("sort", "oldest"), ("filter", "granted"), ("sort", "newest")):
        yield f"{kind}: {value}", float(page.evaluate(_CHANGE, [kind, value])) / 1000


def searches() -> list[str]:
    """Searches for two words: both used most, one of them, neither, and words of the letters."""
    words = vocabulary()
    pairs = ((words[0], words[1]), (words[0], words[3000]), (words[400], words[900]), ("police", "information"))
    return [f"{one} {other}" for one, other in pairs]


def main() -> int:
    """Make a log, build it, look at it, and print what that took; 1 where there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=10_000, help="how many responses the log has")
    number: int = parser.parse_args().number
    with tempfile.TemporaryDirectory(prefix="disclosure-log-benchmark-") as temporary:
        log, site = Path(temporary) / "log", Path(temporary) / "site"
        site.mkdir()
        with opened(site) as reader:
            if reader is None:
                print(NO_BROWSER, file=sys.stderr)
                return 1
            make_varied_log(log, number)
            build(log, site)
            print(f"{'first visit':40}{'moved':>10}{'results':>12}")
            for words in ("", *searches()):
                cost = reader.visit(words=words)
                shown = f"{cost.seconds:>10.2f} s" if cost.seconds else ""
                print(f"{words or 'home':40}{cost.moved / 1000:>7.0f} kB{shown}")
            page = reader.browser.new_page()
            page.goto(reader.url + OURS.address.format(searches()[-1].replace(" ", "+")))
            page.locator(OURS.result).first.wait_for()
            for name, seconds in changes(page):
                print(f"{name:40}{'':10}{seconds:>10.2f} s")
        name, size = heaviest(site)
        print(f"heaviest page: {name}, {size / 1000:.0f} kB of HTML")
    return 0


if __name__ == "__main__":
    sys.exit(main())
