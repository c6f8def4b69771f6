"""What can be found in any file."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.documents.kinds import KINDS
from disclosure_log.gate.notes import Meaning, Verdict

_KNOWN = ", ".join(f"{kind.name} ({' or '.join(kind.suffixes)})" for kind in KINDS)


_PRINT = "File, Save As, PDF."
_WORD = "In Word: open it, File, Save As, Word Document (.docx) or PDF."


def _refused(said: str, hint: str) -> Meaning:
    return Meaning("DL043", Verdict.REFUSE, said, hint)


MEANINGS: Mapping[str, Meaning] = {
    "type": _refused("Files of this type cannot be attached.", f"These can: {_KNOWN}."),
    "content-other": _refused(
        "The content is of another kind than the name says.",
        "Save it as what the name says; changing the name alone does not change the file.",
    ),
    "content-workbook": _refused(
        "The name says text, but it is a workbook or a Word file.", "Save it anew, in Excel as CSV UTF-8."
    ),
    "content-text": _refused("The content is not text in UTF-8.", "Save it again as UTF-8."),
    "no-file": _refused("This is a folder, a link or a device.", "Put the document itself here."),
    "unopened": _refused("The file cannot be opened.", "Look whether it is there and may be read."),
    "too-large": _refused("The file is larger than 100 MB.", "Make it smaller, or publish it in parts."),
    "time": _refused("Reading the file took too long.", "Save it as a simpler file."),
    "memory": _refused("Reading the file takes too much memory.", "Save it as a smaller file."),
    "died": _refused("The file stopped the program that reads it.", "Save it as a new file."),
    "no-start": _refused("The program that reads files does not start.", "Install disclosure-log again."),
    "damaged": _refused("The file is damaged, or of a form that cannot be read.", "Save it as a new file."),
    "encrypted": _refused("The file is encrypted.", "Save it without a password and without restrictions."),
    "disagreement": _refused(
        "Programs that read this document do not agree on what is in it.", "Save it as a new PDF."
    ),
    # Another program may mend the file and show pages that nobody here has seen.
    "no-pages": _refused("No page of the document can be found.", "Save it as a new PDF."),
    "file-archive": _refused(
        "It is an archive of other files.",
        "Open it, and attach each file that should go out by itself.",
    ),
    "file-mail": _refused(
        "It is an e-mail, a calendar or a contact, with everything that came with it.",
        "A letter that came with it: in Outlook, open it, and save that file by itself. Its own words: File, Print,"
        " Microsoft Print to PDF. Redact addresses and names before that.",
    ),
    "file-drawing": _refused(
        "It is a drawing (SVG), which can load other files and run programs.",
        "Open it in a browser, take a picture of the screen, and attach that as PNG.",
    ),
    "file-web": _refused(
        "It is a web page or data for programs, which can load other files and run programs.",
        "Open it in a browser, and print it to PDF.",
    ),
    "file-program": _refused(
        "It is a program.",
        "Say in words what was asked for; if its text was asked for, copy that into a Word file and save it as PDF.",
    ),
    "file-old-word": _refused(
        "It is a Word file of the old kind (.doc), in which parts that were deleted can remain.",
        _WORD,
    ),
    "file-old-excel": _refused(
        "It is an Excel file of the old kind (.xls), in which data that nobody sees can remain.",
        "In Excel: File, Save As, Excel Workbook (.xlsx), and attach that; what is hidden in it will be found.",
    ),
    "file-old-powerpoint": _refused(
        "It is a PowerPoint file of the old kind (.ppt).",
        f"In PowerPoint: {_PRINT}",
    ),
    "file-old-office": _refused(
        "It is a file of an old office program, or one that asks for a password.",
        "Open it in its program, take the password away, and save it as PDF, as Excel Workbook or as Word Document.",
    ),
    "file-binary-workbook": _refused(
        "It is a binary workbook (.xlsb).",
        "In Excel: File, Save As, Excel Workbook (.xlsx), and attach that; what is hidden in it will be found.",
    ),
    "file-word-with-macros": _refused(
        "It is a Word file with programs in it, or a template.",
        _WORD,
    ),
    "file-workbook-template": _refused(
        "It is a template or an add-in of a spreadsheet program.",
        "In Excel: File, Save As, Excel Workbook (.xlsx), and attach that.",
    ),
    "file-slides": _refused(
        "It is a presentation, with notes and hidden slides that nobody sees.",
        f"In PowerPoint: {_PRINT} Look at the options first: no notes, no hidden slides, no comments.",
    ),
    "file-rich-text": _refused(
        "It is a text in the format RTF, which can hold anything.",
        _WORD,
    ),
    "file-flat": _refused(
        "It is a document of LibreOffice in one piece (.fodt, .fods).",
        "In LibreOffice: File, Save As, ODF Text Document (.odt) or ODF Spreadsheet (.ods), or Export as PDF.",
    ),
    "file-other-office": _refused(
        "It is a file of an office program that the gate does not know.",
        "Open it in its program, and save or export it as PDF, a letter as Word (.docx) or PDF.",
    ),
    "file-picture": _refused(
        "It is a picture of a kind that not every browser shows, or that the gate does not know.",
        "Open it in Paint, and save it as PNG.",
    ),
    "file-recording": _refused(
        "It is a recording of sound or pictures, which the gate cannot look through.",
        "Publish it where your recordings are published, and write the link into the response.",
    ),
    "file-database": _refused(
        "It is a database.",
        "Export the tables that should go out as CSV UTF-8.",
    ),
    "file-printing": _refused(
        "It is a file for printers or for a layout program.",
        "Open it in its program, and save it as PDF.",
    ),
    "file-data": _refused(
        "It is data in a form that programs read.",
        "In Excel: Data, From Text, then File, Save As, CSV UTF-8. A plain text can be saved as .txt.",
    ),
}
