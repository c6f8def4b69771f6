"""The source of each response as it may be public, and the fingerprint that is made of it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from disclosure_log.building.stages import Examined
from disclosure_log.data.fingerprints import Fingerprint
from disclosure_log.data.verifying.sealing import SOURCE_NAME, letter_of
from disclosure_log.findings import FindingsError
from disclosure_log.records.public_form import PublicFormError, public_form
from disclosure_log.records.response import Response
from disclosure_log.records.source import read_content, source_of

_PLAIN = re.compile(rb"---\n(?:(?!---[ \t]*\n)[^#\n]*\n)*---\n")
"""Facts between plain lines of dashes, without a `#` that could begin a note."""


class Sources:
    """Gives the sources of the responses of a log that was examined."""

    def __init__(self, root: Path, examined: Examined) -> None:
        """`root` is the project's folder."""
        self._root, self._examined = root, examined
        self._fingerprints: dict[str, Fingerprint] = {}
        self._latest: tuple[str, bytes] = ("", b"")

    def text(self, response: Response) -> bytes:
        """The source of a response as it may be public: UTF-8, line ends of Unix, without the notes of officers.

        Raises `FindingsError`: DL067 where the file changed since it was examined, DL073 where the notes cannot be
        taken out of it.
        """
        if self._latest[0] == response.source:  # a page is composed and its source written one after the other
            return self._latest[1]
        content = read_content(self._root / response.source) or b""
        if hashlib.sha256(content).hexdigest() != self._examined.contents[response.source]:
            message = "The file changed while the log was being read."
            raise FindingsError([response.finding("DL067", (), message, "Begin again.")])
        # Of most files the public form is the file itself, and thousands of them need not be taken apart again.
        plain = _PLAIN.match(content) and b"\r" not in content and not response.front.withdrawn
        source = None if plain else source_of(content, response.source)[0]
        try:
            self._latest = response.source, public_form(source, response).encode() if source else content
        except PublicFormError:
            message = "The notes of officers cannot be taken out of this file without changing what it says."
            hint = "Put each note (# …) on a line of its own."
            raise FindingsError([response.finding("DL073", (), message, hint)]) from None
        return self._latest[1]

    def fingerprint(self, response: Response) -> Fingerprint | None:
        """The fingerprint of a response; none where it was withdrawn. Raises as `text` does."""
        if response.front.withdrawn:
            return None
        reference = response.reference.text
        if reference not in self._fingerprints:
            text = self.text(response)
            hashes = {SOURCE_NAME: hashlib.sha256(text).hexdigest()}
            hashes |= {each.name: self._examined.facts[each.path].sha256 for each in response.attachments}
            self._fingerprints[reference] = Fingerprint(letter_of(text), hashes)
        return self._fingerprints[reference]
