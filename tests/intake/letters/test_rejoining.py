"""What a page's end divided is one again, and what stands apart stays apart."""

from __future__ import annotations

from disclosure_log.documents.texts import Block, Cell, Item, Items, Paragraph, Table
from disclosure_log.documents.texts.marks import LINE_ENDS
from disclosure_log.intake.letters.found import Place
from disclosure_log.intake.letters.rejoining import rejoined

HEAD = (Cell("Year"), Cell("Number"))


def joined(*pages: list[Block]) -> list[Block]:
    """The blocks of some pages, joined."""
    placed = [(Place(page, line), block) for page, blocks in enumerate(pages, 1) for line, block in enumerate(blocks)]
    return [block for _, block in rejoined(placed)]


def rows(*texts: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows of a table, each of a year and a number."""
    return tuple((Cell(text), Cell("5")) for text in texts)


def test_a_sentence_that_goes_on_over_the_page_is_one() -> None:
    """It goes on where the page before ends without a stop and the next begins with a small letter."""
    first, second = Paragraph("The council holds records of the"), Paragraph("bicycles that it owns.")
    assert joined([first], [second]) == [Paragraph(f"{first.text} {LINE_ENDS}{second.text}")]
    assert joined([Paragraph("It holds no such records.")], [second]) == [
        Paragraph("It holds no such records."),
        second,
    ]
    assert joined([first], [Paragraph("Review")]) == [first, Paragraph("Review")]
    assert joined([first, second]) == [first, second]


def test_an_item_whose_lines_stand_apart_is_one() -> None:
    """What goes on after an item without a stop belongs to it."""
    items, rest = Items((Item("1. Please see the columns of"),)), Paragraph("the table above.")
    assert joined([items, rest]) == [Items((Item(f"1. Please see the columns of {LINE_ENDS}the table above."),))]


def test_a_table_over_several_pages_is_one_with_one_head() -> None:
    """Its head is printed again as a row, as a head, or as words; another table stays another."""
    first = Table(rows("2019", "2020"), HEAD)
    whole = Table(rows("2019", "2020", "2021"), HEAD)
    assert joined([first], [Table(rows("2021"))]) == [whole]
    assert joined([first], [Table(rows("2021"), HEAD)]) == [whole]
    assert joined([first], [Table((HEAD, *rows("2021")))]) == [whole]
    assert joined([first], [Paragraph("Year"), Paragraph("Number"), Table(rows("2021"))]) == [whole]
    other = Table(rows("2021"), (Cell("Month"), Cell("Cost")))
    assert joined([first], [other]) == [first, other]
    assert joined([first], [Paragraph("Year"), other]) == [first, Paragraph("Year"), other]


def test_lines_that_a_sentence_runs_over_are_no_lines_of_their_own() -> None:
    """An address keeps its lines; a narrow column does not."""
    narrow = (
        "Thank you for your request under the Act, in\nwhich you asked about the roads that the council\nmaintains."
    )
    address = "Sampleshire Council\nCouncil House\nSampleton"
    assert joined([Paragraph(narrow)]) == [Paragraph(narrow.replace("\n", f" {LINE_ENDS}"))]
    assert joined([Paragraph(address)]) == [Paragraph(address)]
