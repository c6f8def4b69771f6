"""The columns of a register: the row with their names, and columns without one."""

from __future__ import annotations

import pytest

from disclosure_log.intake.registers.columns import columns_of, find_header
from disclosure_log.intake.registers.table import Sheet

HEADING = ["Ref No", "Date received", "Outcome"]
DATA = ["FOI/2021/1", "01/02/2021", "Granted"]


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([HEADING, DATA], 1),
        ([["Freedom of Information 2021"], ["Exported by the case system", "", ""], HEADING, DATA, DATA], 3),
        ([["Cyfeirnod", "Dyddiad ymateb", "Canlyniad"], DATA], 1),
        ([["Alpha", "Beta", "Gamma"], DATA], 1),
        ([DATA, DATA], 0),
    ],
)
def test_the_row_of_the_names_is_found(rows: list[list[str]], number: int) -> None:
    """Titles above it are no names, and a first row of values means that there are none."""
    assert find_header(tuple(enumerate(rows, 1))) == number


def test_each_column_has_a_name_of_its_own() -> None:
    """A name that stands twice, and none at all, get the number of the column; so does one beyond the last name."""
    rows = [["Ref", "Date", "date", "", "Outcome"], ["1", "", "", "", "", "note"], ["2", "", "", "", "", "note"]]
    columns = columns_of(Sheet("", tuple(enumerate(rows, 1))))

    assert columns.names == ("Ref", "Date (column 2)", "date (column 3)", "column 4", "Outcome", "column 6")


def test_one_row_that_reaches_further_makes_no_column() -> None:
    """It is a row with a sign too many, and is told as such."""
    rows = [HEADING, DATA, DATA, [*DATA, "x"]]

    assert columns_of(Sheet("", tuple(enumerate(rows, 1)))).names == tuple(HEADING)
