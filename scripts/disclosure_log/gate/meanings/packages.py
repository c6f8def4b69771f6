"""What can be found in any package: workbooks (xlsx, xlsm, ods) and text documents (docx, odt)."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

SAVE_ANEW = "Open it in the program it was made with, save it under a new name, and use the new file."

MEANINGS: Mapping[str, Meaning] = {
    "package-damaged": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file is damaged or is not what its name says.",
        SAVE_ANEW,
    ),
    "package-encrypted": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file asks for a password, so nobody can see what is in it.",
        "Open it with its password, take the password away (File, Info, Protect), and save it again.",
    ),
    "package-bomb": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file unpacks to more than can be looked through.",
        "Split it into smaller files, or publish its tables as CSV.",
    ),
    "package-polyglot": Meaning(
        "DL043",
        Verdict.REFUSE,
        "Something stands before, after or between the parts of the file that no program shows.",
        SAVE_ANEW,
    ),
    "package-duplicate": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file holds two parts under one name, so two programs can show different things.",
        SAVE_ANEW,
    ),
    "package-name": Meaning(
        "DL043",
        Verdict.REFUSE,
        "A part of the file has a name that leads out of the file or that programs read differently.",
        SAVE_ANEW,
    ),
    "package-mismatch": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file's own lists of its parts do not agree, so two programs can show different things.",
        SAVE_ANEW,
    ),
    "package-compression": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file is packed in a way that office programs do not use.",
        SAVE_ANEW,
    ),
    "package-doctype": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The file defines words of its own in a way that can load other files or fill the computer's memory.",
        SAVE_ANEW,
    ),
    "package-remark": Meaning(
        "DL101",
        Verdict.HOLD,
        "The file's inner code holds remarks that no program shows.",
        f"{SAVE_ANEW} Office programs drop such remarks.",
    ),
}
