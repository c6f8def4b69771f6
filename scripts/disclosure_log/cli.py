"""The command line: the front door for people."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from disclosure_log import __version__
from disclosure_log.building.stages import examine
from disclosure_log.config import CONFIG_FILE, load_project, read_today
from disclosure_log.findings import Finding, FindingsError, blocking, counted


class _Day(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail("write the day as year-month-day, such as 2021-08-24.", param, ctx)


_config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=CONFIG_FILE,
    show_default=True,
    help="The log's settings; its folder is the log's folder.",
)
_today_option = click.option(
    "--today", type=_Day(), help="Build as if it were this day (2021-08-24); otherwise today in the United Kingdom."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="disclosure-log")
def main() -> None:
    """Build a public, searchable Freedom of Information disclosure log from Markdown files.

    Exit status: 0 nothing is wrong, 1 findings that block publication, 2 the command was used wrongly.
    """


@main.command()
@_config_option
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site is to stand.")
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@_today_option
def build(config_file: Path, site_dir: Path | None, no_search: bool, today: date | None) -> None:
    """Build the site: the new one is put in place whole, or the old one stays as it was."""
    from disclosure_log.engine.mkdocs import build_site  # noqa: PLC0415 - the engine takes a second to load

    start = time.monotonic()
    _needs(config_file)
    with _findings_printed("Nothing was published: what stood there is as it was."):
        target, made = build_site(config_file, site_dir=site_dir, today=today, index=not no_search)
    for finding in made.findings:
        click.echo(finding.as_text(), err=True)
    click.echo(f"{made.summary(time.monotonic() - start)}: {_near(target)}")


@main.command()
@_config_option
@click.option("--address", metavar="HOST:PORT", help="Where to show it; otherwise 127.0.0.1:8000.")
def serve(config_file: Path, address: str | None) -> None:
    """Show the log in a browser on this machine, built anew at every change."""
    from disclosure_log.engine.mkdocs import serve_site  # noqa: PLC0415 - the engine takes a second to load

    _needs(config_file)
    with _findings_printed():
        serve_site(config_file, address=address)


@main.command()
@_config_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed: for people, as annotations of a GitHub workflow, or as JSON.",
)
@_today_option
def check(config_file: Path, paths: tuple[Path, ...], form: str, today: date | None) -> None:
    """Check every response, or only those under PATHS, and say what is wrong with them."""
    _needs(config_file)
    try:
        project = load_project(config_file)
        examined = examine(project, read_today(today))
    except FindingsError as error:
        _print(error.findings, form)
        sys.exit(1)
    chosen = _inside(paths, project.root)
    findings = [finding for finding in examined.findings if _concerns(finding, chosen, project.root)]
    _print(findings, form)
    if form == "text":
        sound = [response for response in examined.log.responses if _within(project.root / response.source, chosen)]
        said = f"{counted(len(sound), 'response')} without fault, {counted(len(findings), 'finding')}"
        click.echo(f"Checked: {said}.", err=bool(findings))
    sys.exit(1 if blocking(findings) else 0)


def _print(findings: Sequence[Finding], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
        return
    for finding in findings:
        click.echo(finding.as_annotation() if form == "github" else finding.as_text(), err=form == "text")


def _inside(paths: Sequence[Path], root: Path) -> list[Path]:
    """The named files and folders, none of them outside the log."""
    chosen = [path.resolve() for path in paths]
    for path, resolved in zip(paths, chosen, strict=True):
        if not resolved.is_relative_to(root.resolve()):
            raise click.UsageError(f"{path} does not lie in this log, whose folder is {root}.")
    return chosen


def _concerns(finding: Finding, chosen: Sequence[Path], root: Path) -> bool:
    """Whether a finding is about the named files, or about nothing that could be named."""
    return not finding.path or _within(root / finding.path, chosen)


def _within(path: Path, chosen: Sequence[Path]) -> bool:
    # The last part is not resolved: a finding about a link is about the link.
    path = path.parent.resolve() / path.name
    return not chosen or any(path.is_relative_to(each) for each in chosen)


def _needs(config_file: Path) -> None:
    if not config_file.is_file():
        raise click.UsageError(
            f"There is no {config_file} here. Start the command in the log's folder, "
            "or name the file with --config-file."
        )


@contextmanager
def _findings_printed(last_line: str = "") -> Iterator[None]:
    """Prints the findings that stop a command, and ends it with status 1."""
    try:
        yield
    except FindingsError as error:
        for finding in error.findings:
            click.echo(finding.as_text(), err=True)
        if last_line:
            click.echo(f"{counted(len(error.findings), 'finding').capitalize()}. {last_line}", err=True)
        sys.exit(1)


def _near(path: Path) -> str:
    """`path` as a person would type it here."""
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
