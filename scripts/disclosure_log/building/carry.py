"""Carries what may be shown from the private repository of a log into its public one.

Officers work in the private repository, where nothing is published yet. What passes every check, and whose day has
come, is written into the public repository as one commit that names nobody, without the notes that officers left in
their files. A response that is public never vanishes by this: it is withdrawn, or its new reference names the old one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from disclosure_log.building.sources import Sources
from disclosure_log.building.stages import Examined, examine, inspected_bytes
from disclosure_log.config import BRANCH, CONFIG_FILE, Project, load_project
from disclosure_log.findings import Finding, FindingsError, blocking, counted, shown_path
from disclosure_log.records.folder import Folder, survey, symbolic_links
from disclosure_log.records.reading import read_draft
from disclosure_log.records.reference import make_reference
from disclosure_log.repository import GitError, git

ATTEMPTS = 3
"""How often a commit is made anew where somebody else wrote to the public repository meanwhile."""

_MOST_NAMED = 5
_MOVED_ON = ("fast-forward", "fetch first", "cannot lock ref", "stale info")
"""What git says where the public branch has moved on meanwhile."""

_AS_THEY_ARE = (
    *("-c", "core.autocrlf=false", "-c", "core.excludesFile=/dev/null", "-c", "core.attributesFile=/dev/null"),
    *("-c", "commit.gpgsign=false"),
)
"""No setting of whoever runs this, or of the public repository, changes or leaves out a file."""


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


def carry(project: Project, today: date, address: str, *, branch: str = BRANCH, push: bool = True) -> Carried:
    """Carry what may be shown `today` from the log of `project` into the public repository at `address`.

    Without `push` it only says what it would carry. Raises `FindingsError` for whatever stops it; the public repository
    is then as it was.
    """
    _refuse_another_branch(project)
    examined = examine(project, today)
    if examined.blocking:
        raise FindingsError(examined.findings)
    wanted = dict(_files(project, examined))
    _refuse_uncommitted(project, wanted)
    for attempt in range(1, ATTEMPTS + 1):
        with tempfile.TemporaryDirectory(prefix="disclosure-log-carry-") as folder:
            public = _checked_out(project, address, branch, Path(folder) / "log")
            try:
                carried = _lay(wanted, public, examined)
            except OSError as error:
                raise FindingsError([_unfit(f"its files cannot be written ({error.strerror})")]) from None
            _refuse_what_does_not_pass(public, today)
            if carried.nothing or not push:
                return carried
            try:
                _commit(public, carried, wanted)
                git("push", "--quiet", "origin", f"HEAD:{branch}", folder=public.root)
            except GitError as error:
                if attempt < ATTEMPTS and any(words in error.details for words in _MOVED_ON):
                    continue
                raise _refused("The public repository took nothing", error) from None
            return carried
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


def _refuse_another_branch(project: Project) -> None:
    """A change is agreed to on the main branch; what lies in a folder that is no repository cannot be told apart."""
    if not _in_repository(project):
        return
    current = _asked(project, "rev-parse", "--abbrev-ref", "HEAD").strip()
    if current != BRANCH:
        message = f"The private log stands on another branch than {BRANCH}."
        raise FindingsError([Finding("DL073", "", message, f"Carry from {BRANCH}, where a change was agreed to.")])


def _refuse_uncommitted(project: Project, wanted: Iterable[str]) -> None:
    """Nothing is carried that differs from the last commit, is missing in it, or is left out of git altogether."""
    if not _in_repository(project):
        return
    folder = project.responses.name
    committed = _asked(project, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", folder).split("\0")
    changed = _asked(project, "diff", "--name-only", "--relative", "-z", "HEAD", "--", folder, CONFIG_FILE).split("\0")
    if paths := sorted({*wanted} - {*committed} | {*filter(None, changed)}):
        message = f"{counted(len(paths), 'file')} of the private log differ from its last commit."
        hint = "Commit them, so that they are checked and agreed to like any change, or put them back."
        raise FindingsError([Finding("DL073", shown_path(Path(paths[0]), project.root), message, hint)])


def _in_repository(project: Project) -> bool:
    root = project.root.resolve()
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def _asked(project: Project, *arguments: str) -> str:
    try:
        return git(*arguments, folder=project.root)
    except GitError as error:
        raise _refused("Git cannot tell what was agreed to in the private log", error) from None


def _files(project: Project, examined: Examined) -> Iterator[tuple[str, bytes]]:
    """Every file that the public log is to hold, with its content."""
    sources = Sources(project.root, examined)
    for response in examined.log.responses:
        yield response.source, sources.text(response)
        if response.front.withdrawn:
            continue
        for number, attachment in enumerate(response.attachments):
            content = inspected_bytes(response, number, examined.facts)
            if attachment.stored:
                continue  # the public log has it from the same store
            yield attachment.path.relative_to(project.root).as_posix(), content


def _checked_out(project: Project, address: str, branch: str, folder: Path) -> Project:
    """The public log, in a fresh copy of its repository in which every byte is as it is there."""
    try:
        # In the working folder: an address may be a way from where the person stands.
        arguments = ("--quiet", "--depth=1", "--no-checkout", f"--branch={branch}")
        git("clone", *arguments, "--", address, str(folder), folder=Path.cwd())
        (folder / ".git" / "info").mkdir(exist_ok=True)
        (folder / ".git" / "info" / "attributes").write_text("* -text -filter -ident -working-tree-encoding\n")
        git(*_AS_THEY_ARE, "checkout", "--quiet", folder=folder)
    except GitError as error:
        raise _refused("The public repository cannot be fetched", error) from None
    try:
        public = load_project(folder / CONFIG_FILE)
    except FindingsError as error:
        raise FindingsError([_unfit(f"its settings cannot be used ({error.findings[0].message})")]) from None
    ours, theirs = project.options, public.options
    if theirs.repository != "public":
        raise FindingsError([_unfit("its settings say that it is private")])
    if theirs.authority != ours.authority:
        raise FindingsError([_unfit("it is the log of another authority")])
    different = [
        key
        for key in ("law", "language", "separator", "attachments_store")
        if getattr(ours, key) != getattr(theirs, key)
    ]
    if different:
        said = f"its settings differ in {', '.join(different)}, so that a file would say another thing there"
        raise FindingsError([_unfit(said)])
    if links := symbolic_links(public.responses, public.root):
        raise FindingsError(links)
    return public


def _lay(wanted: Mapping[str, bytes], public: Project, examined: Examined) -> Carried:
    """Bring the files under the public `responses/` into line with those that are `wanted`."""
    there = dict(_there(public))
    gone = set(there) - set(wanted)
    stopped = [*_vanished(gone, public, examined), *_withdrawn_no_more(set(there) & set(wanted), public, examined)]
    if stopped:
        raise FindingsError(stopped)
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
    """The responses that are public already, and the files in the folder of each."""
    found = survey(public.responses, public.root) if public.responses.is_dir() else Folder()
    if found.findings:
        raise FindingsError(found.findings)
    for response in found.responses:
        for path in (response, *found.attached_to(response)):
            yield path.relative_to(public.root).as_posix(), path


def _vanished(gone: set[str], public: Project, examined: Examined) -> Iterator[Finding]:
    """A finding for each response that is public and would be no more, without a word on its page."""
    separator = public.options.separator
    led_on = {
        make_reference(alias, separator).file for response in examined.log.responses for alias in response.front.aliases
    }
    for path in sorted(gone):
        if not path.endswith(".md") or path in led_on:
            continue
        reference = read_draft(public.root / path, path, public.conventions).reference
        message = f"The response {reference or path} is public, and this would make it vanish."
        hint = (
            "A response is taken down with the key withdrawn, and one that got another reference names the old one "
            "under aliases. Put the file back, and do that; a day in published holds back only what is not public yet."
        )
        yield Finding("DL072", path, message, hint)


def _withdrawn_no_more(kept: set[str], public: Project, examined: Examined) -> Iterator[Finding]:
    """A finding for each response that is withdrawn in public and not in the private log, such as in an old copy."""
    shown = {response.source: response for response in examined.log.responses}
    for path in sorted(kept & set(shown)):
        if b"withdrawn" not in (public.root / path).read_bytes():
            continue  # reading every public response whole would take as long as checking it
        theirs = read_draft(public.root / path, path, public.conventions).response
        if theirs and theirs.front.withdrawn and not shown[path].front.withdrawn:
            message = f"The response {theirs.reference} was withdrawn, and this would bring it back."
            hint = "Fetch the latest private log. To bring it back on purpose, change the public file first."
            yield Finding("DL072", path, message, hint)


def _refuse_what_does_not_pass(public: Project, today: date) -> None:
    """Whatever the public log would not publish, or would show of a withdrawn response, goes no further."""
    examined = examine(public, today)
    findings = blocking(examined.findings)
    findings += [finding for finding in examined.findings if finding.code == "DL071"]
    if findings:
        raise FindingsError(replace(finding, message=f"In the public log: {finding.message}") for finding in findings)


def _commit(public: Project, carried: Carried, wanted: Mapping[str, bytes]) -> None:
    name = public.options.authority if public.options.official else "disclosure-log"
    identity = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name), ("EMAIL", "disclosure-log@example.invalid"))
    }
    folder = public.root
    git(*_AS_THEY_ARE, "add", "--all", "--force", "--", public.responses.name, folder=folder)
    git(*_AS_THEY_ARE, "commit", "--quiet", "-m", carried.summary(), folder=folder, **identity)
    held = git("ls-tree", "-r", "-z", "--name-only", "HEAD", "--", public.responses.name, folder=folder).split("\0")
    if missing := set(wanted) - set(held):
        raise GitError(f"it left out {counted(len(missing), 'file')}")


def _refused(what: str, error: GitError) -> FindingsError:
    hint = "Look at the address, the branch, and whether the key may write there."
    return FindingsError([Finding("DL073", "", f"{what}: {error.reason}.", hint)])


def _unfit(why: str) -> Finding:
    message = f"The other repository cannot be the public one of this log: {why}."
    hint = "It needs a mkdocs.yml of its own at its top, with the same authority, law and language, and public."
    return Finding("DL073", CONFIG_FILE, message, hint)
