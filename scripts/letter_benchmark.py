"""How right the import of letters is: every synthetic letter by every producer, field by field.

`make letter-benchmark` prints the tables that docs/maintainers/letter-benchmark.md shows, and each failure below them;
`--write` writes the tables there. The letters come from the generator in `tests/letters/`. What is measured is the
draft that `disclosure-log import --dry-run` prints, since that is what officers get; `--rooms` measures what the rooms
of the import find, which is quicker and knows no body.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from tests.letters.corpus import LAYOUTS, LETTERS  # noqa: E402 - the tests are no package that is installed
from tests.letters.producers import Made, everything, sample  # noqa: E402 - as above
from tests.letters.reading import FrontDoor, Got, found_in  # noqa: E402 - as above
from tests.letters.score import Result, Score, score  # noqa: E402 - as above

from take_pictures import NO_BROWSER, find_browser  # noqa: E402 - as above

PAGE = REPOSITORY / "docs" / "maintainers" / "letter-benchmark.md"
START, END = "<!-- table -->\n", "<!-- end of table -->\n"
NAMES = {
    "reference": "reference",
    "responded": "response date",
    "received": "date received",
    "correct_as_at": "correct as at",
    "title": "title",
    "laws": "law",
    "notice": "refusal notice",
    "outcome": "outcome, where plain",
    "questions numbered": "numbered questions",
}


def main() -> None:
    """Import the letters, and print how that went; exit status 1 where its drafts do not meet the bar."""
    parser = argparse.ArgumentParser(description="How right the import is, over all synthetic letters.")
    parser.add_argument("--write", action="store_true", help="write the tables into the page of the docs")
    parser.add_argument("--rooms", action="store_true", help="measure what the rooms find, without a draft")
    parser.add_argument("--sample", action="store_true", help="only the sample that ordinary tests use")
    parser.add_argument("--letter", default="", help="only letters whose name holds this")
    parser.add_argument("--producer", default="", help="only files by this producer, such as Word")
    arguments = parser.parse_args()
    chosen = [letter for letter in LETTERS if arguments.letter in letter.name]
    browser = find_browser() is not None and arguments.producer in ("", "Chromium")
    files = sample() if arguments.sample else everything(chosen, browser=browser)
    if not browser and not arguments.sample:
        print(NO_BROWSER, file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        door = FrontDoor(Path(folder))
        read = found_in if arguments.rooms else door.read
        results = [
            _measured(each, read)
            for each in files
            if arguments.producer in ("", each.producer) and arguments.letter in each.letter.name
        ]
    measured = score(results)
    lines = list(tables(measured, results))
    print("\n".join(lines))
    for failure in sorted(measured.failures, key=lambda each: (each.what, each.letter, each.producer)):
        print(failure)
    for line in measured.unmet():
        print(f"The bar is not met: {line}.")
    if arguments.write:
        text = PAGE.read_text(encoding="utf-8")
        before, after = text.partition(START)[0], text.partition(END)[2]
        PAGE.write_text(before + START + "\n" + "\n".join(lines) + "\n\n" + END + after, encoding="utf-8")
    sys.exit(not arguments.rooms and bool(measured.unmet()))


def _measured(each: Made, read: Callable[[str, bytes], Got]) -> Result:
    start = time.perf_counter()
    got = read(each.name, each.content)
    return Result(each, got, time.perf_counter() - start)


def tables(measured: Score, results: Sequence[Result]) -> Iterator[str]:
    """The measure in Markdown."""
    producers = Counter(result.made.producer for result in results)
    letters = {result.made.letter.name for result in results}
    yield (
        f"{len(letters)} letters over {len(LAYOUTS)} layouts, {measured.files} files: "
        + ", ".join(f"{count} by {producer}" for producer, count in producers.items())
        + "."
    )
    yield ""
    yield "| Field | Stated | Right | Left out | Wrong | Invented | Open to two readings, asked |"
    yield "|---|---|---|---|---|---|---|"
    for field, name in NAMES.items():
        if field in measured.fields:
            tally = measured.fields[field]
            yield (
                f"| {name} | {tally.stated} | {tally.right} | {tally.left_out} | {tally.wrong} | {tally.invented} "
                f"| {tally.asked} |"
            )
    yield ""
    yield "| Beside the fields | |"
    yield "|---|---|"
    if "exemptions" not in measured.not_read:
        yield f"| exemptions found, missed, too many | {measured.found}, {measured.missed}, {measured.too_many} |"
        yield f"| precision, recall of exemptions | {measured.precision:.3f}, {measured.recall:.3f} |"
    if "names" not in measured.not_read:
        yield f"| drafts in which something of the requester is left | {measured.with_names} |"
    if "body" not in measured.not_read:
        yield f"| words of request and response | {measured.words} |"
        yield f"| … kept, under the other heading | {measured.kept}, {measured.misplaced} |"
        yield f"| words added, such as the edges of pages | {measured.added} |"
        yield f"| links, kept | {measured.links}, {measured.links_kept} |"
        yield f"| rows of tables, kept | {measured.rows}, {measured.rows_kept} |"


if __name__ == "__main__":
    main()
