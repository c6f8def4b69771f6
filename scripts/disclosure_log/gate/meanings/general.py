"""What can be found in any file."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

MEANINGS: Mapping[str, Meaning] = {
    "encrypted": Meaning(
        "DL043", Verdict.REFUSE, "The document is encrypted.", "Save it without a password and without restrictions."
    ),
    "no-pages": Meaning(
        "DL043",
        Verdict.REFUSE,
        "No page of the document can be found.",  # another program may mend it and show pages that nobody here has seen
        "Save it as a new PDF.",
    ),
    "damaged": Meaning(
        "DL043", Verdict.REFUSE, "The document is damaged, or no PDF that can be read.", "Save it as a new PDF."
    ),
    "disagreement": Meaning(
        "DL043",
        Verdict.REFUSE,
        "Programs that read this document do not agree on what is in it.",
        "Save it as a new PDF.",
    ),
}
