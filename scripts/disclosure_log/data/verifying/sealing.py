"""What seals a log: its manifest and its list of checkpoints, for whoever writes them and for whoever verifies them.

- `manifest.json` names every file of the log with its length and SHA-256 (FIPS 180-4), and every response with the
  fingerprint of its source and attachments. It has one form only, so that a change of a single byte of it shows.
- `checkpoints.txt` has a line for each time that the log changed. A line holds the SHA-256 of the manifest as it is
  without its entry for `checkpoints.txt`, and the SHA-256 of the line before: whoever keeps one line can tell whether
  the lines before it were rewritten, or are no longer there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

MANIFEST_NAME = "manifest.json"
"""Name of the manifest at the top of a log."""

CHECKPOINTS_NAME = "checkpoints.txt"
"""Name of the list of checkpoints beside it."""

SOURCE_NAME = "source.md"
"""Name of the source of a response beside its page."""

FORMAT = "disclosure-log manifest"
"""The marker by which a manifest of ours is known."""

VERSION = 2
"""Version of the manifest's form; it changes only when readers of it have to."""

LARGEST = 256 << 20
"""Most bytes of a manifest or a list of checkpoints: enough for 300,000 responses, a third of them with attachments."""

CHECKPOINT = re.compile(
    r"checkpoint (?P<number>[1-9][0-9]{0,8}) of (?P<address>\S+) on (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}): "
    r"(?P<files>[0-9]{1,9}) files, sha256 (?P<root>[0-9a-f]{64}), after (?P<after>nothing|[0-9a-f]{64})"
)
"""A checkpoint, on one line."""

# A control character, a backslash, or a folder without a name or called `.` or `..`.
_OUTSIDE = re.compile(r"[\x00-\x1f\x7f\\]|(?:^|/)\.{0,2}(?:/|$)")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST = 1 << 40
_AT_ONCE = 1000
"""Files whose lines are put together in one go."""


class CannotVerifyError(Exception):
    """Why a log cannot be verified, in one sentence; `missing` where there is none in this form."""

    def __init__(self, message: str, *, missing: bool = False) -> None:
        super().__init__(message)
        self.missing = missing


class ManifestLines:
    """A manifest in its only form: JSON in UTF-8, the marker first, a line for each response and file, in order."""

    def __init__(
        self,
        content: Mapping[str, Any],
        files: Iterable[tuple[str, str, int]] | None = None,
        responses: Mapping[str, str] | None = None,
    ) -> None:
        """Say what a manifest has as `content`.

        If they are given apart, its `files` are given by path, SHA-256 and size, and what is said of its `responses` as
        `json_of` says it.
        """
        if files is None:
            files = ((path, entry["sha256"], entry["size"]) for path, entry in content["files"].items())
        if responses is None:
            responses = {name: json_of(entry) for name, entry in content["responses"].items()}
        head = [f"{json_of(name)}:{json_of(content[name])}" for name in ("format", "version", "generator", "address")]
        lines = [f"{json_of(name)}:{text}" for name, text in sorted(responses.items())]
        self._before_files = ",\n".join([*head, _object("responses", lines)])
        # In order from the first: they are put in order each time that they are said, which is quick then.
        self._files = {path: _file(path, sha256, size) for path, sha256, size in sorted(files)}

    def __len__(self) -> int:
        return len(self._files)

    def add(self, path: str, sha256: str, size: int) -> None:
        """Say a file too."""
        self._files[path] = _file(path, sha256, size)

    def blocks(self) -> Iterator[bytes]:
        """The manifest, some lines at a time: with a hundred thousand responses it has a hundred megabytes."""
        yield f"{{{self._before_files},\n{json_of('files')}:{{\n".encode()
        paths = sorted(self._files)
        for start in range(0, len(paths), _AT_ONCE):
            lines = ",\n".join([self._files[path] for path in paths[start : start + _AT_ONCE]])
            yield f",\n{lines}".encode() if start else lines.encode()
        yield b"\n}}\n"

    def __bytes__(self) -> bytes:
        return b"".join(self.blocks())

    @property
    def root(self) -> str:
        """The hash that stands for a whole log, where no line is that of the checkpoints."""
        digest = hashlib.sha256()
        for block in self.blocks():
            digest.update(block)
        return digest.hexdigest()


def _is_written(content: Mapping[str, Any], raw: bytes) -> bool:
    """Whether a manifest that has this `content` is `raw`, to the last byte."""
    end = 0
    for block in ManifestLines(content).blocks():
        start, end = end, end + len(block)
        if raw[start:end] != block:
            return False
    return end == len(raw)


def _object(name: str, lines: Iterable[str]) -> str:
    return f"{json_of(name)}:{{\n" + ",\n".join(lines) + "\n}"


def _file(path: str, sha256: str, size: int) -> str:
    # As `json_of` says it, in a fifth of the time: there are several files for each response.
    name = f'"{path}"' if _PLAIN.fullmatch(path) else json_of(path)
    return f'{name}:{{"sha256":"{sha256}","size":{size}}}'


