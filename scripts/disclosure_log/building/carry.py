"""Carries what may be shown from the private repository of a log into its public one.

Officers work in the private repository, where nothing is published yet. What passes every check, and whose day has
come, is written into the public repository as one commit that names nobody, without the notes that officers left in
their files. A response that is public never vanishes by this: it is withdrawn, or its new reference names the old one.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosure_log.building.stages import Examined, examine
from disclosure_log.config import CONFIG_FILE, Project, load_project
from disclosure_log.findings import Finding, FindingsError, blocking, counted
from disclosure_log.records.folder import walk
from disclosure_log.records.public_form import public_form
from disclosure_log.records.reading import Conventions, read_draft
from disclosure_log.records.reference import RESERVED, make_reference
from disclosure_log.repository import GitError, git

ATTEMPTS = 3
"""How often a commit is made anew where somebody else wrote to the public repository meanwhile."""

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried, as paths from the log's folder, in order."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the public repository was already as it should be."""
        return not (self.added or self.changed or self.removed)

    def summary(self) -> str:
        """What was carried, in one line that also heads the public commit."""
        paths = (*self.added, *self.changed, *self.removed)
        names = [path.removeprefix("responses/").removesuffix(".md") for path in paths if path.endswith(".md")]
        if not names:
            return f"Publish changes to {counted(len(paths), 'attachment')}"
        if len(names) <= _MOST_NAMED:
            return f"Publish {', '.join(names)}"
        return f"Publish {counted(len(names), 'response')}"


def carry(project: Project, today: date, address: str, *, branch: str = "main", push: bool = True) -> Carried:
    """Carry what may be shown `today` from the log of `project` into the public repository at `address`.

    Without `push` it only says what it would carry. Raises `FindingsError` for whatever stops it; the public repository
    is then as it was.
    """
    examined = examine(project, today)
    if examined.blocking:
        raise FindingsError(examined.findings)
    wanted = dict(_files(project, examined))
    for attempt in range(1, ATTEMPTS + 1):
        with tempfile.TemporaryDirectory(prefix="disclosure-log-carry-") as folder:
            public = _checked_out(project, address, branch, Path(folder) / "log")
            carried = _lay(wanted, public, examined)
            _refuse_what_does_not_pass(public, today)
            if carried.nothing or not push:
                return carried
            try:
                _commit(public, carried)
                git("push", "--quiet", "origin", f"HEAD:{branch}", folder=public.root)
            except GitError as error:
                if attempt < ATTEMPTS and "fast-forward" in error.reason + error.details:
                    continue
                raise _refused("The public repository took nothing", error) from None
            return carried
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


def _files(project: Project, examined: Examined) -> Iterator[tuple[str, bytes]]:
    """Every file that the public log is to hold, with its content."""
    for response in examined.log.responses:
        text = (project.root / response.source).read_bytes().decode("utf-8-sig")
        yield response.source, public_form(text, response).encode()
        if response.front.withdrawn:
            continue
        for number, attachment in enumerate(response.attachments):
            content = attachment.path.read_bytes()
            if hashlib.sha256(content).hexdigest() != examined.facts[attachment.path].sha256:
                message = f"The attachment {attachment.name} changed while it was carried."
                raise FindingsError([response.finding("DL043", ("attachments", number), message, "Carry it again.")])
            yield attachment.path.relative_to(project.root).as_posix(), content


def _checked_out(project: Project, address: str, branch: str, folder: Path) -> Project:
    """The public log, in a fresh copy of its repository."""
    try:
        # In the working folder: an address may be a way from where the person stands.
        git("clone", "--quiet", "--depth=1", f"--branch={branch}", "--", address, str(folder), folder=Path.cwd())
    except GitError as error:
        raise _refused("The public repository cannot be fetched", error) from None
    try:
        public = load_project(folder / CONFIG_FILE)
    except FindingsError as error:
        raise FindingsError([_unfit(f"its settings cannot be used ({error.findings[0].message})")]) from None
    if public.options.repository != "public":
        raise FindingsError([_unfit("its settings say that it is private")])
    if public.options.authority != project.options.authority:
        raise FindingsError([_unfit("it is the log of another authority")])
    return public


def _lay(wanted: Mapping[str, bytes], public: Project, examined: Examined) -> Carried:
    """Bring the files under the public `responses/` into line with those that are `wanted`."""
    there = dict(_there(public))
    gone = set(there) - set(wanted)
    vanished = list(_vanished(gone, public, examined))
    if vanished:
        raise FindingsError(vanished)
    for path in gone:
        there[path].unlink()
    changed = []
    for path, content in wanted.items():
        file = public.root / path
        if path in there and there[path].read_bytes() == content:
            continue
        if path in there:
            changed.append(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Carried(tuple(sorted(set(wanted) - set(there))), tuple(sorted(changed)), tuple(sorted(gone)))


def _there(public: Project) -> Iterator[tuple[str, Path]]:
    """The files of responses and attachments that are public already."""
    findings: list[Finding] = []
    if not public.responses.is_dir():
        return
    for entry in walk(public.responses, findings, public.root):
        path = Path(entry.path)
        if path.relative_to(public.responses).parts[0] not in RESERVED:
            yield path.relative_to(public.root).as_posix(), path
    if findings:
        raise FindingsError(findings)


def _vanished(gone: set[str], public: Project, examined: Examined) -> Iterator[Finding]:
    """A finding for each response that is public and would be no more, without a word on its page."""
    options = public.options
    conventions = Conventions(options.language, options.law, options.separator)
    led_on = {
        make_reference(alias, options.separator).file
        for response in examined.log.responses
        for alias in response.front.aliases
    }
    for path in sorted(gone):
        if not path.endswith(".md") or path in led_on:
            continue
        reference = read_draft(public.root / path, path, conventions).reference
        message = f"The response {reference or path} is public, and this would make it vanish."
        hint = (
            "A response is taken down with the key withdrawn, and one that got another reference names the old one "
            "under aliases. Put the file back, and do that; a day in published holds back only what is not public yet."
        )
        yield Finding("DL072", path, message, hint)


def _refuse_what_does_not_pass(public: Project, today: date) -> None:
    """What is right by the settings of the private log may be wrong by those of the public one."""
    findings = blocking(examine(public, today).findings)
    if findings:
        raise FindingsError(findings)


def _commit(public: Project, carried: Carried) -> None:
    name = public.options.authority if public.options.official else "disclosure-log"
    identity = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name), ("EMAIL", "disclosure-log@example.invalid"))
    }
    git("add", "--all", "--", public.responses.name, folder=public.root)
    git("-c", "commit.gpgsign=false", "commit", "--quiet", "-m", carried.summary(), folder=public.root, **identity)


def _refused(what: str, error: GitError) -> FindingsError:
    hint = "Look at the address, the branch, and whether the key may write there."
    return FindingsError([Finding("DL073", "", f"{what}: {error.reason}.", hint)])


def _unfit(why: str) -> Finding:
    message = f"The other repository cannot be the public one of this log: {why}."
    hint = "It needs a mkdocs.yml of its own, with the same authority: and with repository: public."
    return Finding("DL073", CONFIG_FILE, message, hint)
