"""May this workbook go out? Only what a reader sees on its sheets may be in it."""

from __future__ import annotations

from disclosure_log.gate.notes import Facts, Notes
from disclosure_log.gate.packages import opened
from disclosure_log.gate.workbooks.ods import judge_ods
from disclosure_log.gate.workbooks.spreadsheetml import judge_spreadsheetml


def judge(content: bytes, notes: Notes) -> Facts:
    """Judge a workbook (xlsx, xlsm, xltx or ods). Raises `Refused` where it cannot go out at all."""
    with opened(content, notes) as package:
        is_open_document = "mimetype" in package.parts
        return judge_ods(package, notes) if is_open_document else judge_spreadsheetml(package, notes)
