"""Compares a log with its own manifest and with a checkpoint that somebody kept, and says what differs."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from disclosure_log.data.verifying.places import Folder, Place, Seen, Web
from disclosure_log.data.verifying.sealing import (
    CHECKPOINT,
    CHECKPOINTS_NAME,
    LARGEST,
    MANIFEST_NAME,
    SOURCE_NAME,
    CannotVerifyError,
    fingerprint,
    read_checkpoints,
    read_manifest,
    root_of,
)

MOST_TOLD = 50
"""Most things of one kind that are told."""

CANNOT_VERIFY, CANNOT_READ = "cannot be verified", "cannot be read"
"""Kinds of faults that say nothing of whether the log was changed."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class WrongUseError(Exception):
    """What whoever calls the program gave it that it cannot use."""


@dataclass
class Verdict:
    """What came of verifying a log."""

    content: Mapping[str, Any] = field(default_factory=dict)
    """What its manifest says."""

    chain: Sequence[str] = ()
    """Its checkpoints, oldest first."""

    faults: list[tuple[str, str]] = field(default_factory=list)
    """What is wrong: the kind of it and what it concerns."""

    notes: list[str] = field(default_factory=list)
    """What is no fault, and worth knowing."""

    letters: dict[str, str] = field(default_factory=dict)
    """The hash of the letter of each response, by the path of its source, as it is there now."""

    looked_at: int = 0
    """How many files were compared."""

    def fault(self, kind: str, about: str) -> None:
        """Note that something is wrong."""
        self.faults.append((kind, about))


def place_of(target: str) -> Place:
    """The log at `target`, a folder or an address. Raises `WrongUseError` where it is neither."""
    if re.match(r"https?://", target, re.IGNORECASE):
        try:
            return Web(target)
        except CannotVerifyError as error:
            raise WrongUseError(str(error)) from None
    try:
        if Path(target).is_dir():
            return Folder(Path(target))
    except (OSError, ValueError):
        pass
    raise WrongUseError(f"There is no folder {target}. An address on the web begins with https://.")


def verify(place: Place, *, progress: Callable[[int, int], None] | None = None) -> Verdict:
    """Compare every file of a log with its manifest, and the manifest with the last checkpoint. Raises nothing."""
    verdict = Verdict()
    try:
        verdict.content = read_manifest(place.read(MANIFEST_NAME))
    except CannotVerifyError as error:
        verdict.fault(CANNOT_VERIFY, str(error))
        return verdict
    sealed = verdict.content["files"]
    there: dict[str, Seen] = {}
    for path, seen in place.look(sealed):
        if path == MANIFEST_NAME and not seen.fault:
            continue
        there[path] = seen
        if seen.letter:
            verdict.letters[path] = seen.letter
        if progress:
            progress(len(there), len(sealed))
    verdict.looked_at = len(sealed)
    _compare(verdict, sealed, there)
    _compare_responses(verdict)
    try:
        if CHECKPOINTS_NAME in sealed:
            verdict.chain = read_checkpoints(place.read(CHECKPOINTS_NAME))
            _compare_last(verdict)
    except CannotVerifyError as error:
        verdict.fault(CANNOT_VERIFY, str(error))
    return verdict


def _compare(verdict: Verdict, sealed: Mapping[str, Any], there: Mapping[str, Seen]) -> None:
    removed = sorted(set(sealed) - set(there))
    added: dict[str, list[str]] = {}
    for path in sorted(there):
        seen = there[path]
        if seen.fault:
            verdict.fault(CANNOT_READ, f"{path}: {seen.fault}")
        elif path not in sealed:
            added.setdefault(seen.sha256, []).append(path)
        elif (seen.sha256, seen.size) != (sealed[path]["sha256"], sealed[path]["size"]):
            verdict.fault("changed", path)
    for path in removed:
        if same := added.get(sealed[path]["sha256"]):
            verdict.fault("renamed", f"{path} is now {same.pop(0)}")
        else:
            verdict.fault("removed", path)
    for path in sorted(path for paths in added.values() for path in paths):
        verdict.fault("added", path)


def _compare_responses(verdict: Verdict) -> None:
    """A fingerprint in the manifest is that of files in the manifest."""
    for reference, entry in verdict.content["responses"].items():
        if "fingerprint" not in entry:
            continue
        names = [SOURCE_NAME, *entry.get("attachments", ())]
        hashes = {name: _hash_of(verdict.content, entry, name) for name in names}
        if fingerprint(hashes) != entry["fingerprint"]:
            verdict.fault("changed", f"the fingerprint of {reference}, which is not that of its files")
        source = entry["address"] + SOURCE_NAME
        if verdict.letters.get(source, entry["letter"]) != entry["letter"]:
            verdict.fault("changed", f"the hash of the letter {reference}, which is not that of its source")


