"""Reads the text of workbooks (xlsx, xlsm, ods): of each sheet that is seen, what is seen of it."""

from __future__ import annotations

from disclosure_log.documents.sheets import rows_of, shown_sheets
from disclosure_log.documents.texts.making import MOST_CHARACTERS, table_sections
from disclosure_log.documents.texts.model import DocumentText, Form, Section
from disclosure_log.documents.texts.plain import MOST_ROWS, first_rows


def read_workbook(content: bytes) -> DocumentText:
    """The sheets of a workbook. Raises `UnusablePackage`."""
    sheets = [(index, name, [row for row in rows_of(grid) if any(row)]) for index, name, grid in shown_sheets(content)]
    left, length = MOST_ROWS, 0
    complete = True
    sections: list[Section] = []
    for index, name, whole in sheets:
        rows = first_rows(whole, left)
        length += sum(len(cell) for row in rows for cell in row)
        if length > MOST_CHARACTERS or not rows:
            complete = False
            break
        sections += table_sections(rows, f"sheet-{index}", name, index)
        left -= len(rows)
        complete = complete and len(rows) == len(whole)
    return DocumentText(Form.SHEETS, tuple(sections), len(sheets), complete)
