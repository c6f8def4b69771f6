"""The properties of office files, and what of them says nothing of people (ISO/IEC 29500-2, 8; 29500-1, 22.2)."""

from __future__ import annotations

import re

from disclosure_log.documents.word_names import names

DC = "{http://purl.org/dc/elements/1.1/}"

PEOPLE = frozenset({"creator", "lastModifiedBy", "contributor", "publisher"})
DATES = frozenset({"created", "modified", "lastPrinted"})

FIGURES = names(
    "TotalTime Pages Words Characters DocSecurity Lines Paragraphs ScaleCrop LinksUpToDate"
    " CharactersWithSpaces SharedDoc HyperlinksChanged AppVersion Slides Notes HiddenSlides MMClips"
)

APPLICATION = re.compile(
    r"(?:Microsoft(?: Office| Macintosh)? ?(?:Word|Excel|PowerPoint)?|LibreOffice|OpenOffice(?:\.org)?|Google Docs"
    r"|WPS Office|Collabora Office|ONLYOFFICE|Pages|Apache POI)[\w. /$+:-]{0,100}"
)
"""Programs that write office files, with their versions."""

TEMPLATE = re.compile(r"Normal(?:\.dotm?|\.dotx)?|Normal_Wordconv\.dotm", re.IGNORECASE)
"""The template that everybody has."""
