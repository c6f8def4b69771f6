"""What can be found in any file."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.documents.kinds import KINDS
from disclosure_log.gate.notes import Meaning, Verdict

_KNOWN = ", ".join(f"{kind.name} ({' or '.join(kind.suffixes)})" for kind in KINDS)


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
    # Another program may mend the file and show pages that nobody here has seen.
    "no-pages": _refused("No page of the document can be found.", "Save it as a new PDF."),
}