def _hash_of(content: Mapping[str, Any], entry: Mapping[str, Any], name: str) -> str:
    """The SHA-256 of a file of a response: of one in the log, or of one that lies in the store of its attachments."""
    file = content["files"].get(entry["address"] + name, {"sha256": entry.get("stored", {}).get(name, "")})
    return str(file["sha256"])


def _compare_last(verdict: Verdict) -> None:
    last = CHECKPOINT.fullmatch(verdict.chain[-1])
    root, files = root_of(verdict.content)
    address = verdict.content["address"] or "-"
    if last and (last["root"], last["files"], last["address"]) != (root, str(files), address):
        verdict.fault("changed", f"{MANIFEST_NAME} or {CHECKPOINTS_NAME}: the last checkpoint is of another log")


# What somebody kept.


def kept_checkpoint(given: str) -> str | Mapping[str, Any]:
    """The checkpoint that was kept: a line, the last line of a file, or a whole manifest.

    Raises `WrongUseError` where it is none of these.
    """
    if found := CHECKPOINT.fullmatch(given.strip()):
        return found[0]
    try:
        with Path(given).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError):
        message = "The checkpoint is neither a whole line, as checkpoints.txt has it, nor a file that can be read."
        raise WrongUseError(message) from None
    if raw.lstrip().startswith(b"{"):
        try:
            return read_manifest(raw)
        except CannotVerifyError as error:
            raise WrongUseError(f"The manifest that was kept cannot be used: {error}") from None
    lines = [line.strip() for line in raw.decode(errors="replace").splitlines()]
    found = next((match for line in reversed(lines) if (match := CHECKPOINT.fullmatch(line))), None)
    if not found:
        raise WrongUseError("There is no checkpoint in the file: a line that begins with the word checkpoint.")
    return found[0]


def compare_with(verdict: Verdict, kept: str | Mapping[str, Any]) -> None:
    """Add to the verdict on a log what `kept` tells of it: whether what was published then was rewritten since."""
    if not verdict.chain:
        if verdict.content and CHECKPOINTS_NAME not in verdict.content["files"]:
            verdict.fault(CANNOT_VERIFY, f"It has no {CHECKPOINTS_NAME} to compare with: it is a copy for reading.")
        return
    if isinstance(kept, str):
        _find(verdict, kept)
        return
    root = root_of(kept)[0]
    for line in verdict.chain:
        found = CHECKPOINT.fullmatch(line)
        if found and found["root"] == root:
            verdict.notes.append(f"What was kept is checkpoint {found['number']}, of {_day(found['day'])}.")
            _compare_with_then(verdict, kept, _day(found["day"]))
            return
    verdict.fault(
        "history",
        "the log that was kept is none of its checkpoints: an old log was put back, or the list of "
        "checkpoints was rewritten, or what was kept is of another log",
    )
    _compare_with_then(verdict, kept, "the day of what was kept")


def _find(verdict: Verdict, kept: str) -> None:
    """Whether the kept line is among the checkpoints; each of those names all that came before it."""
    found = CHECKPOINT.fullmatch(kept)
    assert found is not None  # noqa: S101 - for mypy: it was found in one
    number, day = int(found["number"]), _day(found["day"])
    if number > len(verdict.chain):
        verdict.fault(
            "history",
            f"an old log was put back: the checkpoint that was kept is number {number}, of {day}, "
            f"and the log knows only {len(verdict.chain)}",
        )
    elif verdict.chain[number - 1] != kept:
        there = CHECKPOINT.fullmatch(verdict.chain[number - 1])
        other = "" if not there or there["address"] == found["address"] else ", or it is another log"
        verdict.fault(
            "history", f"its history was rewritten{other}: checkpoint {number} is not the line that was kept on {day}"
        )
    else:
        since = len(verdict.chain) - number
        then = "is its last" if not since else f"was followed by {since} more"
        verdict.notes.append(f"The checkpoint of {day} is in its history, and {then}.")


