"""How many ways of leaking the gate holds, and how many clean files it holds wrongly: over the whole generated corpus.

`make leak-benchmark` prints the table that docs/maintainers/leak-benchmark.md shows; `--write` writes it there. Every
file is made anew by the generator in `tests/leaks/`, and judged in the sandbox as an attachment is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from tests.leaks.corpus import CLEAN, CONDITIONS, LEAKS  # noqa: E402 - the tests are no package that is installed
from tests.leaks.forms import CANARY, Clean, Leak  # noqa: E402 - as above

from disclosure_log.gate.inspection import Gate  # noqa: E402 - as above
from disclosure_log.gate.notes import Verdict  # noqa: E402 - as above
from disclosure_log.gate.verdicts import Judged  # noqa: E402 - as above

PAGE = REPOSITORY / "docs" / "maintainers" / "leak-benchmark.md"
START, END = "<!-- table -->\n", "<!-- end of table -->\n"


@dataclass
class Score:
    """How the files of one type fared."""

    ways: int = 0
    files: int = 0
    missed: list[str] = field(default_factory=list)
    """Which leaking files were released, or held for another reason."""
    clean: int = 0
    held: list[str] = field(default_factory=list)
    """Which clean files were not released, and for what."""


def main() -> None:
    """Judge the corpus, and print how it went; exit status 1 where a leak was missed."""
    parser = argparse.ArgumentParser(description="What the gate holds, over the whole corpus of leaking files.")
    parser.add_argument("--write", action="store_true", help="write the table into the page of the docs")
    parser.add_argument("--type", help="only files of this type, such as pdf")
    arguments = parser.parse_args()
    chosen = f".{arguments.type}" if arguments.type else ""
    scores: dict[str, Score] = {}
    start, count = time.monotonic(), 0
    with Gate(CONDITIONS) as gate, tempfile.TemporaryDirectory() as folder:
        corpus: list[Leak | Clean] = [*LEAKS, *CLEAN]
        for each in corpus:
            if chosen and each.suffix != chosen:
                continue
            score = scores.setdefault(each.suffix, Score())
            paths = list(_made(each, Path(folder)))
            judged = list(gate.judge_all(paths))
            count += len(paths)
            _score(score, each, judged)
    lines = list(table(scores))
    print("\n".join(lines))
    for score in scores.values():
        for name in score.missed:
            print(f"missed: {name}")
        for name in score.held:
            print(f"held without reason: {name}")
    print(f"{count} files in {time.monotonic() - start:.0f} s.")
    if arguments.write:
        text = PAGE.read_text(encoding="utf-8")
        before, after = text.partition(START)[0], text.partition(END)[2]
        PAGE.write_text(before + START + "\n" + "\n".join(lines) + "\n\n" + END + after, encoding="utf-8")
    sys.exit(any(score.missed for score in scores.values()))


def _made(each: Leak | Clean, folder: Path) -> Iterator[Path]:
    for number in range(each.variations):
        path = folder / f"file-{number}{each.suffix}"
        path.write_bytes(each.make(number, CANARY) if isinstance(each, Leak) else each.make(number))
        yield path


def _score(score: Score, each: Leak | Clean, judged: Iterable[Judged]) -> None:
    name = f"{each.suffix[1:]}: {each.name}"
    if isinstance(each, Leak):
        score.ways += 1
        for number, verdict in enumerate(judged):
            score.files += 1
            codes = {found.code for weight, found in verdict.findings() if weight is not Verdict.RELEASE}
            if not codes & set(each.codes):
                score.missed.append(f"{name}, variation {number} (found: {', '.join(sorted(codes)) or 'nothing'})")
        return
    for number, verdict in enumerate(judged):
        score.clean += 1
        if verdict.verdict is not Verdict.RELEASE:
            why = "; ".join(f"{found.code} {found.message}" for _, found in verdict.findings())
            score.held.append(f"{name}, variation {number}: {why}")


def table(scores: dict[str, Score]) -> Iterator[str]:
    """The result as a table in Markdown, type by type."""
    yield "| Type | Ways of leaking | Leaking files | Held | Clean files | Held wrongly |"
    yield "|---|---|---|---|---|---|"
    total = Score()
    for suffix, score in sorted(scores.items()):
        yield _row(suffix[1:], score)
        total.ways += score.ways
        total.files += score.files
        total.clean += score.clean
        total.missed += score.missed
        total.held += score.held
    yield _row("**all**", total)


def _row(name: str, score: Score) -> str:
    held = score.files - len(score.missed)
    return f"| {name} | {score.ways} | {score.files} | {held} | {score.clean} | {len(score.held)} |"


if __name__ == "__main__":
    main()
