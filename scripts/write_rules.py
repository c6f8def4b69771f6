"""Writes what each rule says, a sentence of its page in `docs/rules/`, into the program: SARIF names it.

The pages are not part of the installed program. With --check nothing is written, and the status is 1 where the
program's sentences are not those of the pages.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = REPOSITORY / "docs" / "rules"
RULES = REPOSITORY / "scripts" / "disclosure_log" / "findings" / "rules.json"


def rules() -> str:
    """The sentence of each page, by the rule's code."""
    said = {}
    for page in sorted(PAGES.glob("DL*.md")):
        front = page.read_text(encoding="utf-8").split("---\n", 2)[1]
        said[page.stem] = yaml.safe_load(front)["description"]
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the file, or compare it."""
    wanted = rules()
    if sys.argv[1:] == ["--check"]:
        return int(not RULES.is_file() or RULES.read_text(encoding="utf-8") != wanted)
    RULES.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