def _compare_with_then(verdict: Verdict, kept: Mapping[str, Any], day: str) -> None:
    """What each response says now, and what it said when the manifest `kept` was kept."""
    now = verdict.content["responses"]
    moved = {old: reference for reference, entry in now.items() for old in entry.get("was", ())}
    for reference, then in kept["responses"].items():
        name = reference if reference in now else moved.get(reference, "")
        if not name:
            verdict.fault("vanished", f"{reference} was there on {day}, and no page says why it is gone")
            continue
        entry = now[name]
        said = reference if name == reference else f"{reference}, now {name},"
        if "withdrawn" in entry:
            if "withdrawn" not in then:
                verdict.notes.append(f"{said} was withdrawn on {_day(entry['withdrawn'])}.")
        elif Counter(then.get("corrected", ())) - Counter(entry.get("corrected", ())):
            verdict.fault("says something else", f"{said} listed a correction on {day} that it lists no more")
        elif len(entry.get("corrected", ())) > len(then.get("corrected", ())):
            verdict.notes.append(f"{said} was corrected since, as its page says.")
        elif "withdrawn" in then:
            verdict.notes.append(f"{said} was withdrawn on {day}, and is shown again.")
        else:
            _compare_letters(verdict, said, (kept, then), entry, day)


def _compare_letters(
    verdict: Verdict, said: str, old: tuple[Mapping[str, Any], Mapping[str, Any]], entry: Mapping[str, Any], day: str
) -> None:
    kept, then = old
    files = [
        {name: _hash_of(content, each, name) for name in each.get("attachments", ())}
        for content, each in ((kept, then), (verdict.content, entry))
    ]
    if then["letter"] != entry["letter"]:
        verdict.fault("says something else", f"{said} says something else than on {day}, and lists no correction")
    elif files[0] != files[1]:
        verdict.fault("says something else", f"{said} has other attachments than on {day}, and lists no correction")
    elif then["fingerprint"] != entry["fingerprint"]:
        verdict.notes.append(
            f"{said} has the words and files of {day}, and other facts above them, such as topics or the outcome."
        )


def _day(written: str) -> str:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return "a day that cannot be read"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# What is said.


def report(verdict: Verdict, place: Place) -> Iterator[str]:
    """The verdict, line by line, in plain words."""
    kinds: dict[str, list[str]] = {}
    for kind, about in verdict.faults:
        kinds.setdefault(kind, []).append(about)
    for kind, abouts in kinds.items():
        yield from _limited([f"{kind}: {about}" for about in abouts])
    yield from _limited(verdict.notes)
    if verdict.looked_at:
        yield f"Compared {verdict.looked_at} files with {MANIFEST_NAME}."
        if not place.sees_all:
            yield "Files that were added cannot be seen over the web: for that, verify a copy of the folder."
    if set(kinds) - {CANNOT_VERIFY, CANNOT_READ}:
        yield f"This is not the log that was sealed: {_counted(len(verdict.faults), 'thing')} to look at."
    elif kinds:
        yield "So nobody can tell from here whether this is the log that was sealed."
    if kinds:
        return
    yield "Nothing was changed or removed." if not place.sees_all else "Nothing was changed, added or removed."
    if verdict.chain:
        yield "Keep this line to compare with later (--against):"
        yield verdict.chain[-1]


def _limited(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST_TOLD]
    if len(lines) > MOST_TOLD:
        yield f"... and {len(lines) - MOST_TOLD} more of this kind"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _printable(text: str) -> str:
    """`text` without signs that a terminal would obey or cannot show."""
    return "".join(sign if sign.isprintable() and not "\ud800" <= sign <= "\udfff" else "\ufffd" for sign in text)


def run(target: str, against: str | None, say: Callable[[str], object]) -> int:
    """Verify the log at `target` and say what was found: 0 where nothing is wrong, 1 otherwise.

    Raises `WrongUseError` where `target` or `against` cannot be used.
    """
    kept = kept_checkpoint(against) if against is not None else None
    place = place_of(target)
    shows = sys.stderr.isatty()
    verdict = verify(place, progress=_progress if shows else None)
    if shows and verdict.looked_at:
        sys.stderr.write("\r\x1b[K")
    if kept is not None:
        compare_with(verdict, kept)
    for line in report(verdict, place):
        say(_printable(line))
    return 1 if verdict.faults else 0


def _progress(done: int, of: int) -> None:
    if not done % 50:
        sys.stderr.write(f"\r{done} of {of} files")
        sys.stderr.flush()


def main() -> int:
    """The program as it is published with a log."""
    parser = argparse.ArgumentParser(
        prog="verify.py", description="Say whether a disclosure log is the one that was sealed."
    )
    parser.add_argument("log", metavar="FOLDER|ADDRESS", help="the log: a folder, or its address on the web")
    parser.add_argument(
        "--against",
        metavar="CHECKPOINT",
        help="what you kept: a line of checkpoints.txt, a file that ends in one, or a manifest.json",
    )
    given = parser.parse_args()
    try:
        return run(given.log, given.against, print)
    except WrongUseError as error:
        parser.error(_printable(str(error)))
    except KeyboardInterrupt:
        return 1
