"""Collects every word that the site says of itself into `locale/disclosure_log.pot`, the template of the catalogues.

Words stand in Python (`N_("…")`, `said("…")`), in the templates (`_("…")`, `said("…")`) and in the tables of the law
and of its holidays. With --check it writes nothing and ends with status 1 where the template is not up to date.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

PACKAGE = Path(__file__).parent / "disclosure_log"
TEMPLATE = PACKAGE / "locale" / "disclosure_log.pot"
HOLIDAYS = PACKAGE / "law" / "texts" / "bank-holidays.toml"
KEYWORDS: Any = {"N_": None, "_": None, "gettext": None, "said": None, "ngettext": (1, 2)}

Message = tuple[str, str | tuple[str, ...]]


def collect() -> bytes:
    """The template as it should be."""
    catalog = Catalog(project="disclosure-log", charset="utf-8", fuzzy=False)
    for place, message in sorted([*_messages(), *_holidays()], key=str):
        catalog.add(message, locations=[(place, 0)])
    output = BytesIO()
    write_po(output, catalog, width=120, omit_header=True, sort_output=True)
    return output.getvalue()


def _messages() -> Iterator[Message]:
    for path in sorted(PACKAGE.rglob("*")):
        place = path.relative_to(PACKAGE).as_posix()
        if path.suffix == ".py":
            with path.open("rb") as file:
                for _, said, _, _ in extract("python", file, KEYWORDS):
                    yield place, said
        elif path.suffix == ".html":
            with path.open("rb") as file:
                for _, _, text, _ in babel_extract(file, list(KEYWORDS), [], {"silent": "false"}):
                    parts = [part for part in (text if isinstance(text, tuple) else (text,)) if part]
                    if parts:
                        yield place, parts[0] if len(parts) == 1 else tuple(parts)
        elif path.suffix == ".toml" and path != HOLIDAYS:
            yield from ((place, said) for said in _of_the_law(tomllib.loads(path.read_text(encoding="utf-8"))))


def _of_the_law(table: dict[str, Any]) -> Iterator[str]:
    """The words of one table of the law."""
    yield table["title"]
    for provision in table["provisions"].values():
        yield from (provision[key] for key in ("title", "meaning", "wording") if key in provision)
    for notice in table["notices"].values():
        yield from (notice["purpose"], *notice.get("says", ()))


def _holidays() -> Iterator[Message]:
    for day in tomllib.loads(HOLIDAYS.read_text(encoding="utf-8"))["days"]:
        yield HOLIDAYS.relative_to(PACKAGE).as_posix(), day["name"]


def main() -> int:
    """Write the template, or compare it."""
    collected = collect()
    if "--check" in sys.argv[1:]:
        if TEMPLATE.is_file() and TEMPLATE.read_bytes() == collected:
            return 0
        print("The template of the catalogues is not up to date: run make catalogue.")
        return 1
    TEMPLATE.write_bytes(collected)
    print(f"{collected.count(b'msgid ')} messages in {TEMPLATE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
