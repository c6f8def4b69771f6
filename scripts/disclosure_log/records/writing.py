"""Writing into a response's file: at the place where something belongs, with every other line as it was typed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure_log.findings import Finding
from disclosure_log.records.source import Source, source_of
from disclosure_log.records.strict_yaml import Document, read_mapping

_TOP_LEVEL = re.compile(r"[^\s#-]")
_PLAIN = re.compile(r"[A-Za-z0-9][\w .,()/-]*")
"""Values that need no quotation marks: without a sign that YAML reads as anything else."""

_LOOKS_OTHERWISE = re.compile(r"[\d._+-]+|true|false|null|yes|no|on|off", re.IGNORECASE)


class CannotWriteError(Exception):
    """The file is written in a way that no line can be put into safely; it is as it was."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An attachment as it is to stand in the front matter."""

    file: str
    title: str
    accepted: Sequence[Mapping[str, str]] = ()
    sha256: str = ""
    """Of the file as it is now; what was accepted of other bytes is taken out. Empty where that is not known."""

    replaces: str = ""
    """The file of the entry whose place it takes, whose title and language it keeps; empty where it comes last."""


def with_attachments(content: bytes, entries: Sequence[Entry], shown: str) -> bytes:
    """The file `content`, named `shown`, with these entries under `attachments`; all other bytes as they were.

    Raises `CannotWriteError` where the file cannot be read, or says anything else afterwards.
    """
    source, findings = source_of(content, shown)
    if source is None or _blocked(findings):
        raise CannotWriteError
    front = source.front
    for entry in entries:
        front = _with_entry(front, entry, shown)
    if front == source.front:
        return content
    return _whole(front, source, content)


def with_stored(content: bytes, file: str, sha256: str, size: int, shown: str) -> bytes:
    """The file `content` of a response, which says of the attachment `file` that it lies in the store.

    Raises `CannotWriteError` as `with_attachments` does.
    """
    source, findings = source_of(content, shown)
    if source is None or _blocked(findings):
        raise CannotWriteError
    document = _read(source.front, shown)
    wanted = deepcopy(document.data)
    entries = [each for each in wanted.get("attachments", []) if isinstance(each, dict) and each.get("file") == file]
    if len(entries) != 1 or "stored" in entries[0]:
        raise CannotWriteError
    entries[0]["stored"] = {"sha256": sha256, "size": f"{size}"}
    lines = source.front.split("\n")
    mark = document.mark(("attachments", wanted["attachments"].index(entries[0]), "file"))
    indentation = " " * (mark.column - 1)
    at = _end(lines, mark.line, len(indentation))
    lines[at:at] = [f"{indentation}stored:", f"{indentation}  sha256: {sha256}", f"{indentation}  size: {size}"]
    front = "\n".join(lines)
    if _read(front, shown).data != wanted:
        raise CannotWriteError
    return _whole(front, source, content)


def _whole(front: str, source: Source, content: bytes) -> bytes:
    """The file with another front matter, with the ends of lines and the mark at the beginning that `content` has."""
    text = f"---\n{front}\n---\n{source.body}"
    if b"\r\n" in content:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b"") + text.encode()


def _blocked(findings: Sequence[Finding]) -> bool:
    return any(finding.blocks for finding in findings)


def _read(front: str, shown: str) -> Document:
    document, findings = read_mapping(front, shown)
    if _blocked(findings) or not isinstance(document.data.get("attachments", []), list):
        raise CannotWriteError
    return document


def _with_entry(front: str, entry: Entry, shown: str) -> str:
    document = _read(front, shown)
    wanted = deepcopy(document.data)
    listed: list[Any] = wanted.setdefault("attachments", [])
    names = [each.get("file") if isinstance(each, dict) else None for each in listed]
    lines = front.split("\n")
    name = entry.replaces or entry.file
    if name in names:
        number = names.index(name)
        _change(lines, document, number, entry)
        listed[number]["file"] = entry.file
        if accepted := _all_accepted(listed[number].pop("accepted", []), entry):
            listed[number]["accepted"] = accepted
    else:
        _append(lines, document, entry)
        listed.append({"file": entry.file, "title": entry.title})
        if entry.accepted:
            listed[-1]["accepted"] = list(map(dict, entry.accepted))
    changed = "\n".join(lines)
    if _read(changed, shown).data != wanted:
        raise CannotWriteError
    return changed


