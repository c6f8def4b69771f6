"""Small sealed logs, for tests of what can be told of them."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from disclosure_log.data.fingerprints import Fingerprint
from disclosure_log.data.manifest import History, write_manifest
from disclosure_log.data.verifying.comparing import Verdict, place_of, report, verify
from disclosure_log.data.verifying.sealing import CHECKPOINTS_NAME, SOURCE_NAME, letter_of

ADDRESS = "https://log.example.org/foi/"
DAY = date(2026, 3, 3)

FILES = {
    "index.html": b"<h1>The log</h1>\n",
    "about/index.html": b"<h1>About</h1>\n",
    "assets/site.css": b"p { color: black }\n",
    "assets/empty.txt": b"",
    "Dinbych \xc5\xb5/x y.csv".encode("latin-1").decode(): b"ward,pot holes\nNorth,12\n",
}


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, as everybody writes it."""
    return hashlib.sha256(content).hexdigest()


def source(letter: str = "12 bicycles.", topic: str = "Bicycles") -> bytes:
    """The source of a response."""
    return f"---\ntitle: Bicycles\ntopics: [{topic}]\n---\n## Request\nHow many?\n\n## Response\n{letter}\n".encode()


class Log:
    """A log in a folder that is sealed again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chain: list[str] = []
        self.files = dict(FILES)
        self.responses: dict[str, dict[str, Any]] = {}

    def respond(self, reference: str, text: bytes | None = None, /, *, files: dict[str, bytes] | None = None, **said):
        """Put a response into it, with what its manifest says beside."""
        text, files = source() if text is None else text, files or {}
        address = f"responses/{reference}/"
        self.take_out(reference)
        seal = Fingerprint(letter_of(text), {name: sha256(each) for name, each in {SOURCE_NAME: text, **files}.items()})
        entry = {"address": address, "fingerprint": seal.value, "letter": seal.letter, "attachments": list(files)}
        for name, content in {SOURCE_NAME: text, "index.html": b"<h1>Bicycles</h1>", **files}.items():
            self.files[address + name] = content
        self.responses[reference] = entry | said

    def take_out(self, reference: str) -> None:
        """Take a response out, with all that it consists of."""
        self.files = {path: each for path, each in self.files.items() if not path.startswith(f"responses/{reference}/")}
        self.responses.pop(reference, None)

    def seal(self, day: date = DAY) -> str:
        """Write the log and seal it; gives its last checkpoint."""
        for there in sorted(self.folder.rglob("*"), reverse=True):
            there.rmdir() if there.is_dir() else there.unlink()
        for path, content in self.files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)
        history = History(self.chain, day)
        write_manifest(self.folder, "disclosure-log 0", address=ADDRESS, responses=self.responses, history=history)
        self.chain = (self.folder / CHECKPOINTS_NAME).read_text(encoding="utf-8").splitlines()
        return self.chain[-1]

    def verified(self) -> Verdict:
        """What comes of verifying the folder."""
        return verify(place_of(str(self.folder)))


def small_log(folder: Path) -> Log:
    """A sealed log with one response."""
    log = Log(folder)
    folder.mkdir()
    log.respond("2021/1", files={"costs.csv": b"month,cost\n2021-01,12\n"})
    log.seal()
    return log


def told(verdict: Verdict, log: Log) -> str:
    """Everything that is said of a verdict."""
    return "\n".join(report(verdict, place_of(str(log.folder))))
