"""The inside of the sandbox for registers: every row of the sheets of a workbook that are seen, in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from disclosure_log.documents.sheets import sheets_of

TASK = "disclosure_log.documents.workbook_rows:answer"
"""What the sandbox is to do."""

MOST_COLUMNS = 1_000
"""What lies further to the right belongs to no register."""


def answer(_request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """The sheets of the workbook `content`, in the order of their tabs.

    Each is a mapping of its `name`, whether it is `hidden`, the numbers of its `hidden_rows`, and its `rows`: number
    and cells of each that holds anything, from the first column on. Raises `UnusablePackage`.
    """
    sheets = []
    for sheet in sheets_of(content):
        rows = [
            (number, [cells.get(column, "") for column in range(1, min(max(cells), MOST_COLUMNS) + 1)])
            for number, cells in sorted(sheet.grid.items())
            if cells
        ]
        sheets.append(
            {"name": sheet.name, "hidden": sheet.hidden, "hidden_rows": sorted(sheet.hidden_rows), "rows": rows}
        )
    return {}, json.dumps(sheets).encode()