def _change(lines: list[str], document: Document, number: int, entry: Entry) -> None:
    """Put another file's name into an entry that is there, and what was accepted below it."""
    place = ("attachments", number)
    mark = document.mark((*place, "file"))
    if document.data["attachments"][number]["file"] != entry.file:
        line = lines[mark.line - 1]
        lines[mark.line - 1] = re.sub(
            r"(file:\s*).*", lambda match: match[1] + written_value(entry.file), line, count=1
        )
    known = document.data["attachments"][number].get("accepted", [])
    accepted = _all_accepted(known, entry)
    if accepted == known:
        return
    indentation = " " * (mark.column - 1)
    if known:
        start = document.mark((*place, "accepted")).line
        # A list below its key may stand as deep as the key itself.
        end = _end(lines, start, len(indentation) + 1, dashes=len(indentation))
        lines[start - 1 : end] = _accepted(accepted, indentation)
    else:
        at = _end(lines, mark.line, len(indentation))
        lines[at:at] = _accepted(accepted, indentation)


def _all_accepted(known: Any, entry: Entry) -> list[dict[str, Any]]:
    """What is accepted of the file once the entry is written: of what was, only what fits the file as it is now."""
    new = {each["finding"] for each in entry.accepted}
    kept = [
        each
        for each in (known if isinstance(known, list) else [])
        if isinstance(each, dict)
        and each.get("finding") not in new
        and (each.get("sha256") == entry.sha256 or not entry.sha256)
    ]
    return [*kept, *map(dict, entry.accepted)]


def _append(lines: list[str], document: Document, entry: Entry) -> None:
    """Put an entry behind those that are there, or the list below the other keys."""
    if "attachments" not in document.data:
        at = len(lines)
        while at and not lines[at - 1].strip():
            at -= 1
        lines[at:at] = ["attachments:", *_entry(entry, "  ")]
        return
    heading = document.mark(("attachments",)).line
    if not document.data["attachments"]:
        raise CannotWriteError  # `attachments: []`
    first = document.mark(("attachments", 0)).line - 1
    dash = re.match(r" *(?=- )", lines[first])
    if dash is None:
        raise CannotWriteError
    lines[(at := _end(lines, heading, 1 if dash[0] else 0)) : at] = _entry(entry, dash[0])


def _end(lines: Sequence[str], start: int, indentation: int, *, dashes: int = -1) -> int:
    """The number of lines up to the end of what begins on line `start` (from 1) and is indented at least so deep.

    Entries of a list belong to it from the depth `dashes` on.
    """
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        deep = len(line) - len(line.lstrip())
        if deep == dashes and line.lstrip().startswith("- "):
            end = number + 1
            continue
        if deep < indentation or (not deep and _TOP_LEVEL.match(line)):
            break
        end = number + 1
    return end


def _entry(entry: Entry, indentation: str) -> list[str]:
    return [
        f"{indentation}- file: {written_value(entry.file)}",
        f"{indentation}  title: {written_value(entry.title)}",
        *(_accepted(entry.accepted, f"{indentation}  ") if entry.accepted else []),
    ]


def _accepted(accepted: Sequence[Mapping[str, str]], indentation: str) -> list[str]:
    lines = [f"{indentation}accepted:"] if accepted else []
    for each in accepted:
        for number, (key, value) in enumerate(each.items()):
            lines.append(f"{indentation}  {'  ' if number else '- '}{key}: {written_value(value)}")
    return lines


def written_value(text: str) -> str:
    """`text` as front matter holds it, in quotation marks where it needs them: JSON's strings are YAML's too."""
    if _PLAIN.fullmatch(text) and not _LOOKS_OTHERWISE.fullmatch(text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)


def attached_files(content: bytes, shown: str) -> frozenset[str]:
    """The files that a response names under `attachments`; none where it cannot be read."""
    source, _ = source_of(content, shown)
    listed = read_mapping(source.front, shown)[0].data.get("attachments", []) if source else []
    entries = listed if isinstance(listed, list) else []
    return frozenset(str(entry["file"]) for entry in entries if isinstance(entry, dict) and "file" in entry)


def write_over(file: Path, content: bytes) -> None:
    """Put `content` in the place of `file`, whole or not at all. Raises `OSError`."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.unlink(missing_ok=True)  # a link there would lead the content elsewhere
        with beside.open("xb") as stream:
            stream.write(content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
