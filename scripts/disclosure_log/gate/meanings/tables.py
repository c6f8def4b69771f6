"""What can be found in tables and plain text (csv, txt)."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

IN_EXCEL = "In Excel: take it out, then File, Save As, CSV UTF-8."
ATTACH = "The command attach takes it out. "

MEANINGS: Mapping[str, Meaning] = {
    "table-too-large": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The table or text is larger than programs show whole.",
        "Split it into several files, or publish totals instead of single rows.",
    ),
    "table-quotes": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The quotation marks of the table do not match, so programs show different rows.",
        "In Excel: open it, see that the columns are right, then File, Save As, CSV UTF-8.",
    ),
    "table-not-text": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The content is not text in UTF-8.",
        "In Excel: File, Save As, CSV UTF-8. In Notepad: File, Save as, Encoding: UTF-8.",
    ),
    "table-formula": Meaning(
        "DL119",
        Verdict.HOLD,
        "A cell begins as a formula, and a spreadsheet program would run it.",
        "The command attach puts an apostrophe before it. In Excel: do the same, then File, Save As, CSV UTF-8.",
        mended=True,
    ),
    "table-formula-reach": Meaning(
        "DL119",
        Verdict.HOLD,
        "A cell has a formula that reaches other programs, files or websites.",
        "The command attach puts an apostrophe before it. In Excel: do the same, then File, Save As, CSV UTF-8.",
        mended=True,
    ),
    "table-control": Meaning(
        "DL101",
        Verdict.HOLD,
        "There are control characters in the text, which nobody sees.",
        ATTACH + IN_EXCEL,
        mended=True,
    ),
    "table-unseen": Meaning(
        "DL101",
        Verdict.HOLD,
        "There are characters in the text that have no width and that nobody sees.",
        ATTACH + IN_EXCEL,
        mended=True,
    ),
    "table-tags": Meaning(
        "DL101",
        Verdict.HOLD,
        "Words are written in an alphabet that nobody sees, but that programs read.",
        ATTACH + IN_EXCEL,
        mended=True,
    ),
    "table-turned": Meaning(
        "DL101",
        Verdict.HOLD,
        "Characters change the order in which the letters are seen, so the text says something else than it shows.",
        "Type the text of that place again.",
    ),
    "table-padding": Meaning(
        "DL101",
        Verdict.HOLD,
        "Text stands after so much blank space that nobody sees it.",
        IN_EXCEL,
    ),
    "table-coded": Meaning(
        "DL101",
        Verdict.HOLD,
        "A long run of letters and digits can be another file in coded form.",
        "Take it out, and save the file again.",
    ),
    "table-long-cell": Meaning(
        "DL101",
        Verdict.HOLD,
        "A cell holds more text than a spreadsheet program shows.",
        IN_EXCEL,
    ),
    "table-far-column": Meaning(
        "DL101",
        Verdict.HOLD,
        "A cell stands far to the right of the rest, where nobody looks.",
        "In Excel: press Ctrl and End to go to the last cell. " + IN_EXCEL,
    ),
    "table-far-row": Meaning(
        "DL101",
        Verdict.HOLD,
        "Rows stand far below the rest, after many blank ones, where nobody looks.",
        "In Excel: press Ctrl and End to go to the last cell. " + IN_EXCEL,
    ),
    "table-ragged": Meaning(
        "DL101",
        Verdict.HOLD,
        "A row has more cells than the table has columns.",
        "In Excel: look to the right of the last column. " + IN_EXCEL,
    ),
}
