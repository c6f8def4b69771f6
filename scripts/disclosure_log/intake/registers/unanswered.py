"""What a map leaves open or says of columns that the register does not have: told before any row is read."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.intake.registers.columns import Columns
from disclosure_log.intake.registers.days import Order
from disclosure_log.intake.registers.mapping import RegisterMap
from disclosure_log.intake.registers.requests import RowReader
from disclosure_log.intake.registers.words import Target


def unanswered(mapping: RegisterMap, columns: Columns, reader: RowReader) -> Iterator[tuple[int, str]]:
    """What is wrong with a map for this register, each with its line in the map."""
    for name, target in mapping.columns.items():
        line = mapping.lines.get(f"columns/{name}", 0)
        if name not in columns.names:
            yield line, "The register has no such column. Correct its name, or take the line out."
        elif target is None:
            yield line, f"It is not answered what this column is. Write one of these: {', '.join(Target)}."
    for name in reader.columns_of_people():
        message = "This column tells of which person each row is. Write ignore."
        yield mapping.lines.get(f"columns/{name}", 0), message
    if mapping.dates is None and _has_figures(mapping, columns):
        line = mapping.lines.get("dates", mapping.lines.get("columns", 0))
        yield line, f"It is not answered how the days are written. Write dates: and one of these: {', '.join(Order)}."


def _has_figures(mapping: RegisterMap, columns: Columns) -> bool:
    """Whether any column of days is used and holds anything."""
    places = [
        place
        for place, name in enumerate(columns.names)
        if mapping.columns.get(name) in (Target.RECEIVED, Target.RESPONDED)
    ]
    return any(place < len(cells) and cells[place].strip() for _, cells in columns.rows for place in places)
