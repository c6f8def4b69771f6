"""What can be found on the pages of a PDF that nobody sees."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

_REMOVE = (
    "Do not cover words: take them out. Delete them in the program the document comes from, write “[redacted]” in "
    "their place and save it as PDF anew; or use the redaction tool of a PDF editor, and apply the redactions."
)

_SAVE_ANEW = (
    "Look at what is selected when you press Ctrl+A in a PDF viewer. Delete the hidden words in the program the "
    "document comes from, and save it as PDF anew."
)

MEANINGS: Mapping[str, Meaning] = {
    "pdf-seen-covered": Meaning(
        "DL101", Verdict.HOLD, "Words lie under a box that was drawn over them, and can be copied out.", _REMOVE
    ),
    "pdf-seen-unseen": Meaning(
        "DL101",
        Verdict.HOLD,
        "Words can be copied out of the page that nobody sees on it: they are covered, or have no colour of their own.",
        _REMOVE,
    ),
    "pdf-seen-off-page": Meaning(
        "DL101",
        Verdict.HOLD,
        "Words stand beyond the edge of the page, where nobody sees them, and can be copied out.",
        "Cropping a page hides what is cut off and keeps it in the file. " + _SAVE_ANEW,
    ),
    "pdf-seen-clipped": Meaning(
        "DL101",
        Verdict.HOLD,
        "Words are cut off by the edge of a cell, a frame or a shape, or are on a hidden layer, and can be copied out.",
        "Widen the column or the frame until all words are seen, or delete them; then save the document as PDF anew.",
    ),
    "pdf-seen-tiny": Meaning(
        "DL101",
        Verdict.HOLD,
        "Words are written so small that nobody can read them, and can be copied out.",
        _SAVE_ANEW,
    ),
    "pdf-seen-behind-text": Meaning(
        "DL101", Verdict.HOLD, "Words lie behind other words at the same place, and can be copied out.", _SAVE_ANEW
    ),
    "pdf-seen-scan": Meaning(
        "DL101",
        Verdict.HOLD,
        "The text that was recognised in a scan, or other text without ink, has words that the page does not show.",
        "Black out the page before its text is recognised: redact the picture first, save it, then run the text "
        "recognition (OCR) anew; or use the redaction tool of a PDF editor, which takes out both.",
    ),
    "pdf-seen-aside": Meaning(
        "DL101",
        Verdict.HOLD,
        "Words are part of a fill pattern, a mask or the shape of a letter, where this check cannot see them.",
        "Save the document as PDF anew from the program it comes from, or print the page to PDF.",
    ),
    "pdf-seen-not-met": Meaning(
        "DL101",
        Verdict.HOLD,
        "The page has words that this check does not meet when it draws the page, though other programs may read them.",
        "Save the document as PDF anew from the program it comes from, or print the page to PDF.",
    ),
    "pdf-seen-undrawn": Meaning(
        "DL108",
        Verdict.HOLD,
        "The file keeps pictures or words that no page of it shows, as they remain when pages are taken out.",
        "Save the document as PDF anew from the program it comes from, or print it to PDF.",
    ),
    "pdf-seen-picture": Meaning(
        "DL110",
        Verdict.HOLD,
        "Something was drawn over a picture or a scan; what lies under it is still in the file.",
        "Black out the picture itself in a program for pictures, and put that picture into the document; or use "
        "the redaction tool of a PDF editor, and apply the redactions.",
    ),
    "pdf-seen-outlines": Meaning(
        "DL110",
        Verdict.HOLD,
        "Words or handwriting that are drawn as lines lie under a box; they are still in the file.",
        "Delete what is under the box in the program the document comes from, and save it as PDF anew; or use the "
        "redaction tool of a PDF editor, and apply the redactions.",
    ),
    "pdf-seen-layers": Meaning(
        "DL113",
        Verdict.HOLD,
        "The document has layers that are switched off, on the screen or in print, and that a reader can switch on.",
        "In a PDF editor, delete the hidden layers or flatten all layers; or switch on all that may be seen in the "
        "program the document comes from, delete the rest, and save it as PDF anew.",
    ),
    "pdf-seen-too-much": Meaning(
        "DL116",
        Verdict.HOLD,
        "The pages hold more than this check can look at, so that it cannot tell whether words are hidden on them.",
        "Split the document into several files, or print it to PDF with less detail.",
    ),
}