_PLAIN = re.compile(r"[^\x00-\x1f\"\\]*")
"""Text that JSON has as it is (RFC 8259 section 7)."""

json_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
"""Whatever a manifest says, in its only form."""


def read_manifest(raw: bytes) -> dict[str, Any]:
    """What a manifest says. Raises `CannotVerifyError` for anything that is not one of ours, to the last byte."""
    if not raw.lstrip().startswith(b"{"):
        message = (
            f"What stands at {MANIFEST_NAME} is no manifest. Some hosts answer with a page where there is no file."
        )
        raise CannotVerifyError(message)
    try:
        content: Any = json.loads(raw)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise CannotVerifyError(f"{MANIFEST_NAME} is not the manifest of a disclosure log.")
        if content.get("version") != VERSION:
            message = f"{MANIFEST_NAME} has the form of another version of disclosure-log."
            raise CannotVerifyError(message, missing=True)
        if _is_sound(content) and _is_written(content, raw):
            return content
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass  # as below
    raise CannotVerifyError(f"{MANIFEST_NAME} is damaged or was changed: no manifest is written in this form.")


def _is_sound(content: Mapping[str, Any]) -> bool:
    """Whether everything in a manifest is of the kind that it should be. Raises what Python does where it is not."""
    for path, entry in content["files"].items():
        if _OUTSIDE.search(path):
            raise CannotVerifyError(f"{MANIFEST_NAME} names a file that would lie outside the log.")
        if not (_SHA256.fullmatch(entry["sha256"]) and isinstance(entry["size"], int) and 0 <= entry["size"] < _MOST):
            return False
    said = [content["generator"], content["address"]]
    for entry in content["responses"].values():
        if "withdrawn" not in entry and not ("fingerprint" in entry and "letter" in entry):
            return False
        said.append(entry["address"])
        said += [entry.get(name, "") for name in ("fingerprint", "letter", "withdrawn", "commitment")]
        for name in ("attachments", "corrected", "was"):
            if not isinstance(entry.get(name, []), list):
                return False
            said += entry.get(name, [])
        said += [each for pair in entry.get("stored", {}).items() for each in pair]
    return all(isinstance(each, str) for each in said)


def root_of(content: Mapping[str, Any]) -> tuple[str, int]:
    """The hash that stands for a whole log, and the number of files that it covers: all but the checkpoints."""
    files = {path: entry for path, entry in content["files"].items() if path != CHECKPOINTS_NAME}
    return ManifestLines({**content, "files": files}).root, len(files)


def with_checkpoint(chain: Sequence[str], manifest: ManifestLines, address: str, day: date) -> list[str]:
    """The checkpoints `chain`, and one more if the log at `address` is not that of the last one.

    Its `manifest` has no line for the checkpoints yet.
    """
    root = manifest.root
    last = CHECKPOINT.fullmatch(chain[-1]) if chain else None
    if last and last["root"] == root:
        return list(chain)
    after, files = hash_of_line(chain[-1]) if chain else "nothing", len(manifest)
    line = f"checkpoint {len(chain) + 1} of {address or '-'} on {day}: {files} files, sha256 {root}, after {after}"
    return [*chain, line]


def hash_of_line(line: str) -> str:
    """The SHA-256 by which the next checkpoint names this one."""
    return hashlib.sha256(line.encode()).hexdigest()


def read_checkpoints(raw: bytes) -> list[str]:
    """The lines of a list of checkpoints. Raises `CannotVerifyError` where they do not follow from each other."""
    *lines, rest = raw.decode(errors="replace").split("\n")
    after = "nothing"
    for number, line in enumerate(lines, 1):
        found = CHECKPOINT.fullmatch(line)
        if not found or found["number"] != str(number) or found["after"] != after:
            message = f"{CHECKPOINTS_NAME} was rewritten: its line {number} does not follow from those before it."
            raise CannotVerifyError(message)
        after = hash_of_line(line)
    if rest or not lines:
        raise CannotVerifyError(f"{CHECKPOINTS_NAME} was cut off.")
    return lines


def fingerprint(hashes: Mapping[str, str]) -> str:
    """The fingerprint of files, SHA-256 by name, in their order: what `sha256sum NAME… | sha256sum` prints."""
    return hashlib.sha256("".join(f"{digest}  {name}\n" for name, digest in hashes.items()).encode()).hexdigest()


def commitment(salt: str, of: str) -> str:
    """What a withdrawn response leaves: SHA-256 over three lines, what it is, the salt, the fingerprint that it had.

    `salt` are 64 hexadecimal digits that were drawn at random and are not published, so that a short letter cannot be
    found by trying. `of` is the fingerprint.
    """
    return hashlib.sha256(f"disclosure-log commitment\n{salt}\n{of}\n".encode()).hexdigest()


def letter_of(source: bytes) -> str:
    """The SHA-256 of the letter in the source of a response: of all that stands below its facts."""
    return hashlib.sha256(source.partition(b"\n---\n")[2]).hexdigest()
