"""May this workbook go out? Only what a reader sees on its sheets may be in it."""

from __future__ import annotations

from disclosure_log.documents.packages import Package
from disclosure_log.gate.notes import Facts, Notes, Refused
from disclosure_log.gate.packages import opened
from disclosure_log.gate.workbooks.ods import judge_ods
from disclosure_log.gate.workbooks.spreadsheetml import judge_spreadsheetml


def judge(content: bytes, notes: Notes) -> Facts:
    """Judge a workbook (xlsx, xlsm, xltx or ods). Raises `Refused` where it cannot go out at all."""
    with opened(content, notes) as package:
        return judge_ods(package, notes) if _is_open(package) else judge_spreadsheetml(package, notes)


def judge_excel(content: bytes, notes: Notes) -> Facts:
    """The same of one whose name says that it is Excel's."""
    return _judge_named(content, notes, is_open=False)


def judge_open(content: bytes, notes: Notes) -> Facts:
    """The same of one whose name says that it is an OpenDocument."""
    return _judge_named(content, notes, is_open=True)


def _judge_named(content: bytes, notes: Notes, *, is_open: bool) -> Facts:
    with opened(content, notes) as package:
        if _is_open(package) is not is_open:
            raise Refused("content-other")
    return judge(content, notes)


def _is_open(package: Package) -> bool:
    return "mimetype" in package.parts
