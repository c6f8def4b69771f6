"""What can be found in text documents (docx, odt)."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

INSPECT = "In Word: File, Info, Check for Issues, Inspect Document; take out what it finds, and save."
SHOW = "In Word: Home, show hidden marks (¶). Delete what should not go out, then save."
PDF = "In Word: File, Save As, PDF; the PDF is judged again."
ATTACH = "The command attach takes it out. " + INSPECT


def _refused(code: str, said: str, hint: str = PDF, *, mended: bool = False) -> Meaning:
    return Meaning(code, Verdict.REFUSE, said, hint, mended)


def _held(code: str, said: str, hint: str = SHOW) -> Meaning:
    return Meaning(code, Verdict.HOLD, said, hint)


def _mended(code: str, said: str, hint: str = ATTACH) -> Meaning:
    return Meaning(code, Verdict.HOLD, said, hint, mended=True)


MEANINGS: Mapping[str, Meaning] = {
    "document-pdf": Meaning(
        "DL118",
        Verdict.RELEASE,
        "It is a text document, which not everybody can open and which looks different in each program.",
        "Publish a PDF made from it instead. In Word: File, Save As, PDF. In LibreOffice: File, Export as PDF.",
    ),
    "document-not-text": _refused("DL043", "The file says it is no text document, or a template."),
    "document-macros": _refused("DL100", "There are programs in the document (macros, add-ins, buttons)."),
    "document-control": _refused("DL100", "There is a control in the document that runs a program (ActiveX)."),
    "document-chunk": _refused("DL100", "Another document is inserted in it in a form that is shown only when opened."),
    "document-subdocument": _refused("DL100", "The document loads other documents when it is opened."),
    "document-field-loads": _refused(
        "DL100",
        "A field of the document loads another file or runs something.",
        "In Word: press Ctrl+A, then Ctrl+Shift+F9, which turns fields into plain text; save.",
    ),
    "document-external": _refused("DL100", "The document loads something from elsewhere when it is opened."),
    "document-external-picture": _refused(
        "DL100",
        "A picture is loaded from elsewhere when the document is opened.",
        "In Word: File, Info, Edit Links to Files, Break Link; save.",
    ),
    "document-template": _refused(
        "DL100",
        "The document loads a template from elsewhere when it is opened.",
        "The command attach takes it out. In Word: Developer, Document Template, write Normal as the template; save.",
        mended=True,
    ),
    "document-embedded": _refused(
        "DL105",
        "There are other files inside the document: a workbook, a recording, or anything else.",
        "In Word: cut the object, Paste Special, Picture (PNG); save. Charts too.",
    ),
    "document-hidden": _held("DL101", "There is text that is formatted as hidden, in hidden rows or on no page."),
    "document-hidden-mark": _held("DL101", "The mark of a paragraph is hidden, so that it may not be shown."),
    "document-collapsed": _held(
        "DL101",
        "The text below a heading is folded away.",
        "In Word: right-click the heading, Expand/Collapse, Expand All Headings; save.",
    ),
    "document-same-colour": _held(
        "DL101",
        "There is text in the colour of its ground, which nobody sees.",
        "In Word: press Ctrl+A and set Font Color to Automatic. Delete what should not go out, then save.",
    ),
    "document-blackened": _held(
        "DL102",
        "Text is blacked out by colour only; it can be copied out and read.",
        "Delete the words and write [redacted] instead, then save as PDF.",
    ),
    "document-tiny": _held("DL101", "There is text so small or so squeezed that nobody sees it."),
    "document-transparent": _held("DL101", "There is text that is transparent."),
    "document-off-page": _held("DL101", "There is text that stands outside the page."),
    "document-merged": _held(
        "DL101",
        "There is text in a cell that is merged into another, where nobody sees it.",
        "In Word: Table Layout, Split Cells. Delete what should not go out, then save.",
    ),
    "document-unseen-letters": _held("DL101", "There are letters without width, or letters whose order is turned."),
    "document-field": _held(
        "DL101",
        "The code of a field says things that the document does not show.",
        "In Word: press Ctrl+A, then Ctrl+Shift+F9, which turns fields into plain text; save.",
    ),
    "document-alternatives": _held(
        "DL101", "A drawing has two forms that say different things, one for each kind of program.", PDF
    ),
    "document-overflow": _held(
        "DL101",
        "A text box is too small for its words, so that some of them are not shown.",
        "In Word: drag the box larger. Delete what should not go out, then save.",
    ),
    "document-unused-header": _held(
        "DL101",
        "There is a header or footer that no page shows.",
        "In Word: double-click the header, and switch Different First Page and Different Odd & Even on to see it.",
    ),
    "document-unreferenced-note": _held("DL101", "There is a footnote or endnote that no page shows.", PDF),
    "document-stray": _held("DL101", "There are words in the file where no program shows any.", PDF),
    "document-numbering": _held("DL101", "The numbering of a list has words in it that may not be shown.", PDF),
    "document-comment": _held(
        "DL103",
        "There are comments.",
        "In Word: Review, Delete, Delete All Comments in Document; save.",
    ),
    "document-form": _held(
        "DL104",
        "There are form fields or lists to choose from, with values that nobody sees.",
        "In Word: press Ctrl+A, then Ctrl+Shift+F9; right-click each list, Remove Content Control; save.",
    ),
    "document-link": _held(
        "DL106",
        "There is a link that leads neither to the web nor to a mail address.",
        "In Word: right-click the link, Remove Hyperlink; save.",
    ),
    "document-people": _mended("DL107", "The document says who wrote or changed it, or for whom they work."),
    "document-people-part": _mended("DL107", "The document has a list of the people who worked on it."),
    "document-properties": _mended("DL107", "The document's properties say more than its title."),
    "document-custom-properties": _mended("DL107", "The document has properties of your organisation's own."),
    "document-printer": _mended("DL107", "The document names printers."),
    "document-label": _mended("DL107", "The document carries a label of your organisation, such as its sensitivity."),
    "document-signature": _held(
        "DL107", "The document is signed, which names people.", "In Word: File, Info, View Signatures, Remove."
    ),
    "document-permission": _held(
        "DL107", "The document says who may change parts of it.", "In Word: Review, Restrict Editing, Stop Protection."
    ),
    "document-orphan": _mended("DL108", "There are parts in the file that belong to nothing in it."),
    "document-versions": _mended(
        "DL108",
        "There are earlier versions of the document in the file.",
        "The command attach takes them out. In LibreOffice: File, Versions, delete them all; save.",
    ),
    "document-unused": _held("DL108", "There is a picture or link in the file that its text no longer uses.", PDF),
    "document-thumbnail": _mended("DL110", "There is a small picture of the first page, perhaps from an earlier time."),
    "document-alt-text": _held(
        "DL109",
        "A picture or table has a description, which a screen reader speaks and nobody sees.",
        "Read it: right-click the picture, View Alt Text. Accept it where it may go out; it helps blind readers.",
    ),
    "document-control-name": _held(
        "DL109",
        "A field to fill in has a name that nobody sees.",
        "In Word: right-click it, Remove Content Control; save.",
    ),
    "document-bookmark": _held(
        "DL109", "A bookmark has a long name that nobody sees.", "In Word: Insert, Bookmark, Delete; save."
    ),
    "document-tip": _held(
        "DL109",
        "A link shows words only when the mouse rests on it.",
        "In Word: right-click the link, Edit Hyperlink, ScreenTip; empty it and save.",
    ),
    "document-drawing-name": _held(
        "DL109",
        "A picture or drawing has a name that nobody sees.",
        "In Word: Layout, Selection Pane; write Picture 1 as its name and save.",
    ),
    "document-cropped": _held(
        "DL110",
        "A picture is cropped, and the parts cut off are still in the file.",
        "In Word: Picture Format, Compress Pictures, Delete cropped areas of pictures; save.",
    ),
    "document-original-picture": _held(
        "DL110",
        "The file holds the picture from before it was changed.",
        "In Word: Picture Format, Compress Pictures; or cut the picture, Paste Special, PNG; save.",
    ),
    "document-over-text": _held(
        "DL110",
        "A picture or box lies in front of the text and may cover words, which stay in the file.",
        "In Word: Wrap Text, Square. Delete words that should not go out, then save.",
    ),
    "document-hidden-drawing": _held(
        "DL110",
        "There is a picture or drawing that is hidden or too faint to see.",
        "In Word: Layout, Selection Pane, Show All. Delete what should not go out, then save.",
    ),
    "document-tiny-drawing": _held("DL110", "There is a picture or drawing too small to see."),
    "document-off-page-drawing": _held("DL110", "There is a picture or drawing outside the page."),
    "document-custom-xml": _mended(
        "DL115",
        "There is data inside the file that nobody sees (custom XML).",
        "The command attach takes it out where nothing in the text uses it. " + INSPECT,
    ),
    "document-bound": _held(
        "DL115",
        "Text of the document comes from data inside the file that nobody sees.",
        "In Word: right-click the field, Remove Content Control; then Inspect Document, Custom XML Data; save.",
    ),
    "document-variables": _mended("DL115", "There are variables inside the document that nobody sees."),
    "document-rdf": _mended("DL115", "There is data about the document inside the file that nobody sees (RDF)."),
    "document-declared": _held(
        "DL115",
        "There are variables inside the document that nobody sees.",
        "In LibreOffice: Insert, Field, More Fields, Variables; delete them and save.",
    ),
    "document-mail-merge": _held(
        "DL115",
        "The document is tied to a list of people for a mail merge.",
        "In Word: Mailings, Start Mail Merge, Normal Word Document; save.",
    ),
    "document-glossary": _held("DL115", "There are building blocks inside the file that nobody sees.", PDF),
    "document-chart": _held(
        "DL115",
        "There is a chart with its figures stored in the file.",
        "In Word: cut the chart, Paste Special, Picture (PNG); save.",
    ),
    "document-diagram": _held(
        "DL116",
        "There is a diagram (SmartArt) that the gate cannot look through.",
        "In Word: cut the diagram, Paste Special, Picture (PNG); save.",
    ),
    "document-marked-up": _held("DL115", "Words of the document are marked up with data that nobody sees.", PDF),
    "document-setting": _held("DL116", "The document has settings that the gate does not know.", PDF),
    "document-fonts": _held(
        "DL116",
        "There are fonts inside the file, which the gate cannot look into.",
        "In Word: File, Options, Save, Embed fonts in the file: off; save.",
    ),
    "document-ink": _held("DL116", "There is handwriting in the file that the gate cannot look into.", PDF),
    "document-picture-kind": _held(
        "DL116",
        "There is a picture of a kind that the gate cannot look into.",
        "In Word: cut the picture, Paste Special, Picture (PNG); save.",
    ),
    "document-unknown": _held("DL116", "There is something in the text that the gate does not know.", PDF),
    "document-unknown-part": _held("DL116", "There is a part in the file that the gate does not know.", PDF),
    "document-missing-part": _held("DL116", "A part that the document refers to is not in the file.", PDF),
    "document-tracked": _held(
        "DL117",
        "There are tracked changes: what was deleted or written by whom can still be read.",
        "In Word: Review, Accept, Accept All Changes and Stop Tracking; save.",
    ),
}
