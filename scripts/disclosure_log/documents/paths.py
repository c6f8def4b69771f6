"""Paths and names of files in what ought to be words: they name people, shares and cases."""

from __future__ import annotations

import re

PATH = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\[\w.$-]+\\|file:|/(?:Users|home|Volumes|mnt|root|tmp|var|private)/|\\Users\\|"
    r"sharepoint\.com|onedrive|%20.*/|(?:^|\s)~/",
    re.IGNORECASE,
)
FILE_NAME = re.compile(
    r"\.(?:docx?|docm|dotx?|odt|ott|rtf|xlsx?|xlsm|ods|pptx?|odp|vsdx?|pub|indd|tiff?|jpe?g|png|pdf|msg|eml|txt|html?|csv)"
    r"(?![\w.])",
    re.IGNORECASE,
)


def is_path(text: str) -> bool:
    """Whether a title is the name or path of a file, or begins as Word's printing begins it."""
    return bool(PATH.search(text) or FILE_NAME.search(text) or text.startswith("Microsoft Word - "))
