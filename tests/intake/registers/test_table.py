"""The files of registers: any encoding and delimiter, and one line for what cannot be read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from disclosure_log.intake.registers.table import UnreadableRegisterError, read_table

TEXT = "Cyf;Pwnc\r\n1/1;Tyllau yn y ff\u00f4rdd\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    """With a byte-order mark or without, the words are the same."""
    file = tmp_path / "register.csv"
    file.write_bytes(TEXT.encode(encoding))

    assert read_table(file).sheets[0].rows[1] == (2, ["1/1", "Tyllau yn y ff\u00f4rdd"])


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_and_rows_have_the_numbers_of_the_spreadsheet(tmp_path: Path, sign: str) -> None:
    """Empty rows count, lines inside a cell do not, NULs and Excel's own line are no part of a cell."""
    file = tmp_path / "register.csv"
    rows = ["Ref{}Text", '1{}"a\nb, c; d"', "", '="02"{}x\0y']
    file.write_text("\n".join(row.format(sign) for row in rows) + "\n", encoding="utf-8")

    assert read_table(file).sheets[0].rows == ((1, ["Ref", "Text"]), (2, ["1", "a\nb, c; d"]), (4, ["02", "xy"]))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "It is empty."),
        ("a.csv", b"\xef\xbb\xbf\r\n,,\r\n", "It is empty."),
        ("a.csv", b'a,b\n1,"x\n2,y\n3,z\n', "quotation mark in row 2 is never closed"),
        ("a.csv", b"<html><body>x</body></html>", "Save it as CSV"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Save it as CSV"),
        ("a.xlsx", b"PK\x03\x04 no package", "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """Each says what is wrong and what to do."""
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(UnreadableRegisterError) as told:
        read_table(file)
    assert said in told.value.message
    assert "\n" not in told.value.message


@settings(max_examples=50)
@given(some.binary(max_size=200))
def test_any_bytes_are_rows_or_a_line(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """No content ends in a traceback."""
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(content)
    with suppress(UnreadableRegisterError):
        assert read_table(file).sheets
