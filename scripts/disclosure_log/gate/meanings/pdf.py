"""What can be found in PDF documents: in their structure here, and what they show against what they say in `seen`."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

REFUSE, HOLD = Verdict.REFUSE, Verdict.HOLD

ANEW = "Make the PDF anew from the document that it came from, without it."
MENDED = "The command attach takes it out."

STRUCTURE: Mapping[str, Meaning] = {
    "pdf-too-large": Meaning(
        "DL043", REFUSE, "The document is too large or too deeply nested to look through.", "Save it as a simpler PDF."
    ),
    # What does something
    "pdf-script": Meaning(
        "DL100", REFUSE, "The document holds a script that runs when it is opened or used.", MENDED, mended=True
    ),
    "pdf-action": Meaning(
        "DL100",
        REFUSE,
        "The document does something: it can start a program, send data or open other files.",
        MENDED,
        mended=True,
    ),
    "pdf-xfa": Meaning(
        "DL100",
        REFUSE,
        "The document is a dynamic form (XFA), which shows other content than its pages.",
        "Open it in the program that made it and print it to PDF.",
    ),
    "pdf-external": Meaning(
        "DL100", REFUSE, "Part of the document is not in it, but is loaded from another file.", ANEW
    ),
    # What somebody left on the page
    "pdf-redaction": Meaning(
        "DL102",
        HOLD,
        "A redaction was marked but not applied: the words under the mark are still there.",
        "In Acrobat: Redact a PDF > Apply, then save under a new name.",
    ),
    "pdf-annotation": Meaning(
        "DL103",
        HOLD,
        "The document holds comments, notes, highlights, drawings or stamps that can be moved, opened or hidden.",
        "Delete them, or print the document to PDF without comments.",
    ),
    "pdf-form": Meaning(
        "DL104",
        HOLD,
        "The document holds form fields, which keep what was typed.",
        "Print it to PDF, which flattens it.",
    ),
    "pdf-signature": Meaning(
        "DL104",
        HOLD,
        "The document is digitally signed: the signature names a person, and cleaning the document breaks it.",
        "Publish a copy without the signature: print it to PDF.",
    ),
    # Files and media
    "pdf-file": Meaning(
        "DL105", REFUSE, "Other files are attached inside the document.", "Take the attachments out and save it anew."
    ),
    "pdf-media": Meaning("DL105", REFUSE, "The document holds sound, video or three-dimensional content.", ANEW),
    # Links
    "pdf-link": Meaning(
        "DL106",
        HOLD,
        "A link goes to something else than a web page, an e-mail or a telephone number.",
        "Remove the link.",
    ),
    "pdf-link-internal": Meaning(
        "DL106", HOLD, "A link goes to an address inside a network or to a personal folder.", "Remove the link."
    ),
    "pdf-link-password": Meaning("DL106", HOLD, "A link holds a user name or a password.", "Remove the link."),
    # Metadata
    "pdf-author": Meaning("DL107", HOLD, "The properties name an author or another person.", MENDED, mended=True),
    "pdf-properties": Meaning(
        "DL107",
        HOLD,
        "The properties hold more than a title: subject, keywords, company or others.",
        MENDED,
        mended=True,
    ),
    "pdf-program": Meaning(
        "DL107",
        HOLD,
        "The properties name a program or device that is not known, which may be a person's or a place's.",
        MENDED,
        mended=True,
    ),
    "pdf-title-path": Meaning(
        "DL107", HOLD, "The title in the properties is the name or the folder of a file.", MENDED, mended=True
    ),
    "pdf-path": Meaning(
        "DL107", HOLD, "The properties hold the path of a file on somebody's computer.", MENDED, mended=True
    ),
    "pdf-history": Meaning(
        "DL107", HOLD, "The properties hold the history of the document or what it was made from.", MENDED, mended=True
    ),
    "pdf-program-data": Meaning(
        "DL107", HOLD, "The program that made the document keeps data of its own in it.", MENDED, mended=True
    ),
    "pdf-part-metadata": Meaning("DL107", HOLD, "A page or a picture has properties of its own.", MENDED, mended=True),
    "pdf-picture-metadata": Meaning(
        "DL107", HOLD, "A picture holds data of its camera, place, program or author.", MENDED, mended=True
    ),
    # Remains
    "pdf-earlier-version": Meaning(
        "DL108", HOLD, "An earlier version of the document is still in the file.", MENDED, mended=True
    ),
    "pdf-unreachable": Meaning(
        "DL108", HOLD, "The file holds content that no page uses any more.", MENDED, mended=True
    ),
    "pdf-bytes": Meaning(
        "DL108", HOLD, "The file holds bytes before, between or after its parts.", MENDED, mended=True
    ),
    "pdf-mistakes": Meaning(
        "DL108",
        HOLD,
        "The file is written with mistakes, which each program mends in its own way.",
        MENDED,
        mended=True,
    ),
    "pdf-undrawn": Meaning(
        "DL108", HOLD, "The document holds pictures or drawings that no page shows.", MENDED, mended=True
    ),
    "pdf-page-outside": Meaning("DL108", HOLD, "The document holds a page that is not among its pages.", ANEW),
    "pdf-page-remark": Meaning("DL108", HOLD, "The instructions that draw a page hold words that are not drawn.", ANEW),
    # Words beside the page
    "pdf-bookmark": Meaning(
        "DL109",
        HOLD,
        "A bookmark says words that do not stand on the pages.",
        "Read the bookmarks beside the document. Delete those that say too much.",
    ),
    "pdf-alternative": Meaning(
        "DL109",
        HOLD,
        "An alternative text says words that do not stand on the pages.",
        "Alternative texts are right to have. Read them, and accept this where they may be known.",
    ),
    "pdf-replacement": Meaning(
        "DL109",
        HOLD,
        "A replacement text, which is read out or copied in place of what is shown, says other words.",
        ANEW,
    ),
    "pdf-structure": Meaning(
        "DL109", HOLD, "The tags of the document hold words that do not stand on the pages.", ANEW
    ),
    "pdf-destination": Meaning(
        "DL109", HOLD, "The names of places in the document hold words that do not stand on the pages.", ANEW
    ),
    "pdf-label": Meaning("DL109", HOLD, "The page numbers hold words that do not stand on the pages.", ANEW),
    "pdf-link-text": Meaning(
        "DL109", HOLD, "A link's description says words that do not stand on the pages.", "Remove the description."
    ),
    "pdf-layer-name": Meaning("DL109", HOLD, "The name of a layer says words that do not stand on the pages.", ANEW),
    "pdf-thread": Meaning("DL109", HOLD, "The document has article threads, which have properties.", ANEW),
    "pdf-words": Meaning("DL109", HOLD, "The document holds other words that do not stand on the pages.", ANEW),
    # Pictures
    "pdf-cropped": Meaning(
        "DL110",
        HOLD,
        "A picture is larger than what the page shows of it.",
        "In Word: Picture Format > Compress Pictures > Delete cropped areas of pictures. Then make the PDF anew.",
    ),
    "pdf-outside-crop": Meaning(
        "DL110",
        HOLD,
        "There is content outside the part of a page that is shown.",
        "Cropping a PDF only hides. Crop in the document that it came from, or print it to PDF.",
    ),
    "pdf-masked": Meaning(
        "DL110",
        HOLD,
        "A mask hides part of a picture that is still in the file.",
        "Cut the picture in a picture editor and save it without transparency. Then make the PDF anew.",
    ),
    "pdf-thumbnail": Meaning(
        "DL110",
        HOLD,
        "The document holds small pictures of its pages, which may show an earlier state.",
        MENDED,
        mended=True,
    ),
    "pdf-alternate": Meaning("DL110", HOLD, "A picture has other versions of itself in the document.", ANEW),
    "pdf-picture-unread": Meaning(
        "DL110",
        HOLD,
        "A picture is stored in a way that cannot be looked into.",
        "Save it as PNG or JPEG in the source.",
    ),
    # Where the gate is blind
    "pdf-no-map": Meaning(
        "DL111",
        HOLD,
        "Letters are drawn that cannot be read as text, so nobody can search what they say, nor a screen reader.",
        "Make the PDF anew with its fonts embedded, as PDF/A or tagged PDF.",
    ),
    "pdf-picture-page": Meaning(
        "DL112",
        HOLD,
        "A page is only a picture, so its words cannot be searched, nor read by a screen reader.",
        "Make the PDF from the document itself, or run text recognition (OCR) on the scan.",
    ),
    "pdf-outline-page": Meaning(
        "DL112",
        HOLD,
        "The words of a page may be drawn as lines, so they cannot be searched, nor read by a screen reader.",
        "Make the PDF from the document itself, with text as text.",
    ),
    "pdf-layer": Meaning(
        "DL113",
        HOLD,
        "The document has layers of which one is shown at a time, or to some readers only.",
        "Flatten the layers, or print it to PDF.",
    ),
    "pdf-unknown": Meaning(
        "DL116", HOLD, "The document holds parts of a kind that is not known and cannot be looked into.", ANEW
    ),
}

MEANINGS: Mapping[str, Meaning] = {**STRUCTURE}
"""What can be found in a PDF, by key."""
