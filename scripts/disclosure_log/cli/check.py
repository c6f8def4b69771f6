"""The command that says what is wrong: check."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from disclosure_log.building.cycles import no_search_for_cycles
from disclosure_log.building.history import Judge, Objection, Search, check_history
from disclosure_log.building.stages import Examined, examine
from disclosure_log.checks.personal import CODE as PERSONAL
from disclosure_log.cli.common import config_option, needs, today_option
from disclosure_log.cli.output import format_option, print_findings
from disclosure_log.config import Project, load_project, read_today
from disclosure_log.findings import Finding, FindingsError, blocking, counted
from disclosure_log.gate.conditions import conditions_of, permitted_by
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.notes import Verdict
from disclosure_log.gate.people import Weight, search
from disclosure_log.pages.review import Review, alias_files, owner_of, summarise, touched_by
from disclosure_log.pages.site import Site
from disclosure_log.records.reference import INBOX
from disclosure_log.records.said import accepted_within
from disclosure_log.repository import Changes, changes_since, hosted_address


@click.command()
@config_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@format_option
@click.option(
    "--changed-since",
    metavar="COMMIT",
    help="Say first what concerns the files that were changed since this commit or branch, such as origin/main.",
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Add to this file the facts of each response, or of each changed one, and its findings, in plain words.",
)
@click.option(
    "--history",
    is_flag=True,
    help="Judge also every file that git keeps, on every branch and from every commit, by today's rules.",
)
@click.option(
    "--not-on",
    metavar="REMOTE",
    envvar="PRE_COMMIT_REMOTE_NAME",
    help="With --history: only what this remote, such as origin, does not have yet. pre-commit says which, in a push.",
)
@today_option
def check(
    *,
    config_file: Path,
    paths: tuple[Path, ...],
    form: str,
    changed_since: str | None,
    summary: Path | None,
    history: bool,
    not_on: str | None,
    today: date | None,
) -> None:
    """Check every response, or only those under PATHS, and say what is wrong with them.

    A response and the folder of its attachments go together: naming a file of one means the other too.
    """
    needs(config_file)
    changes = None
    try:
        project = load_project(config_file)
        chosen = _inside(paths, project.root)
        if config_file.resolve() in chosen:
            chosen = []  # the settings concern every response
        changes = changes_since(changed_since, project.root) if changed_since else None
        day = read_today(today)
        with no_search_for_cycles():
            examined = examine(project, day)
            gc.freeze()  # the program ends soon, and needs no search of the log for that either
        kept = (
            check_history(project, examined.responses, _judge(project), _search(project), not_on=not_on)
            if history
            else []
        )
    except FindingsError as error:
        print_findings(error.findings, form, config_file.absolute().parent)
        if summary:
            _add(summary, _unread(error.findings))
        sys.exit(1)
    # What git keeps is asked for as a whole, whatever files were named.
    findings = [*(finding for finding in examined.findings if _concerns(finding, chosen, project.root)), *kept]
    if changes:
        touched = touched_by(changes.written)
        findings.sort(key=lambda finding: finding.path not in touched and owner_of(finding.path) not in touched)
    print_findings(findings, form, project.root, project.site_url)
    if summary:
        _add(summary, _summary(project, examined, findings, changes, day))
    if form == "text":
        sound = [response for response in examined.log.responses if _chosen(response.source, chosen, project.root)]
        said = f"{counted(len(sound), 'response')} without fault, {counted(len(findings), 'finding')}"
        click.echo(f"Checked{', with all that git keeps' if history else ''}: {said}.", err=bool(findings))
    sys.exit(1 if blocking(findings) else 0)


def _judge(project: Project) -> Judge:
    """What stands in the way of files, by the gate; nothing is kept of what is in the log no longer."""

    def judge(files: Sequence[Path]) -> dict[Path, list[Objection]]:
        with Gate(conditions_of(project)) as gate:
            return {
                file: [
                    Objection(found.code, acceptable=verdict is Verdict.HOLD)
                    for verdict, found in judged.findings()
                    if verdict is not Verdict.RELEASE
                ]
                for file, judged in zip(files, gate.judge_all(files), strict=True)
            }

    return judge


def _search(project: Project) -> Search:
    """What stands in the way of the text of a response as it once stood."""
    permitted = permitted_by(project.options)

    def look(text: str) -> list[Objection]:
        if PERSONAL in accepted_within(text):
            return []
        strong = (found.weight is Weight.STRONG for found in search(text, permitted, markup=True))
        return [Objection(PERSONAL, acceptable=True)] if any(strong) else []

    return look


def _summary(
    project: Project, examined: Examined, findings: Sequence[Finding], changes: Changes | None, today: date
) -> str:
    from disclosure_log.pages.compose import Composer  # noqa: PLC0415 - only a summary needs it

    composer = Composer(examined.log, examined.facts, Site("", "", "", project.options, today))
    changed = changes.written if changes else frozenset(response.source for response in examined.responses)
    owners = {owner_of(path) for path in changed}
    review = Review(
        [response for response in examined.responses if response.source in owners],
        findings,
        changed,
        _removed(changes) if changes else frozenset(),
        frozenset(file for response in examined.responses for file in alias_files(response, project.options.separator)),
        whole=changes is None,
        repository=hosted_address(project.root),
        rules=(project.docs / "rules").is_dir(),
    )
    return summarise(review, composer)


def _removed(changes: Changes) -> frozenset[str]:
    """What is gone from the log. Letters in the inbox are no part of it, and their names may tell who asked."""
    inbox = f"responses/{INBOX}/"
    return frozenset(path for path in changes.removed if path.startswith("responses/") and not path.startswith(inbox))


def _unread(findings: Sequence[Finding]) -> str:
    """The summary of a log whose settings cannot be read."""
    return "# The settings of the log cannot be used\n\n" + "".join(
        f"    {line}\n" for finding in findings for line in finding.as_text().splitlines()
    )


def _add(summary: Path, text: str) -> None:
    try:
        with summary.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise click.UsageError(f"The summary cannot be written to {summary}: {error.strerror}.") from None


def _inside(paths: Sequence[Path], root: Path) -> list[Path]:
    """The named files and folders, none of them outside the log."""
    chosen = [path.resolve() for path in paths]
    for path, resolved in zip(paths, chosen, strict=True):
        if not resolved.is_relative_to(root.resolve()):
            raise click.UsageError(f"{path} does not lie in this log, whose folder is {root}.")
    return chosen


def _concerns(finding: Finding, chosen: Sequence[Path], root: Path) -> bool:
    """Whether a finding is about the named files, or about nothing that could be named."""
    return not finding.path or _chosen(finding.path, chosen, root)


def _chosen(path: str, chosen: Sequence[Path], root: Path) -> bool:
    """Whether `path` or the response that it belongs to was named, or an attachment of that response."""
    if not chosen:
        return True
    # The last part is not resolved: a finding about a link is about the link.
    places = {root / path, root / owner_of(path)}
    places = {place.parent.resolve() / place.name for place in places}
    homes = {place.with_suffix("") for place in places if place.suffix == ".md"}
    return any(any(place.is_relative_to(each) for place in places) or each.parent in homes for each in chosen)
