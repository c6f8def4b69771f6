"""What is published already: the checkpoints that a new site goes on from, and the addresses that it must keep."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from disclosure_log.building.forks import Aside
from disclosure_log.building.stages import Examined
from disclosure_log.data.manifest import Manifest
from disclosure_log.data.verifying.comparing import WrongUseError, place_of
from disclosure_log.data.verifying.places import Folder, Place
from disclosure_log.data.verifying.sealing import (
    CHECKPOINT,
    CHECKPOINTS_NAME,
    MANIFEST_NAME,
    CannotVerifyError,
    read_checkpoints,
    read_manifest,
    root_of,
)
from disclosure_log.findings import Finding, FindingsError, Severity, blocking
from disclosure_log.records.reference import make_reference


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of the site that is published."""

    chain: Sequence[str] = ()
    """Its checkpoints, oldest first; none where nothing is published yet."""

    responses: Mapping[str, Mapping[str, Any]] | None = None
    """What its manifest says of each response, where the new site is to keep its promises."""


def read_published(target: str) -> Published:
    """What is published at `target`, an address or a folder; where there is no log, nothing is.

    Raises `FindingsError` (DL074) where that cannot be told.
    """
    # Aside, since a manifest takes a gigabyte of memory where a log has a hundred thousand responses.
    return Aside(partial(_published, target)).result()


def _published(target: str) -> Published:
    try:
        place = place_of(target)
    except WrongUseError as error:
        raise _unreadable(str(error)) from None
    chain, content = _read(place)
    return Published(chain, content["responses"] if content else None)


def read_replaced(target: Path) -> Published:
    """The checkpoints of the site in the folder `target`, which is to be replaced. Raises as `read_published` does."""
    try:
        return Published(read_checkpoints(Folder(target).read(CHECKPOINTS_NAME)))
    except CannotVerifyError as error:
        if error.missing:
            return Published()
        raise _unreadable(str(error)) from None


def _read(place: Place) -> tuple[Sequence[str], Mapping[str, Any] | None]:
    try:
        content = read_manifest(place.read(MANIFEST_NAME))
    except CannotVerifyError as error:
        if error.missing:
            return (), None
        raise _unreadable(str(error)) from None
    if CHECKPOINTS_NAME not in content["files"]:
        return (), content
    try:
        raw = place.read(CHECKPOINTS_NAME)
        chain = read_checkpoints(raw)
    except CannotVerifyError as error:
        raise _unreadable(str(error)) from None
    last = CHECKPOINT.fullmatch(chain[-1])
    sealed = content["files"][CHECKPOINTS_NAME]["sha256"]
    if hashlib.sha256(raw).hexdigest() != sealed or not last or last["root"] != root_of(content)[0]:
        raise _unreadable(f"{CHECKPOINTS_NAME} and {MANIFEST_NAME} do not belong to each other.")
    return chain, content


def _unreadable(why: str) -> FindingsError:
    message = f"What is published already cannot be read: {why}"
    hint = (
        "If the site is just being replaced or its host does not answer, build again later. If nothing was ever "
        "published there, build without --published. If the site was changed by hand, put it back as it was, or remove "
        "it if it is only a copy of yours."
    )
    return FindingsError([Finding("DL074", "", message, hint)])


def check_what_was_published(
    published: Published, manifest: Manifest, examined: Examined, separator: str
) -> list[Finding]:
    """What the site that `manifest` seals does to responses that are published, as far as it stops nothing.

    Raises `FindingsError` (DL072) where something would vanish.
    """
    if published.responses is None:
        return []
    findings = list(_Promises(published.responses, manifest, examined, separator).findings())
    if blocking(findings):
        raise FindingsError(findings)
    return findings


class _Promises:
    """Whether what is published keeps its address and its words."""

    def __init__(
        self, then: Mapping[str, Mapping[str, Any]], manifest: Manifest, examined: Examined, separator: str
    ) -> None:
        self._then, self._now, self._files = then, manifest.responses, manifest.files
        self._separator = separator
        self._moved = {old: name for name, entry in self._now.items() for old in entry.get("was", ())}
        self._sources = {response.reference.text: response.source for response in examined.responses}
        self._new_letters = {
            entry["letter"]: name for name, entry in self._now.items() if "letter" in entry and name not in then
        }

    def findings(self) -> Iterator[Finding]:
        for reference, then in self._then.items():
            if not self._leads_on(then["address"]):
                yield self._vanished(reference, then)
                continue
            name = reference if reference in self._now else self._moved.get(reference, reference)
            for alias in then.get("was", ()):
                if not self._leads_on(make_reference(alias, self._separator).address):
                    yield self._alias_vanished(name, alias)
            now = self._now.get(name, {})
            if "withdrawn" in then or "withdrawn" in now or self._corrected(now) > self._corrected(then):
                continue
            for attachment in then.get("attachments", ()):
                if not self._leads_on(then["address"] + attachment):
                    yield self._attachment_vanished(name, attachment)
            if now.get("letter", then["letter"]) != then["letter"]:
                yield self._says_something_else(name)

    def _leads_on(self, address: str) -> bool:
        """Whether something stands at an address: a file, or a page."""
        return address in self._files or f"{address.rstrip('/')}/index.html" in self._files

    @staticmethod
    def _corrected(entry: Mapping[str, Any]) -> int:
        return len(entry.get("corrected", ()))

    def _vanished(self, reference: str, then: Mapping[str, Any]) -> Finding:
        path = f"{then['address'].rstrip('/')}.md"
        message = f"The response {reference} is published, and this would make it vanish."
        if reference in self._now:
            hint = "Its address is another one now: set `separator` in mkdocs.yml back to what it was."
            return Finding("DL072", self._source(reference), message, hint)
        if reference in self._sources:
            hint = (
                "`published` cannot hold back what is public already: take that line out. To take the response down, "
                "add the key `withdrawn` with date, reason and by."
            )
            return Finding("DL072", self._sources[reference], message, hint)
        if other := self._new_letters.get(then.get("letter", "")):
            hint = f"The response {other} has the same letter: write `aliases: [{_written(reference)}]` into its facts."
            return Finding("DL072", path, message, hint)
        hint = (
            "Put the file back. To take the response down, add the key `withdrawn` to it. If it has another reference "
            f"now, write `aliases: [{_written(reference)}]` into the facts of the new one."
        )
        return Finding("DL072", path, message, hint)

    def _alias_vanished(self, reference: str, alias: str) -> Finding:
        message = f"The address of {alias}, an earlier reference of {reference}, is published, and would lead nowhere."
        hint = f"Put `{_written(alias)}` back under `aliases`."
        return Finding("DL072", self._source(reference), message, hint)

    def _attachment_vanished(self, reference: str, attachment: str) -> Finding:
        message = f"The attachment {attachment} of {reference} is published, and this would make it vanish."
        hint = "Put it back. If it had to go or got another name, say so in an entry under `changes` (date and note)."
        return Finding("DL072", self._source(reference), message, hint)

    def _says_something_else(self, reference: str) -> Finding:
        message = f"The letter {reference} is not the one that is published, and its page does not say so."
        hint = "Write what was corrected, and when, under `changes` (date and note)."
        return Finding("DL075", self._source(reference), message, hint, severity=Severity.WARNING)

    def _source(self, reference: str) -> str:
        return self._sources.get(reference, "")


def _written(reference: str) -> str:
    """`reference` in a list in YAML."""
    return reference if reference.replace("/", "").replace("-", "").replace(".", "").isalnum() else f"'{reference}'"
